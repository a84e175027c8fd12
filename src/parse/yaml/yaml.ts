/** YAML with places, and without what a record must not hold: aliases, anchors, tags, merge keys, bottomless nesting. */

import type { Position } from 'unist';
import {
	Composer,
	CST,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type ParsedNode,
	Parser,
	Scalar,
	type YAMLParseError,
} from 'yaml';
import {
	type DataMapping,
	type DataNode,
	type DataPair,
	type DataScalar,
	makeProblem,
	type Problem,
	problem,
} from '../../ast/index.js';
import type { MessageCode, RuleId } from '../../language/ids.js';
import { inFile, type Place, positioned } from '../../source/places.js';
import { getPlaces, type SourcePoint } from '../../text/places.js';

interface YamlReading {
	/** What could be read; undefined where nothing stands there, or nothing could be read. */
	data: DataNode | undefined;
	problems: Problem[];
}

/** Where a YAML text stands. */
interface YamlOptions {
	/** The file, where it is not the meeting itself. */
	file?: string | undefined;
	/** Place of the first character in its file. */
	start?: SourcePoint | undefined;
}

/** Reads a YAML file: a rules file, a roll. At most one problem says that it cannot be read, others what it must not hold. */
export function readYaml(text: string, options: YamlOptions = {}): YamlReading {
	const { range } = getPlaces(text, options.start);
	const { data, problems } = composeYaml(text, { place: range, file: options.file });
	return { data, problems };
}

/** How positions of a composed text are found, and its file. */
interface YamlContext {
	place: Place;
	/** Whether the pair of a key that stands twice is kept beside its message: a second group still holds people. */
	keepsDuplicates?: boolean | undefined;
	file?: string | undefined;
}

/** A reading that also tells whether the text broke a rule of YAML: then the data are what could be saved. */
export interface ComposedYaml extends YamlReading {
	broken: boolean;
	/** Offset in the text of the line that breaks it, where there is one. */
	brokenAt?: number | undefined;
}

/** Reads a YAML text whose places are found by the caller. */
export function composeYaml(source: string, context: YamlContext): ComposedYaml {
	const { place, file } = context;
	const refuse = <Rule extends RuleId>(
		rule: Rule,
		code: MessageCode<Rule>,
		from: number,
		to: number,
	): ComposedYaml => ({
		data: undefined,
		broken: true,
		problems: [makeProblem(rule, code, place(from, to), { file })],
	});
	if (source.length > LONGEST_YAML)
		return refuse('syntax/frontmatter', 'yamlTooLarge', 0, lineEnd(source, 0));
	// A lone CR ends a line in Markdown and not in YAML; the length stays the same.
	const text = source.replace(/\r(?!\n)/g, '\n');
	const tokens = [...new Parser().parse(text)];
	const deep = tooDeep(tokens);
	if (deep !== undefined) return refuse('syntax/too-deep', 'yaml', deep, lineEnd(text, deep));
	const documents = [...new Composer(COMPOSER_OPTIONS).compose(tokens, true, text.length)];
	const [document, second] = documents;
	if (document === undefined) return { data: undefined, broken: false, problems: [] };
	const error = document.errors[0] ?? second?.errors[0];
	if (error !== undefined) {
		const mistake = yamlMistake(error, text, tokens);
		const read = convert(document, text, context);
		return {
			data: read.data,
			broken: true,
			brokenAt: mistake.at,
			problems: [
				problem('syntax/frontmatter', mistake.code, place(mistake.from, mistake.to), {
					values: mistake.values,
					file,
				}),
			],
		};
	}
	if (second !== undefined) {
		const from = second.range?.[0] ?? text.length;
		return refuse('syntax/frontmatter', 'documents', from, lineEnd(text, from));
	}
	return { ...convert(document, text, context), broken: false };
}

