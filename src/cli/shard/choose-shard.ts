/** Which part of the work a machine does: said with `--shard 2/4`, or by the system that started it. */

import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';

/** One of several parts, from 1. */
export interface Shard {
	index: number;
	count: number;
}

/** The word for "as the system says". */
const AUTO = 'auto';

/** Reads `2/4`, or what the environment says for `auto`; throws where it is neither, or no part of the whole. */
export function chooseShard(text: string, env: Io['env']): Shard {
	if (text === AUTO) return shardOfSystem(env);
	const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
	const shard = { index: Number(index), count: Number(count) };
	if (!isPart(shard)) throw wrongShard('usage/shard', { value: text });
	return shard;
}

function isPart({ index, count }: Shard): boolean {
	return index >= 1 && index <= count;
}

/**
 * The part that GitLab, Kubernetes or Slurm gives this machine. Two of them that say different things are refused: one of them would be believed in vain.
 * Sources: GitLab, "Predefined CI/CD variables" (CI_NODE_INDEX counts from 1); Kubernetes, "Indexed Job" (JOB_COMPLETION_INDEX counts from 0, the number of
 * completions is handed on as JOB_COMPLETIONS by the manifest); Slurm, "Job Array Support".
 */
function shardOfSystem(env: Io['env']): Shard {
	const said: Array<{ names: string; shard: Shard }> = [];
	const number = (name: string) => {
		const value = env[name] ?? '';
		if (!/^\d{1,6}$/.test(value)) throw wrongShard('usage/shard-variable', { name, value: value || 'none' });
		return Number(value);
	};
	if (isSet(env, 'CI_NODE_INDEX'))
		said.push({
			names: 'CI_NODE_INDEX, CI_NODE_TOTAL',
			shard: { index: number('CI_NODE_INDEX'), count: number('CI_NODE_TOTAL') },
		});
	if (isSet(env, 'JOB_COMPLETION_INDEX'))
		said.push({
			names: 'JOB_COMPLETION_INDEX, JOB_COMPLETIONS',
			shard: { index: number('JOB_COMPLETION_INDEX') + 1, count: number('JOB_COMPLETIONS') },
		});
	if (isSet(env, 'SLURM_ARRAY_TASK_ID')) {
		const count = number('SLURM_ARRAY_TASK_COUNT');
		const first = number('SLURM_ARRAY_TASK_MIN');
		const step = isSet(env, 'SLURM_ARRAY_TASK_STEP') ? Math.max(1, number('SLURM_ARRAY_TASK_STEP')) : 1;
		// Of a list with holes (`--array=1,3,7`) nobody knows which is the third: its rank would be no whole number, or beyond the count.
		const rank = (number('SLURM_ARRAY_TASK_ID') - first) / step;
		const isWhole =
			Number.isInteger(rank) &&
			(!isSet(env, 'SLURM_ARRAY_TASK_MAX') || (number('SLURM_ARRAY_TASK_MAX') - first) / step + 1 === count);
		said.push({
			names: 'SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT, SLURM_ARRAY_TASK_MIN',
			shard: { index: isWhole ? rank + 1 : 0, count },
		});
	}
	const [first, ...others] = said;
	if (first === undefined) throw wrongShard('usage/shard-nowhere', {});
	for (const { names, shard } of said)
		if (!isPart(shard))
			throw wrongShard('usage/shard-range', { names, index: shard.index, count: shard.count });
	const other = others.find(
		({ shard }) => shard.index !== first.shard.index || shard.count !== first.shard.count,
	);
	if (other) throw wrongShard('usage/shard-two', { names: first.names, others: other.names });
	return first.shard;
}

function isSet(env: Io['env'], name: string): boolean {
	return (env[name] ?? '') !== '';
}

function wrongShard(code: string, facts: Record<string, string | number>): PvError {
	return new PvError(code, 'the shard is not known', { exitCode: 2, facts });
}

/** The paths of one part: the sorted list is dealt like cards, so that every machine knows its part without asking another. */
export function dealShard(paths: readonly string[], { index, count }: Shard): string[] {
	return [...paths]
		.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
		.filter((_, rank) => rank % count === index - 1);
}
