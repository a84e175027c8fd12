/** Reads the body of a test's meeting, and writes what was found so that a test can compare it. */

import type { Language } from '../../src/ast/index.js';
import { byPlace } from '../../src/ast/index.js';
import { readBody } from '../../src/parse/body/body.js';
import { readPlacedPerson } from '../../src/parse/people/person.js';
import type { BodyContext } from '../../src/parse/reading.js';
import { placedInLine, sourceLines } from '../../src/source/places.js';

/** Everybody of the fictional meetings of these tests. */
const PEOPLE = [
	'Jeanne Royer',
	'Omar Haddad (Ville de Rennes), trésorier',
	'Lise Kern (Région Bretagne)',
	'Paul Weiss',
	'Aline Roche',
	'Luc Perrin',
	'Anne',
	'Anne Pastorel',
	'M. et Mme Duval',
];

/** What the header of these meetings says. */
export function getContext(lang: Language = 'fr'): BodyContext {
	const people = PEOPLE.flatMap((text) => {
		const [line] = sourceLines(text);
		const person = line && readPlacedPerson(placedInLine(line, 0, text.length), { lang }).person;
		return person ? [person] : [];
	});
	return { lang, people, officers: { chair: 'Jeanne Royer', secretary: 'Ben Osei' } };
}

/** Reads a body that is the whole file. */
export function readTestBody(source: string, lang: Language = 'fr'): ReturnType<typeof readBody> {
	return readBody(source, { line: 1, column: 1, offset: 0 }, getContext(lang));
}

/** A mistake on one line: place, rule, wording, values; then each fix with the text that it leaves on the lines it touches. */
export function problemLines(
	{ problems, uncounted }: Pick<ReturnType<typeof readBody>, 'problems' | 'uncounted'>,
	source: string,
): string {
	const told = uncounted.map((vote) => ({ ...vote, rule: 'vote/in-prose' }));
	return [...problems, ...told]
		.sort(byPlace)
		.flatMap((problem) => {
			const { start, end } = problem.position ?? {
				start: { line: 0, column: 0 },
				end: { line: 0, column: 0 },
			};
			const to = end.line === start.line ? `${end.column}` : `${end.line}:${end.column}`;
			const severity = problem.severity ? ` (${problem.severity})` : '';
			const head = `${start.line}:${start.column}-${to} ${problem.rule} ${problem.code}${severity} ${JSON.stringify(problem.values)}`;
			const fixes = (problem.fixes ?? []).map((fix) => {
				const safe = fix.safe ? '' : ', unsafe';
				const edits = fix.edits.map(({ position, text }) => {
					const from = position.start.offset ?? 0;
					const upTo = position.end.offset ?? 0;
					return JSON.stringify(
						source.slice(Math.max(0, from - 12), from) + text + source.slice(upTo, upTo + 12),
					);
				});
				return `  fix ${fix.description}${safe}: ${edits.join(' ')}`;
			});
			return [head, ...fixes];
		})
		.join('\n');
}

/** One case of a file of cases. */
export interface BodyCase {
	name: string;
	lang: Language;
	source: string;
	tree: string;
	problems: string;
}

/** Cases: `=== name` (`=== [en] name`), the Markdown, `=> tree`, its outline, `=> problems` and what is reported, if anything is. */
export function readCases(text: string): BodyCase[] {
	return text
		.split(/^=== /m)
		.slice(1)
		.map((part) => {
			const [head = '', ...rest] = part.split('\n');
			const body = rest.join('\n');
			const [source = '', found = ''] = body.split(/^=> tree\n/m);
			const [tree = '', problems = ''] = found.split(/^=> problems\n/m);
			const lang = head.startsWith('[en] ') ? 'en' : 'fr';
			return {
				name: head.replace('[en] ', '').trim(),
				lang,
				source: source.replace(/\n+$/, '\n'),
				tree: tree.trimEnd(),
				problems: problems.trimEnd(),
			};
		});
}
