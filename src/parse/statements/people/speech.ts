/** Who speaks, moves and seconds: `Luc Bon demande si …`, `seconded by Amy Wells`, `Motion (Albright/Grant)`. */

import type { PeopleStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameAt, knownNameBefore, readNames } from '../../source/name-spans.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';
import { findOtherMonth, findOtherYear, tellsOfOtherYear } from '../other-time.js';
import { addPeople, isOffice, namesIn, namesRightBehind } from './known-names.js';

/** `Luc Bon demande si …`: a known name opens the sentence, and it speaks; `seconded by Amy Wells`. What comes by letter is not said there. */
export function readSpoken(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (vocabulary('speechVerbs').findAll(placed.text).length === 0) return [];
	const found: PeopleStatement[] = [];
	for (const sentence of readSentences(placed.text)) {
		const part = slicePlaced(placed, sentence.from, sentence.to);
		const { text } = part;
		if (vocabulary('fromAfar').findIn(text)) continue;
		const otherYear = findOtherYear(text, context);
		const otherMonth = findOtherMonth(text, context) ?? text.length;
		const isOfNow = otherYear === undefined;
		const supposed = vocabulary('suppositions').findIn(text)?.offset;
		const gap = /^[\s\u00A0*>–-]*/.exec(text.slice(0, 12))?.[0].length ?? 0;
		const end = gap + knownNameAt(text, gap, context.names);
		const verb = end > gap ? vocabulary('speechVerbs').scan(text.slice(end).trimStart()) : undefined;
		// `Ada Brun moved to approve the minutes of March 2025`: the year is that of what is moved.
		if (verb && (isOfNow || (verb.id === 'moves' && otherYear > end))) {
			const [name] = readNames(slicePlaced(part, gap, end), context.names);
			if (name && !isOffice(text.slice(gap, end)))
				addPeople(found, verb.id === 'says' ? 'spoke' : 'moved', [name], part);
		}
		for (const mark of vocabulary('speechVerbs').findAll(text)) {
			const id = vocabulary('speechVerbs').findId(text.slice(mark.from, mark.to));
			// `(proposed G. Poole, seconded C. Mead)` has the names behind.
			const isBehind =
				id === 'movedBy' ||
				(id === 'moves' && /[(,;:][\s\u00A0]*$/.test(text.slice(Math.max(0, mark.from - 8), mark.from)));
			if (!isBehind || Math.min(supposed ?? mark.from, otherYear ?? mark.from, otherMonth) < mark.from)
				continue;
			const names = namesRightBehind(part, mark.to, context, 'first');
			if (names.length === 1) addPeople(found, 'moved', names, part);
		}
		// `Ada Brun moved and Luc Bon seconded`
		for (const mark of vocabulary('speechVerbs').findAll(text)) {
			if (vocabulary('speechVerbs').findId(text.slice(mark.from, mark.to)) !== 'moves') continue;
			// `Luc Bon seconded that the minutes of May 2019 be signed`: the year behind is that of what is moved.
			if (!isOfNow && tellsOfOtherYear(text.slice(0, mark.from), context)) continue;
			if (otherMonth < mark.from) continue;
			const known = knownNameBefore(text, mark.from, context.names, (words) => words.trim() === '');
			if (
				!known ||
				known.from <= gap ||
				!SECOND_SUBJECT.test(text.slice(Math.max(0, known.from - 8), known.from))
			)
				continue;
			const [name] = readNames(slicePlaced(part, known.from, known.to), context.names);
			if (name && !isOffice(text.slice(known.from, known.to))) addPeople(found, 'moved', [name], part);
		}
	}
	return found;
}

/** `Motion (Albright/Grant)`: who moves and who seconds, in brackets behind what they move. */
export function readMovers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (!TWO_IN_BRACKETS.test(placed.text)) return [];
	return [...placed.text.matchAll(MOVERS)].flatMap(({ 0: all, 1: word = '', 2: first = '', index }) => {
		if (vocabulary('votedTexts').findId(word) !== 'text' && !vocabulary('motionMarks').findId(word))
			return [];
		const from = index + all.indexOf('(') + 1;
		const names = [
			...namesIn(slicePlaced(placed, from, from + first.length), context),
			...namesIn(slicePlaced(placed, from + first.length, index + all.length), context),
		];
		const found: PeopleStatement[] = [];
		if (names.length === 2)
			for (const name of names)
				addPeople(found, 'moved', [name], slicePlaced(placed, index, index + all.length));
		return found;
	});
}

/** Costs little to compile, and few texts have it: of what stands before the bracket each letter may be one of any script. */
const TWO_IN_BRACKETS = /\([^()/\d]{2,40}\/[^()/\d]{2,40}\)/;

const MOVERS = /(?<![\p{L}/])([\p{L}/]{3,20})[\s\u00A0]+\(([^()/\d]{2,40})\/[^()/\d]{2,40}\)/gu;

/** Behind a comma, a bracket or a small word. */
const SECOND_SUBJECT = /(?:[,;(]|[\s\u00A0]\p{L}{2,3})[\s\u00A0]*$/u;
