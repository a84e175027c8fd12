/** A page that pv wrote, read again as the Word file of the same minutes: whoever imports it has one reader for both. */

import type { OfficeView } from '../office/index.js';
import { renderDocx } from './index.js';

/** The head of every page of minutes: what it is, of what, of which day; and its sheet. */
const OWN_PAGE = /<h1>(?:<[^<>]*>\s*)?<span class="kicker">[\s\S]{0,4000}<dl class="facts"/;

/** The bytes of a .docx with the minutes of a page; undefined where pv did not write the page. */
export async function pageToWord(html: string): Promise<Uint8Array | undefined> {
	if (!OWN_PAGE.test(html)) return undefined;
	const running = { organization: '', title: '', state: '', initials: null, pageTotal: null };
	const letterhead = { name: null, form: null, address: null, identifiers: null, logo: null, republic: [] };
	const view: OfficeView = {
		lang: /<html[^<>]*\slang="([a-z]{2})/.exec(html)?.[1] ?? '',
		documentTitle: '',
		state: { name: 'final', label: null, watermark: null },
		letterhead,
		running,
		largePrint: false,
	};
	return renderDocx(view, { date: '2000-01-01', html });
}
