/**
 * Plain text, reStructuredText and the Markdown of other programs as the Markdown that the tree is made of: headings that are underlined,
 * tables drawn with signs, nested lists, definitions, references. Words are never changed; only the signs around them are.
 */

import { vocabulary } from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { matchesIn } from '../../text/places.js';
import { withTitleRows } from '../items/title-rows.js';
import { longestRow } from '../lines/numbered-rows.js';
import { numberBefore, pointNumber } from '../lines/text.js';
import { withColumns } from '../people/columns.js';
import { withReadOutRolls } from '../people/read-out-rolls.js';
import { withWeighedLists } from '../people/weighed-lists.js';
import { answerAt } from '../wording/answers.js';
import {
	attendanceWord,
	hasWordOf,
	isInList,
	labelOf,
	phraseFinder,
	saysNone,
	wordPattern,
} from '../wording/dialect.js';
import { figuresIn } from '../wording/figures.js';
import { labelGroup, sentenceGroup } from '../wording/labels.js';
import {
	civilAtStart,
	isFullName,
	isMarkedPerson,
	isPersonName,
	namesSomebody,
} from '../wording/person-names.js';
import { isCounted, isRole } from '../wording/person-roles.js';
import { getSentences } from '../wording/sentences.js';
import { withTables } from './drawn-tables.js';
import { withoutSpacing, withWholeLines } from './full-lines.js';
import { withMarkdownForHtml } from './html-lines.js';
import { withLabelRuns } from './label-runs.js';
import { withSidesApart } from './page-sides.js';
import { withRolls } from './roll-lines.js';

/** What stands in front matter or above the text as `key: value`. */
export interface FrontMatter {
	key: string;
	value: string;
}

/** The Markdown of a text, and its front matter apart. `isPlain` text has no code by indentation. */
export function asMarkdown(
	text: string,
	isPlain: boolean,
): { lines: string[]; front: FrontMatter[]; frontLines: string[] } {
	const all = withMarkdownForHtml(withoutMarks(text)).split('\n');
	const { front, length } = getFrontMatter(all);
	const frontLines = all.slice(0, length);
	const { body: written, isFenced } = withoutFence(all.slice(length));
	const whole = withReadOutRolls(withWholeLines(withLabelRuns(withSidesApart(withoutSpacing(written)))));
	const dressed = withBullets(withProxyNotes(withoutStrayPipes(withStarHeadings(withLabelColons(whole)))));
	const body = withLostNumbers(withStops(withoutGaps(withoutGaps(dressed, BARE_GAP, areBareTitles), GAP)));
	const lines = withDefinitions(
		withRolls(
			withTables(
				withTitleRows(
					withHeadings(
						withNumbers(
							withDashedLabels(
								withColumns(withWeighedLists(body)).map((line) =>
									withVerdictApart(withRollColons(withColons(tidy(line)))),
								),
							),
						),
					),
				),
			),
		),
	)
		.flatMap(agendaAtEnd)
		.flatMap(labelsApart)
		.flatMap(numbersApart)
		.flatMap(minutesApart);
	return {
		lines: isPlain || isFenced || isDeep(lines) ? withNesting(lines) : lines.map(asList),
		front,
		frontLines,
	};
}

