/** The styles of the Word file. Word knows the built-in ones by their names and shows them in the user's language; ours have names in the document's. */

import {
	AlignmentType,
	BorderStyle,
	ImportedXmlComponent,
	type IParagraphStyleOptions,
	type IStylesOptions,
	LineRuleType,
} from 'docx';
import type { PhraseKeyAfter } from '../../language/ids.js';
import { phrasebook } from '../../language/index.js';
import type { Press } from './press.js';

/** Text, and headings and tables: faces that Word and LibreOffice have or replace by one of the same width. */
const SERIF = 'Cambria';
const SANS = 'Calibri';
/** Colour of lines and of secondary text. */
const GREY = '595959';
const RULE = 'BFBFBF';

/** A style by its key in the word files. */
type StyleKey = PhraseKeyAfter<'labels.word.styles.'>;

/** All styles. Sizes in half points, distances in twentieths of a point. */
export function stylesOf(press: Press): IStylesOptions {
	const phrase = phrasebook(press.lang);
	const name = (key: StyleKey) => phrase(`labels.word.styles.${key}`);
	const size = press.view.largePrint ? 32 : 22;
	const own = (id: string, key: StyleKey, rest: Omit<IParagraphStyleOptions, 'id' | 'name'>) => ({
		id,
		name: name(key),
		basedOn: 'BodyText',
		quickFormat: true,
		...rest,
	});
	const heading = (level: number, points: number, before: number): IParagraphStyleOptions => ({
		id: `Heading${level}`,
		name: `heading ${level}`,
		basedOn: 'Normal',
		next: 'BodyText',
		quickFormat: true,
		run: { font: SANS, bold: true, size: points * 2 },
		paragraph: {
			keepNext: true,
			keepLines: true,
			outlineLevel: level - 1,
			spacing: { before, after: 80 },
		},
	});
	return {
		default: {
			document: {
				run: { font: SERIF, size, language: { value: press.lang === 'fr' ? 'fr-FR' : 'en-GB' } },
				paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
			},
		},
		paragraphStyles: [
			{
				id: 'BodyText',
				name: 'Body Text',
				basedOn: 'Normal',
				quickFormat: true,
				paragraph: { spacing: { after: 120 } },
			},
			{
				id: 'Title',
				name: 'Title',
				basedOn: 'Normal',
				next: 'BodyText',
				quickFormat: true,
				run: { font: SANS, bold: true, size: 40 },
				paragraph: { keepNext: true, spacing: { before: 360, after: 240 } },
			},
			heading(1, 15, 360),
			heading(2, 12.5, 240),
			heading(3, 11.5, 200),
			heading(4, 11, 160),
			heading(5, 11, 160),
			heading(6, 11, 160),
			{
				id: 'Caption',
				name: 'caption',
				basedOn: 'Normal',
				next: 'BodyText',
				quickFormat: true,
				run: { font: SANS, bold: true, size: 19, color: GREY },
				paragraph: { keepNext: true, spacing: { before: 120, after: 60 } },
			},
			{ id: 'ListBullet', name: 'List Bullet', basedOn: 'BodyText', paragraph: { spacing: { after: 60 } } },
			{ id: 'ListNumber', name: 'List Number', basedOn: 'BodyText', paragraph: { spacing: { after: 60 } } },
			{
				id: 'ListContinue',
				name: 'List Continue',
				basedOn: 'BodyText',
				paragraph: { spacing: { after: 60 } },
			},
			{
				id: 'Quote',
				name: 'Quote',
				basedOn: 'BodyText',
				quickFormat: true,
				paragraph: { indent: { left: 340, right: 340 } },
			},
			{
				id: 'Signature',
				name: 'Signature',
				basedOn: 'Normal',
				run: { font: SANS },
				paragraph: { keepLines: true },
			},
			{
				id: 'Header',
				name: 'header',
				basedOn: 'Normal',
				run: { font: SANS, size: 17, color: GREY },
			},
			{
				id: 'Footer',
				name: 'footer',
				basedOn: 'Normal',
				run: { font: SANS, size: 17, color: GREY },
			},
			own('Letterhead', 'letterhead', {
				run: { font: SANS, size: 18, color: GREY },
				paragraph: { spacing: { after: 0 } },
			}),
			own('Organization', 'organization', {
				run: { font: SANS, size: 24, bold: true },
				paragraph: { spacing: { after: 0 } },
			}),
			own('Participant', 'participant', {
				paragraph: { spacing: { after: 20 }, indent: { left: 200, hanging: 200 }, keepLines: true },
			}),
			own('Intervention', 'intervention', { paragraph: { spacing: { after: 120 } } }),
			own('Event', 'event', {
				run: { italics: true },
				paragraph: {
					spacing: { before: 60, after: 120 },
				},
			}),
			own('Hour', 'hour', {
				run: { font: SANS, size: 19, color: GREY },
				paragraph: { keepNext: true, spacing: { before: 240, after: 0 } },
			}),
			own('Day', 'day', {
				run: { font: SANS, bold: true },
				paragraph: { keepNext: true, spacing: { before: 360, after: 0 } },
			}),
			own('Rule', 'rule', {
				run: { font: SANS, size: 19, color: GREY },
				paragraph: { keepNext: true, spacing: { after: 80 } },
			}),
			own('Confidential', 'confidential', {
				run: { font: SANS },
				paragraph: {
					border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 8 } },
					indent: { left: 200 },
				},
			}),
			own('VoteLine', 'voteLine', { run: { font: SANS, size: 19 }, paragraph: { spacing: { after: 40 } } }),
			own('Proof', 'proof', {
				run: { font: SANS, size: 19, color: GREY },
				paragraph: { spacing: { after: 200 } },
			}),
			own('TableHeading', 'tableHeading', {
				run: { font: SANS, size: 19, bold: true },
				paragraph: { spacing: { before: 20, after: 20 } },
			}),
			own('TableContents', 'tableContents', {
				run: { font: SANS, size: 20 },
				paragraph: { spacing: { before: 20, after: 20 } },
			}),
			own('AfterTable', 'afterTable', {
				run: { size: 8 },
				paragraph: { spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT } },
			}),
			own('Code', 'code', { run: { font: 'Consolas', size: 19 }, paragraph: { spacing: { after: 0 } } }),
			own('DoneAt', 'doneAt', {
				paragraph: {
					spacing: { before: 240, after: 240 },
					alignment: AlignmentType.LEFT,
				},
			}),
		],
		characterStyles: [
			{ id: 'Hyperlink', name: 'Hyperlink', run: { color: '0B5394', underline: {} } },
			{ id: 'Speaker', name: name('speaker'), quickFormat: true, run: { bold: true } },
			{ id: 'Kicker', name: name('kicker'), run: { font: SANS, bold: false, size: 19, color: GREY } },
			{ id: 'Count', name: name('count'), run: { bold: false, color: GREY } },
			{ id: 'Heads', name: name('heads'), run: { font: SANS, size: 17, color: GREY } },
			{
				id: 'EventHour',
				name: name('eventHour'),
				run: { font: SANS, italics: false, size: 19, color: GREY },
			},
			{ id: 'CodeCharacters', name: name('codeCharacters'), run: { font: 'Consolas', size: 19 } },
		],
	};
}

