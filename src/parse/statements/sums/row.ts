/**
 * A text as a row of letters, one for each figure, word of a relation, sign and other word, and patterns over such rows. Nobody else knows the letters: all
 * name what they stand for. `5 400 € et la ville 2 600 €, soit 8 100 €` is `figure and word word figure , so figure`.
 */

import { lazy } from '../../../text/lazy.js';

/** What a token may be, with its letter. */
const LETTERS = {
	/** A figure of the unit that is looked at; those of others are what they are. */
	figure: 'Q',
	count: 'n',
	money: 'm',
	percent: 'P',
	fraction: 'F',
	/** `twice` */
	times: 'X',

	/** `soit`, `that is`, `=` */
	so: 'i',
	or: 'r',
	average: 'q',
	period: 'h',
	/** `chacun`, `each`, `per` */
	each: 'e',
	/** `de plus`, `more than` */
	than: 'k',
	/** `environ`, `more than` right before a share */
	about: 'z',
	total: 't',
	/** `dont`, `of which` */
	among: 'a',
	/** `répartis en`, `made up of` */
	madeOf: 'l',
	against: 'c',
	/** `hausse`, `rise`, `falls` */
	change: 'u',
	/** `reste`, `leaving` */
	left: 'y',
	/** `écart`, `excédent`, `deficit` */
	difference: 'x',
	/** `supérieur de`, `saves` */
	exceeds: 's',
	/** `échéances`, `instalments` */
	instalments: '8',
	/** `divisé en`, `divided into` */
	divided: '7',
	/** `représente`, `makes up` */
	represents: 'v',
	/** `rapporte`, `raised` */
	gives: 'g',
	/** `donne`, `gives`, behind what is added */
	makes: '9',
	of: 'd',
	from: 'f',
	outOf: 'o',
	/** `à`, `×` */
	at: '3',
	to: '2',
	for: '5',
	/** `over`, `par rapport à`: what a change is of */
	over: 'j',
	/** `s'élève à`, `totalled` */
	link: 'b',
	budget: '0',
	/** `le reste`, `a part` */
	part: 'p',
	and: '&',
	/** `ajouté à`, `+`, `-` */
	plus: '+',

	comma: ',',
	semicolon: ';',
	colon: ':',
	open: '(',
	close: ')',
	slash: '/',
	/** The end of a sentence. */
	stop: '.',
	/** Any other word. */
	word: 'w',
} as const;

export type Kind = keyof typeof LETTERS;

export function rowOfKinds(kinds: readonly Kind[]): string {
	return kinds.map((kind) => LETTERS[kind]).join('');
}

export function isOfKind(row: string, at: number, kind: Kind): boolean {
	return row[at] === LETTERS[kind];
}

/** Whether one of these stands in a row. */
export function holds(row: string, kinds: readonly Kind[]): boolean {
	return kinds.some((kind) => row.includes(LETTERS[kind]));
}

/** Whether a row, or a part of one, has a place that a pattern meets. */
export function says(row: string, pattern: string): boolean {
	let compiled = small().get(pattern);
	if (!compiled) {
		compiled = rowPattern(pattern);
		small().set(pattern, compiled);
	}
	return compiled.test(row);
}

const small = lazy(() => new Map<string, RegExp>());

/**
 * A pattern over rows: a regular expression in which names stand for the letters, and spaces for nothing. `<stated>` is a figure that is asked for by this name,
 * `<share percent>` so is anything else; `<list>` are two figures at least. `few` are up to three words, `words` up to eight, `gap` up to ten words
 * and signs of a list, `plain` those words in a class; `{..6}` and `{1..6}` so many words and signs of one clause without a figure, and `lastOfClause` is where
 * no figure comes any more.
 */
export function rowPattern(pattern: string, flags = ''): RegExp {
	return new RegExp(expanded(pattern), flags);
}

function expanded(pattern: string): string {
	return pattern.replace(
		PART,
		(part, group?: string, end?: string, name?: string, least?: string, most?: string) => {
			if (group === 'list' && end) return `(?<list>${inShort('list')})`;
			if (group) return end ? `(?<${group}>${LETTERS.figure})` : `(?<${group}>`;
			if (name) return SHORT[name] ? inShort(name) : getLetter(name);
			if (most) return `${inShort('other')}{${least || 0},${most}}`;
			return part === '>' ? ')' : part.trim();
		},
	);
}

/** What stands in many patterns, once it is made. */
function inShort(name: string): string {
	let made = short().get(name);
	if (made === undefined) {
		made = expanded(SHORT[name] ?? '');
		short().set(name, made);
	}
	return made;
}

const short = lazy(() => new Map<string, string>());

/** `(?<=`, `<stated>` or `<share `, `>`, a name, `{1..6}`, spaces. */
const PART = /\(\?<[=!]|<([a-z]+)(>?)|>|([a-z]+)|\{(\d*)\.\.(\d+)\}|\s+/gi;

function getLetter(name: string): string {
	const letter = LETTERS[name as Kind];
	if (!letter) throw new Error(`nothing of a row is called ${name}`);
	return /[().+]/.test(letter) ? `\\${letter}` : letter;
}

const SHORT: Readonly<Record<string, string>> = {
	// Words that part nothing.
	plain:
		'word of link count money each percent period at to budget for divided makes over gives represents exceeds about instalments or from outOf',
	few: '[plain]{0,3}',
	words: '[plain]{0,8}',
	gap: '[plain , and]{0,10}',
	lastOfClause: '(?! [^stop ; :]* figure)',
	other: '[^figure stop ; :]',
	// Two figures or more with a sign or `et` between; `(5 %)` may stand behind each, or each in brackets. A gap can be read in one way alone, so that no time is
	// lost; a list of more than 61 parts is read in part, and so not told.
	list: [
		'figure (?:words (?:open [word of count percent]{1,5} close words)? [, plus and] gap figure){1,60}',
		'figure (?:words close [, plus and] gap open few figure){1,60}',
		'figure (?:words (?:open [word of count percent]{1,5} close words)? ; gap figure){1,60}',
	].join('|'),
};
