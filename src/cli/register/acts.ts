/** The acts of a meeting as entries of a log. */

import { resolve } from 'node:path';
import { byPlace } from '../../ast/index.js';
import type { Io } from '../../host/io.js';
import { getDigest } from '../collection/check-folder.js';
import { insidePath, sha256 } from '../collection/folder.js';
import type { CompiledFile } from '../compile-file.js';

/** One act: a decision or an election. What a log says of it is public; its words are not in it, their digests are. */
export interface Act {
	/** `2024/03-11#resolution-1`: the path of the minutes inside the collection, and the identifier there. */
	act: string;
	/** ISO date of the meeting. */
	date: string | null;
	/** `adopted`, `rejected` …; of an election what decided it. */
	outcome: string;
	/** Digest of the act's own text, with its votes. */
	text: string;
	/** Digest of the whole minutes, as a seal takes it. */
	minutes: string;
}

/** The acts of finished minutes; null of others: what is a draft, or has errors, is no act yet. */
export function actsIfFinished(file: CompiledFile, base: string, io: Io): Act[] | null {
	const { assembly, messages } = file.compiled;
	const isFinished =
		(assembly.status === 'final' || assembly.status === 'approved') &&
		messages.every(({ severity }) => severity !== 'error');
	return isFinished ? getActs(file, base, io) : null;
}

/** The acts of minutes, in their order. `base`: the folder that the collection starts from. */
export function getActs({ path, compiled }: CompiledFile, base: string, io: Io): Act[] {
	const { source, assembly } = compiled;
	const meeting = insidePath(base, resolve(io.cwd, path)).replace(/\.md$/i, '');
	const minutes = getDigest(compiled);
	return [
		...assembly.decisions.map(({ id, node, outcome }) => ({ id, node, outcome: outcome as string })),
		...assembly.elections.map(({ id, node, by }) => ({ id, node, outcome: by as string })),
	]
		.sort((a, b) => byPlace(a.node, b.node))
		.map(({ id, node, outcome }) => ({
			act: `${meeting}#${id}`,
			date: assembly.date ?? null,
			outcome,
			text: sha256(plainLines(source.slice(node.position?.start.offset, node.position?.end.offset))),
			minutes,
		}));
}

/** `#resolution-1`: how an act is named inside its minutes. */
export function getBlockName({ act }: Act): string {
	return act.slice(act.lastIndexOf('#'));
}

/** The same text, however its lines end. */
function plainLines(text: string): string {
	return text
		.normalize('NFC')
		.split(/\r\n|\n|\r/)
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** An act as an entry: JSON with its keys in one order, so that the same act is the same bytes. */
export function writeAct({ act, date, outcome, text, minutes }: Act): Buffer {
	return Buffer.from(JSON.stringify({ act, date, outcome, text, minutes }));
}

/** Reads an entry; nothing where it is no act. */
export function readAct(entry: Uint8Array): Act | undefined {
	try {
		const act = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry)) as Act;
		const isAct =
			[act.act, act.outcome, act.text, act.minutes].every((value) => typeof value === 'string') &&
			(act.date === null || typeof act.date === 'string');
		return isAct && writeAct(act).equals(entry) ? act : undefined;
	} catch {
		return undefined;
	}
}
