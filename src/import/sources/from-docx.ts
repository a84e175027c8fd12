/** A Word file as Markdown. Nothing outside the file is read; what is too large, protected or no Word file is refused. */

import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { PvError } from '../../errors.js';
import type { PhraseKeyAfter } from '../../language/ids.js';
import { LANGUAGES, phrasebook } from '../../language/index.js';
import { TooLarge, unzipWanted } from '../../source/unzip.js';
import { matchesIn } from '../../text/places.js';
import { htmlToMarkdown } from './from-html.js';
import { readOwnMinutes } from './own-minutes.js';
import { joinLines, keepGaps, withGaps } from './word-lines.js';

/** What a Word file gives. */
interface WordText {
	markdown: string;
	kind: 'markdown' | 'own';
	/** Insertions and deletions that nobody has accepted or refused yet. */
	trackedChanges: number;
}

/** Parts of the file that hold its text and its form. */
const WANTED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/(?:document|footnotes|endnotes|comments)\.xml\.rels)$/;
/** Most that the parts may hold together once they are inflated: 5 MB of text is some 40 MB of Word. */
const MOST_BYTES = 96 * 1024 * 1024;

/** Reads a Word file. */
export async function docxToMarkdown(bytes: Uint8Array): Promise<WordText> {
	const parts = wordParts(bytes);
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
				ignoreEmptyParagraphs: false,
				convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
				styleMap: ['strike => del', ...OWN_STYLES, "p[style-name='Title'] => h1:fresh"],
			},
		);
		let kind: WordText['kind'] = 'markdown';
		const markdown = htmlToMarkdown(value, (page) => {
			if (readOwnMinutes(page)) {
				kind = 'own';
				return;
			}
			joinLines(page);
			keepGaps(page);
		});
		return { markdown: withGaps(markdown), kind, trackedChanges: count };
	} catch (error) {
		throw refused('notWord', error);
	}
}

/** The parts of a Word file that hold its text and its form. Throws where it is none, protected or too large. */
export function wordParts(bytes: Uint8Array): Record<string, Uint8Array> {
	const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
	// The container of Word 97, and of files of today that a password protects. Source: MS-CFB 2.2, MS-OFFCRYPTO 1.3.
	if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw refused('protected');
	if (!starts(0x50, 0x4b)) throw refused('notWord');
	try {
		return unzipWanted(bytes, WANTED, MOST_BYTES);
	} catch (error) {
		throw refused(error instanceof TooLarge ? 'tooLarge' : 'notWord', error);
	}
}

/** Insertions stay, deletions stay struck out: whether they count is not for a program to say. */
function withChanges(xml: string): { xml: string; count: number } {
	let count = 0;
	const inserted = xml
		.replace(/<w:(?:ins|moveTo) [^<>]*(?<!\/)>/g, () => {
			count += 1;
			return '';
		})
		.replace(/<\/w:(?:ins|moveTo)>/g, '');
	let kept = '';
	let at = 0;
	let open: RegExpMatchArray | undefined;
	for (const tag of matchesIn(inserted, /<w:(del|moveFrom) [^<>]*(?<!\/)>|<\/w:(del|moveFrom)>/g)) {
		if (open === undefined) {
			if (tag[1] !== undefined) open = tag;
			continue;
		}
		if (tag[2] !== open[1]) continue;
		const from = (open.index ?? 0) + open[0].length;
		kept += inserted.slice(at, open.index) + struckOut(inserted.slice(from, tag.index));
		at = tag.index + tag[0].length;
		count += 1;
		open = undefined;
	}
	return { xml: kept + inserted.slice(at), count };
}

function struckOut(deleted: string): string {
	return deleted
		.replace(/<w:delText/g, '<w:t')
		.replace(/<\/w:delText>/g, '</w:t>')
		.replace(/<w:rPr\/>/g, '')
		.replace(/<w:rPr>/g, '<w:rPr><w:strike/>')
		.replace(/<w:r(?: [^<>]*)?>(?!\s*<w:rPr>)/g, '$&<w:rPr><w:strike/></w:rPr>');
}

function refused(reason: 'notWord' | 'protected' | 'tooLarge', cause?: unknown): PvError {
	return new PvError(`import/${reason}`, `the Word file cannot be read (${reason})`, {}, { cause });
}

// --- The styles by which Word files that pv wrote are known again. Word keeps their identifiers, other programs only their
// names.

/** Class of each of our styles that says more than its text. */
const PARAGRAPHS = {
	Organization: 'organization',
	Letterhead: 'letterhead',
	Participant: 'participant',
	Event: 'event',
	Hour: 'hour',
	Day: 'day',
	Rule: 'rule',
	VoteLine: 'voteLine',
	Proof: 'proof',
	DoneAt: 'doneAt',
} as const;

const TABLES = {
	FactTable: 'factTable',
	VoteTable: 'voteTable',
	MinutesTable: 'minutesTable',
	SignatureTable: 'signatureTable',
} as const;

/** Rules for mammoth: each of our styles becomes a class. */
const OWN_STYLES: readonly string[] = [
	...Object.entries(PARAGRAPHS).flatMap(([id, key]) =>
		[`p.${id}`, ...named('p', key)].map((from) => `${from} => p.pv-${key}:fresh`),
	),
	...Object.entries(TABLES).flatMap(([id, key]) =>
		[`table.${id}`, ...named('table', key)].map((from) => `${from} => table.pv-${key}:fresh`),
	),
	...['r.Count', ...named('r', 'count')].map((from) => `${from} => span.pv-count`),
	"p[style-name='Title'] => h1.pv-title:fresh",
	"p[style-name='caption'] => p.pv-caption:fresh",
];

function named(element: string, key: PhraseKeyAfter<'labels.word.styles.'>): string[] {
	return LANGUAGES.map(
		(lang) =>
			`${element}[style-name='${phrasebook(lang)(`labels.word.styles.${key}`).replaceAll("'", "\\'")}']`,
	);
}
