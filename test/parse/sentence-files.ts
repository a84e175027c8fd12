/** Files of sentences or changes, each with what is told of it behind it. */

import type { Diagnostic } from '../../src/lint/run.js';

/** A part of a file under `== name`. */
export interface Part {
	name: string;
	text: string;
}

/** The words above the parts of a file, and its parts. */
export function partsOf(file: string): { intro: string; parts: Part[] } {
	const [intro = '', ...rest] = file.split(/^== /m);
	const parts = rest.map((part) => {
		const end = part.indexOf('\n');
		return { name: part.slice(0, end), text: part.slice(end + 1).trim() };
	});
	return { intro: intro.trim(), parts };
}

/** A file of these parts. */
export function writeParts(intro: string, parts: readonly Part[]): string {
	return `${[intro, ...parts.map(({ name, text }) => `== ${name}\n\n${text}`)].join('\n\n')}\n`;
}

/** A line without what stands behind it, its `\n` as new lines. */
export function textOf(line: string): string {
	return line.replace(OUTCOME, '').replaceAll('\\n', '\n');
}

/** A line with what is told of it now. */
export function withOutcome(line: string, told: readonly string[]): string {
	const text = line.replace(OUTCOME, '');
	return told.length > 0 ? `${text} => ${told.join(' | ')}` : text;
}

const OUTCOME = / +=>.*$/;

/** The rule of a message, and the line that it offers: the last words that its note quotes. */
export function toldBy({ ruleId, note }: Diagnostic): string {
	const [, offered] = LAST_QUOTED.exec(note ?? '') ?? [];
	return [ruleId, offered].filter(Boolean).join(' ');
}

const LAST_QUOTED = /[“«][\s\u00A0\u202F]?([^“”«»]*?)[\s\u00A0\u202F]?[”»](?!.*[“«])/s;
