/** The blocks of resolutions, elections and choices: label, text, and each taking of votes as a strip with its names and its reason. */

import type { Node } from 'unist';
import type { CandidateResult, Decision, ElectionResult, NamedVote, VoteResult } from '../assembly/model.js';
import { proofSentence } from '../assembly/proof/proof.js';
import {
	ANSWERS,
	type Answer,
	type AnswerName,
	type Ballot,
	type BallotLine,
	type Choice,
	type Election,
	getChild,
	getChildren,
	labelRow,
	type Resolution,
	type Result,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { add, compare, type Fraction, isZero } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { addTo } from '../text/lists.js';
import { writtenValues } from './beyond-figures.js';
import type { ViewContext } from './context.js';
import { isRuleBelow, isShort, staysWithFigures, withEndKept } from './length.js';
import {
	decisionOutcome,
	electedWord,
	electionNumber,
	electionOutcome,
	getTone,
	kindWord,
} from './outcome.js';
import { personHtml } from './participants.js';
import { getHour, numberText, shareText } from './values.js';
import type {
	CandidateGroup,
	DecisionItem,
	ElectionItem,
	Item,
	Line,
	ResultCell,
	VoteCell,
	VoteStrip,
} from './view-model.js';

/** A resolution, deliberation, motion, amendment, opinion or decision. */
export function decisionItem(
	node: Resolution,
	read: ReadItems,
	level: number,
	context: ViewContext,
): DecisionItem {
	const decision = context.getDecision(node);
	const lines = ballotLines(node.children);
	const large = context.options.largePrint === true;
	const places = (decision?.votes ?? []).map(({ line, ballot }) => placeOfVote(node, line, ballot));
	const [items = [], ...between] = partedAt(node.children, places.length > 0 ? places : [placeOfVote(node)])
		.map(read)
		.map((part) => withLeads(part, large, context));
	const behind = between.pop() ?? [];
	const votes =
		decision?.votes.map((vote, index) => ({
			...getStrip(decision, vote, index, context),
			behind: between[index] ?? [],
		})) ?? [];
	const shown = votes.some((vote) => vote.result !== null);
	const result = decision === undefined || shown ? null : getResult(decision.outcome, decision, context);
	const remarks = [...getRemarks(lines, context), ...getElected(lines, context)];
	// A vote that cannot be counted has no strip; what its label says was voted stays, and what its lines say.
	if (votes.length === 0) {
		for (const line of lines)
			if (saysWhatIsVoted(line))
				remarks.push({ label: null, html: context.html(capitalized(context.text(line.key))) });
		for (const line of lines) {
			const beyond = beyondFigures([line], context);
			const said = beyond.length > 0 ? '' : getValues(line.children, context);
			// `Lise Kern (par principe)`: no line of names has it.
			if (said.includes('('))
				beyond.push({ label: capitalized(context.text(line.key)), html: context.html(said) });
			for (const each of beyond) remarks.push(each);
		}
	}
	const kicker = getKicker(node, decision, context);
	const rule = decisionRule(decision, context);
	return {
		kind: 'decision',
		id: decision?.id ?? node.kind,
		level,
		kicker,
		hour: blockHour(node, lines, context),
		rule,
		ruleBelow: isRuleBelow(kicker, rule, large),
		titleHtml: context.titleHtml(node),
		items,
		short: isShort([...items, ...behind], votes, large),
		remarks,
		votes,
		behind,
		result,
		tone: decision === undefined ? 'neutral' : getTone(decision.outcome),
	};
}

/** The items of some children of a block. */
type ReadItems = (nodes: Resolution['children']) => Item[];

/** What stands before each place among the children of a block, and behind the last. */
function partedAt(children: Resolution['children'], places: readonly number[]): Resolution['children'][] {
	let from = 0;
	const parts = places.map((place) => {
		const part = children.slice(from, place);
		from = Math.max(from, place);
		return part;
	});
	return [...parts, children.slice(from)];
}

/** Where a vote stands among the children of its block: its line; else what decides, or the end, as of a vote on several blocks. */
function placeOfVote(
	{ children }: Resolution | Election | Choice,
	line?: BallotLine,
	ballot?: Ballot,
): number {
	const own = children.findIndex(
		(child) =>
			child.type === 'ballot' && (line === undefined ? child === ballot : child.children.includes(line)),
	);
	if (own >= 0) return own;
	const decides = children.findLastIndex(
		(child) => child.type === 'ballot' && child.children.some(({ label }) => labelRow(label).decides),
	);
	return decides >= 0 ? decides : children.length;
}

/** The text before or behind a vote, set as that of a resolution. */
function withLeads(items: readonly Item[], large: boolean, context: ViewContext): Item[] {
	return items.map((item, index) => {
		if (item.kind !== 'prose') return item;
		const html = withLeadWords(item.html, context);
		return { ...item, html: index === items.length - 1 ? withEndKept(html, large) : html };
	});
}

/** What opens a piece of text whose place is told. */
const PIECE = '(?:<span data-piece="\\d+">)?';

/** The text of a resolution: its recitals open in italics, its articles run in bold. */
function withLeadWords(html: string, context: ViewContext): string {
	const choice = (key: 'recitals' | 'articles') => context.words(key).replace(/[.]/g, '\\.');
	return html
		.replace(new RegExp(`<p>(${PIECE})(${choice('recitals')})(?=[ \\u00A0])`, 'g'), '<p>$1<em>$2</em>')
		.replace(
			new RegExp(
				`<p>(${PIECE})((?:${choice('articles')})[ \\u00A0]\\d+(?:<sup>[a-z]+</sup>)?(?: bis| ter)?)(?=\\u00A0?[.:]|[ \\u00A0][–—-])`,
				'g',
			),
			'<p>$1<strong>$2</strong>',
		);
}

/** The labelled lines of a block, in order. */
export function ballotLines(children: ReadonlyArray<{ type: string }>): BallotLine[] {
	return children
		.filter((child): child is Ballot => child.type === 'ballot')
		.flatMap((ballot) => ballot.children);
}

/** Lines that say something of the text itself, with their label as written. */
function getRemarks(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap((line): Line[] => {
		if (line.label === 'amended') {
			const amended = line.children.some((child) => child.type === 'booleanValue' && child.value);
			return amended ? [{ label: null, html: context.html(context.words('amended')) }] : [];
		}
		if (labelRow(line.label).printed !== 'people') return [];
		const names = line.children.flatMap((child) =>
			child.type === 'name'
				? [context.name(child.value)]
				: child.type === 'textValue'
					? [context.text(child.value)]
					: [],
		);
		return names.length === 0
			? []
			: [{ label: capitalized(context.text(line.key)), html: context.html(names.join(', ')) }];
	});
}

/** Those whom a resolution appoints: `Résultat : élus Lise Kern, Paul Weiss`. */
function getElected(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap((line) =>
		(writtenValues(line, context.input.source).length > 0 ? [] : line.children)
			.flatMap((child): Node[] => (child.type === 'tally' ? child.children : [child]))
			.filter((child): child is Result => child.type === 'result' && (child as Result).children.length > 0)
			.map(({ text }) => ({
				label: capitalized(context.text(line.key)),
				html: context.html(context.text(text)),
			})),
	);
}

/** The lines that say more than figures, names and a result, as they are written. */
function beyondFigures(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap((line) =>
		writtenValues(line, context.input.source).map(({ answer, text }) => ({
			label: answer ? context.words(`strip.${answer}`) : capitalized(context.text(line.key)),
			html: context.html(context.text(text)),
		})),
	);
}

/** Hour of a block: of its heading, else of its line `Heure`. */
function blockHour(
	node: { children: ReadonlyArray<{ type: string }> },
	lines: readonly BallotLine[],
	context: ViewContext,
): DecisionItem['hour'] {
	const candidates = [
		...node.children,
		...lines.filter((line) => line.label === 'time').flatMap((line) => line.children),
	];
	const time = candidates.find(
		(child): child is { type: 'timeValue'; value: number } => child.type === 'timeValue',
	);
	return time === undefined ? null : getHour(time.value, context);
}

/** Ballot method as printed. */
export function methodText(method: string | undefined, context: ViewContext): string | undefined {
	const key = `methods.${method}` as const;
	return context.hasWords(key) ? context.words(key) : undefined;
}

function getKicker(node: Resolution, decision: Decision | undefined, context: ViewContext): string {
	const kind = capitalized(kindWord(node.kind, context));
	const number = decision?.number ?? null;
	const own = number === null ? kind : context.words('kicker', { kind, number });
	const amended = decision?.amends;
	if (amended === undefined) return own;
	return context.words('amends', {
		own,
		to: amended.kind,
		kind: kindWord(amended.kind, context),
		number: amended.number ?? '',
		numbered: amended.number === null ? 'no' : 'yes',
	});
}

function decisionRule(decision: Decision | undefined, context: ViewContext): string | null {
	const [vote] = decision?.votes ?? [];
	if (vote === undefined) return null;
	const method = methodText(vote.method, context);
	const majority = vote.majority === null ? undefined : context.text(vote.majority.label);
	const key = vote.key === undefined ? undefined : context.words('key', { key: vote.key });
	const parts = [method, majority, key].filter((part) => part !== undefined);
	return parts.length === 0 ? null : parts.join(', ');
}

// --- The block of an election, or of a choice between options.

/** An election or a choice with its candidates, the elected first. */
export function electionItem(
	node: Election | Choice,
	read: ReadItems,
	level: number,
	context: ViewContext,
): ElectionItem {
	const election = context.getElection(node);
	const lines = ballotLines(node.children);
	const list = node.children.findLastIndex(({ type }) => type === 'candidateList');
	const [items = [], behind = []] = partedAt(node.children, [list >= 0 ? list : placeOfVote(node)]).map(read);
	const candidates = election?.candidates ?? [];
	const counted = candidates.some((candidate) => candidate.votes !== null);
	const shared = counted && election !== undefined && election.cast !== null && !isZero(election.cast);
	const kind = capitalized(kindWord(node.type, context));
	const number = election === undefined ? null : electionNumber(election, context);
	const candidateLines = node.children.flatMap((child) =>
		child.type === 'candidateList' ? beyondFigures(child.children, context) : [],
	);
	const remarks = [...candidateLines, ...writtenLines(lines, context), ...getRemarks(lines, context)];
	const consent = consentLine(node, context);
	if (consent !== null) remarks.push(consent);
	const kicker = number === null ? kind : context.words('kicker', { kind, number });
	const stated = lines.some((line) => line.label === 'round');
	const rule = election === undefined ? null : electionRule(election, stated, context);
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
		behind,
		short: isShort([...items, ...behind], [], context.options.largePrint === true),
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
		const beyond = beyondFigures([line], context);
		if (beyond.length > 0) return beyond;
		const html =
			labelRow(line.label).printed === 'asWritten' ? context.html(getValues(line.children, context)) : '';
		return html === '' ? [] : [{ label: capitalized(context.text(line.key)), html }];
	});
}

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

