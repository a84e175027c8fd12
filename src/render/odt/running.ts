/** The pages of an OpenDocument text: sheet, margins, head, foot, and the mark of a draft behind them. */

import type { OfficeDocument } from '../office/model.js';
import { headShare } from '../office/styles.js';
import type { ContentWriter } from './content.js';
import { textXml } from './xml.js';

/** The layout of the sheet, for `office:automatic-styles`. */
export function pageLayout({ page }: OfficeDocument): string {
	const [width, height] = page.isLandscape ? [297, 210] : [210, 297];
	const foot = 12;
	const space = page.margin - foot;
	const band = `<style:header-footer-properties fo:min-height="${space - 2}mm" style:dynamic-spacing="false"`;
	return (
		`<style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="${width}mm" fo:page-height="${height}mm" style:print-orientation="${page.isLandscape ? 'landscape' : 'portrait'}" ` +
		`fo:margin-top="${foot}mm" fo:margin-bottom="${foot}mm" fo:margin-left="${page.margin}mm" fo:margin-right="${page.margin}mm" style:num-format="1"/>` +
		`<style:header-style>${band} fo:margin-bottom="2mm"/></style:header-style><style:footer-style>${band} fo:margin-top="2mm"/></style:footer-style></style:page-layout>`
	);
}

/** The first page, and those after it. */
export function masterPages(source: OfficeDocument, writer: ContentWriter): string {
	const foot = `<style:footer>${footer(source, writer)}</style:footer>`;
	const page = (name: string, shown: string, head: string, next: string) =>
		`<style:master-page style:name="${name}" style:display-name="${shown}" style:page-layout-name="Sheet"${next}><style:header>${head}</style:header>${foot}</style:master-page>`;
	return (
		page(
			'First_20_Page',
			'First Page',
			`<text:p text:style-name="Header">${mark(source, writer, 1)}</text:p>`,
			' style:next-style-name="Standard"',
		) + page('Standard', 'Standard', header(source, writer), '')
	);
}

/** Who met, and what this is; each has a side of its own. */
function header(source: OfficeDocument, writer: ContentWriter): string {
	const { organization, title, numbered } = source.running;
	const empty = `<text:p text:style-name="Header">${mark(source, writer, 2)}</text:p>`;
	if (!numbered || (organization === '' && title === '')) return empty;
	const share = headShare(organization, title);
	const style = writer.styles.named(
		'table',
		`<style:table-properties style:width="${writer.width}mm" table:align="margins"/>`,
	);
	const column = (part: number) =>
		`<table:table-column table:style-name="${writer.styles.named('table-column', `<style:table-column-properties style:column-width="${(writer.width * part).toFixed(2)}mm"/>`)}"/>`;
	const right = writer.styles.named(
		'paragraph',
		'<style:paragraph-properties fo:text-align="end"/>',
		'Header',
	);
	const cell = (text: string, paragraph: string) =>
		`<table:table-cell><text:p text:style-name="${paragraph}">${textXml(text)}</text:p></table:table-cell>`;
	return `<table:table table:name="head" table:style-name="${style}">${column(share)}${column(1 - share)}<table:table-row>${cell(organization, 'Header')}${cell(title, right)}</table:table-row></table:table>${empty}`;
}

/** How far the minutes are, and the page. */
function footer({ running }: OfficeDocument, writer: ContentWriter): string {
	const { state, initials, numbered } = running;
	const style = writer.styles.named(
		'paragraph',
		`<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="${writer.width}mm" style:type="right"/></style:tab-stops></style:paragraph-properties>`,
		'Footer',
	);
	const number =
		'<text:tab/><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count>';
	return (
		`<text:p text:style-name="${style}">${textXml(state)}${numbered ? number : ''}</text:p>` +
		(initials === null ? '' : `<text:p text:style-name="Footer">${textXml(initials.trim())}</text:p>`)
	);
}

/** Grey letters across the page: a shape of the head, as LibreOffice makes its own. Source: ODF 1.3 part 3, 10.6. */
function mark({ running, lang, page }: OfficeDocument, writer: ContentWriter, number: number): string {
	const text = running.watermark?.toLocaleUpperCase(lang) ?? null;
	if (text === null) return '';
	const style = writer.styles.named(
		'graphic',
		'<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#d9d9d9" draw:opacity="50%" fo:wrap-option="no-wrap" style:run-through="background" style:wrap="run-through" style:flow-with-text="false" ' +
			'style:horizontal-pos="center" style:horizontal-rel="page-content" style:vertical-pos="middle" style:vertical-rel="page-content"/>',
	);
	const width = page.isLandscape ? 130 : 150;
	return (
		`<draw:custom-shape text:anchor-type="char" draw:z-index="0" draw:name="PowerPlusWaterMarkObject${number}" draw:style-name="${style}" svg:width="${width}mm" svg:height="42mm" draw:transform="rotate (0.785398163397448) translate (${(210 - width) / 2}mm 190mm)">` +
		`<text:p>${textXml(text)}</text:p><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="fontwork-plain-text" draw:text-path="true" draw:text-path-mode="shape" draw:text-path-scale="shape" draw:modifiers="10800" draw:enhanced-path="M ?f3 0 L ?f5 0 N M ?f6 21600 L ?f7 21600 N">` +
		'<draw:equation draw:name="f0" draw:formula="$0 -10800"/><draw:equation draw:name="f1" draw:formula="?f0 *2"/><draw:equation draw:name="f2" draw:formula="abs(?f1 )"/><draw:equation draw:name="f3" draw:formula="if(?f1 ,0,?f2 )"/>' +
		'<draw:equation draw:name="f4" draw:formula="21600-?f2 "/><draw:equation draw:name="f5" draw:formula="if(?f1 ,?f4 ,21600)"/><draw:equation draw:name="f6" draw:formula="if(?f1 ,?f2 ,0)"/><draw:equation draw:name="f7" draw:formula="if(?f1 ,21600,?f4 )"/></draw:enhanced-geometry></draw:custom-shape>'
	);
}
