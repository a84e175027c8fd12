/** Hands a file to the browser, which puts it where downloads go. */

/** A file that is ready. */
export interface FileToSave {
	name: string;
	type: string;
	content: string | Uint8Array;
}

/** Downloads a file. */
export function download({ name, type, content }: FileToSave): void {
	const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
