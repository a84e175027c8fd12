/** The view of a compiled meeting: what templates print. */

import type { Node, Parent } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import { derivation } from '../assembly/proof/proof.js';
import { type Annex, findText, getChild, getField } from '../ast/index.js';
import { getAgenda, getContent, getDecisionList, pagedAgenda } from './agenda.js';
import { getItems } from './body.js';
import { createContext, type RenderInput, type ViewContext, type ViewOptions } from './context.js';
import { endSentence, getActions, getDocuments, getEnd, initialsLine } from './end.js';
import { documentTitle, getFacts, getLetterhead, getState, runningHeads, titleLines } from './head.js';
import { takeTail } from './length.js';
import { closingSentences, getDeed } from './notarial.js';
import { electionOutcome } from './outcome.js';
import { getParticipants } from './participants.js';
import type { AnnexLeaf, Line, ProofList, TitledList, View } from './view-model.js';

export type { RenderInput, ViewOptions } from './context.js';
export type * from './view-model.js';

/** Everything that a template may see of a compiled meeting; for the public version the caller gives `publicVersion(input)`. */
export function createView(input: RenderInput, options: ViewOptions = {}): View {
	const context = createContext(input, options);
	const { words } = context;
	const state = getState(context);
	const { participants, roll } = getParticipants(context);
	const actions = getActions(context);
	const items = getItems(getContent(context), 2, context);
	const view: View = {
		lang: context.lang,
		documentTitle: documentTitle(context, state),
		title: titleLines(context, state),
		state,
		letterhead: getLetterhead(context),
		running: runningHeads(
			context,
			state,
			state.name === 'convened' ? null : initialsLine(getEnd(context).signatures, context),
		),
		facts: getFacts(context),
		participants,
		agenda: getAgenda(context),
		items,
		decisionList: getDecisionList(context),
		actions,
		tail: [],
		documents: getDocuments(context),
		annexes: getAnnexes(context),
		leaves: getLeaves(context),
		end: getEnd(context),
		notes: null,
		roll,
		proofs: getProofs(context),
		labels: {
			skip: words('skip'),
			skipToSignatures: words('skipToSignatures'),
			colon: words('colon'),
			factSheet: words('facts.heading'),
			minutes: words('title.minutes'),
			signatures: words('signature.heading'),
			vote: words('strip.vote'),
			doneAt: words('end.doneAt'),
			doneOn: words('end.doneOn'),
		},
		largePrint: options.largePrint === true,
		deed: null,
	};
	// Notes are numbered while the text is written, so they come last.
	const notes = context.prose.notes();
	const isFollowed =
		[view.decisionList, view.documents, view.annexes, actions].some((list) => list !== null) ||
		notes.length > 0;
	const whole: View = {
		...view,
		notes: notes.length === 0 ? null : { heading: words('notes'), notes },
		tail: isFollowed ? [] : takeTail(items),
	};
	return options.theme === 'notarial' ? { ...whole, deed: getDeed(whole, context) } : whole;
}

/**
 * A view of the same meeting with other pages or bound annexes: what names a page is written anew, all else is what it was. A document that
 * is printed again takes this in place of a view.
 */
export function withPages(view: View, input: RenderInput, options: ViewOptions): View {
	const context = createContext(input, options);
	const paged: View = {
		...view,
		running: runningHeads(context, view.state, view.running.initials),
		agenda: view.agenda && pagedAgenda(view.agenda, options),
		annexes: getAnnexes(context),
		leaves: getLeaves(context),
		end: { ...view.end, sentence: endSentence(view.end.signatures, context) },
	};
	return view.deed === null
		? paged
		: { ...paged, deed: { ...view.deed, closing: closingSentences(paged, context) } };
}

// --- The annex that shows how each vote was judged.

