/** Words that say that nobody was against, or a majority for it: `à l'unanimité`, `no objection`, `everyone agreed`. */

import { type IdOf, vocabulary, wordChoice } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';

/** The consents of a text, by kind; none by which people share an opinion, or which others give. */
export function consentsIn(text: string, ...kinds: Array<IdOf<'consents'>>): PhraseRange[] {
	return vocabulary('consents')
		.findAll(text, ...kinds)
		.filter((range) => !isOfOutsiders(text, range) && !(agrees(text, range) && isOpinion(text, range)));
}

/** `Everyone agreed |`, `Tout le monde est d'accord | pour …`: a consent that opens a sentence and is its subject and verb. */
export function agreementAt(text: string): PhraseRange | undefined {
	const [first] = consentsIn(text, 'unanimous');
	return first?.from === 0 && agrees(text, first) ? first : undefined;
}

/** `everyone | agreed`, `tout le monde est | d'accord`: of a decision, or of anything else. */
function agrees(text: string, { from, to }: PhraseRange): boolean {
	const words = text.slice(from, to).split(BLANKS);
	return [1, 2].some((count) => vocabulary('agreeing').findId(words.slice(-count).join(' ')) === 'agrees');
}

/** `Everyone agreed | that it rained`, `… | it was late`, `Les voisins sont | tous d'accord`, `Not | everyone agreed`, `Is everyone agreed | ?` */
function isOpinion(text: string, { from, to }: PhraseRange): boolean {
	const [, behind = '', end] = CLAUSE.exec(text.slice(to)) ?? [];
	if (end === '?') return true;
	const said = behind.trimStart();
	const shares = sharesView().test(said) || determiner().test(said);
	if (shares && vocabulary('agreeing').findAll(behind, 'wants').length === 0) return true;
	const before = /[^.,;:!?()\n]*$/.exec(text.slice(0, from))?.[0].trim() ?? '';
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
function isOfOutsiders(text: string, { to }: PhraseRange): boolean {
	const [, behind = ''] = CLAUSE.exec(text.slice(to, to + LONGEST_CLAUSE)) ?? [];
	const other =
		vocabulary('otherDeciders').findAll(behind, 'other')[0] ?? vocabulary('outsiders').findAll(behind)[0];
	return other !== undefined && ofWhom().test(behind.slice(0, other.from));
}

const BLANKS = /[\s\u00A0]+/;
const CLAUSE = /^([^.,;:!?()\n]*)(.?)/;
const LONGEST_CLAUSE = 80;
const determiner = lazy(() => new RegExp(`^${wordChoice('determiners')}(?:[\\s\\u00A0]|(?<=['’]))`, 'i'));
const sharesView = lazy(
	() => new RegExp(`^${wordChoice('agreeing', 'shares')}(?:[\\s\\u00A0]|(?<=['’]))`, 'i'),
);
const ofWhom = lazy(
	() =>
		new RegExp(
			`(?:^|[\\s\\u00A0])${wordChoice('eventLinks', 'of', 'from')}(?:[\\s\\u00A0]|(?<=['’]))(?:${wordChoice('determiners')}(?:[\\s\\u00A0]|(?<=['’])))?$`,
			'i',
		),
);
