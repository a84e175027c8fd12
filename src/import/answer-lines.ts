/** Answers of a vote on lines of their own, with numbers or names. */

import { vocabulary } from '../language/index.js';
import type { Decision, Mark } from './decision-model.js';
import { type Answer, type Count, figuresIn, voteLabel } from './figures.js';
import type { KnownNames } from './person-names.js';
import { textOf, type Unit } from './units.js';
import { consentIn } from './verdict.js';

const ANSWER_ALONE = /^([\p{L}'’ ]{3,40}?)\s*[:.=]*\s*$/u;

/** `pour 15`, `contre`, `abstention : 0` on lines of their own. */
export function answerLines(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	let consent: Decision['consent'];
	let from = places[index] as number;
	let last = index;
	let at = index;
	const first = textOf(units[from]);
	// `Vote :` above them.
	if (/^[^:]{3,60}:$/.test(first) && voteLabel(first) !== '' && at + 1 < places.length) at += 1;
	const start = at;
	for (; at < places.length; at += 1) {
		const unit = units[places[at] as number] as Unit;
		if (unit.kind !== 'item' && unit.kind !== 'text') break;
		const text = textOf(unit);
		if (text.length > 160) break;
		const read = answerLine(text);
		if (
			read === undefined ||
			counts.some(({ answer }) => read.count !== undefined && answer === read.count.answer)
		)
			break;
		if (read.consent) consent = 'unanimous';
		if (read.count !== undefined) counts.push(read.count);
		last = at;
	}
	const isMany = last > start || (start > index && counts.length > 0);
	const decides =
		counts.some(({ answer }) => answer === 'for' || answer === 'against') || consent !== undefined;
	if (!isMany || !decides || counts.length + (consent === undefined ? 0 : 1) < 2) return undefined;
	if (start > index && last < start) from = places[start] as number;
	const to = places[last] as number;
	return {
		mark: {
			from,
			to,
			text: '',
			counts: counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast'),
			...(consent === undefined ? {} : { consent }),
			elected: [],
			saysElected: false,
			candidates: [],
			isPure: true,
			isTable: false,
			isLines: true,
		},
		last,
	};
}

/** `Ayes: Ana Bell, Tom O'Brien`, a line an answer: the language reads them as they are. */
export function answersByName(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	known: KnownNames,
): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	let last = index;
	for (let at = index; at < places.length; at += 1) {
		const unit = units[places[at] as number] as Unit;
		const [, label = '', value = ''] = /^([^:\d]{2,40}?)\s*:\s*(\D{2,600})$/u.exec(textOf(unit)) ?? [];
		const answer = label === '' ? undefined : vocabulary('answers').idOf(label);
		const names = answer === undefined ? [] : value.split(/\s*[,;]\s*|\s(?:et|and)\s/u);
		if (
			answer === undefined ||
			(unit.kind !== 'text' && unit.kind !== 'item') ||
			!names.every((name) => known.has(name.replace(/[.\s]+$/, '')))
		)
			break;
		counts.push({ answer, value: names.length, word: label, note: '' });
		last = at;
	}
	const [first] = counts;
	if (first === undefined || !counts.some(({ answer }) => answer === 'for' || answer === 'against'))
		return undefined;
	return {
		mark: {
			from: places[index] as number,
			to: places[last] as number,
			text: '',
			counts,
			elected: [],
			saysElected: false,
			candidates: [],
			isPure: true,
			isTable: true,
			isLines: true,
		},
		last,
	};
}

/** One answer with its number, or without: `abstention` alone is none. */
function answerLine(text: string): { count?: Count; consent: boolean } | undefined {
	const plain = text.replace(/\([^()]*\)/g, ' ').trim();
	const figures = figuresIn(plain);
	if (figures !== undefined) {
		const [count, more] = figures.counts;
		const rest = `${plain.slice(0, figures.from)}${plain.slice(figures.to)}`
			.replace(/(?<!\p{L})(?:tanti[èe]mes|milli[èe]mes|parts|actions|voix|votes?|shares)(?!\p{L})/giu, '')
			.replace(/[^\p{L}]/gu, '');
		const note = /(\([^()]*\))/.exec(text)?.[1] ?? '';
		return count !== undefined && more === undefined && rest.length <= 6
			? { count: { ...count, note }, consent: false }
			: undefined;
	}
	const known = vocabulary('answers');
	const scanned = known.scan(plain);
	if (scanned === undefined) return undefined;
	const rest = plain.slice(scanned.length).replace(/^[\s:=]+/, '');
	if (rest === '' && ANSWER_ALONE.test(plain))
		return {
			count: { answer: scanned.id as Answer, value: 0, word: plain.slice(0, scanned.length), note: '' },
			consent: false,
		};
	const isAll = consentIn(rest)?.kind === 'unanimous' && rest.split(/\s+/).length <= 3;
	if (isAll && scanned.id === 'for') return { consent: true };
	const zero = /^(?:aucune?|néant|none|personne|zéro)\s*!?$/iu.test(rest);
	return zero
		? {
				count: { answer: scanned.id as Answer, value: 0, word: plain.slice(0, scanned.length), note: '' },
				consent: false,
			}
		: undefined;
}
