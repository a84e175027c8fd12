/** Runs a script in the window. */
export function runScript(script: Blob): Promise<void> {
	const address = URL.createObjectURL(script);
	const element = document.createElement('script');
	element.src = address;
	return new Promise<void>((resolve, reject) => {
		element.addEventListener('load', () => resolve());
		element.addEventListener('error', () => reject(new Error('A part of the page could not be run')));
		document.head.append(element);
	}).finally(() => URL.revokeObjectURL(address));
}
