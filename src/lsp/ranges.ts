/** Offsets of a text as places of the protocol, and back. Both count UTF-16 units. */

import type { Range, TextEdit } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../editor/index.js';

/** A range of offsets. */
interface Offsets {
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
