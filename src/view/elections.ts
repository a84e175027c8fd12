/** The block of an election, or of a choice between options. */

import type { CandidateResult, ElectionResult } from '../assembly/model.js';
import { proofSentence } from '../assembly/proof/proof.js';
import { type BallotLine, type Choice, type Election, getChild, type LabelName } from '../ast/index.js';
import { compare, type Fraction, isZero } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import type { ViewContext } from './context.js';
import { ballotLines, blockHour, getRemarks, methodText } from './decisions.js';
import { isRuleBelow, isShort } from './length.js';
import { electedWord, electionNumber, electionOutcome, kindWord } from './outcome.js';
import { personHtml } from './participants.js';
import { consentText, sentence } from './strip.js';
import { numberText, shareText } from './values.js';
import type { CandidateGroup, ElectionItem, Item, Line } from './view-model.js';

/** An election or a choice with its candidates, the elected first. */
export function electionItem(
	node: Election | Choice,
	items: Item[],
	level: number,
	context: ViewContext,
): ElectionItem {
	const election = context.getElection(node);
	const lines = ballotLines(node.children);
	const candidates = election?.candidates ?? [];
	const counted = candidates.some((candidate) => candidate.votes !== null);
	const shared = counted && election !== undefined && election.cast !== null && !isZero(election.cast);
	const kind = capitalized(kindWord(node.type, context));
	const number = election === undefined ? null : electionNumber(election, context);
	const remarks = [...writtenLines(lines, context), ...getRemarks(lines, context)];
	const consent = consentLine(node, context);
	if (consent !== null) remarks.push(consent);
	const kicker = number === null ? kind : context.words('kicker', { kind, number });
	const stated = lines.some((line) => line.label === 'round');
	const rule = election === undefined ? null : ruleText(election, stated, context);
	const decided = election?.candidates.some((candidate) => candidate.elected) ?? false;
	return {
		kind: 'election',
		id: election?.id ?? node.type,
		level,
		kicker,
		hour: blockHour(node, lines, context),
		rule,
		ruleBelow: isRuleBelow(kicker, rule, context.options.largePrint === true),
		titleHtml: context.titleHtml(node),
		items,
		short: isShort(items, [], context.options.largePrint === true),
		columns: {
			candidate: context.words(node.type === 'choice' ? 'elections.option' : 'elections.candidate', {
				count: candidates.length,
			}),
			votes: context.words('elections.votes'),
			share: context.words('elections.share'),
			outcome: context.words('elections.outcome'),
		},
		counted,
		shared,
		elects: decided,
		groups: election === undefined ? [] : getGroups(election, context),
		remarks,
		proof:
			election === undefined || context.assembly.status === 'convened'
				? null
				: proofText(election, election.by === 'consent' && consent !== null, context),
		result:
			election === undefined || decided || context.assembly.status === 'convened'
				? null
				: {
						label: context.words('strip.result'),
						value: capitalized(electionOutcome(election, context)),
						tone: 'neutral',
					},
	};
}

/** What was written of the vote and stands in no column: who was recused, abstentions, votes against, the majority. */
function writtenLines(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap((line): Line[] => {
		const html = PRINTED_AS_WRITTEN.has(line.label) ? context.html(getValues(line.children, context)) : '';
		return html === '' ? [] : [{ label: capitalized(context.text(line.key)), html }];
	});
}

const PRINTED_AS_WRITTEN: ReadonlySet<LabelName> = new Set<LabelName>([
	'vote',
	'for',
	'against',
	'abstention',
	'notVoting',
	'recused',
	'majority',
	'mode',
	'key',
	'registered',
	'ballots',
	'absoluteMajority',
	'total',
	'term',
]);

/** `2 (Omar Haddad, Luc Perrin)`: a count with its names, or whatever a line holds. */
function getValues(values: BallotLine['children'], context: ViewContext): string {
	const texts = values.flatMap((value): string[] => {
		switch (value.type) {
			case 'name':
				return [context.name(value.value)];
			case 'textValue':
				return [context.text(value.value)];
			case 'keywordValue':
				return [context.text(value.text)];
			case 'numberValue':
				return [context.words('exact', { value: { exact: value.value } })];
			case 'tally':
				// Words of consent have a line of their own.
				return value.children.some((part) => part.type === 'answer')
					? [context.text(context.getSource(value) ?? '')]
					: [];
			case 'answer': {
				const names = value.children.flatMap((child) =>
					child.type === 'name' ? [context.name(child.value)] : [],
				);
				const others = value.children.flatMap((child) =>
					child.type === 'count'
						? [context.words('exact', { value: { exact: child.value } })]
						: child.type === 'everyone'
							? [context.text(context.getSource(child) ?? '')]
							: [],
				);
				if (others.length === 0) return names;
				return [names.length === 0 ? others.join(', ') : `${others.join(', ')} (${names.join(', ')})`];
			}
			default:
				return [];
		}
	});
	return texts.filter((text) => text !== '').join(', ');
}