function electionRule(election: ElectionResult, rounds: boolean, context: ViewContext): string | null {
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
	for (const candidate of election.candidates) addTo(groups, candidate.college, candidate);
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

// --- One taking of votes: figures by answer, result, names, and the sentence that says why.

/** Answers of the strip; blank and void share a cell while neither counts. */
const CELL_ANSWERS = ['for', 'against', 'abstention'] as const;
/** Names in favour: a longer list that the minutes do not write out is not printed. */
const UNWRITTEN_NAMES = 60;

/** One taking of votes of a decision. */
function getStrip(
	decision: Decision,
	vote: VoteResult,
	index: number,
	context: ViewContext,
): Omit<VoteStrip, 'behind'> {
	const consent = consentWords(vote, context);
	const counted = isCounted(vote);
	const last = index === decision.votes.length - 1;
	const heading =
		vote.round === 2 || index > 0
			? context.words('secondVote', {
					majority: vote.majority?.label ?? '',
					named: vote.majority === null ? 'no' : 'yes',
				})
			: null;
	const beyond = beyondFigures(linesOfVote(decision, index), context);
	// `3 (dont Lise Kern)` has the name of `Lise Kern`.
	const lines = nameLines(vote, context).filter(
		({ label, html }) => !beyond.some((line) => line.label === label && line.html.includes(html)),
	);
	for (const line of labelsInFull(vote))
		lines.push({ label: null, html: context.html(capitalized(context.text(line.key))) });
	if (
		counted &&
		consent !== null &&
		!beyond.some(({ html }) => html.includes(context.html(consent.slice(1))))
	)
		lines.unshift({ label: null, html: context.html(consent) });
	for (const each of statedLines(vote, context)) lines.push(each);
	for (const each of beyond) lines.push(each);
	const outcome = last ? decision.outcome : vote.outcome;
	// Where only words of consent were written, the strip says them and the sentence would repeat them.
	const proof =
		!counted && consent !== null && vote.proof.by === 'consent'
			? null
			: sentence(proofSentence(vote, context.input.phrase), context);
	return {
		heading,
		cells: counted ? countedAnswers(vote, context).map((answer) => cell(answer, context)) : [],
		consent: counted ? null : consent,
		result: getResult(outcome, decision, context),
		colleges: getColleges(vote, context),
		lines,
		proof,
		kept: staysWithFigures(lines, proof, context.options.largePrint === true),
	};
}

/** The lines that one taking of votes is told in: of several in one ballot, the first has those that are no other's. */
function linesOfVote({ votes }: Decision, index: number): readonly BallotLine[] {
	const vote = votes[index];
	const others = votes.filter((other) => other !== vote && other.ballot === vote?.ballot);
	if (!vote || (vote.joint && vote.line) || votes.indexOf(others[0] ?? vote) < index)
		return vote?.line ? [vote.line] : [];
	return vote.ballot.children.filter((line) => others.every((other) => other.line !== line));
}

/** The lines of a vote whose label says what was voted: `Vote de la motion : …`, and that of a vote on several texts. */
function labelsInFull(vote: VoteResult): BallotLine[] {
	if (vote.joint !== undefined) return vote.line === undefined ? [] : [vote.line];
	if (vote.round !== 1) return [];
	// The places have a table.
	return vote.ballot.children.filter((line) => saysWhatIsVoted(line) && !(line.presence && vote.colleges));
}

/** Whether the label of a line has more words than `Vote` and how it is taken. */
export function saysWhatIsVoted({ label, key, children }: BallotLine): boolean {
	if (label !== 'vote' || children.some(({ type }) => type === 'keywordValue')) return false;
	const word = vocabulary('labels').scan(key);
	return word?.id === 'vote' && word.length < key.length;
}

/** A sentence of the proof as printed; null where there is nothing to say. */
function sentence(text: string, context: ViewContext): string | null {
	const set = context.text(text.trim());
	return set === '' ? null : set;
}

/** The result of a decision; null before the meeting. */
function getResult(
	outcome: Decision['outcome'],
	decision: Decision,
	context: ViewContext,
): ResultCell | null {
	if (outcome === 'undetermined' && context.assembly.status === 'convened') return null;
	const opinion = outcome === 'favourable' || outcome === 'unfavourable';
	return {
		label: context.words(opinion ? 'strip.opinion' : 'strip.result'),
		value: capitalized(decisionOutcome(outcome, decision.kind, context)),
		tone: getTone(outcome),
	};
}

/** One answer of a count; its value is null where it is not known. */
export interface CountedAnswer {
	answer: AnswerName | 'recused';
	value: Fraction | null;
	/** People, where their votes differ. */
	heads: bigint | undefined;
}

/** Whether anything of a vote was counted. */
export function isCounted({ tally }: VoteResult): boolean {
	return tally.origin !== 'uncounted' || CELL_ANSWERS.some((answer) => tally[answer] !== null);
}

/** The answers that a count shows, in the order in which they are printed. */
export function countedAnswers({ tally }: VoteResult, context: ViewContext): CountedAnswer[] {
	const answers: CountedAnswer[] = [];
	const put = (answer: CountedAnswer['answer'], value: Fraction | null) => {
		const heads = tally.heads[answer];
		answers.push({ answer, value, heads: context.assembly.weighted && heads !== 0n ? heads : undefined });
	};
	for (const answer of CELL_ANSWERS) put(answer, tally[answer]);
	const blank = tally.blank;
	const nothing = tally.void;
	if (blank !== null && nothing !== null) {
		if (!isZero(blank)) put('blank', blank);
		if (!isZero(nothing)) put('void', nothing);
		if (isZero(blank) && isZero(nothing)) put('blankOrVoid', add(blank, nothing));
	} else if (blank !== null) put('blank', blank);
	else if (nothing !== null) put('void', nothing);
	if (tally.notVoting !== null && !isZero(tally.notVoting)) put('notVoting', tally.notVoting);
	if (tally.recused !== null && !isZero(tally.recused)) put('recused', tally.recused);
	return answers;
}

function cell({ answer, value, heads }: CountedAnswer, context: ViewContext): VoteCell {
	return {
		label: context.words(`strip.${answer}`),
		value: value === null ? '–' : numberText(value, context),
		heads: heads === undefined ? null : context.words('strip.heads', { count: heads }),
		zero: value !== null && isZero(value),
	};
}

/** `Sans objection, à l’unanimité`: the words of a vote without counts, as written. */
function consentWords(vote: VoteResult, context: ViewContext): string | null {
	const lines = vote.line === undefined ? vote.ballot.children : [vote.line];
	const results = vote.ballot.children.filter((line) => line.label === 'result' && vote.round === 1);
	const words = consentText([...lines, ...results]);
	return words === '' ? null : capitalized(context.text(words));
}

/** The words of consent that these lines hold, each once. */
function consentText(lines: readonly BallotLine[]): string {
	const texts = lines.flatMap((line) =>
		line.children.flatMap((child) =>
			child.type === 'tally'
				? child.children.flatMap((part) => (part.type === 'consent' ? [part.text.trim()] : []))
				: [],
		),
	);
	return [...new Set(texts)].join(', ');
}

function nameLines(vote: VoteResult, context: ViewContext): Line[] {
	const written = writtenAnswers(vote.ballot);
	return [...ANSWERS, 'recused' as const].flatMap((answer): Line[] => {
		const names = vote.tally.names[answer] ?? [];
		const state = answer === 'recused' ? 'named' : written.get(answer);
		if (
			names.length === 0 ||
			state === 'everyone' ||
			(state === undefined && (vote.tally.origin === 'filled' || names.length > UNWRITTEN_NAMES))
		)
			return [];
		const text = names.map((entry) => namedVote(entry, answer, context)).join(', ');
		return [{ label: context.words(`strip.${answer}`), html: context.html(text) }];
	});
}

/** Which answers a ballot gives by name, and which as `tous les autres`. */
function writtenAnswers(ballot: Ballot): Map<AnswerName, 'named' | 'everyone'> {
	const written = new Map<AnswerName, 'named' | 'everyone'>();
	const answers = ballot.children
		.flatMap((line) => line.children)
		.flatMap((child): Answer[] =>
			child.type === 'answer' ? [child] : child.type === 'tally' ? getChildren(child, 'answer') : [],
		);
	for (const part of answers) {
		if (part.children.some((child) => child.type === 'everyone')) written.set(part.answer, 'everyone');
		else if (part.children.some((child) => child.type === 'name')) written.set(part.answer, 'named');
	}
	return written;
}

function namedVote(
	{ member, votes, by, byPost, remark }: NamedVote,
	answer: AnswerName | 'recused',
	context: ViewContext,
): string {
	const notes: string[] = [];
	if (context.assembly.weighted) notes.push(context.words('strip.votes', { votes }));
	if (by !== undefined && by !== member)
		notes.push(
			context.words(answer === 'recused' ? 'participants.proxyTo' : 'strip.by', {
				name: context.memberName(by),
			}),
		);
	if (byPost === true) notes.push(context.words('strip.byPost'));
	// `Anne Stan (par Paul Weiss)` says what is said already.
	if (remark !== undefined && !(by && remark.includes(by.name.split(' ').at(-1) ?? '')))
		notes.push(context.text(remark));
	const name = context.memberName(member);
	return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

/** Voters and votes cast, as written. */
function statedLines(vote: VoteResult, context: ViewContext): Line[] {
	return vote.ballot.children.flatMap((line): Line[] => {
		if ((line.label !== 'voters' && line.label !== 'cast') || vote.round !== 1) return [];
		if (writtenValues(line, context.input.source).length > 0) return [];
		const stated = getChild(line, 'numberValue');
		if (stated?.type !== 'numberValue') return [];
		return [
			{
				label: capitalized(context.text(line.key)),
				html: context.html(context.words('exact', { value: { exact: stated.value } })),
			},
		];
	});
}

function getColleges(vote: VoteResult, context: ViewContext): VoteStrip['colleges'] {
	if (vote.colleges === undefined || vote.colleges.length === 0) return null;
	return {
		columns: [
			context.words(vote.colleges[0]?.presence ? 'strip.vote' : 'strip.college'),
			...CELL_ANSWERS.map((answer) => context.words(`strip.${answer}`)),
		],
		rows: vote.colleges.map(({ college, presence, tally }) => ({
			name: presence ? capitalized(context.text(college)) : context.text(college),
			values: CELL_ANSWERS.map((answer) =>
				tally[answer] === null ? '–' : numberText(tally[answer], context),
			),
		})),
	};
}
