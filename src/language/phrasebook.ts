/** Texts of the message files by their keys, written with their values (ICU MessageFormat). */

import { type MessageFormatElement, parse as parseMessage } from '@formatjs/icu-messageformat-parser';
import { dateText, fromIsoDate } from '../text/date.js';
import { type Fraction, fraction, parseFraction, toText } from '../text/fraction.js';
import { elide, listText } from '../text/phrase.js';
import { timeText } from '../text/time.js';
import { CLI } from './cli.generated.js';
import type { AnyPhrase, FailureCode, Phrase, PhraseKey, PhraseValue, ValuesByName } from './ids.js';
import { LABELS } from './labels.generated.js';
import { LANGUAGES, type Language } from './language.js';
import { LOCALES } from './locales.generated.js';
import { MESSAGES } from './messages.generated.js';
import { PAGE } from './page.generated.js';

/**
 * The words of one language. Keys are paths: `labels.…` into labels.yaml, `messages.…` into messages.yaml,
 * `cli.…` and `errors.…` into cli.yaml, `page.…` into page.yaml. An absent `note` beside an
 * existing `reason` is an empty text; any other missing key, or a value that a message needs and did not get, goes to `onMissing`,
 * which throws unless another is given.
 */
export function phrasebook(lang: Language, onMissing: (what: string) => string = fail): Phrase {
	const phrase: AnyPhrase = (key, values = {}) => {
		const message = parsed(key, lang);
		if (message === undefined) {
			if (key.endsWith('.note') && rawText(key.replace(/note$/, 'reason'), lang) !== undefined) return '';
			return onMissing(`no words for ${key} (${lang})`);
		}
		return write(message, { values, lang, key, onMissing, phrase, counted: undefined });
	};
	return Object.assign(phrase, { lang });
}

/** Writes one text in ICU MessageFormat with its values, as a phrasebook does. */
export function writeMessage(
	text: string,
	lang: Language,
	values: ValuesByName,
	onMissing: (what: string) => string = fail,
): string {
	return write(parse(text), {
		values,
		lang,
		key: text,
		onMissing,
		phrase: phrasebook(lang, onMissing) as AnyPhrase,
		counted: undefined,
	});
}

/**
 * The key of the reason or the note of a message. The product of all rules and all codes would be a type of forty thousand members, which the
 * compiler takes minutes for: what is not known to the letter is one string.
 */
export function messageKey(rule: string, code: string, part: 'reason' | 'note'): PhraseKey {
	return `messages.${rule}.${code}.${part}` as string as PhraseKey;
}

/** Whether there are words for a key. */
export function hasPhrase(key: string, lang: Language): key is PhraseKey {
	return rawText(key, lang) !== undefined;
}

/** The words of a key as they stand in the file, in ICU MessageFormat. */
export function rawText(key: string, lang: Language): string | undefined {
	const [file = '', ...path] = key.split('.');
	const read = Object.hasOwn(FILES, file) ? FILES[file]?.[lang] : undefined;
	let value = read ? read() : CLI[lang]();
	for (const step of read ? path : [file, ...path]) {
		if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<string, unknown>)[step];
	}
	return typeof value === 'string' ? value : undefined;
}

/** All that a key, or the keys below it, may write between values: `{gender, select, feminine {élue} other {élu}}` gives `élue` and `élu`. */
export function rawWords(key: string, lang: Language): string[] {
	const [file = '', ...path] = key.split('.');
	let value = FILES[file]?.[lang]();
	for (const step of path) value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
	const words: string[] = [];
	const read = (message: Message) => {
		for (const element of message)
			if ((element.type as number) === LITERAL && 'value' in element) words.push(element.value);
			else if ('options' in element) for (const option of Object.values(element.options)) read(option.value);
	};
	const walk = (found: unknown) => {
		if (typeof found === 'string') read(parse(found));
		else if (found !== null && typeof found === 'object') Object.values(found).forEach(walk);
	};
	walk(value);
	return words;
}

