/** The view of minutes as a document for word processors, by way of its page. */

import type { View } from '../../view/view-model.js';
import { renderView, themeTemplate } from '../html/html.js';
import type { Block, Inline, OfficeDocument, OfficeParagraph } from './model.js';
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

export async function officeDocument(
	view: View | OfficeView,
	{ html }: OfficeOptions,
): Promise<OfficeDocument> {
	return readPage(html ?? (await getPage(view as View)), view);
}

function getPage(view: View): Promise<string> {
	return renderView(withPageColumn(view), themeTemplate(view.deed === null ? 'proces-verbal' : 'notarial'));
}

// --- What a document prints, paragraph by paragraph, for those who compare it with a corrected file.

/** A paragraph with words, as it is printed. */
interface PrintedLine {
	text: string;
	/** Without the label of a decision, or the name of who speaks. */
	core: string;
	style: string;
	/** Style of the table that it stands in. */
	table: string | undefined;
	/** It leads to another place of the document, whose words it repeats. */
	repeats: boolean;
}

/** The paragraphs of a document in its order. */
export function readPrinted({ bands }: OfficeDocument): PrintedLine[] {
	return bands.flatMap(({ blocks }) => getLines(blocks, undefined)).filter(({ text }) => text.trim() !== '');
}

function getLines(blocks: readonly Block[], table: string | undefined): PrintedLine[] {
	return blocks.flatMap((block) =>
		block.kind === 'paragraph'
			? [getLine(block, table)]
			: [...block.head, ...block.rows].flatMap((row) =>
					row.flatMap((cell) => getLines(cell.blocks, block.style)),
				),
	);
}

function getLine({ style, children }: OfficeParagraph, table: string | undefined): PrintedLine {
	const text = getText(children);
	return { text, core: getCore(style, children, text), style, table, repeats: children.some(leadsOn) };
}

function getCore(style: string, children: readonly Inline[], text: string): string {
	const [first] = children;
	if (style === 'Intervention' && first?.kind === 'text' && first.look.style === 'Speaker') {
		const end = children.findIndex((child) => child.kind !== 'text' || child.look.style !== 'Speaker');
		return getText(children.slice(end)).replace(/^[\s\u00A0\u202F]*:\s*/, '');
	}
	return style.startsWith('Heading') ? getText(children, true) : text;
}

function leadsOn(child: Inline): boolean {
	return child.kind === 'link' && child.target.startsWith('#') && !child.target.startsWith('#pv-ref-');
}

function getText(children: readonly Inline[], withoutLabels = false): string {
	return children
		.map((child) => {
			if (child.kind === 'text') return withoutLabels && child.look.style === 'Kicker' ? '' : child.text;
			if (child.kind === 'break') return '\n';
			if (child.kind === 'tab') return ' ';
			return 'children' in child ? getText(child.children, withoutLabels) : '';
		})
		.join('');
}
