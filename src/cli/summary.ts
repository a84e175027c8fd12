/** The one line at the end: how many resolutions, how they came out, the quorum, and what was written. */

import type { Outcome } from '../assembly/model.js';
import type { Compiled } from '../compile.js';
import { visible } from '../text/letters.js';

/** A file that was written, with its pages where it has some. */
export interface Written {
	path: string;
	pages?: number | undefined;
}

/** The line for a meeting, in its language. */
export function summarize(compiled: Compiled, written: readonly Written[]): string {
	const { assembly, phrase, messages } = compiled;
	const isAhead =
		assembly.status === 'convened' && assembly.decisions.every(({ votes }) => votes.length === 0);
	const sentences = [
		phrase(messages.some(({ severity }) => severity === 'error') ? 'cli.news.errors' : 'cli.news.noError', {
			count: messages.filter(({ severity }) => severity === 'error').length,
		}),
	];
	for (const each of isAhead ? plannedNews(compiled) : decidedNews(compiled)) sentences.push(each);
	const quorum = quorumNews(compiled);
	if (quorum) sentences.push(quorum);
	const files = written.map(({ path, pages }) =>
		pages === undefined ? path : phrase('cli.news.file', { path, count: pages }),
	);
	if (files.length > 0) sentences.push(`→ ${files.join(', ')}`);
	return visible(sentences.join(' '));
}

/** What a meeting that has not been held yet will vote about. */
function plannedNews({ assembly: { decisions, elections }, phrase }: Compiled): string[] {
	return [
		...(decisions.length > 0 ? [phrase('cli.news.resolutionsAhead', { count: decisions.length })] : []),
		...(elections.length > 0 ? [phrase('cli.news.electionsAhead', { count: elections.length })] : []),
	];
}

/** How everything came out that was put to the vote. */
function decidedNews({ assembly: { decisions, elections }, phrase }: Compiled): string[] {
	const outcomes = new Map<Outcome, number>();
	for (const { outcome } of decisions) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
	const parts = [...outcomes].map(([outcome, count]) => phrase(`cli.news.${outcome}`, { count }));
	const elected = elections.flatMap(({ candidates }) => candidates.filter((candidate) => candidate.elected));
	return [
		...(decisions.length > 0
			? [phrase('cli.news.resolutions', { count: decisions.length, outcomes: parts.join(', ') })]
			: []),
		...(elections.length > 0
			? [phrase('cli.news.elections', { count: elections.length, elected: elected.length })]
			: []),
	];
}

/** The tightest quorum of all votes, where every one was met. */
function quorumNews({ assembly, phrase }: Compiled): string | undefined {
	const results = [...assembly.decisions.flatMap(({ votes }) => votes), ...assembly.elections].map(
		({ quorum }) => quorum,
	);
	const known = results.filter((quorum) => quorum !== null);
	if (known.length === 0 || known.some(({ met }) => met !== true)) return undefined;
	const [tightest] = [...known].sort((a, b) => {
		const [left, right] = [a.count?.numerator ?? 0n, b.count?.numerator ?? 0n];
		return left < right ? -1 : left > right ? 1 : 0;
	});
	if (!tightest?.count || !tightest.required) return phrase('cli.news.quorumMet');
	// Where everybody has one vote, the votes that make a quorum are people.
	const unit = assembly.weighted ? tightest.unit : 'heads';
	return phrase('cli.news.quorum', { count: tightest.count, required: tightest.required, unit });
}
