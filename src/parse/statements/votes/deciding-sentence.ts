/** Sentences in which the body that meets decides and says how it voted: `Le conseil municipal, à l'unanimité des présents, | décide | de …`. */

import { isOneOf, mentions, vocabulary } from '../../../language/index.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bodyAt, opensWithOtherBody } from '../wording/bodies.js';
import { consentsIn } from '../wording/consents.js';

/**
 * The verb by which a body decides in a text that opens with such a sentence, where nothing stands before that verb but the body, how it voted
 * (`tally`, a part of the text) and that it deliberated: no other day, no other body, no condition and nobody who tells of it. Nothing where the
 * decision is on how the meeting goes on, `décide de voter à bulletin secret`, or a refusal.
 */
export function findDecidingVerb(
	text: string,
	tally: PhraseRange,
	context: BallotContext,
): PhraseRange | undefined {
	// `Après en avoir délibéré, à l'unanimité, | APPROUVE …`: the body is that of the meeting.
	const body = findBody(text, context) ?? { from: 0, to: 0 };
	const verb = firstVerb(text, body.to, tally);
	if (!verb || text[verb.to] === '-') return undefined;
	const before = withoutAsides(text.slice(0, verb.from), body, tally);
	const isAlone = before
		.split(/[^\p{L}\p{N}]+/u)
		.every((word) => word === '' || isOneOf(word, ['decisionAsides', 'whose']));
	const [object = ''] = text.slice(verb.to, verb.to + LONGEST_OBJECT).split(/[\n;]/, 1);
	const isOfOther = mentions(object, 'procedureWords', 'sideMoves', 'sideMotions', 'refusalMotions');
	return isAlone && !isOfOther ? verb : undefined;
}

/** The body that meets, at the start of a clause. */
function findBody(text: string, context: BallotContext): PhraseRange | undefined {
	for (const { index, 0: sign } of text.slice(0, LONGEST_LEAD).matchAll(CLAUSE)) {
		const from = index + sign.length;
		const clause = text.slice(from);
		const listed = vocabulary('decidingBodies').scan(clause);
		const length = Math.max(listed?.id === 'body' ? listed.length : 0, bodyAt(clause, context)?.length ?? 0);
		// Where the head names no body, whoever decides in the minutes is theirs.
		const isOther = (context.bodies ?? []).length > 0 && opensWithOtherBody(clause, context);
		if (length > 0) return isOther ? undefined : { from, to: from + length };
	}
	return undefined;
}

const CLAUSE = /^|[,:]\s+/g;
/** What stands before the body is no longer. */
const LONGEST_LEAD = 300;
/** So much behind a verb says what is decided. */
const LONGEST_OBJECT = 100;

/** The first verb of deciding behind the body, outside the tally. */
function firstVerb(text: string, from: number, tally: PhraseRange): PhraseRange | undefined {
	const behind = text.slice(from);
	return [
		...vocabulary('decisionVerbs').findAll(behind, 'decides'),
		...vocabulary('actVerbs').findAll(behind),
	]
		.map((verb) => ({ from: verb.from + from, to: verb.to + from }))
		.filter((verb) => verb.to <= tally.from || verb.from >= tally.to)
		.sort((one, other) => one.from - other.from)[0];
}

/** What stands before the verb, without the body, the tally and consents, and what says that it deliberated or heard somebody up to the next comma. */
function withoutAsides(before: string, body: PhraseRange, tally: PhraseRange): string {
	const heard = [
		...vocabulary('deliberations').findAll(before, 'after'),
		...vocabulary('decisionAsides').findAll(before, 'heard'),
	].map(({ from, to }) => ({ from, to: to + asideLength(before.slice(to)) }));
	let rest = before;
	for (const { from, to } of [body, tally, ...consentsIn(before), ...heard])
		rest = rest.slice(0, from) + ' '.repeat(Math.max(0, Math.min(to, rest.length) - from)) + rest.slice(to);
	return rest;
}

/** Up to a comma, or to what goes on: `ouï l'exposé du maire | et après en avoir délibéré`. */
function asideLength(behind: string): number {
	const comma = behind.search(/[,;:]/);
	const end = comma < 0 ? behind.length : comma;
	const [and] = vocabulary('smallWords').findAll(behind.slice(0, end), 'and');
	return and?.from ?? end;
}
