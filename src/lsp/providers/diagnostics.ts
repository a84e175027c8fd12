/** Messages under the words that they are about, after every change, and their corrections. */

import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type Diagnostic,
	DiagnosticSeverity,
} from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compiled } from '../../compile.js';
import { fixesFor, getDifference, type TextChange } from '../../editor/index.js';
import { applyFixes } from '../../lint/fixes.js';
import { getEdits, type LspHost, type ProviderContext } from '../documents.js';

const SEVERITIES = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
} as const;

/** The three hyphens that open a header. */
const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };

/** Compilations whose messages have been sent. */
const told = new WeakSet<Compiled>();

/** Says what is wrong with a document as it stands; nothing where a newer version is on its way. */
export async function publishDiagnostics(uri: string, context: ProviderContext): Promise<void> {
	const { connection, documents, host } = context;
	const found = await documents.get(uri).catch(async (error: unknown) => {
		// What keeps a text from being compiled stands at its top: a configuration that cannot be read.
		const message = host.explain(error);
		if (message === undefined) throw error;
		const severity = DiagnosticSeverity.Error;
		await connection.sendDiagnostics({ uri, diagnostics: [{ range: TOP, severity, source: 'pv', message }] });
		return 'told' as const;
	});
	if (found === 'told') return;
	const { document, compiled } = found ?? {};
	// Several changes in a row are compiled once, and told once.
	if (compiled && told.has(compiled)) return;
	if (compiled) told.add(compiled);
	if (!document || !compiled) {
		await connection.sendDiagnostics({ uri, diagnostics: [] });
		return;
	}
	const diagnostics = compiled.messages.map((message) => getDiagnostic(message, document, host));
	await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
}

function getDiagnostic(
	message: Compiled['messages'][number],
	document: TextDocument,
	host: LspHost,
): Diagnostic {
	const { place, file, severity, ruleId, reason, note } = message;
	const range = place && 'start' in place ? place : undefined;
	const code = ruleId ?? '';
	const start = { line: (range?.start.line ?? 1) - 1, character: (range?.start.column ?? 1) - 1 };
	const end = { line: (range?.end.line ?? 1) - 1, character: (range?.end.column ?? 1) - 1 };
	const isHere = file === '';
	return {
		// What is wrong in a roll or in rules is told at the top of the minutes that name them, with the place.
		range: isHere && range ? { start, end } : TOP,
		severity: SEVERITIES[severity],
		code,
		codeDescription: { href: host.ruleAddress(code) },
		source: 'pv',
		message: [isHere ? reason : `${file} : ${reason}`, note ?? ''].filter((part) => part !== '').join('\n'),
		...(!isHere && {
			relatedInformation: [
				{
					location: {
						uri: host.getUri(host.resolve(host.getPath(document.uri), file)),
						range: { start, end },
					},
					message: reason,
				},
			],
		}),
	};
}

// --- Corrections: each by choice, and all safe ones at once.

/** The kind of the action that makes all safe corrections. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.pv`;

/** The corrections of the messages in a range; where the editor asks for it, all safe ones of the file. */
export async function codeActions(
	{ textDocument: { uri }, range, context: asked }: CodeActionParams,
	{ documents }: ProviderContext,
): Promise<CodeAction[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	const { document, compiled } = found;
	const wants = (kind: string) =>
		asked.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
	const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
	const here = compiled.messages.filter(({ place }) => {
		if (!place || !('start' in place)) return false;
		return (place.start.offset ?? 0) <= to && from <= (place.end.offset ?? 0);
	});
	const single = wants(CodeActionKind.QuickFix)
		? here.flatMap((message) => quickFixes(message, document, compiled))
		: [];
	return [...single, ...(wants(FIX_ALL) ? fixAll(document, compiled) : [])];
}

function quickFixes(
	message: Compiled['messages'][number],
	document: TextDocument,
	{ source, phrase }: Compiled,
): CodeAction[] {
	return fixesFor(message, source).map(({ title, safe, changes }) => ({
		title: safe ? title : phrase('cli.lsp.unsafeFix', { title }),
		kind: CodeActionKind.QuickFix,
		isPreferred: safe,
		edit: edit(document, changes),
	}));
}

/** What would touch a vote, a person or a date is never made unasked. */
function fixAll(document: TextDocument, { source, messages, phrase }: Compiled): CodeAction[] {
	const { text } = applyFixes(source, messages, false);
	const changes = getDifference(source, text);
	return changes.length === 0
		? []
		: [{ title: phrase('cli.lsp.fixAll'), kind: FIX_ALL, edit: edit(document, changes) }];
}

function edit(document: TextDocument, changes: readonly TextChange[]): NonNullable<CodeAction['edit']> {
	return { changes: { [document.uri]: getEdits(document, changes) } };
}
