/** Colours of labels, names, figures and blocks. */

import {
	type SemanticTokens,
	SemanticTokensBuilder,
	type SemanticTokensParams,
	SemanticTokenTypes,
} from 'vscode-languageserver/node.js';
import { type Colour, colours } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';

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
