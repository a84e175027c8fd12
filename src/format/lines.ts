/** Lines of a source, by offset. */

import { startOfLine } from '../text/runs.js';

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
