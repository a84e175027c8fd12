/** Sentences that hold the words of a vote and tell of none that was taken: questions, quotations, what is to come, offers, games, who spoke. */

import { isOneOf } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { matchesIn } from '../../text/places.js';
import { quotesIn } from '../../text/sentences.js';
import { answerAt } from './answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from './dialect.js';
import { electedVerb } from './elected-verb.js';
import { figuresIn, tellsVote } from './figures.js';
import { consentIn, isMotion, verdictIn } from './verdict.js';

/** Whether nobody voted on anything in a sentence, whatever figures and verdicts it holds. */
export function tellsNoVote(text: string, above = ''): boolean {
	return isReadOut(text, above) || NO_VOTES.some((holds) => holds(text));
}

/** `Roy read from the charter: The motion shall …`, `M. Roy lit l'article :` above the words of others. */
function isReadOut(text: string, above: string): boolean {
	const [, label = ''] = /^([^:]{4,80}):\s/.exec(text) ?? [];
	return [label, /:\s*$/.test(above) ? above : ''].some(
		(lead) => phraseFinder('readsOut').test(lead) && !phraseFinder('votings').test(lead),
	);
}

/**
 * Whether the vote that a sentence tells may be of others than those who meet, whose words its head does not hold: `Le budget du CCAS est adopté`, `At the union,
 * the plan was adopted 6-1`, `The club lost 4-1`.
 */
