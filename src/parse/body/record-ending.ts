/** Words that close the meeting or its record. */

import type { BodyNode } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';

/** Whether a node closes the meeting, or opens the formula that ends its record: `De tout ce que dessus …`. */
export function endsRecord(node: BodyNode): boolean {
	if (node.type === 'closing') return true;
	if (node.type !== 'paragraph') return false;
	const [first] = node.children;
	return first?.type === 'text' && vocabulary('recordEndings').scan(first.value) !== undefined;
}
