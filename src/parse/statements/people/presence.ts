/** Who is there and who is away, in sentences: `Sont présents les conseillers …`, `Apologies were received from …`. */

import type { PeopleStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { isCivility } from '../../../text/name-parts.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameAt } from '../../source/name-spans.js';
import { type PlacedText, positioned, slicePlaced } from '../../source/places.js';
import { isOtherwise, LONGEST_LINE, LONGEST_NAME, namesIn, namesRightBefore } from './known-names.js';

/** `Apologies were received from Jo Marsh and Al Foss`, `M. Gil et Mme Bosc sont excusés`: those away, behind the words or right before them. */
export function readAway(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return vocabulary('awaySaid')
		.findAll(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const id = vocabulary('awaySaid').findId(text.slice(from, to));
			const isLead = id === 'lead';
			// `Luc Bon absent.`
			if (id === 'bare' && !/^[\s\u00A0]*(?:[.;\n]|$)/.test(text.slice(to, to + 4))) return [];
			const end = endOfClause(text, to + (/^[\s\u00A0]{0,8}:/.exec(text.slice(to, to + 9))?.[0].length ?? 0));
			const behind = isLead ? namesIn(slicePlaced(placed, to, end), context) : [];
			// `M. Perrin s'est excusé.` has the name before.
			const [first, before] = behind.length > 0 ? [from, []] : namesRightBefore(placed, from, context);
			const children = behind.length > 0 ? behind : before;
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			return [
				{
					type: 'statement',
					kind: 'people',
					of: 'away',
					...positioned(placed.place(first, behind.length > 0 ? end : to)),
					children,
				},
			];
		});
}

/** `Sont présents les conseillers Ada Brun et Luc Bon`, `M. Gil et Mme Bosc sont présents.`: up to the word of another group. */
export function readPresent(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return vocabulary('presentSaid')
		.findAll(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const isLast = /^[\s\u00A0]*(?:[.;\n]|$)/.test(text.slice(to));
			// `The following members were present: …`, `Board members present were …`
			const lead = LEAD_OF_LIST.exec(text.slice(Math.max(0, from - FAR_LEAD), from))?.[0] ?? '';
			const isHead = lead
				.split(/[\s\u00A0.;]+/)
				.some((word) => vocabulary('peopleNouns').findId(word) === 'noun');
			const isBehind = isHead || /(?:^|[.\n;:])[\s\u00A0]*$/.test(text.slice(Math.max(0, from - 4), from));
			const said = vocabulary('presentSaid').findId(text.slice(from, to));
			if (!isLast && !isBehind && said !== 'lead') return [];
			const [first, before] = said === 'lead' ? [from, []] : namesRightBefore(placed, from, context);
			const colon = isHead ? (/^[\s\u00A0]*:/.exec(text.slice(to, to + 4))?.[0].length ?? 0) : 0;
			const rest = text.slice(to, Math.min(to + LONGEST_LINE, endOfClause(text, to + colon)));
			const other = vocabulary('groups').findIn(rest);
			const end = to + (other ? other.offset : rest.length);
			const isBare = said === 'bare';
			// `Ada Brun, Luc Bon and Lise Kern present.`
			if (isBare && before.length < 2) return [];
			// `Members present were shown a letter by Ada Brun`
			const isLead =
				(isBehind || said === 'lead') && (said !== 'names' || opensWithName(text.slice(to, end), context));
			const children =
				before.length > 0 ? before : isLead ? namesIn(slicePlaced(placed, to, end), context) : [];
			if (before.length > 0 && !isLast) return [];
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			const place = placed.place(Math.min(first, from), before.length > 0 ? to : end);
			return [{ type: 'statement', kind: 'people', of: 'present', ...positioned(place), children }];
		});
}

/** Three words at the start of a sentence. */
const LEAD_OF_LIST = /(?:^|[.\n;][\s\u00A0]*)\p{L}+(?:[\s\u00A0]+\p{Ll}+){0,2}[\s\u00A0]+$/u;

const FAR_LEAD = 60;

/** Whether a name stands first, behind no more than articles and nouns of people: `les conseillers Ada Brun et Luc Bon`. */
function opensWithName(text: string, context: BallotContext): boolean {
	let from = /^[\s\u00A0:,]*/.exec(text)?.[0].length ?? 0;
	for (let skipped = 0; skipped <= MOST_AHEAD; skipped += 1) {
		if (knownNameAt(text, from, context.names) > 0) return true;
		const word = /^[\p{L}’']+\.?[\s\u00A0]+/u.exec(text.slice(from, from + LONGEST_NAME))?.[0] ?? '';
		const noun = word.trim();
		const isAhead =
			vocabulary('determiners').findId(noun) !== undefined ||
			vocabulary('peopleNouns').findId(noun) !== undefined;
		if (noun === '' || !(isAhead || isCivility(noun.replace(/\.$/, '')))) return false;
		from += word.length;
	}
	return false;
}

const MOST_AHEAD = 3;

/** Where a clause ends that goes on at an index: before a sign that parts, but the full stop of `M.` */
function endOfClause(text: string, from: number): number {
	const clause = /(?:[^.;:\n]|(?<=(?<![\p{L}\p{N}])\p{Lu}\p{L}{0,2})\.(?=[\s\u00A0]+\p{Lu}))*/uy;
	clause.lastIndex = from;
	return from + (clause.exec(text)?.[0].length ?? 0);
}
