import { describe, expect, it } from 'vitest';
import { importMinutes } from '../../src/import/index.js';

const HEAD = 'Harbour Board\nMinutes of 6 May 2019\n\nPresent: Ada Brun, Ben Roy, Cleo Dane, Dora Finch\n\n';

/** What a plain text becomes below its header, without comments and blank lines. */
function bodyOf(text: string): string[] {
	const { text: written } = importMinutes(text, 'plain');
	return written
		.replace(/^---\n[\s\S]*?\n---\n/, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function peopleOf(text: string): string {
	const [, people = ''] = /\nparticipants:\n([\s\S]*?)\n(?=\S)/.exec(importMinutes(text, 'plain').text) ?? [];
	return people.trim().replace(/\s*\n\s*/g, ' ');
}

describe('the box of a vote whose labels and values stand apart', () => {
	it('has each value behind its label', () => {
		const box =
			'RESULT:\nMOVER:\nAYES:\nNAYS:\n\nPASSED [3 TO 1]\nBen Roy, Director, District B\nAda Brun, Ben Roy,\nCleo Dane\nDora Finch\n';
		expect(bodyOf(`${HEAD}1. Pier\n\n${box}`).slice(-4)).toEqual([
			'RESULT: PASSED [3 TO 1]',
			'MOVER: Ben Roy, Director, District B',
			'AYES: Ada Brun, Ben Roy, Cleo Dane',
			'NAYS: Dora Finch',
		]);
	});

	it('goes on below the head of a page, where a list of names is not at its end', () => {
		const box = 'RESULT:\nAYES:\n\nPASSED [3 TO 0]\nAda Brun, Ben Roy,\n\n\nCleo Dane\n';
		expect(bodyOf(`${HEAD}1. Pier\n\n${box}`).slice(-2)).toEqual([
			'RESULT: PASSED [3 TO 0]',
			'AYES: Ada Brun, Ben Roy, Cleo Dane',
		]);
	});

	it('is the vote that the sentence above it tells', () => {
		const told =
			'The motion passed with 2 in favor (Brun, Roy) and 0 against.\n\nDirector Finch abstained.\n\n';
		const box = 'RESULT:\nAYES:\nABSTAIN:\n\nACCEPTED [2 TO 0] WITH 1 ABSTENTION\nBrun, Roy\nDora Finch\n';
		const lines = bodyOf(`${HEAD}1. Pier\n\n${told}${box}\nChair Brun declared the motion PASSED.\n`);
		expect(lines.filter((line) => /^(?:Vote|Result):/.test(line))).toEqual([]);
	});

	it.each([
		['fewer values than labels', 'RESULT:\nMOVER:\nAYES:\n\nPASSED [2 TO 0]\nBen Roy\n'],
		['more values than labels', 'RESULT:\nAYES:\n\nPASSED\nAda Brun\nBen Roy\n'],
		['no answer', 'RESULT:\nMOVER:\n\nPASSED\nBen Roy\n'],
		['a label of something else', 'RESULT:\nPLACE:\nAYES:\n\nPASSED\nHall\nAda Brun\n'],
		['a list that never ends', 'RESULT:\nAYES:\n\nPASSED\nAda Brun,\n'],
	])('is left as it is with %s', (_, box) => {
		const lines = bodyOf(`${HEAD}1. Pier\n\n${box}`);
		expect(lines.filter((line) => /^(?:RESULT|AYES|MOVER):\s*\S/.test(line))).toEqual([]);
	});

	it.each(['303-299-2307', 'Call the office:\n555-299-2307', 'Fax: 303-299-2307'])(
		'is no number to call: %s',
		(text) => {
			expect(bodyOf(`${HEAD}${text}\n\n1. Pier\n`).some((line) => line.startsWith('Vote'))).toBe(false);
		},
	);
});

describe('a roll in groups of any length', () => {
	const TOP = 'Harbour Board\nMinutes of 6 May 2019\n\n1. Roll Call\n';

	it('is read with its heads and hours', () => {
		const roll =
			'Attendee Name\nAda Brun\n\nTitle\nDirector, District A\n\nStatus\nPresent\n\nArrived\n6:55 PM\n\nBen Roy\nCleo Dane\n\nDirector, District B\nDirector, District C\n\nPresent\nAbsent\n\n6:50 PM\n6:59 PM\n\nDora Finch\n\nDirector, District D\n\nPresent\n\n6:58 PM\n';
		const { text } = importMinutes(`${TOP}${roll}`, 'plain');
		expect(peopleOf(`${TOP}${roll}`)).toMatch(
			/^present: - Ada Brun.* - Ben Roy.* - Dora Finch.* absent: - Cleo Dane/,
		);
		expect(text).not.toContain('Arrival');
	});

	it.each([
		['two alone', 'Ada Brun\nBen Roy\n\nDirector, District A\nDirector, District B\n\nPresent\nPresent\n'],
		['without what they are', 'Ada Brun\n\nPresent\n\nBen Roy\n\nPresent\n\nCleo Dane\n\nPresent\n'],
	])('is none of %s', (_, roll) => {
		expect(importMinutes(`${TOP}${roll}`, 'plain').text).not.toContain('| Present |');
	});
});

describe('answers within the sentence of a motion', () => {
	it.each([
		'Motion to mend the pier Ben, Cleo second, vote Ben aye, Cleo aye, Dora aye.',
		'Ben makes a motion to approve, Cleo second, Ben aye, Cleo aye, Dora aye to approve the minutes.',
	])('are a vote: %s', (text) => {
		expect(bodyOf(`${HEAD}1. Pier\n\n${text}\n`)).toContain('Vote: 3 for');
	});

	it.each([
		'Ben asked what they thought, Ben aye, Cleo aye, Dora aye they said.',
		'Motion by Ben, Ben aye, Cleo aye, Dora aye, but it was withdrawn.',
		'The motion was discussed, Ben aye, Cleo aye, Ben aye.',
		'The motion of last year was read, Ben may, Cleo can, Dora will.',
		'Motion by Ben, Ben aye, Cleo aye.',
	])('are none: %s', (text) => {
		expect(bodyOf(`${HEAD}1. Pier\n\n${text}\n`).some((line) => line.startsWith('Vote'))).toBe(false);
	});
});
