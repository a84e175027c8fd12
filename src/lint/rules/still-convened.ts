import type { Node, Parent } from 'unist';
import { getChild, getField, getHeader, listNodes } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import type { Rule } from '../rule.js';

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
