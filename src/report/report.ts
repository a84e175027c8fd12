/** What a reporter gets: the messages of one or more files, and their sources for the lines that it shows. */

import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import type { Language } from '../language/index.js';
import { compareText } from '../text/letters.js';

/** A message as reporters show it. */
export interface ReportedMessage extends VFileMessage {
	/** The file of its place where it is not the reported file: a roll, a rules file; as the meeting names it. */
	file: string;
	severity: 'error' | 'warning' | 'info';
	fixes?: Array<{ description: string; safe: boolean; edits: Array<{ position: Position; text: string }> }>;
}

/** One checked file. */
export interface ReportedFile {
	/** Path as the user knows it. */
	path: string;
	source: string;
	/** Texts of the files beside it that messages speak of, by the name that these give them. */
	beside?: ReadonlyMap<string, string> | undefined;
	/** Language of its messages. */
	lang: Language;
	messages: readonly ReportedMessage[];
}

/** A message flattened: the fixed shape of the JSON format, which the other formats read too. */
export interface FlatMessage {
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
export interface FlatRange {
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
export function besides(path: string, other: string): string {
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
export function pathFrom(folder: string | undefined, path: string): string {
	const own = normal(path);
	if (folder === undefined) return own;
	const base = normal(folder);
	const full = isAbsolute(own) ? own : normal(`${base}/${own}`);
	const start = base.endsWith('/') ? base : `${base}/`;
	return full.startsWith(start) ? full.slice(start.length) : full;
}

/** Whether a path with slashes starts at a root. */
export function isAbsolute(path: string): boolean {
	return ROOT.test(path);
}

/** A path with slashes as the address of a file: relative as it is, or with its scheme. Source: RFC 3986, RFC 8089. */
export function fileUri(path: string): string {
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
