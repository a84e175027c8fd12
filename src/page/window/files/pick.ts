/** Files that the user picks. */

/** A file that was picked, and how to write it again where the browser lets us. */
export interface PickedFile {
	file: File;
	handle?: FileSystemFileHandle | undefined;
}

/** Kinds of file that can be opened. */
export const OPENED = '.md,.markdown,.txt,.text,.html,.htm,.docx,.pdf,.csv';

/** Browsers that can write a file again say so with functions that no standard has yet. */
interface FileWindow {
	showOpenFilePicker?(options: object): Promise<FileSystemFileHandle[]>;
	showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

/** Asks for files; none where the user changes their mind. */
export async function pickFiles(accept: string, several: boolean): Promise<PickedFile[]> {
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
export async function pickPlace(name: string): Promise<FileSystemFileHandle | null | undefined> {
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
export function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
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
