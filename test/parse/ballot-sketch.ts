/** Ballots in a short notation, so that a test says what is read in one line. */

import type {
	Answer,
	Ballot,
	BallotLine,
	BallotValue,
	CandidateList,
	Consent,
	Problem,
	Result,
} from '../../src/ast/index.js';
import type { BallotContext, BallotReading } from '../../src/parse/ballot/ballot-context.js';
import type { SourceLine } from '../../src/source/places.js';
import { createNameIndex } from '../../src/text/names.js';

/** Everybody who may be named in these tests. */
export const PEOPLE = [
	'Jeanne Royer',
	'Omar Haddad',
	'Lise Kern',
	'Paul Weiss',
	'Anne Stan',
	'Dora Finch',
	'Elias Gant',
	'M. et Mme Duval',
	'SCI du Port',
	'Marc Blanc',
];

/** A place for lines: in a block of that kind, or in none. */
export function place(
	block: BallotContext['block'],
	lang: BallotContext['lang'] = 'fr',
	people: readonly string[] = PEOPLE,
): BallotContext {
	const named = people.map((name) => ({
		id: name,
		name,
		...(name === 'Jeanne Royer' && { quality: 'présidente' }),
	}));
	return { block, lang, names: createNameIndex(named) };
}

/** The lines of a text, as if it were a whole file. */
export function getLines(text: string): SourceLine[] {
	let offset = 0;
	return text.split('\n').map((line, index) => {
		const source = { text: line, start: { line: index + 1, column: 1, offset } };
		offset += line.length + 1;
		return source;
	});
}

/** What was read, a line each; candidates are indented under their college. */
export function sketch(reading: BallotReading): string[] {
	return reading.children.flatMap((child: Ballot | CandidateList) => {
		if (child.type === 'ballot') return child.children.map(sketchLine);
		return [
			...(child.college === undefined ? [] : [`[${child.college}]`]),
			...child.children.map(sketchLine),
		];
	});
}

/** A labelled line: `label = values`. */
export function sketchLine(line: BallotLine): string {
	return `${line.label} = ${line.children.map(sketchValue).join(' | ')}`.trimEnd();
}

/** A value in the short notation. */
export function sketchValue(value: BallotValue | Consent): string {
	switch (value.type) {
		case 'tally':
			return `(${value.children.map(sketchValue).join(', ')})`;
		case 'answer':
			return [value.answer, ...value.children.map(sketchAnswerPart)].join(' ');
		case 'consent':
			return value.value;
		case 'result':
			return sketchResult(value);
		case 'reference':
			return `${value.kind ?? ''}#${value.value}`;
		case 'person':
			return value.children
				.map((part) => ('value' in part ? `${part.type} ${part.value}` : part.type))
				.join('; ');
		case 'name':
			return `{${value.value}}`;
		case 'textValue':
			return `"${value.value}"`;
		default:
			return String(value.value);
	}
}

function sketchAnswerPart(part: Answer['children'][number]): string {
	if (part.type === 'count') return part.unit === 'heads' ? `${part.value} heads` : part.value;
	if (part.type === 'everyone') return part.others ? 'others' : 'all';
	return `{${part.value}}`;
}

function sketchResult(result: Result): string {
	return [result.outcome, ...result.children.map((name) => `{${name.value}}`)].join(' ');
}

/** A mistake: `rule/code line:column-column "source"`. */
export function sketchProblem(problem: Problem, text: string): string {
	const { position } = problem;
	if (!position) return `${problem.rule} ${problem.code}`;
	const source = text.slice(position.start.offset ?? 0, position.end.offset ?? 0);
	return `${problem.rule} ${problem.code} ${position.start.line}:${position.start.column} "${source}"`;
}
