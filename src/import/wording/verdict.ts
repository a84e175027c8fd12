/**
 * What sentences of foreign minutes decide without figures: unanimity, and verdicts. A verdict is a line that is nothing else (`Carried.`),
 * a motion that is adopted (`Le budget est approuvé`), or a body that decides (`Le conseil, après en avoir délibéré, approuve …`). What
 * somebody reports, what another body decided, wishes and rules are none.
 */

import { opensWith, vocabulary } from '../../language/index.js';
import { lazy, remembering } from '../../text/lazy.js';
import { createPhraseFinder, phraseChoice } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import {
	attendanceWords,
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordList,
	wordPattern,
	wordPatterns,
} from './dialect.js';

/** Unanimity, no objection or a majority, in a text. */
export function consentIn(
	text: string,
): { kind: 'unanimous' | 'noObjection' | 'majority'; word: string; isNear?: boolean } | undefined {
	let found: ReturnType<typeof consentIn>;
	const mark = motionMark(text);
	if (mark?.id === 'unanimous') return { kind: 'unanimous', word: mark.word };
	const everybody = everybodyIn(text);
	if (everybody !== undefined) return { kind: 'unanimous', word: everybody };
	for (const { from, to } of consents().all(text)) {
		const word = text.slice(from, to);
		const kind = isPhrase('allFor', word) ? 'unanimous' : vocabulary('consents').findId(word);
		if (kind === undefined) continue;
		if (
			kind === 'majority' &&
			!wordPattern`^${'byMajority'}\s`.test(word) &&
			!wordPattern`${['byMajority', 'largeWords']}\s*$`.test(text.slice(Math.max(0, from - 8), from))
		)
			continue;
		// `Not all members agreed`, `It was hoped all agreed`, `All agreed it was a nice day`
		if (wordPattern`\s${'agreedAlone'}$`.test(word) && !isAgreed(text.slice(0, from), text.slice(to)))
			continue;
		// `unanimement opposée au projet`, `unanimously against it`: all are against, and nothing is carried.
		if (isOpposed(text.slice(0, from), text.slice(to))) continue;
		// `à l’unanimité moins une voix`, `à la quasi-unanimité`
		if (kind === 'unanimous' && (isExcepted(text.slice(to)) || NEARLY().test(text.slice(0, to))))
			return { kind: 'majority', word, isNear: true };
		if (kind === 'unanimous') return { kind, word };
		found ??= { kind, word };
	}
	return found;
}

/** Whether what stands behind a consent takes somebody out of it. */
function isExcepted(after: string): boolean {
	return phraseFinder('exceptions').exec(after.replace(/^[\s,]+/, ''))?.index === 0;
}

/** `à la quasi-unanimité`, `almost unanimously`: all but a few. */
const NEARLY = () => wordPattern`(?<!\p{L})${'nearlyWords'}[\s\u2010\u2011-]?\p{L}+$`;

/** Whether the word right before or behind a consent says that all are against. */
function isOpposed(before: string, after: string): boolean {
	const [, next = ''] = /^\s(\p{L}+)/u.exec(after) ?? [];
	const [, last = ''] = /(\p{L}+)\s$/u.exec(before.slice(-LONGEST_WORD)) ?? [];
	return isInList('opposedWords', next) || isInList('opposedWords', last);
}

const LONGEST_WORD = 20;

const consents = lazy(() => createPhraseFinder([...vocabulary('consents').words(), ...wordList('allFor')]));

/** `all Councillors present were in favour`, `tous les membres ont voté pour`: the words, where nobody is taken out of them. */
function everybodyIn(text: string): string | undefined {
	if (text.length > LONGEST_SENTENCE) return undefined;
	const first = phraseFinder('votesYes', 'agreedAlone').test(text) ? EVERYBODY().exec(text) : null;
	if (first === null) return undefined;
	const before = text.slice(0, first.index);
	const after = text.slice(first.index + first[0].length);
	if (isExcepted(after.replace(/^;/, '')) || wordPattern`(?<!\p{L})${'notWords'}\s+$`.test(before))
		return undefined;
	return isAgreed(before, after) || !wordPattern`\s${'agreedAlone'}$`.test(first[0]) ? first[0] : undefined;
}

/** `Payments were approved, all councillors agreed.`, `All agreed to buy it.`, and no `Once all councillors agreed the dates`. */
function isAgreed(before: string, after: string): boolean {
	return (
		wordPattern`(?:^|[,;:.(–—-]|\s${'andWords'}\s|^${'weWords'}\s)[\s*_]*$`.test(before) &&
		(/^[\s*_]*(?:$|[.,;:!)–—-])/u.test(after) || wordPattern`^\s+${'toWords'}\s`.test(after))
	);
}

