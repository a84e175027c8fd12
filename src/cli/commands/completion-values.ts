/** The words that options and arguments take, for the completion of shells: those that the program itself knows. */

import { QUESTION_NAMES } from '../../collection/index.js';
import type { Language } from '../../language/index.js';
import { vocabulary } from '../../language/index.js';
import { PROFILE_IDS } from '../../law/index.js';
import { ruleIds } from '../../lint/index.js';
import { DOCUMENT_NAMES, THEMES } from '../../render/index.js';
import { allStarters } from '../../starter/index.js';
import { FORMATS } from '../build/build-outputs.js';
import { REPORT_FORMATS } from '../check/finish-check.js';
import { ANSWER_FORMATS } from './ask.js';
import { RULES_FORMATS } from './rules.js';
import { builtIn } from './template.js';

/** Shells that a script is made for. */
export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

/** Words that may stand at a place; `several`: more of them behind commas. */
export interface Values {
	words: readonly string[];
	several?: boolean;
}

/** By `command --option`, or by `command` where its first argument is meant; `--option` is that of every command. */
export function completionValues(lang: Language, commands: readonly string[]): Record<string, Values> {
	const rules = [...ruleIds.keys()];
	const groups = [...new Set(rules.map((id) => id.split('/')[0] ?? ''))];
	const reports = { words: REPORT_FORMATS };
	const chosen = { words: [...groups, ...rules], several: true };
	const documents = DOCUMENT_NAMES.map((name) => vocabulary('documents').word(name, lang));
	return {
		'--to': { words: FORMATS, several: true },
		'--theme': { words: THEMES },
		'--doc': { words: documents, several: true },
		'--select': chosen,
		'--ignore': chosen,
		'check --format': reports,
		'merge --format': reports,
		'ask --format': { words: ANSWER_FORMATS },
		'rules --format': { words: RULES_FORMATS },
		'new --meeting': { words: allStarters(lang).map(({ id }) => id) },
		ask: { words: QUESTION_NAMES },
		completion: { words: SHELLS },
		explain: { words: rules },
		help: { words: commands },
		rules: { words: PROFILE_IDS },
		'template eject': { words: [...builtIn().keys()] },
	};
}
