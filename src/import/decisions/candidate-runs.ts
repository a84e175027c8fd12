/** Candidates on lines one below the other, each with what the line says of him: votes, or that he is elected. */

import { vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt, answerFinder, type Count, type Figures } from '../wording/answers.js';
import { isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { electedWords, electingWords } from '../wording/elected-verb.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { civilAtStart, isFullName, isPlainName, type KnownNames } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isByOthers } from '../wording/verdict.js';
import { createMark, type LinesAt, type Mark, type MarksRead } from './decision-model.js';
import { isOfAnotherDay } from './elected.js';

/** A candidate on a line, with what the line says of him. */
interface CandidateLine {
	name: string;
	votes?: number;
	counts?: Count[];
	isElected: boolean;
	/** It speaks of an election that is not his here: `not elected`, `elected in 2019`. */
	isLeftOut: boolean;
	/** Its number has no word beside it: `Ana Bell 33`. */
	isLoose: boolean;
}

/**
 * Candidates on lines one below the other, or on one line with semicolons between. Below `Sont élus :`, where no line says it of its own candidate, all are
 * elected but those whom their line leaves out.
 */
export function candidateRun(
	{ units, places, index, isElection, known, year }: LinesAt,
	areElected: boolean,
): MarksRead | undefined {
	const at = places[index] as number;
	const found: Array<CandidateLine & { at: number }> = [];
	const ballots: Count[] = [];
	let last = index;
	let [hasUncounted, hasLoose, hasUnanswered] = [false, false, false];
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'text' && unit.kind !== 'item') break;
		const line = candidatesOfLine(unit, known, year);
		if (line === undefined) break;
		for (const one of line.candidates) {
			hasUncounted ||= one.votes === undefined;
			hasLoose ||= one.isLoose;
			hasUnanswered ||= !(one.isElected || (isElection && one.counts !== undefined));
			// What the lines below say makes no list of it: a long run is not read again from each of its lines.
			if ((hasLoose && !isElection) || (hasUncounted && (hasLoose || hasUnanswered))) return undefined;
			found.push({ ...one, at: places[next] as number });
		}
		for (const count of line.ballots) ballots.push(count);
		last = next;
	}
	if (found.length === 0) return undefined;
	if (areElected && !found.some(({ isElected }) => isElected))
		for (const one of found) one.isElected = !one.isLeftOut;
	if (!hasUncounted) {
		if (found.length === 1 && !isElection) return undefined;
		const elected = found.filter(({ isElected }) => isElected).map(({ name }) => name);
		const candidates = found.map(({ name, votes }) => ({ name, ...(votes === undefined ? {} : { votes }) }));
		const mark = {
			...createMark(at),
			isPure: true,
			isLines: true,
			counts: ballots,
			to: places[last] as number,
		};
		return { marks: [{ ...mark, elected, saysElected: elected.length > 0, candidates }], last };
	}
	// `Cabinet Martin : désigné`, outside elections and alone, may be anything but somebody of the meeting.
	const isOfPeople =
		(found.length > 1 && found.every(({ name }) => isPlainName(name) || civilAtStart(name) !== undefined)) ||
		known.size === 0;
	if (!isElection && !isOfPeople && !found.some(({ name }) => known.has(name))) return undefined;
	// `Mme Roux, élue`, outside elections and alone, tells who she is.
	const [only, more] = found;
	const isToldOnly = more === undefined && only?.counts === undefined && isBehindComma(units[at]);
	if (!isElection && isToldOnly) return undefined;
	// Each with a ballot of his own, or elected without one.
	return { marks: runMarks(found), last };
}

/** `Mme Roux, élue`, `Mme Roux, élue, présente le rapport.`: a name, a comma, and nothing of how. */
function isBehindComma(unit: Unit | undefined): boolean {
	const [, said = ''] = /^[^,:]{2,60},\s+(.{3,90})$/su.exec(getText(unit)) ?? [];
	return said !== '' && consentIn(said) === undefined && !/\d/.test(said);
}

/** The candidates of a line, and the ballots for nobody beside them; nothing where it says anything else. A line is asked for each run that may hold it. */
function candidatesOfLine(unit: Unit, known: KnownNames, year?: string): CandidatesOfLine | undefined {
	const before = readLines.get(unit);
	if (before?.known === known) return before.line;
	const parts = getText(unit)
		.replace(/\.$/, '')
		.split(/\s*;\s*/);
	const read = parts.map((part) => candidateLine(part, known, year));
	// `Ana Bell : 5 voix ; Bo Carr : 2 voix ; 1 blanc`
	const others = parts.map((part, at) => (at > 0 && read[at] === undefined ? ballotsIn(part) : []));
	const isList = read.every((one, at) => one !== undefined || (others[at]?.length ?? 0) > 0);
	const line = isList
		? { candidates: read.filter((one) => one !== undefined), ballots: others.flat() }
		: undefined;
	readLines.set(unit, { known, line });
	return line;
}

interface CandidatesOfLine {
	readonly candidates: readonly CandidateLine[];
	readonly ballots: readonly Count[];
}

