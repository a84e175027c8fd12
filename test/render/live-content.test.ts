import { describe, expect, it } from 'vitest';
import { builtIn } from '../../src/cli/commands/template.js';
import { liveContent, PAGE_POLICY, withPolicy } from '../../src/render/index.js';
import { run } from '../cli/memory-io.js';

const MEETING = `---
réunion: Bureau
organisme: Association des Berges
date: 6 juin 2030
état: projet
participants: { présents: [Anne Roy, Paul Weiss] }
---

Texte, [lien](https://exemple.fr/a), <anne@exemple.fr>.
`;

/** A build with this document template. */
const build = (document: string, more: Record<string, string> = {}) =>
	run(['build', '--to', 'html', 'a.md'], {
		files: {
			'a.md': MEETING,
			'pv.config.yaml': '{}\n',
			'templates/proces-verbal/document.liquid': document,
			...more,
		},
	});

const LIVE = [
	'<script>fetch("/x")</script>',
	'<SCRIPT src="//x.example/a.js"></SCRIPT>',
	'<svg><script>1</script></svg>',
	'<img src="data:image/png;base64,AA" onerror="x()">',
	'<p ONCLICK=x()>a</p>',
	'<a href="javascript:x()">a</a>',
	'<a href=" java\nscript:x()">a</a>',
	'<a href="jav&#x61;script:x()">a</a>',
	'<a href="data:text/html,x">a</a>',
	'<a href="vbscript:x">a</a>',
	'<svg><a xlink:href="javascript:x()">a</a></svg>',
	'<svg><a><animate attributeName="href" to="javascript:x()"/></a></svg>',
	'<svg><use href="data:image/svg+xml,x#a"/></svg>',
	'<svg><image href="https://x.example/a.png"/></svg>',
	'<img src="https://x.example/a.png">',
	'<img src="//x.example/a.png">',
	'<img src="a.png">',
	'<img srcset="https://x.example/a.png 2x">',
	'<iframe srcdoc="<p>"></iframe>',
	'<object data="x"></object>',
	'<embed src="x">',
	'<base href="https://x.example/">',
	'<link rel="stylesheet" href="https://x.example/a.css">',
	'<meta http-equiv="refresh" content="0;url=https://x.example">',
	'<form action="https://x.example"><input></form>',
	'<video poster="https://x.example/a.png"></video>',
	'<table background="https://x.example/a.png"></table>',
	'<style>@import "https://x.example/a.css";</style>',
	'<style>p{background:url(https://x.example/a.png)}</style>',
	'<style>p{background:u\\72l("//x.example/a.png")}</style>',
	'<style>p{background:image-set("https://x.example/a.png" 1x)}</style>',
	'<style>p{background:image-set(url(data:image/png;base64,AA) 1x, "https://x.example/a.png" 2x)}</style>',
	'<style>p{background:image-set(/**/"https://x.example/a.png" 1x)}</style>',
	'<style>p{--a:"https://x.example/a.png";background:image-set(var(--a) 1x)}</style>',
	'<style>@\\69mport "https://x.example/a.css";</style>',
	'<style>@/**/import "https://x.example/a.css";p{background:url(/**/https://x.example/a)}</style>',
	'<a href="java&NewLine;script:x()">a</a>',
	'<a href="&#1;javascript&colon;x()">a</a>',
	'<a href="blob:https://x.example/1">a</a>',
	'<a href="intent://x#Intent;end">a</a>',
	'<math><maction href="javascript:x()">a</maction></math>',
	'<p style="background:URL( \'https://x.example/a.png\' )">a</p>',
	'<svg><rect fill="url(https://x.example/a.svg#p)"/></svg>',
	'<noscript><p title="</noscript><script>x()</script>"></p></noscript>',
	'<template><script>1</script></template>',
];

