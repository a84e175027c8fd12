/** Lists, lists by key, and pieces of bytes. */

/** How many items stand at the head of a list for which a condition holds that holds for none behind them; in logarithmic time. */
export function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(items[middle] as Item)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Puts an item into the list of its key. */
export function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}

/** What a function finds for the first of some items for which it finds anything. */
export function findFirst<Item, Found>(
	items: Iterable<Item>,
	find: (item: Item) => Found | undefined,
): Found | undefined {
	for (const item of items) {
		const found = find(item);
		if (found !== undefined) return found;
	}
	return undefined;
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
	const [only] = pieces;
	if (pieces.length === 1 && only) return only;
	const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
