/** Offsets of a text as places of the protocol, and back. Both count UTF-16 units. */

import type { Range, TextEdit } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../editor/index.js';

/** A range of offsets. */
export interface Offsets {
	from: number;
	to: number;
}

/** A range of the source as the protocol has it. */
export function getRange(document: TextDocument, { from, to }: Offsets): Range {
	return { start: document.positionAt(from), end: document.positionAt(to) };
}

/** Changes of the source as the protocol has them. */
export function getEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
	return changes.map((change) => ({ range: getRange(document, change), newText: change.insert }));
}

/** One change that makes one text of another. */
export function getDifference(old: string, text: string): TextChange[] {
	if (old === text) return [];
	const shortest = Math.min(old.length, text.length);
	let from = 0;
	while (from < shortest && old[from] === text[from]) from++;
	let tail = 0;
	while (tail < shortest - from && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
	return [{ from, to: old.length - tail, insert: text.slice(from, text.length - tail) }];
}
