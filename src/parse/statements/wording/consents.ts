/** Words that say that nobody was against, or a majority for it: `à l'unanimité`, `no objection`, `everyone agreed`. */

import { type IdOf, vocabulary, wordChoice } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';

/** The consents of a text, by kind; none that is asked, that others give, or by which people share an opinion. */
export function consentsIn(text: string, ...kinds: Array<IdOf<'consents'>>): PhraseRange[] {
	return vocabulary('consents')
		.findAll(text, ...kinds)
		.filter((range) => isOfVote(text, range));
}

/** Whether a consent is stated, and of this vote, by the words right beside it. */
function isOfVote(text: string, { from, to }: PhraseRange): boolean {
	const said = text.slice(from, to);
	const near = text.slice(Math.max(0, from - LONGEST_CLAUSE), from);
	const before = CLAUSE_BEFORE.exec(near)?.[0].trim() ?? '';
	const [all = '', words = '', end = ''] = CLAUSE.exec(text.slice(to, to + LONGEST_CLAUSE)) ?? [];
	const behind = words.trim();
	if (end === '?') return false;
	if (vocabulary('consents').findId(said) === 'noObjection' && isOfOutsiders(behind)) return false;
	if (vocabulary('agreeing').scan(said)?.id !== 'people') return !(agrees(said) && isOpinion(before, behind));
	const rest = text.slice(to + all.length, to + all.length + LONGEST_CLAUSE).trimStart();
	const isLess = end === ',' && vocabulary('negations').scan(rest) !== undefined;
	// `According to Ben, | everyone agreed`
	const isLed = before === '' && near.trimEnd().endsWith(',');
	return !isLess && !isLed && isClauseOfItsOwn(said, before, behind);
}

/** `Everyone agreed |`, `Tout le monde est d'accord | pour …`: a consent that opens a sentence and is its subject and verb. */
export function agreementAt(text: string): PhraseRange | undefined {
	const [first] = consentsIn(text, 'unanimous');
	if (first?.from !== 0) return undefined;
	const said = text.slice(0, first.to);
	return agrees(said) || lastWordsAre(said, 'accepts') ? first : undefined;
}

/** `everyone | agreed`, `tout le monde est | d'accord`: of a decision, or of anything else. */
function agrees(said: string): boolean {
	return lastWordsAre(said, 'agrees');
}

function lastWordsAre(said: string, kind: IdOf<'agreeing'>): boolean {
	const words = said.split(BLANKS);
	return [1, 2].some((count) => vocabulary('agreeing').findId(words.slice(-count).join(' ')) === kind);
}

/**
 * `Everyone agreed | to buy two tents`, `and | no one was against`: it opens its sentence and goes on with what is to be done, or is a clause
 * alone; `Almost | everyone agreed`, `Everyone agreed | but Ben`, `No one was against | lunch` are no votes.
 */
function isClauseOfItsOwn(said: string, before: string, behind: string): boolean {
	if (behind === '') return before === '' || vocabulary('smallWords').findId(before) === 'and';
	if (before !== '') return false;
	if (sharesView().test(behind)) return agrees(said) && tellsWish(behind);
	if (lastWordsAre(said, 'accepts')) return determiner().test(behind);
	const goesOn = vocabulary('forWords').scan(behind) ?? vocabulary('smallWords').scan(behind);
	return agrees(said) && (goesOn?.id === 'to' || goesOn?.id === 'for');
}

/** `that the oars | be | bought` */
function tellsWish(view: string): boolean {
	return vocabulary('agreeing').findAll(view, 'wants').length > 0;
}

/** `All agreed | that it rained`, `… | it was late`, `Les voisins sont | tous d'accord`, `Not | all agreed` */
function isOpinion(before: string, behind: string): boolean {
	if ((sharesView().test(behind) || determiner().test(behind)) && !tellsWish(behind)) return true;
	if (before === '') return false;
	if (vocabulary('suppositions').findAll(before, 'supposed').length > 0) return true;
	const last = lastWords(`${before} `, 1)[0]?.text ?? '';
	if (vocabulary('negations').findId(last) !== undefined) return true;
	const link = vocabulary('verdictLinks').findAll(before).at(-1);
	const subject = link?.to === before.length ? before.slice(0, link.from).trim() : before;
	// `The chair put it to them and | all agreed`, `the members | all agreed`
	return (
		determiner().test(subject) &&
		vocabulary('smallWords').findId(last) === undefined &&
		vocabulary('decidingBodies').scan(subject)?.length !== subject.length
	);
}

/** `No objection | from the county`, `Aucune objection | n'a été reçue de la préfecture` */
function isOfOutsiders(behind: string): boolean {
	const other =
		vocabulary('otherDeciders').findAll(behind, 'other')[0] ?? vocabulary('outsiders').findAll(behind)[0];
	return other !== undefined && fromWhom().test(behind.slice(0, other.from));
}

const BLANKS = /[\s\u00A0]+/;
const CLAUSE = /^([^.,;:!?()\n]*)(.?)/;
const CLAUSE_BEFORE = /[^.,;:!?()\n]*$/;
const LONGEST_CLAUSE = 80;
const determiner = lazy(() => new RegExp(`^${wordChoice('determiners')}(?:[\\s\\u00A0]|(?<=['’]))`, 'i'));
const sharesView = lazy(
	() => new RegExp(`^${wordChoice('agreeing', 'shares')}(?:[\\s\\u00A0]|$|(?<=['’]))`, 'i'),
);
/** A verb of the passive or nothing, a link, and an article or nothing. */
const fromWhom = lazy(
	() =>
		new RegExp(
			`^(?:\\S{0,3}${wordChoice('verdictLinks', 'is')}[\\s\\u00A0]+\\S+[\\s\\u00A0]+)?${wordChoice('eventLinks', 'of', 'from')}(?:[\\s\\u00A0]|(?<=['’]))(?:${wordChoice('determiners')}(?:[\\s\\u00A0]|(?<=['’])))?$`,
			'i',
		),
);