/** Everybody, who they are, and that they were for it. */
const EVERYBODY = lazy(
	() =>
		new RegExp(
			`(?<!\\p{L})(?:${phraseChoice(wordList('allOf'))})\\s+(?:(?:${attendanceWords('members').join('|')}|${wordList('honorifics').join('|')})\\s+){1,3}(?:(?:${attendanceWords('present').join('|')})\\s+)?(?:${phraseChoice([...wordList('votesYes'), ...wordList('agreedAlone')])})(?!\\p{L})`,
			'iu',
		),
);

/** `M/S/C O'Brien/Raman to approve the minutes`: the mark of a clerk opens the text, or ends it. */
function motionMark(text: string): { id: 'carried' | 'unanimous'; word: string } | undefined {
	const words = [/^[\s*_-]*([\p{Lu}/.]{3,9})(?=[\s:(–-]|$)/u, /[\s(.]([\p{Lu}/]{3,9})[\s).*_]*$/u];
	for (const pattern of words) {
		const [, word = ''] = pattern.exec(text) ?? [];
		const id = word === '' ? undefined : vocabulary('motionMarks').findId(word);
		if (id !== undefined) return { id, word };
	}
	return undefined;
}

/** What a text decides. */
export interface Verdict {
	outcome: 'adopted' | 'rejected';
}

/** A verdict that is all of its line may have so many words beside it: `Adopté à main levée avec effet immédiat`. */
const LONGEST_BARE = 14;
/** Nobody tells a verdict in more. */
const LONGEST_SENTENCE = 1500;

/** The decision that a sentence tells; nothing where it is one of another day, another body, or only wished for. */
export const verdictIn = remembering((text): Verdict | undefined => {
	const line = text.replace(/[*_]+/g, '').trim();
	if (line.length > LONGEST_SENTENCE) return undefined;
	if (phraseFinder('grounds').exec(line)?.index === 0) return active(untold(line));
	if (motionMark(line) !== undefined) return { outcome: 'adopted' };
	if (opensWithRefusal(line)) return { outcome: 'rejected' };
	const bare = phraseFinder('undone').test(line) ? undefined : bareVerdict(line);
	if (bare !== undefined) return bare;
	if (isResolved(line)) return { outcome: 'adopted' };
	if (isElsewhere(line) || /[?]$/.test(line) || opensWithNone(line)) return undefined;
	const told = untold(line);
	const isLoose = onlyAgrees(told);
	return (
		(isLoose && !agreesToAct(told) ? undefined : impersonal(told)) ??
		denied(told) ??
		passive(told) ??
		motion(told) ??
		(isLoose ? undefined : active(told))
	);
});

/** `Refus à l'unanimité d'accorder l'indemnité`: the noun, and how it came to it. */
function opensWithRefusal(line: string): boolean {
	const [noun] = wordPattern`^${'refusalNouns'}\s+`.exec(line) ?? [];
	return noun !== undefined && consents().all(line)[0]?.from === noun.length;
}

/** `No motion was carried`, `Aucune résolution n'a été adoptée` */
function opensWithNone(line: string): boolean {
	const [none] = wordPattern`^${'noWords'}\s+`.exec(line) ?? [];
	return none !== undefined && opensWith(line.slice(none.length), 'votedTexts');
}

/** Whether a text speaks of another day, or of a survey. */
export const isElsewhere = remembering((text): boolean => {
	// `le 29 janvier dernier`: a day before this one.
	return (
		phraseFinder('elsewhere').test(text) ||
		wordPattern`\d(?:er)?\s\p{L}{3,9}\s${'lastWords'}(?!\p{L})`.test(text) ||
		isVotedBefore(text)
	);
});

/** `Before the meeting the board approved the lease by e-mail`: a vote that these minutes only note; a motion to ratify it is of this meeting. */
function isVotedBefore(text: string): boolean {
	const letters = phraseFinder('remoteBallots').exec(text);
	const before = phraseFinder('beforeMeetings').exec(text);
	if (letters === null || before === null) return false;
	const ahead = text.slice(0, letters.index);
	// `The gift came by e-mail before the meeting; it was approved 4-0`, `ratified the e-mail vote`, `the e-mail vote be held before the meeting`
	const clause = before.index === 0 ? text.slice(before[0].length).replace(/^,/, '') : text;
	if (wordPattern`;|[.]\s+\p{Lu}|,\s+(?:\p{Lu}|${'articles'}\s)|(?<!\p{L})${'ownDeeds'}`.test(clause))
		return false;
	// `The papers were sent by e-mail before the meeting | and the budget was approved.`
	const behind = text.slice(Math.max(letters.index, before.index));
	return !isMotion(ahead) && !phraseFinder('moves').test(ahead) && !hasWordOf('andWords', behind);
}

/** Whether a text opens with what a decision rests on, and nobody decides in it: `Vu l’avis favorable de la commission`. */
export function isGround(text: string): boolean {
	return phraseFinder('grounds').exec(text)?.index === 0 && active(text) === undefined;
}

/** Whether what stands before figures says that they are supposed, or another body's. */
export function isSupposed(before: string): boolean {
	return phraseFinder('conditions', 'otherBodies').test(before);
}

/** Whether what stands before a verdict says that it is wished for, supposed, or another body's. */
function isWished(before: string): boolean {
	return phraseFinder('conditions', 'otherBodies', 'wishes').test(before);
}

/** `… adopté en mars`: behind a verdict, within a few words, another day; `Budget voté 2025 : 900 €` is a label. */
function isOfThePast(after: string): boolean {
	if (wordPattern`^\s(?:${'beforeYears'}\s)?\d{4}\s*:`.test(after) || STILL_HOLDS().test(after)) return true;
	const { index } = phraseFinder('pastTimes').exec(after.slice(0, 40)) ?? {};
	return index !== undefined && /^[\s,]*(?:\p{L}+\s+){0,1}$/u.test(after.slice(0, index));
}

/** `The rules adopted | on 30 September 2012 remain unchanged`: what was decided that day holds, or is something now. */
const STILL_HOLDS = () =>
	wordPattern`^\s${'signingDays'}\s(?:\p{L}{3,10}\s)?\d{1,2}(?:\p{L}{1,2})?\s\p{L}{3,9}\s\d{4},?\s${['stayWords', 'auxiliaries']}\s`;

/** Whether a sentence reports what is said further on: `M. Roux signale que …`, `A resident asked whether …`, words in quotes. */
export function isReported(text: string, at: number): boolean {
	const { index } = phraseFinder('reports').exec(text) ?? {};
	if (index !== undefined && index < at) return true;
	return matchesIn(text, /«[^»]*»|“[^”]*”|"[^"]*"/g).some(
		({ index: from, 0: quoted }) => from < at && at < from + quoted.length,
	);
}

