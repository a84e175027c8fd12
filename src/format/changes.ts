import type { Language } from '../ast/index.js';
import type { SourceText } from './lines.js';

/** Replacements of ranges of a source, and how they are applied. */

/** One range of the source and the text that takes its place. Offsets in UTF-16 units. */
export interface Change {
	from: number;
	to: number;
	text: string;
	/** Changes of one group are made together or not at all: a list whose marks change, the indentation of a header. */
	group: string;
}

/** Collects the changes of a file: none that changes nothing, none twice, none that overlaps an earlier one. */
export class ChangeList {
	readonly #source: string;
	readonly #changes = new Map<number, Change>();

	constructor(source: string) {
		this.#source = source;
	}

	/** Replaces a range; `group` is the range's own where none is given. */
	replace(from: number, to: number, text: string, group = `at ${from}`): void {
		if (from > to || this.#source.slice(from, to) === text || this.#changes.has(from)) return;
		this.#changes.set(from, { from, to, text, group });
	}

	/** The changes in source order. */
	all(): Change[] {
		const sorted = [...this.#changes.values()].sort((a, b) => a.from - b.from);
		let end = -1;
		return sorted.filter((change) => {
			if (change.from < end) return false;
			end = change.to;
			return true;
		});
	}
}

/** The changes by group, in source order of the first of each. */
export function getGroups(changes: readonly Change[]): Change[][] {
	const groups = new Map<string, Change[]>();
	for (const change of changes) {
		const group = groups.get(change.group);
		if (group) group.push(change);
		else groups.set(change.group, [change]);
	}
	return [...groups.values()];
}

/** The source with these changes made. */
export function applyChanges(source: string, changes: readonly Change[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from)) {
		parts.push(source.slice(at, from), text);
		at = to;
	}
	parts.push(source.slice(at));
	return parts.join('');
}

/** What the layout of one part of the body needs. */
export interface Layout {
	text: SourceText;
	changes: ChangeList;
	lang: Language;
}
