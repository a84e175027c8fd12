import type { PageDoubt } from '../../protocol.js';

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
	/** Places of imported minutes that are still to be read again. */
	doubts?: readonly PageDoubt[] | undefined;
	/** Who wrote it as it is kept. */
	writer?: DraftWriter | undefined;
}

/** A window, and its how many-th state of a draft this is: of two states by one window the later one holds the other. */
interface DraftWriter {
	window: string;
	turn: number;
}

/** A draft of which is known who wrote it. */
export type WrittenDraft = Draft & { writer: DraftWriter };

/** Whether a state holds what another one says, as far as can be told. */
export function holds(kept: Draft, { text, writer }: WrittenDraft): boolean {
	return kept.text === text || (kept.writer?.window === writer.window && kept.writer.turn >= writer.turn);
}

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

/** A list of drafts with a new state of one, in its place or at the end, or without it. */
export function withDraft(drafts: readonly Draft[], draft: Draft, isIn: boolean): Draft[] {
	const isThere = drafts.some(({ id }) => id === draft.id);
	if (!isIn) return drafts.filter(({ id }) => id !== draft.id);
	return isThere ? drafts.map((other) => (other.id === draft.id ? draft : other)) : [...drafts, draft];
}
