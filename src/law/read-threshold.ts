/** Reads the figures of rules: thresholds, bases, units, shares, and what a later convocation changes. */

import type { DataNode, DataPair } from '../ast/index.js';
import { compare, type Fraction, isZero, ONE, parseFraction } from '../text/fraction.js';
import { type NotUnderstood, thresholdInWords } from './in-words.js';
import type { RulesReader } from './reader.js';
import type { Base, Threshold, Unit } from './rules.js';
import { meaningOf } from './vocabulary.js';

/** `> 1/2`, `>= 66,67 %`, `all`, `>= 2` of heads, `plus de la moitié`. */
export function readThreshold(
	reader: RulesReader,
	pair: DataPair,
	unit: Unit | undefined,
): { threshold: Threshold; compared: boolean } | undefined {
	const node = pair.children[1];
	const text = reader.text(node, pair.key);
	if (text === undefined) return undefined;
	const [, sign, rest = ''] = /^(>=|=>|≥|⩾|>)?\s*(.*)$/su.exec(text) ?? [];
	if (sign === undefined && meaningOf('everybody', text))
		return { threshold: { kind: 'all' }, compared: true };
	const comparison = sign === '>' ? '>' : '>=';
	const value = parseFraction(rest);
	if (!value) {
		const spoken = thresholdInWords(text);
		if ('ok' in spoken) return spoken.ok;
		reader.report(
			spoken.no.code === 'aboveOne' || spoken.no.code === 'zero' || spoken.no.code === 'barePercent'
				? spoken.no.code
				: 'threshold',
			node,
			{ text, whole: text },
		);
		return undefined;
	}
	if (/^\d+$/.test(rest.trim())) {
		const number = value.numerator;
		if (unit !== 'heads')
			reader.report(sign === undefined ? 'barePercent' : 'numberWithoutHeads', node, {
				text: rest.trim(),
				whole: text,
			});
		else if (number === 0n) reader.report('zero', node, { text });
		else return { threshold: { kind: 'number', comparison, number }, compared: true };
		return undefined;
	}
	if (compare(value, ONE) > 0 || (comparison === '>' && compare(value, ONE) === 0))
		reader.report('aboveOne', node, { text });
	else if (isZero(value)) reader.report('zero', node, { text });
	else if (compare(value, ONE) === 0) return { threshold: { kind: 'all' }, compared: true };
	else return { threshold: { kind: 'fraction', comparison, fraction: value }, compared: sign !== undefined };
	return undefined;
}

/** A share of one: `1/10`, `10 %`. */
export function readShare(reader: RulesReader, node: DataNode, key: string): Fraction | undefined {
	const text = reader.text(node, key);
	if (text === undefined) return undefined;
	const share = parseFraction(text);
	if (!share) reader.report('share', node, { key, text });
	else if (compare(share, ONE) > 0) reader.report('aboveOne', node, { text });
	else if (isZero(share)) reader.report('zero', node, { text });
	else return share;
	return undefined;
}

/** What is compared with. */
export function readBase(reader: RulesReader, pair: DataPair | undefined): Base | undefined {
	return pair && reader.choice<Base>('bases', pair.children[1], pair.key);
}

/** Votes or people. */
export function readUnit(reader: RulesReader, pair: DataPair | undefined): Unit | undefined {
	return pair && reader.choice<Unit>('units', pair.children[1], pair.key);
}

/** What each later convocation changes: `{ 2: … }`. */
export function readCalls<Value>(
	reader: RulesReader,
	pair: DataPair,
	read: (node: DataNode) => Value | undefined,
): Map<number, Value> | undefined {
	const node = pair.children[1];
	if (node.type !== 'mapping') {
		reader.report('callExpected', node, { key: pair.key });
		return undefined;
	}
	const calls = new Map<number, Value>();
	for (const entry of node.children) {
		if (!/^[2-9]$/.test(entry.key.trim())) {
			reader.report('callNumber', entry.children[0], { text: entry.key });
			continue;
		}
		const value = read(entry.children[1]);
		if (value !== undefined) calls.set(DIGITS.indexOf(entry.key.trim()), value);
	}
	return calls;
}

const DIGITS = '0123456789';

/** Notes words that are not understood. */
export function reportWords(reader: RulesReader, node: DataNode, no: NotUnderstood, key: string): undefined {
	const whole = node.type === 'scalar' ? node.value.trim() : '';
	reader.report(
		no.code === 'unclear' || no.code === 'noAmount' ? `${no.code}${WORDS_OF[key] ?? ''}` : no.code,
		node,
		{ text: no.text, whole },
	);
	return undefined;
}

/** Wordings of `unclear` and `noAmount` that show what a good line looks like. */
const WORDS_OF: Readonly<Record<string, string>> = { quorum: 'Quorum', proxies: 'Proxies', notice: 'Notice' };
