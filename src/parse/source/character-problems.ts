/** Characters that nobody can see, in the header, the body and files of people and votes. */

import type { Problem } from '../../ast/index.js';
import type { SourcePoint } from '../reading.js';
import { controlCharacterProblems } from './characters.js';
import { inFile } from './places.js';

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
