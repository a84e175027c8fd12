/** Opening, importing, saving, and the files that the page makes. */

import { decodeText } from '../../../source/decode.js';
import { fileName, type ImportedFile } from '../../protocol.js';
import type { CompilerClient } from '../compiler-client.js';
import { fileText, freeName, newDraft } from '../drafts/draft.js';
import type { WindowStore } from '../state.js';
import type { Workspace } from '../workspace.js';

interface FilesOptions {
	client: CompilerClient;
	workspace: Workspace;
	store: WindowStore;
}

/** Larger files are no minutes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Milliseconds of rest in writing after which a draft goes into its file by itself. */
const REST = 1_500;

/** Endings of names of meeting files. */
const MEETING = /\.(?:md|markdown)$/i;

/** Endings of names of minutes that are turned into a meeting file. */
const IMPORTED = /\.(?:docx?|html?|txt|text|pdf|odt|rtf|pages)$/i;

export class Files {
	readonly #options: FilesOptions;
	#resting: ReturnType<typeof setTimeout> | undefined;

	constructor(options: FilesOptions) {
		this.#options = options;
	}

	/** Asks for files and opens them. */
	async open(): Promise<void> {
		await this.take(await pickFiles(OPENED, true));
	}

	async drop(transfer: DataTransfer): Promise<void> {
		await this.take(await droppedFiles(transfer));
	}

