/** The agenda: contents and summary in one table. The list of decisions, where there are many. */

import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import type { Decision, ElectionResult } from '../assembly/model.js';
import {
	type Block,
	type BodyNode,
	getBody,
	getChild,
	getField,
	getUncounted,
	HEADS,
	isBlock,
	type Session,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { capitalized } from '../text/letters.js';
import { getTitle, titleSession, type ViewContext, type ViewOptions } from './context.js';
import { decisionOutcome, electionNumber, electionOutcome, getTone, kindWord } from './outcome.js';
import { pageSign } from './page-signs.js';
import type { Agenda, AgendaRow, DecisionList, DecisionMention } from './view-model.js';

/** With more decisions than this, they are listed again before the closing. */
const DECISIONS_IN_AGENDA = 8;

/** The content of the document under its title: where the body opens with the document's title, what stands under it. */
export function getContent(context: ViewContext): BodyNode[] {
	const body = getBody(context.input.meeting);
	const title = getChild(getField(context.header, 'title'), 'textValue');
	const first = titleSession(context);
	return body.flatMap((node) => {
		if (node.type !== 'session' || node !== first) return [node];
		const same =
			title?.type === 'textValue' && foldKeyword(title.value) === foldKeyword(context.titleText(node) ?? '');
		if (title !== undefined && !same) return [node];
		return node.children.filter((child): child is BodyNode => !HEADS.has(child.type));
	});
}

/** The agenda, or nothing where the meeting has neither items nor an agenda. */
export function getAgenda(context: ViewContext): Agenda | null {
	const items = getContent(context).filter(isItem);
	const told = itemsThatTellVotes(items, context);
	const met = items.map((item) =>
		item.type === 'session' ? sessionRow(item, told.has(item), context) : blockRow(item, context),
	);
	const rows = withPointsNotMet(met, items, context);
	if (rows.length === 0) return null;
	const { words } = context;
	const agenda = {
		heading: words('agenda.heading'),
		columns: { item: words('agenda.item'), decision: words('agenda.decision'), page: words('agenda.page') },
		paged: false,
		rows,
	};
	return pagedAgenda(agenda, context.options);
}

/**
 * The rows of what the meeting came to, and each point of the notice that it did not come to after the point before it. An item that bears the
 * very words of a point is that point's alone: *Budget annexe* does not stand for *Budget* where the notice has both. A point that no item stands for may be
 * one decision of a longer item, as those of a mixed meeting under *À titre extraordinaire*: its row has that decision.
 */
function withPointsNotMet(
	met: readonly AgendaRow[],
	items: ReadonlyArray<Session | Block>,
	context: ViewContext,
): AgendaRow[] {
	const points = (getField(context.header, 'agenda')?.children ?? []).flatMap((child) =>
		child.type === 'textValue' ? [context.text(child.value)] : [],
	);
	const named = new Set(points.map(compared));
	const find = (point: string, titles: readonly string[]) => {
		const own = titles.indexOf(point);
		const isMeant = (title: string) =>
			title !== '' && !named.has(title) && (title.includes(point) || point.includes(title));
		return own !== -1 ? own : titles.findIndex(isMeant);
	};
	const titles = items.map((item) => compared(context.titleText(item) ?? ''));
	const parts = items.flatMap((item, index) =>
		item.type === 'session' ? decisionsIn(item, context).map((one) => ({ ...one, index })) : [],
	);
	const partTitles = parts.map(({ title }) => compared(context.text(title)));
	const rows = [...met];
	let at = 0;
	for (const point of points) {
		const item = met[find(compared(point), titles)];
		const part = item === undefined ? parts[find(compared(point), partTitles)] : undefined;
		const holder = part === undefined ? undefined : met[part.index];
		if (item !== undefined) at = rows.indexOf(item) + 1;
		else {
			if (holder !== undefined && part !== undefined) {
				at = Math.max(at, rows.indexOf(holder) + 1);
				holder.decisions = holder.decisions.filter(({ id }) => id !== part.mention.id);
			}
			const mention = part === undefined ? [] : [part.mention];
			rows.splice(at, 0, {
				titleHtml: context.html(point),
				id: part?.mention.id ?? null,
				decisions: mention,
				note: null,
				page: '',
			});
			at += 1;
		}
	}
	return rows;
}

/** A title as it is compared: a `PV` is a `procès-verbal`. */
function compared(title: string): string {
	let at = 0;
	let said = '';
	for (const { from, to } of vocabulary('decidedThings').findAll(title, 'minutes')) {
		said += `${title.slice(at, from)}minutes`;
		at = to;
	}
	return foldKeyword(said + title.slice(at));
}

/** The agenda with the page of each item, or its sign, where pages are known or will be. */
export function pagedAgenda(agenda: Agenda, { pages, pageSigns }: ViewOptions): Agenda {
	const getPage = (id: string) => (pageSigns ? pageSign(id) : pages?.get(id));
	const paged = pageSigns ? agenda.rows.some(({ id }) => id !== null) : (pages?.size ?? 0) > 0;
	if (!paged) return { ...agenda, paged };
	const rows = agenda.rows.map((row) => {
		const page = row.id === null ? undefined : getPage(row.id);
		return { ...row, page: page === undefined ? '' : String(page) };
	});
	return { ...agenda, paged, rows };
}

/** All decisions again, where there are more than the agenda shows at a glance. */
export function getDecisionList(context: ViewContext): DecisionList | null {
	const { assembly, words } = context;
	const count = assembly.decisions.length + assembly.elections.length;
	if (count <= DECISIONS_IN_AGENDA) return null;
	const rows = decisionsIn(context.input.meeting, context);
	if (rows.every(({ mention }) => mention.outcome === '')) return null;
	return {
		heading: words('decisions.heading'),
		columns: {
			decision: words('decisions.decision'),
			title: words('decisions.title'),
			outcome: words('decisions.outcome'),
		},
		rows: rows.map(({ mention, title }) => ({ ...mention, titleHtml: context.html(context.text(title)) })),
	};
}

/** An agenda item of the first level: a heading, or a block that such a heading opens. */
export function isItem(node: BodyNode): node is Session | Block {
	return node.type === 'session' || (isBlock(node) && node.depth !== undefined && node.depth <= 2);
}

function sessionRow(session: Session, tellsVote: boolean, context: ViewContext): AgendaRow {
	const id = context.sessionId(session);
	const decisions = decisionsIn(session, context).map(({ mention }) => mention);
	const planned = context.assembly.status === 'convened';
	// What a sentence calls approved is no information, nor a decision that was counted.
	const note =
		decisions.length > 0 || (!planned && tellsVote)
			? null
			: context.words(planned ? 'agenda.planned' : 'agenda.information');
	return { titleHtml: sessionTitle(session, context), id, decisions, note, page: '' };
}

/** The items in which a sentence tells a vote that was not counted, `Le procès-verbal est approuvé à l’unanimité`. */
function itemsThatTellVotes(items: ReadonlyArray<Session | Block>, { input }: ViewContext): Set<Node> {
	const told = getUncounted(input.meeting).map(({ position }) => position?.start.offset ?? 0);
	let next = 0;
	return new Set(
		items.filter(({ position }) => {
			const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
			while ((told[next] ?? from) < from) next += 1;
			return (told[next] ?? to) < to;
		}),
	);
}

function blockRow(block: Block, context: ViewContext): AgendaRow {
	const decisions = decisionsIn(block, context).map(({ mention }) => mention);
	const id = context.getDecision(block)?.id ?? context.getElection(block)?.id ?? null;
	const title =
		context.titleHtml(block) ??
		context.html(capitalized(kindWord(block.type === 'resolution' ? block.kind : block.type, context)));
	return {
		titleHtml: `${numberHtml(block.item, context)}${title}`,
		id,
		decisions,
		note: null,
		page: '',
	};
}

/** Number and title of an agenda item. */
export function sessionTitle(session: Session, context: ViewContext): string {
	const title = getTitle(session) === undefined ? '' : (context.titleHtml(session) ?? '');
	return `${numberHtml(getChild(session, 'itemNumber')?.value, context)}${title}`;
}

/** `3. `, before the title of an agenda item that has a number. */
function numberHtml(number: string | undefined, context: ViewContext): string {
	if (number === undefined) return '';
	return context.html(context.words('itemNumber', { number, plain: /^\d+$/.test(number) ? 'yes' : 'no' }));
}

function decisionsIn(
	parent: Parent,
	context: ViewContext,
): Array<{ mention: DecisionMention; title: string }> {
	const found: Array<{ mention: DecisionMention; title: string }> = [];
	visit(parent as Node, (node) => {
		const decision = context.getDecision(node);
		if (decision !== undefined)
			found.push({ mention: decisionMention(decision, context), title: decision.title });
		const election = context.getElection(node);
		if (election !== undefined)
			found.push({ mention: electionMention(election, context), title: election.title });
	});
	return found;
}

function decisionMention(decision: Decision, context: ViewContext): DecisionMention {
	const kind = kindWord(decision.kind, context);
	return {
		id: decision.id,
		label: decision.number === null ? kind : context.words('mention', { kind, number: decision.number }),
		outcome: isOpen(decision.outcome === 'undetermined', context)
			? ''
			: decisionOutcome(decision.outcome, decision.kind, context),
		tone: getTone(decision.outcome),
	};
}

function electionMention(election: ElectionResult, context: ViewContext): DecisionMention {
	const kind = kindWord(election.node.type, context);
	const number = electionNumber(election, context);
	const open = isOpen(!election.candidates.some(({ elected }) => elected), context);
	return {
		id: election.id,
		label: number === null ? kind : context.words('mention', { kind, number }),
		outcome: open ? '' : electionOutcome(election, context),
		tone: open ? 'neutral' : 'positive',
	};
}

/** Before the meeting nothing is decided yet. */
function isOpen(undecided: boolean, { assembly }: ViewContext): boolean {
	return undecided && assembly.status === 'convened';
}
