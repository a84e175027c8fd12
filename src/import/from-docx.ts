/** A Word file as Markdown. Nothing outside the file is read; what is too large, protected or no Word file is refused. */

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { PvError } from '../errors.js';
import { htmlToMarkdown } from './from-html.js';
import { readOwnMinutes } from './own-minutes.js';
import { OWN_STYLES } from './own-styles.js';

/** What a Word file gives. */
export interface WordText {
	markdown: string;
	/** Insertions and deletions that nobody has accepted or refused yet. */
	trackedChanges: number;
}

/** Parts of the file that hold its text and its form. */
const WANTED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/document\.xml\.rels)$/;
/** Most that the parts may hold together once they are inflated: 5 MB of text is some 40 MB of Word. */
const MOST_BYTES = 96 * 1024 * 1024;

/** Reads a Word file. */
export async function docxToMarkdown(bytes: Uint8Array): Promise<WordText> {
	const parts = partsOf(bytes);
	const document = parts['word/document.xml'];
	if (document === undefined) throw refused('notWord');
	const { xml, count } = withChanges(strFromU8(document));
	const files: Zippable = Object.fromEntries(
		Object.entries(parts).map(([name, part]) => [name, [part, { level: 0 }]]),
	);
	files['word/document.xml'] = [strToU8(xml), { level: 0 }];
	const file = zipSync(files);
	try {
		const { value } = await mammoth.convertToHtml(
			// The same bytes twice: mammoth asks for a buffer in Node, and for the other in a browser.
			{ buffer: file as Buffer, arrayBuffer: file.buffer as ArrayBuffer },
			{
				externalFileAccess: false,
				convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
				styleMap: ['strike => del', ...OWN_STYLES, "p[style-name='Title'] => h1:fresh"],
			},
		);
		return { markdown: htmlToMarkdown(value, readOwnMinutes), trackedChanges: count };
	} catch (error) {
		throw refused('notWord', error);
	}
}

function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
	const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
	// The container of Word 97, and of files of today that a password protects. Source: MS-CFB 2.2, MS-OFFCRYPTO 1.3.
	if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw refused('protected');
	if (!starts(0x50, 0x4b)) throw refused('notWord');
	let total = 0;
	let isTooLarge = false;
	try {
		const parts = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!WANTED.test(name)) return false;
				total += originalSize;
				isTooLarge ||= total > MOST_BYTES;
				return !isTooLarge;
			},
		});
		if (!isTooLarge) return parts;
	} catch (error) {
		throw refused('notWord', error);
	}
	throw refused('tooLarge');
}

/** Insertions stay, deletions stay struck out: whether they count is not for a program to say. */
function withChanges(xml: string): { xml: string; count: number } {
	let count = 0;
	const kept = xml
		.replace(/<w:(?:ins|moveTo) [^>]*(?<!\/)>/g, () => {
			count += 1;
			return '';
		})
		.replace(/<\/w:(?:ins|moveTo)>/g, '')
		.replace(/<w:(del|moveFrom) [^>]*(?<!\/)>([\s\S]*?)<\/w:\1>/g, (_, __, inside: string) => {
			count += 1;
			return inside
				.replace(/<w:delText/g, '<w:t')
				.replace(/<\/w:delText>/g, '</w:t>')
				.replace(/<w:rPr\/>/g, '')
				.replace(/<w:rPr>/g, '<w:rPr><w:strike/>')
				.replace(/<w:r(?: [^>]*)?>(?!\s*<w:rPr>)/g, '$&<w:rPr><w:strike/></w:rPr>');
		});
	return { xml: kept, count };
}

function refused(reason: 'notWord' | 'protected' | 'tooLarge', cause?: unknown): PvError {
	return new PvError(`import/${reason}`, `the Word file cannot be read (${reason})`, { exitCode: 2, cause });
}
