/** The texts that are put to the vote, in document order: as drafts before the meeting, as blocks with their votes after it. */

import type { Node, Position } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { Decision, ElectionResult } from '../../assembly/model.js';
import { type Block, getChild, TEXTS } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { capitalized } from '../../text/letters.js';
import { sessionTitle } from '../../view/agenda.js';
import { getItems } from '../../view/body.js';
import { electionNumber, kindWord } from '../../view/outcome.js';
import { personHtml } from '../../view/participants.js';
import type { DecisionItem, ElectionItem, Item } from '../../view/view-model.js';
import { ballotLines, decisionItem, electionItem, methodText } from '../../view/voted-blocks.js';
import type { DocumentContext } from './context.js';
import type { DocumentName, Question } from './model.js';

/** A text that was or will be put to the vote, with what the assembly says of it. */
export type VotedBlock =
	| { kind: 'decision'; node: Block; of: Decision }
	| { kind: 'election'; node: Block; of: ElectionResult };

/** All of them, in document order; those alone that were asked for, where some were. */
export function votedBlocks(context: DocumentContext): VotedBlock[] {
	const found: VotedBlock[] = [];
	visit(context.input.meeting as Node, (node) => {
		if (node.type === 'header') return SKIP;
		const decision = context.getDecision(node);
		const election = context.getElection(node);
		if (decision !== undefined) found.push({ kind: 'decision', node: node as Block, of: decision });
		else if (election !== undefined) found.push({ kind: 'election', node: node as Block, of: election });
		return node.type === 'confidential' && context.options.public === true ? SKIP : undefined;
	});
	const asked = context.documentOptions.blocks;
	if (asked === undefined || asked.length === 0) return found;
	const wanted = new Set(asked.flatMap((name) => blocksNamed(name, found, context)));
	return found.filter((block) => wanted.has(block));
}

/** The blocks that a user means: by identifier, else by the number that is printed; an amendment only where nothing else has its number. */
export function blocksNamed(
	name: string,
	blocks: readonly VotedBlock[],
	context: DocumentContext,
): VotedBlock[] {
	const folded = foldKeyword(name);
	const byId = blocks.filter(({ of }) => foldKeyword(of.id) === folded);
	if (byId.length > 0) return byId;
	const byNumber = blocks.filter((block) => foldKeyword(getNumber(block, context) ?? '') === folded);
	const own = byNumber.filter((block) => block.kind !== 'decision' || block.of.kind !== 'amendment');
	return own.length > 0 ? own : byNumber;
}

/** The draft of a text: what will be put to the vote, and under which rule. */
export function getQuestion(block: VotedBlock, context: DocumentContext): Question {
	const { node } = block;
	const kind = kindWord(node.type === 'resolution' ? node.kind : node.type, context);
	const number = getNumber(block, context);
	const numbered = number === null ? 'no' : 'yes';
	return {
		id: block.of.id,
		kicker: context.say(block.kind === 'election' || context.convened === false ? 'question' : 'draft', {
			kind: block.kind === 'election' || context.convened === false ? capitalized(kind) : kind,
			number: number ?? '',
			numbered,
		}),
		number: number ?? '',
		titleHtml: blockTitleHtml(block, context),
		rule: getRule(block, context),
		kind: block.kind,
		items: textOf(voteBlock(block, 3, context)),
		candidates: block.kind === 'election' ? getCandidates(block.of, context) : [],
		seats: block.kind === 'election' ? Number(block.of.seats) : 0,
		secret: getMethod(block) === 'secret',
	};
}

/** The whole text of a block, where a document gives the votes their own place. */
export function textOf(item: DecisionItem | ElectionItem): Item[] {
	const between = item.kind === 'decision' ? item.votes.flatMap(({ behind }) => behind) : [];
	return [...item.items, ...between, ...item.behind];
}

/** The block as the minutes print it, without the debate. */
export function voteBlock(
	block: VotedBlock,
	level: number,
	context: DocumentContext,
): DecisionItem | ElectionItem {
	// Prose alone: no debate, no events.
	const read = (nodes: VotedBlock['node']['children']) =>
		getItems(nodes, 3, context).filter((item) => item.kind === 'prose');
	const item =
		block.node.type === 'resolution'
			? decisionItem(block.node, read, level, context)
			: electionItem(block.node, read, level, context);
	return { ...item, hour: null, titleHtml: item.titleHtml ?? blockTitleHtml(block, context) };
}

