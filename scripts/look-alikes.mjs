// The table of look-alike characters without what normalization says too: `𝐀` is `A` by either. It takes half of the room in a page.

import { readFile } from 'node:fs/promises';

/** The entries whose letters the compatibility decomposition of Unicode (NFKD) does not give: whoever looks up in either table and decomposes what comes out gets the same letters. */
export function withoutDecomposed(table) {
	return Object.fromEntries(
		Object.entries(table).filter(([sign, letters]) => sign.normalize('NFKD') !== letters.normalize('NFKD')),
	);
}

/** Puts that table in the place of the package's. */
export const leanLookAlikes = {
	name: 'lean-look-alikes',
	setup({ onLoad }) {
		onLoad({ filter: /[/\\]unhomoglyph[/\\]data\.json$/ }, async ({ path }) => ({
			contents: JSON.stringify(withoutDecomposed(JSON.parse(await readFile(path, 'utf8')))),
			loader: 'json',
		}));
	},
};
