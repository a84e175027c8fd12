/** What npm installs beside pv for whoever installs it. */

import { readFileSync } from 'node:fs';
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
