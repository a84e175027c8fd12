/** Which parts of minutes open an item of the agenda, a part of one, or a resolution. */

import { LANGUAGES, mentions, opensWith, vocabulary } from '../../language/index.js';
import { scanDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { matchesIn } from '../../text/places.js';
import { scanTimeRange } from '../../text/time.js';
import { longestRow, type NumberSign } from '../lines/numbered-rows.js';
import {
	LONGEST_NUMBERED,
	labelled,
	MINUTE_NUMBER,
	numberedTitle,
	opensBlock,
	tellsHour,
} from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt } from '../wording/answers.js';
import { exactly, hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { saysElection } from '../wording/election-words.js';
import { figuresIn, isPureTally, tellsVote } from '../wording/figures.js';
import { labelGroup } from '../wording/labels.js';
import { civilAtStart, isPersonName, type KnownNames, knownNames } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGround, verdictIn } from '../wording/verdict.js';

/** What a unit opens. */
export interface Opening {
	kind: 'item' | 'part' | 'block' | 'wrapper' | 'title';
	/** The level of its heading in the meeting file. */
	level: number;
	text: string;
}

const LONGEST_TITLE = 160;

/** The openings by the place of their unit. `taken` units are in the header. */
export function openingsIn(
	units: readonly Unit[],
	agenda: readonly string[],
	taken: ReadonlySet<number>,
	known: KnownNames = knownNames([]),
): Map<number, Opening> {
	const openings = new Openings(units, taken);
	const headings = headingItems(openings);
	const numbered =
		headings >= 2
			? 0
			: numberedItems(openings) +
				registeredItems(openings) +
				minutedItems(openings) +
				letteredItems(openings);
	const byAgenda = agendaItems(openings, agenda, headings);
	const marked = headings + numbered;
	const dressed = marked + byAgenda < 2 ? dressedItems(openings) : 0;
	const labels = marked < 2 && dressed < 2 ? labelItems(openings, byAgenda, known) : 0;
	if (marked + byAgenda < 2 && dressed < 2 && labels === 0 && listedItems(openings) === 0)
		plainItems(openings);
	if (headings < 2) electionItems(openings);
	if (![...openings.found.values()].some(({ kind }) => kind === 'item')) introducedItems(openings);
	let has = [...openings.found.values()].some(({ kind }) => kind === 'item' || kind === 'title');
	for (const { at, unit, text, below } of openings.apart()) {
		const isAlone = unit.isApart && (below?.isApart ?? true);
		// `Première résolution. L’assemblée approuve les comptes. Pour 88, contre 0. Adoptée.`: all of a resolution, and no title of one.
		if (
			text.length < LONGEST_TITLE &&
			opensBlock(text) &&
			!(/[.!]$/.test(text) && getSentences(text).length > 2) &&
			(isAlone || !/[.;,?!]$/.test(text))
		) {
			openings.found.set(at, { kind: 'block', level: 3, text });
			has = true;
		} else if ((isAlone || /:$/.test(text)) && timedHeading(text) !== undefined)
			openings.openItems([{ at, text: timedHeading(text) ?? text }]);
		else if (has && headings < 2 && isPhrase('misc', text.replace(/(?:\s*\([^()]*\))?[\s:.]*$/, '')))
			openings.openItems([{ at, text }]);
	}
	leaveMarksBehind(openings);
	return openings.found;
}

/** `RÉSOLUTION 2018-01`, `Délibération n° 2018-01`, below the words of the resolution and right above the next item: its number, and the title of nothing. */
function leaveMarksBehind({ units, found }: Openings): void {
	for (const [at, { kind, text }] of found) {
		const next = found.get(at + 1);
		const isBelow = units[at - 1]?.kind === 'text' && !found.has(at - 1);
		const isEmpty = next === undefined ? at === units.length - 1 : next.kind === 'item';
		if (
			kind === 'block' &&
			isBelow &&
			isEmpty &&
			units[at]?.kind === 'text' &&
			/^\p{L}+(?:\s\p{L}{1,2})?[^\p{L}]*\d$/u.test(text)
		)
			found.delete(at);
	}
}

/** A line as readers of titles look at it. */
interface Line {
	/** The place of its unit. */
	readonly at: number;
	readonly unit: Unit;
	readonly text: string;
	/** What stands below it. */
	readonly below: Unit | undefined;
}

/** What is a title of those lines that a reader chose. */
interface Title {
	readonly at: number;
	readonly text: string;
}

/** The openings that were found so far, and the lines that are none. `taken` units are in the header. */
class Openings {
	readonly found = new Map<number, Opening>();
	readonly #lines: readonly Line[];

	constructor(
		readonly units: readonly Unit[],
		readonly taken: ReadonlySet<number>,
	) {
		this.#lines = units.map((unit, at) => ({ at, unit, text: getText(unit), below: units[at + 1] }));
	}

	/** Lines that open nothing yet, also those that the header took. */
	unopened(): Line[] {
		return this.#lines.filter(({ at }) => !this.found.has(at));
	}

	/** Lines that may open something: neither opened nor taken. */
	free(): Line[] {
		return this.#lines.filter(({ at }) => this.isFree(at));
	}

	/** Those of them that are text below a blank line. */
	apart(): Line[] {
		return this.free().filter(({ unit }) => unit.kind === 'text' && unit.isApart);
	}

	isFree(at: number): boolean {
		return this.mayOpen(at) && !this.found.has(at);
	}

	mayOpen(at: number): boolean {
		return !this.taken.has(at);
	}

	/** Opens an item at each of the titles, without its colon. How many they are. */
	openItems(titles: readonly Title[]): number {
		for (const { at, text } of titles)
			this.found.set(at, { kind: 'item', level: 2, text: text.replace(/\s*:$/, '') });
		return titles.length;
	}
}

