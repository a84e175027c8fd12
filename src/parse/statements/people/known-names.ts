/** Known names around a place in a text, and the statement that is made of them. */

import type { Name, PeopleStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { knownNameAt, knownNameBefore, readNames } from '../../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced } from '../../../source/places.js';
import { lazy } from '../../../text/lazy.js';
import { isCapital } from '../../../text/letters.js';
import { withoutCivilities } from '../../../text/names.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { tellsOfOtherYear } from '../times/times.js';

/** Whether the sentence up to there supposes something, or tells of another time. */
export function isOtherwise(text: string, from: number, to: number, context: BallotContext): boolean {
	const sentence = text.slice(Math.max(0, text.lastIndexOf('.', from) + 1, from - LONGEST_LINE), to);
	return mentions(sentence, 'suppositions') || tellsOfOtherYear(sentence, context);
}

/** The known names that end before a place, `Ada Brun, Luc Bon et Lise Kern |`, and where the first starts; a comma alone may part two clauses. */
export function namesRightBefore(placed: PlacedText, at: number, context: BallotContext): [number, Name[]] {
	const found: Name[] = [];
	let from = at;
	let isList = false;
	for (;;) {
		const known = knownNameBefore(placed.text, from, context.names, (words) =>
			found.length === 0 ? words.trim() === '' : (isList ? anyLink() : lastLink()).test(words),
		);
		if (!known || isOffice(placed.text.slice(known.from, known.to))) return [from, found];
		isList ||= found.length > 0;
		const [name] = readNames(slicePlaced(placed, known.from, known.to), context.names);
		if (name) found.unshift(name);
		from = known.from;
	}
}

const lastLink = lazyPattern`^\s*(?:${['smallWords', 'and']}|&)\s+$`;

const anyLink = lazyPattern`^\s*(?:,|${['smallWords', 'and']}|&)\s+$`;

/** Adds a statement about people, at the place of a whole part of the text. */
export function addPeople(
	found: PeopleStatement[],
	of: PeopleStatement['of'],
	children: Name[],
	part: PlacedText,
	office?: string,
): void {
	found.push(
		makeStatement(
			'people',
			part.place(0, part.text.length),
			{ of, ...(office === undefined ? {} : { office }) },
			children,
		),
	);
}

/** `Le président`, `La secrétaire de séance`, `Madame le Maire`. */
export function isOffice(key: string): boolean {
	return isOneOf(bareOffice(key), 'officers', 'sittingRoles');
}

export function isChair(key: string): boolean {
	return isOneOf(bareOffice(key), ['officers', 'chair'], ['sittingRoles', 'chair']);
}

function bareOffice(key: string): string {
	return withoutCivilities(key.trim().replace(opensWithArticle(), '')).replace(opensWithArticle(), '');
}

/** The known people of a text; with `others`, what that pattern finds where nobody known stands. */
export function namesIn(
	placed: PlacedText,
	{ names }: BallotContext,
	others?: () => { exec(text: string): readonly string[] | null },
): Name[] {
	const found: Name[] = [];
	const next = nameWord();
	next.lastIndex = 0;
	for (let word = next.exec(placed.text); word !== null; word = next.exec(placed.text)) {
		const known = knownNameAt(placed.text, word.index, names);
		const length =
			known || (others?.().exec(placed.text.slice(word.index, word.index + LONGEST_NAME))?.[0]?.length ?? 0);
		if (length === 0) continue;
		next.lastIndex = word.index + length;
		// `le président` names whoever the header says.
		if (isOffice(placed.text.slice(word.index, word.index + length))) continue;
		const [name] = readNames(slicePlaced(placed, word.index, word.index + length), names);
		if (name) found.push(name);
	}
	return found;
}

/** Two or three words with capitals, or initials and one: `P. Harris`. */
const CAPITALS = lazy(
	() => /^(?:\p{Lu}\.\s*){1,2}\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,2}/u,
);