const COMPOSER_OPTIONS = {
	version: '1.2',
	schema: 'core',
	// The library compares every key with every other; a set does it here.
	uniqueKeys: false,
	strict: false,
	prettyErrors: false,
	keepSourceTokens: true,
} as const;

/** A roll of more than this belongs in a CSV file. */
const LONGEST_YAML = 4_000_000;

/** Levels of mappings and sequences that minutes and rules need at most, generously. */
const DEEPEST = 32;

/** Mappings of more keys than these are no header and no rules file. */
const MOST_KEYS = 100_000;

/** Keys that would reach into the program instead of naming something. */
const FORBIDDEN_KEY = '__proto__';

/** Offset of the first token below the deepest level. Walks without recursion: the text may nest a thousand levels. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
	const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { token, depth } = next;
		if (depth > DEEPEST) return token.offset;
		if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
		if (!CST.isCollection(token)) continue;
		for (const item of token.items) {
			if (item.key) open.push({ token: item.key, depth: depth + 1 });
			if (item.value) open.push({ token: item.value, depth: depth + 1 });
		}
	}
	return undefined;
}

/** The tree of a document, without what is refused. Recursion is bounded by {@link DEEPEST}. */
function convert(document: Document.Parsed, text: string, context: YamlContext): YamlReading {
	const converter = new Converter(text, context);
	const { contents } = document;
	return { data: contents === null ? undefined : converter.value(contents, 0), problems: converter.problems };
}

class Converter {
	readonly problems: Problem[] = [];
	readonly #text: string;
	readonly #context: YamlContext;
	readonly #data: ReturnType<typeof inFile>;
	readonly #told = new Set<string>();
	#keys = 0;

	constructor(text: string, context: YamlContext) {
		this.#text = text;
		this.#context = context;
		this.#data = inFile(context.file);
	}

