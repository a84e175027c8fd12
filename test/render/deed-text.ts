/** What the pages of a deed say, a line each. */

import { renderHtml } from '../../src/render/index.js';
import { compileText } from '../compile.js';

/** The text of a meeting as a deed; spaces that do not break are shown as `~` and `^`. */
export async function deedText(source: string): Promise<string[]> {
	const html = await renderHtml(await compileText(source), { theme: 'notarial' });
	return html
		.slice(html.indexOf('<main'))
		.replace(/<\/?(?:main|section|div|h\d|p|ul|ol|li|table|tr|thead|tbody|tfoot|header)\b[^>]*>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&#39;/g, "'")
		.replace(/\u00A0/g, '~')
		.replace(/\u202F/g, '^')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('</'));
}
