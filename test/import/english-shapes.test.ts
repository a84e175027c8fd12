/** Shapes of English minutes that nothing but their form shows: what is read of each, and what looks alike and stays as it is. */

import { expect, test } from 'vitest';
import { importMinutes } from '../../src/import/index.js';

const HEAD = `Minutes of the Harbour Trust Board
Tuesday 5 March 2024

Present: Ada Brun (Chair), Ben Roy, Cleo Dane, Dora Finch, Eli Fox

`;

/** The lines that import writes for votes and moves. */
function readings(body: string): string[] {
	const { text } = importMinutes(HEAD + body, 'plain');
	return text
		.split('\n')
		.filter((line) => /^(?:Vote|Result): |(?:^|– )(?:Arrival|Departure|Return) of /.test(line));
}

test.each([
	// Who abstained, by name, behind a score.
	[
		'Motion by Ben Roy. Motion passed (3-0, Dora Finch abstaining).',
		['Vote: 3 for, 0 against, 1 abstaining'],
	],
	['Motion by Ben Roy. Approved 2-0; Finch and Brun abstained.', ['Vote: 2 for, 0 against, 2 abstained']],
	['Motion by Ben Roy. Motion passed (4-1, Dora Finch opposed).', ['Vote: 4 for, 1 against']],
	['Motion by Ben Roy. Motion carried 4-0. Dora Finch abstained from the lunch.', ['Vote: 4 for, 0 against']],
	['Motion by Ben Roy. Passed 3-0 with Ada Brun abstaining and Eli Fox absent.', ['Vote: 3 for, 0 against']],
	// A motion, what it is for, and how it ended.
	['The motion to repair the roof passed.', ['Result: carried']],
	['RESULT: The motion to repair the roof failed.', ['Result: rejected']],
	['The motion to thank the men who passed.', []],
	['The motion about the budget passed last year.', []],
	['The motion to sell the hall never passed.', []],
	['The motion to honour the firm the town adopted.', []],
	['The motion to thank those soldiers the regiment lost.', []],
	// A roll call whose answers have dashes for colons, or a verdict behind a comma.
	['Motion by Ben Roy to mow. Roll call vote- yes-Roy, Dane, Finch.  No-0, carried.', ['Vote: 3 yes, 0 no']],
	[
		'Motion by Ben Roy to mow. Roll call vote:  Yes-Roy, Dane.  No-Finch.   Motion carried.',
		['Vote: 2 yes, 1 no'],
	],
	['Motion by Ben Roy to mow. Ayes: Roy, Dane. Nays: none, carried.', ['Vote: 2 ayes, 0 nays']],
	['Motion by Ben Roy to mow. Ayes: Roy. Nays: Dane, Finch, motion failed.', ['Vote: 1 ayes, 2 nays']],
	['The survey of the yard: yes-12, no-3, carried over to May.', []],
	['Yes-votes were counted, no-shows were fined.', []],
	[
		'Motion to adopt the policy by Trustee Roy, support by Dane, roll call vote, Trustee Ben Roy yes, Clerk Cleo Dane no, Dora Finch yes, motion passes.',
		['Vote: 2 for, 1 against'],
	],
	[
		'Roy said that in 2019 the motion had a roll call vote, Ben Roy yes, Cleo Dane no, Eli Fox yes, motion passes.',
		[],
	],
	// Each paragraph with a motion of its own.
	[
		'Motion by Roy supported by Dane to approve the agenda as presented, carried.\n\nMotion by Dane supported by Roy to buy a mower.  Roll call vote:  Ayes: Roy, Dane.  Nays: none.  Motion carried.',
		['Result: carried', 'Vote: 2 ayes, 0 nays'],
	],
	// Two moves of one person.
	[
		'Ben Roy left at 7:30 p.m., returning at 7:45 p.m.',
		['7:30 p.m. – Departure of Ben Roy', '7:45 p.m. – Return of Ben Roy'],
	],
	['At this point Mr. Roy entered and took his seat.', ['Arrival of Mr. Roy']],
	['At this stage Ben Roy returned to his question.', []],
	['At that point in 2019 Ben Roy left.', []],
	['At this time last year Ben Roy joined.', []],
	[
		'At this point Ben Roy left, returning at 7:45 p.m.',
		['Departure of Ben Roy', '7:45 p.m. – Return of Ben Roy'],
	],
	// A vote by letter before the meeting.
	['Email vote since the last meeting: motion by Ben Roy to sign the lease, passed 4-0.', []],
	[
		'Ben Roy moved to ratify the email vote taken before the meeting. Carried 5-0.',
		['Vote: 5 for, 0 against'],
	],
	[
		'The papers were sent by email before the meeting and the budget was approved 5-0.',
		['Vote: 5 for, 0 against'],
	],
	['Before the meeting the board approved the lease by e-mail, 4-0.', []],
	// A roll that a page gives column by column.
	['A roll call vote was taken.\n\nBrun\nRoy\nDane\nFinch\n\nYes\nYes\nNo\nAbsent', ['Vote: 2 yes, 1 no']],
	['Speakers\n\nAda Brun\nBen Roy\nCleo Dane\n\nYes\nNo\nYes', []],
])('%s', (body, expected) => {
	expect(readings(`${body}\n`)).toEqual(expected);
});

test.each([
	['At 7.30pm on Tuesday 5 March 2024', 'opened: 7.30pm'],
	['6:50 pm. Meeting called to order.', 'opened: 6:50 pm'],
])('the hour ahead of what it is of: %s', (line, expected) => {
	const { text } = importMinutes(`Minutes of the Harbour Trust Board, 5 March 2024\n\n${line}\n`, 'plain');
	expect(text).toContain(expected);
});

test('a date in digits is read in the order of another one of the minutes', () => {
	const minutes = (other: string) =>
		`Board Meeting Minutes - 9/8/02\n\nMinutes from ${other} approved 8-0.\n`;
	expect(importMinutes(minutes('7/21/02'), 'plain').text).toContain('date: 2002-09-08');
	expect(importMinutes(minutes('21/7/02'), 'plain').text).toContain('date: 2002-08-09');
	expect(importMinutes(minutes('1/25/50'), 'plain').text).not.toContain('\ndate:');
	expect(importMinutes(minutes('7/8/02'), 'plain').text).not.toContain('\ndate:');
});

test('a middle initial is no civility, and the last of a list has an office as the others', () => {
	const { text } = importMinutes(
		'Board of the Trust, 5 March 2024\n\nPresent: Ada Brun, Chair, Ben Roy, Treasurer and Cleo Dane, Secretary\n\nAbsent: Mr. Herbert M. Case, Dora Finch\n',
		'plain',
	);
	expect(text).toContain('- Cleo Dane, secretary');
	expect(text).toContain('- Mr. Herbert M. Case');
});

test('who missed one vote is not away from the meeting', () => {
	const { text } = importMinutes(
		`${HEAD}## 1. Lease\n\nRESULT: APPROVED [3 TO 0]\nAYES: Brun, Roy, Dane\nABSENT: Fox\n`,
		'markdown',
	);
	expect(text).not.toContain('absent:');
});