/** The sentence without what it reports or quotes. */
function untold(line: string): string {
	const { index } = phraseFinder('reports').exec(line) ?? {};
	return (index === undefined ? line : line.slice(0, index)).replace(
		/«[^»]{12,}»|“[^”]{12,}”|"[^"]{12,}"/g,
		(quoted) => quoted.charAt(0) + ' '.repeat(quoted.length - 2) + quoted.charAt(quoted.length - 1),
	);
}

/** `RESOLUTION: Close issue 41`: what a working group resolved. */
export function isResolved(line: string): boolean {
	const [, label = ''] = /^([\p{Lu} ]{6,12}):\s+\S.{5}/u.exec(line) ?? [];
	return label !== '' && wordList('resolvedLabels').includes(label);
}

/** So many characters may stand before the motion: `En vertu de quoi, cette résolution …`, `On a roll call vote the motion …`. */
const BEFORE_GENERIC = 45;

/**
 * Whether a sentence says how a motion ended, and not which: `Cette résolution, mise aux voix, est adoptée`, `No objections, motion passed.`
 * What it was stands above it.
 */
export function isGenericVerdict(text: string): boolean {
	const line = text.replace(/[*_]+/g, '').trim();
	const motion = phraseFinder('genericMotions').exec(line);
	if (motion === null || motion.index > BEFORE_GENERIC) return false;
	const rest = line.slice(motion.index + motion[0].length);
	for (const { 0: word, index } of matchesIn(rest, WORD)) {
		if (getOutcome(word) === undefined) continue;
		// `The motion failed | to pass`
		const after = rest
			.slice(index + word.length)
			.replace(wordPattern`^\s+${'toWords'}\s+${'deniedVerbs'}(?!\p{L})`, '');
		return (
			!/\d/.test(rest.slice(0, index)) &&
			!phraseFinder('specifies').test(rest.slice(0, index)) &&
			phraseFinder('specifies').exec(after.trimStart())?.index !== 0
		);
	}
	return false;
}

