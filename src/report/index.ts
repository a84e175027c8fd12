/** The messages of one or more files as text, JSON, GitHub commands and SARIF, with their sources for the lines that are shown. */

import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { type Language, phrasebook } from '../language/index.js';
import { compareText, visible } from '../text/letters.js';
import { wrapText } from '../text/phrase.js';

interface ReportedMessage extends VFileMessage {
	/** The file of its place where it is not the reported file: a roll, a rules file; as the meeting names it. */
	file: string;
	severity: 'error' | 'warning' | 'info';
	fixes?: Array<{ description: string; safe: boolean; edits: Array<{ position: Position; text: string }> }>;
}

export interface ReportedFile {
	/** Path as the user knows it. */
	path: string;
	source: string;
	/** Texts of the files beside it that messages speak of, by the name that these give them. */
	beside?: ReadonlyMap<string, string> | undefined;
	lang: Language;
	messages: readonly ReportedMessage[];
}

/** A message flattened: the fixed shape of the JSON format, which the other formats read too. */
interface FlatMessage {
	file: string;
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	severity: 'error' | 'warning' | 'info';
	rule: string;
	message: string;
	note?: string;
	url?: string;
	fixes?: Array<{ description: string; safe: boolean; edits: Array<{ range: FlatRange; text: string }> }>;
}

/** Places are 1-based; the end column is exclusive; columns count UTF-16 units. */
interface FlatRange {
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
}

/** All messages of all files, sorted by file, line and column. */
export function flatten(files: readonly ReportedFile[]): FlatMessage[] {
	const flat = files.flatMap((file) => file.messages.map((message) => flattenMessage(file, message)));
	return flat.sort(
		(a, b) =>
			compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule),
	);
}

function flattenMessage(file: ReportedFile, message: ReportedMessage): FlatMessage {
	const flat: FlatMessage = {
		file: message.file === '' ? file.path : besides(file.path, message.file),
		...flatRange(message.place),
		severity: message.severity,
		rule: message.ruleId ?? '',
		message: message.reason,
	};
	if (message.note) flat.note = message.note;
	if (message.url) flat.url = message.url;
	if (message.fixes) {
		flat.fixes = message.fixes.map((fix) => ({
			description: fix.description,
			safe: fix.safe,
			edits: fix.edits.map((edit) => ({ range: flatRange(edit.position), text: edit.text })),
		}));
	}
	return flat;
}

/** The path of a file that stands beside another. Windows parts folders with either stroke. */
function besides(path: string, other: string): string {
	const folder = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
	if (isAbsolute(other.replace(/\\/g, '/'))) return other;
	return `${path.slice(0, folder + 1)}${other.replace(/^(?:\.[/\\])+/, '')}`;
}

function flatRange(place: VFileMessage['place']): FlatRange {
	const start = place && 'start' in place ? place.start : place;
	const end = place && 'end' in place ? place.end : start;
	return {
		line: start?.line ?? 1,
		column: start?.column ?? 1,
		endLine: end?.line ?? start?.line ?? 1,
		endColumn: end?.column ?? start?.column ?? 1,
	};
}

/** The messages as one JSON array, for programs. */
export function reportJson(files: readonly ReportedFile[]): string {
	return `${JSON.stringify(flatten(files), null, 2)}\n`;
}

// --- Paths as services take them that show messages beside the code: with slashes, from the folder that the
// paths are relative to.

/** The start of an absolute path: a share of Windows, a drive, the root. */
const ROOT = /^(?:\/\/(?!\/)|(?:[a-z]:)?\/)/i;

/**
 * The path from a folder, without steps on the spot or back. A path that leaves the folder becomes absolute; where no folder is given it
 * keeps its steps up.
 */
function pathFrom(folder: string | undefined, path: string): string {
	const own = normal(path);
	if (folder === undefined) return own;
	const base = normal(folder);
	const full = isAbsolute(own) ? own : normal(`${base}/${own}`);
	const start = base.endsWith('/') ? base : `${base}/`;
	return full.startsWith(start) ? full.slice(start.length) : full;
}

