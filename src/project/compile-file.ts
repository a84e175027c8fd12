/** Reads one meeting file with its configuration and compiles it, with the meetings before it where a right to vote depends on them. */

import { dirname, resolve } from 'node:path';
import { getHeader } from '../ast/index.js';
import type { HeldMeeting, SharedPeople } from '../collection/index.js';
import {
	type Compiled,
	type CompileOptions,
	compile,
	type Loaded,
	type LoadKind,
	type LoadRequest,
} from '../compile.js';
import { type Config, EMPTY_CONFIG, readConfig } from '../config/config.js';
import { PvError } from '../errors.js';
import { type Io, type PathFacts, userLanguage } from '../host/io.js';
import type { AnyPhrase, FailureCode } from '../language/ids.js';
import { writeMessage } from '../language/index.js';
import { ruleIds } from '../lint/index.js';
import type { ReportedFile } from '../report/index.js';
import { decodeText, wideEncoding } from '../source/decode.js';
import { decodePath } from '../text/path.js';
import { checkImage } from '../view/images/check.js';
import type { Design } from './design.js';
import { findMeetings, INPUT, insidePath } from './find-meetings.js';
import {
	findProject,
	isInside,
	namedConfig,
	type Project,
	projectAround,
	refusal,
	utf8Text,
} from './project.js';

/** A compiled file with what the project says. */
export interface CompiledFile {
	/** As the user named it; `-` for standard input. */
	path: string;
	compiled: Compiled;
	config: Config;
	/** Real paths of the files that the minutes name, as far as they are there: an output must be none of them. */
	ownFiles?: ReadonlySet<string> | undefined;
	/** Folder of the configuration file, which its paths are relative to. */
	configFolder: string | undefined;
	/** Folder that nothing which the project says may lead out of; absent for minutes that came out of a record. */
	root?: string | undefined;
	/** What the project changes of the built-in documents. */
	design?: Design | undefined;
	/** Name of its outputs without ending, where it is not that of the file. */
	outputName?: string | undefined;
}

/** Greatest size of a meeting file, in bytes. */
const LARGEST_MEETING = 32 * 1024 * 1024;

interface CompileAmong {
	/** The place of what comes on standard input: an editor sends a text that is not saved. */
	inputName?: string | undefined;
	/** The meetings before, which a run of many files reads once; false: nobody looks at them. */
	earlier?: EarlierMeetings | false | undefined;
	/** What was read of the state before, where a file is followed. */
	memory?: CompileOptions['memory'];
}

/** Compiles the meeting at a path, or on standard input. */
export async function compileFile(
	path: string,
	io: Io,
	{ inputName = INPUT, ...among }: CompileAmong = {},
): Promise<CompiledFile> {
	if (path === INPUT) return compileBytes(await io.readInput(), inputName, io, among);
	return compileBytes(await readMeeting(path, io), path, io, among);
}

/** Compiles these bytes as if they were the content of the file at a path. */
export async function compileBytes(
	bytes: Uint8Array | string,
	path: string,
	io: Io,
	{ earlier, memory }: Omit<CompileAmong, 'inputName'> = {},
): Promise<CompiledFile> {
	const folder = path === INPUT ? io.cwd : dirname((await io.facts(path))?.real ?? resolve(io.cwd, path));
	const project = path === INPUT ? await findProject(folder, io) : await projectAround(path, io);
	const config = await loadConfig(project, io);
	const ownFiles = new Set<string>();
	const compiled = await compile(bytes, {
		path,
		load: createLoader(io, folder, project.root, {
			found: ownFiles,
			earlier: earlierLoader(path, folder, io, earlier),
			configFolder: project.config === undefined ? undefined : dirname(project.config),
		}),
		defaults: config.header,
		severities: config.severities,
		spoken: userLanguage(io.env),
		memory,
	});
	if (!project.config)
		return { path, compiled, config, configFolder: undefined, root: project.root, ownFiles };
	const configFolder = dirname(project.config);
	// Loaded late: a check in a project without a configuration needs nothing of the page.
	const { loadDesign } = await import('./design.js');
	// What a configuration of the user's own choice names lies beside it.
	const designRoot = project.config === namedConfig(io) ? configFolder : project.root;
	const design = await loadDesign(config, configFolder, designRoot, io);
	return {
		path,
		compiled: withWording(compiled, config.wording),
		config,
		configFolder,
		root: project.root,
		ownFiles,
		design,
	};
}

