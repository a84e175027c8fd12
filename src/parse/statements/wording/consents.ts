/** Words by which something is decided, and those that say that nobody was against, or a majority for it: `à l'unanimité`, `no objection`, `everyone agreed`. */

import {
	type IdOf,
	isOneOf,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';

export const decidingWords = lazyFinder('results', 'decisionVerbs');

// --- Words that say that nobody was against, or a majority for it: `à l'unanimité`, `no objection`, `everyone agreed`.

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
	const rest = text.slice(to, to + LONGEST_CLAUSE);
	const [clause = '', words = '', end = ''] = CLAUSE.exec(rest) ?? [];
	const behind = words.trim();
	if (end === '?') return false;
	const isOfPeople = opensWith(said, ['agreeing', 'people']);
	if (!isOfPeople && !agrees(said)) return !(isAlsoNoun(said) && isOfOutsiders(behind));
	const next = end === ',' ? rest.slice(clause.length).trimStart() : '';
	const object = classifyObject(said, behind);
	// `All agreed |, except Ben` is read by whoever counts, as `Unanimity less one vote`.
	if (!isOfPeople) return object !== 'other' && !(behind !== '' && takesOff(next)) && !isOfOthers(before);
	// `According to Ben, | everyone agreed`
	const isLed = before === '' && near.trimEnd().endsWith(',');
	const isClause = before === '' || (object === 'nothing' && isAnd(before));
	return isClause && !isLed && !opensWith(next, 'negations') && (object === 'nothing' || object === 'deed');
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
 * What all agreed to: `Everyone agreed | to buy two tents`, `| that the oars be bought`, `Tout le monde accepte | le budget` is a deed; `| that it
 * rained`, `| to meet at nine`, `| the hall is cold` is other than a decision.
 */
function classifyObject(said: string, behind: string): 'nothing' | 'deed' | 'other' | 'unknown' {
	if (behind === '') return 'nothing';
	const isThing = determiner().test(behind);
	if (isPlan(behind)) return 'other';
	if (isThing && lastWordsAre(said, 'accepts')) return 'deed';
	if (isThing || sharesView().test(behind)) return agrees(said) && tellsWish(behind) ? 'deed' : 'other';
	const link = vocabulary('forWords').scan(behind) ?? vocabulary('smallWords').scan(behind);
	return agrees(said) && (link?.id === 'to' || link?.id === 'for') ? 'deed' : 'unknown';
}

/** `All agreed |, except Ben`, `Unanimité | moins une voix` */
export function takesOff(behind: string): boolean {
	return opensWith(behind.replace(/^\s*,?\s*/, ''), ['tallyWords', 'less']);
}

/** `that the oars | be | bought` */
function tellsWish(view: string): boolean {
	return mentions(view, ['agreeing', 'wants']);
}

/**
 * `agreed | to meet at nine`, `convenu | de se revoir en mai`: what those in the room do themselves, and decide nothing on; `| to meet at the new
 * depot`, `| to stay late and to buy a truck` may be decisions.
 */
export function isPlan(behind: string): boolean {
	const words = behind.replace(SHORT_LINK, '');
	const plan = vocabulary('agreeing').scan(words);
	if (plan?.id !== 'plans') return false;
	const rest = words.slice(plan.length).trimStart();
	return !determiner().test(rest) && !rest.split(BLANKS).some(isAnd);
}

function isAnd(word: string): boolean {
	return isOneOf(word, ['smallWords', 'and']);
}

/** `to`, `de`, `pour` */
const SHORT_LINK = /^\s*(?:\p{L}{1,4}\s+)?/u;

/** `Les voisins sont | tous d'accord`, `Not | all agreed`, `if | all agreed`: supposed, denied, or of other people than whoever votes here. */
function isOfOthers(before: string): boolean {
	if (before === '') return false;
	if (mentions(before, ['suppositions', 'supposed'])) return true;
	const last = lastWords(`${before} `, 1)[0]?.text ?? '';
	if (isOneOf(last, 'negations')) return true;
	const link = vocabulary('verdictLinks').findAll(before).at(-1);
	const subject = link?.to === before.length ? before.slice(0, link.from).trim() : before;
	// `The chair put it to them and | all agreed`, `the members | all agreed`
	return (
		determiner().test(subject) &&
		!isOneOf(last, 'smallWords') &&
		vocabulary('decidingBodies').scan(subject)?.length !== subject.length
	);
}

/** `No objection`, `Consensus`, `Unanimité`: nouns, behind which stands whose they are. */
function isAlsoNoun(said: string): boolean {
	return isOneOf(said, ['consents', 'noObjection']) || lastWordsAre(said, 'nouns');
}

/** `No objection | from the county`, `Aucune objection | n'a été reçue de la préfecture` */
function isOfOutsiders(behind: string): boolean {
	const other =
		vocabulary('otherDeciders').findAll(behind, 'other')[0] ?? vocabulary('outsiders').findAll(behind)[0];
	return other !== undefined && fromWhom().test(behind.slice(0, other.from));
}

const BLANKS = /\s+/;
const CLAUSE = /^([^.,;:!?()\n]*)(.?)/;
const CLAUSE_BEFORE = /[^.,;:!?()\n]*$/;
const LONGEST_CLAUSE = 80;
const determiner = lazyPattern`^${'determiners'}(?:\s|(?<=['’]))`;
const sharesView = lazyPattern`^${['agreeing', 'shares']}(?:\s|$|(?<=['’]))`;
/** A verb of the passive or nothing, a link, and an article or nothing. */
const fromWhom = lazyPattern`^(?:\S{0,3}${['verdictLinks', 'is']}\s+\S+\s+)?${['eventLinks', 'of', 'from']}(?:\s|(?<=['’]))(?:${'determiners'}(?:\s|(?<=['’])))?$`;
