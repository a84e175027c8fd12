/** The annex that shows how each vote was judged. */

import { derivation } from '../assembly/proof/proof.js';
import type { ViewContext } from './context.js';
import { electionOutcome } from './outcome.js';
import type { Line, ProofList } from './view-model.js';

/** How the votes were judged, in document order. */
export function getProofs(context: ViewContext): ProofList | null {
	const { assembly, words, input } = context;
	const votables = [...assembly.decisions, ...assembly.elections].sort(
		(a, b) => getStart(a.node) - getStart(b.node),
	);
	if (context.options.withProofs !== true || votables.length === 0) return null;
	return {
		heading: words('proofs.heading'),
		intro: words('proofs.intro'),
		entries: votables.map((item) => {
			const [title = '', ...steps] = derivation(item, input.phrase).map(context.text);
			const lines: Line[] = steps.map((step) => ({ label: null, html: context.html(step) }));
			if (!('votes' in item))
				lines.push({ label: words('strip.result'), html: context.html(electionOutcome(item, context)) });
			return { id: `proof-${item.id}`, titleHtml: context.html(title), lines };
		}),
	};
}

function getStart(node: { position?: { start: { offset?: number | undefined } } | undefined }): number {
	return node.position?.start.offset ?? 0;
}
