/** All verdicts of a sentence: `La motion est adoptée`, `Sont adoptées les résolutions 1 à 3`, `Résolution 1 adoptée, n° 2 rejetée`. */

import type { VerdictStatement } from '../../../ast/index.js';
import {
	allWords,
	isOneOf,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
	wordChoice,
} from '../../../language/index.js';
import type { PlacedText } from '../../../source/places.js';
import { lazy } from '../../../text/lazy.js';
import { capitalized } from '../../../text/letters.js';
import { closedUp } from '../../../text/look-alike.js';
import { scanOrdinal } from '../../../text/number.js';
import { createPhraseCheck, type PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { Sentence } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { kindIn, readReferences } from '../../ballot/labelled-line.js';
import { holdsOtherYear } from '../times/times.js';
import { decidingWords } from '../wording/consents.js';
import { plainWords, withoutStruck } from '../wording/plain-words.js';
import { decidedBy, determiner, LONGEST_MOTION, readVerdict } from './verdict.js';
import { type Clause, getVerdict, getWords, readManner, readSign, undecorated } from './verdict-parts.js';

/** The verdicts that a sentence gives, in their order; none where it says more than that, supposes it, or tells of another time. */
export function readVerdicts(
	placed: PlacedText,
	written: Sentence,
	context: BallotContext,
): VerdictStatement[] {
	const sentence = { ...undecorated(placed.text, written), placed, context };
	const counted = inDigits(placed, sentence);
	const several = mayNameSeveral(counted.text, sentence)
		? readOnSeveral({ ...sentence, placed: counted })
		: [];
	if (several.length > 0) return several;
	const verdict = readVerdict(sentence) ?? readBeforeTail(sentence) ?? readConsequence(sentence);
	return verdict ? [verdict] : [];
}

/** `La vente du tracteur est donc | acceptée | et il restera au hangar`: what follows from the vote right above for the thing that it is on. */
function readConsequence(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	if (!mentions(text, 'consequences') || !mentions(text, 'results')) return undefined;
	const [lead, thing] = consequence().exec(text.slice(0, LONGEST_MOTION)) ?? [];
	const result = lead === undefined ? undefined : vocabulary('results').scan(text.slice(lead.length));
	if (!lead || !thing || !result || (result.id !== 'adopted' && result.id !== 'rejected')) return undefined;
	// `L'achat est donc refusé à crédit` says of what is bought how it may be.
	if (mentions(text, 'suppositions') || !endsResult().test(text.slice(lead.length + result.length)))
		return undefined;
	const verdict = getVerdict(sentence, {
		outcome: result.id,
		from: lead.length,
		to: lead.length + result.length,
	});
	return { ...verdict, named: false, whole: false, subject: thing, follows: true };
}

/** Nothing, a sign, `et` and what follows of it, or when. */
const endsResult = lazyPattern`^\s*(?:${['consequences', 'when']}\s*)?(?:[.,;!]|$|${['smallWords', 'and']}\s)`;

const consequence = lazyPattern`(?u)^\s*(?:${'determiners'}\s+|\p{L}['’])(\p{L}+(?:\s\p{L}+){0,2})\s+${'consequences'}\s+`;

/** `Adoptée à la majorité | , Mme Roy votant contre`, `adoptée par 8 voix contre 4 | , soit à la majorité des deux tiers`: a verdict, and behind a comma who was against or what it comes to. */
function readBeforeTail(sentence: Clause): VerdictStatement | undefined {
	const text = getWords(sentence);
	const comma = text.lastIndexOf(',');
	if (comma < 0 || text.length > LONGEST_MOTION) return undefined;
	const tail = text.slice(comma + 1).trim();
	const voters = vocabulary('voterVerbs').findAll(tail).at(-1);
	const isTail =
		opensWith(tail, 'thoseOf', ['thatIs', 'is']) ||
		(voters !== undefined && voters.from > 0 && /^[\s.]*$/.test(tail.slice(voters.to)));
	if (!isTail) return undefined;
	return readVerdict({ ...sentence, to: sentence.from + comma, whole: false });
}

/**
 * `En résumé, les première et deuxième résolutions sont adoptées`, as long and with its places, as `les résolutions 1, 2 sont adoptées`: what
 * sums up, and ordinals in words before what they number.
 */
function inDigits(placed: PlacedText, { from, to }: Sentence): PlacedText {
	if (to - from > LONGEST_LIST) return placed;
	let text = placed.text.slice(from, to);
	const lead = vocabulary('summaryLeads').scan(text);
	const mark = lead && /^\s*[,:]/.exec(text.slice(lead.length));
	if (mark) text = text.slice(lead.length + mark[0].length).padStart(text.length);
	if (BLOCK_WORD_BEHIND.test(text) && mayNameBlock(text) && text.split(BLANKS).some(isBlockWord)) {
		let first: { from: number; numbers: number[]; to: number } | undefined;
		for (const { 0: word, index } of matchesIn(text, WORD)) {
			const ordinal = scanOrdinal(word);
			const isOrdinal = ordinal?.length === word.length;
			if (isOrdinal && first && enumerates().test(text.slice(first.to, index))) {
				first.numbers.push(ordinal.value);
				first.to = index + word.length;
			} else if (isOrdinal) first = { from: index, numbers: [ordinal.value], to: index + word.length };
			else if (first && isBlockWord(word) && /^\s+$/.test(text.slice(first.to, index))) {
				const end = index + word.length;
				const said = `${word} ${first.numbers.join(', ')}`.padEnd(end - first.from);
				text = text.slice(0, first.from) + said.slice(0, end - first.from) + text.slice(end);
				first = undefined;
			}
		}
	}
	return { ...placed, text: placed.text.slice(0, from) + text + placed.text.slice(to) };
}

const WORD = /(?<![\p{L}\p{N}'’-])[\p{L}\d][\p{L}-]*/gu;
/** Most sentences have no such number before a word in `-tion`, `-al` and the like. */
const BLOCK_WORD_BEHIND = /\p{L}{4}\s+\p{L}{5}/u;
const mayNameBlock = createPhraseCheck(() =>
	allWords(['blocks', 'resolution'], ['votedTexts', 'text']).flatMap((word) => [word, `${word}s`]),
);
const enumerates = lazyPattern`^\s*(?:,\s*(?:${['smallWords', 'and']})?|${['smallWords', 'and']}|&)\s*$`;

function mayNameSeveral(text: string, { from, to }: Sentence): boolean {
	return to - from <= LONGEST_LIST && TWO_NUMBERS.test(text.slice(from, to));
}

/** One word of deciding and one list of numbers, or several words, each with its own. */
function readOnSeveral(sentence: Clause): VerdictStatement[] {
	const text = getWords(sentence);
	const decisions = decisionsIn(text);
	if (decisions.length === 0 || mentions(text, 'suppositions')) return [];
	if (decisions.length === 1) return readOnList(sentence, decisions[0] as PhraseRange);
	return holdsOtherYear(text, sentence.context)
		? []
		: (readNumbersFirst(sentence, decisions) ?? readNumbersBehind(sentence, decisions) ?? []);
}

/** The words of deciding of a sentence, and those that stand for the one before: `la résolution 1 est adoptée, la 2 également`. */
function decisionsIn(text: string): readonly PhraseRange[] {
	const decisions = decidingWords().all(text);
	const again = vocabulary('likewise').findAll(text);
	if (decisions.length === 0 || again.length === 0) return decisions;
	const stand = again.filter(({ from, to }) => {
		const before = decisions.findLast((decides) => decides.to <= from);
		const isAlone =
			/^\s*(?:[,;.)]|$)/.test(text.slice(to)) || clauseLinks().test(/\S+/.exec(text.slice(to))?.[0] ?? '');
		return before !== undefined && isAlone && /\d/.test(text.slice(before.to, from));
	});
	return [...decisions, ...stand].sort((one, other) => one.from - other.from);
}

/** `Sont adoptées les résolutions 1, 2 et 4`, `Motions 1-3 carried`. */
function readOnList(sentence: Clause, decides: PhraseRange): VerdictStatement[] {
	const text = getWords(sentence);
	const list = text.length > LONGEST_MOTION ? undefined : findLists(text).find(({ isSeveral }) => isSeveral);
	// The word that says of what may stand on either side of the result: `Résolutions adoptées : 1, 2`.
	if (!list || !(list.isLettered || list.lead.split(BLANKS).some(isBlockWord))) return [];
	const isBehind = decides.from >= list.to;
	const between = isBehind ? text.slice(list.to, decides.from) : text.slice(decides.to, list.from);
	if (isBehind ? !isLink(between) : withoutSmallWords(between) !== '') return [];
	// `Motion carried 5-1`, `5 to 1`: votes, where neither a sign nor a word says that they are numbers of motions.
	const isScore = score().test(text.slice(list.from, list.to));
	if (!isBehind && isScore && !between.includes(':') && !between.split(BLANKS).some(isBlockWord)) return [];
	const verdict = verdictOn(sentence, decides, list.numbers);
	const tally = readManner(sentence, sentence.from + Math.max(decides.to, list.to));
	if (tally) verdict?.children.push(tally);
	return verdict ? [verdict] : [];
}

/** `Résolution 1 adoptée, n° 2 rejetée`, `Les résolutions 1 et 2 sont adoptées et la résolution 3 est rejetée`. */
function readNumbersFirst(
	sentence: Clause,
	decisions: readonly PhraseRange[],
): VerdictStatement[] | undefined {
	const text = getWords(sentence);
	const found: VerdictStatement[] = [];
	let end = 0;
	for (const decides of decisions) {
		const part = text.slice(end, decides.from);
		const list = findLists(part).at(-1);
		if (!list || !isLink(part.slice(list.to))) return undefined;
		const manner = withoutSmallWords(part.slice(0, list.from));
		// A number right behind the word that says of what; counts stand behind a sign, `Résolutions : 3 adoptées, 1 rejetée`.
		if (end === 0 && !(manner === '' && isBlockWord(list.lead.trim().split(BLANKS).at(-1) ?? '')))
			return undefined;
		if (manner !== '' && !isManner(sentence, sentence.from + end, manner)) return undefined;
		const start = end + (/^[\s,;:()–—-]*/.exec(part)?.[0].length ?? 0);
		const clause = { ...sentence, from: sentence.from + start, to: sentence.from + decides.to };
		const at = { from: decides.from - start, to: decides.to - start };
		const verdict = verdictOn(clause, at, list.numbers, found.at(-1)?.outcome);
		if (!verdict) return undefined;
		found.push(verdict);
		end = decides.to;
	}
	const rest = text.slice(end).replace(SIGNS, '').trim();
	return rest === '' || isManner(sentence, sentence.from + end, rest) ? found : undefined;
}

/** `Résolutions adoptées : 1 et 2 ; rejetée : 3`. Single numbers alone may be counts. */
function readNumbersBehind(
	sentence: Clause,
	decisions: readonly PhraseRange[],
): VerdictStatement[] | undefined {
	const text = getWords(sentence);
	if (withoutSmallWords(text.slice(0, decisions[0]?.from)) !== '') return undefined;
	const found: VerdictStatement[] = [];
	let isSeveral = false;
	for (const [index, decides] of decisions.entries()) {
		const part = text.slice(decides.to, decisions[index + 1]?.from);
		const [list, second] = findLists(part);
		if (!list || second || withoutSmallWords(`${part.slice(0, list.from)} ${part.slice(list.to)}`) !== '')
			return undefined;
		const to = decides.to + list.to;
		const clause = { ...sentence, from: sentence.from + decides.from, to: sentence.from + to };
		const verdict = verdictOn(clause, { from: 0, to: decides.to - decides.from }, list.numbers);
		if (!verdict) return undefined;
		found.push(verdict);
		isSeveral ||= list.isSeveral;
	}
	const before = text.slice(0, decisions.at(-1)?.to).split(BLANKS);
	return isSeveral && before.some(isBlockWord) ? found : undefined;
}

/** The verdict that the words at a place of a sentence give on these numbers. */
function verdictOn(
	sentence: Clause,
	{ from, to }: PhraseRange,
	numbers: string[],
	last?: VerdictStatement['outcome'],
): VerdictStatement | undefined {
	const text = getWords(sentence);
	const words = text.slice(from, to);
	const said = vocabulary('likewise').findId(words) ? last : decidedBy(words);
	if (!said) return undefined;
	const before = text.slice(0, from).trimEnd();
	const isNot = vocabulary('verdictLinks').findAll(before, 'isNot').at(-1)?.to === before.length;
	const outcome = isNot ? (said === 'adopted' ? 'rejected' : 'adopted') : said;
	return { ...getVerdict(sentence, { outcome, from, to }), named: true, numbers };
}

/** The numbers of resolutions that some words name, `Résolutions 1 et 2`, `N° de résolution 3`, `Motions 1-3`; nothing where they say more than a title behind one. */
export function resolutionsNamed(text: string): string[] | undefined {
	if (text.length > LONGEST_MOTION || !/\d/.test(text)) return undefined;
	const [list] = findLists(text);
	const behind = list && text.slice(list.to).trim();
	if (!list || !(behind === '' || (!list.isSeveral && /^[.:–—-]\s*\p{L}/u.test(behind ?? ''))))
		return undefined;
	const before = text.slice(0, list.from);
	return before.split(BLANKS).some(isBlockWord) && withoutSmallWords(before) === ''
		? list.numbers
		: undefined;
}

/** Numbers of a text, with what stands between them and the words before. */
interface NumberList {
	lead: string;
	from: number;
	to: number;
	numbers: string[];
	isSeveral: boolean;
	/** `R1 et R2`: each has the letter of what it numbers. */
	isLettered: boolean;
}

function findLists(text: string): NumberList[] {
	return matchesIn(text, numberList()).flatMap(({ 0: all, 1: words = '', index }) => {
		const lead = words.replace(SIGN_OF_NUMBER, '');
		const [from, to] = [index + lead.length, index + all.length];
		const letters = text.slice(from, to).match(LETTER)?.length ?? 0;
		const written = text.slice(from, to).replace(LETTER, '');
		const references = readReferences({ text: written, place: () => undefined }, '');
		const numbers = references?.map(({ value }) => value);
		if (!numbers) return [];
		// `1-3` may be one number as well: who knows the numbers of the meeting says.
		const isSeveral = numbers.length > 1 || /^\d{1,3}-\d{1,3}$/.test(written);
		return [{ lead, from, to, numbers, isSeveral, isLettered: letters > 1 && letters === numbers.length }];
	});
}

/** Nothing but a verb or a sign: `sont`, `:`, `(`. */
function isLink(between: string): boolean {
	const words = vocabulary('likewise')
		.findAll(between)
		.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), between)
		.trim();
	return /^[:,(–—-]?$/.test(words) || vocabulary('verdictLinks').scan(words)?.length === words.length;
}

/** How it was voted: `à l'unanimité`, `par 2 voix contre 1`. */
function isManner(sentence: Clause, from: number, words: string): boolean {
	if (opensWith(words, 'mannerLinks')) return true;
	const at = sentence.placed.text.indexOf(words, from);
	return at >= 0 && readManner(sentence, at, at + words.length) !== undefined;
}

/** A text without the words that say of what it speaks or tie its parts: `, et la résolution ` says nothing more. */
function withoutSmallWords(text: string): string {
	const links = vocabulary('verdictLinks');
	return text
		.replace(SIGNS, ' ')
		.trim()
		.split(BLANKS)
		.filter(
			(word) =>
				!isBlockWord(word) &&
				!determiner().test(`${word} `) &&
				links.scan(word)?.length !== word.length &&
				!clauseLinks().test(word) &&
				!/^n[°ºo]s?\.?$/i.test(word),
		)
		.join(' ');
}

function isBlockWord(word: string): boolean {
	return kindIn(word) === 'resolution' || isOneOf(word.replace(/s$/i, ''), ['votedTexts', 'text']);
}

const TWO_NUMBERS = /\d\D+\d|\d-\d/;
/** As many resolutions as one meeting has, a few words for each. */
const LONGEST_LIST = 4000;
const BLANKS = /[\s:]+/;
const LETTER = /(?<!\p{L})[A-Z](?=\d)/gu;
/** What stands between the parts of an enumeration. */
const SIGNS = /[,;:&()–—-]+/g;
const SIGN_OF_NUMBER = /(?:n[°ºo]s?\.?|numbers?|#)\s*$/i;
/** Up to four words, and numbers with what stands between them. */
const numberList = lazy(() => {
	const number = '(?:(?:n[°ºo]s?\\.?|numbers?|#)\\s*|[A-Z])?\\d+(?:[./-]\\d+)*';
	const link = `(?:\\s*[,;&–—]\\s*(?:${wordChoice('smallWords', 'and')}\\s+)?|\\s+${wordChoice('smallWords', 'and', 'to')}\\s+)`;
	return new RegExp(
		`((?:[^\\s\\d]{1,30}\\s+){0,4})(?<![\\d\\p{L}])(${number}(?:${link}${number})*)(?![\\d%]|[./-]\\d)`,
		'giu',
	);
});
const score = lazyPattern`^\d+\s*(?:-|–|${['smallWords', 'to']})\s*\d+$`;
const clauseLinks = lazyPattern`^(?:${['smallWords', 'and', 'but', 'then']}|${['eventLinks', 'of']})$`;
// --- The verdict at the end of a title: `Approbation des comptes – ADOPTÉE`.

/**
 * The verdict that a title ends or starts with, in brackets, behind a sign, in strong or capital letters: `Budget 2026 (adopté)`,
 * `Budget · adopté`, `Budget – REJETÉ À L’UNANIMITÉ`, `ADOPTÉ – Budget`, `Budget ADOPTÉ`.
 */
export function findTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const holds = withoutStruck(written.text);
	return (
		(holds === undefined ? undefined : readTitleVerdict({ ...written, text: holds }, context)) ??
		readTitleVerdict(written, context)
	);
}

function readTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const text = closedUp(plainWords(written.text));
	const sign = readSign({ ...written, text });
	if (sign) return { ...sign, named: true };
	if (!mayHoldResult(text)) return undefined;
	const before = Math.max(0, text.length - LONGEST_TITLE_END);
	const tail = text.slice(before);
	const parts = [
		[titleEnd().exec(tail), before],
		[/[*_~]/.test(written.text) ? strongEnd().exec(written.text.slice(before)) : null, before],
		[FOUR_CAPITALS.test(tail) ? capitalEnd().exec(tail) : null, before],
		[titleStart().exec(text.slice(0, LONGEST_TITLE_END)), 0],
	] as const;
	for (const [part, at] of parts) {
		const words = part?.[1] ?? part?.[2];
		if (!part || words === undefined) continue;
		const from = at + part.index + part[0].indexOf(words);
		const found = verdictOfTitle(written, text, { from, to: from + words.length }, context);
		if (found) return found;
	}
	return undefined;
}

