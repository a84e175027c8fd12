/** The casting vote of who chairs, in whole known words: `on the casting vote of the Chairman`, `Voix prépondérante de la présidente : pour`. */

import { isOneOf, lazyPattern, vocabulary } from '../../language/index.js';
import { withoutFinalStop } from './ballot-lines.js';

/** Words at the start of a text that say whose deciding vote it was; those of a vice-chair, of somebody by name or that there was none are not among them. */
export function scanCasting(text: string): { length: number } | undefined {
	const [said] = CASTING_SIGNS.test(text) ? (castingManner().exec(text) ?? []) : [];
	return said === undefined ? undefined : { length: said.length };
}

/** `on the casting vote of the Chairman`, `(voix prépondérante de la présidente)`, and nothing else. */
export function isByCasting(manner: string): boolean {
	const words = withoutFinalStop(manner.replace(/^[\s,(]+/, '')).replace(/\)$/, '');
	return scanCasting(words)?.length === words.length;
}

/** `Casting vote of the Chair: for`: a line that says how it went, and nothing else; `Voix prépondérante : non` says that there was none. */
export function castingOfLine(text: string): 'for' | 'against' | undefined {
	const [, key = '', value = ''] = LINE.exec(text) ?? [];
	const isAnswer = isByCasting(key) && !isOneOf(value, 'looseAnswers');
	const answer = isAnswer ? vocabulary('answers').findId(value) : undefined;
	return answer === 'for' || answer === 'against' ? answer : undefined;
}

const LINE = /^\s*([^:\n]{5,80}?)\s*:\s*([^\n]{2,20}?)[\s.]*$/;
/** Both languages have one of these in what they call it: most texts need not be looked at further. */
const CASTING_SIGNS = /^[^:\n]{0,60}(?:vot|voix)/i;
const castingManner = lazyPattern`(?iu)^(?:${['castingVoteParts', 'link']}\s+)?(?:${'determiners'}(?:\s+|(?<=['’])))?(?:${['officers', 'chair']}['’]s\s+${['castingVotes', 'casting']}|${['castingVotes', 'casting']}(?:\s+${['castingVoteParts', 'of']}\s+${['officers', 'chair']})?)(?![\p{L}\p{N}'’-])`;
