import { describe, expect, it } from 'vitest';
import { renderHtml, type TemplateError } from '../../src/render/index.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';
import { compileText } from '../compile.js';

const CONFIG = 'en-tête: { lieu: Rennes }\n';
const build = (files: Record<string, string | Uint8Array>, ...more: string[]) =>
	run(['build', 'a.md', '--to', 'html', ...more], {
		files: { 'a.md': CLEAN, 'pv.config.yaml': CONFIG, ...files },
	});
const html = (files: ReadonlyMap<string, Uint8Array>) =>
	new TextDecoder().decode(files.get('/project/a.html'));

describe('a project', () => {
	it('changes one partial, and keeps the others', async () => {
		const { code, files } = await build({
			'templates/proces-verbal/partials/head.liquid':
				'<header>Notre tête : {{ view.letterhead.name }}</header>',
		});
		expect(code).toBe(0);
		expect(html(files)).toContain('<header>Notre tête :');
		expect(html(files)).toContain('class="strip"');
	});

	it('changes the style sheet, which cannot end its element', async () => {
		const { files } = await build({
			'templates/proces-verbal/style.css': 'p { color: teal } </style><script>alert(1)</script>',
		});
		expect(html(files)).toContain('p { color: teal }');
		expect(html(files)).not.toContain('</style><script>');
	});

	it('changes one document around the meeting', async () => {
		const { code, files } = await run(['build', 'a.md', '--doc', 'decisions', '--to', 'html'], {
			files: {
				'a.md': CLEAN,
				'pv.config.yaml': CONFIG,
				'templates/releve-decisions/document.liquid': '<p>Le nôtre : {{ view.documentTitle }}</p>',
			},
		});
		expect(code).toBe(0);
		const [, text] = [...files].find(([path]) => path.endsWith('.html')) ?? [];
		expect(new TextDecoder().decode(text)).toMatch(/<p>Le nôtre : ./);
	});

	it('sets a colour and words', async () => {
		const { code, files } = await build({
			'pv.config.yaml':
				'style: { couleur: "#7a1f4b" }\nmots: { signature.heading: Paraphes, agenda.heading: Au programme }\n',
		});
		expect(code).toBe(0);
		expect(html(files)).toContain('{:root{--accent:#7a1f4b}}');
		expect(html(files)).toContain('aria-label="Paraphes"');
	});

	it.each([
		['a pale colour', 'style: { couleur: "#ffcc00" }', 'too pale'],
		['no colour', 'style: { couleur: rouge }', 'is no colour'],
		['an unknown look', 'style: { ombre: grande }', 'ombre'],
		['unknown words', 'mots: { rien: Rien }', 'rien'],
		['words that cannot be read', 'mots: { agenda.heading: "{oups" }', 'agenda.heading'],
		['a font that is not there', 'style: { serif: polices/a.woff2 }', 'polices/a.woff2'],
		['a font that is none', 'style: { serif: a.md }', 'is no woff2'],
		['templates that are not there', 'modèles: nulle-part', 'nulle-part'],
	])('is told of %s', async (_, config, words) => {
		const { code, files, err } = await build({ 'pv.config.yaml': `${config}\n` });
		expect([code, files.has('/project/a.html')]).toEqual([2, false]);
		expect(err()).toContain(words);
		expect(err()).not.toContain('fault of the program');
	});

	it('brings its own font', async () => {
		const { code, files } = await build({
			'pv.config.yaml': 'style: { serif: { romain: a.woff2 } }\n',
			'a.woff2': new TextEncoder().encode('wOF2 and the rest'),
		});
		expect(code).toBe(0);
		expect(html(files)).toContain('@font-face{font-family:"Project serif"');
		expect(html(files)).toContain('--serif:"Project serif","PV Serif"');
	});
});

