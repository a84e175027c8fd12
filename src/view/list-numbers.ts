/** Numbers of a list, as they are written: Markdown counts from the first, but « 2. » and « 4. » are points 2 and 4 of the minutes. */

import type { List, ListItem } from 'mdast';

/** The HTML attributes that give a numbered list its numbers, and each of its items. */
export interface ListNumbers {
	list: string;
	items: readonly string[];
}

/** `written` tells the number that stands before an item. Where they are all the same they were left to be counted. */
export function getNumbers(node: List, written: (item: ListItem) => number | undefined): ListNumbers {
	const first = node.start ?? 1;
	const numbers = node.children.map(written);
	const counted = numbers.every((number) => number === first);
	let next = first;
	const items = numbers.map((number) => {
		const follows = counted || number === undefined || number === next;
		next = (follows ? next : number) + 1;
		return follows ? '' : ` value="${number}"`;
	});
	return { list: first === 1 ? '' : ` start="${first}"`, items };
}
