/** Lines of a given width, for a terminal. */

/**
 * A text on lines of at most so many characters, parted between words. A longer word stays whole on a line of its own, unless `cut` asks that it goes on
 * over lines. French signs stand off their words, and never open or end a line.
 */
export function wrapText(text: string, width: number, { cut = false } = {}): string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of text.split(/(?<!«) (?![;:!?»])/)) {
		if (current !== '' && current.length + 1 + word.length > width) {
			lines.push(current);
			current = word;
		} else current = current === '' ? word : `${current} ${word}`;
		while (cut && current.length > width) {
			lines.push(current.slice(0, width));
			current = current.slice(width);
		}
	}
	lines.push(current);
	return lines;
}
