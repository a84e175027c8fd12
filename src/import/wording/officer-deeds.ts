/**
 * What somebody does, or is made, who is an officer of the sitting: `took the minutes`, `a été désignée à l’unanimité pour assurer le secrétariat`, `is appointed
 * chair of the meeting`. It is read by its parts, for each verb stands beside each noun.
 */

import { lazyPattern } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { matchesIn } from '../../text/places.js';
import { hasWordOf, phraseFinder, wordPattern, wordPatterns } from './dialect.js';

/**
 * The places that say it of the name behind them, an office of the sitting and a participle: `Le secrétaire de séance est désigné :`, `Est nommée secrétaire de
 * séance,`.
 */
export function officesBeforeNames(text: string, what: Deed): RegExpExecArray[] {
	return what === 'opener' ? [] : matchesIn(text, BEFORE[what]());
}

const BEFORE = {
	chair: lazy(() => beforeName(wordPattern`${'presidingNouns'}`.source)),
	secretary: lazy(() => beforeName(wordPattern`${'secretaryNouns'}`.source)),
} as const;

function beforeName(nouns: string): RegExp {
	const held =
		wordPattern`(?:${'deedModals'}(?:\s+|(?<=['’]))){0,4}(?:${['namedTo', 'electedAlone', 'electParticiples']})`
			.source;
	const office = `(?:${nouns})${wordPattern`\s+${'ofSitting'}`.source}`;
	const as = wordPattern`(?:\s+${'asOffice'})?\s+`.source + THE();
	const copula = wordPattern`(?:\s+${'copulaWords'})?`.source;
	return new RegExp(
		`(?<!\\p{L})(?:${office}\\s+${held}${copula}|${held}${as}${office})\\s*[:,]?(?=\\s)`,
		'gu',
	);
}

/** `A été nommée secrétaire : Ana Bell`: the name behind, and nothing that says of which body, in front of the items or beside them. */
export function electsSecretaryAhead(text: string): RegExpExecArray | null {
	return AHEAD().exec(text);
}

const AHEAD = () =>
	wordPattern`^\W*${'electAuxiliaries'}\s+${['namedTo', 'electedAlone', 'electParticiples']}(?:\s+${'asOffice'})?\s+${'secretaryNouns'}\s*[:,]?\s+(?=\p{Lu})`;

/** What somebody is told to do: who opens the meeting has its chair where nothing else says who has. */
export type Deed = 'chair' | 'secretary' | 'opener';

/** The places of a sentence that say so of the name before them, by the parts of a clause and then by whole phrases. */
export function officerDeeds(text: string, ...what: Deed[]): RegExpExecArray[] {
	return what.flatMap((one) => [
		...matchesIn(text, DEEDS[one]()).filter(
			({ index, 0: said }) =>
				one === 'opener' ||
				(ENDS().test(text.slice(index + said.length)) && !isOnlyWished(text.slice(0, index), said)),
		),
		...matchesIn(text, phraseFinder(PHRASES[one])),
	]);
}

/**
 * `Il ne faut pas que Luc Bon | soit secrétaire`: who shall hold an office does so where the clause before says that it is proposed or decided, and denies
 * nothing: `Il est proposé que Mme Roux | soit nommée secrétaire d’assemblée`.
 */
function isOnlyWished(ahead: string, said: string): boolean {
	if (!hasWordOf('wishedDeeds', said)) return false;
	const [that] = matchesIn(ahead, wordPatterns`(?<!\p{L})${'thatWords'}(?:\s|(?<=['’]))`);
	const lead = that === undefined ? undefined : ahead.slice(0, that.index);
	const isMoved =
		lead?.trim() === '' ||
		(lead !== undefined &&
			(hasWordOf('formalVerbs', ahead) ||
				phraseFinder('movesTo', 'moves', 'decides', 'agreements').test(ahead)));
	return !isMoved || hasWordOf('denies', ahead) || phraseFinder('conditions').test(ahead);
}

const PHRASES = { chair: 'chairAfter', secretary: 'secretaryAfter', opener: 'chairOpens' } as const;

/** `kindly agreed to`, `a été désigné par le conseil pour`: how the doer comes to do it. */
const HOW = () => wordPattern`(?:${'deedModals'}(?:\s+|(?<=['’]))){0,8}`.source;

const THE = () => wordPattern`(?:(?:${['deedLinks', 'articles']}\s+|${'elisions'}){0,3})`.source;

const LINK = lazyPattern`(?:${['officeLinks', 'is']})`;
/** `agisse à titre de` */
const ACTS = () => wordPattern`${'actsAs'}\s+${'asOffice'}`.source;

const DEEDS = {
	chair: lazy(() =>
		together(
			wordPattern`${'chairDeeds'}\s+`.source + THE() + wordPattern`${'chairedThings'}`.source,
			wordPattern`${'presidingVerbs'}`.source,
			office(wordPattern`${'presidingNouns'}`.source, ACTS()),
		),
	),
	secretary: lazy(() =>
		together(
			wordPattern`${'secretaryDeeds'}\s+`.source + THE() + wordPattern`${'writtenThings'}`.source,
			office(
				wordPattern`${'secretaryNouns'}`.source,
				`${ACTS()}|${wordPattern`(?:${['namedTo', 'holdsOffice']})(?:\s+${'asOffice'})?`.source}`,
			),
		),
	),
	opener: lazy(() =>
		together(
			// `called the regular monthly meeting`, `déclare la séance ouverte`
			wordPattern`${'openingDeeds'}\s+(?:${'openWords'}\s+)?`.source +
				THE() +
				wordPattern`(?:\p{L}+\s+){0,4}?${'openedThings'}`.source,
		),
	),
} as const;

/** `agit comme secrétaire`, `est élue secrétaire de séance`: bare behind what says that it is held, of the sitting behind any verb. */
function office(nouns: string, held: string): string {
	const ofSitting = wordPattern`\s+${'ofSitting'}`.source;
	const as = wordPattern`(?:${'asOffice'}\s+)?`.source;
	return `(?:(?:${LINK().source}|${held})\\s+${THE()}(?:${nouns})(?:${ofSitting})?|${as}${THE()}(?:${nouns})(?:${ofSitting}))`;
}

function together(...ways: string[]): RegExp {
	return new RegExp(`(?<=\\s)${HOW()}(?:${ways.join('|')})(?!\\p{L})`, 'gu');
}

/** Nothing that says of which other meeting: `took notes | at the fair`, `chairs | the next meeting`. */
const ENDS = () =>
	wordPattern`^(?:\s*(?:$|[.,;:()–-])|\s+${['deedEnds', 'ofSitting', 'andWords']}(?![\p{L}])|\s+${'atHour'}\s+\d|\s+\p{Ll}+\s+(?:[^\s.,;]+['’]s?|[^\s.,;]+\s[^\s.,;]+['’]s?|\p{Ll}+)\s${'absenceNouns'}(?!\p{L}))`;
