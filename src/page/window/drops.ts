/** Files that are dragged onto the window. */

/** Listens to drops; while files hang over the window, it says so. */
export function listenToDrops(document: Document, drop: (transfer: DataTransfer) => void): void {
	const root = document.documentElement;
	const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
	document.addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		root.classList.add('dropping');
	});
	document.addEventListener('dragleave', (event) => {
		if (event.relatedTarget === null) root.classList.remove('dropping');
	});
	// The editor would read a dropped file as text typed into it.
	document.addEventListener(
		'drop',
		(event) => {
			root.classList.remove('dropping');
			if (!event.dataTransfer || !hasFiles(event)) return;
			event.preventDefault();
			event.stopPropagation();
			drop(event.dataTransfer);
		},
		{ capture: true },
	);
}