/** `Adoptée à l'unanimité des conseillers présents.`: no subject, and by whom it was agreed. */
export function saysOnlyHow(text: string): boolean {
	const line = text.trim();
	const [, word = ''] = /^(\p{L}+)\s/u.exec(line) ?? [];
	const consent = getOutcome(word) === undefined ? undefined : consentIn(line);
	const behind = line.slice(word.length).trimStart();
	return (
		consent !== undefined &&
		behind.startsWith(consent.word) &&
		!isMotion(behind) &&
		wordsIn(line).length <= LONGEST_BARE
	);
}

/** `Approved | minutes are on the website`: what somebody approved once, of which something else is said. */
function isAttribute(rest: string): boolean {
	const { index } = phraseFinder('auxiliaries').exec(rest) ?? {};
	return (
		index !== undefined &&
		/^\s(?:\p{Ll}{3,}\s){1,3}$/u.test(rest.slice(0, index)) &&
		!wordPattern`^\s${'articles'}\s`.test(rest)
	);
}

/** `Approved | up to $3000 for the roof`: an amount right behind, and nothing that is said of it. */
const OF_MONEY = () =>
	wordPattern`^\s(?:${'upToWords'}\s)?(?:[$€£]\s?\d[\d,.]*|\d[\d\s.,]*[$€£])(?:\s(?!${'auxiliaries'}\s)\p{L}[\p{L}'’-]*){0,8}[.\s]*$`;

/** `Adopté`, `CARRIED`, `Passed, with thanks.`, `Vente de la parcelle : approuvée`. A weak word (`accepted`) must be all of the line. */
function bareVerdict(written: string): Verdict | undefined {
	const line = written
		.replace(wordPattern`^${['alsoWords', 'sameWords']},?\s+`, '')
		// `Reviewed and approved the budget.`
		.replace(wordPattern`^${'readBefore'}\s${'andWords'}\s+(?=\p{L})`, '');
	const words = wordsIn(line);
	if (words.length > LONGEST_BARE) return undefined;
	const [, negated, first = ''] = wordPattern`^(?:(${'notWords'})\s+)?([\p{L}-]+)`.exec(line) ?? [];
	const opening = getOutcome(first);
	// `Approved PR #12` and `Accepted a gift` tell of other things.
	const rest = line.slice(line.indexOf(first) + first.length);
	const isWhole =
		/^\s*(?:$|[.,;:!()–—-])/u.test(rest) ||
		opensWithTally(rest) ||
		(isMotion(rest) && !isAttribute(rest)) ||
		OF_MONEY().test(rest) ||
		phraseFinder('verdictTails').exec(rest.trim())?.index === 0;
	const isStrong = !isInList('weakVerdicts', first)
		? isWhole || consentIn(rest) !== undefined
		: words.length <= 2 ||
			(/^\W*\d/.test(rest) && (!RANGE.test(rest) || opensWithTally(rest))) ||
			// `Refusé | à l'unanimité moins deux abstentions`
			consents().all(rest)[0]?.from === rest.length - rest.trimStart().length ||
			isPhrase('withoutRemarks', rest.replace(/[\s.!]+$/, '').trim()) ||
			isTrueRecord(rest);
	if (opening !== undefined && isStrong) return { outcome: negated === undefined ? opening : 'rejected' };
	// `Minutes of 14 May Approved.`
	// `Seconded: Ana Bell CARRIED`
	const [, capital = ''] = /\s(\p{Lu}\p{Ll}+|(?<!^[^\p{Ll}]*)\p{Lu}{5,})[.!]?$/u.exec(line) ?? [];
	if (getOutcome(capital) !== undefined && !isInList('weakVerdicts', capital))
		return { outcome: getOutcome(capital) ?? 'adopted' };
	const [, refused, last = ''] =
		wordPattern`(?:[-–—:]|=>|→)\s*(${'notWords'}\s+)?(\p{L}+)[.!]?$`.exec(line) ?? [];
	const ending = getOutcome(last);
	// `Minutes of the February meeting: agreed.`
	const isWeak = isInList('weakVerdicts', last) && !isMotion(line);
	return ending === undefined || isWeak
		? undefined
		: { outcome: refused === undefined ? ending : 'rejected' };
}

/** `Carried | 4-1.`, `Passed | 4-1 with Bell opposed`, and not `Passed | 2-3 years ago`. */
function opensWithTally(rest: string): boolean {
	const [tally = ''] = RANGE.exec(rest) ?? [];
	return tally !== '' && wordPattern`^\s*(?:$|[.,;(]|${'byWords'}\s)`.test(rest.slice(tally.length));
}

const RANGE = /^\s*\d{1,4}(?:\s?[–-]\s?\d{1,4}){1,2}(?!\d)/;

function getOutcome(word: string): Verdict['outcome'] | undefined {
	if (isParticiple('failed', word)) return 'rejected';
	return isParticiple('carried', word) ? 'adopted' : undefined;
}