/** One way in which a text may come out: its words without the values, and the values that it writes. */
export interface MessageForm {
	words: string;
	values: string[];
}

/** Every way in which a text in ICU MessageFormat may come out: one for each combination of its choices. Nothing where these are too many. */
export function allForms(text: string): MessageForm[] | undefined {
	const read = (message: Message, counted: string): MessageForm[] | undefined => {
		let forms: MessageForm[] = [{ words: '', values: [] }];
		for (const element of message) {
			let next: MessageForm[] = [];
			if ('options' in element) {
				for (const option of Object.values(element.options)) {
					const inside = read(option.value, element.type === PLURAL ? element.value : counted);
					if (inside === undefined) return undefined;
					for (const form of inside) next.push(form);
				}
			} else {
				const kind: number = element.type;
				if (kind === LITERAL && 'value' in element) next = [{ words: element.value, values: [] }];
				else
					next = [
						{ words: '', values: [kind === POUND ? counted : 'value' in element ? element.value : ''] },
					];
			}
			if (forms.length * next.length > MOST_FORMS) return undefined;
			forms = forms.flatMap((before) =>
				next.map((after) => ({
					words: before.words + after.words,
					values: [...before.values, ...after.values],
				})),
			);
		}
		return forms;
	};
	return read(parse(text), '');
}

const MOST_FORMS = 512;

type TextFile = Readonly<Record<Language, () => unknown>>;

const FILES: Readonly<Record<string, TextFile>> = {
	labels: LABELS,
	messages: MESSAGES,
	page: PAGE,
};

type Message = MessageFormatElement[];

interface Writing {
	values: ValuesByName;
	lang: Language;
	key: string;
	onMissing: (what: string) => string;
	/** The book itself, for values that are words of another key. */
	phrase: AnyPhrase;
	/** The number that `#` stands for. */
	counted: Fraction | undefined;
}

/** Kinds of elements of a parsed message, as the parser numbers them. */
const LITERAL = 0;
const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;
const POUND = 7;

function fail(what: string): never {
	throw new Error(what);
}

/** The message of a key, parsed once for all phrasebooks of its language: a folder of meetings has as many phrasebooks. */
function parsed(key: string, lang: Language): Message | undefined {
	const known = PARSED[lang].get(key);
	if (known !== undefined) return known;
	const text = rawText(key, lang);
	if (text === undefined) return undefined;
	const message = parse(text);
	PARSED[lang].set(key, message);
	return message;
}

/** As many entries as there are keys, at most. */
const PARSED = Object.fromEntries(LANGUAGES.map((lang) => [lang, new Map()])) as Readonly<
	Record<Language, Map<string, Message>>
>;

