/**
 * Titles that stand in one line or paragraph with what was said of them: `4. Public comment. None.`, `Budget: Keller moved to adopt it`,
 * `**Website:** the site is slow`. Where they are the course of a meeting, each becomes a heading above its text.
 */

import { opensWith } from '../../language/index.js';
import { isOffice } from '../decisions/officer-lines.js';
import { longestRow, type NumberSign } from '../lines/numbered-rows.js';
import { bare, labelled, numberBefore, opensBlock, tellsHour } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt } from '../wording/answers.js';
import {
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	saysNone,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { saysElection } from '../wording/election-words.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { labelGroup } from '../wording/labels.js';
import { isFullName, isPersonName } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, verdictIn } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { isKnownTitle, isWholeTitle, openingsIn } from './items.js';

/** Fewer items may be a list of conditions, or of questions. */
const FEWEST = 4;

/** A title: a few words of a line, the first with a capital letter, up to the first stop behind them that is in no brackets. */
const TITLE =
	/^((?:\d{4}\s)?\p{Lu}(?:[^.:;?!()]|\([^()]{0,60}\)){2,70}(?:[^.:;?!\s()]|\([^()]{0,60}\)))(?:\.(?=\s|$)|\s?:(?=\s)|\s[–—-](?=\s))\s*(.*)$/su;

/** A title, and what was said of it in the same unit. */
interface Titled {
	title: string;
	text: string;
	/** Its number, as it was written. */
	number?: string;
	/** It stands below a title that has nothing but such titles: `Old business:`. */
	isPart?: boolean;
}

/** Makes titles of the words that open the items or the paragraphs of a meeting; other units stay as they are. */
export function titlesApart(units: readonly Unit[]): readonly Unit[] {
	const titled =
		largest(numberedCourse(units), boldCourse(units)) ?? paragraphCourse(units) ?? labelCourse(units);
	if (titled === undefined) return outlined(units);
	const depth = 1 + units.reduce((most, unit) => Math.max(most, unit.kind === 'heading' ? unit.depth : 0), 1);
	const isMixed = [...titled.values()].filter(({ number }) => number === undefined).length > 1;
	return units.flatMap((unit) => {
		const part = titled.get(unit);
		if (part === undefined) return [unit];
		// `**1. Toiture :** …` among `**Travaux :** …` is a part of it.
		const isPart = part.isPart === true || (isMixed && part.number !== undefined);
		return asTitle(part, depth + (isPart ? 1 : 0));
	});
}

type Course = ReadonlyMap<Unit, Titled>;

/** The course with more titles; of two that have as many the first. */
function largest(first: Course | undefined, second: Course | undefined): Course | undefined {
	return (second?.size ?? 0) > (first?.size ?? 0) ? second : first;
}

/**
 * `- Lockers`, and below it points of its own: minutes that are one list, whose points nearly all hold what was said as a list in them. They are
 * titles, and what they hold goes one level up.
 */
function outlined(units: readonly Unit[]): readonly Unit[] {
	if (units.filter(({ kind }) => kind === 'heading').length > 1) return units;
	const points = units.flatMap((unit, at) =>
		unit.kind === 'item' && unit.depth === 1 && isOutlineTitle(getText(unit)) ? [{ unit, at }] : [],
	);
	const full = points.filter(({ at }) => holdsItem(units, at));
	const inside = units.filter(({ kind, depth }) => kind === 'item' && depth > 1);
	const head = units.slice(0, points[0]?.at).map(getText).join('\n');
	const told = points.map(({ unit }) => getText(unit));
	// `- Ana Bell` above what she has done: a round of those who are there.
	const isOfPeople =
		told.filter((text) => isPersonName(text)).length * 4 > told.length * 3 ||
		told.filter((text) => isSomebodyIn(text, head)).length * 4 > told.length ||
		told.filter((text) => isOffice(text)).length * 2 > told.length ||
		// `- Acme Corp` above `- Ana Bell`: whose people they are.
		inside.filter((unit) => isSomebody(getText(unit))).length * 2 > inside.length;
	const all = units.filter(({ kind, depth }) => kind === 'item' && depth === 1).length;
	if (
		full.length < FEWEST ||
		full.length * 4 < all * 3 ||
		isOfPeople ||
		(inside.length + points.length) * 2 < units.length
	)
		return units;
	// `- Minutes` is a label elsewhere.
	const [{ at: start } = { at: 0 }] = points;
	const titles = new Set(
		units.filter(
			(unit, at) =>
				at >= start &&
				unit.kind === 'item' &&
				unit.depth === 1 &&
				isFewWords(getText(unit)) &&
				(holdsItem(units, at) || isOutlineTitle(getText(unit))),
		),
	);
	let isInside = false;
	return units.flatMap((unit) => {
		if (titles.has(unit)) {
			isInside = true;
			return asTitle({ title: getText(unit).replace(/\s*:$/, ''), text: '' }, 2);
		}
		isInside &&= unit.depth > 1;
		return [isInside ? { ...unit, depth: unit.depth - 1 } : unit];
	});
}

