/**
 * Page, deed, Word file, data, last line of `pv check`, list of decisions and record say the same outcome of every vote and of every election.
 * What each says is read back here from its words, with words of this file alone.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { summarize } from '../../src/cli/summary.js';
import type { Compiled } from '../../src/compile.js';
import { EMPTY_CONFIG } from '../../src/config/config.js';
import type { CompiledFile } from '../../src/project/compile-file.js';
import { compareData } from '../../src/record/compare-record.js';
import type { OpenRecord } from '../../src/record/open-record.js';
import { recordJson } from '../../src/record/render-outputs.js';
import { bookmarkName, renderDocx } from '../../src/render/docx.js';
import {
	type CompiledJson,
	compiledJson,
	createDocuments,
	renderDocument,
	renderHtml,
} from '../../src/render/index.js';
import { createView } from '../../src/view/view.js';
import { casesSource, readCases } from '../assembly/cases.js';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';
import { getParts } from './docx/read.js';
import { CANAL, HARBOUR, TILLEULS } from './meetings.js';

/** What the outputs print for an outcome, folded: a word that stands for two of them would be found here. */
const WORDS: Readonly<Record<string, string>> = {
	adoptée: 'adopted',
	adopté: 'adopted',
	carried: 'adopted',
	rejetée: 'rejected',
	rejeté: 'rejected',
	rejected: 'rejected',
	ajournée: 'adjourned',
	ajourné: 'adjourned',
	adjourned: 'adjourned',
	retirée: 'withdrawn',
	retiré: 'withdrawn',
	withdrawn: 'withdrawn',
	'sans objet': 'moot',
	moot: 'moot',
	'prise d’acte': 'noted',
	noted: 'noted',
	favorable: 'favourable',
	favourable: 'favourable',
	défavorable: 'unfavourable',
	unfavourable: 'unfavourable',
	'non établi': 'undetermined',
	'not determined': 'undetermined',
};
const NOBODY = new Set(['sans élu', 'nobody elected', 'non établi', 'not determined']);
const ELECTED = new Set(['élu', 'élue', 'élection acquise', 'retenu', 'elected', 'chosen']);

/** What the last line of a check counts. */
const COUNTED: ReadonlyArray<readonly [string, RegExp]> = [
	['adopted', /(\d+) (?:adoptée|adopted)/],
	['rejected', /(\d+) (?:rejetée|rejected)/],
	['adjourned', /(\d+) (?:ajournée|adjourned)/],
	['withdrawn', /(\d+) (?:retirée|withdrawn)/],
	['moot', /(\d+) (?:sans objet|moot)/],
	['noted', /(\d+) (?:prises? d’acte|noted)/],
	['favourable', /(\d+) (?:avis favorable|favourable)/],
	['unfavourable', /(\d+) (?:avis défavorable|unfavourable)/],
	['undetermined', /(\d+) (?:non déterminée|undetermined)/],
];

/** Outcome of each vote, or the elected of each election, by identifier. */
type Said = Record<string, string>;

/** What the data say. */
function dataSay({ resolutions, elections }: CompiledJson): Said {
	return Object.fromEntries([
		...resolutions.map(({ id, outcome }) => [id, outcome] as const),
		...elections.map(({ id, candidates }) => [
			id,
			candidates
				.filter(({ elected }) => elected)
				.map(({ name }) => name)
				.sort()
				.join(', '),
		]),
	]);
}

/** Parts of a text that start at each of these marks and end at the next. */
function partsAt(text: string, marks: ReadonlyMap<string, string>): Map<string, string> {
	const starts = [...marks].map(([id, mark]) => ({ id, at: text.indexOf(mark) })).sort((a, b) => a.at - b.at);
	return new Map(
		starts.map(({ id, at }, index) => {
			if (at < 0) throw new Error(`${id} is not there`);
			return [id, text.slice(at, starts[index + 1]?.at)];
		}),
	);
}

