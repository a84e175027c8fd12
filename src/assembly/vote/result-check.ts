/** A stated result that the figures contradict. */

import type { Node } from 'unist';
import { type Fraction, percentText } from '../../text/fraction.js';
import type { Outcome, RequirementProof } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { sourceValues, thresholdWords, type Words } from '../wording.js';
import { meaningOf } from './outcome.js';
import type { TakenVote } from './vote.js';

/** Whether a stated result is another than the computed one; nothing is compared with counts that have an error already. */
export function contradicts({ vote, tooMany, meant }: TakenVote, stated: Outcome): boolean {
	const meaning = meaningOf(stated);
	if (tooMany || !meaning || vote.verdict === 'undetermined') return false;
	return vote.verdict !== meaning && meant !== meaning;
}

/** Says what is written, what the figures give, and how many votes were needed. */
export function reportResult(
	{ vote, tie }: Pick<TakenVote, 'vote' | 'tie'>,
	node: Node & { text?: string },
	subject: Words,
	problems: Problems,
	lang: 'fr' | 'en',
): void {
	const { proof, verdict, tally } = vote;
	const decisive =
		proof.requirements.find(({ met }) => met === (verdict === 'adopted')) ?? proof.requirements[0];
	const code =
		proof.by === 'noVotesCast' ||
		proof.by === 'chair' ||
		proof.by === 'tieRejected' ||
		proof.by === 'tieUnsettled' ||
		proof.by === 'consent'
			? proof.by
			: verdict === 'adopted'
				? 'isAdopted'
				: 'isRejected';
	problems.at(node, 'vote/result-mismatch', code, {
		values: {
			subject,
			stated: node.text ?? '',
			verdict,
			majority: vote.majority?.label ?? '',
			chair: vote.attendance.chair?.name ?? '',
			why: tie?.why ?? '',
			for: exact(tally.for ?? ZERO),
			against: exact(tally.against ?? ZERO),
			tieSource: sourceValues(proof.tieSource).source,
			hasTieSource: proof.tieSource ? 'yes' : 'no',
			...(decisive ? figures(decisive, lang) : {}),
		},
	});
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };

function figures({ have, of, needed, base, unit, threshold, source }: RequirementProof, lang: 'fr' | 'en') {
	return {
		have: exact(have ?? ZERO),
		of: exact(of ?? ZERO),
		needed: exact(needed ?? ZERO),
		base,
		unit,
		threshold: thresholdWords(threshold),
		percent: (have && of && percentText(have, of, lang)) || '',
		percentKnown: have && of && percentText(have, of, lang) ? 'yes' : 'no',
		...sourceValues(source),
	};
}
