/** How the parts of a sum are set apart and led to, and how many are looked at. */

import { wordChoice } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';

/** Without two numbers nothing follows from anything. */
export const TWO_NUMBERS = /\d[^\d]+\d/;

/** More amounts than a sentence that reckons has. */
export const MOST = 40;

/** Longer than a sentence that reckons, in characters. */
export const LONGEST = 600;

/** `, `, ` et `, `; and `: what parts one part of a sum from the next. */
export const betweenParts = lazy(
	() =>
		new RegExp(
			`[,;](?!\\d)[\\s\\u00A0]*(?:${wordChoice('smallWords', 'and')}[\\s\\u00A0]+)?|[\\s\\u00A0]+${wordChoice('smallWords', 'and')}[\\s\\u00A0]+`,
		),
);