	/** A value; `offset`: where it would stand if it were there. Nothing where it is refused. */
	value(node: ParsedNode | null, offset: number): DataNode | undefined {
		if (node === null) return this.#empty(offset);
		const [from, to] = node.range;
		if (isAlias(node)) return this.#refuse('alias', from, to, { text: this.#text.slice(from, to) });
		if (node.anchor !== undefined) this.#refuse('anchor', from, to, { text: node.anchor });
		if (node.tag !== undefined) {
			const tag = tagBefore(this.#text, from) ?? { from, to };
			return this.#refuse('tag', tag.from, tag.to, { text: this.#text.slice(tag.from, tag.to) });
		}
		if (isScalar(node)) return this.#scalar(node as Scalar.Parsed);
		if (isSeq(node)) {
			const items = node.items as (ParsedNode | null)[];
			const children = items.flatMap((item) => this.value(item, to) ?? []);
			return { type: 'sequence', ...this.#at(from, to), ...this.#data, children };
		}
		return isMap(node) ? this.#mapping(node.items as Pairs, from, to) : undefined;
	}

	#scalar(node: Scalar.Parsed): DataScalar {
		const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
		const isBlock = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
		const written = node.source ?? (typeof node.value === 'string' ? node.value : '');
		const value = isBlock ? written.replace(/\n+$/, '') : written;
		const place = this.#at(node.range[0], node.range[1]);
		return { type: 'scalar', value, quoted, ...place, ...this.#data, children: [] };
	}

	#empty(offset: number): DataScalar {
		const place = this.#at(offset, offset);
		return { type: 'scalar', value: '', quoted: false, ...place, ...this.#data, children: [] };
	}

	#mapping(pairs: Pairs, from: number, to: number): DataMapping {
		const children: DataPair[] = [];
		const seen = new Map<string, DataScalar>();
		for (const pair of pairs) {
			this.#keys += 1;
			if (this.#keys > MOST_KEYS) {
				this.#refuse('tooManyKeys', from, lineEnd(this.#text, from));
				break;
			}
			const read = this.#pair(pair, from, seen);
			if (read) children.push(read);
		}
		return { type: 'mapping', ...this.#at(from, to), ...this.#data, children };
	}

	/** `start`: where its mapping starts; `seen`: the keys above it. */
	#pair({ key, value }: Pair, start: number, seen: Map<string, DataScalar>): DataPair | undefined {
		if (key !== null && (!isScalar(key) || key.anchor !== undefined || key.tag !== undefined))
			return this.#refuse('keyKind', key.range[0], key.range[1]);
		const [from, to] = key?.range ?? [start, start];
		const name = key === null ? this.#empty(value?.range[0] ?? start) : this.#scalar(key as Scalar.Parsed);
		if (name.value === FORBIDDEN_KEY) return this.#refuse('forbiddenKey', from, to, { key: name.value });
		if (name.value === '<<' && !name.quoted) return this.#refuse('mergeKey', from, to);
		const first = seen.get(name.value);
		if (first === undefined) seen.set(name.value, name);
		else {
			this.#tellTwice(name, first);
			if (!this.#context.keepsDuplicates) return undefined;
		}
		const child = this.value(value, to);
		if (child === undefined) return undefined;
		const place = this.#at(from, value?.range[1] ?? to);
		return { type: 'pair', key: name.value, ...place, ...this.#data, children: [name, child] };
	}

	#tellTwice(key: DataScalar, first: DataScalar): void {
		this.problems.push(
			problem('syntax/frontmatter', 'duplicateKey', key.position, {
				values: { key: key.value, line: { line: first.position?.start.line ?? 0 } },
				related: [first],
				file: this.#context.file,
			}),
		);
	}

	/** Says once what is refused: a hundred aliases have one cause. */
	#refuse(
		code: MessageCode<'syntax/frontmatter'>,
		from: number,
		to: number,
		values: Problem['values'] = {},
	): undefined {
		if (this.#told.has(code)) return;
		this.#told.add(code);
		const { position } = this.#at(from, to);
		this.problems.push(problem('syntax/frontmatter', code, position, { values, file: this.#context.file }));
	}

	#at(from: number, to: number): { position?: Position } {
		let end = Math.max(from, to);
		while (end > from && /\s/.test(this.#text[end - 1] ?? '')) end -= 1;
		return positioned(this.#context.place(from, end));
	}
}

interface Pair {
	key: ParsedNode | null;
	value: ParsedNode | null;
}

type Pairs = readonly Pair[];

function lineEnd(text: string, offset: number): number {
	const rest = /[\r\n]/.exec(text.slice(offset, offset + 400));
	return rest === null ? Math.min(text.length, offset + 400) : offset + rest.index;
}

/** The tag that stands before a value, as it is written. */
function tagBefore(text: string, offset: number): { from: number; to: number } | undefined {
	const start = Math.max(0, offset - LONGEST_TAG);
	const found = /!\S*(?=\s*$)/.exec(text.slice(start, offset));
	return found ? { from: start + found.index, to: start + found.index + found[0].length } : undefined;
}

/** Longer than any tag with the space after it. */
const LONGEST_TAG = 200;

// --- What the YAML library says, as a case with words and a place that a writer can find.

/** One mistake in a YAML text: its wording, and the line that is wrong. */
interface YamlMistake {
	code: MessageCode<'syntax/frontmatter'>;
	from: number;
	to: number;
	/** Where it was noticed: what stands above was read. */
	at: number;
	values: Problem['values'];
}

/** The case of an error, at the line where its cause stands. */
function yamlMistake(error: YAMLParseError, text: string, tokens: readonly CST.Token[]): YamlMistake {
	let code = getCode(error);
	let offset = error.pos[0];
	if (code === 'quote') offset = getOpening(tokens, offset, text) ?? offset;
	let line = lineAround(text, offset);
	let at = line.from;
	if (code === 'bracket' && !/[[\]{}]/.test(text.slice(line.from, line.to)))
		line = openLine(text, line.from) ?? line;
	if (code === 'secondColon' && !/:\s.*:(?:\s|$)/.test(text.slice(line.from, line.to))) {
		// The second colon is that of the next line, which its indentation makes a part of this value.
		code = 'indent';
		line = lineAround(text, nextLine(text, line.to));
		at = line.from;
	}
	const written = text.slice(line.from, line.to);
	return {
		code,
		...line,
		at,
		values: { text: written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written },
	};
}

/** The trimmed line that holds an offset; the last one with words before it where it holds none. */
export function lineAround(text: string, offset: number): { from: number; to: number } {
	const found = lineAt(text, Math.min(offset, text.length));
	if (found.to > found.from) return found;
	let before = found.from;
	while (before > 0 && /\s/.test(text[before - 1] ?? '')) before -= 1;
	return before === 0 ? found : lineAt(text, before - 1);
}

/** The nearest line above with more brackets that open than close: the key below it is only where they are missed. */
function openLine(text: string, before: number): { from: number; to: number } | undefined {
	let at = before;
	while (at > 0) {
		const line = lineAt(text, at - 1);
		const written = text.slice(line.from, line.to);
		const open = written.match(/[[{]/g)?.length ?? 0;
		if (open > (written.match(/[\]}]/g)?.length ?? 0)) return line;
		at = text.lastIndexOf('\n', at - 1);
	}
	return undefined;
}

/** Offset of the first words below a line. */
function nextLine(text: string, from: number): number {
	const words = /\S/.exec(text.slice(from));
	return words ? from + words.index : from;
}

function lineAt(text: string, offset: number): { from: number; to: number } {
	let from = offset;
	while (from > 0 && !/[\r\n]/.test(text[from - 1] ?? '')) from -= 1;
	let to = offset;
	while (to < text.length && !/[\r\n]/.test(text[to] ?? '')) to += 1;
	while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
	while (from < to && /\s/.test(text[from] ?? '')) from += 1;
	return { from, to };
}

/** How much of a line a message shows. */
const LONGEST = 60;

function getCode(error: YAMLParseError): MessageCode<'syntax/frontmatter'> {
	switch (error.code) {
		case 'MISSING_CHAR':
			if (/quote/.test(error.message)) return 'quote';
			return /must end with/.test(error.message) ? 'bracket' : 'noColon';
		case 'BAD_INDENT':
			return /must end with|end with a/.test(error.message) ? 'bracket' : 'indent';
		case 'MULTILINE_IMPLICIT_KEY':
			return 'noColon';
		case 'TAB_AS_INDENT':
			return 'tab';
		case 'BAD_SCALAR_START':
			return 'reserved';
		case 'BAD_DQ_ESCAPE':
			return 'escape';
		case 'BLOCK_AS_IMPLICIT_KEY':
			return /compact mappings/.test(error.message) ? 'secondColon' : 'indent';
		case 'UNEXPECTED_TOKEN':
			if (/node end/.test(error.message)) return 'afterValue';
			return /flow-(?:seq|map)-end/.test(error.message) ? 'bracket' : 'unreadable';
		default:
			return 'unreadable';
	}
}

/** Where the quoted text that ends at an offset begins. */
function getOpening(tokens: readonly CST.Token[], end: number, text: string): number | undefined {
	const open: CST.Token[] = [...tokens];
	for (let token = open.pop(); token !== undefined; token = open.pop()) {
		if (token.type === 'document' && token.value) open.push(token.value);
		if (token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar') {
			const to = token.offset + token.source.length;
			const [near, far] = to < end ? [to, end] : [end, to];
			if (far - near < LONGEST && text.slice(near, far).trim() === '') return token.offset;
		}
		if (!CST.isCollection(token)) continue;
		for (const item of token.items) {
			if (item.key) open.push(item.key);
			if (item.value) open.push(item.value);
		}
	}
	return undefined;
}
