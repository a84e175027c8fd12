/** The theme of a notary: the view's own facts and results as the continuous prose of a deed. */

import type { ViewContext } from '../context.js';
import type { View } from '../view-model.js';
import { closingSentences, correctionsHtml, deedActions, deedClosing } from './closing.js';
import { deedItems } from './items.js';
import type { Deed } from './model.js';
import { getAttendance, getOpening } from './opening.js';

export { closingSentences } from './closing.js';
export type * from './model.js';

/** The deed of a meeting whose view is made. */
export function getDeed(
	view: Pick<View, 'participants' | 'agenda' | 'items' | 'tail' | 'actions' | 'end' | 'state'>,
	context: ViewContext,
): Deed {
	return {
		opening: getOpening(context),
		attendance: getAttendance(view, context),
		agenda:
			view.agenda === null
				? null
				: {
						intro: context.words('deed.agenda'),
						items: view.agenda.rows.map(({ titleHtml }) => ({ html: titleHtml })),
					},
		items: deedItems(view.items, context),
		tail: deedItems(view.tail, context),
		actions: deedActions(view, context),
		closingHtml: deedClosing(view, context),
		closing: closingSentences(view, context),
		correctionsHtml: correctionsHtml(context),
	};
}
