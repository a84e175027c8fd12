/** The page of each rule, `docs/messages/<rule>.md`: documentation, test, and the text of `pv explain` in one. */

import type { Language } from '../language/index.js';
import { ruleIds } from '../lint/index.js';
import type { RuleFacts } from '../report/index.js';

/** Texts of a page by language: English for those that a page does not speak. */
type Texts = Readonly<{ en: string } & Partial<Record<Language, string>>>;

/** A page, taken apart. */
interface RulePage {
	id: string;
	/** One sentence, in French and in English. */
	summary: Texts;
	/** What it looks at. */
	what: Texts;
	why: Texts;
	/** Meeting that fails, and the messages. */
	fails: string;
	/** Meeting that passes. */
	passes: string;
	/** The page itself, Markdown. */
	text: string;
}

export async function rulePage(
	id: string,
	readOwn: (path: string) => Promise<Uint8Array>,
): Promise<RulePage> {
	return parseRulePage(id, new TextDecoder().decode(await readOwn(`docs/messages/${id}.md`)));
}

/** Takes a page apart by its headings. */
function parseRulePage(id: string, text: string): RulePage {
	// The meetings of the examples have headings of their own.
	const [head = '', ...parts] = text.split(/^## (?=(?:What|Quoi|Why it matters|Pourquoi|Fails|Passes)$)/m);
	const sections = new Map(
		parts.map((part) => [
			part.slice(0, part.indexOf('\n')).trim(),
			part.slice(part.indexOf('\n') + 1).trim(),
		]),
	);
	const [, english = '', french = ''] = head.split('\n').filter((line) => line.trim() !== '');
	const section = (name: string) => sections.get(name) ?? '';
	return {
		id,
		summary: { en: english, fr: french },
		what: { en: section('What'), fr: section('Quoi') },
		why: { en: section('Why it matters'), fr: section('Pourquoi') },
		fails: section('Fails'),
		passes: section('Passes'),
		text,
	};
}

/** What machine formats say of every rule. */
export async function ruleFacts(readOwn: (path: string) => Promise<Uint8Array>): Promise<RuleFacts[]> {
	return Promise.all(
		[...ruleIds].map(async ([id, { severity }]) => {
			const page = await rulePage(id, readOwn);
			return { id, severity, summary: page.summary.en, page: page.text };
		}),
	);
}