/** Titles of Markdown: those at the level where most is said are items, deeper ones are parts of them. */
function headingItems(openings: Openings): number {
	const { units, found } = openings;
	const headings = units.flatMap((unit, at) =>
		unit.kind === 'heading' ? [{ at, depth: unit.depth, text: getText(unit) }] : [],
	);
	const titles = topTitles(units, headings);
	const kept = headings.filter(({ at, text }, index) => {
		if (text === '' || !openings.mayOpen(at)) return false;
		// The title of the whole: the first, above which nothing is said, and alone at its level or with the kind and the year.
		const isFirst =
			index === 0 &&
			!isWrapper(text) &&
			(isDocumentTitle(text) || isMeetingName(text)) &&
			!wordPattern`^(?:\p{Lu}{0,4}[\s-]?[\d./-]+[.):]?\s*(?:[–—-]\s*)?)?${'approvalWords'}`.test(text);
		const isAlone = headings.filter(({ depth }) => depth <= (headings[0]?.depth ?? 1)).length === 1;
		// `1201 Welcome` above `1202 Budget` holds no year.
		const isCounted = Number.parseInt(text, 10) + 1 === Number.parseInt(headings[1]?.text ?? '', 10);
		const isNamed = /\d{4}/.test(text) && at < 3 && !isCounted;
		if ((isFirst && (isAlone || isNamed)) || index < titles) {
			found.set(at, { kind: 'title', level: 1, text });
			return false;
		}
		return true;
	});
	// `Mandats des administrateurs` is an election where no people stand below it.
	const isSheet = (text: string, at: number) =>
		((isDay(text) || isPhrase('frames', text.replace(/[\s:\d.]+$/, ''))) &&
			!decidesBelow(openings.units, at)) ||
		isPhrase('sheets', text.replace(/[\s:\d.]+$/, '')) ||
		((labelGroup(text.replace(/:.*$/, '')) ?? 'members') !== 'members' &&
			!(saysElection(text) && openings.mayOpen(at + 1)) &&
			// `24/031 Apologies` among the numbered titles is an item, though its people stand in the header.
			!(/^\d/.test(text) && openings.mayOpen(at)));
	/** Where a wrapper opens, how deep it lies, and where it ends: what lies in it goes one level up. */
	const wrapped = new Map<number, number>();
	for (const [index, { at, depth, text }] of kept.entries()) {
		const isOfNumbered = isPhrase('numberedWrappers', text.replace(/[\s:]+$/, ''));
		if (!isWrapper(text) && !isOfNumbered) continue;
		const end = kept.findIndex((other, later) => later > index && other.depth <= depth);
		const inside = kept.slice(index + 1, end === -1 ? kept.length : end);
		const shallow = inside.reduce((least, other) => Math.min(least, other.depth), Number.POSITIVE_INFINITY);
		const direct = inside.filter((other) => other.depth === shallow);
		if (direct.length < 2 || (isOfNumbered && !areCounted(direct))) continue;
		found.set(at, { kind: 'wrapper', level: 0, text });
		for (const other of inside) wrapped.set(other.at, shallow - depth);
	}
	const levels = kept
		.filter(({ at }) => !found.has(at))
		.map(({ at, depth, text }) => ({ at, text, depth: depth - (wrapped.get(at) ?? 0) }));
	lowerParts(levels);
	const real = levels.filter(({ text, at }) => !isSheet(text, at) && labelled(text, true) === undefined);
	const main = mainLevel(real.map(({ depth }) => depth));
	let items = 0;
	for (const { at, text, depth } of levels) {
		if (isSheet(text, at)) found.set(at, { kind: 'wrapper', level: 0, text });
		else if (isPhrase('ownVote', text.replace(/[\s:]+$/, '')) && depth > main)
			found.set(at, { kind: 'wrapper', level: 0, text });
		else if (depth <= main) {
			found.set(at, { kind: opensBlock(text) ? 'block' : 'item', level: 2, text });
			items += 1;
		} else found.set(at, { kind: 'part', level: Math.min(6, 2 + depth - main), text });
	}
	return items;
}

/**
 * `## 8. Elections`, `## President`, `## Treasurer`, `## 9. Other business`: of titles of one level of which most count on from the first, those without a number
 * between two of them are parts of the one before.
 */
function lowerParts(levels: Array<{ text: string; depth: number }>): void {
	const numbered = levels.flatMap(({ text, depth }, index) => {
		const number = /^(\d{1,2})\s?[.)]\s/.exec(text)?.[1];
		return number === undefined ? [] : [{ index, depth, number: Number(number) }];
	});
	const [first] = numbered;
	const last = numbered.at(-1);
	if (first === undefined || last === undefined || numbered.length < FEWEST_NUMBERED) return;
	if (!numbered.every(({ number, depth }, at) => number === first.number + at && depth === first.depth))
		return;
	const between = levels
		.slice(first.index, last.index)
		.filter(({ text, depth }) => depth === first.depth && !/^\d/.test(text));
	if (between.length < numbered.length) for (const one of between) one.depth += 1;
}

/** `### 1. Budget`, `### 2. Roof`, …: titles that are numbered from the first on. */
function areCounted(titles: ReadonlyArray<{ text: string }>): boolean {
	return (
		titles.length >= FEWEST_COUNTED &&
		titles.every(({ text }, index) => Number(/^(\d{1,2})\s?[.)]\s/.exec(text)?.[1]) === index + 1)
	);
}

const FEWEST_COUNTED = 3;

/** Fewer titles with numbers may be those of a list. */
const FEWEST_NUMBERED = 4;

