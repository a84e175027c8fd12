/** What the documents say of one vote, one quorum, one hour: for a panel beside the text, in the same words as the page. */

import type { Decision, ElectionResult, QuorumResult } from '../../assembly/model.js';
import type { Session } from '../../ast/index.js';
import { createContext, type RenderInput } from '../../view/context.js';
import { quorumFigures } from '../../view/head.js';
import { electionOutcome } from '../../view/outcome.js';
import { getHour } from '../../view/values.js';
import type { DecisionItem, ElectionItem } from '../../view/view-model.js';
import { decisionItem, electionItem } from '../../view/voted-blocks.js';

/** Writes parts of a document one by one. */
export interface FragmentWriter {
	/** A block as the page shows it, without its text and debate. */
	block(item: Decision | ElectionResult): DecisionItem | ElectionItem;
	/** `3 élus`, `Ines Kaci élue`. */
	elected(election: ElectionResult): string;
	/** `Atteint`, and the figures that say why; nothing of the figures where the file lacks what to count. */
	quorum(quorum: QuorumResult): { word: string | null; figures: string | null };
	/** `14 h 25`. */
	hour(minutes: number): string;
	/** Text of the file, typeset. */
	text(value: string): string;
	/** The plain title of a heading or block; null where it has none. */
	title(node: Parameters<ReturnType<typeof createContext>['titleText']>[0]): string | null;
	/** The address of an agenda item in the document. */
	sessionId(session: Session): string;
}

/** A writer for one compiled meeting. */
export function createFragmentWriter(input: RenderInput): FragmentWriter {
	const context = createContext(input, {});
	return {
		block: (item) =>
			'votes' in item
				? decisionItem(item.node, () => [], 2, context)
				: electionItem(item.node, () => [], 2, context),
		elected: (election) => electionOutcome(election, context),
		quorum: (quorum) => {
			const figures = quorumFigures(quorum, context);
			return {
				word: quorum.met === null ? null : context.words(quorum.met ? 'quorum.met' : 'quorum.notMet'),
				figures: figures === '' ? null : figures,
			};
		},
		hour: (minutes) => getHour(minutes, context).text,
		text: (value) => context.text(value),
		title: (node) => context.titleText(node),
		sessionId: (session) => context.sessionId(session),
	};
}
