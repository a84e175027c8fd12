/** What a sentence of bylaws is read as, in one short line; `refused` with the words in the way where it is not read. */

import { dataFromValue } from '../../src/ast/index.js';
import { readRules } from '../../src/law/index.js';
import type { QuorumRule, Round, Rules } from '../../src/law/rules.js';
import { getLine, getLines, quorumLine } from './rules.js';

/** The keys of a rules file that take a sentence. */
export const SENTENCE_KINDS = ['majority', 'quorum', 'proxies', 'notice', 'tie', 'elections'] as const;
/** One of them. */
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** Reads a sentence where it stands in a rules file, and says what became of it. */
export function meaningOfSentence(kind: SentenceKind, sentence: string): string {
	const rules = readRules(
		dataFromValue(kind === 'majority' ? { majorities: { statutes: sentence } } : { [kind]: sentence }),
		{
			lang: 'en',
		},
	);
	const [mistake] = rules.problems;
	if (mistake) return `refused ${String(mistake.values['text'] ?? mistake.code)}`;
	return MEANINGS[kind](rules);
}

const MEANINGS: Readonly<Record<SentenceKind, (rules: Rules) => string>> = {
	majority: (rules) => {
		const majority = rules.find('statutes');
		const { quorum, tie } = majority ?? {};
		return [
			getLines(majority)?.join(', '),
			...(quorum === undefined ? [] : [`quorum ${wholeQuorum(quorum)}`]),
			...(tie ? [`tie ${tie}`] : []),
		].join('; ');
	},
	quorum: ({ quorum }) => wholeQuorum(quorum),
	proxies: ({ proxies }) => {
		const max = proxies?.max;
		if (!max) return 'unlimited';
		return max.kind === 'number' ? String(max.number) : `${max.share.numerator}/${max.share.denominator}`;
	},
	notice: ({ notice }) => `${notice?.days}${notice?.clear ? ' clear' : ''}`,
	tie: ({ tie }) => String(tie),
	elections: ({ elections }) =>
		[...(elections?.rounds ?? []).map(roundLine), ...(elections?.tie ? [`tie ${elections.tie}`] : [])].join(
			'; ',
		),
};

function wholeQuorum(quorum: QuorumRule | 'none' | undefined): string {
	const line = String(quorumLine(quorum));
	const second = quorum !== undefined && quorum !== 'none' ? quorum.call?.get(2) : undefined;
	return second === undefined ? line : `${line}; second ${quorumLine(second)}`;
}

function roundLine(round: Round): string {
	return round.kind === 'relative' ? 'relative' : round.requirements.map(getLine).join(', ');
}
