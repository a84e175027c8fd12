/** Head and foot of the pages, and the mark of a draft behind them. */

import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Press } from './press.js';
import { textRun } from './runs.js';
import { whole } from './styles.js';
import { TEXT_WIDTH } from './table.js';

/** Head of the first page: nothing but the mark. */
export function firstHeader(press: Press): Header {
	return new Header({ children: [new Paragraph({ style: 'Header', children: mark(press) })] });
}

/** Head of the other pages: who met, and what this is. */
export function header(press: Press): Header {
	const { organization, title } = press.view.running;
	return new Header({
		children: [
			new Paragraph({
				style: 'Header',
				tabStops: RIGHT_EDGE,
				children: [
					...mark(press),
					...textRun(organization),
					new TextRun({ children: [new Tab()] }),
					...textRun(title),
				],
			}),
		],
	});
}

/** Foot: how far the minutes are, and the page. */
export function footer(press: Press): Footer {
	return new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				tabStops: RIGHT_EDGE,
				children: [
					...textRun(press.view.running.state),
					new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
				],
			}),
		],
	});
}

/** Where the right end of a line is set. */
const RIGHT_EDGE = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];

/** Grey letters across the page, as Word's own watermarks are made: a shape of the header. Source: ECMA-376 part 4, 19.1.2.19 and 19.1.2.23. */
function mark(press: Press) {
	const text = press.view.state.watermark?.toLocaleUpperCase(press.lang) ?? null;
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
