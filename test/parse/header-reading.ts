import type { Language } from '../../src/ast/index.js';
import { type AnyPhrase, messageKey, phrasebook } from '../../src/language/index.js';
import { type HeaderReading, readHeader } from '../../src/parse/header/header.js';
import { outline, written } from './outline.js';

/** A header between its fences, and what was read: the tree below the header as lines, problems as `line:column rule code «words»`. */
export function readBetweenFences(yaml: string): { fields: string[]; problems: string[]; lang: Language } {
	return readSource(`---\n${yaml}\n---\n`);
}

/** What was read of a whole file. */
export function readSource(source: string): {
	fields: string[];
	problems: string[];
	lang: Language;
	bodyStart: number;
	reading: HeaderReading;
} {
	const reading = readHeader(source);
	const problems = reading.problems.map((found) => {
		// Every problem has words in both languages; the phrasebook throws where one is missing.
		for (const lang of ['fr', 'en'] as const) {
			const phrase = phrasebook(lang) as AnyPhrase;
			const { rule, code, values } = found;
			if (phrase(messageKey(rule, code, 'reason'), values) === '')
				throw new Error(`${rule}.${code} says nothing`);
			phrase(messageKey(rule, code, 'note'), values);
			for (const fix of found.fixes ?? []) phrase(`messages.fixes.${fix.description}`, found.values);
		}
		const start = found.position?.start;
		const severity = found.severity === undefined ? '' : ` ${found.severity}`;
		return `${start?.line}:${start?.column} ${found.rule} ${found.code}${severity} «${written(source, found)}»`;
	});
	return {
		fields: outline(reading.header)
			.slice(1)
			.map((line) => line.slice(2)),
		problems,
		lang: reading.lang,
		bodyStart: reading.bodyStart.offset,
		reading,
	};
}

/** The source with every fix of every problem made, as a program would make them. */
export function withFixes(source: string): string {
	const edits = readHeader(source).problems.flatMap((found) =>
		(found.fixes ?? []).flatMap((fix) => fix.edits),
	);
	return edits
		.sort((a, b) => (b.position.start.offset ?? 0) - (a.position.start.offset ?? 0))
		.reduce((text, { position, text: replacement }) => {
			return text.slice(0, position.start.offset) + replacement + text.slice(position.end.offset);
		}, source);
}
