/** The line that says a move as the language does, as the correction of the sentence that tells it. */

import type { Node, Parent } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import { type Language, listNodes } from '../../ast/index.js';
import { eventLine, type IdOf, vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import type { Finding } from '../rule.js';
import { holderIn, hourIn, othersBefore } from './sentence.js';

export type Move = Exclude<IdOf<'moveVerbs'>, 'interest'>;

/** Where a move is told, and what a line for it needs. */
export interface Writing {
	source: string;
	node: Node;
	above: readonly Node[];
	assembly: Assembly;
	lang: Language;
}

interface ToldMove {
	member: Member;
	code: Move;
	/** Place of the name in the text. */
	from: number;
	/** With an hour, or with the meeting that is left or joined, it is no figure of speech. */
	isSure: boolean;
}

/** The line that says the move with all that its sentence tells: the hour, everybody who moves, the proxy; and its fix. */
export function proposeLine(
	{ member, code, from, isSure }: ToldMove,
	sentence: { text: string; from: number; to: number },
	{ source, node, above, assembly, lang }: Writing,
): Pick<Finding, 'values' | 'severity' | 'fixes'> {
	const words = sentence.text.slice(sentence.from, sentence.to);
	const others = othersBefore(sentence.text.slice(sentence.from, from), assembly);
	const names = [...others, member].map(({ name }) => name);
	const line = eventLine(
		code === 'recusal' ? 'departure' : code,
		names.join(', '),
		hourIn(words),
		code === 'departure' ? holderIn(words, assembly)?.name : undefined,
		lang,
	);
	const values = { name: member.name, line };
	// In the block of a vote, whoever keeps out of it changes what its counts are of.
	if (code === 'recusal' && (above.some(({ type }) => type === 'resolution') || holdsBallot(above[1])))
		return { values, severity: 'warning' };
	if (!isSure || code === 'recusal') return { values };
	const paragraph = above.at(-1);
	const [start, end] = [paragraph?.position?.start, paragraph?.position?.end];
	// In a list or a quote a line of its own has no place.
	const isPlain =
		paragraph?.type === 'paragraph' &&
		!above.some(({ type }) => /^(?:list|blockquote|table|intervention)/.test(type));
	if (!isPlain || !start || !end) return { values, severity: 'warning' };
	const whole = source.slice(start.offset, end.offset);
	const isAll =
		(paragraph as Parent).children.length === 1 &&
		whole.replace(/[.\s]+$/, '') === words.trim().replace(/[.\s]+$/, '') &&
		saysNoMore(words, line);
	const text = isAll ? line : `\n\n${line}`;
	const position = isAll ? { start, end } : { start: end, end };
	return node.type === 'text'
		? {
				values,
				severity: 'warning',
				fixes: [{ description: 'writeMove', safe: false, edits: [{ position, text }] }],
			}
		: { values, severity: 'warning' };
}

/** Whether the line says all that the sentence does: `souffrante` and `pour raisons de santé` are more. */
function saysNoMore(sentence: string, line: string): boolean {
	const known = [
		line,
		...(['moveVerbs', 'moveObjects', 'personMarks', 'events'] as const).flatMap((id) =>
			vocabulary(id).words(),
		),
	];
	const words = new Set(known.flatMap((text) => foldName(text).split(betweenWords())));
	return foldName(sentence)
		.split(betweenWords())
		.every((word) => word.length < SHORTEST_TOLD || words.has(word));
}

const betweenWords = lazy(() => /[^\p{L}\p{N}]+/u);
/** Shorter words only link others. */
const SHORTEST_TOLD = 4;

function holdsBallot(item: Node | undefined): boolean {
	return item !== undefined && listNodes(item).some(({ node }) => node.type === 'ballot');
}
