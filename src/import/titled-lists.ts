/** `4. Public comment. None.`, `5. Budget: Keller moved to adopt it`: numbered items of a whole meeting, each a title and what was said of it. */

import { isOffice } from './candidate-lists.js';
import { hasWordOf, isPhrase } from './dialect.js';
import { answerAt, voteLabel } from './figures.js';
import { labelGroup } from './labels.js';
import { isPersonName } from './person-names.js';
import { labelled, opensBlock } from './text.js';
import type { Unit } from './units.js';

/** Fewer items may be a list of conditions, or of questions. */
const FEWEST = 4;

/** A title: a few words of a line, the first with a capital letter, up to the first stop behind them. */
const TITLE = /^((?:\d{4}\s)?\p{Lu}[^.:;?!]{2,70}[^.:;?!\s])(?:\.(?=\s|$)|:(?=\s)|\s[–—-](?=\s))\s*(.*)$/su;

/** Makes titles of the items of a list that is the course of the meeting; other units stay as they are. */
export function titlesApart(units: readonly Unit[]): readonly Unit[] {
	const items = units.filter(
		({ kind, depth, number }) => kind === 'item' && depth === 1 && number !== undefined,
	);
	if (items.length < FEWEST || !items.every(followsOn)) return paragraphTitlesApart(units);
	const parted = new Map(items.map((unit) => [unit, parts(unit)] as const));
	const told = [...parted.values()].filter((part) => part !== undefined);
	const known = told.filter(({ title }) => hasWordOf('itemWords', title) || isPhrase('misc', title));
	const said = told.filter(({ text }) => text !== '');
	if (told.length * 4 < items.length * 3 || known.length < FEWEST - 1 || said.length * 2 < items.length)
		return units;
	const depth = 1 + units.reduce((most, unit) => Math.max(most, unit.kind === 'heading' ? unit.depth : 0), 1);
	return units.flatMap((unit) => {
		const part = parted.get(unit);
		return part ? asTitle(unit, part, depth) : [unit];
	});
}

/** Whether a number is the next one. */
function followsOn({ number }: Unit, index: number, items: readonly Unit[]): boolean {
	return index === 0 || number === (items[index - 1]?.number ?? 0) + 1;
}

/**
 * `Call to Order. The chair …`, `Pledge of Allegiance: …`, `Audit/Pay Bills. The Board …`: in minutes without any other titles, the words that open
 * their paragraphs. Titles without a word of their own stand between those that have one.
 */
function paragraphTitlesApart(units: readonly Unit[]): readonly Unit[] {
	if (units.some(({ kind, number }) => kind === 'heading' || number !== undefined)) return units;
	const paragraphs = units.filter(({ kind, isApart, isBold }) => kind === 'text' && isApart && !isBold);
	const told = paragraphs.flatMap((unit) => {
		const part = parts(unit);
		return part === undefined || part.text === '' || isOther(part.title) ? [] : [{ unit, part }];
	});
	const known = told.filter(({ part }) => hasWordOf('itemWords', part.title) || isPhrase('misc', part.title));
	if (known.length < FEWEST || known.length * 2 < told.length || told.length * 5 < paragraphs.length)
		return units;
	const titled = new Map(
		told
			.filter((one) => known.includes(one) || isInCapitals(one.part.title))
			.map(({ unit, part }) => [unit, part] as const),
	);
	return units.flatMap((unit) => {
		const part = titled.get(unit);
		return part ? asTitle(unit, part, 2) : [unit];
	});
}

/** A label of people, of officers, of an answer, or what says something itself. */
function isOther(title: string): boolean {
	return (
		labelled(`${title}:`) !== undefined ||
		labelGroup(title) !== undefined ||
		answerAt(title) !== undefined ||
		voteLabel(`${title}: x`) !== '' ||
		isOffice(title) ||
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

interface TitledItem {
	title: string;
	text: string;
}

function parts({ lines }: Unit): TitledItem | undefined {
	const [, title, text = ''] = TITLE.exec(lines.join('\n').trim()) ?? [];
	return title === undefined ? undefined : { title, text };
}

function asTitle(unit: Unit, { title, text }: TitledItem, depth: number): Unit[] {
	const heading = unit.number === undefined ? title : `${unit.number}. ${title}`;
	const common = { isApart: true, isBold: false };
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return [
		{ ...common, kind: 'heading', depth, lines: [heading], source: [heading] },
		...(lines.length === 0 ? [] : [{ ...common, kind: 'text' as const, depth: 0, lines, source: lines }]),
	];
}
