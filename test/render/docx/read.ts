/** Reads Word files and pages for the tests, without any code of the writer. */

import { unzipSync } from 'fflate';

/** A paragraph as the file has it. */
export interface WordParagraph {
	style: string;
	text: string;
	/** Reference of its numbering, where it has one. */
	numbering: string | undefined;
}

/** The parts of a Word file as text. */
export function getParts(file: Uint8Array): Record<string, string> {
	const decoder = new TextDecoder();
	return Object.fromEntries(
		Object.entries(unzipSync(file)).map(([name, bytes]) => [name, decoder.decode(bytes)]),
	);
}

/** The paragraphs of `word/document.xml` in their order. */
export function getParagraphs(xml: string): WordParagraph[] {
	return [...xml.matchAll(/<w:p>([\s\S]*?)<\/w:p>|<w:p [^>]*>([\s\S]*?)<\/w:p>/g)].map(([, plain, other]) => {
		const inside = plain ?? other ?? '';
		const text = inside
			.replace(/<w:tab\/>|<w:br\/>/g, ' ')
			.replace(/<w:noBreakHyphen\/>/g, '-')
			// The number of a note, as Word counts them.
			.replace(/<w:footnoteReference w:id="(\d+)"\/>/g, '$1')
			.replace(/<[^>]*>/g, '');
		return {
			style: /<w:pStyle w:val="([^"]*)"/.exec(inside)?.[1] ?? '',
			text: entities(text),
			numbering: /<w:numId w:val="(\d+)"/.exec(inside)?.[1],
		};
	});
}

/** The words of a page: what a reader sees of its body. */
export function wordsOfHtml(html: string): string[] {
	const body = html
		.slice(html.indexOf('<body>'))
		.replace(/<style>[\s\S]*?<\/style>/g, '')
		.replace(/<a class="skip"[\s\S]*?<\/a>/g, '')
		.replace(/<a class="back"[\s\S]*?<\/a>/g, '')
		.replace(/<div class="watermark"[\s\S]*?<\/div>/, '')
		.replace(/<\/?(?:sup|a|b|em|strong|del|code)(?: [^>]*)?>|<span class="whole">/g, '')
		.replace(/<[^>]*>/g, ' ');
	return words(entities(body));
}

/** Words, whatever spaces and hyphens part and join them; punctuation stands apart. */
export function words(text: string): string[] {
	return text.replace(/\u2011/g, '-').match(/[\p{L}\p{N}'’-]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function entities(text: string): string {
	return text
		.replace(/&#39;|&apos;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