/** `# Club` and `## Minutes of the AGM` above the items: titles one below the other at the top, less deep than all that follow. */
function topTitles(
	units: readonly Unit[],
	headings: ReadonlyArray<{ at: number; depth: number; text: string }>,
): number {
	const said = units.findIndex(({ kind }) => kind !== 'heading' && kind !== 'comment' && kind !== 'rule');
	const titles = headings.filter(({ at }) => said === -1 || at < said);
	const rest = headings.slice(titles.length);
	const deepest = titles.reduce((most, { depth }) => Math.max(most, depth), 0);
	const isTop =
		titles.some(({ text }) => isDocumentTitle(text)) &&
		rest.length !== 1 &&
		rest.every(({ depth }) => depth > deepest);
	return isTop ? titles.length : 0;
}

/** The first level that more than one heading has; a single heading above it is an item too. */
function mainLevel(depths: readonly number[]): number {
	for (let level = 1; level <= 6; level += 1)
		if (depths.filter((depth) => depth === level).length > 1) return level;
	return depths.reduce((least, depth) => Math.min(least, depth), 6);
}

function isDocumentTitle(text: string): boolean {
	return wordPattern`${'titleStems'}|\b${'titleMarks'}\b|\d{4}`.test(text);
}

/** `AG constitutive`, `Conseil d'administration`: a kind of meeting opens the title, and no more than a word follows it. */
function isMeetingName(text: string): boolean {
	const [named] = vocabulary('meetings').findAll(text);
	return named?.from === 0 && /^(?:\s\p{L}+)?$/u.test(text.slice(named.to));
}

/** `Procès-verbal de l'assemblée générale du 6 juin`: what the minutes are of. */
export function isWholeTitle(text: string): boolean {
	return isDocumentTitle(text) && mentions(text, 'meetings');
}

/**
 * The last place of the title of the whole, above which nothing is said: the name of the body, a company with its seat. It may go on below,
 * as `PROCÈS-VERBAL DES DÉCISIONS DE`, `L'ASSEMBLÉE GÉNÉRALE`, `DU 3 MAI 2024`.
 */
function wholeTitle(units: readonly Unit[]): number {
	const texts = units.slice(0, MOST_ABOVE).map(getText);
	const near = texts.slice(0, FEW_ABOVE).findLastIndex((text) => isWholeTitle(text));
	if (near !== -1) return near;
	const said = texts.findIndex((text) => /[,.;]$/.test(text));
	const above = said === -1 ? texts : texts.slice(0, said);
	let last = above.findLastIndex(
		(text, at) =>
			wordPattern`^${'titleStems'}`.test(text) &&
			text === text.toUpperCase() &&
			isWholeTitle(`${text} ${above[at + 1] ?? ''}`),
	);
	if (last === -1) return -1;
	if (!isWholeTitle(above[last] ?? '')) last += 1;
	return last + (/\d{4}$/.test(above[last + 1] ?? '') ? 1 : 0);
}

const FEW_ABOVE = 4;
const MOST_ABOVE = 10;

function isWrapper(text: string): boolean {
	const plain = text.replace(/[\s:]+$/, '');
	return (
		isPhrase('wrappers', plain) || (wordPattern`^${'proceedingHeads'}\s`.test(plain) && plain.length < 80)
	);
}

/** Lines with numbers that count on from the first, of which something is said below. */
function numberedItems(openings: Openings): number {
	const { units, found } = openings;
	const candidates = openings.unopened().flatMap(({ at, unit, text }) => {
		if (unit.kind !== 'text' && unit.kind !== 'item' && unit.kind !== 'heading') return [];
		// Among others that count on, a title may be long: `7. To consider the application of …`.
		if (text.length > LONGEST_NUMBERED) return [];
		const read = unit.number === undefined ? numberedTitle(text) : listTitle(units, at, text);
		// `1. Apologies` may stand in the header already, and still be the first.
		if (!openings.mayOpen(at) && labelGroup(text.replace(/^[\d.]+\W*|\s*:.*$/gu, '')) === undefined)
			return [];
		if (isPureTally(text) || (text.length > LONGEST_TITLE - 50 && read?.sign === 'word' && tellsVote(text)))
			return [];
		if (read !== undefined) return [{ at, text, ...read, isShown: true }];
		// `3. New members: none` right above `4. Changes`, among others that are followed by something.
		const isBare = unit.number !== undefined && unit.depth === 1 && !/[.;,]$/.test(text);
		return isBare ? [{ at, text, number: unit.number ?? 0, sign: 'digits' as const, isShown: false }] : [];
	});
	const shown = candidates.filter(({ isShown }) => isShown);
	const strict = chainOf(shown, units.length, [1, 2]);
	const loose = chainOf(candidates, units.length, [2, 5]);
	const full = loose.filter(({ isShown }) => isShown).length;
	const isFull = loose.length >= FEWEST_LOOSE && full >= 3 && full * 5 >= loose.length * 2;
	let best = isFull && loose.length > strict.length ? loose : strict;
	if (best.length < 2) best = onesOnly(units, shown);
	const parted = partedByRoman(units, shown);
	best = parted?.items ?? best;
	if (best.length < 2) best = firstAlone(units, shown);
	if (best.length === 0) return 0;
	const open = (titles: typeof best, kind: 'item' | 'part') => {
		for (const { at, text } of titles)
			if (openings.mayOpen(at))
				found.set(at, {
					kind: opensBlock(text) ? 'block' : kind,
					level: kind === 'item' ? 2 : 3,
					text: numberedText(units[at], text),
				});
	};
	open(best, 'item');
	open(parted?.parts ?? [], 'part');
	return best.length;
}

