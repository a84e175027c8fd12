/** A move, and behind it on its line what follows from it: `20h15 : arrivée de Mme Roy, ce qui porte à 13 le nombre des votants.` */

import type { Paragraph, PhrasingContent } from 'mdast';
import { type BodyNode, getChild, isMove } from '../../ast/index.js';
import { lazyPattern, vocabulary } from '../../language/index.js';
import { phrasingAfter } from '../../markdown/remark-minutes.js';
import type { SourceLine } from '../../source/places.js';
import { matchesIn } from '../../text/places.js';
import { readSentences } from '../../text/sentences.js';
import { scanTime } from '../../text/time.js';
import type { BodyFile } from './body-file.js';
import { readEventLine, startsLikeEvent } from './event.js';

/**
 * The event of such a paragraph of one line, and the rest of it as a paragraph of its own; nothing where the rest may tell of another move, or
 * where sentences stand behind a move without an hour: `Départ de M. Weiss. Il a servi l’association vingt ans.`
 */
export function readMoveWithEffects(
	file: BodyFile,
	line: SourceLine,
	paragraph: Paragraph,
): BodyNode[] | undefined {
	if (!startsLikeEvent(line.text)) return undefined;
	const parts = cutBehindMove(line.text);
	if (!parts || tellsMove(line.text.slice(parts.rest))) return undefined;
	const head: SourceLine = { ...line, text: line.text.slice(0, parts.end) };
	const event = readEventLine(head, file.ballots(undefined), file.markdown, []);
	if (event?.type !== 'event' || !isMove(event.event)) return undefined;
	if (!parts.isEffect && !getChild(event, 'timeValue')) return undefined;
	const children = phrasingAfter(
		paragraph.children,
		line.start.offset + parts.rest,
		file.source,
		file.markdown,
	);
	const start = children[0]?.position?.start;
	const end = paragraph.position?.end;
	if (!start || !end) return undefined;
	const position = { start: { ...start }, end: { ...end } };
	return [event, { type: 'paragraph', children: asSentence(children), position }];
}

/** Where the move ends, and where the rest starts. */
function cutBehindMove(text: string): { end: number; rest: number; isEffect: boolean } | undefined {
	const [first, second] = readSentences(text);
	if (!first) return undefined;
	const effect = effects().exec(text.slice(0, first.to));
	if (effect) return { end: effect.index, rest: effect.index + effect[0].length, isEffect: true };
	return second && { end: first.to, rest: second.from, isEffect: false };
}

/** `, | ce qui porte`, `; | le nombre de votants est` */
const effects = lazyPattern`(?iu)[,;]\s+(?=${'moveEffects'}[\s:])`;

/** Somebody comes or goes, or there is an hour at which that might be; *Huit élus prennent part aux votes* is no departure. */
function tellsMove(text: string): boolean {
	const votes = vocabulary('moveEffects').findAll(text, 'votes');
	const moves = [
		...vocabulary('events').findAll(text, 'arrival', 'departure', 'return'),
		...vocabulary('moveVerbs').findAll(text, 'arrival', 'departure', 'return'),
	];
	if (moves.some(({ from, to }) => !votes.some((vote) => vote.from <= from && to <= vote.to))) return true;
	return matchesIn(text, /\d+/g).some(({ index }) => scanTime(text.slice(index, index + 20)));
}

/** With a capital letter, as what was the end of a sentence stands on its own now. */
function asSentence([first, ...others]: PhrasingContent[]): PhrasingContent[] {
	if (first?.type !== 'text') return first ? [first, ...others] : others;
	return [{ ...first, value: first.value.charAt(0).toUpperCase() + first.value.slice(1) }, ...others];
}
