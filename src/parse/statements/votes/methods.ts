/** How a vote was taken, where no line of the ballot says so and a sentence does: `The resolution was put on a show of hands.` */

import type { MethodStatement } from '../../../ast/index.js';
import { isOneOf, lazyFinder, mentions, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { foldKeyword } from '../../../text/fold.js';
import { lettersAndNumbers } from '../../../text/letters.js';
import { isCivility } from '../../../text/names.js';
import { parseInteger } from '../../../text/number.js';
import { quotesIn, readSentences } from '../../../text/sentences.js';

type Method = Pick<MethodStatement, 'of' | 'decided'>;

/**
 * The ways of voting that a text tells, and polls that somebody demands. A sentence that asks for a ballot, supposes or denies one tells nothing
 * (`demande un vote à bulletins secrets`, `if a poll is demanded`), nor does one of another vote, or one that is quoted.
 */
export function readMethods({ text, place }: PlacedText): MethodStatement[] {
	if (methods().all(text).length === 0) return [];
	return ownSentences(text).flatMap(({ at, words }) => {
		const method = methodOfVote(words) ?? methodAlone(words) ?? demandedPoll(words);
		return method ? [makeStatement('method', place(at, at + words.trimEnd().length), method)] : [];
	});
}

const methods = lazyFinder('toldMethods', 'ballotMethods');

/** The sentences, and parts of them between semicolons, that nothing quotes. */
function ownSentences(text: string): Array<{ at: number; words: string }> {
	const quotes = quotesIn(text);
	return readSentences(text)
		.filter(({ from, to }) => !quotes.some((quote) => quote.from <= from && to <= quote.to))
		.flatMap(({ from, to }) => {
			const parts = text.slice(from, to).split(/(;[\s\u00A0]+)/);
			return parts.flatMap((words, index) =>
				index % 2 === 1 ? [] : [{ at: from + parts.slice(0, index).join('').length, words }],
			);
		});
}

/** `A poll was then demanded by Mr Lecoq` */
function demandedPoll(sentence: string): Method | undefined {
	const isDemanded = mentions(sentence, ['ballotMethods', 'poll']) && !mentions(sentence, 'negations');
	return isDemanded ? { of: 'demanded' } : undefined;
}

/**
 * `Il est procédé au vote à main levée`: a sentence that says no more, but for who asked for it and by which rule. In `Le bureau est élu au
 * scrutin secret`, `Le conseil renonce au vote au scrutin secret` and `Après le vote du budget au scrutin secret, …` nobody votes so on the text.
 */
function methodOfVote(sentence: string): Method | undefined {
	if (sentence.length > LONGEST_SENTENCE || !mentions(sentence, 'toldMethods')) return undefined;
	const clause = withoutReasons(sentence);
	const [met] = vocabulary('toldMethods').findAll(clause);
	const id = met && vocabulary('toldMethods').findId(clause.slice(met.from, met.to));
	if (!met || !id || !isPlain(clause)) return undefined;
	const said = wordsSaid(`${clause.slice(0, met.from)} ${clause.slice(met.to)}`).map((word) =>
		vocabulary('votingActs').findId(word),
	);
	if (said.some((id) => id === undefined)) return undefined;
	const isVote = said.includes('act') || mentions(clause.slice(met.from, met.to), ['votingActs', 'act']);
	return isVote ? { of: id, ...(said.includes('decides') && { decided: true as const }) } : undefined;
}

/** A sentence without the parts that say who asked for a ballot, or which rule asks for it: `À la demande de six membres, …`, `…, conformément à l’article 21`. */
function withoutReasons(sentence: string): string {
	const reasons = vocabulary('ballotReasons');
	const cuts = reasons.findAll(sentence, 'opener').map(({ from }) => from);
	return [0, ...cuts]
		.flatMap((from, index) => sentence.slice(from, cuts[index]).split(/,[\s\u00A0]+/))
		.filter(
			(part) =>
				!(reasons.scan(part)?.id === 'opener' || mentions(part, ['ballotReasons', 'asked'])) ||
				!isReason(part),
		)
		.join(' ');
}

/** Whether each word is one of a reason, a number, a name or an article: `le tiers des membres présents ayant réclamé le scrutin secret`. */
function isReason(part: string): boolean {
	return part
		.split(/[\s\u00A0'’]+/)
		.every(
			(word) =>
				/^\p{Lu}|\d/u.test(word) ||
				isCivility(word) ||
				parseInteger(word) !== undefined ||
				wordsSaid(word).every((one) => one === '' || isOneOf(one, 'ballotReasons', 'votingActs')),
		);
}

function wordsSaid(text: string): string[] {
	return lettersAndNumbers(foldKeyword(text))
		.trim()
		.split(' ')
		.filter((word) => word !== '');
}

const LONGEST_SENTENCE = 240;

/** `Scrutin secret`, as all that a line says. */
function methodAlone(line: string): Method | undefined {
	const id =
		line.length > LONGEST_SENTENCE
			? undefined
			: vocabulary('ballotMethods').findId(line.trim().replace(/[\s\u00A0.:]+$/, ''));
	return id !== undefined && /\s/.test(line.trim()) && isPlain(line) ? { of: id } : undefined;
}

function isPlain(sentence: string): boolean {
	const isSupposed = mentions(sentence, ['suppositions', 'supposed', 'otherTime']);
	return !isSupposed && !mentions(sentence, 'speechVerbs', 'negations');
}
