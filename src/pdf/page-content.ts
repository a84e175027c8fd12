/**
 * How a document comes into the page. The first one is loaded whole. One that follows with the same fonts takes its place while the fonts
 * stay: to unpack six fonts takes the browser longer than all the rest of a short document.
 */

/**
 * Nothing is loaded but what the document carries. A `base` or a form would be harmless here; both are shut all the same, for this policy
 * stands with the document alone.
 */
const POLICY =
	"default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A document, its fonts apart. */
export interface PageContent {
	/** The document without its `@font-face` rules. */
	html: string;
	/** The rules, in their order. */
	fonts: string;
	/** Whether it may take the place of another one: it carries nothing that loads by itself, such as an image. */
	exchangeable: boolean;
}

/** Takes the fonts out of the first style of a document, which is where a template has them. */
export function pageContent(document: string): PageContent {
	const html = document.replace(OWN_POLICY, '');
	const style = /<style>[\s\S]*?<\/style>/.exec(html);
	if (!style || style.index > html.search(/<body[\s>]/)) return { html, fonts: '', exchangeable: false };
	const fonts: string[] = [];
	const rest = style[0].replace(/@font-face\s*\{[^{}]*\}\s*/g, (rule) => {
		fonts.push(rule);
		return '';
	});
	const without = html.slice(0, style.index) + rest + html.slice(style.index + style[0].length);
	return {
		html: without,
		fonts: fonts.join(''),
		exchangeable: fonts.length > 0 && !LOADS_BY_ITSELF.test(without),
	};
}

/** What a document in place of another might not have loaded yet, or what would send the page elsewhere. */
const LOADS_BY_ITSELF = /data:|http-equiv/i;

/** A document's own policy: the stricter one of this phase takes its place. */
const OWN_POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The whole document to load. The policy comes first, before anything that it should govern, then the fonts. */
export function wholePage({ html, fonts }: PageContent): string {
	const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
	const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
	const style = fonts === '' ? '' : `<style id="${FONTS_ID}">${fonts}</style>`;
	return `${doctype || '<!doctype html>'}${meta}${style}${html.slice(doctype.length)}`;
}

/** A script, run from outside the page, that puts a document in the place of the one before; false where the fonts are gone. */
export function exchangeScript({ html }: PageContent): string {
	return `(${EXCHANGE})(${JSON.stringify(html)})`;
}

const FONTS_ID = 'pv-fonts';

/** As text, because a bundler may put names of its own into a function. */
const EXCHANGE = `(html) => {
	const fonts = document.getElementById('${FONTS_ID}');
	if (!fonts || fonts.parentNode !== document.head) return false;
	const next = new DOMParser().parseFromString(html, 'text/html');
	for (const node of [...document.head.childNodes]) if (node !== fonts) node.remove();
	document.head.append(...next.head.childNodes);
	const root = document.documentElement;
	for (const { name } of [...root.attributes]) root.removeAttribute(name);
	for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
	document.body.replaceWith(next.body);
	return true;
}`;
