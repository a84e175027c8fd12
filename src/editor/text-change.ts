/** One replacement of a range of the source, in the shape that CodeMirror takes. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}
