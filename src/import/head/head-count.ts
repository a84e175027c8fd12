/** Minutes that only count who was there: `48 membres présents (36 pouvoirs)`, `Présents : 44. Procurations : 13.` */

import { isOneOf } from '../../language/index.js';
import { getText, type Unit } from '../lines/units.js';
import { attendanceWord, isInList, phraseFinder, wordPattern } from '../wording/dialect.js';

interface HeadCount {
	present: number;
	represented: number;
}

/** How many were there and how many are represented, by the units above all items; undefined where nothing counts them, or counts differ. */
export function headCountIn(units: readonly Unit[]): HeadCount | undefined {
	const counts: Record<keyof HeadCount, Set<number>> = { present: new Set(), represented: new Set() };
	for (const unit of units) {
		if (unit.kind === 'table' || unit.kind === 'comment') continue;
		for (const sentence of getText(unit).split(/\n|\.\s|\.$/u)) {
			for (const part of sentence.split(/[,;()]|\s[–—/-]\s/u).map((text) => text.trim())) {
				const found = countOf(part);
				// `Membres à distance : 0` beside those who are present.
				if (found?.count === 0) continue;
				if (found !== undefined) counts[found.what].add(found.count);
				// `Pour délibérer, il faut, au moins, 12 membres présents`: behind other words a number is no count.
				else if (part !== '' && !COUNTS_ELSE.test(part) && !phraseFinder('headCountLeads').test(sentence))
					break;
			}
		}
	}
	const [present, otherPresent] = counts.present;
	const [represented = 0, otherRepresented] = counts.represented;
	const isOne = otherPresent === undefined && otherRepresented === undefined;
	return present !== undefined && isOne ? { present, represented } : undefined;
}

/** `Associés inscrits : 26`, between counts. */
const COUNTS_ELSE = /^\p{L}[^:\d]*:\s*\d+$/u;

/** `Présents : 44`, `61 présents sur 84 licenciés`, `qui salue les 48 membres présents`: a count, and not a word that is none of it. */
function countOf(part: string): { what: keyof HeadCount; count: number } | undefined {
	const [, label = '', labelled = '', noun = ''] =
		/^(\p{L}[^:\d]*?)\s*:\s*(\d{1,4})((?:\s\p{L}+)*)$/u.exec(part) ?? [];
	const [, count = '', words = ''] =
		wordPattern`^(?:${'headCountLeads'}\s+)?(\d{1,4})\s+([^\d:]+?)(?:\s+${'ofWholes'}\s+\d{1,4}(?:\s\p{L}+)?)?$`.exec(
			part,
		) ?? [];
	const what = kindOf(labelled === '' ? words : `${label}${noun}`);
	return what === undefined ? undefined : { what, count: Number(labelled || count) };
}

/** What words count: one that says who was there or is represented, and besides it nouns for people only. */
function kindOf(words: string): keyof HeadCount | undefined {
	const all = words.toLowerCase().split(/\s+/);
	// `présent.e.s`
	const kinds = all.map((word) => attendanceWord(word.replace(/[.·•](?:e[.·•])?s?$/u, '')));
	const said = kinds.find((kind) => kind === 'present' || kind === 'remote' || kind === 'represented');
	const isRest = (word: string, at: number) =>
		kinds[at] === said ||
		kinds[at] === 'filler' ||
		isInList('countedPeople', word) ||
		isInList('andWords', word) ||
		isOneOf(word, 'peopleNouns');
	if (said === undefined || !all.every(isRest)) return undefined;
	return said === 'represented' ? 'represented' : 'present';
}
