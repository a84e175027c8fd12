/** The one sentence that says why a vote came out as it did, in the document's language. */

import { citedSource } from '../../law/describe.js';
import type { Source } from '../../law/rules.js';
import { type Fraction, isZero, percentText, ZERO } from '../../text/fraction.js';
import type { Phrase, PhraseValue } from '../../text/phrase.js';
import type { Cap, Decision, ElectionResult, QuorumResult, RequirementProof, VoteResult } from '../model.js';
import { thresholdWords } from '../wording.js';

/** The sentence of a decision (that of its last vote), of one vote, or of an election. */
export function proofSentence(item: Decision | VoteResult | ElectionResult, phrase: Phrase): string {
	if ('candidates' in item) return electionSentence(item, phrase);
	if ('ballot' in item) return voteSentence(item, phrase);
	const last = item.votes.at(-1);
	if (last) return voteSentence(last, phrase);
	const key =
		item.kind === 'decision' && item.outcome === 'adopted'
			? 'decision'
			: item.declared
				? 'withoutVote'
				: 'notVoted';
	const word = phrase('messages.proof.outcome', { outcome: item.outcome, kind: item.kind });
	return phrase(`messages.proof.${key}`, { outcome: item.outcome, kind: item.kind, word });
}

/** `4 750 voix pour sur 6 700 exprimées (70,9 %)`. */
export function figureText({ have, of, base, unit, posted }: RequirementProof, phrase: Phrase): string {
	const percent = percentOf(have, of, phrase);
	return phrase('messages.proof.figure', {
		have: have ?? ZERO,
		of: of ?? ZERO,
		base,
		unit,
		posted: posted ? 'yes' : 'no',
		percent,
		percentKnown: percent === '' ? 'no' : 'yes',
	});
}

/** `il en fallait plus de la moitié, soit 3 351 (loi du 10 juillet 1965, art. 24)`. */
export function needText({ threshold, needed, source }: RequirementProof, phrase: Phrase): string {
	const words = thresholdWords(threshold);
	return phrase('messages.proof.need', {
		threshold: phrase(words.phrase, words.values),
		kind: threshold.kind,
		needed: needed ?? ZERO,
		source: sourceText(source, phrase),
	});
}

/** `Ada Brun, qui a plus de la moitié des voix, n’en garde que 4 000 sur 6 000`. */
export function capText({ member, full, kept, source }: Cap, phrase: Phrase): string {
	const cited = source?.text ? citedSource(source, phrase) : '';
	return phrase('messages.proof.capped', {
		name: member.name,
		full,
		kept,
		source: cited,
		hasSource: cited === '' ? 'no' : 'yes',
	});
}

/** ` (statuts, art. 12)`, or nothing; a figure whose text was not read says so. */
export function sourceText(source: Source | undefined, phrase: Phrase): string {
	if (!source?.text) return '';
	return phrase('messages.proof.source', { source: source.text, verified: source.verified ? 'yes' : 'no' });
}

/** `7 présents, il en faut 8`. */
export function quorumText(quorum: QuorumResult, phrase: Phrase): string {
	return phrase('messages.proof.quorum', {
		count: quorum.count ?? ZERO,
		required: quorum.required ?? ZERO,
		of: quorum.of ?? ZERO,
		ofKnown: quorum.of === null ? 'no' : 'yes',
		unit: quorum.unit,
		met: quorum.met === null ? 'unknown' : quorum.met ? 'yes' : 'no',
		who: quorumPeople(quorum),
		source: sourceText(quorum.rule.source, phrase),
	});
}

/** Who stands in the count of a quorum; ballots by post are named where there are any. */
function quorumPeople({ rule, attendance }: QuorumResult): 'present' | 'represented' | 'post' | 'all' {
	const isRepresented = rule.counts.includes('represented');
	if (!rule.counts.includes('byPost') || attendance.counts.byPost.heads === 0n)
		return isRepresented ? 'represented' : 'present';
	return isRepresented ? 'all' : 'post';
}

function voteSentence(vote: VoteResult, phrase: Phrase): string {
	const { proof, tally, kind } = vote;
	const outcome = phrase('messages.proof.outcome', { outcome: vote.outcome, kind });
	const values: Record<string, PhraseValue> = {
		outcome,
		for: tally.for ?? ZERO,
		against: tally.against ?? ZERO,
		chair: vote.attendance.chair?.name ?? '',
		hasChair: vote.attendance.chair ? 'yes' : 'no',
		vote: proof.chairVote ?? '',
		source: sourceText(proof.tieSource, phrase),
		unanimous: vote.unanimous ? 'yes' : 'no',
		quorum: vote.quorum ? quorumText(vote.quorum, phrase) : '',
		majority: vote.majority?.label ?? '',
	};
	const opens = proof.opens
		? ` ${phrase('messages.proof.opens', { majority: proof.opens.majority.label })}`
		: '';
	if (proof.by !== 'counts')
		return `${phrase(`messages.proof.${proof.by}`, values)}${vote.verdict === vote.outcome ? opens : ''}`;
	const lines = decisive(vote).map((requirement) =>
		phrase('messages.proof.line', {
			figure: figureText(requirement, phrase),
			need: needText(requirement, phrase),
		}),
	);
	return `${phrase('messages.proof.counts', { outcome, lines: lines.join(' ; ') })}${opens}`;
}

/** The lines that decide: all of them where it is adopted, those that failed where it is not. */
function decisive({ proof, verdict }: VoteResult): RequirementProof[] {
	if (verdict === 'adopted') return proof.requirements;
	const failed = proof.requirements.filter(({ met }) => met === false);
	return failed.length > 0 ? failed : proof.requirements;
}

function electionSentence(election: ElectionResult, phrase: Phrase): string {
	const elected = election.candidates.filter((candidate) => candidate.elected);
	const { requirements } = election.proof;
	const [requirement] = requirements;
	return phrase(`messages.proof.election.${election.by}`, {
		count: elected.length,
		names: elected.map(({ name }) => name),
		none: election.candidates.every(({ votes }) => !votes || isZero(votes)) ? 'yes' : 'no',
		filled: BigInt(elected.length) >= election.places ? 'yes' : 'no',
		cast: election.cast ?? ZERO,
		hasCast: election.cast ? 'yes' : 'no',
		hasRequired: requirements.some(({ needed }) => needed) ? 'yes' : 'no',
		needs: requirements.flatMap((line) => (line.needed ? [electionNeed(line, phrase)] : [])),
		quorum: election.quorum ? quorumText(election.quorum, phrase) : '',
		source: sourceText(requirement?.source ?? election.source, phrase),
		seats: election.places,
	});
}

/** `plus de la moitié, soit 7 voix`, of the valid ballots; another base is named. */
function electionNeed({ threshold, base, needed }: RequirementProof, phrase: Phrase): string {
	const words = thresholdWords(threshold);
	return phrase('messages.proof.electionNeed', {
		threshold: phrase(words.phrase, words.values),
		base,
		needed: needed ?? ZERO,
	});
}

/** A share as the document prints it; nothing is ever compared by it. */
function percentOf(have: Fraction | null, of: Fraction | null, phrase: Phrase): string {
	const style = phrase('messages.proof.style') === 'fr' ? 'fr' : 'en';
	return (have && of && percentText(have, of, style)) || '';
}
