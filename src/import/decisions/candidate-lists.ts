/** Lists of names in an election: candidates with their votes or without, officers, those whose time ends. */

import { getText, type Unit } from '../lines/units.js';
import { hasWordOf, phraseFinder } from '../wording/dialect.js';
import { electedVerb, electedWords } from '../wording/elected-verb.js';
import { startLink } from '../wording/links.js';
import { isPersonName, isPlainName, withoutTitle } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { candidateRun, isOfOthers, saysElected, wordOfOthers } from './candidate-runs.js';
import { createMark, type LinesAt, type Mark, type MarksRead } from './decision-model.js';
import { electedIn, isOfAnotherDay } from './elected.js';
import { isOffice, MOST_OFFICERS, officeAndName, SHORT, withOneVote } from './officer-lines.js';

/** A list of names: candidates, with their votes or without; officers who are elected. */
export function namedList(lines: LinesAt): MarksRead | undefined {
	const { units, places, index, isElection, known } = lines;
	const at = places[index] as number;
	const nominated = nominees(lines) ?? officesOfNominees(lines);
	if (nominated !== undefined) return nominated;
	const above = textAbove(lines);
	const isLed = /:\s*$/.test(above);
	const isOthers = isOfOthers(above);
	// What a paragraph says before the two sentences that lead to the list is about something else.
	const lead = getSentences(above).slice(-2).join(' ');
	const isStood =
		isElection || (!isOthers && ((isLed && hasWordOf('standing', lead)) || hasWordOf('candidatures', lead)));
	const isTold = isLed && electedIn(above, known).phrase;
	const run = candidateRun({ ...lines, isElection: isStood }, isTold);
	if (run !== undefined && isLed && tellsOfAnotherDay(above, lines.year)) return { ...run, marks: [] };
	// `The following were elected:` above candidates of whom each has a ballot of his own: they are elected together.
	if (run !== undefined && !(isTold && run.marks.length > 1)) return run;
	const isFormed = phraseFinder('constitutes').test(above);
	const isElected = isTold || (isLed && isFormed);
	const named = namesOfList(lines, isElected);
	// `- Class A – elected June 2020` above its members: who sits, and no candidate.
	const isOfSeated = places
		.slice(index, named.last + 1)
		.some((place) => tellsOfAnotherDay(getText(units[place]), lines.year));
	if (isOfSeated && units[at]?.kind === 'item') return { marks: [], last: endOfList(lines, index) };
	const hasOffices = named.names.length > 0 && named.names.every(({ office }) => office !== undefined);
	const aside = isOthers && isLed ? namesAside(lines, above) : undefined;
	if (aside !== undefined) return aside;
	const apart = namesApart({ ...lines, isElection: isElection || isElected });
	if (apart !== undefined && !isOthers) return listMark(at, places, apart, isElected);
	const byLine = isElected && hasOffices ? undefined : linesOfNames(lines, isTold);
	if (byLine !== undefined && !isOthers)
		return listMark(
			at,
			places,
			{ last: byLine.last, candidates: byLine.names.map((name) => ({ name })) },
			isTold,
		);
	if (units[at]?.kind !== 'item' && !(isElected && (hasOffices || named.names.length > 1))) return undefined;
	// A paragraph that speaks of them somewhere is no title of the list below it.
	if (isOthers && (isLed || (above.length < SHORT && !/[.!?]$/.test(above)))) {
		return { marks: [], last: endOfList(lines, index) };
	}
	if (named.names.length === 0 || !(isElected || isElection || hasWordOf('standing', above)))
		return undefined;
	// `Composition du bureau :` above names alone says who is in it.
	const isNew = isElection || hasWordOf('newOnes', above);
	if (isFormed && !hasOffices && !isNew && !electedIn(above, known).phrase) return undefined;
	if (isElected && hasOffices) {
		const marks = named.names.map(({ names: elected, office, place }) => ({
			...createMark(place),
			isLines: true,
			elected,
			saysElected: true,
			...(office === undefined ? {} : { office }),
		}));
		return {
			marks: withOneVote(marks, getText(units[places[named.last + 1] ?? -1]), known),
			last: named.last,
		};
	}
	const everyone = named.names.flatMap((one) => one.names.map((name) => ({ name })));
	const list = listMark(at, places, { last: named.last, candidates: everyone }, isElected);
	return isElected ? { ...list, marks: list.marks.map((mark) => ({ ...mark, candidates: [] })) } : list;
}