	/** Meeting files become drafts, other minutes are imported, what is left goes to the draft that names it. */
	async take(picked: readonly PickedFile[]): Promise<void> {
		const { workspace, store } = this.#options;
		// What failed before was about another file.
		if (picked.length > 0) store.dismiss('failed');
		const isMeeting = ({ file }: PickedFile) => MEETING.test(file.name) || IMPORTED.test(file.name);
		for (const one of picked.filter(isMeeting)) await this.#openOne(one);
		const given = picked.filter((one) => !isMeeting(one));
		await workspace.settled();
		for (const { file } of given) {
			const isNamed = store.state.compiled?.missing.some(
				({ path }) => fileName(path) === fileName(file.name),
			);
			if (!this.#fits(file)) continue;
			await workspace.giveFile([file.name, await getBytes(file)]);
			if (!isNamed)
				store.notice({
					kind: 'given',
					tone: 'calm',
					text: store.state.say('page.notices.notNamed', { name: file.name }),
				});
		}
	}

	/** Asks for the file that a draft names. */
	async give(path: string): Promise<void> {
		const [picked] = await pickFiles('', false);
		if (!picked || !this.#fits(picked.file)) return;
		// The user may know it under another name than the meeting does.
		await this.#options.workspace.giveFile([path, await getBytes(picked.file)]);
	}

	/** Saves the draft that is shown into its own file, where there is one and the browser allows it; else as a download. */
	async save(): Promise<void> {
		const { workspace, store } = this.#options;
		try {
			const draft = workspace.current;
			const handle = draft.handle ?? (await pickPlace(meetingName(draft.name)));
			if (handle === null) return;
			if (handle && (await isAllowed(handle))) {
				const isOurs = draft.handle === undefined || draft.saved === (await textIn(handle));
				if (!isOurs && !confirm(store.state.say('page.notices.changed', { name: handle.name }))) return;
				if (await writeInto(handle, fileText(draft))) {
					workspace.saved(draft.id, { saved: draft.text, handle, name: handle.name });
					store.dismiss('changedOutside');
					return;
				}
			}
			download({
				name: meetingName(draft.name),
				type: 'text/markdown;charset=utf-8',
				content: fileText(draft),
			});
			workspace.saved(draft.id, { saved: draft.text });
		} catch (error) {
			store.failed(error);
		}
	}

	/** The draft that is shown was written into: it goes into its file once nobody writes, where the user lets it. */
	written(): void {
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => void this.saveByItself(), REST);
	}

	/** Writes the draft that is shown into its file, where that may be done unasked and nobody else has written there. */
	async saveByItself(): Promise<void> {
		const { workspace, store } = this.#options;
		const draft = workspace.current;
		const { handle, text } = draft;
		if (!store.state.savesByItself || !handle || text === draft.saved) return;
		if (!(await isAllowedAlready(handle))) return;
		if (draft.saved !== (await textIn(handle))) {
			const changed = store.state.say('page.notices.changedOutside', { name: handle.name });
			store.notice({ kind: 'changedOutside', tone: 'grave', text: changed });
			return;
		}
		if (await writeInto(handle, fileText(draft))) workspace.saved(draft.id, { saved: text });
	}

	/** Downloads the finished page as a Word file. */
	word(): Promise<void> {
		const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
		return this.#download('docx', type, async ({ client }) => (await client.ask('word', {})).bytes);
	}

	/** Downloads the finished page. */
	html(): Promise<void> {
		const type = 'text/html;charset=utf-8';
		return this.#download('html', type, async ({ client }) => (await client.ask('html', {})).html);
	}

	/** Downloads what is made of the draft that is shown, under its name with another ending. */
	async #download(
		ending: string,
		type: string,
		make: (options: FilesOptions) => Promise<FileToSave['content']>,
	): Promise<void> {
		const { workspace, store } = this.#options;
		try {
			await workspace.settled();
			const stem = workspace.current.name.replace(/\.[^.]*$/, '');
			download({ name: `${stem}.${ending}`, type, content: await make(this.#options) });
		} catch (error) {
			store.failed(error);
		}
	}

	async #openOne({ file, handle }: PickedFile): Promise<void> {
		const { workspace, client, store } = this.#options;
		if (!this.#fits(file)) return;
		try {
			const bytes = await getBytes(file);
			if (MEETING.test(file.name)) {
				const { text } = decodeText(bytes, file.name);
				const draft = newDraft(file.name, text, { handle });
				const { drafts, putAway } = store.state;
				const same = [...drafts, ...putAway].find(
					(other) => other.name === draft.name && other.text === draft.text,
				);
				if (same) await workspace.takeOut(same.id);
				else {
					await workspace.add({ ...draft, saved: draft.text });
					workspace.goToEnd();
				}
				return;
			}
			const imported = await client.ask('import', { name: file.name, bytes });
			const { drafts, putAway } = store.state;
			const name = freeName(imported.name, [...drafts, ...putAway]);
			await workspace.add(newDraft(name, imported.text, { doubts: imported.doubts }), imported.files);
			this.#tellImported(file.name, imported);
		} catch (error) {
			store.failed(error);
		}
	}

	/** Makes a meeting file of the words in the draft that is shown: somebody has pasted minutes. It can be undone. */
	async importText(): Promise<void> {
		const { client, workspace, store } = this.#options;
		try {
			const { text, html } = workspace.foreignText();
			const bytes = new TextEncoder().encode(html ?? text);
			const imported = await client.ask('import', {
				name: html === undefined ? 'pv.txt' : 'pv.html',
				bytes,
			});
			workspace.replaceText(text, imported);
			this.#tellImported(workspace.current.name, imported);
		} catch (error) {
			store.failed(error);
		}
	}

	#tellImported(name: string, { trackedChanges, doubts }: ImportedFile): void {
		const { store } = this.#options;
		const { say } = store.state;
		const imported = say('page.notices.imported', { name, unsure: doubts.length });
		const changes = trackedChanges === 0 ? '' : ` ${say('cli.import.tracked', { count: trackedChanges })}`;
		store.notice({ kind: 'imported', tone: 'calm', text: imported + changes });
	}

	#fits({ name, size }: File): boolean {
		const { store } = this.#options;
		if (size <= MOST_BYTES) return true;
		store.notice({ kind: 'size', tone: 'grave', text: store.state.say('page.notices.tooLarge', { name }) });
		return false;
	}
}

/** A name that says what the file is. */
function meetingName(name: string): string {
	return MEETING.test(name) ? name : `${name.replace(IMPORTED, '')}.md`;
}

async function getBytes(file: File): Promise<Uint8Array> {
	return new Uint8Array(await file.arrayBuffer());
}

/** Writes a file again; says whether it could. A file that vanished, or that nobody allows us to write, is no failure: there are downloads. */
async function writeInto(handle: FileSystemFileHandle, text: string): Promise<boolean> {
	try {
		const writable = await handle.createWritable();
		await writable.write(text);
		await writable.close();
		return true;
	} catch {
		return false;
	}
}

/** Whether the user lets us write this file: asked again in every window. */
async function isAllowed(handle: FileSystemFileHandle): Promise<boolean> {
	const { requestPermission } = handle as FileSystemFileHandle & {
		requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
	};
	const answer = await requestPermission?.call(handle, { mode: 'readwrite' }).catch(() => 'denied');
	return answer === undefined || answer === 'granted';
}

/** Whether the user has let us write this file in this window: nobody is asked. */
async function isAllowedAlready(handle: FileSystemFileHandle): Promise<boolean> {
	const { queryPermission } = handle as FileSystemFileHandle & {
		queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
	};
	return (await queryPermission?.call(handle, { mode: 'readwrite' }).catch(() => 'denied')) === 'granted';
}

/** What the file holds now, as drafts have it; null where it is not there any more. */
async function textIn(handle: FileSystemFileHandle): Promise<string | null> {
	try {
		const { text } = decodeText(await getBytes(await handle.getFile()), handle.name);
		return text.replace(/\r\n?/g, '\n');
	} catch {
		return null;
	}
}

interface FileToSave {
	name: string;
	type: string;
	content: string | Uint8Array;
}

/** Hands a file to the browser, which puts it where downloads go. */
function download({ name, type, content }: FileToSave): void {
	const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file that was picked, and how to write it again where the browser lets us. */
interface PickedFile {
	file: File;
	handle?: FileSystemFileHandle | undefined;
}

/** Kinds of file that can be opened. */
const OPENED = '.md,.markdown,.txt,.text,.html,.htm,.docx,.pdf,.csv';

/** Browsers that can write a file again say so with functions that no standard has yet. */
interface FileWindow {
	showOpenFilePicker?(options: object): Promise<FileSystemFileHandle[]>;
	showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

/** Asks for files; none where the user changes their mind. */
async function pickFiles(accept: string, several: boolean): Promise<PickedFile[]> {
	const { showOpenFilePicker } = window as FileWindow;
	// Kinds are not asked of this one: it would hide what it does not know.
	if (showOpenFilePicker) {
		try {
			const handles = await showOpenFilePicker.call(window, { multiple: several });
			return await Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle })));
		} catch (error) {
			if (isRefusal(error)) return [];
		}
	}
	return pickByField(accept, several);
}

