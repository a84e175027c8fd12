/** Lines of a ballot in the text: their values, and further ones with the same list mark. */

import type { BallotLine } from '../ast/index.js';
import { colonText, type SourceText } from '../format/index.js';
import { type IdOf, type Language, vocabulary } from '../language/index.js';
import { capitalized } from '../text/letters.js';
import type { TextChange } from './text-change.js';
import { getEnd, getStart } from './tree.js';

/** `Votants : 12`. */
export function labelledLine(label: IdOf<'labels'>, value: string, lang: Language): string {
	const word = vocabulary('labels').word(label, lang);
	return `${capitalized(word)}${colonText(lang)}${value}`;
}

/** Another value behind the label of a line. */
export function valueChange(line: BallotLine, value: string, text: SourceText): TextChange[] {
	const start = getStart(line) ?? 0;
	const to = getLineEnd(line, text);
	const written = text.source.slice(start, to);
	const colon = written.indexOf(':', line.key.length);
	if (colon < 0) return [];
	const from = start + colon + 1 + (/^[*_]*[ \t\u00A0]*/.exec(written.slice(colon + 1))?.[0].length ?? 0);
	const insert = text.source[from - 1] === ':' ? ` ${value}` : value;
	return text.source.slice(from, to) === value ? [] : [{ from, to, insert }];
}

/** Further lines of the same ballot, with the list mark of the line above. */
export function linesBelow(line: BallotLine, lines: readonly string[], text: SourceText): TextChange {
	const at = getLineEnd(line, text);
	return {
		from: at,
		to: at,
		insert: lines.map((added) => `${text.lineEnd}${getMark(line, text)}${added}`).join(''),
	};
}

/** Where the line of the text ends on which a line of a ballot ends. */
export function getLineEnd(line: BallotLine, text: SourceText): number {
	const end = getEnd(line) ?? 0;
	return text.lineStop(end > 0 && text.source[end - 1] === '\n' ? end - 1 : end);
}

/** Indentation and list mark before a line. */
export function getMark(line: BallotLine, text: SourceText): string {
	const start = getStart(line) ?? 0;
	return text.source.slice(text.lineStart(start), start).replace(/[*_]+$/, '');
}

/** Whether a line is a row of a table. */
export function isInTable(line: BallotLine, text: SourceText): boolean {
	const start = getStart(line) ?? 0;
	return /^[ \t]*\|/.test(text.source.slice(text.lineStart(start), text.lineStop(start)));
}
