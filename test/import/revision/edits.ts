/** Corrections of a Word file as Word writes them, and what they mean for the source. */

import { unzipSync, zipSync } from 'fflate';

/** One correction of the text. */
export interface Edit {
	kind: 'replace' | 'delete' | 'insert' | 'delete-paragraph' | 'insert-paragraph';
	/** A word that stands once in the source and once in the file. */
	at: string;
	/** What is put in. */
	words: string;
}

/** How Word leaves a file: changes marked, all of them accepted, or all refused. */
export type State = 'tracked' | 'accepted' | 'refused';

const WHO = 'w:id="9" w:author="Élise Morvan" w:date="2024-06-10T10:00:00Z"';

/** The text of `word/document.xml` after an edit. */
function editXml(xml: string, { kind, at, words }: Edit, state: State): string {
	const place = getPlace(xml, at);
	const from = xml.lastIndexOf('<w:p>', place);
	const to = xml.indexOf('</w:p>', place) + '</w:p>'.length;
	const paragraph = xml.slice(from, to);
	const put = (text: string) => xml.slice(0, from) + text + xml.slice(to);
	if (kind === 'delete-paragraph') {
		if (state === 'refused') return xml;
		if (state === 'accepted') return put('');
		return put(
			paragraph
				.replace('</w:pPr>', `<w:rPr><w:del ${WHO}/></w:rPr></w:pPr>`)
				.replace(/<w:r>.*?<\/w:r>/gs, (run) => `<w:del ${WHO}>${deleted(run)}</w:del>`),
		);
	}
	if (kind === 'insert-paragraph') {
		if (state === 'refused') return xml;
		const form = /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph)?.[0] ?? '';
		const run = `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
		return put(
			state === 'accepted'
				? `${paragraph}<w:p>${form}${run}</w:p>`
				: `${paragraph}<w:p>${form.replace('</w:pPr>', `<w:rPr><w:ins ${WHO}/></w:rPr></w:pPr>`)}<w:ins ${WHO}>${run}</w:ins></w:p>`,
		);
	}
	const start = xml.lastIndexOf('<w:r>', place);
	const end = xml.indexOf('</w:r>', place) + '</w:r>'.length;
	const run = xml.slice(start, end);
	const textAt = run.indexOf('>', run.indexOf('<w:t')) + 1;
	const text = run.slice(textAt, run.indexOf('</w:t>'));
	const word = place - start - textAt;
	const head = run.slice(0, textAt);
	const part = (inside: string) => (inside === '' ? '' : `${head}${inside}</w:t></w:r>`);
	const before = text.slice(0, word);
	const after = text.slice(word + at.length);
	// Word takes the space before a word that goes.
	const gone =
		kind === 'delete' ? (/\s$/.test(before) ? ` ${at}` : `${at}${/^\s/.exec(after)?.[0] ?? ''}`) : at;
	const head2 = kind === 'delete' && gone.startsWith(' ') ? before.slice(0, -1) : before;
	const tail = kind === 'delete' && !gone.startsWith(' ') ? after.slice(gone.length - at.length) : after;
	const taken =
		kind === 'insert' ? '' : kind === 'delete' ? (gone.startsWith(' ') ? before.slice(-1) + at : gone) : at;
	const given = kind === 'delete' ? '' : kind === 'insert' ? ` ${words}` : words;
	const first = kind === 'insert' ? before + at : head2;
	const tracked = `${part(first)}${taken === '' ? '' : `<w:del ${WHO}>${deleted(part(taken))}</w:del>`}${given === '' ? '' : `<w:ins ${WHO}>${part(given)}</w:ins>`}${part(tail)}`;
	const plain = part(state === 'accepted' ? first + given + tail : text);
	return xml.slice(0, start) + (state === 'tracked' ? tracked : plain) + xml.slice(end);
}

/** Where a word stands in the text of a file. */
function getPlace(xml: string, word: string): number {
	const whole = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u');
	for (const { index, 0: tag, 1: text = '' } of xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)) {
		const found = text.search(whole);
		if (found >= 0) return index + tag.indexOf('>') + 1 + found;
	}
	throw new Error(`${word} stands nowhere in the file`);
}

function deleted(run: string): string {
	return run
		.replaceAll('<w:t ', '<w:delText ')
		.replaceAll('<w:t>', '<w:delText>')
		.replaceAll('</w:t>', '</w:delText>');
}

/** A Word file after edits. */
export function editFile(file: Uint8Array, edits: readonly Edit[], state: State): Uint8Array {
	const parts = unzipSync(file);
	const xml = new TextDecoder().decode(parts['word/document.xml']);
	parts['word/document.xml'] = new TextEncoder().encode(
		edits.reduce((text, edit) => editXml(text, edit, state), xml),
	);
	return zipSync(parts, { level: 0 });
}

/** The source that somebody means by an edit. */
export function editSource(source: string, { kind, at, words }: Edit): string {
	const place = source.search(new RegExp(`(?<![\\p{L}\\p{N}])${at}(?![\\p{L}\\p{N}])`, 'u'));
	const end = place + at.length;
	if (kind === 'replace') return source.slice(0, place) + words + source.slice(end);
	if (kind === 'insert') return `${source.slice(0, end)} ${words}${source.slice(end)}`;
	if (kind === 'insert-paragraph') {
		const below = source.indexOf('\n\n', end);
		return `${source.slice(0, below)}\n\n${words}${source.slice(below)}`;
	}
	if (kind === 'delete-paragraph') {
		const above = source.lastIndexOf('\n\n', place) + 2;
		return source.slice(0, above) + source.slice(source.indexOf('\n\n', end) + 2);
	}
	const before = source.slice(0, place);
	const after = source.slice(end);
	// At the start of a paragraph the space behind goes, elsewhere the one before; a line break counts as a space.
	if (!/[^\s]\s$/.test(before) || /\n\n$/.test(before)) return before + after.replace(/^\s/, '');
	return /^\s/.test(after) ? before + after.replace(/^\s+/, '') : before.replace(/\s+$/, '') + after;
}

/** Words that stand once in both, in paragraphs of prose that stand alone. */
export function editableWords(source: string, xml: string): string[][] {
	const body = source.slice(source.indexOf('\n---\n') + 5);
	const count = (text: string) => {
		const counts = new Map<string, number>();
		for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
		return counts;
	};
	const inSource = count(source);
	const inFile = count(
		[...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(' '),
	);
	return body
		.split('\n\n')
		.filter((text) => /^\p{Lu}[^:*[\]]*\.$/su.test(text) && !/\bséance\b/.test(text))
		.map((text) =>
			[...text.matchAll(/[\p{L}]{4,}/gu)]
				.map(([word]) => word)
				.filter((word) => inSource.get(word) === 1 && inFile.get(word) === 1),
		)
		.filter((words) => words.length > 1);
}

/** A Word file with other parts. */
export function withParts(file: Uint8Array, parts: Readonly<Record<string, string>>): Uint8Array {
	const all = unzipSync(file);
	for (const [name, text] of Object.entries(parts)) all[name] = new TextEncoder().encode(text);
	return zipSync(all, { level: 0 });
}
