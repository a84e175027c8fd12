/** A build of many files at once: how each of them ends, and how the whole does. */

import { PvError } from '../../errors.js';
import { explainFailure } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { PhraseArguments, PhraseKey } from '../../language/ids.js';
import type { Diagnostic } from '../../lint/run.js';
import type { Printer, PrinterOptions, PrintNotice } from '../../pdf/index.js';
import { type CompiledFile, compileFile, EarlierMeetings, reported } from '../../project/compile-file.js';
import { setInTheme } from '../../project/design.js';
import { createProgress, Failures, type Progress, workAtOnce } from '../../project/find-meetings.js';
import { write } from '../../project/project.js';
import type { RenderSettings } from '../../record/archive-record.js';
import {
	type Format,
	holdsRecord,
	OUTPUT,
	oneOnOutput,
	type PlannedOutput,
	planOutputs,
	publicFile,
} from '../../record/build-outputs.js';
import {
	archivalMessages,
	asErrors,
	fontMessages,
	isMissingGlyph,
	WordCheck,
	WordsLost,
} from '../../record/output-messages.js';
import { type RenderedOutput, renderOutputs } from '../../record/render-outputs.js';
import { fontFaces } from '../../render/index.js';
import { reportText } from '../../report/index.js';
import type { ActProver } from '../register/log-files.js';
import { summarize, type Written } from '../summary.js';
import { documentsNamed, type RenderedDocument, renderDocuments } from './render-documents.js';

/** Options of `pv build`. */
export interface BuildOptions {
	/** Formats, separated by commas. */
	to?: string;
	out?: string;
	/** Writes in spite of errors, marked as a draft. */
	draft?: boolean;
	/** Theme of the minutes, from `--theme`. */
	theme?: string;
	/** Adds the derivation of every vote as an annex. */
	withProofs?: boolean;
	/** Leaves out what is confidential and the names of people who are not public. */
	public?: boolean;
	/** Puts the page inside that verifies the record, unless it is false. */
	verifier?: boolean;
	/** Large type, one column. */
	largePrint?: boolean;
	/** Writes nothing where a character has no embedded font. */
	strictFonts?: boolean;
	/** Documents around the meeting instead of its minutes, separated by commas. */
	doc?: string;
	/** Numbers of the resolutions that the documents are about, separated by commas. */
	resolution?: string;
	/** Folder of the log whose proofs these documents print. */
	log?: string;
	browser?: string;
	quiet?: boolean;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
}

/** As many meetings at a time as keep the browser busy. */
export const MEETINGS_AT_ONCE = 4;

/** How one meeting of a build ended. */
export interface BuiltPart {
	code: ExitCodeValue;
	written: number;
	refused: number;
}

/** One run of `pv build`: what it has written so far and how it will end. */
export class BuildRun {
	readonly #options: BuildOptions;
	readonly #io: Io;
	readonly #progress: Progress;
	readonly #earlier: EarlierMeetings;
	readonly #taken = new Map<string, string>();
	readonly #count: number;
	readonly #report: BuildReport;
	#code: ExitCodeValue = ExitCode.clean;
	#written = 0;
	#refused = 0;
	readonly #failures: Failures;
	#isPart = false;
	#verifier: Promise<RenderSettings['verifier']> | undefined;
	#proofs: Promise<ActProver> | undefined;

	constructor(count: number, options: BuildOptions, io: Io) {
		this.#count = count;
		this.#options = options;
		this.#progress = createProgress(count, io);
		this.#io = this.#progress.io;
		this.#earlier = new EarlierMeetings(this.#io);
		this.#report = new BuildReport(this.#io, options.quiet === true);
		this.#failures = new Failures(count, this.#io);
	}

	printerOptions(): PrinterOptions {
		return {
			browser: this.#options.browser,
			pages: this.#count === 1 ? 1 : undefined,
			fonts: () => fontFaces(''),
			notice: (notice) => this.#report.browser(notice),
		};
	}

