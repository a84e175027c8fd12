/** Whether what is said belongs to the decision above it, or begins one of its own. */

import { opensBlock } from '../lines/text.js';
import type { Count } from '../wording/answers.js';
import { hasWordOf, isInList, phraseFinder } from '../wording/dialect.js';
import { knownNames } from '../wording/person-names.js';
import { isGenericVerdict, saysOnlyHow } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import type { Decision, Mark } from './decision-model.js';

/** A mark and the decision above it. */
interface Pair {
	readonly mark: Mark;
	readonly last: Decision;
	/** Units between the two. */
	readonly gap: number;
	/** Whether the mark, and the decision, give figures, those of candidates among them. */
	readonly hasFigures: boolean;
	readonly lastHas: boolean;
}

/** A verdict below the figures, or figures below the verdict: one vote. */
export function belongsTo(mark: Mark, last: Decision): boolean {
	const gap = mark.from - last.to;
	if (gap < 0 || gap > 2) return false;
	const pair: Pair = { mark, last, gap, hasFigures: givesFigures(mark), lastHas: givesFigures(last) };
	for (const rule of RULES) {
		const answer = rule(pair);
		if (answer !== undefined) return answer;
	}
	return gap === 0 && mark.isPure && mark.consent === undefined && !hasWordOf('alsoWords', mark.text);
}

function givesFigures({ counts, candidates }: Pick<Mark, 'counts' | 'candidates'>): boolean {
	return (
		counts.length > 0 || candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined)
	);
}

/** What one thing tells of a pair; nothing where it tells nothing. The first that tells decides. */
type Rule = (pair: Pair) => boolean | undefined;

const RULES: readonly Rule[] = [
	belowOwnMotion,
	ownLabel,
	behindOtherWords,
	ownSubjectBelowElection,
	ownSubjectBelowConsent,
	consentAgain,
	behindLostAmendment,
	oneOfficerBelowSeats,
	verdictOnElected,
	verdictOnSubject,
	besideSubject,
	belowLead,
	otherOutcome,
	wholeElected,
	verdictOnFigures,
	bareVerdicts,
	belowBareLabel,
	figuresBelow,
	belowFigures,
	electedAgain,
	electedOfThoseWhoStood,
	agreedMotion,
];

/** `Bo made a motion to buy a mower. Motion carried.`, below another paragraph; `Article 6 – … Carried unanimously.`, below a vote that is told whole. */
function belowOwnMotion({ mark, last, gap, lastHas }: Pair): boolean | undefined {
	const isTold = lastHas || last.consent !== undefined;
	const isOwn =
		mark.isBelowMotion === true || (isTold && mark.isBehind === true && mark.consent !== undefined);
	return gap > 0 && isOwn && mark.elected.length + mark.candidates.length === 0 ? false : undefined;
}

/** `Rapport moral : adopté à l’unanimité. Rapport financier : adopté par 11 voix pour.` */
function ownLabel({ mark, last, lastHas }: Pair): boolean | undefined {
	const isTold = lastHas || last.consent !== undefined || last.outcome !== undefined;
	// `2e résolution : l’assemblée approuve le budget.`
	if (isTold && opensBlock(mark.text)) return false;
	const [, label = '', word = ''] = /^(\p{Lu}[^:.;]{3,60}?)\s?:\s+(\p{L}+)/u.exec(mark.text) ?? [];
	const isLabelled = isInList('carried', word) || isInList('failed', word);
	return isTold && isLabelled && voteLabel(`${label}:`) === '' && !isGenericVerdict(label)
		? false
		: undefined;
}

/** `The motion was offered to mend the roof; it carried without opposition.`, below the figures of another motion, which carried. */
function behindOtherWords({ mark, last, gap, lastHas }: Pair): boolean | undefined {
	const isOwn =
		gap > 0 &&
		lastHas &&
		last.outcome !== undefined &&
		(mark.verdict !== undefined || mark.consent !== undefined) &&
		!mark.isPure &&
		mark.counts.length === 0 &&
		mark.elected.length + mark.candidates.length + last.elected.length === 0 &&
		// `The chair declared the motion carried.` names none of its own.
		(mark.isBehind === true ||
			(phraseFinder('moves', 'movers').test(mark.text) && !isGenericVerdict(mark.text))) &&
		countWords(mark.text) > MOST_OF_CONSENT;
	return isOwn ? false : undefined;
}