/** `voté` is a participle, `vote` is none, though they are looked up alike; in capitals accents may be left out. */
function isParticiple(list: 'carried' | 'failed', word: string): boolean {
	if (!isInList(list, word)) return false;
	return isPhrase(list, word) || word === word.toUpperCase()
		? !wordPattern`^${exactly('voteNouns')}$`.test(word.toLowerCase())
		: /[éÉ]/u.test(word);
}

function wordsIn(line: string): string[] {
	return line
		.replace(/[^\p{L}\s'’-]/gu, ' ')
		.trim()
		.split(/\s+/);
}

/**
 * `It was agreed to meet again in May`, `Il est décidé d’acheter une tente`: people who talk come to agree, and nobody says that they voted; a
 * mover, unanimity or a word of voting says it, or that they agree to what is formally approved.
 */
function onlyAgrees(line: string): boolean {
	const agreed = phraseFinder('agreements').exec(line);
	if (agreed === null || consentIn(line) !== undefined) return false;
	return (
		// `It was agreed, 3-1, to object.`
		!/^[\s,:(]*\d/.test(line.slice(agreed.index + agreed[0].length)) &&
		!phraseFinder('moves', 'movers', 'deliberations', 'formalVerbs').test(line) &&
		// `it was agreed to vote next month`
		!phraseFinder('formalNouns').test(line.slice(0, agreed.index)) &&
		!line.includes(agreed[0].trim().toUpperCase())
	);
}

/**
 * `It was agreed | to transfer £12,000`, `… | that the money should not be spent`: an act that binds, under no condition and of nobody else, and not
 * `… | to look into it`.
 */
function agreesToAct(line: string): boolean {
	const agreed = phraseFinder('agreements').exec(line);
	if (agreed === null) return false;
	const act = line.slice(agreed.index + agreed[0].length);
	return BINDING_ACT().test(act) && !phraseFinder('besideBinding').test(act);
}

/** `to buy a …`, `that the grant be paid`, `que la cotisation soit portée à 20 €` */
const BINDING_ACT = () =>
	wordPattern`^\s*(?:${'bindingActs'}(?![\p{L}-])|(?:${'thatWords'}\s?)?[^,;:]{1,80}\s${'bindingPassives'}\s(?:${'bindingParticiples'}(?![\p{L}-])|${'bindingRates'}\s(?:[£$€]\s?\d|\d[\d\s.,]*\s?[€%£$])))`;

/** `Il est résolu …`, `It was RESOLVED that …`. */
function impersonal(line: string): Verdict | undefined {
	const start = line.replace(/^[^,:]{2,80}[,:]\s+(?=\p{Ll})/u, '');
	// `After discussion IT WAS RESOLVED, one dissenting, to …`
	if (
		[...vocabulary('decidingBodies').words(), ...wordList('impersonals')].some(
			(phrase) => /\s/.test(phrase) && line.includes(phrase.toUpperCase()) && isImpersonal(phrase),
		)
	)
		return { outcome: 'adopted' };
	// `Proposed by Ana Bell, seconded by Bo Carr and RESOLVED that …`
	for (const { 1: word = '', 0: said, index } of matchesIn(line, /(?<!\p{L})(\p{Lu}{5,12})\s/gu))
		if (
			index > 0 &&
			isInList('decides', word) &&
			phraseFinder('specifies', 'thatWords').exec(line.slice(index + said.length))?.index === 0
		)
			return { outcome: 'adopted' };
	for (const part of [line, start]) {
		const found = vocabulary('decidingBodies').scan(part.replace(/^(\p{L}+)\s*[:,]\s+/u, '$1 '));
		if (found?.id === 'impersonal' || phraseFinder('impersonals').exec(part)?.index === 0)
			return { outcome: 'adopted' };
	}
	const further = [
		...vocabulary('decidingBodies')
			.findAll(line)
			// `After lunch Bo Carr agreed to look into it` decides nothing; `it was agreed to` has a subject of its own.
			.filter(({ from, to }) => isImpersonal(line.slice(from, to)) && / .+ /.test(line.slice(from, to)))
			.map(({ from }) => from),
		...matchesIn(line, phraseFinder('impersonals')).map(({ index }) => index),
	];
	// `Proposed by Ana Bell, seconded by Bo Carr | and resolved that the accounts be paid.`
	const link = (at: number) => wordPattern`^${'andWords'}\s`.exec(line.slice(at))?.[0] ?? '';
	return further.some((at) => leadsToDecision(line.slice(0, at) + link(at)))
		? { outcome: 'adopted' }
		: undefined;
}

/** `After a short discussion | it was agreed`, `Proposed by Ana Bell, seconded by Bo Carr and | it was resolved`: what came before, and nothing that is wished. */
function leadsToDecision(before: string): boolean {
	if (isWished(before) || before.length > LONGEST_LEAD || /[;:]/.test(before)) return false;
	const isAfter = phraseFinder('afterWords').exec(before)?.index === 0 && !before.includes('.');
	return (
		isAfter || (wordPattern`(?<!\p{L})${'andWords'}\s*$`.test(before) && phraseFinder('movers').test(before))
	);
}

/** What stands before a decision in its sentence is not longer. */
const LONGEST_LEAD = 120;

function isImpersonal(phrase: string): boolean {
	return opensWith(phrase, ['decidingBodies', 'impersonal']) || wordList('impersonals').includes(phrase);
}

/** `La motion n’est pas adoptée`, `The motion did not pass`. */
function denied(line: string): Verdict | undefined {
	for (const match of matchesIn(line, phraseFinder('denials'))) {
		const before = line.slice(0, match.index);
		const behind = line.slice(match.index + match[0].length);
		const [word = ''] = /^\s*(?:\p{L}+\s+)?(\p{L}+)/u.exec(behind) ?? [];
		// `We made a bid, which was not accepted.`: said beside something else.
		if (isInList('puts', word) || isRelative(before)) continue;
		// `The motion did not pass by the required majority`
		const [verb = ''] = wordsIn(word);
		const isLost =
			isInList('deniedVerbs', verb) &&
			isMotion(before) &&
			!isWished(before) &&
			endsDenial(behind.slice(behind.indexOf(verb) + verb.length));
		if (isLost || wordsIn(word).some((one) => getOutcome(one) === 'adopted' || isInList('decides', one)))
			return { outcome: 'rejected' };
	}
	return undefined;
}

/** Whether nothing stands behind `did not pass` that makes another thing of it: `over to the next year`, `by Friday`. */
function endsDenial(rest: string): boolean {
	return (
		/^\s*(?:$|[.,;:!(–—-])/u.test(rest) ||
		(wordPattern`^\s*${'byWords'}(?!\p{L})`.test(rest) &&
			wordPattern`\d|${['majorityStems', 'tallyStems']}`.test(rest))
	);
}

/** A word with what stands before it. */
const WORD = /[\p{L}][\p{L}’'-]*/gu;

/** `Le budget est adopté`, `The minutes were approved as amended`. */
function passive(line: string): Verdict | undefined {
	for (const { 0: word, index } of matchesIn(line, WORD)) {
		const outcome = getOutcome(word);
		if (outcome === undefined) continue;
		const [, subject = ''] = BEFORE_PARTICIPLE().exec(line.slice(0, index)) ?? [];
		const after = line.slice(index + word.length);
		if (
			subject.trim() === '' ||
			isWished(isTwofold(line.slice(subject.length, index)) ? subject : line.slice(0, index)) ||
			isRelative(subject) ||
			isByOthers(after) ||
			isOfThePast(after)
		)
			continue;
		// `These were circulated and accepted as a true record.`
		if (isTrueRecord(after)) return { outcome };
		// `Le calendrier est validé sans opposition.`
		const isAgreedTo = consentIn(after)?.word === after.replace(/^\s+|[\s.!]+$/g, '');
		if (
			isInList('weakVerdicts', word)
				? (!isAgreedTo && !isMotion(subject)) || isOfSomebody(subject)
				: !isMotion(line) && !isInList('passes', word)
		)
			continue;
		if (isInList('gives', word) && !phraseFinder('givens').test(subject)) continue;
		return { outcome };
	}
	return undefined;
}

/** `la candidature d’un nouvel agent` | `a été retenue`: of somebody who is not named, as is told of what was done before. */
function isOfSomebody(subject: string): boolean {
	return hasWordOf('candidatures', subject) && !/(?<=\S\s)\p{Lu}/u.test(subject);
}

/** Whether minutes are what is said to be a true record. */
function isTrueRecord(after: string): boolean {
	return phraseFinder('trueRecords').exec(after.trimStart())?.index === 0;
}

/** `had been audited and were`: of two verbs, the second decides. */
function isTwofold(verbs: string): boolean {
	return verbs.trim().split(/\s+/).length > 3;
}

/** The subject of a verb in the passive: `Le budget | est ensuite `. */
const BEFORE_PARTICIPLE = () =>
	wordPattern`^([^]*?)(?<!\p{L})${'auxiliaries'}\s+(?:${'readAnd'}\s+)?(?:(?:\p{L}+${'passiveEnds'}|,[^,]{0,60},)\s+){0,3}$`;

/** `… qui est adopté`, `the report that was approved`: said beside something else. */
function isRelative(subject: string): boolean {
	return phraseFinder('relatives').test(subject.slice(-24)) && /(?:^|\s)\S{2,6}\s*$/u.test(subject)
		? matchesIn(subject.slice(-24), phraseFinder('relatives')).some(
				({ index, 0: word }) =>
					subject
						.slice(-24)
						.slice(index + word.length)
						.trim() === '',
			)
		: false;
}

/** Whether words name what is put to a vote: a motion, the minutes, accounts. */
export function isMotion(text: string): boolean {
	return phraseFinder('motionNouns').test(text);
}

/** `Motion carried`, `Resolution 4 fails`, `Moved by Ana Bell, seconded by Bo Carr, carried`. */
function motion(line: string): Verdict | undefined {
	for (const { 0: word, index } of matchesIn(line, WORD)) {
		const outcome = getOutcome(word);
		const after = line.slice(index + word.length);
		if (outcome === undefined || isByOthers(after) || isOfThePast(after)) continue;
		const ahead = line.slice(0, index);
		// `Motion | non `: what denies the verdict behind it.
		const bare = ahead.replace(wordPattern`(?<=^|\s)${'notWords'}\s+$`, '');
		const isDenied = bare !== ahead && opensWithMotion(bare) && endsVerdict(after) && !saysVoted(word);
		const subject = isDenied ? bare : ahead;
		if (isWished(subject) && !phraseFinder('moves').test(subject)) continue;
		const isNear = isMotion(subject.slice(-40)) && !/[,;]\s*\p{L}+\s+\p{L}+\s*$/u.test(subject);
		const moves = matchesIn(subject, phraseFinder('moves')).at(-1);
		// `Moved by Bell, seconded by Carr. Carried`, `TG second Passed`
		const isBehindMove = moves !== undefined && subject.slice(moves.index + moves[0].length).trim() === '';
		const isMoved =
			moves !== undefined &&
			(isBehindMove || wordPattern`(?:[,;.:)–—-]|(?<!\p{L})${'andWords'})\s*$`.test(subject));
		const isNoun = wordPattern`^\s+${'behindNouns'}\s`.test(after) && !isMoved;
		const isOfWhole = endsVerdict(after) && isWholeMotion(subject);
		if (!((isNear && isBeside(subject) && !isNoun) || isMoved || isOfWhole)) continue;
		const isNegated = wordPattern`(?:^|\s)${'notWords'}\s+(?:\p{L}+\s+)?$`.test(ahead);
		// `Motion not rejected`
		if (isNegated && outcome === 'rejected') continue;
		return { outcome: isNegated ? 'rejected' : outcome };
	}
	return undefined;
}

/** `La motion de Mme Roux`, and no `Liste des motions`. */
function opensWithMotion(subject: string): boolean {
	return wordPattern`^(?:${'articles'}\s+)?${'motionNouns'}(?!\p{L})`.test(subject);
}

/** Whether a verdict ends what is said, with its figures: `Le texte non adopté reste en ligne` says something else. */
function endsVerdict(after: string): boolean {
	return (
		/^\s*(?:$|[.!(]|,\s*\d)/u.test(after) ||
		wordPattern`^\s*,?\s*${'byWords'}(?!\p{L})[^\d]{0,20}\d`.test(after)
	);
}

/** `Résolution non votée`: it was not put to the vote. */
function saysVoted(word: string): boolean {
	return wordPattern`^${'votingStems'}`.test(word);
}

/** `The motion to mend the roof of the hall` | `passed.`: what it is for, and no verb but that of its end. */
function isWholeMotion(subject: string): boolean {
	const motion = wordPattern`^(?:\p{L}+:\s+)?(?:${'articles'}\s+)?${'formalNouns'}\s+`.exec(subject);
	const rest = motion === null ? '' : subject.slice(motion[0].length);
	return (
		phraseFinder('specifies').exec(rest)?.index === 0 &&
		!/[:;?!]|\.\s/.test(rest) &&
		!phraseFinder('relatives', 'thatWords', 'conditions', 'auxiliaries', 'nearlyWords', 'neverWords').test(
			rest,
		) &&
		!/\p{Lu}\p{L}*\s*$/u.test(rest) &&
		!hasTwoSubjects(rest)
	);
}

/** `to honour the firm | the town` before `adopted`: right behind a noun, somebody else does what stands last. */
function hasTwoSubjects(rest: string): boolean {
	return matchesIn(rest, BEFORE_ARTICLE()).some(
		({ index, 1: word = '' }) =>
			!isInList('specifies', word) &&
			!isInList('andWords', word) &&
			!wordPattern`(?:^|\s)${'toWords'}\s+$`.test(rest.slice(0, index)),
	);
}

const BEFORE_ARTICLE = () => wordPatterns`(?<!\p{L})(\p{L}+)(?=\s+${'articles'}\s)`;

/** Between the motion and its verdict stand its name and small words only: `The motion, as amended, | carried`. */
function isBeside(subject: string): boolean {
	const nouns = matchesIn(subject, phraseFinder('motionNouns'));
	const last = nouns.at(-1);
	if (last === undefined) return false;
	const between = subject.slice(last.index + last[0].length);
	return wordPattern`^(?:\s+(?:\p{Lu}|\d)[\p{L}\d]*|\s+${'besideMotions'}|\s*[-–:,()]){0,6}\s*$`.test(
		between,
	);
}

/** `… a été accepté par la mairie`, `was approved by the bank`: somebody else decided. */
export function isByOthers(rest: string): boolean {
	const [, who = ''] = wordPattern`^\s+${'agentWords'}\s+([^.,;]{2,60})`.exec(rest) ?? [];
	if (who === '') return false;
	// `entérinée par un vote à l'assemblée suivante`
	return (
		phraseFinder('nextMeetings').test(who) ||
		!(phraseFinder('bodies', 'deciders').test(who) || consentIn(who) !== undefined || /\d/.test(who))
	);
}

/**
 * `Le conseil, après en avoir délibéré, décide de …`, `Members voted to approve the grant`. Between a body and its verb stand adverbs and
 * what commas enclose, nothing else: in `the board that approved it` and `le conseil, à qui la mairie accorde …` nobody decides.
 */
function active(line: string): Verdict | undefined {
	for (const match of matchesIn(line, phraseFinder('bodies'))) {
		const ahead = line.slice(0, match.index);
		const isSubject =
			ahead.trim() === '' || wordPattern`(?:[.:;,)]|(?<!\p{L})${['andWords', 'thatWords']})\s*$`.test(ahead);
		if (!isSubject || isWished(ahead)) continue;
		const after = line.slice(match.index + match[0].length);
		const verb = verbAfter(after);
		if (verb !== undefined) return { outcome: verb };
	}
	const deliberated = phraseFinder('deliberations').exec(line);
	if (deliberated === null || !phraseFinder('bodies').test(line)) return undefined;
	// `Après en avoir délibéré, le conseil :` above what it decides.
	if (/[,:]\s*$/.test(line)) return { outcome: 'adopted' };
	const rest = line.slice(deliberated.index + deliberated[0].length);
	const outcome = verbAfter(rest) ?? verbAfter(`,${/,\s*([^,]{3,90})$/u.exec(rest)?.[1] ?? ''}`);
	return outcome === undefined ? undefined : { outcome };
}

/** The verb of deciding that comes next, past adverbs and insertions. */
function verbAfter(text: string): Verdict['outcome'] | undefined {
	let rest = text;
	for (let step = 0; step < MOST_INSERTIONS; step += 1) {
		const isBehindComma = /^\s*,/.test(rest);
		rest = rest.replace(/^[\s,:]+/, '');
		if (phraseFinder('refuses').exec(rest)?.index === 0) return 'rejected';
		if (phraseFinder('decides').exec(rest)?.index === 0) return 'adopted';
		const length =
			beside(rest) ?? (isBehindComma ? /^[^,;.:]{3,140}(?=,)/u.exec(rest)?.[0].length : undefined);
		if (length === undefined) return undefined;
		rest = rest.slice(length);
	}
	return undefined;
}

/** A sentence holds no more insertions between a body and its verb. */
const MOST_INSERTIONS = 8;

/** How long the adverb, the name of the body or the words in brackets are that a text opens with. */
function beside(text: string): number | undefined {
	const consent = consentIn(text);
	if (consent !== undefined && text.toLowerCase().startsWith(consent.word.toLowerCase()))
		return consent.word.length;
	const word =
		wordPattern`^(?:\p{L}+${'adverbEnds'}(?!\p{L})|\([^()]{1,80}\)|${exactly('ofBodies')}\s?(?:\s?(?:\p{Lu}[\p{L}’'-]*|${exactly('inBodies')})(?!\p{L})){1,6})`.exec(
			text,
		);
	if (word !== null) return word[0].length;
	const small = phraseFinder('besideVerbs').exec(text);
	return small?.index === 0 ? small[0].length : undefined;
}
