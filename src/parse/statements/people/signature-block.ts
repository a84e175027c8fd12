/** Names under offices that stand for signatures: `La présidente      Le secrétaire`, over `Ada Brun      Luc Bon`. */

import type { SignatureBlock } from '../../../ast/index.js';
import { isOneOf, lazyFinder, vocabulary } from '../../../language/index.js';
import { knownNameAt } from '../../../source/name-spans.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { withoutCivilities } from '../../../text/names.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOffice } from './known-names.js';

/** A text that holds offices and known names, and nothing else. */
export function readSignatureBlock(placed: PlacedText, context: BallotContext): SignatureBlock[] {
	const { text } = placed;
	if (text.length > LONGEST_BLOCK) return [];
	const offices = new Map(
		titles()
			.all(text)
			.map(({ from, to }) => [from, to]),
	);
	if (offices.size === 0) return [];
	let officers = 0;
	let people = 0;
	let at = 0;
	for (;;) {
		at += BETWEEN.exec(text.slice(at))?.[0].length ?? 0;
		if (at === text.length) break;
		const office = offices.get(at);
		if (office !== undefined && !signs(text.slice(at, office))) return [];
		const name = office === undefined ? knownNameAt(text, at, context.names) : 0;
		const word = /^[\p{L}’']+\.?/u.exec(text.slice(at, at + LONGEST_WORD))?.[0] ?? '';
		if (office !== undefined) {
			officers += 1;
			at = office;
		} else if (name > 0) {
			if (isOffice(text.slice(at, at + name))) officers += 1;
			else people += 1;
			at += name;
		} else if (word !== '' && isBeside(word)) at += word.length;
		else return [];
	}
	return officers > 0 && people > 0
		? [makeStatement('signatures', placed.place(0, text.trimEnd().length), {}, [])]
		: [];
}

/** Whoever has another office, a teller, may have no place to sign on the page. */
function signs(office: string): boolean {
	const role = vocabulary('sittingRoles').findId(office) ?? vocabulary('officers').findId(office);
	return role === 'chair' || role === 'secretary';
}

/** A word that may stand beside a name or an office there: `Le`, `Mme`, `et`, `signé`. */
function isBeside(word: string): boolean {
	const bare = word.replace(/[.’']+$/, '');
	return (
		isOneOf(bare, 'determiners', ['smallWords', 'and'], 'signatureMarks') ||
		withoutCivilities(`${word} X`) === 'X'
	);
}

/** What parts them, a line to sign on with it. */
const BETWEEN = /^[\s,:;.|/_–—…-]*/;

const LONGEST_BLOCK = 400;
const LONGEST_WORD = 20;

const titles = lazyFinder('sittingRoles', 'officers');
