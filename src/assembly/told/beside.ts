/** Statements of a motion beside the one that is decided: `The motion to table failed 2-5`. */

import type { Node } from 'unist';
import type { Statement } from '../../ast/index.js';
import { namesMotion } from '../../law/index.js';
import { plainText } from '../blocks/numbering.js';
import type { Decision } from '../model.js';

/**
 * Whether a statement is of another motion than the one that is decided. What is decided may be that motion: its title says so, or of what is
 * said below the vote, the text above it.
 */
export function isBeside(statement: Statement, decision: Decision | undefined, isBelow: boolean): boolean {
	const motion = 'motion' in statement ? statement.motion : undefined;
	if (!motion || !decision || (motion === 'amendment' && decision.kind === 'amendment')) return false;
	const { children } = decision.node as { children: Node[] };
	const above = isBelow
		? children.slice(
				0,
				children.findIndex(({ type }) => type === 'ballot'),
			)
		: children.filter(({ type }) => type === 'title');
	return ![decision.title ?? '', ...above.map(plainText)].some((text) => namesMotion(text, motion));
}