function verdictOfTitle(
	written: PlacedText,
	text: string,
	range: { from: number; to: number },
	context: BallotContext,
): VerdictStatement | undefined {
	const inside = text.slice(range.from, range.to);
	const words = inside.trimStart();
	const from = range.from + inside.length - words.length;
	// `(unanimité)` in a title is the majority that is wanted; a verdict says how the vote ended.
	if (!mentions(words, 'results')) return undefined;
	// A title writes it small.
	const said = capitalized(words);
	const placed: PlacedText = {
		text: said,
		place: (start, to) => written.place(from + start, from + to),
	};
	const [statement] = readVerdicts(placed, { from: 0, to: said.trimEnd().length, whole: false }, context);
	return statement?.named ? { ...statement, text: words.trim() } : undefined;
}

const mayHoldResult = createPhraseCheck(() => vocabulary('results').words());

const titleEnd = lazy(
	() =>
		/(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(?:\s[–—=→-]+|[:,;/|•·!]|\p{So}\uFE0F?)\s+([^–—:()]{4,80}))[\s*_.]*$/u,
);

const strongEnd = lazy(
	() => /\s(?:\*{1,3}|__?|~~)(\p{L}[^*_~()]{3,80}?)(?:\*{1,3}|__?)[\s.]*$|~~\s+(\p{L}[^*_~()]{3,80})$/u,
);

/** Four signs in a row of which each may be a capital letter. */
const FOUR_CAPITALS = /[^a-z\d\s!-/:-@\u00DF-\u00FF]{4}/;

/** In a title that is not all in capitals. */
const capitalEnd = lazy(() => /\p{Ll}[^\p{Lu}]*\s(\p{Lu}{4,30}(?:\s[\p{Lu}’']{1,30}){0,4})[\s.!]*$/u);

const titleStart = lazy(
	() => /^\s*(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(\p{L}[^–—:()|/]{3,60}?)\s*[–—:|/])/u,
);

const LONGEST_TITLE_END = 100;
