/** Lists of candidates and of officers. */

import { vocabulary } from '../language/index.js';
import { lazy } from '../text/lazy.js';
import { isCivility } from '../text/name-parts.js';
import { createMark, type Mark } from './decision-model.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordList, wordPattern } from './dialect.js';
import { electedIn, REPRESENTED, saysElection, tellsResults, votedIn } from './elected.js';
import { answerAt, type Count, type Figures, figuresIn, isPureTally } from './figures.js';
import { listLink, nameLink, openLink } from './links.js';
import { isPersonName, isPlainName, type KnownNames, namesIn, withoutTitle } from './person-names.js';
import { getSentences } from './sentences.js';
import { getText, type Unit } from './units.js';
import { consentIn, isGenericVerdict, verdictIn } from './verdict.js';

/** `Tiers sortant :`, `Absents :`, right above a list: those in it stand for nothing. */
function isOfOthers(above: string): boolean {
	return hasWordOf(
		'notStanding',
		getSentences(above)
			.at(-1)
			?.split(/[;,]\s/)
			.at(-1) ?? '',
	);
}

/** A list of names: candidates, with their votes or without; officers who are elected. */
export function namedList(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
	const at = places[index] as number;
	const nominated =
		nominees(units, places, index, isElection, known) ?? officesOfNominees(units, places, index, known);
	if (nominated !== undefined) return nominated;
	const listed = textAbove(units, places, index);
	// What a paragraph says before the two sentences that lead to the list is about something else.
	const lead = getSentences(listed).slice(-2).join(' ');
	const isStood =
		isElection ||
		(!isOfOthers(listed) &&
			((/:\s*$/.test(lead) && hasWordOf('standing', lead)) || hasWordOf('candidatures', lead)));
	const run = candidateRun(units, places, index, isStood, known);
	const saysElected = /:\s*$/.test(listed) && electedIn(listed, known).phrase;
	// `The following were elected:` above candidates of whom each has a ballot of his own: they are elected together.
	if (run !== undefined && !(saysElected && run.marks.length > 1)) return run;
	const base = { text: '', counts: [], isPure: true, isTable: false, isLines: true };
	const above = textAbove(units, places, index);
	const isFormed = phraseFinder('constitutes').test(above);
	const isElected = /:\s*$/.test(above) && (isFormed || electedIn(above, known).phrase);
	const named = namesOfList(units, places, index, isElected);
	const hasOffices = named.names.length > 0 && named.names.every(({ office }) => office !== undefined);
	const apart = namesApart(units, places, index, isElection || isElected, known);
	if (apart !== undefined && !isOfOthers(above)) {
		const elected = isElected ? apart.candidates.map(({ name }) => name) : [];
		const to = places[apart.last] as number;
		const mark = { ...createMark(at), isLines: true, to, candidates: apart.candidates, elected };
		return { marks: [{ ...mark, saysElected: isElected }], last: apart.last };
	}
	const lines = isElected && hasOffices ? undefined : linesOfNames(units, places, index, isElection, known);
	if (lines !== undefined && !isOfOthers(above))
		return {
			marks: [
				{
					...createMark(at),
					isLines: true,
					to: places[lines.last] as number,
					candidates: lines.names.map((name) => ({ name })),
				},
			],
			last: lines.last,
		};
	if (units[at]?.kind !== 'item' && !(isElected && hasOffices)) return undefined;
	// A paragraph that speaks of them somewhere is no title of the list below it.
	if (isOfOthers(above) && (/:\s*$/.test(above) || (above.length < SHORT && !/[.!?]$/.test(above)))) {
		let end = index;
		while (end + 1 < places.length && units[places[end + 1] as number]?.list === units[at]?.list) end += 1;
		return { marks: [], last: end };
	}
	const isStanding = isElected || isElection || hasWordOf('standing', above);
	if (!isStanding) return undefined;
	const marks: Mark[] = [];
	const { names, last } = named;
	if (names.length === 0) return undefined;
	// `Composition du bureau :` above names alone says who is in it.
	const isNew = isElection || hasWordOf('newOnes', above);
	if (isFormed && !hasOffices && !isNew && !electedIn(above, known).phrase) return undefined;
	if (isElected && hasOffices) {
		for (const { names: elected, office, place } of names)
			marks.push({
				...base,
				isPure: false,
				from: place,
				to: place,
				elected,
				saysElected: true,
				candidates: [],
				...(office === undefined ? {} : { office }),
			});
		return { marks: withOneVote(marks, getText(units[places[last + 1] ?? -1]), known), last };
	}
	const everyone = names.flatMap((one) => one.names.map((name) => ({ name })));
	return {
		marks: [
			{
				...base,
				isPure: false,
				from: at,
				to: places[last] as number,
				elected: isElected ? everyone.map(({ name }) => name) : [],
				saysElected: isElected,
				candidates: isElected ? [] : everyone,
			},
		],
		last,
	};
}

