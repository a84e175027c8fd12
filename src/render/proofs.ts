/** The annex that shows how each vote was judged. */

import type { OpenWeight } from '../assembly/model.js';
import { derivation } from '../assembly/proof/proof-sentence.js';
import { foldKeyword } from '../text/fold.js';
import type { ViewContext } from './context.js';
import { capitalized } from './head.js';
import { electionNumber, electionOutcome, kindWord } from './outcome.js';
import type { Line, ProofList } from './view-model.js';

/** How the votes were judged, in document order. */
export function proofsOf(context: ViewContext): ProofList | null {
	const { assembly, words, input } = context;
	const votables = [...assembly.decisions, ...assembly.elections].sort(
		(a, b) => startOf(a.node) - startOf(b.node),
	);
	if (context.options.withProofs !== true || votables.length === 0) return null;
	return {
		heading: words('proofs.heading'),
		intro: words('proofs.intro'),
		entries: votables.map((item) => {
			const kind = capitalized(kindWord('kind' in item ? item.kind : item.node.type, context));
			const number = 'votes' in item ? item.number : electionNumber(item, context);
			const label = number === null ? kind : words('kicker', { kind, number });
			const lines: Line[] = derivation(item, input.phrase).map((line) => ({
				label: null,
				html: context.html(context.text(line)),
			}));
			const entitled = 'votes' in item ? item.votes[0]?.entitled : item.entitled;
			const who = entitled === undefined ? undefined : entitledText(entitled, context);
			if (who !== undefined) lines.unshift({ label: words('proofs.entitled'), html: context.html(who) });
			if (!('votes' in item))
				lines.push({ label: words('strip.result'), html: context.html(electionOutcome(item, context)) });
			return {
				id: `proof-${item.id}`,
				titleHtml: context.html(
					number === null && saysKind(item.title, kind)
						? context.text(item.title)
						: `${label} – ${context.text(item.title)}`,
				),
				lines,
			};
		}),
	};
}

/** Whether a title opens with the word that would announce it. */
function saysKind(title: string, kind: string): boolean {
	return foldKeyword(title).startsWith(foldKeyword(kind));
}

function startOf(node: { position?: { start: { offset?: number | undefined } } | undefined }): number {
	return node.position?.start.offset ?? 0;
}

function entitledText(entitled: OpenWeight, context: ViewContext): string | undefined {
	const { words, assembly } = context;
	if (entitled.heads === null)
		return entitled.votes === null ? undefined : words('proofs.votes', { votes: entitled.votes });
	if (entitled.votes === null || !assembly.weighted) return words('proofs.heads', { heads: entitled.heads });
	return words('proofs.headsAndVotes', { heads: entitled.heads, votes: entitled.votes });
}