const plain = (markup: string) =>
	markup
		.replace(/<w:noBreakHyphen\/>/g, '-')
		.replace(/<[^>]*>/g, '')
		.replace(/&amp;/g, '&')
		.replace(/&(?:#39|apos);/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/[\u00A0\u202F]/g, ' ')
		.replaceAll('\u2011', '-')
		.trim();
const folded = (text: string) => text.toLowerCase();

/** The cells of the rows of a part. */
function getRows(part: string, row: RegExp, cell: RegExp): string[][] {
	return [...part.matchAll(row)].map(([inside]) => [...inside.matchAll(cell)].map(([text]) => plain(text)));
}

/** What a block says, by its rows and by its lines. */
function blockSays(
	id: string,
	rows: readonly string[][],
	lines: readonly string[],
	data: CompiledJson,
): string {
	const election = data.elections.find((each) => each.id === id);
	if (election === undefined) {
		const results = rows
			.flatMap((cells) => cells.slice(-1))
			.filter((cell) => Object.hasOwn(WORDS, folded(cell)));
		return WORDS[folded(results.at(-1) ?? '')] ?? 'nothing';
	}
	const elected = rows.filter((cells) => cells.length > 1 && ELECTED.has(folded(cells.at(-1) ?? '')));
	if (elected.length === 0)
		return lines.some((line) => NOBODY.has(folded(line.replace(/^[^:]*: */, '')))) ? '' : 'nothing';
	return elected
		.map(([name = '']) => {
			// The person's quality may stand behind the name.
			const known = election.candidates.filter((candidate) => name.startsWith(plain(candidate.name)));
			return known.sort((a, b) => b.name.length - a.name.length)[0]?.name ?? `${name} unknown`;
		})
		.sort()
		.join(', ');
}

function pageSays(html: string, data: CompiledJson): Said {
	const marks = new Map(getIds(data).map((id) => [id, ` id="${id}">`]));
	const said: Said = {};
	for (const [id, whole] of partsAt(html, marks)) {
		const part = whole.slice(0, whole.indexOf('</section>'));
		said[id] = blockSays(
			id,
			getRows(part, /<tr\b[\s\S]*?<\/tr>/g, /<t[dh]\b[\s\S]*?<\/t[dh]>/g),
			[...part.matchAll(/<p class="who">[\s\S]*?<\/p>/g)].map(([line]) => plain(line)),
			data,
		);
	}
	return said;
}

function wordFileSays(file: Uint8Array, data: CompiledJson): Said {
	const xml = getParts(file)['word/document.xml'] ?? '';
	const names = new Map<string, string>();
	for (const id of getIds(data)) names.set(id, `w:name="${bookmarkName(id)}"`);
	const said: Said = {};
	let holder: string | undefined;
	for (const [id, part] of partsAt(xml, names)) {
		const says = (rows: readonly string[][]) =>
			blockSays(
				id,
				rows,
				[...part.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([line]) => plain(line)),
				data,
			);
		const rows = getRows(part, /<w:tr\b[\s\S]*?<\/w:tr>/g, /<w:tc\b[\s\S]*?<\/w:tc>/g);
		const results = rows.filter((cells) => Object.hasOwn(WORDS, folded(cells.at(-1) ?? '')));
		said[id] = says(rows);
		const isInner = id.startsWith('amendment');
		if (said[id] === 'nothing') holder = id;
		else if (!isInner) holder = undefined;
		// The vote on a motion stands behind its last amendment.
		else if (holder && results.length > 1) {
			said[holder] = says(rows);
			said[id] = says(results.slice(0, 1));
		}
	}
	return said;
}

const getIds = ({ resolutions, elections }: CompiledJson) =>
	[...resolutions, ...elections].map(({ id }) => id);

/** What a record with these data is found to say when it is verified. */
function recordSays(file: CompiledFile, data: CompiledJson): Said {
	const bytes = new TextEncoder().encode(recordJson(file));
	const record = { sheet: { data: 'data.json' }, attachments: new Map([['data.json', { bytes }]]) };
	const findings = compareData(record as unknown as OpenRecord, file, undefined).slice(1);
	expect(findings.filter(({ ok }) => !ok)).toEqual([]);
	return Object.fromEntries(
		getIds(data).map((id, index) => {
			const { outcome, names } = findings[index]?.values ?? {};
			return [id, outcome === undefined ? String(names).split(', ').sort().join(', ') : String(outcome)];
		}),
	);
}

/** Sentences of the deed, in which an outcome is a part of a sentence. */
const DEED: ReadonlyArray<readonly [string, RegExp]> = [
	['adopted', /(?:est adoptée?|is carried)\./],
	['rejected', /(?:est rejetée?|is rejected)\./],
	['adjourned', /(?:est ajournée?|is adjourned)\./],
	['withdrawn', /(?:est retirée?|is withdrawn)\./],
	['moot', /(?:est sans objet|is moot)\./],
	['noted', /Il en est pris acte\.|It was noted\./],
	['favourable', /avis est favorable\.|opinion is favourable\./],
	['unfavourable', /avis est défavorable\.|opinion is unfavourable\./],
	['undetermined', /résultat n’est pas établi\.|result is not determined\./],
];

/** What the deed says of the votes. */
function deedSays(html: string, data: CompiledJson): Said {
	const said: Said = {};
	for (const id of getIds(data)) {
		const start = html.indexOf(` id="${id}">`);
		if (start < 0 || data.elections.some((election) => election.id === id)) continue;
		// Of several ballots, the last one decides.
		const sentences = ownPart(html.slice(start)).match(/<strong>[\s\S]*?<\/strong>/g);
		const words = plain(sentences?.at(-1) ?? '');
		said[id] = DEED.filter(([, sentence]) => sentence.test(words))
			.map(([outcome]) => outcome)
			.join(' and ');
	}
	return said;
}

/** A page from inside of a section up to its end, without the sections in it: an amendment stands in its motion. */
function ownPart(page: string): string {
	let depth = 0;
	let own = '';
	for (const part of page.split(/(?=<section\b)|(?<=<\/section>)/)) {
		if (part.startsWith('<section')) depth += 1;
		if (depth === 0) own += part;
		if (!part.endsWith('</section>')) continue;
		if (depth === 0) break;
		depth -= 1;
	}
	return own;
}

/** How many of each outcome the last line of a check counts. */
function checkSays(compiled: Compiled): Record<string, number> {
	const line = summarize(compiled, []);
	return Object.fromEntries(
		COUNTED.flatMap(([outcome, pattern]) => {
			const count = pattern.exec(line)?.[1];
			return count === undefined ? [] : [[outcome, Number(count)]];
		}),
	);
}

function countOutcomes({ resolutions }: CompiledJson): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of resolutions) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}

