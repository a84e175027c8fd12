/**
 * How well the importer reads minutes: what comes out, compiled, is compared with what a careful reader wrote down. A construct is found (the
 * same in both), missed (only in the truth) or made up (only in the result, or with another status, holder, number or outcome).
 */

import { importMinutes } from '../../src/import/index.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';
import { compiledJson } from '../../src/render/index.js';
import { compileText } from '../compile.js';

/** What a careful reader found in minutes. */
export interface Truth {
	file: string;
	date: string | null;
	opened: string | null;
	closed: string | null;
	chair: string | null;
	secretary: string | null;
	people: Array<{ name: string; status: string; proxyTo?: string }>;
	votes: Array<{
		about: string;
		for: number | null;
		against: number | null;
		abstain: number | null;
		consent: string | null;
		outcome: string | null;
	}>;
	elections: Array<{ candidates: Array<{ name: string }>; elected: string[] }>;
	moves: Array<{ name: string | null; what: string }>;
	items: Array<{ title: string }>;
	signatures: string[];
}

/** How often a construct was found, missed and made up. */
export interface Score {
	found: number;
	missed: number;
	made: number;
}

export const CONSTRUCTS = [
	'date',
	'opened',
	'closed',
	'chair, secretary',
	'people',
	'proxies',
	'votes',
	'elections',
	'moves',
	'items',
	'signatures',
] as const;
export type Construct = (typeof CONSTRUCTS)[number];

/** The scores of one file, and what was missed or made up in words. */
export interface FileScore {
	rows: Record<Construct, Score>;
	notes: string[];
}

/** Minutes as Markdown, by the ending of their name, as `pv import` reads them. */
export function getMarkdown(name: string, text: string): { markdown: string; kind: 'markdown' | 'plain' } {
	if (name.endsWith('.html')) return { markdown: htmlToMarkdown(text), kind: 'markdown' };
	return { markdown: text, kind: name.endsWith('.md') ? 'markdown' : 'plain' };
}

/** What becomes of minutes: their Markdown, the meeting file, what its compiling gives, and how well they were read. */
export interface Reading {
	markdown: string;
	imported: string;
	compiled: Awaited<ReturnType<typeof compileText>>;
	score: FileScore;
}

/** Imports minutes, compiles the file and compares it with the truth. */
export async function getReading(truth: Truth, text: string): Promise<Reading> {
	const { markdown, kind } = getMarkdown(truth.file, text);
	const imported = importMinutes(markdown, kind).text;
	const compiled = await compileText(imported);
	return {
		markdown,
		imported,
		compiled,
		score: compared(truth, compiledJson(compiled, []), compiled.meeting),
	};
}

/** The sum of scores. */
export function getSum(scores: readonly FileScore[]): Record<Construct, Score> {
	const sum = empty();
	for (const { rows } of scores)
		for (const what of CONSTRUCTS)
			for (const key of ['found', 'missed', 'made'] as const) sum[what][key] += rows[what][key];
	return sum;
}

/** One line for a construct: how much of the truth was found, and how much of what came out is true. */
export function getTable(sum: Record<Construct, Score>): string {
	const share = (part: number, rest: number) =>
		`${(part + rest === 0 ? 100 : (100 * part) / (part + rest)).toFixed(1)} %`;
	const rows = CONSTRUCTS.map((what) => {
		const { found, missed, made } = sum[what];
		return [what, `${found + missed}`, `${found}`, `${made}`, share(found, missed), share(found, made)];
	});
	return [['', 'in truth', 'found', 'made up', 'recall', 'precision'], ...rows]
		.map(([head = '', ...cells]) => head.padEnd(18) + cells.map((cell) => cell.padStart(10)).join(''))
		.join('\n');
}

function empty(): Record<Construct, Score> {
	return Object.fromEntries(CONSTRUCTS.map((what) => [what, { found: 0, missed: 0, made: 0 }])) as Record<
		Construct,
		Score
	>;
}

type Json = ReturnType<typeof compiledJson>;

const STATUS: Readonly<Record<string, string>> = {
	remote: 'remote',
	represented: 'represented',
	excused: 'excused',
	absent: 'excused',
	byPost: 'post',
};