/** How the votes were judged, in document order. */
function getProofs(context: ViewContext): ProofList | null {
	const { assembly, words, input } = context;
	const votables = [...assembly.decisions, ...assembly.elections].sort(
		(a, b) => getStart(a.node) - getStart(b.node),
	);
	if (context.options.withProofs !== true || votables.length === 0) return null;
	return {
		heading: words('proofs.heading'),
		intro: words('proofs.intro'),
		entries: votables.map((item) => {
			const [title = '', ...steps] = derivation(item, input.phrase).map(context.text);
			const lines: Line[] = steps.map((step) => ({ label: null, html: context.html(step) }));
			if (!('votes' in item))
				lines.push({ label: words('strip.result'), html: context.html(electionOutcome(item, context)) });
			return { id: `proof-${item.id}`, titleHtml: context.html(title), lines };
		}),
	};
}

function getStart(node: { position?: { start: { offset?: number | undefined } } | undefined }): number {
	return node.position?.start.offset ?? 0;
}

// --- The annexes of the minutes: their list, and a leaf before each that is bound in as pages.

interface AnnexEntry {
	/** `Annexe 1 – Rapport financier`, typeset. */
	named: string;
	/** Path as written, where it is a file; it has a title of its own beside it. */
	file: string | undefined;
	titled: boolean;
}

/** The list of annexes, those of the header first. */
function getAnnexes(context: ViewContext): TitledList | null {
	const leaves = getLeaves(context);
	const items = getEntries(context).map(({ named, file, titled }) => {
		const path = file === undefined || !titled ? '' : ` <span class="file">(${context.html(file)})</span>`;
		const leaf = leaves.find((each) => each.path === file);
		if (!leaf) return { html: `${context.html(named)}${path}` };
		const page = leaf.page === null ? '' : context.words('annexes.page', { page: leaf.page });
		return { html: `<a href="#${leaf.id}">${context.html(named)}</a>${path}${context.html(page)}` };
	});
	if (items.length === 0) return null;
	return { id: 'pv-annexes', heading: context.words('annexes.heading'), items };
}

/** The leaves of those that are bound in, each once, in the order of the list. */
function getLeaves(context: ViewContext): AnnexLeaf[] {
	const { bound, pages } = context.options;
	const leaves: AnnexLeaf[] = [];
	let before = 0;
	for (const [index, { named, file }] of getEntries(context).entries()) {
		const count = file === undefined ? undefined : bound?.get(file);
		if (file === undefined || count === undefined || leaves.some(({ path }) => path === file)) continue;
		const id = `pv-annex-${index + 1}`;
		const printed = pages?.get(id);
		leaves.push({
			id,
			number: index + 1,
			path: file,
			heading: named,
			note: context.words('annexes.leaf', { pages: count, file }),
			page: printed === undefined ? null : printed + before,
		});
		before += count;
	}
	return leaves;
}

function getEntries(context: ViewContext): AnnexEntry[] {
	const entries: Array<{ title: string; file: string | undefined }> = [];
	for (const child of getField(context.header, 'annexes')?.children ?? []) {
		if (child.type === 'textValue') entries.push({ title: child.value, file: undefined });
		else if (child.type === 'item') {
			const own = getChild(child, 'textValue');
			const field = (name: 'title' | 'file') =>
				child.children.find((part) => part.type === 'field' && part.name === name);
			const title = field('title');
			entries.push({
				title: (title?.type === 'field' ? findText(title) : undefined) ?? own?.value ?? '',
				file: getChild(field('file'), 'fileValue')?.value,
			});
		}
	}
	for (const annex of annexNodes(context.input.meeting)) {
		entries.push({
			title: getChild(annex, 'textValue')?.value ?? '',
			file: getChild(annex, 'fileValue')?.value,
		});
	}
	return entries.map(({ title, file }, index) => ({
		named: context.words('annexes.item', { number: index + 1, title: title === '' ? (file ?? '') : title }),
		file,
		titled: title !== '',
	}));
}

function annexNodes(root: Parent): Annex[] {
	const found: Annex[] = [];
	visit(root as Node, (node) => {
		if (node.type === 'annex') found.push(node as Annex);
		return node.type === 'annex' || node.type === 'header' ? SKIP : undefined;
	});
	return found;
}
