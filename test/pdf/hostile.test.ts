import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PvError } from '../../src/errors.js';
import { type Printer, withPrinter } from '../../src/pdf/index.js';
import { CARRIED_ONLY, DATE, minutes } from './documents.js';

/** What arrives from a document: nothing should. Connections count too, for a preconnection asks for nothing. */
const arrived: string[] = [];
const server = createServer((request, response) => {
	arrived.push(request.url ?? '');
	response.end('ok');
});
server.on('connection', () => arrived.push('connection'));

let origin = '';
let printer: Printer;
let finish: () => void;
let finished: Promise<void>;

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	await new Promise<void>((ready, fail) => {
		finished = withPrinter(
			{ env: CARRIED_ONLY, pages: 2, deadlines: { load: 10_000, print: 10_000 } },
			async (given) => {
				printer = given;
				await new Promise<void>((resolve) => {
					finish = resolve;
					ready();
				});
			},
		);
		finished.catch(fail);
	});
});

afterAll(async () => {
	finish();
	await finished;
	await new Promise((resolve) => server.close(resolve));
});

/** Thirty-odd ways of asking for something, by name; `U` stands for an address of the server. */
const WAYS: Record<string, string> = {
	image: '<img src="U">',
	'image with a set of sources': '<img srcset="U 1x, U 2x">',
	picture: '<picture><source srcset="U"><img></picture>',
	'frame in the page': '<iframe src="U"></iframe>',
	'frame with its own document': '<iframe srcdoc="&lt;img src=U&gt;"></iframe>',
	object: '<object data="U"></object>',
	embed: '<embed src="U">',
	script: '<script src="U"></script>',
	'inline script': '<script>fetch("U"); new Image().src = "U"; location = "U"</script>',
	'module script': '<script type="module">import "U"</script>',
	'event handler': '<img src="data:," onerror="fetch(`U`)"><body onload="fetch(`U`)">',
	'style sheet': '<link rel="stylesheet" href="U">',
	'imported style': '<style>@import url(U);</style>',
	'background image': '<div style="background: url(U)">x</div>',
	'list image': '<ul style="list-style-image: url(U)"><li>x</li></ul>',
	'generated content': '<style>p::before { content: url(U) }</style><p>x</p>',
	cursor: '<p style="cursor: url(U), auto">x</p>',
	'remote font':
		'<style>@font-face { font-family: F; src: url(U) } p { font-family: F, serif }</style><p>x</p>',
	'margin box image': '<style>@page { @top-left { content: url(U) } }</style>',
	'immediate refresh': '<meta http-equiv="refresh" content="0;url=U">',
	'late refresh': '<meta http-equiv="refresh" content="0.1;url=U">',
	prefetch: '<link rel="prefetch" href="U">',
	preload: '<link rel="preload" as="image" href="U">',
	preconnect: '<link rel="preconnect" href="U">',
	'name look-up': '<link rel="dns-prefetch" href="U">',
	prerender: '<link rel="prerender" href="U">',
	icon: '<link rel="icon" href="U">',
	manifest: '<link rel="manifest" href="U">',
	base: '<base href="U"><img src="x.png">',
	'form that sends itself':
		'<form action="U" method="post"><input autofocus onfocus="this.form.submit()"></form>',
	'video and poster': '<video src="U" poster="U" autoplay></video>',
	audio: '<audio src="U" autoplay></audio>',
	'subtitle track': '<video><track src="U" default></video>',
	'image in a drawing':
		'<svg xmlns="http://www.w3.org/2000/svg"><image href="U" width="9" height="9"/></svg>',
	'used drawing': '<svg xmlns="http://www.w3.org/2000/svg"><use href="U#a"/></svg>',
	'page in a drawing':
		'<svg><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="U"></iframe></foreignObject></svg>',
	'drawing in an address':
		'<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cimage href=%22U%22/%3E%3C/svg%3E">',
	'frame set': '</head><frameset><frame src="U"></frameset>',
	'ping of a link': '<a href="#x" ping="U" autofocus>x</a>',
	portal: '<portal src="U"></portal><fencedframe src="U"></fencedframe>',
	'rules for speculation':
		'<script type="speculationrules">{"prefetch":[{"urls":["U"],"eagerness":"immediate"}]}</script>',
	'policy of its own': '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="U">',
};

describe('a hostile document sends nothing', () => {
	test.each(Object.entries(WAYS))('%s', async (name, way) => {
		arrived.length = 0;
		const html = minutes(name, 1).replace(
			'</head>',
			`${way.replaceAll('U', `${origin}/${encodeURIComponent(name)}`)}</head>`,
		);
		const outcome = await printer.print(html, { title: name, date: DATE }).catch((error: unknown) => error);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(arrived).toEqual([]);
		// Printed without the thing, or refused; never an accident.
		if (outcome instanceof Error) expect(outcome).toBeInstanceOf(PvError);
		else expect(outcome).toMatchObject({ pages: 3 });
	});

	test('and the server would have noticed', async () => {
		arrived.length = 0;
		await fetch(`${origin}/seen`);
		expect(arrived).toEqual(['connection', '/seen']);
	});
});

test('a file of this machine does not reach the page', async () => {
	const html = minutes('file', 1).replace('</head>', '<iframe src="file:///etc/hostname"></iframe></head>');
	await expect(printer.print(html, { title: 'file', date: DATE })).rejects.toMatchObject({
		code: 'print/not-the-document',
	});
});

test('a page that is not the document is refused', async () => {
	await expect(printer.print(minutes('this'), { title: 'that', date: DATE })).rejects.toMatchObject({
		code: 'print/not-the-document',
		facts: { what: 'title', found: 'this' },
	});
});

test('after a hostile document the next one is printed as ever', async () => {
	const html = minutes('bad', 1).replace(
		'</head>',
		`<meta http-equiv="refresh" content="0;url=${origin}"></head>`,
	);
	await printer.print(html, { title: 'bad', date: DATE }).catch(() => {});
	await expect(printer.print(minutes('good'), { title: 'good', date: DATE })).resolves.toMatchObject({
		pages: 4,
	});
});
