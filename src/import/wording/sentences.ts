/** Sentences of foreign minutes. */

import { remembering } from '../../text/lazy.js';
import { wordPattern } from './dialect.js';

/** Sentences of a text; `M. Petit`, `v. Löwis` and initials end none. */
export const getSentences = remembering((text): readonly string[] => {
	return text
		.split(
			/(?<=(?:[\p{L}\p{N})\]*_»"”%€]{2}|\d\s?[ap]\.m|\d|\s[€$£%])[.!?][*_)»"”]*)\s+(?=["“«(*_]*[\p{Lu}\d])/u,
		)
		.reduce<string[]>((out, part) => {
			const last = out.at(-1);
			// `Bo Carr (Rec. Sec.), Cy Dean`
			const isInside =
				last !== undefined && /\([^()]{1,30}$/.test(last) && /^[^()]{1,30}\)\s*[,;]/.test(part);
			if (last !== undefined && (isInside || isShort(last, part))) out[out.length - 1] = `${last} ${part}`;
			else out.push(part);
			return out;
		}, []);
});

/** Whether the stop that a text ends with is that of a short form: `Cllr.`; that of `no.` is, where a number follows. */
function isShort(text: string, next: string): boolean {
	return (
		wordPattern`(?:^|[\s(/])${'abbreviations'}\.$`.test(text) &&
		(/^\d/.test(next) || !wordPattern`\s${'shortNumbers'}\.$`.test(text))
	);
}
