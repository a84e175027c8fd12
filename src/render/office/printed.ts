/** What a document prints, paragraph by paragraph, for those who compare it with a corrected file. */

import type { Block, Inline, OfficeDocument, OfficeParagraph } from './model.js';

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