/** `Ana Bell`, `Ana Bell (chair)`, `Ana Bell, treasurer`: a whole name, and what its bearer is. */
function isSomebody(text: string): boolean {
	const [name = ''] = text.split(/,|\s[–—-]\s|\s*\(/);
	return isFullName(name);
}

function holdsItem(units: readonly Unit[], at: number): boolean {
	const below = units[at + 1];
	return below?.kind === 'item' && below.depth > 1;
}

/** A few words that are neither a sentence nor a label of the head. */
function isOutlineTitle(text: string): boolean {
	return isFewWords(text) && !isOther(text.replace(/\s*:$/, ''), true);
}

function isFewWords(text: string): boolean {
	return (
		text.length <= LONGEST_ALONE &&
		/^\p{Lu}/u.test(text) &&
		!/[.;,!?]$/.test(text) &&
		verdictIn(text) === undefined
	);
}

/** Numbered units that count on, most of them a title, some with their text behind it: `1. Welcome. The chair …`, `2. Minutes:`, and text below. */
function numberedCourse(units: readonly Unit[]): Course | undefined {
	const numbered = units.flatMap((unit, at) => {
		const read = numberOf(unit);
		return read === undefined ? [] : [{ unit, at, ...read }];
	});
	const coded = codedRow(units);
	const row = [withFurtherRows(longestRow(numbered), numbered), coded, onesRow(numbered)].reduce(
		(best, one) => (one.length > best.length ? one : best),
	);
	const fewest = row !== coded && tellsOfEach(units, row) ? FEWEST - 1 : FEWEST;
	if (row.length < fewest) return undefined;
	const read = row.map((one) => ({ ...one, part: partOfPoint(one.rest) }));
	const told = read.flatMap(({ part, ...one }) =>
		part === undefined ? [] : [{ ...one, ...part, number: one.mark }],
	);
	const known = told.filter(({ title }) => isKnownTitle(title));
	const isSaid = (at: number, text: string) =>
		text !== '' || (units[at + 1] !== undefined && !row.some((one) => one.at === at + 1));
	const said = told.filter(({ at, text }) => isSaid(at, text));
	// Plain numbers alone are read as titles elsewhere; codes are not.
	const isRunIn = told.some(({ text }) => text !== '') || row[1]?.number === row[0]?.number || row === coded;
	if (
		!isRunIn ||
		told.length * 5 < row.length * 3 ||
		known.length < fewest - 1 ||
		known.length * 3 < told.length ||
		told.filter(({ title }) => looksLikeName(title) && /\s/.test(title)).length * 2 > told.length ||
		said.length * 2 < row.length
	)
		return undefined;
	// Items without a title have their first sentence for one.
	const opened = read.flatMap(({ part, unit, rest, mark }) => {
		const own = part ?? sentenceOf(rest);
		return own === undefined ? [] : [[unit, { ...own, number: mark }] as const];
	});
	return new Map(opened);
}

/** Whether, in minutes without other titles, each point of a row has a sentence or something below it, or tells what was decided: of such points three are enough. */
function tellsOfEach(units: readonly Unit[], row: readonly Numbered[]): boolean {
	return (
		units.filter(({ kind }) => kind === 'heading').length < 2 &&
		row.every(({ at, rest }, index) => {
			const isDecided = [verdictIn, consentIn, figuresIn].some((reads) => reads(rest) !== undefined);
			const isBelow = at + 1 < (row[index + 1]?.at ?? units.length);
			// `New members: none`
			const isNone = saysNone(rest.replace(/^[^:]*:\s*|[.\s]+$/gu, ''));
			return isDecided || isNone || isBelow || /[.!?]\s+\p{Lu}/u.test(rest);
		})
	);
}

interface Numbered {
	unit: Unit;
	at: number;
	number: number;
	sign: NumberSign;
	mark: string;
	rest: string;
}

/** The number of a unit, as a value and as it was written, and the rest of its words. */
function numberOf(unit: Unit): Omit<Numbered, 'unit' | 'at'> | undefined {
	const whole = unit.lines.join('\n').trim();
	if (unit.kind === 'item')
		return unit.depth === 1 && unit.number !== undefined
			? { number: unit.number, sign: 'digits', mark: `${unit.number}.`, rest: whole }
			: undefined;
	if (unit.kind !== 'text') return undefined;
	const read = numberBefore(whole);
	return read === undefined
		? undefined
		: { ...read, mark: whole.slice(0, read.length).trim(), rest: whole.slice(read.length) };
}

/** `6. Reserve fund: …` above `1. Fundraising: …`, `2. By-laws: …`: a list that a page starts anew behind entries of another one. */
function withFurtherRows(row: readonly Numbered[], numbered: readonly Numbered[]): Numbered[] {
	const last = row.at(-1);
	const rest = last === undefined ? [] : numbered.slice(numbered.indexOf(last) + 1);
	const further = rest.every(({ number }, index) => number === index + 1);
	return row.length < FEWEST || !further || rest.length < FEWEST ? [...row] : [...row, ...rest];
}

/** `21/5-1 Election. …`, `2019/07 – Budget`, `Cou/286/07-08 Apologies`: paragraphs with codes of which one part counts on and the others stay. */
function codedRow(units: readonly Unit[]): Numbered[] {
	const coded = units.flatMap((unit, at) => {
		const whole = unit.lines.join('\n').trim();
		const [code = ''] = unit.kind === 'text' ? (CODE.exec(whole) ?? []) : [];
		if (code === '') return [];
		// `C050/23   3.   Public questions` has its place in the agenda too.
		const rest = whole.slice(code.length).replace(/^\s*[:.–—-]?\s+(?:\d{1,2}[.)]\s+)?/u, '');
		return /^\p{Lu}/u.test(rest)
			? [{ unit, at, mark: code, rest, parts: code.match(/\d+/g)?.map(Number) ?? [] }]
			: [];
	});
	const [first, second] = coded;
	const counting = first?.parts.findIndex((part, place) => second?.parts[place] === part + 1) ?? -1;
	const isRow = coded.every(({ parts: own }, index) =>
		own.every((part, place) => part === (first?.parts[place] ?? 0) + (place === counting ? index : 0)),
	);
	return counting === -1 || !isRow
		? []
		: coded.map(({ parts: own, ...one }) => ({ ...one, number: own[counting] ?? 0, sign: 'ofYear' }));
}

