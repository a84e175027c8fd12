/**
 * Spaces at the start of a line mean something in a header: in a type of letters of many widths they are made as wide as a letter, and a
 * line that is too long for the window goes on below its own first word.
 */

import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
	Decoration,
	type DecorationSet,
	type EditorView,
	MatchDecorator,
	ViewPlugin,
} from '@codemirror/view';

const matcher = new MatchDecorator({
	regexp: /^[ \t]+/g,
	decoration: Decoration.mark({ class: 'pv-indent' }),
});

/** Widens indents, and hangs long lines. */
export function indents(): Extension {
	return [
		ViewPlugin.define(
			(view) => ({
				decorations: matcher.createDeco(view),
				update(update) {
					this.decorations = matcher.updateDeco(update, this.decorations);
				},
			}),
			{ decorations: (plugin) => plugin.decorations },
		),
		ViewPlugin.define(
			(view) => ({
				decorations: hanging(view),
				update(update) {
					if (update.docChanged || update.viewportChanged) this.decorations = hanging(update.view);
				},
			}),
			{ decorations: (plugin) => plugin.decorations },
		),
	];
}

/** Lines that begin with spaces or the mark of a list, in the part of the text that is seen. */
function hanging(view: EditorView): DecorationSet {
	const builder = new RangeSetBuilder<Decoration>();
	for (const { from, to } of view.visibleRanges) {
		for (let at = from; at <= to; ) {
			const line = view.state.doc.lineAt(at);
			const width = /^[ \t]*(?:[-+*][ \t]+)?/.exec(line.text)?.[0].length ?? 0;
			if (width > 0) {
				const style = `text-indent:-${width * 0.5}em;padding-left:calc(0.5rem + ${width * 0.5}em)`;
				builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
			}
			at = line.to + 1;
		}
	}
	return builder.finish();
}
