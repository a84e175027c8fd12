/** What a verdict in a sentence says, as the lines of a ballot that a writer would have written. */

import type { Point } from 'unist';
import {
	type Answer,
	type Ballot,
	type BallotLine,
	type Everyone,
	getChild,
	getChildren,
	type LabelName,
	type Tally,
	type VerdictStatement,
} from '../../../ast/index.js';
import { lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { compare, parseFraction } from '../../../text/fraction.js';
import { closedUp } from '../../../text/look-alike.js';
import { lineEndAfter } from '../../../text/places.js';
import { readValue } from '../../ballot/ballot.js';
import { putsOff } from '../../statements/votes/deciding-sentence.js';
import type { BodyFile } from '../body-file.js';

/** The words as a labelled line would have them, `Résultat : adoptée à l'unanimité`; else as they were read, `Le conseil approuve à l'unanimité`. */
export function asBallot(verdict: VerdictStatement, file: BodyFile): Ballot | undefined {
	const { outcome, children } = verdict;
	const [result, said] = children;
	// `n'est pas adoptée à la majorité requise` is rejected, and says not by how many.
	const isShort = said?.type === 'tally' && saysMajority(said) && isDenied(verdict);
	const tally = isShort ? undefined : said;
	// The counts may stand before it: `Après un vote (2 pour, 3 contre), la résolution est adoptée`.
	const isBefore = (tally?.position?.end.offset ?? 0) < (result?.position?.end.offset ?? 0);
	const [start, end] = [result?.position?.start, (isBefore ? result : (tally ?? result))?.position?.end];
	if (putsOffText(verdict, file)) return undefined;
	// `Rejetée à la majorité`, `à l'unanimité moins une voix`, `pas adoptée à l'unanimité`: who was against, and no label says it.
	const consent = tally?.type === 'tally' ? getChild(tally, 'consent') : undefined;
	const isAgainstMost =
		consent !== undefined &&
		(isDenied(verdict) ||
			(outcome === 'rejected' && (consent.value !== 'unanimous' || consent.less !== undefined)));
	if (!start || !end || isAgainstMost) return undefined;
	const position = { start, end };
	const read =
		start.line === end.line && !(tally && isBefore) && !vocabulary('motionMarks').findId(verdict.text)
			? readWords(file.source.slice(start.offset, end.offset), start, 'result', file)
			: undefined;
	const given: BallotLine = {
		type: 'ballotLine',
		label: 'result',
		key: '',
		children: isShort && result ? [result] : [...children],
	};
	const lines = read ?? [given];
	// `Defeated, 3-2`: nobody knows which of them were for it.
	if (outcome === 'rejected' && lines.some((line) => isBareScore(line, file) || countsForAlone(line)))
		return undefined;
	return {
		type: 'ballot',
		position,
		children: lines.map((line) => ({ ...line, key: '', told: true, position })),
	};
}

/** `n'est pas adoptée`, `was not rejected`. */
function isDenied({ children: [result] }: VerdictStatement): boolean {
	return (
		result?.type === 'result' &&
		(mentions(result.text, ['verdictLinks', 'isNot']) || deniedResult().test(result.text))
	);
}

/** `pas adoptée`, and not `No objection`. */
const deniedResult = lazyPattern`(?:^|\s)${'negations'}\s+${'results'}`;

function saysMajority(tally: Tally): boolean {
	return getChildren(tally, 'consent').some(({ value, less }) => value === 'majority' && less === undefined);
}

/** `APPROUVE à l'unanimité le report du bail`: what the verb is followed by, behind how was voted, is no decision on the text. */
function putsOffText({ position, children: [result, tally] }: VerdictStatement, file: BodyFile): boolean {
	const from = result?.position?.start.offset ?? 0;
	const at = (point: Point | undefined) => (point?.offset ?? from) - from;
	const end = Math.max(position?.end.offset ?? 0, lineEndAfter(file.source, from));
	const sentence = file.source.slice(from, end);
	if (!opensWith(sentence, ['decidedActs', 'takes', 'took'])) return false;
	const range = tally && { from: at(tally.position?.start), to: at(tally.position?.end) };
	return putsOff(sentence, range, file.ballots(undefined));
}

/** `pas adoptée : 2 voix pour`: how many were against it nobody says, and by those alone it would be carried. */
function countsForAlone({ children }: BallotLine): boolean {
	const answers = children.flatMap((child) => (child.type === 'tally' ? getChildren(child, 'answer') : []));
	return answers.length > 0 && answers.every(({ answer }) => answer === 'for');
}

/** `3-2`, with more first and no word of who they are. */
function isBareScore({ children }: BallotLine, { source }: BodyFile): boolean {
	const answers = children.flatMap((child) => (child.type === 'tally' ? getChildren(child, 'answer') : []));
	const [yes, no] = (['for', 'against'] as const).map((answer) =>
		answers.find((one) => one.answer === answer),
	);
	const [more, less] = [yes, no].map((one) => parseFraction(getChild(one, 'count')?.value ?? ''));
	if (!yes || !more || !less || compare(more, less) <= 0) return false;
	const words = source.slice(yes.position?.start.offset, yes.position?.end.offset);
	return !mentions(words, 'answers');
}

/** `Rejeté à l'unanimité moins une voix`: all the others were against it, and lines beside it say who was for it. */
export function asLoss({ outcome, children }: VerdictStatement): Ballot | undefined {
	const [result, tally] = children;
	const [consent] = tally?.type === 'tally' ? tally.children : [];
	if (outcome !== 'rejected' || consent?.type !== 'consent' || consent.less === undefined || !result)
		return undefined;
	const { position } = result;
	const others: Everyone = { type: 'everyone', others: true, position, children: [] };
	const against: Answer = { type: 'answer', answer: 'against', position, children: [others] };
	const line = { type: 'ballotLine', key: '', told: true, position } as const;
	return {
		type: 'ballot',
		position,
		children: [
			{ ...line, label: 'against', children: [against] },
			{ ...line, label: 'result', children: [result] },
		],
	};
}

export function saysCount({ children }: Ballot): boolean {
	return children.some((line) => line.children.some(({ type }) => type === 'tally'));
}

/** Words of the file as the value of a label; letters that are set apart are words. */
export function readWords(
	text: string,
	{ line, column, offset = 0 }: Point,
	label: LabelName,
	file: BodyFile,
) {
	const words = { text: closedUp(text), start: { line, column, offset } };
	return readValue(words, label, file.ballots('resolution'));
}
