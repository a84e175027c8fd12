/** Lines of officers: who is elected to which office, on a line of his own or on several. */

import { isCivility } from '../../text/names.js';
import { getText, type Unit } from '../lines/units.js';
import type { Count } from '../wording/answers.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { ELECTED_VERDICTS, electingWords } from '../wording/elected-verb.js';
import { opensNewBody, REPRESENTED, saysElection } from '../wording/election-words.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { listLink, nameLink, openLink } from '../wording/links.js';
import {
	isFullName,
	isPersonName,
	isPlainName,
	type KnownNames,
	namesIn,
	withoutTitle,
} from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGenericVerdict, verdictIn } from '../wording/verdict.js';
import { candidateLine, isOfOthers, saysElected } from './candidate-runs.js';
import { isNameAndMover, proposedIn, votedIn } from './candidates.js';
import { createMark, type LinesAt, type Mark, type MarksRead } from './decision-model.js';

/** `Président : Ivan Pruss`, `Chair – Dora Finch (elected unopposed)`, on one line or on several: officers who are elected, each to an office of his own. */
export function officerLines(lines: LinesAt): MarksRead | undefined {
	const { units, places, index, isElection, known } = lines;
	const above = index === 0 ? '' : getText(units[places[index - 1] as number]);
	const isToldAbove = opensOfficers(above);
	const run = officerRun(lines, isToldAbove);
	if (run === undefined || run.found.length === 0) return undefined;
	const { found, end, last } = run;
	// `Rapporteur : M. Roux. Les taux sont reconduits.`: who presents the item.
	if (found.length === 1 && !isToldAbove && isPhrase('presenters', found[0]?.office ?? '')) return undefined;
	const ended = units[places[end] ?? -1];
	const isCounted = ({ votes, counts }: OfficerLine) => votes !== undefined || counts !== undefined;
	const below = getText(ended);
	const isToldBelow = end > last && saysElected(below) && below.length < LONGEST_VOTE;
	const isTold = isToldAbove || isToldBelow || ((isElection || isTitleOfElection(above)) && found.length > 1);
	if (!isToldAbove && !isToldBelow && standAbove(above) && !found.some(isCounted)) return undefined;
	if (!isTold && !found.every((one) => one.isTold || (isElection && isCounted(one)))) return undefined;
	const marks = found.map(officerMark);
	const together = withOneVote(marks, below, known);
	return { last: together.length < marks.length ? end - 1 : last, marks: together };
}

/** Whether a line says that those below it are elected: `The new committee:`, `We have elected a new committee!`. */
function opensOfficers(above: string): boolean {
	if (/!\s*$/.test(above)) return electingWords().test(above);
	if (!/:\s*$/.test(above)) return false;
	return (
		opensNewBody(above) ||
		electingWords().test(above) ||
		// `… moved to approve the following appointments:`
		(saysElection(above) && phraseFinder('moves', 'decides').test(above))
	);
}

/** Whether a line says that those below it stand, or that their time ends. */
function standAbove(above: string): boolean {
	return isOfOthers(above) || (hasWordOf('standing', above) && (/:\s*$/.test(above) || above.length < SHORT));
}

/** An officer, and at which unit he is named. */
interface OfficerAt extends OfficerLine {
	at: number;
}

/** The officers of the lines, one below the other; `end`: which of the places ends them. Nothing where the list is one without an end. */
function officerRun(
	lines: LinesAt,
	isToldAbove: boolean,
): { found: OfficerAt[]; last: number; end: number } | undefined {
	const { units, places, index, isElection, known } = lines;
	const found: OfficerAt[] = [];
	let last = index - 1;
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'text' && unit.kind !== 'item') return { found, last, end: places.length };
		// `|Treasurer|Ana Bell|`, a row of a table without a head: `Treasurer: Ana Bell`.
		const text = getText(unit).replace(/^\|\s*([^|]{3,50}?)\s*\|\s*([^|]{3,80}?)\s*\|$/u, '$1: $2');
		const seated = seatsBelow({ ...lines, index: next }, isToldAbove || found.length > 1);
		// `**Social Sec:** Ana Bell`: a line whose label is in bold.
		const isListed =
			(unit.kind === 'item' || /^\s*\*\*[^*:]{3,50}(?::\*\*|\*\*\s?:)\s/.test(unit.source[0] ?? '')) &&
			found.length > (isToldAbove ? 0 : isElection ? 1 : MOST_OFFICERS);
		const officers = seated !== undefined ? [seated.line] : officersOfUnit(unit, isElection, known, isListed);
		const read = officers.length > 0 || !isToldAbove ? officers : appointed(text, known);
		// Each line of a run may open another one: those of a list without an end are not looked at from each.
		if (found.length > MOST_OFFICERS) return undefined;
		// `Bank – First National` among `Clerk – Ana Bell` and the other appointments.
		if (read.length === 0 && isToldAbove && found.length > 0 && isOfOtherSeat(text)) continue;
		if (read.length === 0) return { found, last, end: next };
		if (seated !== undefined) next = seated.last;
		for (const one of read) addOfficer(found, one, places[next] as number);
		last = next;
	}
	return { found, last, end: places.length };
}

/** Adds an officer; one more seat of the same office joins the one before. */
function addOfficer(found: OfficerAt[], one: OfficerLine, at: number): void {
	const before = found.at(-1);
	if (before === undefined || !isSeatBeside(before, one)) {
		found.push({ at, ...one, names: [...one.names] });
		return;
	}
	before.at = at;
	for (const name of one.names) before.names.push(name);
}

