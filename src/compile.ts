/**
 * The stages as a list: source → AST → rules → assembly → messages. No file, clock or network: files reach it through `load`.
 */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { EarlierMeetings } from './assembly/attendance/earned-votes.js';
import { assemble } from './assembly/index.js';
import type { Assembly } from './assembly/model.js';
import {
	type DataNode,
	dataFromValue,
	type FieldName,
	getChild,
	getChildren,
	getField,
	getHeaderDate,
	type Header,
	isOfDefaults,
	type Language,
	type Meeting,
	type Problem,
} from './ast/index.js';
import type { Phrase } from './language/ids.js';
import { phrasebook } from './language/index.js';
import {
	brokenRules,
	kindOfMeeting,
	memberCount,
	profileData,
	readRules,
	rulesFilesNeeded,
} from './law/index.js';
import type { Rules } from './law/rules.js';
import type { FileFacts } from './lint/rule.js';
import { type CustomRule, type Diagnostic, runRules } from './lint/run.js';
import {
	getBodyContext,
	getOfficeTitles,
	readBody,
	readEarlier,
	readHeader,
	readMatrix,
	readRoll,
	readYaml,
	type TextMemory,
} from './parse/index.js';
import { decodeTable, decodeText } from './source/decode.js';

/** What a compilation may be given. */
export interface CompileOptions {
	/** Path of the file, for messages. */
	path?: string | undefined;
	/** The one loader to other files; paths are as written, relative to the meeting file. */
	load?: Load | undefined;
	/** Defaults of the header (`pv.config.yaml`), as plain data. */
	defaults?: Readonly<Record<string, unknown>> | undefined;
	/** What messages speak about a file in which nothing tells its language, one without a header for instance: French unless said. */
	spoken?: Language | undefined;
	/** Severities by rule (`off`, `info`, `warning`, `error`). */
	severities?: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>> | undefined;
	/** Rules of one's own, run behind those of pv. */
	rules?: readonly CustomRule[] | undefined;
	/** Sets of legal rules by name (`règles: club`), as the data of a rules file; one of the same name hides that of pv. */
	profiles?: Readonly<Record<string, unknown>> | undefined;
	/** A memory of one text that is compiled again and again, as in an editor: the result is the same, and sooner there. One memory a text. */
	memory?: TextMemory | undefined;
}

export interface Compiled {
	source: string;
	path: string;
	lang: Language;
	meeting: Meeting;
	rules: Rules;
	assembly: Assembly;
	/** Sorted by file, line, column. */
	messages: Diagnostic[];
	/** The file with its messages, as every reporter of unified takes it. */
	file: VFile;
	/** Words of the document's language. */
	phrase: Phrase;
	files: ReadonlyMap<string, FileFacts>;
	/** Images and logo that may be printed, by path as written. */
	images: ReadonlyMap<string, { bytes: Uint8Array; mediaType: string }>;
	/** Bytes of every file that was read, by path as written: what the record was made from. */
	loadedFiles: ReadonlyMap<string, { kind: LoadKind; bytes: Uint8Array }>;
}

/** Compiles a meeting file. It never throws on what a writer wrote: mistakes come back as messages with places. */
export async function compile(input: string | Uint8Array, options: CompileOptions = {}): Promise<Compiled> {
	const { source, decoded, head } = readHead(input, options);
	const { header, lang } = head;
	const files = new Map<string, FileFacts>();
	const images = new Map<string, { bytes: Uint8Array; mediaType: string }>();
	const loader = new FileLoader(options.load, files);

	const loaded = await loadHeaderFiles(header, lang, loader);
	const broken = brokenRules(header, source.slice(0, head.bodyStart.offset), head.problems);
	const named = kindOfMeeting(header, source.slice(head.bodyStart.offset));
	const rulesReading = await loadRules(header, named, lang, loader, broken, options.profiles ?? {});
	const body = readBodyBehind(source, head, options.memory);
	const parsed = [
		...decoded.problems,
		...head.problems,
		...loaded.problems,
		...rulesReading.problems,
		...body.problems,
	];
	const meeting: Meeting = {
		type: 'meeting',
		lang,
		children: [header, ...body.children, ...body.uncounted, ...parsed],
	};
	await loadAttachments(meeting, loader, images);

	const { rules } = rulesReading;
	const earlier = rules.votingRight && (await loader.openEarlier(header, rules.votingRight.of));
	const assembly = assemble(meeting, rules, { officeTitles: getOfficeTitles(header), earlier });
	const phrase = phrasebook(lang);
	const messages = runRules({
		source,
		meeting,
		rules,
		assembly,
		phrase,
		files,
		problems: [...parsed, ...rules.problems, ...assembly.problems],
		severities: options.severities,
		customRules: options.rules,
	});
	const file = new VFile(
		options.path === undefined ? { value: source } : { value: source, path: options.path },
	);
	for (const message of messages) file.messages.push(message);
	return {
		source,
		file,
		path: options.path ?? '',
		lang,
		meeting,
		rules,
		assembly,
		messages,
		phrase,
		files,
		images,
		loadedFiles: loader.loadedFiles,
	};
}

/**
 * The tree of one file as it was written (docs/ast.md). Files that its header names are not read, and nothing is checked: that is `compile`. It
 * never throws on what a writer wrote: what could not be read is a `problem` node with its place.
 */