/** Two numbers or three with signs between them, a short word in front perhaps. */
const CODE = /^(?:\p{L}{1,5}[/.-]|\p{Lu}{1,3})?\d{1,4}(?::\d{1,2})?(?:[/-]\d{1,4}){1,2}(?=\s|[:.]\s)/u;

/** `1. Minutes – none`, text, `1. Budget`: lists that lost their count, as pages that were pasted have them. */
function onesRow(numbered: readonly Numbered[]): Numbered[] {
	const ones = numbered.filter(({ number }) => number === 1);
	return ones.length * 4 > numbered.length * 3 ? ones : [];
}

/** A title with text behind it, or a title alone; no title ends at the stop of `NO. 12`. */
function partOf(written: string): Titled | undefined {
	const part = partOfPlain(written.replace(NUMBER_STOP(), '\u2024'));
	return part && { ...part, title: unmasked(part.title), text: unmasked(part.text) };
}

/** `No. 5`, `M. Roux` */
const NUMBER_STOP = () =>
	wordPatterns`(?<=(?:^|\s)${'abbreviations'})\.(?=\s\d)|(?<=\s${exactly('titles')})\.(?=\s\p{Lu})`;

function unmasked(text: string): string {
	return text.replace(/\u2024/g, '.');
}

function partOfPlain(text: string): Titled | undefined {
	const read = parts(text) ?? wholeOfCut(text);
	// `Consultation : orientations stratégiques` is a title as a whole.
	const isWhole =
		read !== undefined && /^\s:/.test(text.slice(read.title.length)) && !/[.!?]/.test(read.text);
	if (read !== undefined && !isWhole) {
		const most = hasWordOf('auxiliaries', read.title) ? MOST_NUMBERED : MOST_OF_LONG;
		return read.title.split(/\s+/).length <= most ? read : undefined;
	}
	const title = text.replace(/\s+/g, ' ').replace(/\s*:$/, '');
	const isTitle =
		title.length < LONGEST_ALONE && /^\p{Lu}/u.test(title) && !/[.;,!?]$/.test(title) && !isPureTally(title);
	return isTitle ? { title, text: '' } : undefined;
}