function officerMark({ at, office, names, isTold, votes, counts }: OfficerAt): Mark {
	const figures = {
		...(counts === undefined ? {} : { counts }),
		...(votes === undefined ? {} : { votes }),
	};
	const isCounted = Object.keys(figures).length > 0;
	// What the figures give is not said a second time.
	const isPlain = isTold || !isCounted;
	return {
		...createMark(at),
		elected: isPlain ? names : [],
		saysElected: isPlain,
		candidates: isCounted ? names.map((name) => ({ name, ...figures })) : [],
		office,
		isLines: true,
	};
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
export function withOneVote(marks: readonly Mark[], below: string, known: KnownNames): Mark[] {
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
	{ units, places, index, known }: LinesAt,
	isTold: boolean,
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
		if (below.kind !== 'item' || below.depth <= unit.depth || !isHolder(name, known)) break;
		names.push(withoutTitle(name));
		last = next;
	}
	return names.length === 0 ? undefined : { line: { office, names, isTold: false }, last };
}

/** What announces a list is not longer, unless it ends with a colon. */
export const SHORT = 60;

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
	if (!isOffice(office) || !isHolder(name, known)) return undefined;
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
	const text = withColon(getText(unit), known);
	const lines = unit.lines.length > 1 ? unit.lines.map((line) => withColon(line, known)) : [text];
	const parts = lines.length > 1 ? lines.map((line) => officersIn(line, isElection, known)) : [];
	const isByLine = parts.length > 0 && parts.every((part) => part.length > 0);
	const officers = isByLine
		? parts.flat()
		: text.length > 300
			? []
			: saidOfficers(text, lines, isElection, known);
	readOfficers.set(unit, { known, isElection, officers });
	return officers;
}

const readOfficers = new WeakMap<
	Unit,
	{ known: KnownNames; isElection: boolean; officers: readonly OfficerLine[] }
>();
export const MOST_OFFICERS = 100;

/** `Titulaire : Zoé Kaci ; suppléant : Ali Ben. Ces désignations sont approuvées à l'unanimité.` */
function saidOfficers(
	text: string,
	lines: readonly string[],
	isElection: boolean,
	known: KnownNames,
): OfficerLine[] {
	// `President: Ana Bell. Nominated by Bo Carr.`
	const [first = ''] = lines;
	// `Committee – Ana Bell` above `All were elected.`; `President:` goes on in the line below.
	const isWhole = lines.length > 1 && officersIn(first, isElection, known).length > 0;
	const all = isWhole ? lines.flatMap((line) => getSentences(line)) : getSentences(text);
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

/** `Vice Chairman. Ana Bell, proposed by Bo Carr.`: an office that a stop ends, and what is said of it. */
export function officeAtStop(
	text: string,
	known: KnownNames,
): { office: string; behind: string } | undefined {
	const [, office = '', behind = ''] =
		wordPattern`^((?:${'officePrefixes'}\.?\s+)?\p{L}+(?:[\s-]\p{L}+){0,2})\.\s+(\p{Lu}.*)$`.exec(text) ?? [];
	if (!isOffice(office)) return undefined;
	const [first = '', next = ''] = getSentences(behind);
	const isNamed = proposedIn(first, known, true).length > 0 || isNameAndMover(first, next, known, true);
	return isNamed ? { office, behind } : undefined;
}

/** `Vice Chairman: Ana Bell, proposed by Bo Carr.`, where nothing behind it says what came of it. */
function withColon(line: string, known: KnownNames): string {
	const { office = '', behind = '' } = officeAtStop(line, known) ?? {};
	return office === '' || getSentences(behind).length > 1 ? line : `${office}: ${behind}`;
}

/** Whether a text is the name of one person, who may hold an office. */
function isHolder(name: string, known: KnownNames): boolean {
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
	// `; Proposed BC; Seconded DE`: who moves it, behind whom.
	const plain = text
		.replace(/\([^()]*\)/g, ' ')
		// `Officers: Chair – Ana Bell; Treasurer – Bo Carr`
		.replace(/^[^:–—]{3,50}:\s+(?=([^:;,–—]{3,40})\s[–—-]\s\p{Lu})/u, (whole, office: string) =>
			isOffice(office) ? '' : whole,
		)
		// `Treasurer – Ana Bell; Proposed BC; Seconded DE`
		.replace(wordPattern`(?:[;,]|\s[–—-])\s*${'moverLabels'}(?!\p{L})[^]*$`, '')
		// `Secrétaire : Zoé Kaci, en remplacement d'Ali Ben`
		.replace(REPRESENTED(), ' ')
		.replace(
			wordPattern`[\s,;–—-]*(?:${'copulaWords'}\s+)?(?:${'allBefore'}\s+)?${ELECTED_VERDICTS}(?!\p{L}).*$`,
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
		if (!(isOffice(office) || isSent || isListed) || !names.every((one) => isHolder(one, known))) return [];
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
export function officeAndName(text: string): { names: string[]; office?: string } | undefined {
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
	if (before !== '' && isOffice(before) && all.every((name) => isFullName(name)))
		return { names: all.map(withoutTitle), office: before };
	const parts = plain.split(/\s*,\s*/u);
	const last = parts.at(-1) ?? '';
	if (parts.length > 1 && isOffice(last) && parts.slice(0, -1).every((name) => isFullName(name)))
		return { names: parts.slice(0, -1).map(withoutTitle), office: last };
	const name = plain.split(wordPattern`\s+${['asOffice', 'forWords']}\s|\s*[,(–]\s*|\s{2,}|\s-\s`)[0] ?? '';
	return isFullName(name) ? { names: [withoutTitle(name)] } : undefined;
}
