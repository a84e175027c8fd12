/** What the words beside a number of people make of it: that they are there, represented, or have voted. */

import { vocabulary } from '../../../language/index.js';
import { endOfLetters, lastWords, wordBehindSpace } from '../../../text/letters.js';
import { endsPart, LONGEST, spaces } from './count.js';

export interface StateOfPeople {
	of: 'present' | 'represented' | 'voters' | 'cast' | 'absent' | 'excused';
	isTold: boolean;
	isNamed: boolean;
	/** Proxies that are said to be given. */
	isGiven?: boolean;
	/** `attended`, `ont participé`: nobody is asked to. */
	hasCome?: boolean;
	/** The verb may tell of another event: `étaient`. */
	isPast?: boolean;
	to: number;
}

/**
 * `pouvoirs ont été remis au secrétaire`, `ont donné pouvoir`: the length of what says that proxies were given; to or by people who are named, they are
 * a part of all.
 */
function proxiesGiven(words: string): number | undefined {
	const noun = vocabulary('proxyNouns').scan(words)?.length ?? 0;
	const at = noun + spaces(words, noun);
	const verb =
		noun === 0
			? vocabulary('proxyGivers').scan(words)
			: at > noun
				? vocabulary('proxyGiven').scan(words.slice(at))
				: undefined;
	if (!verb || /^[^.,;:)\n]*\p{Lu}/u.test(words.slice(at + verb.length))) return undefined;
	return at + verb.length;
}

