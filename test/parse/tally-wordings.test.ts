/** A hundred and twenty-six ways in which real minutes word a vote: what is read of each, and what deliberately is not. */

import { describe, expect, test } from 'vitest';
import { isBallotLine, opensBallot, readBallot } from '../../src/parse/ballot/ballot.js';
import { getLines, sketch, sketchProblem } from './ballot-sketch.js';
import { ENGLISH } from './wordings-english.js';
import { FRENCH } from './wordings-french.js';
import { inSetting, type Setting } from './wordings-source.js';

const ALL = [
	...FRENCH.map((row) => ['fr', ...row] as const),
	...ENGLISH.map((row) => ['en', ...row] as const),
];

/** Not one of them is read as a vote without a word about it. */
const UNREAD: ReadonlySet<Setting> = new Set(['prose', 'refused']);

describe('wordings of votes', () => {
	test.each(ALL.filter(([, setting]) => setting !== 'prose'))(
		'%s %s: %s',
		(lang, setting, wording, expected) => {
			const { text, context } = inSetting(lang, setting, wording);
			const lines = getLines(text);
			expect(opensBallot(lines, context)).toBe(true);
			const reading = readBallot(lines, context);
			const read = [...sketch(reading), ...reading.problems.map((one) => `! ${sketchProblem(one, text)}`)];
			expect(read.join('; ')).toBe(expected);
		},
	);

	test.each(ALL.filter(([, setting]) => setting === 'prose'))(
		'%s %s is no ballot: %s',
		(lang, setting, wording) => {
			const { text, context } = inSetting(lang, setting, wording);
			const lines = getLines(text);
			expect(opensBallot(lines, context)).toBe(false);
			expect(lines.some((line) => isBallotLine(line, { ...context, block: undefined }))).toBe(false);
		},
	);

	test('most of them are read', () => {
		const read = ALL.filter(([, setting]) => !UNREAD.has(setting));
		expect([ALL.length, read.length, ALL.filter(([, setting]) => setting === 'refused').length]).toEqual([
			126, 89, 7,
		]);
	});
});
