/**
 * The public version of a compiled meeting: one copy of everything, made before anything is rendered, so that no output can forget what
 * must not be seen. Figures and verdicts stay those of the whole meeting; confidential passages and the names of people who are not
 * public are in no node, no text, no identifier and no file of the copy.
 */

import type { Html } from 'mdast';
import type { Node, Parent, Position } from 'unist';
import type { Assembly, Member } from '../assembly/model.js';
import { getChild, getDescendants, type Meeting, type Person } from '../ast/index.js';
import { foldName } from '../text/fold.js';
import { addTo } from '../text/lists.js';
import { matchesIn } from '../text/places.js';
import type { RenderInput } from '../view/context.js';
import { barePicture } from '../view/images/bare.js';
import { editSource, type NameRedactor, nameRedactor, splitWords } from './names-in-text.js';
import { asOneWord, type ProtectedPeople, protectedPeople, type TextEdit } from './protected-people.js';

/** What is redacted beside what is rendered. */
interface RedactInput extends RenderInput {
	path?: string;
	/** They quote the file, and are for those who write it: the public version has none. */
	messages?: unknown[];
	/** What is known of the files that the meeting names. */
	files?: ReadonlyMap<string, { kind: string; node?: object | undefined }>;
	/** Their bytes, which nobody can redact. */
	loadedFiles?: ReadonlyMap<string, object>;
}

/** Why there can be no public version: what is confidential cannot be told from what is not. */
const UNSAFE: ReadonlySet<string> = new Set([
	'syntax/unclosed-block',
	'syntax/broken-block',
	'syntax/unknown-block',
]);

/** The rule and the line of the first mistake that keeps a meeting from having a public version. */
export function notPublishable(meeting: Meeting): { rule: string; line: number } | undefined {
	for (const node of getDescendants(meeting)) {
		const { rule } = node as { rule?: string };
		if (node.type === 'problem' && rule !== undefined && UNSAFE.has(rule))
			return { rule, line: node.position?.start.line ?? 1 };
	}
	return undefined;
}

const redacted = new WeakMap<object, object>();

/** The public version of a compiled meeting. */
export function publicVersion<Input extends RedactInput>(input: Input): Input {
	const known = redacted.get(input);
	if (known) return known as Input;
	const result = redact(input);
	redacted.set(input, result);
	redacted.set(result, result);
	return result;
}

/** The text of a file name without names that must not be seen. */
export function publicFileName(name: string, input: RedactInput): string {
	let result = '';
	let end = 0;
	for (const edit of getRedactor(input).names.edits(name, true)) {
		result += `${name.slice(end, edit.from)}${asOneWord(edit.text)}`;
		end = edit.to;
	}
	return result + name.slice(end);
}

/** Identifiers, links and file names without those names; two that were different stay so. */
function addressRedactor(names: NameRedactor): (address: string) => string {
	const known = new Map<string, string>();
	const taken = new Set<string>();
	return (address) => {
		const before = known.get(address);
		if (before !== undefined) return before;
		const plain = names.text(address, true);
		if (plain === address) return address;
		let result = plain;
		for (let count = 2; taken.has(result); count += 1)
			result = plain.replace(/(?:\.[A-Za-z0-9]+)?$/, (ending) => `-${count}${ending}`);
		taken.add(result);
		known.set(address, result);
		return result;
	};
}

function getRedactor(input: RedactInput): { names: NameRedactor; people: ProtectedPeople } {
	const people = protectedPeople(input.meeting, input.assembly);
	return { people, names: nameRedactor(people.people) };
}

/** What is said of a person who is not public, and would make the person known. */
const TELLING: ReadonlySet<string> = new Set([
	'affiliation',
	'alias',
	'birth',
	'representative',
	'replaces',
	'public',
]);

