/** What is said of votes that are missing, undetermined, under an unknown rule, or contradicted by a stated result. */

import type { Node, Position } from 'unist';
import {
	type BallotLine,
	type Block,
	fixAt,
	type Language,
	type Resolution,
	type StatedOutcome,
	type TextValue,
} from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import type { Majority, Rules } from '../../law/rules.js';
import {
	compare,
	fraction,
	isInteger,
	isZero,
	percentText,
	subtract,
	toDecimalString,
	ZERO,
} from '../../text/fraction.js';
import type { DecidingContext } from '../context.js';
import type { Member, Outcome, RequirementProof, VoteResult } from '../model.js';
import { exact, firstLine, type Problems, span } from '../problems.js';
import { reaches } from '../requirement.js';
import { sourceValues, thresholdWords, type Words } from '../wording.js';
import type { NamedVotes } from './named-votes.js';
import type { TakenVote, VoteTerms } from './vote-terms.js';
import type { WrittenTally } from './written-ballot.js';

/** Says so, and names the sentence of the block that tells of a vote without counting as one. */
export function reportMissingVote(
	node: Resolution,
	subject: Words,
	{ status, told, problems }: DecidingContext,
): void {
	if (status === 'convened') return;
	const inside = told.filter(({ position }) => position && isInside(position, node.position));
	// What is told of an amendment is named where nothing is told of the text itself.
	const sentence = inside.find(({ code }) => code !== 'beside') ?? inside[0];
	const { text = '', tally, result } = sentence?.values ?? {};
	const line = [result, tally].filter((part) => part !== undefined && part !== '').join(', ');
	// One cause, one message: the sentence or table is named here, and not again where it stands. Of a table there is no line to write.
	const hasNoLine = sentence?.code === 'undone' || sentence?.code === 'beside' ? sentence.code : undefined;
	const code = hasNoLine ?? (line === '' ? 'resolution' : 'inProse');
	problems.in(firstLine(node), 'vote/missing', code, {
		values: {
			subject,
			...((line !== '' || hasNoLine) && { text, line, hasResult: result === undefined ? 'no' : 'yes' }),
		},
		related: [sentence],
	});
}

/** Whether a place is within another. */
export function isInside(inner: Position, outer: Position | undefined): boolean {
	const [from, to] = [inner.start.offset ?? 0, inner.end.offset ?? 0];
	return outer !== undefined && from >= (outer.start.offset ?? 0) && to <= (outer.end.offset ?? 0);
}

// A vote that was taken, and whose words do not settle it.

/** Says what the record lacks; nothing where a rule, a quorum or an opening is missing, which has a message of its own. */
export function reportUndetermined(
	vote: VoteResult,
	written: WrittenTally | undefined,
	subject: Words,
	problems: Problems,
	context: DecidingContext,
): void {
	const { outcome, proof, quorum } = vote;
	if (outcome !== 'undetermined' || context.status === 'convened') return;
	const { heads } = vote.attendance.counts.represented;
	const isByHands = vote.method === 'showOfHands' && context.rules.showOfHands !== undefined;
	// Hands are those of people in the room, and nobody knows what those who hold proxies meant for these.
	if (proof.by === 'unknownCounts' && proof.requirements.length === 0 && heads > 0n && isByHands)
		problems.in(span(written?.nodes ?? [vote.line]), 'vote/undetermined', 'hands', {
			values: {
				subject,
				proxies: exact(fraction(heads)),
				...sourceValues(context.rules.showOfHands?.source),
			},
		});
	const lacking = proof.requirements.find(({ met }) => met === null) ?? proof.requirements[0];
	if (!lacking) return;
	// One electorate is missing, however many votes lack it: a quorum that needs it too has the message.
	const isToldElsewhere =
		proof.by === 'unknownBase' &&
		((quorum?.of === null && quorum.met === null) ||
			[problems, context.problems].some(({ all }) => all.some(isBaseUnknown)));
	const code = isToldElsewhere ? undefined : whatLacks(vote, lacking, written, context);
	if (!code) return;
	const { named, weighted } = context.electorate;
	problems.in(span(written?.nodes ?? [vote.line]), 'vote/undetermined', code, {
		values: {
			subject,
			words: written?.consents[0]?.text ?? '',
			consent: written?.consents[0]?.value ?? '',
			base: lacking.base,
			unit: lacking.unit,
			open: exact(vote.tally.blankOrVoid ?? ZERO),
			threshold: thresholdWords(lacking.threshold),
			known: named.heads === 0n || !isInteger(named.votes) ? 'nobody' : weighted ? 'votes' : 'heads',
			members: exact(named.heads),
			votes: exact(named.votes),
			// As a header takes them: a comma would part the entries between its braces.
			written: String(named.heads),
			writtenVotes: toDecimalString(named.votes),
			people: context.electorate.unweighed.map(({ name }) => name),
			count: context.electorate.unweighed.length,
			...sourceValues(lacking.source),
		},
	});
}