describe('a page of a project’s templates', () => {
	it.each(LIVE)('is not written with %s', async (html) => {
		expect(await liveContent(`<!doctype html><html><head></head><body>${html}</body></html>`)).toBeDefined();
	});

	it.each([
		'<a href="https://exemple.fr">a</a>',
		'<a href="#resolution-1">a</a>',
		'<a href="mailto:a@exemple.fr">a</a>',
		'<a href="annexes/plan.pdf">a</a>',
		'<img src="data:image/png;base64,AA" alt="online">',
		'<svg><rect fill="url(#p)"/></svg>',
		'<style>p{background:url(data:image/png;base64,AA)}</style>',
		'<p>&lt;script&gt; onclick=x() javascript:x()</p>',
	])('is written with %s', async (html) => {
		expect(await liveContent(`<!doctype html><html><body>${html}</body></html>`)).toBeUndefined();
	});

	it('is refused by a build, with its reason, whatever part it comes from', async () => {
		for (const [document, more] of [
			['<!doctype html><p>{{ view.documentTitle }}</p><script>x()</script>', {}],
			['{% assign a = "<scr" | append: "ipt>" %}{{ a | raw }}</script>', {}],
			[
				'<!doctype html><style>{{ style | raw }}</style>',
				{ 'templates/proces-verbal/style.css': 'p{background:url(//x.example)}' },
			],
		] as const) {
			const { code, err, files } = await build(document, more);
			expect(code).toBe(2);
			expect(err()).toContain('would do more than show');
			expect(files.has('/project/a.html')).toBe(false);
		}
	});

	it('carries the policy of the program, whether its template has it or not', async () => {
		const meta = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`;
		for (const document of [
			'<!doctype html><html lang="fr"><head><style>p{}</style></head><body>{{ view.documentTitle }}</body></html>',
			`<!doctype html><html><head><!-- ${meta} --><title>a</title></head></html>`,
			`<html><head><title>a</title></head><body>${meta}</body></html>`,
			`<!doctype html><html data-a='${meta}'><head><title>a</title></head></html>`,
			`<!doctype html><html><head><svg><desc>${meta}</desc></svg><title>a</title></head></html>`,
		]) {
			const { code, files } = await build(document);
			expect(code).toBe(0);
			const html = new TextDecoder().decode(files.get('/project/a.html'));
			expect(html.replace(/\s/g, '').startsWith(`<!doctypehtml>${meta.replace(/\s/g, '')}`)).toBe(true);
		}
	});

	it('may be any of the built-in ones, which carry that policy once', async () => {
		for (const [name, { document }] of builtIn()) {
			if (!['proces-verbal', 'notarial'].includes(name)) continue;
			const own = {
				[`templates/${name}/document.liquid`]: document,
				'pv.config.yaml': '{}\n',
				'a.md': MEETING,
			};
			const { code, files, err } = await run(['build', '--to', 'html', '--theme', name, 'a.md'], {
				files: own,
			});
			expect(code, err()).toBe(0);
			const html = new TextDecoder().decode(files.get('/project/a.html'));
			expect(html.split(PAGE_POLICY).length).toBe(2);
			expect(withPolicy(html)).toBe(html);
		}
	});

	it('is refused where its elements stand too deep in each other to be looked through', async () => {
		await expect(liveContent('<b>'.repeat(100_000))).rejects.toMatchObject({ fault: 'limit' });
	});
});

describe('no clock and no chance reach a template', () => {
	it.each([
		'{{ "now" | date: "%H:%M:%S" }}',
		'{% assign n = "to" | append: "day" %}{{ n | date: "%Y" }}',
		'{{ "now" | date_to_xmlschema }}',
		'{{ "now" | date_to_string }}',
		'{{ "a,b" | split: "," | sample }}',
	])('%s', async (document) => {
		const { code, err } = await build(document);
		expect(code).toBe(2);
		expect(err()).toMatch(/no (clock|chance) goes in/);
	});

	it('a date of the meeting is printed as before', async () => {
		const { files } = await build('<p>{{ "2030-06-06T12:00:00Z" | date: "%d/%m/%Y %H:%M" }}</p>');
		expect(new TextDecoder().decode(files.get('/project/a.html'))).toContain('06/06/2030 12:00');
	});
});