function ruleText(election: ElectionResult, rounds: boolean, context: ViewContext): string | null {
	const parts = [
		methodText(election.method, context),
		rounds ? context.words('elections.round', { round: election.round }) : undefined,
		election.node.type === 'choice' ? undefined : context.words('elections.seats', { seats: election.seats }),
	].filter((part) => part !== undefined);
	return parts.length === 0 ? null : parts.join(', ');
}

function getGroups(election: ElectionResult, context: ViewContext): CandidateGroup[] {
	return rankedCandidates(election).map(({ college, candidates }) => ({
		heading: college === undefined ? null : context.text(college),
		candidates: candidates.map((candidate) => ({
			nameHtml: candidateHtml(candidate, context),
			votes: votesText(candidate, context),
			share:
				candidate.votes === null || election.cast === null
					? ''
					: shareText(candidate.votes, election.cast, context),
			elected: candidate.elected,
			outcome: candidate.elected ? electedWord(candidate, election, context) : '',
		})),
	}));
}

/** Candidates by college, the elected first. */
export function rankedCandidates(
	election: ElectionResult,
): Array<{ college: string | undefined; candidates: CandidateResult[] }> {
	const groups = new Map<string | undefined, CandidateResult[]>();
	for (const candidate of election.candidates)
		groups.set(candidate.college, [...(groups.get(candidate.college) ?? []), candidate]);
	return [...groups].map(([college, candidates]) => ({ college, candidates: candidates.sort(byResult) }));
}

/** The elected first, then by votes; else as written. */
function byResult(a: CandidateResult, b: CandidateResult): number {
	if (a.elected !== b.elected) return a.elected ? -1 : 1;
	return a.votes === null || b.votes === null ? 0 : compare(b.votes, a.votes);
}

/** A candidate with what is said of the person. */
export function candidateHtml(candidate: CandidateResult, context: ViewContext): string {
	const person = getChild(candidate.line, 'person');
	if (person?.type !== 'person') return context.html(context.text(candidate.name));
	return personHtml(context.name(candidate.name), person, context);
}

function votesText(candidate: CandidateResult, context: ViewContext): string {
	if (candidate.votes === null) return '–';
	const others = [
		candidate.against === undefined
			? undefined
			: context.words('elections.against', { votes: candidate.against }),
		candidate.abstention === undefined
			? undefined
			: context.words('elections.abstention', { votes: candidate.abstention }),
	].filter((part) => part !== undefined);
	const votes = numberText(candidate.votes, context);
	return others.length === 0 ? votes : `${votes} (${others.join(', ')})`;
}

/** `28 votants, 1 bulletin blanc, 1 nul, 26 suffrages exprimés ; majorité absolue : 14 voix.`, then why it came out so. */
function proofText(election: ElectionResult, consented: boolean, context: ViewContext): string | null {
	// Where the words of consent stand above, the sentence would only repeat them.
	const reason = consented ? '' : (sentence(proofSentence(election, context.input.phrase), context) ?? '');
	const figure = (key: 'voters' | 'blank' | 'void' | 'cast', value: Fraction | null) => {
		const text =
			value === null || isZero(value) ? undefined : context.words(`elections.${key}`, { count: value });
		return text !== undefined && reason.includes(text) ? undefined : text;
	};
	const figures = [
		figure('voters', election.voters),
		figure('blank', election.blank),
		figure('void', election.void),
		election.voters === null ? undefined : figure('cast', election.cast),
	].filter((part) => part !== undefined);
	const stated = figures.length === 0 ? '' : `${capitalized(figures.join(', '))}.`;
	const text = [stated, reason].filter((part) => part !== '').join(' ');
	return text === '' ? null : text;
}

function consentLine(node: Election | Choice, context: ViewContext): Line | null {
	const words = consentText(ballotLines(node.children));
	return words === '' ? null : { label: null, html: context.html(`${capitalized(context.text(words))}.`) };
}
