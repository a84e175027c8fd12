import { expect, it } from 'vitest';
import { findWordPlace } from '../../../src/page/window/word-place.js';

it.each([
	['the piece itself', 'Il **propose** un vote.', 0, 0, 'Il'],
	['a word behind marks', 'Il **propose** un vote.', 0, 1, 'propose'],
	['a word of a later line', "Il lit\nle rapport d'activité.", 0, 5, 'activité'],
	['from inside the file', '# Comptes\n\nLe budget : 4 776 €.', 11, 3, '776'],
	['more words than there are', 'Fin.', 0, 9, 'Fin'],
	['no words', '— …', 0, 0, '— …'],
])('finds %s', (_what, source, from, words, found) => {
	expect(source.slice(findWordPlace(source, from, words))).toMatch(new RegExp(`^${found}`));
});
