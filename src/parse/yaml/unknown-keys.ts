/** Keys that nobody knows, and keys that stand twice. */

import type { Position } from 'unist';
import type { DataMapping, DataPair } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import type { Vocabulary } from '../../language/vocabulary.js';
import { nearestWord } from '../../text/nearest.js';
import type { ValueContext } from './scalars.js';

/** How an unknown key is reported. */
export interface UnknownKeyOptions {
	/** The wording; with a near key another one, `…Near`. */
	code: string;
	/** Whether the key could change a vote. */
	isError: boolean;
	/** The keys among which the nearest is looked for. */
	known: Pick<Vocabulary<string>, 'words' | 'inLanguage'> | undefined;
}

/**
 * The pairs of a mapping with what their keys mean, each meaning once: a key that `keyOf` does not know, and one that stands twice, are
 * reported and left out. `identityOf`: what two keys of one meaning have in common.
 */
export function* knownPairs<Key>(
	mapping: DataMapping,
	context: ValueContext,
	keyOf: (key: string) => Key | undefined,
	options: UnknownKeyOptions,
	identityOf: (key: Key) => unknown = (key) => key,
): Generator<{ key: Key; pair: DataPair }> {
	const seen = new Map<unknown, DataPair>();
	for (const pair of mapping.children) {
		const key = keyOf(pair.key);
		if (key === undefined) {
			reportUnknownKey(pair.key, pair.children[0].position, context, options);
			continue;
		}
		const identity = identityOf(key);
		const first = seen.get(identity);
		if (first !== undefined) {
			reportDuplicateKey(pair, first, context);
			continue;
		}
		seen.set(identity, pair);
		yield { key, pair };
	}
}

/** Reports a key that this mapping does not know, with the nearest one that it does. */
export function reportUnknownKey(
	key: string,
	position: Position | undefined,
	context: ValueContext,
	options: UnknownKeyOptions,
): void {
	const cut = cutNumber(key, position, context.source);
	if (cut !== undefined) {
		const values = { text: cut, line: key.length < 3 ? `"${cut}"` : cut.replaceAll(',', '') };
		context.problems.push(
			problem('syntax/invalid-value', 'cutNumber', position, { values, file: context.file }),
		);
		return;
	}
	const nearest = options.known && nearestWord(key, options.known.words());
	const near = nearest && options.known?.inLanguage(nearest, context.lang);
	const code = near === undefined ? options.code : `${options.code}Near`;
	context.problems.push(
		problem('syntax/unknown-key', code, position, {
			values: near === undefined ? { key } : { key, near },
			...(options.isError && { severity: 'error' as const }),
			...(near !== undefined &&
				position && {
					fixes: [{ description: 'replaceKey', safe: false, edits: [{ position, text: near }] }],
				}),
			file: context.file,
		}),
	);
}

/** The number whose comma parts two keys between braces: `{ voix: 10,000 }`. */
function cutNumber(key: string, position: Position | undefined, source: string): string | undefined {
	const from = position?.start.offset;
	if (from === undefined || !/^\d{1,20}(?:\.\d+)?$/.test(key)) return undefined;
	const before = /\d[\d,]{0,20},$/.exec(source.slice(Math.max(0, from - 24), from))?.[0];
	return before === undefined ? undefined : before + key;
}

/** Reports a key that stands twice, at the second; reading YAML told of it already where both are written alike. */
export function reportDuplicateKey(pair: DataPair, first: DataPair, context: ValueContext): void {
	const [key] = pair.children;
	const offset = key.position?.start.offset;
	const isTold = context.problems.some(
		(told) => told.code === 'duplicateKey' && told.position?.start.offset === offset,
	);
	if (isTold) return;
	context.problems.push(
		problem('syntax/frontmatter', 'duplicateKey', key.position, {
			values: { key: pair.key, line: { line: first.position?.start.line ?? 0 } },
			related: [first.children[0]],
			file: context.file,
		}),
	);
}