/** The outcomes that the list of decisions prints, in the order of the votes. */
async function listSays(compiled: Compiled): Promise<string[]> {
	const documents = createDocuments('decisions', compiled);
	if (!('made' in documents)) return [];
	const [sheet] = documents.made;
	if (sheet?.kind !== 'page') return [];
	const html = await renderDocument(sheet.view);
	return getRows(
		html.slice(html.indexOf('decision-table'), html.indexOf('</table>', html.indexOf('decision-table'))),
		/<tr>[\s\S]*?<\/tr>/g,
		/<td\b[\s\S]*?<\/td>/g,
	)
		.filter((cells) => cells.length > 0)
		.map((cells) => WORDS[folded(cells.at(-1) ?? '')] ?? '');
}

/** A meeting of this file's list. */
interface Meeting {
	name: string;
	source: string;
	files?: Record<string, string>;
}

function* filesIn(folder: URL): Generator<Meeting> {
	for (const name of readdirSync(folder).sort())
		if (name.endsWith('.md')) yield { name, source: readFileSync(new URL(name, folder), 'utf8') };
}

function* meetings(): Generator<Meeting> {
	yield* [CANAL, HARBOUR, TILLEULS].map((source, index) => ({ name: `meeting ${index}`, source }));
	yield* filesIn(new URL('../../examples/', import.meta.url));
	for (const file of ['votes', 'elections', 'law', 'statements'])
		for (const one of readCases(file)) yield { name: `${file}: ${one.title}`, ...casesSource(one) };
	const pages = new URL('../../docs/messages/', import.meta.url);
	for (const path of (readdirSync(pages, { recursive: true }) as string[]).sort())
		if (/^(?:vote|election|quorum)\b.*\.md$/.test(path))
			for (const [, source = ''] of readFileSync(new URL(path, pages), 'utf8').matchAll(
				/^````md\n([\s\S]*?)^````$/gm,
			))
				yield { name: path, source };
}

it('says one outcome, wherever it is said', async () => {
	let votes = 0;
	let elections = 0;
	let turn = 0;
	for (const { name, source, files } of meetings()) {
		const compiled = await compileText(source, files);
		const data = compiledJson(compiled);
		if (getIds(data).length === 0 || data.meeting.status === 'convened') continue;
		votes += data.resolutions.length;
		elections += data.elections.length;
		const told = dataSay(data);
		const file = { path: 'meeting.md', compiled, config: EMPTY_CONFIG, configFolder: undefined };
		// The outputs that take longest, one in turn; all of each meeting by `npm run test:long`.
		turn += 1;
		const isTurn = (output: number) => EFFORT > 1 || turn % 3 === output;
		const deed = Object.fromEntries(data.resolutions.map(({ id, outcome }) => [id, outcome]));
		const said = {
			page: isTurn(2) ? pageSays(await renderHtml(compiled), data) : told,
			deed: isTurn(0) ? deedSays(await renderHtml(compiled, { theme: 'notarial' }), data) : deed,
			word: isTurn(1)
				? wordFileSays(await renderDocx(createView(compiled), { date: '2024-06-06' }), data)
				: told,
			record: recordSays(file, data),
			check: checkSays(compiled),
			// A line of an election says the elected in a form of its own.
			list: data.elections.length === 0 ? await listSays(compiled) : [],
		};
		expect({ name, ...said }).toEqual({
			name,
			page: told,
			deed,
			word: told,
			record: told,
			check: countOutcomes(data),
			list: data.elections.length === 0 ? data.resolutions.map(({ outcome }) => outcome) : [],
		});
	}
	// It must have looked at something.
	expect(votes).toBeGreaterThan(150);
	expect(elections).toBeGreaterThan(25);
});