/** Whether a path with slashes starts at a root. */
function isAbsolute(path: string): boolean {
	return ROOT.test(path);
}

/** A path with slashes as the address of a file: relative as it is, or with its scheme. Source: RFC 3986, RFC 8089. */
function fileUri(path: string): string {
	const [root = ''] = ROOT.exec(path) ?? [];
	const steps = path.slice(root.length).split('/').map(encodeURIComponent).join('/');
	if (root === '') return steps;
	if (root === '//') return `file://${steps}`;
	return `file://${root.startsWith('/') ? '' : '/'}${root}${steps}`;
}

function normal(path: string): string {
	const slashed = path.replace(/\\/g, '/');
	const [root = ''] = ROOT.exec(slashed) ?? [];
	const steps: string[] = [];
	for (const step of slashed.slice(root.length).split('/')) {
		if (step === '' || step === '.') continue;
		const last = steps.at(-1);
		if (step !== '..') steps.push(step);
		else if (last !== undefined && last !== '..') steps.pop();
		else if (root === '') steps.push(step);
	}
	return `${root}${steps.join('/')}`;
}

// --- The messages for people: place, severity and what is wrong; the line with a mark under the words; what to do; the rule's name.
// (vfile-reporter speaks English only and shows no source line, which a secretary needs.)

/** Options of the report for terminals. */
export interface TextOptions {
	/** Whether colours may be used. */
	colors: boolean;
	/** Width to wrap at, where a person reads. */
	columns?: number | undefined;
	/** Errors only. */
	quiet?: boolean | undefined;
}

/** Everything that was found, file by file. Empty where there is nothing. */
export function reportText(files: readonly ReportedFile[], options: TextOptions): string {
	const sources = new Map(files.flatMap(textsByFile));
	const blocks = flatten(files)
		.filter((message) => !options.quiet || message.severity === 'error')
		.map((message) => block(message, sources.get(message.file), options));
	return blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
}

/** A file that messages speak of. */
interface QuotedText {
	lines: string[];
	/** That of the messages: they speak the language of their minutes. */
	lang: Language;
}

function textsByFile({ path, source, beside, lang }: ReportedFile): Array<[path: string, text: QuotedText]> {
	const texts: Array<[string, string]> = [[path, source]];
	for (const [name, text] of beside ?? []) texts.push([besides(path, name), text]);
	return texts.map(([name, text]) => [name, { lines: text.split(/\r\n|\n|\r/), lang }]);
}

function block(message: FlatMessage, text: QuotedText | undefined, options: TextOptions): string {
	const paint = painter(options.colors);
	const label = phrasebook(text?.lang ?? 'en')(`cli.severity.${message.severity}`);
	const tone = { error: '31', warning: '33', info: '36' }[message.severity];
	const place = `${visible(message.file)}:${message.line}:${message.column}`;
	const lines = [`${paint('1', place)}  ${paint(tone, label)}  ${paint('2', message.rule)}`];
	for (const each of wrap(visible(message.message), options.columns)) lines.push(each);
	for (const each of excerpt(message, text?.lines, paint, tone, options.columns)) lines.push(each);
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

// --- The messages for services that show them beside the code: SARIF, and the commands of GitHub.

/** What SARIF says of a rule. */
export interface RuleFacts {
	id: string;
	/** One sentence. */
	summary: string;
	/** The whole page, Markdown. */
	page: string;
	severity: 'error' | 'warning' | 'info';
}

/**
 * SARIF 2.1.0 as code scanning services read it: relative paths, rules with help, and fingerprints without line numbers so that a
 * message keeps its identity when text is added above it. `folder`: the absolute path of the folder that they are relative to; a file
 * outside it has its whole address. Source: OASIS, SARIF 2.1.0.
 */
export function reportSarif(
	files: readonly ReportedFile[],
	rules: readonly RuleFacts[],
	version: string,
	folder?: string,
): string {
	const messages = flatten(files).map((message) => ({ ...message, file: pathFrom(folder, message.file) }));
	const index = new Map(rules.map((rule, position) => [rule.id, position]));
	const seen = new Map<string, number>();
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'pv',
						semanticVersion: version,
						rules: rules.map((rule) => ({
							id: rule.id,
							shortDescription: { text: cut(rule.summary) },
							fullDescription: { text: cut(rule.summary) },
							help: { text: rule.summary, markdown: rule.page },
							defaultConfiguration: { level: level(rule.severity) },
						})),
					},
				},
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: {
					'%SRCROOT%': { description: { text: 'The folder that the paths are relative to.' } },
				},
				results: messages.map((message) => result(message, index, seen)),
			},
		],
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}

