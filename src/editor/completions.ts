/** What can be written at the cursor. */

import type { Compiled } from '../compile.js';
import { bodyCompletions } from './complete-body.js';
import { headerCompletions } from './complete-header.js';
import type { Completions } from './completion.js';

/**
 * What can be written at an offset, to go with what is typed already; accents and case do not count. The source may be newer than the
 * compilation: people and rules are taken from the latter, places from the former. Null where nothing is known. The options are
 * filtered: an editor should show them as they come.
 */
export function completionsAt(compiled: Compiled, source: string, offset: number): Completions | null {
	const headerEnd = getHeaderEnd(source);
	return offset < headerEnd
		? headerCompletions(compiled, source, offset)
		: bodyCompletions(compiled, source, offset, headerEnd);
}

/** Where the header of a text ends: behind its second line of three hyphens. */
function getHeaderEnd(source: string): number {
	const opened = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(source);
	if (!opened) return 0;
	const rest = source.slice(opened[0].length);
	const closing = /^---[ \t]*$/m.exec(rest);
	return opened[0].length + (closing ? closing.index + closing[0].length : rest.length);
}
