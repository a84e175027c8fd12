/** What a check keeps of a file when its tree is no longer needed: its messages, with the lines that a report shows. */

import type { Position } from 'unist';
import { VFileMessage } from 'vfile-message';
import type { CollectionMeeting } from '../../collection/index.js';
import type { Language } from '../../language/index.js';
import type { Diagnostic } from '../../lint/run.js';
import type { ReportedFile } from '../../report/index.js';
import type { PlacedFile } from '../collection/check-folder.js';
import type { CompiledFile } from '../compile-file.js';
import { reported } from '../compile-file.js';
import { summarize } from '../summary.js';

/** A checked file: plain data (`JSON.stringify` keeps all of it), small beside the compiled one. */
export interface CheckedFile {
	/** As the user named it. */
	path: string;
	lang: Language;
	messages: KeptMessage[];
	/** The lines of the file that messages stand on, or that rules across meetings may speak of. */
	lines: NumberedLine[];
	/** The same of the files beside it, by the name that messages give them. */
	beside: Array<[name: string, lines: NumberedLine[]]>;
	/** What it is among others; absent where nobody asked, and for standard input. */
	among?: PlacedFile | undefined;
	/** The one line that says how a meeting without errors came out. */
	news: string;
	/** How each vote was judged, where that was asked for. */
	derivations?: string | undefined;
}

/** A line of a file, from 1. */
type NumberedLine = [number: number, text: string];

/** A message as data. */
type KeptMessage = Pick<Diagnostic, 'file' | 'severity' | 'reason'> & {
	rule: string;
	place: Position | null;
	note?: string | undefined;
	url?: string | undefined;
	fixes?: Diagnostic['fixes'] | undefined;
};

/** What is kept of a compiled file. `messages`: those of its own that are wanted. */
export function keepFile(
	file: CompiledFile,
	messages: readonly Diagnostic[],
	among: PlacedFile | undefined,
): CheckedFile {
	const { path, source, lang, beside } = reported(file);
	const own = messages.filter((message) => message.file === '').map(({ line }) => line);
	const lines = quote(source, [...own, ...(among ? getPlaceLines(among.meeting) : [])]);
	const others = [...(beside ?? [])].map(([name, text]): [string, NumberedLine[]] => [
		name,
		quote(
			text,
			messages.filter((message) => message.file === name).map(({ line }) => line),
		),
	]);
	const kept: CheckedFile = {
		path,
		lang,
		messages: messages.map(keepMessage),
		lines,
		beside: others,
		among,
		news: summarize(file.compiled, []),
	};
	// Texts that were cut out of the source would hold the whole of it.
	return JSON.parse(JSON.stringify(kept)) as CheckedFile;
}

/** A checked file as reports take it, with more messages. */
export function reportedFile(file: CheckedFile, more: readonly Diagnostic[]): ReportedFile {
	const { path, lang, messages, lines, beside } = file;
	return {
		path,
		lang,
		source: textWith(lines),
		beside: new Map(beside.map(([name, some]) => [name, textWith(some)])),
		messages: [...messages.map(getMessage), ...more],
	};
}

function keepMessage(message: Diagnostic): KeptMessage {
	const { file, severity, reason, ruleId, place, note, url, fixes } = message;
	const range = place === undefined ? null : 'start' in place ? place : { start: place, end: place };
	return { file, severity, reason, rule: ruleId ?? '', place: range, note, url, fixes };
}

function getMessage({ file, severity, reason, rule, place, note, url, fixes }: KeptMessage): Diagnostic {
	const message = new VFileMessage(reason, {
		place: place ?? undefined,
		ruleId: rule,
		source: 'pv',
	}) as Diagnostic;
	return Object.assign(message, { file, severity, note, url, ...(fixes ? { fixes } : {}) });
}

/** The lines that a rule across meetings may put a message on. */
function getPlaceLines(meeting: CollectionMeeting): number[] {
	const placed = [
		...meeting.attendance,
		...meeting.mandates,
		...meeting.actions,
		...meeting.numbers,
		...meeting.minutesNamed,
		...meeting.links,
		{ place: meeting.datePlace },
	];
	return placed.flatMap(({ place }) => place?.start.line ?? []);
}

function quote(text: string, numbers: ReadonlyArray<number | undefined>): NumberedLine[] {
	const wanted = new Set(numbers.map((number) => number ?? 1));
	if (wanted.size === 0) return [];
	const lines = text.split(/\r\n|\n|\r/);
	return [...wanted]
		.sort((a, b) => a - b)
		.flatMap((number): NumberedLine[] => {
			const line = lines[number - 1];
			return line === undefined ? [] : [[number, line]];
		});
}

/** A text in which these lines stand where they stood, the others empty. */
function textWith(lines: readonly NumberedLine[]): string {
	const all: string[] = [];
	for (const [number, text] of lines) {
		while (all.length < number - 1) all.push('');
		all.push(text);
	}
	return all.join('\n');
}
