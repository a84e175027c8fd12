/**
 * The messages for people: place, severity and what is wrong; the line with a mark under the words; what to do; the rule's name.
 * (vfile-reporter speaks English only and shows no source line, which a secretary needs.)
 */

import type { Language } from '../language/index.js';
import { phrasebook } from '../language/index.js';
import { visible } from '../text/letters.js';
import { wrapText } from '../text/wrap.js';
import { besides, type FlatMessage, flatten, type ReportedFile } from './report.js';

/** Options of the report for terminals. */
export interface TextOptions {
	/** Whether colours may be used. */
	colors: boolean;
	/** Width to wrap at, where a person reads. */
	columns?: number | undefined;
	/** Language of what stands around the messages. */
	lang: Language;
	/** Errors only. */
	quiet?: boolean | undefined;
}

/** Everything that was found, file by file. Empty where there is nothing. */
export function reportText(files: readonly ReportedFile[], options: TextOptions): string {
	const sources = new Map(files.flatMap(linesByFile));
	const blocks = flatten(files)
		.filter((message) => !options.quiet || message.severity === 'error')
		.map((message) => block(message, sources.get(message.file), options));
	return blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
}

function linesByFile({ path, source, beside }: ReportedFile): Array<[path: string, lines: string[]]> {
	const texts: Array<[string, string]> = [[path, source]];
	for (const [name, text] of beside ?? []) texts.push([besides(path, name), text]);
	return texts.map(([name, text]) => [name, text.split(/\r\n|\n|\r/)]);
}

function block(message: FlatMessage, source: readonly string[] | undefined, options: TextOptions): string {
	const paint = painter(options.colors);
	const label = phrasebook(options.lang)(`cli.severity.${message.severity}`);
	const tone = { error: '31', warning: '33', info: '36' }[message.severity];
	const place = `${visible(message.file)}:${message.line}:${message.column}`;
	const lines = [`${paint('1', place)}  ${paint(tone, label)}  ${paint('2', message.rule)}`];
	for (const each of wrap(visible(message.message), options.columns)) lines.push(each);
	for (const each of excerpt(message, source, paint, tone, options.columns)) lines.push(each);
	if (message.note) for (const each of wrap(visible(message.note), options.columns)) lines.push(each);
	return `${lines.join('\n')}\n`;
}

/** The source line with a mark under the words. */
function excerpt(
	message: FlatMessage,
	source: readonly string[] | undefined,
	paint: (style: string, text: string) => string,
	tone: string,
	columns: number | undefined,
): string[] {
	const line = source?.[message.line - 1];
	if (line === undefined || line.trim() === '') return [];
	const start = message.column - 1;
	const end = message.endLine === message.line ? Math.max(message.endColumn - 1, start + 1) : line.length;
	// A window around the words: a paragraph is one long line.
	const from = start > 60 ? start - 40 : 0;
	const to = Math.min(line.length, Math.max(end + 20, from + 90), from + widthFor(columns) - BESIDE_LINE);
	const head = from > 0 ? '…' : '';
	const shown = `${head}${visible(line.slice(from, to))}${to < line.length ? '…' : ''}`;
	const gutter = String(message.line).padStart(5);
	const marks = '^'.repeat(Math.max(1, Math.min(end, to) - start));
	return [
		`${paint('2', `${gutter} │`)} ${shown}`,
		`${paint('2', '      │')} ${' '.repeat(head.length + start - from)}${paint(tone, marks)}`,
	];
}

/** The number of the line, the rule behind it, and a mark at each end of what is shown of a line. */
const BESIDE_LINE = 10;

function wrap(text: string, columns: number | undefined): string[] {
	return wrapText(text, widthFor(columns) - 2).map((line) => `  ${line}`);
}

/** How wide a report may be: lines of more than 110 signs are hard to read. */
function widthFor(columns: number | undefined): number {
	return Math.max(40, Math.min(columns ?? 100, 110));
}

function painter(colors: boolean): (style: string, text: string) => string {
	return colors ? (style, text) => `\u001b[${style}m${text}\u001b[0m` : (_style, text) => text;
}
