import { expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

it('sets minutes in large print, which verify too', async () => {
	const { code, files } = await run(['build', 'a.md', '--large-print'], { files: { 'a.md': CLEAN } });
	expect(code).toBe(0);
	expect(new TextDecoder().decode(files.get('/project/a.html'))).toContain('<html lang="en" class="large">');
	const { code: verified } = await run(['verify', 'a.pdf'], {
		files: { 'a.pdf': files.get('/project/a.pdf') ?? '' },
	});
	expect(verified).toBe(0);
});

it('verifies pages that a project’s own templates and words made', async () => {
	const { files } = await run(['build', 'a.md', '--to', 'pdf'], {
		files: {
			'a.md': CLEAN,
			'pv.config.yaml': 'style: { accent: "#7a1f4b" }\nwording: { signature.heading: Signed }\n',
			'templates/proces-verbal/partials/head.liquid': '<header><p>Our head</p></header>',
		},
	});
	const { code, out } = await run(['verify', 'a.pdf'], {
		files: { 'a.pdf': files.get('/project/a.pdf') ?? '' },
	});
	expect(out()).toContain('own templates');
	expect(code).toBe(0);
});
