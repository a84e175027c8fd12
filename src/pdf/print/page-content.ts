/**
 * How a document comes into the page. The first one is loaded whole. One that follows takes its place while the fonts that both have stay:
 * to unpack six fonts takes the browser longer than all the rest of a short document.
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
	fonts: readonly string[];
	/** Whether the browser sets it by the standard, as its document type says. */
	isStandard: boolean;
	/** Whether it may take the place of another one: it carries nothing that loads by itself, such as an image. */
	exchangeable: boolean;
}

/** Takes the fonts out of the first style of a document, which is where a template has them. */
export function pageContent(document: string): PageContent {
	const isStandard = /^\s*<!doctype html>|^\s*(?!<!doctype)/i.test(document);
	const start = document.indexOf('<style>');
	const end = document.indexOf('</style>', start);
	const before = document.slice(0, start);
	const after = document.slice(end);
	if (start === -1 || end === -1 || BODY.test(before) || !BODY.test(after))
		return { html: withoutPolicy(document), fonts: [], isStandard, exchangeable: false };
	const { fonts, rest } = takeFonts(document.slice(start, end));
	// The policy last: five of six letters of a document are its fonts.
	const html = withoutPolicy(before + rest + after);
	const exchangeable = isStandard && fonts.length > 0 && !LOADS_BY_ITSELF.test(html);
	return { html, fonts, isStandard, exchangeable };
}

const BODY = /<body[\s>]/;

/**
 * Parts a style sheet into its `@font-face` rules and all else. It goes from sign to sign: an expression that has not been used yet would
 * read the fonts letter by letter, which takes as long as a page.
 */
export function takeFonts(style: string): { fonts: string[]; rest: string } {
	const fonts: string[] = [];
	let rest = '';
	let done = 0;
	for (let at = style.indexOf(FONT_FACE); at !== -1; at = style.indexOf(FONT_FACE, at + 1)) {
		const open = style.indexOf('{', at);
		const close = style.indexOf('}', at);
		const inner = style.indexOf('{', open + 1);
		const isRule =
			open !== -1 &&
			close > open &&
			(inner === -1 || inner > close) &&
			isBlank(style, at + FONT_FACE.length, open);
		if (!isRule) continue;
		fonts.push(style.slice(at, close + 1));
		rest += style.slice(done, at);
		done = close + 1;
		while (isBlank(style, done, done + 1)) done++;
		at = done - 1;
	}
	return { fonts, rest: rest + style.slice(done) };
}

const FONT_FACE = '@font-face';

/** Whether there is nothing but white space between two places. */
function isBlank(text: string, from: number, to: number): boolean {
	return to <= text.length && text.slice(from, to).trim() === '';
}

/** What a document in place of another might not have loaded yet, or what would send the page elsewhere. */
const LOADS_BY_ITSELF = /data:|http-equiv/i;

/** A document's own policy: the stricter one of this phase takes its place. */
const OWN_POLICY = '<meta http-equiv="Content-Security-Policy"';

function withoutPolicy(document: string): string {
	const start = document.indexOf(OWN_POLICY);
	const end = document.indexOf('>', start);
	return start === -1 || end === -1 ? document : document.slice(0, start) + document.slice(end + 1);
}

/** The whole document to load. The policy comes first, before anything that it should govern, then the fonts. */
export function wholePage({ html, fonts }: Pick<PageContent, 'html' | 'fonts'>, measured: boolean): string {
	const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
	const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
	const styles = fonts.map((rule) => `<style class="${FONT_CLASS}">${rule}</style>`).join('');
	const unseen = measured ? `<style class="${UNPAINTED_CLASS}">${UNPAINTED}</style>` : '';
	return `${doctype || '<!doctype html>'}${meta}${styles}${unseen}${html.slice(doctype.length)}`;
}

export interface Shown {
	/** The fonts that it has, as rules. */
	fonts: readonly string[];
	/** The document, without them, where it took the place of another. */
	html: string | undefined;
}

/**
 * A script, run from outside the page, that puts a document in the place of the one before, waits for its fonts and gives the facts of the
 * page; it gives false where the page is not what it should be. Nothing where fonts that both documents have would have to change places.
 */