/** Minutes as a plain text between two fences, and little else on the page: the text is what there is to read. */
function withoutFence(lines: readonly string[]): { body: string[]; isFenced: boolean } {
	const fences = lines.flatMap((line, at) => (/^(?:```|~~~)\w{0,12}\s*$/.test(line) ? [at] : []));
	const [from = 0, to = 0, more] = fences;
	const isFenced = fences.length === 2 && more === undefined && (to - from) * 3 > lines.length * 2;
	return { body: isFenced ? lines.filter((_, at) => at !== from && at !== to) : [...lines], isFenced };
}

/**
 * `* Minutes`, `** Budget`: the titles of org files, which have as many stars as they lie deep; a list of Markdown has one. In a wiki stars open
 * the points of lists, which stand one below the other, where a title has text below it.
 */
function withStarHeadings(lines: readonly string[]): string[] {
	return lines.some((line) => /^\*{2,6}\s+\p{L}/u.test(line)) && isOrg(lines)
		? lines.map((line) =>
				line.replace(/^(\*{1,6})\s+(?=\S)/, (_, stars: string) => `${'#'.repeat(stars.length)} `),
			)
		: [...lines];
}

function isOrg(lines: readonly string[]): boolean {
	if (lines.some((line) => /^#\+\w{3,12}:/.test(line))) return true;
	const full = lines.filter((line) => line.trim() !== '');
	const deep = full.map((line) => /^(\*{1,6})\s/.exec(line)?.[1]?.length ?? 0);
	const titles = deep.flatMap((stars, at) => (stars > 0 && (deep[at + 1] ?? 1) <= stars ? [at] : []));
	const texted = titles.filter((at) => deep[at + 1] === 0).length;
	return texted >= FEWEST_TITLES && texted * 2 > titles.length;
}

/** So many titles with text below them make an org file without a line of settings. */
const FEWEST_TITLES = 2;

/** `4. | Budget |`, `Present: | Ana Bell and Bo Carr |`: cells of a table that a page lost. */
function withoutStrayPipes(lines: readonly string[]): string[] {
	if (lines.some((line) => /^[\s|:-]*-{3,}[\s|:-]*$/.test(line) && line.includes('|'))) return [...lines];
	return lines.map((line) => {
		const [, lead = '', text = ''] =
			/^(\s*(?:\d{1,3}\s?[.)]|[^|:]{2,60}:))\s*\|\s*([^|]+?)\s*(?:\|\s*)?$/.exec(line) ?? [];
		return lead === '' ? line.replace(/^([^|]{12,}?)\s*\|\s*$/, '$1') : `${lead} ${text}`;
	});
}

/** A term, and its one definition in the line below: `Chair` above `: Ana Bell` is `Chair: Ana Bell`. */
function withDefinitions(lines: readonly string[]): string[] {
	const meaning = (line: string | undefined) => /^:\s{1,3}(\S.*)$/.exec(line ?? '')?.[1];
	return lines.flatMap((line, at) => {
		if (meaning(line) !== undefined && isTerm(lines[at - 1]) && meaning(lines[at + 1]) === undefined)
			return [];
		const only = meaning(lines[at + 1]);
		return only !== undefined && isTerm(line) && meaning(lines[at + 2]) === undefined
			? [`${line.trimEnd()}: ${only}`]
			: [line];
	});
}

/** `•` above `Le club grandit.`: the sign of an item on a line of its own, as a page that was read by a machine has it. */
function withBullets(lines: readonly string[]): string[] {
	const isSign = (line: string | undefined) => /^\s*[•▪◦‣➤●○■]\s*$/u.test(line ?? '');
	return lines.flatMap((line, at) => {
		if (isSign(line) && /^\s*\p{L}/u.test(lines[at + 1] ?? '')) return [];
		return isSign(lines[at - 1]) && /^\s*\p{L}/u.test(line) ? [`- ${line.trim()}`] : [line];
	});
}

/** `Ana Bell (1), Bo Carr`, and below them `(1) pouvoir à Bo Carr`: a note on a proxy stands in brackets beside the name that has its mark. */
function withProxyNotes(lines: readonly string[]): string[] {
	const notes = lines.flatMap((line, at) => {
		const [, mark = '', text = ''] = line.length > LONGEST_NOTE ? [] : (PROXY_NOTE.exec(line) ?? []);
		return mark !== '' && isOnProxy(text) ? [{ at, mark, text: text.replace(/[.;\s]+$/, '') }] : [];
	});
	if (notes.length === 0 || notes.length > MOST_NOTES) return [...lines];
	const out = [...lines];
	const taken = new Set<number>();
	for (const { at, mark, text } of notes) {
		const isAlone = notes.filter((other) => other.mark === mark).length === 1;
		const sign = `\\s?(?<!\\*)${mark.replace(/[[\]()^*]/g, '\\$&')}(?![*\\p{L}])`;
		const marked = new RegExp(`(?<=\\p{L}|\\p{L}\\s)${sign}`, 'gu');
		const places = out.flatMap((line, place) =>
			matchesIn(line, marked).map(({ index, 0: { length } }) => ({
				place,
				isOnPerson: isMarkedPerson(line.slice(0, index), line.slice(index + length)),
			})),
		);
		const [only, more] = places;
		const place = only?.place;
		if (!isAlone || place === undefined || more !== undefined || place === at || !only?.isOnPerson) continue;
		out[place] = (out[place] ?? '').replace(marked, ` (${text})`);
		taken.add(at);
	}
	return out.filter((_, at) => !taken.has(at));
}

/** `procuration de Mme Bell`, `porte le pouvoir de Mme Bell`, and no sentence. */
function isOnProxy(text: string): boolean {
	const { index = LONGEST_NOTE, 0: word = '' } = phraseFinder('proxyMarks').exec(text) ?? {};
	return (
		word.length > 2 &&
		index < FARTHEST_MARK &&
		(index === 0 || /^\p{Ll}/u.test(text)) &&
		namesSomebody(text.slice(index + word.length))
	);
}

const FARTHEST_MARK = 20;

/** `[^1]: pouvoir à Bo Carr`, `(1) …`, `** …` */
const PROXY_NOTE = /^\s*(\[\^[\w-]{1,10}\](?=:)|\(\d{1,2}\)|\*{1,4}(?!\*)):?\s*(\p{L}.*)$/u;
const LONGEST_NOTE = 160;
const MOST_NOTES = 20;

/** `I.` above `Budget`, `II.` above `Travaux`: numbers on lines of their own, as pages give them, stand before their titles. */
function withNumbers(lines: readonly string[]): string[] {
	/** The line that each of them stands before, right below or below a blank line. */
	const numbers = new Map<number, string>();
	const taken = new Set<number>();
	for (const [at, line] of lines.entries()) {
		const [, number = ''] = LONE_NUMBER.exec(line) ?? [];
		const below = (lines[at + 1] ?? '').trim() === '' ? at + 2 : at + 1;
		if (number === '' || !/^\s*\p{Lu}\p{L}/u.test(lines[below] ?? '')) continue;
		numbers.set(below, number);
		for (let next = at; next < below; next += 1) taken.add(next);
	}
	if (numbers.size < FEWEST_LONE || !countOn([...numbers.values()])) return [...lines];
	return lines.flatMap((line, at) => {
		const number = numbers.get(at);
		if (number === undefined) return taken.has(at) ? [] : [line];
		// `3.0-` of an agenda with `3.1-` below it, whose entries stand one below the other.
		const title = `${number} ${line.trim()}`;
		return /\d[.]\d/.test(number) ? [title] : ['', title, ''];
	});
}

/** A number on a line of its own, with its sign: `I.`, `4)`, `3.1-`, `5.0`. Two places behind the point are a price: `5.50`. */
const LONE_NUMBER = /^\s{0,12}((?:[IVX]{1,5}|\d{1,2})\s?[.)]|\d{1,2}(?:\.\d){1,2})\s?[.)-]?\s*$/u;

/** `1.0`, `2.0`, `2.1`, `3.0`: numbers with a point rise from the first, step by step; `5.5`, `6.2` are of something else. */
function countOn(numbers: readonly string[]): boolean {
	if (!numbers.some((number) => /\d\.\d/.test(number))) return true;
	let before: readonly number[] = [0];
	for (const number of numbers) {
		const parts = (number.match(/\d+/g) ?? []).map(Number);
		const at = parts.findIndex((part, place) => part !== (before[place] ?? 0));
		const isNext = at !== -1 && parts[at] === (before[at] ?? 0) + 1;
		if (!isNext || parts.slice(at + 1).some((part) => part > 1)) return false;
		before = parts;
	}
	return true;
}

const FEWEST_LONE = 3;

type Gapped = { at: number; number: number; words: string; line: string };

function withoutGaps(
	lines: readonly string[],
	gap: RegExp,
	accepts: (row: readonly Gapped[], all: readonly Gapped[]) => boolean = () => true,
): string[] {
	const all = lines.flatMap((line, at) => {
		const [, lead = '', number = '', sign = '', rest = ''] = gap.exec(line) ?? [];
		const words = rest.replace(/[*_]+/g, '').trim();
		return number === ''
			? []
			: [{ at, number: Number(number), words, line: `${lead}${number}${sign || '.'} ${rest}` }];
	});
	const row = longestRow(all);
	// `Planning` may be a name too.
	const names = row.filter(
		({ words }) => isPersonName(words.split(/\s{3}|,/)[0] ?? '') && !hasWordOf('itemWords', words),
	);
	const written = new Map(row.map(({ at, line }) => [at, line]));
	return row.length < FEWEST_GAPS || names.length * 2 >= row.length || !accepts(row, all)
		? [...lines]
		: lines.map((line, at) => written.get(at) ?? line);
}

/** A number without a stop may be one of a table, or of votes. */
function areBareTitles(row: readonly Gapped[], all: readonly Gapped[]): boolean {
	return (
		all.length <= row.length + 1 &&
		row.every(({ number, words }) => figuresIn(`${number} ${words}`) === undefined)
	);
}

/** The only words of its line. */
const BARE_GAP = /^\s*([*_]{0,3})(\d{1,2})()(?:\t|\s{3,})((?=[*_]*\p{Lu})(?:(?!\s{3,}\S).)*[^.\s])\s*$/u;
/** Behind `5.` or `5)` the words may go on; no columns stand beside them. */
const GAP = /^\s*([*_]{0,3})(\d{1,2})([.)])(?:\t|\s{3,})(?=[*_]*\p{Lu})(\S.*)$/u;
const FEWEST_GAPS = 2;

/**
 * `1. Apologies. None. 2. Minutes of May` above `3. Roof`: a number that no line opens with, behind a sentence of the line whose number is one less, opens a
 * line of its own.
 */
function withLostNumbers(lines: readonly string[]): string[] {
	const points = lines.map(pointNumber);
	const numbers = new Set(points);
	if (numbers.size <= FEWEST_POINTS) return [...lines];
	const out: string[] = [];
	let last: number | undefined;
	for (const [at, line] of lines.entries()) {
		last = points[at] ?? last;
		const isLost = last !== undefined && !numbers.has(last + 1) && numbers.has(last + 2);
		const starts = isLost ? matchesIn(line, /(?<=[.!?)\]]\s+)(\d{1,2})[.)]\s+(?=\p{Lu})/gu) : [];
		const [start, more] = starts.filter(
			({ index, 1: number }) =>
				Number(number) === (last ?? 0) + 1 && !ABBREVIATED().test(line.slice(0, index)),
		);
		if (start === undefined || more !== undefined) out.push(line);
		else out.push(line.slice(0, start.index).trimEnd(), '', line.slice(start.index));
	}
	return out;
}

/** `stage no. ` before `3. It lasts a month.` */
const ABBREVIATED = () => wordPattern`(?:^|[\s(/])${'abbreviations'}\.\s+$`;

/**
 * `3. Minutes`, `4 Housing`, `5. Election`: among titles whose numbers have a stop the one without, a paragraph of its own, whose number no other has and
 * that comes right behind the one before.
 */
function withStops(lines: readonly string[]): string[] {
	const numbers = new Set(lines.map(pointNumber));
	if (numbers.size <= FEWEST_POINTS) return [...lines];
	let last: number | undefined;
	return lines.map((line, at) => {
		const [, digits = '', title = ''] = BARE_TITLE.exec(line) ?? [];
		const number = Number(digits);
		const isApart = (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === '';
		const isNext =
			digits !== '' &&
			isApart &&
			number === (last ?? 0) + 1 &&
			!numbers.has(number) &&
			figuresIn(`${digits} ${title}`) === undefined;
		last = isNext ? number : (pointNumber(line) ?? last);
		return isNext ? `${digits}. ${title}` : line;
	});
}

const BARE_TITLE = /^\s{0,3}(\d{1,2})\s(\p{Lu}(?:[^.!?;,]{0,70})[\p{L}\p{N})])\s*$/u;

const FEWEST_POINTS = 4;

function isTerm(line: string | undefined): boolean {
	return line !== undefined && labelOf(line.replace(/\*\*/g, '').trim()) !== undefined;
}

/** `1. Ana Bell 2. Bo Carr 3. Cy Dean`: people whose numbers count on within a line; a label may stand before the first of them. */
function numbersApart(line: string): string[] {
	if (!/\d[.)]\s+\p{L}[^\d]{2,60}\s\d{1,3}[.)]\s+\p{L}/u.test(line) && !/:\s+1[.)]\s+\p{Lu}/u.test(line))
		return [line];
	const starts = matchesIn(line, /(?<!\S)(\d{1,3})[.)]\s+(?=\p{Lu})/gu);
	const [first] = starts;
	const label = line.slice(0, first?.index ?? 0).trim();
	const parts = starts.map(({ index }, at) => line.slice(index, starts[at + 1]?.index ?? line.length).trim());
	const isRow = starts.every(({ 1: number }, at) => Number(number) === Number(first?.[1]) + at);
	const names = parts.map((part) => part.replace(/^\d{1,3}[.)]\s+/, ''));
	// `Abst. : 1. Adopté.` numbers nobody.
	const isOfPeople = names.every((name) => isPersonName(name) && (names.length > 1 || /\s/.test(name)));
	if (first === undefined || !isRow || !isOfPeople || (label !== '' && !label.endsWith(':'))) return [line];
	return label === '' ? parts : [label, '', ...parts];
}

/** `70/17 Apologies … 71/17 Declarations …`: minutes whose numbers, with the year, count on within a line; each opens one of its own. */
function minutesApart(line: string): string[] {
	const starts = matchesIn(line, /(?<![\S/])(\d{1,4})\/(\d\d(?:-\d\d)?)\s(?=\p{Lu}\p{Ll})/gu);
	const [first] = starts;
	// `Accounts paid: 10/24 Rent 300, 11/24 Water 40`
	if (first?.index !== 0) return [line];
	const isRow = starts.every(
		([, number, year], at) => Number(number) === Number(first?.[1]) + at && year === first?.[2],
	);
	if (starts.length < 2 || !isRow) return [line];
	return starts.flatMap(({ index: from }, at) => [
		...(at === 0 ? [] : ['']),
		line.slice(from, starts[at + 1]?.index ?? line.length).trimEnd(),
	]);
}

/** `Excusé : Luc Bell ORDRE DU JOUR`: at the end of a line of people the title of what comes below. */
function agendaAtEnd(line: string): string[] {
	if (!/^[^:]{3,70}:.*\p{L}\s\p{Lu}{2,}$/u.test(line)) return [line];
	for (const { index } of matchesIn(line, /\s(?=\p{Lu}{2})/gu)) {
		const title = line.slice(index + 1);
		if (title === title.toUpperCase() && labelOf(title) === 'agenda')
			return [line.slice(0, index), '', title];
	}
	return [line];
}

/** `…, salle des fêtes Personnes présentes :` at the end of a line: the label of those below. */
function labelAtEnd(line: string): string[] {
	const [, before = '', label = ''] =
		/^(.{20,200}[\p{L}\d,.])\s+(\p{Lu}\p{Ll}[^:.;,\d]{8,60}?\s?:)$/u.exec(line) ?? [];
	if (labelOf(label.replace(/\s?:$/, '')) === 'agenda') return [before, '', label];
	const group = label === '' ? undefined : labelGroup(label);
	return group === undefined || group === 'members' ? [line] : [before, '', label];
}

/**
 * `CONSEIL DU 2 MARS Présents : Ana Bell, maire`, `… Bo Carr. ABSENTS : Cy Dean`: texts that lost their line ends have the labels of people in
 * the midst of a line. Each opens one of its own, and so do the officers and the agenda beside them.
 */
function labelsApart(line: string): string[] {
	if (/:$/.test(line)) return labelAtEnd(line);
	if (!/\p{L}\s?:(?:\*\*)?[\s\p{Lu}]/u.test(line) || /^\s*[|#>]/.test(line)) return [line];
	const starts: number[] = [];
	/** Those of them that open a sentence instead of a label: a paragraph of its own. */
	const sentences = new Set<number>();
	let isOfPeople = false;
	const isRoll = opensRoll(line);
	const officers: number[] = [];
	// `1. Apologies: Ana Bell`, `**Apologies:** Ana Bell`
	const lead = /^\s*(?:\d{1,3}\s?[.)]\s+)?(?:\*\*)?/.exec(line)?.[0].length ?? 0;
	for (const { index } of matchesIn(
		line,
		// `PRESENTS :MM. Bell et Carr`
		/(?<=[\p{L})])\s?(?:\(\d{1,3}\)\s?)?:(?:\*\*)?(?:\s+(?=[\p{L}.–-])|(?=\p{Lu}))/gu,
	)) {
		const from = Math.max(starts.at(-1) ?? lead, index - LONGEST_LABEL);
		const before = line.slice(from, index);
		// What a bracket or another label holds is no line of its own.
		const said = wordPattern`(?:[^:(|*[\]–—.,;]|(?<=\p{L})\(${'genderEnds'}\))*$`.exec(before)?.[0] ?? '';
		const words = matchesIn(
			before,
			/(?<=[\p{L}\d.,:;)]\s?[-–—]?\s+(?:\*\*)?)\p{Lu}|(?<=[;—]\s+(?:\*\*)?)\p{Ll}/gu,
		)
			.filter(({ index: at }) => at >= before.length - said.length)
			.map(({ index: at }) => before.slice(at))
			.filter((text) => isRoll || !/^\p{Ll}/u.test(text));
		// The label that opens the line is where it belongs.
		if (from === lead && said.length === before.length && labelGroup(bareLabel(said)) !== undefined) {
			isOfPeople = true;
			continue;
		}
		const value = line
			.slice(index, index + LONGEST_LINE)
			.replace(/^\s?(?:\(\d{1,3}\)\s?)?:(?:\*\*)?\s*/u, '');
		const counted = countedLabel(before);
		const label: string | undefined =
			words.find((text) => {
				const group = labelGroup(text);
				return (
					group !== undefined &&
					group !== 'members' &&
					(NAMES.test(value) || opensOfficer(value) || (isOfPeople && isCounted(value)))
				);
			}) ??
			(isOfPeople
				? words.find(
						(text) =>
							// `Present: Ana Bell – Secretary: apologies` tells her office.
							!/[-–—]\s+$/.test(before.slice(0, -text.length)) &&
							['chair', 'secretary', 'agenda'].includes(labelOf(text) ?? ''),
					)
				: undefined) ??
			(NAMES.test(value) ? counted : undefined);
		isOfPeople ||= label !== undefined || labelGroup(said) !== undefined;
		// `Parish Clerk: Ana Bell`
		const ahead =
			label === undefined ? '' : (/\p{Lu}\p{Ll}+\s+$/u.exec(before.slice(0, -label.length))?.[0] ?? '');
		const isAhead = ahead !== '' && isInList('roleQualifiers', ahead.trim());
		// `; **excusés :** Ana Bell`: the signs of the bold go with it.
		const signs = label !== undefined && before.slice(0, -label.length).endsWith('**') ? 2 : 0;
		if (label === undefined) {
			// `… Présidence : Ana Bell. Présents : Bo Carr`
			const officer = words.find((text) => ['chair', 'secretary'].includes(labelOf(text) ?? ''));
			if (!isOfPeople && officer !== undefined && ONE_NAME.test(value)) officers.push(index - officer.length);
			continue;
		}
		starts.push(index - label.length - (isAhead ? ahead.length : signs));
		if (label === counted) sentences.add(starts.at(-1) ?? 0);
	}
	if (starts.length > 0) for (const start of officers) if (start > 0) starts.push(start);
	for (const start of isOfPeople ? labelsBehind(line, starts.at(-1) ?? lead) : []) starts.push(start);
	starts.sort((one, other) => one - other);
	// `Appel : 31 présents ; excusés : Ana Bell`: no part of the line above.
	const isApart = starts.some((from) => /^(?:\*\*)?\p{Ll}/u.test(line.slice(from)));
	return (
		[0, ...starts]
			.map(
				(from, at) => [line.slice(from, starts[at] ?? line.length).trimEnd(), sentences.has(from)] as const,
			)
			.flatMap(([part, isSentence], at) =>
				isSentence
					? ['', part]
					: isApart
						? [...(at === 0 ? [''] : []), part.replace(/\s*;$/, ''), ...(at === starts.length ? [''] : [])]
						: [part],
			)
			// `… ; PEEP :` in front of `Présents : Ana Bell`: whose people come next.
			.flatMap((part) =>
				starts.length === 0 ? [part] : part.split(/(?<=[;:])\s+(?=\p{Lu}[^;:,.]{1,30}\s?:$)/u),
			)
			.flatMap((part) => (isOfPeople ? bodyApart(part) : [part]))
			.flatMap((part) => proseApart(part, starts.length > 0))
	);
}

/** `… et Cy DEAN, conseillers communaux LE CONSEIL COMMUNAL, monsieur le président ouvre …`: behind people the body in capitals opens a sentence. */
function bodyApart(line: string): string[] {
	const [found] = matchesIn(line, /(?<=\p{Ll}[.)]?\s)\p{Lu}[\p{Lu}’' ]{5,60}(?=,\s)/gu);
	const isBody = found && vocabulary('decidingBodies').scan(found[0])?.id === 'body';
	return isBody ? [line.slice(0, found.index).trimEnd(), '', line.slice(found.index)] : [line];
}

/**
 * Behind a line of people, `… Di EWELL Pouvoirs Mme Fox a donné pouvoir à M. Bell Date de convocation : 3 mars`: a label without its colon that goes on
 * with who gave whom a vote, and that of the notice.
 */
function labelsBehind(line: string, from: number): number[] {
	return matchesIn(line, /(?<=[\p{L})] )\p{Lu}\p{Ll}+(?: (?=\p{Lu})|[^:.,;\d]{0,40}?\s?: ?(?=\d))/gu).flatMap(
		({ index, 0: label }) =>
			index > from &&
			(label.endsWith(' ') && labelGroup(label) === 'represented'
				? civilAtStart(line.slice(index + label.length)) !== undefined
				: labelOf(label.replace(/[\s:]+$/, '')) === 'notice')
				? [index]
				: [],
	);
}

/** `Y compris la présidente, 37 membres sont présents`, a sentence of its own up to the colon. */
function countedLabel(before: string): string | undefined {
	const [, sentence = '', clause = ''] =
		/[.;]\s+((?:\p{Lu}[^.;:,]{2,40},\s+)?(\d{1,3}\s+\p{Ll}[^.;:,]*))$/u.exec(before) ?? [];
	return labelGroup(clause) === 'present' ? sentence : undefined;
}

/** `Présents : Ana Bell ; …`, `Appel : 31 membres présents ; …`: the line itself opens with those who are there, and so may go on with those who are not. */
function opensRoll(line: string): boolean {
	const [, label = '', value = ''] = /^\s*([^:;.]{3,40}?)\s?:\**\s+([^;]*)/u.exec(line) ?? [];
	const [, counted = ''] = /^\d{1,3}((?:\s+\p{Ll}+){1,4})/u.exec(value) ?? [];
	return (
		labelGroup(label.replace(/\*/g, '')) !== undefined ||
		(/^\p{L}+$/u.test(label) && counted.split(/\s+/).some((word) => attendanceWord(word) === 'present'))
	);
}

/** `Présents : Ana Bell, Bo Carr. Le président ouvre la séance et …`: what goes on far behind a list of people is no part of it. */
function proseApart(line: string, isPart: boolean): string[] {
	const colon = line.search(/\s?:\s/);
	if (
		(line.length < LONGEST_LINE && !isPart) ||
		colon < 1 ||
		labelGroup(bareLabel(line.slice(0, colon))) === undefined
	)
		return [line];
	const [list = '', ...rest] = getSentences(line);
	const goesOn = rest.findIndex(
		(text) =>
			!isPersonName(text.split(/[,;(]/)[0] ?? '') &&
			sentenceGroup(text) === undefined &&
			labelGroup(text.split(':')[0] ?? '') === undefined,
	);
	const end = goesOn === -1 ? '' : [list, ...rest.slice(0, goesOn)].join(' ');
	const after = line.slice(end.length).trim();
	return end === '' || !line.startsWith(end) || after.length < LONGEST_LABEL ? [line] : [end, after];
}

/** Lines of a text that kept its line ends are shorter. */
const LONGEST_LINE = 300;

function bareLabel(text: string): string {
	return text.replace(/^[\s>*_+-]+/, '');
}

/** `Excusés : Secrétaire de séance : Ana Bell`: nobody, and the next label. */
function opensOfficer(value: string): boolean {
	return isOfficer(/^(\p{Lu}[^:]{3,40}?)\s?:/u.exec(value)?.[1] ?? '');
}

function isOfficer(label: string): boolean {
	return ['chair', 'secretary', 'agenda'].includes(labelOf(label) ?? '');
}

/** First and last name, and a full stop. */
const ONE_NAME = /^(?:\p{Lu}[\p{L}'’-]+\.?\s){1,3}\p{Lu}[\p{L}'’-]+\.\s/u;

/** So far before its colon a label may begin. */
const LONGEST_LABEL = 70;
/** A civility or first name, and another word with a capital; or three words with capitals between commas: `Bell, Carr, Dean`. */
const NAMES =
	/^[\s.]*\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Ll}{1,4}\s+)*\p{Lu}|,\s+\p{Lu}[\p{L}'’-]+,\s+(?:\p{Ll}{2,3}\s+)?\p{Lu})/u;

/** `#Nominations`, `:   June 11`: what other Markdown programs write. */
function asList(line: string): string {
	return line
		.replace(/^(\s*):\s{1,3}(?=\S)/, '$1- ')
		.replace(/^\s{4,}(?=\S)/, (indent) => (indent.length > 11 ? '   ' : indent));
}

function withoutMarks(text: string): string {
	return (
		text
			// `É` may be written as two signs, an `E` and its accent.
			.normalize('NFC')
			.replace(/^\uFEFF/, '')
			.replace(/\r\n?/g, '\n')
			.replace(/[\f\v]/g, '\n')
			.replace(/[\u200B\u2060]/g, '')
			.replace(/\[([^[\]\n]{1,200})\]\{\.[\w .-]+\}/g, '$1')
			.replace(/<(span|code|sup|sub|font|u|small)(?: [^<>\n]{0,200})?>([^<>\n]{0,300})<\/\1>/gi, '$2')
			.replace(/<a (?:href|name|id)="[^"<>\n]{0,300}">\s*<\/a>/gi, '')
			.replace(
				/&(quot|amp|apos|nbsp|eacute|egrave|agrave|ccedil);/g,
				(all, name: string) => ENTITIES[name] ?? all,
			)
			.replace(/<!--#[^\n]*?-->/g, '')
	);
}

const ENTITIES: Readonly<Record<string, string>> = {
	quot: '"',
	amp: '&',
	apos: "'",
	nbsp: ' ',
	eacute: 'é',
	egrave: 'è',
	agrave: 'à',
	ccedil: 'ç',
};

function tidy(line: string): string {
	return (
		line
			.replace(/\t/g, '    ')
			.replace(/^(\s{0,3}#{1,6})(?=[^\s#])/, '$1 ')
			.replace(/`([^`<>]{1,200}?)\s*<(#[^<>]*|https?:[^<>]*)>`_{1,2}/g, (_, words: string, to: string) =>
				to.startsWith('#') ? words.replace(/\s+/g, ' ') : `[${words}](${to})`,
			)
			// Word's own signs of lists reach a text as `Ø` and as signs of private use.
			.replace(/^(\s*)(?:[•▪◦‣➤➢●○■►▶❖\uE000-\uF8FF]\s*|[·Ø§]\s+)/u, '$1- ')
			.replace(
				/^(\s*)([☐☑☒])\s*/u,
				(_, indent: string, sign: string) => `${indent}- [${sign === '☐' ? ' ' : 'x'}] `,
			)
			// A field of reStructuredText: `:Chair: Ana Bell`.
			.replace(/^:(\p{L}[\p{L} ]{1,30}):\s+(?=\S)/u, '$1: ')
			.replace(/\s+$/, (end) => (end.length > 1 && !end.includes('\n') ? '  ' : ''))
	);
}

/** `Present; Ana Bell and Bo Carr`, `Yeas; Bell, Carr, Nays; Dean`: labels that a semicolon parts from those they are about. */
function withColons(line: string): string {
	if (!/^\p{Lu}\p{L}{2,12}(?: \p{L}{2,12}){0,2};\s+(?=[\p{Lu}\d])/u.test(line)) return line;
	const isLabel = (words: string) => {
		const group = labelGroup(words);
		return (group !== undefined && group !== 'members') || answerAt(words) !== undefined;
	};
	return line.replace(
		/(^|[,;.]\s+)(\p{Lu}[\p{L} ]{2,40});(?=\s+[\p{Lu}\d])/gu,
		(whole, sign: string, words: string) => (isLabel(words) ? `${sign.replace(',', ';')}${words}:` : whole),
	);
}

/**
 * `Roll call: present- Bell, Carr. Absent:- Dean.`, `Roll call vote: Yes-Bell, Carr. No-0.`: in one line two words of presence, or two answers, each with a dash
 * right behind it in the place of the colon, and before names, a count or nobody.
 */
function withRollColons(line: string): string {
	if (!DASH_LABEL.test(line)) return line;
	const labels = matchesIn(line, new RegExp(DASH_LABEL, 'gu')).flatMap(([, word = '', value = '']) => {
		const group = labelGroup(word);
		const isAnswer = answerAt(word) !== undefined;
		const isRead = isOfVoters(value) && (isAnswer || (group !== undefined && group !== 'members'));
		return isRead ? [{ word: word.toLowerCase(), value, isAnswer }] : [];
	});
	const isRoll = (isAnswer: boolean) => {
		const own = labels.filter((one) => one.isAnswer === isAnswer);
		return new Set(own.map(({ word }) => word)).size > 1 && own.some(({ value }) => /^\p{Lu}/u.test(value));
	};
	const kept = labels.filter(({ isAnswer }) => isRoll(isAnswer)).map(({ word }) => word);
	if (kept.length === 0) return line;
	return line
		.replace(new RegExp(DASH_LABEL, 'gu'), (whole, word: string, value: string) =>
			kept.includes(word.toLowerCase()) ? `${word}: ${value}` : whole,
		)
		.replace(/(?<=\p{Ll}{4})[-–—](?=\s+\p{L}{2,12}:\s)/u, ':');
}

/** Names, how many they are, or nobody. */
function isOfVoters(value: string): boolean {
	return (
		/^\d{1,3}$/.test(value) || saysNone(value) || value.split(/,\s*/).every((name) => isPersonName(name))
	);
}

/** `Ayes: Bell, Carr. Nays: none, carried.`: a comma in the place of the stop behind those who answered last. */
function withVerdictApart(line: string): string {
	const [whole = '', word = '', value = '', verdict = ''] = VERDICT_BEHIND.exec(line) ?? [];
	const isVerdict =
		(isInList('carried', verdict) || isInList('failed', verdict)) &&
		answerAt(word) !== undefined &&
		isOfVoters(value);
	if (!isVerdict) return line;
	const at = line.length - whole.length + whole.lastIndexOf(',');
	return `${line.slice(0, at)}. ${capitalized(line.slice(at + 1).trim())}`;
}

const VERDICT_BEHIND =
	/(?<=[.;]\s{1,4})(\p{L}{2,12}):\s*([^.;:]{1,200}?),\s+(?:\p{Ll}{3,10}\s)?(\p{Ll}{4,12})\s*\.?\s*$/u;

/** A word, a dash, and all up to the next stop. */
const DASH_LABEL =
	/(?<=^|[.:;,–—-]\s{0,4}|\p{Ll}{3}\s)(\p{L}{2,12})\s?:?[-–—]\s?(\d{1,3}(?=[,.;]|$)|\p{Ll}{2,6}(?=[.,;]|$)|\p{Lu}[^.;:–—]{1,200}?(?=[.;]|$))/u;

/** `Present– Cllr Ana Bell, Cllr Bo Carr` above all items: a dash in the place of the colon, right behind a label of people and before nothing but people. */
function withDashedLabels(lines: readonly string[]): string[] {
	const body = lines.findIndex(
		(line) => /^#{2,6}\s/.test(line) || numberBefore(line.replace('\\', '')) !== undefined,
	);
	return lines.map((line, at) => {
		if (body !== -1 && at >= body) return line;
		const [whole = '', words = ''] =
			/^[*_]{0,2}(\p{Lu}\p{L}{3,14}(?: \p{Ll}{2,12}){0,2})[–—][*_]{0,2}(?=\s+\p{Lu})/u.exec(line) ?? [];
		const group = words === '' ? undefined : labelGroup(words);
		const value = line.slice(whole.length);
		const isRead = isCivilList(value) || saysNone(value.replace(/^\s+|[\s.*_]+$/g, ''));
		return group === undefined || group === 'members' || !isRead ? line : `${words}:${value}`;
	});
}

/** `Cllr Ana Bell - Chairman, Cllr Bo Carr.`: people with a civility, and what some of them are. */
function isCivilList(text: string): boolean {
	return text
		.replace(/[\s.*_]+$/, '')
		.split(wordPattern`,\s*(?:${'andWords'}\s+)?|;\s*|\s+${'andWords'}\s+`)
		.every((part) => {
			const [name = '', office = ''] = part.trim().split(/\s+[-–—]\s+|\s*\(|\)/);
			const civil = civilAtStart(name);
			return civil !== undefined && name.endsWith(civil) && (office === '' || isRole(office));
		});
}

/** `Hall floor; It is sound.`: in minutes that write several labels so, a semicolon stands for the colon. */
function withLabelColons(lines: readonly string[]): string[] {
	const labels = lines.map((line) => SEMICOLON_LABEL.exec(line)?.[1]).filter((label) => label !== undefined);
	// `Ana Bell; Chair`
	const people = labels.filter((label) => isFullName(label));
	return labels.length < FEWEST_LABELS ||
		new Set(labels).size < labels.length ||
		people.length * 2 >= labels.length
		? [...lines]
		: lines.map((line) => line.replace(SEMICOLON_LABEL, '$1: '));
}

const SEMICOLON_LABEL = /^(\p{Lu}[\p{L}’' ]{2,40});\s?(?=\p{Lu})/u;
const FEWEST_LABELS = 4;

/** `- Rapport moral -`, `--- 2. Schema ---`: titles between the same signs; one alone may be anything. */
function withFramedTitles(lines: readonly string[]): string[] {
	const titles = lines.map((line) => FRAMED.exec(line.trim())?.[2]);
	if (titles.filter((title) => title !== undefined).length < 2) return [...lines];
	return lines.flatMap((line, at) => (titles[at] === undefined ? [line] : [`## ${titles[at]}`, '']));
}

const FRAMED = /^([-–—=~*]{1,5})\s+([\p{L}\d][^|]{2,70}?)\s+\1$/u;

/** `date: 2024-06-06`, `date = 2024-06-06` */
const KEY = /^#*([\p{L}][\p{L}\p{N}_ -]{0,30}?)\s*(?:[:=](?:\s+(.*)|\s*))$/u;

/** Keys by which programs of sites sort and place their pages, whose date is that of the page. */
export const PAGE_KEYS: ReadonlySet<string> = new Set([
	'categories',
	'category',
	'permalink',
	'layout',
	'slug',
	'modified',
	'save_as',
]);

/** `---`, lines of keys and values, `---` or `...`; or such lines alone above a blank one. */
function getFrontMatter(lines: readonly string[]): { front: FrontMatter[]; length: number } {
	const none = { front: [], length: 0 };
	const first = lines[0] ?? '';
	const isFenced = /^(?:---|\+\+\+)\s*$/.test(first);
	const end = lines.findIndex(
		(line, at) =>
			at > 0 && at < 80 && (isFenced ? /^(?:---|\.\.\.|\+\+\+)\s*$/.test(line) : line.trim() === ''),
	);
	if (end < 2) return none;
	const inside = lines.slice(isFenced ? 1 : 0, end);
	const keys = inside.filter((line) => KEY.test(line)).length;
	const isSheet = inside.every((line) => KEY.test(line) || (isFenced && /^(?:\s|[-#]|$)/.test(line)));
	// Without a fence only what site programs write is front matter: `title: 2007 AGM`, `Modified: 2017-02-04 10:30`.
	const isSmall = inside.every((line) => /^[a-z_]+:/.test(line));
	const isPage = inside.some((line) => PAGE_KEYS.has((KEY.exec(line)?.[1] ?? '').toLowerCase()));
	if (!isSheet || keys === 0 || (!isFenced && !isSmall && !isPage)) return none;
	const front: FrontMatter[] = [];
	for (const line of inside) {
		const [, key = '', value = ''] = KEY.exec(line) ?? [];
		const more = /^\s*-\s+(.*)$/.exec(line)?.[1];
		if (line.startsWith('#')) continue;
		if (key !== '') front.push({ key: key.toLowerCase(), value: unquoted(value) });
		else if (more !== undefined && front.length > 0) {
			const last = front.at(-1) as FrontMatter;
			last.value = [last.value, unquoted(more)].filter((one) => one !== '').join(', ');
		}
	}
	return { front, length: isFenced ? end + 1 : end };
}

function unquoted(value: string): string {
	return value
		.trim()
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/^(["'])(.*)\1$/, '$2')
		.replace(/^`(.*)`$/, '$1')
		.trim();
}

const RULE = /^\s*([=\-~^"#*+`:.'_])\1{2,}\s*$/;

/** Titles with a line of signs below them, and above them perhaps, as titles of Markdown; the kinds of lines are its levels. */
function withHeadings(written: readonly string[]): string[] {
	const lines = withFramedTitles(written);
	const levels: string[] = [];
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const title = lines[at + 1] ?? '';
		const below = lines[at + 2] ?? '';
		const sign = RULE.exec(line)?.[1];
		const isBlankAbove = at === 0 || (lines[at - 1] ?? '').trim() === '';
		if (
			sign !== undefined &&
			isBlankAbove &&
			isTitle(title) &&
			RULE.exec(below)?.[1] === sign &&
			sign !== '|'
		) {
			out.push(`${'#'.repeat(getLevel(`${sign}${sign}`, levels))} ${title.trim()}`, '');
			at += 2;
			continue;
		}
		const under = RULE.exec(title)?.[1];
		const isLong = under !== undefined && title.trim().length >= Math.min(line.trim().length, 200) * 0.6;
		const isFence =
			under === '`' || under === '~' ? Math.abs(title.trim().length - line.trim().length) <= 2 : true;
		// `/s/ Ana Bell`, `Ana Bell`, `Chair` stand above the space for a signature.
		const isSigned = under === '_' && (/^\s*\/s\//.test(line) || isRole(line.trim()) || isRole(below.trim()));
		if (
			under !== undefined &&
			isBlankAbove &&
			!isSigned &&
			isTitle(line) &&
			isLong &&
			isFence &&
			title.trim().length >= 4
		) {
			out.push(`${'#'.repeat(getLevel(under, levels))} ${line.trim()}`, '');
			at += 1;
			continue;
		}
		// A line of signs that underlines nothing is a rule.
		if (sign !== undefined && isBlankAbove && title.trim() === '' && line.trim().length > 3) {
			out.push('---');
			continue;
		}
		out.push(line);
		// Below the last line of a paragraph dashes are a rule: a title has no more than two lines.
		if (under === '-' && isLastOfMany(lines, at)) out.push('');
	}
	return out;
}

/** Whether a line is the third or a further one of its paragraph. */
function isLastOfMany(lines: readonly string[], at: number): boolean {
	return [at, at - 1, at - 2].every((place) => /^\s{0,3}[^\s|>]/.test(lines[place] ?? ''));
}

function isTitle(line: string): boolean {
	return (
		line.trim() !== '' && !RULE.test(line) && !/^\s*(?:[|+]|[-*]\s|#)/.test(line) && line.trim().length < 200
	);
}

function getLevel(kind: string, levels: string[]): number {
	if (!levels.includes(kind)) levels.push(kind);
	return Math.min(6, levels.indexOf(kind) + 1);
}

/** Whether the text is set in deeply, as that of a page: nothing is code then. */
function isDeep(lines: readonly string[]): boolean {
	return (
		lines.some((line) => /^\s*:\s{1,3}\S/.test(line)) ||
		lines.filter((line) => /^ {4,}[^\s\-*+•]/.test(line)).length > 3
	);
}

const MARKER = /^(\s*)(:(?=\s)|[-*+](?=\s)|\d{1,2}[.)](?=\s))(\s+)(?=\S)/;

interface OpenList {
	from: number;
	/** Where the text of its items stands now. */
	indent: number;
	/** That of its last item; not a number in other lists. */
	number: number;
}

/** `1. Welcome` above ` 2. Minutes`: a single space more is no level where the numbers count on. */
function isNext(list: OpenList, number: number, from: number): boolean {
	return number === list.number + 1 && from === list.from + 1;
}

/** Lists set in by any number of spaces, each level as Markdown wants it; all other text at the margin. */
function withNesting(lines: readonly string[]): string[] {
	let open: OpenList[] = [];
	let isBlank = true;
	return lines.map((line) => {
		if (line.trim() === '' || /^\s*\|/.test(line)) {
			isBlank = true;
			return line.trim() === '' ? '' : line.trimStart();
		}
		const [whole = '', space = '', sign = ''] = MARKER.exec(line) ?? [];
		const from = line.length - line.trimStart().length;
		if (whole !== '') {
			const number = Number.parseInt(sign, 10);
			open = open.filter((list) => list.from < space.length && !isNext(list, number, space.length));
			const indent = open.at(-1)?.indent ?? 0;
			const marker = sign === ':' ? '-' : sign;
			open.push({
				from: space.length,
				number,
				indent: indent + marker.length + 1,
			});
			isBlank = false;
			return `${' '.repeat(indent)}${marker} ${line.slice(whole.length)}`;
		}
		if (isBlank) open = open.filter((list) => list.from < from);
		isBlank = false;
		const inside = from === 0 ? undefined : open.at(-1);
		return `${' '.repeat(inside?.indent ?? 0)}${line.trimStart()}`
			.replace(/^(\s*)::\s*$/, '$1')
			.replace(/([^:\s]\s*)::(\s*)$/, '$1:$2');
	});
}
