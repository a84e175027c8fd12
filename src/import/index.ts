/**
 * Existing minutes, as Markdown, turned into a meeting file. What stands under a label is read; a vote told in a sentence is written on
 * a line of its own under a comment that asks to check it; what is not sure stays prose under a comment that says so. No word is lost: the
 * lines that the header was read from stand in a comment at the top.
 */

import { stringify } from 'yaml';
import type { Language } from '../ast/index.js';
import { commonWords } from '../language/import-words.js';
import { phrasebook, vocabulary } from '../language/index.js';
import { writeBody } from './body.js';
import { readHead } from './head.js';
import type { Head, ImportComments, Imported } from './model.js';
import { readSignatures } from './signatures.js';
import { readTables } from './tables.js';
import { comment, linesNotIn, wordsOf } from './text.js';

export type { Certainty, Finding, Imported } from './model.js';
export { lostWords } from './text.js';

/** Turns minutes into a meeting file. */
export function importMinutes(markdown: string): Imported {
	const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const lang = languageOf(text);
	const phrase = phrasebook(lang);
	const words = (key: keyof ImportComments) => phrase(`cli.import.comments.${key}`);
	const comments: ImportComments = {
		head: words('head'),
		vote: words('vote'),
		votes: words('votes'),
		again: words('again'),
		unread: words('unread'),
		candidates: words('candidates'),
		election: words('election'),
		people: words('people'),
		table: words('table'),
	};
	const lines = readTables(withoutFrontmatter(text.split('\n')), lang, comments.table);
	const head = readHead(lines, lang);
	readSignatures(lines, head);
	const body = writeBody(lines, head, lang, comments);
	const header = headerOf(head, lang);
	const taken = [...head.taken].sort((a, b) => a - b).map((index) => lines[index] ?? '');
	const rest = linesNotIn(taken, header);
	const kept = rest.length === 0 ? '' : `${comment([comments.head, ...rest].join('\n'))}\n\n`;
	return {
		text: `---\n${header}---\n\n${kept}${body.text.trim()}\n`,
		lang,
		findings: [...head.findings, ...body.findings],
	};
}

/** A header of another program is text: its fences would be taken for ours. */
function withoutFrontmatter(lines: string[]): string[] {
	return lines.map((line, index) => (index < 60 && /^(?:---|\+\+\+)\s*$/.test(line) ? '' : line));
}

function languageOf(text: string): Language {
	const words = wordsOf(text.slice(0, 20_000)).map((word) => word.toLowerCase());
	const count = (lang: Language) => {
		const common = commonWords(lang);
		return words.filter((word) => common.has(word)).length;
	};
	return count('en') > count('fr') ? 'en' : 'fr';
}

/** The header, in the words of the language. */
function headerOf(head: Head, lang: Language): string {
	const keys = vocabulary('keys');
	const groups = vocabulary('groups');
	const header: Record<string, unknown> = { [keys.word('lang', lang)]: lang };
	for (const key of [
		'meeting',
		'title',
		'organization',
		'date',
		'opened',
		'closed',
		'place',
		'notice',
		'chair',
		'secretary',
	] as const)
		if (head.values[key] !== undefined) header[keys.word(key, lang)] = head.values[key];
	if (head.tellers.length > 0) header[keys.word('tellers', lang)] = head.tellers;
	if (head.people.size > 0)
		header[keys.word('participants', lang)] = Object.fromEntries(
			[...head.people].map(([group, people]) => [groups.word(group, lang), people.map(({ text }) => text)]),
		);
	if (head.values.members !== undefined)
		header[keys.word('members', lang)] = Number(head.values.members.replace(/\D/g, ''));
	if (head.agenda.length > 0) header[keys.word('agenda', lang)] = head.agenda;
	if (head.documents.length > 0) header[keys.word('documents', lang)] = head.documents;
	if (head.annexes.length > 0) header[keys.word('annexes', lang)] = head.annexes;
	if (head.signatures.length > 0) header[keys.word('signatures', lang)] = head.signatures;
	if (head.values.next !== undefined) header[keys.word('next', lang)] = head.values.next;
	header[keys.word('status', lang)] = vocabulary('status').word('draft', lang);
	return stringify(header, { lineWidth: 0 });
}