function compared(truth: Truth, json: Json, tree: unknown): FileScore {
	const rows = empty();
	const notes: string[] = [];
	const add = (what: Construct, found: number, missed: number, made: number) => {
		rows[what].found += found;
		rows[what].missed += missed;
		rows[what].made += made;
	};
	for (const what of ['date', 'opened', 'closed'] as const) {
		const [wanted, got] = [truth[what], json.meeting[what]];
		const isSame = wanted !== null && wanted === got;
		add(what, isSame ? 1 : 0, wanted !== null && !isSame ? 1 : 0, got && !isSame ? 1 : 0);
		if (wanted !== got) notes.push(`${what}: ${got}, in truth ${wanted}`);
	}
	for (const what of ['chair', 'secretary'] as const) {
		const [wanted, got] = [truth[what], json.meeting[what]];
		const isSame = wanted !== null && got !== null && samePerson(wanted, got);
		add('chair, secretary', isSame ? 1 : 0, wanted !== null && !isSame ? 1 : 0, got && !isSame ? 1 : 0);
		if (!isSame && (wanted !== null || got)) notes.push(`${what}: ${got}, in truth ${wanted}`);
	}
	comparePeople(truth, json, add, notes);
	const votes = json.resolutions.filter(({ outcome, tally }) => outcome !== 'undetermined' || tally);
	pairs('votes', truth.votes, votes, voteAgrees, ({ about, title }) => about ?? title ?? '', add, notes);
	pairs(
		'elections',
		truth.elections,
		json.elections,
		electionAgrees,
		(one) => JSON.stringify(one.candidates ?? one),
		add,
		notes,
	);
	const { moves, items } = getEvents(tree);
	pairs(
		'moves',
		truth.moves.filter(({ name }) => name !== null) as Array<{ name: string; what: string }>,
		moves,
		(a, b) => samePerson(a.name, b.name) && isLeaving(a.what) === isLeaving(b.what),
		({ name, what }) => `${name} ${what}`,
		add,
		notes,
	);
	pairs(
		'items',
		truth.items,
		items,
		(a, b) => {
			const [x, y] = [fold(a.title), fold(b.title)];
			return x !== '' && (y.includes(x) || (y !== '' && x.includes(y)));
		},
		({ title }) => title,
		add,
		notes,
	);
	const signed = json.meeting.signatures.map(({ name }) => name);
	const found = truth.signatures.filter((name) => signed.some((other) => samePerson(name, other))).length;
	add('signatures', found, truth.signatures.length - found, Math.max(0, signed.length - found));
	if (found < truth.signatures.length || signed.length > found)
		notes.push(`signatures: ${signed.join(', ')}, in truth ${truth.signatures.join(', ')}`);
	return { rows, notes };
}

function comparePeople(
	truth: Truth,
	json: Json,
	add: (what: Construct, found: number, missed: number, made: number) => void,
	notes: string[],
): void {
	const names = new Map(json.participants.map(({ id, name }) => [id, name]));
	const left = json.participants.map(({ name, presence, elector, holder }) => ({
		name,
		status: STATUS[presence] ?? (elector ? 'present' : 'guest'),
		holder: holder ? (names.get(holder) ?? holder) : undefined,
	}));
	let wrong = 0;
	for (const person of truth.people) {
		const hit =
			left.find(({ name }) => fold(name) === fold(person.name)) ??
			left.find(({ name }) => samePerson(name, person.name));
		const wanted = person.status === 'absent' ? 'excused' : person.status;
		if (hit) left.splice(left.indexOf(hit), 1);
		if (hit?.status === wanted) add('people', 1, 0, 0);
		else {
			add('people', 0, 1, 0);
			if (hit) wrong += 1;
			notes.push(`${person.name}: ${hit?.status ?? 'not found'}, in truth ${person.status}`);
		}
		if (person.proxyTo !== undefined) {
			const isSame =
				hit?.status === 'represented' &&
				(person.proxyTo === '' || (hit.holder !== undefined && samePerson(hit.holder, person.proxyTo)));
			add('proxies', isSame ? 1 : 0, isSame ? 0 : 1, 0);
			if (!isSame) notes.push(`proxy of ${person.name}: ${hit?.holder}, in truth ${person.proxyTo}`);
		} else if (hit?.status === 'represented' && wanted !== 'represented') add('proxies', 0, 0, 1);
	}
	const officers = [truth.chair, truth.secretary].filter((name) => name !== null);
	const made = left.filter(({ name }) => !officers.some((other) => samePerson(name, other)));
	for (const { name, status } of made) notes.push(`made up: ${name} (${status})`);
	add('people', 0, 0, wrong + made.length);
}

