/** Inputs that are nearly right: seeds with stretches taken out, doubled, moved, or changed for what readers stumble over. */

import { unzipSync, zipSync } from 'fflate';
import { BrokenPdf, PdfDocument } from '../../src/pdf-archive/index.js';
import {
	type Dict,
	Name,
	Ref,
	Stream,
	stream,
	Text,
	type Value,
} from '../../src/pdf-archive/objects/values.js';
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
	kind: fc.constantFrom('insert', 'remove', 'repeat', 'move', 'replace', 'join', 'splice'),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
	),
	to: fc.double({ min: 0, max: 1, noNaN: true }),
	piece: fc.constantFrom(...PIECES),
});

/** A text made of a part of one of these and some changes: mostly a short one, for a hundred short inputs find more than one long one. */
export function mutatedText(seeds: readonly string[]) {
	return fc
		.record({
			seed: fc.constantFrom(...seeds),
			other: fc.constantFrom(...seeds),
			isWhole: fc.integer({ min: 0, max: 79 }),
			from: fc.double({ min: 0, max: 1, noNaN: true }),
			lines: fc.integer({ min: 1, max: 9 }),
			changes: fc.array(change, { minLength: 1, maxLength: 6 }),
		})
		.map(({ seed, other, isWhole, from, lines, changes }) =>
			isWhole === 0
				? changes.reduce((text, each) => apply(text, each, other), seed).slice(0, LONGEST)
				: changes
						.reduce((text, each) => apply(text, each, other), excerpt(seed, from, lines))
						.slice(0, LONGEST_EXCERPT),
		);
}

const LONGEST = 12_000;
const LONGEST_EXCERPT = 900;

/** The header of a meeting, where it is short, and some of its lines. */
function excerpt(seed: string, from: number, count: number): string {
	const [header = ''] = /^---\n[\s\S]*?\n---\n/.exec(seed) ?? [];
	const lines = seed.slice(header.length).split('\n');
	const start = Math.floor(from * lines.length);
	return `${header.length < 700 ? header : ''}${lines.slice(start, start + count).join('\n')}\n`;
}

function apply(
	text: string,
	{ kind, at, length, to, piece }: typeof change extends fc.Arbitrary<infer One> ? One : never,
	other: string,
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
		case 'splice': {
			const start = other.lastIndexOf('\n', Math.floor(to * other.length)) + 1;
			const stop = other.indexOf('\n', start + length);
			return `${before}\n${other.slice(start, stop < 0 ? other.length : stop)}\n${middle}${after}`;
		}
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

/** A Word file whose parts were changed before they were packed: what is changed in packed bytes is mostly no archive any more. */
export function mutatedWordFile(seeds: readonly Uint8Array[]) {
	return fc
		.record({
			seed: fc.constantFrom(...seeds),
			part: fc.constantFrom(
				'word/document.xml',
				'word/document.xml',
				'word/styles.xml',
				'word/numbering.xml',
			),
			changes: fc.array(change, { minLength: 1, maxLength: 6 }),
		})
		.map(({ seed, part, changes }) => {
			const parts = unzipSync(seed);
			const before = new TextDecoder().decode(parts[part] ?? new Uint8Array());
			const after = changes.reduce((text, each) => apply(text, each, before), before).slice(0, 400_000);
			return zipSync({ ...parts, [part]: new TextEncoder().encode(after) }, { level: 1 });
		});
}

/** A record with objects changed, whose digest is computed anew, as a forger does. */
export function forgedRecord(seeds: readonly Uint8Array[]) {
	const forgery = fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		key: fc.double({ min: 0, max: 1, noNaN: true }),
		what: fc.constantFrom('remove', 'null', 'number', 'name', 'text', 'list', 'self', 'content'),
		edit: change,
	});
	return fc
		.tuple(fc.constantFrom(...seeds), fc.array(forgery, { minLength: 1, maxLength: 4 }))
		.map(([seed, forgeries]) => {
			try {
				const document = new PdfDocument(seed);
				const numbers = document.numbers;
				for (const { at, key, what, edit } of forgeries) {
					const number = numbers[Math.floor(at * numbers.length)] ?? 0;
					const found = document.object(number);
					const entries = found instanceof Stream ? found.dict : found;
					if (!(entries instanceof Map)) continue;
					if (what === 'content' && found instanceof Stream) {
						const text = document.content(new Ref(number)).toString('latin1');
						document.set(
							number,
							stream(new Map(entries), Buffer.from(apply(text, edit, text), 'latin1'), false),
						);
						continue;
					}
					const keys = [...entries.keys()];
					const name = keys[Math.floor(key * keys.length)];
					if (name === undefined) continue;
					forge(entries, name, what, edit.piece, number);
					document.set(number, found);
				}
				return document.write();
			} catch (error) {
				if (error instanceof BrokenPdf || error instanceof RangeError || error instanceof TypeError)
					return seed;
				throw error;
			}
		});
}

function forge(entries: Dict, key: string, what: string, piece: string, number: number): void {
	const values: Record<string, Value> = {
		null: null,
		number: -7,
		name: new Name('Other'),
		text: new Text(piece),
		list: [1, null, new Text(piece)],
	};
	const value = values[what];
	if (value !== undefined) entries.set(key, value);
	else if (what === 'self') entries.set(key, new Ref(number));
	else entries.delete(key);
}
