/** What reading a rules file needs everywhere: keys in two languages, single values, sources, and problems with places. */

import type { Node } from 'unist';
import {
	type DataMapping,
	type DataNode,
	type DataPair,
	fixAt,
	type Language,
	makeProblem,
	type Problem,
	type ProblemValue,
	problem,
	VOTING,
} from '../ast/index.js';
import type { CodeWithNear, MessageCode, RuleId } from '../language/ids.js';
import { LANGUAGES } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import type { Source } from './rules.js';
import { ARTICLE_PREFIXES, getMeaning, nearestIn, type WordList, wordFor } from './vocabulary.js';

/** What kind of file is read: a profile that ships brings its own articles; bylaws are known by their name. */
export interface ReaderOptions {
	lang: Language;
	/** Path of the file, where it is not the meeting itself. */
	file?: string | undefined;
	shipped: boolean;
	/** Word for bylaws in the document's language, before `art. 12` of a file without a name. */
	bylaws: () => string;
	/** A source as printed for a version of the rules: `art. 5, en vigueur avant le 1er juin 2020`. */
	versioned: (text: string, since: string | undefined, before: string | undefined) => string;
}

/** Reads the values of one rules file; mistakes are collected. */
export class RulesReader {
	readonly problems: Problem[] = [];
	readonly lang: Language;
	readonly file: string | undefined;
	readonly shipped: boolean;
	/** Source of the whole file, once its key has been read. */
	fileSource: Source | undefined;
	readonly #bylaws: () => string;
	readonly #versioned: ReaderOptions['versioned'];
	/** The days between which what is read holds; undefined outside a version. */
	#between: { since?: string | undefined; before?: string | undefined } | undefined;
	#entrySource: Source | undefined;

	constructor(options: ReaderOptions) {
		this.lang = options.lang;
		this.file = options.file;
		this.shipped = options.shipped;
		this.#bylaws = options.bylaws;
		this.#versioned = options.versioned;
	}

	/** Notes a mistake at a node. */
	report(
		code: MessageCode<'rules/invalid'>,
		node: Node,
		values: Record<string, ProblemValue> = {},
		related?: Node,
	): void {
		this.problems.push(
			problem('rules/invalid', code, node.position, { values, related: [related], file: this.file }),
		);
	}

	/** Notes a word that is not known; with the nearest known one, and its fix, where there is one. */
	reportNear(
		code: CodeWithNear<'rules/invalid'>,
		node: Node,
		values: Record<string, ProblemValue>,
		nearest: string | undefined,
	): void {
		this.problems.push(nearProblem('rules/invalid', code, node, values, nearest, this.file));
	}

	/** The pairs of a mapping by canonical key; unknown keys and keys written twice are reported. */
	entries<Key extends string>(node: DataMapping, allowed: readonly Key[]): Map<Key, DataPair> {
		const found = new Map<Key, DataPair>();
		for (const pair of node.children) {
			const key = getMeaning('keys', pair.key) as Key | undefined;
			if (key === undefined || !allowed.includes(key)) {
				this.unknownKey(pair, nearestIn('keys', pair.key, allowed));
				continue;
			}
			const before = found.get(key);
			if (before)
				this.report('twice', pair.children[0], { key: pair.key, other: before.key }, before.children[0]);
			else found.set(key, pair);
		}
		return found;
	}

	/** Reports a key that rules do not have: an error, for it may hide what was meant to decide votes. */
	unknownKey(pair: DataPair, nearest: string | undefined): void {
		const found = nearProblem(
			'syntax/unknown-key',
			'inRules',
			pair.children[0],
			{ key: pair.key },
			nearest,
			this.file,
		);
		this.problems.push({ ...found, severity: 'error' });
	}

	/** The node as a mapping; anything else is reported. */
	mapping(
		node: DataNode,
		key: string | undefined,
		code: 'mappingExpected' | 'callExpected' | 'deadlinesExpected' | 'elseExpected' = 'mappingExpected',
	): DataMapping | undefined {
		if (node.type === 'mapping') return node;
		this.report(code, node, key === undefined ? {} : { key });
		return undefined;
	}

	/** The items of a sequence; anything else is reported. */
	sequence({ key, children: [, node] }: DataPair): readonly DataNode[] | undefined {
		if (node.type === 'sequence') return node.children;
		this.report('listExpected', node, { key });
		return undefined;
	}

	/** The text of a scalar; anything else is reported. */
	text(node: DataNode, key: string): string | undefined {
		if (node.type === 'scalar' && node.value.trim() !== '') return node.value.trim();
		this.report(node.type === 'scalar' ? 'empty' : 'textExpected', node, { key });
		return undefined;
	}

	/** A text that may be given by language. */
	localText(node: DataNode, key: string): string | undefined {
		if (node.type !== 'mapping') return this.text(node, key);
		const texts = this.entries(node, LANGUAGES);
		const chosen = [this.lang, ...LANGUAGES]
			.map((lang) => texts.get(lang))
			.find((text) => text !== undefined);
		return chosen ? this.text(chosen.children[1], chosen.key) : undefined;
	}

	/** The items of a sequence; a single value is a list of one, a scalar with commas a list of its parts. */
	list(node: DataNode): DataNode[] {
		if (node.type === 'sequence') return node.children;
		if (node.type === 'scalar' && node.value.includes(',') && !node.quoted) {
			return node.value.split(',').map((part) => ({ ...node, value: part.trim() }));
		}
		return [node];
	}

