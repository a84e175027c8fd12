/** How a vote was judged, step by step: who was there, what was counted, what was compared, and what would have changed it. */

import { type Fraction, fraction, isZero, multiply, toText, ZERO } from '../../text/fraction.js';
import type { Phrase } from '../../text/phrase.js';
import type {
	Attendance,
	Decision,
	ElectionResult,
	Member,
	NamedVote,
	QuorumResult,
	RequirementProof,
	TallyResult,
	VoteResult,
} from '../model.js';
import { ANSWERS } from '../vote/tally.js';
import { subjectWords, thresholdWords } from '../wording.js';
import { capText, figureText, needText, proofSentence, quorumText, sourceText } from './sentences.js';

/** The derivation of a decision (each of its votes), of one vote, or of an election, a line a step. */
export function derivation(item: Decision | VoteResult | ElectionResult, phrase: Phrase): string[] {
	if ('candidates' in item) return electionLines(item, phrase);
	if ('ballot' in item) return voteLines(item, phrase);
	const heading = titleLine(item.kind, item.number, item.title, phrase);
	const votes = item.votes.flatMap((vote, index) => [
		...(index > 0 ? [phrase('messages.derivation.second')] : []),
		...voteLines(vote, phrase),
	]);
	const declared = item.declared
		? [
				phrase('messages.derivation.declared', {
					outcome: phrase('messages.proof.outcome', { outcome: item.declared.outcome, kind: item.kind }),
				}),
			]
		: [];
	const secondOf = item.secondOf
		? [
				phrase('messages.derivation.secondOf', {
					first: titleLine(item.secondOf.kind, item.secondOf.number, item.secondOf.title, phrase),
				}),
			]
		: [];
	return [
		heading,
		...secondOf,
		...votes,
		...(votes.length === 0 ? [proofSentence(item, phrase)] : []),
		...declared,
	];
}

/** More names than this are counted, not listed. */
const MOST_NAMES = 40;

function titleLine(kind: string, number: string | null, title: string, phrase: Phrase): string {
	const subject = subjectWords(kind, number, title);
	const words = phrase(subject.phrase, subject.values);
	return number === null || title === ''
		? words
		: phrase('messages.derivation.title', { subject: words, title });
}

function voteLines(vote: VoteResult, phrase: Phrase): string[] {
	const { proof, majority } = vote;
	return [
		...roomLines(vote.attendance, phrase),
		...recusedLine(vote.tally, phrase),
		...entitledLine(vote, phrase),
		...(vote.joint && vote.joint.with.length > 0
			? [phrase('messages.derivation.joint', { with: vote.joint.with })]
			: []),
		...quorumLine(vote.quorum, phrase),
		...tallyLines(vote.tally, phrase),
		...(majority ? [phrase('messages.derivation.majority', { majority: majority.label })] : []),
		...proof.requirements.map((requirement) => requirementLine(requirement, phrase)),
		...(proof.opens
			? proof.opens.requirements.map((requirement) =>
					phrase('messages.derivation.opens', {
						majority: proof.opens?.majority.label,
						line: requirementLine(requirement, phrase),
					}),
				)
			: []),
		proofSentence(vote, phrase),
		...marginLine(vote, phrase),
	];
}

function electionLines(election: ElectionResult, phrase: Phrase): string[] {
	const heading = titleLine(election.node.type, election.number, election.title, phrase);
	const candidates = election.candidates.map(({ name, votes, elected }) =>
		phrase('messages.derivation.candidate', {
			name,
			votes: votes ?? ZERO,
			known: votes ? 'yes' : 'no',
			elected: elected ? 'yes' : 'no',
		}),
	);
	return [
		heading,
		...roomLines(election.attendance, phrase),
		...entitledLine(election, phrase),
		...quorumLine(election.quorum, phrase),
		phrase('messages.derivation.election', { seats: election.seats, round: election.round }),
		...(election.voters
			? [
					phrase('messages.derivation.ballots', {
						voters: election.voters,
						blank: election.blank ?? ZERO,
						void: election.void ?? ZERO,
						cast: election.cast ?? ZERO,
					}),
				]
			: []),
		...candidates,
		...election.proof.requirements.map((requirement) => requirementLine(requirement, phrase)),
		proofSentence(election, phrase),
	];
}

/** Who was there, since when, and whose proxies counted. */
function roomLines(attendance: Attendance, phrase: Phrase): string[] {
	if (!attendance.known) return [phrase('messages.derivation.unknownRoom')];
	const parts = (['present', 'remote', 'represented', 'byPost'] as const).flatMap((presence) => {
		const { heads, votes } = attendance.counts[presence];
		return heads === 0n ? [] : [phrase('messages.derivation.there', { presence, heads, votes })];
	});
	const room = phrase('messages.derivation.room', {
		parts: parts.length > 0 ? parts : [phrase('messages.derivation.nobody')],
	});
	return [room, ...sinceLine(attendance, phrase), ...proxyLine(attendance, phrase)];
}

