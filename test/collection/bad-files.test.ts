/** Files of a folder that are damaged, foreign, doubled or at odds: what is said of each, and that the meeting beside them is read as if it were alone. */

import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';

const GOOD = board(
	'2024-01-15',
	resolution('1', 'Roof', '- For: Dora Finch, Carla Ruiz\n- Against: Ben Osei'),
);
const OTHER = board('2024-02-15', resolution('2', 'Boats', 'Vote: unanimous'));

/** Each with what `pv facts` says of it, and what `pv site` does; nothing where it is no minutes at all. */
const BAD: ReadonlyArray<[what: string, content: string | Uint8Array, facts: string, site: string]> = [
	['is empty', '', '', ''],
	['is binary', Uint8Array.from({ length: 200 }, (_, index) => index % 7), '', ''],
	['is an archive', 'PK\u0003\u0004abcdefgh', '', ''],
	['is a text without a header', '# Notes\n\nVote: unanimous\n', '', ''],
	['is the header of a web page', '---\nlayout: post\n---\n\nHello.\n', 'has no date', 'it has no date'],
	['ends inside its header', '---\nmeeting: board\n', 'has no date', 'one error'],
	['has brackets that do not match', '---\nmeeting: [board\n---\n', 'has no date', 'syntax/frontmatter'],
	[
		'has a day that no month has',
		OTHER.replace('2024-02-15', '2024-02-31'),
		'has no date',
		'is not in the calendar',
	],
	['has no day', OTHER.replace('date: 2024-02-15\n', ''), 'has no date', 'it has no date'],
	['is in UTF-16', utf16(OTHER), 'One meeting has errors', 'UTF-16'],
	['is cut inside a letter', cut(OTHER.replace('Boats', 'Canoës')), 'One meeting has errors', 'UTF-8'],
	[
		'names a list that is not there',
		OTHER.replace('opened', 'members: gone.csv\nopened'),
		'One meeting has errors',
		'gone.csv',
	],
	[
		'names somebody twice',
		OTHER.replace('Carla Ruiz]', 'Dora Finch]'),
		'One meeting has errors',
		'Dora Finch',
	],
	['counts more votes than people', OTHER.replace('unanimous', '9 for'), 'One meeting has errors', '9'],
	['tells the meeting beside it', GOOD, 'tells the meeting of', 'tells the meeting of'],
	[
		'leads out of its folder by a name',
		OTHER.replace('board\n', 'board\nmembers: ../../../etc/passwd\n'),
		'errors',
		'passwd',
	],
];

describe.each(BAD)('a file that %s', (_, content, facts, site) => {
	it.each([
		['facts', facts],
		['site', site],
	])('does not keep `pv %s` from the others', async (command, says) => {
		const alone = await getAlone(command);
		const world = await run([command, 'm', '--out', 'out'], {
			files: { 'm/good.md': GOOD, 'm/zz.md': content },
		});
		const said = world.err().replaceAll(/\s+/g, ' ');
		if (says === '') expect(said).toBe(alone.err().replaceAll(/\s+/g, ' '));
		else expect(said).toContain(says);
		const decoder = new TextDecoder();
		const [name, own] =
			command === 'facts' ? ['decisions.ndjson', '"good#'] : ['acts/2024-01-15-1.html', 'Roof'];
		const text = (files: typeof world.files) => decoder.decode(files.get(`/project/out/${name}`));
		expect(text(alone.files)).toContain(own);
		expect(text(world.files).split('\n').slice(0, 1)).toEqual(text(alone.files).split('\n').slice(0, 1));
		expect([...world.files.keys()].filter((path) => path.endsWith('.part'))).toEqual([]);
	});
});

const known = new Map<string, ReturnType<typeof run>>();

/** What a command makes of the good meeting alone. */
function getAlone(command: string): ReturnType<typeof run> {
	const world = known.get(command) ?? run([command, 'm', '--out', 'out'], { files: { 'm/good.md': GOOD } });
	known.set(command, world);
	return world;
}

function utf16(text: string): Uint8Array {
	return Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
}

/** The first byte of a letter without its second. */
function cut(text: string): Uint8Array {
	const bytes = Buffer.from(text);
	return Buffer.concat([bytes.subarray(0, bytes.indexOf(0xc3) + 1), bytes.subarray(bytes.indexOf(0xc3) + 2)]);
}
