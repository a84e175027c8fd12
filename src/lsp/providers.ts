/** What the language server answers, by subject: messages, people, the outline, words, votes, and what is written for the writer. `editor` knows it; here it is put into the protocol's terms. */

import type { Link } from 'mdast';
import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type CodeLens,
	type CodeLensParams,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	type DefinitionParams,
	type Diagnostic,
	DiagnosticSeverity,
	type DocumentFormattingParams,
	type DocumentLink,
	type DocumentLinkParams,
	type DocumentSymbol,
	type DocumentSymbolParams,
	type ExecuteCommandParams,
	type FoldingRange,
	type FoldingRangeParams,
	type Hover,
	type HoverParams,
	type InlayHint,
	type InlayHintParams,
	InsertTextFormat,
	type Location,
	MarkupKind,
	type PrepareRenameParams,
	type Range,
	type ReferenceParams,
	type RenameParams,
	ResponseError,
	type SemanticTokens,
	SemanticTokensBuilder,
	type SemanticTokensParams,
	SemanticTokenTypes,
	SymbolKind,
	type TextEdit,
	type WorkspaceEdit,
	type WorkspaceSymbol,
	type WorkspaceSymbolParams,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type FileValue, listNodes } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import {
	type Colour,
	type Completion,
	colours,
	completionsAt,
	fixesFor,
	getDifference,
	getFolds,
	getMentions,
	getOutline,
	hoverAt,
	type Mention,
	mentionAt,
	type OutlineEntry,
	renamed,
	type TextChange,
	voteAt,
	voteNotes,
} from '../editor/index.js';
import { formatMeeting } from '../format/index.js';
import { applyFixes } from '../lint/fixes.js';
import { foldKeyword } from '../text/fold.js';
import {
	type CompiledDocument,
	getEdits,
	getRange,
	type LspHost,
	type ProviderContext,
} from './documents.js';

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
export function codeActions(
	{ range, context: asked }: CodeActionParams,
	{ document, compiled }: CompiledDocument,
): CodeAction[] {
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

// --- Where a person, a majority or a block is defined, everywhere it is spoken of, and another name for it.

/** Where the thing at a place is defined: a person may stand in a group and in the roll. */
export function definition(asked: DefinitionParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => isDefinition);
}

/** The places where it is spoken of, in the order of the text. */
export function references(asked: ReferenceParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => asked.context.includeDeclaration || !isDefinition);
}

async function find(
	asked: DefinitionParams,
	context: ProviderContext,
	isWanted: (mention: Mention) => boolean,
): Promise<Location[]> {
	const found = await findMention(asked, context);
	if (!found) return [];
	const { document, compiled, mention } = found;
	return getMentions(compiled, mention.target)
		.filter(isWanted)
		.map((each) => ({ uri: document.uri, range: getRange(document, each) }));
}

/** What is spoken of at a place, with its document. */
async function findMention(
	{ textDocument: { uri }, position }: DefinitionParams,
	{ documents }: ProviderContext,
) {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	return found && mention && { ...found, mention };
}

// --- Another name for a person or a majority, everywhere in the file.

/** The words that would be renamed; null where nothing can be. */
export async function prepareRename(
	asked: PrepareRenameParams,
	context: ProviderContext,
): Promise<{ range: Range; placeholder: string } | null> {
	const found = await findMention(asked, context);
	if (!found || found.mention.target.kind === 'block') return null;
	const { target } = found.mention;
	return {
		range: getRange(found.document, found.mention),
		placeholder: target.kind === 'person' ? target.member.name : target.name,
	};
}

/** The edits; an error in words where the name cannot be given. */
export async function rename(asked: RenameParams, context: ProviderContext): Promise<WorkspaceEdit | null> {
	const found = await findMention(asked, context);
	if (!found) return null;
	const { document, compiled, mention } = found;
	const changes = renamed(compiled, mention.target, asked.newName);
	if (changes.length === 0) throw new ResponseError(REFUSED, compiled.phrase('cli.lsp.rename'));
	return { changes: { [document.uri]: getEdits(document, changes) } };
}

