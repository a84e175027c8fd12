/**
 * The one reader of what prose says about a meeting. A new kind of statement is a reader here and a type in `ast/statements.ts`.
 *
 * @example readProse({ text: 'La motion est rejetée.', place }, context).statements // one verdict, rejected
 */

import type { Statement, VerdictStatement } from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { undisguised } from '../../text/look-alike.js';
import { createPhraseFinder, type PhraseRange } from '../../text/phrase-pattern.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { blankMarkup } from '../ballot/ballot-lines.js';
import type { PlacedText } from '../source/places.js';
import { readCounts } from './counts.js';
import { readDates } from './dates.js';
import { readElected } from './elected.js';
import { readSentences, type Sentence } from './sentences.js';
import { findToldVotes, type ToldVote } from './told-votes.js';
import { readVerdict } from './verdict.js';

/** Reads what one sentence says. */
type SentenceReader = (
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
) => Statement | undefined;

/** Reads a text as a whole. */
type TextReader = (placed: PlacedText, context: BallotContext) => Statement[];

const BY_SENTENCE: readonly SentenceReader[] = [readVerdict, readElected];
const BY_TEXT: readonly TextReader[] = [readDates, readCounts];

/** What a text of the prose says. */
export interface ProseReading {
	/** In the order of their words; they are kept in the tree. */
	statements: Statement[];
	/** Votes that do not count where they stand; they are reported. */
	votes: ToldVote[];
}

/** Reads a paragraph, heading or cell; markup may stand in the text. */
export function readProse(written: PlacedText, context: BallotContext): ProseReading {
	const placed: PlacedText = { text: undisguised(blankMarkup(written.text)), place: written.place };
	const decisive = decisions().all(placed.text);
	return {
		statements: findStatements(placed, decisive, context),
		votes: findToldVotes(placed.text, decisive.length > 0, context),
	};
}

/** `decisive`: where words of deciding stand. */
function findStatements(
	placed: PlacedText,
	decisive: readonly PhraseRange[],
	context: BallotContext,
): Statement[] {
	const found = BY_TEXT.flatMap((read) => read(placed, context));
	// Most prose decides nothing, and need not be cut into sentences.
	if (decisive.length === 0) return found;
	for (const sentence of readSentences(placed.text)) {
		const words = placed.text.slice(sentence.from, sentence.to);
		const decides =
			decisive.some(({ from, to }) => from < sentence.to && to > sentence.from) ||
			objections().all(words).length > 0;
		if (!decides) continue;
		for (const read of BY_SENTENCE) {
			const statement = read(placed, sentence, context);
			if (!statement) continue;
			if (statement.kind === 'verdict' && moves(placed.text.slice(0, sentence.from))) statement.moved = true;
			found.push(statement);
		}
	}
	return found.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0));
}

/** `Motion to adjourn made by Lee.`: a text about what is put to the vote, with more words than its number. */
function moves(before: string): boolean {
	const text = before.trimStart();
	const subject = vocabulary('votedTexts').scan(text);
	if (!subject) return false;
	const rest = text.slice(subject.length);
	return (
		/^[\s\u00A0]+\p{L}+[\s\u00A0]+\p{L}/u.test(rest) &&
		vocabulary('verdictLinks').scan(rest.trimStart()) === undefined
	);
}

/** The verdict that a title ends with, in brackets or behind a dash: `Budget 2026 (adopté)`, `Budget – REJETÉ À L’UNANIMITÉ`. */
export function findTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const text = undisguised(blankMarkup(written.text));
	const end = TITLE_END.exec(text.slice(-LONGEST_TITLE_END));
	if (!end) return undefined;
	const words = end[1] ?? end[2] ?? '';
	const from = text.length - Math.min(text.length, LONGEST_TITLE_END) + end.index + end[0].indexOf(words);
	if (decisions().all(words).length === 0) return undefined;
	// A title writes it small.
	const said = words.charAt(0).toUpperCase() + words.slice(1);
	const placed: PlacedText = {
		text: said,
		place: (start, to) => written.place(from + start, from + to),
	};
	const statement = readVerdict(placed, { from: 0, to: said.trimEnd().length, whole: false }, context);
	return statement?.named ? { ...statement, text: words.trim() } : undefined;
}

const TITLE_END = /(?:\(([^()]{4,80})\)|[\s\u00A0][–—:-][\s\u00A0]+([^–—:()]{4,80}))[\s*_.]*$/;
const LONGEST_TITLE_END = 100;

/** Words of which a sentence that decides something has one. */
const decisions = lazy(() =>
	createPhraseFinder([
		...vocabulary('results').words(),
		...vocabulary('consents').words(),
		...vocabulary('everyone').words(),
		...vocabulary('motionMarks').words(),
		...vocabulary('decisionVerbs').words(),
		...vocabulary('opinions').words(),
		...LANGUAGES.flatMap((lang) => vocabulary('decidingBodies').getWords('impersonal', lang)),
	]),
);

/** `Aucune voix contre` beside a sentence that decides says how. */
const objections = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('answers').getWords('against', lang))),
);
