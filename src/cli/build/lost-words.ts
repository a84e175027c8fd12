/** No word of a body is lost on the way to the page: what is said, and done, where one is. */

import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from '../../lint/run.js';
import {
	type BodyWords,
	findLostWords,
	type LostWords,
	type PrintedWords,
	type QuotedLines,
	readBodyWords,
	wordsOfLines,
} from '../../render/index.js';
import type { CompiledFile } from '../compile-file.js';

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
			if (!this.#messages.has(words.line) && this.#messages.size < MOST_NAMED)
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
		const message = new VFileMessage(
			phrase(`${key}.reason`, { words: words.slice(0, MOST_WORDS).join(' ') }),
			{
				place: this.#options.whole
					? undefined
					: { start, end: { line, column: column + (words[0]?.length ?? 1) } },
				ruleId: 'document/words-lost',
				source: 'pv',
			},
		) as Diagnostic;
		message.file = '';
		message.severity = hasOwnTemplate ? 'warning' : 'error';
		message.fatal = !hasOwnTemplate;
		message.note = phrase(`${key}.note`);
		message.url = 'docs/messages/document/words-lost.md';
		return message;
	}
}

/** More lines than this would fill the screen, and have one cause. */
const MOST_NAMED = 5;
const MOST_WORDS = 20;
