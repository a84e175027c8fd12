/** Words to choose from, and which of them go with what is typed. */

import { foldKeyword } from '../text/fold.js';
import type { Completion, Completions } from './completion.js';

/** The options that go with the words before the cursor, from the start or from the start of one of their words, and change them. */
export function matching(
	options: readonly Completion[],
	typed: string,
	from: number,
	to: number,
): Completions | null {
	const wanted = foldKeyword(typed);
	const ranked = options.flatMap((option, index) => {
		if ((option.insert ?? option.label) === typed) return [];
		const rank = getRank(foldKeyword(option.label), wanted);
		return rank === undefined ? [] : [{ option, rank, index }];
	});
	if (ranked.length === 0) return null;
	ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
	return { from, to, options: ranked.slice(0, MOST).map(({ option }) => option) };
}

/** Nobody reads a longer list; what is typed next makes it shorter. */
const MOST = 100;

function getRank(label: string, wanted: string): number | undefined {
	if (wanted === '' || label.startsWith(wanted)) return 0;
	return label.includes(` ${wanted}`) || label.includes(`'${wanted}`) ? 1 : undefined;
}

/** First letter in a capital. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