function redact<Input extends RedactInput>(input: Input): Input {
	const { meeting, assembly } = input;
	const { names, people } = getRedactor(input);
	const { nodes, places } = confidentialParts(meeting);
	const missing = new Set(nodes);
	const edits: TextEdit[] = places.map(({ start, end }) => ({
		from: start.offset ?? 0,
		to: end.offset ?? 0,
		text: '',
	}));
	// What somebody declared to be interested in is for those who check the minutes, whoever it is.
	const left = [
		...[...people.nodes].flatMap(({ children }) => children.filter(({ type }) => TELLING.has(type))),
		...[...getDescendants(meeting)].filter(({ type }) => type === 'interest'),
	];
	for (const part of left) {
		missing.add(part);
		if (part.position && part.data?.file === undefined)
			edits.push({ from: part.position.start.offset ?? 0, to: part.position.end.offset ?? 0, text: '' });
	}
	addMissing(assembly, missing);
	const replaced = splitWords(meeting, names);
	for (const [node, text] of replaced) {
		const { position, data } = node as Node;
		if (position && data?.file === undefined)
			edits.push({ from: position.start.offset ?? 0, to: position.end.offset ?? 0, text });
	}
	const source = editSource(input.source, [...edits, ...editsIn(input.source, names)]);
	const address = addressRedactor(names);
	const copier = createCopier({
		text: (text) => names.text(text),
		address,
		position: source.position,
		replaced,
		missing,
	});
	const copy = copier.copy({
		meeting,
		rules: { ...input.rules, problems: [] },
		assembly: { ...assembly, problems: [] },
	});
	for (const [member, label] of people.labels) disguise(copier.copy(member), label);
	for (const [index, member] of copy.assembly.members.entries()) member.id = `member-${index + 1}`;
	relabel(assembly, people, copier.copy);
	return {
		...input,
		source: source.text,
		path: address(input.path ?? ''),
		meeting: copy.meeting,
		rules: copy.rules,
		assembly: { ...copy.assembly, find: finder(assembly, people, copier.copy) },
		messages: [],
		files: publicFiles(input, missing, address),
		loadedFiles: new Map(),
		images: publicImages(input, missing, address),
	};
}

/** Names in a source, read as its tree is: no name goes on behind the end of a paragraph, a title or an item. */
function editsIn(source: string, names: NameRedactor): TextEdit[] {
	const edits: TextEdit[] = [];
	let start = 0;
	const take = (end: number) => {
		for (const { from, to, text } of names.edits(source.slice(start, end)))
			edits.push({ from: start + from, to: start + to, text });
		start = end;
	};
	for (const { 0: found, index } of matchesIn(source, END_OF_PIECE))
		if (!found.startsWith('<!--')) take(index + found.length);
	take(source.length);
	return edits;
}

