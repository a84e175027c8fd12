/** The styles of an OpenDocument text, and those that single paragraphs and tables of it have besides. */

import { phrasebook } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { OfficeDocument, TextLook } from '../office/model.js';
import {
	BULLET_SIGNS,
	type CharacterStyle,
	type CharacterStyleId,
	characterStyles,
	FONTS,
	LIST_STEP,
	type ParagraphStyle,
	type ParagraphStyleId,
	paragraphStyles,
	RULE,
	textSize,
} from '../office/styles.js';
import { attributes, escapeXml } from './xml.js';

/** Names under which LibreOffice has these styles itself and shows them in the user's language; ours keep their own. */
const BUILT_IN: Partial<Record<ParagraphStyleId | CharacterStyleId, string>> = {
	BodyText: 'Text_20_body',
	Heading1: 'Heading_20_1',
	Heading2: 'Heading_20_2',
	Heading3: 'Heading_20_3',
	Heading4: 'Heading_20_4',
	Heading5: 'Heading_20_5',
	Heading6: 'Heading_20_6',
	Caption: 'Caption',
	Quote: 'Quotations',
	FootnoteText: 'Footnote',
	Hyperlink: 'Internet_20_link',
};

/** The name of a style in the file. */
export function styleName(id: ParagraphStyleId | CharacterStyleId): string {
	return BUILT_IN[id] ?? id;
}

/** Fonts, default and named styles, as they stand in styles.xml. */
export function namedStyles({ lang, look }: OfficeDocument): string {
	const [language, country] = LOCALES[lang].tag.split('-');
	const phrase = phrasebook(lang);
	const shown = ({ name }: Pick<ParagraphStyle, 'name'>) =>
		'own' in name ? phrase(`labels.word.styles.${name.own}`) : undefined;
	const paragraphs = Object.entries(paragraphStyles(look)).map(([id, style]) =>
		paragraphStyle(id as ParagraphStyleId, style, shown(style)),
	);
	const words = Object.entries(characterStyles(look)).map(
		([id, style]) =>
			`<style:style style:family="text"${attributes({
				'style:name': styleName(id as CharacterStyleId),
				'style:display-name': shown(style),
			})}>${textProperties(style)}</style:style>`,
	);
	return (
		`<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="110%" fo:orphans="2" fo:widows="2" style:tab-stop-distance="12.5mm"/>` +
		`<style:text-properties style:font-name="${FONTS.serif}" fo:font-size="${textSize(look)}pt" fo:language="${language}" fo:country="${country}" fo:hyphenate="false"/></style:default-style>` +
		`<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>` +
		`<style:style style:name="Standard" style:family="paragraph" style:class="text"/><style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"/>${paragraphs.join('')}${words.join('')}` +
		`<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page"/>`
	);
}

export const FONT_FACES = `<office:font-face-decls>${Object.values(FONTS)
	.map((name) => `<style:font-face style:name="${name}" svg:font-family="${name}"/>`)
	.join('')}</office:font-face-decls>`;

