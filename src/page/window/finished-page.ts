/**
 * The finished page, in a frame that runs nothing. After the first time only what is new is put in, so that the place that one reads stays
 * where it is, and no font is read again.
 */

import type { CompiledPage } from '../protocol.js';
import { WORD } from './word-place.js';

type ShownPage = Pick<CompiledPage, 'head' | 'body' | 'title'>;

/** A place of the finished page: a part that has an address, or a piece of text by its number. */
export interface PagePlace {
	/** Address of the part around it. */
	id?: string | undefined;
	piece?: number | undefined;
	/** Words of the piece before it. */
	words?: number | undefined;
}

export class FinishedPage {
	readonly #frame: HTMLIFrameElement;
	readonly #parser = new DOMParser();
	readonly #picked: (place: PagePlace) => void;
	readonly #ready: Promise<void>;
	#state: 'empty' | 'loading' | 'ready' = 'empty';
	#head = '';
	/** The place that was to be brought into view last. */
	#sought: PagePlace | undefined;
	/** What came while the frame was loading. */
	#next: ShownPage | undefined;

	/** `picked`: somebody clicked on that place. */
	constructor(frame: HTMLIFrameElement, picked: (place: PagePlace) => void) {
		this.#frame = frame;
		this.#picked = picked;
		// Its own window is needed to put in what is new, and the browser's dialogue to print; scripts are not.
		frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
		this.#ready = new Promise((resolve) => {
			frame.addEventListener('load', () => {
				this.#loaded();
				if (this.#state === 'ready') resolve();
			});
		});
	}

	/** Shows a compiled text; resolves once it can be seen. */
	async show(page: ShownPage): Promise<void> {
		const newHead = page.head !== undefined && page.head !== this.#head;
		this.#head = page.head ?? this.#head;
		// The page of another meeting must not stand beside a text that is too long to be followed.
		if (page.body === undefined && page.title !== this.#frame.title) this.clear();
		this.#frame.title = page.title;
		if (page.body === undefined) return;
		if (this.#state === 'empty') {
			this.#state = 'loading';
			this.#frame.srcdoc = this.#head + page.body;
		} else if (this.#state === 'loading') this.#next = page;
		else this.#patch(newHead ? this.#head + page.body : page.body, newHead);
		await this.#ready;
	}

	/** Brings a place of the page into view and marks it. */
	scrollTo(place: PagePlace): void {
		this.#sought = place;
		const part = this.#mark();
		const view = this.#frame.contentWindow;
		if (!part || !view) return;
		const { top, bottom } = part.getBoundingClientRect();
		const height = view.innerHeight;
		const isSeen = top >= 0 && (bottom <= height || top < height * 0.6);
		if (isSeen) return;
		// At once: what is typed meanwhile would stop a gliding page half-way.
		view.scrollTo({ top: view.scrollY + top - height * 0.15, behavior: 'instant' });
	}

	/** Marks the piece that was sought last; gives it, or the part around it where the page has no such piece. */
	#mark(): Element | undefined {
		const shown = this.#document;
		const { id, piece } = this.#sought ?? {};
		for (const old of shown?.querySelectorAll(`.${HERE}`) ?? []) old.classList.remove(HERE);
		const found = piece === undefined ? null : shown?.querySelector(`[data-piece="${piece}"]`);
		found?.classList.add(HERE);
		return found ?? (id === undefined ? undefined : (shown?.getElementById(id) ?? undefined));
	}

	/** Shows nothing until the page of another text is there, which is read from its start. */
	clear(): void {
		this.#sought = undefined;
		this.#next = undefined;
		this.#frame.title = '';
		const shown = this.#document;
		if (!shown) return;
		shown.body.replaceChildren();
		this.#frame.contentWindow?.scrollTo({ top: 0, behavior: 'instant' });
	}

	/** Opens the browser's own window for printing. */
	print(): void {
		this.#frame.contentWindow?.print();
	}

	get #document(): Document | null {
		return this.#state === 'ready' ? this.#frame.contentDocument : null;
	}

	#loaded(): void {
		if (this.#state !== 'loading') return;
		this.#state = 'ready';
		this.#frame.contentDocument?.addEventListener('click', (event) => this.#clicked(event));
		this.#addLook();
		this.#frame.contentDocument?.addEventListener('keydown', (event) => this.#pressed(event));
		const next = this.#next;
		this.#next = undefined;
		if (next) this.#patch(this.#head + next.body, true);
		if (this.#sought !== undefined) this.scrollTo(this.#sought);
	}

	#patch(html: string, whole: boolean): void {
		const shown = this.#document;
		if (!shown) return;
		const fresh = this.#parser.parseFromString(html, 'text/html');
		if (whole) patch(shown.documentElement, fresh.documentElement);
		else patch(shown.body, fresh.body);
		this.#mark();
	}

	/** The mark is of the window, not of the document: it is seen on the screen and never printed. */
	#addLook(): void {
		const view = this.#frame.contentWindow as (Window & typeof globalThis) | null;
		if (!view) return;
		const look = new view.CSSStyleSheet();
		look.replaceSync(`@media screen { .${HERE} { background: rgb(255 214 102 / 35%); } }`);
		view.document.adoptedStyleSheets.push(look);
	}

	/** Keys of the window work here too. */
	#pressed(event: KeyboardEvent): void {
		const here = new KeyboardEvent('keydown', { ...eventKeys(event), bubbles: true, cancelable: true });
		if (!this.#frame.dispatchEvent(here)) event.preventDefault();
	}

	/** A link leads to another part of the page; nothing leads out of it. */
	#clicked(event: Event): void {
		const target = event.target as Element;
		const link = target.closest('a');
		if (link) {
			if (!link.getAttribute('href')?.startsWith('#')) event.preventDefault();
			return;
		}
		// What is being selected is to be copied.
		if (this.#document?.getSelection()?.isCollapsed === false) return;
		const id = target.closest('[id]:not(main)')?.id;
		const piece = target.closest<HTMLElement>('[data-piece]');
		if (piece) this.#picked({ id, piece: Number(piece.dataset['piece']), words: this.#wordsBefore(piece) });
		else if (id !== undefined) this.#picked({ id });
	}

	/** Words of a piece that stand whole before the place that was clicked. */
	#wordsBefore(piece: Element): number {
		const selection = this.#document?.getSelection();
		const range = this.#document?.createRange();
		if (!range || !selection?.anchorNode || !piece.contains(selection.anchorNode)) return 0;
		range.setStart(piece, 0);
		range.setEnd(selection.anchorNode, selection.anchorOffset);
		return Math.max(0, (range.toString().match(WORD)?.length ?? 0) - 1);
	}
}