/** Asks where a file is to be saved; undefined where the browser cannot ask, null where the user changes their mind. */
async function pickPlace(name: string): Promise<FileSystemFileHandle | null | undefined> {
	const { showSaveFilePicker } = window as FileWindow;
	if (!showSaveFilePicker) return undefined;
	try {
		return await showSaveFilePicker.call(window, {
			suggestedName: name,
			types: [{ accept: { 'text/markdown': ['.md'] } }],
		});
	} catch (error) {
		return isRefusal(error) ? null : undefined;
	}
}

/** Files that were dropped, with what lets them be written again where the browser has it. */
function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
	const items = [...transfer.items].filter(({ kind }) => kind === 'file');
	// Everything is asked for at once: the transfer is empty as soon as this has returned.
	return Promise.all(
		items.map(async (item) => {
			const file = item.getAsFile();
			const { getAsFileSystemHandle } = item as {
				getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
			};
			const handle = await getAsFileSystemHandle?.call(item).catch(() => null);
			return file && { file, ...(handle?.kind === 'file' && { handle: handle as FileSystemFileHandle }) };
		}),
	).then((picked) => picked.filter((one) => one !== null));
}

function pickByField(accept: string, several: boolean): Promise<PickedFile[]> {
	return new Promise((resolve) => {
		const field = document.createElement('input');
		field.type = 'file';
		field.accept = accept;
		field.multiple = several;
		field.hidden = true;
		const done = () => {
			resolve([...(field.files ?? [])].map((file) => ({ file })));
			field.remove();
		};
		field.addEventListener('change', done);
		field.addEventListener('cancel', done);
		document.body.append(field);
		field.click();
	});
}

function isRefusal(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'AbortError';
}
