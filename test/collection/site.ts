/** A small site, for its tests. */

import { expect } from 'vitest';
import { run } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';

const ROOF = resolution(
	'1',
	'Roof',
	'- For: Dora Finch, Carla Ruiz\n- Against: Ben Osei',
	'The café has its <b>roof</b> mended & paid.',
);

/** Its meetings. */
export const SITE_FILES = {
	'a.md': board('2024-01-15', `## Repairs\n\n${ROOF}`),
	'b.md': board(
		'2025-05-20',
		`## Boats\n\n${resolution('1', 'Boats', 'Vote: unanimous')}## Officers\n\n### Election – Treasurer\n\n- Carla Ruiz: 2 votes\n- Ben Osei: 1 vote\n\nSeats: 1\nVoters: 3\nTerm of office: 1 year\nResult: elected Carla Ruiz\n`,
	),
};

/** The files of a site, by path inside it. */
export async function getSite(
	files: Record<string, string>,
	...more: string[]
): Promise<Map<string, string>> {
	const world = await run(['site', '-o', 'site', '-q', ...more], { files });
	expect(world.err()).toBe('');
	expect(world.code).toBe(0);
	return new Map(
		[...world.files]
			.filter(([path]) => path.startsWith('/project/site/'))
			.map(([path, content]) => [path.slice('/project/site/'.length), new TextDecoder().decode(content)]),
	);
}