/** `Letter of Mr. Bell. It was read.`: behind a number a title that an initial cuts short goes on to the end of its sentence, if that is short. */
function wholeOfCut(text: string): Titled | undefined {
	const [, title, behind = ''] = TITLE.exec(text) ?? [];
	if (title === undefined || !isCutShort(text, title)) return undefined;
	return sentenceOf(text) ?? (title.includes('\n') ? undefined : { title, text: behind });
}

/** Behind a number a title may have more words than without. */
const MOST_NUMBERED = 12;
/** `2. Additions to the agenda for matters of routine that will require ratification at a future meeting: none` */
const MOST_OF_LONG = 22;
const LONGEST_ALONE = 110;

/** `Following the elections one seat was left. The clerk …`: a short sentence, and the rest. */
function sentenceOf(text: string): Titled | undefined {
	const [first = ''] = getSentences(text);
	const isShort =
		first.length <= LONGEST_SENTENCE && /^\p{Lu}.*[.!?]$/su.test(first) && !first.includes('\n');
	return isShort && !isPersonName(first) && figuresIn(first) === undefined
		? { title: first, text: text.slice(first.length).trim() }
		: undefined;
}

const LONGEST_SENTENCE = 125;

/** A title up to its stop, or up to where a sentence opens without one. */
function partOfPoint(text: string): Titled | undefined {
	const part = partOf(text);
	const run = runOn(text);
	if (part === undefined || run === undefined || run.title.length >= part.title.length) return part ?? run;
	const isCut = /\s\p{Ll}$/u.test(part.title);
	const isLoud = run.title === run.title.toUpperCase();
	return isCut || isLoud || hasWordOf('auxiliaries', part.title.slice(run.title.length)) ? run : part;
}

/**
 * `PUBLIC FORUM (15 MINUTES) The council was thanked.`, `Roof repairs a. Two bids were read.`, `Email from a resident The gate was mended.`: behind a number
 * a title whose line break is lost, up to where its capitals, or its small letters, end, and a sentence or a list opens.
 */
function runOn(text: string): Titled | undefined {
	if (!/^\p{Lu}/u.test(text) || text.includes('\n')) return undefined;
	const [loud = ''] = LOUD.exec(text) ?? [];
	const { index: listed = -1 } =
		/(?<=[\p{L})?])\s[a1][.)]\s(?=\p{Lu})/u.exec(text.slice(0, LONGEST_ALONE)) ?? {};
	const { index: said = -1 } = OPENED().exec(text.slice(0, LONGEST_ALONE)) ?? {};
	const ends = [
		loud.trim().includes(' ') || loud.length > SHORTEST_LOUD ? loud.length : -1,
		listed,
		said,
	].filter((end) => end > 3);
	const [end] = ends.sort((one, other) => one - other);
	if (end === undefined) return undefined;
	const title = text.slice(0, end).trim();
	const rest = text.slice(end).trim();
	const isTitle =
		!/[.;!?]\s/.test(title) && !hasWordOf('auxiliaries', title) && figuresIn(title) === undefined;
	return isTitle ? { title: title.replace(/\s*[:–—-]$/u, ''), text: rest } : undefined;
}

/** `GDPR Review of the actions` opens with a name. */
const SHORTEST_LOUD = 7;

