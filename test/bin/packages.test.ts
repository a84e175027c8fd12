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