function result(message: FlatMessage, index: ReadonlyMap<string, number>, seen: Map<string, number>): object {
	const uri = fileUri(message.file);
	const artifactLocation = isAbsolute(message.file) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
	const identity = `${message.rule}\n${message.file}\n${message.message.replace(/\d+/g, '#')}`;
	const occurrence = (seen.get(identity) ?? 0) + 1;
	seen.set(identity, occurrence);
	return {
		ruleId: message.rule,
		ruleIndex: index.get(message.rule) ?? -1,
		level: level(message.severity),
		message: { text: message.note ? `${message.message}\n${message.note}` : message.message },
		locations: [{ physicalLocation: { artifactLocation, region: region(message) } }],
		partialFingerprints: { 'pvMessage/v1': `${fingerprint(identity)}:${occurrence}` },
		...(message.fixes && {
			fixes: message.fixes.map((fix) => ({
				description: { text: fix.description },
				artifactChanges: [
					{
						artifactLocation,
						replacements: fix.edits.map((edit) => ({
							deletedRegion: region(edit.range),
							insertedContent: { text: edit.text },
						})),
					},
				],
			})),
		}),
	};
}

function region(range: FlatRange): object {
	return {
		startLine: range.line,
		startColumn: range.column,
		endLine: range.endLine,
		endColumn: range.endColumn,
	};
}

function level(severity: FlatMessage['severity']): string {
	return severity === 'info' ? 'note' : severity;
}

/** Services cut descriptions at 1,024 characters. */
function cut(text: string): string {
	return text.length > 1024 ? `${text.slice(0, 1023)}…` : text;
}

/** FNV-1a, 64 bits: an identity to compare, not a secret. */
function fingerprint(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let index = 0; index < text.length; index++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
	}
	return hash.toString(16).padStart(16, '0');
}

/**
 * Workflow commands that GitHub turns into annotations. It shows ten errors and ten warnings a step, so errors come first.
 * `folder`: the absolute path of the folder that the paths are relative to.
 * Source: GitHub Docs, "Workflow commands for GitHub Actions".
 */
export function reportGithub(files: readonly ReportedFile[], folder?: string): string {
	const order = { error: 0, warning: 1, info: 2 };
	const command = { error: 'error', warning: 'warning', info: 'notice' };
	return flatten(files)
		.sort((a, b) => order[a.severity] - order[b.severity])
		.map((message) => {
			const properties = [
				`title=${escapeProperty(`pv ${message.rule}`)}`,
				`file=${escapeProperty(pathFrom(folder, message.file))}`,
				`line=${message.line}`,
				`col=${message.column}`,
				`endLine=${message.endLine}`,
				`endColumn=${message.endColumn}`,
			];
			const text = message.note ? `${message.message}\n${message.note}` : message.message;
			return `::${command[message.severity]} ${properties.join(',')}::${escapeData(text)}\n`;
		})
		.join('');
}

function escapeData(text: string): string {
	return visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}

function escapeProperty(text: string): string {
	return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
