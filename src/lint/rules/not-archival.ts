import type { Image } from 'mdast';
import { listNodes } from '../../ast/index.js';
import type { Rule } from '../rule.js';

/** Content that keeps the PDF from its archival and accessibility claims: an image that a screen reader cannot read out. */
export const documentNotArchival: Rule = {
	id: 'document/not-archival',
	severity: 'warning',
	check({ meeting, report }) {
		for (const { node } of listNodes(meeting)) {
			if (node.type === 'image' && !(node as Image).alt?.trim()) {
				report({ place: node.position, code: 'noAlternative', values: { path: (node as Image).url } });
			}
		}
	},
};
