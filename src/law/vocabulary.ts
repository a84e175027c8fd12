/** The words of rules files, French and English side by side. */

import type { Language } from '../ast/index.js';
import { isOneOf, LANGUAGES, lazyPattern, mentions, vocabulary } from '../language/index.js';
import { RULES, type RulesIds } from '../language/rules.generated.js';
import { foldAcronym, foldedWords, foldKeyword } from '../text/fold.js';
import { lazy, remembering } from '../text/lazy.js';
import { isLetterOrNumber, lettersAndNumbers } from '../text/letters.js';
import { isCivility } from '../text/names.js';
import { nearestWord } from '../text/nearest.js';
import { parseInteger } from '../text/number.js';

/** A list of words by their meaning: keys, the values of one key, what titles and sentences say of rules. */
export type WordList = Exclude<keyof RulesIds, 'words'>;

/** Kinds of words in a rule that is written as a phrase; `tie` is a whole rule of the list `ties`, `holds` is told from `holding` by its place. */
export type PhraseWord = Exclude<RulesIds['words'], 'parts'> | 'tie' | 'holds';

export type RulesWords = {
	readonly [List in WordList]: Readonly<Record<RulesIds[List], readonly string[]>>;
} & {
	readonly words: Readonly<Record<Exclude<PhraseWord, 'tie' | 'holds'>, readonly string[]>> & {
		readonly parts: Readonly<Record<string, number>>;
	};
};

type KindWord = RulesIds['kindWords'];

const WORDS = Object.fromEntries(Object.entries(RULES).map(([lang, words]) => [lang, words()])) as Readonly<
	Record<Language, RulesWords>
>;

/** The canonical meaning of a word in a list, or nothing. */
export function getMeaning(list: WordList, word: string): string | undefined {
	return meanings(list).get(foldKeyword(word));
}

/** The known word that is nearest to a written one, of those that mean one of `among`. */
export function nearestIn(list: WordList, word: string, among?: readonly string[]): string | undefined {
	const candidates = LANGUAGES.flatMap((lang) =>
		Object.entries(WORDS[lang][list]).flatMap(([id, words]) => (!among || among.includes(id) ? words : [])),
	);
	return nearestWord(word, candidates);
}

/** The word for a meaning, as it is printed in a language. */
export function wordFor(list: WordList, id: string, lang: Language): string {
	const words: Readonly<Record<string, readonly string[]>> = WORDS[lang][list];
	return words[id]?.[0] ?? id;
}

/**
 * The kind of a meeting by its name as written, `AG extraordinaire du 16 juin`: exactly known names first, else the words in it. Both an
 * ordinary and an extraordinary one are a mixed one; undefined where no word tells.
 */
export function meetingKind(name: string, lang: Language): string | undefined {
	const folded = foldAcronym(name);
	const own = Object.entries(WORDS[lang].meetings).find(([, words]) =>
		words.some((word) => foldKeyword(word) === folded),
	);
	return own?.[0] ?? getMeaning('meetings', folded) ?? kindInWords(folded);
}

/**
 * The meeting that the title of its minutes names, `Procès-verbal de l'AG extraordinaire`; nothing where other words stand before it
 * (`Préparation de l'assemblée extraordinaire`) or it comes behind a sign.
 */