/** `Question n° 1 – Budget` as the only one, or `1. Finances` right above `1.1 Budget`: the first title of minutes of which no more is there. */
function firstAlone<Numbered extends Title & { number: number; sign: NumberSign }>(
	units: readonly Unit[],
	titles: readonly Numbered[],
): Numbered[] {
	const words = titles.filter(({ sign }) => sign === 'word');
	const [word = titles.find(({ at }) => FIRST_PART.test(getText(units[at + 1])))] = words;
	const isFirst = word !== undefined && word.number === 1 && words.length < 2;
	const isSaid = isFirst && units[word.at + 1] !== undefined && !/[?.!]$/.test(word.text);
	return isSaid && !tellsVote(word.text) ? [word] : [];
}

const FIRST_PART = /^1[.-]1[.)]?\s+(?:[–—-]\s+)?\p{Lu}[^.?!:;]*$/u;

/**
 * `I – FINANCES`, `1 – Budget`, `2 – Tarifs`, `II – URBANISME`, `3 – Vente`: titles with Roman numbers of which most stand right above one with digits, and
 * those, which count on or begin anew, as their parts.
 */
function partedByRoman<Numbered extends Title & { number: number; sign: NumberSign }>(
	units: readonly Unit[],
	titles: readonly Numbered[],
): { items: Numbered[]; parts: Numbered[] } | undefined {
	const items = titles.filter(({ sign }) => sign === 'roman');
	const [first] = items;
	const romans = new Set(items.map(({ at }) => at));
	const parts: Numbered[] = [];
	let listed = -1;
	for (const one of titles) {
		const { at, sign, text } = one;
		if (sign !== 'digits' || at <= (first?.at ?? at) || units[at]?.isApart !== true) continue;
		// `M. Bell demande :` above `1. Quel est le prix ?`: a list within a part.
		if (listed === at - 1 || /[.?!;]$/.test(text) || /:$/.test(getText(units[at - 1]))) listed = at;
		else parts.push(one);
	}
	const places = new Set(parts.map(({ at }) => at));
	const isRow =
		items.length >= FEWEST_PARTED &&
		items.every(({ number }, index) => number === index + 1) &&
		parts.every(
			({ at, number }, index) =>
				(number === 1 && romans.has(at - 1)) || number === (parts[index - 1]?.number ?? 0) + 1,
		);
	return isRow && items.filter(({ at }) => places.has(at + 1)).length * 2 > items.length
		? { items, parts }
		: undefined;
}

/** Fewer Roman numbers may be those of a list. */
const FEWEST_PARTED = 3;

/** The longest row of numbered titles, so many in so many of them above something that was said; a list of numbered lines with nothing below them is an agenda. */
function chainOf<Numbered extends Title & { number: number; sign: NumberSign; isShown: boolean }>(
	candidates: readonly Numbered[],
	end: number,
	[part, whole]: readonly [part: number, whole: number],
): Numbered[] {
	return longestRow(candidates, (row) => {
		const said = row.filter(
			({ at, isShown }, place) => isShown && (row[place + 1]?.at ?? end) - at > 1,
		).length;
		const first = row[0]?.number ?? 0;
		const isLong = first <= 1 || row.length > 2;
		// `7. Ana Bell`, `8. Bo Carr` go on from a list of winners, `20. Apologies`, `21. Minutes` from the items of the last meeting.
		const isOfOthers =
			first > 2 && first < 100 && row.filter(({ text }) => isKnownTitle(text)).length * 3 < row.length;
		return isLong && !isOfOthers && said * whole > row.length * part;
	});
}

/** `Budget`, `Any other business`, `Election of officers`: words that minutes put above what was said. */
export function isKnownTitle(title: string): boolean {
	return hasWordOf('itemWords', title) || isPhrase('misc', title) || saysElection(title);
}

/** So many titles, most of them above something that was said, may have some among them with nothing below. */
const FEWEST_LOOSE = 5;

/** `1. Ouverture`, and text, `1. Quorum`, and text: lists that lost their count, as a page that was pasted has them. */
function onesOnly<Numbered extends Title & { number: number }>(
	units: readonly Unit[],
	titles: readonly Numbered[],
): Numbered[] {
	const ones = titles.filter(
		({ at, text, number }) =>
			number === 1 && units[at]?.kind === 'item' && !/\.$/.test(text) && units[at + 1]?.kind !== 'item',
	);
	const known = ones.filter(({ text }) => isKnownTitle(text));
	return ones.length >= FEWEST_ONES && known.length * 2 >= ones.length ? ones : [];
}

const FEWEST_ONES = 3;

/** `2024-012 – Compte administratif`, `D2024/05 : Tarifs`: titles with numbers of the register of a body, which count on. */
function registeredItems(openings: Openings): number {
	const lines = openings
		.free()
		.filter(({ unit }) => unit.kind === 'text' && (unit.isApart || unit.lines.length === 1));
	const titles = lines.flatMap(({ at, text }) => {
		const [, year = '', number = '', rest = ''] =
			/^\p{Lu}{0,3}[\s-]?((?:19|20)?\d\d)[-/._](\d{1,3}(?:[-/._]\d{1,3})?)(?:\s*[:–—.-]\s*|\s+(?=\p{Lu}))(\p{L}.*)$/u.exec(
				text,
			) ?? [];
		return rest === '' || text.length > LONGEST_TITLE || /[;,]$/.test(text) || opensBlock(text)
			? []
			: [{ at, text, key: year + number.padStart(8, '0'), year, last: Number(/\d+$/.exec(number)?.[0]) }];
	});
	// A list of them with nothing below is an agenda.
	const said = titles.filter(({ at }, place) => (titles[place + 1]?.at ?? openings.units.length) - at > 1);
	// Two count on, each above what was said.
	const [one, other] = titles;
	const isPair =
		said.length === 2 && one !== undefined && other?.year === one.year && other.last === one.last + 1;
	if (
		titles.length < (isPair ? 2 : 3) ||
		said.length * 2 < titles.length ||
		titles.some(({ key }, index) => index > 0 && key <= (titles[index - 1]?.key ?? ''))
	)
		return 0;
	return openings.openItems(titles);
}