/** `The accounts and the report of the year were approved unanimously.`, below those elected. */
function ownSubjectBelowElection({ mark, last, gap }: Pair): boolean | undefined {
	const isOwn =
		gap > 0 &&
		last.elected.length > 0 &&
		(mark.verdict !== undefined || mark.consent !== undefined) &&
		!mark.saysElected &&
		mark.counts.length === 0 &&
		mark.elected.length + mark.candidates.length === 0 &&
		!mark.isPure &&
		mark.isBare !== true &&
		countWords(mark.text) > FEWEST_OF_SUBJECT &&
		!isGenericVerdict(mark.text);
	return isOwn ? false : undefined;
}

/** `Article 14 – Qui écrit le procès-verbal : la proposition est validée à l’unanimité.`, below `Article 6 – … validée à l’unanimité.` */
function ownSubjectBelowConsent({ mark, last, gap }: Pair): boolean | undefined {
	const isOwn =
		gap > 0 &&
		mark.consent !== undefined &&
		last.consent !== undefined &&
		!mark.isPure &&
		mark.isBare !== true &&
		mark.counts.length + mark.elected.length + mark.candidates.length + last.elected.length === 0 &&
		(mark.isBehind === true || (countWords(mark.text) > FEWEST_OF_SUBJECT && !isGenericVerdict(mark.text)));
	return isOwn ? false : undefined;
}

/** A verdict of fewer words names nothing of its own. */
const FEWEST_OF_SUBJECT = 8;

/** `It was unanimously proposed that …. Agreed by all.` */
function consentAgain({ mark, last, gap }: Pair): boolean | undefined {
	const isSame =
		gap === 0 &&
		mark.about === undefined &&
		last.about === undefined &&
		mark.consent !== undefined &&
		mark.consent === last.consent &&
		mark.elected.length + mark.candidates.length + mark.counts.length === 0 &&
		countWords(mark.text) <= MOST_OF_CONSENT;
	return isSame || undefined;
}

/** `The amendment failed, 4 in favor, 6 opposed. The main motion then carried.` */
function behindLostAmendment({ mark, last }: Pair): boolean | undefined {
	return mark.verdict?.outcome === 'adopted' && isLost(last) ? false : undefined;
}

/** `Président : Ana Bell` below those who were elected to several seats. */
function oneOfficerBelowSeats({ mark, last }: Pair): boolean | undefined {
	return mark.isLines && mark.office !== undefined && last.candidates.length > 1 ? false : undefined;
}

/** `L’assemblée nomme Mme Roux administratrice.` and below it `Cette résolution est adoptée à l’unanimité.` */
function verdictOnElected({ mark, last, gap }: Pair): boolean | undefined {
	const isOpen =
		last.elected.length > 0 &&
		(last.consent === undefined || last.consent === mark.consent) &&
		last.counts.length === 0 &&
		mark.elected.length + mark.candidates.length === 0;
	if (!isOpen) return undefined;
	const isAdopted = mark.verdict?.outcome === 'adopted';
	const isVerdict =
		// `Ed moved to mend the roof. Motion passed 13 to 1.`, further below, is on what stands before it.
		(isGenericVerdict(mark.text) && (gap === 0 || mark.isBehind !== true)) ||
		// `- Treasurer: Ana Bell`, and below it `Nominated by Bo, seconded Cy. Passed`
		(gap <= 1 && isAdopted && countWords(mark.text) <= 2) ||
		// `Ana Bell is appointed. Approved by general consent.`
		(gap === 0 && isAdopted && mark.consent !== undefined && countWords(mark.text) <= MOST_OF_CONSENT);
	return isVerdict || undefined;
}

/** `Carte à 140 € : 22 voix pour, 14 contre. Adopté.` */
function verdictOnSubject({ mark, last, gap }: Pair): boolean | undefined {
	const isOwnVerdict =
		gap === 0 &&
		mark.verdict !== undefined &&
		mark.counts.length + mark.elected.length + mark.candidates.length === 0 &&
		isGenericVerdict(mark.text);
	return (isOwnVerdict && last.about !== undefined && last.outcome === undefined) || undefined;
}

