/** The project's own looks: its templates, its colour, its fonts. They are read once a run. */

import { resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Config, FontFiles, Style } from '../config/config.js';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { vocabulary } from '../language/index.js';
import {
	charactersWithoutFont,
	DOCUMENT,
	liveContent,
	renderView,
	type Template,
	TemplateError,
	withPolicy,
} from '../render/index.js';
import { beside } from '../text/lazy.js';
import { THEMES, type Theme } from '../view/context.js';
import { isInside, realPlace, refusal, utf8Text } from './project.js';

/** What a project changes of the built-in documents. */
export interface Design {
	/** Folder of the project's templates, as the user would write it. */
	folder: string;
	/** Texts of templates by document, then by `document`, `style` or name of a partial. */
	templates: ReadonlyMap<string, ReadonlyMap<string, string>>;
	/** Rules that go behind every style sheet. */
	css: string;
	/** Characters of the project's own fonts; null where one of them could not be looked into. */
	characters: CharacterRanges | null;
	/** Templates that were put together: what was parsed once serves all meetings. */
	made: Map<string, Template>;
}

/** Folder of the project's templates where the configuration names none. */
export const TEMPLATES_FOLDER = 'templates';

/** Greatest size of one template, and of a font file, in bytes. */
const LARGEST_TEMPLATE = 1024 * 1024;
const LARGEST_FONT = 8 * 1024 * 1024;

/** A template of a project may take this long, and this much memory in units of the template language. */
const LIMITS = { milliseconds: 10_000, memory: 100_000_000 };

const designs = new WeakMap<Config, Promise<Design>>();

/** The design of a project whose configuration lies in `folder`, and which ends at `root`. */
export function loadDesign(config: Config, folder: string, root: string, io: Io): Promise<Design> {
	const known = designs.get(config) ?? read(config, folder, root, io);
	designs.set(config, known);
	return known;
}

/** What a project changes of the page, as data that rides inside a record. */
export interface Looks {
	templates: Readonly<Record<string, Readonly<Record<string, string>>>>;
	css: string;
	wording: Readonly<Record<string, string>>;
}

/** The looks of the minutes; nothing where the project changes nothing. */
export function getLooks(design: Design | undefined, wording: Config['wording'], name: string): Looks | null {
	const own = design?.templates.get(name);
	if (!own && !design?.css && wording === undefined) return null;
	return {
		templates: own ? { [name]: Object.fromEntries(own) } : {},
		css: design?.css ?? '',
		wording: wording ?? {},
	};
}

