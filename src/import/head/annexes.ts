/** What was put behind minutes: texts that the meeting did not say. */

import { mentions } from '../../language/index.js';
import { timesIn } from '../hours.js';
import { labelled } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { hasWordOf, isPhrase, phraseFinder } from '../wording/dialect.js';
import { getSentences } from '../wording/sentences.js';

/**
 * The place of the first unit of the annexes, or the number of units: below the end of the meeting a title `Annexe`, `Appendix 2: Accounts`, or one less
 * deep than those of the items, as none but the title of the whole is.
 */
export function annexesStart(units: readonly Unit[]): number {
	const end = units.findLastIndex((unit) => unit.kind === 'text' && endsMeeting(getText(unit)));
	// Where nothing tells the end, a title `Annexe` over those of the items does.
	if (end === -1) return unendedAnnexes(units);
	const above = units.slice(0, end).filter(({ kind }) => kind === 'heading');
	const last = above.at(-1);
	const start = units.findIndex(
		(unit, at) =>
			at > end &&
			last !== undefined &&
			unit.kind === 'heading' &&
			(isAnnex(getText(unit)) ||
				(unit.depth < last.depth && !above.slice(1).some(({ depth }) => depth <= unit.depth))),
	);
	return start === -1 ? units.length : start;
}

/** `# Annexe` below `## 7. Questions diverses` */
function unendedAnnexes(units: readonly Unit[]): number {
	const headings = units.flatMap(({ kind, depth }, at) => (kind === 'heading' ? [{ depth, at }] : []));
	const start = headings.find(
		({ depth, at }, index) =>
			depth < (headings[index - 1]?.depth ?? 0) && isPhrase('annexTitles', getText(units[at])),
	);
	return start?.at ?? units.length;
}

function endsMeeting(text: string): boolean {
	if (mentions(text, 'closings') || labelled(text)?.label === 'closed') return true;
	// `la séance fut levée à 21 heures 30`
	const last = getSentences(text).at(-1) ?? '';
	return (
		phraseFinder('closingWords').test(last) && hasWordOf('sittingNouns', last) && timesIn(last).length > 0
	);
}

/** `Annexe`, `ANNEXE N° 2 – Comptes` */
function isAnnex(text: string): boolean {
	return isPhrase('annexTitles', /^\p{L}+/u.exec(text)?.[0] ?? '');
}
