/** Sentences as bylaws of several countries write them: each is read with its meaning or refused, none is half read. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { meaningOfSentence, SENTENCE_KINDS, type SentenceKind } from './sentence-meaning.js';

const SENTENCES = parse(readFileSync(new URL('./bylaw-sentences.yaml', import.meta.url), 'utf8')) as Record<
	SentenceKind,
	Record<string, string>
>;

describe.each(SENTENCE_KINDS)('%s as bylaws write it', (kind) => {
	it('is read with its meaning, or refused', () => {
		const read = Object.keys(SENTENCES[kind]).map((sentence) => [
			sentence,
			meaningOfSentence(kind, sentence),
		]);
		expect(Object.fromEntries(read)).toEqual(SENTENCES[kind]);
	});

	it('is refused with a word more that nobody knows, wherever it stands', () => {
		for (const [sentence, meaning] of Object.entries(SENTENCES[kind])) {
			if (meaning.startsWith('refused')) continue;
			const words = sentence.split(' ');
			for (const at of [0, Math.floor(words.length / 2), words.length]) {
				const other = [...words.slice(0, at), 'xylomane', ...words.slice(at)].join(' ');
				expect(meaningOfSentence(kind, other), other).toMatch(/^refused /);
			}
		}
	});
});

it('holds enough of them', () => {
	const all = SENTENCE_KINDS.flatMap((kind) => Object.keys(SENTENCES[kind]));
	expect(all.length).toBeGreaterThan(400);
});
