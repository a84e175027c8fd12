/** Why a vote came out as it did, in the document's language: one sentence, or step by step. */

import { ANSWERS, VOTING } from '../../ast/index.js';
import type { Phrase } from '../../language/ids.js';
import { citedSource } from '../../law/describe.js';
import type { Source } from '../../law/rules.js';
import { type Fraction, fraction, isZero, multiply, percentText, toText, ZERO } from '../../text/fraction.js';
import type {
	Assembly,
	Attendance,
	Cap,
	Decision,
	ElectionResult,
	Member,
	NamedVote,
	QuorumResult,
	RequirementProof,
	TallyResult,
	VoteResult,
} from '../model.js';
import { sayWords, subjectWords, thresholdWords } from '../wording.js';

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
function figureText({ have, of, base, unit, posted }: RequirementProof, phrase: Phrase): string {
	const percent = (have && of && percentText(have, of, phrase.lang)) || '';
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
function needText({ threshold, needed, source }: RequirementProof, phrase: Phrase): string {
	return phrase('messages.proof.need', {
		threshold: sayWords(thresholdWords(threshold), phrase),
		kind: threshold.kind,
		needed: needed ?? ZERO,
		source: sourceText(source, phrase),
	});
}

/** `Ada Brun, qui a plus de la moitié des voix, n’en garde que 4 000 sur 6 000`. */
function capText({ member, full, kept, source }: Cap, phrase: Phrase): string {
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
function sourceText(source: Source | undefined, phrase: Phrase): string {
	if (!source?.text) return '';
	return phrase('messages.proof.source', { source: source.text, verified: source.verified ? 'yes' : 'no' });
}

/** `7 présents, il en faut 8`. */
function quorumText(quorum: QuorumResult, phrase: Phrase): string {
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
	const values = {
		outcome,
		for: tally.for ?? ZERO,
		against: tally.against ?? ZERO,
		chair: vote.attendance.chair?.name ?? '',
		hasChair: vote.attendance.chair ? 'yes' : 'no',
		vote: proof.chairVote ?? '',
		source: sourceText(proof.tieSource, phrase),
		unanimous: vote.unanimous ? 'yes' : 'no',
		secret: proof.secretTie ? 'yes' : 'no',
		quorum: vote.quorum ? quorumText(vote.quorum, phrase) : '',
		majority: vote.majority?.label ?? '',
		counted: tally.against || tally.abstention ? 'yes' : 'no',
		lines: decisive(vote)
			.map((requirement) =>
				phrase('messages.proof.line', {
					figure: figureText(requirement, phrase),
					need: needText(requirement, phrase),
				}),
			)
			.join(' ; '),
	};
	const opens = proof.opens
		? ` ${phrase('messages.proof.opens', { majority: proof.opens.majority.label })}`
		: '';
	const isOfThis = proof.by === 'counts' || vote.verdict === vote.outcome;
	return `${phrase(`messages.proof.${proof.by}`, values)}${isOfThis ? opens : ''}`;
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
	return phrase('messages.proof.electionNeed', {
		threshold: sayWords(thresholdWords(threshold), phrase),
		base,
		needed: needed ?? ZERO,
	});
}

// How a vote was judged, step by step: who was there, what was counted, what was compared, and what would have changed it.

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

/** The derivations of all votes of a meeting, or of the one with an identifier, each below it; as `pv explain file#id` prints them. */
export function derivationsText(
	{ assembly, phrase }: { assembly: Pick<Assembly, 'decisions' | 'elections'>; phrase: Phrase },
	id?: string,
): string {
	return [...assembly.decisions, ...assembly.elections]
		.filter((item) => id === undefined || item.id === id)
		.map((item) => `${[`#${item.id}`, ...derivation(item, phrase)].join('\n')}\n\n`)
		.join('');
}

/** More names than this are counted, not listed. */
const MOST_NAMES = 40;

function titleLine(kind: string, number: string | null, title: string, phrase: Phrase): string {
	const subject = subjectWords({ kind, number, title });
	const words = sayWords(subject, phrase);
	return number === null || title === ''
		? words
		: phrase('messages.derivation.title', { subject: words, title });
}

function voteLines(vote: VoteResult, phrase: Phrase): string[] {
	const { proof, majority } = vote;
	const { opens } = proof;
	return [
		...roomLines(vote.attendance, phrase),
		...recusedLine(vote.tally, phrase),
		...entitledLine(vote, phrase),
		...(vote.joint && vote.joint.with.length > 0
			? [phrase('messages.derivation.joint', { with: vote.joint.with })]
			: []),
		...droppedLine(vote, phrase),
		...quorumLine(vote.quorum, phrase),
		...waivedLine(vote, phrase),
		...tallyLines(vote.tally, phrase),
		...headsLine(vote, phrase),
		...(majority ? [phrase('messages.derivation.majority', { majority: majority.label })] : []),
		...proof.requirements.flatMap((requirement) => inRoomLine(requirement, phrase)),
		...proof.requirements.map((requirement) => requirementLine(requirement, phrase)),
		...(opens?.requirements ?? []).map((requirement) =>
			phrase('messages.derivation.opens', {
				majority: opens?.majority.label ?? '',
				line: requirementLine(requirement, phrase),
			}),
		),
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
	const parts = VOTING.flatMap((presence) => {
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
	return [phrase('messages.derivation.recused', { people: getNames(names.recused), votes: recused ?? ZERO })];
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
	if (!quorum) return [];
	const { rule, withdrawn, call } = quorum;
	return [
		...(withdrawn
			? [
					phrase('messages.derivation.withdrawn', {
						count: withdrawn,
						base: rule.recused === 'leaveBase' ? 'yes' : 'no',
					}),
				]
			: []),
		...(call === undefined ? [] : [phrase('messages.derivation.quorumCall', { call })]),
		phrase('messages.derivation.quorum', { at: rule.at, text: quorumText(quorum, phrase) }),
	];
}

function waivedLine({ quorumWaived }: VoteResult, phrase: Phrase): string[] {
	if (!quorumWaived) return [];
	const { call, source } = quorumWaived;
	return [phrase('messages.derivation.quorumWaived', { call, source: sourceText(source, phrase) })];
}

/** Ballots by post that count no more, since the text was changed in the room. */
function droppedLine({ dropped }: VoteResult, phrase: Phrase): string[] {
	if (!dropped) return [];
	return [
		phrase('messages.derivation.dropped', {
			people: dropped.members.map(getName),
			count: dropped.members.length,
			source: sourceText(dropped.source, phrase),
		}),
	];
}

/** People by answer, where the majority counts people and the votes are others. */
function headsLine({ proof, tally, majority }: VoteResult, phrase: Phrase): string[] {
	const inHeads = [...proof.requirements, ...(majority?.requirements ?? [])].some(
		({ unit }) => unit === 'heads',
	);
	const { for: ayes, against } = tally.heads;
	if (!inHeads || ayes === undefined || against === undefined || tally.for === null) return [];
	if (isSame(ayes, tally.for) && tally.against !== null && isSame(against, tally.against)) return [];
	return [phrase('messages.derivation.heads', { for: ayes, against })];
}

/** Of the votes for, those that come from the room, where only these are set against a base of those present. */
function inRoomLine({ outside, given, have }: RequirementProof, phrase: Phrase): string[] {
	if (!outside || !given) return [];
	return [
		phrase('messages.derivation.inRoom', { given, have: have ?? ZERO, outside, known: have ? 'yes' : 'no' }),
	];
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
				names: getNames(names),
				more: names.length > MOST_NAMES ? names.length - MOST_NAMES : 0,
			}),
		];
	});
	return [line, ...named];
}

function getNames(votes: readonly NamedVote[]): string[] {
	return votes.filter((_, index) => index < MOST_NAMES).map(({ member }) => getName(member));
}

function getName(member: Member): string {
	return member.name;
}

/** The fraction as it was compared: `4 750 × 2 = 9 500 > 6 700 × 1 = 6 700`. */
function requirementLine(requirement: RequirementProof, phrase: Phrase): string {
	const { have, of, threshold, met } = requirement;
	if (have === null || of === null) {
		return phrase('messages.derivation.unknownLine', {
			threshold: sayWords(thresholdWords(threshold), phrase),
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
	const text = (value: Fraction) => toText(value, phrase.lang);
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
