/** What is said of outputs, once they are made: words of the body that they lack, claims that a PDF cannot make, characters without a glyph. */

import { VFileMessage } from 'vfile-message';
import { type AnyPhrase, messageKey } from '../language/index.js';
import type { Diagnostic } from '../lint/run.js';
import type { CompiledFile } from '../project/compile-file.js';
import {
	type BodyWords,
	findLostWords,
	type LostWords,
	type PrintedWords,
	type QuotedLines,
	readBodyWords,
	wordsOfLines,
} from '../render/index.js';
import type { ArchiveObstacle } from './archive-record.js';

/** Words are missing in final minutes, which are not written. */
export class WordsLost extends Error {}

interface WordCheckOptions {
	draft: boolean;
	/** The file as it was before what the public may not see was taken out; absent where the file is whole. */
	whole?: CompiledFile | undefined;
}

/** Compares every output of one file with its body. */
export class WordCheck {
	readonly #file: CompiledFile;
	readonly #options: WordCheckOptions;
	readonly #messages = new Map<number, Diagnostic>();
	#body: BodyWords | undefined;

	constructor(file: CompiledFile, options: WordCheckOptions) {
		this.#file = file;
		this.#options = options;
	}

	/** Takes note of what an output lacks; throws where the minutes are final. A template of the project prints what it wants. */
	check(printed: PrintedWords, hasOwnTemplate: boolean): void {
		this.#body ??= this.#read();
		this.#take(findLostWords(this.#body, printed), hasOwnTemplate);
	}

	/** The same for a document that holds these lines of the minutes only. */
	checkQuotes(lines: readonly QuotedLines[], printed: PrintedWords, hasOwnTemplate: boolean): void {
		if (lines.length === 0) return;
		this.#body ??= this.#read();
		this.#take(findLostWords(wordsOfLines(this.#body, lines), printed), hasOwnTemplate);
	}

	#take(lost: readonly LostWords[], hasOwnTemplate: boolean): void {
		for (const words of lost)
			if (!this.#messages.has(words.line) && this.#messages.size < MOST_LINES)
				this.#messages.set(words.line, this.#message(words, hasOwnTemplate));
		if (lost.length > 0 && !hasOwnTemplate && !this.#options.draft) throw new WordsLost();
	}

	get messages(): Diagnostic[] {
		return [...this.#messages.values()];
	}

	#read(): BodyWords {
		const body = readBodyWords(this.#file.compiled, this.#linesWithErrors());
		// The public version has other lines than those that have errors, and what is not read as a vote is not printed as one.
		const hasErrors = this.#options.whole?.compiled.messages.some(({ severity }) => severity === 'error');
		return hasErrors === true ? { ...body, reworded: [] } : body;
	}

	/** A line that has its error already needs no second one; a misspelt label is printed as the one that was meant, and told so. */
	#linesWithErrors(): Set<number> {
		const lines = new Set<number>();
		for (const { severity, ruleId, place, file } of this.#file.compiled.messages) {
			if ((severity !== 'error' && ruleId !== 'vote/misspelt') || file !== '' || place === undefined)
				continue;
			const [start, end] = 'start' in place ? [place.start, place.end] : [place, place];
			for (let line = start.line; line <= end.line; line += 1) lines.add(line);
		}
		return lines;
	}

	#message({ words, line, column }: LostWords, hasOwnTemplate: boolean): Diagnostic {
		const key = `messages.document/words-lost.${hasOwnTemplate ? 'template' : 'lost'}` as const;
		const { phrase } = this.#file.compiled;
		// The public version has lines of its own, which nobody can look up.
		const start = { line, column };
		const end = { line, column: column + (words[0]?.length ?? 1) };
		return createMessage('document/words-lost', {
			reason: phrase(`${key}.reason`, { words: words.slice(0, MOST_WORDS).join(' ') }),
			note: phrase(`${key}.note`),
			place: this.#options.whole ? undefined : { start, end },
			severity: hasOwnTemplate ? 'warning' : 'error',
		});
	}
}

/** More lines than this would fill the screen, and have one cause. */
const MOST_LINES = 5;
const MOST_WORDS = 20;

// --- A PDF that claims nothing, and annexes whose pages stay out of it.

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
			const place = node?.position;
			return createMessage(NOT_ARCHIVAL, { reason: say('reason'), note: say('note'), place, severity });
		});
}

// --- Characters that a page shows and that no embedded font has.

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
		return createMessage(NOT_ARCHIVAL, {
			reason: file.compiled.phrase(`${KEY}.reason`, values),
			note: file.compiled.phrase(`${KEY}.note`, values),
			path,
			place: start && end && { start, end },
			severity,
		});
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

// --- What all of these messages have.

const NOT_ARCHIVAL = 'document/not-archival';

interface MessageParts {
	reason: string;
	note: string;
	/** The file that it is about; by default that of the meeting. */
	path?: string;
	place: VFileMessage['place'];
	severity: Diagnostic['severity'];
}

function createMessage(
	ruleId: 'document/words-lost' | typeof NOT_ARCHIVAL,
	{ reason, note, path = '', place, severity }: MessageParts,
): Diagnostic {
	const message = new VFileMessage(reason, { place, ruleId, source: 'pv' }) as Diagnostic;
	message.file = path;
	message.severity = severity;
	message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
	message.note = note || undefined;
	message.url = `docs/messages/${ruleId}.md`;
	return message;
}
