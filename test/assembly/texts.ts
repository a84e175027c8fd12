/** Texts behind a head, each with the outcome and the figures of its one decision, and with the messages where they matter. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compiledJson } from '../../src/render/index.js';
import { compileText } from '../compile.js';

interface Texts {
	head: string;
	/** `says`: the rules of all messages, with their severity or without. */
	texts: Array<{ text: string; is: string; says?: string[] }>;
}

export function describeTexts(file: string): void {
	const all = parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, Texts>;
	describe.each(Object.entries(all))('%s', (_, { head, texts }) => {
		it.each(texts)('$is: $text', async ({ text, is, says }) => {
			const compiled = await compileText(`${head}\n${text}\n`);
			const { resolutions } = compiledJson(compiled, []);
			const [{ outcome, tally } = { outcome: 'none', tally: undefined }, ...others] = resolutions;
			const votes =
				(tally?.for ?? null) === null ? '' : `${tally?.for}/${tally?.against}/${tally?.abstention}`;
			expect([`${outcome} ${votes}`.trim(), ...others]).toEqual([is]);
			const told = compiled.messages.map(({ ruleId, severity }, at) =>
				says?.[at]?.includes(' ') ? `${severity} ${ruleId}` : ruleId,
			);
			if (says) expect(told).toEqual(says);
		});
	});
}
