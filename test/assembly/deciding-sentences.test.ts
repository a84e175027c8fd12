/** A sentence in which the body decides is the vote of its block where it is the only one there, and where nothing makes it another's. */

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

const TEXTS = parse(readFileSync(new URL('deciding-sentences.yaml', import.meta.url), 'utf8')) as Record<
	string,
	Texts
>;

describe.each(Object.entries(TEXTS))('%s', (_, { head, texts }) => {
	it.each(texts)('$is: $text', async ({ text, is, says }) => {
		const compiled = await compileText(`${head}\n${text}\n`);
		const { resolutions } = compiledJson(compiled, []);
		const [{ outcome, tally } = { outcome: 'none', tally: undefined }, ...others] = resolutions;
		const votes = tally?.for === null ? '' : `${tally?.for}/${tally?.against}/${tally?.abstention}`;
		expect([`${outcome} ${votes}`.trim(), ...others]).toEqual([is]);
		const told = compiled.messages.map(({ ruleId, severity }, at) =>
			says?.[at]?.includes(' ') ? `${severity} ${ruleId}` : ruleId,
		);
		if (says) expect(told).toEqual(says);
	});
});
