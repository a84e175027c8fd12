/** A compiled meeting as the window shows it. */

import type { Node, Position } from 'unist';
import { eachNode, type Session } from '../../ast/index.js';
import type { Compiled, LoadKind } from '../../compile.js';
import { colours, fixesFor, getWriter, numberPieces } from '../../editor/index.js';
import { unbroken } from '../../language/phrasebook.js';
import {
	createView,
	MINUTES,
	type PrintedParts,
	renderView,
	type View,
	type ViewOptions,
} from '../../render/index.js';
import type { Anchor, CompiledPage, PageMessage } from '../protocol.js';

/** Characters of the body of a page that is shown while one types: some hundred printed pages. */
const LONG = 1_000_000;

/** Everything that the window needs after a keystroke; `parts`: what was printed of the text before it. */
export async function compiledPage(
	compiled: Compiled,
	parts?: PrintedParts,
): Promise<CompiledPage & { head: string }> {
	const pieces = numberPieces(compiled.meeting);
	const view = getView(compiled, { pieces: pieces.numbers });
	const html = await renderView(view, MINUTES, parts);
	const cut = html.indexOf('<body');
	return {
		lang: compiled.lang,
		head: html.slice(0, cut),
		body: html.length - cut > LONG ? undefined : html.slice(cut),
		title: view.documentTitle,
		date: compiled.assembly.date ?? null,
		messages: compiled.messages.map((message) => pageMessage(message, compiled.source)),
		colours: colours(compiled),
		missing: missingFiles(compiled),
		anchors: getAnchors(compiled),
		places: pieces.places,
	};
}

/** The view of every output of the page. Minutes with errors are marked as a draft. */
export function getView(compiled: Compiled, options: Pick<ViewOptions, 'pieces'> = {}): View {
	const draft = compiled.messages.some(({ severity }) => severity === 'error');
	return createView(compiled, { ...options, draft, withProofs: false });
}

function pageMessage(message: Compiled['messages'][number], source: string): PageMessage {
	const place = message.file === '' ? getPlace(message.place) : undefined;
	const from = Math.min(place?.start.offset ?? 0, source.length);
	return {
		severity: message.severity,
		rule: message.ruleId ?? '',
		text: unbroken(message.reason),
		note: message.note == null ? null : unbroken(message.note),
		file: message.file,
		line: message.line ?? 1,
		from,
		to: Math.min(Math.max(place?.end.offset ?? from, from), source.length),
		fixes: fixesFor(message, source).map((fix) => ({ ...fix, title: unbroken(fix.title) })),
	};
}

function getPlace(place: Compiled['messages'][number]['place']): Position | undefined {
	return place && 'start' in place ? place : undefined;
}

function missingFiles({ files }: Compiled): CompiledPage['missing'] {
	return [...files].flatMap(([path, { kind, found }]) => (found ? [] : [{ path, kind: kind as LoadKind }]));
}

/** The parts of the page that have an address, in the order of the text. */
function getAnchors(compiled: Compiled): Anchor[] {
	const { assembly, meeting } = compiled;
	const writer = getWriter(compiled);
	const anchors: Anchor[] = [...assembly.decisions, ...assembly.elections].flatMap(({ id, node }) =>
		getAnchor(id, node),
	);
	eachNode(meeting, (node) => {
		if (node.type !== 'session') return;
		for (const each of getAnchor(writer.sessionId(node as Session), node)) anchors.push(each);
	});
	return anchors.sort((a, b) => a.from - b.from);
}

function getAnchor(id: string, node: Node): Anchor[] {
	const from = node.position?.start.offset;
	return from === undefined ? [] : [{ id, from }];
}
