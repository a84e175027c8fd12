/** Why somebody comes or goes, behind the words that say so. */

import { lazyCheck, vocabulary } from '../../../language/index.js';
import { namesAnybody } from '../../../source/name-spans.js';
import type { NameIndex } from '../../../text/names.js';
import { runBefore } from '../../../text/places.js';

/** Where the reason of a move starts at the end of its words, ` (train to catch)`, ` pour raison familiale`; their end where there is none. */
export function endOfReason(said: string, names: NameIndex): number {
	const end = runBefore(said, said.length, /[\s.;]/);
	const [reason] = vocabulary('moveReasons').findAll(said.slice(0, end)).slice(-1);
	if (reason?.to === end) return runBefore(said, reason.from, /[\s,(]/);
	const from = said[end - 1] === ')' ? said.lastIndexOf('(', end) : -1;
	const remark = said.slice(from + 1, end - 1);
	if (from < 0 || remark.length > LONGEST_REMARK || /[\d)]/.test(remark)) return said.length;
	return saysMore(remark) || namesAnybody(remark, names) ? said.length : runBefore(said, from, /\s/);
}

const LONGEST_REMARK = 60;

/** What says more than a reason: for how long, of what else, of votes and proxies. */
const saysMore = lazyCheck(
	'briefly',
	'groups',
	'moveObjects',
	'moveVerbs',
	'events',
	'officers',
	'otherOffices',
	'proxyNouns',
	'answers',
	'units',
	'negations',
);
