/** What a Word file that pv wrote says of the rule of a vote, and of the counts of an election, as lines of the language. */

import { type Language, vocabulary } from '../language/index.js';
import { labelLine } from './foreign-table.js';

/** `scrutin secret, 1er tour, 3 sièges`: a line for each. */
export function electionLines(rule: string, lang: Language): string[] {
	return ELECTION_RULES.flatMap(([name, pattern]) => {
		const [, value] = pattern.exec(rule) ?? [];
		const label = capital(vocabulary('labels').word(name, lang));
		return value === undefined ? [] : [labelLine(label, value.replace(/^(?:un|one)$/, '1'), lang)];
	});
}

/** `28 votants, 1 bulletin blanc`: a line for each. */
export function countLines(text: string, lang: Language): string[] {
	return COUNTS.flatMap(([name, pattern]) => {
		const [, count] = pattern.exec(text) ?? [];
		const word =
			name === 'voters' ? vocabulary('labels').word(name, lang) : vocabulary('answers').word(name, lang);
		return count === undefined ? [] : [labelLine(capital(word), count, lang)];
	});
}

/** The rule where it is in words; a reference to the bylaws says nothing without them. */
export function majorityLine(rule: string, lang: Language): string | undefined {
	if (!/majorit|moitié|tiers|quart|unanim|half|third|quarter/i.test(rule)) return undefined;
	return labelLine(capital(vocabulary('labels').word('majority', lang)), rule, lang);
}

function capital(word: string): string {
	return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

const COUNTS = [
	['voters', /(\d+)\s+(?:votants?|voters?)/u],
	['blank', /(\d+)\s+(?:bulletins? blancs?|blank)/u],
	['void', /(\d+)\s+(?:bulletins? nuls?|void)/u],
] as const;

const ELECTION_RULES = [
	['ballot', /(?:scrutin\s+)?(secret|public|à main levée|secret ballot|show of hands)/u],
	['round', /(\d+)(?:er|e|st|nd|rd|th)\s+(?:tour|round)/u],
	['seats', /(\d+|un|one)\s+(?:sièges?|postes?|seats?)/u],
] as const;