export function exchangeScript(
	{ html, fonts }: PageContent,
	shown: Shown,
	measured: boolean,
): string | undefined {
	const places = fonts.map((rule) => shown.fonts.indexOf(rule));
	const kept = places.filter((place) => place !== -1);
	if (kept.some((place, index) => index > 0 && place <= (kept[index - 1] ?? 0))) return undefined;
	const wanted = fonts.map((rule, index) => (places[index] === -1 ? rule : places[index]));
	const { from, to } = commonEnds(shown.html ?? '', html);
	const change = { length: shown.html?.length ?? 0, from, to, text: html.slice(from, html.length - to) };
	return `(${EXCHANGE})(${JSON.stringify(change)},${JSON.stringify(wanted)},${shown.fonts.length},${measured})`;
}

/** How many characters two texts share at their beginning, and behind that at their end: most of a document is its style sheet. */
function commonEnds(one: string, other: string): { from: number; to: number } {
	const most = Math.min(one.length, other.length);
	let from = 0;
	let to = 0;
	for (const step of STEPS) {
		while (from + step <= most && one.startsWith(other.slice(from, from + step), from)) from += step;
	}
	for (const step of STEPS) {
		while (
			to + step <= most - from &&
			one.endsWith(other.slice(other.length - to - step, other.length - to), one.length - to)
		)
			to += step;
	}
	return { from, to };
}

/** Characters that are compared at once. */
const STEPS = [4096, 256, 16, 1];

const FONT_CLASS = 'pv-font';

/** On the screen nothing is set: a page would be set there once before each print and once after it. */
const UNSEEN = '@media screen{body{display:none!important}}';

/** Everything takes its place and nothing is painted: all that the pages of a document need to be counted. */
const UNPAINTED = '@media print{*{visibility:hidden!important}}';
const UNPAINTED_CLASS = 'pv-unpainted';

/** What the page says of itself, once its fonts are there. */
export interface PageFacts {
	title: string;
	address: string;
	frames: number;
	/** Families of fonts that could not be read. */
	failed: string[];
}

/** A script that asks for it. */
export const PAGE_FACTS = `document.fonts.ready.then(() => ({
	title: document.title,
	address: location.href,
	frames: window.length + 1,
	failed: [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
}))`;

/** As text, because a bundler may put names of its own into a function. */
const EXCHANGE = `({ length, from, to, text }, fonts, count, measured) => {
	const head = document.head;
	const present = [...document.querySelectorAll('style.${FONT_CLASS}')];
	if (present.length !== count || present.some((style) => style.parentNode !== head)) return false;
	const before = typeof self.pvShown === 'string' ? self.pvShown : '';
	if (length > 0 && before.length !== length) return false;
	const html = before.slice(0, from) + text + (to > 0 ? before.slice(-to) : '');
	self.pvShown = html;
	const add = (text) => {
		const style = document.createElement('style');
		style.textContent = text;
		return style;
	};
	const kept = fonts.map((font) => (typeof font === 'number' ? present[font] : Object.assign(add(font), { className: '${FONT_CLASS}' })));
	for (const node of [...head.childNodes]) if (!kept.includes(node)) node.remove();
	for (const [index, style] of kept.entries()) {
		if (head.childNodes[index] !== style) head.insertBefore(style, head.childNodes[index] ?? null);
	}
	const next = new DOMParser().parseFromString(html, 'text/html');
	head.append(...next.head.childNodes);
	const root = document.documentElement;
	for (const { name } of [...root.attributes]) root.removeAttribute(name);
	for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
	document.body.replaceWith(next.body);
	head.append(add('${UNSEEN}'));
	if (measured) head.append(Object.assign(add('${UNPAINTED}'), { className: '${UNPAINTED_CLASS}' }));
	// Only what is set asks for its fonts. One that cannot be read is told by its status.
	return Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => ${PAGE_FACTS});
}`;

/** Where a document stands on its pages. */
export interface CountedPages {
	pages: number;
	/** Page, from 1, of each element whose id some link names. */
	places: Array<[id: string, page: number]>;
}

/**
 * A script that counts the pages of the document that is shown without printing it: set as columns of the size of a page, it is broken as pages are. It
 * gives nothing where its rules are others than of pages of one size and one margin, of print and of the screen. What is broken otherwise in print, the print itself tells.
 */
