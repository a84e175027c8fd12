/** One replacement of a range of the source, in the shape that CodeMirror takes. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}

/** The source with changes made, which are sorted and do not overlap. */
export function applyTextChanges(source: string, changes: readonly TextChange[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, insert } of changes) {
		parts.push(source.slice(at, from), insert);
		at = to;
	}
	return parts.join('') + source.slice(at);
}

/** One change that makes one text of another. */
export function getDifference(old: string, text: string): TextChange[] {
	if (old === text) return [];
	const shortest = Math.min(old.length, text.length);
	let from = 0;
	while (from < shortest && old[from] === text[from]) from++;
	let tail = 0;
	while (tail < shortest - from && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
	return [{ from, to: old.length - tail, insert: text.slice(from, text.length - tail) }];
}