	/** Compiles and writes all files, some at a time. */
	async all(
		meetings: readonly string[],
		asked: readonly Format[] | undefined,
		printer: Printer | undefined,
	): Promise<ExitCodeValue> {
		if (this.#options.out === OUTPUT && (this.#count > 1 || this.#options.doc !== undefined))
			throw oneOnOutput();
		this.#refuseWrongEpoch();
		await workAtOnce(meetings, MEETINGS_AT_ONCE, async (path) => {
			if (this.#io.signal.aborted) return;
			try {
				await this.#one(path, asked, printer);
			} catch (error) {
				this.#failures.outlive(error, path);
			}
			this.#progress.step(path);
		}).finally(() => this.#progress.end());
		if (this.#io.signal.aborted) return ExitCode.interrupted;
		if (this.#count > 1 && !this.#options.quiet) {
			this.#report.line('cli.build.total', {
				count: this.#written,
				refused: this.#refused,
				failed: this.#failures.count,
			});
		}
		this.#end(this.#failures.code);
		return this.#code;
	}

	/** Builds one meeting of a list that others work on too. Here a browser that is missing is a failure of the machine. */
	async part(
		path: string,
		asked: readonly Format[] | undefined,
		printer: Printer | undefined,
	): Promise<BuiltPart> {
		this.#isPart = true;
		this.#refuseWrongEpoch();
		await this.#one(path, asked, printer);
		return { code: this.#code, written: this.#written, refused: this.#refused };
	}

	/** A date that cannot be read must not be passed over: the bytes would be others than those that were asked for. */
	#refuseWrongEpoch(): void {
		const value = this.#io.env['SOURCE_DATE_EPOCH'];
		if (value === undefined || value === '' || /^\d{1,11}$/.test(value)) return;
		throw new PvError('usage/source-date', 'SOURCE_DATE_EPOCH is no number of seconds', { value });
	}

	async #one(
		path: string,
		asked: readonly Format[] | undefined,
		printer: Printer | undefined,
	): Promise<void> {
		const file = await compileFile(path, this.#io, { earlier: this.#earlier });
		await printer?.turn();
		const errors = file.compiled.messages.filter(({ severity }) => severity === 'error').length;
		const draft = this.#options.draft === true || file.compiled.assembly.status === 'draft';
		this.#report.checked(file);
		if (errors > 0) this.#end(ExitCode.errors);
		if (errors > 0 && !draft) {
			this.#refused++;
			this.#report.about(file, 'cli.build.refused', { path, count: errors });
			return;
		}
		const shown = this.#options.public === true ? publicFile(file) : file;
		if (!('compiled' in shown)) {
			this.#refused++;
			this.#end(ExitCode.errors);
			this.#report.about(file, 'cli.build.notPublic', { path, line: shown.line });
			return;
		}
		const words = new WordCheck(shown, { draft, whole: shown === file ? undefined : file });
		const outputs = await this.#outputs(shown, asked, draft, printer, words);
		const written = await this.#write(file, outputs, words);
		if (!this.#options.quiet && this.#count === 1 && written.length > 0) {
			this.#io.stderr.write(`${summarize(file.compiled, written)}\n`);
		}
	}

	/** The minutes, or the documents that were asked for instead. */
	async #outputs(
		file: CompiledFile,
		asked: readonly Format[] | undefined,
		draft: boolean,
		printer: Printer | undefined,
		words: WordCheck,
	): Promise<AsyncGenerator<RenderedOutput | RenderedDocument>> {
		const { doc, resolution, out, theme, withProofs, public: isPublic, largePrint } = this.#options;
		const epoch = this.#io.env['SOURCE_DATE_EPOCH'];
		if (doc !== undefined) {
			const resolutions = resolution?.split(',').map((name) => name.trim());
			const names = documentsNamed(doc, file.config);
			return renderDocuments(
				file,
				{
					names,
					resolutions,
					formats: asked,
					out,
					draft,
					largePrint: largePrint === true,
					epoch,
					prove: await this.#prover(),
				},
				this.#taken,
				printer,
				words,
				this.#io,
			);
		}
		const set = setInTheme(theme, file);
		const planned = await planOutputs(file, asked, out, this.#taken, this.#io);
		const settings = {
			draft,
			withProofs: withProofs === true,
			public: isPublic === true,
			largePrint: largePrint === true,
			theme: set.theme,
			verifier: await this.#verifierFor(planned, draft),
			epoch,
			isLast: this.#count === 1,
		};
		return renderOutputs(set.file, planned, settings, printer, words);
	}

	/** Proves acts by the log that was named; it is read once a run. */
	async #prover(): Promise<ActProver | undefined> {
		const { log } = this.#options;
		if (log === undefined) return undefined;
		this.#proofs ??= import('../register/log-files.js').then(({ openProofs }) => openProofs(log, this.#io));
		return this.#proofs;
	}

	/** The page that verifies a record, where it rides inside; read once a run. Drafts are no evidence, and the public version holds no source to verify. */
	async #verifierFor(planned: readonly PlannedOutput[], draft: boolean): Promise<RenderSettings['verifier']> {
		const { verifier, public: isPublic } = this.#options;
		const isRecord = !draft && isPublic !== true && holdsRecord(planned.map(({ format }) => format));
		if (verifier === false || !isRecord) return undefined;
		this.#verifier ??= this.#readVerifier();
		return this.#verifier;
	}

