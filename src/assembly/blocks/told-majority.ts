/** The majority that a block tells in its title or in a sentence, where no line of its own names it. */

import type { Resolution, Session, TextValue } from '../../ast/index.js';
import {
	articlesTold,
	isMark,
	majoritiesAsked,
	majorityOfLine,
	movesSpecial,
	namesSpecial,
} from '../../law/index.js';
import type { Majority, Requirement, Rules } from '../../law/rules.js';
import { plainText } from './numbering.js';

/** What a text tells of its majority. */
export interface ToldMajorities {
	/** Majorities of the rules, each once. */
	named: Majority[];
	/** Words that ask for a majority that the rules do not have. */
	others: Majority[];
}

/**
 * `Désignation du syndic (art. 25)`, `… à la majorité de l'article 25`, `requiert la majorité des deux tiers`: majorities of the rules by
 * their article, name or figures; where the block tells none, the title of the nearest section (`## Décisions de l’article 25`). An
 * article elsewhere in a sentence (`modification de l'article 25 du règlement`) is no majority: it must stand in brackets at the end of
 * the title, behind the word, or alone on a line. A bare majority (`à la majorité des voix`) tells nothing beyond the rules.
 */
export function toldMajorities(
	node: Resolution,
	title: string,
	sections: readonly string[],
	rules: Rules,
): ToldMajorities {
	const own = toldBy(title, getLines(node), rules);
	if (own.named.length + own.others.length > 0) return own;
	for (const section of sections.toReversed()) {
		const told = toldBy(section, [], rules);
		const special = namesSpecial(section) ? rules.article('special') : undefined;
		if (special) told.named.push(special);
		if (told.named.length + told.others.length > 0) return told;
	}
	return own;
}

function toldBy(title: string, lines: readonly string[], rules: Rules): ToldMajorities {
	const bracketed = /\(([^()]{1,60})\)\s*$/.exec(title)?.[1];
	const ofTitle = [
		...(bracketed === undefined ? [] : articlesTold(bracketed, true)),
		...articlesTold(title, false),
	];
	const ofLines = lines.map((line) => articlesTold(line, isShort(line)));
	const articles = [ofTitle, ...ofLines].flat().flatMap((name) => rules.article(name) ?? []);
	const special = lines.some(movesSpecial) ? rules.article('special') : undefined;
	// Words beside an article describe it: `à la majorité absolue de tous les copropriétaires (article 25)`.
	const asked = [
		...(ofTitle.length > 0 ? [] : majoritiesAsked(title, true)),
		...lines.flatMap((line, index) => (ofLines[index]?.length ? [] : majoritiesAsked(line, false))),
	].flatMap((words) => readAsked(words, rules) ?? []);
	const known = new Set(rules.majorities.values());
	const named = new Set([
		...articles,
		...(special ? [special] : []),
		...asked.filter((one) => known.has(one)),
	]);
	return { named: [...named], others: asked.filter((one) => !known.has(one)) };
}

/** The longest opening of a clause that reads as a majority; one of the rules where its figures are the same. */
function readAsked(words: readonly string[], rules: Rules): Majority | undefined {
	for (let end = Math.min(words.length, LONGEST); end > 0; end -= 1) {
		const opening = words.slice(0, end);
		if (!opening.some(isMark)) continue;
		const read = rules.find(opening.join(' '));
		if (!read) continue;
		const majorities = [...rules.majorities.values()];
		if (majorities.includes(read)) return read;
		if (isBare(read)) return undefined;
		const alike = majorities.filter(
			({ requirements, openedBy }) => openedBy.length === 0 && isAlike(requirements, read.requirements),
		);
		return alike.length === 1 ? alike[0] : read;
	}
	return undefined;
}

const LONGEST = 16;

/** More for than against: what every rule asks at least. */
function isBare({ requirements }: Majority): boolean {
	return requirements.every(
		({ base, threshold, unit }) =>
			base === 'cast' &&
			unit === 'votes' &&
			threshold.kind === 'fraction' &&
			threshold.comparison === '>' &&
			threshold.fraction.numerator * 2n === threshold.fraction.denominator,
	);
}

/** Whether lines ask the same: of `votes cast` any base of ballots will do, and of all members people are as many as votes. */
function isAlike(one: readonly Requirement[], other: readonly Requirement[]): boolean {
	const key = ({ base, threshold, unit }: Requirement) =>
		[
			BALLOTS.includes(base) ? 'cast' : base,
			threshold.kind === 'all' ? '' : unit,
			threshold.kind,
			...(threshold.kind === 'fraction'
				? [threshold.comparison, threshold.fraction.numerator, threshold.fraction.denominator]
				: threshold.kind === 'number'
					? [threshold.comparison, threshold.number]
					: []),
		].join(' ');
	return one.map(key).join() === other.map(key).join();
}

const BALLOTS: readonly Requirement['base'][] = ['cast', 'castOrVoid', 'castOrBlank', 'ballots'];

/** A line of an item that names the majority of the blocks below it, `Majorité requise : article 25`: the nearest one above a block. */
export function majorityAbove(node: Resolution, path: readonly Session[]): TextValue | undefined {
	const at = node.position?.start.offset ?? 0;
	for (const session of path.toReversed()) {
		const lines = session.children
			.filter((child) => child.type === 'paragraph' && (child.position?.start.offset ?? 0) < at)
			.flatMap((child) =>
				plainText(child)
					.split('\n')
					.map((line) => ({ value: majorityOfLine(line), end: child.position?.end })),
			);
		const found = lines.findLast(({ value }) => value !== undefined);
		if (found?.value === undefined) continue;
		const { value, end } = found;
		const start = end && {
			line: end.line,
			column: end.column - value.length,
			offset: (end.offset ?? 0) - value.length,
		};
		return { type: 'textValue', value, children: [], ...(start && end ? { position: { start, end } } : {}) };
	}
	return undefined;
}

/** Whether a block is put to the vote as a special resolution, by its title or text. */
export function asksSpecial(node: Resolution, title: string): boolean {
	return namesSpecial(title) || getLines(node).some(movesSpecial);
}

function getLines(node: Resolution): string[] {
	return node.children
		.filter(({ type }) => type === 'paragraph')
		.map((child) => plainText(child))
		.flatMap((text) => text.split('\n'));
}

/** A line that may be an article and nothing else. */
function isShort(line: string): boolean {
	return line.trim().length <= 24;
}
