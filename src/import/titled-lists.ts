/** `4. Public comment. None.`, `5. Budget: Keller moved to adopt it`: numbered items of a whole meeting, each a title and what was said of it. */

import { hasWordOf, isPhrase } from './dialect.js';
import type { Unit } from './units.js';

/** Fewer items may be a list of conditions, or of questions. */
const FEWEST = 4;

/** A title: a few words of a line, the first with a capital letter, up to the first stop behind them. */
const TITLE = /^(\p{Lu}[^.:;?!]{2,70}[^.:;?!\s])(?:\.(?=\s|$)|:(?=\s)|\s[–—-](?=\s))\s*(.*)$/su;

/** Makes titles of the items of a list that is the course of the meeting; other units stay as they are. */
export function titlesApart(units: readonly Unit[]): readonly Unit[] {
	const items = units.filter(
		({ kind, depth, number }) => kind === 'item' && depth === 1 && number !== undefined,
	);
	if (items.length < FEWEST || !items.every(followsOn)) return units;
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

interface TitledItem {
	title: string;
	text: string;
}

function parts({ lines }: Unit): TitledItem | undefined {
	const [, title, text = ''] = TITLE.exec(lines.join('\n').trim()) ?? [];
	return title === undefined ? undefined : { title, text };
}

function asTitle(unit: Unit, { title, text }: TitledItem, depth: number): Unit[] {
	const heading = `${unit.number}. ${title}`;
	const common = { isApart: true, isBold: false };
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return [
		{ ...common, kind: 'heading', depth, lines: [heading], source: [heading] },
		...(lines.length === 0 ? [] : [{ ...common, kind: 'text' as const, depth: 0, lines, source: lines }]),
	];
}
