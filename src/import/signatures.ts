/** Those who signed foreign minutes, at their end: a quality and a name, one under the other or side by side. */

import { vocabulary } from '../language/index.js';
import type { Head } from './model.js';
import { bare, commentLines, labelled } from './text.js';

/** Signatures stand among the last lines. */
const LAST = 30;

/** Reads the signatures; their lines stand in the header then. */
export function readSignatures(lines: readonly string[], head: Head): void {
	const hidden = commentLines(lines);
	const from = startOf(lines, hidden);
	if (from === undefined) return;
	const rows = lines
		.map((line, index) => ({ index, cells: cellsOf(line) }))
		.slice(from)
		.filter(({ index }) => (lines[index] ?? '').trim() !== '' && !hidden.has(index));
	const signed: Array<{ name: string; quality: string }> = [];
	const taken: number[] = [];
	let waiting: string[] = [];
	for (const { index, cells } of rows) {
		// The line below the head of a table.
		if (cells.length === 0) {
			taken.push(index);
			continue;
		}
		const read = cells.map((cell) => signatureOf(cell));
		if (waiting.length > 0 && cells.length === waiting.length && cells.every(isName)) {
			for (const [at, name] of cells.entries()) signed.push({ name, quality: waiting[at] ?? '' });
			waiting = [];
		} else if (waiting.length === 0 && cells.every(isQuality)) waiting = cells.map(tidy);
		else if (waiting.length === 0 && read.every((one) => one !== undefined))
			for (const each of read) signed.push(each);
		else if (!isSigning(cells)) return;
		taken.push(index);
	}
	if (signed.length === 0 || waiting.length > 0) return;
	head.signatures = signed.map(({ name, quality }) => [name, office(quality)].filter(Boolean).join(', '));
	head.findings.push({ what: 'signatures', value: head.signatures.join(' ; '), certainty: 'likely' });
	for (const index of taken) head.taken.add(index);
}

/** The line after the one that ends the meeting, or that of the signing. */
function startOf(lines: readonly string[], hidden: ReadonlySet<number>): number | undefined {
	for (let index = lines.length - 1; index >= Math.max(0, lines.length - LAST); index -= 1) {
		if (hidden.has(index)) continue;
		const text = bare(lines[index] ?? '');
		if (labelled(lines[index] ?? '')?.label === 'signatures' && /:\s*$/.test(text)) return index + 1;
		if (SIGNING.test(text)) return index;
		if (vocabulary('closings').findIn(text) !== undefined || labelled(lines[index] ?? '')?.label === 'closed')
			return index + 1;
	}
	return undefined;
}

/** `Fait à Paris, en deux exemplaires, le 30 mars 2016`; `Signé le 4 juin`; `Done at`. */
const SIGNING = /^(?:fait\s+(?:à|le)|signé\s+(?:à|le)|done at|signed (?:at|on))(?![\p{L}])/iu;

function isSigning(cells: readonly string[]): boolean {
	return cells.length === 1 && SIGNING.test(cells[0] ?? '');
}

/** A row of a table, or columns parted by wide gaps. */
function cellsOf(line: string): string[] {
	if (/^\s*\|?[\s:|-]*\|?\s*$/.test(line)) return [];
	const cells = line.includes('|') ? line.replace(/^\s*\||\|\s*$/g, '').split('|') : line.split(/\t+|\s{3,}/);
	return cells.map((cell) => bare(cell)).filter((cell) => cell !== '');
}

/** `Le président de séance,`; `The chair`. */
function isQuality(text: string): boolean {
	return QUALITY.test(tidy(text)) && !isName(text);
}

const QUALITY = /^(?:(?:le|la|les|the)\s+|l['’])\p{L}[\p{L}'’()·-]*(?:\s+[\p{L}'’()·-]+){0,5}$/iu;

/** Words with capitals and nothing else. */
function isName(text: string): boolean {
	const name = tidy(text).replace(/^(?:M|Mr|Mrs|Ms|Mme|Mlle|Me|Dr)\.?\s+/u, '');
	return (
		/^\p{Lu}[\p{L}'’.-]+(?:\s+(?:de|du|des|la|le|von|van|\p{Lu}[\p{L}'’.-]*)){1,4}$/u.test(name) &&
		!/^(?:le|la|les|the)\s/iu.test(name)
	);
}

/** `Le président, Tarek Zidi`; `Nicolas Hald, président de l'association :`; the name comes after or before. */
function signatureOf(text: string): { name: string; quality: string } | undefined {
	const line = tidy(text);
	const [, quality = '', name = ''] =
		/^((?:(?:le|la|the)\s+|l['’])\p{Ll}[\p{L}'’()·-]*(?:\s+\p{Ll}[\p{L}'’()·-]*){0,5})\s*[,:]?\s+(\p{Lu}.+)$/iu.exec(
			line,
		) ?? [];
	const [, called = '', office = ''] = /^(\p{Lu}[^,]+),\s+(\p{Ll}[^,.]{2,80})$/u.exec(line) ?? [];
	if (isName(called)) return { name: called, quality: office };
	for (let at = quality.length > 0 ? 0 : line.length; at < line.length; at += 1) {
		const rest = line.slice(at);
		if (
			/\s/.test(line[at - 1] ?? '') &&
			/^\p{Lu}/u.test(rest) &&
			isName(rest) &&
			isQuality(line.slice(0, at))
		)
			return { name: rest, quality: tidy(line.slice(0, at)) };
	}
	return isName(name) && isQuality(quality) ? { name, quality } : undefined;
}

/** `Le président` as the header names it: `président`. */
function office(quality: string): string {
	const [, rest = quality] = /^(?:(?:le|la|les|the)\s+|l['’])(.+)$/isu.exec(quality) ?? [];
	return `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

function tidy(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\s,:.]+$/u, '')
		.trim();
}
