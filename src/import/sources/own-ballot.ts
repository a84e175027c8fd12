/** The table of a vote in a Word file that pv wrote, as ballot lines. */

import type { Language } from '../../ast/index.js';
import { vocabulary, wordChoice } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { capitalized } from '../../text/letters.js';
import { wordPattern } from '../wording/dialect.js';

/** A line below the table: `Contre : Hugo Castel, Rose Ollivier`. */
export interface VoteDetail {
	label: string;
	value: string;
}

/** A line of the vote, taken apart. */
export function getDetail(text: string): VoteDetail {
	const [, label = '', value = text] = /^([^:]+?)\s?:\s(.*)$/su.exec(text) ?? [];
	return { label, value };
}

/** The lines of a vote, and what stands in the table that is computed. */
export function ownBallot(
	rows: readonly (readonly string[])[],
	details: readonly VoteDetail[],
	caption: string,
	lang: Language,
): { lines: string[]; computed: string[] } {
	const [head = [], row = []] = rows;
	const computed: string[] = [];
	const word = (name: 'vote' | 'result') => capitalized(vocabulary('labels').word(name, lang));
	const consent = details.find(
		({ label, value }) =>
			vocabulary('labels').findId(label) === 'vote' ||
			(label === '' && vocabulary('consents').findId(value) !== undefined),
	);
	const tally: string[] = [];
	const lines: string[] = [];
	for (const [index, label] of head.entries()) {
		const cell = row[index] ?? '';
		const [, count = ''] = /^(\d[\d\s\u00A0\u202F]*?)(?=\s+\d+\s\p{L}|$)/u.exec(cell) ?? [];
		const isResult = vocabulary('labels').findId(label) === 'result';
		if (isResult) lines.push(`${word('result')} : ${cell}`);
		else if (consent !== undefined || /^0?$/.test(cell)) computed.push(`${label} : ${cell}`);
		else {
			if (count !== cell || isRecused(label)) computed.push(cell);
			const names = details.find((detail) => sameAnswer(detail.label, label));
			const people = names ? getList(names.value) : '';
			if (names) computed.push(names.label);
			if (names && people !== names.value) computed.push(names.value);
			tally.push(
				`${label} : ${isRecused(label) ? people : `${count || cell}${people === '' ? '' : ` (${people})`}`}`,
			);
		}
	}
	const others = details.filter(
		(detail) => detail !== consent && !head.some((label) => sameAnswer(detail.label, label)),
	);
	if (caption !== '' && caption !== word('vote')) lines.unshift(caption);
	return {
		lines: [
			...others.map(({ label, value }) => (label === '' ? value : `${label} : ${value}`)),
			...(consent ? [`${word('vote')} : ${consent.value}`] : tally),
			...lines,
		],
		computed,
	};
}

function isRecused(label: string): boolean {
	return vocabulary('labels').findId(label) === 'recused';
}

function sameAnswer(a: string, b: string): boolean {
	const id = (label: string) => vocabulary('answers').findId(label) ?? vocabulary('labels').findId(label);
	return id(a) !== undefined && id(a) === id(b);
}

/** Names without what pv adds to them: their votes, and those who vote through them. */
function getList(names: string): string {
	return names
		.split(/,\s+(?![^()]*\))/)
		.filter(
			(name) => !wordPattern`\((?:[^()]*,\s)?${'throughWords'}\s[^()]*\)`.test(name) || byPost().test(name),
		)
		.map((name) => name.replace(/\s*\([^()]*\)$/u, ''))
		.join(', ');
}

const byPost = lazy(() => new RegExp(wordChoice('groups', 'byPost'), 'u'));