/** Two or three words with capitals, or one behind a civility: `Ms. Foley`. */
export const bearsName = lazy(() => ({
	exec(text: string) {
		const surname = withoutCivilities(text);
		const civility = text.length - surname.length;
		const [name] = (isCapital(surname) && (civility > 0 ? SURNAME : CAPITALS()).exec(surname)) || [];
		return name === undefined ? null : [text.slice(0, civility + name.length)];
	},
}));

/** One to three words with capitals. */
export const SURNAME = /^\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}/u;

export const LONGEST_NAME = 120;

/** The name that follows a mark, with no more than a colon or a comma between; of several nobody, or the `first`. */
export function namesRightBehind(
	placed: PlacedText,
	from: number,
	context: BallotContext,
	which: 'only' | 'first' | 'listed' = 'only',
): Name[] {
	const gap = /^[\s:,–—-]*/.exec(placed.text.slice(from, from + 12))?.[0].length ?? 0;
	const at = from + gap;
	const length = knownNameAt(placed.text, at, context.names);
	if (length === 0 || isOffice(placed.text.slice(at, at + length))) return [];
	// Several who offer themselves are not yet in it; `Luc Bon, gérant associé` is one.
	const isOneOfSeveral = /^\s*(?:,(?!\s*\p{Ll})|&|\p{L}{2,3}(?=\s+\p{Lu}))/u;
	const behind = placed.text.slice(at + length);
	// `M. Texier, | Maire.`
	const isOfHim = /^,\s/.test(behind) && scansOffice(behind.slice(2));
	const isSeveral =
		which !== 'first' && isOneOfSeveral.test(behind) && !isOfHim && !hasOwnOffice(behind, context);
	if (isSeveral && !(which === 'listed' && /^\s*,/.test(behind))) return [];
	return readNames(slicePlaced(placed, at, at + length), context.names).slice(0, 1);
}

/** `Maire.`: an office, and no more. */
function scansOffice(text: string): boolean {
	const words = text.trimStart();
	const office = vocabulary('officers').scan(words) ?? vocabulary('otherOffices').scan(words);
	return office !== undefined && /^\s*(?:[.,;]|$)/.test(words.slice(office.length));
}

/** `M. Texier|, Luc Bon étant secrétaire`: who follows has an office of their own. */
function hasOwnOffice(behind: string, { names }: BallotContext): boolean {
	const gap = /^\s*,\s*/.exec(behind)?.[0].length ?? 0;
	const length = gap === 0 ? 0 : knownNameAt(behind, gap, names);
	if (length === 0) return false;
	const rest = behind.slice(gap + length, gap + length + LONGEST_NAME).trimStart();
	return opensWith(rest, ['officeLinks', 'is'], 'officeVerbs');
}

const nameWord = lazy(() => /(?<![\p{L}\p{N}'’-])\p{L}[\p{L}'’.-]*/gu);

export const LONGEST_LINE = 2000;

export const opensWithArticle = lazyPattern`^${'determiners'}(?:(?<=['’])|\s+)`;

/** Where the name starts in `Le trésorier, | M. Gil, présente`, `Treasurer | Ada Brun reported`: behind an office and an article. */
export function officeBefore(text: string, from: number): number {
	const article =
		opensWithArticle().exec(text.slice(from, from + LONGEST_ASIDE).toLowerCase())?.[0].length ?? 0;
	const rest = text.slice(from + article, from + article + LONGEST_ASIDE);
	const office = scanOffice(rest);
	const sign = office && /^,?\s+(?=\p{Lu})/u.exec(rest.slice(office.length));
	return sign && office ? from + article + office.length + sign[0].length : from;
}

/** An office right at the start. */
export function scanOffice(text: string): { length: number } | undefined {
	return OF_BODY.map((name) => vocabulary(name).scan(text)).find((office) => office !== undefined);
}

type OfficeWords = 'officers' | 'otherOffices' | 'officeQualities' | 'peopleNouns';
const OFFICES: readonly OfficeWords[] = ['officers', 'otherOffices'];
/** `Director`, `adjoint` too: a word for somebody of the body. */
export const OF_BODY: readonly OfficeWords[] = [...OFFICES, 'officeQualities', 'peopleNouns'];

export const LONGEST_ASIDE = 80;