function parse(text: string): Message {
	// An empty text has no elements; the parser would refuse it. Most words of the command line hold no value.
	if (text === '') return [];
	if (!/[{}'#]/.test(text)) return [{ type: LITERAL, value: text } as MessageFormatElement];
	return parseMessage(text, { ignoreTag: true });
}

/**
 * Writes a parsed message. The numbers of a meeting are exact and as large as they come, which `Intl` would round: they are
 * written from fractions here, and their plural is chosen from the exact value.
 */
function write(message: Message, writing: Writing): string {
	let text = '';
	for (const element of message) {
		const kind: number = element.type;
		if (kind === LITERAL && 'value' in element) text += element.value;
		else if (kind === POUND)
			text += writing.counted === undefined ? '#' : toText(writing.counted, writing.lang);
		else if ((kind === ARGUMENT || kind === NUMBER) && 'value' in element)
			text = append(text, valueText(element.value, writing), writing.lang);
		else if ((kind === SELECT || kind === PLURAL) && 'options' in element)
			text = append(text, choose(element, writing), writing.lang);
		else return writing.onMissing(`${writing.key}: an element of a message that is not used here`);
	}
	return text;
}

function choose(
	element: { value: string; type: number; options: Record<string, { value: Message }>; offset?: number },
	writing: Writing,
): string {
	const value = writing.values[element.value];
	if (value === undefined) return writing.onMissing(`${writing.key}: no value for {${element.value}}`);
	if (element.type === SELECT) {
		const name = String(value);
		const option = Object.hasOwn(element.options, name) ? element.options[name] : element.options['other'];
		return option === undefined ? '' : write(option.value, writing);
	}
	const exact = exactNumber(value);
	if (exact === undefined) return writing.onMissing(`${writing.key}: {${element.value}} is no number`);
	const option =
		element.options[`=${exact.denominator === 1n ? exact.numerator : ''}`] ??
		element.options[pluralCategory(exact, writing.lang)] ??
		element.options['other'];
	return option === undefined ? '' : write(option.value, { ...writing, counted: exact });
}

/** `one` or `other`, as the language counts. */
function pluralCategory(value: Fraction, lang: Language): 'one' | 'other' {
	const size = value.numerator < 0n ? -value.numerator : value.numerator;
	const isOne = LOCALES[lang].isSingularBelowTwo
		? size < 2n * value.denominator
		: size === 1n && value.denominator === 1n;
	return isOne ? 'one' : 'other';
}

function exactNumber(value: PhraseValue): Fraction | undefined {
	if (typeof value === 'bigint') return fraction(value);
	if (typeof value === 'number') return Number.isSafeInteger(value) ? fraction(BigInt(value)) : undefined;
	if (typeof value === 'string') return parseFraction(value);
	if (typeof value !== 'object') return undefined;
	if ('exact' in value) return parseFraction(value.exact);
	if ('line' in value) return fraction(BigInt(value.line));
	return 'numerator' in value ? value : Array.isArray(value) ? fraction(BigInt(value.length)) : undefined;
}

function valueText(name: string, writing: Writing): string {
	const { lang } = writing;
	const value = writing.values[name];
	if (value === undefined) return writing.onMissing(`${writing.key}: no value for {${name}}`);
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number' || typeof value === 'bigint') {
		const exact = exactNumber(value);
		return exact === undefined ? String(value) : toText(exact, lang);
	}
	if ('phrase' in value) return writing.phrase(value.phrase, value.values);
	if ('time' in value) return timeText(value.time, lang);
	if ('date' in value) {
		const date = fromIsoDate(value.date);
		return date === undefined ? value.date : dateText(date, lang);
	}
	if ('line' in value) return String(value.line);
	if ('exact' in value) {
		const exact = parseFraction(value.exact);
		return exact === undefined ? value.exact : toText(exact, lang);
	}
	return 'numerator' in value ? toText(value, lang) : listText(value, lang);
}

/** Puts a value behind what is written; French elides `de` and `que` before it (`de {name}` gives `d’Aline`). */
function append(text: string, value: string, lang: Language): string {
	// What is elided ends in an e and a space: most values stand behind something else.
	if (!/e[ \u00A0]$/i.test(text.slice(-2))) return text + value;
	const word = /(?:^|[\s\u00A0(«“’'])((?:de|(?:jus|lors|puis)?que))[ \u00A0]$/i.exec(text)?.[1];
	return word === undefined
		? text + value
		: text.slice(0, text.length - word.length - 1) + elide(word, value, lang);
}

/** A sentence as it is shown: the spaces that French puts before `:` and inside « » as no-break spaces. */
export function unbroken(sentence: string): string {
	return sentence.replace(/ (?=[:;!?»%€])|(?<=«) /g, '\u00A0');
}

// --- A failure in words.

/** What failed, then what to do about it where there is something to do. */
export function failureWords(
	phrase: AnyPhrase,
	{ code, facts }: { readonly code: FailureCode; readonly facts: ValuesByName },
): string[] {
	const words = [phrase(`errors.${code}.message`, facts), phrase(`errors.${code}.hint`, facts)];
	return words.filter((text) => text !== '');
}