/** The design that rides inside a record; nothing where it is not what was put there. */
export function getDesign(looks: Looks): Design {
	const texts = (value: unknown) =>
		Object.entries(Object(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return {
		folder: TEMPLATES_FOLDER,
		templates: new Map(
			Object.entries(Object(looks.templates)).map(([name, parts]) => [name, new Map(texts(parts))]),
		),
		css: typeof looks.css === 'string' ? looks.css : '',
		characters: null,
		made: new Map(),
	};
}

/** Renders a view with what the project changes. `name` is that of the document's folder. */
export async function renderDesigned(
	view: { lang: string },
	name: string,
	base: Template,
	design: Design | undefined,
): Promise<string> {
	if (!design) return renderView(view, base);
	const template = design.made.get(name) ?? merge(base, design.templates.get(name), design.css);
	design.made.set(name, template);
	try {
		const html = await renderView(view, template);
		if (template === base) return html;
		const live = await liveContent(html);
		if (live === undefined) return withPolicy(html);
		throw new PvError('template/live', `a template puts ${live} into the page`, {
			path: `${design.folder}/${name}`,
			what: live,
		});
	} catch (error) {
		if (!(error instanceof TemplateError)) throw error;
		const own = design.templates.get(name)?.has(error.template) === true;
		throw new PvError(
			`template/${error.fault}`,
			error.message,
			{
				path: `${own ? design.folder : TEMPLATES_FOLDER}/${templatePath(name, error.template)}`,
				line: error.line,
				column: error.column,
				reason: error.reason,
			},
			{ cause: error },
		);
	}
}

/** The characters of a page that no embedded font has. Where a project's font cannot be looked into, its printed pages alone tell. */
export function withoutFont(html: string, design: Design | undefined): string[] {
	const missing = charactersWithoutFont(html);
	const own = design === undefined ? [] : design.characters;
	if (own === null) return [];
	return missing.filter((character) => {
		const code = character.codePointAt(0) ?? 0;
		return !own.some(([from, to]) => code >= from && code <= to);
	});
}

/** Where the text of a template lies below the folder of templates. */
export function templatePath(document: string, part: string): string {
	if (part === DOCUMENT) return `${document}/document.liquid`;
	return part === 'style' ? `${document}/style.css` : `${document}/partials/${part}.liquid`;
}

function merge(base: Template, own: ReadonlyMap<string, string> | undefined, css: string): Template {
	if (!own && css === '') return base;
	const { document, style, ...partials } = Object.fromEntries(own ?? []);
	return {
		document: document ?? base.document,
		partials: { ...base.partials, ...partials },
		style: css === '' ? (style ?? base.style) : `${style ?? base.style}\n${css}`,
		...(own && { limits: LIMITS }),
	};
}

async function read(config: Config, configFolder: string, root: string, io: Io): Promise<Design> {
	const folder = config.templates ?? TEMPLATES_FOLDER;
	const place = resolve(configFolder, folder);
	await refuseTemplatesOutside(place, root, io);
	const facts = await io.facts(place);
	if (!facts && config.templates !== undefined)
		throw new PvError('template/no-folder', `${folder} is not there`, { path: folder });
	const templates = new Map<string, Map<string, string>>();
	if (facts?.kind === 'folder') {
		for (const { name, kind } of await io.list(place))
			if (kind === 'folder') templates.set(name, await readDocument(resolve(place, name), facts.real, io));
	}
	const { css, characters } = await styleRules(config.style, configFolder, io);
	return { folder, templates, css, characters, made: new Map() };
}

/** Refuses a folder of templates that does not lie in the project, by its own path or by a link. */
export async function refuseTemplatesOutside(folder: string, root: string, io: Io): Promise<void> {
	const real = await realPlace(folder, io);
	if (!isInside(root, real)) throw refusal('template/folder-outside', folder, { root, real });
}

async function readDocument(folder: string, root: string, io: Io): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	const open = async (part: string, path: string) => {
		const facts = await io.facts(path);
		if (!facts || !isInside(root, facts.real))
			throw new PvError('template/outside-folder', `${path} leaves the folder of templates`, { path });
		if (facts.kind !== 'file') throw new PvError('input/not-a-file', `${path} is not a file`, { path });
		if (facts.size > LARGEST_TEMPLATE)
			throw new PvError('template/too-large', `${path} is too large`, { path });
		texts.set(part, utf8Text(await io.read(facts.real, facts), path));
	};
	for (const { name, kind } of await io.list(folder)) {
		if (name === 'document.liquid') await open(DOCUMENT, resolve(folder, name));
		else if (name === 'style.css') await open('style', resolve(folder, name));
		else if (name === 'partials' && kind === 'folder') {
			for (const partial of await io.list(resolve(folder, name)))
				if (partial.name.endsWith('.liquid'))
					await open(partial.name.replace(/\.liquid$/, ''), resolve(folder, name, partial.name));
		}
	}
	return texts;
}

const FACES = {
	regular: 'font-weight:400;font-style:normal',
	italic: 'font-weight:400;font-style:italic',
	bold: 'font-weight:600;font-style:normal',
	boldItalic: 'font-weight:600;font-style:italic',
} as const;

async function styleRules(
	style: Style | undefined,
	folder: string,
	io: Io,
): Promise<Pick<Design, 'css' | 'characters'>> {
	const rules: string[] = [];
	const known: Array<CharacterRanges | undefined> = [];
	for (const [family, files] of [
		['serif', style?.serif],
		['sans', style?.sans],
	] as const) {
		if (!files) continue;
		const name = `Project ${family}`;
		for (const { rule, characters } of await faces(name, files, folder, io)) {
			rules.push(rule);
			known.push(characters);
		}
		rules.push(
			`:root{--${family}:"${name}",${family === 'serif' ? '"PV Serif","PV Sans","PV Other",serif' : '"PV Sans","PV Serif","PV Other",sans-serif'}}`,
		);
	}
	// Dark screens keep the built-in colour, which was chosen for them.
	if (style?.accent) rules.push(`@media print,(prefers-color-scheme:light){:root{--accent:${style.accent}}}`);
	const css = rules.join('\n');
	return { css, characters: known.includes(undefined) ? null : known.flatMap((ranges) => ranges ?? []) };
}

async function faces(
	family: string,
	files: FontFiles,
	folder: string,
	io: Io,
): Promise<Array<{ rule: string; characters: CharacterRanges | undefined }>> {
	const rules: Array<{ rule: string; characters: CharacterRanges | undefined }> = [];
	for (const [face, description] of Object.entries(FACES)) {
		const path = files[face as keyof FontFiles];
		if (path === undefined) continue;
		const facts = await io.facts(resolve(folder, path));
		const fail = (kind: 'missing' | 'too-large' | 'kind') =>
			new PvError(`font/${kind}`, `${path}: ${kind}`, { path });
		if (facts?.kind !== 'file' || !isInside((await io.facts(folder))?.real ?? folder, facts.real))
			throw fail('missing');
		if (facts.size > LARGEST_FONT) throw fail('too-large');
		const bytes = await io.read(facts.real, facts);
		const format = fontFormat(bytes);
		if (!format) throw fail('kind');
		rules.push({
			rule: `@font-face{font-family:"${family}";${description};src:url(data:font/${format};base64,${Buffer.from(bytes).toString('base64')})}`,
			characters: fontCharacters(bytes),
		});
	}
	return rules;
}

/** The kind of a font file by its first bytes. */
function fontFormat(bytes: Uint8Array): string | undefined {
	const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
	if (magic === 'wOF2') return 'woff2';
	if (magic === '\u0000\u0001\u0000\u0000' || magic === 'true') return 'ttf';
	return magic === 'OTTO' ? 'otf' : undefined;
}

// --- Which theme the minutes are set in, and which kinds of documents a project has: its own are folders of
// templates that the configuration names.

/** A meeting with the theme that was asked for, else the project's, else the usual one. A theme of the project is a built-in one with other templates. */
export function setInTheme<File extends { config: Config; design?: Design | undefined }>(
	asked: string | undefined,
	file: File,
): { theme: Theme; file: File } {
	const name = asked ?? file.config.style?.theme ?? THEMES[0];
	const theme = themeNamed(name, file.config);
	const isOwn = file.config.themes?.[name] !== undefined;
	return { theme, file: isOwn ? { ...file, design: getThemeDesign(name, theme, file.design) } : file };
}

/** The built-in theme of this name, or that a theme of the project is made from. Throws where there is none. */
export function themeNamed(asked: string, { themes }: Config): Theme {
	const own = themes?.[asked];
	if (own !== undefined) return own;
	const found = vocabulary('themes').lookup(asked);
	if (found?.exact) return found.id;
	throw new PvError('usage/theme', `no theme is named ${asked}`, {
		name: asked,
		known: [...THEMES, ...Object.keys(themes ?? {})],
	});
}

const ownDesigns = beside((_design: Design) => new Map<string, Design>());

/** The looks of a project with a theme of its own in the place of the built-in one; the same each time, for it keeps what was parsed. */
function getThemeDesign(name: string, base: Theme, design: Design | undefined): Design | undefined {
	if (design === undefined) return design;
	const known = ownDesigns(design);
	const found = known.get(name) ?? {
		...design,
		templates: new Map([...design.templates, [base, ownTemplates(name, design)]]),
		made: new Map(),
	};
	known.set(name, found);
	return found;
}

/** The templates in the folder of a name of the project's own; throws where there is none. */
export function ownTemplates(name: string, design: Design | undefined): ReadonlyMap<string, string> {
	const own = design?.templates.get(name);
	if (own !== undefined && own.size > 0) return own;
	const path = `${design?.folder ?? 'templates'}/${name}`;
	throw new PvError('template/no-folder', `${path} is not there`, { path });
}

// --- Which characters a font file has, from its table `cmap` (ISO/IEC 14496-22; W3C WOFF2).

/** Characters, each range from its first to its last. */
type CharacterRanges = ReadonlyArray<readonly [from: number, to: number]>;

/** The characters of a woff2, ttf or otf file; nothing where it cannot be read. */
export function fontCharacters(bytes: Uint8Array): CharacterRanges | undefined {
	try {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const table = view.getUint32(0) === WOFF2 ? packedTable(view) : plainTable(view);
		return table && charactersIn(table);
	} catch {
		return undefined;
	}
}

const WOFF2 = 0x774f4632;
const CMAP = 0x636d6170;
/** In the list of tables that WOFF2 knows by number. */
const PACKED_CMAP = 0;
const PACKED_GLYF = 10;
const PACKED_LOCA = 11;
const NAMED = 63;
/** Greatest size that a packed font may have, in bytes: a small file can unpack to a huge one. */
const LARGEST = 64 * 1024 * 1024;

function plainTable(view: DataView): DataView | undefined {
	for (let index = 0; index < view.getUint16(4); index++) {
		const record = 12 + 16 * index;
		if (view.getUint32(record) === CMAP)
			return part(view, view.getUint32(record + 8), view.getUint32(record + 12));
	}
	return undefined;
}

function packedTable(view: DataView): DataView | undefined {
	let at = 48;
	let before = 0;
	let found: { offset: number; length: number } | undefined;
	const number = () => {
		let value = 0;
		for (let byte = 0x80; byte & 0x80; ) {
			byte = view.getUint8(at++);
			value = value * 128 + (byte & 0x7f);
		}
		return value;
	};
	for (let index = 0; index < view.getUint16(12); index++) {
		const flags = view.getUint8(at++);
		const table = flags & 0x3f;
		const isCmap = table === PACKED_CMAP || (table === NAMED && view.getUint32(at) === CMAP);
		if (table === NAMED) at += 4;
		const version = flags >> 6;
		const isTransformed = table === PACKED_GLYF || table === PACKED_LOCA ? version !== 3 : version !== 0;
		const whole = number();
		const length = isTransformed ? number() : whole;
		if (isCmap) found = { offset: before, length };
		before += length;
	}
	if (!found) return undefined;
	const packed = part(view, at, view.getUint32(20));
	const data = brotliDecompressSync(packed, { maxOutputLength: LARGEST });
	return part(new DataView(data.buffer, data.byteOffset, data.byteLength), found.offset, found.length);
}

function part(view: DataView, offset: number, length: number): DataView {
	return new DataView(view.buffer, view.byteOffset + offset, length);
}

/** The widest subtable for Unicode: of all characters (format 12), else of the first plane (format 4). */
function charactersIn(cmap: DataView): CharacterRanges | undefined {
	const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => {
		const record = 4 + 8 * index;
		const offset = cmap.getUint32(record + 4);
		return { platform: cmap.getUint16(record), offset, format: cmap.getUint16(offset) };
	}).filter(({ platform }) => platform === 0 || platform === 3);
	const of = (format: number) => subtables.find((subtable) => subtable.format === format)?.offset;
	const all = of(12);
	if (all !== undefined) return groups(cmap, all);
	const firstPlane = of(4);
	return firstPlane === undefined ? undefined : segments(cmap, firstPlane);
}

function groups(cmap: DataView, offset: number): CharacterRanges {
	return Array.from({ length: cmap.getUint32(offset + 12) }, (_, index) => {
		const group = offset + 16 + 12 * index;
		return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const;
	});
}

function segments(cmap: DataView, offset: number): CharacterRanges {
	const size = cmap.getUint16(offset + 6);
	const ranges: Array<readonly [number, number]> = [];
	for (let at = 0; at < size; at += 2) {
		const to = cmap.getUint16(offset + 14 + at);
		const from = cmap.getUint16(offset + 16 + size + at);
		// The last segment only ends the list.
		if (from !== 0xffff) ranges.push([from, to]);
	}
	return ranges;
}
