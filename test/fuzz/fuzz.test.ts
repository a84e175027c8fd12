/** A bounded part of what `npm run fuzz` does for hours, and every input that it once failed on. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile } from '../../src/compile.js';
import { formatMeeting } from '../../src/format/index.js';
import { importMinutes } from '../../src/import/index.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';
import { renderHtml } from '../../src/render/index.js';
import fc, { EFFORT, runs } from '../properties.js';
import { judge, KINDS, type Kind } from './oracles.js';
import { mutated, readSeeds } from './seeds.js';

const REGRESSIONS = new URL('../regressions/', import.meta.url);

/** Inputs of each kind: seconds, not minutes. */
const RUNS: Readonly<Record<Kind, number>> = {
	meeting: 15,
	minutes: 12,
	html: 10,
	rules: 20,
	roll: 20,
	config: 20,
	docx: 8,
	pdf: 20,
};

const seeds = await readSeeds();

it.each(KINDS)('holds for mutated inputs: %s', async (kind) => {
	await fc.assert(
		fc.asyncProperty(mutated(kind, seeds[kind]), async (bytes) => {
			expect(await judge(kind, bytes)).toBeUndefined();
		}),
		{ numRuns: runs(RUNS[kind]) },
	);
});

/** Files are named `kind-what-failed.ending`. */
it.each(readdirSync(REGRESSIONS))('holds for %s', async (name) => {
	const kind = KINDS.find((one) => name.startsWith(`${one}-`));
	expect(kind).toBeDefined();
	if (kind) expect(await judge(kind, readFileSync(new URL(name, REGRESSIONS)))).toBeUndefined();
});

/** Starts at which a scanner that looks one sign back, or waits for another, may stand still. */
const STARTS = [
	'',
	'\n',
	'\n\n',
	'\r',
	'\r\r',
	'\r\n',
	'\uFEFF',
	'\uFEFF\n',
	'\uFEFF\uFEFF',
	'\0',
	'\0\n',
	'\t',
	' ',
	'\u00A0',
	'\u2028',
	'\u0301',
	'\u200B',
	':',
	'|',
	'<!--',
];
/** The sign before the text and behind it; in the quick run one of them in turn. */
function placesOf(sign: string, text: string, turn: number): string[] {
	const both = [sign + text, text.trimEnd() + sign];
	return EFFORT > 1 ? both : both.slice(turn % 2, (turn % 2) + 1);
}

/** Lone halves of a sign of two units; no file in UTF-8 holds them, a text that a program hands over may. */
const HALVES = ['\uD800', '\uDC00', '\uDC00\uD800'];

it.each(KINDS)('ends at every start and at every end of a file: %s', async (kind) => {
	// The shortest takes the least time, and has a beginning and an end too.
	const [seed = new Uint8Array()] = [...seeds[kind]].sort((a, b) => a.length - b.length);
	const texts = kind === 'docx' || kind === 'pdf' ? [] : [new TextDecoder().decode(seed)];
	for (const [index, start] of STARTS.entries()) {
		const bytes = new TextEncoder().encode(start);
		expect({ start, wrong: await judge(kind, bytes) }).toEqual({ start, wrong: undefined });
		for (const text of texts)
			for (const whole of placesOf(start, text, index))
				expect({ start, wrong: await judge(kind, new TextEncoder().encode(whole)) }).toEqual({
					start,
					wrong: undefined,
				});
	}
});

it.each(HALVES)('takes a text with half a sign, case %#', async (half) => {
	for (const text of [
		half,
		`${half}\n## A${half}\n`,
		`---\ntitre: ${half}\n---\n\n- Pour : ${half}\n${half}`,
	]) {
		const compiled = await compile(text);
		await formatMeeting(text, async (each) => (await compile(each)).meeting);
		await renderHtml(compiled);
		expect(importMinutes(text).text).toBeTypeOf('string');
		expect(htmlToMarkdown(`<p>${text}</p>`)).toBeTypeOf('string');
	}
});