/** `1.19 – Chair`, `12/07-08 Finance`, `21/01 Chair`: titles with the number of a minute and, the same in all of them, the year, in either order. */
function minutedItems(openings: Openings): number {
	const titles = openings.unopened().flatMap(({ at, unit, text }) => {
		if (unit.kind !== 'text') return [];
		const [whole = '', number = '', year = ''] = MINUTE_NUMBER.exec(text) ?? [];
		return whole === '' || text.length > LONGEST_TITLE || /[;,]$/.test(text)
			? []
			: [{ at, text, year, number: Number(number), hasStroke: whole.includes('/') }];
	});
	const [first] = titles;
	const isRow = titles.every(
		({ year, number }, index) => year === first?.year && number === (first?.number ?? 0) + index,
	);
	const isYearFirst = titles.every(
		({ year, number, hasStroke }, index) =>
			hasStroke && number === first?.number && Number(year) === Number(first.year) + index,
	);
	// `1.5 Chair`, `2.5 Budget` are numbers with points.
	if (titles.length < FEWEST_MINUTES || !(isRow || isYearFirst)) return 0;
	openings.openItems(titles.filter(({ at }) => openings.mayOpen(at)));
	return titles.length;
}

const FEWEST_MINUTES = 3;

/** `27-A Minutes`, `27-B Appointments`: titles with the number of the meeting, and letters that count on. */
function letteredItems(openings: Openings): number {
	const titles = openings.apart().flatMap(({ at, text }) => {
		const [, number = '', letter = ''] = /^(\d{1,4})-(\p{Lu})\.?\s+\p{Lu}\p{L}/u.exec(text) ?? [];
		return letter === '' || text.length > LONGEST_TITLE ? [] : [{ at, text, number, letter }];
	});
	const [first] = titles;
	const isRow = titles.every(
		({ number, letter }, index) =>
			number === first?.number && letter.charCodeAt(0) === (first?.letter.charCodeAt(0) ?? 0) + index,
	);
	if (titles.length < 2 || !isRow) return 0;
	return openings.openItems(titles);
}

/** The number of a list stands before its title. */
function numberedText(unit: Unit | undefined, text: string): string {
	return `${unit?.number === undefined ? '' : `${unit.number}. `}${text.replace(/\s*:$/, '')}`;
}

/** An item of a numbered list is a title where text stands below it in the item, or where its list is cut by text. */
function listTitle(
	units: readonly Unit[],
	at: number,
	text: string,
): { number: number; sign: NumberSign } | undefined {
	const unit = units[at];
	const next = units[at + 1];
	// `1. Point sur les effectifs.` above its text: one sentence of a few words.
	const isSentence =
		/\.$/.test(text) &&
		(getSentences(text).length > 1 ||
			// `1. Budget de la fabrique – année 2020 – approbation.`
			(text.split(/\s+/).length > MOST_IN_TITLE && !/\s[–—]\s/.test(text)));
	if (unit?.number === undefined || unit.depth > 1 || /[;,]$/.test(text)) return undefined;
	if (isSentence && !isAboveLists(units, at)) return undefined;
	// `1. Ouverture` right above `2. Mot de bienvenue`, below which something is said.
	const isAboveTitle = next?.list === unit.list && next?.kind === 'item' && units[at + 2]?.kind === 'text';
	const isFollowed = next !== undefined && (next.list !== unit.list || next.kind !== 'item' || isAboveTitle);
	return isFollowed ? { number: unit.number, sign: 'digits' } : undefined;
}

/** Whether all numbered items beside this one have a deeper list below them, and are the titles of what it says, however they are written. */
function isAboveLists(units: readonly Unit[], at: number): boolean {
	const isOfRun = (place: number) => units[place]?.kind === 'item';
	let first = at;
	while (at - first < LONGEST_RUN && isOfRun(first - 1)) first -= 1;
	let end = at;
	while (end - at < LONGEST_RUN && isOfRun(end + 1)) end += 1;
	const top = units.slice(first, end + 1).flatMap((unit, index) => (unit.depth === 1 ? [first + index] : []));
	return (
		top.length >= FEWEST_COUNTED &&
		top.every((place, index) => units[place]?.number === index + 1 && (units[place + 1]?.depth ?? 0) > 1)
	);
}

/** The items of a list are looked at so far on both sides. */
const LONGEST_RUN = 200;

/** A title with a full stop has no more words. */
const MOST_IN_TITLE = 12;

