/** A quorum told in a sentence: `Le quorum de 22 membres étant atteint avec 27 présents, l’assemblée peut délibérer.` */

import type { Paragraph } from 'mdast';
import type { QuorumStatement, StatedCount } from '../../ast/index.js';
import { vocabulary, wordChoice } from '../../language/index.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { scanCount } from '../../text/number.js';
import { WORD_SIGN } from '../../text/phrase-pattern.js';
import type { BodyFile } from './body-file.js';

/**
 * Reads a paragraph that says of the quorum whether it is met, and how many are there. What is supposed, or was so another time, is no such
 * statement, nor is a sentence with two numbers of the same kind.
 */
export function readToldQuorum(file: BodyFile, paragraph: Paragraph): QuorumStatement | undefined {
	const text = file.getSource(paragraph);
	if (!/quorum/i.test(text)) return undefined;
	for (const sentence of text.matchAll(SENTENCES)) {
		const from = sentence.index;
		const said = readSentence(text.slice(from, from + Math.min(sentence[0].length, LONGEST)), file);
		if (!said) continue;
		const places = file.placesIn(paragraph);
		const counts = said.counts.map(
			(count): StatedCount => ({
				type: 'statedCount',
				of: count.of,
				value: count.value,
				children: [],
				position: places.range(from + count.from, from + count.to),
			}),
		);
		const statement: QuorumStatement = {
			type: 'quorumStatement',
			met: said.met,
			children: [paragraph, ...counts],
		};
		if (paragraph.position) statement.position = paragraph.position;
		return statement;
	}
	return undefined;
}

/** Up to a stop that ends a sentence; a semicolon only parts it. */
const SENTENCES = /(?:[^.!?]|[.](?=\S))+/g;
const LONGEST = 400;
const LONGEST_LEAD = 40;
/** Does what stands before a number lead to those who are there? `fixé à`, `au moins` lead to the rule. */
function leadsToPresent(before: string, isBehind: boolean): boolean {
	if (/^[\s\u00A0>*]*$/.test(before)) return true;
	if (isBehind && /(?:[,:][\s\u00A0]+|\()$/.test(before)) return true;
	const words = before.trimEnd().split(/[\s\u00A0]+/);
	return [1, 2, 3, 4].some(
		(count) => vocabulary('quorumLeads').findId(words.slice(-count).join(' ')) !== undefined,
	);
}

const WORD = new RegExp(`(?<!${WORD_SIGN})${WORD_SIGN}`, 'g');

/** `présents`, and with the people named between: `9 voting members present`, `11 élus représentés`. */
function unitAfter(
	text: string,
	from: number,
): { id: StatedCount['of'] | 'met' | 'notMet'; to: number } | undefined {
	let at = from;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const found = vocabulary('quorumWords').scan(text.slice(at));
		if (found) return { id: found.id, to: at + found.length };
		at += wordBetween().exec(text.slice(at, at + 40))?.[0].length ?? 0;
		if (at === from) return undefined;
	}
	return undefined;
}

const MOST_BETWEEN = 3;
const wordBetween = lazy(() => /^(?:\p{L}+|\d+)[\s\u00A0]+/u);

function isThere(id: StatedCount['of'] | 'met' | 'notMet' | undefined): boolean {
	return id === 'present' || id === 'presentOrRepresented';
}

const quorumOf = lazy(
	() =>
		new RegExp(
			`quorum(?:[\\s\\u00A0]+\\p{L}[\\p{L}'’]{0,20}){0,3}[\\s\\u00A0]+${wordChoice('eventLinks', 'of')}[\\s\\u00A0]*$`,
			'iu',
		),
);

const thatIs = lazy(() => new RegExp(`${wordChoice('thatIs', 'is')}[\\s\\u00A0,]*$`, 'i'));

interface Count {
	of: StatedCount['of'];
	value: string;
	from: number;
	to: number;
}

function readSentence(text: string, file: BodyFile): { met: boolean; counts: Count[] } | undefined {
	if (!/quorum/i.test(text)) return undefined;
	const words = vocabulary('quorumWords');
	const counts: Count[] = [];
	let met: boolean | undefined;
	for (const word of text.matchAll(WORD)) {
		const at = word.index;
		if (at < (counts.at(-1)?.to ?? 0)) continue;
		const rest = text.slice(at);
		if (vocabulary('suppositions').scan(rest)) return undefined;
		const state = words.scan(rest);
		if (state?.id === 'met' || state?.id === 'notMet') {
			// `oui` and `non` answer a label; in a sentence they are words like others.
			if (vocabulary('booleans').findId(rest.slice(0, state.length)) !== undefined) continue;
			if (met === undefined) met = state.id === 'met';
			continue;
		}
		const count = scanCount(rest, file.lang);
		const gap = count && (/^[\s\u00A0]+/.exec(rest.slice(count.length))?.[0].length ?? 0);
		// `constituting a quorum (five)`
		const isAlone = /quorum[\s\u00A0]*\($/i.test(text.slice(0, at)) && rest[count?.length ?? 0] === ')';
		if (!count || !(gap || isAlone)) continue;
		// `le quorum des deux tiers`
		if (vocabulary('fractionNouns').scan(rest.slice(count.length + (gap ?? 0)))) continue;
		const unit = unitAfter(rest, count.length + (gap ?? 0));
		const isBracketed = /quorum[\s\u00A0]*\($/i.test(text.slice(0, at)) && !isThere(unit?.id);
		// `Le quorum, fixé au quart des membres, soit 3, est atteint`
		const isWorkedOut = met === undefined && !isThere(unit?.id) && thatIs().test(text.slice(0, at));
		const asked = isBracketed || isWorkedOut || quorumOf().test(text.slice(0, at));
		const of = asked ? 'required' : unit?.id;
		// `fixé à 20 membres présents`, `au moins 3 présents`: the rule, and not who is there.
		const before = text.slice(Math.max(0, at - LONGEST_LEAD), at);
		if (of !== 'required' && !leadsToPresent(before, met !== undefined)) continue;
		// `7 membres présents étant nécessaires`
		const behind = unit && rest.slice(unit.to, unit.to + LONGEST_LEAD);
		if (behind && words.findIn(behind.replace(/\([^()]*\)?/g, ''))?.id === 'required') continue;
		if (of !== 'required' && of !== 'present' && of !== 'presentOrRepresented') continue;
		const to = at + (asked || !unit ? count.length : unit.to);
		counts.push({ of, value: toDecimalString(count.value), from: at, to });
	}
	const there = counts.filter(({ of }) => of !== 'required');
	const isClear = there.length <= 1 && counts.length > 0 && counts.length - there.length <= 1;
	return met !== undefined && isClear ? { met, counts } : undefined;
}
