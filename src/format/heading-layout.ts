/** The layout of headings: `## 14h25 — 1. Title`, `### Résolution 1 – Title`. */

import type { Position } from 'unist';
import { readHeadingWords } from '../parse/body/headings.js';
import { runBefore } from '../text/runs.js';
import type { Layout } from './layout.js';
import { SPACES, timeLayout } from './spacing.js';

/** Lays a heading out, given the offset where it starts; false where there is no heading of `#`. */
export function headingChanges(start: number, { text, changes, lang }: Layout): boolean {
	const line = text.lineStart(start);
	const stop = text.lineStop(start);
	const written = text.source.slice(line, stop);
	const signs = /^( {0,3})(#{1,6})([ \t]+)(?=\S)/.exec(written);
	if (!signs) return false;
	const from = line + signs[0].length;
	changes.replace(line, from, `${signs[2]} `);
	const words = written.slice(signs[0].length);
	const kept = lengthOfTitle(words);
	changes.replace(from + kept, stop, '');
	const heading = words.slice(0, kept);
	// Emphasis may close anywhere among the parts.
	if (/^[*_]/.test(heading)) return true;
	for (const part of getParts(heading, lang)) changes.replace(from + part.from, from + part.to, part.text);
	return true;
}

/** Without the white space at the end, and without signs that close the heading: those stand behind a space. */
function lengthOfTitle(words: string): number {
	const end = words.trimEnd().length;
	const signs = runBefore(words, end, /#/);
	return signs < end && /[ \t]/.test(words[signs - 1] ?? '') ? words.slice(0, signs).trimEnd().length : end;
}

interface Part {
	from: number;
	to: number;
	text: string;
}

function getParts(heading: string, lang: Layout['lang']): Part[] {
	const words = readHeadingWords(heading, lang, (from, to) => range(from, to));
	if (words.problems.length > 0) return [];
	const parts: Part[] = [];
	const [first, last] = words.times;
	const { titleFrom } = words;
	for (const time of words.times) {
		const { from, to } = offsets(time.position);
		parts.push({ from, to, text: timeLayout(heading.slice(from, to), lang) });
	}
	if (first && last) {
		const gap = { from: offsets(first.position).to, to: offsets(last.position).from };
		if (/^[^\p{L}\p{N}]+$/u.test(heading.slice(gap.from, gap.to))) parts.push({ ...gap, text: '–' });
	}
	const clock = words.times.at(-1) ?? words.date;
	if (clock) {
		const from = offsets(clock.position).to;
		const dash = new RegExp(`^${SPACES}*(?:[–—:,|•·-]+)${SPACES}*(?=\\S)`).exec(heading.slice(from));
		if (dash) parts.push({ from, to: from + dash[0].length, text: ' — ' });
	}
	if (titleFrom >= heading.length) return parts;
	if (words.word !== undefined) {
		const mark = new RegExp(`${SPACES}*[–—:,|•·.)-]+${SPACES}*[–—-]?${SPACES}*$`).exec(
			heading.slice(0, titleFrom),
		);
		if (mark) parts.push({ from: mark.index, to: titleFrom, text: ' – ' });
	} else if (words.number) {
		const number = offsets(words.number.position);
		const mark = heading.slice(number.to, titleFrom);
		if (/^\d+$/.test(heading.slice(number.from, number.to)) && isMark(mark))
			parts.push({ from: number.to, to: titleFrom, text: '. ' });
	}
	return parts;
}

/** A separator of signs, not white space alone. */
function isMark(text: string): boolean {
	return /[^\s]/.test(text) && !/[\p{L}\p{N}*_]/u.test(text);
}

function range(from: number, to: number): Position {
	return { start: { line: 1, column: from + 1, offset: from }, end: { line: 1, column: to + 1, offset: to } };
}

function offsets(position: Position | undefined): { from: number; to: number } {
	return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}
