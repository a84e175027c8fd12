/** The styles of the Word file. Word knows the built-in ones by their names and shows them in the user's language. */

import {
	AlignmentType,
	BorderStyle,
	ImportedXmlComponent,
	type IParagraphStyleOptions,
	type IRunStylePropertiesOptions,
	type IStylesOptions,
	LineRuleType,
} from 'docx';
import { phrasebook } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { OfficeDocument } from '../office/model.js';
import {
	type CharacterStyle,
	characterStyles,
	FONTS,
	type ParagraphStyle,
	paragraphStyles,
	RULE,
	TABLE_STYLES,
	type TableStyle,
	textSize,
} from '../office/styles.js';

/** Twentieths of a point, and of a millimetre. */
const POINT = 20;
const MILLIMETRE = 1440 / 25.4;

/** All styles. Sizes in half points, distances in twentieths of a point. */
export function getStyles({ lang, look }: OfficeDocument): IStylesOptions {
	const name = namer(lang);
	return {
		default: {
			document: {
				run: {
					font: FONTS.serif,
					size: textSize(look) * 2,
					language: { value: LOCALES[lang].tag },
				},
				paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
			},
		},
		paragraphStyles: Object.entries(paragraphStyles(look)).map(([id, style]) => ({
			id,
			...paragraphStyle(style, name(style)),
		})),
		characterStyles: Object.entries(characterStyles(look)).map(([id, style]) => ({
			id,
			name: name(style),
			quickFormat: id === 'Speaker',
			run: runStyle(style),
		})),
	};
}

function namer(lang: OfficeDocument['lang']) {
	const phrase = phrasebook(lang);
	return ({ name }: Pick<ParagraphStyle, 'name'>) =>
		'own' in name ? phrase(`labels.word.styles.${name.own}`) : name.builtIn;
}

function paragraphStyle(style: ParagraphStyle, name: string): Omit<IParagraphStyleOptions, 'id'> {
	const { before, after, line, left, right, hanging } = style;
	return {
		name,
		basedOn: style.basedOn ?? 'Normal',
		...(style.next === undefined ? {} : { next: style.next }),
		quickFormat: true,
		run: runStyle(style),
		paragraph: {
			...(style.keepNext ? { keepNext: true } : {}),
			...(style.keepLines ? { keepLines: true } : {}),
			...(style.level === undefined ? {} : { outlineLevel: style.level - 1 }),
			spacing: {
				...(before === undefined ? {} : { before: before * POINT }),
				...(after === undefined ? {} : { after: after * POINT }),
				...(line === undefined ? {} : { line: line * POINT, lineRule: LineRuleType.EXACT }),
			},
			indent: {
				...(left === undefined ? {} : { left: twips(left) }),
				...(right === undefined ? {} : { right: twips(right) }),
				...(hanging === undefined ? {} : { hanging: twips(hanging) }),
			},
			...('align' in style ? { alignment: ALIGNMENTS[style.align ?? 'left'] } : {}),
			...(style.barred
				? { border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 8 } } }
				: {}),
		},
	};
}

/** Millimetres as twentieths of a point. */
export function twips(millimetres: number): number {
	return Math.round(millimetres * MILLIMETRE);
}

export const ALIGNMENTS = {
	left: AlignmentType.LEFT,
	right: AlignmentType.RIGHT,
	center: AlignmentType.CENTER,
	both: AlignmentType.BOTH,
} as const;

function runStyle(style: CharacterStyle): IRunStylePropertiesOptions {
	return {
		...(style.font === undefined ? {} : { font: FONTS[style.font] }),
		...(style.size === undefined ? {} : { size: style.size * 2 }),
		...(style.bold === undefined ? {} : { bold: style.bold }),
		...(style.italic === undefined ? {} : { italics: style.italic }),
		...(style.color === undefined ? {} : { color: style.color }),
		...(style.underline ? { underline: {} } : {}),
		...(style.caps ? { allCaps: true } : {}),
	};
}

/** The styles of tables, as a part of the file: the `docx` package makes none. */
export function getTableStyles({ lang }: OfficeDocument): string {
	const name = namer(lang);
	const styles = Object.entries(TABLE_STYLES).map(([id, style]) => tableStyle(id, name(style), style));
	return `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${WORD}">${styles.join('')}</w:styles>`;
}

/** A table style. Source: ECMA-376, 17.7.6. */
function tableStyle(id: string, name: string, { borders, tint }: TableStyle): string {
	const attribute = name.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
	const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
		.filter((side) => (borders as readonly string[]).includes(side))
		.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`);
	return (
		`<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${attribute}"/><w:uiPriority w:val="99"/>` +
		`<w:tblPr>${lines.length === 0 ? '' : `<w:tblBorders>${lines.join('')}</w:tblBorders>`}` +
		`<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		`${tint === undefined ? '' : `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${tint}"/></w:tcPr>`}</w:style>`
	);
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A piece of a Word file that is written as it stands. */
export function whole(xml: string): ImportedXmlComponent {
	return ImportedXmlComponent.fromXmlString(xml);
}
