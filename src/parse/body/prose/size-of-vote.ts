/** How large a vote is that the prose tells, and whether it is on a text: a vote of more people than the meeting has is of somebody else. */

import type { Position } from 'unist';
import type { UncountedVote } from '../../../ast/index.js';
import { mentions, opensWith, vocabulary } from '../../../language/index.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';

/** The greatest number of votes in the words at a place; nothing where they have none. */
export function sizeOfVote(
	source: string,
	position: Position | undefined,
): Pick<UncountedVote, 'most' | 'ofText'> {
	const [from, to] = [position?.start.offset, position?.end.offset];
	if (from === undefined || to === undefined) return {};
	const words = source.slice(from, to);
	const most = [...votesIn(words), getScore(words)].reduce((one, next) => (next > one ? next : one), 0n);
	if (most === 0n) return {};
	const start = Math.max(source.lastIndexOf('\n', from) + 1, from - LONGEST);
	const sentence = source.slice(start + (readSentences(source.slice(start, to)).at(-1)?.from ?? 0), to);
	const isOfText = mentions(sentence, 'votedTexts') || saysOutcome(sentence);
	return { most: String(most), ...(isOfText && { ofText: true as const }) };
}

/** Of a longer sentence its end is read. */
const LONGEST = 600;

/** `Le toit est | adopté`, `Adopté par …`: the outcome of what was put to the vote. */
function saysOutcome(sentence: string): boolean {
	return vocabulary('results')
		.findAll(sentence, 'adopted', 'rejected')
		.some(({ from }) => {
			const before = sentence.slice(0, from).trimEnd();
			return before === '' || vocabulary('verdictLinks').findAll(before).at(-1)?.to === before.length;
		});
}

/** `avec 41 voix`, `12 opposed`: numbers of votes and answers. */
function votesIn(words: string): bigint[] {
	return matchesIn(words, COUNT).flatMap(({ 0: all, 1: digits = '', index }) => {
		const behind = words.slice(index + all.length);
		const isOfVote = opensWith(behind, ['units', 'votes'], 'answers');
		return isOfVote ? [BigInt(digits)] : [];
	});
}

const COUNT = /(?<![\d.,/-]|\d[\s\u00A0\u202F])(\d{1,4})[\s\u00A0]+(?=\p{L})/gu;

/** `9 voix contre 7`: both together. */
function getScore(words: string): bigint {
	const [, one = '0', other = '0'] = SCORE.exec(words) ?? [];
	return BigInt(one) + BigInt(other);
}

/** Two numbers, and no word of an answer but that between them. */
const SCORE =
	/(?<![\d.,/-]|\d[\s\u00A0\u202F])(\d{1,4})[\s\u00A0]\p{L}+[\s\u00A0]\p{L}+[\s\u00A0](\d{1,4})$/u;
