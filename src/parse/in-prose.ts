/** Votes that are told inside a sentence: they do not count, and must be written on a line of their own. */

import type { StatedOutcome } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import type { BallotContext } from './ballot-context.js';
import { phraseChoice, phrasePattern, WORD_SIGN } from './phrase-pattern.js';
import { isTally } from './tally.js';

/** A vote told in prose; indexes are into the text that was given. */
export interface ToldVote {
	from: number;
	to: number;
	/** The words of the tally: `unanimité`, `7 voix contre 0 ; 1 abstention`. */
	tally: string;
	/** The result in words, where it is another than adoption. */
	result?: { outcome: StatedOutcome; text: string } | undefined;
}

/** A decision verb with unanimity, a majority or counts in one sentence, or a text that is a tally and nothing else. */
export function findToldVotes(text: string, context: BallotContext): ToldVote[] {
	const patterns = known();
	const measures = [
		...matches(patterns.consents, text),
		...(/\d/.test(text) ? matches(patterns.counts, text) : []),
	];
	if (measures.length === 0) return [];
	measures.sort((a, b) => a.from - b.from);
	const found: ToldVote[] = [];
	let done = 0;
	for (const measure of measures) {
		if (measure.from < done) continue;
		const from = sentenceStart(text, measure.from, done);
		const to = sentenceEnd(text, measure.to);
		done = to;
		const decision = decisionIn(text, from, to);
		if (!decision) continue;
		const inside = measures.filter((other) => other.from >= from && other.to <= to);
		const first = inside[0] ?? measure;
		const last = inside.at(-1) ?? measure;
		found.push({
			from: Math.min(decision.from, first.from),
			to: Math.max(decision.to, last.to),
			tally: text.slice(first.from, last.to).replace(/\s+/g, ' '),
			result: decision.result,
		});
	}
	if (found.length > 0 || text.length > LONGEST_TALLY || !isTally(text.replace(/[*_]/g, ' '), context))
		return found;
	return [{ from: 0, to: text.length, tally: withoutLabel(text.replace(/[*_\s.]+/g, ' ').trim()) }];
}

/** `Vote : 3 pour` in a quote: the label is said again by the line to write. */
function withoutLabel(text: string): string {
	const label = vocabulary('labels').scan(text);
	const colon = label?.id === 'vote' ? /^\s*:\s*/.exec(text.slice(label.length)) : null;
	return label && colon ? text.slice(label.length + colon[0].length) : text;
}

/** A tally alone is not longer. */
const LONGEST_TALLY = 160;

interface Range {
	from: number;
	to: number;
}

function known() {
	if (patterns) return patterns;
	const answers = vocabulary('answers');
	const words = (ids: readonly ('for' | 'against')[]) =>
		phraseChoice(ids.flatMap((id) => [...answers.wordsOf(id, 'fr'), ...answers.wordsOf(id, 'en')]));
	const others = phraseChoice(
		(['abstention', 'blank', 'void', 'notVoting'] as const).flatMap((id) => [
			...answers.wordsOf(id, 'fr'),
			...answers.wordsOf(id, 'en'),
		]),
	);
	const units = phraseChoice([
		...vocabulary('units').wordsOf('votes', 'fr'),
		...vocabulary('units').wordsOf('votes', 'en'),
	]);
	const to = phraseChoice([...vocabulary('tallyWords').words(), ...answers.words()]);
	const gap = '[\\s\\u00A0\\u202F]+';
	const number = `(?<!${WORD_SIGN}|[.,/-])\\d{1,3}(?:[\\s\\u00A0\\u202F]?\\d{3})*`;
	const ends = '(?=[\\s\\u00A0]*(?:[,;.:/)–—*-]|$|(?:[eE][tT]|[aA][nN][dD])[\\s\\u00A0]|\\d))';
	// `pour` and `for` are prepositions too: as answers they end what they count.
	const counted = [
		`(?:${units})${gap}(?:${to})${gap}\\d+`,
		`(?:(?:${units})${gap})?(?:${words(['for', 'against'])})${ends}`,
		`(?:${others})(?!${WORD_SIGN})`,
	];
	const dashes = '(?<![\\d-])\\d{1,3}[-–]\\d{1,3}[-–]\\d{1,3}(?![\\d-])';
	const consents = vocabulary('consents');
	const consentWords = consents
		.words()
		// `la majorité` alone may be a majority of people; `à la majorité` is one of votes.
		.filter(
			(word) =>
				consents.lookup(word)?.id !== 'majority' || /^\p{Ll}{1,2}[\s']/u.test(word.replace(/^la /, 'the ')),
		);
	patterns = {
		consents: phrasePattern(consentWords, 'g'),
		counts: new RegExp(`${number}${gap}(?:${counted.join('|')})|${dashes}`, 'g'),
		decisions: phrasePattern([...vocabulary('results').words(), ...vocabulary('decisionVerbs').words()], 'g'),
	};
	return patterns;
}

let patterns: { consents: RegExp; counts: RegExp; decisions: RegExp } | undefined;

function matches(pattern: RegExp, text: string): Range[] {
	const found: Range[] = [];
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		found.push({ from: match.index, to: match.index + match[0].length });
		if (match[0] === '') pattern.lastIndex += 1;
	}
	return found;
}

function decisionIn(
	text: string,
	from: number,
	to: number,
): (Range & { result?: ToldVote['result'] }) | undefined {
	const [first] = matches(known().decisions, text.slice(from, to));
	if (!first) return undefined;
	const words = text.slice(from + first.from, from + first.to);
	const outcome = vocabulary('results').lookup(words)?.id;
	const range = { from: from + first.from, to: from + first.to };
	return outcome === undefined || outcome === 'adopted'
		? range
		: { ...range, result: { outcome, text: words } };
}

function sentenceStart(text: string, before: number, from: number): number {
	let start = before;
	while (start > from && !(/[.!?…]/.test(text[start - 1] ?? '') && /\s/.test(text[start] ?? ' '))) start -= 1;
	return start;
}

function sentenceEnd(text: string, after: number): number {
	let end = after;
	while (end < text.length && !(/[.!?…]/.test(text[end] ?? '') && /[\s*_)»]|^$/.test(text[end + 1] ?? '')))
		end += 1;
	return end;
}
