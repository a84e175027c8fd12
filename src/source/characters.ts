/** Characters that nobody can see, and that can change what is read: control characters and those that turn the direction of writing. */

import { type Fix, type Problem, problem } from '../ast/index.js';
import { lazy } from '../text/lazy.js';
import { isWordCharacter } from '../text/letters.js';
import { getPlaces, type SourcePoint } from '../text/places.js';
import { inFile } from './places.js';

/** One problem for each line of a text that holds such characters, up to a hundred; the text starts at a place of its file. */
function controlCharacterProblems(text: string, start: SourcePoint | undefined): Problem[] {
	if (!MAY_HOLD.test(text) || !anyOfClass().test(text)) return [];
	const places = getPlaces(text, start);
	const problems: Problem[] = [];
	let lastLine = 0;
	const runs = runsOfClass();
	runs.lastIndex = 0;
	for (let run = runs.exec(text); run !== null && problems.length < MOST; run = runs.exec(text)) {
		const place = places.range(run.index, run.index + run[0].length);
		if (place.start.line === lastLine) continue;
		lastLine = place.start.line;
		const code = run[0].codePointAt(0) ?? 0;
		// Taking one out of the middle of a word or number would join what it parts.
		const between = isWordCharacter(text[run.index - 1]) && isWordCharacter(text[run.index + run[0].length]);
		const fix: Fix = {
			description: 'removeCharacter',
			safe: !between,
			edits: [{ position: place, text: '' }],
		};
		const values = { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
		const kind = DIRECTION.test(run[0]) ? 'direction' : code >= 0xd800 && code <= 0xdfff ? 'half' : 'control';
		problems.push(problem('syntax/control-character', kind, place, { values, fixes: [fix] }));
	}
	return problems;
}

export function isHiddenCharacter(character: string): boolean {
	return anyOfClass().test(character);
}

/** Beyond that many lines the file is no text. */
const MOST = 100;

/** Control characters but tab and line ends, direction overrides, invisible tags, halves of a character. */
const CLASS =
	'[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\u{E0000}-\\u{E007F}\\p{Cs}]';
/** Halves of a character are halves of every character beyond the first plane too, the tags among them: the full pattern tells. */
const MAY_HOLD =
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/;
const anyOfClass = lazy(() => new RegExp(CLASS, 'u'));
const runsOfClass = lazy(() => new RegExp(`${CLASS}+`, 'gu'));
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;

/** The problems of a text with those of its invisible characters: a value that such a character spoils has one message, about it. */
export function withCharacterProblems(
	text: string,
	problems: readonly Problem[],
	file?: string | undefined,
	start?: SourcePoint,
): Problem[] {
	const found = controlCharacterProblems(text, start);
	if (found.length === 0) return [...problems];
	const starts = found.map((one) => one.position?.start.offset ?? 0);
	const isSpoiled = ({ rule, position }: Problem) =>
		rule === 'syntax/invalid-value' &&
		starts.some((start) => start >= (position?.start.offset ?? 0) && start < (position?.end.offset ?? 0));
	return [...found.map((one) => ({ ...one, ...inFile(file) })), ...problems.filter((one) => !isSpoiled(one))];
}