const readLines = new WeakMap<Unit, { known: KnownNames; line: CandidatesOfLine | undefined }>();

/** Ballots for nobody, which stand beside the candidates: `1 blanc`, `2 NSPP`. */
function ballotsIn(text: string): Count[] {
	const counts = isPureTally(text) ? [...(figuresIn(text)?.counts ?? [])] : [];
	return counts.every(({ answer }) => answer !== 'for' && answer !== 'against') ? counts : [];
}

/** Those who are elected together, and each of whom a ballot of his own says whether he is. */
export function runMarks(
	found: ReadonlyArray<{ at: number; name: string; counts?: Count[]; isElected: boolean }>,
): Mark[] {
	const isContested =
		found.some(({ counts }) => counts?.some(({ answer, value }) => answer === 'against' && value > 0)) &&
		!isOneBallot(found);
	const mark = (some: typeof found): Mark => {
		const elected = some.filter(({ isElected }) => isElected).map(({ name }) => name);
		const isCounted = some.some(({ counts }) => counts !== undefined);
		return {
			...createMark(some[0]?.at ?? 0),
			isPure: isCounted,
			isLines: true,
			to: some.at(-1)?.at ?? 0,
			elected,
			saysElected: elected.length > 0,
			candidates: !isCounted
				? []
				: some.map(({ name, counts = [] }) =>
						some.length === 1
							? { name, counts }
							: { name, votes: counts.find(({ answer }) => answer === 'for')?.value ?? 0 },
					),
		};
	};
	const isMixed = new Set(found.map(({ counts }) => counts === undefined)).size > 1;
	return isContested || isMixed ? found.map((one) => mark([one])) : [mark(found)];
}

/** `Ana Bell : pour 24, contre 3`, `Bo Carr : pour 16, contre 3`: rivals whom the same votes refuse; in ballots of their own the sums would be alike. */
function isOneBallot(found: ReadonlyArray<{ counts?: Count[]; isElected: boolean }>): boolean {
	const others = ({ counts = [] }: { counts?: Count[] }) =>
		counts
			.filter(({ answer }) => answer !== 'for')
			.map(({ answer, value }) => `${answer} ${value}`)
			.join();
	const votes = found.map(({ counts }) => counts?.find(({ answer }) => answer === 'for')?.value);
	const [first] = found;
	return (
		first !== undefined &&
		new Set(votes).size === found.length &&
		found.every((one) => !one.isElected && others(one) === others(first))
	);
}

/** A candidate without what stands in brackets behind the name: `Ana Bell (incumbent)`; those of `Roux (Zoé)` hold a first name. */
export function candidateName(cell: string): string {
	const name = cell.trim();
	const plain = name.replace(/\s*\([^()]*\)$/, '');
	return isFullName(plain) ? plain : name;
}

/** `Ana Bell : 12 voix, élue`, `M. Roux : POUR 742/1000 — élu`, `Bo Carr: elected unopposed`, `Ana Bell 33`. */
export function candidateLine(text: string, known: KnownNames, year?: string): CandidateLine | undefined {
	if (text.length > 160 || phraseFinder('candidateBefore').exec(text)?.index === 0) return undefined;
	const plain = text.replace(/^\d{1,2}\s?[.)]\s+/u, '').replace(resultLabel(), '');
	const [, written = '', rest = ''] =
		answerBehindName(plain) ??
		/^(\p{L}[^:\d]{1,60}?)\s*(?::|\s[–—-]\s|\.{3,}|,\s)\s*(.{3,90})$/u.exec(plain) ??
		/^(\p{L}[^:\d]{1,60}?)\s*(?:[–—-]\s*|\()?(\d.{0,60})$/u.exec(plain) ??
		[];
	const name = candidateName(written);
	if (!isCandidate(name)) return undefined;
	const isName = known.mayBePerson(name) || wordPattern`^${'listWords'}\s`.test(name);
	const elected = electedWords().exec(rest);
	const isDenied = wordPattern`(?:^|\s)${'notWords'}\s`.test(rest);
	const said = numberInBrackets(rest.replace(nominator(), ''))
		.replace(/\([^()]*\)/g, (inside) => (electedWords().test(inside) ? inside : ' '))
		.replace(electedWords(), ' ')
		// `2 votes, not elected`
		.replace(wordPattern`,?\s*${'notWords'}\s*$`, '');
	const after = elected === null ? '' : rest.slice(elected.index + elected[0].length);
	// `elected in 2019`, `appointed by the school`
	const isElsewhere = isOfAnotherDay(after, year) || isByOthers(after);
	const isElected = elected !== null && !isDenied && !isElsewhere;
	const isLeftOut = !isElected && (saysElected(text) || phraseFinder('denies').test(text));
	const figures = withOwnVotes(said, figuresIn(said));
	if (isName && figures?.counts.some(({ answer }) => answer === 'for')) {
		const left = `${said.slice(0, figures.from)} ${said.slice(figures.to)}`.replace(
			phraseFinder('shareUnits'),
			' ',
		);
		return (left.match(/\p{L}{4,}/gu) ?? []).length > 1
			? undefined
			: { name: name.trim(), counts: [...figures.counts], isElected, isLeftOut, isLoose: false };
	}
	const [, count, unit = ''] =
		wordPattern`^[\s,:(–—-]*${'withVotes'}?\s*(\d{1,6})\s*(\p{L}*)[\s.,;()–—-]*$`.exec(said) ?? [];
	if (
		count !== undefined &&
		!(isElsewhere && unit === '') &&
		(isName || unit !== '') &&
		(unit === '' || phraseFinder('shareUnits').exec(unit)?.[0].length === unit.length)
	)
		return { name: name.trim(), votes: Number(count), isElected, isLeftOut, isLoose: unit === '' };
	const left = consentIn(said)?.word;
	const words = (left === undefined ? said : said.replace(left, ' ')).match(/\p{L}{3,}/gu) ?? [];
	// `Margot, Benji and James elected unopposed`: more than one.
	// `Le Conseil Municipal, après en avoir délibéré, désigne :`
	const isBody = phraseFinder('bodies').exec(name)?.index === 0;
	return isName && !isBody && isElected && words.length <= 3 && !words.some((word) => known.has(word))
		? { name: name.trim(), isElected, isLeftOut, isLoose: false }
		: undefined;
}