function paragraphStyle(id: ParagraphStyleId, style: ParagraphStyle, shown: string | undefined): string {
	return `<style:style style:family="paragraph"${attributes({
		'style:name': styleName(id),
		'style:display-name':
			shown ?? (BUILT_IN[id] === undefined ? undefined : BUILT_IN[id]?.replace('_20_', ' ')),
		'style:parent-style-name': style.basedOn === undefined ? 'Standard' : styleName(style.basedOn),
		'style:next-style-name': style.next === undefined ? undefined : styleName(style.next),
		'style:default-outline-level': style.level,
	})}>${paragraphProperties({
		...lengths(style),
		'fo:text-align': 'align' in style ? ALIGNMENTS[style.align ?? 'left'] : undefined,
		'fo:line-height': style.line === undefined ? undefined : `${style.line}pt`,
		'fo:keep-with-next': style.keepNext ? 'always' : undefined,
		'fo:keep-together': style.keepLines ? 'always' : undefined,
		'fo:border-left': style.barred ? `1.5pt solid #${RULE}` : undefined,
		'fo:padding-left': style.barred ? '8pt' : undefined,
	})}${textProperties(style)}</style:style>`;
}

function lengths({ before, after, left, right, hanging }: ParagraphStyle) {
	const points = (value: number | undefined) => (value === undefined ? undefined : `${value}pt`);
	const millimetres = (value: number | undefined) => (value === undefined ? undefined : `${value}mm`);
	return {
		'fo:margin-top': points(before),
		'fo:margin-bottom': points(after),
		'fo:margin-left': millimetres(left),
		'fo:margin-right': millimetres(right),
		'fo:text-indent': hanging === undefined ? undefined : `-${hanging}mm`,
	};
}

/** Sides as OpenDocument names them. */
export const ALIGNMENTS = { left: 'start', right: 'end', center: 'center', both: 'justify' } as const;

/** The properties of a paragraph, with what stands inside them. */
export function paragraphProperties(
	values: Readonly<Record<string, string | number | undefined>>,
	inside = '',
): string {
	const written = attributes(values);
	if (written === '' && inside === '') return '';
	return `<style:paragraph-properties${written}>${inside}</style:paragraph-properties>`;
}

function textProperties(style: CharacterStyle): string {
	return textLook({
		'style:font-name': style.font === undefined ? undefined : FONTS[style.font],
		'fo:font-size': style.size === undefined ? undefined : `${style.size}pt`,
		'fo:font-weight': style.bold === undefined ? undefined : style.bold ? 'bold' : 'normal',
		'fo:font-style': style.italic === undefined ? undefined : style.italic ? 'italic' : 'normal',
		'fo:color': style.color === undefined ? undefined : `#${style.color}`,
		'style:text-underline-style': style.underline ? 'solid' : undefined,
		'style:text-underline-width': style.underline ? 'auto' : undefined,
		'fo:text-transform': style.caps ? 'uppercase' : undefined,
	});
}

function textLook(values: Readonly<Record<string, string | undefined>>): string {
	const written = attributes(values);
	return written === '' ? '' : `<style:text-properties${written}/>`;
}

/** Styles that parts of the document have besides the named ones; the same look is one style. */
export class OwnStyles {
	readonly #names = new Map<string, string>();
	readonly #written: string[] = [];

	/** The name of a style of this family, made where it is not there yet. */
	named(family: string, inside: string, parent?: string, more = ''): string {
		const key = `${family}|${parent ?? ''}|${more}|${inside}`;
		const known = this.#names.get(key);
		if (known !== undefined) return known;
		const name = `${family === 'text' ? 'T' : family === 'paragraph' ? 'P' : `${family.replace('table-', '')}-`}${this.#names.size + 1}`;
		this.#names.set(key, name);
		this.#written.push(
			`<style:style style:name="${name}" style:family="${family}"${parent === undefined ? '' : ` style:parent-style-name="${parent}"`}${more}>${inside}</style:style>`,
		);
		return name;
	}

	/** The style of words that look otherwise than their paragraph; undefined where they do not. */
	words({ bold, italic, strike, superscript, style }: TextLook): string | undefined {
		const inside = textLook({
			'fo:font-weight': bold === undefined ? undefined : bold ? 'bold' : 'normal',
			'fo:font-style': italic ? 'italic' : undefined,
			'style:text-line-through-style': strike ? 'solid' : undefined,
			'style:text-position': superscript ? 'super 58%' : undefined,
		});
		const parent = style === undefined ? undefined : styleName(style);
		return inside === '' ? parent : this.named('text', inside, parent);
	}

	/** The style of a list that is numbered from its own first number, or bulleted. */
	list(name: string, list?: { start: number; level: number }): string {
		const key = `list|${name}`;
		if (this.#names.has(key)) return name;
		this.#names.set(key, name);
		const levels = Array.from({ length: 9 }, (_, level) => {
			const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="${LIST_STEP * (level + 1)}mm" fo:text-indent="-${LIST_STEP}mm" text:list-tab-stop-position="${LIST_STEP * (level + 1)}mm"/></style:list-level-properties>`;
			return list === undefined
				? `<text:list-level-style-bullet text:level="${level + 1}" text:bullet-char="${BULLET_SIGNS[level % 3]}">${place}</text:list-level-style-bullet>`
				: `<text:list-level-style-number text:level="${level + 1}" style:num-format="1" style:num-suffix="." text:start-value="${level === list.level ? list.start : 1}">${place}</text:list-level-style-number>`;
		});
		this.#written.push(
			`<text:list-style style:name="${escapeXml(name)}">${levels.join('')}</text:list-style>`,
		);
		return name;
	}

	toString(): string {
		return this.#written.join('');
	}
}