/** Where the list ends that a place stands in, with what is deeper in it. */
function endOfList({ units, places }: LinesAt, from: number): number {
	const { list, depth = 0 } = units[places[from] as number] ?? {};
	const isOfList = (unit: Unit | undefined) =>
		unit?.list === list || (unit?.kind === 'item' && unit.depth > depth);
	let end = from;
	while (end + 1 < places.length && isOfList(units[places[end + 1] as number])) end += 1;
	return end;
}

/** `The following were elected in 2022:` */
function tellsOfAnotherDay(above: string, year: string | undefined): boolean {
	const verb = electedVerb().exec(above);
	return verb !== null && isOfAnotherDay(above.slice(verb.index + verb[0].length), year);
}

/** Those of a list as one mark: they stand, or are elected. */
function listMark(
	at: number,
	places: readonly number[],
	{ candidates, last }: { candidates: Mark['candidates']; last: number },
	isElected = false,
): MarksRead {
	const elected = isElected ? candidates.map(({ name }) => name) : [];
	const to = places[last] as number;
	const mark = { ...createMark(at), isLines: true, to, candidates, elected, saysElected: isElected };
	return { marks: [mark], last };
}

/** `Ana Bell`, `Bo Carr`, `Cy Dean`, a paragraph each, with paragraphs of their votes between them perhaps: those who stand, or are elected. */
function namesApart({
	units,
	places,
	index,
	isElection,
	known,
}: LinesAt): { candidates: Mark['candidates']; last: number } | undefined {
	const isName = (unit: Unit | undefined) => {
		const text = getText(unit);
		return (
			unit?.kind === 'text' && unit.isApart && text.length < SHORT && (known.has(text) || isPlainName(text))
		);
	};
	// A run is read from its first name only, so that a long one is not read again from each.
	if (!isElection || !isName(units[places[index] as number]) || isName(units[places[index - 1] ?? -1]))
		return undefined;
	const candidates: Array<{ name: string; votes?: number }> = [];
	let last = index - 1;
	for (let next = index; next < places.length && next - index < MOST_OFFICERS; next += 1) {
		const unit = units[places[next] as number] as Unit;
		const text = getText(unit);
		const [, count = '', word = ''] = /^(\d{1,6})\s(\p{L}+)$/u.exec(text) ?? [];
		const before = candidates.at(-1);
		if (isName(unit)) candidates.push({ name: withoutTitle(text) });
		else if (unit.kind !== 'text' || before === undefined) break;
		else if (count !== '' && phraseFinder('shareUnits').exec(word)?.[0].length === word.length)
			before.votes = Number(count);
		else if (!isOffice(text)) break;
		last = next;
	}
	return candidates.length < FEWEST_APART ? undefined : { candidates, last };
}

/** Fewer names, a paragraph each, may be those of speakers, or a signature. */
const FEWEST_APART = 3;

