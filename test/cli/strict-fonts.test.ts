import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

/** Signs, scripts and words that minutes of all Europe, and their guests, may hold. */
const PASSAGES = [
	'Łódź, Αθήνα, Їжак, Đặng Thị Hòa, Ǆ, Ӓ, Արամ, ნინო, e\u0301 J\u030C',
	'les élu·e·s, les élu.e.s, iel',
	'3 × 4 ≈ 12 ≠ 7 ≤ ∞ ∑ √ ∀ ∃ ∈ ⇔ ℝ ☐ ☑ ☒ ✓ ★ 12 € £ ₿ ₴',
	'👍 😀 ✅',
	'https://example.org/an/address/that/is/far/too/long/for/one/line/of/the/page/and/goes/on/and/on/to-the-end?a=b',
];
const RIGHT_TO_LEFT = ['ليلى بن علي', 'دانيال الأحمد', 'דוד לוי'];

const MEETING = CLEAN.replace('six months', `six months (${[...PASSAGES, ...RIGHT_TO_LEFT].join('; ')})`);

const build = (source: string, ...options: string[]) =>
	run(['build', 'a.md', ...options], { files: { 'a.md': source } });

describe('a record in many scripts', () => {
	it('has a font for all of it, claims its conformance, and reads back as it was written', async () => {
		const { code, files, err } = await build(MEETING, '--to', 'pdf', '--strict-fonts');
		expect([code, err()]).toEqual([0, expect.not.stringContaining('not-archival')]);
		const pdf = files.get('/project/a.pdf') ?? new Uint8Array();
		expect(Buffer.from(pdf).toString('latin1')).toContain('pdfaid:part');
		const verified = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': pdf } });
		expect([verified.code, verified.out()]).toEqual([
			0,
			expect.stringContaining('text is that of the source'),
		]);
		const text = byPoppler(pdf);
		for (const passage of text === undefined ? [] : [...PASSAGES, ...RIGHT_TO_LEFT])
			expect(plain(text ?? '')).toContain(plain(passage));
	});
});

const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const ADDRESS = `https://example.org/${'a-long-way/'.repeat(14)}end`;
const WIDE = CLEAN.replace(
	'six months',
	`six months, see ${ADDRESS} and \`${'code_'.repeat(30)}\`\n\n| ${LONG_WORD} | ${ADDRESS} |\n|---|---|\n| 1 | 2 |\n\n- ${LONG_WORD}${LONG_WORD}\n\nThat is six months`,
).replace('### Resolution 1 –', `## ${LONG_WORD}${LONG_WORD}\n\n### Resolution 1 – ${LONG_WORD}${LONG_WORD}`);

describe('a word that is longer than a line', () => {
	it.each([[], ['--theme', 'notarial'], ['--large-print']])(
		'never runs off the page (%s %s)',
		async (...options) => {
			const { code, files } = await build(WIDE, '--to', 'pdf', ...options);
			expect(code).toBe(0);
			const boxes = byPoppler(files.get('/project/a.pdf') ?? new Uint8Array(), '-bbox');
			if (boxes === undefined) return;
			// The sheet is 210 mm wide, with margins of 25 and 24 mm; a point more is the breadth of a stroke.
			const mm = 72 / 25.4;
			const edges = [...boxes.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)];
			expect(edges.length).toBeGreaterThan(50);
			for (const [, from, to] of edges) {
				expect(Number(from)).toBeGreaterThan(25 * mm - 1);
				expect(Number(to)).toBeLessThan((210 - 24) * mm + 1);
			}
		},
	);
});

/** What another reader gets out of a PDF, where poppler is on the machine. */
function byPoppler(pdf: Uint8Array, ...options: string[]): string | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'pv-'));
	try {
		writeFileSync(join(folder, 'a.pdf'), pdf);
		const { error, stdout } = spawnSync('pdftotext', [
			...options,
			'-enc',
			'UTF-8',
			join(folder, 'a.pdf'),
			'-',
		]);
		return error ? undefined : stdout.toString();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Without spaces, line ends and marks of direction; accents composed. */
function plain(text: string): string {
	return text.normalize('NFC').replace(/[\s\u00A0\u202F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
}

describe('a character without a font', () => {
	const CHINESE = CLEAN.replace('six months', 'six 漢 months');

	it('is told with its code and its place, once for all outputs', async () => {
		const { code, files, err } = await build(CHINESE);
		expect([code, files.has('/project/a.html'), files.has('/project/a.pdf')]).toEqual([0, true, true]);
		const line = CHINESE.slice(0, CHINESE.indexOf('漢')).split('\n').length;
		expect(err().match(/“漢” \(U\+6F22\)/g)).toHaveLength(1);
		expect(err()).toMatch(new RegExp(`a\\.md:${line}:\\d+ +warning +document/not-archival`));
	});

	it('stops the build where fonts are strict, and nothing is written', async () => {
		const { code, files, err } = await build(CHINESE, '--strict-fonts', '--to', 'html,json');
		expect([code, [...files.keys()]]).toEqual([1, ['/project/a.md']]);
		expect(err()).toContain('error  document/not-archival');
		expect(err()).toContain('a.md: nothing was written, because of --strict-fonts.');
	});

	it('is found in documents and in rolls, and not where nothing is printed', async () => {
		const notice = await build(CHINESE, '--doc', 'attendance-sheet', '--to', 'html', '--strict-fonts');
		expect(notice.code).toBe(0);
		const files = {
			'a.md': CLEAN.replace('present: [Ada Novak, Ben Osei, Carla Ruiz]', '  - roll.csv').replace(
				/participants:\n.*roll\.csv/,
				'participants: roll.csv',
			),
			'roll.csv': 'name;presence\nAda Novak;present\nBen Osei;present\nCarla 漢;present\n',
		};
		const { code, err } = await run(
			['build', 'a.md', '--doc', 'attendance-sheet', '--to', 'html', '--strict-fonts'],
			{
				files,
			},
		);
		expect([code, err()]).toEqual([1, expect.stringMatching(/roll\.csv:4:7 +error/)]);
	});

	it('is named ten times at most', async () => {
		const { err } = await build(
			CLEAN.replace('six months', 'six 一丁七万丈三上下不与丏丐 months'),
			'--to',
			'html',
		);
		expect(err().match(/U\+4E/g)).toHaveLength(10);
		expect(err()).toContain('So are 2 more characters.');
	});
});
