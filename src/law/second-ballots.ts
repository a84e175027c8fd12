/** Second ballots: a failed vote may open another under another majority. */

import { type Problem, problem } from '../ast/index.js';
import { nearestWord } from '../text/nearest.js';
import type { Changes } from './layer.js';
import { printedNames, requirementOf } from './make-majority.js';
import { nameKey, nameKeys } from './names.js';
import { nearProblem } from './reader.js';
import type { Majority } from './rules.js';

/** Notes which majority a failed vote opens, and which one is opened by what. */
export function linkSecondBallots(said: Changes, byKey: Map<string, Majority>, problems: Problem[]): void {
	for (const [key, draft] of said.majorities) {
		const majority = byKey.get(key);
		if (!draft.else || !majority) continue;
		const file = draft.file;
		const target = nameKeys(draft.else.then)
			.map((name) => byKey.get(name))
			.find((found) => found !== undefined);
		if (!target) {
			if (nameKeys(draft.else.then).some((name) => said.majorities.has(name))) continue;
			const known = printedNames(byKey);
			const values = { name: draft.else.then, of: draft.name, known };
			problems.push(
				nearProblem(
					'rules/invalid',
					'unknownThen',
					draft.else.node,
					values,
					nearestWord(draft.else.then, known),
					file,
				),
			);
			continue;
		}
		// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
		majority.else = { if: draft.else.if.map((line) => requirementOf(line)), then: target.name };
		target.openedBy.push(majority.name);
	}
	for (const [key, draft] of said.majorities) {
		const loop = loopFrom(byKey.get(key), byKey);
		if (!loop || !draft.else) continue;
		problems.push(
			problem('rules/cycle', 'else', draft.else.node.position, {
				file: draft.file,
				values: { name: draft.name, chain: loop.join(' → ') },
			}),
		);
		return;
	}
}

function loopFrom(start: Majority | undefined, byKey: ReadonlyMap<string, Majority>): string[] | undefined {
	const names: string[] = [];
	for (let current = start; current; current = current.else && byKey.get(nameKey(current.else.then))) {
		if (names.includes(current.name))
			return current.name === start?.name ? [...names, current.name] : undefined;
		names.push(current.name);
	}
	return undefined;
}
