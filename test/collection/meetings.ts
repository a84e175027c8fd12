/** Meetings of one English board, for the tests of collections. */

/** A meeting of the board on a day, with this body. `header` is added to the usual one. */
export function board(date: string, body: string, header = ''): string {
	return `---
lang: en
meeting: board
organization: Harbour Trust
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: ${date}
opened: 14:00
closed: 15:00
${header.includes('participants:') ? '' : 'participants:\n  present: [Dora Finch, Ben Osei, Carla Ruiz]\n'}${header}---

${body}`;
}

/** A resolution with its vote. */
export function resolution(
	number: string,
	title: string,
	vote: string,
	text = 'The board so decides.',
): string {
	return `### Resolution ${number} – ${title}

${text}

${vote}

`;
}

/** Three meetings of a year. */
export const YEAR: Readonly<Record<string, string>> = {
	'minutes/2024-01-15.md': board(
		'2024-01-15',
		`## Roof

${resolution('1', 'Repair of the roof', '- For: Dora Finch, Ben Osei\n- Against: Carla Ruiz', 'The roof of the boathouse is repaired for 12,000.')}Action: ask for three offers (Ben Osei, February 1, 2024)
`,
	),
	'minutes/2024-05-20.md': board(
		'2024-05-20',
		`## Elections

### Election – Treasurer

- Carla Ruiz: 2 votes
- Ben Osei: 1 vote

Seats: 1
Voters: 3
Term of office: 2 years
Result: elected Carla Ruiz

## Roof

2:20 pm – Departure of Ben Osei

${resolution('1', 'Café', 'Vote: unanimous', 'A café opens in the boathouse.')}Action: ask for three offers (Ben Osei, February 1, 2024, done)
`,
	),
	'minutes/2024-09-10.md': board(
		'2024-09-10',
		`## Roofing

${resolution('1', 'Roofer', 'Ballot: secret\nVote: 2 for, 1 against', 'Slate & Sons do the work.')}`,
	),
};
