/** The view of a compiled meeting: what templates print. */

import { agendaOf, bodyOf, decisionListOf, pagedAgenda } from './agenda.js';
import { annexesOf, leavesOf } from './annexes.js';
import { itemsOf } from './body.js';
import { createContext, type RenderInput, type ViewOptions } from './context.js';
import { actionsOf, documentsOf, endOf, endSentence, initialsLine } from './end.js';
import { factsOf } from './facts.js';
import { documentTitle, letterheadOf, runningHeads, stateOf, titleLines } from './head.js';
import { takeTail } from './length.js';
import { closingSentences, deedOf } from './notarial/index.js';
import { participantsOf } from './participants.js';
import { proofsOf } from './proofs.js';
import type { View } from './view-model.js';

export type { RenderInput, ViewOptions } from './context.js';
export type * from './view-model.js';

/** Everything that a template may see of a compiled meeting; for the public version the caller gives `publicVersion(input)`. */
export function createView(input: RenderInput, options: ViewOptions = {}): View {
	const context = createContext(input, options);
	const { words } = context;
	const state = stateOf(context);
	const { participants, roll } = participantsOf(context);
	const actions = actionsOf(context);
	const items = itemsOf(bodyOf(context), 2, context);
	const view: View = {
		lang: context.lang,
		documentTitle: documentTitle(context, state),
		title: titleLines(context, state),
		state,
		letterhead: letterheadOf(context),
		running: runningHeads(context, state, initialsLine(context)),
		facts: factsOf(context),
		participants,
		agenda: agendaOf(context),
		items,
		decisionList: decisionListOf(context),
		actions,
		tail: [],
		documents: documentsOf(context),
		annexes: annexesOf(context),
		leaves: leavesOf(context),
		end: endOf(context),
		notes: null,
		roll,
		proofs: proofsOf(context),
		labels: {
			skip: words('skip'),
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
	return options.theme === 'notarial' ? { ...whole, deed: deedOf(whole, context) } : whole;
}

/**
 * A view of the same meeting with other pages or bound annexes: what names a page is written anew, all else is what it was. A document is
 * printed twice, and the second time takes this in place of a view.
 */
export function withPages(view: View, input: RenderInput, options: ViewOptions): View {
	const context = createContext(input, options);
	const paged: View = {
		...view,
		running: runningHeads(context, view.state, view.running.initials),
		agenda: view.agenda && pagedAgenda(view.agenda, options.pages),
		annexes: annexesOf(context),
		leaves: leavesOf(context),
		end: { ...view.end, sentence: endSentence(view.end.signatures, context) },
	};
	return view.deed === null
		? paged
		: { ...paged, deed: { ...view.deed, closing: closingSentences(paged, context) } };
}
