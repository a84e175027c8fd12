/** A copy of a whole graph of objects, in which every text is changed and some objects are missing. */

import type { Node, Position } from 'unist';

/** How a graph is copied. */
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
export function createCopier({ text, address, position, replaced, missing }: CopyOptions): Copier {
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
