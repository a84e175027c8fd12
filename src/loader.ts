/** The way to other files: what the header of a meeting names is asked of whoever compiles. */

import type { Node } from 'unist';
import type { EarlierMeetings } from './assembly/attendance/earned-votes.js';
import { type Header, isOfDefaults } from './ast/index.js';
import type { FileFacts } from './lint/rule.js';
import { decodeText, readEarlier } from './parse/index.js';

/** Why a file is asked for. */
export type LoadKind = 'roll' | 'rules' | 'votes' | 'annex' | 'image' | 'logo' | 'earlier';

/** What is asked for: a file, or who was at the earlier meetings of the body, which the loader may make out of their minutes. */
export interface LoadRequest {
	kind: LoadKind;
	/** Relative to the meeting file, as written. */
	path: string;
	/** Whether the defaults of the header name it, or a rules file that they name: it may then stand beside the configuration. */
	isDefault: boolean;
	/** With `earlier`: the header of the meeting, and how many meetings before it are wanted. */
	before?: { header: Header; count: number } | undefined;
}

/** What the loader found: the bytes of data files; for annexes and images whether they may be used. */
export type Loaded =
	| { found: true; bytes: Uint8Array; mediaType?: string | undefined }
	| { found: false }
	/** `outside`: leaves the project, `network`, `kind`: not an allowed kind, `tooLarge`, `unreadable`; of images see `checkImage`. */
	| {
			found: true;
			refused:
				| 'outside'
				| 'network'
				| 'kind'
				| 'tooLarge'
				| 'unreadable'
				| 'cutShort'
				| 'tooManyPixels'
				| 'vector';
			details?: FileFacts['details'];
	  };

/** The one loader to other files: the request has paths as written, relative to the meeting file. */
export type Load = (request: LoadRequest) => Promise<Loaded>;

/** The file of who was at the earlier meetings, beside the minutes and in their record. */
const EARLIER_FILE = 'earlier-attendance.csv';

/** Asks for each file once, and remembers what is known of it. */
export class FileLoader {
	readonly #load: Load | undefined;
	readonly #files: Map<string, FileFacts>;
	/** Paths that the defaults of the header lead to. */
	readonly #defaults = new Set<string>();
	/** Bytes by path as written. */
	readonly loadedFiles = new Map<string, { kind: LoadKind; bytes: Uint8Array }>();

	constructor(load: Load | undefined, files: Map<string, FileFacts>) {
		this.#load = load;
		this.#files = files;
	}

	/** The bytes of a file, or undefined where it is missing, refused, or nobody can look. */
	async open(
		kind: LoadKind,
		node: Node,
		path: string,
	): Promise<{ bytes: Uint8Array; mediaType?: string | undefined } | undefined> {
		if (!this.#load) return undefined;
		const isDefault = isOfDefaults(node) || this.#defaults.has(node.data?.file ?? '');
		if (isDefault) this.#defaults.add(path);
		const answer = await this.#load({ kind, path, isDefault });
		const refused = answer.found && 'refused' in answer ? answer.refused : undefined;
		const details = refused === undefined || !('details' in answer) ? undefined : answer.details;
		if (!this.#files.has(path)) this.#files.set(path, { kind, found: answer.found, refused, details, node });
		if (!answer.found || !('bytes' in answer)) return undefined;
		if (!this.loadedFiles.has(path)) this.loadedFiles.set(path, { kind, bytes: answer.bytes });
		return answer;
	}

	/** Who was at the earlier meetings; undefined where nobody can say. */
	async openEarlier(header: Header, count: number): Promise<EarlierMeetings | undefined> {
		const path = EARLIER_FILE;
		const answer = await this.#load?.({ kind: 'earlier', path, isDefault: false, before: { header, count } });
		if (!answer?.found) return undefined;
		if (!('bytes' in answer)) return { file: path, meetings: undefined };
		this.loadedFiles.set(path, { kind: 'earlier', bytes: answer.bytes });
		return { file: path, meetings: readEarlier(decodeText(answer.bytes, path).text, path) };
	}
}
