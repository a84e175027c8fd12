/** What the header of a meeting says that chooses its rules, or spoils them. */

import { findText, getChild, getField, type Header, type Problem } from '../ast/index.js';
import { findHeaderKey } from '../language/index.js';
import { meetingOfTitle } from './vocabulary.js';

/** The kind of meeting: as the header names it, or as the title of the minutes does. */
export function kindOfMeeting(header: Header, body: string): string | undefined {
	return (
		findText(getField(header, 'meeting')) ??
		meetingOfTitle(findText(getField(header, 'title')) ?? getTitle(body) ?? '')
	);
}

/** The title at the head of a body: `# Procès-verbal de l'assemblée générale mixte`. */
function getTitle(body: string): string | undefined {
	return /^\s*# +(\S[^\n]{0,200})/.exec(body)?.[1];
}

/** How many members the header says that there are: a number, or as many as it lists. */
export function memberCount(header: Header): bigint | undefined {
	const field = getField(header, 'members');
	if (!field) return undefined;
	const counted = getChild(field, 'numberValue');
	const count = counted ?? getChild(getField(field, 'count'), 'numberValue');
	if (count) return /^\d{1,9}$/.test(count.value) ? BigInt(count.value) : undefined;
	const people = field.children.flatMap((child) =>
		child.type === 'roll' ? child.children : child.type === 'person' ? [child] : [],
	);
	return people.length > 0 ? BigInt(people.length) : undefined;
}

/** The mistakes of the header by which its rules lost something, or were lost as a whole: then no verdict rests on what is left. */
export function brokenRules(header: Header, written: string, problems: readonly Problem[]): Problem[] {
	const broken = problems.filter(
		({ rule, code, position }) => rule === 'syntax/frontmatter' && code !== 'duplicateKey' && position,
	);
	const place = getField(header, 'rules')?.position;
	if (!place) return broken.length > 0 && namesRules(written) ? broken : [];
	return broken.filter(
		({ position }) =>
			position && position.start.line <= place.end.line && place.start.line <= position.end.line,
	);
}

/** Whether a line of the header opens with the key of the rules. */
function namesRules(written: string): boolean {
	return written.split(/\r\n|\n|\r/).some((line) => {
		const key = /^["']?([^\s:#"'][^:"']*?)["']?[ \t]*:/.exec(line)?.[1];
		return key !== undefined && findHeaderKey(key) === 'rules';
	});
}