/** Who looks at the meetings before: what came on standard input stands in no folder. */
function earlierLoader(
	path: string,
	folder: string,
	io: Io,
	earlier: CompileAmong['earlier'],
): EarlierLoader | undefined {
	if (path === INPUT || earlier === false) return undefined;
	return (before) => (earlier ?? new EarlierMeetings(io)).load(folder, before);
}

/** The same with the project's own words on the page. */
export function withWording(compiled: Compiled, wording: Config['wording']): Compiled {
	if (wording === undefined) return compiled;
	const { phrase, lang } = compiled;
	const own: AnyPhrase = (key, values) => {
		const text = key.startsWith(PAGE_WORDS) ? wording[key.slice(PAGE_WORDS.length)] : undefined;
		return text === undefined ? (phrase as AnyPhrase)(key, values) : writeMessage(text, lang, values ?? {});
	};
	return { ...compiled, phrase: Object.assign(own, { lang }) };
}

const PAGE_WORDS = 'labels.document.';

/** A compiled file as reporters take it. */
export function reported({ path, compiled }: CompiledFile): ReportedFile {
	const { source, lang, messages, loadedFiles } = compiled;
	const beside = new Map<string, string>();
	for (const { file } of messages) {
		const bytes = file === '' || beside.has(file) ? undefined : loadedFiles.get(file)?.bytes;
		if (bytes && guessFileKind(bytes) === undefined) beside.set(file, decodeText(bytes, file).text);
	}
	return { path, source, lang, messages, beside };
}

/** Reads the file at a path; throws where it is none of minutes, or lies outside the project that it is named in. */
export async function readMeeting(path: string, io: Io): Promise<Uint8Array> {
	const refused = (code: FailureCode, message: string, facts = {}, cause?: unknown) =>
		new PvError(code, `${path} ${message}`, { path, ...facts }, { cause });
	const facts = await io.facts(path);
	if (!facts) throw refused('input/missing', 'does not exist');
	// Of folders only those come here that may not be opened: the files of others do.
	if (facts.kind === 'folder') throw refused('input/unreadable', 'cannot be read');
	if (facts.kind !== 'file') throw refused('input/not-a-file', 'is not a file');
	if (facts.size > LARGEST_MEETING) throw refused('input/too-large', 'is too large for minutes');
	await projectAround(path, io, facts.real);
	let bytes: Uint8Array;
	try {
		bytes = await io.read(facts.real, facts);
	} catch (cause) {
		if (cause instanceof PvError) throw cause;
		throw refused('input/unreadable', 'cannot be read', {}, cause);
	}
	const kind = guessFileKind(bytes);
	if (kind) throw refused('input/not-text', 'is no text', { kind });
	return bytes;
}

/** What other programs write at the start of their files. */
const STARTS: ReadonlyArray<readonly [kind: string, start: readonly number[]]> = [
	['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['old', [0xd0, 0xcf, 0x11, 0xe0]],
	['image', [0x89, 0x50, 0x4e, 0x47]],
	['image', [0xff, 0xd8, 0xff]],
	['image', [0x47, 0x49, 0x46, 0x38]],
];

/** The kind of a file that is no text, by its first bytes; a text has none. */
function guessFileKind(bytes: Uint8Array): string | undefined {
	const known = STARTS.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0];
	return known ?? (isBinary(bytes.subarray(0, FIRST_BYTES)) ? 'binary' : undefined);
}

/** Enough of a file to tell a text from what is none. */
const FIRST_BYTES = 4096;

