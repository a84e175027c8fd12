import type { Image } from 'mdast';
import { isOfDefaults, listNodes } from '../../ast/index.js';
import type { Rule } from '../rule.js';

/** An annex, image, roll or rules file that is not there, or may not be used. */
export const documentMissingFile: Rule = {
	id: 'document/missing-file',
	severity: 'error',
	check({ files, report }) {
		for (const [path, { kind, found, refused, node }] of files) {
			if (found && (refused === undefined || kind === 'image' || kind === 'logo')) continue;
			report({
				place: node?.position,
				file: node?.data?.file,
				code: refused ?? (node && isOfDefaults(node) ? 'missingDefault' : 'missing'),
				values: { path, kind },
			});
		}
	},
};

/** An image by network, from outside the project, or of a kind that is not allowed. */
export const documentRefusedImage: Rule = {
	id: 'document/refused-image',
	severity: 'error',
	check({ files, report }) {
		for (const [path, { kind, found, refused, details, node }] of files) {
			if (!found || refused === undefined || (kind !== 'image' && kind !== 'logo')) continue;
			report({
				place: node?.position,
				file: node?.data?.file,
				code: refused,
				values: { path, kind, ...details },
			});
		}
	},
};

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
