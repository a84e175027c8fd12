/** Meetings of associations, councils, companies and clubs in ordinary wordings: each mistake is told on its line, and nothing else is. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileText } from '../compile.js';

interface Meetings {
	/** Headers by kind of body. */
	bases: Record<string, string>;
	meetings: Array<{ name: string; base: string; body: string; messages: string[] }>;
}

const { bases, meetings } = parse(
	readFileSync(new URL('./ordinary.yaml', import.meta.url), 'utf8'),
) as Meetings;

describe('ordinary meetings', () => {
	it.each(meetings)('$name', async ({ base, body, messages }) => {
		const source = `${bases[base]}\n${body}`;
		const lines = source.split('\n');
		const compiled = await compileText(source);
		const said = compiled.messages.map(
			({ severity, ruleId, line }) => `${severity} ${ruleId}: ${lines[(line ?? 1) - 1]?.trim()}`,
		);
		expect(said).toEqual(messages);
	});
});
