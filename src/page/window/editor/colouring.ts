/** Colours of labels, blocks and names: ranges of the tree, carried along while one types until the next ones come. */

import { type ChangeDesc, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Colour, ColouredRange } from '../../../editor/index.js';

const setColours = StateEffect.define<DecorationSet>();

const marks = new Map<Colour, Decoration>();

function getMark(colour: Colour): Decoration {
	const mark = marks.get(colour) ?? Decoration.mark({ class: `pv-${colour}` });
	marks.set(colour, mark);
	return mark;
}

/** The effect that shows ranges of a text; `since`: what has been typed since. Mistakes are underlined by their messages. */
export function showColours(ranges: readonly ColouredRange[], since: ChangeDesc): StateEffect<DecorationSet> {
	const builder = new RangeSetBuilder<Decoration>();
	for (const { from, to, colour } of ranges) builder.add(from, to, getMark(colour));
	return setColours.of(builder.finish().map(since));
}

/** Shows the colours. */
export function colouring(): Extension {
	return StateField.define<DecorationSet>({
		create: () => Decoration.none,
		update(shown, transaction) {
			for (const effect of transaction.effects) if (effect.is(setColours)) return effect.value;
			return shown.map(transaction.changes);
		},
		provide: (field) => EditorView.decorations.from(field),
	});
}
