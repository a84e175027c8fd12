/** Full names of which the header knows one word alone: `Mme Anne Pinson`, where it has Laure Pinson. */

import type { Name, Namesake, Statement } from '../../../ast/index.js';
import { isOneOf, mentions } from '../../../language/index.js';
import { readNames } from '../../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced, wholePlace } from '../../../source/places.js';
import { countWhile } from '../../../text/lists.js';
import { isCivility, isNameParticle, withoutCivilities } from '../../../text/names.js';
import { matchesIn } from '../../../text/places.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOffice, OF_BODY, officeBefore, opensWithArticle } from './known-names.js';

/** The full names around those that statements give to people: of who gives or holds a proxy, votes, comes or goes, keeps out, signs or has an office. */
export function readNamesakes(
	placed: PlacedText,
	statements: readonly Statement[],
	context: BallotContext,
): Namesake[] {
	const start = wholePlace(placed)?.start.offset;
	const seen = new Set<number>();
	return statements.flatMap((statement) => {
		if (start === undefined || !isOfPeople(statement)) return [];
		return statement.children.flatMap((name) => {
			if (name.type !== 'name' || !name.position) return [];
			const from = (name.position.start.offset ?? 0) - start;
			if (seen.has(from) || !placed.text.startsWith(name.value, from)) return [];
			seen.add(from);
			const whole = wholeNameAround(placed, from, from + name.value.length, context);
			return whole ? [makeStatement('namesake', whole.position, {}, [whole])] : [];
		});
	});
}

function isOfPeople(statement: Statement): statement is Extract<Statement, { kind: 'people' | 'move' }> {
	// Whoever speaks, moves, stands or is listed may be of the public, a relative, or a firm that bears the name.
	if (statement.kind === 'people') return OF_MEMBERS.has(statement.of);
	return statement.kind === 'move';
}

/** What only those do who are of the meeting. */
const OF_MEMBERS: ReadonlySet<string> = new Set([
	'represented',
	'proxy',
	'chair',
	'secretary',
	'teller',
	'office',
	'signed',
	'for',
	'against',
	'abstention',
]);

/** The words with capitals right before and behind a name, `Anne | Pinson`, `RUELLAN | Gérard`, where the header knows nobody by all of them. */
function wholeNameAround(
	placed: PlacedText,
	from: number,
	to: number,
	{ names }: BallotContext,
): Name | undefined {
	const { text } = placed;
	if (isOffice(text.slice(from, to))) return undefined;
	const hasCivility = withoutCivilities(text.slice(from, to)).length < to - from;
	const before = hasCivility
		? ''
		: (BEFORE.exec(text.slice(Math.max(0, from - LONGEST_WORDS), from))?.[0] ?? '');
	const behind = BEHIND.exec(text.slice(to, to + LONGEST_WORDS))?.[0] ?? '';
	const ahead = matchesIn(before, WORD).reverse();
	const first = ahead[countWhile(ahead, ({ 0: word }) => isOfName(word)) - 1];
	const after = matchesIn(behind, WORD);
	const last = after[countWhile(after, ({ 0: word }) => isOfName(word)) - 1];
	const start = first ? from - before.length + first.index : from;
	const end = last ? to + last.index + last[0].length : to;
	// `Member Osei`: behind an office a surname is all.
	if (officeBefore(text.slice(start, end), 0) > 0) return undefined;
	const [name] = readNames(slicePlaced(placed, start, end), names);
	const isFull = name && /\s/.test(withoutCivilities(name.value));
	return isFull && names.resolve(name.value).kind === 'none' ? name : undefined;
}

/** A first name or a surname: no civility, office, article or word of minutes. */
function isOfName(word: string): boolean {
	return (
		!isCivility(word) &&
		!isNameParticle(word.toLowerCase()) &&
		!isOffice(word) &&
		!opensWithArticle().test(`${word.toLowerCase()} `) &&
		!isOneOf(word, 'smallWords', 'mayors') &&
		!OF_BODY.some((words) => mentions(word, words)) &&
		!mentions(word, 'groups', 'presentSaid', 'awaySaid', 'speechVerbs', 'events', 'bodies')
	);
}

const LONGEST_WORDS = 40;

/** One or two words with a capital and small letters behind it, or of capitals. */
const BEFORE = /(?<![\p{L}\p{N}'’.-])(?:\p{Lu}[\p{L}'’-]{2,}[ \u00A0]+){1,2}$/u;
const BEHIND = /^(?:[ \u00A0]+\p{Lu}[\p{L}'’-]{2,}){1,2}(?![\p{L}\p{N}'’-]|\.\p{L})/u;
const WORD = /[\p{L}'’-]+/gu;