/** Lines that say again what the agenda says; among titles of Markdown no entry of a list is one. */
function agendaItems(openings: Openings, agenda: readonly string[], headings: number): number {
	const { units, found } = openings;
	if (agenda.length === 0) return 0;
	const entries = agenda.map((entry) => getWords(entry)).filter((words) => words.length > 0);
	const whole = new Set(agenda.map(foldKeyword));
	const hits: Title[] = [];
	const used = new Set<number>();
	for (const [at, unit] of units.entries()) {
		if (!openings.mayOpen(at) || (unit.kind !== 'text' && (unit.kind !== 'item' || headings > 1))) continue;
		const text = getText(unit);
		// A line that an entry has word for word may stand right above its text.
		if (!unit.isApart && unit.kind === 'text' && !(isLong(text) && whole.has(foldKeyword(text)))) continue;
		if (text.length > 200 || (/[.;,]$/.test(text.replace(/\betc\.$|Pdt\.$/, '')) && text.length > 60))
			continue;
		// `No old business` below `Old business` is what was said there.
		const plain = numberedTitle(text)?.title ?? text;
		if (isInList('noWords', /^\p{L}+/u.exec(plain)?.[0] ?? '') && !whole.has(foldKeyword(plain))) continue;
		const title = getWords(plain);
		const entry = entries.findIndex((words, index) => !used.has(index) && isSame(words, title));
		if (entry === -1) continue;
		// Its heading is here or one of the two lines above.
		const isHeading = [at, at - 1, at - 2].some((place) => {
			const opening = found.get(place);
			return opening !== undefined && isSame(getWords(opening.text), title);
		});
		used.add(entry);
		if (!found.has(at) && !isHeading) hits.push({ at, text });
	}
	// One title alone is one where text stands below it.
	const isSure = hits.some(({ at, text }) => {
		const below = units[at + 1];
		const isSame = getWords(text).length > 2 || agenda.includes(text);
		const said = below?.kind === 'text' ? getText(below) : '';
		const isText = said.length > text.length || (whole.has(foldKeyword(text)) && /\s.*\s.*[.!]$/.test(said));
		return isSame && isText;
	});
	if (hits.length + found.size < 2 && !isSure) return 0;
	for (const { at, text } of hits)
		found.set(at, { kind: 'item', level: 2, text: numberedText(units[at], text) });
	return hits.length;
}

/** Too long to be said in passing, as `Divers`. */
function isLong(text: string): boolean {
	return getWords(text).length > 2;
}

function getWords(text: string): string[] {
	return foldKeyword(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 2);
}

/** The words of one are those of the other, but for a few. */
function isSame(a: readonly string[], b: readonly string[]): boolean {
	if (a.length === 0 || b.length === 0) return false;
	const [few, many] = a.length <= b.length ? [a, b] : [b, a];
	const shared = few.filter((word) => many.includes(word)).length;
	if (few.length === 1) return shared === 1 && many.length <= 2;
	return few[0] === many[0]
		? shared >= few.length * 0.7 && shared >= 2
		: shared === few.length && shared * 1.6 >= many.length;
}

/** Without numbers and headings: lines in bold, or in capitals, that stand alone. */
function dressedItems(openings: Openings): number {
	const alone = openings
		.apart()
		.filter(
			({ text, below }) =>
				text.length > 2 &&
				text.length < 100 &&
				!/[.;,]$/.test(text) &&
				/\p{L}{3}/u.test(text) &&
				(isBareTitle(text) || isClosing(text, below) || isOfSession(text, below)) &&
				!opensBlock(text),
		);
	// `**Budget**` may have the text of the item in the line below it.
	const bold = alone.filter(
		({ unit }) => unit.isBold || (unit.source.length === 1 && IN_BOLD.test(unit.source[0] ?? '')),
	);
	const capitals = alone.filter(
		({ text, at }) => text === text.toUpperCase() && text.split(/\s+/).length < 14 && at > 1,
	);
	const chosen = bold.length >= 2 ? bold : capitals.length >= 3 ? capitals : [];
	const start = wholeTitle(openings.units);
	openings.openItems(
		chosen.filter(({ at, text }, index) => at > start && !(index === 0 && isWholeTitle(text))),
	);
	return chosen.length;
}

/**
 * `**Budget :**`, `ACHAT D’UN CAMION :` right above and below what was said: lines that are bold or in capitals as a whole, with a colon, more of them
 * than `others`.
 */
function labelItems(openings: Openings, others: number, known: KnownNames): number {
	const start = wholeTitle(openings.units);
	const dressed = openings
		.free()
		.filter(
			({ at, unit, text }) =>
				at > start &&
				unit.kind === 'text' &&
				text.length < LONGEST_TITLE &&
				/\p{L}{3}[^:]*:$/u.test(text) &&
				(unit.isBold || unit.source.every((line) => IN_BOLD.test(line)) || text === text.toUpperCase()),
		)
		.map((line) => ({ ...line, label: line.text.replace(/(?:\s*\([^()]*\))?\s*:$/, '') }));
	// `**Débat :**`, `**Vote :**`, `**Décision :**` are the parts of one item.
	if (dressed.some(({ label }) => isPhrase('ownVote', label) || answerAt(label) !== undefined)) return 0;
	const titles = dressed.filter(
		({ text, label, below }) =>
			(below?.kind === 'text' || below?.kind === 'item' || below?.kind === 'table') &&
			isBareTitle(text) &&
			labelGroup(label) === undefined &&
			!tellsVote(label) &&
			!isSpeaker(label, known) &&
			// `RECETTES :` above `Cotisations 300 €`
			!/\d[\s€$£%]*$/.test(getText(below)) &&
			!opensBlock(text),
	);
	return titles.length < FEWEST_LABELS || titles.length <= others ? 0 : openings.openItems(titles);
}

/** `**Mme Roux :**`, `ANA BELL:` above what they say. */
function isSpeaker(label: string, known: KnownNames): boolean {
	return known.has(label) || civilAtStart(label) !== undefined || isCivilName(label);
}

/** `MME ROUX` */
function isCivilName(label: string): boolean {
	const [first = '', next] = label.split(/\.?\s+/);
	return next !== undefined && (isInList('titles', first) || isInList('honorifics', first));
}

const IN_BOLD = /^\s*\*\*[^*]+\*\*\s*$/;
const FEWEST_LABELS = 3;

/** `LEVÉE DE LA SÉANCE` above what tells of it. */
function isClosing(text: string, below: Unit | undefined): boolean {
	const { label, value } = labelled(text, true) ?? {};
	return label === 'closed' && value === '' && below?.kind === 'text' && /[.!]$/.test(getText(below));
}

