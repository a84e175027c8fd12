/** What axe finds in the page. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

/** The script of axe. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What it finds, by all rules or by those of colour alone; the finished page in its frame left out: it has tests of its own. */
export function findings(page: Page, rules: 'all' | 'colour' = 'all'): Promise<string[]> {
	return page.evaluate(
		async (source, which) => {
			if (!('axe' in window)) {
				const script = document.createElement('script');
				script.src = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
				document.head.append(script);
				await new Promise((resolve) => script.addEventListener('load', resolve));
			}
			const { axe } = window as unknown as {
				axe: {
					run(
						root: Document,
						options: object,
					): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }>;
				};
			};
			const { violations } = await axe.run(document, {
				iframes: false,
				// What is no violation needs no account, and a violation is told by its element alone.
				resultTypes: ['violations'],
				selectors: false,
				...(which === 'colour' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
			});
			return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 80)}`);
		},
		AXE,
		rules,
	);
}
