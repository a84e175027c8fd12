/** All rules: those of the table of worded ones and those with logic of their own. There is no other registration. */

import { isProtected, type Rule, type Severity } from './rule.js';
import { timeInProse, timeNoDate, timeWeekday } from './rules/dates.js';
import {
	documentMissingFile,
	documentMissingMention,
	documentNotArchival,
	documentOwnSignatures,
	documentPlaceholder,
	documentRefusedImage,
	documentStillConvened,
	resolutionUntransmittable,
} from './rules/document.js';
import { peopleMissingOfficer, peopleOfficerAway } from './rules/officers.js';
import { timeNotClosed, timeOrder, timeOutside } from './rules/times.js';
import { documentTwoSpellings } from './rules/two-spellings.js';
import { peopleMisspelt, peopleUnknown } from './rules/unknown-people.js';
import { peopleUnmarkedMove } from './rules/unmarked-move.js';
import { voteInProse, voteTooFew } from './rules/votes.js';
import { documentWrongTotal } from './rules/wrong-total.js';
import { wordedRules } from './worded.js';

/** Every rule, in the order of their ids. */
export const rules: readonly Rule[] = [
	...wordedRules,
	documentMissingFile,
	documentMissingMention,
	documentNotArchival,
	documentOwnSignatures,
	documentPlaceholder,
	documentRefusedImage,
	documentStillConvened,
	documentTwoSpellings,
	documentWrongTotal,
	peopleMissingOfficer,
	peopleMisspelt,
	peopleOfficerAway,
	peopleUnknown,
	peopleUnmarkedMove,
	resolutionUntransmittable,
	timeNoDate,
	timeNotClosed,
	timeOrder,
	timeOutside,
	timeInProse,
	timeWeekday,
	voteInProse,
	voteTooFew,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Ids of the rules, with what a configuration must know of each. */
export const ruleIds: ReadonlyMap<string, { severity: Severity; protected: boolean }> = new Map(
	rules.map((rule) => [rule.id, { severity: rule.severity, protected: isProtected(rule) }]),
);
