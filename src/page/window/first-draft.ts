/**
 * The example that a first visit opens, in each language. Its compiled page is made at build time (`first-fr`, `first-en`) and shown while the
 * compiler starts.
 */

import frenchExample from '../../../examples/association.md';
import englishExample from '../../../examples/board.md';
import { LANGUAGES, type Language, phrasebook } from '../../language/index.js';
import type { CompiledPage } from '../protocol.js';
import { type Draft, newDraft } from './drafts/draft.js';

const EXAMPLES: Readonly<Record<Language, string>> = { fr: frenchExample, en: englishExample };

/** The draft of somebody who has none. */
export function firstDraft(lang: Language): Draft {
	const draft = newDraft(phrasebook(lang)('page.drafts.exampleName'), EXAMPLES[lang]);
	return { ...draft, saved: draft.text };
}

/** The page made at build time for this text; undefined for any text but an untouched example. */
export async function foreseenPage(text: string): Promise<CompiledPage | undefined> {
	const lang = LANGUAGES.find((each) => EXAMPLES[each] === text);
	if (lang === undefined) return undefined;
	const page = JSON.parse(await pvParts.text(`first-${lang}`)) as CompiledPage;
	const style = await pvParts.text('first-style');
	return { ...page, head: await withFonts((page.head ?? '').replace('{{first-style}}', () => style)) };
}

/** The fonts stand once in the page, each as a part: `{{font-serif-regular}}`. */
async function withFonts(head: string): Promise<string> {
	const names = [...new Set([...head.matchAll(FONT)].map(([, name = '']) => name))];
	const fonts = new Map(
		await Promise.all(names.map(async (name) => [name, await pvParts.text(name)] as const)),
	);
	return head.replace(FONT, (_, name) => fonts.get(name) ?? '');
}

const FONT = /\{\{(font-[\w-]+)\}\}/g;
