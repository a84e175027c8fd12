/** A record against what is made again from what rides inside it: data, files, what it says of itself, print. */

import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import type { PhraseKeyAfter } from '../language/ids.js';
import { plainText, readInformationFacts, readMetadataFacts } from '../pdf-archive/index.js';
import type { CompiledFile } from '../project/compile-file.js';
import { type CompiledJson, getOrganization } from '../render/index.js';
import { shorten } from '../text/letters.js';
import { version } from '../version.js';
import { BUILD_SHEET, getLabel, type RenderSettings, VERIFIER } from './archive-record.js';
import type { OtherWording } from './earlier-wording.js';
import type { OpenRecord } from './open-record.js';
import { printRecord, recordJson } from './render-outputs.js';
import type { PassagePlace } from './text-diff.js';
import { withPrinter } from './with-printer.js';

/** One line of the answer. */
export interface Finding {
	key: PhraseKeyAfter<'cli.verify.'>;
	values: Record<string, string | number>;
	ok: boolean;
}

/** As much of a text as tells where it stands. */
export function shortened(text: string): string {
	return shorten(text, 120);
}

/** What the file says of itself against what the source gives; nothing where they agree. */
export function compareFacts({ document }: OpenRecord, title: string, { compiled }: CompiledFile): Finding[] {
	const wanted = [plainText(title), plainText(getOrganization(compiled) ?? '')];
	return [readInformationFacts(document), readMetadataFacts(document)]
		.flatMap(({ title, author }) => [title, author])
		.filter((stated, index) => stated !== wanted[index % 2])
		.slice(0, 1)
		.map((stated) => ({ key: 'factsDiffer', values: { stated: shortened(stated) }, ok: false }));
}

/** Files that ride inside though the source names none of them; nothing where there are none. */
export function compareFiles({ attachments, sheet }: OpenRecord, { compiled }: CompiledFile): Finding[] {
	const known = new Set([
		BUILD_SHEET,
		sheet.source,
		sheet.data,
		...(sheet.verifier === true ? [VERIFIER] : []),
		...sheet.files.filter(({ path }) => compiled.loadedFiles.has(path)).map(({ name }) => name),
	]);
	const added = [...attachments.keys()].filter((name) => !known.has(name));
	return added.length === 0
		? []
		: [{ key: 'filesAdded', values: { files: shortened(added.join(', ')) }, ok: false }];
}

/** What is said of the files that ride inside, where this version would say otherwise of one. */
export function compareLabels({ attachments, sheet }: OpenRecord, { compiled }: CompiledFile): Finding[] {
	const kinds = new Map<string, Parameters<typeof getLabel>[0]>([
		[VERIFIER, 'verifier'],
		[BUILD_SHEET, 'build'],
		[sheet.data, 'data'],
		[sheet.source, 'source'],
	]);
	for (const { name, path } of sheet.files) {
		const kind = compiled.loadedFiles.get(path)?.kind;
		if (kind !== undefined && !kinds.has(name)) kinds.set(name, kind);
	}
	const wrong = [...attachments.values()].filter(({ name, description, relationship }) => {
		const kind = kinds.get(name);
		if (kind === undefined) return false;
		const label = getLabel(kind, compiled);
		return description !== label.description || relationship !== label.relationship;
	});
	const [first] = wrong;
	if (first === undefined) return [];
	const said = shortened(`${first.name}: ${first.relationship}, ${first.description}`);
	return [{ key: 'partsStrange', values: { count: wrong.length, first: said, page: 0 }, ok: false }];
}

/** The part of the embedded data that is compared with a new compile. */
interface RecordData {
	resolutions?: ReadonlyArray<{ id?: unknown; title?: unknown; outcome?: unknown; tally?: unknown }>;
	elections?: ReadonlyArray<{ id?: unknown; title?: unknown; candidates?: unknown }>;
}