/** `EXECUTIVE SESSION` above what was done there: words of a body, and a sentence below that opens no list of people. */
function isOfSession(text: string, below: Unit | undefined): boolean {
	return (
		labelled(text, true) === undefined &&
		labelGroup(text) === 'members' &&
		/\s/.test(text) &&
		below?.kind === 'text' &&
		/[.!]$/.test(getText(below)) &&
		getText(below).split(/\s+/).length > FEWEST_SAID &&
		!isPersonName(/^[^,;.]*/.exec(getText(below))?.[0] ?? '')
	);
}

/** A sentence below a title has more words than a name. */
const FEWEST_SAID = 5;

/** Is a line neither a label with its value nor a count? */
function isBareTitle(text: string): boolean {
	return (
		labelled(text, true) === undefined &&
		labelGroup(text.replace(/\s*:.*$/, '')) === undefined &&
		!isPureTally(text)
	);
}

/** `- Rapport moral`, text, `- Élection du bureau`, text: entries of a list without numbers, each above what was said. */
function listedItems(openings: Openings): number {
	const titles = openings
		.free()
		.filter(
			({ unit, text, below }) =>
				unit.kind === 'item' &&
				unit.depth === 1 &&
				unit.number === undefined &&
				text.length <= LONGEST_PLAIN &&
				/^\p{Lu}/u.test(text) &&
				!/[.;,!?]$/.test(text) &&
				isBareTitle(text) &&
				below?.kind === 'text' &&
				getText(below).length > text.length / 2,
		);
	const known = titles.filter(({ text }) => hasWordOf('itemWords', text) || saysElection(text));
	if (titles.length < FEWEST_LISTED || known.length * 2 < titles.length) return 0;
	return openings.openItems(titles);
}

const FEWEST_LISTED = 3;

/** `Élection du maire` alone between blank lines: however few titles the minutes have, what stands below it is that election. */
function electionItems(openings: Openings): void {
	const titles = openings.apart().filter(({ text, below }) => {
		const isAlone = below?.kind === 'text' && below.isApart;
		if (!isAlone || text.length > LONGEST_ELECTION || /[.;,!?:]$/.test(text)) return false;
		const [first = '', ...rest] = text.split(/\s+/);
		return rest.length > 0 && saysElection(first) && verdictIn(text) === undefined;
	});
	openings.openItems(titles);
}

/** `Élection des délégués au syndicat des eaux` is not longer. */
const LONGEST_ELECTION = 70;

/** A title without any dress is no longer. */
const LONGEST_PLAIN = 90;

/**
 * `Rapport moral`, `Approval of Minutes`: short lines without any dress below a blank line, of which something is said below; most of them
 * have a word that titles of items have.
 */
function plainItems(openings: Openings): void {
	const { units, taken } = openings;
	const start = Math.max(
		wholeTitle(units),
		units.findLastIndex((_, at) => at < units.length / 2 && taken.has(at)),
	);
	/** `Communications.`, `New business:`: titles that a stop ends, where as many lines of the minutes are such. */
	const stopped = openings.free().flatMap(({ at, unit, text, below }) => {
		const [, title = ''] = /^(\p{Lu}[^.:;,?!]{3,60}?)\s?[.:]$/u.exec(text) ?? [];
		const isTitle =
			title !== '' &&
			at > start &&
			unit.kind === 'text' &&
			unit.lines.length === 1 &&
			title.split(/\s+/).length <= MOST_STOPPED &&
			labelled(text, true) === undefined &&
			labelGroup(title) === undefined &&
			verdictIn(title) === undefined &&
			consentIn(title) === undefined &&
			!tellsHour(text) &&
			below?.kind === 'text' &&
			!taken.has(at + 1) &&
			getText(below).length > title.length;
		return isTitle ? [{ at, text: title }] : [];
	});
	const dressed = stopped.filter(({ text }) => isKnownTitle(text) && !hasWordOf('sentenceWords', text));
	if (dressed.length >= FEWEST_STOPPED && dressed.length * 2 > stopped.length) {
		// `Candidates introduced themselves.` is a sentence, however short.
		const isShown = (text: string) => {
			const words = text.split(/\s+/).filter((word) => word.length > 3);
			return text.split(/\s+/).length < 3 || words.every((word) => /^\p{Lu}/u.test(word));
		};
		openings.openItems(stopped.filter((one) => dressed.includes(one) || isShown(one.text)));
		return;
	}
	// A page that was pasted without its blank lines: only titles with a known word stand out.
	const isPasted = units.filter(({ isApart }) => isApart).length * 5 < units.length;
	const isShort = (at: number) => {
		const unit = units[at];
		const text = getText(unit);
		return (
			unit !== undefined &&
			(unit.kind === 'text' || (isPasted && unit.kind === 'item' && unit.number === undefined)) &&
			(unit.isApart || (isPasted && isKnownTitle(text) && text.split(/\s+/).length <= MOST_STOPPED)) &&
			openings.isFree(at) &&
			text.length <= LONGEST_PLAIN &&
			/^[\p{Lu}\d]/u.test(text) &&
			// `No further nominations` says that there was nothing.
			!isInList('noWords', text.split(/\s/)[0] ?? '') &&
			/\p{L}{3}/u.test(text) &&
			!/[.;,!?:]$/.test(text) &&
			(isKnownTitle(text) || !(isPersonName(text) || /\d{4}/.test(text))) &&
			isBareTitle(text) &&
			// `Proposed : Ana Bell`
			!(text.includes(':') && hasWordOf('moverLabels', text.split(':')[0] ?? '')) &&
			answerAt(text.split(/\s*:/)[0] ?? '') === undefined &&
			verdictIn(text) === undefined &&
			!opensBlock(text) &&
			!tellsHour(text)
		);
	};
	const titles = units.flatMap((_, at) => {
		const below = units[at + 1];
		const isSaid = below !== undefined && !taken.has(at + 1) && below.kind !== 'heading' && !isShort(at + 1);
		return at > Math.max(start, 1) && isSaid && isShort(at) ? [{ at, text: getText(units[at]) }] : [];
	});
	const known = titles.filter(({ text }) => isKnownTitle(text));
	const chosen = known.length * 2 >= titles.length ? titles : known;
	if (known.length < 2 || chosen.length < 3) return;
	openings.openItems(chosen);
}

