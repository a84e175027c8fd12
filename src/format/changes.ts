import type { Language } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { addTo } from '../text/lists.js';
import { startOfLine } from '../text/runs.js';

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
	for (const change of changes) addTo(groups, change.group, change);
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

// --- Lines of a source, by offset.

/** The lines of a text without their endings. */
export class SourceText {
	readonly source: string;
	/** How the lines of the file end. */
	readonly lineEnd: '\n' | '\r\n';

	constructor(source: string) {
		this.source = source;
		this.lineEnd = /\r\n/.test(source) ? '\r\n' : '\n';
	}

	/** Offset of the first character of the line that holds an offset. */
	lineStart(offset: number): number {
		return startOfLine(this.source, offset);
	}

	/** Offset of the end of that line, before its line ending. */
	lineStop(offset: number): number {
		const next = this.source.indexOf('\n', offset);
		const end = next < 0 ? this.source.length : next;
		return end > offset && this.source[end - 1] === '\r' ? end - 1 : end;
	}

	/** Offset of the next line's first character; the text's length where there is none. */
	nextLine(offset: number): number {
		const next = this.source.indexOf('\n', offset);
		return next < 0 ? this.source.length : next + 1;
	}

	/** Start of the run of blank lines that ends where a line starts. */
	blankBefore(lineStart: number): number {
		let start = lineStart;
		while (start > 0) {
			const previous = this.lineStart(start - 1);
			if (this.source.slice(previous, start).trim() !== '') break;
			start = previous;
		}
		return start;
	}

	/** End of the run of blank lines that starts where a line starts: the start of the next line that says something. */
	blankAfter(lineStart: number): number {
		let end = lineStart;
		while (end < this.source.length) {
			const next = this.nextLine(end);
			if (this.source.slice(end, next).trim() !== '') break;
			end = next;
		}
		return end;
	}
}

// --- The marks between the parts of a line.

/** White space inside a line, no-break kinds included. */
export const SPACES = '[ \\t\\u00A0\\u202F\\u2009]';

/** A colon between a label and its value, emphasis that ends around it included: `**Vote :** `. */
const COLON = new RegExp(`^([*_]*)${SPACES}*:([*_]*)${SPACES}*`);

/** A colon as it is laid out, at the start of a text: how much was written, and what to write. Nothing where the text starts otherwise. */
export function colonAt(text: string, lang: Language): { length: number; text: string } | undefined {
	const written = COLON.exec(text);
	if (!written) return undefined;
	const [whole, before = '', after = ''] = written;
	const isLast = whole.length === text.trimEnd().length || text.trim() === whole.trim();
	const length = isLast ? text.length : whole.length;
	return { length, text: `${before}${LOCALES[lang].colonSpace}:${after}${isLast ? '' : ' '}` };
}

/** A time in figures as it is laid out: `14h25`, `2:25 pm`; in words, as it is written. */
export function timeLayout(written: string, lang: Language): string {
	const clock = new RegExp(`^(\\d{1,2})${SPACES}*[hH:]${SPACES}*(\\d{2})?$`).exec(written);
	if (clock) {
		const [, hours = '', minutes = ''] = clock;
		return LOCALES[lang].clockLayout(hours, minutes) ?? written;
	}
	const half = new RegExp(`^(\\d{1,2}(?::\\d{2})?)${SPACES}*([ap]m)$`, 'i').exec(written);
	return half ? `${half[1]} ${half[2]?.toLowerCase()}` : written;
}

/** A time as it is written into a file: `14h50`, `2:50 pm`. Minutes since midnight. */
export function clockText(minutes: number, lang: Language): string {
	return LOCALES[lang].clockText(Math.floor(minutes / 60) % 24, minutes % 60);
}

/** The colon between a label and its value, with its spaces. */
export function colonText(lang: Language): string {
	return `${LOCALES[lang].colonSpace}: `;
}