/** Has it more control characters than any text? A text that Windows wrote in UTF-16 has a zero beside every letter, and is one. */
function isBinary(bytes: Uint8Array): boolean {
	if (wideEncoding(bytes) !== undefined) return false;
	const control =
		Buffer.from(bytes)
			.toString('latin1')
			.match(/[\0-\x08\x0E-\x1F]/g)?.length ?? 0;
	return control > Math.max(MOST_SLIPS, bytes.length / 50);
}

/** A few control characters are slips, and each has its message. */
const MOST_SLIPS = 8;

const configs = new WeakMap<Io, Map<string, Promise<Config>>>();

/** A configuration is some lines; one of tens of thousands of keys would take minutes. */
const LARGEST_CONFIG = 64 * 1024;

async function readConfigFile(path: string, root: string, io: Io): Promise<Config> {
	const facts = await io.facts(path);
	// What the user names may lie anywhere; what a link in the project names may not.
	if (facts && path !== namedConfig(io) && !isInside(root, facts.real))
		throw refusal('input/outside', path, { root, real: facts.real });
	if (facts && facts.size > LARGEST_CONFIG)
		throw new PvError('config/too-large', `${path} is too large`, { path });
	return readConfig(utf8Text(await io.read(path, facts), path), path, ruleIds);
}

/** Each configuration is read once a run, however many meetings it serves. */
export async function loadConfig({ config: path, root }: Project, io: Io): Promise<Config> {
	if (path === undefined) return EMPTY_CONFIG;
	const known = configs.get(io) ?? new Map<string, Promise<Config>>();
	configs.set(io, known);
	const config = known.get(path) ?? readConfigFile(path, root, io);
	known.set(path, config);
	return config;
}

// --- Who was at the meetings before one, out of the minutes of its project or folder.

/** The meetings of folders, each read once by a run, and only where a right to vote depends on them. */
export class EarlierMeetings {
	readonly #io: Io;
	readonly #folders = new Map<string, Promise<{ held: HeldMeeting[]; isWhole: boolean }>>();

	constructor(io: Io) {
		this.#io = io;
	}

	/** What later meetings of a collection need to know of the meetings in it; each folder is read once. */
	read(base: string): Promise<{ held: HeldMeeting[]; isWhole: boolean }> {
		const known = this.#folders.get(base) ?? this.#readFolder(base);
		this.#folders.set(base, known);
		return known;
	}

