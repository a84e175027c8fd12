/**
 * What is said to a browser: Puppeteer's connection, and of Puppeteer nothing else. Its pages listen to everything that a browser tells
 * and keep a picture of it; a document that is printed needs ten commands. Loaded whole, Puppeteer takes as long as a short print.
 */

import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import type { ConnectionTransport } from 'puppeteer-core/internal/common/ConnectionTransport.js';

/** A page of a browser, to send commands to. */
export type PageSession = CDPSession;

/** A browser that is spoken to. */
export class DevTools {
	readonly #connection: Connection;
	/** Pages that the browser has named and nobody has taken, by target. */
	readonly #named = new Map<string, PageSession>();
	readonly #awaited = new Map<string, (page: PageSession) => void>();
	/** Resolves to the pages that the browser opened by itself. */
	readonly #first: Promise<PageSession[]>;

	private constructor(connection: Connection) {
		this.#connection = connection;
		connection.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			const page = connection.session(sessionId);
			if (targetInfo.type !== 'page' || !page) return;
			const take = this.#awaited.get(targetInfo.targetId);
			if (take) take(page);
			else this.#named.set(targetInfo.targetId, page);
		});
		// The browser then names its pages by itself: one answer to wait for instead of two.
		this.#first = connection
			.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
			.then(() => {
				const pages = [...this.#named.values()];
				this.#named.clear();
				return pages;
			});
		this.#first.catch(() => {});
	}

	/** Begins to speak through a transport; nothing is waited for. */
	static async begin(transport: ConnectionTransport): Promise<DevTools> {
		const { Connection } = await import('puppeteer-core/internal/cdp/Connection.js');
		// No time limit of its own: every step has its deadline here.
		return new DevTools(new Connection('', transport, 0, 0));
	}

	/** As the browser says it: `HeadlessChrome/143.0.7499.0`. */
	async version(): Promise<string> {
		const { product } = await this.#connection.send('Browser.getVersion');
		return product;
	}

	/** An empty page: the one that the browser opened by itself, then new ones. */
	async page(): Promise<PageSession> {
		const first = (await this.#first).shift();
		if (first) return first;
		const { targetId } = await this.#connection.send('Target.createTarget', { url: 'about:blank' });
		const named = this.#named.get(targetId);
		if (!named) return new Promise((resolve) => this.#awaited.set(targetId, resolve));
		this.#named.delete(targetId);
		return named;
	}
}
