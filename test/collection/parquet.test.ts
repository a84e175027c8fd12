import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { TABLE_NAMES } from '../../src/collection/records.js';
import { run, type World } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';

const files = {
	'2024-01.md': board('2024-01-15', resolution('1', 'Roof – é', 'Vote: 2 for, 1 against')),
	'2024-02.md': board(
		'2024-02-15',
		resolution('2', 'Fence', 'For: Dora Finch\nAgainst: Ben Osei, Carla Ruiz'),
	),
};

const read = (world: World, name: string) => {
	const bytes = world.files.get(`/project/facts/${name}`) ?? new Uint8Array();
	return bytes.slice().buffer as ArrayBuffer;
};

const records = (world: World, table: string) =>
	Buffer.from(world.files.get(`/project/facts/${table}.ndjson`) ?? [])
		.toString()
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as unknown);

describe('pv facts --parquet', () => {
	it('holds every table as its NDJSON does', async () => {
		const world = await run(['facts', '.', '--out', 'facts', '--parquet'], { files });
		expect(world.code).toBe(0);
		let filled = 0;
		for (const table of TABLE_NAMES) {
			const rows = await parquetReadObjects({ file: read(world, `${table}.parquet`) });
			expect(rows).toEqual(records(world, table));
			if (rows.length > 0) filled += 1;
		}
		expect(filled).toBeGreaterThan(5);
		const columns = parquetSchema(parquetMetadata(read(world, 'decisions.parquet'))).children;
		expect(Object.fromEntries(columns.map(({ element }) => [element.name, element.type]))).toMatchObject({
			id: 'BYTE_ARRAY',
			unanimous: 'BOOLEAN',
			votes_for: 'BYTE_ARRAY',
			line: 'INT32',
		});
	});

	it('is not written unasked, and is kept up to date once it is there', async () => {
		const plain = await run(['facts', '.', '--out', 'facts'], { files });
		expect([...plain.files.keys()].filter((path) => path.endsWith('.parquet'))).toEqual([]);
		const world = await run(['facts', '.', '--out', 'facts', '--parquet'], { files });
		const kept = Object.fromEntries(
			[...world.files].map(([path, bytes]) => [path.replace('/project/', ''), bytes]),
		);
		const changed = { ...kept, '2024-02.md': files['2024-02.md'].replace('Fence', 'Wall') };
		const again = await run(['facts', '.', '--out', 'facts'], { files: changed });
		const rows = await parquetReadObjects({ file: read(again, 'decisions.parquet') });
		expect(rows.map((row) => row['title'])).toEqual(['Roof – é', 'Wall']);
	});
});
