/** Keys of the whole window. Those of the text are the editor's. */

/** What keys do. */
export interface KeyActions {
	save(): void;
	openFile(): void;
	print(): void;
	newMeeting(): void;
	/** Goes to the next part of the window: text, messages, page, panel, tools. */
	nextPart(backwards: boolean): void;
}

export function listenToKeys(document: Document, actions: KeyActions): void {
	const withControl: Record<string, () => void> = {
		s: () => actions.save(),
		o: () => actions.openFile(),
		p: () => actions.print(),
	};
	document.addEventListener('keydown', (event) => {
		const act = getAction(event);
		if (!act) return;
		event.preventDefault();
		act();
	});

	function getAction(event: KeyboardEvent): (() => void) | undefined {
		const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
		if (key === 'F6') return () => actions.nextPart(shiftKey);
		if (document.querySelector('dialog[open]')) return undefined;
		if ((ctrlKey || metaKey) && !altKey && !shiftKey) return withControl[key.toLowerCase()];
		// Other layouts put another letter there with Alt; the place of the key counts.
		if (altKey && !ctrlKey && !metaKey && event.code === 'KeyN') return () => actions.newMeeting();
		return undefined;
	}
}