	/** One of the values of a list of words; others are reported with those that are possible. */
	choice<Id extends string>(
		list: WordList,
		node: DataNode,
		key: string,
		among?: readonly Id[],
	): Id | undefined {
		const text = this.text(node, key);
		if (text === undefined) return undefined;
		const id = getMeaning(list, text) as Id | undefined;
		if (id !== undefined && (!among || among.includes(id))) return id;
		const known = among ?? IDS[list] ?? [];
		const choices = known.map((one) => wordFor(list, one, this.lang));
		this.reportNear('choice', node, { key, text, choices }, nearestIn(list, text, known));
		return undefined;
	}

	/** A whole number above zero, or from zero on. */
	whole(node: DataNode, key: string, least: bigint): bigint | undefined {
		const text = this.text(node, key);
		if (text === undefined) return undefined;
		if (/^\d{1,18}$/.test(text) && BigInt(text) >= least) return BigInt(text);
		this.report('number', node, { key, text, least });
		return undefined;
	}

	/** Yes or no. */
	flag(node: DataNode, key: string): boolean | undefined {
		const id = this.choice<'yes' | 'no'>('booleans', node, key);
		return id === undefined ? undefined : id === 'yes';
	}

	/** Reads what holds between two days only: its sources say so. */
	inVersion(between: { since?: string | undefined; before?: string | undefined }, read: () => void): void {
		this.#between = between.since === undefined && between.before === undefined ? undefined : between;
		read();
		this.#between = undefined;
	}

	/** Reads what stands inside an entry: its figures come from where the entry does, unless they say otherwise. */
	within<Value>(source: Source | undefined, read: () => Value): Value {
		const outer = this.#entrySource;
		this.#entrySource = source;
		const value = read();
		this.#entrySource = outer;
		return value;
	}

	/** Where a figure comes from; without a word of its own, where the entry around it or else the whole file comes from. */
	source(pair: DataPair | undefined): Source | undefined {
		if (!pair) return this.#entrySource ?? (this.fileSource && this.#dated(this.fileSource));
		const node = pair.children[1];
		if (node.type !== 'mapping') {
			const text = this.text(node, pair.key);
			return text === undefined
				? this.fileSource
				: this.#dated({ text: this.#ofFile(text), verified: true, asOf: this.fileSource?.asOf });
		}
		const entries = this.entries(node, ['text', ...LANGUAGES, 'asOf', 'verified', 'confidence']);
		const text = (['text', this.lang, ...LANGUAGES] as const)
			.map((key) => entries.get(key))
			.find((pair) => pair !== undefined);
		const words = text ? this.text(text.children[1], text.key) : undefined;
		if (words === undefined) return this.fileSource;
		const verified = entries.get('verified');
		const asOf = entries.get('asOf');
		const confidence = entries.get('confidence');
		return this.#dated({
			text: this.#ofFile(words),
			verified: verified ? (this.flag(verified.children[1], verified.key) ?? false) : true,
			asOf: asOf ? this.text(asOf.children[1], asOf.key) : this.fileSource?.asOf,
			confidence: confidence ? this.text(confidence.children[1], confidence.key) : undefined,
		});
	}

	/** A value alone, or `{ value, source }`. */
	sourced(node: DataNode): { node: DataNode; source: Source | undefined } {
		if (node.type !== 'mapping') return { node, source: this.fileSource };
		const entries = this.entries(node, ['value', 'source']);
		const value = entries.get('value');
		if (!value) this.report('valueMissing', node);
		return {
			node: value?.children[1] ?? { type: 'scalar', value: '', quoted: false, children: [] },
			source: this.source(entries.get('source')),
		};
	}

	#dated(source: Source): Source {
		const between = this.#between;
		return between
			? { ...source, text: this.#versioned(source.text, between.since, between.before) }
			: source;
	}

	/** `art. 12` of bylaws is printed with their name; a profile names the law itself. */
	#ofFile(text: string): string {
		if (this.shipped) return text;
		const folded = foldKeyword(text);
		const isArticle = ARTICLE_PREFIXES.some(
			(prefix) => folded.startsWith(`${prefix} `) || (prefix.endsWith('.') && folded.startsWith(prefix)),
		);
		return isArticle ? `${this.fileSource?.text ?? this.#bylaws()}, ${text}` : text;
	}
}

/** A problem of a word that is not known: its wording ends in `Near` where a known one is near, which is then the fix. */
export function nearProblem<Rule extends RuleId>(
	rule: Rule,
	code: CodeWithNear<Rule> & MessageCode<Rule>,
	node: Node | undefined,
	values: Record<string, ProblemValue>,
	nearest: string | undefined,
	file: string | undefined,
): Problem {
	if (nearest === undefined) return makeProblem(rule, code, node?.position, { file, values });
	return makeProblem(rule, `${code}Near` as MessageCode, node?.position, {
		file,
		values: { ...values, nearest },
		fixes: fixAt('writeNearest', node?.position, nearest),
	});
}

/** Values in the order in which a message lists them. */
const IDS: Partial<Record<WordList, string[]>> = {
	bases: ['cast', 'castOrVoid', 'castOrBlank', 'ballots', 'present', 'presentOrRepresented', 'members'],
	units: ['votes', 'heads'],
	presences: [...VOTING],
	moments: ['vote', 'item', 'opening'],
	ties: ['chair', 'rejected', 'eldest', 'lot'],
	recusals: ['leaveBase', 'leaveRoom', 'stayInBase'],
	caps: ['sumOfOthers'],
	holders: ['member', 'outsider', 'anyone', 'nobody'],
	deadlineStarts: ['beforeMeeting', 'afterMeeting', 'afterNextMeeting'],
	booleans: ['yes', 'no'],
	offices: ['chair', 'secretary', 'tellers'],
};
