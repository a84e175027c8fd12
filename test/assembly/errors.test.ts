/**
 * Minutes without a mistake, and mistakes that are put into them one after the other: what is told of each, and how many lines below the changed
 * one (`-3` above). `PV_EFFORT=2 npx vitest run test/assembly/errors.test.ts -u` writes what is told today behind
 * each.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';
import { partsOf, textOf, toldBy, withOutcome, writeParts } from '../parse/sentence-files.js';
import { EFFORT } from '../properties.js';

const FOLDER = new URL('errors/', import.meta.url);
const BECOMES = / >> ?/;
/** In the quick run one in so many. */
const QUICK = 3;

/** What is told of minutes with one change, with nothing where it takes no effect. */
async function toldOf(minutes: string, change: string): Promise<string[]> {
	const [was = '', is = ''] = textOf(change).split(BECOMES);
	const at = minutes.indexOf(was);
	if (at < 0) throw new Error(`The minutes do not say: ${was}`);
	let same = 0;
	while (same < was.length && was[same] === is[same]) same++;
	const changed = minutes.slice(0, at + same).split('\n').length;
	const { messages } = await compileText(minutes.replace(was, () => is));
	return messages.map((message) => `${(message.line ?? 1) - changed} ${toldBy(message)}`);
}

describe('errors in minutes', () => {
	it.each(readdirSync(FOLDER))('%s', async (name) => {
		const { intro, parts } = partsOf(readFileSync(new URL(name, FOLDER), 'utf8'));
		const minutes = `${parts.find((part) => part.name === 'minutes')?.text}\n`;
		expect((await compileText(minutes)).messages.map(toldBy)).toEqual([]);
		for (const part of parts) {
			if (part.name === 'minutes') continue;
			const lines = part.text.split('\n');
			for (let at = 0; at < lines.length; at += EFFORT > 1 ? 1 : QUICK) {
				const line = lines[at] ?? '';
				lines[at] = withOutcome(line, await toldOf(minutes, line));
			}
			part.text = lines.join('\n');
		}
		await expect(writeParts(intro, parts)).toMatchFileSnapshot(`errors/${name}`);
	});
});
