/** Files that the minutes name: rolls, rules, annexes, images. */

import type { Link } from 'mdast';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver/node.js';
import { type FileValue, listNodes } from '../../ast/index.js';
import { getRange, type ProviderContext } from '../documents.js';

/** The files, as links that open them. */
export async function documentLinks(
	{ textDocument: { uri } }: DocumentLinkParams,
	{ documents, host }: ProviderContext,
): Promise<DocumentLink[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	return listNodes(found.compiled.meeting).flatMap(({ node }) => {
		const path =
			node.type === 'fileValue'
				? (node as FileValue).value
				: node.type === 'image' || node.type === 'link'
					? (node as Link).url
					: undefined;
		const from = node.data?.file === undefined ? node.position?.start.offset : undefined;
		const to = node.position?.end.offset;
		const isFile = path !== undefined && !/^(?:[a-z][a-z0-9+.-]+:|\/\/|#)/i.test(path);
		if (!isFile || from === undefined || to === undefined) return [];
		const target = host.getUri(host.resolve(host.getPath(uri), path));
		return [{ range: getRange(found.document, { from, to }), target }];
	});
}
