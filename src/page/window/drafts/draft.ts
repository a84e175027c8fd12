/** A text that somebody is writing. */
export interface Draft {
	id: string;
	/** Name of its file: `ag-2024.md`. */
	name: string;
	text: string;
	/** Grows with every write, in whichever window. */
	revision: number;
	/** When it was changed last, in milliseconds since 1970. */
	changed: number;
	/** Put away by its writer; it can be taken out again. */
	closed: boolean;
	/** How the lines of its file end; the text itself has line feeds. */
	lineEnd: '\n' | '\r\n';
	/** Text of its file as it was opened or saved last; null where it has never been in a file. */
	saved: string | null;
	/** The file itself, where the browser lets it be written again. */
	handle?: FileSystemFileHandle | undefined;
}

/** A draft of a text. */
export function newDraft(name: string, text: string, more: Partial<Draft> = {}): Draft {
	return {
		id: crypto.randomUUID(),
		name,
		text: text.replace(/\r\n?/g, '\n'),
		revision: 0,
		changed: Date.now(),
		closed: false,
		lineEnd: /\r\n/.test(text) ? '\r\n' : '\n',
		saved: null,
		...more,
	};
}

/** The text as its file has it. */
export function fileText({ text, lineEnd }: Draft): string {
	return lineEnd === '\n' ? text : text.replace(/\n/g, lineEnd);
}

/** The name itself, or that of a copy where a draft bears it already. */
export function freeName(name: string, drafts: readonly Draft[]): string {
	return drafts.some((draft) => draft.name === name) ? copyName(name, drafts) : name;
}

/** `ag.md` as `ag (2).md`. */
export function copyName(name: string, drafts: readonly Draft[]): string {
	const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
	for (let number = 2; ; number++) {
		const other = `${stem} (${number})${ending}`;
		if (!drafts.some((draft) => draft.name === other)) return other;
	}
}