/** The entries of a list, item by item or line by line, as far as they are names, with what each is. */
function namesOfList(
	{ units, places, index }: LinesAt,
	isElected: boolean,
): { names: Array<{ names: string[]; office?: string; place: number }>; last: number } {
	const { kind, list } = units[places[index] as number] as Unit;
	const names: Array<{ names: string[]; office?: string; place: number }> = [];
	let last = index;
	// A list is read from its first entry only, so that a long one is not read again from each.
	const before = units[places[index - 1] ?? -1];
	const isFirst = kind === 'item' ? before?.list !== list : isElected && kind === 'text';
	for (let next = index; isFirst && next < places.length && next - index < MOST_OFFICERS; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== kind || unit.list !== list || (kind === 'text' && next > index && unit.isApart)) break;
		const text = getText(unit);
		// `et Zoé Kaci :`, the last of a list whose figures stand below it.
		const end = text.replace(startLink(), '');
		const read = officeOrName(end === text ? text : end.replace(/\s*[:;]$/, ''), isElected);
		if (read === undefined) break;
		names.push({ ...read, place: places[next] as number });
		last = next;
	}
	return { names, last };
}

/** Who an entry names; below `Sont élus :` also `Ana Bell nouvelle candidature.` */
function officeOrName(text: string, isElected: boolean): ReturnType<typeof officeAndName> {
	const { name } = (isElected ? nameAhead(text) : undefined) ?? {};
	return officeAndName(text) ?? (name === undefined ? undefined : { names: [name] });
}

/** `Les sortants sont :` above a list: they stand for nothing, unless a sentence below elects those whom the title calls so. */
function namesAside({ units, places, index }: LinesAt, above: string): MarksRead | undefined {
	const at = places[index] as number;
	const kind = units[at]?.kind;
	const candidates: Mark['candidates'] = [];
	let last = index - 1;
	for (let next = index; next < places.length && next - index < MOST_OFFICERS; next += 1) {
		const unit = units[places[next] as number];
		const found = unit?.kind === kind ? nameAhead(getText(unit)) : undefined;
		if (found === undefined) break;
		// `Ana Bell, démissionnaire`, `Ana Bell ne se représente pas`
		const isOut = hasWordOf('notStanding', found.rest) || phraseFinder('denies').test(found.rest);
		if (!isOut) candidates.push({ name: found.name });
		last = next;
	}
	const to = places[last];
	const aside = wordOfOthers(above);
	return candidates.length === 0 || to === undefined || aside === undefined
		? undefined
		: { marks: [{ ...createMark(at), isLines: true, to, candidates, aside }], last };
}

/** The whole name that opens a line, and what is said of whoever bears it: `Ana BELL nouvelle candidature`, `Ana Bell Treasurer`, `Ana Bell`. */
function nameAhead(text: string): { name: string; rest: string } | undefined {
	if (text.length > SHORT) return undefined;
	const words = withoutTitle(text.replace(/[\s.;,]+$/, '')).split(/\s+/);
	for (let count = 2; count <= Math.min(words.length, MOST_OF_NAME); count += 1) {
		const name = words.slice(0, count).join(' ').replace(/,$/, '');
		const rest = words.slice(count).join(' ');
		const isNote = rest === '' || /^[\p{Ll}(=–—-]/u.test(rest) || isOffice(rest);
		if (isNote && isPersonName(name) && !isOffice(name)) return { name, rest };
	}
	return undefined;
}

/** A name at the start of a line has no more words. */
const MOST_OF_NAME = 5;

/** `- Ana Bell`, and in the list below her `- Nominated by Bo Carr`, `- Elected by vote`: who stood, and who of them is elected. */
function nominees({ units, places, index, isElection, known }: LinesAt): MarksRead | undefined {
	const at = places[index] as number;
	const { depth, kind } = units[at] as Unit;
	// A list is read from its first item only, so that a long one is not read again from each.
	const before = units[places[index - 1] ?? -1];
	const below = units[places[index + 1] ?? -1];
	if (!isElection || kind !== 'item' || before?.kind === 'item' || (below?.depth ?? 0) <= depth)
		return undefined;
	const names: string[] = [];
	const elected: string[] = [];
	let last = index - 1;
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		const text = getText(unit).replace(/[\s,;.]+$/, '');
		const isName = known.isPerson(text);
		if (unit.kind !== 'item' || unit.depth < depth || (unit.depth === depth && !isName)) break;
		if (unit.depth === depth) names.push(text);
		else if (electedWords().exec(text)?.index === 0) elected.push(names.at(-1) ?? '');
		last += 1;
	}
	if (names.length < 2 || elected.length === 0 || last < index + names.length) return undefined;
	const mark = { ...createMark(at), to: places[last] as number, isLines: true, saysElected: true };
	return { marks: [{ ...mark, candidates: names.map((name) => ({ name })), elected }], last };
}

