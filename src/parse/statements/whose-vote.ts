/** Whose vote a sentence tells of, and on what: of another body than the one whose meeting it is, or of a motion beside the one that is debated. */

import type { Motion } from '../../ast/index.js';
import { vocabulary, wordChoice } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { lastWords } from '../../text/letters.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { decidingWords } from './told-votes.js';

/** What the head of a record calls the body: `conseil municipal`, `board`. */
export function bodiesNamed(head: string): string[] {
	return vocabulary('bodies')
		.findAll(head)
		.map(({ from, to }) => foldName(head.slice(from, to)));
}

/**
 * `La commission a rejeté le projet par 3 voix contre 2`, `In committee, two voted for it`: another body than any that the head of the record
 * names, where it names one.
 */
export function tellsOfOtherBody(sentence: string, { bodies }: Pick<BallotContext, 'bodies'>): boolean {
	if (!bodies || bodies.length === 0) return false;
	return vocabulary('bodies')
		.findAll(sentence)
		.some((range) => !isOwn(sentence.slice(range.from, range.to), bodies) && votes(sentence, range));
}

/** `La réunion du bureau`: a body that is none of those in the head of the record, where it names one. */
export function namesOtherBody(words: string, { bodies }: Pick<BallotContext, 'bodies'>): boolean {
	if (!bodies || bodies.length === 0) return false;
	return vocabulary('bodies')
		.findAll(words)
		.some(({ from, to }) => !isOwn(words.slice(from, to), bodies));
}

/** `conseil` is the `conseil municipal`, as `board of directors` is the `board`; `conseil communautaire` is another. */
function isOwn(named: string, bodies: readonly string[]): boolean {
	const words = foldName(named).split(' ');
	return bodies.some((body) => {
		const own = body.split(' ');
		const isShort = [named, body].some((one) => vocabulary('bodies').findId(one) === 'short');
		return isShort
			? own[0]?.[0] === words[0]?.[0]
			: words.every((word) => own.includes(word)) || own.every((word) => words.includes(word));
	});
}

/** Whether a body is whoever decides in a sentence, or where it was decided: `In committee, …`, `adoptée par le bureau`. */
function votes(sentence: string, { from, to }: PhraseRange): boolean {
	const before = sentence.slice(0, from).replace(article(), '').replace(articleAndWord(), '');
	if (vocabulary('bodyLeads').findAll(before).at(-1)?.to === before.trimEnd().length) {
		const isBy = vocabulary('smallWords').findId(lastWords(before, 1)[0]?.text ?? '') === 'by';
		return !isBy || isRightBehindDeciding(before);
	}
	if (!opens().test(before)) return false;
	const behind = sentence.slice(to);
	if (vocabulary('verdictLinks').scan(behind.trimStart())) return false;
	const [decides] = decidingWords().all(behind);
	const opinion = vocabulary('opinions').findIn(behind)?.offset;
	// `Le conseil, | par 4 voix contre 3, | a préféré`
	const aside = /^,[^,.;:]{0,40}/.exec(behind)?.[0] ?? '';
	const count = vocabulary('units').findAll(aside, 'votes')[0]?.from;
	const at = Math.min(decides?.from ?? behind.length, opinion ?? behind.length, count ?? behind.length);
	const between = behind.slice(0, at);
	return at < behind.length && !between.includes(';') && !vocabulary('votedTexts').findIn(between);
}

function isRightBehindDeciding(before: string): boolean {
	const last = decidingWords().all(before).at(-1);
	return last !== undefined && before.slice(last.to).trim().split(/\s+/).length <= 3;
}

const article = lazy(
	() => new RegExp(`(?:^|(?<=[\\s\\u00A0'’]))${wordChoice('determiners')}[\\s\\u00A0]*$`, 'i'),
);
/** `Le nouveau | conseil` */
const articleAndWord = lazy(
	() =>
		new RegExp(
			`(?:^|(?<=[\\s\\u00A0]))${wordChoice('determiners')}[\\s\\u00A0]+[a-zà-ÿ]{3,12}[\\s\\u00A0]*$`,
			'i',
		),
);
/** The start of a sentence or of a clause. */
const opens = lazy(
	() => new RegExp(`(?:^|[,;:(]|[\\s\\u00A0]${wordChoice('smallWords', 'and', 'but')})[\\s\\u00A0]*$`, 'i'),
);

/** The kind of motion beside the one that is debated that a sentence tells of: `The motion to table failed 2-5`, `L'amendement est rejeté`. */
export function motionBeside(sentence: string): Motion | undefined {
	const [mark] = vocabulary('sideMotions').findAll(sentence);
	if (!mark) return movedBeside(sentence);
	// `La résolution, avec l'amendement de M. Rey, est adoptée.`
	const main = vocabulary('votedTexts').scan(sentence);
	if (main && main.length <= mark.from && sentence.slice(main.length, mark.from).includes(','))
		return undefined;
	return vocabulary('sideMotions').findId(sentence.slice(mark.from, mark.to));
}

/** `Ober moved to postpone it; the motion was defeated 2-4`: what somebody moves is how the debate goes on. */
function movedBeside(sentence: string): Motion | undefined {
	const moved = vocabulary('proposing').findAll(sentence).at(-1);
	if (!moved) return undefined;
	const words = sentence.slice(moved.from, moved.to + FAR_MOVE);
	const [move] = vocabulary('sideMoves').findAll(words);
	const kind = move && vocabulary('sideMoves').findId(words.slice(move.from, move.to));
	return kind === 'against' ? undefined : kind;
}

/** A few words stand between who moves and what is moved: `Mme Orsini demande | le vote à bulletin secret`. */
const FAR_MOVE = 40;

/** `La lettre dit : « Nous avons voté contre, | 14 à 5 »`: in the words of somebody who is not there. */
export function isInLetter(sentence: string, at: number): boolean {
	const open = OPENING_QUOTES.reduce((last, sign) => Math.max(last, sentence.lastIndexOf(sign, at)), -1);
	return open >= 0 && vocabulary('fromAfar').findIn(sentence.slice(0, open)) !== undefined;
}

const OPENING_QUOTES = ['«', '“', '"'] as const;
