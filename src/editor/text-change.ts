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
