/** Finds the majority that a name means. */

import { compare, fraction } from '../text/fraction.js';
import { describeMajority, isSettledByMajority } from './describe.js';
import { majorityInWords } from './in-words.js';
import { type Making, raiseToFloor, requirementOf } from './make-majority.js';
import { quorumFromWords } from './make-quorum.js';
import { nameKeys } from './names.js';
import type { Majority } from './rules.js';

/** Finds a majority by name; what is no name is read as words. */
export function finder(
	byKey: ReadonlyMap<string, Majority>,
	making: Making,
): (name: string) => Majority | undefined {
	const spoken = new Map<string, Majority | undefined>();
	return (name) => {
		for (const key of nameKeys(name)) {
			const known = byKey.get(key);
			if (known) return known;
		}
		if (!spoken.has(name)) spoken.set(name, fromWords(name, making));
		return spoken.get(name);
	};
}

function fromWords(name: string, making: Making): Majority | undefined {
	const read = majorityInWords(name);
	if ('no' in read) return undefined;
	const [line] = read.ok.requirements;
	// Half of the votes cast without `plus de` or `au moins` could be either.
	if (
		read.ok.requirements.length === 1 &&
		line &&
		!line.compared &&
		(line.base ?? 'cast') === 'cast' &&
		line.threshold.kind === 'fraction'
	) {
		if (compare(line.threshold.fraction, fraction(1n, 2n)) === 0) return undefined;
	}
	const requirements = read.ok.requirements.map((one) => requirementOf(one));
	raiseToFloor(requirements, undefined, making);
	const majority: Majority = {
		name: name.trim(),
		label: describeMajority({ requirements }, making.context.phrase),
		requirements,
		simple: requirements.length === 1 && requirements.every(isSettledByMajority),
		openedBy: [],
	};
	const { quorum } = read.ok;
	return quorum === undefined ? majority : { ...majority, quorum: quorumFromWords(quorum) };
}