/** What the words behind a number make of it: a noun of people, a verb, then how they are there. */
export function stateAfter(text: string, to: number): StateOfPeople | undefined {
	let at = to;
	let isTold = false;
	let isNamed = false;
	let isSome = false;
	let isPast = false;
	const found = (of: StateOfPeople['of'], length: number) => ({
		of,
		isTold,
		isNamed,
		isPast,
		to: at + length,
	});
	for (let words = 0; words <= MOST_WORDS; words += 1) {
		const gap = /^[\s\u00A0]+(?:\()?/.exec(text.slice(at, at + LONGEST))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const rest = text.slice(at, at + LONGEST);
		const word = rest.slice(0, endOfLetters(rest, 0));
		const isNoun = isPeople(word);
		isSome ||= vocabulary('peopleNouns').findId(word) === 'some';
		isNamed ||= isNoun;
		const state = vocabulary('quorumWords').scan(rest);
		if (state?.id === 'present') return found('present', state.length);
		if (state?.id === 'presentOrRepresented') return found('voters', state.length);
		const given = proxiesGiven(rest);
		if (given) return { ...found('represented', given), isTold: true, isGiven: true };
		const group = vocabulary('groups').scan(rest);
		if (group?.id === 'represented' || group?.id === 'absent' || group?.id === 'excused')
			return found(group.id, group.length);
		const came = vocabulary('attendanceVerbs').scan(rest);
		// `Deux suppléants prennent part au vote`: others vote besides.
		if (came?.id === 'voted')
			return !isSome && endsPart(text, at + came.length)
				? { ...found('cast', came.length), isTold: true }
				: undefined;
		// `30 people | turned up` may be of any day: it is all that its paragraph says first.
		if (
			came?.id === 'turnedUp' &&
			!(OPENS.test(text.slice(0, to)) && ENDS.test(text.slice(at + came.length)))
		)
			return undefined;
		// `attended the fair` is of something else.
		if (came) {
			const length = came.length + meetingBehind(rest.slice(came.length));
			return endsPart(text, at + length) || /^[\s\u00A0]+\p{L}+[\s\u00A0]+\d/u.test(text.slice(at + length))
				? { ...found('present', length), isTold: true, hasCome: true }
				: undefined;
		}
		const isLink = vocabulary('verdictLinks').findId(word) === 'is';
		// `étaient`, `étant`
		isPast ||= !isLink && vocabulary('figureLinks').findId(word) === 'is';
		// `6 board members present`
		const isBeforeNoun =
			words === 0 &&
			vocabulary('peopleBefore').findId(word) !== undefined &&
			isPeople(wordBehindSpace(rest.slice(word.length))?.text ?? '');
		// `sont | valablement | représentés`
		const isManner = isTold && vocabulary('validly').findId(word) !== undefined;
		if (word === '' || !(isNoun || isLink || isPast || isBeforeNoun || isManner)) return undefined;
		isTold ||= isLink || isPast;
		at += word.length;
	}
	return undefined;
}

export function isPeople(word: string): boolean {
	const id = vocabulary('peopleNouns').findId(word);
	return id === 'noun' || id === 'some';
}

/** The length of `à la réunion`, `the meeting` right behind a verb; zero where something else stands there. */
export function meetingBehind(behind: string): number {
	const to = /^[\s\u00A0]+(\p{L}{1,2})(?=[\s\u00A0])/u.exec(behind);
	const at = to?.[1] && vocabulary('smallWords').findId(to[1]) === 'to' ? to[0].length : 0;
	const gap = at + spaces(behind, at);
	const object = vocabulary('moveObjects').scan(behind.slice(gap));
	return object?.id === 'meeting' ? gap + object.length : 0;
}

/** `Sont présents | 43 adhérents`: a verb opens the sentence, and the number follows how they are there. */
export function stateBefore(text: string, from: number, to: number): ReturnType<typeof stateAfter> {
	const before = text.slice(Math.max(0, from - LONGEST_LEAD), from).replace(/:\s*$/, '');
	const counted = countedBefore(before, to);
	if (counted) return counted;
	const near = lastWords(before, 5);
	const opens = near.findIndex((word) => /(?:^|[.\n;])\s*$/.test(before.slice(0, word.from)));
	const [verb, second] = opens < 0 ? [] : near.slice(opens);
	const isVerb = (['verdictLinks', 'figureLinks'] as const).some(
		(kind) => vocabulary(kind).findId(verb?.text ?? '') === 'is',
	);
	// `Present were | nine Councillors`, `Answering the roll call were | ten`
	const last = near.at(-1);
	if (last && vocabulary('verdictLinks').findId(last.text) === 'is') {
		const lead = before.slice(near[opens]?.from ?? 0, last.from).trim();
		const isThere =
			vocabulary('quorumWords').findId(lead) === 'present' ||
			vocabulary('attendanceVerbs').findId(lead) === 'came';
		if (isThere) return { of: 'present', isTold: true, isNamed: true, to };
	}
	if (!second || !isVerb) return undefined;
	const words = before.slice(second.from).trim();
	const state = vocabulary('quorumWords').findId(words);
	const of =
		state === 'present'
			? 'present'
			: state === 'presentOrRepresented'
				? 'voters'
				: vocabulary('groups').findId(words) === 'represented'
					? 'represented'
					: undefined;
	return of && { of, isTold: true, isNamed: true, to };
}

/** `Les copropriétaires présents et représentés sont au nombre de |` */
function countedBefore(before: string, to: number): StateOfPeople | undefined {
	const [lead, second] = vocabulary('numberLeads').findAll(before);
	if (!lead || second || before.slice(lead.to).trim() !== '') return undefined;
	const words = /[^.;\n]*$/.exec(before.slice(0, lead.from))?.[0] ?? '';
	const [noun] = vocabulary('peopleNouns').findAll(words);
	const says = (id: 'present' | 'presentOrRepresented') =>
		vocabulary('quorumWords').findAll(words, id).length > 0;
	const of = says('presentOrRepresented') ? 'voters' : says('present') ? 'present' : undefined;
	return noun && of && { of, isTold: true, isNamed: true, to };
}

/** A number, and one word before it at most; the end of a sentence. */
const OPENS = /^\s*(?:\p{L}+\s)?[\p{L}\d-]+$/u;
const ENDS = /^\s*(?:[.;]|$)/;
const LONGEST_LEAD = 120;
const MOST_WORDS = 4;
