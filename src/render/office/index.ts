/** The view of minutes as a document for word processors, by way of its page. */

import type { View } from '../../view/view-model.js';
import { renderView } from '../html/html.js';
import { themeTemplate } from '../html/themes.js';
import type { OfficeDocument } from './model.js';
import { type OfficeView, readPage } from './read-page.js';

export type { OfficeView } from './read-page.js';

/** What a file for a word processor is told besides its view. */
export interface OfficeOptions {
	/** ISO date that the file's properties bear: the meeting's, never the clock's. */
	date: string;
	/** The page, where templates of a project or of another document have made it. */
	html?: string | undefined;
}

/** A view whose agenda has its column of pages: word processors know the numbers, and put them in. */
export function withPageColumn(view: View): View {
	return view.agenda === null ? view : { ...view, agenda: { ...view.agenda, paged: true } };
}

/** The document of a view. */
export async function officeDocument(
	view: View | OfficeView,
	{ html }: OfficeOptions,
): Promise<OfficeDocument> {
	return readPage(html ?? (await getPage(view as View)), view);
}

function getPage(view: View): Promise<string> {
	return renderView(withPageColumn(view), themeTemplate(view.deed === null ? 'proces-verbal' : 'notarial'));
}
