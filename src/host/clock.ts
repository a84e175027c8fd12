/** The time: for what is said to people, or signed. No output that was asked to be the same every time depends on it. */

import type { Io } from './io.js';

/** Now, or what `SOURCE_DATE_EPOCH` says. */
export function timeNow({ env }: Pick<Io, 'env'>): Date {
	const epoch = env['SOURCE_DATE_EPOCH'];
	return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}
