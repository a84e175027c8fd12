/** Says how things stand to those who hear the window instead of seeing it: after a rest, so as not to talk into every keystroke. */

/** Milliseconds of rest after which something new is said. */
const REST = 1_200;

/** Speaks through an element that screen readers listen to. */
export class LiveRegion {
	readonly #element: HTMLElement;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#words = '';

	constructor(element: HTMLElement) {
		element.className = 'unseen';
		element.setAttribute('role', 'status');
		this.#element = element;
	}

	/** Says these words after a rest, unless they were the last ones. */
	say(words: string): void {
		if (words === this.#words) return;
		this.#words = words;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#element.textContent = words;
		}, REST);
	}

	/** Says at once what was just done. */
	sayNow(words: string): void {
		this.#element.textContent = words;
	}
}
