/** The marks between the parts of a line. */

import type { Language } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';

/** White space inside a line, no-break kinds included. */
export const SPACES = '[ \\t\\u00A0\\u202F\\u2009]';

/** A colon between a label and its value, emphasis that ends around it included: `**Vote :** `. */
const COLON = new RegExp(`^([*_]*)${SPACES}*:([*_]*)${SPACES}*`);

/** A colon as it is laid out, at the start of a text: how much was written, and what to write. Nothing where the text starts otherwise. */
export function colonAt(text: string, lang: Language): { length: number; text: string } | undefined {
	const written = COLON.exec(text);
	if (!written) return undefined;
	const [whole, before = '', after = ''] = written;
	const isLast = whole.length === text.trimEnd().length || text.trim() === whole.trim();
	const length = isLast ? text.length : whole.length;
	return { length, text: `${before}${LOCALES[lang].colonSpace}:${after}${isLast ? '' : ' '}` };
}

/** A time in figures as it is laid out: `14h25`, `2:25 pm`; in words, as it is written. */
export function timeLayout(written: string, lang: Language): string {
	const clock = new RegExp(`^(\\d{1,2})${SPACES}*[hH:]${SPACES}*(\\d{2})?$`).exec(written);
	if (clock) {
		const [, hours = '', minutes = ''] = clock;
		return LOCALES[lang].clockLayout(hours, minutes) ?? written;
	}
	const half = new RegExp(`^(\\d{1,2}(?::\\d{2})?)${SPACES}*([ap]m)$`, 'i').exec(written);
	return half ? `${half[1]} ${half[2]?.toLowerCase()}` : written;
}

/** A time as it is written into a file: `14h50`, `2:50 pm`. Minutes since midnight. */
export function clockText(minutes: number, lang: Language): string {
	return LOCALES[lang].clockText(Math.floor(minutes / 60) % 24, minutes % 60);
}

/** The colon between a label and its value, with its spaces. */
export function colonText(lang: Language): string {
	return `${LOCALES[lang].colonSpace}: `;
}
