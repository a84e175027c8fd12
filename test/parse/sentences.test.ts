/**
 * What is told of sentences, each in its place of a meeting: nothing, or each rule with the line that it offers and the decisions that the
 * sentence makes. `npx vitest run test/parse/sentences.test.ts -u` writes what comes of them today behind each.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';
import { partsOf, textOf, toldBy, withOutcome, writeParts } from './sentence-files.js';

const FOLDER = new URL('sentences/', import.meta.url);
/** So many sentences share a meeting, each in an item of its own: most of the time is the meeting's. */
const SHARED = 25;
/** Its sentences stand above all items, one a meeting. */
const OPENING = 'opening';

/** What comes of sentences that stand in the same place, in their order. */
async function outcomesOf(sentences: readonly string[], meeting: string, place: string): Promise<string[][]> {
	let source = `${meeting}\n`;
	const starts = sentences.map((sentence, at) => {
		const start = source.split('\n').length;
		source += `\n${place.replace('NUMBER', `${at + 1}`).replace('SENTENCE', () => textOf(sentence))}\n`;
		return start;
	});
	const { messages, assembly } = await compileText(source);
	const outcomes: string[][] = sentences.map(() => []);
	const atLine = (line = 0) =>
		outcomes[
			Math.max(
				0,
				starts.findLastIndex((start) => start <= line),
			)
		];
	for (const message of messages) atLine(message.line)?.push(toldBy(message));
	for (const { node, outcome } of assembly.decisions)
		atLine(node.position?.start.line)?.push(`is ${outcome}`);
	return outcomes;
}

/** A file of sentences with what comes of them today; of `item, known wrong: …` the place is `item`. */
async function withOutcomes(file: string): Promise<string> {
	const { intro, parts } = partsOf(file);
	const partOf = (wanted: string) => parts.find(({ name }) => name === wanted)?.text ?? '';
	for (const part of parts) {
		if (part.name === 'meeting' || part.name.startsWith('place ')) continue;
		const [place = ''] = part.name.split(', known wrong');
		const read = (some: readonly string[]) => outcomesOf(some, partOf('meeting'), partOf(`place ${place}`));
		const [alone = []] = await read(['']);
		const size = place === OPENING ? 1 : SHARED;
		const sentences = part.text.split('\n');
		const lines: string[] = [];
		for (let at = 0; at < sentences.length; at += size) {
			const some = sentences.slice(at, at + size);
			for (const [index, told] of (await read(some)).entries())
				lines.push(
					withOutcome(
						some[index] ?? '',
						told.filter((one) => !alone.includes(one)),
					),
				);
		}
		part.text = lines.join('\n');
	}
	return writeParts(intro, parts);
}

describe('sentences', () => {
	it.each(readdirSync(FOLDER))('%s', async (name) => {
		const written = await withOutcomes(readFileSync(new URL(name, FOLDER), 'utf8'));
		await expect(written).toMatchFileSnapshot(`sentences/${name}`);
	});
});