	/** The file of the earlier meetings for a meeting in `folder`; `unreadable` where some minutes there cannot be read, which may be of one of them. */
	async load(folder: string, { header, count }: NonNullable<LoadRequest['before']>): Promise<Loaded> {
		const { config } = await findProject(folder, this.#io);
		const base = config === undefined ? folder : dirname(config);
		const { held, isWhole } = await this.read(base);
		if (!isWhole) return { found: true, refused: 'unreadable' };
		const { writeEarlier } = await import('../collection/earlier.js');
		return { found: true, bytes: new TextEncoder().encode(writeEarlier(held, header, count)) };
	}

	async #readFolder(base: string): Promise<{ held: HeldMeeting[]; isWhole: boolean }> {
		const { readHeld } = await import('../collection/earlier.js');
		const { sharedPeople } = await import('./shared-people.js');
		const shared = new Map<string, SharedPeople>();
		const held: HeldMeeting[] = [];
		let isWhole = true;
		for (const path of await findMeetings([base], this.#io)) {
			try {
				// Without a look at those before it.
				const file = await compileFile(path, this.#io, { earlier: false });
				const { meeting, assembly } = file.compiled;
				const people = await sharedPeople(file, shared, this.#io);
				const known = readHeld(insidePath(base, resolve(this.#io.cwd, path)), {
					header: getHeader(meeting),
					assembly,
					shared: people.shared,
				});
				if (known) held.push(known);
			} catch {
				isWhole = false;
			}
		}
		return { held, isWhole };
	}
}

/** Opens the entry of a manifest that stands for the meetings of a folder, which a right to vote depends on. */
const EARLIER_OF = 'earlier:';

export function earlierInput(folder: string): string {
	return `${EARLIER_OF}${folder}`;
}

/** The folder of such an entry; nothing for the path of a file. */
export function getEarlierFolder(input: string): string | undefined {
	return input.startsWith(EARLIER_OF) ? input.slice(EARLIER_OF.length) : undefined;
}

/** What a file follows from beside the files that are read for it: the meetings before, where its rules ask for them. */
export async function earlierInputs(
	{ path, compiled, configFolder }: CompiledFile,
	io: Io,
): Promise<string[]> {
	if (compiled.rules.votingRight === undefined) return [];
	return [earlierInput(configFolder ?? dirname((await io.facts(path))?.real ?? resolve(io.cwd, path)))];
}

// --- Loads the files that a meeting names, for `compile`: only files inside the project, never over the network, up to a bounded size.

/** Greatest size of a file, in bytes, by what it is for. */
const LARGEST: Record<LoadKind, number> = {
	roll: 32 * 1024 * 1024,
	votes: 128 * 1024 * 1024,
	rules: 256 * 1024,
	annex: 256 * 1024 * 1024,
	image: 16 * 1024 * 1024,
	logo: 4 * 1024 * 1024,
	earlier: 32 * 1024 * 1024,
};

/** Makes the file of who was at the earlier meetings out of their minutes. */
type EarlierLoader = (before: NonNullable<LoadRequest['before']>) => Promise<Loaded>;

/** What else a loader is given. */
interface LoaderOptions {
	/** Gets the real path of each file that is found. */
	found?: Set<string>;
	/** Asked where no file beside the minutes says who was at the meetings before. */
	earlier?: EarlierLoader | undefined;
	/** Folder of the configuration: what its header names, and what does not lie beside the minutes, is looked for here. */
	configFolder?: string | undefined;
}

/** A loader for the files that a meeting in `folder` names. */
export function createLoader(
	io: Io,
	folder: string,
	root: string,
	{ found = new Set(), earlier, configFolder }: LoaderOptions = {},
): (request: LoadRequest) => Promise<Loaded> {
	const load = openFile(io, folder, root, found);
	const configRoot = configFolder === undefined || isInside(root, configFolder) ? root : configFolder;
	const loadDefault = configFolder === undefined ? load : openFile(io, configFolder, configRoot, found);
	return async (request) => {
		const beside = await load(request);
		const isThere = beside.found && !('refused' in beside && beside.refused === 'outside');
		const answer = isThere || !request.isDefault ? beside : await loadDefault(request);
		return answer.found || !request.before || !earlier ? answer : earlier(request.before);
	};
}

function openFile(io: Io, folder: string, root: string, found: Set<string>) {
	return async ({ kind, path }: Pick<LoadRequest, 'kind' | 'path'>): Promise<Loaded> => {
		// An address of this machine is refused like any other path that leaves the project.
		if (/^file:/i.test(path)) return { found: true, refused: 'outside' };
		if (/^([a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(path) && !/^[a-z]:[\\/]/i.test(path))
			return { found: true, refused: 'network' };
		const decoded = decodePath(path);
		if (decoded.includes('\0')) return { found: false };
		const asWritten = resolve(io.cwd, folder, decoded);
		const { wanted, facts } = await findSpelled(asWritten, io);
		if (!isInside(root, facts?.real ?? wanted)) return { found: true, refused: 'outside' };
		if (!facts) return { found: false };
		if (facts.kind !== 'file') return { found: true, refused: 'kind' };
		found.add(facts.real);
		if (facts.size > LARGEST[kind]) return { found: true, refused: 'tooLarge' };
		let bytes: Uint8Array;
		try {
			bytes = await io.read(facts.real, facts);
		} catch {
			return { found: true, refused: 'unreadable' };
		}
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
}

/** A file, however its name spells its accents: archives that a Mac made part them from their letters. */
async function findSpelled(path: string, io: Io): Promise<{ wanted: string; facts: PathFacts | undefined }> {
	for (const wanted of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
		const facts = await io.facts(wanted);
		if (facts) return { wanted, facts };
	}
	return { wanted: path, facts: undefined };
}
