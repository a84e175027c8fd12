import type { Rule } from '../rule.js';

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