export const COUNT_PAGES = `(() => {
	const PIXELS = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, px: 1 };
	const GAP = 400;
	const margins = ['top', 'right', 'bottom', 'left'].map(() => 0);
	const flipped = [];
	const swapped = [];
	// What a rule says of pages, said of columns; false where they have sides.
	const swap = ({ style }) => ['breakBefore', 'breakAfter', 'breakInside'].every((name) => {
		const was = style[name];
		const other = { page: 'column', 'avoid-page': 'avoid' }[was];
		if (other) swapped.push([style, name, was, other]);
		return !['left', 'right', 'recto', 'verso'].includes(was);
	});
	for (const sheet of document.styleSheets) {
		for (const rule of sheet.cssRules) {
			if (rule instanceof CSSPageRule) {
				const size = rule.style.getPropertyValue('size');
				if (size !== '' && (size.toLowerCase() !== 'a4' || rule.selectorText !== '')) return null;
				for (const [index, side] of ['top', 'right', 'bottom', 'left'].entries()) {
					const text = rule.style.getPropertyValue('margin-' + side);
					const [, number, unit] = /^(\\d+(?:\\.\\d+)?)(mm|cm|in|pt|px)$/.exec(text) ?? [];
					if (text === '') continue;
					if (number === undefined || rule.selectorText !== '') return null;
					margins[index] = Number(number) * PIXELS[unit];
				}
			} else if (rule instanceof CSSMediaRule) {
				const was = rule.media.mediaText;
				if (was !== 'print' && !was.startsWith('screen')) return null;
				flipped.push([rule, was]);
				for (const inner of was === 'print' ? rule.cssRules : [])
					if (!(inner instanceof CSSStyleRule && swap(inner))) return null;
			} else if (rule instanceof CSSStyleRule) {
				if (!swap(rule)) return null;
			} else if (!(rule instanceof CSSFontFaceRule)) return null;
		}
	}
	const [top, right, bottom, left] = margins;
	// Chromium lays pages out in whole pixels.
	const width = Math.ceil(210 * PIXELS.mm - left - right);
	const height = Math.ceil(297 * PIXELS.mm - top - bottom);
	const style = document.createElement('style');
	style.textContent = 'body{visibility:hidden!important;width:' + width + 'px!important;height:' + height + 'px!important;columns:auto ' + width
		+ 'px!important;column-gap:' + GAP + 'px!important;column-fill:auto!important}';
	for (const [rule, was] of flipped) rule.media.mediaText = was === 'print' ? 'all' : 'not all';
	for (const [style, name, , other] of swapped) style[name] = other;
	document.head.append(style);
	const isPlain = [document.documentElement, document.body].every((element) => {
		const map = element.computedStyleMap();
		return ['margin', 'padding'].every((name) => ['top', 'right', 'bottom', 'left'].every((side) => String(map.get(name + '-' + side)) === '0px'));
	});
	const decode = (name) => {
		try {
			return decodeURIComponent(name);
		} catch {
			return name;
		}
	};
	const places = new Map();
	for (const link of isPlain ? document.querySelectorAll('a[href^="#"]') : []) {
		const id = decode(link.getAttribute('href').slice(1));
		const element = places.has(id) ? null : document.getElementById(id);
		const box = element?.getClientRects()[0];
		if (box) places.set(id, Math.floor((box.left + GAP / 2) / (width + GAP)) + 1);
	}
	const pages = isPlain && Math.round((document.body.scrollWidth + GAP) / (width + GAP));
	style.remove();
	for (const [style, name, was] of swapped) style[name] = was;
	for (const [rule, was] of flipped) rule.media.mediaText = was;
	return isPlain ? { pages, places: [...places] } : null;
})()`;

/** A script that writes texts in place of the signs of the document that is shown, which are kept beside their places: it can be run again. */
export function writeScript(texts: ReadonlyMap<string, string>): string {
	return `(${WRITE})(${JSON.stringify([...texts])})`;
}

const WRITE = `(texts) => {
	const known = new Map(texts);
	if (self.pvSigns?.body !== document.body) {
		const places = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			if (node.data.includes('\\uE000')) places.push({ node, data: node.data });
		self.pvSigns = { body: document.body, places };
	}
	for (const { node, data } of self.pvSigns.places)
		node.data = data.replace(/\\uE000[^\\uE000\\uE001]*\\uE001/g, (sign) => known.get(sign) ?? sign);
}`;

/** A script that lets nothing be painted: pages are only to be counted. */
export const UNPAINT = `document.head.append(Object.assign(document.createElement('style'), { className: '${UNPAINTED_CLASS}', textContent: '${UNPAINTED}' }))`;

/** A script that lets be painted what was only to be measured. */
export const PAINT = `for (const style of document.querySelectorAll('style.${UNPAINTED_CLASS}')) style.remove()`;

/** A script that unpacks all fonts of the page, used or not. */
export const UNPACK_FONTS = 'Promise.all([...document.fonts].map((font) => font.load())).then(() => true)';