/** `Ana Bell`, `Bo Carr`, `Cy Dean`, a paragraph each, with paragraphs of their votes between them perhaps: those who stand, or are elected. */
function namesApart(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { candidates: Mark['candidates']; last: number } | undefined {
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
	units: readonly Unit[],
	places: readonly number[],
	index: number,
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
		const read = officeAndName(getText(unit));
		if (read === undefined) break;
		names.push({ ...read, place: places[next] as number });
		last = next;
	}
	return { names, last };
}

/** `- Ana Bell`, and in the list below her `- Nominated by Bo Carr`, `- Elected by vote`: who stood, and who of them is elected. */
function nominees(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
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
		const isName = known.has(text) || (/\s/.test(text) && isPersonName(text));
		if (unit.kind !== 'item' || unit.depth < depth || (unit.depth === depth && !isName)) break;
		if (unit.depth === depth) names.push(text);
		else if (phraseFinder('saysElected').exec(text)?.index === 0) elected.push(names.at(-1) ?? '');
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
function officesOfNominees(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
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
			if (!(known.has(name) || isPersonName(name))) return undefined;
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
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { names: string[]; last: number } | undefined {
	const names: string[] = [];
	let last = index - 1;
	for (const [offset, at] of isElection ? places.slice(index).entries() : []) {
		const unit = units[at] as Unit;
		const read =
			unit.kind !== 'text' || (offset > 0 && unit.isApart) ? undefined : officeAndName(getText(unit));
		if (read?.names.every((name) => known.has(name) || isPersonName(name)) !== true) break;
		for (const name of read.names) names.push(name);
		last = index + offset;
	}
	return last > index ? { names, last } : undefined;
}

/** The text right above a unit; words of a table that its lines do not have are none. */
function textAbove(units: readonly Unit[], places: readonly number[], index: number): string {
	let at = index - 1;
	while (at > 0 && units[places[at] as number]?.kind === 'comment') at -= 1;
	return at < 0 ? '' : getText(units[places[at] as number]);
}

/** Whether words say that somebody is elected, or end with a verdict on him: `reconduite`, `elected unopposed`, `… carried.` */
function saysElected(text: string): boolean {
	if (phraseFinder('elects').test(text)) return true;
	const [, last = ''] = /(\p{L}+(?:\s\p{L}+)?)[.)*\s]*$/u.exec(text) ?? [];
	return [last, last.split(' ').at(-1) ?? ''].some((word) => isPhrase('electsAtEnd', word));
}

/** `Président : Ivan Pruss`, `Chair – Dora Finch (elected unopposed)`, on one line or on several: officers who are elected, each to an office of his own. */
export function officerLines(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
	const found: Array<OfficerLine & { at: number }> = [];
	const above = index === 0 ? '' : getText(units[places[index - 1] as number]);
	const isNewBody = /:\s*$/.test(above) && hasWordOf('newOnes', above) && hasWordOf('seatedBodies', above);
	const isToldAbove =
		isNewBody ||
		tellsResults(above) ||
		// `We have elected a new committee!`
		(/!\s*$/.test(above) && phraseFinder('elects').test(above)) ||
		(/:\s*$/.test(above) &&
			(phraseFinder('elects', 'constitutes').test(above) ||
				// `… moved to approve the following appointments:`
				(saysElection(above) && phraseFinder('moves', 'decides').test(above))));
	let last = index - 1;
	let isToldBelow = false;
	/** The unit that ends the list. */
	let ended = places.length;
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'text' && unit.kind !== 'item') break;
		const text = outOfPipes(getText(unit));
		const seated = seatsBelow(units, places, next, isToldAbove || found.length > 1, known);
		const isListed =
			(unit.kind === 'item' || isLabelled(unit)) &&
			found.length > (isToldAbove ? 0 : isElection ? 1 : MOST_OFFICERS);
		const officers = seated !== undefined ? [seated.line] : officersOfUnit(unit, isElection, known, isListed);
		const read = officers.length > 0 || !isToldAbove ? officers : appointed(text, known);
		// Each line of a run may open another one: those of a list without an end are not looked at from each.
		if (found.length > MOST_OFFICERS) return undefined;
		// `Bank – First National` among `Clerk – Ana Bell` and the other appointments.
		if (read.length === 0 && isToldAbove && found.length > 0 && isOfOtherSeat(text)) continue;
		if (read.length === 0) {
			ended = next;
			isToldBelow = found.length > 0 && saysElected(text) && text.length < 200;
			break;
		}
		if (seated !== undefined) next = seated.last;
		for (const one of read) {
			const before = found.at(-1);
			const isSeat = before !== undefined && isSeatBeside(before, one);
			if (isSeat) {
				before.at = places[next] as number;
				for (const name of one.names) before.names.push(name);
			} else found.push({ at: places[next] as number, ...one, names: [...one.names] });
		}
		last = next;
	}
	if (found.length === 0) return undefined;
	if (
		(isOfOthers(above) || (hasWordOf('standing', above) && (/:\s*$/.test(above) || above.length < SHORT))) &&
		!found.some(({ votes, counts }) => votes !== undefined || counts !== undefined) &&
		!isToldAbove &&
		!isToldBelow
	)
		return undefined;
	const isTold = ((isElection || isTitleOfElection(above)) && found.length > 1) || isToldAbove || isToldBelow;
	const isVoted = ({ votes, counts }: OfficerLine) =>
		isElection && (votes !== undefined || counts !== undefined);
	if (!found.every((one) => one.isTold || isVoted(one)) && !isTold) return undefined;
	const marks = found.map(({ at, office, names, isTold: isSaid, votes, counts }): Mark => {
		const isPlain = isSaid || (votes === undefined && counts === undefined);
		return {
			...createMark(at),
			// What the figures give is not said a second time.
			elected: isPlain ? names : [],
			saysElected: isPlain,
			candidates:
				counts === undefined && votes === undefined
					? []
					: names.map((name) => ({
							name,
							...(counts === undefined ? {} : { counts }),
							...(votes === undefined ? {} : { votes }),
						})),
			office,
			isLines: true,
		};
	});
	const together = withOneVote(marks, getText(units[places[ended] ?? -1]), known);
	return { last: together.length < marks.length ? ended - 1 : last, marks: together };
}

