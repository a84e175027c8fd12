import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lostWords } from '../../src/import/index.js';
import { messageLines } from '../compile.js';
import { type FileScore, getReading, getSum, getTable, type Truth } from './reading.js';

const FOLDER = new URL('./minutes/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const TRUTHS = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.sort()
	.map((name): Truth => JSON.parse(read(name)));

const scores: FileScore[] = [];

describe.each(TRUTHS)('the minutes $file', (truth) => {
	// Each is read and compiled once.
	let known: ReturnType<typeof getReading> | undefined;
	const reading = () => (known ??= getReading(truth, read(truth.file)));

	it('are read as a careful reader does, but for what is listed', async () => {
		const { score } = await reading();
		scores.push(score);
		expect(score.notes).toMatchSnapshot();
	});

	it('lose no word, and get these messages', async () => {
		const { markdown, imported, compiled } = await reading();
		expect(lostWords(markdown, imported)).toEqual([]);
		expect(messageLines(compiled)).toMatchSnapshot();
	});
});

it('are read in all as this table says', () => {
	expect(scores.length).toBe(TRUTHS.length);
	expect(`\n${getTable(getSum(scores))}\n`).toMatchSnapshot();
});