export function parse(input: string | Uint8Array, options: Pick<CompileOptions, 'defaults'> = {}): Meeting {
	const { source, decoded, head } = readHead(input, options);
	const body = readBodyBehind(source, head);
	const problems = [...decoded.problems, ...head.problems, ...body.problems];
	return {
		type: 'meeting',
		lang: head.lang,
		children: [head.header, ...body.children, ...body.uncounted, ...problems],
	};
}

function readHead(
	input: string | Uint8Array,
	{ defaults, spoken, memory }: Pick<CompileOptions, 'defaults' | 'spoken' | 'memory'>,
) {
	const decoded = typeof input === 'string' ? { text: input, problems: [] } : decodeText(input);
	const source = decoded.text;
	const read = () => readHeader(source, defaults ? dataFromValue(defaults) : undefined, spoken);
	return { source, decoded, head: memory?.header(source, defaults, read) ?? read() };
}

function readBodyBehind(
	source: string,
	{ header, lang, bodyStart }: ReturnType<typeof readHeader>,
	memory?: TextMemory,
) {
	return readBody(source, bodyStart, getBodyContext(header, lang), memory);
}

/** Rolls and the votes matrix: each is put behind the value that names it. */
async function loadHeaderFiles(
	header: Header,
	lang: Language,
	loader: FileLoader,
): Promise<{ problems: Problem[] }> {
	const problems: Problem[] = [];
	const read: Array<[FieldName, 'roll' | 'votes']> = [
		['members', 'roll'],
		['participants', 'roll'],
		['votes', 'votes'],
	];
	for (const [name, kind] of read) {
		const field = getField(header, name);
		const named = getChild(field, 'fileValue');
		if (!field || !named) continue;
		const file = await loader.open(kind, named, named.value);
		if (!file) continue;
		const decoded = await decodeTable(file.bytes, named.value);
		const reading =
			kind === 'roll'
				? readRoll(decoded.text, named.value, lang)
				: readMatrix(decoded.text, named.value, lang);
		for (const each of decoded.problems) problems.push(each);
		for (const each of reading.problems) problems.push(each);
		field.children.push('roll' in reading ? reading.roll : reading.matrix);
	}
	return { problems };
}

/** The rules of the header, with every rules file that they build on. */
async function loadRules(
	header: Header,
	meeting: string | undefined,
	lang: Language,
	loader: FileLoader,
	broken: readonly Problem[],
	profiles: Readonly<Record<string, unknown>>,
): Promise<{ rules: Rules; problems: Problem[] }> {
	const problems: Problem[] = [];
	const loaded = new Map<string, DataNode>();
	const open = async (node: Node, path: string): Promise<DataNode | undefined> => {
		const file = await loader.open('rules', node, path);
		if (!file) return undefined;
		const decoded = decodeText(file.bytes, path);
		const reading = readYaml(decoded.text, { file: path });
		for (const each of decoded.problems) problems.push(each);
		for (const each of reading.problems) problems.push(each);
		return reading.data ?? { type: 'mapping', children: [], data: { file: path } };
	};
	const field = getField(header, 'rules');
	const value = field?.children[0];
	const wanted: Array<{ node: Node; path: string }> = [];
	if (value?.type === 'fileValue') wanted.push({ node: value, path: value.value });
	else if (value) for (const each of rulesFilesNeeded(value)) wanted.push(each);
	for (let next = wanted.shift(); next; next = wanted.shift()) {
		if (loaded.has(next.path)) continue;
		const data = await open(next.node, next.path);
		if (!data) continue;
		loaded.set(next.path, data);
		for (const each of rulesFilesNeeded(data)) wanted.push(each);
	}
	const rules = readRules(value, {
		lang,
		meeting,
		date: getHeaderDate(header, 'date')?.value,
		members: memberCount(header),
		profile: (name) => (Object.hasOwn(profiles, name) ? dataFromValue(profiles[name]) : profileData(name)),
		files: loaded,
		broken: [...problems, ...broken],
	});
	return { rules, problems };
}

/** Annexes, logo and images: whether they may be used, and the bytes of what is printed. */
async function loadAttachments(
	meeting: Meeting,
	loader: FileLoader,
	images: Map<string, { bytes: Uint8Array; mediaType: string }>,
): Promise<void> {
	const wanted: Array<{ kind: LoadKind; node: Node; path: string }> = [];
	visit(meeting, (node) => {
		if (node.type === 'image') wanted.push({ kind: 'image', node, path: node.url });
		else if (node.type === 'annex' || node.type === 'item') {
			for (const file of getChildren(node, 'fileValue'))
				wanted.push({ kind: 'annex', node: file, path: file.value });
		} else if (node.type === 'field' && (node.name === 'logo' || node.name === 'file')) {
			const kind = node.name === 'logo' ? 'logo' : 'annex';
			for (const file of getChildren(node, 'fileValue')) wanted.push({ kind, node: file, path: file.value });
		}
	});
	for (const { kind, node, path } of wanted) {
		const file = await loader.open(kind, node, path);
		if (file?.mediaType && (kind === 'image' || kind === 'logo'))
			images.set(path, { bytes: file.bytes, mediaType: file.mediaType });
	}
}

// --- The way to other files: what the header of a meeting names is asked of whoever compiles.

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
class FileLoader {
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