/** `|Treasurer|Ana Bell|`, a row of a table without a head: `Treasurer: Ana Bell`. */
function outOfPipes(text: string): string {
	return text.replace(/^\|\s*([^|]{3,50}?)\s*\|\s*([^|]{3,80}?)\s*\|$/u, '$1: $2');
}

/** `Planning Board Attorney – Ana Bell`, below what says that those of the list are appointed: whatever the office is. */
function appointed(text: string, known: KnownNames): OfficerLine[] {
	const [, office = '', held = ''] =
		text.length > LONGEST_LISTED
			? []
			: (/^(\p{Lu}[^:.–—]{2,60}?)\s*(?::|\s?[–—]|\s?-)\s+(.+?)[.;,]?$/u.exec(
					text.replace(/\s*\([^()]*\)/g, ''),
				) ?? []);
	const names = held.split(nameLink());
	return office !== '' && names.every((name) => known.has(name) || isPlainName(name))
		? [{ office, names: names.map(withoutTitle), isTold: false }]
		: [];
}

/** `Meeting date – second Wednesday of each month`: a label and what is not somebody's name, in a list of both. */
function isOfOtherSeat(text: string): boolean {
	return (
		text.length < LONGEST_LISTED &&
		/^\p{Lu}[^:.–—]{2,60}?\s*(?::|\s?[–—]|\s?-)\s+\S[^:;]*$/u.test(text) &&
		consentIn(text) === undefined &&
		verdictIn(text) === undefined
	);
}

/**
 * Officers in a list, below which one vote on all of them stands: `Cette résolution est adoptée à l’unanimité`, `Pour : 12`. They are one election;
 * without such a vote each is elected to an office of its own.
 */
