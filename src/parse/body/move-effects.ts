/** A move, and behind it on its line how many vote from then on: `20h15 : arrivée de Mme Roy, ce qui porte à 13 le nombre des votants.` */

import type { Paragraph, PhrasingContent } from 'mdast';
import { type BodyNode, isMove } from '../../ast/index.js';
import { isOneOf, lazyPattern, mentions, vocabulary } from '../../language/index.js';
import { namesAnybody } from '../../source/name-spans.js';
import type { SourceLine } from '../../source/places.js';
import { capitalized } from '../../text/letters.js';
import { parseInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { readSentences } from '../../text/sentences.js';
import { scanTime } from '../../text/time.js';
import type { BodyFile } from './body-file.js';
import { readEventLine, startsLikeEvent } from './event.js';

/** The event of such a paragraph of one line, and the rest of it as a paragraph of its own; nothing where the rest says anything else. */
export function readMoveWithEffects(
	file: BodyFile,
	line: SourceLine,
	paragraph: Paragraph,
): BodyNode[] | undefined {
	if (line.text.length > LONGEST || !startsLikeEvent(line.text)) return undefined;
	const parts = cutBehindMove(line.text);
	if (!parts || !areEffects(line.text.slice(parts.rest), file)) return undefined;
	const head: SourceLine = { ...line, text: line.text.slice(0, parts.end) };
	const event = readEventLine(head, file.ballots(undefined), file.markdown, []);
	if (event?.type !== 'event' || !isMove(event.event)) return undefined;
	const rest = file.paragraphFrom(paragraph, line.start.offset + parts.rest);
	return rest && [event, { ...rest, children: asSentence(rest.children) }];
}

/** A longer line tells more. */
const LONGEST = 400;

/** Where the move ends, and where the rest starts. */
function cutBehindMove(text: string): { end: number; rest: number } | undefined {
	const [first, second] = readSentences(text);
	if (!first) return undefined;
	const effect = effects().exec(text.slice(0, first.to));
	if (effect) return { end: effect.index, rest: effect.index + effect[0].length };
	return second && { end: first.to, rest: second.from };
}

/** `, | ce qui porte`, `; | le nombre de votants est` */
const effects = lazyPattern`(?iu)[,;]\s(?=${'moveEffects'}[\s:])`;

/** Whether each sentence is about how many are there or vote, and none of anybody, a proxy or another move. */
function areEffects(text: string, { names }: BodyFile): boolean {
	if (mentions(text, 'proxyNouns', ['person', 'representedBy']) || namesAnybody(text, names)) return false;
	const votes = vocabulary('moveEffects').findAll(text, 'votes');
	const moves = [
		...vocabulary('events').findAll(text, 'arrival', 'departure', 'return'),
		...vocabulary('moveVerbs').findAll(text, 'arrival', 'departure', 'return'),
	];
	if (moves.some(({ from, to }) => !votes.some((vote) => vote.from <= from && to <= vote.to))) return false;
	if (matchesIn(text, /\d+/g).some(({ index }) => scanTime(text.slice(index, index + 20)))) return false;
	return readSentences(text).every(({ from, to }) => countsVoters(text.slice(from, to)));
}

/** `Il reste 10 présents`, `le nombre des votants à 13`, `Huit élus`: a number, and near it whom or what it counts. */
function countsVoters(sentence: string): boolean {
	const words = sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
	return words.some((word, at) => {
		if (!/^\d/.test(word) && parseInteger(word) === undefined) return false;
		return words.slice(Math.max(0, at - WORDS_AWAY), at + WORDS_AWAY).some(isVoters);
	});
}

const WORDS_AWAY = 4;

function isVoters(word: string): boolean {
	return isOneOf(
		word,
		['peopleNouns', 'noun'],
		['voterWords', 'noun'],
		['units', 'votes'],
		['quorumWords', 'present'],
	);
}

/** With a capital letter, as what was the end of a sentence stands on its own now. */
function asSentence([first, ...others]: PhrasingContent[]): PhrasingContent[] {
	if (first?.type !== 'text') return first ? [first, ...others] : others;
	return [{ ...first, value: capitalized(first.value) }, ...others];
}
