/** Head and foot of the pages, and the mark of a draft behind them. */

import {
	Footer,
	Header,
	PageNumber,
	Paragraph,
	Tab,
	Table,
	TableBorders,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
} from 'docx';
import type { OfficeDocument } from '../office/model.js';
import { headShare } from '../office/styles.js';
import { textRun, type WordFrame } from './blocks.js';
import { ALIGNMENTS, whole } from './styles.js';

/** Head of the first page: nothing but the mark. */
export function firstHeader(source: OfficeDocument): Header {
	return new Header({ children: [new Paragraph({ style: 'Header', children: mark(source) })] });
}

/** Head of the other pages: who met, and what this is. Each has a side of its own, so that a long name does not push the other to a second line. */
export function header(source: OfficeDocument, frame: WordFrame): Header {
	const { organization, title, numbered } = source.running;
	if (!numbered || (organization === '' && title === '')) return firstHeader(source);
	const left = Math.round(frame.width * headShare(organization, title));
	const side = (text: string, width: number, alignment: 'left' | 'right') =>
		new TableCell({
			width: { size: width, type: WidthType.DXA },
			children: [
				new Paragraph({ style: 'Header', alignment: ALIGNMENTS[alignment], children: textRun(text) }),
			],
		});
	return new Header({
		children: [
			new Table({
				layout: TableLayoutType.FIXED,
				width: { size: frame.width, type: WidthType.DXA },
				columnWidths: [left, frame.width - left],
				borders: TableBorders.NONE,
				rows: [
					new TableRow({
						children: [side(organization, left, 'left'), side(title, frame.width - left, 'right')],
					}),
				],
			}),
			new Paragraph({ style: 'Header', children: mark(source) }),
		],
	});
}

/** Foot: how far the minutes are, and the page. */
export function footer({ running }: OfficeDocument, frame: WordFrame): Footer {
	const { state, initials, numbered } = running;
	return new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				tabStops: [{ type: TabStopType.RIGHT, position: frame.width }],
				children: [
					...textRun(state),
					...(numbered
						? [new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
						: []),
				],
			}),
			...(initials === null ? [] : [new Paragraph({ style: 'Footer', children: textRun(initials.trim()) })]),
		],
	});
}

/** Grey letters across the page, as Word's own watermarks are made: a shape of the header. Source: ECMA-376 part 4, 19.1.2.19 and 19.1.2.23. */
function mark({ running, lang }: OfficeDocument) {
	const text = running.watermark?.toLocaleUpperCase(lang) ?? null;
	if (text === null) return [];
	const quoted = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
	const xml =
		`<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
		`<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" ` +
		`style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:120pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ` +
		`o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="${quoted}"/></v:shape></w:pict></w:r>`;
	return [whole(xml) as unknown as TextRun];
}
