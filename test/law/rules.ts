/** What the tests of the law share: rules from a text, rules as short lines. */

import type { DataNode, Problem } from '../../src/ast/index.js';
import { type RulesContext, readRules, rulesFilesNeeded } from '../../src/law/index.js';
import type { Majority, QuorumRule, Requirement, Rules, Threshold } from '../../src/law/rules.js';
import { readYaml } from '../../src/parse/yaml/yaml.js';

/** Reads rules written as YAML, with other rules files by path. */
export function getRules(
	text: string,
	context: Partial<RulesContext> = {},
	files: Readonly<Record<string, string>> = {},
): Rules {
	const loaded = new Map<string, DataNode>();
	for (const [path, other] of Object.entries(files)) {
		const { data } = readYaml(other, { file: path });
		if (data) loaded.set(path, data);
	}
	const { data, problems } = readYaml(text);
	if (problems.length > 0) throw new Error(`not YAML: ${problems.map((one) => one.code).join(', ')}`);
	return readRules(data, { lang: 'fr', files: loaded, ...context });
}

/** `> 1/2 cast votes`. */
export function getLine({ threshold, base, unit }: Requirement): string {
	return `${getThreshold(threshold)} ${base} ${unit}`;
}

/** All lines of a majority. */
export function getLines(majority: Majority | undefined): string[] | undefined {
	return majority?.requirements.map(getLine);
}

/** `>= 1/4 heads of present+remote at vote`. */
export function quorumLine(quorum: QuorumRule | 'none' | undefined): string | undefined {
	if (quorum === undefined || quorum === 'none') return quorum;
	return `${getThreshold(quorum.threshold)} ${quorum.unit} of ${quorum.counts.join('+')} at ${quorum.at}`;
}

/** `2:8-2:12 rules/invalid zero`, with the file before it where it is not the meeting. */
export function placed(problem: Problem): string {
	const place = problem.position;
	const range = place
		? `${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column}`
		: 'nowhere';
	return `${problem.data?.file ? `${problem.data.file} ` : ''}${range} ${problem.rule} ${problem.code}`;
}

/** Loads nothing: what a compiler would still have to load. */
export function neededBy(text: string, file?: string): string[] {
	const { data } = readYaml(text, file === undefined ? {} : { file });
	return rulesFilesNeeded(data).map(({ path }) => path);
}

function getThreshold(threshold: Threshold): string {
	if (threshold.kind === 'all') return 'all';
	if (threshold.kind === 'number') return `${threshold.comparison} ${threshold.number}`;
	return `${threshold.comparison} ${threshold.fraction.numerator}/${threshold.fraction.denominator}`;
}