/** A comment, which may hold blank lines and ends nothing; a line break before a blank line, a title, an item or a row; one behind a title. */
const END_OF_PIECE =
	/<!--[\s\S]{0,2000}?-->|\n(?<=^[ \t>]*#{1,6}[ \t][^\n]*\n)|\n(?=[ \t>]*(?:\r?\n|[-*+|][ \t]|#{1,6}[ \t]|\d{1,9}[.)][ \t]))/gm;

/** What the assembly computed of things that go, goes too. */
function addMissing(assembly: Assembly, missing: Set<object>): void {
	for (const list of [assembly.decisions, assembly.elections, assembly.effects, assembly.quorumChecks])
		for (const entry of list) if (missing.has(entry.node)) missing.add(entry);
	for (const decision of assembly.decisions)
		for (const vote of decision.votes) if (missing.has(vote.ballot)) missing.add(vote);
	const attendances = [
		assembly.opening,
		...assembly.effects.flatMap(({ before, after }) => [before, after]),
		...assembly.decisions.flatMap(({ votes }) => votes.map(({ attendance }) => attendance)),
		...assembly.elections.map(({ attendance }) => attendance),
	];
	for (const { since } of attendances) if (since && missing.has(since.node)) missing.add(since);
}

/** The copy of a member bears the initials, and nothing that tells who it is. */
function disguise(member: Member, label: string): void {
	member.name = label;
	member.affiliation = undefined;
	member.representative = undefined;
	member.replaces = undefined;
	member.born = undefined;
	// Nothing is left to hide.
	member.public = true;
}

/** Names that a reader would resolve: each becomes what stands for the person, in whatever form it was written. */
function relabel(
	assembly: Assembly,
	{ labels, nodes }: ProtectedPeople,
	copy: <Value>(value: Value) => Value,
): void {
	const getLabel = (name: string) => {
		const member = assembly.find(name);
		return member && labels.get(member);
	};
	for (const person of nodes) {
		const name = getChild(person, 'name');
		const label =
			name && (getLabel(name.value) ?? [...labels].find(([member]) => member.nodes.includes(person))?.[1]);
		const twin = copy(person) as Person | undefined;
		const twinName = getChild(twin, 'name');
		if (label !== undefined && twinName) twinName.value = label;
	}
}

/** Finds members of the copy by what their names have become, then as before. */
function finder(
	assembly: Assembly,
	{ labels }: ProtectedPeople,
	copy: <Value>(value: Value) => Value,
): Assembly['find'] {
	const byLabel = new Map([...labels].map(([member, label]) => [foldName(label), copy(member)]));
	return (name) => {
		const labelled = byLabel.get(foldName(name));
		if (labelled) return labelled;
		const member = assembly.find(name);
		return member && copy(member);
	};
}

/** Files of people and votes are for those who count, annexes of confidential passages for those who were there. */
function publicFiles(
	input: RedactInput,
	missing: ReadonlySet<object>,
	address: (path: string) => string,
): RedactInput['files'] {
	if (input.files === undefined) return undefined;
	return new Map(
		[...input.files]
			.filter(
				([, { kind, node }]) =>
					kind !== 'roll' && kind !== 'votes' && (node === undefined || !missing.has(node)),
			)
			.map(([path, { node: _node, ...facts }]) => [address(path), facts]),
	);
}

function publicImages(
	{ meeting, images }: RedactInput,
	missing: ReadonlySet<object>,
	address: (path: string) => string,
): RedactInput['images'] {
	const shown = new Set<string>();
	for (const node of getDescendants(meeting)) {
		if (missing.has(node)) continue;
		const { url, value } = node as { url?: unknown; value?: unknown };
		for (const path of [url, value]) if (typeof path === 'string') shown.add(path);
	}
	return new Map(
		[...images]
			.filter(([path]) => shown.has(path))
			.map(([path, { bytes, mediaType, ...image }]) => [
				address(path),
				{ ...image, mediaType, bytes: barePicture(bytes, mediaType, address) },
			]),
	);
}

// --- What of a meeting is not for the public, names apart: nothing of it may be in the public version.

/** What goes, as nodes and as places of the source. */
interface ConfidentialParts {
	/** Every node that goes, with everything below it. */
	nodes: ReadonlySet<object>;
	/** Where the source holds it. */
	places: readonly Position[];
}

/** The content of confidential passages, the notes and link targets that only they refer to, and comments, which no page shows. */
function confidentialParts(meeting: Meeting): ConfidentialParts {
	const nodes = new Set<object>();
	const places: Position[] = [];
	const remove = (node: Node) => {
		if (node.position && node.data?.file === undefined) places.push(node.position);
		for (const below of getDescendants(node)) nodes.add(below);
	};
	for (const node of getDescendants(meeting)) {
		if (node.type === 'problem' || node.type === 'uncounted') nodes.add(node);
		if (isComment(node)) remove(node);
		if (node.type !== 'confidential' || nodes.has(node)) continue;
		for (const child of (node as Parent).children) if (child.type !== 'title') remove(child);
	}
	// A note may refer to further notes: each that goes may be the last that refers to another.
	const notes = new Notes(meeting, nodes);
	for (let target = notes.next(); target !== undefined; target = notes.next())
		for (const definition of notes.getDefinitions(target)) {
			if (nodes.has(definition)) continue;
			for (const below of getDescendants(definition)) if (!nodes.has(below)) notes.lose(below);
			remove(definition);
		}
	return { nodes, places };
}

/** A note of whoever wrote the file, or the reason for which a rule is silenced. */
function isComment(node: Node): boolean {
	return node.type === 'ignore' || (node.type === 'html' && /^\s*<!--/.test((node as Html).value));
}

function getTarget(node: Node): string | undefined {
	if (node.type !== 'footnoteDefinition' && node.type !== 'definition') return undefined;
	const kind = node.type === 'definition' ? 'link' : 'note';
	return `${kind} ${(node as Node & { identifier: string }).identifier}`;
}

function referenceIn(node: Node): string | undefined {
	if (!['footnoteReference', 'linkReference', 'imageReference'].includes(node.type)) return undefined;
	const kind = node.type === 'footnoteReference' ? 'note' : 'link';
	return `${kind} ${(node as Node & { identifier: string }).identifier}`;
}

/** Notes and targets of links by what still refers to them. Each reference is looked at once when it goes, so that a chain of notes costs its length. */
class Notes {
	readonly #definitions = new Map<string, Node[]>();
	/** How many references stay. */
	readonly #staying = new Map<string, number>();
	readonly #left: string[] = [];

	constructor(meeting: Meeting, gone: ReadonlySet<object>) {
		const lost = new Set<string>();
		for (const node of getDescendants(meeting)) {
			const target = getTarget(node);
			if (target !== undefined) {
				addTo(this.#definitions, target, node);
			}
			const reference = referenceIn(node);
			if (reference === undefined) continue;
			if (gone.has(node)) lost.add(reference);
			else this.#staying.set(reference, (this.#staying.get(reference) ?? 0) + 1);
		}
		for (const reference of lost) if (!this.#staying.has(reference)) this.#left.push(reference);
	}

	/** One to which only what went referred. */
	next(): string | undefined {
		return this.#left.pop();
	}

	getDefinitions(target: string): readonly Node[] {
		return this.#definitions.get(target) ?? [];
	}

	/** Takes note that a node goes. */
	lose(node: Node): void {
		const reference = referenceIn(node);
		if (reference === undefined) return;
		const staying = (this.#staying.get(reference) ?? 0) - 1;
		this.#staying.set(reference, staying);
		if (staying === 0) this.#left.push(reference);
	}
}

// --- A copy of a whole graph of objects, in which every text is changed and some objects are missing.

interface CopyOptions {
	/** What each text becomes. */
	text(text: string): string;
	/** What each identifier, link and file name becomes. */
	address(text: string): string;
	/** Where each place of the meeting file has gone. */
	position(position: Position): Position;
	/** Texts of nodes that are not read alone. */
	replaced: ReadonlyMap<object, string>;
	/** Objects that have no copy: lists lose them, fields that hold them become undefined. */
	missing: ReadonlySet<object>;
}

/** Copies of objects of one graph: what is shared in it is shared in the copy. */
interface Copier {
	copy<Value>(value: Value): Value;
}

/** Fields whose texts are names of our own: they say what a thing is, never what somebody wrote. */
const STRUCTURAL: ReadonlySet<string> = new Set(['type', 'rule', 'mediaType', 'lang']);

/** A copier. It goes over a graph without recursion: attendances hang together like a chain. */
function createCopier({ text, address, position, replaced, missing }: CopyOptions): Copier {
	const copies = new Map<object, unknown>();
	const waiting: Array<() => void> = [];

	function shell(value: unknown): unknown {
		if (typeof value === 'string') return text(value);
		if (typeof value !== 'object' || value === null || isBytes(value)) return value;
		if (missing.has(value)) return undefined;
		const known = copies.get(value);
		if (known !== undefined) return known;
		const copy = emptyCopy(value);
		copies.set(value, copy);
		waiting.push(() => fill(value, copy));
		return copy;
	}

	function fill(value: object, copy: object): void {
		if (Array.isArray(value)) {
			for (const item of value)
				if (typeof item !== 'object' || item === null || !missing.has(item))
					(copy as unknown[]).push(shell(item));
		} else if (isMap(value)) {
			for (const [key, item] of value)
				if (!isMissing(key) && !isMissing(item)) (copy as Map<unknown, unknown>).set(shell(key), shell(item));
		} else if (value instanceof Set) {
			for (const item of value) if (!isMissing(item)) (copy as Set<unknown>).add(shell(item));
		} else {
			const own = (value as Partial<Node>).data?.file === undefined;
			const whole = replaced.get(value);
			for (const [name, item] of Object.entries(value)) {
				(copy as Record<string, unknown>)[name] =
					name === 'position' && item && own
						? position(item as Position)
						: typeof item !== 'string'
							? shell(item)
							: STRUCTURAL.has(name)
								? item
								: name === 'value' && whole !== undefined
									? whole
									: isAddress(value, name)
										? address(item)
										: text(item);
			}
		}
	}

	function isMissing(value: unknown): boolean {
		return typeof value === 'object' && value !== null && missing.has(value);
	}

	return {
		copy<Value>(value: Value): Value {
			const result = shell(value) as Value;
			for (let next = waiting.pop(); next; next = waiting.pop()) next();
			return result;
		},
	};
}

/** Whether a field holds an identifier, a link, or the name of a file. */
function isAddress(of: object, field: string): boolean {
	const { type } = of as { type?: unknown };
	if (field === 'value') return type === 'identifier' || type === 'fileValue';
	return ADDRESSES.has(field) || (field === 'label' && 'identifier' in of);
}

const ADDRESSES: ReadonlySet<string> = new Set(['id', 'identifier', 'url']);

function emptyCopy(value: object): object {
	if (Array.isArray(value)) return [];
	if (isMap(value)) return new Map();
	return value instanceof Set ? new Set() : {};
}

function isBytes(value: object): boolean {
	return ArrayBuffer.isView(value) || value instanceof RegExp || value instanceof Date;
}

/** Maps, and what reads like one. */
function isMap(value: object): value is ReadonlyMap<unknown, unknown> {
	return (
		Symbol.iterator in value && 'get' in value && typeof value.get === 'function' && !Array.isArray(value)
	);
}
