/** What the language server needs of the world. */

import type { Compiled } from '../compile.js';
import type { Language } from '../language/index.js';
import type { TextMemory } from '../parse/index.js';

/** Files, pages of rules and commands, by whoever starts the server. */
export interface LspHost {
	/** Compiles a text as the file at a path, with the open files in place of those on the disk; `memory`: of its state before. */
	compile(
		path: string,
		text: string,
		open: ReadonlyMap<string, string>,
		memory?: TextMemory,
	): Promise<Compiled>;
	/** Whether a text is minutes at all. */
	isMeeting(text: string): boolean;
	/** Paths of the meeting files in a folder. */
	meetingsIn(folder: string): Promise<string[]>;
	/** The text of a file; undefined where it cannot be read. */
	read(path: string): Promise<string | undefined>;
	/** What a rule looks at and why, as Markdown, in a language. */
	rulePage(id: string, lang: Language): Promise<string | undefined>;
	/** What failed and what to do, in the user's words; nothing of a fault of the program. */
	explain(error: unknown): string | undefined;
	/** Address of the page of a rule. */
	ruleAddress(id: string): string;
	/** Runs `pv build` or `pv preview` on a file; resolves to what it said where it failed. */
	run(command: 'build' | 'preview', path: string): Promise<string | undefined>;
	getPath(uri: string): string;
	getUri(path: string): string;
	/** A path as written in a file, from that file's folder. */
	resolve(from: string, path: string): string;
}