/** Number of a block as printed; null where it tells nothing. */
export function getNumber(block: VotedBlock, context: DocumentContext): string | null {
	return block.kind === 'decision' ? block.of.number : electionNumber(block.of, context);
}

/** Title of a block; one without a title takes that of its agenda item. */
export function blockTitleHtml({ node, of }: VotedBlock, context: DocumentContext): string {
	const own = context.titleHtml(node);
	if (own !== null) return own;
	if (of.session !== undefined) return sessionTitle(of.session, context);
	return context.html(context.text(of.title));
}

/** Title of a block as plain text. */
export function blockTitle({ node, of }: VotedBlock, context: DocumentContext): string {
	return (
		context.titleText(node) ??
		(of.session === undefined ? undefined : context.titleText(of.session)) ??
		context.text(of.title)
	);
}

function getMethod(block: VotedBlock): string | undefined {
	const line = ballotLines(block.node.children).find(({ label }) => label === 'ballot');
	const written = getChild(line, 'keywordValue');
	if (written?.type === 'keywordValue') return written.value;
	return block.kind === 'decision' ? block.of.votes[0]?.method : block.of.method;
}

function getRule(block: VotedBlock, context: DocumentContext): string | null {
	const method = methodText(getMethod(block), context);
	const parts = [method];
	if (block.kind === 'decision') parts.push(getMajority(block.of, block.node, context));
	else if (block.node.type === 'election')
		parts.push(context.words('elections.seats', { seats: block.of.seats }));
	const known = parts.filter((part) => part !== undefined);
	return known.length === 0 ? null : known.join(', ');
}

/** The majority that a text will need: as its line says, else the one of the rules. */
function getMajority(decision: Decision, node: Block, context: DocumentContext): string | undefined {
	const { rules } = context;
	const line = ballotLines(node.children).find(({ label }) => label === 'majority');
	const written = getChild(line, 'textValue');
	if (written?.type === 'textValue') return context.text(rules.find(written.value)?.label ?? written.value);
	const [vote] = decision.votes;
	const label =
		vote?.majority?.label ??
		(rules.given && !WITHOUT_VOTE.has(decision.outcome)
			? rules.majorities.get(rules.default)?.label
			: undefined);
	return label === undefined ? undefined : context.text(label);
}

const WITHOUT_VOTE: ReadonlySet<string> = new Set(['noted', 'withdrawn', 'moot']);

function getCandidates(election: ElectionResult, context: DocumentContext): Array<{ html: string }> {
	return election.candidates.map((candidate) => {
		const person = getChild(candidate.line, 'person');
		return {
			html:
				person?.type === 'person'
					? personHtml(context.name(candidate.name), person, context)
					: context.html(context.text(candidate.name)),
		};
	});
}

// --- Which lines of a meeting a document must hold, word for word.

/** Lines of the source, both ends included. */
export interface QuotedLines {
	from: number;
	to: number;
}

/**
 * An extract, an act and a notice hold the title of each text that is voted on and its prose; the others its title alone, or, as a form or a sheet
 * to sign, none of it. Debate, events and the words of a vote are in the minutes only: these documents say a vote in sentences of their own.
 */
const QUOTES: Readonly<Partial<Record<DocumentName, 'text' | 'title'>>> = {
	notice: 'text',
	extract: 'text',
	acts: 'text',
	decisions: 'title',
	listOfActs: 'title',
};

/** Documents of all texts that leave out an amendment: it is part of what it changes, or was moved when the notice had long been sent. */
const WITHOUT_AMENDMENTS: ReadonlySet<DocumentName> = new Set(['notice', 'listOfActs']);

/** The lines that a document must hold, if it is one of these texts: those that were asked for, or all. */
export function quotedLines(
	name: DocumentName,
	context: DocumentContext,
	asked: readonly VotedBlock[] = votedBlocks(context),
): QuotedLines[] {
	const what = QUOTES[name];
	if (what === undefined) return [];
	const blocks = WITHOUT_AMENDMENTS.has(name) ? asked.filter((block) => !isAmendment(block)) : asked;
	return blocks.flatMap(({ node }) =>
		(node.children as readonly Node[])
			.filter(({ type }) => type === 'title' || (what === 'text' && TEXTS.has(type)))
			.flatMap(({ position }) => getLines(position)),
	);
}

/** Whether a text changes another one. */
export function isAmendment(block: VotedBlock): boolean {
	return block.kind === 'decision' && block.of.kind === 'amendment';
}

function getLines(position: Position | undefined): QuotedLines[] {
	return position === undefined ? [] : [{ from: position.start.line, to: position.end.line }];
}
