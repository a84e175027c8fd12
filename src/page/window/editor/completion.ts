/** What can be written at the cursor, as CodeMirror shows it. */

import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Completions } from '../../../editor/index.js';

/** Where completions come from. */
export function completionSource(
	complete: (text: string, offset: number) => Promise<Completions | null>,
): (context: CompletionContext) => Promise<CompletionResult | null> {
	return async (context) => {
		const { text: line, from } = context.state.doc.lineAt(context.pos);
		const before = line.slice(0, context.pos - from);
		// Unasked, only where a word has begun: a list over an empty line would be in the way.
		if (!context.explicit && !/\p{L}{2}$/u.test(before)) return null;
		const found = await complete(context.state.doc.toString(), context.pos);
		if (!found || found.options.length === 0 || context.aborted) return null;
		return {
			from: found.from,
			to: found.to,
			options: found.options.map(({ label, insert, detail, kind }, index) => ({
				label,
				detail,
				type: kind,
				boost: -index,
				...(insert !== undefined && { apply: insert }),
			})),
			filter: false,
		};
	};
}
