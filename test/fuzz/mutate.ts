/** Inputs that are nearly right: seeds with stretches taken out, doubled, moved, or changed for what readers stumble over. */

import fc from '../properties.js';

/** Texts that mean something to a reader of the language, of Markdown, YAML, CSV or HTML. */
const PIECES = [
	'\n',
	'\r\n',
	'\n\n',
	'\t',
	'    ',
	'- ',
	'* ',
	'1. ',
	'> ',
	'# ',
	'### ',
	':::',
	':::résolution A\n',
	'---\n',
	'|',
	'|---|---|\n',
	'```\n',
	'**',
	'_',
	'\\',
	'`',
	'[',
	'](',
	')',
	'[^1]',
	'[^1]: ',
	'<!--',
	'-->',
	'<b>',
	'</b>',
	'&eacute;',
	'&#0;',
	':',
	' : ',
	',',
	';',
	'(',
	'{',
	'}',
	'"',
	'’',
	'Pour : ',
	'Contre : 2',
	'Vote : unanimité\n',
	'Résultat : adoptée\n',
	'Abstention : tous les autres',
	'Majorité : ',
	'Quorum : 3 présents\n',
	'Arrivée de ',
	'15h – Départ de ',
	'La séance est levée à 19h.\n',
	'en fin de réunion',
	'Action : écrire (Anne, 12 juin)\n',
	'Annexe : a (a.pdf)\n',
	'For: 3',
	'Result: rejected\n',
	'0',
	'-1',
	'1/2',
	'99999999999999999999',
	'\u0000',
	'\u001e',
	'\u00ad',
	'\u200b',
	'\u202e',
	'\ufeff',
	'\u0301',
	'é',
	'İ',
	'ß',
	'🎂',
	'\ud800',
	'présents: [',
	'participants:\n  ',
	'règles: { quorum: aucun }\n',
	'langue: en\n',
	'<table><tr><td>',
	'<ol><li>',
];

/** One change of a text, as parts of its length. */
const change = fc.record({
	kind: fc.constantFrom('insert', 'remove', 'repeat', 'move', 'replace', 'join'),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
	),
	to: fc.double({ min: 0, max: 1, noNaN: true }),
	piece: fc.constantFrom(...PIECES),
});

/** A text made of one of these and some changes. */
export function mutatedText(seeds: readonly string[]) {
	return fc
		.tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 8 }))
		.map(([seed, changes]) => changes.reduce(apply, seed).slice(0, LONGEST));
}

const LONGEST = 60_000;

function apply(
	text: string,
	{ kind, at, length, to, piece }: typeof change extends fc.Arbitrary<infer One> ? One : never,
): string {
	const from = Math.floor(at * text.length);
	const end = Math.min(text.length, from + length);
	const [before, middle, after] = [text.slice(0, from), text.slice(from, end), text.slice(end)];
	switch (kind) {
		case 'insert':
			return before + piece + middle + after;
		case 'replace':
			return before + piece + after;
		case 'remove':
			return before + after;
		case 'repeat':
			return before + middle.repeat(1 + Math.min(40, length)) + after;
		case 'join':
			return before + text.slice(from).replace('\n', '');
		default: {
			const rest = before + after;
			const place = Math.floor(to * rest.length);
			return rest.slice(0, place) + middle + rest.slice(place);
		}
	}
}

/** Bytes made of one of these, with some of them changed. */
export function mutatedBytes(seeds: readonly Uint8Array[]) {
	const edit = fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		byte: fc.integer({ min: 0, max: 255 }),
		cut: fc.integer({ min: 0, max: 20 }),
	});
	return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 6 })).map(([seed, edits]) => {
		let bytes = seed;
		for (const { at, byte, cut } of edits) {
			const place = Math.floor(at * bytes.length);
			const next = new Uint8Array(bytes.length - Math.min(cut > 15 ? cut : 0, bytes.length - place));
			next.set(bytes.subarray(0, place));
			next.set(bytes.subarray(place + bytes.length - next.length), place);
			if (place < next.length) next[place] = byte;
			bytes = next;
		}
		return bytes;
	});
}