/** Pairs in order, as many as there can be; what is in none is missed or made up. */
function pairs<A, B>(
	what: Construct,
	truth: readonly A[],
	got: readonly B[],
	agree: (a: A, b: B) => boolean,
	inWords: (one: Record<string, unknown>) => unknown,
	add: (what: Construct, found: number, missed: number, made: number) => void,
	notes: string[],
): void {
	const length = Array.from({ length: truth.length + 1 }, () => new Array<number>(got.length + 1).fill(0));
	const at = (i: number, k: number) => length[i]?.[k] ?? 0;
	for (let i = truth.length - 1; i >= 0; i -= 1)
		for (let k = got.length - 1; k >= 0; k -= 1)
			(length[i] as number[])[k] = Math.max(
				at(i + 1, k),
				at(i, k + 1),
				agree(truth[i] as A, got[k] as B) ? at(i + 1, k + 1) + 1 : 0,
			);
	let [i, k, hits] = [0, 0, 0];
	const say = (word: string, one: A | B) =>
		notes.push(`${what} ${word}: ${inWords(one as unknown as Record<string, unknown>)}`);
	while (i < truth.length || k < got.length) {
		const isPair = i < truth.length && k < got.length && agree(truth[i] as A, got[k] as B);
		if (isPair && at(i, k) === at(i + 1, k + 1) + 1) {
			hits += 1;
			i += 1;
			k += 1;
		} else if (i < truth.length && (k >= got.length || at(i + 1, k) >= at(i, k + 1))) {
			say('missed', truth[i] as A);
			i += 1;
		} else {
			say('made up', got[k] as B);
			k += 1;
		}
	}
	add(what, hits, truth.length - hits, got.length - hits);
}

function voteAgrees(truth: Truth['votes'][number], got: Json['resolutions'][number]): boolean {
	const stated = (
		[
			['for', 'for'],
			['against', 'against'],
			['abstain', 'abstention'],
		] as const
	).filter(([key]) => truth[key] !== null);
	for (const [key, other] of stated)
		if (`${got.tally?.[other] ?? ''}`.split('/')[0] !== `${truth[key]}`) return false;
	if (
		stated.length === 0 &&
		(truth.consent === 'unanimous' || truth.consent === 'noObjection') &&
		!got.unanimous
	)
		return false;
	const isVerdict = (outcome: string | null) => outcome === 'adopted' || outcome === 'rejected';
	return !(isVerdict(truth.outcome) && isVerdict(got.outcome) && truth.outcome !== got.outcome);
}

function electionAgrees(truth: Truth['elections'][number], got: Json['elections'][number]): boolean {
	const wanted = truth.elected.length > 0 ? truth.elected : truth.candidates.map(({ name }) => name);
	const won = got.candidates.filter(({ elected }) => elected).map(({ name }) => name);
	const other = won.length > 0 ? won : got.candidates.map(({ name }) => name);
	const same = wanted.filter((name) => other.some((one) => samePerson(name, one))).length;
	return wanted.length > 0 && same * 2 > Math.max(wanted.length, other.length);
}

function isLeaving(what: string): boolean {
	return what === 'leaves' || what === 'departure';
}

interface Node {
	type?: string;
	event?: string;
	value?: string;
	children?: Node[];
}

/** Moves and items of a tree, in order. */
function getEvents(tree: unknown): {
	moves: Array<{ name: string; what: string }>;
	items: Array<{ title: string }>;
} {
	const moves: Array<{ name: string; what: string }> = [];
	const items: Array<{ title: string }> = [];
	const getText = (node: Node | undefined): string =>
		node === undefined ? '' : (node.children?.map(getText).join(' ') ?? node.value ?? '');
	const walk = (node: Node, depth: number) => {
		const children = node.children ?? [];
		if (node.type === 'event' && /^(?:arrival|departure|return)$/.test(node.event ?? ''))
			for (const child of children)
				if (child.type === 'name') moves.push({ name: child.value ?? '', what: node.event ?? '' });
		if (node.type === 'session' && depth === 0)
			items.push({ title: getText(children.find(({ type }) => type === 'title')) });
		for (const child of children) walk(child, depth + (node.type === 'session' ? 1 : 0));
	};
	walk(tree as Node, 0);
	return { moves, items };
}

const TITLES =
	/(?<![\p{L}\p{N}])(?:m|mm|mme|mmes|mlle|monsieur|madame|messieurs|mesdames|mr|mrs|ms|dr|prof|maitre|me)(?![\p{L}\p{N}])\.?/giu;

function fold(text: string): string {
	const plain = text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}_\s'.-]/gu, ' ')
		.replace(TITLES, ' ');
	return (plain.match(/[a-z0-9]+/g) ?? []).join(' ');
}

/** The same words in any order, or the words of one among those of the other. */
function samePerson(a: string, b: string): boolean {
	const [x, y] = [new Set(fold(a).split(' ')), new Set(fold(b).split(' '))];
	const isIn = (some: Set<string>, all: Set<string>) => [...some].every((word) => all.has(word));
	return fold(a) !== '' && fold(b) !== '' && (isIn(x, y) || isIn(y, x));
}
