/** Which images and logos may stand on the page. */

import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkImage } from '../../src/view/images/check.js';

/** A PNG of that size, grey, whole. */
function png(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		// The sum of the last chunk is what marks the end; nobody looks at the others here.
		const sum = type === 'IEND' ? Buffer.from([0xae, 0x42, 0x60, 0x82]) : Buffer.alloc(4);
		return Buffer.concat([length, Buffer.from(type), data, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 8;
	const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		mark,
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.alloc(8))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const jpeg = (width: number, height: number, end = [0xff, 0xd9]) =>
	Buffer.from([
		0xff,
		0xd8,
		0xff,
		0xe0,
		0,
		4,
		0,
		0,
		0xff,
		0xc0,
		0,
		11,
		8,
		height >> 8,
		height & 255,
		width >> 8,
		width & 255,
		1,
		1,
		17,
		0,
		...end,
	]);
const gif = (width: number, height: number) =>
	Buffer.concat([
		Buffer.from('GIF89a'),
		Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0, 0x3b]),
	]);
const webp = (kind: string, rest: number[]) => {
	const bytes = Buffer.concat([
		Buffer.from('RIFF\0\0\0\0WEBP'),
		Buffer.from(kind),
		Buffer.from([10, 0, 0, 0, ...rest]),
	]);
	bytes.writeUInt32LE(bytes.length - 8, 4);
	return bytes;
};

describe('an image', () => {
	it.each<[string, Buffer, unknown]>([
		['PNG', png(4, 4), { mediaType: 'image/png' }],
		['JPEG', jpeg(40, 30), { mediaType: 'image/jpeg' }],
		['GIF', gif(3, 3), { mediaType: 'image/gif' }],
		['WebP, extended', webp('VP8X', [0, 0, 0, 0, 3, 0, 0, 3, 0, 0]), { mediaType: 'image/webp' }],
		['WebP, lossy', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 4, 0, 4, 0]), { mediaType: 'image/webp' }],
		['a PNG that is cut short', png(4, 4).subarray(0, 50), { refused: 'cutShort' }],
		['a JPEG that is cut short', jpeg(40, 30, []), { refused: 'cutShort' }],
		['a GIF that is cut short', gif(3, 3).subarray(0, 12), { refused: 'cutShort' }],
		[
			'a WebP that is cut short',
			webp('VP8X', [0, 0, 0, 0, 3, 0, 0, 3, 0, 0]).subarray(0, 28),
			{ refused: 'cutShort' },
		],
		['a PNG of nothing', png(0, 4), { refused: 'cutShort' }],
		[
			'a PNG that is a bomb',
			png(60_000, 60_000),
			{ refused: 'tooManyPixels', details: { width: 60_000, height: 60_000 } },
		],
		[
			'a JPEG that is a bomb',
			jpeg(65_000, 65_000),
			{ refused: 'tooManyPixels', details: { width: 65_000, height: 65_000 } },
		],
		['a text', Buffer.from('hello'), { refused: 'kind' }],
		['nothing', Buffer.alloc(0), { refused: 'kind' }],
		[
			'a drawing, which only a logo may be',
			Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),
			{ refused: 'kind' },
		],
	])('that is %s', async (_, bytes, expected) => {
		expect(await checkImage(bytes, 'image')).toEqual(expected);
	});
});

const svg = (content: string, attributes = 'viewBox="0 0 10 10"') =>
	`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${content}\n</svg>`;
const check = async (text: string | Uint8Array) =>
	checkImage(typeof text === 'string' ? Buffer.from(text) : text, 'logo');

