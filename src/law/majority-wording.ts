/** Majorities that titles and sentences tell: `(art. 25)`, `à la majorité de l’article 25`, `requires a two-thirds majority`. */

import { allWords, isOneOf, mentions, namesOneOffice, opensWith, vocabulary } from '../language/index.js';
import { foldedWords, foldKeyword, foldName } from '../text/fold.js';
import { lazy, remembering } from '../text/lazy.js';
import { lettersAndNumbers } from '../text/letters.js';
import { isCivility } from '../text/names.js';
import { parseInteger, parseOrdinal, parseRoman } from '../text/number.js';
import { ARTICLE_TAILS, getMeaning, isLead, type RulesWords, wordSet } from './vocabulary.js';

/**
 * Articles that a text names as a majority: behind the word (`à la majorité de l’article 25`, `majorité requise : art. 25`), and, where
 * `alone` is set, as all that the text says (`art. 25`, `article 25 de la loi`).
 */
export const articlesTold = remembering(findArticles);

function findArticles(text: string, alone: boolean): readonly string[] {
	const words = articleWords(text);
	const starts = words.flatMap((word, index) =>
		MAJORITY_WORDS.has(word) && !isDeniedAt(words, index) ? [index + 1] : [],
	);
	return (alone ? [0, ...starts] : starts).flatMap((start) => articlesAt(words, start).told);
}

/** `ne relève pas de la | majorité de l'article 26` */
function isDeniedAt(words: readonly string[], at: number): boolean {
	const before = words.slice(0, at).findLast((word) => !BETWEEN_WORDS.has(word));
	return before !== undefined && isOneOf(before, 'negations');
}

/** The articles of a text that says nothing else: `Article 25`, `(majorité de l'article 25)`, `art. 25 et 25-1`. */
export const articlesAlone = remembering((text) => {
	const words = articleWords(text);
	const start = MAJORITY_WORDS.has(words[0] ?? '') ? 1 : 0;
	const { told, end } = articlesAt(words, start);
	const rest = words.slice(end);
	// `Article 25 du règlement de copropriété` is none of the law.
	const isTail =
		rest.length === 0 || (startsTail(rest.join(' ')) && !rest.some((word) => WITH_ARTICLES.has(word)));
	return isTail ? told : [];
});

/** Articles that a title may name as its majority, wherever they stand in it: `Travaux (A25)`, `Façade art 25 et devis`, `Art. 25 – Travaux`, `Travaux (maj. 25)`. */
export function articlesPerhaps(title: string): readonly string[] {
	// `Contrat de syndic, art. 25` may be of the law, `Modification du contrat, art. 25` and `Article 25 du bail` are not.
	const isSetOff =
		ARTICLE_SET_OFF.test(title) && !changeWords().nouns.some((one) => isAt(wordsOfChange(title), one, 0));
	if (speaksOfArticles(title) && !isSetOff) return [];
	const words = articleWords(title);
	// A number alone, or behind its letter, is a lot or a flat where no brackets end the title with it.
	const short = /\([Aa]?(\d+(?:-\d+)?)\)\s*$/.exec(title)?.[1];
	const behindMajority = words.filter(
		(word, at) => /^\d+(?:-\d+)?$/.test(word) && isMark(words[at - 1] ?? ''),
	);
	const told: string[] = [];
	for (let at = 0; at < words.length; ) {
		const found = articlesAt(words, at);
		for (const name of found.told) told.push(name);
		at = Math.max(at + 1, found.end);
	}
	return [...told, ...[short, ...behindMajority].flatMap((number) => (number ? [`art. ${number}`] : []))];
}

/** `…, art. 25`, `… – article 25`: what ends a title behind a sign, a word and a number. */
const ARTICLE_SET_OFF = /(?:,|\s[–—-])\s\p{L}+\.?\s\d+(?:-\d+)?\s*$/u;

/** Whether a line says what it says of the decision itself: `ne relève pas de …`, `si …` and `M. Roy soutient que …` do not. */
export function isAsserted(line: string): boolean {
	return !mentions(line, 'negations', 'suppositions', 'speechVerbs');
}