/** The styles of tables, as a part of the file: the `docx` package makes none. */
export function tableStylesOf(press: Press): string {
	const phrase = phrasebook(press.lang);
	const name = (key: StyleKey) => phrase(`labels.word.styles.${key}`);
	const styles = [
		tableStyle('MinutesTable', name('minutesTable'), lines('top', 'bottom', 'insideH')),
		tableStyle('FactTable', name('factTable'), lines('top', 'bottom', 'insideH')),
		tableStyle('VoteTable', name('voteTable'), lines('top', 'bottom', 'left', 'right', 'insideH', 'insideV')),
		tableStyle('SignatureTable', name('signatureTable'), ''),
	];
	return `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${WORD}">${styles.join('')}</w:styles>`;
}

function lines(...sides: string[]): string {
	const order = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].filter((side) =>
		sides.includes(side),
	);
	const borders = order.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`);
	return `<w:tblBorders>${borders.join('')}</w:tblBorders>`;
}

/** A table style. Source: ECMA-376, 17.7.6. */
function tableStyle(id: string, name: string, borders: string): string {
	const attribute = name.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
	return (
		`<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${attribute}"/><w:uiPriority w:val="99"/>` +
		`<w:tblPr>${borders}<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
	);
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A piece of a Word file that is written as it stands. */
export function whole(xml: string): ImportedXmlComponent {
	return ImportedXmlComponent.fromXmlString(xml);
}
