import type { Text } from 'mdast';
import type { Node, Parent } from 'unist';
import { getChild, getField, getHeader, getStatements, listNodes, type TextValue } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { placeInside, type Rule } from '../rule.js';

/** Signs that are no words: question marks in a row, an unfilled `$date$`, an empty bracket. */
const leftOverSigns = lazy(
	() => /(?<![\p{L}\p{N}?])\?{2,}(?![\p{L}\p{N}])|\$\p{L}[\p{L}\p{N}_ -]*\$|\[\s*(?:…|\.{3})\s*\]|_{4,}/gu,
);

/** What each of them begins with: most texts hold none, and need no look at the pattern. */
const MAY_HOLD_SIGNS = ['??', '$', '[', '____'];

/** Left-overs of a model: `TODO`, `XX`, `??`, `à compléter`, `$date$`. */
export const documentPlaceholder: Rule = {
	id: 'document/placeholder',
	severity: 'warning',
	check({ meeting, source, places, report }) {
		for (const { node } of listNodes(meeting)) {
			if (node.type !== 'text' && node.type !== 'textValue') continue;
			const start = node.position?.start;
			if (!start || node.data?.file || (node as Text | TextValue).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			for (const [from, to] of leftOvers(text)) {
				report({
					place: placeInside(places, start, from, to),
					code: 'left',
					values: { words: text.slice(from, to) },
				});
			}
		}
	},
};

function leftOvers(text: string): Array<[from: number, to: number]> {
	const found = vocabulary('placeholders')
		.findAll(text)
		.map(({ from, to }): [number, number] => [from, to]);
	if (MAY_HOLD_SIGNS.some((sign) => text.includes(sign))) {
		for (const match of text.matchAll(leftOverSigns()))
			found.push([match.index, match.index + match[0].length]);
	}
	return found.sort((a, b) => a[0] - b[0]);
}

/** Signatures that are written behind the closing: the page has its own below, and these would stand above them in one line. */
export const documentOwnSignatures: Rule = {
	id: 'document/own-signatures',
	severity: 'info',
	check({ meeting, report }) {
		const header = getHeader(meeting);
		// Where nobody is known to sign the page has no places.
		if (!SIGNERS.some((name) => getField(header, name))) return;
		const nodes = listNodes(meeting);
		const closing = nodes.findLastIndex(({ node }) => node.type === 'closing');
		if (closing < 0) return;
		for (const { node, above } of nodes.slice(closing)) {
			const { position } = node;
			if (node.type !== 'paragraph' || !position || node.data?.file) continue;
			if (above.some(({ type }) => type === 'listItem')) continue;
			if (getStatements(node).some(({ kind }) => kind === 'signatures'))
				report({
					place: position,
					code: 'written',
					fixes: [{ description: 'removeLine', safe: false, edits: [{ position, text: '' }] }],
				});
		}
	},
};

const SIGNERS = ['chair', 'secretary', 'signatures'] as const;

/** A file of a meeting to come that tells what happened there: what convened files may lack would not be missed. */
export const documentStillConvened: Rule = {
	id: 'document/still-convened',
	severity: 'warning',
	check({ assembly, meeting, report }) {
		if (assembly.status !== 'convened') return;
		const status = getChild(getField(getHeader(meeting), 'status'), 'keywordValue');
		const held = listNodes(meeting).find(({ node, above }) => isHeld(node, above))?.node;
		if (!status?.position || !held?.position) return;
		const draft = vocabulary('status').word('draft', meeting.lang);
		report({
			place: status.position,
			// A configuration may give the header its status: there is nothing to correct in the file then.
			file: status.data?.file,
			code: 'held',
			values: { line: { line: held.position.start.line }, draft },
			related: [{ position: held.position }],
			fixes: status.data?.file
				? []
				: [
						{
							description: 'writeStatus',
							safe: false,
							edits: [{ position: status.position, text: draft }],
						},
					],
		});
	},
};

/** A counted vote, a result, somebody who comes or goes, the end: none of them is known before the meeting. */
function isHeld(node: Node, above: readonly Node[]): boolean {
	if (node.data?.file || above.some(({ type }) => type === 'header')) return false;
	if (node.type === 'event' || node.type === 'closing' || node.type === 'result') return true;
	return (node.type === 'tally' || node.type === 'answer') && (node as Parent).children.length > 0;
}
