/** Messages under the words that they are about, after every change. */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compiled } from '../../compile.js';
import type { LspHost, ProviderContext } from '../documents.js';

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
