/** Spaces at the start of a line mean something in a header: in a type of letters of many widths they are made as wide as a letter. */

import type { Extension } from '@codemirror/state';
import { Decoration, MatchDecorator, ViewPlugin } from '@codemirror/view';

const matcher = new MatchDecorator({
	regexp: /^[ \t]+/g,
	decoration: Decoration.mark({ class: 'pv-indent' }),
});

/** Widens indents. */
export function indents(): Extension {
	return ViewPlugin.define(
		(view) => ({
			decorations: matcher.createDeco(view),
			update(update) {
				this.decorations = matcher.updateDeco(update, this.decorations);
			},
		}),
		{ decorations: (plugin) => plugin.decorations },
	);
}