function articleWords(text: string): readonly string[] {
	// Folding takes the hyphen out of `25-1`.
	return foldKeyword(text.replace(/(?<=\d)[-\u2010\u2011](?=\d)/g, '~'))
		.replaceAll('~', '-')
		.replace(/['’]/g, ' ')
		.split(/[\s:,;–—/()[\]*_]+/)
		.filter((word) => word !== '');
}

/** The articles at a place, `de l'article 25`, `articles 25 et 25-1`, and where they end. */
function articlesAt(words: readonly string[], start: number): { told: string[]; end: number } {
	let at = start;
	while (BETWEEN_WORDS.has(words[at] ?? '')) at += 1;
	const joined = /^(?:art\.?)(\d+(?:-\d+)?)$/.exec(words[at] ?? '');
	if (!joined && !ARTICLE_WORDS.has(words[at] ?? '')) return { told: [], end: at };
	const told = new Set<string>();
	if (joined) told.add(`art. ${joined[1]}`);
	for (at += 1; at < words.length; at += 1) {
		const word = words[at] ?? '';
		// `25-b`, `25 d)`: a paragraph of the article.
		const bare = word.replace(/\.+$/, '').replace(/-?[a-z]$/, '');
		if (/^\d+(?:-\d+)?$/.test(bare)) {
			// `25 et 25-1`: the second is that of a second ballot.
			if (!told.has(`art. ${bare.replace(/-\d+$/, '')}`)) told.add(`art. ${bare}`);
		} else if (told.size === 0 || !(LISTING.has(word) || ARTICLE_WORDS.has(word) || /^[a-z]$/.test(word)))
			break;
	}
	return { told: [...told], end: at };
}

/** Whether a text speaks of another one that has articles: `Modification du règlement`. */
export function speaksOfArticles(text: string): boolean {
	return hasWordIn(WITH_ARTICLES, text);
}

function startsTail(words: string): boolean {
	return ARTICLE_TAILS.some((tail) => words.startsWith(tail));
}

/**
 * What a text asks for as the majority of its decision, as folded words from there to the end of the clause: behind a word that asks
 * (`requiert la majorité des deux tiers`, `statue à la majorité de …`), or, of a title, in its brackets or behind its last dash
 * (`(double majorité)`). A verdict (`adoptée à la majorité des deux tiers`, `prise à l’unanimité`) asks for nothing.
 */
export const majoritiesAsked = remembering(findAsked);

function findAsked(text: string, isTitle: boolean): readonly (readonly string[])[] {
	const clauses = foldKeyword(text).split(isTitle ? /[.;()\n]|\s[–—-]\s/ : /[.;()\n]/);
	return clauses.flatMap((clause, index) => {
		const words = clause.split(/[\s,:'’]+/).filter((word) => word !== '');
		// `Barnum (adopté à l’unanimité)` is a verdict.
		if (isTitle && opensWith(clause.trim(), 'results')) return [];
		// `Passage des exclusions à la majorité des deux tiers` is not voted by it.
		if (isTitle && changes().some((phrase) => isAt(words, phrase, 0))) return [];
		const asked = isTitle && index > 0 && index >= clauses.length - 2 ? [skipBetween(words, 0)] : [];
		for (const [at, word] of words.entries()) {
			const aside = ASIDES.find((phrase) => isAt(words, phrase, at + 1))?.split(' ').length ?? 0;
			// `M. Weiss demande s'il faut, pour une telle décision, les deux tiers`
			if (aside > 0 && mentions(clause, 'suppositions', 'negations')) continue;
			const from = skipBetween(words, at + 1 + aside);
			const getIs = (list: ReadonlySet<string>) =>
				list.has(word) || list.has(`${words[at - 1] ?? ''} ${word}`);
			if (getIs(ASKS) || (getIs(DECIDES) && !UNANIMITY.has(words[from] ?? ''))) asked.push(from);
			// `Désignation du syndic à la majorité des voix de tous les copropriétaires`.
			else if (isTitle && isTold(words, at) && !mentions(clause, 'results')) asked.push(at);
		}
		// `La majorité des deux tiers est requise`, `est nécessaire pour cette décision`.
		const isNeeded = words.some(
			(word, at) => NEEDED.has(word) && (at === words.length - 1 || FOR_WHAT.has(words[at + 1] ?? '')),
		);
		// `The chair noted that a 2/3 majority is required`; what somebody doubts or believes, and what is required for others, is not asked.
		const recall = RECALLS.find((phrase) => isAt(words, phrase, 0))?.split(' ').length ?? 0;
		const said = words.slice(recall).join(' ');
		const isRecalled = recall === 0 || NEEDED.has(words.at(-1) ?? '');
		if (!isTitle && isNeeded && isRecalled && !mentions(said, 'negations', 'suppositions'))
			asked.push(skipBetween(words, recall));
		return [...new Set(asked)]
			.map((from) => words.slice(from))
			.filter((rest) => rest.slice(0, MOST_WORDS).some(isMark));
	});
}

/** Whether a title goes on to a majority of votes here; in `Cession de la majorité des parts` and `Entrée à la majorité du capital` nothing does. */
function isTold(words: readonly string[], at: number): boolean {
	return (
		MAJORITY_WORDS.has(words[at] ?? '') &&
		[1, 2].some((count) => TITLED.has(words.slice(at - count, at).join(' '))) &&
		words.slice(at + 1, at + MOST_WORDS).some((word) => isMark(word) || isPart(word))
	);
}

/** Whether words speak of the nature of a decision: `résolution extraordinaire`, `(special majority)`. */
export function namesNature(text: string): boolean {
	return hasWordIn(NATURES, text);
}

/** Whether a heading says no more than the nature of what is decided below it: `À titre ordinaire`, not `Statuts (à titre extraordinaire)`. */
export function namesPart(heading: string): boolean {
	const nature = getMeaning('majorities', heading);
	return nature === 'ordinary' || nature === 'extraordinary';
}

function hasWordIn(words: ReadonlySet<string>, text: string): boolean {
	return foldedWords(text)
		.split(' ')
		.some((word) => words.has(word));
}

/**
 * The words by which a text says a part of a whole and no more, `2/3`, `deux tiers`, or ends with a majority of so many: `Clause, majorité des deux tiers`,
 * `Sale by a two-thirds majority`, but not `Quorum et majorité des deux tiers`. The first may be how much there is of something.
 */
export function partTold(text: string): readonly string[] | undefined {
	const said = foldKeyword(text.split(/[,([]/).at(-1) ?? '').replace(/['’)\]:-]/g, ' ');
	const words = said.split(/\s+/).filter((word) => word !== '');
	const run = words.slice(words.findLastIndex((word) => !namesNoWhole([word])) + 1);
	if (!run.some(isPart) || changes().some((phrase) => isAt(words, phrase, 0))) return undefined;
	const isLed = [1, 2].some((count) => TITLED.has(run.slice(0, count).join(' ')));
	const isAll = run.length === words.length && (words.length > 1 || text.includes('/'));
	return isAll || (isLed && run.some(isMark)) ? run : undefined;
}

/** `tiers`, `2/3`: a part of a whole. */
function isPart(word: string): boolean {
	return PARTS.has(word) || /^\d+\/\d+$/.test(word);
}

/** Whether words ask for a part without saying of what: `4/5 vote`, `majorité des deux tiers`. */
export function namesNoWhole(words: readonly string[]): boolean {
	const isOf = (word: string) => NEEDED.has(word) || SKIPPED.some((list) => list.has(word));
	return words.every(
		(word) => isMark(word) || isPart(word) || isOf(word) || parseInteger(word) !== undefined,
	);
}

/** The last brackets of a title and what stands behind its last dash, where there is more before them: `Clause (2/3)`, `Agrément – extraordinaire`. */
export function tailsOfTitle(title: string): string[] {
	const bracketed = /\S\s*[([]([^()[\]]{1,60})[)\]]\s*$/.exec(title)?.[1];
	const parts = title.split(/\s[–—|-]\s|\s?:\s/);
	const last = parts.length > 1 ? parts.at(-1) : undefined;
	return [bracketed, last].flatMap((part) => (part === undefined ? [] : [part.trim()]));
}

/** `Budget – Unanimous`: a title that says no more is asked for nothing, unless the rules know such a majority. */
export function isUnanimityAlone(words: readonly string[]): boolean {
	return words.length === 1 && UNANIMITY.has(words[0] ?? '');
}

/** `un second vote`, `sera soumise à une nouvelle assemblée`; not `le président rappelle que la majorité est requise`, `this requires three quarters`. */
export function opensOtherVote(text: string): boolean {
	const words = behindRecall(foldKeyword(text).split(' ')).filter((word) => !ASKS.has(word));
	return mentions(words.join(' '), ['labels', 'secondVote'], 'suppositions');
}

/** Words without what opens them and recalls the rule of a vote: `le président rappelle que |`. */
function behindRecall(words: readonly string[]): readonly string[] {
	return words.slice(RECALLS.find((phrase) => isAt(words, phrase, 0))?.split(' ').length ?? 0);
}

/** The value of a line that names the majority of what follows: `Majorité requise : deux tiers des suffrages exprimés`. */
export function majorityOfLine(line: string): string | undefined {
	const colon = line.indexOf(':');
	if (colon < 0 || colon > LONGEST_KEY) return undefined;
	const words = foldKeyword(line.slice(0, colon)).split(' ');
	const value = line.slice(colon + 1).trim();
	return MAJORITY_WORDS.has(words[0] ?? '') && words.length <= 3 && !/\d\s*$/.test(line.slice(0, colon))
		? value || undefined
		: undefined;
}

const LONGEST_KEY = 40;

/**
 * Whether a title (`Modification de l'article 7 des statuts`) or a text that is put to the vote (`décide de modifier l'article 3 des statuts`,
 * `Article 7 of the bylaws is amended`) changes the bylaws. What asks somebody to prepare a change does not.
 */
export const changesBylaws = remembering((text, isTitle: boolean) => {
	const folded = foldKeyword(text);
	if (!bylawsNames().some((name) => folded.includes(name))) return false;
	const words = wordsOfChange(text);
	if (isTitle) return isTitleOfChange(words);
	// `Modification de l'article 11 des statuts : les cessions sont libres.`
	const [all = '', head = ''] = /^([^.;:]{1,90}?)[\s\u00A0]?:\s+/.exec(text) ?? [];
	const isRewritten =
		/^[«“"]/.test(text.slice(all.length)) || opensWith(text.slice(all.length), ['determiners', 'article']);
	if (isRewritten && isTitleOfChange(wordsOfChange(head)) && articlesNamed(head)) return true;
	return text.split(/[.;:][\s\u00A0]+(?=\p{Lu})/u).some((sentence) => {
		if (mentions(sentence, 'suppositions')) return false;
		const said = vocabulary('speechVerbs').findIn(sentence)?.id;
		return isChange(wordsOfChange(sentence), said !== undefined && said !== 'says');
	});
});

/** The words of a text, those behind an apostrophe by themselves. */
function wordsOfChange(text: string): string[] {
	return foldedWords(text.replace(/['’]/g, ' ')).trim().split(' ');
}

/** Where the bylaws stand in these words, and where what belongs to them starts: `de | l'article 7 des statuts |`. */
function bylawsIn(words: readonly string[]): Array<{ from: number; to: number }> {
	const { names, between, others } = changeWords();
	return words.flatMap((_, at) => {
		const name = names.find((one) => isAt(words, one, at));
		if (name === undefined) return [];
		const to = at + name.split(' ').length;
		// `Refonte des statuts | du personnel`
		if (others.some((one) => isAt(words, one, to))) return [];
		let from = at;
		while (from > 0 && (between.has(words[from - 1] ?? '') || isArticle(words[from - 1] ?? ''))) from -= 1;
		return [{ from, to }];
	});
}

function isAt(words: readonly string[], phrase: string, at: number): boolean {
	return phrase.split(' ').every((word, index) => words[at + index] === word);
}

function phraseBefore(words: readonly string[], list: readonly string[], end: number): string | undefined {
	return list.find((phrase) => isAt(words, phrase, end - phrase.split(' ').length));
}

/** Whether a title changes what bylaws usually hold, and may change them: `Modification de l'objet social`, `Change of the name of the company`. */
export const mayChangeBylaws = remembering((title) => {
	const [head = ''] = title.split(/\s[–—-]\s|[:(,]/, 1);
	const words = wordsOfChange(head);
	const { perhaps, contents, nouns, renewing, between, leads } = changeWords();
	// `Changement du siège`, `Nouveau nom de l'association`; not `Nouveau siège pour le bureau`.
	const content = contents.find((one) => isAt(words, one, words.length - one.split(' ').length));
	let at = words.length - (content?.split(' ').length ?? 0);
	while (at > 0 && between.has(words[at - 1] ?? '')) at -= 1;
	const noun =
		phraseBefore(words, nouns, at)?.split(' ').length ?? (renewing.has(words[at - 1] ?? '') ? 1 : 0);
	const isOfContent =
		content !== undefined &&
		noun > 0 &&
		words.slice(0, at - noun).every((word) => between.has(word) || leads.has(word));
	// `Statuts, art. 4`, `By-law 12`
	const whole = wordsOfChange(title);
	const isOfArticle = perhaps.some((one) => {
		const end = one.split(' ').length;
		return isAt(whole, one, 0) && (isArticleAt(whole, end) || isArticle(whole[end] ?? ''));
	});
	// `Article 12 des statuts`, `Rédaction de l'article 12 des statuts`; not `Application de l'article 12 des statuts`.
	const isArticleAlone = bylawsIn(words).some(
		({ from, to }) =>
			to === words.length &&
			words.slice(from).some(isArticle) &&
			words.slice(0, from).every((word) => between.has(word) || leads.has(word)),
	);
	return isOfContent || isOfArticle || isArticleAlone || isNameAndChange(words);
});

/** `Bylaw change`, `New bylaws`, `Proposed bylaw amendments`: the bylaws, a change of them, and nothing else. */
function isNameAndChange(words: readonly string[]): boolean {
	const { perhaps, nouns, renewing, between, leads } = changeWords();
	const name = perhaps.find((one) => words.some((_, at) => isAt(words, one, at)));
	if (name === undefined) return false;
	const at = words.findIndex((_, index) => isAt(words, name, index));
	const others = [...words.slice(0, at), ...words.slice(at + name.split(' ').length)];
	const isChange = (word: string) => renewing.has(word) || nouns.includes(word);
	return (
		others.some(isChange) &&
		others.every((word) => isChange(word) || between.has(word) || leads.has(word) || isArticle(word))
	);
}

/** Whether words name an article: `l'article 7`. */
function articlesNamed(text: string): boolean {
	const words = wordsOfChange(text);
	return words.some((_, at) => isArticleAt(words, at));
}

function isArticleAt(words: readonly string[], at: number): boolean {
	return ARTICLE_WORDS.has(words[at] ?? '') && isArticle(words[at + 1] ?? '');
}

function isTitleOfChange(words: readonly string[]): boolean {
	const { nouns, between, leads } = changeWords();
	return bylawsIn(words).some(({ from, to }) => {
		// `Statuts : modification de l'article 4`; of `Statuts : révision de la mise en page` nobody can tell.
		if (from === 0 && nouns.some((phrase) => isAt(words, phrase, to) && isOfArticles(words, phrase, to)))
			return true;
		const noun = phraseBefore(words, nouns, from);
		const before = noun === undefined ? words : words.slice(0, from - noun.split(' ').length);
		return before.every((word) => between.has(word) || leads.has(word) || isArticle(word));
	});
}

/** Whether nothing, or an article, follows a phrase. */
function isOfArticles(words: readonly string[], phrase: string, from: number): boolean {
	const rest = words.slice(from + phrase.split(' ').length);
	return rest.length === 0 || rest.slice(0, 4).some((word) => ARTICLE_WORDS.has(word) || isArticle(word));
}

/** `isMoved`: the sentence says who moves what it says. */
function isChange(words: readonly string[], isMoved: boolean): boolean {
	const { verbs, moved, decided, changed } = changeWords();
	return bylawsIn(words).some(
		({ from, to }) =>
			phraseBefore(words, isMoved ? moved : verbs, from) !== undefined ||
			((from === 0 || phraseBefore(words, decided, from) !== undefined) &&
				changed.some((phrase) => isAt(words, phrase, to))),
	);
}

/** `7`, `7.2`, `iv`. */
function isArticle(word: string): boolean {
	return /^(?:\d+[a-z]{0,3}|[ivx]+)$/.test(word);
}

/** Whether an item of the agenda is one of every meeting: `Questions diverses`, `Any other business`. */
export function isGeneralItem(title: string): boolean {
	const words = foldedWords(title).trim();
	return words === '' || words.split(' ').every((word) => GENERAL.has(word));
}

/** Whether a line or a title names the agenda: `Ordre du jour :`. */
export function namesAgenda(title: string): boolean {
	return isOneOf(title.replace(/[\s:]+$/, ''), ['keys', 'agenda']);
}

/** Whether a text moves its decision as a special resolution: `the following special resolution`, `as a special resolution`. */
export const movesSpecial = remembering((text) => {
	const words = foldedWords(text);
	if ([...MOVED].some((phrase) => words.includes(` ${phrase} `))) return true;
	// `The chair explained that this was a special resolution.`; what somebody asks or doubts is not said.
	return CALLED.some((phrase) => words.includes(phrase)) && text.split(/(?<=[.;?!])\s+/).some(isCalled);
});

function isCalled(sentence: string): boolean {
	const said = behindRecall(foldKeyword(sentence).split(' ')).join(' ');
	const words = foldedWords(said.replace(/['’]/g, ' '));
	return CALLED.some((phrase) => words.includes(phrase)) && !said.endsWith('?') && isAsserted(said);
}

/** Whether a line speaks of all decisions below it: `les décisions qui suivent requièrent …`. */
export const tellsOfFollowing = remembering((text) => {
	const words = foldedWords(text);
	return FOLLOWING.some((phrase) => words.includes(phrase));
});

/** The same as an ordinary one: `was proposed as an ordinary resolution`. */
export const movesOrdinary = remembering((text) => {
	const words = foldedWords(text);
	if (mentions(text, 'negations', 'suppositions')) return false;
	return [...MOVED_ORDINARY].some((phrase) => words.includes(` ${phrase} `));
});

/** Whether a word is of those without which nothing is a majority: `majorité`, `voix`, `unanimous`. */
export function isMark(word: string): boolean {
	return MARKS.has(word);
}

function skipBetween(words: readonly string[], from: number): number {
	let at = from;
	while (SKIPPED.some((list) => list.has(words[at] ?? ''))) at += 1;
	return at;
}

/** So many words of a clause may say a majority. */
const MOST_WORDS = 16;

const changes = lazy(() => [...wordSet((words) => words.asked.changes)]);
const bylawsNames = lazy(() => [...wordSet(({ bylaws }) => bylaws.names)]);

/** The words of a change of the bylaws, without signs. */
const changeWords = lazy(() => {
	const phrases = (choose: (words: RulesWords) => readonly string[]) =>
		[...wordSet(choose)].map((words) => lettersAndNumbers(words).trim());
	return {
		names: phrases(({ bylaws }) => bylaws.names),
		others: phrases(({ bylaws }) => bylaws.others),
		perhaps: phrases(({ bylaws }) => [...bylaws.names, ...bylaws.perhaps]),
		contents: phrases(({ bylaws }) => bylaws.contents),
		nouns: phrases(({ bylaws }) => bylaws.nouns),
		verbs: phrases(({ bylaws }) => bylaws.verbs),
		moved: phrases(({ bylaws }) => [...bylaws.verbs, ...bylaws.moved]),
		decided: phrases(({ bylaws }) => bylaws.decided),
		changed: phrases(({ bylaws }) => bylaws.changed),
		renewing: new Set(phrases(({ bylaws }) => bylaws.renewing)),
		between: new Set(phrases(({ bylaws }) => bylaws.between)),
		leads: new Set(phrases(({ titles }) => titles.lead)),
	};
});
const MAJORITY_WORDS = wordSet((words) => words.told.majority);
const NUMBERING = [...wordSet(({ titles }) => titles.numbering)].map((words) => foldedWords(words).trim());
const PROCEDURES = [...wordSet(({ titles }) => titles.procedure)].map(foldedWords);
const OTHER_MATTERS = [...wordSet(({ titles }) => titles.other)].map((words) =>
	lettersAndNumbers(words).trim(),
);
const CANDIDATES = wordSet(({ titles }) => titles.candidate);
const TITLE_LINKS = wordSet(({ titles }) => titles.link);
const ARTICLE_WORDS = wordSet((words) => words.told.article);
/** What stands between the articles of a list: `25 et 25-1`. */
const LISTING = wordSet((words) => words.told.listing);
const WITH_ARTICLES = wordSet((words) => words.told.withArticles);
const BETWEEN_WORDS = wordSet((words) => words.told.between);
const NEEDED = wordSet((words) => words.asked.needed);
const TITLED = wordSet((words) => words.asked.titled);
const FOR_WHAT = wordSet((words) => words.asked.forWhat);
const GENERAL = wordSet((words) => words.told.general);
const ASKS = wordSet((words) => words.asked.asks);
const DECIDES = wordSet((words) => words.asked.decides);
const UNANIMITY = wordSet((words) => words.words.unanimity);
const ASKING = wordSet((words) => words.asked.asking);
const SKIPPED = [ASKING, ASKS, DECIDES];
const MARKS = wordSet((words) => words.asked.mark);
const ASIDES = [...wordSet((words) => words.asked.asides)];
/** The longest first: `the chair noted that` before `the chair noted`. */
const RECALLS = [...wordSet((words) => words.asked.recalls)].sort((a, b) => b.length - a.length);
const NATURES = wordSet((words) => words.asked.natures);
const MOVED = wordSet((words) => words.asked.moved);
const CALLED = [...wordSet((words) => words.asked.called)].map(foldedWords);
const FOLLOWING = [...wordSet((words) => words.asked.following)].map(foldedWords);
const MOVED_ORDINARY = wordSet((words) => words.asked.movedOrdinary);
const PARTS = wordSet(({ words }) => Object.keys(words.parts));

// --- What a title says beside its matter: its number, the round of an election, the seats.

/** `Point 5 : modification des statuts`, `5.1 Désignation du syndic`, `19h30 – …`, `« … »`: a title without what numbers, times or quotes it. */
export function withoutNumbering(title: string): string {
	let bare = title;
	for (let next = nextBare(bare); next !== undefined; next = nextBare(bare)) bare = next;
	return bare;
}

/** A title without one number, time or pair of quotes around it; nothing where it has none. */
function nextBare(title: string): string | undefined {
	const quoted = /^[«“"]([^«»“”"]+)[»”"]$/u.exec(title.trim())?.[1]?.trim();
	if (quoted !== undefined) return quoted;
	const number = NUMBER_AHEAD.exec(title)?.[0] ?? TIME_AHEAD.exec(title)?.[0];
	if (number !== undefined && !isCivility(number.trim())) return title.slice(number.length);
	const [all, head = ''] = /^([^:–—-]{1,30}?)[\s\u00A0]*[:–—-][\s\u00A0]+/u.exec(title) ?? [];
	const words = foldedWords(head.replace(/[°]/g, ' ')).trim();
	const left = NUMBERING.reduce((rest, phrase) => ` ${rest} `.replace(` ${phrase} `, ' ').trim(), words);
	const isNumber =
		left !== words && (/^(?:\d+(?:[ .]\d+)*)?$/.test(left) || parseOrdinal(left) !== undefined);
	return all !== undefined && isNumber ? title.slice(all.length) : undefined;
}

/** `5.1 `, `5.1 – `, `5) `, `(5) `, `[5] `, `V. `, `a) `, `A – `, `2026-05 – `, `5-`; not the numeral of `3 membres`. */
const NUMBER_AHEAD =
	/^(?:[([](?:\d{1,4}|[IVX]{1,5}|[A-Za-z])[)\]]|\d{1,4}(?:[.-]\d{1,4}){1,3}(?=[\s\u00A0]+\p{L})|(?:\d{1,4}(?:[.-]\d{1,4}){0,3}|[IVX]{1,5}|[A-Za-z](?=[)./]*[\s\u00A0]))[\s\u00A0]*(?:[)./:]|-(?![\s\u00A0]?\d)|[–—])+)[\s\u00A0]*(?=[\p{L}«“"(\d])/u;
const TIME_AHEAD = /^\d{1,2}[\s\u00A0]?(?:[hH]|:(?=\d))[\s\u00A0]?\d{0,2}[\s\u00A0]*[:–—-][\s\u00A0]+/u;

/** `Trésorier – 2e tour`, `Présidence (second tour)`: the folded words of a title without the part that says the round; none of `Second tour`. */
export const withoutRound = remembering((title) => foldedWords(title.replace(roundPart(title) ?? '', ' ')));

/** The round that a title says: 3 of `Maire – troisième tour`, `Tour 3`, `Maire : IIIe tour (majorité relative)`, `Maire (tour 3/3)`. */
export function roundOfTitle(title: string): number | undefined {
	const part = roundPart(title) ?? '';
	const words = lettersAndNumbers(part.replace(/(\d)[\s\u00A0]*\/[\s\u00A0]*\d/g, '$1'))
		.trim()
		.split(' ');
	const [round, other] = words.flatMap((word) => rankOf(word) ?? []);
	return other === undefined && words.length <= MOST_OF_ROUND ? round : undefined;
}

/** The seats that a title says at its end: 4 of `Conseil (4 postes) – 2e tour`, 2 of `Bureau, deux postes à pourvoir`. */
export function seatsOfTitle(written: string): number | undefined {
	const title = written.replace(roundPart(written) ?? '', '');
	const end = /(?:[–—,:(]|[\s\u00A0]-[\s\u00A0])\s*([^–—,:()]+?)\s*\)?\s*$/u.exec(title);
	const [, number = '', noun = ''] = /^(\S+)\s+(.+)$/u.exec(end?.[1] ?? '') ?? [];
	// `Conseil (2 postes) et bureau (3 postes)`
	if (mentions(title.slice(0, end?.index), ['labels', 'seats'])) return undefined;
	const count = isOneOf(noun, ['labels', 'seats'], 'seatNouns') ? parseInteger(number) : undefined;
	return count && count > 0 ? count : undefined;
}

/** Whether a title speaks of a round by its number in words that {@link roundOfTitle} does not read: `Élection du maire au 3e tour`. */
export function hasUnreadRound(title: string): boolean {
	const isRanked = (part: string) => lettersAndNumbers(part).split(' ').some(rankOf);
	return (
		roundOfTitle(title) === undefined && partsOf(title).some((part) => saysRound(part) && isRanked(part))
	);
}

function rankOf(word: string): number | undefined {
	return parseOrdinal(word) ?? parseInteger(foldKeyword(word)) ?? parseRoman(word);
}

/** What a title says of its round, between signs: a part of it, or all. */
function roundPart(title: string): string | undefined {
	return partsOf(title).findLast(
		(part) => saysRound(part) && (namesNoMatter(part) || /^[–—,:(\s\u00A0-]/u.test(part)),
	);
}

/** The parts of a title between its signs, each with the sign before it. */
function partsOf(title: string): string[] {
	return title.split(/(?=[–—,:(]|[\s\u00A0]-[\s\u00A0])/u);
}

function saysRound(text: string): boolean {
	const words = foldedWords(text);
	return ROUND_WORDS().some((round) => words.includes(round));
}

const ROUND_WORDS = lazy(() => allWords(['labels', 'round'], ['labels', 'secondVote']).map(foldedWords));

/** Whether a heading speaks of one matter, of which all below it are: not `Modification des statuts et élections`. */
export function isOneMatter(heading: string): boolean {
	return !/[,;&]/.test(heading) && !mentions(heading, ['smallWords', 'and']);
}

/** Whether a heading says how one sits or votes, and of what each title below it says itself: `Séance à huis clos`. */
export function namesProcedure(heading: string): boolean {
	const words = foldedWords(heading);
	return PROCEDURES.some((phrase) => words.includes(phrase));
}

/**
 * What a title says below a heading: nothing of its own (`Vote`), a part of what is decided there (`Article 3 : siège`, `Cabinet Roux`), another
 * matter (`Budget 2026`), or what may be either (`Cession du lot 12`).
 */
export function matterBelow(title: string): 'none' | 'part' | 'other' | 'open' {
	if (namesNoMatter(title)) return 'none';
	const words = wordsOfChange(title);
	const [first = '', second = ''] = words;
	if (/^§[\s\u00A0]?\d/.test(title) || (ARTICLE_WORDS.has(first) && isArticle(second))) return 'part';
	if (isCandidate(title)) return 'part';
	// `Rédaction de l'article 3`
	const telling = words.filter((word) => !TITLE_LINKS.has(word) && !isLead(word));
	if (telling.length > 0 && telling.every((word) => ARTICLE_WORDS.has(word) || isArticle(word)))
		return 'part';
	// `Cotisation (article 6)` may be a part of what the heading changes, `Quitus et renouvellement` of both.
	const isMixed =
		words.some((word, at) => ARTICLE_WORDS.has(word) && isArticle(words[at + 1] ?? '')) ||
		mentions(title, ['smallWords', 'and']);
	return !isMixed && OTHER_MATTERS.some((phrase) => isAt(words, phrase, 0)) ? 'other' : 'open';
}

/** Whether a title says the words of the heading above it again and no others of its own: `Ensemble des statuts`, `Approbation des modifications`. */
export function repeatsHeading(title: string, heading: string): boolean {
	const above = wordsOfChange(heading);
	const isAbove = (word: string) =>
		above.some((one) => one.slice(0, SAME_START) === word.slice(0, SAME_START));
	return wordsOfChange(title).every((word) => TITLE_LINKS.has(word) || isLead(word) || isAbove(word));
}

/** `modifi`er, `modifi`cation: so many letters tell that two words are one. */
const SAME_START = 5;

/** Whether a heading names the bylaws: `Présentation des nouveaux statuts`. */
export function namesBylaws(heading: string): boolean {
	return bylawsIn(wordsOfChange(heading)).length > 0;
}

/** `Mme Un`, `Cabinet Roux`, `Candidature de M. Paul Faure`: a name, and before it what says whose it is. */
function isCandidate(title: string): boolean {
	const name = /(?:[\s\u00A0]\p{Lu}[\p{L}'’.-]*)+$/u.exec(title);
	const before = title.slice(0, name?.index).trim();
	return name !== null && (isCivility(before) || CANDIDATES.has(foldKeyword(before)));
}

/** Whether a title names no matter of its own, `Vote`, `Adoption`, `Premier tour de scrutin`: then the heading above does. */
export function namesNoMatter(title: string): boolean {
	if (title.trim() === '') return true;
	return saysRound(title) ? foldedWords(title).trim().split(' ').length <= MOST_OF_ROUND : isLead(title);
}

/** Words of a title that says a round and nothing else. */
const MOST_OF_ROUND = 4;

// --- Offices by their words.

/** Whether a title is of one office, whatever round it says: `Élection du maire, 2e tour`. */
export function isOneOffice(title: string): boolean {
	return namesOneOffice(withoutRound(title));
}

/** Whether an office that a sentence names may be the one of a title: `secrétaire adjoint` is no `secrétaire`, nor the `chair of the nominating committee` the `chair`. */
export function isSameOffice(office: string, title: string): boolean {
	if (qualitiesIn(office) !== qualitiesIn(title)) return false;
	const [rank, ...others] = ranksIn(title);
	// `Élection des adjoints` has each rank.
	if (rank !== undefined && others.length === 0 && ranksIn(office).some((one) => one !== rank)) return false;
	const [link] = vocabulary('eventLinks').findAll(office, 'of');
	if (!link || foldName(title).includes(foldName(office.slice(link.to)))) return true;
	return [link.from, link.to].some((from) => isOneOf(office.slice(from).trim(), ['decidingBodies', 'body']));
}

function qualitiesIn(words: string): string {
	return vocabulary('officeQualities')
		.findAll(words)
		.map(({ from, to }) => vocabulary('officeQualities').findId(words.slice(from, to)))
		.join();
}

/** The ranks of `premier adjoint`, `2nd vice-president`. */
function ranksIn(words: string): number[] {
	return words.split(/[^\p{L}\p{N}]+/u).flatMap((word) => parseOrdinal(word) ?? []);
}

/** Whether a text says that one voted without a meeting: `Domains (by e-mail, 30 April)`. */
export function namesMailedVote(text: string): boolean {
	return mentions(text, 'mailedVotes');
}

/** Whether a text names a body: `Finance Committee`, `Bureau`. */
export function namesBody(text: string): boolean {
	return mentions(text, 'bodies');
}