/** What names its own subject is a vote of its own. */
function besideSubject({ mark, last }: Pair): boolean | undefined {
	return mark.about !== undefined || last.about !== undefined ? false : undefined;
}

/** `Après en avoir délibéré, le conseil :` above what it decides, and `La présente délibération est approuvée à l’unanimité.` at the end of that. */
function belowLead({ mark, last }: Pair): boolean | undefined {
	const isLead =
		last.outcome === 'adopted' &&
		last.consent === undefined &&
		last.counts.length + last.elected.length + last.candidates.length === 0 &&
		/[,:]\s*$/.test(last.said);
	const isWhole = mark.elected.length + mark.candidates.length === 0 && isGenericVerdict(mark.text);
	return (isLead && isWhole) || undefined;
}

/** `Motion failed.`, and below it `Passed without dissent.` */
function otherOutcome({ mark, last }: Pair): boolean | undefined {
	const isOther =
		mark.verdict !== undefined && last.outcome !== undefined && mark.verdict.outcome !== last.outcome;
	return isOther ? false : undefined;
}

/** `Ils sont élus` below those who are. */
function wholeElected({ mark, last }: Pair): boolean | undefined {
	const isOfAll =
		mark.saysElected &&
		mark.elected.length + mark.counts.length + mark.candidates.length === 0 &&
		last.elected.length > 0;
	return isOfAll || undefined;
}

/** `3 in favor, 0 against. Approved.` */
function verdictOnFigures({ mark, last, gap }: Pair): boolean | undefined {
	const isVerdict =
		gap === 0 &&
		mark.verdict !== undefined &&
		mark.counts.length + mark.elected.length === 0 &&
		last.counts.length > 0 &&
		last.outcome === undefined &&
		countWords(mark.text) <= 2;
	return isVerdict || undefined;
}

/** `ADOPTÉ` alone, below the motion and who moved it; below another one, it is of another motion. */
function bareVerdicts({ mark, last, gap }: Pair): boolean | undefined {
	if (mark.isBare !== true) return undefined;
	// `Adoptée à l’unanimité moins une abstention.`, the next resolution, and `Adoptée à l’unanimité.`
	if (last.isBare === true || (gap > 0 && saysOnlyHow(last.said))) return false;
	// `… que Mme Roux soit nommée suppléante, et résolu à l'unanimité.` above `ADOPTÉE`
	const isSame = gap <= 1 && mark.verdict?.outcome === 'adopted' && last.consent !== undefined;
	return last.elected.length === 0 || isSame || undefined;
}

/** Further below a line that gives neither figures nor consent nor candidates. */
function belowBareLabel({ last, gap }: Pair): boolean | undefined {
	const isLabel =
		last.isPure && last.counts.length === 0 && last.consent === undefined && last.candidates.length === 0;
	return isLabel && gap > 0 ? false : undefined;
}

/** Figures below what has none of its own. */
function figuresBelow({ mark, last, gap, hasFigures, lastHas }: Pair): boolean | undefined {
	if (!hasFigures) return undefined;
	// With a consent of its own, what has a subject of its own is another vote.
	if (last.consent !== undefined && !mark.isPure && gap !== 0) return false;
	// `b) Grant of £250: proposed by Bo Carr, 3 for, 1 against` below `a) … Carried.`: another motion.
	if (gap > 0 && !mark.isPure && last.outcome !== undefined && phraseFinder('moves').test(mark.text))
		return false;
	// `Le conseil accorde 300 €. Adopté par 9 voix.`
	const [first = ''] = /^\p{L}+/u.exec(mark.text) ?? [];
	const isHow = gap === 0 && !lastHas && last.consent === undefined && isInList('carried', first);
	if (isHow && last.outcome === 'adopted' && mark.verdict?.outcome === 'adopted') return true;
	// A sentence with a verdict and figures of its own is a vote of its own.
	if (!mark.isPure && mark.verdict !== undefined && last.outcome !== undefined) return false;
	// `A proposal to raise the subscription was put. For 28, against 7. The motion was carried.`, below those elected.
	const isBelowElected =
		gap > 0 &&
		!mark.isPure &&
		last.elected.length > 0 &&
		last.candidates.length === 0 &&
		mark.elected.length === 0;
	if (isBelowElected || lastHas || gap > (mark.isPure && last.consent === undefined ? 2 : 1)) return false;
	return last.elected.length === 0 || mark.candidates.length === 0;
}

