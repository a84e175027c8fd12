/** The annexes of the minutes: their list, and a leaf before each that is bound in as pages. */

import type { Node, Parent } from 'unist';
import type { Annex, TextValue } from '../ast/index.js';
import { findText, getField } from '../ast/index.js';
import type { ViewContext } from './context.js';

import type { AnnexLeaf, TitledList } from './view-model.js';

/** One annex, as the file names it. */
interface AnnexEntry {
	/** `Annexe 1 – Rapport financier`, typeset. */
	named: string;
	/** Path as written, where it is a file; it has a title of its own beside it. */
	file: string | undefined;
	titled: boolean;
}

/** The list of annexes, those of the header first. */
export function getAnnexes(context: ViewContext): TitledList | null {
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
export function getLeaves(context: ViewContext): AnnexLeaf[] {
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
			const own = child.children.find((part): part is TextValue => part.type === 'textValue');
			const field = (name: 'title' | 'file') =>
				child.children.find((part) => part.type === 'field' && part.name === name);
			const title = field('title');
			const file = field('file')?.children.find((part) => part.type === 'fileValue');
			entries.push({
				title: (title?.type === 'field' ? findText(title) : undefined) ?? own?.value ?? '',
				file: file?.type === 'fileValue' ? file.value : undefined,
			});
		}
	}
	for (const annex of annexNodes(context.input.meeting)) {
		const title = annex.children.find((part) => part.type === 'textValue');
		const file = annex.children.find((part) => part.type === 'fileValue');
		entries.push({
			title: title?.type === 'textValue' ? title.value : '',
			file: file?.type === 'fileValue' ? file.value : undefined,
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
	const visit = (node: Node): void => {
		if (node.type === 'annex') found.push(node as Annex);
		else if (node.type !== 'header' && 'children' in node)
			for (const child of (node as Parent).children) visit(child);
	};
	visit(root);
	return found;
}
