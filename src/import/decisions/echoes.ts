import { foldKeyword } from '../../text/fold.js';
import { wordsToInteger } from '../../text/number.js';
import type { Count } from '../wording/answers.js';
import { hasWordOf, isInList, phraseFinder } from '../wording/dialect.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGenericVerdict, saysOnlyHow } from '../wording/verdict.js';
import type { Decision } from './decision-model.js';

/** `Le conseil rejette la demande.`, and nothing else: no other sentence, no list that goes on, no other verb. */
export function isOutrightRefusal(text: string): boolean {
	const said = text.replace(/[*_]+/g, '').trim();
	const verb = phraseFinder('turnsDown').exec(said);
	return (
		verb !== null &&
		!/[;,:]\s*$|;/u.test(said) &&
		getSentences(said).length === 1 &&
		!phraseFinder('decides').test(said.slice(verb.index + verb[0].length))
	);
}

/** A vote and what says it again do not stand further apart. */
export const ECHO = 8;

/**
 * Without what says a vote once more: the verdict in a sentence above or below its figures, unanimity beside figures with nobody against, the
 * same figures in a sentence and in a table. A sentence with a mover of its own is a vote of its own.
 */
export function withoutEchoes(decisions: readonly Decision[]): Decision[] {
	const out: Decision[] = [];
	/** What stands below says of these what was decided. */
	const filled = new Set<Decision>();
	for (const one of decisions) {
		const before = out.at(-1);
		if (before !== undefined && opensVote(before, one)) out.pop();
		const last = out.at(-1);
		const isNear = last !== undefined && one.from - last.to <= ECHO;
		if (isNear && !filled.has(last) && goesOn(one, last)) {
			filled.add(last);
			// `À l'unanimité,` and below it `le conseil rejette la demande.`; `décide de ne pas augmenter les taux` is adopted.
			if (one.outcome === 'rejected' && isOutrightRefusal(one.said)) settle(last, one);
			continue;
		}
		if (isNear && saysOfAll(one, out)) continue;
		if (last !== undefined && saysItsVerdict(one, last)) {
			settle(last, one);
			continue;
		}
		if (isNear && isEcho(one, last)) {
			if (one.outcome !== undefined && last.consent === undefined) last.outcome = one.outcome;
			if (isToldAgain(one, last)) last.isTwice = true;
			continue;
		}
		// A sentence that is nothing but figures stays, where the language reads those of the box below it.
		if (isNear && isEcho(last, one) && (last.figures.length === 0 || isBoxOf(last, one))) {
			if (last.outcome !== undefined && one.outcome === undefined && one.consent === undefined)
				one.outcome = last.outcome;
			out.pop();
		}
		out.push(one);
	}
	return out;
}

/** `Après en avoir délibéré, le conseil :`, `The board agreed that its officers would be:`: what was decided, and its vote, stand below. */
function opensVote(lead: Decision, vote: Decision): boolean {
	const { from, to, isPure, isGeneric, elected, about, outcome } = vote;
	const isAlone = about === undefined && (isPure || isGeneric === true);
	const isOfLead = from - lead.to <= 1 || elected.length > 0 || isAlone;
	// `Le conseil approuve les comptes,` above `Le budget est adopté à l'unanimité.`: each is a decision of its own.
	const isOpen = OPEN_END.test(lead.said) && (isAlone || /:\s*$/.test(lead.said));
	return (
		isBareOutcome(lead) &&
		lead.outcome === 'adopted' &&
		outcome !== 'rejected' &&
		isOpen &&
		isOfLead &&
		to - lead.to <= ECHO
	);
}

/** `À l'unanimité,` and below it `APPROUVE le procès-verbal.`: how, and what. */
function goesOn(one: Decision, last: Decision): boolean {
	return (
		isBareOutcome(one) &&
		(one.outcome === 'adopted' || last.counts.length === 0) &&
		last.isPure &&
		last.outcome === undefined &&
		last.about === undefined &&
		OPEN_END.test(last.said) &&
		one.from - last.to <= 1
	);
}

/** `Les deux procès-verbaux sont adoptés.`, right below the votes on both. */
function saysOfAll(one: Decision, votes: readonly Decision[]): boolean {
	if (!isBareOutcome(one) || one.outcome !== 'adopted') return false;
	const above = votes.filter(({ counts, to }) => counts.length > 0 && one.from - to <= 1 + votes.length);
	return (
		above.length > 1 && above.every((vote) => isAsCounted(one, vote)) && meansAll(one.said, above.length)
	);
}

/** A verdict, and neither figures nor people. */
function isBareOutcome({ outcome, counts, consent, elected, candidates, isOpen }: Decision): boolean {
	return (
		outcome !== undefined &&
		isOpen !== true &&
		consent === undefined &&
		counts.length + elected.length + candidates.length === 0
	);
}