/** Class of the piece that the cursor stands in. */
const HERE = 'pv-here';

function eventKeys({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): KeyboardEventInit {
	return { key, code, altKey, ctrlKey, metaKey, shiftKey };
}

/** Makes one node what another one is, and leaves alone what is the same already. */
function patch(shown: Node, fresh: Node): void {
	if (shown.isEqualNode(fresh)) return;
	if (shown.nodeName !== fresh.nodeName || !(fresh.nodeType === Node.ELEMENT_NODE)) {
		shown.parentNode?.replaceChild(copyFor(shown, fresh), shown);
		return;
	}
	patchAttributes(shown as Element, fresh as Element);
	patchChildren(shown as Element, fresh as Element);
}

function copyFor(shown: Node, fresh: Node): Node {
	return (shown.ownerDocument as Document).importNode(fresh, true);
}

function patchAttributes(shown: Element, fresh: Element): void {
	for (const { name } of [...shown.attributes]) if (!fresh.hasAttribute(name)) shown.removeAttribute(name);
	for (const { name, value } of fresh.attributes)
		if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
}

/** What is the same at the start and at the end stays; what lies between is gone through in order. */
function patchChildren(shown: Element, fresh: Element): void {
	const old = [...shown.childNodes];
	const next = [...fresh.childNodes];
	const shortest = Math.min(old.length, next.length);
	let start = 0;
	while (start < shortest && same(old[start], next[start])) start++;
	let tail = 0;
	while (tail < shortest - start && same(old.at(-1 - tail), next.at(-1 - tail))) tail++;
	const oldMiddle = old.slice(start, old.length - tail);
	const nextMiddle = next.slice(start, next.length - tail);
	const after = old[old.length - tail] ?? null;
	for (const [index, node] of nextMiddle.entries()) {
		const there = oldMiddle[index];
		if (there) patch(there, node);
		else shown.insertBefore(copyFor(shown, node), after);
	}
	for (const node of oldMiddle.slice(nextMiddle.length)) node.remove();
}

function same(a: Node | undefined, b: Node | undefined): boolean {
	return a !== undefined && b !== undefined && a.isEqualNode(b);
}
