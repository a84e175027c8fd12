/** Promises that may not take for ever. */

/** What `promise` gives, or a rejection with what `late` makes once `milliseconds` have passed. */
export async function within<T>(milliseconds: number, promise: Promise<T>, late: () => Error): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const alarm = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(late()), milliseconds);
	});
	try {
		return await Promise.race([promise, alarm]);
	} finally {
		clearTimeout(timer);
	}
}