/** Words in capitals, with what stands in brackets, of which the next word has small letters behind its first. */
const LOUD = /^(?:[\p{Lu}\d’'&,/–—-]+\s|\([^()]{2,40}\)\s){1,14}?(?=\p{Lu}\p{Ll}|\p{Lu}\s\p{Ll}|[a1][.)]\s)/u;
/** A word in small letters, or a bracket, right before one that opens a sentence. */
const OPENED = () => wordPattern`(?<=[\p{Ll})\d]{2})\s(?=\p{Lu})(?=${'sentenceOpeners'}\s\p{Ll})`;

/** `**Website:** the site is slow`, `**Budget.** …`: in minutes without other titles, words in bold that open paragraphs, each only once. */
function boldCourse(units: readonly Unit[]): Course | undefined {
	if (units.filter(({ kind }) => kind === 'heading').length > 1) return undefined;
	const told = units.flatMap((unit) => {
		const part = boldPart(unit);
		return part === undefined ? [] : [{ unit, part }];
	});
	const counts = new Map<string, number>();
	for (const { part } of told) counts.set(part.title, (counts.get(part.title) ?? 0) + 1);
	// `**Ana Bell:** …` speaks; `**Website Update:** …` has capitals too.
	const above = units.slice(0, units.indexOf(told[0]?.unit as Unit)).map(getText);
	const head = above.join('\n');
	// Where the minutes say who was there, one word is a speaker only if it is the name of one of them.
	const isListed = above.some((text) => {
		const [label = '', names = ''] = text.split(/\s?:\s*/);
		return labelGroup(label) !== undefined && isPersonName(names.split(/[,;(\n]/)[0] ?? '');
	});
	const speakers = told.filter(
		({ part: { title } }) =>
			looksLikeName(title) &&
			title.split(/\s+/).length < 3 &&
			(!isListed || title.includes(' ') || isSomebodyIn(title, head)),
	).length;
	const once = told.filter(
		({ part }) => counts.get(part.title) === 1 && !(speakers * 4 > told.length && looksLikeName(part.title)),
	);
	const runIn = once.filter(({ part }) => part.text.length > SHORTEST_SAID);
	if (runIn.length < FEWEST || once.length * 2 < told.length || runIn.length * 2 < once.length)
		return undefined;
	return withParts(units, new Map(once.map(({ unit, part }) => [unit, part] as const)));
}

/** `**OLD BUSINESS**` and `**NEW BUSINESS**`, right below which other titles or lists stand: what they hold are parts of them. */
function withParts(units: readonly Unit[], course: Course): Course {
	const alone = units.flatMap((unit, at) => (course.get(unit)?.text === '' ? [at] : []));
	const isAbove = alone.every((at) => {
		const below = units[at + 1];
		return below?.kind === 'item' || (below !== undefined && (course.get(below)?.text ?? '') !== '');
	});
	if (alone.length < FEWEST_ABOVE || !isAbove) return course;
	return new Map(
		units.slice(alone[0]).flatMap((unit) => {
			const part = course.get(unit);
			return part === undefined ? [] : [[unit, { ...part, isPart: part.text !== '' }] as const];
		}),
	);
}

/** One title without text may have lost it. */
const FEWEST_ABOVE = 2;

/** A name of a person, so far as words with capital letters tell it. */
function looksLikeName(title: string): boolean {
	return isPersonName(title) && !isKnownTitle(title) && !/['’]s\s/u.test(title);
}

/** Behind a label stands a value, behind a title what was said. */
const SHORTEST_SAID = 35;

function boldPart(unit: Unit): Titled | undefined {
	if (unit.kind !== 'text' || !unit.isApart) return undefined;
	const [first = '', ...more] = unit.source;
	const [, inside = '', stop = '', after = ''] =
		/^\s*\*\*([^*]{3,90}(?:\*(?!\*)[^*]{0,60})?)\*\*(\s*[:.–—-]\s*|\s+|$)(.*)$/su.exec(
			first.replace(/\\$/, ''),
		) ?? [];
	const words = bare(inside)
		.replace(/^_|_(?=\s*:?$)/gu, '')
		.replace(/\s*[:.]$/, '');
	const read = numberBefore(words);
	const title = read === undefined ? words : words.slice(read.length);
	// `**Ana Bell** asks …`: bold words go on in the sentence where no stop parts them.
	const isApart = after === '' || /[:.]$/.test(inside.replace(/[_*\s]+$/, '')) || /[:.–—-]/.test(stop);
	if (title === '' || !isApart || !/^\p{Lu}/u.test(title) || isOther(title)) return undefined;
	if (verdictIn(title) !== undefined || consentIn(title) !== undefined || figuresIn(title) !== undefined)
		return undefined;
	if (tellsHour(title) || tellsHour(getText(unit))) return undefined;
	const text = [after, ...more].join('\n').trim();
	if (text === '' && isWholeTitle(title)) return undefined;
	return { title, text, ...(read === undefined ? {} : { number: words.slice(0, read.length).trim() }) };
}

/**
 * `Call to Order. The chair …`, `Pledge of Allegiance: …`, `Audit/Pay Bills. The Board …`: in minutes without any other titles, the words that open
 * their paragraphs. Titles without a word of their own stand between those that have one.
 */
function paragraphCourse(units: readonly Unit[]): Course | undefined {
	if (units.some(({ kind, number }) => kind === 'heading' || number !== undefined)) return undefined;
	// `**1. Budget**` above what was said.
	if (units.filter(({ kind, isBold, isApart }) => kind === 'text' && isBold && isApart).length >= FEWEST)
		return undefined;
	const paragraphs = units.filter(({ kind, isBold }) => kind === 'text' && !isBold);
	const apart = paragraphs.filter(({ isApart }) => isApart);
	const told = paragraphs.flatMap((unit) => {
		const text = unit.lines.join('\n').trim();
		const part = openTitle(text) ?? parts(text);
		if (part === undefined || (part.text === '' && !/:$/.test(text))) return [];
		if (isOther(part.title) && !isShouted(part)) return [];
		// `Renouvellement du tiers : Ana Bell (sortante)` names those who stand.
		if (/^\s:/.test(text.slice(part.title.length)) && saysElection(part.title)) return [];
		// Right below another line a first sentence is no title.
		return unit.isApart || /^\s?:/.test(text.slice(part.title.length)) ? [{ unit, part }] : [];
	});
	const shouted = told.filter(({ part }) => isShouted(part)).length >= FEWEST_SHOUTED;
	const known = told.filter(
		({ part }) =>
			hasWordOf('itemWords', part.title) || isPhrase('misc', part.title) || (shouted && isShouted(part)),
	);
	// Two or three are enough where each has a paragraph behind it.
	const isFull =
		known.length > 1 && told.every((one) => known.includes(one) && one.part.text.length > SHORTEST_FULL);
	if (!isFull && (known.length < FEWEST || known.length * 2 < told.length || told.length * 5 < apart.length))
		return undefined;
	return new Map(
		told
			.filter((one) => known.includes(one) || isInCapitals(one.part.title))
			.map(({ unit, part }) => [unit, part] as const),
	);
}

/** `Treasurer’s report:` above what was said. */
function openTitle(text: string): Titled | undefined {
	const [, title = ''] = /^(\p{Lu}[^.:;?!]{3,70}?)\s?:$/u.exec(text) ?? [];
	return title !== '' && isKnownTitle(title) ? { title, text: '' } : undefined;
}

/** Words without a small letter before a colon. */
const SHOUTED = /^(\p{Lu}{2}[^:\p{Ll}\n]{10,150}):\s+(\S.*)$/su;

/** `DIRECTORS: two of them were to be elected, and …`: words in capitals, and sentences behind them. */
function isShouted({ title, text }: Titled): boolean {
	return (
		title === title.toUpperCase() &&
		/\p{Lu}{4}/u.test(title) &&
		text.length > SHORTEST_FULL &&
		(labelGroup(title) ?? 'members') === 'members' &&
		answerAt(title) === undefined &&
		voteLabel(`${title}: x`) === ''
	);
}

const FEWEST_SHOUTED = 3;

/** Behind a title that has few others beside it stand whole sentences. */
const SHORTEST_FULL = 80;

/** A label of people, of officers, of an answer, or what says something itself. */
function isOther(title: string, mayBeOffice = false): boolean {
	return (
		labelled(`${title}:`) !== undefined ||
		labelGroup(title) !== undefined ||
		answerAt(title) !== undefined ||
		voteLabel(`${title}: x`) !== '' ||
		(!mayBeOffice && isOffice(title)) ||
		hasWordOf('auxiliaries', title) ||
		opensBlock(title) ||
		title.split(/\s+/).length > MOST_WORDS
	);
}

/** A title that opens a paragraph has no more words. */
const MOST_WORDS = 9;

/** `Pledge of Allegiance`: every longer word has a capital letter, and there are two of them. */
function isInCapitals(title: string): boolean {
	const long = title.split(/[^\p{L}\p{N}’']+/u).filter((word) => word.length > 3);
	return long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word)) && !isPersonName(title);
}

function parts(text: string): Titled | undefined {
	const [line = '', ...more] = text.split('\n');
	// `FINANCE` above `(a) The payments were approved: …`: the line is the title.
	if (more.length > 0 && line.length < LONGEST_ALONE && !/[.:;,?!–—-]/.test(line) && /^\p{Lu}/u.test(line))
		return { title: line.trim(), text: more.join('\n').trim() };
	// `APPOINTMENT OF THE AUDITOR FOR 2011: the board …`: in capitals a title may be long.
	const [, loud, said = ''] = SHOUTED.exec(text) ?? [];
	const isLoud = loud !== undefined && loud.split(/\s+/).length > 2;
	if (isLoud || (loud !== undefined && /^\p{Lu}{3,}\s(?:NO\.?\s?)?\d[\d/-]*$/u.test(loud)))
		return { title: loud, text: said };
	const [, whole, behind = ''] = TITLE.exec(text) ?? [];
	// `Plot inspections – the following dates were agreed: …`: a title ends at its dash where a verb stands behind it.
	const [, short = '', clause = ''] = /^(.{3,70}?)\s[–—-]\s(.*)$/su.exec(whole ?? '') ?? [];
	// `Bylaws – A. Bell stated …`
	const isCut = isCutShort(text, whole);
	// `Divers – Rien.`
	const isAlone = whole !== undefined && text === `${whole}.` && !tellsDeed(text);
	const isShort = short !== '' && (isCut || isAlone || phraseFinder('auxiliaries').test(clause));
	const title = isShort ? short : whole;
	const rest = isShort ? text.slice(text.indexOf(clause, short.length)) : behind;
	// `Pacte de majorité – Adoption` is a title as a whole.
	const isWhole =
		title !== undefined &&
		/^\s[–—-]/u.test(text.slice(title.length)) &&
		(tellsDeed(text) || (!/[.!?]["»”)]*$/u.test(rest) && !isSaid(rest)));
	return title === undefined || isWhole || (isCut && !isShort) || title.includes('\n')
		? undefined
		: { title, text: rest };
}

/** `A nomination for Mr. Bell …`, `A letter of B. Carr …`: the stop behind a title is that of its last word, and `Plan B. The board …` goes on. */
function isCutShort(text: string, title: string | undefined): boolean {
	const [last = ''] = /[^\s.]+$/.exec(title ?? '') ?? [];
	return (
		title !== undefined &&
		text[title.length] === '.' &&
		(/^\p{Lu}$/u.test(last) || isInList('titles', last)) &&
		!opensSentence(text.slice(title.length + 1).trim())
	);
}

/** `The crew …`, `L’équipe …`, `They …` */
function opensSentence(text: string): boolean {
	return wordPattern`^(?:(?:${['articles', 'pronouns']})\s|${'elisions'})`.test(text);
}

/** `Finances – Budget de la fabrique pour 2020 – approbation.`: parts of a title, and what was done with it. */
function tellsDeed(text: string): boolean {
	const pieces = text.replace(/\.$/, '').split(/\s[–—-]\s/u);
	const last = pieces.at(-1) ?? '';
	return (
		pieces.length > 2 &&
		/^[\p{L}\s]{4,30}$/u.test(last) &&
		isKnownTitle(last) &&
		!pieces.some(
			(piece) => /[.!?;:]\s/.test(piece) || opensSentence(piece) || hasWordOf('auxiliaries', piece),
		)
	);
}

/** `accepted as correct`, behind a title and a dash, or more words than a title has. */
function isSaid(rest: string): boolean {
	const words = rest.split(/\s+/);
	return words.length > MOST_WORDS || isInList('carried', words[0]?.replace(/\W+$/, '') ?? '');
}

/**
 * `Roof: Ana presented three bids. …`, `Garage sale – It was decided to wait.`: in minutes without any other titles, paragraphs each of which opens
 * with a label of its own. Nobody's name, who would speak, and nothing that the head reads.
 */
function labelCourse(units: readonly Unit[]): Course | undefined {
	if (units.some(({ kind }) => kind === 'heading')) return undefined;
	const paragraphs = units.filter(({ kind, isApart }) => kind === 'text' && isApart);
	const told = paragraphs.flatMap((unit, at) => {
		const text = unit.lines.join('\n').trim();
		const part = openTitle(text) ?? labelPart(text);
		return part === undefined ? [] : [{ unit, part, at }];
	});
	const [first] = told;
	const last = told.at(-1);
	const labels = told.filter(({ part }) => part.text !== '');
	if (first === undefined || last === undefined || labels.length < FEWEST_LABELS) return undefined;
	const wrappers = told.filter(({ part }) => part.text === '').length;
	const titles = new Set(labels.map(({ part }) => part.title));
	const head = paragraphs.slice(0, first.at).map(getText).join('\n');
	if (
		told.length * 2 < last.at - first.at + 1 ||
		// `Compliance: …` of old business, and of new.
		titles.size * 3 < labels.length * (wrappers > 1 ? 1 : 3) ||
		!told.some(({ part }) => isKnownTitle(part.title)) ||
		labels.some(({ part }) => isSomebodyIn(part.title, head)) ||
		labels.filter(({ part }) => /[.!?]["”)]*$/u.test(part.text)).length * 3 < labels.length * 2 ||
		[...openingsIn(units, [], new Set()).values()].filter(({ kind }) => kind === 'item').length >=
			labels.length
	)
		return undefined;
	const start = told.find(({ part }) => part.text === '')?.at ?? Number.POSITIVE_INFINITY;
	return new Map(
		told.map(({ unit, part, at }) => [
			unit,
			part.text !== '' && at > start && wrappers > 1 ? { ...part, isPart: true } : part,
		]),
	);
}

const FEWEST_LABELS = 3;

/** `Roof: …`, and no label of people, of a vote, of who moves. */
function labelPart(text: string): Titled | undefined {
	const [, title = '', rest = ''] =
		/^(\p{Lu}[^.:;?!–—\n]{2,60}?)(?:\s?:|\s?[–—]|\s-)\s+(\S.*)$/su.exec(text) ?? [];
	const isMinutes = isPhrase('minutesLabels', title) && phraseFinder('moves', 'movers').test(rest);
	// `Officers for 2027 – it was announced that …`
	const isSentence =
		rest.length > SHORTEST_SAID && /[.!?]$/.test(rest) && isOffice(title) && !isOther(title, true);
	return title === '' ||
		(isOther(title) && !isMinutes && !isSentence) ||
		hasWordOf('moverLabels', title) ||
		phraseFinder('moves').exec(title)?.index === 0 ||
		opensWith(title, 'labels') ||
		verdictIn(title) !== undefined ||
		tellsHour(text) ||
		(text.length < LONGEST_ALONE && isWholeTitle(text)) ||
		isPureTally(rest) ||
		/^\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*\.?){1,3}$/u.test(rest.replace(/[.\s]+$/, ''))
		? undefined
		: { title, text: rest };
}

/** `Ana: I would mend the roof.`, `Ana Bell: …`: somebody speaks whom the head names. */
function isSomebodyIn(title: string, head: string): boolean {
	return /\s/.test(title)
		? looksLikeName(title) && head.includes(title)
		: head.split(/[^\p{L}’'-]+/u).includes(title);
}

function asTitle({ title, text, number }: Titled, depth: number): Unit[] {
	const heading = number === undefined ? title : `${number} ${title}`;
	const common = { isApart: true, isBold: false };
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return [
		{ ...common, kind: 'heading', depth, lines: [heading], source: [heading] },
		...(lines.length === 0
			? []
			: [{ ...common, kind: 'text' as const, depth: 0, lines: lines.map(bare), source: lines }]),
	];
}
