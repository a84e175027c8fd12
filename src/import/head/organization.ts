/** The body that met, by the lines at the top: one that is its name, or a title that names it. */

import { vocabulary } from '../../language/index.js';
import { bare, getWords } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { type Head, NEAR_TOP, setValue } from '../model.js';
import { isInList, phraseFinder, wordPattern } from '../wording/dialect.js';

/** A title is no longer, nor a name. */
const LONGEST_LINE = 240;
const LONGEST_NAME = 90;

/** Looks for the name in the first lines, where no label gave it. */
export function readOrganization(units: readonly Unit[], head: Head): void {
	const names = head.people.map(({ name }) => name).filter((name) => name !== '');
	const lines = units
		.slice(0, NEAR_TOP)
		.filter(({ kind }) => kind !== 'item' && kind !== 'table')
		.flatMap((unit) => getText(unit).split('\n').map(bare));
	for (const line of lines) {
		// `Oak Hill Club: Ana Bell`, where she is one of those who were there, and `Ana Church` herself
		if (line.length > LONGEST_LINE || names.some((name) => line.includes(name))) continue;
		// `Moved by Acme Holdings Ltd`
		if (phraseFinder('movers').exec(line)?.index === 0) continue;
		const name = nameAtStart(line) ?? nameInside(line);
		if (name === undefined) continue;
		setValue(head, 'organization', name, 'likely');
		return;
	}
}

/** `Oak Hill Rowing Club Board Meeting Minutes, May 4`, `Association Les Halles`: what stands before the meeting and its day. */
function nameAtStart(line: string): string | undefined {
	const name = beforeMeeting(line);
	if (!/^\p{Lu}/u.test(name)) return undefined;
	if (isNamedByStart(name)) return name + bodyBehind(line.slice(name.length));
	return isCapitalised(name) && isNamedByEnd(name) ? name : undefined;
}

/** `Town of Ashby Planning | Board`: without it the name would end in the middle. */
function bodyBehind(rest: string): string {
	return wordPattern`^\s${'organizationBodies'}(?!\p{L})`.exec(rest)?.[0] ?? '';
}

/** `Procès-verbal de l'assemblée générale de l'association Les Halles du 4 mai`, `Minutes of the Oak Hill Rowing Club`. */
function nameInside(line: string): string | undefined {
	const ofBody =
		wordPattern`(?<!\p{L})${'organizationLinks'}\s*(?=${'organizationStarts'}\s+\S)`.exec(line) ??
		wordPattern`^(?:${'articles'}\s+|${'elisions'})(?=${'organizationStarts'}\s+\S)`.exec(line);
	if (ofBody !== null) {
		const name = beforeMeeting(line.slice(ofBody.index + ofBody[0].length));
		if (isNamedByStart(name)) return name;
	}
	const ofMeeting = wordPattern`^${['minutesNames', 'sittingNouns']}\s+${'organizationLinks'}\s+`.exec(line);
	const name = ofMeeting === null ? '' : beforeMeeting(line.slice(ofMeeting[0].length));
	return isCapitalised(name) && isNamedByEnd(name) ? name : undefined;
}

/** A text up to the kind of the meeting, its minutes, what is told of it, or its day. */
function beforeMeeting(text: string): string {
	const kind = vocabulary('meetings').findIn(text)?.offset ?? text.length;
	const other =
		wordPattern`(?<!\p{L})${['minutesNames', 'sittingNouns', 'organizationTails']}(?!\p{L})`.exec(text)
			?.index ?? text.length;
	return text
		.slice(0, Math.min(kind, other))
		.split(/\s[–—|-]\s|[,;:(\d]|\.\s/, 1)
		.join('')
		.replace(wordPattern`(?:\s+(?:${'organizationLinks'}|${'dayLeads'}))*\s*$`, '')
		.trim();
}

/** All of its words but small ones open with a capital. */
function isCapitalised(name: string): boolean {
	const words = name.split(/\s+/);
	return words.every((word) => /^["«“]?\p{Lu}/u.test(word) || word.length <= 3 || /^\p{L}['’]/u.test(word));
}

/** `Oak Hill Rowing Club`: the last word says that it is a body, another one which. */
function isNamedByEnd(name: string): boolean {
	const words = getWords(name);
	const isBody = isInList('organizationEnds', words.at(-1) ?? '');
	return isBody && name.length <= LONGEST_NAME && words.slice(0, -1).some(isOwnWord);
}

/** `Town of Ashby`, `Association des parents d'élèves du Val`: the first word says it. */
function isNamedByStart(name: string): boolean {
	const start = wordPattern`^${'organizationStarts'}(?!\p{L})`.exec(name);
	if (start === null || name.length > LONGEST_NAME || name.endsWith('.')) return false;
	return getWords(name.slice(start[0].length)).some((word) => isOwnWord(word) && /^\p{Lu}/u.test(word));
}

function isOwnWord(word: string): boolean {
	return word.length > 1 && !isInList('organizationPlain', word);
}
