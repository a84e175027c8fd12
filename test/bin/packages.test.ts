/** What npm installs beside pv for whoever installs it. */

import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { dependencies, overrides } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	dependencies: Record<string, string>;
	overrides: Record<string, unknown>;
};

describe('packages that come with pv', () => {
	it('are none of those that need another version of theirs: an override holds in this folder only', () => {
		expect(Object.keys(overrides).filter((name) => name in dependencies)).toEqual([]);
	});

	it('are those that the library imports; what only bundles hold is installed by nobody', () => {
		// The command line and the import of HTML stand on these two, which their bundles hold as well.
		const held = ['commander', 'remark-stringify'];
		const types = Object.keys(dependencies).filter((name) => name.startsWith('@types/'));
		const dist = join(ROOT, 'dist');
		const files = ['index.js', 'node.js', 'remark.js'].concat(
			readdirSync(join(dist, 'chunks')).map((name) => join('chunks', name)),
		);
		const imported = files.flatMap((name) =>
			[
				...readFileSync(join(dist, name), 'utf8').matchAll(
					/^(?:import|export)\b[^;'"]*["']([^."'][^"']*)["']|\bimport\(["']([^."'][^"']*)["']\)/gm,
				),
			].map(([, still, late]) => /^(?:@[^/]+\/)?[^/]+/.exec(still ?? late ?? '')?.[0] ?? ''),
		);
		expect([...new Set(imported.filter((name) => !isBuiltin(name)).concat(held, types))].sort()).toEqual(
			Object.keys(dependencies).sort(),
		);
	});
});

describe('licences of the packages that the bundles hold', () => {
	const notices = readFileSync(join(ROOT, 'dist', 'NOTICES.txt'), 'utf8');

	it.each(['@codemirror/view', 'docx', 'liquidjs', 'mammoth', 'puppeteer-core', 'saxes', 'yaml'])(
		'ship with %s',
		(name) => {
			const { version, license } = JSON.parse(
				readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
			) as { version: string; license: string };
			const part = notices
				.split(/^-{72}$/m)
				.find((text) => text.includes(`${name} ${version}, ${license}\n  Copyright`));
			// Its terms follow.
			expect(part?.split('\n\n').slice(1).join(' ')).toMatch(/permi|grant/i);
		},
	);
});
