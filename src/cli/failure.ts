/** A failure in the user's words. */

import type { PvError } from '../errors.js';
import type { Io } from './io.js';
import { userWords } from './words.js';

/** Says in the user's language what failed and what to do. */
export function explainFailure(error: PvError, io: Io): void {
	const phrase = userWords(io);
	const say = (part: 'message' | 'hint') => {
		try {
			return phrase(`errors.${error.code}.${part}`, error.facts);
		} catch {
			return error[part];
		}
	};
	io.stderr.write(`pv: ${say('message')}\n`);
	const hint = say('hint');
	if (hint) io.stderr.write(`${hint}\n`);
}