/** The data and every verdict, line by line. `wording`: what a sentence of another version, which made the record, says. */
export function compareData(
	{ sheet, attachments }: OpenRecord,
	file: CompiledFile,
	wording: ((place: PassagePlace) => OtherWording) | undefined,
): Finding[] {
	const kept = Buffer.from(attachments.get(sheet.data)?.bytes ?? []).toString('utf8');
	const made = recordJson(file);
	let before: RecordData = {};
	try {
		before = JSON.parse(kept) as RecordData;
	} catch {}
	const now = JSON.parse(made) as Record<string, unknown> & RecordData;
	const findings = compareVerdicts(before, now);
	const votes = file.compiled.assembly.decisions.flatMap((decision) => decision.votes).length;
	const told = (key: Finding['key'], ok: boolean, keys: readonly string[] = []): Finding => ({
		key,
		values: { votes, what: [...new Set(keys)].join(', ') },
		ok,
	});
	if (kept === made) return [told('dataSame', true), ...findings];
	if (wording === undefined) {
		const keys = Object.keys(now).filter(
			(key) => JSON.stringify((before as Record<string, unknown>)[key]) !== JSON.stringify(now[key]),
		);
		return [told('dataDiffers', false, keys), ...findings];
	}
	const { wrong, worded, more, unknown } = compareStated(before, now as unknown as CompiledJson, wording);
	if (wrong.length > 0) return [told('dataDiffers', false, wrong.map(getPlace)), ...findings];
	return [
		told('dataStated', true),
		...(more.length > 0 ? [told('dataMore', true, more.map(getKey))] : []),
		...(worded.length > 0 ? [told('dataWorded', true, worded.map(getKey))] : []),
		...(unknown.length > 0 ? [told('dataUnknown', true, unknown.map(getKey))] : []),
		...findings,
	];
}

/** Each verdict and each election of a new compile against those that the record holds. */
function compareVerdicts(before: RecordData, now: RecordData): Finding[] {
	const findings: Finding[] = [];
	for (const resolution of now.resolutions ?? []) {
		const old = sameIn(before.resolutions, resolution);
		const ok =
			old !== undefined &&
			old.outcome === resolution.outcome &&
			JSON.stringify(old.tally) === JSON.stringify(resolution.tally);
		findings.push({
			key: ok ? 'verdictSame' : 'verdictDiffers',
			values: { title: String(resolution.title || resolution.id), outcome: String(resolution.outcome) },
			ok,
		});
	}
	for (const election of now.elections ?? []) {
		const old = sameIn(before.elections, election);
		const ok = old !== undefined && JSON.stringify(old.candidates) === JSON.stringify(election.candidates);
		const elected = (election.candidates as CompiledJson['elections'][number]['candidates'])
			.filter((candidate) => candidate.elected)
			.map(({ name }) => name);
		findings.push({
			key: ok ? 'electionSame' : 'verdictDiffers',
			values: {
				title: String(election.title || election.id),
				count: elected.length,
				names: elected.join(', '),
			},
			ok,
		});
	}
	return findings;
}

/** As much of a path as fits a line: three steps. */
function getPlace(path: string): string {
	return path.split('.').slice(0, 3).join('.');
}

/** A path without its numbers: `resolutions.text`. */
function getKey(path: string): string {
	return path.replace(/\.\d+(?=\.|$)/g, '');
}

/** The block of the kept data that has the identifier of this one; what was changed may be anything. */
function sameIn<Block extends { id?: unknown }>(
	blocks: readonly Block[] | undefined,
	{ id }: Block,
): Block | undefined {
	return (Array.isArray(blocks) ? (blocks as readonly Block[]) : []).find((block) => block?.id === id);
}

/** Prints the record again. Only the same program with the same browser can be asked for the same bytes. */
export async function comparePrint(
	record: OpenRecord,
	file: CompiledFile,
	settings: RenderSettings,
	browser: string | undefined,
	io: Io,
): Promise<Finding> {
	let again: Uint8Array;
	try {
		again = await withPrinter(
			{ browser, pages: 1 },
			io,
			async (printer) => (await printRecord(file, settings, printer)).pdf,
		);
	} catch (error) {
		if (error instanceof PvError && error.exitCode === 3) return { key: 'printNone', values: {}, ok: true };
		throw error;
	}
	const from = makers(record.bytes);
	const here = makers(again);
	const kept = record.bytes.subarray(0, record.integrity.length || record.bytes.length);
	if (Buffer.compare(kept, again) === 0) return { key: 'printSame', values: {}, ok: true };
	if (from !== here) return { key: 'printOther', values: { from, here }, ok: true };
	return { key: 'printDiffers', values: {}, ok: false };
}

/** Program and browser that made a file, as its metadata say. */
function makers(bytes: Uint8Array): string {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	const creator = /<xmp:CreatorTool>([^<]*)</.exec(text)?.[1] ?? '';
	const producer = /<pdf:Producer>([^<]*)</.exec(text)?.[1] ?? '';
	return `${creator}, ${producer}`;
}

// --- The data of a record that another version made against what this one gives: what it states must be so,
// what it does not state it need not.

