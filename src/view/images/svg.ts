/**
 * Whether a vector image is harmless: shapes and colours alone. Whatever is not known to be so refuses the file: scripts, animation, foreign
 * content, text (its font would be the machine's), pictures, references to anything outside it, entities.
 */

import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Why it is refused, and where. */
interface SvgFault {
	why:
		| 'malformed'
		| 'encoding'
		| 'tooLarge'
		| 'tooMany'
		| 'doctype'
		| 'element'
		| 'attribute'
		| 'reference'
		| 'style'
		| 'noSize';
	/** Element, attribute or reference at fault. */
	what: string;
	/** From 1; 0 where it is the file as a whole. */
	line: number;
}

/** Greatest size in bytes, number of elements, depth, and references to parts of itself. */
const LARGEST = 512 * 1024;
const MOST_ELEMENTS = 5_000;
const DEEPEST = 40;
const MOST_USES = 200;

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Notes of drawing programs, which no browser draws. */
const NOTES: ReadonlySet<string> = new Set([
	'http://www.inkscape.org/namespaces/inkscape',
	'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
	'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
	'http://creativecommons.org/ns#',
	'http://web.resource.org/cc/',
	'http://purl.org/dc/elements/1.1/',
	'http://www.serif.com/',
	'http://www.bohemiancoding.com/sketch/ns',
	'http://ns.adobe.com/AdobeIllustrator/10.0/',
	'http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/',
]);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const ELEMENTS = words(
	'svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask title desc metadata style',
);

const ATTRIBUTES = words(
	'id class style version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform href offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits fill fill-rule fill-opacity stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip clip-path clip-rule mask mask-type stop-color stop-opacity color-interpolation color-rendering shape-rendering vector-effect paint-order enable-background isolation type media role focusable aria-hidden aria-label aria-labelledby xml:space',
);

/** The first fault of a vector image; undefined where it is harmless. */
export function faultOfSvg(bytes: Uint8Array): SvgFault | undefined {
	if (bytes.length > LARGEST) return { why: 'tooLarge', what: '', line: 0 };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { why: 'encoding', what: '', line: 0 };
	}
	const reader = new SvgReader();
	try {
		return reader.read(text);
	} catch (error) {
		if (error instanceof Stop) return error.fault;
		return { why: 'malformed', what: '', line: reader.line };
	}
}

/** Ends the reading at the first fault. */
class Stop extends Error {
	constructor(readonly fault: SvgFault) {
		super(fault.why);
	}
}

class SvgReader {
	readonly #parser = new SaxesParser({ xmlns: true });
	#elements = 0;
	#uses = 0;
	/** Open elements, outermost first. */
	readonly #open: SaxesTagNS[] = [];
	/** Identifiers that are referred to from inside something that has one itself, by that one. */
	readonly #usedIn = new Map<string, Set<string>>();

	get line(): number {
		return this.#parser.line;
	}