/** `RequestFailed` of the protocol. */
const REFUSED = -32803;

// --- The outline of a document, items and in them what was decided: as symbols, of all minutes too, and as what can be folded.

/** What the protocol calls each. */
const SYMBOL_KINDS: Record<OutlineEntry['kind'], SymbolKind> = {
	item: SymbolKind.Namespace,
	resolution: SymbolKind.Event,
	election: SymbolKind.Enum,
};

/** Items with their blocks. */
export function documentSymbols(
	_: DocumentSymbolParams,
	{ document, compiled }: CompiledDocument,
): DocumentSymbol[] {
	return getOutline(compiled).map((entry) => getSymbol(entry, document));
}

function getSymbol(entry: OutlineEntry, document: TextDocument): DocumentSymbol {
	const { kind, title, result, from, to, headEnd, children } = entry;
	return {
		name: title === '' ? '…' : title,
		kind: SYMBOL_KINDS[kind],
		detail: result,
		range: getRange(document, { from, to: Math.max(to, headEnd) }),
		selectionRange: getRange(document, { from, to: headEnd }),
		children: children.map((child) => getSymbol(child, document)),
	};
}

// --- Items and decisions of all minutes in the open folders.

/** A text and the outline that it had. */
const known = new Map<string, { text: string; symbols: WorkspaceSymbol[] }>();

/** Items and blocks whose title holds the words that are looked for; accents and case do not count. */
export async function workspaceSymbols(
	{ query }: WorkspaceSymbolParams,
	{ host, folders }: ProviderContext,
): Promise<WorkspaceSymbol[]> {
	const wanted = foldKeyword(query);
	const found: WorkspaceSymbol[] = [];
	for (const folder of folders()) {
		for (const path of await host.meetingsIn(folder)) {
			// A text that cannot be compiled has none, and hides none of the others.
			for (const symbol of await getSymbols(path, host).catch(() => []))
				if (foldKeyword(symbol.name).includes(wanted)) found.push(symbol);
		}
	}
	return found.slice(0, MOST);
}

/** Nobody reads a longer list. */
const MOST = 500;

async function getSymbols(path: string, host: ProviderContext['host']): Promise<WorkspaceSymbol[]> {
	const text = await host.read(path);
	if (text === undefined) return [];
	const before = known.get(path);
	if (before?.text === text) return before.symbols;
	const uri = host.getUri(path);
	const document = TextDocument.create(uri, 'markdown', 0, text);
	const compiled = await host.compile(path, text, new Map());
	const title = compiled.assembly.date ?? '';
	const getSymbol = (entry: OutlineEntry): WorkspaceSymbol[] => [
		{
			name: entry.result === '' ? entry.title : `${entry.title} (${entry.result})`,
			kind: SYMBOL_KINDS[entry.kind],
			containerName: title,
			location: { uri, range: getRange(document, { from: entry.from, to: entry.headEnd }) },
		},
		...entry.children.flatMap(getSymbol),
	];
	const symbols = getOutline(compiled).flatMap(getSymbol);
	known.set(path, { text, symbols });
	return symbols;
}

// --- What can be folded: the header, items and blocks.

/** Ranges of lines, one line or more below their first. */
export function foldingRanges(
	_: FoldingRangeParams,
	{ document, compiled }: CompiledDocument,
): FoldingRange[] {
	return getFolds(compiled)
		.map(({ from, to }) => ({
			startLine: document.positionAt(from).line,
			endLine: document.positionAt(to).line,
		}))
		.filter(({ startLine, endLine }) => endLine > startLine);
}

// --- What the words of a document are: their colours, what is known of them, the files that they name.

