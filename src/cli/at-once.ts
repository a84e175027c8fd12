/** Work on many things, some of them at the same time. */

/**
 * Does the work for each item, `atOnce` of them at a time, in their order. After a failure no further one is begun; it is thrown when those under way have ended,
 * so that nothing goes on behind the back of who clears up.
 */
export async function workAtOnce<Item>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<void>,
): Promise<void> {
	// Shared by all that work at once.
	const queue = items.values();
	let failure: { error: unknown } | undefined;
	const workThrough = async () => {
		for (const item of queue) {
			if (failure) return;
			try {
				await work(item);
			} catch (error) {
				failure ??= { error };
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, workThrough));
	if (failure) throw failure.error;
}