function sinceLine({ since }: Attendance, phrase: Phrase): string[] {
	if (!since) return [];
	const { node, time } = since;
	const line = node.position?.start.line;
	return [
		phrase('messages.derivation.since', {
			event: node.type === 'event' ? node.event : node.type,
			time: time === undefined ? '' : { time },
			timed: time === undefined ? 'no' : 'yes',
			line: line === undefined ? '' : { line },
			placed: line === undefined ? 'no' : 'yes',
		}),
	];
}

function proxyLine(attendance: Attendance, phrase: Phrase): string[] {
	const { holders } = attendance;
	if (holders.size === 0) return [];
	const pairs = [...holders]
		.filter((_, index) => index < MOST_NAMES)
		.map(([giver, holder]) =>
			phrase('messages.derivation.proxy', { giver: giver.name, holder: holder.name }),
		);
	return [
		phrase('messages.derivation.proxies', { count: holders.size, pairs, more: holders.size - pairs.length }),
	];
}

function recusedLine({ names, recused }: TallyResult, phrase: Phrase): string[] {
	if (!names.recused || names.recused.length === 0) return [];
	return [phrase('messages.derivation.recused', { people: namesOf(names.recused), votes: recused ?? ZERO })];
}

function entitledLine({ entitled, cap }: Pick<VoteResult, 'entitled' | 'cap'>, phrase: Phrase): string[] {
	const { heads, votes } = entitled;
	if (heads === null && votes === null) return [];
	const known = heads === null ? 'votes' : votes === null ? 'heads' : isSame(heads, votes) ? 'heads' : 'both';
	return [
		...(cap ? [phrase('messages.derivation.capped', { cap: capText(cap, phrase) })] : []),
		phrase('messages.derivation.entitled', { known, heads: heads ?? 0n, votes: votes ?? ZERO }),
	];
}

function quorumLine(quorum: QuorumResult | null, phrase: Phrase): string[] {
	return quorum
		? [phrase('messages.derivation.quorum', { at: quorum.rule.at, text: quorumText(quorum, phrase) })]
		: [];
}

function tallyLines(tally: TallyResult, phrase: Phrase): string[] {
	const answers = ANSWERS.flatMap((answer) => {
		const votes = tally[answer];
		return votes === null || (isZero(votes) && answer !== 'for' && answer !== 'against')
			? []
			: [phrase('messages.derivation.answer', { answer, votes })];
	});
	if (answers.length === 0) return [phrase('messages.derivation.uncounted')];
	const line = phrase('messages.derivation.tally', { origin: tally.origin, answers });
	const named = ANSWERS.flatMap((answer) => {
		const names = tally.origin === 'filled' ? undefined : tally.names[answer];
		if (!names || names.length === 0) return [];
		return [
			phrase('messages.derivation.names', {
				answer,
				names: namesOf(names),
				more: names.length > MOST_NAMES ? names.length - MOST_NAMES : 0,
			}),
		];
	});
	return [line, ...named];
}

function namesOf(votes: readonly NamedVote[]): string[] {
	return votes.filter((_, index) => index < MOST_NAMES).map(({ member }) => nameOf(member));
}

function nameOf(member: Member): string {
	return member.name;
}

/** The fraction as it was compared: `4 750 × 2 = 9 500 > 6 700 × 1 = 6 700`. */
function requirementLine(requirement: RequirementProof, phrase: Phrase): string {
	const { have, of, threshold, met } = requirement;
	if (have === null || of === null) {
		const words = thresholdWords(threshold);
		return phrase('messages.derivation.unknownLine', {
			threshold: phrase(words.phrase, words.values),
			base: requirement.base,
			unit: requirement.unit,
			source: sourceText(requirement.source, phrase),
			missing: have === null ? 'have' : 'of',
		});
	}
	const figure = figureText(requirement, phrase);
	const need = needText(requirement, phrase);
	const compared =
		threshold.kind === 'fraction'
			? comparison(have, of, threshold.fraction, threshold.comparison, met === true, phrase)
			: '';
	return phrase('messages.derivation.line', {
		figure,
		need,
		compared,
		hasCompared: compared === '' ? 'no' : 'yes',
		met: met === true ? 'yes' : 'no',
	});
}

function comparison(
	have: Fraction,
	of: Fraction,
	share: Fraction,
	sign: '>' | '>=',
	met: boolean,
	phrase: Phrase,
): string {
	const style = phrase('messages.proof.style') === 'fr' ? 'fr' : 'en';
	const text = (value: Fraction) => toText(value, style);
	const left = multiply(have, fraction(share.denominator));
	const right = multiply(of, fraction(share.numerator));
	const relation = sign === '>' ? (met ? '>' : '≤') : met ? '≥' : '<';
	return `${text(have)} × ${share.denominator} = ${text(left)} ${relation} ${text(of)} × ${share.numerator} = ${text(right)}`;
}

/** What one vote more or less would change. */
function marginLine({ proof, verdict, outcome }: VoteResult, phrase: Phrase): string[] {
	if (!proof.margin || verdict === 'undetermined' || outcome === 'undetermined') return [];
	return [phrase('messages.derivation.margin', { margin: proof.margin, verdict })];
}

function isSame(heads: bigint, votes: Fraction): boolean {
	return votes.denominator === 1n && votes.numerator === heads;
}
