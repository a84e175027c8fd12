/** Enter in a list begins its next item. */

import type { EditorView } from '@codemirror/view';

/** Begins the next item of the list at the cursor; in an item without words it ends the list. False outside lists. */
export function continueList(view: EditorView): boolean {
	const { main } = view.state.selection;
	const line = view.state.doc.lineAt(main.head);
	const [, indent = '', mark = '', gap = '', words = ''] =
		/^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+)(.*)$/.exec(line.text) ?? [];
	if (mark === '' || !main.empty || main.head < line.from + indent.length + mark.length + gap.length)
		return false;
	if (words.trim() === '') {
		view.dispatch({
			changes: { from: line.from, to: line.to },
			selection: { anchor: line.from },
			userEvent: 'input',
		});
		return true;
	}
	const number = Number.parseInt(mark, 10);
	const next = Number.isNaN(number) ? mark : `${number + 1}${mark.slice(-1)}`;
	const insert = `\n${indent}${next}${gap}`;
	view.dispatch({
		changes: { from: main.head, insert },
		selection: { anchor: main.head + insert.length },
		scrollIntoView: true,
		userEvent: 'input',
	});
	return true;
}