/** `M. Roux | POUR 742 CONTRE 0 ÉLU`: an answer and its number right behind the name. */
function answerBehindName(text: string): string[] | undefined {
	const [answer] = answerFinder().all(text);
	const ahead = text.slice(0, answer?.from ?? 0);
	const isName = /^\p{L}[^:\d]{1,60}\s$/u.test(ahead) && /^\s+\d/.test(text.slice(answer?.to));
	return isName ? [text, ahead.trimEnd(), text.slice(ahead.length)] : undefined;
}

/** `nominated by Bo Carr: `, before the votes of a candidate. */
const nominator = () => wordPattern`^${'moverLabels'}\s[^:\d]{2,60}?\s*[:–—-]\s*(?=\d)`;

/** `Résultats : Ana Bell 45 voix`, `Ont obtenu Ana Bell 45 voix` */
const resultLabel = () => wordPattern`^(?:${'resultLabels'}\s*:|${'obtains'})\s*`;

/** `dix voix (10)`, `dix (10) voix`: `10 voix`. */
function numberInBrackets(text: string): string {
	const [whole = '', words = '', value = '', after = ''] =
		/^(\D{2,30}?)\s*\((\d{1,6})\)(?:\s*(\p{L}+))?/u.exec(text) ?? [];
	const inside = phraseFinder('shareUnits').exec(words)?.[0];
	if (inside !== undefined) return `${value} ${inside}${text.slice(whole.length - after.length)}`;
	return after !== '' && phraseFinder('shareUnits').exec(after)?.[0].length === after.length
		? `${value} ${text.slice(whole.length - after.length)}`
		: text;
}

/** `6 voix et 1 abstention`: the votes of the candidate besides. */
function withOwnVotes(text: string, figures: Figures | undefined): Figures | undefined {
	if (figures === undefined || figures.counts.some(({ answer }) => answer === 'for')) return figures;
	const [whole, value = '', unit = ''] =
		wordPattern`^[\s,:(–—-]*(\d{1,6})\s+(\p{L}+)\s*(?:[,;]|\s${'andWords'}\s)?\s*$`.exec(
			text.slice(0, figures.from),
		) ?? [];
	if (whole === undefined || phraseFinder('shareUnits').exec(unit)?.[0].length !== unit.length)
		return figures;
	return {
		counts: [{ answer: 'for', value: Number(value), word: '', note: '' }, ...figures.counts],
		from: 0,
		to: figures.to,
	};
}

function isCandidate(name: string): boolean {
	const known = vocabulary('answers').scan(name) ?? vocabulary('labels').scan(name);
	return (
		known === undefined &&
		answerAt(name) === undefined &&
		!phraseFinder('electedAfter').test(name) &&
		!wordPattern`${'noCandidates'}`.test(name) &&
		/^\p{L}/u.test(name) &&
		name.split(/\s+/).length <= (wordPattern`^${'listWords'}\s`.test(name) ? 12 : 7)
	);
}

/** Whether words say that somebody is elected, or end with a verdict on him: `reconduite`, `elected unopposed`, `… carried.` */
export function saysElected(text: string): boolean {
	if (electingWords().test(text)) return true;
	const [, last = ''] = /(\p{L}+(?:\s\p{L}+)?)[.)*\s]*$/u.exec(text) ?? [];
	return [last, last.split(' ').at(-1) ?? ''].some((word) => isPhrase('electsAtEnd', word));
}

/** `Tiers sortant :`, `Absents :`, right above a list: those in it stand for nothing. */
export function isOfOthers(above: string): boolean {
	const [last = ''] = getSentences(above).slice(-1);
	return wordOfOthers(last.split(/[;,]\s/).at(-1) ?? '') !== undefined;
}

/** The word for those who stand for nothing, without accents and capitals: `sortants`, `retiring`. */
export function wordOfOthers(text: string): string | undefined {
	return foldKeyword(text)
		.split(/[^\p{L}]+/u)
		.findLast((word) => isInList('notStanding', word));
}
