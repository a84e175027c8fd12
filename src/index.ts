/**
 * The public API that runs everywhere: no file, no clock, no network. `proces-verbal/node` adds files and PDF, `proces-verbal/browser` is the
 * same as this in one file for a page or a worker. docs/api.md shows each with an example that a test runs.
 */

import { type Compiled, type CompileOptions, parse } from './compile.js';
import { formatMeeting } from './format/index.js';
import { type Imported, importMinutes as importMarkdown } from './import/index.js';
import { PROFILE_IDS, profileEntry } from './law/profiles.js';
import { rules as lintRules } from './lint/index.js';
import { isProtected, type Severity } from './lint/rule.js';
import { publicVersion } from './redact/index.js';
import {
	createDocuments,
	type DocumentName,
	type DocumentOptions,
	renderDocument as renderSheet,
} from './render/index.js';
import { UNDATED } from './text/date.js';
import { createView, type ViewOptions } from './view/view.js';

export type * from './assembly/model.js';
export type * from './ast/index.js';
export {
	type Compiled,
	type CompileOptions,
	compile,
	type Loaded,
	type LoadKind,
	type LoadRequest,
	parse,
} from './compile.js';
export { PvError } from './errors.js';
export type { Imported } from './import/index.js';
export type { MessageId, RuleId } from './language/ids.js';
export type { Majority, QuorumRule, Requirement, Rules, Source, Threshold } from './law/rules.js';
export { ruleIds } from './lint/index.js';
export type { Severity } from './lint/rule.js';
export type { CustomFinding, CustomRule, Diagnostic } from './lint/run.js';
export { TextMemory } from './parse/index.js';
export { publicVersion } from './redact/index.js';
export {
	compiledJson,
	DOCUMENT_NAMES,
	type DocumentName,
	type DocumentOptions,
	type HtmlOptions,
	renderHtml,
} from './render/index.js';
export {
	flatten,
	type ReportedFile,
	reportGithub,
	reportJson,
	reportSarif,
	reportText,
} from './report/index.js';
export type { ViewOptions } from './view/view.js';

/**
 * The canonical layout of a meeting file, which `pv fmt` writes: spaces, marks and the order of the header. Its tree, places aside, is that of
 * the source; a change that would alter it is left out, so that a file that cannot be read comes back as it is. `defaults`: those of the
 * header, as in {@link CompileOptions}.
 */
export function format(source: string, options: Pick<CompileOptions, 'defaults'> = {}): Promise<string> {
	return formatMeeting(source, (text) => parse(text, options));
}

/**
 * Minutes in Markdown or plain text as a meeting file. `text` is the file, `findings` what was recognised of its head, `doubts` what
 * was not sure: that stays text under a comment that says why. It never throws on what a writer wrote.
 */
export function importMinutes(markdown: string): Imported {
	return importMarkdown(markdown);
}

/** A compiled meeting as a Word file (.docx). The same meeting gives the same bytes. */
export async function renderDocx(compiled: Compiled, options: ViewOptions = {}): Promise<Uint8Array> {
	// Its writer is heavy: whoever makes no Word file does not load it.
	const { renderDocx: writeDocx } = await import('./render/docx.js');
	return writeDocx(createView(shownTo(compiled, options), options), {
		date: compiled.assembly.date ?? UNDATED,
	});
}

/** A compiled meeting as an OpenDocument text (.odt). The same meeting gives the same bytes. */
export async function renderOdt(compiled: Compiled, options: ViewOptions = {}): Promise<Uint8Array> {
	const { renderOdt: writeOdt } = await import('./render/odt.js');
	return writeOdt(createView(shownTo(compiled, options), options), {
		date: compiled.assembly.date ?? UNDATED,
	});
}

/** One file of a document: a page as HTML, or a calendar. */
export interface RenderedFile {
	/** What it is called, without an ending. */
	name: string;
	type: 'text/html' | 'text/calendar';
	text: string;
}

/** A document around the meeting (`notice`, `extract`, `calendar` …) as files. It throws where there can be none, and says why. */
export async function renderDocument(
	compiled: Compiled,
	name: DocumentName,
	options: DocumentOptions = {},
): Promise<RenderedFile[]> {
	const documents = createDocuments(name, shownTo(compiled, options), options);
	if ('refused' in documents) throw new RangeError(`${name}: ${documents.refused}`);
	return Promise.all(
		documents.made.map(
			async (file): Promise<RenderedFile> =>
				file.kind === 'calendar'
					? { name: file.name, type: 'text/calendar', text: file.text }
					: { name: file.name, type: 'text/html', text: await renderSheet(file.view) },
		),
	);
}

function shownTo(compiled: Compiled, options: ViewOptions): Compiled {
	return options.public === true ? publicVersion(compiled) : compiled;
}

/** What a rule is, for those who list, document or configure rules. */
export interface RuleInfo {
	id: string;
	severity: Severity;
	/** Whether its errors are part of the record, and nothing silences them. */
	protected: boolean;
	/** Its page, inside the package. */
	page: string;
}

/** Every rule, by id. */
export const rules: readonly RuleInfo[] = lintRules.map((rule) => ({
	id: rule.id,
	severity: rule.severity,
	protected: isProtected(rule),
	page: `docs/messages/${rule.id}.md`,
}));

/** The sets of legal rules that pv has, with their names in each language. */
export const profiles: ReadonlyArray<{ id: string; name: Readonly<Record<string, string>> }> =
	PROFILE_IDS.map((id) => ({ id, name: profileEntry(id)?.name ?? {} }));
