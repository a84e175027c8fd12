/** A record against what is made again from what rides inside it: data, files, what it says of itself, print. */

import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import type { PhraseKeyAfter } from '../../language/ids.js';
import { informationSays, metadataSay, plainText } from '../../pdf-archive/index.js';
import { type CompiledJson, getOrganization } from '../../render/index.js';
import { printRecord, recordJson } from '../build/render-outputs.js';
import type { RenderSettings } from '../build/render-settings.js';
import type { CompiledFile } from '../compile-file.js';
import type { PassagePlace } from '../text-diff.js';
import { BUILD_SHEET, labelOf, VERIFIER } from './archive-record.js';
import { compareStated } from './compare-stated.js';
import type { OtherWording } from './earlier-wording.js';
import type { OpenRecord } from './open-record.js';

/** One line of the answer. */
export interface Finding {
	key: PhraseKeyAfter<'cli.verify.'>;
	values: Record<string, string | number>;
	ok: boolean;
}

/** As much of a text as tells where it stands. */
export function shortened(text: string): string {
	const letters = [...text];
	return letters.length > 120 ? `${letters.slice(0, 120).join('')}…` : text;
}

/** What the file says of itself against what the source gives; nothing where they agree. */
export function compareFacts({ document }: OpenRecord, title: string, { compiled }: CompiledFile): Finding[] {
	const wanted = [plainText(title), plainText(getOrganization(compiled) ?? '')];
	return [informationSays(document), metadataSay(document)]
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
	const kinds = new Map<string, Parameters<typeof labelOf>[0]>([
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
		const label = labelOf(kind, compiled);
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
	const findings: Finding[] = [];
	let before: RecordData = {};
	try {
		before = JSON.parse(kept) as RecordData;
	} catch {}
	const now = JSON.parse(made) as Record<string, unknown> & RecordData;
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
	const { withPrinter } = await import('../../pdf/index.js');
	let again: Uint8Array;
	try {
		again = await withPrinter(
			{ env: io.env, signal: io.signal, browser, lanes: 1 },
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
