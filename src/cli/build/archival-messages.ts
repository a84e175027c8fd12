/** What is said of a PDF that claims nothing, and of annexes whose pages stay out of it. */

import { VFileMessage } from 'vfile-message';
import { type AnyPhrase, messageKey } from '../../language/index.js';
import type { Diagnostic } from '../../lint/run.js';
import type { CompiledFile } from '../compile-file.js';
import type { ArchiveObstacle } from '../record/archive-record.js';

/** Messages about what keeps the PDF from its claims; an image without alternative has one already, at its place. */
export function archivalMessages(file: CompiledFile, obstacles: readonly ArchiveObstacle[]): Diagnostic[] {
	const severity = file.config.severities?.['document/not-archival'] ?? 'warning';
	if (severity === 'off') return [];
	const { phrase, files } = file.compiled;
	return obstacles
		.filter(({ code }) => code !== 'noAlternative')
		.map((obstacle) => {
			const isAnnex = obstacle.code === 'annex';
			const values = isAnnex
				? { path: obstacle.path, why: obstacle.why, clause: obstacle.clause }
				: { page: obstacle.page ?? 1 };
			const say = (part: 'reason' | 'note') =>
				(phrase as AnyPhrase)(messageKey('document/not-archival', obstacle.code, part), values);
			const node = isAnnex ? files.get(obstacle.path)?.node : undefined;
			const message = new VFileMessage(say('reason'), {
				place: node?.position,
				ruleId: 'document/not-archival',
				source: 'pv',
			}) as Diagnostic;
			message.file = '';
			message.severity = severity;
			message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
			message.note = say('note') || undefined;
			message.url = 'docs/messages/document/not-archival.md';
			return message;
		});
}

// --- What is said of characters that a page shows and that no embedded font has.

/** More characters than this are only counted: a text in a script that has no font would fill the screen. */
const MOST_NAMED = 10;

/** One message a character, at the first place that has it. `strict` makes them errors. */
export function fontMessages(
	file: CompiledFile,
	characters: readonly string[],
	strict: boolean,
): Diagnostic[] {
	const severity = strict ? 'error' : (file.config.severities?.['document/not-archival'] ?? 'warning');
	if (severity === 'off') return [];
	return characters.slice(0, MOST_NAMED).map((character, index) => {
		const { path, start } = getPlace(character, file);
		const values = {
			character,
			code: (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
			others: index === MOST_NAMED - 1 ? characters.length - MOST_NAMED : 0,
		};
		const end = start && { ...start, column: start.column + character.length };
		const message = new VFileMessage(file.compiled.phrase(`${KEY}.reason`, values), {
			place: start && end && { start, end },
			ruleId: 'document/not-archival',
			source: 'pv',
		}) as Diagnostic;
		message.file = path;
		message.severity = severity;
		message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
		message.note = file.compiled.phrase(`${KEY}.note`, values);
		message.url = 'docs/messages/document/not-archival.md';
		return message;
	});
}

/** Whether a PDF lacks a glyph: of a font that the project brought, its pages alone tell it. */
export function isMissingGlyph({ code }: ArchiveObstacle): boolean {
	return code === 'missingGlyph';
}

/** The same file, with what keeps a PDF from its claims as an error. */
export function asErrors(file: CompiledFile): CompiledFile {
	const severities = { ...file.config.severities, 'document/not-archival': 'error' as const };
	return { ...file, config: { ...file.config, severities } };
}

const KEY = 'messages.document/not-archival.noFont';

interface Start {
	line: number;
	column: number;
}

/** Where a character is written first: in the meeting file, else in a roll or a file of votes that it names. */
function getPlace(character: string, { compiled }: CompiledFile): { path: string; start: Start | undefined } {
	const own = startIn(compiled.source, character);
	if (own) return { path: '', start: own };
	for (const [path, { kind, bytes }] of compiled.loadedFiles) {
		if (kind !== 'roll' && kind !== 'votes' && kind !== 'rules') continue;
		const start = startIn(new TextDecoder().decode(bytes), character);
		if (start) return { path, start };
	}
	return { path: '', start: undefined };
}

function startIn(text: string, character: string): Start | undefined {
	const offset = text.indexOf(character);
	if (offset < 0) return undefined;
	const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