/** What the record lacks for a requirement: a base or counts. */
function whatLacks(
	{ proof, tally }: VoteResult,
	lacking: RequirementProof,
	written: WrittenTally | undefined,
	{ electorate }: DecidingContext,
): MessageCode<'vote/undetermined'> | undefined {
	if (proof.by === 'unknownBase') {
		const isSplitOpen = lacking.base === 'castOrBlank' || lacking.base === 'castOrVoid';
		if (isSplitOpen && tally.blankOrVoid) return 'blankOrVoid';
		if (lacking.base !== 'members') return 'present';
		return lacking.unit === 'votes' && electorate.unweighed.length > 0 ? 'weights' : 'members';
	}
	if (proof.by !== 'unknownCounts') return undefined;
	if (tally.for !== null) return lacking.outside ? 'room' : 'heads';
	return written?.consents.length ? 'words' : 'counts';
}

function isBaseUnknown({ rule, code }: { rule: string; code: string }): boolean {
	return rule === 'vote/undetermined' && (code === 'members' || code === 'weights' || code === 'present');
}

// A majority that the rules do not define.

/** Says so where it is named, with the nearest one; rules that could not be read are said where they stand. */
export function reportUnknownRule(named: TextValue, rules: Rules, problems: Problems): void {
	if (!rules.valid) return;
	const nearest = rules.nearest(named.value);
	problems.at(named, 'vote/unknown-rule', nearest === undefined ? 'unknown' : 'near', {
		values: { name: named.value, known: rules.names, ...(nearest === undefined ? {} : { nearest }) },
		fixes: fixAt('writeNearest', named.position, nearest),
	});
}

/**
 * Says that nothing chooses between several majorities that a block may be under; `less`: that the one it names is not that of the law, `text`: that
 * its text asks for another.
 */
export function reportOpenRule(
	node: Block,
	code: 'mixed' | 'matter' | 'below' | 'part' | 'several' | 'asked' | 'beside' | 'less' | 'text' | 'special',
	subject: Words,
	choices: readonly Pick<Majority, 'label' | 'source'>[],
	problems: Problems,
	severity?: 'warning',
): void {
	problems.in(firstLine(node), 'vote/unknown-rule', code, {
		values: { subject, choices: choices.map(({ label }) => label), ...sourceValues(choices.at(-1)?.source) },
		...(severity && { severity }),
	});
}

// A stated result that the figures contradict.

/** Whether a stated result is another than the computed one; nothing is compared with counts that have an error already. */
export function contradicts({ vote, tooMany, meant }: TakenVote, stated: Outcome): boolean {
	const meaning = getMeaning(stated);
	if (tooMany || !meaning || vote.verdict === 'undetermined') return false;
	return vote.verdict !== meaning && meant !== meaning;
}

/** Says what is written, what the figures give, and how many votes were needed; `line`: the ballot's line that it is written on, where it is no sentence. */
export function reportResult(
	{ vote, tie }: Pick<TakenVote, 'vote' | 'tie'>,
	node: Node & { text?: string },
	subject: Words,
	problems: Problems,
	lang: Language,
	line?: BallotLine,
): void {
	const { proof, verdict, tally } = vote;
	const decisive =
		proof.requirements.find(({ met }) => met === (verdict === 'adopted')) ?? proof.requirements[0];
	const code =
		proof.by === 'noVotesCast' ||
		proof.by === 'chair' ||
		proof.by === 'tieRejected' ||
		proof.by === 'tieUnsettled' ||
		proof.by === 'consent' ||
		proof.by === 'othersFor'
			? proof.by
			: decisive === undefined
				? 'isStated'
				: verdict === 'adopted'
					? 'isAdopted'
					: 'isRejected';
	problems.at(node, 'vote/result-mismatch', code, {
		...(hingesOnNotVoting(vote) ? { severity: 'warning' as const } : {}),
		values: {
			subject,
			stated: node.text ?? '',
			told: line && line.key !== '' ? 'no' : 'yes',
			verdict,
			majority: vote.majority?.label ?? '',
			chair: vote.attendance.chair?.name ?? '',
			why: tie?.why ?? '',
			for: exact(tally.for ?? ZERO),
			against: exact(tally.against ?? ZERO),
			tieSource: sourceValues(proof.tieSource).source,
			hasTieSource: proof.tieSource ? 'yes' : 'no',
			...(decisive ? figures(decisive, lang) : {}),
		},
	});
}

/**
 * Whether a vote failed only because those who take no part are among the members present that it is compared with. Minutes and statutes
 * count them either way: the record is then doubtful and not wrong.
 */