/** The sentence goes on below. */
export const OPEN_END = /[,;:]\s*$/;

/** The verdict of a motion does not stand further below its words. */
const VERDICT_BELOW = 4;

/**
 * Whether the first is the verdict of the motion whose words are the second: `L'assemblée décide …` and below it `Cette résolution est
 * adoptée`, `All in favor. Motion carried.` What a motion decides is only its wording where a line below says how it ended.
 */
function saysItsVerdict(one: Decision, motion: Decision): boolean {
	const isHere = one.from === motion.to;
	// `Adopté à l'unanimité.`, behind the sentence that says what: the verdict, and no more.
	const isVerdict =
		one.isGeneric === true ||
		(motion.isWording === true && isVoteOn(one)) ||
		(isHere && one.outcome !== undefined && one.said.split(/\s+/).length <= 3) ||
		((isHere || one.isBehind !== true) && saysOnlyHow(one.said)) ||
		isMovedBelow(one, motion);
	if (!isVerdict || motion.isGeneric === true || one.from - motion.to > VERDICT_BELOW) return false;
	// `Article 6 – … The motion carried unanimously.`, below `Article 4 – … carried unanimously.`
	if (!isHere && one.isBehind === true && one.consent !== undefined && motion.consent !== undefined)
		return false;
	// `Motion by Bell to adjourn. Roll call vote: Ayes: Bell. Motion carried.`, below a motion that is carried already.
	if (
		!isHere &&
		one.isBehind === true &&
		motion.outcome !== undefined &&
		motion.isWording !== true &&
		one.isGeneric === true
	)
		return false;
	// Rows of a table, each with its own motion.
	if (one.about !== undefined && motion.about !== undefined) return false;
	// `Passed unanimously`, and below it `Motion failed.`
	if (one.outcome === 'rejected' && motion.consent !== undefined && !isHere) return false;
	const isPlain = (decision: Decision) =>
		decision.elected.length + decision.candidates.length === 0 &&
		(isHere || decision.about === undefined || isGenericVerdict(decision.about)) &&
		decision.isTable === false &&
		decision.isOpen !== true;
	return (
		isPlain(one) &&
		isPlain(motion) &&
		(motion.counts.length === 0 || (isHere && one.counts.length === 0) || isSameCount(one, motion))
	);
}

/** `RESOLVED, that a van be bought.`, `Il est résolu que …` */
export function isWording(text: string): boolean {
	return phraseFinder('resolutionLeads').exec(text.replace(/[*_]+/g, '').trim())?.index === 0;
}

/** `The motion failed to pass: 2 for, 5 against.`, `Vote: 5 for, 2 against`: how it ended, of no motion of its own. */
function isVoteOn(one: Decision): boolean {
	return (
		one.isWording !== true &&
		(one.isPure || isGenericVerdict(one.said.replace(/:.*$/s, ''))) &&
		!phraseFinder('moves').test(one.said)
	);
}

/** The same figures, which a line says again: `Roll call vote: …` and below it `Motion passes (3-0-1)`. */
export function isSameCount(one: Decision, other: Decision): boolean {
	const value = ({ counts }: Decision, answer: Count['answer']) =>
		counts.find((count) => count.answer === answer)?.value ?? 0;
	return (
		Math.min(one.counts.length, other.counts.length) > 0 &&
		one.counts.length + other.counts.length > 2 &&
		(['for', 'against', 'abstention'] as const).every((answer) => value(one, answer) === value(other, answer))
	);
}