function withOneVote(marks: readonly Mark[], below: string, known: KnownNames): Mark[] {
	const isEach = marks.some(({ candidates, counts }) => candidates.length + counts.length > 0);
	const [first = ''] = getSentences(below);
	if (marks.length < 2 || isEach || first === '' || first.length > LONGEST_VOTE) return [...marks];
	const isCounted =
		isPureTally(first) && figuresIn(first)?.counts.some(({ answer }) => answer === 'for') === true;
	const consent = consentIn(first);
	const isShort = first.split(/\s+/).length <= MOST_OF_CONSENT;
	const isOfAll = consent !== undefined && (isShort || saysElected(first) || isGenericVerdict(first));
	if (!isCounted && !isOfAll && !(isGenericVerdict(first) && !saysElected(first))) return [...marks];
	// `Motion carried: Chair Bell and all members voted aye.` names who voted, and elects nobody.
	if (namesIn(first, known).length > 0 && !(isGenericVerdict(first) && isOfAll)) return [...marks];
	return [
		{
			...createMark(marks[0]?.from ?? 0),
			to: marks.at(-1)?.to ?? 0,
			isLines: true,
			elected: [...new Set(marks.flatMap(({ elected }) => elected))],
			saysElected: true,
		},
	];
}

/** A sentence that says how a list was voted on is not longer. */
const LONGEST_VOTE = 200;
/** `Adopté à l’unanimité`: with more words it may be about something else. */
const MOST_OF_CONSENT = 4;

/** `- Ordinary members:` above deeper items that are names: all of them have the office. */
function seatsBelow(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isTold: boolean,
	known: KnownNames,
): { line: OfficerLine; last: number } | undefined {
	const unit = units[places[index] as number] as Unit;
	const [, office = ''] =
		unit.kind === 'item' && isTold ? (/^([^:]{3,50}?)\s*:$/u.exec(getText(unit)) ?? []) : [];
	if (office === '' || hasWordOf('notStanding', office)) return undefined;
	const names: string[] = [];
	let last = index;
	for (let next = index + 1; next < places.length; next += 1) {
		const below = units[places[next] as number] as Unit;
		const name = getText(below).replace(/[\s,;.]+$/, '');
		if (below.kind !== 'item' || below.depth <= unit.depth || !isFullName(name, known)) break;
		names.push(withoutTitle(name));
		last = next;
	}
	return names.length === 0 ? undefined : { line: { office, names, isTold: false }, last };
}

/** What announces a list is not longer, unless it ends with a colon. */
const SHORT = 60;

/** An office and who is elected to it, with his votes where the line says them. */
interface OfficerLine {
	office: string;
	names: string[];
	isTold: boolean;
	votes?: number;
	counts?: Count[];
}

/** `Committee member 2: Bo Carr` below `Committee member 1: Ana Bell`: one more seat of the same office, which nothing tells apart. */
function isSeatBeside(before: OfficerLine, one: OfficerLine): boolean {
	const isPlain = [before, one].every(({ votes, counts }) => votes === undefined && counts === undefined);
	const office = withoutNumber(one.office);
	return isPlain && office !== one.office && office === withoutNumber(before.office);
}

