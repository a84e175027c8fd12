/** The agenda as a list: as the notice gave it, else the items of the meeting. */

import type { BodyNode, Session } from '../../ast/index.js';
import { getField } from '../../ast/index.js';
import { getBody } from '../../view/agenda.js';
import type { DocumentContext } from './context.js';

/** The items of the agenda with their heading; null where there are none. */
export function agendaList(
	context: DocumentContext,
): { heading: string; items: Array<{ html: string }> } | null {
	const written = (getField(context.header, 'agenda')?.children ?? []).flatMap((child) =>
		child.type === 'textValue' ? [{ html: context.html(context.text(child.value)) }] : [],
	);
	const items = written.length > 0 ? written : getBody(context).flatMap((node) => itemTitle(node, context));
	return items.length === 0 ? null : { heading: context.words('agenda.heading'), items };
}

function itemTitle(node: BodyNode, context: DocumentContext): Array<{ html: string }> {
	const isItem =
		node.type === 'session' ||
		((node.type === 'resolution' || node.type === 'election' || node.type === 'choice') &&
			node.depth !== undefined &&
			node.depth <= 2);
	if (!isItem) return [];
	const html = context.titleHtml(node as Session);
	return html === null ? [] : [{ html }];
}
