/**
 * Whether every word of a meeting's body is in what is about to be written. The words come from the source, not from what the parser made of
 * it: the tree only says which stretches are printed in another form, so that what got lost in it is missed. Time grows with the text.
 */

import { unzipSync } from 'fflate';
import type { Code, Html, Image, ImageReference, ListItem, Node, Parent, Text } from 'mdast';
import { type BallotLine, getBody, getHeader, labelRow, type Name } from '../ast/index.js';
import { VOCABULARIES, type VocabularyName, vocabulary } from '../language/index.js';
import { lazy } from '../text/lazy.js';
import { allNumberWords } from '../text/number.js';
import { startOfLine } from '../text/places.js';
import { wordsBeyondFigures } from '../view/beyond-figures.js';
import type { RenderInput } from '../view/context.js';
import { decodeReferences } from '../view/escape.js';
import { saysWhatIsVoted } from '../view/voted-blocks.js';
import type { CompiledJson } from './json/json.js';

/** Words of one line that an output lacks. */
export interface LostWords {
	words: string[];
	line: number;
	/** Of the first of them. */
	column: number;
}

/** What a body asks of every output. */
export interface BodyWords {
	/** Words that are printed as they are written. */
	written: BodyWord[];
	/** Words of lines that are printed in another form: each is known to the language, or stands somewhere in the output. */
	reworded: BodyWord[];
}

interface BodyWord {
	word: string;
	line: number;
	column: number;
	/** The word before it, where nothing can come between them on the page. */
	after?: string | undefined;
}

/** How often each word of an output stands in it, and each pair of neighbours. */
export type PrintedWords = ReadonlyMap<string, number>;

/** How a stretch of the source is printed. */
const AS_WRITTEN = 0;
/** Not at all, or in the form that the document gives to a number, date, time or address. */
const NOT_AS_WORDS = 1;
const REWORDED = 2;
/** A comment: the words around it stand side by side, `in<!-- … -->visible` is one. */
const UNSEEN = 3;

/** Nodes that are printed in one form, whatever they hold. */
const FORMS: ReadonlyMap<string, number> = new Map([
	['ignore', NOT_AS_WORDS],
	['definition', NOT_AS_WORDS],
	['footnoteReference', NOT_AS_WORDS],
	['itemNumber', NOT_AS_WORDS],
	['identifier', NOT_AS_WORDS],
	['dateValue', NOT_AS_WORDS],
	['title', AS_WRITTEN],
	['action', REWORDED],
	['annex', REWORDED],
]);

/** The words of a body. Those of `linesWithMessages` are left out: one cause has one message. */
export function readBodyWords(
	input: Pick<RenderInput, 'source' | 'meeting' | 'assembly'>,
	linesWithMessages: ReadonlySet<number> = new Set(),
): BodyWords {
	const { source } = input;
	const forms = new Forms(input);
	const body: BodyWords = { written: [], reworded: [] };
	let line = 1;
	let lineStart = 0;
	let nextLine = startOfNextLine(source, 0);
	let before: { word: string; to: number } | undefined;
	/** The last written word, and where it ends. */
	let last: { place: BodyWord; to: number } | undefined;
	let sinceFigure = NEAR_FIGURE;
	for (const { word, from, to } of wordsIn(source)) {
		for (; nextLine <= from; nextLine = startOfNextLine(source, nextLine)) {
			line += 1;
			lineStart = nextLine;
		}
		const form = forms.at(from);
		sinceFigure = /^\p{N}$/u.test(word) ? 0 : sinceFigure + 1;
		if (form === NOT_AS_WORDS || form === UNSEEN || linesWithMessages.has(line)) {
			before = undefined;
			continue;
		}
		if (form === AS_WRITTEN && last && forms.isUnseen(last.to, from)) {
			last.place.word += word;
			last.to = to;
			before = undefined;
			continue;
		}
		const place = { word, line, column: from - lineStart + 1 };
		if (form === REWORDED) {
			body.reworded.push(place);
			before = undefined;
			continue;
		}
		const joins =
			before !== undefined &&
			sinceFigure > NEAR_FIGURE &&
			isGap(source, before.to, from) &&
			!forms.isEndOfEvent(before.to, from);
		const written: BodyWord = joins ? { ...place, after: before?.word } : place;
		body.written.push(written);
		before = { word, to };
		last = { place: written, to };
	}
	for (const { text, form, line, column } of forms.decoded)
		if (!linesWithMessages.has(line))
			for (const { word } of wordsIn(text))
				body[form === REWORDED ? 'reworded' : 'written'].push({ word, line, column });
	return body;
}