export function meetingOfTitle(title: string): string | undefined {
	const [head = ''] = title.split(/\s[–—-]\s|[:(]/, 1);
	const words = foldedWords(head).trim().split(' ');
	const start = words.findIndex((word) => !RECORD_WORDS.has(word));
	const rest = words.slice(Math.max(0, start)).join(' ');
	const opens = LANGUAGES.some((lang) =>
		Object.values(WORDS[lang].kindWords)
			.flat()
			.some((word) => ` ${rest} `.startsWith(foldedWords(word))),
	);
	return opens ? head.trim() : undefined;
}

/**
 * The kind of the part of a meeting that the title of a section names, `II. Résolutions à caractère extraordinaire`, `20 h 30 – AGE`,
 * `Capital (à titre extraordinaire)`; undefined where it names none, or both, or has a word of something else: `Charges extraordinaires`,
 * `Compte rendu de l'AGE`.
 */
export function sectionKind(title: string): SectionKind | undefined {
	const end = /\(([^()]+)\)\s*$/.exec(title);
	const inBrackets = end?.[1] === undefined ? undefined : kindInBrackets(title.slice(0, end.index), end[1]);
	if (inBrackets) return inBrackets;
	const parts = title.split(/\s[–—-]\s|[:(,]/).map((part) => part.trim());
	const part = parts.find((one) => !COUNTED.test(one) && !isOfPartWords(foldedWords(one)));
	return part === undefined ? undefined : kindOfPart(foldedWords(part.replace(COUNT, '')));
}

/** Whether a title names a record, of which there may be several parts: `Compte rendu (2/3)`. */
export function namesRecord(title: string): boolean {
	const words = foldedWords(title);
	return RECORD_NAMES.some((name) => words.includes(name));
}

type SectionKind = 'ordinary' | 'extraordinary';

/** `II.`, `2)`, `B`, `20 h 30` as a whole, and before something. */
const COUNTED = /^(?:\d[\d\s.:hH]*|[IVX]+\.?|[A-Z]\.?)$/;
const COUNT = /^(?:\d[\d.:hH]*|[IVX]+|[A-Z])[.)\s]\s*/;

/** The adjective alone is of the noun before it, `Charges (extraordinaires)`, and behind a record stands what that is of: `Compte rendu (AGE)`. */
function kindInBrackets(before: string, bracketed: string): SectionKind | undefined {
	const isAdjective = !/\s|^\p{Lu}{2,}$/u.test(bracketed.trim());
	return isAdjective || namesRecord(before) ? undefined : kindOfPart(foldedWords(bracketed));
}

function kindOfPart(words: string): SectionKind | undefined {
	const withoutExtraordinary = withoutKind(words, 'extraordinary');
	const rest = withoutKind(withoutExtraordinary ?? words, 'ordinary');
	if (withoutExtraordinary !== undefined && rest !== undefined) return undefined;
	const left = withoutExtraordinary ?? rest;
	// `Membres extraordinaires`
	if (left === undefined || !isOfPartWords(left) || MEMBERS_ALONE.has(left.trim())) return undefined;
	return rest === undefined ? 'extraordinary' : 'ordinary';
}

/** Folded words without those for a kind; undefined where there are none. */
function withoutKind(words: string, kind: SectionKind): string | undefined {
	const left = KIND_NAMES[kind].reduce((rest, name) => rest.replace(name, ' '), words);
	return left === words ? undefined : left;
}

function isOfPartWords(words: string): boolean {
	return words
		.trim()
		.split(' ')
		.every((word) => PART_WORDS.has(word) || /^(?:\d{1,2}|[ivx]+)$/.test(word));
}

/** Bodies inside of the one that the rules are of. */
const INNER = ['permanent', 'board', 'bureau'] as const satisfies readonly KindWord[];

/** Whether the name of a meeting is that of an assembly or a council: rules of a body hold there, and may not in its board or a committee. */
export function isOfWholeBody(name: string): boolean {
	const kind = getMeaning('meetings', name);
	if (kind !== undefined) return !INNER.some((one) => one === kind);
	if (holdsWord(name, 'general')) return true;
	return holdsWord(name, 'council') && !INNER.some((one) => holdsWord(name, one));
}

function kindInWords(name: string): string | undefined {
	const has = (kind: KindWord) => holdsWord(name, kind);
	const inner = (['permanent', 'board', 'bureau', 'council'] as const).find(has);
	if (inner && !has('general')) return inner;
	if (has('mixed') || (has('ordinary') && has('extraordinary'))) return 'mixed';
	const kind = (['extraordinary', 'special', 'ordinary', 'general'] as const).find(has);
	const holds = (list: 'assembly' | 'members') => holdsAny(name, ({ partWords }) => partWords[list]);
	if (kind !== 'extraordinary' || has('general') || holds('assembly')) return kind;
	// A committee that meets out of turn decides as it always does; a `réunion extraordinaire` may be of the members or of their board.
	if (has('committee')) return undefined;
	return holds('members') ? kind : 'mixed';
}

/** Whether a notice reaches its readers on the day on which it leaves, as the way of sending says: by hand, electronically. */
export function arrivesSameDay(sending: string): boolean {
	return holdsAny(sending, (words) => words.noticeWords.sameDay);
}

function holdsWord(text: string, kind: KindWord): boolean {
	return holdsAny(text, (words) => words.kindWords[kind]);
}

function holdsAny(text: string, list: (words: RulesWords) => readonly string[]): boolean {
	const folded = foldedWords(text);
	return LANGUAGES.some((lang) => list(WORDS[lang]).some((word) => folded.includes(foldedWords(word))));
}

/** Majorities whose usual name says what is decided, so that a title may open with it. */
const SUBJECTS = [
	'statutes',
	'purpose',
	'dissolution',
	'special',
	'nationality',
	'seat',
	'reserves',
] as const;

/**
 * The majority that a title asks for by its subject: `Modification des statuts`, `Approbation du transfert du siège`, `Special
 * resolution: …`. Single words (`Objet`, `But`) say too little, but for a dissolution of the body itself.
 */
export function getSubject(title: string): string | undefined {
	const words = foldKeyword(title);
	const lead = LEADS.find((one) => words.startsWith(`${one} `));
	const own = subjectAt(words) ?? (lead === undefined ? undefined : subjectAt(words.slice(lead.length + 1)));
	// `Change of name (special resolution)`, `To pass as a special resolution: …`: no title speaks of one that it is not.
	return own ?? (namesSpecial(title) ? 'special' : undefined);
}

/** Whether a title speaks of special resolutions. */
export const namesSpecial = remembering((title) => {
	const words = foldedWords(title);
	return SPECIAL.some((phrase) => words.includes(` ${phrase} `));
});

const ENDS_WITH_NAME = /\p{Lu}[\p{L}'’.-]*[\s).»]*$/u;

/**
 * Whether a name of several words, or a single one that is the whole title, opens a title. `nomination … comme gérant` opens with what stands
 * before the dots, and holds what stands behind them further on.
 */
export function opensTitle(title: string, name: string): boolean {
	const [opening = '', later] = name.split('…');
	if (later !== undefined) {
		const words = foldedWords(title);
		return words.startsWith(foldedWords(opening)) && words.includes(foldedWords(later));
	}
	const folded = foldKeyword(name);
	return subjectsOf(title).some((subject) => {
		if (subject === folded) return true;
		return (
			folded.includes(' ') && subject.startsWith(folded) && !isLetterOrNumber(subject.slice(folded.length))
		);
	});
}

/**
 * How far a title is of the matter that bylaws name a majority by: `sure` where it says the name and no more, opens with one of several words, or is
 * of a person or an amount (`Exclusion de M. Roux`); `perhaps` where it has the name elsewhere (`Emprunt du véhicule`). The name of a body is no matter.
 */
export function isOfMatter(title: string, name: string): 'sure' | 'perhaps' | undefined {
	const named = singularWords(name);
	const member = named.findIndex((word) => MEMBERS.has(word));
	// `exclusion d'un membre` is what `Exclusion de M. Roux` decides.
	const before = member < 0 ? named : named.slice(0, member);
	const key = before.slice(0, before.findLastIndex((word) => !LINKS.has(word)) + 1);
	if (key.length === 0 || LEADS.includes(foldKeyword(name)) || isOneOf(name, 'bodies')) return undefined;
	const holds = (words: readonly string[], at: number) =>
		key.every((word, index) => words[at + index] === word);
	for (const subject of subjectsOf(title)) {
		const words = singularWords(subject);
		if (!holds(words, 0)) continue;
		const rest = words.slice(key.length).filter((word) => !LINKS.has(word));
		const [first] = rest;
		// `Exclusion de M. Roux | du bénéfice de la prime` may be another matter.
		const isPerson = first !== undefined && isCivility(first) && ENDS_WITH_NAME.test(title);
		const isOfOne = isPerson || (first !== undefined && MEMBERS.has(first));
		const isOfAmount = first !== undefined && /^\d+$/.test(first) && title.includes('€');
		if (rest.length === 0 || (key.length > 1 && member < 0) || isOfOne || isOfAmount) return 'sure';
	}
	const all = singularWords(title);
	return all.some((_, at) => holds(all, at)) || isOfKin(title, key) ? 'perhaps' : undefined;
}

/** Whether a title opens with what other words call a matter: `Radiation de Mme Roux` where the name is `exclusion`. */
function isOfKin(title: string, key: readonly string[]): boolean {
	const kin = KIN.filter((words) => words.includes(key.join(' '))).flat();
	return (
		kin.length > 0 &&
		subjectsOf(title).some((subject) => {
			const said = `${singularWords(subject).join(' ')} `;
			return kin.some((words) => said.startsWith(`${words} `));
		})
	);
}

/** The folded words of a text, those behind an apostrophe by themselves, without the sign of a plural. */
function singularWords(text: string): string[] {
	return lettersAndNumbers(foldKeyword(text.replace(/['’]/g, ' ')))
		.trim()
		.split(' ')
		.map((word) => (word.length > SHORTEST_PLURAL ? word.replace(/[sx]$/, '') : word));
}

const SHORTEST_PLURAL = 4;

/** The folded words of a title without articles, and those behind what may stand before its subject. */
function subjectsOf(title: string): string[] {
	const words = foldKeyword(title);
	const lead = LEADS.find((one) => words.startsWith(`${one} `));
	return [words, ...(lead === undefined ? [] : [words.slice(lead.length + 1)])].map((own) =>
		own.replace(articles(), ''),
	);
}

/**
 * Whether a title says this and no more, but for what stands before a subject; `…` stands for any words, `|` parts words of which any may stand:
 * `vente|cession … partie commune|loge`.
 */
export function isTitled(title: string, pattern: string): boolean {
	const [first = [], ...others] = pattern.split('…').map((part) => part.split('|').map(foldedParts));
	return subjectsOf(title).some((subject) => {
		const said = foldedParts(subject);
		const opening = first.filter((words) => said.startsWith(words));
		return opening.some((words) => {
			let at = words.length - 1;
			for (const other of others) {
				const ends = other.flatMap((one) => {
					const found = said.indexOf(one, at);
					return found < 0 ? [] : [found + one.length - 1];
				});
				if (ends.length === 0) return false;
				at = ends.reduce((first, end) => Math.min(first, end));
			}
			return others.at(-1)?.join('').trim() === '' || said.slice(at).trim() === '';
		});
	});
}

/** The words of a text between spaces, those behind an apostrophe by themselves. */
function foldedParts(text: string): string {
	return foldedWords(text.replace(/['’]/g, ' ')).replace(/ +/g, ' ');
}

/** Articles that stand before a subject, each with its space. */
const articles = lazyPattern`^(?:(?:${['eventLinks', 'of']}|${'determiners'})(?: |(?<=') ?))+`;

const YEAR = /(?:^|\D)(?:19|20)\d\d(?!\d)/;

/** The words of each subject, folded. */
const subjects = lazy(() =>
	SUBJECTS.map((id): [string, readonly string[]] => [
		id,
		LANGUAGES.flatMap((lang) => (WORDS[lang].majorities[id] ?? []).map(foldKeyword)),
	]),
);

function subjectAt(words: string): string | undefined {
	const subject = words.replace(articles(), '');
	for (const [id, phrases] of subjects()) {
		for (const folded of phrases) {
			const rest = subject.startsWith(folded) ? subject.slice(folded.length) : undefined;
			if (rest === undefined || isLetterOrNumber(rest)) continue;
			// `Assemblée spéciale de 2024` is one that was held.
			if (id === 'special' && YEAR.test(rest)) continue;
			// `Refonte des statuts | du personnel`
			if (id === 'statutes' && OTHER_BYLAWS.some((one) => rest.trim().startsWith(one))) continue;
			const isBody = rest.trim() === '' || DISSOLVED.some((one) => rest.trim().startsWith(one));
			if (id === 'dissolution' ? isBody : folded.includes(' ')) return id;
		}
	}
	return undefined;
}

/** Whether a title is no more than what stands before a subject: `Adoption`, `Vote`. */
export function isLead(title: string): boolean {
	return LEADS.includes(foldKeyword(title));
}

/** Whether a title is that of one of the budgets whose accounts are voted: `Budget annexe de l'eau`. */
export function namesAccount(title: string): boolean {
	const words = foldedWords(title);
	return ACCOUNTS.some((account) => words.startsWith(account));
}

const ACCOUNTS = bothLanguages((words) => words.titles.account).map(foldedWords);
const SPECIAL = bothLanguages((words) => words.majorities['special'] ?? []).filter((phrase) =>
	phrase.includes('resolution'),
);
/** What a majority for changes of the bylaws is called. */
export const BYLAWS_MAJORITIES = bothLanguages((words) => words.majorities['statutes'] ?? []);
const LEADS = bothLanguages((words) => words.titles.lead);
/** Words for the same matter, a list for each. */
const KIN = LANGUAGES.flatMap((lang) => Object.values(WORDS[lang].kin)).map((group) =>
	group.map((words) => singularWords(words).join(' ')),
);
const MEMBERS = new Set(bothLanguages((words) => words.titles.member).flatMap(singularWords));
const LINKS = new Set(bothLanguages((words) => words.titles.link));
const OTHER_BYLAWS = bothLanguages((words) => words.bylaws.others).map(foldKeyword);
const DISSOLVED = bothLanguages((words) => words.titles.dissolved);

/** The folded words of both languages that `choose` picks. */
export const wordSet = (choose: (words: RulesWords) => readonly string[]): ReadonlySet<string> =>
	new Set(LANGUAGES.flatMap((lang) => choose(WORDS[lang]).map(foldKeyword)));

/**
 * Whether what stands beside a name is a lot of a building, `lot 12`, `appartement 3`, `bât. A`, `cave`, and no body that the person belongs
 * to (`Garage Martin`).
 */
export function namesLot(text: string): boolean {
	const [first = '', ...others] = foldKeyword(text)
		.split(/[\s.,°]+/)
		.filter((word) => word !== '');
	if (!LOT_WORDS.has(first)) return false;
	return /\d/.test(text) || others.every((word) => word.length === 1 || LOT_WORDS.has(word));
}

/** Whether the name of a candidate is that of a list: `Liste Rose`. */
export function namesList(name: string): boolean {
	return vocabulary('electionModes').scan(name)?.id === 'list';
}

/** What an entry says of proxies beside a name: how many (`+ 2 pouvoirs`), or of whom (`pouvoir de B. Roy`); nothing of an office. */
export function readProxyWords(text: string): { count: number } | { people: string } | undefined {
	if (text.length > LONGEST_NOTE || mentions(text, 'proxyOffices')) return undefined;
	const noun = vocabulary('proxyNouns').findIn(text) ?? shortProxy(text);
	if (!noun) return undefined;
	const before = text.slice(0, noun.offset);
	const behind = text.slice(noun.offset + noun.length);
	const number = before.replace(/^\W+/u, '').trim();
	const count = parseInteger(number);
	if (count !== undefined && behind.trim() === '') return { count };
	const people = /^[.,:\s]*(?:\p{Ll}{1,6}(?:\s+|['’])){0,2}(\p{Lu}.*)$/u.exec(behind)?.[1];
	return people === undefined ? undefined : { people };
}

/** `proc. Mme Roy`, `pv à B. Roy` */
function shortProxy(text: string) {
	const length = vocabulary('proxyAbbreviations').scan(text)?.length;
	return length === undefined ? undefined : { offset: 0, length };
}

/** Nobody says more than this of one proxy. */
const LONGEST_NOTE = 120;

/** The name of a college of voters without the word for one that opens it: `Collège des salariés` is `des salariés`. */
export function withoutCollegeWord(name: string): string {
	const word = vocabulary('labels').scan(name);
	return word?.id === 'college' ? name.slice(word.length) : name;
}

const PART_WORDS = new Set(['', ...wordSet(({ partWords }) => partWords.part)]);
const KIND_NAMES: Readonly<Record<SectionKind, readonly string[]>> = {
	ordinary: bothLanguages(({ kindWords }) => kindWords.ordinary).map(foldedWords),
	extraordinary: bothLanguages(({ kindWords }) => kindWords.extraordinary).map(foldedWords),
};
const MEMBERS_ALONE = new Set(
	bothLanguages(({ partWords }) => partWords.members).map((words) => words.split(' ').at(-1) ?? ''),
);
const RECORD_NAMES = bothLanguages(({ partWords }) => partWords.record).map(foldedWords);
const RECORD_WORDS = wordSet(({ recordWords }) => recordWords.record);
const LOT_WORDS = wordSet((words) => words.told.lot);

/** Words that may stand before an article's number, folded, the longest first. */
export const ARTICLE_PREFIXES = bothLanguages((words) => words.articles.prefix);
/** Words that may stand before the name of a majority, folded, the longest first. */
const MAJORITY_PREFIXES = bothLanguages((words) => words.articles.majority);
/** Words that open what may follow an article's number, folded. */
export const ARTICLE_TAILS = bothLanguages((words) => words.articles.tail);

/** One known phrase of a rule in words: its folded words and what kind of word it is. */
interface KnownPhrase {
	readonly words: readonly string[];
	readonly kind: PhraseWord | 'part';
	/** Of a part (`tiers`): into how many. */
	readonly denominator?: bigint;
	/** Of a rule for a tie: which. */
	readonly tie?: string;
}

/** Phrases by their first word, the longest first. */
export const knownPhrases = lazy(makePhrases);

const byList = new Map<WordList, ReadonlyMap<string, string>>();

function meanings(list: WordList): ReadonlyMap<string, string> {
	let known = byList.get(list);
	if (!known) {
		const made = new Map<string, string>();
		for (const lang of LANGUAGES) {
			for (const [id, words] of Object.entries(WORDS[lang][list])) {
				for (const word of [...words, id]) {
					const folded = foldKeyword(word);
					if (!made.has(folded)) made.set(folded, id);
				}
			}
		}
		known = made;
		byList.set(list, known);
	}
	return known;
}

function bothLanguages(choose: (words: RulesWords) => readonly string[]): readonly string[] {
	const words = LANGUAGES.flatMap((lang) => choose(WORDS[lang]).map(foldKeyword));
	return [...new Set(words)].sort((a, b) => b.length - a.length);
}

function makePhrases(): ReadonlyMap<string, readonly KnownPhrase[]> {
	const made = new Map<string, KnownPhrase[]>();
	const add = (
		text: string,
		kind: KnownPhrase['kind'],
		more: Pick<KnownPhrase, 'denominator' | 'tie'> = {},
	) => {
		const words = foldKeyword(text).replace(/['’]/g, ' ').split(' ');
		const list = made.get(words[0] ?? '') ?? [];
		list.push({ words, kind, ...more });
		made.set(words[0] ?? '', list);
	};
	for (const lang of LANGUAGES) {
		const { parts, ...kinds } = WORDS[lang].words;
		for (const [part, denominator] of Object.entries(parts))
			add(part, 'part', { denominator: BigInt(denominator) });
		// A rule for a tie stands in sentences as it stands alone; single words (`rejet`, `president`) say too little there.
		for (const [tie, words] of Object.entries(WORDS[lang].ties))
			for (const word of words) if (/[ ']/.test(word)) add(word, 'tie', { tie });
		for (const [kind, words] of Object.entries(kinds))
			for (const word of words as readonly string[]) add(word, kind as PhraseWord);
	}
	// What says nothing gives way to what does, where two phrases are equally long.
	const weight = (phrase: KnownPhrase) => phrase.words.length * 2 - (phrase.kind === 'filler' ? 1 : 0);
	for (const list of made.values()) list.sort((a, b) => weight(b) - weight(a));
	return made;
}

// Names of majorities as people write them: `art. 24`, `article 24`, `24`, `ordinaire`, `majorité de l'article 25`.

/** What two names of the same majority have in common. */
export function nameKey(name: string): string {
	const known = getMeaning('majorities', name);
	if (known !== undefined) return known;
	const folded = foldKeyword(name).replace(/\s*,\s*/g, ' ');
	const article = withoutPrefix(folded, ARTICLE_PREFIXES);
	// `article 24 de la loi du 10 juillet 1965`: the law is the profile's.
	const tail = ARTICLE_TAILS.map((words) => article.indexOf(` ${words} `)).filter((at) => at > 0);
	const bare = tail.length > 0 ? article.slice(0, tail[0]) : article;
	return startsLikeArticle(bare) ? bare : folded;
}

/** Keys under which a name as written may be known, the exact one first: `majorité de l'article 25` may mean `25`. */
export function nameKeys(name: string): string[] {
	const bare = withoutPrefix(foldKeyword(name), MAJORITY_PREFIXES).replace(articles(), '');
	return [...new Set([nameKey(name), nameKey(bare)])];
}

/** Whether a name is that of an article, which says more than words would. */
export function isArticleName(name: string): boolean {
	const folded = foldKeyword(name);
	return (
		startsLikeArticle(withoutPrefix(folded, ARTICLE_PREFIXES)) && getMeaning('majorities', name) === undefined
	);
}

function startsLikeArticle(text: string): boolean {
	return /^(?:[lrd]\.? ?)?\d/.test(text);
}

function withoutPrefix(folded: string, prefixes: readonly string[]): string {
	for (const prefix of prefixes) {
		if (folded.startsWith(`${prefix} `)) return folded.slice(prefix.length + 1);
		// `art.25`, `§32`, `de l'article`.
		if (/[.'§]$/.test(prefix) && folded.startsWith(prefix)) return folded.slice(prefix.length).trim();
	}
	return folded;
}

/** What a word of a right to vote that is earned by attending is, in any language; nothing where it is none of them. */
export function earnedWord(word: string): RulesIds['earned'] | undefined {
	return earnedWords().get(foldKeyword(word));
}

const earnedWords = lazy(
	() =>
		new Map(
			LANGUAGES.flatMap((lang) =>
				(Object.entries(WORDS[lang].earned) as Array<[RulesIds['earned'], readonly string[]]>).flatMap(
					([kind, words]) => words.map((word) => [foldKeyword(word), kind] as const),
				),
			),
		),
);