export function mayBeOfOthers(text: string, head: string): boolean {
	return matchesIn(text, phraseFinder('outsideBodies')).some(({ 0: word, index }) => {
		const [before, behind] = [text.slice(0, index), text.slice(index + word.length)];
		if (foldName(head).includes(foldName(word))) return false;
		const isOfThem =
			wordPattern`^(?:${'articles'}\s+)?(?:\p{L}+\s+)?${'motionNouns'}\s(?:\p{L}{2}(?:\s\p{L}{2}\s|\s|\s\p{L}['’])|of\s\p{L}+\s)$`.test(
				before,
			) && wordPattern`^\s${'auxiliaries'}\s`.test(behind);
		const isSubject =
			wordPattern`^\s(?:\p{Ll}+,?\s){0,2}${'votings'}(?!\p{L})|^\s(?:\p{L}+\s)?${'failed'}\s\d`.test(
				behind,
			) && !before.includes(',');
		// `le syndicat | des eaux | a désigné Luc Bon`
		const elects = wordPattern`^(?:\s[\p{Ll}’']+){0,3}?\s${'electsSomebody'}\s(?=\p{Lu})`.test(behind);
		const isPlace =
			/^(?:\s\p{L}+)?,/u.test(behind) && /^\p{Lu}\p{L}{0,3}(?:\s\p{L}{2,3})?['’\s]?\s?$/u.test(before);
		return isOfThem || isSubject || elects || isPlace;
	});
}

/** Whether a line that ends with a colon leads to answers that nobody of the meeting gave: `Sample ballot:`, `The union voted as follows:`, `Résultat du référendum :`. */
export function leadsToNoVote(lead: string, head: string): boolean {
	const isTold =
		!phraseFinder('votings', 'decides').test(lead) &&
		(phraseFinder('readsOut', 'voicesHeard').test(lead) ||
			(hasWordOf('surveys', lead) && hasWordOf('resultWords', lead)));
	return (
		/:\s*$/.test(lead) &&
		(isTold || phraseFinder('sampleLabels').exec(lead)?.index === 0 || mayBeOfOthers(lead, head))
	);
}

const NO_VOTES: ReadonlyArray<(text: string) => boolean> = [
	isAsked,
	isQuoted,
	isToCome,
	isConditional,
	isSample,
	isOfSpeakers,
	isOfGame,
	isOffer,
	isHonour,
	isRule,
];

/** `Le budget est-il adopté à l'unanimité ?` */
function isAsked(text: string): boolean {
	return /\?[\s»”")]*$/.test(text);
}

/** `Le journal écrit : « Le budget est adopté à l'unanimité. »`: all that tells of a vote stands in quotation marks. */
function isQuoted(text: string): boolean {
	const quotes = quotesIn(text).filter(({ from, to }) => to - from > LONGEST_NAME);
	if (quotes.length === 0 || !tellsVote(text)) return false;
	let rest = '';
	let at = 0;
	for (const { from, to } of quotes) {
		rest += text.slice(at, from);
		at = to;
	}
	return !tellsVote(rest + text.slice(at));
}

const LONGEST_NAME = 12;

/** `Le budget sera adopté à l'unanimité`, `The rule must be adopted by 4 votes to 1`; `The board decided that it would be voted on` is a decision. */
function isToCome(text: string): boolean {
	const [whole = '', ...words] = COMING().exec(text) ?? [];
	if (!words.some((word = '') => isInList('carried', word) || isInList('failed', word))) return false;
	const at = text.indexOf(whole);
	const before = text.slice(0, at);
	return (
		!phraseFinder('decides', 'movesTo', 'movers', 'impersonals').test(before) &&
		!tellsVote(before) &&
		!/[;]|[.]\s/.test(text.slice(at + whole.length).replace(/[.\s]+$/, ''))
	);
}

const COMING = () => wordPattern`(?<!\p{L})${'comingVerbs'}\s+(\p{L}+)(?:\s+(\p{L}+))?`;

/** `If 4 vote for and 1 against, the motion carries.` */
function isConditional(text: string): boolean {
	return phraseFinder('conditions').exec(text)?.index === 0 && !phraseFinder('decides', 'movers').test(text);
}

/** `Sample ballot: 4 for, 1 against.`, `Erreur : il fallait lire 3 pour et 2 contre.` */
function isSample(text: string): boolean {
	const [, label = ''] = /^([^:]{4,30}?)\s*:/.exec(text) ?? [];
	return isPhrase('sampleLabels', label.trim());
}

/** `Three spoke in favor, 5 opposed.`, `Hearing opened; 3 spoke in favor, 5 opposed; closed.` */
function isOfSpeakers(text: string): boolean {
	return SPEAKERS().test(text) && !phraseFinder('votings', 'decides', 'moves').test(text) && !isMotion(text);
}

const SPEAKERS = () =>
	wordPattern`(?:^|[;,]\s)[\p{L}\d]+\s(?:\p{Ll}+\s){0,5}${'voicesHeard'}\s(?:\p{Ll}+\s){0,3}\p{Ll}+[,;]\s`;

/** `In the match the Reds won 4-1, and the Blues lost 2-3.` */
function isOfGame(text: string): boolean {
	return (
		wordPattern`(?<!\p{L})${'gameWords'}\s(?:\p{L}+\s){0,3}\d{1,3}\s?[–-]\s?\d{1,3}(?!\d)`.test(text) &&
		!isMotion(text) &&
		!phraseFinder('moves', 'movers', 'votings').test(text)
	);
}

/** `4 pour 3 achetés`, `Lot 1 : 4 pour 1 200 €`, `2 for 1 offer`: a number for another one, which counts no answer. */
function isOffer(text: string): boolean {
	const { counts = [] } = figuresIn(text) ?? {};
	if (counts.length !== 1 || counts[0]?.answer !== 'for') return false;
	const [, word = ''] = OFFER().exec(text) ?? [];
	return (
		word !== '' && answerAt(word) === undefined && !isOneOf(word, 'units') && verdictIn(text) === undefined
	);
}

const OFFER = () => wordPattern`\d\s${'offerWords'}\s+\d{1,3}(?:\s\d{3})*\s*(\p{L}+|[€$£])`;

/** `Mme Dane est élue Miss Cordes`, `named chevalier of the order`, `elected player of the year`: what somebody is called, and no office. */
function isHonour(text: string): boolean {
	const isCalledSo = (after: string) =>
		wordPattern`^\s+[«“"]?\s?(?:${['articles', 'elisions']}\s?)?(?:${'honours'}(?!\p{L})|\p{L}[\p{L}'’-]*\s${'honourTails'}(?!\p{L}))`.test(
			after,
		);
	const noun = phraseFinder('electNouns').exec(text);
	return (
		matchesIn(text, electedVerb()).some(({ 0: verb, index }) =>
			isCalledSo(text.slice(index + verb.length)),
		) ||
		(noun?.index === 0 && isCalledSo(` ${text.slice(noun[0].length).trimStart()}`))
	);
}

/**
 * `Les approbations et les décisions | sont votées | à main levée, à la majorité`: how a body decides whatever it decides. `Les résolutions sont adoptées à
 * l’unanimité.`, and figures, tell of votes that were taken.
 */
function isRule(text: string): boolean {
	const ruled = RULED().exec(text);
	return (
		ruled !== null &&
		consentIn(text)?.kind !== 'unanimous' &&
		figuresIn(text) === undefined &&
		wordPattern`(?<!\p{L})${'majorityStems'}`.test(text.slice(ruled[0].length))
	);
}

const RULED = () =>
	wordPattern`^\W*(?:${['articles', 'alls']}\s+){0,2}(?:\p{L}+\s+${'andWords'}\s+(?:${'articles'}\s+)?)?${'ruledThings'}\s+(?:[^,.;:]{0,60}\s)?${'ruledVerbs'}(?!\p{L})`;
