/** What a build says while it goes: the messages of a file, and what keeps an output from being all that it could be. */

import { type Io, userLanguage, userWords } from '../../host/io.js';
import type { PhraseArguments, PhraseKey } from '../../language/ids.js';
import type { Diagnostic } from '../../lint/run.js';
import type { PrintNotice } from '../../pdf/index.js';
import { reportText } from '../../report/index.js';
import { type CompiledFile, reported } from '../compile-file.js';
import { archivalMessages, fontMessages, isMissingGlyph } from './output-messages.js';
import type { RenderedDocument } from './render-documents.js';
import type { RenderedOutput } from './render-outputs.js';

/** Says what a run of `pv build` has to say, on the error output. */
export class BuildReport {
	readonly #io: Io;
	readonly #quiet: boolean;
	/** Characters without a font that were named already. */
	readonly #said = new WeakMap<CompiledFile, Set<string>>();

	constructor(io: Io, quiet: boolean) {
		this.#io = io;
		this.#quiet = quiet;
	}

	/** One line in the user's language. */
	line<Key extends PhraseKey>(key: Key, ...values: PhraseArguments<Key>): void {
		this.#io.stderr.write(`${userWords(this.#io)(key, ...values)}\n`);
	}

	/** The messages of a check; with `--quiet` the errors alone. */
	checked(file: CompiledFile): void {
		this.#write(file, file.compiled.messages, this.#quiet);
	}

	/** Messages that making the outputs brought. */
	say(file: CompiledFile, messages: readonly Diagnostic[]): void {
		if (messages.length > 0) this.#write(file, messages, false);
	}

	/** What of an output has no font, and why a PDF may not call itself archival and accessible; each once a file. */
	obstacles(
		file: CompiledFile,
		{ obstacles = [], withoutFont = [] }: RenderedOutput | RenderedDocument,
	): void {
		if (this.#quiet) return;
		const said = this.#said.get(file) ?? new Set<string>();
		this.#said.set(file, said);
		const missing = withoutFont.filter((character) => !said.has(character));
		for (const character of missing) said.add(character);
		// A character that is named at its place needs no second message by its page.
		const others =
			withoutFont.length > 0 ? obstacles.filter((obstacle) => !isMissingGlyph(obstacle)) : obstacles;
		this.say(file, [...fontMessages(file, missing, false), ...archivalMessages(file, others)]);
	}

	/** What the printer has to say of the browsers that it found. The reasons that are known have words; the others are the system's own. */
	browser(notice: PrintNotice): void {
		if (this.#quiet) return;
		const { path } = notice;
		if (notice.kind === 'sandbox-off')
			this.line('cli.build.noSandbox', {
				reason: userWords(this.#io)(`cli.build.sandbox.${notice.reason}`),
				path,
			});
		else this.line('cli.build.browserSkipped', { reason: notice.reason, path });
	}

	#write(file: CompiledFile, messages: readonly Diagnostic[], quiet: boolean): void {
		const { env, stderr } = this.#io;
		const text = reportText([{ ...reported(file), messages: [...messages] }], {
			lang: userLanguage(env),
			colors: stderr.colors,
			columns: stderr.columns,
			quiet,
		});
		if (text) stderr.write(text);
	}
}