/**
 * `Tarifs de la cantine`, `Vente d’un terrain :` right above `Monsieur le Maire rappelle …`, `Le conseil …`, `M. Bell explique …`, `Vu le code …`: a few words
 * without a verb, above a paragraph that opens with who speaks, who decides or the grounds. One is enough where it stands alone or has the dress of a title.
 */
function introducedItems(openings: Openings): void {
	const { units, taken } = openings;
	const start = Math.max(
		wholeTitle(units),
		units.findLastIndex((_, at) => at < MOST_OF_HEAD && taken.has(at)),
	);
	const titles = openings.free().filter(({ at, unit, text, below }) => {
		const label = text.replace(/\s*:$/, '');
		const said = getText(below);
		const above = getText(units[at - 1]);
		return (
			at > start &&
			unit.kind === 'text' &&
			unit.lines.length === 1 &&
			below?.kind === 'text' &&
			openings.isFree(at + 1) &&
			label.length <= LONGEST_TITLE &&
			/^\p{Lu}\p{L}/u.test(label) &&
			!/[.;,!?:]$/.test(label) &&
			!label.includes(': ') &&
			/[.!?:;)»]$/.test(above) &&
			said.length > label.length &&
			(saysWhatWasDone(said) || (isKnownTitle(label) && isFullSentence(said))) &&
			!OPENS_SPEECH().test(label) &&
			isBareTitle(text) &&
			!opensBlock(label) &&
			!tellsVote(label) &&
			!tellsHour(label) &&
			!isPersonName(label) &&
			!isDay(label) &&
			!isGround(label) &&
			!(isWholeTitle(label) && !isKnownTitle(label.split(/\s/)[0] ?? '')) &&
			!hasWordOf('sentenceWords', label) &&
			!hasWordOf('auxiliaries', label)
		);
	});
	const isDressed = ({ unit, text, below }: Line) =>
		(unit.isApart && below?.isApart === true) || /:$/.test(text) || text === text.toUpperCase();
	if (titles.some((line) => isDressed(line) && isKnownTitle(line.text)) || titles.length > 1)
		openings.openItems(titles);
}

/** Whether a paragraph opens with who speaks, who decides, who moves it or the grounds. */
function saysWhatWasDone(said: string): boolean {
	return (
		OPENS_SPEECH().test(said) ||
		isGround(said) ||
		phraseFinder('deliberations', 'moves', 'movers').exec(said)?.index === 0
	);
}

/** Not a line of a list or a table. */
function isFullSentence(said: string): boolean {
	return /^\p{Lu}.*\p{Ll}[.:;,]?$/su.test(said) && said.split(/\s+/).length > MOST_IN_TITLE;
}

/** `Monsieur le Maire rappelle`, `Mme Bell présente`, `Le conseil municipal,`, `Vu`, `Après`: how a paragraph opens that says what was done. */
const OPENS_SPEECH = () =>
	wordPattern`^(?:(?:${exactly('titles')}\.?\s+)?(?:${'articles'}\s+)?(?:${'officesAhead'})(?:\s+\p{Lu}[\p{L}'’-]+){0,3},?\s+\p{Ll}|${exactly('titles')}\.?\s+\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*\s+\p{Ll}|${'bodies'}(?!\p{L}))`;

/** The header was read from the first units. */
const MOST_OF_HEAD = 40;

/** Titles that a stop ends are short, and many. */
const MOST_STOPPED = 7;
const FEWEST_STOPPED = 4;

/** `December 2, 2014, 19:30-21:00 UTC`: when the meeting was, and no item of it. */
function isDay(text: string): boolean {
	if (text.length > LONGEST_DAY || !/\d{4}/.test(text)) return false;
	const starts = matchesIn(text, /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu);
	return starts.some(({ index }) =>
		LANGUAGES.some((lang) => {
			const date = scanDate(text.slice(index), lang);
			if (date === undefined) return false;
			const rest = text.slice(0, index) + text.slice(index + date.length);
			// `AGM 2 May 2026` is another meeting.
			return !/\p{L}{4}/u.test(rest) && !/\p{Lu}{2}/u.test(text.slice(0, index));
		}),
	);
}

/** Whether something is decided between a title and the next one. */
function decidesBelow(units: readonly Unit[], at: number): boolean {
	const next = units.findIndex(({ kind }, place) => place > at && kind === 'heading');
	return units
		.slice(at + 1, next === -1 ? units.length : next)
		.map(getText)
		.some((text) => verdictIn(text) !== undefined || figuresIn(text) !== undefined);
}

const LONGEST_DAY = 60;

/** `14h25 TEMPS 1 : NOS RÉALISATIONS`; an event or a closing with its hour is no heading. */
function timedHeading(text: string): string | undefined {
	const time = text.length < 120 ? scanTimeRange(text) : undefined;
	if (time === undefined) return undefined;
	const rest = text.slice(time.length).replace(/^[\s:–—,-]+/u, '');
	if (
		rest === '' ||
		!/^\p{Lu}/u.test(rest) ||
		/^\p{Lu}{2,4}$/u.test(rest) ||
		/[.?!]$/.test(rest) ||
		/^\p{Lu}\p{Ll}+\s\p{Lu}/u.test(rest) ||
		isDay(rest)
	)
		return undefined;
	if (opensWith(rest, 'events') || mentions(rest, 'closings')) return undefined;
	return `${text.slice(0, time.length)} — ${rest}`;
}