/** Those words that stand on some lines. */
export function wordsOfLines(
	{ written, reworded }: BodyWords,
	lines: ReadonlyArray<{ from: number; to: number }>,
): BodyWords {
	const wanted = new Set<number>();
	for (const { from, to } of lines) for (let line = from; line <= to; line += 1) wanted.add(line);
	const isWanted = ({ line }: BodyWord) => wanted.has(line);
	return { written: written.filter(isWanted), reworded: reworded.filter(isWanted) };
}

/** Amounts may be given in words beside their figures, so words this near a figure make no pair. */
const NEAR_FIGURE = 3;

/** Spaces and punctuation that part no words on the page. */
function isGap(source: string, from: number, to: number): boolean {
	return to - from <= 6 && /^[ \u00A0\u202F’',;:.!?«»“”"()-]*$/.test(source.slice(from, to));
}

/** How each character of a source is printed, as far as the tree tells it. */
class Forms {
	readonly #source: string;
	readonly #assembly: RenderInput['assembly'];
	readonly #forms: Uint8Array;
	/** Texts of the tree that stand for a stretch which says them in another way. */
	readonly decoded: Array<{ text: string; form: number; line: number; column: number }> = [];
	/** Where moves end: the page says behind them how many are there. */
	readonly #ends = new Set<number>();

	constructor({ source, meeting, assembly }: Pick<RenderInput, 'source' | 'meeting' | 'assembly'>) {
		this.#source = source;
		this.#assembly = assembly;
		this.#forms = new Uint8Array(source.length);
		this.#paint(0, getHeader(meeting).position?.end.offset, NOT_AS_WORDS);
		const waiting = getBody(meeting).map((node: Node) => ({ node, parent: meeting as Node }));
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { node, parent } = next;
			if (node.data?.file !== undefined) continue;
			this.#read(node, parent);
			if ('children' in node)
				for (const child of (node as Parent).children) waiting.push({ node: child, parent: node });
		}
	}

	at(offset: number): number {
		return this.#forms[offset] ?? AS_WRITTEN;
	}

	/** Whether a move ends between two places. */
	isEndOfEvent(from: number, to: number): boolean {
		for (let at = from; at <= to; at += 1) if (this.#ends.has(at)) return true;
		return false;
	}

	/** Whether there is something between two places, and nothing of it on the page. */
	isUnseen(from: number, to: number): boolean {
		if (from >= to) return false;
		for (let at = from; at < to; at += 1) if (this.#forms[at] !== UNSEEN) return false;
		return true;
	}

	#paint(from: number | undefined, to: number | undefined, form: number): void {
		if (from !== undefined && to !== undefined && from < to) this.#forms.fill(form, from, to);
	}

	/** Children come after their parents, and overrule them. */
	#read(node: Node, parent: Node): void {
		const from = node.position?.start.offset;
		const to = node.position?.end.offset;
		const form = FORMS.get(node.type);
		if (form !== undefined) this.#paint(from, to, form);
		this.#readMarkdown(node, from, to);
		this.#readMinutes(node, parent, from, to);
	}

	#readMarkdown(node: Node, from: number | undefined, to: number | undefined): void {
		const first = (node as Partial<Parent>).children?.[0]?.position?.start.offset;
		switch (node.type) {
			case 'html':
				if ((node as Html).value.trimStart().startsWith('<!--')) this.#paint(from, to, UNSEEN);
				break;
			case 'text': {
				// `&eacute;` is a letter on the page.
				const { value } = node as Text;
				if (from === undefined || !this.#source.slice(from, to).includes('&')) break;
				this.#paint(from, to, NOT_AS_WORDS);
				this.#decode(value, node);
				break;
			}
			case 'image':
			case 'imageReference':
				this.#paint(from, to, NOT_AS_WORDS);
				this.#decode((node as Image | ImageReference).alt ?? '', node);
				break;
			case 'link':
			case 'linkReference':
				this.#paint(
					(node as Partial<Parent>).children?.at(-1)?.position?.end.offset ?? from,
					to,
					NOT_AS_WORDS,
				);
				break;
			case 'footnoteDefinition':
			case 'listItem':
				this.#paint(from, first ?? endOfMark(this.#source, node as ListItem), NOT_AS_WORDS);
				// `- [x] done`: the box is printed as a sign.
				if (first !== undefined && /^\[x\]\s/i.test(this.#source.slice(first, first + 4)))
					this.#paint(first, first + 3, NOT_AS_WORDS);
				break;
			case 'code':
				this.#code(node as Code);
				break;
		}
	}

	#readMinutes(node: Node, parent: Node, from: number | undefined, to: number | undefined): void {
		switch (node.type) {
			case 'timeValue':
				if (parent.type !== 'closing' && parent.type !== 'quorumStatement')
					this.#paint(from, to, NOT_AS_WORDS);
				break;
			case 'session':
			case 'resolution':
			case 'election':
			case 'choice':
			case 'confidential':
				if (from !== undefined) this.#paint(from, endOfLine(this.#source, from), REWORDED);
				break;
			case 'ballot':
				if (from !== undefined) this.#paint(startOfTable(this.#source, from), to, REWORDED);
				break;
			case 'candidateList':
				// `Sont candidats : Luc Bon, Ada Brun`: the words that lead to the names too.
				if (from !== undefined)
					this.#paint(startOfLine(this.#source, startOfTable(this.#source, from)), to, REWORDED);
				break;
			case 'event':
				if (to !== undefined) this.#ends.add(to);
				break;
			case 'quorumStatement':
				if (!(node as Parent).children.some(({ type }) => type === 'paragraph'))
					this.#paint(from, to, REWORDED);
				break;
			case 'ballotLine':
				this.#label(node as unknown as BallotLine);
				// What it says beyond its figures is printed as written.
				for (const word of wordsBeyondFigures(node as unknown as BallotLine, this.#source))
					this.#paint(word.from, word.to, AS_WRITTEN);
				break;
			case 'textValue':
				// The name of a rule is printed as the rule says it.
				if (parent.type === 'ballotLine' && labelRow((parent as BallotLine).label).names === 'rule')
					this.#paint(from, to, NOT_AS_WORDS);
				break;
			case 'name': {
				if (!isOfBallot(parent)) break;
				// A voter is printed under the name that the list gives; one that it lacks has its error.
				const member = this.#assembly.find((node as unknown as Name).value);
				this.#paint(from, to, NOT_AS_WORDS);
				if (member !== undefined) this.#decode(member.name, node, REWORDED);
				this.#remark(from, to);
				break;
			}
		}
	}

	/** `Lise Kern (| par principe |)`, `Lise Kern, | qui juge le délai trop court |`: what stands behind a name is printed behind it. */
	#remark(from: number | undefined, to: number | undefined): void {
		const at = from === undefined ? null : /[(,]/.exec(this.#source.slice(from, to));
		if (from !== undefined && at) this.#paint(from + at.index, to, REWORDED);
	}

	#decode(text: string, { position }: Node, form = AS_WRITTEN): void {
		if (text !== '' && position)
			this.decoded.push({ text, form, line: position.start.line, column: position.start.column });
	}

	/** The name of a language beside a fence is not printed. */
	#code({ lang, meta, position }: Code): void {
		const from = position?.start.offset;
		if (from === undefined || lang === null || lang === undefined || meta) return;
		if (/^[a-z0-9+#._-]*$/.test(lang)) this.#paint(from, endOfLine(this.#source, from), NOT_AS_WORDS);
	}

	/** What a label says beyond a word of the language is printed beside the vote. */
	#label(line: BallotLine): void {
		const { key, position } = line;
		const from = position?.start.offset;
		if (from === undefined || !saysWhatIsVoted(line)) return;
		const [place] = line.children;
		// `Vote | en salle |`: where several places vote, a table has their names alone.
		if (line.presence && place?.position) {
			const { start, end } = place.position;
			this.#paint(start.offset ?? from, end.offset ?? from, AS_WRITTEN);
			return;
		}
		const written = this.#source.slice(from, endOfLine(this.#source, from));
		const at = written.indexOf(key);
		if (at >= 0) this.#paint(from + at, from + at + key.length, AS_WRITTEN);
	}
}

function isOfBallot({ type }: Node): boolean {
	return type === 'answer' || type === 'ballotLine' || type === 'result' || type === 'person';
}

/** Where the next line starts; a line ends as places are counted: with a line feed, a carriage return, or both. */
function startOfNextLine(source: string, offset: number): number {
	const end = endOfLine(source, offset);
	const [feed, back] = [source.charCodeAt(end), source.charCodeAt(end + 1)];
	return end === source.length ? Number.POSITIVE_INFINITY : end + (feed === 0x0d && back === 0x0a ? 2 : 1);
}

/** The end of `1.`, before an item that says nothing. */
function endOfMark(source: string, item: ListItem): number | undefined {
	const from = item.position?.start.offset;
	const mark = from === undefined ? null : /^\d{1,9}[.)]/.exec(source.slice(from, from + 10));
	return from === undefined || mark === null ? undefined : from + mark[0].length;
}

/** A ballot starts with its first figures; where they stand in a table, its head is read too. */
function startOfTable(source: string, offset: number): number {
	let start = startOfLine(source, offset);
	if (!source.slice(start, endOfLine(source, start)).includes('|')) return offset;
	while (start > 0) {
		const above = startOfLine(source, start - 1);
		if (!source.slice(above, start).includes('|')) break;
		start = above;
	}
	return start;
}

function endOfLine(source: string, offset: number): number {
	for (let end = offset; end < source.length; end++) {
		const code = source.charCodeAt(end);
		if (code === 0x0a || code === 0x0d) return end;
	}
	return source.length;
}

/** The words of a page: between its tags, and what stands for a picture or is said of a link. */
export function readPageWords(html: string): PrintedWords {
	return countWords(
		decodeReferences(
			html
				.replace(/<style\b[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
				.replace(/<sup class="note">[\s\S]*?<\/sup>/g, SEAM)
				.replace(/<(\/?[a-z][a-z0-9]*)\b([^>]*)>/gi, (_, tag: string, attributes: string) => {
					const said = [...attributes.matchAll(/\s(?:alt|title)="([^"]*)"/g)].map(
						([, text]) => `${BREAK}${text}${BREAK}`,
					);
					return `${said.join('')}${INLINE.has(tag.replace('/', '').toLowerCase()) ? SEAM : BREAK}`;
				}),
		),
	);
}

/** The words of a Word file, or of an OpenDocument text. */
export function readWordFileWords(file: Uint8Array): PrintedWords {
	const parts = unzipSync(file, {
		filter: ({ name }) => /^(?:word\/(?:document|footnotes|endnotes)|content)\.xml$/.test(name),
	});
	const decoder = new TextDecoder();
	// The notes of an OpenDocument text stand inside of its sentences: they are read behind them.
	const notes: string[] = [];
	const text = Object.values(parts)
		.map((part) => decoder.decode(part))
		.map((part) =>
			part.replace(
				/<text:note [^>]*>(?:<text:note-citation>\d+<\/text:note-citation>)?([\s\S]*?)<\/text:note>/g,
				(_, note: string) => {
					notes.push(note);
					return SEAM;
				},
			),
		)
		.concat(notes)
		.join(BREAK)
		.replace(/<w:noBreakHyphen\b[^>]*>/g, '-')
		.replace(/<w:(?:br|tab|cr)\b[^>]*>|<\/w:p>/g, BREAK)
		.replace(/<text:(?:line-break|tab)\b[^>]*>|<\/text:[ph]>|<\/?svg:desc>/g, BREAK)
		.replace(/<text:s\b[^>]*>/g, ' ')
		.replace(/<[^>]*?\sdescr="([^"]*)"[^>]*>/g, (_, said: string) => `${BREAK}${said}${BREAK}`)
		.replace(/<\/w:t>|<\/?text:(?:span|a)\b[^>]*>/g, SEAM)
		.replace(/<[^>]*>/g, '');
	return countWords(decodeReferences(text));
}

/** The words of the body in the compiled data. A voter who is written `Mme Kern` stands in it under the name that the list gives. */
export function readDataWords({
	body,
	participants,
}: Pick<CompiledJson, 'body' | 'participants'>): PrintedWords {
	const texts = body.map(({ text }) => withoutComments(text));
	return countWords([...texts, ...participants.map(({ name }) => name)].join(BREAK));
}

function withoutComments(text: string): string {
	const [first = '', ...commented] = text.split('<!--');
	if (commented.length === 0 || !text.includes('-->')) return text;
	return commented.reduce((whole, part) => {
		const end = part.indexOf('-->');
		return end < 0 ? `${whole}<!--${part}` : `${whole}${SEAM}${part.slice(end + 3)}`;
	}, first);
}

const INLINE: ReadonlySet<string> = new Set(
	'a b bdi bdo code del em i ins mark s small span strong sub sup u wbr'.split(' '),
);

/** Parts two words that are no neighbours. */
const BREAK = '\n';
/** Where emphasis or a link starts or ends, in a word (`mot*if*`, `1er` with raised letters) or between two. */
const SEAM = '\u0001';

/** A control character is no letter and parts no words; nor does U+FFFD, as which it is printed. */
const WORDS = /[\p{L}\p{M}\p{Cf}\0-\x08\x0E-\x1F\x7F\uFFFD]+|\p{N}/gu;

function countWords(text: string): PrintedWords {
	const counts = new Map<string, number>();
	const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	let before: { words: string[]; to: number } | undefined;
	for (const match of text.matchAll(WORDS)) {
		const [written] = match;
		const from = match.index;
		// A word with a seam counts whole and in its parts.
		const parts = written.includes(SEAM)
			? written
					.split(SEAM)
					.map(foldWord)
					.filter((part) => part !== '')
			: [];
		const whole = foldWord(written.replaceAll(SEAM, ''));
		if (whole === '') continue;
		const words = parts.length > 1 ? [whole, ...parts] : [whole];
		for (const word of words) count(word);
		for (let at = 2; at < words.length; at += 1) count(`${words[at - 1]} ${words[at]}`);
		if (before && !text.slice(before.to, from).includes(BREAK)) {
			const [left, right] = [
				new Set([before.words[0], before.words.at(-1)]),
				new Set([whole, words[1] ?? whole]),
			];
			for (const one of left) for (const other of right) count(`${one} ${other}`);
		}
		before = { words, to: from + written.length };
	}
	return counts;
}

/** The words of a text, and each figure alone, for figures are grouped in several ways. */
function* wordsIn(text: string): Generator<{ word: string; from: number; to: number }> {
	for (const match of text.matchAll(WORDS)) {
		const word = foldWord(match[0]);
		if (word !== '') yield { word, from: match.index, to: match.index + match[0].length };
	}
}

/** A word as it compares: in lower case, without marks; the raised letter of `nº` is a matter of typography. */
function foldWord(word: string): string {
	if (/^[a-zA-Z]+$/.test(word)) return word.toLowerCase();
	return word
		.replace(/[ºª]/g, '')
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cc}\p{Cf}\uFFFD]/gu, '')
		.toLowerCase();
}

