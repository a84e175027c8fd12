/** `La résolution est retirée.`, `Le conseil prend acte de ce rapport.`: what became of a text that was not put to the vote. */

import type { UnvotedStatement } from '../../../ast/index.js';
import { mentions, opensWith, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, positioned, skipBlanks } from '../../../source/places.js';
import { isCapital } from '../../../text/letters.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findDecider } from './deciding-sentence.js';
import { NUMBER, undecorated } from './verdict-parts.js';

/** What a text says that was not put to the vote, where it says nothing else. */
export function readUnvoted({ text, place }: PlacedText, context: BallotContext): UnvotedStatement[] {
	if (text.length > LONGEST_ALONE) return [];
	const [only, second] = readSentences(text);
	if (!only || second) return [];
	const { from, to } = undecorated(text, only);
	const said = text.slice(from, to).replace(/[\s.!]+$/, '');
	const found = isCapital(said) ? resultIn(said, context) : undefined;
	if (!found || !endsThere(found.outcome, said.slice(found.to))) return [];
	const { outcome, number } = found;
	const words = said.slice(found.from, found.to);
	const at = positioned(place(from + found.from, from + found.to));
	return [
		makeStatement('unvoted', place(from, to), { outcome, ...(number !== undefined && { number }) }, [
			{ type: 'result', outcome, text: words, ...at, children: [] },
		]),
	];
}

/** The result behind what it is said of: a text by its name and number, a point of the agenda, for a note the body, or nothing. */
function resultIn(
	said: string,
	context: BallotContext,
): (Pick<UnvotedStatement, 'outcome' | 'number'> & { from: number; to: number }) | undefined {
	const subject = vocabulary('votedTexts').scan(said) ?? vocabulary('agendaPoints').scan(said);
	let at = skipBlanks(said, subject?.length ?? 0);
	const numbered = subject && NUMBER.exec(`${said.slice(at)} `);
	at = skipBlanks(said, at + (numbered?.[0].length ?? 0));
	const link = subject && vocabulary('verdictLinks').scan(said.slice(at));
	if (link?.id === 'isNot') return undefined;
	const body = subject ? 0 : (findDecider(said, context)?.to ?? 0);
	const from = skipBlanks(said, subject ? at + (link?.length ?? 0) : body);
	const rest = said.slice(from);
	const result =
		vocabulary('results').scan(rest) ?? (subject ? vocabulary('resultLines').scan(rest) : undefined);
	if (!result || !isUnvoted(result.id) || (body > 0 && result.id !== 'noted')) return undefined;
	return { outcome: result.id, number: numbered?.[1], from, to: from + result.length };
}

function isUnvoted(id: string): id is UnvotedStatement['outcome'] {
	return id === 'withdrawn' || id === 'adjourned' || id === 'moot' || id === 'noted';
}

/** Nothing behind it; where to it goes, `retirée | de l'ordre du jour`, `reportée | à la prochaine séance`; or what is noted. */
function endsThere(outcome: UnvotedStatement['outcome'], behind: string): boolean {
	const rest = behind.trim();
	if (rest === '') return true;
	if (outcome === 'noted') return isNoted(rest);
	const end = vocabulary('unvotedEnds').scan(rest);
	return end?.length === rest.length && (end.id === 'agenda' || outcome === 'adjourned');
}

/** `prend acte | du rapport`, `noted | that the roof leaks`, and not `prend acte | du rapport et l'approuve`: one thing, which no vote or decision follows. */
function isNoted(rest: string): boolean {
	const opens = opensWith(rest, ['eventLinks', 'of'], 'determiners');
	const saysMore =
		/[,;:()\d]/.test(rest.replace(CITED, '')) ||
		mentions(
			rest,
			['tallyWords', 'and'],
			'results',
			'answers',
			'consents',
			'decisionVerbs',
			'suppositions',
			'units',
		);
	return opens && !saysMore;
}

/** `L. 223-19`, `n° 12`, `2024`: numbers of a law, of a text, of a year. */
const CITED = /(?:(?<!\p{L})[ADLR]\.\s?|n[°ºo]\s?)\d[\d-]*|(?<!\d)(?:19|20)\d{2}(?!\d)/gu;

/** No sentence that says no more than that is longer. */
const LONGEST_ALONE = 240;