function hingesOnNotVoting({ proof, verdict, tally }: VoteResult): boolean {
	const apart = tally.notVoting;
	if (verdict !== 'rejected' || apart === null || isZero(apart)) return false;
	const failed = proof.requirements.filter(({ met }) => met === false);
	return (
		failed.length > 0 &&
		failed.every(
			({ base, have, of, threshold }) =>
				PRESENT_BASES.has(base) && have && of && reaches(have, subtract(of, apart), threshold),
		)
	);
}

const PRESENT_BASES: ReadonlySet<string> = new Set(['present', 'presentOrRepresented']);

function figures({ have, of, needed, base, unit, threshold, source }: RequirementProof, lang: Language) {
	return {
		have: exact(have ?? ZERO),
		of: exact(of ?? ZERO),
		needed: exact(needed ?? ZERO),
		base,
		unit,
		threshold: thresholdWords(threshold),
		percent: (have && of && percentText(have, of, lang)) || '',
		percentKnown: have && of && percentText(have, of, lang) ? 'yes' : 'no',
		...sourceValues(source),
	};
}

// What a written result means, and how the outcome of a vote is called.

/** The outcome of a resolution that a result word states: one that appoints people is adopted where it says that they are elected. */
export function statedOutcome(outcome: StatedOutcome): Outcome {
	return outcome === 'elected' ? 'adopted' : outcome;
}

/** For or against, whatever words say it; nothing for a result that no count can contradict. */
export function getMeaning(outcome: Outcome | undefined): 'adopted' | 'rejected' | undefined {
	if (outcome === 'adopted' || outcome === 'favourable') return 'adopted';
	return outcome === 'rejected' || outcome === 'unfavourable' ? 'rejected' : undefined;
}

/**
 * Of the last vote, as the kind of text calls it; a stated adjournment, withdrawal or note stands. `given`: the opinion that the text gives. A vote for
 * giving it gives it, and of an unfavourable one so does a vote against what it is about.
 */
export function getOutcome(
	{ outcome, tally }: VoteResult,
	opinion: boolean,
	declared: Outcome | undefined,
	given?: 'favourable' | 'unfavourable',
): Outcome {
	if (declared && getMeaning(declared) === undefined) return declared;
	if (!opinion || outcome === 'undetermined') return outcome;
	if (given === undefined) return outcome === 'adopted' ? 'favourable' : 'unfavourable';
	if (outcome === 'adopted') return given;
	const isAgainst = tally.for && tally.against && compare(tally.against, tally.for) > 0;
	return given === 'unfavourable' && isAgainst && declared !== 'rejected' ? given : outcome;
}

// --- What a secret ballot excludes: names beside its counts, and people who vote from afar.

/** What is wrong with a secret ballot. */
export function reportSecret(
	terms: VoteTerms,
	names: NamedVotes,
	problems: Problems,
	context: DecidingContext,
): void {
	reportSecretRemote(terms, problems, context);
	// Names beside a ballot that only a sentence tells may be of those who asked for it.
	if (!names.some || terms.written.method?.value !== 'secret') return;
	const named = terms.tally?.answers.find((answer) => answer.names.length > 0)?.names[0];
	problems.at(named, 'vote/secret-named', 'names', { values: { subject: terms.subject } });
}

/** A secret ballot, or the election to an office of the body, while somebody who votes attends from afar, where the rules want them in the room. */
export function reportSecretRemote(
	{ scene, attendance, subject }: Pick<VoteTerms, 'scene' | 'attendance' | 'subject'>,
	problems: Pick<Problems, 'in'>,
	{ rules }: Pick<DecidingContext, 'rules'>,
	code: 'remote' | 'office' = 'remote',
): void {
	const count = attendance.counts.remote.heads;
	if (!rules.secretInRoom || count === 0n) return;
	problems.in(firstLine(scene.node), 'vote/secret-remote', code, {
		values: { subject, count, ...sourceValues(rules.secretInRoom.source) },
	});
}

/** Says that nobody knows whether somebody has a vote, and whether the outcome depends on it. */
export function reportUnsure(
	{ name, unsure, barred, nodes }: Member,
	place: Node['position'],
	{ subject, decides }: { subject: Words; decides: boolean },
	problems: Pick<Problems, 'in'>,
): void {
	problems.in(place, 'vote/not-entitled', unsure?.seatOf ? 'unsureSeat' : unsure ? 'unsure' : 'unsureChair', {
		values: {
			subject,
			name,
			words: unsure?.words ?? '',
			other: unsure?.seatOf?.name ?? '',
			decides: decides ? 'yes' : 'no',
			...sourceValues((unsure ?? barred)?.source),
		},
		related: [nodes[0]],
		severity: 'warning',
	});
}
