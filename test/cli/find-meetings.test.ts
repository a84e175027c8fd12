import { expect, it } from 'vitest';
import { findMeetings } from '../../src/project/find-meetings.js';
import { createWorld } from './memory-io.js';

it('reads of the files in a folder no more than their start', async () => {
	const header = '---\nréunion: bureau\n---\n';
	const files = {
		'minutes/a.md': header,
		'minutes/large.md': `${header}${'x'.repeat(2_000_000)}`,
		'minutes/notes.md': 'x'.repeat(2_000_000),
	};
	const { io } = createWorld({ files });
	const read: string[] = [];
	const watched = {
		...io,
		read: (path: string) => {
			read.push(path);
			return io.read(path);
		},
	};
	expect(await findMeetings(['minutes'], watched)).toEqual(['minutes/a.md', 'minutes/large.md']);
	expect(read.filter((path) => path.endsWith('.md'))).toEqual([]);
});
