/** What the words of a document are: their colours, what is known of them, the files that they name. */

import type { Link } from 'mdast';
import {
	type DocumentLink,
	type DocumentLinkParams,
	type Hover,
	type HoverParams,
	MarkupKind,
	type SemanticTokens,
	SemanticTokensBuilder,
	type SemanticTokensParams,
	SemanticTokenTypes,
} from 'vscode-languageserver/node.js';
import { type FileValue, listNodes } from '../../ast/index.js';
import { type Colour, colours, hoverAt } from '../../editor/index.js';
import { getRange, type ProviderContext } from '../documents.js';

/** What each colour is called in the protocol, whose names every theme knows. */
const TYPES: Record<Colour, SemanticTokenTypes> = {
	heading: SemanticTokenTypes.namespace,
	blockMark: SemanticTokenTypes.class,
	label: SemanticTokenTypes.keyword,
	name: SemanticTokenTypes.variable,
	figure: SemanticTokenTypes.number,
	time: SemanticTokenTypes.string,
	headerKey: SemanticTokenTypes.property,
	comment: SemanticTokenTypes.comment,
};

/** The names, in the order in which tokens count them. */
export const TOKEN_TYPES: readonly SemanticTokenTypes[] = Object.values(TYPES);

export async function semanticTokens(
	{ textDocument: { uri } }: SemanticTokensParams,
	{ documents }: ProviderContext,
): Promise<SemanticTokens> {
	const builder = new SemanticTokensBuilder();
	const found = await documents.get(uri);
	for (const { from, to, colour } of found ? colours(found.compiled) : []) {
		const { line, character } = (found as NonNullable<typeof found>).document.positionAt(from);
		builder.push(line, character, to - from, TOKEN_TYPES.indexOf(TYPES[colour]), 0);
	}
	return builder.build();
}

// --- What is known of the words under the pointer: a person, a vote, and the rule behind a message.

/** A person with the room there, a vote with its proof; below, why each message at the place matters. */
export async function hover(
	{ textDocument: { uri }, position }: HoverParams,
	{ documents, host }: ProviderContext,
): Promise<Hover | null> {
	const found = await documents.get(uri);
	if (!found) return null;
	const { document, compiled } = found;
	const offset = document.offsetAt(position);
	const known = hoverAt(compiled, offset);
	const rules = new Set(
		compiled.messages.flatMap(({ place, file, ruleId }) => {
			if (file !== '' || !ruleId || !place || !('start' in place)) return [];
			return (place.start.offset ?? 0) <= offset && offset <= (place.end.offset ?? 0) ? [ruleId] : [];
		}),
	);
	const pages = await Promise.all([...rules].map((id) => host.rulePage(id, compiled.lang)));
	const parts = [...(known ? [known.markdown] : []), ...pages.filter((page) => page !== undefined)];
	if (parts.length === 0) return null;
	return {
		contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
		...(known && { range: getRange(document, known) }),
	};
}

// --- Files that the minutes name: rolls, rules, annexes, images.

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
