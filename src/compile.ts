/**
 * The stages as a list: source → AST → rules → assembly → messages. No file, clock or network: files reach it through `load`.
 */

import type { VFileMessage } from 'vfile-message';
import type { Language, Meeting } from './ast/index.js';
import type { Assembly } from './assembly/model.js';
import type { FileFacts } from './lint/rule.js';
import type { Rules } from './law/rules.js';
import type { Phrase } from './text/phrase.js';

/** Why a file is asked for. */
export type LoadKind = 'roll' | 'rules' | 'votes' | 'annex' | 'image' | 'logo';

/** What the loader found: the bytes of data files; for annexes and images whether they may be used. */
export type Loaded =
	| { found: true; bytes: Uint8Array; mediaType?: string | undefined }
	| { found: false }
	/** `outside`: leaves the project, `network`, `kind`: not an allowed kind, `tooLarge`, `unreadable`. */
	| { found: true; refused: 'outside' | 'network' | 'kind' | 'tooLarge' | 'unreadable' };

/** What a compilation may be given. */
export interface CompileOptions {
	/** Path of the file, for messages. */
	path?: string | undefined;
	/** The one door to other files; paths are as written, relative to the meeting file. */
	load?: ((request: { kind: LoadKind; path: string }) => Promise<Loaded>) | undefined;
	/** Defaults of the header (`pv.config.yaml`), as plain data. */
	defaults?: Readonly<Record<string, unknown>> | undefined;
	/** Severities by rule (`off`, `info`, `warning`, `error`). */
	severities?: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>> | undefined;
}

/** A compiled meeting. */
export interface Compiled {
	source: string;
	path: string;
	lang: Language;
	meeting: Meeting;
	rules: Rules;
	assembly: Assembly;
	/** Sorted by file, line, column. */
	messages: VFileMessage[];
	/** Words of the document's language. */
	phrase: Phrase;
	files: ReadonlyMap<string, FileFacts>;
	/** Images and logo that may be printed, by path as written. */
	images: ReadonlyMap<string, { bytes: Uint8Array; mediaType: string }>;
}
