/** Opinions of a body in a sentence: `Le CSE rend un avis défavorable`, and whether it gives the opinion there itself. */

import type { VerdictStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import type { Sentence } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { PlacedText } from '../../source/places.js';
import { namesOtherBody } from '../wording/bodies.js';
import { isInQuotes } from '../wording/quotes.js';
import { getVerdict } from './verdict-statement.js';

/** `émet un avis favorable`, `gives an unfavourable opinion`: the opinion right behind the body, its verb between. */
export function opinionAfter(
	text: string,
	from: number,
): { outcome: 'adopted' | 'rejected'; from: number; to: number } | undefined {
	const rest = text.slice(from, from + FAR_OPINION);
	const found = vocabulary('opinions').findIn(rest);
	const said = found && rest.slice(found.offset, found.offset + found.length);
	if (!found || !said || !/\s/.test(said)) return undefined;
	return {
		outcome: found.id === 'unfavourable' ? 'rejected' : 'adopted',
		from: from + found.offset,
		to: from + found.offset + found.length,
	};
}

/** A verb and what was voted on stand between. */
const FAR_OPINION = 60;

/** An opinion behind the body that it is said of; `after`: where the words behind the body start. */
export function readOpinion(
	placed: PlacedText,
	sentence: Sentence,
	opinion: { outcome: 'adopted' | 'rejected'; from: number; to: number; after: number },
	context: BallotContext,
): VerdictStatement | undefined {
	const text = placed.text.slice(sentence.from, sentence.to);
	// `… rend un avis favorable, sous réserve d'un accès` gives one.
	const reservation = vocabulary('reservations')
		.findAll(text)
		.find(({ from }) => from >= opinion.to);
	if (vocabulary('suppositions').findIn(text.slice(0, reservation?.from))) return undefined;
	const id = opinion.outcome === 'rejected' ? 'unfavourable' : 'favourable';
	// `Le comité de l'usine de Brest rend un avis défavorable` may be another one.
	const isOfPlace = vocabulary('eventLinks').scan(text.slice(opinion.after).trimStart())?.id === 'of';
	const isGiven =
		!isOfPlace &&
		gives(text, opinion) &&
		!namesOtherBody(text, context) &&
		!isInQuotes(placed.text, sentence.from + opinion.to);
	return {
		...getVerdict(placed, sentence, opinion),
		named: !isOfPlace,
		opinion: id,
		...(isGiven ? { given: true } : {}),
	};
}

/** `le CSE | rend donc un | avis défavorable`, and not `reçoit un avis défavorable`, `ne rend pas d'avis favorable`, `rend un avis favorable de la région`. */
function gives(text: string, { from, to, after }: { from: number; to: number; after: number }): boolean {
	const between = text.slice(after, from);
	const [verb, other] = vocabulary('opinionVerbs').findAll(between);
	// `donne l'avis favorable | de la région`
	const article = vocabulary('determiners').findAll(between, 'article', 'this').at(-1);
	return (
		verb !== undefined &&
		other === undefined &&
		article?.to !== between.trimEnd().length &&
		vocabulary('negations').findIn(between) === undefined &&
		between.slice(verb.to).trim().length <= FAR_VERB &&
		vocabulary('eventLinks').scan(text.slice(to).trimStart())?.id !== 'of' &&
		// `un avis défavorable sur le parc et un avis favorable sur la gare`
		vocabulary('opinions').findIn(text.slice(to)) === undefined
	);
}

/** `donc, à l'unanimité des présents, un` */
const FAR_VERB = 40;
