/**
 * Titles of items that only their form shows: `A. Budget`, `Topic: Budget`, `BUDGET` right above what was said of it, `Budget – The treasurer …`.
 * One such line may be anything; a row of them through the minutes is what they are parted by. They become titles of Markdown.
 */

import { mentions } from '../../language/index.js';
import { romanNumber } from '../../text/number.js';
import { longestRow } from '../lines/numbered-rows.js';
import {
	bare,
	LONGEST_NUMBERED,
	labelled,
	numberBefore,
	numberedTitle,
	opensBlock,
	tellsHour,
} from '../lines/text.js';
import { answerAt } from '../wording/answers.js';
import { exactly, hasWordOf, isInList, phraseFinder, saysNone, wordPattern } from '../wording/dialect.js';
import { saysElection } from '../wording/election-words.js';
import { figuresIn, tellsVote } from '../wording/figures.js';
import { labelGroup } from '../wording/labels.js';
import { isPersonName } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, verdictIn } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { isKnownTitle, isWholeTitle } from './items.js';

/** A line that may open an item. */
interface Candidate {
	/** The place of its line. */
	at: number;
	/** What stands in front of the title, where something does. */
	mark?: string;
	title: string;
	/** What stands behind it in the line. */
	text: string;
	/** What counts on from title to title, where something does. */
	number?: number;
}

/** How a line of the form is read; of forms that are little dress the titles have to part nearly all that was said. */
interface Form {
	read(line: string): Omit<Candidate, 'at'> | undefined;
	isWeak?: boolean;
	/** Its titles are told by their words alone, where no blank lines are left to tell them. */
	isOfWords?: boolean;
	/** Its titles open paragraphs in bold type. */
	isLead?: boolean;
	/** Only a blank line is missing: other readers know the form. */
	isKnown?: boolean;
}