/** What each colour is called in the protocol, whose names every theme knows. */
const TYPES: Record<Colour, SemanticTokenTypes> = {
	heading: SemanticTokenTypes.namespace,
	blockMark: SemanticTokenTypes.class,
	label: SemanticTokenTypes.keyword,
	name: SemanticTokenTypes.variable,
	figure: SemanticTokenTypes.number,
	time: SemanticTokenTypes.string,
	headerKey: SemanticTokenTypes.property,
	comment: SemanticTokenTypes.comment,
};

/** The names, in the order in which tokens count them. */
export const TOKEN_TYPES: readonly SemanticTokenTypes[] = Object.values(TYPES);

export async function semanticTokens(
	{ textDocument: { uri } }: SemanticTokensParams,
	{ documents }: ProviderContext,
): Promise<SemanticTokens> {
	const builder = new SemanticTokensBuilder();
	const found = await documents.get(uri);
	for (const { from, to, colour } of found ? colours(found.compiled) : []) {
		const { line, character } = (found as NonNullable<typeof found>).document.positionAt(from);
		builder.push(line, character, to - from, TOKEN_TYPES.indexOf(TYPES[colour]), 0);
	}
	return builder.build();
}

// --- What is known of the words under the pointer: a person, a vote, and the rule behind a message.

/** A person with the room there, a vote with its proof; below, why each message at the place matters. */
export async function hover(
	{ position }: HoverParams,
	{ document, compiled }: CompiledDocument,
	{ host }: ProviderContext,
): Promise<Hover | null> {
	const offset = document.offsetAt(position);
	const known = hoverAt(compiled, offset);
	const rules = new Set(
		compiled.messages.flatMap(({ place, file, ruleId }) => {
			if (file !== '' || !ruleId || !place || !('start' in place)) return [];
			return (place.start.offset ?? 0) <= offset && offset <= (place.end.offset ?? 0) ? [ruleId] : [];
		}),
	);
	const pages = await Promise.all([...rules].map((id) => host.rulePage(id, compiled.lang)));
	const parts = [...(known ? [known.markdown] : []), ...pages.filter((page) => page !== undefined)];
	if (parts.length === 0) return null;
	return {
		contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
		...(known && { range: getRange(document, known) }),
	};
}

// --- Files that the minutes name: rolls, rules, annexes, images.