/** What is said below figures: who is elected by them, or the verdict. */
function belowFigures({ mark, last, lastHas }: Pair): boolean | undefined {
	if (!lastHas) return undefined;
	const stood = (name: string) => last.candidates.some((one) => one.name === name);
	// The officers whom those elected choose among them and others, in a list of their own.
	if (mark.isLines && mark.elected.length > 1 && !mark.elected.every(stood)) return false;
	// Another one is elected, to another office.
	const isOther =
		mark.elected.length > 0 &&
		last.elected.length > 0 &&
		!mark.elected.some((name) => last.elected.includes(name)) &&
		!mark.elected.every(stood);
	if (isOther) return false;
	if (
		mark.consent === 'unanimous' &&
		last.counts.some(({ answer, value }) => answer === 'against' && value > 0)
	)
		return false;
	if (mark.elected.length === 0) return true;
	const known = knownNames(last.candidates.map(({ name }) => name));
	const named = knownNames(mark.elected);
	// `Par 3 voix pour, 4 contre, rejette la motion.` elects nobody who is named below.
	const isOwn = !last.isPure && last.outcome !== undefined;
	return (
		(last.candidates.length === 0 && !isOwn) ||
		mark.elected.some((name) => known.has(name)) ||
		last.candidates.some(({ name }) => named.has(name))
	);
}

/** The same people are said to be elected once more. */
function electedAgain({ mark, last }: Pair): boolean | undefined {
	if (mark.elected.length === 0 || last.elected.length === 0) return undefined;
	// `Highways – Cllr Carr` below `Allotments – Cllr Carr`: one more office of his.
	const isOtherOffice =
		mark.isLines && [mark, last].every(({ office }) => office !== undefined) && mark.office !== last.office;
	return !isOtherOffice && mark.elected.every((name) => last.elected.includes(name));
}

/** `Gus volunteers. No objections. Gus Hale is appointed.` */
function electedOfThoseWhoStood({ mark, last }: Pair): boolean | undefined {
	if (mark.elected.length === 0 || last.candidates.length === 0) return undefined;
	const named = knownNames(mark.elected);
	return last.candidates.some(({ name }) => named.has(name)) || undefined;
}

/** `It was RESOLVED that the minutes be approved. Proposed by Ana Bell, all in favour.`; `Le conseil approuve le budget.` and below it `Adopté à l'unanimité.` */
function agreedMotion({ mark, last, gap }: Pair): boolean | undefined {
	// `The minutes were approved. Moved by Ana Bell, seconded by Bo Carr; carried unanimously`
	const isSame = last.consent === undefined || mark.consent === undefined || last.consent === mark.consent;
	if (isSame && gap === 0 && last.elected.length === 0 && onlyMoves(mark)) return true;
	if (last.consent !== undefined || mark.consent === undefined) return undefined;
	if (gap === 0 && mark.verdict === undefined)
		return mark.elected.length + mark.candidates.length === 0 && phraseFinder('moves').test(mark.text);
	return mark.isPure || undefined;
}

/** Who moved, and that it carried, and nothing of what. */
function onlyMoves({ text, verdict, counts, elected, candidates }: Mark): boolean {
	return (
		verdict?.outcome === 'adopted' &&
		counts.length + elected.length + candidates.length === 0 &&
		phraseFinder('moves').exec(text)?.index === 0 &&
		!phraseFinder('movesTo', 'thatWords', 'specifies', 'motionNouns').test(text) &&
		countWords(text) <= MOST_OF_MOVERS
	);
}

/** `Moved by Cllr Ana Bell, seconded by Cllr Bo Carr and carried` */
const MOST_OF_MOVERS = 12;

function countWords(text: string): number {
	return text.split(/\s+/).length;
}

/** `Agreed by all.`: with more words a sentence may be about something else. */
const MOST_OF_CONSENT = 4;

/** More were against it than for it. */
function isLost({ counts }: Decision): boolean {
	const value = (answer: Count['answer']) => counts.find((count) => count.answer === answer)?.value ?? 0;
	return value('against') > value('for');
}
