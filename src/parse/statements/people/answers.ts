/** Who votes how: `M. Gil et Mme Bosc votent contre`, `two against (Ada Brun and Luc Bon)`. */

import type { Name, PeopleStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { countBefore } from '../../../text/number.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameBefore, readNames } from '../../source/name-spans.js';
import { type PlacedText, positioned, slicePlaced } from '../../source/places.js';
import { isOffice, isOtherwise, LONGEST_NAME, namesIn, namesRightBefore } from './known-names.js';

/** `M. Gil et Mme Bosc votent contre`, `…, Una Quinn abstaining`: known names right before a verb that answers, and nothing more behind it. */
export function readVoters(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return vocabulary('voterVerbs')
		.findAll(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const of = vocabulary('voterVerbs').findId(text.slice(from, to));
			if (of === undefined || !endsAnswer(text.slice(to, to + LONGEST_NAME))) return [];
			const [first = from, children] = namesRightBefore(placed, from, context);
			// `Mme Cros, seule à avoir voté pour, regrette …`
			const aside = children.length === 0 ? asideBefore(placed, from, context) : undefined;
			if (aside) children.push(aside);
			// `adoptée, la secrétaire s'abstenant`
			const office =
				children.length === 0 && of !== 'for' ? officeRightBefore(placed, from, context) : undefined;
			const all = office ? [office] : children;
			if (all.length === 0 || isOtherwise(text, first, to, context)) return [];
			return [
				{ type: 'statement', kind: 'people', of, ...positioned(placed.place(first, to)), children: all },
			];
		});
}

/** `five votes for and two against (Ada Brun and Luc Bon)`, `une abstention, celle de Luc Bon`: known names in brackets or behind a small word, after a number of answers. */
export function readNamedAnswers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	if (!/[(,]/.test(text)) return [];
	return vocabulary('answers')
		.findAll(text, 'against', 'abstention')
		.flatMap(({ from, to }): PeopleStatement[] => {
			const of = vocabulary('answers').findId(text.slice(from, to));
			if (of !== 'against' && of !== 'abstention') return [];
			const count = countBefore(text.slice(Math.max(0, from - LONGEST_NUMBER), from), context.lang);
			if (!count) return [];
			const behind = text.slice(to, to + LONGEST_NAME);
			const inside = /^[\s\u00A0]*\(([^()]{2,80})\)/.exec(behind);
			const link = inside ? undefined : /^,[\s\u00A0]+/.exec(behind)?.[0].length;
			const said = link === undefined ? undefined : vocabulary('thoseOf').scan(behind.slice(link));
			if (!inside && !said) return [];
			const start = to + (inside ? inside[0].indexOf('(') + 1 : (link ?? 0) + (said?.length ?? 0));
			const end = inside
				? start + (inside[1]?.length ?? 0)
				: to + (/^[^.;\n]*/.exec(behind)?.[0].length ?? 0);
			const children = namesIn(slicePlaced(placed, start, end), context);
			if (children.length === 0 || isOtherwise(text, from, to, context)) return [];
			return [{ type: 'statement', kind: 'people', of, ...positioned(placed.place(from, end)), children }];
		});
}

const LONGEST_NUMBER = 40;

/** `Mme Cros, | seule à avoir voté pour`: a known name that opens its sentence, and a comma. */
function asideBefore(placed: PlacedText, at: number, context: BallotContext): Name | undefined {
	const known = knownNameBefore(placed.text, at, context.names, (words) => words.trim() === ',');
	if (!known || !OPENS_SENTENCE.test(placed.text.slice(Math.max(0, known.from - 3), known.from)))
		return undefined;
	return readNames(slicePlaced(placed, known.from, known.to), context.names)[0];
}

const OPENS_SENTENCE = /(?:^|[.;\n])[\s\u00A0]*$/;

/** The end of a part, the text that is voted, or a reason: `s'abstient de tout commentaire` is no answer. */
function endsAnswer(behind: string): boolean {
	const rest = behind.trimStart();
	if (/^(?:[.,;:)]|$)/.test(rest) || vocabulary('reasonMarks').scan(rest) !== undefined) return true;
	// `s'oppose à | la résolution`
	const to = vocabulary('smallWords').scan(rest);
	return vocabulary('votedTexts').scan(rest.slice(to?.id === 'to' ? to.length : 0).trimStart()) !== undefined;
}

/** `, la secrétaire | s'abstenant`: whoever the header says has the office. */
function officeRightBefore(placed: PlacedText, at: number, context: BallotContext): Name | undefined {
	const known = knownNameBefore(placed.text, at, context.names);
	if (!known || !isOffice(placed.text.slice(known.from, known.to))) return undefined;
	if (!/,[\s\u00A0]*$/.test(placed.text.slice(Math.max(0, known.from - 3), known.from))) return undefined;
	return readNames(slicePlaced(placed, known.from, known.to), context.names)[0];
}
