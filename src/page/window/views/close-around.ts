/** Closes a dialog as Escape does: the browser puts the keys back where they were. */

/** Closes the dialog around a button that was pressed. */
export function closeAround({ currentTarget }: Event): void {
	(currentTarget as Element).closest('dialog')?.close();
}
