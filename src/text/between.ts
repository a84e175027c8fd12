/** Stretches between two signs, read once: a lazy pattern reads a text of openings that are never closed as often as it has openings. */

/** The text with each stretch from an opening to the next closing, both included, replaced by what is given. What is never closed stays. */
export function replaceBetween(text: string, open: string, close: string, put: string): string {
	let result = '';
	let at = 0;
	for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, at)) {
		const to = text.indexOf(close, from + open.length);
		if (to < 0) break;
		result += text.slice(at, from) + put;
		at = to + close.length;
	}
	return result + text.slice(at);
}