/** `Proposed Cllr Bell, seconded Cllr Carr, all in agreement.` right below what is decided, which names nobody who moves it. */
function isMovedBelow(one: Decision, motion: Decision): boolean {
	if (one.from - motion.to !== 1 || phraseFinder('moves').exec(one.said)?.index !== 0) return false;
	const consent = consentIn(one.said)?.word ?? '';
	const left = one.said.replace(consent, ' ').replace(phraseFinder('moves', 'movers'), ' ');
	const words = left
		.split(/[^\p{L}'’-]+/u)
		.filter((word) => /^\p{Ll}{4}/u.test(word) && !isInList('carried', word));
	return consent !== '' && words.length === 0 && !phraseFinder('moves').test(motion.said);
}

function settle(motion: Decision, verdict: Decision): void {
	motion.to = Math.max(motion.to, verdict.to);
	motion.isGeneric = true;
	motion.isPure = false;
	if (motion.counts.length > 0 && verdict.counts.length > 0) motion.isTwice = true;
	if (verdict.counts.length > 0) motion.counts = verdict.counts;
	if (motion.isWording === true && verdict.counts.length > 0) delete motion.outcome;
	if (verdict.outcome !== undefined) motion.outcome = verdict.outcome;
	if (verdict.consent !== undefined) motion.consent = verdict.consent;
	if (motion.outcome === 'rejected') delete motion.consent;
	for (const at of verdict.figures) motion.figures.push(at);
	if (motion.about === undefined && verdict.about !== undefined) motion.about = verdict.about;
}

/** Whether the first says nothing that the second, with its figures, does not. */
function isEcho(one: Decision, whole: Decision): boolean {
	if (isVoteOfOne(one) || one.about !== undefined || whole.about !== undefined || one.isOpen || whole.isOpen)
		return false;
	if (one.elected.length + one.candidates.length > 0) return false;
	// `The appointments were approved.` and below it `Ayes: Bell, Carr. Nays: none.`, of which the last was read alone.
	const isWithin = one.from <= whole.to && whole.from <= one.to && one.outcome !== 'rejected';
	const isRest = one.counts.length > 0 && one.counts.every(({ answer }) => answer !== 'for');
	if (isWithin && isRest && whole.counts.some(({ answer }) => answer === 'for')) return true;
	if (isToldAgain(one, whole)) return whole.isTwice !== true && isAsCounted(one, whole);
	// `The amendment failed with 2 for and 1 against.`, beside a vote that 2 to 1 carried
	if (one.isUncertain === true && !isAsCounted(one, whole)) return false;
	const isMoved = phraseFinder('moves').test(one.said);
	const value = (decision: Decision, answer: Count['answer']) =>
		decision.counts.find((count) => count.answer === answer)?.value ?? 0;
	if (one.counts.length > 0)
		return (
			whole.counts.length > 0 &&
			value(one, 'for') === value(whole, 'for') &&
			value(one, 'against') === value(whole, 'against') &&
			(isBoxOf(one, whole) || (value(one, 'abstention') === value(whole, 'abstention') && !isMoved)) &&
			one.isTable !== whole.isTable
		);
	// `Le conseil décide d'acheter un four.` and further below `VOTE : Unanimité`
	const isVotedBelow =
		whole.isPure &&
		whole.consent !== undefined &&
		one.consent === undefined &&
		one.outcome !== 'rejected' &&
		one.from < whole.from;
	if ((whole.counts.length === 0 && !isVotedBelow) || isMoved) return false;
	const isGeneric = one.isGeneric === true;
	const gap = Math.max(one.from - whole.to, whole.from - one.to);
	if (one.consent === 'unanimous' || one.consent === 'noObjection')
		return value(whole, 'against') === 0 && (isGeneric || (whole.isPure && gap <= 3));
	if (one.from > whole.to) return isGeneric && (one.isBare !== true || whole.outcome === undefined);
	return whole.isPure && whole.outcome === undefined && gap <= 4;
}

/** `The motion passed with 4 in favor and 0 against.`, and below it `AYES: …`, `ABSTAIN: …`, which says who they are and who else there was. */
function isBoxOf(one: Decision, whole: Decision): boolean {
	return (
		whole.isTable &&
		one.from < whole.from &&
		one.isGeneric === true &&
		(isSameCount(one, whole) || one.counts.every(({ answer }) => answer !== 'abstention'))
	);
}

/** `Vote: 4 for, 1 against`, and below it `The motion to mend the roof passed with 4 for and 1 against.` */
function isToldAgain(one: Decision, whole: Decision): boolean {
	return (
		whole.isPure &&
		one.from - whole.to === 1 &&
		isSameCount(one, whole) &&
		phraseFinder('genericMotions').exec(one.said)?.index === 0
	);
}

/** Whether a verdict is the one that the figures of a vote give, or that it tells. */
function isAsCounted(one: Decision, { counts, outcome }: Decision): boolean {
	const [yes = 0, no = 0] = (['for', 'against'] as const).map(
		(answer) => counts.find((count) => count.answer === answer)?.value,
	);
	return one.outcome === undefined || one.outcome === (outcome ?? (yes > no ? 'adopted' : 'rejected'));
}

/** `Ils sont réélus`, `Les 5 membres sont réélus`, `All were re-elected`: so many, or all of them. */
export function meansAll(text: string, count: number): boolean {
	const words = foldKeyword(text).split(/[^\p{L}\p{N}-]+/u);
	return (
		hasWordOf('plurals', text) &&
		(isInList('pronouns', words[0] ?? '') ||
			phraseFinder('alls').test(text) ||
			words.some((word) => word === String(count) || wordsToInteger(word) === count))
	);
}

/** Who is elected, and neither how nor against whom. */
export function isPlain({ candidates, counts, consent, outcome, ballots }: Decision): boolean {
	return (
		candidates.length + counts.length + (ballots?.length ?? 0) === 0 &&
		consent === undefined &&
		outcome === undefined
	);
}

/** `Le conseil vote les subventions suivantes :` is no vote beside those below it. */
function isVoteOfOne({ candidates }: Decision): boolean {
	return candidates.some(({ counts }) => counts !== undefined);
}