	async #readVerifier(): Promise<RenderSettings['verifier']> {
		const { readVerifier } = await import('../../record/compare-record.js');
		return { bytes: await readVerifier(this.#io) };
	}

	async #write(
		file: CompiledFile,
		outputs: AsyncGenerator<RenderedOutput | RenderedDocument>,
		words: WordCheck,
	): Promise<Written[]> {
		const written: Written[] = [];
		let first = true;
		try {
			const ready = this.#options.strictFonts === true ? this.#withFonts(file, outputs) : outputs;
			for await (const output of ready) {
				if (this.#io.signal.aborted) return written;
				if ('failure' in output && output.failure) {
					this.#fail(output.failure);
					continue;
				}
				if (output.path !== undefined) await this.#refuseOwnFile(file, output.path);
				if (output.path === undefined) this.#io.stdout.write(output.content);
				else {
					await write(output.path, output.content, this.#io);
					written.push({ path: output.path, pages: output.pages });
					this.#report.obstacles(file, output);
				}
				// What could not be written counts as failed alone.
				if (first) this.#written++;
				first = false;
			}
			this.#say(file, words);
		} catch (error) {
			this.#say(file, words);
			if (error instanceof WordsLost) {
				this.#refused++;
				this.#report.about(file, 'cli.build.refused', { path: file.path, count: words.messages.length });
				return written;
			}
			if (this.#isPart || !(error instanceof PvError) || error.exitCode !== ExitCode.environment) throw error;
			const html = written.find(({ path }) => path.endsWith('.html'));
			if (error.code === 'browser/missing' && html)
				this.#report.line('cli.build.noBrowser', { path: html.path });
			else explainFailure(error, this.#io);
			this.#end(ExitCode.environment);
		}
		return written;
	}

	/** One format that cannot be written leaves the others as they are. */
	#fail(failure: PvError): void {
		if (this.#isPart) throw failure;
		explainFailure(failure, this.#io);
		this.#end(ExitCode.usage);
	}

	/** What the words of the outputs brought. */
	#say(file: CompiledFile, { messages }: WordCheck): void {
		this.#report.say(file, messages);
		if (messages.some(({ severity }) => severity === 'error')) this.#end(ExitCode.errors);
	}

	/** `plan.md` that names the annex `plan.json` must not lose it to its own data. */
	async #refuseOwnFile(file: CompiledFile, path: string): Promise<void> {
		const facts = await this.#io.facts(path);
		if (facts && file.ownFiles?.has(facts.real))
			throw new PvError(
				'output/own-file',
				`${path} belongs to the minutes`,
				{ path, source: file.path },
				{ exitCode: ExitCode.usage },
			);
	}

	/** All outputs of a file where each of their characters has a font; else none, and why. */
	async *#withFonts<Output extends RenderedOutput | RenderedDocument>(
		file: CompiledFile,
		outputs: AsyncIterable<Output>,
	): AsyncGenerator<Output> {
		const ready: Output[] = [];
		for await (const output of outputs) ready.push(output);
		const missing = new Set(ready.flatMap(({ withoutFont }) => withoutFont ?? []));
		const glyphs = ready.flatMap(({ obstacles }) => obstacles ?? []).filter(isMissingGlyph);
		const messages =
			missing.size > 0 ? fontMessages(file, [...missing], true) : archivalMessages(asErrors(file), glyphs);
		if (messages.length === 0) {
			yield* ready;
			return;
		}
		this.#report.say(file, messages);
		this.#refused++;
		this.#end(ExitCode.errors);
		this.#report.about(file, 'cli.build.withoutFont', { path: file.path });
	}

	/** The most serious end counts: environment, then usage, then errors. */
	#end(code: ExitCodeValue): void {
		if (code > this.#code) this.#code = code;
	}
}

// --- What a build says while it goes: the messages of a file, and what keeps an output from being all that it could be.

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

	/** One line about a file below its messages, in their language. */
	about<Key extends PhraseKey>(file: CompiledFile, key: Key, ...values: PhraseArguments<Key>): void {
		this.#io.stderr.write(`${userWords(this.#io, file.compiled.lang)(key, ...values)}\n`);
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
		const { stderr } = this.#io;
		const text = reportText([{ ...reported(file), messages: [...messages] }], {
			colors: stderr.colors,
			columns: stderr.columns,
			quiet,
		});
		if (text) stderr.write(text);
	}
}
