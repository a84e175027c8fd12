/** What one clause of foreign minutes says about a decision. */

import { isOneOf, opensWith, vocabulary } from '../../language/index.js';
import { isOfOtherMeeting } from '../../parse/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { findFirst } from '../../text/lists.js';
import { wordsToInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { answerAt, type Count } from '../wording/answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedVerb } from '../wording/elected-verb.js';
import { firstOf } from '../wording/election-words.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { electsSecretaryAhead, officerDeeds } from '../wording/officer-deeds.js';
import { isFullName, type KnownNames, knownNames, namesIn } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { withoutUnticked } from '../wording/status.js';
import {
	consentIn,
	isElsewhere,
	isGround,
	isMotion,
	isReported,
	isResolved,
	isSupposed,
	type Verdict,
	verdictIn,
} from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { candidatesIn, favouredBehind, nomineeIn, proposedIn, votedIn } from './candidates.js';
import { createMark, type Mark, type Sitting } from './decision-model.js';
import { electedIn } from './elected.js';
import { passedOffice } from './offices.js';

/** Where a clause stands. */
interface ClausePlace {
	/** The place of its unit. */
	readonly at: number;
	/** In a part of the minutes that is about elections. */
	readonly isElection: boolean;
	readonly known: KnownNames;
	readonly sitting: Sitting;
	/** An office opens its paragraph. */
	readonly isOfOffice: boolean;
	/** The title of its part. */
	readonly title: string;
	/** Candidates stand above. */
	readonly stand: boolean;
	/** Candidates are named before it in its own paragraph. */
	readonly standBefore: boolean;
}

/** The mark of a clause; nothing where it says nothing of a decision. */
export function getMark(written: string, place: ClausePlace): Mark | undefined {
	const said = withoutOccasion(withoutSilence(withoutUnticked(written).replace(HEREBY(), ' ')));
	const text = withOwnBody(said, place.sitting.ownNames);
	if (putsOffItem(text)) return undefined;
	// `Committee elected: Ana Bell, Bo Carr` tells who sits in it, and not whom it elected.
	const [, label = ''] = /^(\p{Lu}[^:.]{2,40}):\s/u.exec(text) ?? [];
	const isOfSeats =
		wordPattern`\s${'electedBehindBody'}\s*$`.test(label) ||
		// `Committee: Bo Carr was elected.`, under a title of elections
		(place.isElection && isInList('seatedBodies', label));
	if (!isOfSeats && isOfOtherMeeting(text, '', place.sitting.context)) return undefined;
	const clause = readClause(text, place);
	const mark = findFirst(RULES, (rule) => rule(clause));
	return mark && isOfficerWished(mark, clause) ? { ...mark, isSitting: true } : mark;
}

/** `Il est proposé que Luc Bon soit nommé président d’assemblée`: nobody stands for a seat, however it is voted on. */
function isOfficerWished({ elected, candidates, counts }: Mark, { text, isElection }: Clause): boolean {
	return (
		elected.length + candidates.length > 0 &&
		counts.length === 0 &&
		candidates.every((one) => one.votes === undefined && one.counts === undefined) &&
		(hasWordOf('wishedDeeds', text) || phraseFinder('electedWishes').test(text)) &&
		// `que l’assemblée soit présidée par Luc Bon`
		(saysSitting(text, isElection) || phraseFinder('chairBefore').test(text))
	);
}

/** `Le conseil décide | de reporter | ce point`, `The board voted | to table | the item`: nothing is adopted by it. */
export function putsOffItem(text: string): boolean {
	const delays = [
		...vocabulary('sideMoves').findAll(text, 'delay'),
		...matchesIn(text, phraseFinder('postponements')).map(({ index, 0: word }) => ({
			from: index,
			to: index + word.length,
		})),
	];
	return delays.some(({ from, to }) => {
		const [ahead, behind] = [text.slice(0, from), text.slice(to)];
		const { word = '' } = consentIn(behind) ?? {};
		const said = word !== '' && behind.trimStart().startsWith(word) ? behind.replace(word, '') : behind;
		// `reporter | l'|examen`, `le report | de cette | décision`
		let object = said.trimStart();
		for (let article = articleOf(object); article !== undefined; article = articleOf(object))
			object = object.slice(article.length);
		const isItem =
			isMovedOff(ahead, object) ||
			opensWith(object, 'textNouns', 'votedTexts', ['procedureWords', 'near']) ||
			phraseFinder('postponed').exec(object)?.index === 0;
		return (
			(isItem || (phraseFinder('nextMeetings').test(behind) && !hasWordOf('andWords', behind))) &&
			!hasWordOf('andWords', ahead) &&
			// `demande s'il faut | reporter ce point`
			!phraseFinder('conditions').test(ahead) &&
			// `de ne pas | reporter ce point`, `approved the | tabled motion`
			!wordPattern`(?:^|\s)(?:${'notWords'}\s+(?:\p{L}{1,3}\s+)?|${'articles'}\s+)$`.test(ahead)
		);
	});
}

/** `made a motion | to table |. Carried`, `Motion | to table | the budget`, `Dane moved | to postpone | until June`, `The motion was | tabled |`: the item, which nobody needs to name. */
function isMovedOff(ahead: string, object: string): boolean {
	const isEnd =
		/^(?:$|[.,;:(\d])/.test(object) ||
		isInList('carried', firstWord(object)) ||
		isInList('failed', firstWord(object)) ||
		opensWith(object, 'untilMarks');
	const isOfMotion = endsWith(ahead, 'formalNouns');
	const isMotionPutOff = isEnd && isMotion(ahead) && endsWith(ahead, 'auxiliaries');
	return isOfMotion || isMotionPutOff || (isEnd && endsWith(ahead, 'moves'));
}

const firstWord = (text: string) => /^\p{L}+/u.exec(text)?.[0] ?? '';

/** Whether a word or a phrase of a list ends a text. */
function endsWith(text: string, list: Parameters<typeof phraseFinder>[0]): boolean {
	const last = matchesIn(text, phraseFinder(list)).at(-1);
	return last !== undefined && text.slice(last.index + last[0].length).trim() === '';
}

/** A small word or a determiner that a text opens with. */
function articleOf(text: string): string | undefined {
	const [whole, word = ''] = /^(\p{L}{1,5})(?:\s+|['’])/u.exec(text) ?? [];
	return word !== '' && (word.length <= LONGEST_SMALL || isOneOf(word, ['determiners', 'this']))
		? whole
		: undefined;
}

const LONGEST_SMALL = 3;

/**
 * A clause with the body that meets named by its noun alone, where that opens it: `Le conseil départemental adopte …` tells of another body in most
 * minutes, and in its own it is `le conseil`. Of whom it is otherwise, `du Calvados`, `'s committee`, is another.
 */
function withOwnBody(text: string, ownNames: readonly string[]): string {
	const [named] = vocabulary('bodies').findAll(text);
	if (!named || !ownNames.includes(foldName(text.slice(named.from, named.to)))) return text;
	const behind = text.slice(named.to);
	// `Après en avoir délibéré, | le conseil départemental`
	const ahead = text.slice(0, named.from);
	const deliberated = phraseFinder('deliberations').exec(ahead);
	const lead =
		deliberated?.index === 0 ? ahead.slice(deliberated[0].length).replace(/^[^,]{0,40},\s*/, '') : ahead;
	const isOpening = wordPattern`^(?:${'articles'}\s+)?$`.test(lead);
	const isOther = /^['’]|^\s+\p{Lu}/u.test(behind) || opensWith(behind.trimStart(), ['eventLinks', 'of']);
	if (!isOpening || isOther) return text;
	const [noun = ''] = text.slice(named.from, named.to).split(/\s/);
	return text.slice(0, named.from) + noun + behind;
}

/** `Pas de remarque, | adopté.`: the verdict, where it stands alone behind the words that nobody had anything to say. */
function withoutSilence(text: string): string {
	const silence = phraseFinder('noRemarks').exec(text);
	const rest = silence?.index === 0 ? text.slice(silence[0].length).replace(/^[\s,;:–—-]+/u, '') : '';
	return /^\p{L}+\.?$/u.test(rest) && isInList('carried', rest.replace('.', '')) ? rest : text;
}

/** `À la suite de la démission de M. Roux, acceptée par le préfet, | le conseil décide …`: a clause without what led to it and who else agreed to that. */
function withoutOccasion(text: string): string {
	const [led = ''] = LED_BY().exec(text) ?? [];
	if (led === '' || phraseFinder('bodies', 'thatWords').test(led)) return text;
	const rest = text.slice(led.length);
	const body = phraseFinder('bodies').exec(rest);
	const isDecision =
		body?.index === 0 && phraseFinder('decides').exec(rest.slice(body[0].length).trimStart())?.index === 0;
	return isDecision ? rest : text;
}

const LED_BY = () =>
	wordPattern`^${'occasions'}\s[^,;:.()\d]{3,120},\s\p{Ll}+\s${'agentWords'}\s[^,;:.()\d]{3,80},\s+`;

/** `be, and they are hereby, re-elected`: what a deed puts before its participle. */
const HEREBY = () =>
	wordPattern`,?\s+${'andWords'}\s+(?:\p{L}+\s+){0,2}${'herebyWords'},?(?:\s+${'copulaWords'})?\s+`;

/** A clause, and what is read of it whatever it says. */
interface Clause extends ClausePlace {
	readonly text: string;
	/** The mark as it is before anything is known. */
	readonly base: Mark;
	/** All of it is figures. */
	readonly isPure: boolean;
	/** Of another body, another time, or only supposed. */
	readonly isOther: boolean;
	/** What was answered, as far as it is figures. */
	readonly counts: Count[];
	/** Those figures, where they decide something here. */
	readonly tally: Count[];
	readonly verdict: Verdict | undefined;
	readonly consent: ReturnType<typeof consentIn>;
	/** Who is said to be elected. */
	readonly people: Exclude<ReturnType<typeof electedIn>, false>;
	/** `L'assemblée renouvelle son mandat`: of somebody named above. */
	readonly isRenewal: boolean;
	/** Who is named as one who stands, or is chosen. */
	named(): ReturnType<typeof candidatesIn>;
}

function readClause(text: string, place: ClausePlace): Clause {
	const { at, isElection, known, isOfOffice } = place;
	const ballot = ballotIn(text);
	const figures = figuresIn(ballot);
	const isPure = isPureTally(ballot);
	const consent = consentIn(text);
	const first = figures?.from ?? text.length;
	const behind = figures === undefined || ballot !== text ? '' : text.slice(figures.to);
	const ahead = figures === undefined ? undefined : verdictIn(untilFigures(text.slice(0, first)));
	const isRejected =
		figures !== undefined &&
		!isBefore(text.slice(0, first)) &&
		// `M. Roux indique que … a été refusée par 21 voix contre 9 au conseil départemental.`
		!(isReported(text, first) && namesOtherBody(text)) &&
		(isRejectedBy(text.slice(0, first)) || isRejectedBehind(behind) || ahead?.outcome === 'rejected');
	// `Rapport financier : approuvé par 11 voix pour`, and not `8 March 2010: Approved, 9-0-3`
	const isLabelled = /^\p{Lu}\p{L}[^:.;]{2,60}?\s?:\s+\p{L}/u.test(text);
	const verdict = verdictIn(text) ?? (isRejected ? REJECTED : isLabelled ? ahead : undefined);
	const people = electedIn(text, known);
	// `RESOLVED: the group asks for a renewal (unanimous consent)` reports nothing.
	const isOther =
		!isResolved(text) &&
		(isElsewhere(text) ||
			isReported(text, first) ||
			(isGround(text) && !phraseFinder('deliberations').test(text.slice(0, first))) ||
			// `Sont élus à la commission permanente : …` names another body, and this one elects to it.
			(!isPure &&
				phraseFinder('electedBefore').exec(text)?.index !== 0 &&
				!isOfBody(text, verdict, figures?.counts) &&
				!(consent !== undefined && endsMotion(text, consent.word)) &&
				!givesOpinion(text, consent) &&
				// `… was elected Treasurer in succession to Bo Carr, who had been appointed`: what stands before counts.
				isSupposed(text.slice(0, Math.min(first, people.at ?? first)))));
	const stated = figures?.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast') ?? [];
	// `None for, majority against.` counts nobody.
	const counts = stated.length === 1 && stated[0]?.answer === 'for' && stated[0].value === 0 ? [] : stated;
	const isDecisive =
		counts.some(({ answer }) => answer === 'for' || answer === 'against') ||
		(counts.length > 0 && ((isPure && !isElection) || consent !== undefined));
	return {
		...place,
		text,
		base: { ...createMark(at, text), isPure },
		isPure,
		isOther,
		counts,
		tally: isDecisive && (!isOther || isPure) && !isOfVoices(text.slice(0, first)) ? counts : [],
		verdict,
		consent,
		people,
		isRenewal: people.elected.length === 0 && phraseFinder('renewals').test(text),
		named: lazy(() => candidatesIn(text, known, isElection, isOfOffice)),
	};
}

/** `Three residents spoke, | two in favor and one against.`, `Public comment: | two in favor`: who was heard, and no vote of the meeting. */
function isOfVoices(ahead: string): boolean {
	const [, label = ''] = /^(\p{Lu}[^:]{2,40}?)\s*:\s*$/u.exec(ahead) ?? [];
	if (isPhrase('voiceLabels', label) || REPLIED().test(ahead)) return true;
	const [, many = ''] = HEARD().exec(ahead) ?? [];
	return /^\d+$/.test(many) || wordsToInteger(many) !== undefined;
}

/** `Consultation : | 37 réponses, | 29 oui, 8 non`: how many of those who were asked replied. */
const REPLIED = () => wordPattern`(?<![\d.,])\d+\s${'replies'}\s*[,:;(–—-]\s*(?:${'besides'}\s)?$`;

/** So many people, who spoke, and no more before their figures. */
const HEARD = () =>
	wordPattern`^\s*([\p{L}\d]+)\s(?:\p{Ll}+\s){1,5}${'voicesHeard'}(?:\s*[,:]|\s\p{Ll}+\s${'andWords'})\s*$`;

function namesOtherBody(text: string): boolean {
	return matchesIn(text, phraseFinder('otherBodies')).some(
		({ 0: words }) => !hasWordOf('pluperfects', words),
	);
}

/** `rappelle que le conseil avait rejeté par | 12 voix`: of another day, where no other verb stands between; what the chair finds now counts. */
function isBefore(ahead: string): boolean {
	const last = matchesIn(ahead, phraseFinder('pluperfects')).at(-1);
	return (
		last !== undefined && !phraseFinder('electAuxiliaries').test(ahead.slice(last.index + last[0].length))
	);
}

/** `Rapport financier : approuvé | par ` before its figures. */
function untilFigures(ahead: string): string {
	const told = withoutSigns(ahead);
	const [by = ''] = wordPattern`(?<!\p{L})${'byWords'}$`.exec(told.slice(-LONGEST_BY)) ?? [];
	return by === '' ? told : withoutSigns(told.slice(0, -by.length));
}

/** A text without the blanks and signs at its end. */
function withoutSigns(text: string): string {
	let end = text.length;
	while (end > 0 && /[\s:,;(–—-]/u.test(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end);
}

const LONGEST_BY = 30;

/** `Avis favorable à la majorité (1 contre)`: the body's own, and how it came to it; `Avis favorable de la commission` is another's. */
function givesOpinion(text: string, consent: ReturnType<typeof consentIn>): boolean {
	const opinion = phraseFinder('ownOpinions').exec(text);
	const rest = opinion?.index === 0 ? text.slice(opinion[0].length).replace(/^[\s:,(–—-]+/u, '') : '';
	return rest !== '' && (/^\d/.test(rest) || (consent !== undefined && rest.startsWith(consent.word)));
}

/** The part of a clause that its figures are read from. */
function ballotIn(text: string): string {
	// `Avis favorable : 5 pour, 1 abstention`: what the body says, and how it was voted.
	const opinion = phraseFinder('ownOpinions').exec(text);
	const voted = opinion?.index === 0 ? text.slice(opinion[0].length).replace(/^\s*:\s*/, '') : '';
	if (figuresIn(voted)?.counts.some(({ answer }) => answer === 'for')) return voted;
	// `Le comité rend un avis défavorable : 3 avis défavorables, 1 avis favorable`
	const [, behind = ''] = /:\s+(\d[^:]{3,90})$/u.exec(text) ?? [];
	const isFuller =
		behind !== '' &&
		isPureTally(behind) &&
		(figuresIn(behind)?.counts.length ?? 0) > (figuresIn(text)?.counts.length ?? 0);
	return isFuller ? behind : text;
}

/** What one way of saying a decision gives of a clause; the first that gives something decides. */
type Rule = (clause: Clause) => Mark | undefined;

const RULES: readonly Rule[] = [
	candidatesWithVotes,
	officePassed,
	peopleElected,
	favouredByAll,
	grantOfList,
	countedVote,
	electionOfThoseAbove,
	voteByConsent,
	adoptedNames,
	verdictAlone,
	thoseWhoStand,
];

/** `Ana Bell 5, Bo Carr 3 – Ana elected` */
function candidatesWithVotes(clause: Clause): Mark | undefined {
	const { text, base, isOther, known, isElection, people } = clause;
	const standing = isOther || isOfOtherVoters(clause) ? [] : votedIn(text, known, isElection);
	if (standing.length < 2) return undefined;
	const named = knownNames(standing.map(({ name }) => name));
	const [tail = ''] = /\D*$/u.exec(text) ?? [];
	const told = electedIn(tail, known).elected;
	const said = told.length > 0 ? told : people.elected;
	const elected = [...new Set(said.flatMap((name) => named.whole(name) ?? []))];
	return { ...base, candidates: standing, elected, saysElected: elected.length > 0 };
}

function officePassed({ text, base, isElection, known }: Clause): Mark | undefined {
	const office = passedOffice(text, isElection, known);
	return office && { ...base, ...office, saysElected: true };
}

/** `Ana Bell est élue trésorière à l’unanimité`. */
function peopleElected(clause: Clause): Mark | undefined {
	const { text, base, isElection, isOther, isPure, tally, people, consent } = clause;
	if (
		people.elected.length === 0 ||
		isOther ||
		isStranger(clause) ||
		isOfOtherVoters(clause) ||
		isThanked(text)
	)
		return undefined;
	if (isToldAlone(clause) && (isPost(text) || isInPassing(text) || isOfOtherBody(clause))) return undefined;
	const { votes, rival } = people;
	// `Bo Carr accepted and took the chair` elects him, by the words of his verb alone.
	const verb = electedVerb().exec(text);
	const unsaid = verb === null ? text : text.replace(verb[0], ' ');
	const isSitting = saysSitting(unsaid, isElection) && tally.length === 0 && votes === undefined;
	return {
		...base,
		...(isSitting ? { isSitting } : {}),
		isPure: isPure || wordPattern`^${'resultHeads'}\s*:`.test(text),
		elected: people.elected,
		saysElected: true,
		counts: votes === undefined ? tally : [],
		candidates:
			votes !== undefined && people.elected.length === 1 ? [{ name: people.elected[0] ?? '', votes }] : [],
		...(rival === undefined ? {} : { rival }),
		...withConsent(consent),
	};
}

/** `La présidente remercie | Ana Bell, élue trésorière`, `thanked Bo Carr, elected last year`: a participle alone, of whom the sentence thanks. */
function isThanked(text: string): boolean {
	const verb = electedVerb().exec(text);
	const thanks = phraseFinder('thanks').exec(text.slice(0, verb?.index));
	return verb !== null && thanks !== null && !/\s/.test(verb[0]);
}

/** `Sont élus : …` under `Élection des représentants des parents d’élèves`: others vote than those who meet, unless all of these do. */
function isOfOtherVoters({ title, text, consent, sitting }: Clause): boolean {
	const head = foldName(sitting.context.head ?? '');
	const [word] =
		phraseFinder('othersElections').exec(title) ?? phraseFinder('othersElections').exec(text) ?? [];
	return consent === undefined && word !== undefined && !head.includes(foldName(word));
}

/** Neither a title of elections nor figures or a consent say that anybody was elected here. */
function isToldAlone({ isElection, stand, tally, people, consent }: Clause): boolean {
	return !isElection && !stand && tally.length === 0 && people.votes === undefined && consent === undefined;
}

/**
 * `Luc Bon a été nommé | agent technique`, `was appointed | head teacher`: what somebody is employed as, or any word that is no office; where the body that
 * names is not said.
 */
function isPost(text: string): boolean {
	const verb = electedVerb().exec(text);
	if (
		verb === null ||
		!hasWordOf('namings', verb[0]) ||
		phraseFinder('bodies', 'decides').test(text.slice(0, verb.index))
	)
		return false;
	const after = text.slice(verb.index + verb[0].length).trimStart();
	const as = phraseFinder('asOffice').exec(after);
	const held = as?.index === 0 ? after.slice(as[0].length).trimStart() : after;
	if (phraseFinder('staffRoles', 'posts', 'tasks').exec(held)?.index === 0) return true;
	const [words = ''] = /^\p{Ll}[\p{L}'’-]{2,}(?:\s[\p{L}'’-]+){0,3}/u.exec(held) ?? [];
	const isLinked = wordPattern`^${['ofElse', 'inYears', 'byWords', 'articles', 'forWords']}(?!\p{L})`.test(
		words,
	);
	return (
		words !== '' && !isLinked && !phraseFinder('offices').test(words) && !isRole(words.split(/\s/)[0] ?? '')
	);
}

/** `Luc Bon remplace Ana Bell, | élue à d’autres fonctions`, `Ana Bell, | élue`: a participle alone of somebody whom the sentence tells something else of. */
function isInPassing(text: string): boolean {
	const verb = electedVerb().exec(text);
	// `Ana Bell est élue | d’opposition | et demande la parole.`
	const rest = verb === null ? '' : text.slice(verb.index + verb[0].length).trimStart();
	if (phraseFinder('seatsHeld').exec(rest)?.index === 0) return true;
	if (verb === null || /\s/.test(verb[0]) || !/\p{L},\s*$/u.test(text.slice(0, verb.index))) return false;
	const after = text.slice(verb.index + verb[0].length);
	return (
		hasWordOf('auxiliaries', after) ||
		/^(?:,|\P{L}*$)/u.test(after) ||
		wordPattern`^\s+${'ofElse'}\s`.test(after)
	);
}

/** `Luc Bon a été élu vice-président de la communauté de communes`: an office of a body that the head does not name. */
function isOfOtherBody({ text, sitting }: Clause): boolean {
	const verb = electedVerb().exec(text);
	const after = verb === null ? '' : text.slice(verb.index + verb[0].length);
	const head = foldName(sitting.context.head ?? '');
	return matchesIn(after, phraseFinder('outsideBodies')).some(
		({ 0: body, index }) =>
			wordPattern`^\s+(?:${'asOffice'}\s)?${['headsOfBody', 'bodyOffices']}\s${'ofElse'}\s?$`.test(
				after.slice(0, index).replace(/['’]$/, ' '),
			) && !head.includes(foldName(body)),
	);
}

/** `Al Dow a été élu président de la fédération`, in a report: nobody of this meeting, and no vote. */
function isStranger({ isElection, stand, known, tally, people, consent }: Clause): boolean {
	return (
		!isElection &&
		!stand &&
		known.size >= FEW &&
		tally.length === 0 &&
		people.votes === undefined &&
		consent === undefined &&
		!people.elected.some((name) => known.has(name))
	);
}

/** `Unanimité en faveur de Mme Roux` */
function favouredByAll({ text, base, isElection, isOther, consent, tally, known }: Clause): Mark | undefined {
	if (!isElection || isOther || consent?.kind !== 'unanimous' || tally.length > 0) return undefined;
	const behind = text.slice(text.indexOf(consent.word) + consent.word.length);
	const favoured = favouredBehind(behind, known);
	return favoured === undefined
		? undefined
		: { ...base, elected: [favoured], saysElected: true, consent: 'unanimous' };
}

/** `Comité des fêtes : 600 € – unanimité` */
function grantOfList({ text, base, isOther, consent, tally }: Clause): Mark | undefined {
	if (consent === undefined || tally.length > 0 || isOther) return undefined;
	const about = listedGrant(text);
	return about === undefined ? undefined : { ...base, consent: consent.kind, about, isPure: false };
}

/** Figures: of a vote, or of the one candidate whom they are said of. */
function countedVote(clause: Clause): Mark | undefined {
	const { text, base, isElection, tally, verdict, consent, people, isRenewal } = clause;
	if (tally.length === 0) return undefined;
	const own =
		wordPattern`^(?:${'tallyFor'}\s+)?([^:]{2,60}?)\s*:\s*${'figureAnswers'}?\s*:?\s*\d`
			.exec(text)?.[1]
			?.replace(wordPattern`^${'tallyFor'}\s+`, '') ?? '';
	// `Ana Bell : contre 1, abstentions 2`, in a list of those who are given their discharge: no votes that elect.
	const mayElect = isElection || people.phrase || tally.some(({ answer }) => answer === 'for');
	const candidate = mayElect ? candidateOf(own, clause) : undefined;
	// `Intégration de Luc Cassel au conseil est adoptée à 43 voix contre 0`.
	const { names, isStrong } = clause.named();
	const isUnopposed = tally.every(({ value }) => value === 0);
	// `Ana Bell et Bo Carr se présentent. Aucune opposition, ils sont élus.`: a list above may be of those who leave.
	const isOfThoseBefore =
		people.phrase &&
		isElection &&
		clause.standBefore &&
		(isUnopposed || tally.some(({ answer }) => answer === 'for')) &&
		!saysSitting(text, isElection);
	const saysElected = (isRenewal || isOfThoseBefore) && names.length === 0 && verdict?.outcome !== 'rejected';
	// Nobody against is no figure that elects, and no unanimity.
	const counts = isOfThoseBefore && isUnopposed ? [] : tally;
	const common = {
		...(counts.length < tally.length ? {} : withConsent(consent)),
		...(verdict === undefined ? {} : { verdict }),
	};
	if (candidate !== undefined)
		return { ...base, saysElected, candidates: [{ name: candidate, counts: tally }], ...common };
	const isNamed = isStrong || (isElection && names.length > 0);
	return {
		...base,
		...(isTitle(own) && voteLabel(text) === ''
			? { about: own.trim(), isPure: isPureTally(text.slice(text.indexOf(':') + 1).trim()) }
			: {}),
		counts,
		saysElected,
		candidates: people.phrase || isNamed ? names.map((name) => ({ name })) : [],
		...(isNamed && verdict?.outcome === 'adopted' ? { elected: names, saysElected: true } : {}),
		...common,
	};
}

/** The candidate whom the words before figures name: `Zoé candidate : 12 pour`, `Ana Bell : 14 pour`. */
function candidateOf(own: string, { text, isElection, known }: Clause): string | undefined {
	const standing = standingName(own);
	if (standing !== undefined) return standing;
	const isTallyFor = wordPattern`^${'tallyFor'}\s`.test(text);
	const isName =
		own !== '' &&
		(isTallyFor || voteLabel(text) === '') &&
		answerAt(own) === undefined &&
		(known.has(own) || ((isElection || isTallyFor) && isFullName(own)));
	return isName ? own : undefined;
}

/** `Ils sont élus à l’unanimité.`: those who stand above. */
function electionOfThoseAbove(clause: Clause): Mark | undefined {
	const { text, base, isElection, isOther, known, stand, people, consent, isRenewal } = clause;
	const isElecting =
		(people.phrase || (isRenewal && clause.named().names.length === 0)) &&
		!isOther &&
		!saysSitting(text, isElection) &&
		// `Motion: That three members be elected` elects nobody who stands above.
		!movesUnnamed(text, known) &&
		// `Resolved that Ana Bell and Bo Carr be re-elected` names them.
		!(phraseFinder('electedWishes').test(text) && clause.named().isStrong) &&
		(consent !== undefined || isElection || (stand && (firstOf(text) !== undefined || saysAll(text))));
	return isElecting ? { ...base, saysElected: true, ...withConsent(consent) } : undefined;
}

/** `Approuvé à l’unanimité`, `Moved by Bell, all agreed`. */
function voteByConsent(clause: Clause): Mark | undefined {
	const { text, base, isOther, isPure, verdict, consent } = clause;
	if (consent === undefined || isOther) return undefined;
	const isVote = verdict !== undefined || isPure || voteLabel(text) !== '';
	// `… y sont favorables à l'unanimité ; une délibération sera prise`: what comes after it decides nothing yet.
	const end = text.indexOf(';', text.indexOf(consent.word));
	const told = end === -1 ? text : text.slice(0, end);
	// `Accepté à l'unanimité moins 1.`
	const isOfAll = consent.isNear === true || consent.kind === 'unanimous';
	if (!isVote && !((isOfAll || isMotion(told)) && tellsDeciding(told))) return undefined;
	return {
		...base,
		consent: consent.kind,
		...(verdict === undefined ? {} : { verdict }),
		...(isChosen(clause, consent.kind) ? { elected: clause.named().names, saysElected: true } : {}),
	};
}

/** `L’entrée de Luc Cassel au conseil est adoptée.` */
function adoptedNames({ base, isOther, verdict, named }: Clause): Mark | undefined {
	if (verdict?.outcome !== 'adopted' || isOther || !named().isStrong) return undefined;
	return { ...base, elected: named().names, saysElected: true, isPure: false };
}

/** `Suite au vote de la Chambre, le conseil a approuvé à l’unanimité …`: what comes before its body is another's, and its consent is not. */
function verdictAlone({ text, base, isOther, verdict, counts, consent }: Clause): Mark | undefined {
	const at = consent === undefined ? -1 : text.indexOf(consent.word);
	const body = isOther
		? matchesIn(text, phraseFinder('bodies')).findLast(({ index }) => index < at)
		: undefined;
	const isOwn = consent?.kind === 'unanimous' && body !== undefined && at - body.index < MOST_BETWEEN;
	return (
		verdict && {
			...base,
			verdict,
			counts: isOther ? [] : counts,
			isPure: false,
			...(isOwn ? withConsent(consent) : {}),
		}
	);
}

/** A body, its verb, and the consent. */
const MOST_BETWEEN = 45;

/** Who is nominated; `Cllr Bell proposed Cllr Carr, who declined.` names nobody who stands. */
function thoseWhoStand({ text, base, named }: Clause): Mark | undefined {
	const isDown = hasWordOf('standsDown', text) || phraseFinder('elsewhere').test(text);
	if (named().names.length === 0 || isDown) return undefined;
	return { ...base, candidates: named().names.map((name) => ({ name })) };
}

function withConsent(consent: Clause['consent']): Pick<Mark, 'consent'> {
	return consent === undefined ? {} : { consent: consent.kind };
}

/**
 * Whether those whom a sentence names are elected by the consent in it: `It was unanimously proposed that Ana Bell and Bo Carr make up the committee.`,
 * `Cllr Bell proposed Cllr Carr, seconded by Cllr Dean, all agreed.`
 */
function isChosen(
	{ text, named, verdict, isElection, isOfOffice, known }: Clause,
	consent: Mark['consent'],
): boolean {
	const { names, isStrong } = named();
	const isUnanimous = isElection && consent === 'unanimous';
	if (isStrong && (verdict !== undefined || (isUnanimous && phraseFinder('electedWishes').test(text))))
		return true;
	const [only, more] = names;
	return (
		isUnanimous &&
		verdict?.outcome !== 'rejected' &&
		only !== undefined &&
		more === undefined &&
		(nomineeIn(text, known) === only ||
			proposedIn(text, known, isOfOffice)[0] === only ||
			phraseFinder('candidateAfter').test(text))
	);
}

/** `Le conseil donne un avis favorable à l’unanimité`, `… par 3 voix pour`: the body of the meeting opens the sentence, and says how it decides. */
function isOfBody(text: string, verdict: Verdict | undefined, counts: readonly Count[] = []): boolean {
	const { index, 0: word } = phraseFinder('bodies').exec(text) ?? {};
	const isFirst = index !== undefined && word !== undefined && index + word.length <= MOST_AHEAD;
	const isTold = consentIn(text)?.kind === 'unanimous' || counts.some(({ answer }) => answer === 'for');
	return isFirst && verdict?.outcome === 'adopted' && isTold;
}

/** `Ana Bell proposed that the report should be accepted, seconded Bo Carr, all agreed.`: what comes of it ends the sentence. */
function endsMotion(text: string, consent: string): boolean {
	const at = text.lastIndexOf(consent);
	return (
		phraseFinder('movesTo').test(text.slice(0, at)) && /^[\s.!)]*$/u.test(text.slice(at + consent.length))
	);
}

/** `Ils sont donc tous élus`, `all three were elected`: everybody of those above. */
function saysAll(text: string): boolean {
	const { index } = phraseFinder('alls').exec(text) ?? {};
	return index !== undefined && index < MOST_AHEAD && hasWordOf('plurals', text);
}

/** The name of a body that opens a sentence ends here. */
const MOST_AHEAD = 24;

/** `Comité des fêtes : 600 € – unanimité`, `Chorale – 150 € : 9 pour`: whose amount is voted on, on a line of a list of them. */
function listedGrant(text: string): string | undefined {
	const [, about = '', vote = ''] =
		/^([^:\d–—]{3,60}?)\s*[:–—-]\s*\d[\d\s\u00A0\u202F.,]*\s?[€$£]\s*[:;,(–—-]+\s*(.{3,90}?)\)?\.?$/u.exec(
			text,
		) ?? [];
	return about !== '' && isTitle(about) && (isPureTally(vote) || consentIn(vote) !== undefined)
		? about.trim()
		: undefined;
}

const REJECTED = { outcome: 'rejected' } as const;

/** `… Rejetée par` right before figures: their first may be those against it. */
function isRejectedBy(before: string): boolean {
	const words = before.trim().split(/\s+/).slice(-3);
	return words.some((word) => isInList('failed', word));
}

/** `9 for, 5 against: lost`, `9 pour, 5 contre – non adoptée`: few words behind figures, of which the last says that it failed. */
function isRejectedBehind(rest: string): boolean {
	const words = rest.match(/\p{L}+/gu) ?? [];
	const [before = '', last = ''] = ['', '', ...words].slice(-2);
	return (
		words.length <= MOST_BEHIND &&
		!/\d/.test(rest) &&
		(isInList('failed', last) || (isInList('carried', last) && wordPattern`^${'notWords'}$`.test(before)))
	);
}

/** `it therefore fell` */
const MOST_BEHIND = 5;

/** `Bourse A`: a few words that are no answer and no label. */
function isTitle(text: string): boolean {
	const words = text.trim().split(/\s+/);
	return (
		/^[\p{Lu}\d]/u.test(text.trim()) &&
		words.length <= 10 &&
		!phraseFinder('decides', 'refuses').test(text) &&
		// `Le maire met aux voix : 3 pour.`
		!wordPattern`\s${'putToVote'}\s*$`.test(text) &&
		!opensWith(text, 'answers', 'labels') &&
		!isInList('carried', words[0] ?? '') &&
		!isInList('failed', words[0] ?? '')
	);
}

/** Unanimity beside a word of deciding. */
export function tellsDeciding(text: string): boolean {
	return (
		phraseFinder('decides', 'moves', 'votings').test(text) ||
		phraseFinder('ownOpinions').exec(text)?.index === 0 ||
		isMotion(text)
	);
}

/** `Motion: That three members be elected`: how many, and not who. */
export function movesUnnamed(text: string, known: KnownNames): boolean {
	return (
		phraseFinder('electedWishes').test(text) &&
		phraseFinder('thatWords').test(text) &&
		namesIn(text, known).every((name) => !known.has(name))
	);
}

/** Offices of the sitting alone: who chairs it, who writes its minutes, who counts; outside elections `Mme Roux est désignée secrétaire.` too. */
export function saysSitting(text: string, isElection: boolean): boolean {
	// `est nommée en qualité de secrétaire de l’association`: of the body, and not of the sitting.
	const isOfSitting = matchesIn(text, phraseFinder('sittingOffices')).some(
		({ index, 0: said }) =>
			phraseFinder('lasting').exec(text.slice(index + said.length).trimStart())?.index !== 0,
	);
	if (isOfSitting) return true;
	return (
		!isElection &&
		(electsSecretaryAhead(text) !== null ||
			officerDeeds(text, 'secretary', 'chair', 'opener').some(({ index, 0: said }) =>
				/^\s*(?:$|[.,;(])/u.test(text.slice(index + said.length)),
			))
	);
}

/** `Zoé candidate`: who stands, by one name too. */
function standingName(text: string): string | undefined {
	const [, name = '', word = ''] =
		/^(\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)*)[\s,(]+(\p{Ll}+)\)?$/u.exec(text) ?? [];
	return name !== '' && hasWordOf('candidatures', word) ? name : undefined;
}

/** A list of people is long enough to say that somebody is none of them. */
const FEW = 5;