/** What of a body is missing in an output, by line. */
export function findLostWords(body: BodyWords, printed: PrintedWords): LostWords[] {
	const lost = new Map<number, LostWords>();
	const lose = ({ word, line, column }: BodyWord) => {
		const known = lost.get(line);
		if (known) known.words.push(word);
		else lost.set(line, { words: [word], line, column });
	};
	const missing = missingKeys(body.written, printed);
	const has = (keys: ReadonlySet<string>, word: BodyWord) => getKeys(word).some((key) => keys.has(key));
	// A word that the output has too seldom may be lost on any of its lines: where one lacks what stands nowhere else, it is that one.
	const certain = new Set<number>();
	if (missing.all.size > 0)
		for (const word of body.written) if (has(missing.all, word)) certain.add(word.line);
	if (missing.some.size > 0)
		for (const word of body.written)
			if (has(missing.some, word) && (certain.size === 0 || certain.has(word.line))) lose(word);
	for (const word of body.reworded)
		if (!printed.has(word.word) && word.word.length > 1 && !isOfLanguage(word.word)) lose(word);
	return [...lost.values()].sort((a, b) => a.line - b.line);
}

/** What is counted of a word: itself, and the pair that it makes with the one before. */
function getKeys({ after, word }: BodyWord): string[] {
	return after === undefined ? [word] : [word, `${after} ${word}`];
}

/** Words and pairs that the body has more often than the output, and those of them that the output lacks wherever the body has them. */
function missingKeys(
	words: readonly BodyWord[],
	printed: PrintedWords,
): { some: ReadonlySet<string>; all: ReadonlySet<string> } {
	const counts = new Map<string, number>();
	for (const word of words) for (const key of getKeys(word)) counts.set(key, (counts.get(key) ?? 0) + 1);
	const some = new Set<string>();
	const all = new Set<string>();
	for (const [key, count] of counts) {
		const times = printed.get(key) ?? 0;
		if (times < count) some.add(key);
		if (times === 0) all.add(key);
	}
	return { some, all };
}

/** Whether the language reads a word, in the singular or the plural, whatever it prints for it: `néant` is the figure 0. */
function isOfLanguage(word: string): boolean {
	const words = wordsOfLanguage();
	return words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)));
}

const wordsOfLanguage = lazy(
	(): ReadonlySet<string> =>
		new Set(
			(Object.keys(VOCABULARIES) as VocabularyName[])
				.flatMap((name) => vocabulary(name).words())
				.concat(allNumberWords())
				.flatMap((phrase) => [...wordsIn(phrase)].map(({ word }) => word)),
		),
);