/** How they differ, by paths: `resolutions.0.tally.for`. */
interface StatedDifference {
	/** Values that are others. */
	wrong: string[];
	/** Sentences of the program that say the same in other words, and what it reads out of the prose. */
	worded: string[];
	/** What only this version states. */
	more: string[];
	/** What only the record states: nothing here says whether it is so. */
	unknown: string[];
}

/** What every version has stated since the first. */
const ALWAYS: Readonly<Partial<Record<keyof CompiledJson, readonly string[]>>> = {
	meeting: ['lang', 'title', 'kind', 'organization', 'date', 'opened', 'closed', 'place', 'status', 'chair'],
	participants: ['id', 'name', 'quality', 'presence', 'elector', 'votes', 'holder'],
	sessions: ['id', 'title', 'decisions'],
	resolutions: [
		'id',
		'title',
		'kind',
		'outcome',
		'declared',
		'rule',
		'tally',
		'unanimous',
		'quorum',
		'proof',
	],
	elections: ['id', 'title', 'seats', 'round', 'candidates'],
	actions: ['title', 'owner', 'due'],
};

/** What versions say about the text in words of their own, or read out of its prose: another one may warn of more, and read more. */
const READINGS: ReadonlySet<string> = new Set(['messages', 'statements']);

/** Compares them. `wording`: what a sentence of another version says. */
export function compareStated(
	kept: unknown,
	made: CompiledJson,
	wording: (place: PassagePlace) => OtherWording,
): StatedDifference {
	const found: StatedDifference = { wrong: [], worded: [], more: [], unknown: [] };
	const compare = (then: unknown, now: unknown, path: readonly string[]): void => {
		const where = path.join('.');
		if (isTree(then) && isTree(now) && Array.isArray(then) === Array.isArray(now)) {
			if (Array.isArray(then) && then.length !== (now as unknown as unknown[]).length)
				found.wrong.push(where);
			else compareKeys(then, now, path);
		} else if (JSON.stringify(then) === JSON.stringify(now)) return;
		else if (
			path.at(-1) === 'sentence' &&
			typeof then === 'string' &&
			wording({ missing: [String(now)], added: then }) !== 'other'
		)
			found.worded.push(where);
		else if (path.at(-1) === 'source' && path.includes('proof')) found.worded.push(where);
		else found.wrong.push(where);
	};
	const compareKeys = (then: Tree, now: Tree, path: readonly string[]) => {
		const [section = '', ...inner] = path;
		for (const key of Object.keys(then)) {
			const where = [...path, key];
			if (!Object.hasOwn(now, key)) found.unknown.push(where.join('.'));
			else if (path.length > 0 || !READINGS.has(key)) {
				if (!(path.length === 0 && key === 'revision')) compare(then[key], now[key], where);
			} else if (JSON.stringify(then[key]) !== JSON.stringify(now[key])) found.worded.push(key);
		}
		const isEntry = section === 'meeting' ? inner.length === 0 : inner.length === 1;
		const always =
			path.length === 0 ? Object.keys(ALWAYS) : isEntry ? ALWAYS[section as keyof CompiledJson] : [];
		for (const key of Object.keys(now)) {
			if (Object.hasOwn(then, key)) continue;
			(always?.includes(key) ? found.wrong : found.more).push([...path, key].join('.'));
		}
	};
	compare(kept, made, []);
	return found;
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null;
}

// --- The page that rides inside a record to verify it: whether it is the one that this program would put
// there.

/** Where the page lies in the program's own package. */
const OWN_VERIFIER = 'dist/pv-verify.html';

/** The page that verifies, as it is shipped. */
export function readVerifier(io: Io): Promise<Uint8Array> {
	return io.readOwn(OWN_VERIFIER);
}

/** Compares it; nothing where none rides inside. A forged page would praise a forged record. */
export async function compareVerifier({ sheet, attachments }: OpenRecord, io: Io): Promise<Finding[]> {
	const bytes = attachments.get(VERIFIER)?.bytes;
	if (bytes === undefined || sheet.verifier !== true) return [];
	if (sheet.pv !== version)
		return [{ key: 'verifierOlder', values: { file: VERIFIER, from: sheet.pv }, ok: true }];
	const isOwn = Buffer.compare(bytes, await readVerifier(io)) === 0;
	return [{ key: isOwn ? 'verifierSame' : 'verifierForged', values: { file: VERIFIER }, ok: isOwn }];
}
