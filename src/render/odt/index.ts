/** A document as an OpenDocument text (.odt): LibreOffice and other word processors open it. The PDF stays the record. */

import { type Zippable, zipSync } from 'fflate';
import { LOCALES } from '../../language/locales.generated.js';
import type { View } from '../../view/view-model.js';
import { type OfficeOptions, officeDocument } from '../office/index.js';
import type { OfficeDocument } from '../office/model.js';
import type { OfficeView } from '../office/read-page.js';
import { ContentWriter, masterPages, pageLayout } from './content.js';
import { FONT_FACES, namedStyles } from './styles.js';
import { escapeXml, NAMESPACES, XML_HEAD } from './xml.js';

/** A view as the bytes of an .odt; the view of another document than the minutes comes with its page. The same view gives the same bytes. */
export async function renderOdt(view: View | OfficeView, options: OfficeOptions): Promise<Uint8Array> {
	return writeOdt(await officeDocument(view, options), options.date);
}

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';
const VERSION = ' office:version="1.3"';

function writeOdt(source: OfficeDocument, date: string): Uint8Array {
	const content = new ContentWriter(source);
	const body = content.body();
	const pages = new ContentWriter(source);
	const masters = masterPages(source, pages);
	const parts = new Map<string, string | Uint8Array>([
		[
			'content.xml',
			`${XML_HEAD}<office:document-content${NAMESPACES}${VERSION}>${FONT_FACES}<office:automatic-styles>${content.styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
		],
		[
			'styles.xml',
			`${XML_HEAD}<office:document-styles${NAMESPACES}${VERSION}>${FONT_FACES}<office:styles>${namedStyles(source)}</office:styles><office:automatic-styles>${pageLayout(source)}${pages.styles}</office:automatic-styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
		],
		['meta.xml', getMeta(source, date)],
		...content.pictures,
	]);
	return packed(parts);
}

function getMeta({ title, organization, lang }: OfficeDocument, date: string): string {
	const moment = `${date}T12:00:00`;
	return (
		`${XML_HEAD}<office:document-meta${NAMESPACES}${VERSION}><office:meta><meta:generator>proces-verbal</meta:generator><dc:title>${escapeXml(title)}</dc:title>` +
		`<meta:initial-creator>${escapeXml(organization)}</meta:initial-creator><dc:creator>${escapeXml(organization)}</dc:creator>` +
		`<meta:creation-date>${moment}</meta:creation-date><dc:date>${moment}</dc:date><dc:language>${LOCALES[lang].tag}</dc:language></office:meta></office:document-meta>`
	);
}

/** The package: its type comes first and is not packed, so that a program can read it at a fixed place. Source: ODF 1.3 part 2, 3.3. */
function packed(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
	const encoder = new TextEncoder();
	// The earliest date that a zip can hold, in local time, which is how it holds dates.
	const mtime = new Date(1980, 0, 1);
	const files: Zippable = { mimetype: [encoder.encode(MEDIA_TYPE), { level: 0, mtime, os: 0 }] };
	const entries = [
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/>`,
	];
	for (const [name, part] of parts) {
		files[name] = [typeof part === 'string' ? encoder.encode(part) : part, { level: 6, mtime, os: 0 }];
		const ending = name.split('.').at(-1) ?? '';
		const type = ending === 'xml' ? 'text/xml' : `image/${ending === 'jpg' ? 'jpeg' : ending}`;
		entries.push(`<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${type}"/>`);
	}
	const manifest = `${XML_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`;
	files['META-INF/manifest.xml'] = [encoder.encode(manifest), { level: 6, mtime, os: 0 }];
	return zipSync(files);
}
