/** A failure in the user's words. */

import type { PvError } from '../errors.js';
import type { Io } from './io.js';
import { userWords } from './words.js';

/** Says in the user's language what failed and what to do. */
export function explainFailure(error: PvError, io: Io): void {
	io.stderr.write(`pv: ${failureText(error, io)}`);
}

/** What failed, then what to do, a line each. */
export function failureText(error: PvError, io: Io): string {
	const phrase = userWords(io);
	const say = (part: 'message' | 'hint') => {
		try {
			return phrase(`errors.${error.code}.${part}`, error.facts);
		} catch {
			return error[part];
		}
	};
	const hint = say('hint');
	return `${say('message')}\n${hint ? `${hint}\n` : ''}`;
}

/** Says what is wrong with the arguments. `code` is the argument parser's name for the mistake; the word that it quotes is the culprit. */
export function explainUsage(error: { code: string; message: string }, io: Io): void {
	const phrase = userWords(io);
	const name = error.code.replace('commander.', '');
	const [, word = ''] = /'([^']+)'/.exec(error.message) ?? [];
	const known = [
		'unknownOption',
		'unknownCommand',
		'missingArgument',
		'optionMissingArgument',
		'excessArguments',
	];
	const text = known.includes(name)
		? phrase(`cli.usage.${name}`, { word })
		: error.message.replace(/^error: /, '');
	io.stderr.write(`pv: ${text}\n${phrase('cli.usage.help')}\n`);
}