describe('a template', () => {
	const head = (text: string) => build({ 'templates/proces-verbal/partials/head.liquid': text });

	it.each([
		['a field that is not there', '\n  {{ view.nothing }}', 'line 2, column 6', 'undefined variable'],
		['a tag that is never closed', 'a\n{% if view %}', 'line 2, column 1', 'not closed'],
		['an unknown filter', '{{ view.lang | shout }}', 'line 1, column 1', 'undefined filter'],
		['a constructor', '{{ view.constructor }}', 'line 1, column 4', 'undefined variable'],
		['a prototype', '{{ view.__proto__.polluted }}', 'line 1, column 4', 'undefined variable'],
		['a method', '{{ view.items.map }}', 'line 1, column 4', 'undefined variable'],
		['a file elsewhere', "{% include '../../x' %}", 'line 1, column 1', 'its own folder'],
		['a file of the machine', "{% render '/etc/passwd' %}", 'line 1, column 1', 'its own folder'],
		['a layout elsewhere', "{% layout '../x' %}", 'line 1, column 1', 'its own folder'],
		['a huge range', '{% for i in (1..9000000000) %}{% endfor %}', 'line 1', 'too much time or memory'],
		[
			'a text that doubles',
			"{% assign s = 'ab' %}{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}",
			'line 1',
			'too much time or memory',
		],
		['a partial that renders itself', "{% render 'head', view: view %}", 'line 1', 'too much time or memory'],
	])('may not have %s', async (_, text, place, words) => {
		const { code, files, err } = await head(text);
		expect([code, files.has('/project/a.html')]).toEqual([2, false]);
		expect(err()).toContain(`templates/proces-verbal/partials/head.liquid, ${place}`);
		expect(err()).toContain(words);
	});

	it('is stopped when it takes too long', async () => {
		const loop = '{% for a in (1..3000) %}{% for b in (1..3000) %}{% assign c = b %}{% endfor %}{% endfor %}';
		const template = { document: loop, limits: { milliseconds: 100, memory: 100_000_000 } };
		const failure = await renderHtml(await compileText(CLEAN), { template }).catch(
			(error: TemplateError) => error,
		);
		expect(failure).toMatchObject({ fault: 'limit', template: 'document', line: 1 });
	});

	it('does not escape its folder by a link', async () => {
		const { code, err } = await run(['build', 'a.md', '--to', 'html'], {
			files: {
				'a.md': CLEAN,
				'pv.config.yaml': CONFIG,
				'secret.txt': 'secret',
				'templates/proces-verbal/partials/head.liquid': 'x',
			},
			links: { 'templates/proces-verbal/partials/head.liquid': 'secret.txt' },
		});
		expect(code).toBe(2);
		expect(err()).toContain('leaves the folder of templates');
	});
});

describe('pv template', () => {
	it('copies one partial, which then builds the same page', async () => {
		const start = { 'a.md': CLEAN, 'pv.config.yaml': CONFIG };
		const before = html((await build({})).files);
		const ejected = await run(['template', 'eject', 'proces-verbal', 'vote'], { files: start });
		expect(ejected.code).toBe(0);
		expect(ejected.out()).toBe('templates/proces-verbal/partials/vote.liquid\n');
		const text = ejected.files.get('/project/templates/proces-verbal/partials/vote.liquid') ?? '';
		expect(html((await build({ 'templates/proces-verbal/partials/vote.liquid': text })).files)).toBe(before);
	});

	it('copies a whole document, and writes over nothing', async () => {
		const ejected = await run(['template', 'eject', 'extrait'], { files: {} });
		expect(ejected.files.has('/project/templates/extrait/document.liquid')).toBe(true);
		const again = await run(['template', 'eject', 'extrait'], {
			files: { 'templates/extrait/document.liquid': 'mine' },
		});
		expect(again.code).toBe(2);
		expect(again.files.size).toBe(1);
		expect(again.err()).toContain('was not touched');
	});

	it('makes a project of a folder that is none, so that what it copies is read', async () => {
		const ejected = await run(['template', 'eject', 'proces-verbal', 'head'], { files: { 'a.md': CLEAN } });
		expect(ejected.out()).toBe('pv.config.yaml\ntemplates/proces-verbal/partials/head.liquid\n');
		const files = {
			...Object.fromEntries(ejected.files),
			'/project/templates/proces-verbal/partials/head.liquid': 'Notre tête',
		};
		const built = await run(['build', 'a.md', '--to', 'html'], { files });
		expect(built.code).toBe(0);
		expect(html(built.files)).toContain('Notre tête');
	});

	it('lists what there is and what is changed', async () => {
		const files = { 'templates/proces-verbal/style.css': '' };
		expect((await run(['template', 'list'], { files })).out()).not.toContain('(changed by the project)');
		const { code, out } = await run(['template', 'list'], { files: { ...files, 'pv.config.yaml': CONFIG } });
		expect(code).toBe(0);
		expect(out()).toMatch(/^proces-verbal +the minutes\n {2}document +the whole page\n/);
		expect(out()).toMatch(/\n {2}style .*\(changed by the project\)\n/);
		expect(out()).toMatch(/\nreleve-decisions +decisions and actions/);
	});

	it.each([
		['eject', 'rien'],
		['eject', 'extrait', 'rien'],
	])('knows no %s %s %s', async (...args) => {
		const { code, err } = await run(['template', ...args], { files: {} });
		expect(code).toBe(2);
		expect(err()).toContain('No template is called “rien”');
	});
});