/**
 * `- President:`, and in the list below it `- Ana Bell (unopposed)`, `- Bo Carr (withdrawn)`: those of whom the bracket, or the rest of the line, says that they
 * are elected to the office. An office may be opened again further down.
 */
function officesOfNominees({ units, places, index, known }: LinesAt): MarksRead | undefined {
	const first = units[places[index] as number] as Unit;
	const officeOf = (unit: Unit) => {
		const [, office = ''] = /^([^:]{3,50}?)\s*:$/u.exec(getText(unit)) ?? [];
		// `OCM (Ordinary Committee Member)`; beside other offices a label is one too.
		const inside = /\(([^()]+)\)/u.exec(office)?.[1] ?? '';
		const isHeld =
			isOffice(office) || isOffice(inside) || (office !== '' && unit.list === first.list && unit !== first);
		return unit.kind === 'item' && unit.depth === first.depth && isHeld ? office : undefined;
	};
	if (officeOf(first) === undefined) return undefined;
	const marks: Mark[] = [];
	let last = index - 1;
	for (let next = index; next < places.length; ) {
		const office = officeOf(units[places[next] as number] as Unit);
		if (office === undefined) break;
		// Each of the offices may open a run: those of a list without an end are not looked at from each.
		if (next - index > MOST_NOMINEES) return undefined;
		const elected: string[] = [];
		const names: string[] = [];
		let below = next + 1;
		for (; below < places.length; below += 1) {
			const unit = units[places[below] as number] as Unit;
			if (unit.kind !== 'item' || unit.depth <= first.depth) break;
			const [, name = '', note = ''] =
				/^([^(),:–]{2,50}?)(?:\s*[(,:–-]\s*(.{3,90}?)\)?)?[.;]?$/u.exec(getText(unit)) ?? [];
			if (!known.mayBePerson(name)) return undefined;
			names.push(name);
			if (saysElected(note) && !phraseFinder('denies').test(note)) elected.push(name);
		}
		if (names.length === 0) return undefined;
		if (elected.length > 0)
			marks.push({
				...createMark(places[next] as number),
				to: places[below - 1] as number,
				isLines: true,
				elected,
				saysElected: true,
				office,
				opens: office,
			});
		last = below - 1;
		next = below;
	}
	return marks.length === 0 ? undefined : { marks, last };
}

/** A list of offices and of who stands for them is not longer. */
const MOST_NOMINEES = 200;

/** The lines of a paragraph of an election with a candidate a line, each with what he is or stands for. */
function linesOfNames(
	{ units, places, index, isElection, known }: LinesAt,
	isTold: boolean,
): { names: string[]; last: number } | undefined {
	const names: string[] = [];
	let last = index - 1;
	for (const [offset, at] of isElection ? places.slice(index).entries() : []) {
		const unit = units[at] as Unit;
		const read =
			unit.kind !== 'text' || (offset > 0 && unit.isApart) ? undefined : officeOrName(getText(unit), isTold);
		if (read?.names.every((name) => known.mayBePerson(name)) !== true) break;
		for (const name of read.names) names.push(name);
		last = index + offset;
	}
	return last > index ? { names, last } : undefined;
}

/** The text right above a unit; words of a table that its lines do not have are none. */
function textAbove({ units, places, index }: LinesAt): string {
	let at = index - 1;
	while (at > 0 && units[places[at] as number]?.kind === 'comment') at -= 1;
	return at < 0 ? '' : getText(units[places[at] as number]);
}