/** `General Committee #1`: the office without the number of its seat. */
function withoutNumber(office: string): string {
	return office.replace(/\s*(?:#|n\s?[°º]\s?)?\d{1,2}$/iu, '');
}

/** `Trésorière : Zoé Kaci, 7 voix, élue`, `Treasurer: Bo Carr. 5 yes, 0 no`. */
function countedOfficer(text: string, known: KnownNames): OfficerLine | undefined {
	const [, office = '', name = '', tail = ''] =
		/^([^:\d]{3,50}?)\s*(?::|\s[–—-]\s)\s*([^\d:]{3,60}?)(?:[,.;(–—-]\s*|\s)(?=\d)(.{3,90})$/u.exec(
			text.replace(/\s*\([^()\d]*\)/g, ''),
		) ?? [];
	if (!isOffice(office) || !isFullName(name, known)) return undefined;
	const read = candidateLine(`${name} : ${tail}`, known);
	if (read === undefined || (read.votes === undefined && read.counts === undefined)) return undefined;
	return {
		office: office.trim(),
		names: [withoutTitle(name.trim())],
		isTold: read.isElected,
		...(read.votes === undefined ? {} : { votes: read.votes }),
		...(read.counts === undefined ? {} : { counts: read.counts }),
	};
}

/** `**Social Sec:** Ana Bell`: a line whose label is in bold. */
function isLabelled({ source }: Unit): boolean {
	return /^\s*\*\*[^*:]{3,50}(?::\*\*|\*\*\s?:)\s/.test(source[0] ?? '');
}

/** `Committee elections` right above offices and names: a title that has nothing of one but its words. */
function isTitleOfElection(above: string): boolean {
	return (
		above.length < SHORT &&
		/^\p{Lu}[^.:;,!?]+$/u.test(above) &&
		above.split(/\s+/).length <= MOST_IN_TITLE &&
		hasWordOf('electionHeads', above) &&
		!isOfOthers(above)
	);
}

/** A title without any sign has no more words. */
const MOST_IN_TITLE = 6;

/** The officers of a unit, line by line or as its sentences say them. It is asked for each run that may hold it. */
function officersOfUnit(
	unit: Unit,
	isElection: boolean,
	known: KnownNames,
	isListed: boolean,
): readonly OfficerLine[] {
	const read = readOfficersOfUnit(unit, isElection, known);
	if (read.length > 0 || !isListed) return read;
	// `Academic Events Offcier: Ana Bell`, among others that are offices.
	const text = getText(unit);
	return text.length > LONGEST_LISTED ? [] : officersIn(text, isElection, known, true);
}

/** A line of a list with an office and a name is not longer. */
const LONGEST_LISTED = 130;

function readOfficersOfUnit(unit: Unit, isElection: boolean, known: KnownNames): readonly OfficerLine[] {
	const before = readOfficers.get(unit);
	if (before?.known === known && before.isElection === isElection) return before.officers;
	const text = getText(unit);
	const parts = unit.lines.length > 1 ? unit.lines.map((line) => officersIn(line, isElection, known)) : [];
	const isByLine = parts.length > 0 && parts.every((part) => part.length > 0);
	const officers = isByLine ? parts.flat() : text.length > 300 ? [] : saidOfficers(text, isElection, known);
	readOfficers.set(unit, { known, isElection, officers });
	return officers;
}

const readOfficers = new WeakMap<
	Unit,
	{ known: KnownNames; isElection: boolean; officers: readonly OfficerLine[] }
>();
const MOST_OFFICERS = 100;

/** `Titulaire : Zoé Kaci ; suppléant : Ali Ben. Ces désignations sont approuvées à l'unanimité.` */
function saidOfficers(text: string, isElection: boolean, known: KnownNames): OfficerLine[] {
	// `President: Ana Bell. Nominated by Bo Carr.`
	const all = getSentences(text);
	const sentences = all.filter((said) => phraseFinder('movers').exec(said)?.index !== 0);
	if (sentences.length === 1 && all.length > 1) return officersIn(sentences[0] ?? '', isElection, known);
	const lists = sentences.map((sentence) => officersIn(sentence, isElection, known));
	const end = lists.findIndex((list) => list.length === 0);
	const rest = end === -1 ? '' : sentences.slice(end).join(' ');
	const isTold =
		rest !== '' &&
		rest.length < 160 &&
		(saysElected(rest) || (saysElection(rest) && consentIn(rest) !== undefined));
	if (isTold) return lists.slice(0, end).flatMap((list) => list.map((one) => ({ ...one, isTold: true })));
	return end === -1 && lists.length > 1 ? lists.flat() : officersIn(text, isElection, known);
}

/** A name that stands for itself. */
function isFullName(name: string, known: KnownNames): boolean {
	const isName = known.has(name) || (isPersonName(name) && /\s/.test(name.trim()) && !isOffice(name));
	return isName && !listLink().test(name);
}

/** Whether a label names a body that somebody is sent to. */
function isSeatedBody(label: string): boolean {
	const words = label.trim().split(/\s+/);
	return (
		/^\p{Lu}/u.test(label.trim()) &&
		words.length < 9 &&
		[words[0], words.at(-1)].some((word) => isInList('seatedBodies', word ?? ''))
	);
}

/** `Cllr Carr`: Carr. */
function withoutHonorific(name: string): string {
	const [first = '', ...rest] = name.trim().split(/\s+/);
	return rest.length > 0 && isInList('honorifics', first.replace(/\.$/, '')) ? rest.join(' ') : name;
}

/** `Se présentent`, `Two nominations were received`: a label of those who stand, and no body. */
function saysStanding(label: string): boolean {
	return (
		hasWordOf('auxiliaries', label) ||
		hasWordOf('candidatures', label) ||
		phraseFinder('candidateBefore', 'candidateAfter').test(label)
	);
}

/** `Nominations for treasurer`: who stands for it follows, and not who has it. */
function opensStanding(label: string): boolean {
	const stands = phraseFinder('candidateBefore').exec(label.trim());
	return stands?.index === 0 && !isPhrase('electNouns', stands[0]);
}

/** `; Proposed BC; Seconded DE`: who moves it, behind whom. */
const MOVERS_BEHIND = lazy(
	() => new RegExp(`(?:[;,]|\\s[–—-])\\s*(?:${wordList('moverLabels').join('|')})(?!\\p{L}).*$`, 'isu'),
);

/** Whether a name opens with a civility or with what its bearer is: `Mme Roux`, `Cllr Carr`. */
function isCivil(name: string): boolean {
	const [first = '', next = ''] = name.trim().split(/\s+/);
	const word = first.replace(/\.$/, '');
	return /^\p{Lu}/u.test(next) && (isCivility(word) || isInList('honorifics', word));
}

/** The offices and names of a line that says nothing else but that they are elected; in a list of officers any label is an office. */
function officersIn(text: string, isElection: boolean, known: KnownNames, isListed = false): OfficerLine[] {
	// `Vice president: Ana Bell 5, Bo Carr 3 – Ana elected` has candidates, and is read as a sentence.
	const [, contest = ''] = /:\s*(.+?)(?:\s[–—-]\s|$)/su.exec(text) ?? [];
	if (isElection && votedIn(contest, known, true).length > 1) return [];
	const counted = countedOfficer(text, known);
	if (counted !== undefined) return [counted];
	const isSaid = saysElected(text);
	const plain = text
		.replace(/\([^()]*\)/g, ' ')
		// `Treasurer – Ana Bell; Proposed BC; Seconded DE`
		.replace(MOVERS_BEHIND(), '')
		// `Secrétaire : Zoé Kaci, en remplacement d'Ali Ben`
		.replace(REPRESENTED(), ' ')
		.replace(
			wordPattern`[\s,;–—-]*(?:${'copulaWords'}\s+)?(?:${'allBefore'}\s+)?${'electedTail'}(?!\p{L}).*$`,
			'',
		)
		.replace(/[\s.,;]+$/, '');
	const consent = consentIn(plain)?.word ?? '';
	// `Référente : Zoé Kaci, à l’unanimité`
	const isTold = isSaid || (consent !== '' && isElection);
	const bare = plain.endsWith(consent)
		? plain.slice(0, plain.length - consent.length).replace(/[\s.,;:–—-]+$/, '')
		: plain;
	const found: OfficerLine[] = [];
	for (const part of bare.split(/\s*[,;]\s+(?=[^,;:–—]{3,40}(?:\s*:|\s[–—-]\s))/u)) {
		const [, office = '', name = ''] = /^([^:]{3,50}?)\s*(?::|\s?[–—]\s|\s-\s)\s*(.+)$/u.exec(part) ?? [];
		const names = name.split(nameLink()).map(withoutHonorific);
		if (hasWordOf('notStanding', office) || hasWordOf('moverLabels', office)) return [];
		// `Nominations for treasurer: Ana Bell, Bo Carr.`
		if (!isSaid && opensStanding(office)) return [];
		// `Commission travaux : Zoé Kaci, Ali Ben`
		const isNamed = names.every((one) => known.has(one));
		const isTask = isCivil(name) && !saysStanding(office);
		const isSent = isElection && isNamed && (isSeatedBody(office) || isTask);
		if (!(isOffice(office) || isSent || isListed) || !names.every((one) => isFullName(one, known))) return [];
		found.push({ office: office.trim(), names: names.map((one) => withoutTitle(one.trim())), isTold });
	}
	return found;
}

export function isOffice(text: string): boolean {
	const plain = withoutNumber(text.replace(/\([^()]*\)/g, '').trim());
	const [first = '', ...rest] = plain.split(/\s+/);
	// `Secretary/Treasurer`
	const [one = '', other = ''] = plain.split(/\s*[/&]\s*/);
	if (other !== '' && isPhrase('offices', one) && isPhrase('offices', other)) return true;
	return (
		isPhrase('offices', plain) ||
		(rest.length > 0 && rest.length < 5 && isPhrase('offices', rest.at(-1) ?? '')) ||
		(isPhrase('offices', first) &&
			plain.split(/\s+/).length <= 6 &&
			!wordPattern`${'sittingWords'}`.test(plain))
	);
}

/** `President: Guido Rossi`, `Ana Bell au poste de trésorière ;`, `Ana Bell, trésorière`, `Ana Bell, Bo Carr, members`. */
function officeAndName(text: string): { names: string[]; office?: string } | undefined {
	const plain = text.replace(/[\s;,.]+$/, '').replace(openLink(), '');
	const [, before = '', named = ''] = /^([^:]{2,50}?)\s*:\s*(.+)$/u.exec(plain) ?? [];
	// `Ana Bell (unopposed)`
	const after = named.replace(/\s*\(\p{L}+\)$/u, '');
	if (hasWordOf('notStanding', before)) return undefined;
	if (before !== '' && isPersonName(after) && !listLink().test(after) && !/\d/.test(after))
		return { names: [withoutTitle(after)], office: before };
	if (before !== '' && isPersonName(before) && /^[\p{L}\s'’()-]{3,50}$/u.test(after))
		return { names: [withoutTitle(before)], office: after };
	// `Village Attorney - Ana Bell`
	const [, held = '', holder = ''] = /^([^:]{3,50}?)\s[–—-]\s(.+)$/u.exec(plain) ?? [];
	if (isOffice(held))
		return isPersonName(holder) ? { names: [withoutTitle(holder)], office: held } : undefined;
	// `Village Hall – Councillor Ana Bell`, `Footpaths – Dr Carr and Cy Dean`: a body or a task, and who is sent to it.
	const holders = holder.split(nameLink());
	if (isCivil(holders[0] ?? '') && holders.every((name) => isPersonName(withoutHonorific(name))))
		return { names: holders.map((name) => withoutTitle(withoutHonorific(name))), office: held };
	const all = after.split(nameLink());
	if (before !== '' && isOffice(before) && all.every((name) => isPersonName(name) && /\s/.test(name)))
		return { names: all.map(withoutTitle), office: before };
	const parts = plain.split(/\s*,\s*/u);
	const last = parts.at(-1) ?? '';
	if (
		parts.length > 1 &&
		isOffice(last) &&
		parts.slice(0, -1).every((name) => isPersonName(name) && /\s/.test(name))
	)
		return { names: parts.slice(0, -1).map(withoutTitle), office: last };
	const name = plain.split(wordPattern`\s+${['asOffice', 'forWords']}\s|\s*[,(–]\s*|\s{2,}|\s-\s`)[0] ?? '';
	return isPersonName(name) && /\s/.test(name) ? { names: [withoutTitle(name)] } : undefined;
}

/** A candidate on a line, with what the line says of him. */
interface CandidateLine {
	name: string;
	votes?: number;
	counts?: Count[];
	isElected: boolean;
	/** Its number has no word beside it: `Ana Bell 33`. */
	isLoose: boolean;
}

/** Candidates on lines one below the other, or on one line with semicolons between. */
function candidateRun(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
	const at = places[index] as number;
	const base = { text: '', counts: [], isPure: true, isTable: false, isLines: true };
	const found: Array<CandidateLine & { at: number }> = [];
	const ballots: Count[] = [];
	let last = index;
	let [hasUncounted, hasLoose, hasUnanswered] = [false, false, false];
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'text' && unit.kind !== 'item') break;
		const line = candidatesOfLine(unit, known);
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
	if (!hasUncounted) {
		if (found.length === 1 && !isElection) return undefined;
		const elected = found.filter(({ isElected }) => isElected).map(({ name }) => name);
		const candidates = found.map(({ name, votes }) => ({ name, ...(votes === undefined ? {} : { votes }) }));
		return {
			marks: [
				{
					...base,
					counts: ballots,
					from: at,
					to: places[last] as number,
					elected,
					saysElected: elected.length > 0,
					candidates,
				},
			],
			last,
		};
	}
	// Each with a ballot of his own, or elected without one.
	return { marks: runMarks(found), last };
}

/** The candidates of a line, and the ballots for nobody beside them; nothing where it says anything else. A line is asked for each run that may hold it. */
function candidatesOfLine(unit: Unit, known: KnownNames): CandidatesOfLine | undefined {
	const before = readLines.get(unit);
	if (before?.known === known) return before.line;
	const parts = getText(unit)
		.replace(/\.$/, '')
		.split(/\s*;\s*/);
	const read = parts.map((part) => candidateLine(part, known));
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
	const counts = isPureTally(text) ? (figuresIn(text)?.counts ?? []) : [];
	return counts.every(({ answer }) => answer !== 'for' && answer !== 'against') ? counts : [];
}

/** Those who are elected together, and each of whom a ballot of his own says whether he is. */
export function runMarks(
	found: ReadonlyArray<{ at: number; name: string; counts?: Count[]; isElected: boolean }>,
): Mark[] {
	const base = { text: '', counts: [], isTable: false, isLines: true };
	const isContested = found.some(({ counts }) =>
		counts?.some(({ answer, value }) => answer === 'against' && value > 0),
	);
	const mark = (some: typeof found): Mark => {
		const elected = some.filter(({ isElected }) => isElected).map(({ name }) => name);
		const isCounted = some.some(({ counts }) => counts !== undefined);
		return {
			...base,
			isPure: isCounted,
			from: some[0]?.at ?? 0,
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

/** `Ana Bell : 12 voix, élue`, `M. Roux : POUR 742/1000 — élu`, `Bo Carr: elected unopposed`, `Ana Bell 33`. */
function candidateLine(text: string, known: KnownNames): CandidateLine | undefined {
	if (text.length > 160 || phraseFinder('candidateBefore').exec(text)?.index === 0) return undefined;
	const plain = text.replace(/^\d{1,2}\s?[.)]\s+/u, '').replace(resultLabel(), '');
	const [, name = '', rest = ''] =
		/^(\p{L}[^:\d]{1,60}?)\s*(?::|\s[–—-]\s|\.{3,}|,\s)\s*(.{3,90})$/u.exec(plain) ??
		/^(\p{L}[^:\d]{1,60}?)\s*(?:[–—-]\s*)?(\d.{0,60})$/u.exec(plain) ??
		[];
	if (!isCandidate(name)) return undefined;
	const isName = known.has(name) || isPersonName(name) || wordPattern`^${'listWords'}\s`.test(name);
	const elected = phraseFinder('saysElected').exec(rest);
	const isDenied = wordPattern`(?:^|\s)${'notWords'}\s`.test(rest);
	const said = numberInBrackets(rest)
		.replace(/\([^()]*\)/g, (inside) => (phraseFinder('saysElected').test(inside) ? inside : ' '))
		.replace(phraseFinder('saysElected'), ' ');
	const isElected = elected !== null && !isDenied;
	const figures = withOwnVotes(said, figuresIn(said));
	if (isName && figures?.counts.some(({ answer }) => answer === 'for')) {
		const left = `${said.slice(0, figures.from)} ${said.slice(figures.to)}`.replace(
			phraseFinder('shareUnits'),
			' ',
		);
		return (left.match(/\p{L}{4,}/gu) ?? []).length > 1
			? undefined
			: { name: name.trim(), counts: figures.counts, isElected, isLoose: false };
	}
	const [, count, unit = ''] =
		wordPattern`^[\s,:(–—-]*${'withVotes'}?\s*(\d{1,6})\s*(\p{L}*)[\s.,;()–—-]*$`.exec(said) ?? [];
	if (
		count !== undefined &&
		(isName || unit !== '') &&
		(unit === '' || phraseFinder('shareUnits').exec(unit)?.[0].length === unit.length)
	)
		return { name: name.trim(), votes: Number(count), isElected, isLoose: unit === '' };
	const left = consentIn(said)?.word;
	const words = (left === undefined ? said : said.replace(left, ' ')).match(/\p{L}{3,}/gu) ?? [];
	// `Margot, Benji and James elected unopposed`: more than one.
	return isName && isElected && words.length <= 3 && !words.some((word) => known.has(word))
		? { name: name.trim(), isElected, isLoose: false }
		: undefined;
}

/** `Résultats : Ana Bell 45 voix`, `Ont obtenu Ana Bell 45 voix` */
const resultLabel = lazy(
	() => new RegExp(`^(?:(?:${wordList('resultLabels').join('|')})\\s*:|ont obtenu|a obtenu)\\s*`, 'iu'),
);

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