/** The lines, with the titles of the first form that a row of them has. */
export function withTitleRows(written: readonly string[]): string[] {
	const lines = withWholeTitles(written);
	if (lines.filter((line) => /^#{1,6}\s/.test(line)).length > 1 || lines.some((line) => /^\s*\|/.test(line)))
		return [...lines];
	const numbers = new Set(lines.map((line) => numberedTitle(bare(line))?.number));
	const isNumbered = numbers.has(1) && numbers.has(2);
	const full = lines.filter((line) => line.trim() !== '').length;
	const stopped = lines.filter((line) => STOPPED.test(line) && isKnownTitle(line)).length;
	const isPasted =
		(lines.length - full) * 4 < full && numbers.size < FEWEST_OTHERS && stopped < FEWEST_OTHERS;
	// `**OLD BUSINESS**` above `**Roof:** two bids were read.` holds it.
	const isHeld = lines.some((line) => /^\*\*[\p{Lu}\d\s&'’:-]{4,}\*\*\s*$/u.test(line));
	for (const form of FORMS) {
		if (form.isLead === true && isHeld) continue;
		if ((isNumbered && form !== NUMBERED) || (form.isOfWords === true && !isPasted)) continue;
		const row = rowOf(lines, form);
		if (row.length === 0) continue;
		return row[0]?.number !== undefined && isInside(row, numberedRow(lines))
			? [...lines]
			: titled(lines, row, form.isKnown === true);
	}
	return [...lines];
}

/** `ADHÉSION À LA FÉDÉRATION DES` above `MUNICIPALITÉS :`: a title in capitals that a small word breaks goes on in the line below. */
function withWholeTitles(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (const line of lines) {
		const last = out.at(-1) ?? '';
		const isRest =
			isShouted(last) &&
			isShouted(line) &&
			wordPattern`\s${exactly('smallAtEnd')}\s*$`.test(last.toLowerCase()) &&
			![last, line].some(isOfPeople);
		if (isRest && last.length < LONGEST_TITLE) out[out.length - 1] = `${last.trimEnd()} ${line.trimStart()}`;
		else out.push(line);
	}
	return out;
}

/** Whether a line in capitals lists or names people, or counts: it is no part of a title. */
function isOfPeople(line: string): boolean {
	const words = bare(line).replace(/[\s:]+$/, '');
	return (
		/[,\d]/.test(words) ||
		words.split(/[\s.]+/).some((word) => isInList('titles', word) || isInList('honorifics', word)) ||
		tellsVote(words)
	);
}

function isShouted(line: string): boolean {
	return line === line.toUpperCase() && /\p{Lu}{3}/u.test(line) && !/[|#]/.test(line);
}

/** The longest row of lines with a number, where something is said behind most of them or below. */
function numberedRow(lines: readonly string[]): readonly { at: number }[] {
	const row = longestRow(
		lines.flatMap((line, at) => {
			const read = numberBefore(bare(line));
			return read === undefined
				? []
				: [{ at, ...read, text: titleOf(bare(line).slice(read.length))?.text ?? '' }];
		}),
	);
	const places = new Set(row.map(({ at }) => at));
	const said = row.filter(({ at, text }) => {
		const below = lines.findIndex((line, place) => place > at && line.trim() !== '');
		return text !== '' || (below !== -1 && !places.has(below));
	});
	return said.length * 2 > row.length ? row : [];
}

/** `a)` to `d)` between `4. Matters arising: …` and `5. Declarations: …`: parts of what has a number. */
function isInside(row: readonly { at: number }[], around: readonly { at: number }[]): boolean {
	const [from = 0, to = 0] = [row[0]?.at, row.at(-1)?.at];
	return (
		around.some(({ at }) => at < from) &&
		around.some(({ at }) => at > to) &&
		!around.some(({ at }) => at >= from && at <= to)
	);
}

function titled(lines: readonly string[], row: readonly Candidate[], isKnown: boolean): string[] {
	const titles = new Map(row.map((one) => [one.at, one]));
	return lines.flatMap((line, at) => {
		const { mark = '', title = '', text = '' } = titles.get(at) ?? {};
		if (title === '') return [line];
		if (isKnown) return ['', line, ''];
		return ['', `## ${mark}${title}`, '', ...(text === '' ? [] : [text])];
	});
}

/** Lines of a form that are titles; none where they make no row. */
function rowOf(lines: readonly string[], form: Form): Candidate[] {
	const read = lines.flatMap((line, at): Candidate[] => {
		if (line.length > LONGEST_LINE || /^\s*[#|>]/.test(line)) return [];
		const one = form.read(line);
		return one === undefined ? [] : [{ at, ...one }];
	});
	const end = lines.findLastIndex((line) => line.trim() !== '');
	const isTitle = ({ title, text, at, number }: Candidate) =>
		!isOther(title, text, number !== undefined) && (text !== '' || at < end);
	const all = read.filter(isTitle);
	if (form.isOfWords === true) return rowOfWords(lines, all);
	const [first] = read;
	const numbered = read.flatMap(({ number, ...one }) => (number === undefined ? [] : [{ ...one, number }]));
	const isCounted = numbered.length > 0;
	const indent = (at: number) => /^\s*/.exec(lines[at] ?? '')?.[0].length ?? 0;
	/** Whether something is said below a line. */
	const isAbove = (at: number) => {
		const below = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '') ?? '';
		return below.length > SHORTEST_WRAPPED || isStopped(below);
	};
	const row = isCounted
		? // `4.` of a list inside `3. Reports` counts on from it.
			longestRow(numbered.filter(({ at }) => indent(at) === indent(first?.at ?? 0))).filter(isTitle)
		: all.filter(({ at, text }) => form.isWeak !== true || text !== '' || isAbove(at));
	const isSpread = form.isWeak === true && isOfParagraphs(lines, row);
	if (row.length < (isCounted || isSpread ? FEWEST_COUNTED : FEWEST) || isRepeated(row)) return [];
	const said = row.filter(({ at, text }) => text !== '' || isAbove(at));
	const known = row.filter(({ title }) => isKnownTitle(title)).length;
	const named = row.filter(({ title }) => isPersonName(title) && title.includes(' ') && !isKnownTitle(title));
	// `I Tarifs`, `II DM n°3`, `III Personnel`, each above what was said.
	const isFull =
		isCounted && said.length === row.length && known * 3 >= row.length && isOfParagraphs(lines, row);
	const isTold =
		(isSpread && row.length >= FEWEST ? known > 0 : known > 1 && known * 3 >= row.length) || isFull;
	if (said.length * 2 <= row.length || !isTold || named.length * 2 > row.length) return [];
	return form.isWeak === true && !partsAll(lines, row) ? [] : row;
}

/** Whether each title opens a paragraph, in a few words that nothing above all of them says: `Trustees: Ana reported …`, and nobody of the list of people. */
function isOfParagraphs(lines: readonly string[], row: readonly Candidate[]): boolean {
	const above = lines.slice(0, row[0]?.at ?? 0).join('\n');
	return row.every(
		({ at, title }) =>
			(lines[at - 1] ?? '').trim() === '' &&
			title.split(' ').length <= MOST_OF_LABEL &&
			!above.includes(title),
	);
}

/** The label of a paragraph has no more words. */
const MOST_OF_LABEL = 5;

/** Titles that stand once, most of them above something that was said, or in front of it. */
function rowOfWords(lines: readonly string[], all: readonly Candidate[]): Candidate[] {
	const counts = new Map<string, number>();
	for (const { title } of all) counts.set(title, (counts.get(title) ?? 0) + 1);
	const heads = listHeads(lines);
	const isHeaded =
		heads.length >= FEWEST && heads.filter(({ title }) => isKnownTitle(title)).length * 3 >= heads.length;
	// Among lines above lists no point of a list is a title.
	const rest = all.filter(
		({ at, title }) =>
			counts.get(title) === 1 && !(isHeaded && (isPoint(lines[at]) || heads.some((head) => head.at === at))),
	);
	const row = isHeaded ? [...rest, ...heads].sort((a, b) => a.at - b.at) : rest;
	const places = new Set(row.map(({ at }) => at));
	const said = row.filter(({ at, text }) => text !== '' || (at + 1 < lines.length && !places.has(at + 1)));
	// Points of lists are titles among others that are none.
	const isListed = row.filter(({ at }) => isPoint(lines[at])).length * 2 > row.length;
	return row.length < FEWEST_OF_WORDS || said.length * 2 < row.length || isListed ? [] : row;
}

const FEWEST_OF_WORDS = 3;

/** `Vice President’s` right above `- Nothing to report`: the lines above lists, where nearly every point stands in a list that has such a line above it. */
function listHeads(lines: readonly string[]): Candidate[] {
	const heads = lines.flatMap((line, at) => {
		const title = line.trim().replace(/\s*:$/, '');
		const isHead = isPoint(lines[at + 1]) && !isPoint(line) && /^\p{Lu}/u.test(line) && isShort(title);
		return isHead && !/[.;,!?]$/.test(title) && !isOther(title, '') ? [{ at, title, text: '' }] : [];
	});
	const lists = lines.filter((line, at) => isPoint(line) && !isPoint(lines[at - 1])).length;
	return heads.length * 5 < lists * 4 || isRepeated(heads) ? [] : heads;
}

function isPoint(line: string | undefined): boolean {
	return /^\s*[-*+]\s/.test(line ?? '');
}

/** With more titles of another form the words of titles tell less. */
const FEWEST_OTHERS = 4;
/** `Communications.` */
const STOPPED = /^\p{Lu}[^.:;,?!]{2,60}\.$/u;

/** `Décision : …` below each point is a label, and no title. */
function isRepeated(row: readonly Candidate[]): boolean {
	return new Set(row.map(({ title }) => title)).size < row.length;
}

/** Whether all between the first title and the last reads as sentences, or as lines of them, and stands for most of the minutes. */
function partsAll(lines: readonly string[], row: readonly Candidate[]): boolean {
	const places = new Set(row.map(({ at }) => at));
	const [first = 0] = places;
	const last = row.at(-1)?.at ?? 0;
	const inside = lines.slice(first, last).filter((line) => line.trim() !== '').length;
	const whole = lines.filter((line) => line.trim() !== '').length;
	const isRest = (line: string, at: number) =>
		places.has(at) || line.trim() === '' || line.length > SHORTEST_WRAPPED || isStopped(line);
	return inside * 3 > whole && lines.slice(first, last).every((line, at) => isRest(line, first + at));
}

function isStopped(line: string): boolean {
	return /[.!?…:;)»”"]\s*$/u.test(line);
}

const FEWEST_COUNTED = 3;
const FEWEST = 4;
const LONGEST_LINE = 2000;
/** A line of a sentence that goes on in the next one is longer. */
const SHORTEST_WRAPPED = 55;

/** What says something itself, and labels of people. */
function isOther(title: string, text: string, isCounted = false): boolean {
	const label = title.replace(/\s?:.*$/, '');
	const group = labelGroup(label);
	const head = labelled(`${label}:`)?.label ?? '';
	// `Secretary: The list of members will be sent by email.`
	const isTold =
		(head === 'chair' || head === 'secretary') && text.split(' ').length > MOST_OF_NAME && isSaid(text);
	return (
		// `2.0 Apologies`, among the others that count on.
		(group !== undefined && group !== 'members' && !isOfNobody(text) && !(isCounted && text === '')) ||
		(['agenda', 'date', 'place', 'chair', 'secretary', 'next'].includes(head) && !isTold) ||
		answerAt(title) !== undefined ||
		(title.includes(':') && hasWordOf('moverLabels', label)) ||
		// `Vote :` is a label, and `Approbation du compte rendu :` a title.
		(voteLabel(`${title}: x`) !== '' && !(title.includes(' ') && isKnownTitle(title))) ||
		hasWordOf('auxiliaries', title) ||
		verdictIn(title) !== undefined ||
		consentIn(title) !== undefined ||
		figuresIn(title) !== undefined ||
		opensBlock(title) ||
		(isWholeTitle(title) && !wordPattern`^${'approvalWords'}`.test(title) && !saysElection(title)) ||
		tellsHour(title) ||
		mentions(title, 'closings')
	);
}

/** `None were given.` behind `Apologies`. */
function isOfNobody(text: string): boolean {
	const [first = ''] = text.split(/[^\p{L}]/u);
	return text !== '' && (saysNone(first) || isInList('noWords', first));
}

/** Who has an office, and what he is besides, takes no more words. */
const MOST_OF_NAME = 8;

/** A title is no longer. */
const LONGEST_TITLE = 90;
const MOST_WORDS = 12;

/** A title up to its first stop, which is none in brackets: `Budget (art. 24). The treasurer …`. */
const TITLE_AND_TEXT = /^(\p{Lu}(?:[^.:;?!()]|\([^()]{0,60}\)){2,80}?)(?:[.:]|\s[:–—-])\s+(\S.*)$/u;

/** `Budget`, `Budget: the treasurer …`, `Budget. The treasurer …`: a title, and what is said behind it. */
function titleOf(words: string, longest = LONGEST_TITLE): { title: string; text: string } | undefined {
	const [, title = '', text = ''] = TITLE_AND_TEXT.exec(words) ?? [];
	if (title !== '' && isSaid(text)) return isShort(title) ? { title, text } : undefined;
	const alone = words.replace(/\s*:$/, '');
	const isTitle = longest > LONGEST_TITLE ? alone.length <= longest : isShort(alone);
	return /^\p{Lu}/u.test(alone) && isTitle && !/[.;,!?]$/.test(alone)
		? { title: alone, text: '' }
		: undefined;
}

function isShort(title: string): boolean {
	return title.length <= LONGEST_TITLE && title.split(/\s+/).length <= MOST_WORDS;
}

/** A sentence, and no name. */
function isSaid(text: string): boolean {
	const [first = ''] = getSentences(text);
	if (saysNone(text.replace(/[.\s]+$/, ''))) return true;
	return (
		(/[.!?…;:]$/.test(text.trim()) || text.length > LONGEST_LIST) &&
		first.split(/\s+/).length > 2 &&
		!isPersonName(first.split(/[,(]/)[0]?.replace(/[.;]$/, '') ?? '')
	);
}

/** What has no stop at its end is a sentence where it is longer. */
const LONGEST_LIST = 160;

/** A full stop behind a title of few words. */
const STOP_OF_TITLE = /^((?:[^\s.:;?!]+\s){0,6}[^\s.:;?!]{3,})\.$/u;

/** A mark in front of a title that counts on. */
function counted(mark: RegExp, numberOf: (sign: string) => number, longest = LONGEST_TITLE): Form {
	return {
		read(line) {
			const words = bare(line);
			const [whole = '', sign = ''] = mark.exec(words) ?? [];
			// `1 Opening.`
			const rest = words.slice(whole.length).replace(STOP_OF_TITLE, '$1');
			const part = whole === '' ? undefined : titleOf(rest, longest);
			if (part !== undefined && part.title.length > LONGEST_TITLE && tellsVote(part.title)) return undefined;
			return part === undefined ? undefined : { ...part, mark: whole, number: numberOf(sign) };
		},
	};
}

/** Words behind which a number of an item stands: `Point n° 2 : Budget`. */
const NUMBERED: Form = {
	read: (line) =>
		counted(
			wordPattern`^${'itemNumbers'}\s+(?:[nN]\s?[°ºoO]\s?)?(\d{1,2})\s*[-–—:.]+\s*`,
			Number,
			LONGEST_NUMBERED,
		).read(line),
};

/** A line, or an item of a list at the margin, read as its words are; `bare` has taken the sign of the list away. */
function weak(read: (words: string) => { title: string; text: string } | undefined): Form[] {
	return [false, true].map((isItem) => ({
		isWeak: true,
		read: (line) => (/^[-*+]\s/.test(line) === isItem && !/^\s/.test(line) ? read(bare(line)) : undefined),
	}));
}

const FORMS: readonly Form[] = [
	NUMBERED,
	counted(/^\(?([A-Z])(?:[.)]\s*[-–—]?|\s?[-–—])\s+(?=\p{Lu})/u, (sign) => sign.charCodeAt(0) - 64),
	counted(/^\(?([a-z])[.)]\s+(?=\p{Lu})/u, (sign) => sign.charCodeAt(0) - 96),
	counted(/^\((\d{1,2})\)\s+(?=\p{Lu})/u, Number),
	counted(/^(\d{1,2})(?:\.0)?\s+(?=\p{Lu})/u, Number),
	counted(/^([IVX]{1,5})\s+(?=\p{Lu})/u, romanNumber),
	// `DCM n° 31-2024 : Tarifs`
	counted(/^(?:\p{Lu}{2,6}\s)?[nN]\s?[°ºo]\s?(\d{1,4})[-/](?:19|20)\d\d\s*[:–—.-]?\s+(?=\p{Lu})/u, Number),
	{
		read(line) {
			const [, mark = '', title = ''] =
				wordPattern`^(${'itemLabels'}\s?:\s+)(.{3,90})$`.exec(bare(line)) ?? [];
			return /^\p{Lu}/u.test(title) && !/[.;,!?]$/.test(title) ? { mark, title, text: '' } : undefined;
		},
	},
	{
		isKnown: true,
		read(line) {
			const words = line.trim();
			return words === words.toUpperCase() && /\p{Lu}{3}/u.test(words) && !/[.;,!?]$/.test(words)
				? titleOf(bare(line))
				: undefined;
		},
	},
	{
		isKnown: true,
		read(line) {
			const [, , words = ''] = /^(\*{1,3}|_{1,2})([^*_]{3,90})\1\s*$/.exec(line.trim()) ?? [];
			return words === '' ? undefined : titleOf(words);
		},
	},
	// `**Budget** – Ana Brun`, `**Roof**: two bids were read.`: bold words that open a line, and lines of nothing else.
	{
		isLead: true,
		read(line) {
			const [, , words = '', rest = ''] =
				/^(\*{2,3}|__)([^*_]{3,90})\1(?:\s*$|\s?((?<=:\s?\1\s?)\S.*|[:–—-]\s?.*)$)/u.exec(line) ?? [];
			const part = words === '' ? undefined : titleOf(words.replace(/[\s:]+$/, ''));
			if (part === undefined || part.text !== '') return undefined;
			return { title: part.title, text: rest.replace(/^[:–—-]\s*/u, '') };
		},
	},
	// `Budget :` above what was said, among `Roof: Two bids were read.`
	...weak((words) => {
		const part = /^(?:(?![.;?!]\s\p{Lu})[^:]){3,80}:(?:\s|$)/u.test(words) ? titleOf(words) : undefined;
		return part?.text === '' && !words.endsWith(':') ? undefined : part;
	}),
	...weak((words) => (/^[^:]{3,80}\s[–—-]\s/u.test(words) ? withText(titleOf(words)) : undefined)),
	...weak((words) =>
		/[.:;,!?]$/.test(words) || words.length > SHORTEST_WRAPPED ? undefined : titleOf(words),
	),
	{ isOfWords: true, read: readByWords },
];

/** `Treasurer’s report`, `Old business:`, `Budget: none`: words of an item, and nobody who has an office. */
function readByWords(line: string): { mark: string; title: string; text: string } | undefined {
	const [, mark = '', title = '', sign = '', text = ''] =
		/^(\d{1,2}[.)]\s+)?(\p{Lu}[^.:;?!]{2,80}?)(?:\s?(:)(?:\s+(\S.*))?|\.)?$/u.exec(bare(line)) ?? [];
	// `- Budget: Ana will ask for bids` is a point of a list.
	if (title === '' || (sign !== '' && /^\s*[-*+]/.test(line))) return undefined;
	if (!isShort(title) || !isKnownTitle(title) || isPersonName(text)) return undefined;
	const words = title.split(/\s+/);
	// `Communications.`
	if (/\.$/.test(line) && text === '' && words.length > 3) return undefined;
	if (isInList('noWords', words[0] ?? '')) return undefined;
	const isTitled = [words[0] ?? '', words.at(-1) ?? ''].some((word) => isKnownTitle(word));
	const isInCapitals = words.every((word) => word.length < 4 || /^\p{Lu}/u.test(word));
	const isTitle =
		(isTitled && words.length <= MOST_OF_BARE && !title.includes(',')) || isInCapitals || sign !== '';
	return isTitle &&
		!isInList('carried', words[0] ?? '') &&
		!phraseFinder('signsBy').test(title) &&
		!hasWordOf('sentenceWords', title)
		? { mark, title, text }
		: undefined;
}

/** A title without any sign has no more words. */
const MOST_OF_BARE = 9;

function withText(part: { title: string; text: string } | undefined) {
	return part?.text === '' ? undefined : part;
}
