/** What the providers work with: the texts that are open in the editor, each compiled once a version, and the world around the server. */

import type { Connection, Range, TextDocuments, TextEdit } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compiled } from '../compile.js';
import type { TextChange } from '../editor/index.js';
import type { Language } from '../language/index.js';
import { TextMemory } from '../parse/index.js';

/** A text as it stands, and what it says. */
export interface CompiledDocument {
	document: TextDocument;
	compiled: Compiled;
}

interface Entry {
	/** The text that is compiled: the open document goes on changing. */
	document: TextDocument;
	/** Grows where a file that it names has changed. */
	generation: number;
	compiled: Promise<Compiled>;
}

/**
 * Rest in typing after which a text is compiled, as a share of the time that this takes: what is asked while one types, such as completion, is
 * answered first, and a text that is compiled in a moment is compiled after each keystroke.
 */
const REST = 1 / 8;

/** The longest rest, in milliseconds, and that of a text that has not been compiled. */
const LONGEST_REST = 100;

/** Milliseconds after which it is compiled in any case. */
const LONGEST = 1_000;

/** When a document was changed first and last since it was compiled, in milliseconds. */
interface Typing {
	since: number;
	last: number;
}

export class CompiledDocuments {
	readonly #documents: TextDocuments<TextDocument>;
	readonly #host: LspHost;
	readonly #entries = new Map<string, Entry>();
	/** The last finished compilation of each: completion takes people and rules from it while one types. */
	readonly #finished = new Map<string, Compiled>();
	readonly #typing = new Map<string, Typing>();
	readonly #memories = new Map<string, TextMemory>();
	/** Milliseconds that the last compilation of each took. */
	readonly #took = new Map<string, number>();
	#generation = 0;

	constructor(documents: TextDocuments<TextDocument>, host: LspHost) {
		this.#documents = documents;
		this.#host = host;
		documents.onDidClose(({ document: { uri } }) => {
			this.#entries.delete(uri);
			this.#finished.delete(uri);
			this.#typing.delete(uri);
			this.#memories.delete(uri);
			this.#took.delete(uri);
		});
		documents.onDidChangeContent(({ document: { uri, version } }) => {
			const now = performance.now();
			const known = this.#entries.get(uri);
			// What has just been opened is wanted at once.
			if (known && known.document.version !== version)
				this.#typing.set(uri, { since: this.#typing.get(uri)?.since ?? now, last: now });
		});
	}

	/** The document as it stands, compiled; undefined where it is not open (any more), or is no minutes. Throws where a file beside it, as the configuration, keeps it from being compiled. */
	async get(uri: string): Promise<CompiledDocument | undefined> {
		await this.#rest(uri);
		const document = this.#documents.get(uri);
		if (!document || !this.#host.isMeeting(document.getText())) return undefined;
		const known = this.#entries.get(uri);
		const isCurrent = known?.document.version === document.version && known.generation === this.#generation;
		const entry = isCurrent ? known : this.#start(uri, document);
		const compiled = await entry.compiled;
		// It may have been closed meanwhile, and opened anew.
		if (this.#documents.get(uri) === undefined) return undefined;
		if (this.#entries.get(uri) === entry) this.#finished.set(uri, compiled);
		return { document: entry.document, compiled };
	}

	/** Waits until nobody has typed into a document for a moment. */
	async #rest(uri: string): Promise<void> {
		for (let typing = this.#typing.get(uri); typing; typing = this.#typing.get(uri)) {
			const rest = Math.min((this.#took.get(uri) ?? Number.POSITIVE_INFINITY) * REST, LONGEST_REST);
			const left = Math.min(typing.last + rest, typing.since + LONGEST) - performance.now();
			if (left <= 0) return;
			await new Promise((resolve) => setTimeout(resolve, left));
		}
	}

	/** The last compilation that is finished, else the next one. */
	async latest(uri: string): Promise<CompiledDocument | undefined> {
		const document = this.#documents.get(uri);
		const compiled = this.#finished.get(uri);
		return document && compiled ? { document, compiled } : this.get(uri);
	}

	/** Everything is read again: a roll or rules may have changed. */
	forget(): void {
		this.#generation++;
	}

	#start(uri: string, document: TextDocument): Entry {
		this.#typing.delete(uri);
		const open = new Map(this.#documents.all().map((each) => [this.#host.getPath(each.uri), each.getText()]));
		const memory = this.#memories.get(uri) ?? new TextMemory();
		this.#memories.set(uri, memory);
		const entry: Entry = {
			document: TextDocument.create(uri, document.languageId, document.version, document.getText()),
			generation: this.#generation,
			compiled: this.#host.compile(this.#host.getPath(uri), document.getText(), open, memory),
		};
		this.#entries.set(uri, entry);
		const started = performance.now();
		const done = () => void this.#took.set(uri, performance.now() - started);
		entry.compiled.then(done, done);
		return entry;
	}
}

export interface ProviderContext {
	connection: Connection;
	documents: CompiledDocuments;
	host: LspHost;
	/** Folders that are open in the editor. */
	folders: () => readonly string[];
}

// --- What the language server needs of the world.

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
	ruleAddress(id: string): string;
	/** Runs `pv build` or `pv preview` on a file; resolves to what it said where it failed. */
	run(command: 'build' | 'preview', path: string): Promise<string | undefined>;
	getPath(uri: string): string;
	getUri(path: string): string;
	/** A path as written in a file, from that file's folder. */
	resolve(from: string, path: string): string;
}

// --- Offsets of a text as places of the protocol, and back. Both count UTF-16 units.

interface Offsets {
	from: number;
	to: number;
}

/** A range of the source as the protocol has it. */
export function getRange(document: TextDocument, { from, to }: Offsets): Range {
	return { start: document.positionAt(from), end: document.positionAt(to) };
}

/** Changes of the source as the protocol has them. */
export function getEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
	return changes.map((change) => ({ range: getRange(document, change), newText: change.insert }));
}