/** The files, as links that open them. */
export function documentLinks(
	_: DocumentLinkParams,
	{ document, compiled }: CompiledDocument,
	{ host }: ProviderContext,
): DocumentLink[] {
	return listNodes(compiled.meeting).flatMap(({ node }) => {
		const path =
			node.type === 'fileValue'
				? (node as FileValue).value
				: node.type === 'image' || node.type === 'link'
					? (node as Link).url
					: undefined;
		const from = node.data?.file === undefined ? node.position?.start.offset : undefined;
		const to = node.position?.end.offset;
		const isFile = path !== undefined && !/^(?:[a-z][a-z0-9+.-]+:|\/\/|#)/i.test(path);
		if (!isFile || from === undefined || to === undefined) return [];
		const target = host.getUri(host.resolve(host.getPath(document.uri), path));
		return [{ range: getRange(document, { from, to }), target }];
	});
}

// --- What stands beside votes: above each its result, which leads to the proof, and how many could take part; above the minutes what makes and shows
// the page.

export function codeLenses(_: CodeLensParams, { document, compiled }: CompiledDocument): CodeLens[] {
	const { phrase } = compiled;
	const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
	const lens = (range: CodeLens['range'], title: string, command: string, ...given: unknown[]): CodeLens => ({
		range,
		command: { title, command, arguments: [document.uri, ...given] },
	});
	return [
		lens(top, phrase('cli.lsp.build'), COMMANDS.build),
		lens(top, phrase('cli.lsp.preview'), COMMANDS.preview),
		...voteNotes(compiled).map(({ block, result }) => {
			const position = document.positionAt(block);
			return lens(
				{ start: position, end: position },
				phrase('cli.lsp.proof', { result }),
				COMMANDS.proof,
				block,
			);
		}),
	];
}

// --- What a lens does: the proof of a vote, the page, its preview.

/** Names of the commands, as editors send them. */
export const COMMANDS = { proof: 'pv.proof', build: 'pv.build', preview: 'pv.preview' } as const;

/** Runs a command: `pv.proof [uri, offset]` gives and shows how a vote was judged, `pv.build` and `pv.preview [uri]` run those. */
export async function executeCommand(
	{ command, arguments: given = [] }: ExecuteCommandParams,
	{ connection, documents, host }: ProviderContext,
): Promise<string | null> {
	const [uri, offset] = given as [unknown, unknown];
	if (typeof uri !== 'string') return null;
	const found = await documents.get(uri);
	if (!found) return null;
	const { phrase } = found.compiled;
	const path = host.getPath(uri);
	if (command === COMMANDS.proof && typeof offset === 'number') {
		const proof = voteAt(found.compiled, offset)?.steps.join('\n') ?? null;
		if (proof !== null) connection.window.showInformationMessage(proof);
		return proof;
	}
	if (command !== COMMANDS.build && command !== COMMANDS.preview) return null;
	const failed = await host.run(command === COMMANDS.build ? 'build' : 'preview', path);
	if (failed !== undefined)
		connection.window.showErrorMessage(phrase('cli.lsp.failed', { path, detail: failed }));
	else if (command === COMMANDS.build)
		connection.window.showInformationMessage(phrase('cli.lsp.built', { path }));
	return null;
}

// --- Beside each vote: who could take part, and by how much it was decided.

export function inlayHints(
	{ range }: InlayHintParams,
	{ document, compiled }: CompiledDocument,
): InlayHint[] {
	return voteNotes(compiled).flatMap(({ offset, room, margin, proof }) => {
		const position = document.positionAt(offset);
		const label = [room, margin].filter((part) => part !== null).join(' · ');
		if (label === '' || position.line < range.start.line || position.line > range.end.line) return [];
		return [{ position, label, paddingLeft: true, ...(proof !== '' && { tooltip: proof }) }];
	});
}

// --- What is written for the writer: completions, and the canonical layout.

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
	person: CompletionItemKind.Variable,
	label: CompletionItemKind.Field,
	block: CompletionItemKind.Class,
	key: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
};

/** Completions, the likeliest first; they are filtered here, where accents do not count. */
export async function completion(
	{ textDocument: { uri }, position }: CompletionParams,
	{ documents }: ProviderContext,
): Promise<CompletionList> {
	const found = await documents.latest(uri);
	if (!found) return { isIncomplete: false, items: [] };
	const { document, compiled } = found;
	const text = document.getText();
	const completions = completionsAt(compiled, text, document.offsetAt(position));
	if (!completions) return { isIncomplete: true, items: [] };
	const range = getRange(document, completions);
	const typed = document.getText(range);
	const items = completions.options.map(({ label, insert, detail, kind }, index) => ({
		label,
		detail,
		kind: KINDS[kind],
		sortText: String(index).padStart(4, '0'),
		// The editor filters once more, by what was typed.
		filterText: typed === '' ? label : typed,
		insertTextFormat: InsertTextFormat.PlainText,
		textEdit: { range, newText: insert ?? label },
	}));
	return { isIncomplete: true, items };
}

// --- The canonical layout of a document, as `pv fmt` writes it.

/** One edit, or none where the document has its layout. */
export async function formatting(
	_: DocumentFormattingParams,
	{ document, compiled }: CompiledDocument,
	{ host }: ProviderContext,
): Promise<TextEdit[]> {
	const { source, meeting } = compiled;
	const path = host.getPath(document.uri);
	const after = await formatMeeting(source, async (text) =>
		text === source ? meeting : (await host.compile(path, text, new Map())).meeting,
	);
	return getEdits(document, getDifference(source, after));
}