describe('a logo that is a drawing', () => {
	it.each([
		['shapes', svg('<g fill="#123"><path d="M0 0L1 1"/><circle cx="1" cy="1" r="1"/></g>')],
		[
			'gradients and clips of its own',
			svg(
				'<defs><linearGradient id="a"/><clipPath id="c"><rect width="1" height="1"/></clipPath></defs><rect fill="url(#a)" clip-path="url(\'#c\')"/>',
			),
		],
		['a style', svg('<style>.a{fill:#123;stroke:url(#b)}</style><path class="a" style="opacity:.5"/>')],
		['copies of its own parts', svg('<g id="a"><rect/></g><use href="#a"/><use xlink:href="#a" x="2"/>')],
		[
			'notes of a drawing program',
			svg('<metadata/><rect xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="x"/>'),
		],
		['a size without a box', svg('<rect/>', 'width="20mm" height="10mm"')],
		[
			'a declaration, a comment and a byte order mark',
			`\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- x -->${svg('<rect/>')}`,
		],
		['a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><s:rect/></s:svg>'],
	])('stands with %s', async (_, text) => {
		expect(await check(text)).toEqual({ mediaType: 'image/svg+xml' });
	});

	it.each<[string, string | Uint8Array, string, string, number]>([
		['a script', svg('<script>alert(1)</script>'), 'element', 'script', 2],
		[
			'a script of another case of names',
			svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
			'element',
			'x:script',
			2,
		],
		[
			'HTML inside',
			svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
			'element',
			'foreignObject',
			2,
		],
		['HTML beside', svg('<p xmlns="http://www.w3.org/1999/xhtml"/>'), 'element', 'p', 2],
		['an event', svg('<rect onload="alert(1)"/>'), 'attribute', 'onload', 2],
		['an event in capitals', svg('<rect ONCLICK="alert(1)"/>'), 'attribute', 'ONCLICK', 2],
		[
			'an event among notes',
			svg('<rect xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:onload="x"/>'),
			'attribute',
			'i:onload',
			2,
		],
		['movement', svg('<rect><animate attributeName="x"/></rect>'), 'element', 'animate', 2],
		['a change by itself', svg('<rect><set attributeName="href"/></rect>'), 'element', 'set', 2],
		['a picture', svg('<image href="data:image/png;base64,AAAA"/>'), 'element', 'image', 2],
		['a link', svg('<a href="#x"><rect/></a>'), 'element', 'a', 2],
		['text', svg('<text>Canal</text>'), 'element', 'text', 2],
		['an effect', svg('<filter id="f"/>'), 'element', 'filter', 2],
		[
			'a copy from the network',
			svg('<use href="https://example.org/a.svg#b"/>'),
			'reference',
			'https://example.org/a.svg#b',
			2,
		],
		['a copy of a file', svg('\n<use xlink:href="other.svg#b"/>'), 'reference', 'other.svg#b', 3],
		[
			'a script as an address',
			svg('<use href="javascript:alert(1)"/>'),
			'reference',
			'javascript:alert(1)',
			2,
		],
		['a colour from the network', svg('<rect fill="url(https://example.org/x)"/>'), 'style', 'url(', 2],
		['an import', svg('<style>@import "x.css";</style>'), 'style', '@', 2],
		['a style from the network', svg('<rect style="fill:url(//example.org/x)"/>'), 'style', 'url(', 2],
		['a hidden address', svg('<rect style="fill:u\\72l(x)"/>'), 'style', '\\', 2],
		['an address behind a comment', svg('<style>a{fill:url/**/(x)}</style>'), 'style', 'url (', 2],
		['a font', svg('<style>@font-face{}</style>'), 'style', '@', 2],
		['a style that moves', svg('<style>a{animation:x 1s}</style>'), 'style', 'animation', 2],
		['a style in a section', svg('<style><![CDATA[a{fill:url(x)}]]></style>'), 'style', 'url(', 2],
		['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<title>&a;</title>')}`, 'doctype', 'DOCTYPE', 1],
		[
			'a document type',
			`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">${svg('')}`,
			'doctype',
			'DOCTYPE',
			1,
		],
		['a style sheet', `<?xml-stylesheet href="x.css"?>${svg('')}`, 'element', '?xml-stylesheet', 1],
		[
			'copies that grow',
			svg('<defs><g id="a"><rect/></g><g id="b"><use href="#a"/></g></defs><use href="#b"/>'),
			'reference',
			'#a',
			2,
		],
		['a circle of copies', svg('<g id="a"><use href="#a"/></g>'), 'reference', '#a', 0],
		['too many elements', svg('<rect/>'.repeat(5_001)), 'tooMany', 'rect', 2],
		['too great a depth', svg(`${'<g>'.repeat(50)}${'</g>'.repeat(50)}`), 'tooMany', 'g', 2],
		['no size', svg('<rect/>', ''), 'noSize', 'viewBox', 1],
		['another root', '<x><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/></x>', 'element', 'x', 1],
		['no name space', '<svg viewBox="0 0 1 1"><rect/></svg>', 'element', 'svg', 1],
		['an open element', svg('<g>'), 'malformed', '', 3],
		['its end missing', svg('<rect/>').slice(0, -3), 'malformed', '', 3],
		['an unknown entity', svg('<title>&nbsp;</title>'), 'malformed', '', 2],
		['letters of another encoding', Buffer.from(svg('<title>é</title>'), 'latin1'), 'encoding', '', 0],
		['too many bytes', svg(`<title>${'x'.repeat(600_000)}</title>`), 'tooLarge', '', 0],
	])('does not with %s', async (_, text, why, what, line) => {
		expect(await check(text)).toEqual({ refused: 'vector', details: { why, what, line } });
	});
});
