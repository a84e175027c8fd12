/** XML of OpenDocument: text that is safe in it, and its spaces, which are elements. */

/** Characters that XML 1.0 cannot hold: no program would open a file that has one. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text or the value of an attribute. */
export function escapeXml(text: string): string {
	return text
		.replace(NOT_XML, '\uFFFD')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}

/** The text of a paragraph: a space that stands at its start or behind another one is an element. Source: ODF 1.3 part 3, 6.1.2. */
export function textXml(text: string): string {
	return escapeXml(text).replace(/^ | {2,}/g, (spaces) =>
		spaces.length === 1 ? '<text:s/>' : ` <text:s text:c="${spaces.length - 1}"/>`,
	);
}

export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
	return Object.entries(values)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
		.join('');
}

/** The namespaces of its parts. Source: ODF 1.3 part 3, 3.1. */
export const NAMESPACES = Object.entries({
	office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
	style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
	text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
	table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
	draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
	fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
	svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
	xlink: 'http://www.w3.org/1999/xlink',
	dc: 'http://purl.org/dc/elements/1.1/',
	meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
})
	.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
	.join('');

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
