/** Answers of a vote on lines of their own, with numbers or names. */

import { isOneOf, vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { matchesIn } from '../../text/places.js';
import { getText, type Unit } from '../lines/units.js';
import { type Answer, answerAt, type Count } from '../wording/answers.js';
import {
	attendanceWord,
	hasWordOf,
	isPhrase,
	phraseFinder,
	saysNone,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { figuresIn, isPureTally, withoutProxies } from '../wording/figures.js';
import { isAway } from '../wording/labels.js';
import { nameLink } from '../wording/links.js';
import { leadsToNoVote } from '../wording/no-votes.js';
import { isFullName, isPersonName, type KnownNames, withoutTitle } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';
import { consentIn } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { createMark, type Decision, type LinesAt, type Mark } from './decision-model.js';

/** A line of answers is not longer. */
const LONGEST = 400;

/** What one line answers. */
interface Answers {
	counts: Count[];
	/** `Pour : unanimité`. */
	isUnanimous: boolean;
	/** Its answers have names and no numbers: the language reads it as it is. */
	isNamed: boolean;
	/** Some of a roll answer, and others may give the same answer further on. */
	isCalled?: boolean;
	/** The shares of those who answer so: beside them their heads are no votes. */
	isOfShares?: boolean;
	/** Of how many: `6 420 / 7 264`. */
	whole?: number;
	/** What those who are named hold together, where each has a number in brackets: `Mme Roux (498), M. Gil (120)`. */
	shares?: number;
}

/** `pour 15`, `contre`, `Abstentions : Ana Bell, Bo Carr`, one answer a line or several, on lines one below the other. */
export function answerLines(lines: LinesAt): { mark: Mark; last: number } | undefined {
	const { units, places, index, known } = lines;
	const counts: Count[] = [];
	let consent: Decision['consent'];
	const reads: Answers[] = [];
	let isNamed = true;
	let from = places[index] as number;
	let last = index - 1;
	let start = index;
	// `Vote :` above them.
	const first = getText(units[from]);
	if (/^[^:]{3,60}:$/.test(first) && voteLabel(first) !== '' && index + 1 < places.length) start += 1;
	const asked = { ...lines, index: start };
	const called = voterLines(asked) ?? answerColumns(asked) ?? namesBelow(asked) ?? signLines(asked);
	if (called !== undefined) return { ...called, mark: { ...called.mark, from } };
	const voters = votersBelow(asked);
	for (let at = start; at < places.length; at += 1) {
		const unit = units[places[at] as number] as Unit;
		if (unit.kind !== 'item' && unit.kind !== 'text') break;
		const text = getText(unit);
		// `ABSENT: None` between two answers.
		if (last >= start && saysAway(text)) continue;
		const read =
			text.length > LONGEST
				? undefined
				: (answersIn(text, known) ?? (last < start ? undefined : withReason(text)));
		if (read === undefined || read.counts.some(({ answer }) => hasAnswer(counts, answer))) break;
		if (read.isUnanimous) consent = 'unanimous';
		isNamed &&= read.isNamed;
		reads.push(read);
		for (const count of read.counts) counts.push(count);
		if (voters.has(at + 1)) at += 1;
		last = at;
	}
	weighNames(reads);
	const answered = counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast');
	const decides =
		answered.some(({ answer }) => answer === 'for' || answer === 'against') || consent !== undefined;
	// `Ont voté pour` above `Ont voté contre`: labels of what stands elsewhere, and no vote of nobody.
	const isEmpty =
		consent === undefined &&
		answered.length > 1 &&
		hasAnswer(answered, 'for') &&
		answered.every(({ value }) => value === 0);
	if (last < start || !decides || isEmpty) return undefined;
	// One line alone is a vote where names answer, where all do, or where a label stands above it.
	if (last === start && !(start > index || isNamed || consent !== undefined)) return undefined;
	if (start > index && last < start) from = places[start] as number;
	return {
		mark: {
			...createMark(from),
			to: places[last] as number,
			counts: answered,
			...(consent === undefined ? {} : { consent }),
			isPure: true,
			isTable: isNamed,
			isLines: true,
		},
		last,
	};
}

/**
 * `Votent pour : 6 420 / 7 264 tantièmes` above `S'abstient : M. Roux (844)`: who is named has his own shares, where all sides are of shares and one says
 * so, or all together are the whole; `Contre : M. Roux (69)` is where he comes from.
 */
function weighNames(reads: readonly Answers[]): void {
	const isOfAll = reads.every(
		({ isOfShares, whole, shares, counts }) =>
			isOfShares === true || (whole ?? shares) !== undefined || counts.every(({ value }) => value === 0),
	);
	const sum = reads.reduce((all, { shares, counts }) => all + (shares ?? counts[0]?.value ?? 0), 0);
	const isWeighed = isOfAll && reads.some(({ isOfShares, whole }) => isOfShares === true || whole === sum);
	for (const { shares, counts } of isWeighed ? reads : [])
		for (const count of counts) if (shares !== undefined) count.value = shares;
}

/** `Ont voté pour : 2` above the two who did, `A voté contre : 1` above her: where those stand, if they stand below each answer. */
function votersBelow({ units, places, index, known }: LinesAt): ReadonlySet<number> {
	const answered: Count[] = [];
	const found = new Set<number>();
	// `Avis : 2 favorables, 1 défavorable.` above: the same vote once more.
	if ((figuresIn(getText(units[places[index - 1] ?? -1]))?.counts.length ?? 0) > 1) return found;
	for (let at = index; at < places.length; at += 1) {
		const text = getText(units[places[at] as number]);
		const [only, more] = (text.length > LONGEST ? undefined : answersIn(text, known))?.counts ?? [];
		if (only === undefined || more !== undefined || hasAnswer(answered, only.answer)) break;
		answered.push(only);
		if (only.value === 0) continue;
		if (!areVoters(units[places[at + 1] ?? -1], only)) return new Set();
		at += 1;
		found.add(at);
	}
	return found.size > 1 ? found : new Set();
}

/** Whether a paragraph names so many people, and says nothing else. */
function areVoters(unit: Unit | undefined, { value }: Count): boolean {
	const names = unit?.kind === 'text' ? getText(unit).split(nameLink()) : [];
	return names.length === value && names.every((name) => isFullName(withoutTitle(name)));
}

/** `Ana Bell - Yes`, `Bo Carr : contre`: a voter a line with his answer, two at least. */
function voterLines({ units, places, index, known }: LinesAt): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	let last = index - 1;
	for (const at of places.slice(index)) {
		const unit = units[at] as Unit;
		const [, name = '', word = ''] =
			/^(\p{Lu}[^:–—]{2,50}?)\s*(?::|\s[–—-])\s*(\p{L}[\p{L}' ]{1,14})$/u.exec(getText(unit)) ?? [];
		const isVoter = name !== '' && (known.has(name) || (/\s/.test(name) && isPersonName(name, true)));
		if (unit.kind === 'heading' || !isVoter) break;
		const answer = answerAt(word);
		// `Cy Dean: ABSENT`, `Bo Carr: Present`, among those who answer.
		const isSilent = answer === undefined && SILENT.has(getStatus(word)?.group);
		if (isSilent && last >= index) {
			last += 1;
			continue;
		}
		if (answer === undefined || answer === 'voters') break;
		const there = counts.find((count) => count.answer === answer);
		if (there === undefined) counts.push({ answer, value: 1, word: '', note: '' });
		else there.value += 1;
		last += 1;
	}
	const decides = counts.some(({ answer }) => answer === 'for' || answer === 'against');
	// `- Bo Carr : pour ; pour Cy Dean : contre`, further down in their list: a roll of which a part is read is none.
	const list = units[places[index] ?? -1]?.list;
	const isPart = list !== undefined && units[places[last + 1] ?? -1]?.list === list;
	if (last <= index || !decides || isPart) return undefined;
	const mark = { ...createMark(places[index] as number), to: places[last] as number, isLines: true, counts };
	return { mark, last };
}

/** What stands beside somebody of a roll who gives no answer. */
const SILENT: ReadonlySet<string | undefined> = new Set(['absent', 'excused', 'present']);

/** `Pour   Contre   Abstention` above `320   80   0`: answers in columns of a line, and a number below each. */
function answerColumns({ units, places, index }: LinesAt): { mark: Mark; last: number } | undefined {
	const [at = -1, below = -1] = places.slice(index);
	const [first, second] = [units[at], units[below]];
	if (first?.kind !== 'text') return undefined;
	const isOne = first.source.length === 2;
	const [head = '', row = ''] = isOne ? first.source : [...first.source, ...(second?.source ?? [])];
	const answers = columnsOf(head).map((cell) => answerAt(cell));
	const values = columnsOf(row);
	const isTally =
		answers.length > 1 && values.length === answers.length && values.every((cell) => /^\d{1,7}$/.test(cell));
	if (!isTally || (!isOne && (first.source.length > 1 || second?.source.length !== 1))) return undefined;
	const counts = answers.flatMap((answer, column) =>
		answer === undefined || answer === 'voters' || answer === 'cast'
			? []
			: [{ answer, value: Number(values[column]), word: '', note: '' }],
	);
	if (counts.length < 2 || answers.includes(undefined)) return undefined;
	const last = isOne ? index : index + 1;
	const mark = { ...createMark(at), to: places[last] as number, isLines: true, isPure: true, counts };
	return { mark, last };
}

/** `Ont voté pour` above `Ont voté contre`, and below them those who did, a block for each answer: columns whose text was taken one after the other. */
function namesBelow({ units, places, index, known }: LinesAt): { mark: Mark; last: number } | undefined {
	const labels = places.slice(index, index + MOST_LABELS).map((at) => getText(units[at]));
	const answers = labels.map((label) => (/[\d:]/.test(label) ? undefined : answerAt(label)));
	const end = answers.indexOf(undefined);
	const asked = answers.slice(0, Math.max(end, 0));
	if (asked.length < 2 || new Set(asked).size < asked.length) return undefined;
	const nameIn = (line: string) => withoutTitle(withoutOffice(line.trim()).name);
	const answered = new Set<string>();
	/** How many stand in each block. */
	const voters: number[] = [];
	let last = index + asked.length - 1;
	for (let at = places[last + 1]; at !== undefined; at = places[last + 1]) {
		const unit = units[at] as Unit;
		const isNext = voters.length === 0 || unit.isApart === true;
		const names = unit.kind === 'text' ? unit.lines.map(nameIn) : [];
		if (
			names.length === 0 ||
			!names.every((name) => known.isPerson(name)) ||
			(isNext && voters.length === asked.length)
		)
			break;
		// Nobody answers twice: those named again sign.
		if (names.some((name) => answered.has(name))) return undefined;
		for (const name of names) answered.add(name);
		voters.push((isNext ? 0 : (voters.pop() ?? 0)) + unit.lines.length);
		last += 1;
	}
	// `Di Ewell`, and below her `Chair`: she signs.
	const below = units[places[last + 1] ?? -1];
	const isSigned = below?.kind === 'text' && below.lines.some((line) => isRole(line.trim()));
	if (voters.length < asked.length || isSigned) return undefined;
	const counts = asked.flatMap((answer, column) =>
		answer === undefined || answer === 'voters' || answer === 'cast'
			? []
			: [{ answer, value: voters[column] ?? 0, word: '', note: '' }],
	);
	const mark = { ...createMark(places[index] as number), to: places[last] as number, isLines: true, counts };
	return { mark, last };
}

/** `+1 Ada, Ben` above `-1 Cleo` and `0: Dora Finch`: a sign a line, and who gave it. */
function signLines({ units, places, index, known }: LinesAt): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	// `Temperatures:` above `+1 Monday`
	const above = getText(units[(places[index] as number) - 1]);
	if (/:\s*$/.test(above) && voteLabel(above) === '') return undefined;
	for (const at of places.slice(index, index + SIGNS.length)) {
		const [, sign = '', said = ''] =
			/^([+−–-]?[01])\s*:?\s+([^\d:;]{2,200})$/u.exec(getText(units[at])) ?? [];
		const answer = SIGNS.find(([pattern]) => pattern.test(sign))?.[1];
		const names = said.split(nameLink());
		const areNames = names.every((name) => known.has(name) || /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(name));
		if (answer === undefined || !areNames || hasAnswer(counts, answer)) break;
		counts.push({ answer, value: names.length, word: '', note: '' });
	}
	const last = index + counts.length - 1;
	if (counts.length < 2 || counts[0]?.answer !== 'for') return undefined;
	const mark = { ...createMark(places[index] as number), to: places[last] as number, isLines: true, counts };
	return { mark, last };
}

const SIGNS: ReadonlyArray<readonly [RegExp, Answer]> = [
	[/^\+1$/, 'for'],
	[/^[−–-]1$/, 'against'],
	[/^[+−–-]?0$/, 'abstention'],
];

/** A vote has no more answers, each with a label. */
const MOST_LABELS = 4;

/** The cells of a line that strokes or wide gaps part. */
function columnsOf(line: string): string[] {
	return line
		.split(/\s*\|\s*|\s{2,}|\t/u)
		.map((cell) => cell.trim())
		.filter((cell) => cell !== '');
}

/**
 * `Ont voté pour : 2 845 tantièmes. Ont voté contre : M. Roux, soit 930 tantièmes. Résolution adoptée.`: the first sentences, one behind the other, that
 * give an answer each; `end`: which sentence follows them.
 */
export function answerSentences(
	sentences: readonly string[],
	known: KnownNames,
): { counts: Count[]; end: number; isOfShares: boolean } | undefined {
	const reads = sentences.map((sentence) => {
		const plain = sentence.replace(/\.$/, '');
		// `Roll call vote: Ayes: Bell, Carr.`
		return answersIn(plain, known) ?? answersIn(plain.replace(/^[^:\d]{2,40}:\s+/u, ''), known);
	});
	for (const from of reads.keys()) {
		const counts: Count[] = [];
		let end = from;
		for (; end < reads.length; end += 1) {
			const read = reads[end];
			// `Nays: Carr. Absent: Dean. Abstain: Ewell.`
			if (end > from && saysAway(sentences[end] ?? '')) continue;
			if (read === undefined || read.isUnanimous) break;
			const isMore = read.isCalled === true && reads[end - 1]?.isCalled === true;
			if (!isMore && read.counts.some(({ answer }) => hasAnswer(counts, answer))) break;
			for (const count of read.counts) {
				const there = counts.find(({ answer }) => answer === count.answer);
				if (there === undefined) counts.push({ ...count });
				else there.value += count.value;
			}
		}
		if (end > from + 1 && hasAnswer(counts, 'for') && hasAnswer(counts, 'against'))
			return {
				counts: counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast'),
				end,
				isOfShares: reads.slice(from, end).some((read) => read?.isOfShares === true),
			};
	}
	return undefined;
}

function saysAway(text: string): boolean {
	return isAway(attendanceWord(/^(\p{L}{4,12})\s?:/u.exec(text)?.[1] ?? ''));
}

function hasAnswer(counts: readonly Count[], answer: Count['answer']): boolean {
	return counts.some((one) => one.answer === answer);
}

/** The answers of a line that says nothing else. */
function answersIn(written: string, known: KnownNames): Answers | undefined {
	// `17 voted for the motion.`
	const whole = written.replace(wordPatterns`(?<=\p{L})\(${'genderEnds'}\)`, '');
	const motion = matchesIn(whole, phraseFinder('genericMotions')).at(-1);
	const isAtEnd = motion !== undefined && /^[\s.]*$/.test(whole.slice(motion.index + motion[0].length));
	const text = isAtEnd && motion.index > 0 ? whole.slice(0, motion.index).trimEnd() : whole;
	const told = withoutVoters(text);
	return byShares(text) ?? byName(text, known) ?? byNumber(told) ?? alone(text) ?? behindNames(text, known);
}

/** `Contre : 1 840 tantièmes | : SCI Brun (1 150), Roy (690)`: the line without those who answer so, each with a share. */
function withoutVoters(text: string): string {
	const [, counted = text, voters = ''] =
		/^([^:\d]{2,40}:\s*\d[\d\s]*[^:\d]{0,20}?)\s*:\s+(\p{L}[^:]{2,300})$/su.exec(text) ?? [];
	return voters.split(/,\s+/).every((one) => /^\p{L}[^()]*\(\d[\d\s]*\)\.?$/u.test(one)) ? counted : text;
}

/**
 * `POUR : 4 copropriétaires totalisant 5 320 tantièmes`, `Ont voté contre : M. Roux, Mme Kern, soit 820 voix`: where heads, or names, and
 * shares stand side by side, the shares are the votes.
 */
function byShares(text: string): Answers | undefined {
	const [, label = '', heads = '', written = '', note = ''] = BY_SHARES().exec(text) ?? [];
	const answer = label === '' ? undefined : answerAt(label);
	if (answer === undefined) return undefined;
	const isHeads = phraseFinder('shareholders').test(heads) && /^\d/.test(heads);
	// `M. Roux (420), Mme Kern (400), soit 820 voix`
	const names = heads
		.replace(/\s*\(\d[\d\s.]{0,8}\)/g, '')
		.split(nameLink())
		.filter((name) => name !== '');
	if (!isHeads && !names.every((name) => isPersonName(name))) return undefined;
	const value = Number(written.replace(/\D/g, ''));
	return {
		counts: [{ answer, value, word: label, note }],
		isUnanimous: false,
		isNamed: false,
		isOfShares: true,
	};
}

const BY_SHARES = (): RegExp =>
	wordPattern`^([^:\d]{2,40}?)\s*:\s*([^]{1,200}?)[\s,(]+${'representing'}\s+(\d{1,3}(?:[\s.]?\d{3})*)\s*(?:\/\s*\d[\d\s]*)?${'shareUnits'}(?:\s${'ofWholes'}\s\d[\d\s]*)?\)?\s*(?:[:–—(-]\s*([^]{2,300}))?[.]?$`;

/** `Pour : 12`, `Votes « contre » : 0 / Abstentions : 2`, `14 adhérents présents pour`. */
function byNumber(text: string): Answers | undefined {
	const whole = withoutProxies(text)
		.replace(/\u0001|\([^()]*\)/g, ' ')
		.replace(/["«»“”*_]/g, ' ')
		.trim();
	// `Résultat du vote : Pour : 19`, above `Contre : 0`.
	const [, label = '', said = ''] = /^([^:\d]{3,60}?)\s*:\s*(\p{L}.*)$/su.exec(whole) ?? [];
	const plain = isPhrase('ownVote', label) ? said : whole;
	const figures = figuresIn(plain);
	if (figures === undefined) return undefined;
	const rest = `${plain.slice(0, figures.from)} ${plain.slice(figures.to).replace(REPRESENTED(), ' ')}`
		.replace(phraseFinder('shareUnits'), ' ')
		.replace(/[^\p{L}]/gu, '');
	if (rest.length > 6) return undefined;
	const note = /(\([^()]*\))/.exec(text)?.[1] ?? '';
	const [, of = ''] = wordPattern`\d\s?(?:\/|${'ofWholes'}\s)\s?(\d{1,3}(?:[\s.]?\d{3})*)`.exec(plain) ?? [];
	return {
		...(of === '' ? {} : { whole: Number(of.replace(/\D/g, '')) }),
		counts: figures.counts.map((count) => (figures.counts.length === 1 ? { ...count, note } : count)),
		isUnanimous: false,
		isNamed: false,
	};
}

/** `1 person abstained, for she was away last year`, below other answers: the answer, and why. */
function withReason(text: string): Answers | undefined {
	const figures = figuresIn(text);
	const [count, more] = figures?.counts ?? [];
	const isOne = figures?.from === 0 && count !== undefined && more === undefined && count.answer !== 'for';
	return isOne && !/\d/.test(text.slice(0, figures.to).replace(/^\d+/, ''))
		? { counts: [count], isUnanimous: false, isNamed: false }
		: undefined;
}

/** `Councilmen Ana Bell, Bo Carr, yes`, `Vote: Supervisor Dean, no`: those who answer in front of their answer. */
function behindNames(text: string, known: KnownNames): Answers | undefined {
	const [, label = '', said = '', word = ''] =
		/^(?:([^:]{3,40}?)\s*:\s+)?(\p{Lu}[^:]{2,200}?),\s+(\p{L}{2,8})\.?$/u.exec(text) ?? [];
	const answer = word === '' ? undefined : answerAt(word);
	if (answer === undefined || (label !== '' && voteLabel(text) === '')) return undefined;
	const names = said
		.split(nameLink())
		.filter((name) => name !== '' && !isRole(name))
		.map((written) => {
			const { name } = withoutOffice(written);
			const [last = '', ...before] = name.split(/\s+/).reverse();
			// `Town Councilman Carr`
			return !known.has(name) && before.some((word) => isRole(word)) ? last : name;
		});
	const isKnown = names.length > 0 && names.every((name) => known.has(name));
	return isKnown
		? {
				counts: [{ answer, value: names.length, word, note: '' }],
				isUnanimous: false,
				isNamed: false,
				isCalled: true,
			}
		: undefined;
}

/** `14 adhérents présents représentant 16 inscrits`, `735 sur 870`: the rest counts nothing. */
const REPRESENTED = lazy(
	() => new RegExp(`(?:^(?:\\s+\\p{Ll}+){1,3}\\s+)?${phraseFinder('representing').source}.*$`, 'isu'),
);

/** `Ayes: Ana Bell, Tom O'Brien`, `Abstention : Mme Roux (1)`. */
function byName(text: string, known: KnownNames): Answers | undefined {
	const [, label = '', value = '', stated] =
		/^([^:\d]{2,40}?)\s*(?::|[–—-](?=\s))\s*(\D{2,300}?)\s*(?:\((\d{1,4})\)|\[(\d{1,4})\])?\.?$/u.exec(
			text,
		) ?? [];
	const answer = label === '' ? undefined : answerAt(label);
	if (answer === undefined) return undefined;
	// `AYES: Councilmembers Bell, Carr`: what all of them are.
	const [, role = ''] = /^(\p{Lu}\p{L}+)\s+\p{Lu}/u.exec(value) ?? [];
	const told = isRole(role) || hasWordOf('honorifics', role) ? value.slice(role.length).trim() : value;
	const names = told
		.replace(/\s*[([]\d+[)\]]/g, '')
		.split(nameLink())
		.filter((name) => name !== '')
		// `Bell Carr and Dean`: last names with nothing between them.
		.flatMap((name) => {
			const words = name.split(/\s+/);
			const isSeveral = words.length > 1 && !known.has(name) && words.every((word) => known.has(word));
			return isSeveral ? words : [name];
		});
	// `M. Roux`, of owners whom no list names.
	const isName = (name: string) =>
		known.has(name.replace(/[.\s]+$/, '')) ||
		isFullName(name) ||
		(withoutTitle(name) !== name && isPersonName(name));
	if (names.length === 0 || !names.every(isName)) return undefined;
	if (stated !== undefined && names.length > 1 && Number(stated) !== names.length && !/[([]\d/.test(value))
		return undefined;
	const held = matchesIn(text, /[([](\d{1,3}(?:[\s.]?\d{3})*)[)\]]/g).map(([, digits = '']) =>
		Number(digits.replace(/\D/g, '')),
	);
	return {
		counts: [{ answer, value: names.length, word: label, note: '' }],
		...(held.length === names.length ? { shares: held.reduce((all, one) => all + one, 0) } : {}),
		isUnanimous: false,
		// `Voting aye: Ana Bell`: the language counts only those who answer in words of its own.
		isNamed: told === value && (answer !== 'for' || isOneOf(label, 'answers')),
	};
}

/** `Contre`, `Abstention : néant`, `Pour : unanimité`. */
function alone(text: string): Answers | undefined {
	const plain = text.replace(/\([^()]*\)/g, ' ').trim();
	const scanned = vocabulary('answers').scan(plain);
	if (scanned === undefined) return undefined;
	const rest = plain.slice(scanned.length).replace(/^[\s:=–-]+|[\s.!]+$/gu, '');
	const isAll =
		isPhrase('alls', rest) || (consentIn(rest)?.kind === 'unanimous' && rest.split(/\s+/).length <= 3);
	if (isAll && scanned.id === 'for') return { counts: [], isUnanimous: true, isNamed: false };
	const isNone = (rest === '' && ANSWER_ALONE.test(plain)) || saysNone(rest);
	if (!isNone) return undefined;
	const word = plain.slice(0, scanned.length);
	return {
		counts: [{ answer: scanned.id as Answer, value: 0, word, note: '' }],
		isUnanimous: false,
		isNamed: false,
	};
}

const ANSWER_ALONE = /^([\p{L}'’ ]{3,40}?)\s*[:.=]*\s*$/u;

/** `- Abstentions : 2` below `- Maintien à 25 € : 11 voix`, `- Passage à 30 € : 17 voix`: beside options it is no vote of its own. */
export function isRestOfOptions(units: readonly Unit[], at: number): boolean {
	const unit = units[at] as Unit;
	const text = getText(unit);
	const { counts = [] } = unit.kind === 'item' && isPureTally(text) ? (figuresIn(text) ?? {}) : {};
	if (counts.length === 0 || counts.some(({ answer }) => answer === 'for' || answer === 'against'))
		return false;
	const beside = [units[at - 1], units[at + 1]].filter(
		(one) => one?.kind === 'item' && one.list === unit.list,
	);
	return beside.length > 0 && beside.every((one) => /\d/.test(getText(one)) && !isPureTally(getText(one)));
}

/** `Pour : 289` below `M. Roy lit l'article :`, and the answers below it: nobody of the meeting gave them. */
export function isBelowNoVote(units: readonly Unit[], at: number, head: string): boolean {
	let above = at;
	while (above > 0 && at - above < MOST_LABELS && isPureTally(getText(units[above]))) above -= 1;
	return above < at && leadsToNoVote(getText(units[above]), head);
}