	read(text: string): SvgFault | undefined {
		const parser = this.#parser;
		parser.on('error', (error) => {
			throw error;
		});
		parser.on('doctype', () => this.#stop('doctype', 'DOCTYPE'));
		parser.on('processinginstruction', ({ target }) => this.#stop('element', `?${target}`));
		parser.on('opentag', (tag) => this.#element(tag));
		parser.on('closetag', () => this.#open.pop());
		parser.on('text', (content) => this.#text(content));
		parser.on('cdata', (content) => this.#text(content));
		parser.write(text).close();
		if (this.#elements === 0) return { why: 'malformed', what: '', line: 1 };
		const loop = this.#loop();
		return loop === undefined ? undefined : { why: 'reference', what: `#${loop}`, line: 0 };
	}

	#stop(why: SvgFault['why'], what: string): never {
		throw new Stop({ why, what, line: this.line });
	}

	#element(tag: SaxesTagNS): void {
		const isRoot = this.#open.length === 0;
		if (++this.#elements > MOST_ELEMENTS || this.#open.length >= DEEPEST) this.#stop('tooMany', tag.name);
		if (isRoot && (tag.uri !== SVG || tag.local !== 'svg')) this.#stop('element', tag.name);
		const isNote = NOTES.has(tag.uri);
		if (!isNote && (tag.uri !== SVG || !ELEMENTS.has(tag.local))) this.#stop('element', tag.name);
		this.#open.push(tag);
		for (const { name, local, uri, value } of Object.values(tag.attributes)) {
			if (uri === XMLNS || NOTES.has(uri) || isNote) {
				if (/^on/i.test(local)) this.#stop('attribute', name);
				continue;
			}
			const isKnown =
				uri === XLINK
					? ['href', 'title', 'type', 'show', 'actuate'].includes(local)
					: uri === XML
						? ['space', 'lang', 'id'].includes(local)
						: ATTRIBUTES.has(local) || /^data-[\w.-]+$/.test(local);
			if (!isKnown) this.#stop('attribute', name);
			this.#value(tag, local, value);
		}
		if (isRoot) this.#sized(tag);
	}

	#value(tag: SaxesTagNS, name: string, value: string): void {
		if (name === 'href') {
			if (!/^#[\w:.-]+$/.test(value)) this.#stop('reference', value.slice(0, 80));
			this.#use(value.slice(1), tag.local === 'use');
			return;
		}
		if (name === 'style') this.#css(value);
		else if (/[<\\]|url\(|javascript:|expression/i.test(value)) this.#css(value);
	}

	/** Rules may colour and stroke; they may load and import nothing, and hide nothing behind an escape. */
	#css(text: string): void {
		const plain = replaceBetween(text, '/*', '*/', ' ');
		const own = plain.replace(/url\(\s*(["']?)#([\w:.-]+)\1\s*\)/gi, (_, __, id: string) => {
			this.#use(id, false);
			return '';
		});
		const bad =
			/@|\\|<|url\s*\(|image\s*\(|image-set|src\s*\(|expression|javascript:|animation|transition|font|content\s*:|behavior/i.exec(
				own,
			);
		if (bad) this.#stop('style', bad[0]);
	}

	#text(content: string): void {
		const tag = this.#open.at(-1);
		if (tag?.uri === SVG && tag.local === 'style') this.#css(content);
	}

	/** Takes note of a reference: a chain of copies would grow without end. */
	#use(id: string, isCopy: boolean): void {
		if (isCopy && ++this.#uses > MOST_USES) this.#stop('tooMany', 'use');
		for (const { attributes } of this.#open) {
			const own = Object.values(attributes).find(({ name }) => name === 'id')?.value;
			if (own === undefined) continue;
			const targets = this.#usedIn.get(own) ?? new Set();
			targets.add(id);
			this.#usedIn.set(own, targets);
		}
		// A copy of what holds a copy: the number of shapes would be the product.
		if (
			isCopy &&
			this.#open.some(({ local }) => local === 'symbol' || local === 'defs' || local === 'clipPath')
		)
			this.#stop('reference', `#${id}`);
	}

	/** An identifier that leads back to itself. */
	#loop(): string | undefined {
		for (const start of this.#usedIn.keys()) {
			const seen = new Set<string>();
			const queue = [...(this.#usedIn.get(start) ?? [])];
			for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
				if (id === start) return start;
				if (seen.has(id)) continue;
				seen.add(id);
				for (const each of this.#usedIn.get(id) ?? []) queue.push(each);
			}
		}
		return undefined;
	}

	/** Without a size of its own an image is as large as a browser likes. */
	#sized(tag: SaxesTagNS): void {
		const value = (name: string) => tag.attributes[name]?.value ?? '';
		const box = value('viewBox')
			.trim()
			.split(/[\s,]+/)
			.map(Number);
		const isBox = box.length === 4 && box.every(Number.isFinite) && (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0;
		const isLength = (text: string) =>
			/^\d+(\.\d+)?(px|pt|mm|cm|in|pc)?$/.test(text.trim()) && Number.parseFloat(text) > 0;
		if (!isBox && !(isLength(value('width')) && isLength(value('height')))) this.#stop('noSize', 'viewBox');
	}
}

/**
 * The text with each stretch from an opening to the next closing, both included, replaced by what is given. What is never closed stays.
 * Linear: a lazy pattern would read a text of openings that are never closed as often as it has openings.
 */
export function replaceBetween(text: string, open: string, close: string, put: string): string {
	let result = '';
	let at = 0;
	for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, at)) {
		const to = text.indexOf(close, from + open.length);
		if (to < 0) break;
		result += text.slice(at, from) + put;
		at = to + close.length;
	}
	return result + text.slice(at);
}
