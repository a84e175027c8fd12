/** Documents to print in tests. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserSearch } from '../../src/pdf/browser/find-browser.js';

/** A date that no clock shows. */
export const DATE = new Date('2024-03-16T12:00:00Z');

/** Only the browser that an npm package carries is found: what a clean machine has. */
export const CARRIED_ONLY: BrowserSearch['env'] = {
	...process.env,
	PATH: '',
	PUPPETEER_CACHE_DIR: '/nonexistent',
	PUPPETEER_EXECUTABLE_PATH: '',
};

/** A document of some pages: a table with row heads (which get names in the PDF), links to ids, an outline. */
export function minutes(title: string, rows = 40): string {
	const lines = Array.from(
		{ length: rows },
		(_, index) => `<tr><th scope="row">Member ${index + 1}</th><td>${index * 3}</td></tr>`,
	);
	return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<style>@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) " / " counter(pages) } } h2 { break-before: page }</style>
</head><body><h1 id="top">${title}</h1>
<p><a href="#first">Premier point</a> <a href="#été">Point d’été</a></p>
<table><thead><tr><th scope="col">Nom</th><th scope="col">Voix</th></tr></thead><tbody>${lines.join('')}</tbody></table>
<h2 id="first">Premier point</h2><p>Texte.</p><h2 id="été">Point d’été</h2><p>Texte.</p><p><a href="#top">Retour</a></p></body></html>`;
}

export function digest(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The same document with a font of its own, as templates carry theirs. */
export function withFont(html: string): string {
	const font = readFileSync(new URL('../../templates/fonts/serif-regular.woff2', import.meta.url), 'base64');
	const rule = `@font-face{font-family:"Minutes";src:url(data:font/woff2;base64,${font}) format("woff2")}`;
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">`;
	return html.replace('<style>', `${policy}<style>${rule} body { font-family: Minutes } `);
}
