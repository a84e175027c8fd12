/** Votes and elections of a part of foreign minutes, from what its lines, lists and tables say. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { isInList, isPhrase, phraseFinder } from './dialect.js';
import {
	type Answer,
	type Count,
	consentIn,
	figuresIn,
	isElsewhere,
	isPureTally,
	type Verdict,
	verdictIn,
	voteLabel,
} from './figures.js';
import { sentencesOf } from './head.js';
import { isPersonName, type KnownNames, nameAtEnd, namesIn, withoutTitle } from './person-names.js';
import { textOf, type Unit } from './units.js';

/** A vote or an election. */
export interface Decision {
	/** Places of the units that say it: it is written below the last of them. */
	from: number;
	to: number;
	counts: Count[];
	consent?: 'unanimous' | 'noObjection' | 'majority';
	outcome?: Verdict['outcome'];
	/** Candidates of an election, with their votes where each has some. */
	candidates: Array<{ name: string; votes?: number; counts?: Count[] }>;
	elected: string[];
	office?: string;
	/** What is voted on, where the line says it before its figures: `Bourse A : 6 pour`. */
	about?: string;
	/** The units say nothing else: the line stands for them. */
	isPure: boolean;
	/** All of its unit is a verdict without figures: `Motion carried.` */
	isBare?: boolean;
	/** A table of two columns, which the language reads as it is. */
	isTable: boolean;
	/** It says that somebody is elected, and names nobody. */
	announces?: boolean;
	/** Figures of the ballot besides, as they were written: `Bulletins blancs : 2`. */
	ballots?: string[];
	/** Places of the units that are figures and nothing else: the lines of an election stand for them. */
	figures: number[];
	/** A list of candidates of whom nothing says who is elected: it stays as it is. */
	isOpen?: boolean;
}

/** What one unit, or one sentence of it, says about a decision. */
interface Mark {
	from: number;
	to: number;
	text: string;
	counts: Count[];
	consent?: Decision['consent'];
	verdict?: Verdict;
	elected: string[];
	/** Somebody is elected, whether named here or above. */
	saysElected: boolean;
	candidates: Decision['candidates'];
	office?: string;
	about?: string;
	/** All of its unit is a verdict without figures: `Motion carried.` */
	isBare?: boolean;
	isPure: boolean;
	isTable: boolean;
	isLines: boolean;
}

/** The decisions that the units at these places tell. `title` is that of their part of the minutes. */
export function decisionsIn(
	units: readonly Unit[],
	places: readonly number[],
	title: string,
	known: KnownNames,
): Decision[] {
	const isElectionPart = saysElection(title);
	const marks = marksIn(units, places, isElectionPart, known);
	const ballots = isElectionPart ? ballotFigures(units, places) : new Map<number, string>();
	const decisions: Decision[] = [];
	let waiting: Decision['candidates'] = [];
	let isElection = isElectionPart;
	for (const mark of marks) {
		if (
			mark.candidates.length > 0 &&
			mark.counts.length === 0 &&
			mark.verdict === undefined &&
			mark.consent === undefined &&
			mark.elected.length === 0 &&
			!mark.candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined)
		) {
			waiting = [
				...waiting.filter(({ name }) => !mark.candidates.some((other) => other.name === name)),
				...mark.candidates,
			];
			isElection ||= !mark.isLines;
			continue;
		}
		const last = decisions.at(-1);
		// `Le nouveau bureau est élu à l'unanimité :` above the names.
		if (
			last?.announces === true &&
			mark.elected.length > 0 &&
			mark.from - last.to <= 3 &&
			mark.counts.length === 0
		) {
			if (decisions.at(-1) === last && last.elected.length + last.candidates.length === 0) decisions.pop();
		} else if (last !== undefined && belongsTo(mark, last)) {
			merge(last, mark, waiting);
			continue;
		}
		const decision: Decision = {
			from: mark.from,
			to: mark.to,
			counts: mark.counts,
			...(mark.consent === undefined ? {} : { consent: mark.consent }),
			...(mark.verdict === undefined ? {} : { outcome: mark.verdict.outcome }),
			candidates: mark.candidates,
			elected: mark.elected,
			...(mark.office === undefined ? {} : { office: mark.office }),
			...(mark.about === undefined ? {} : { about: mark.about }),
			...(mark.isBare === undefined ? {} : { isBare: mark.isBare }),
			isPure: mark.isPure,
			isTable: mark.isTable,
			...(mark.saysElected && mark.elected.length === 0 && mark.counts.length === 0
				? { announces: true }
				: {}),
			figures: figuresOf(mark),
		};
		if (
			decision.elected.length === 0 &&
			decision.candidates.length === 0 &&
			waiting.length > 0 &&
			(isElection || mark.saysElected)
		)
			decision.candidates = waiting;
		if (mark.saysElected && decision.elected.length === 0 && decision.candidates.length > 0)
			decision.elected = decision.candidates.map(({ name }) => name);
		waiting = [];
		isElection = isElectionPart;
		decisions.push(decision);
	}
	for (const one of decisions)
		if (
			!isElectionPart &&
			one.elected.length === 0 &&
			one.outcome === undefined &&
			one.candidates.some(({ votes }) => votes !== undefined)
		)
			Object.assign(one, { isOpen: true, figures: [] });
	// `Rejeté par 4 voix contre 3`: who was for it is not said.
	for (const one of decisions)
		if ((one.outcome === 'rejected' && isBackwards(one.counts)) || isPartial(one))
			Object.assign(one, { isOpen: true, figures: [] });
	takeBallots(decisions, ballots);
	for (const one of decisions) {
		one.elected = one.elected.map(withoutTitle);
		one.candidates = one.candidates.map((each) => ({ ...each, name: withoutTitle(each.name) }));
	}
	return decisions.filter(
		(one) =>
			one.counts.length > 0 ||
			one.consent !== undefined ||
			one.outcome !== undefined ||
			one.elected.length > 0 ||
			one.candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined),
	);
}

/** A verdict below the figures, or figures below the verdict: one vote. */
function belongsTo(mark: Mark, last: Decision): boolean {
	const gap = mark.from - last.to;
	if (gap < 0 || gap > 2) return false;
	if (mark.about !== undefined || last.about !== undefined) return false;
	if (
		mark.saysElected &&
		mark.elected.length + mark.counts.length + mark.candidates.length === 0 &&
		last.elected.length > 0
	)
		return true;
	// `ADOPTÉ` alone, below the motion and who moved it.
	if (mark.isBare === true && last.isBare !== true && last.elected.length === 0) return true;
	if (last.isBare === true && mark.isBare === true) return false;
	if (
		last.isPure &&
		last.counts.length === 0 &&
		last.consent === undefined &&
		last.candidates.length === 0 &&
		gap > 0
	)
		return false;
	const hasFigures =
		mark.counts.length > 0 ||
		mark.candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined);
	const lastHas =
		last.counts.length > 0 ||
		last.candidates.some(({ votes, counts }) => votes !== undefined || counts !== undefined);
	if (hasFigures) {
		// A sentence with a verdict and figures of its own is a vote of its own.
		if (!mark.isPure && mark.verdict !== undefined && last.outcome !== undefined) return false;
		if (lastHas || gap > (mark.isPure && last.consent === undefined ? 2 : 1)) return false;
		return last.elected.length === 0 || mark.candidates.length === 0;
	}
	if (lastHas) {
		if (mark.elected.length > 0) {
			const names = last.candidates.map(({ name }) => name);
			return names.length === 0 || mark.elected.some((name) => names.includes(name));
		}
		return true;
	}
	if (mark.elected.length > 0 && last.elected.length > 0)
		return mark.elected.every((name) => last.elected.includes(name));
	// `Le conseil approuve le budget.` and below it `Adopté à l'unanimité.`
	if (last.consent === undefined && mark.isPure && mark.consent !== undefined) return true;
	return (
		gap === 0 &&
		mark.isPure &&
		mark.consent === undefined &&
		!/\b(?:also|aussi|également)\b/iu.test(mark.text)
	);
}

function merge(last: Decision, mark: Mark, waiting: Decision['candidates']): void {
	last.to = Math.max(last.to, mark.to);
	last.counts = last.counts.length > 0 ? last.counts : mark.counts;
	if (last.consent === undefined && mark.consent !== undefined) last.consent = mark.consent;
	if (mark.verdict !== undefined) last.outcome = mark.verdict.outcome;
	if (last.candidates.length === 0) last.candidates = mark.candidates;
	if (mark.elected.length > 0) {
		last.elected = [...last.elected, ...mark.elected.filter((name) => !last.elected.includes(name))];
		if (last.candidates.length === 0) last.candidates = waiting;
	} else if (mark.saysElected) {
		if (last.candidates.length === 0) last.candidates = waiting;
		if (last.elected.length === 0) last.elected = last.candidates.map(({ name }) => name);
	}
	for (const one of figuresOf(mark)) last.figures.push(one);
	last.isTable ||= mark.isTable;
	last.isPure &&= mark.isPure;
}

/** `Adopté, 2 abstentions étant relevées`: neither those for it nor those against are counted. */
function isPartial({ counts, consent, isPure, elected, candidates }: Decision): boolean {
	return (
		!isPure &&
		consent === undefined &&
		elected.length + candidates.length === 0 &&
		counts.length > 0 &&
		counts.every(({ answer, value }) => answer !== 'for' && (answer !== 'against' || value === 0))
	);
}

function isBackwards([yes, no]: readonly Count[]): boolean {
	return yes?.answer === 'for' && yes.word === '' && no?.answer === 'against' && yes.value > no.value;
}

function figuresOf(mark: Mark): number[] {
	if (!mark.isPure) return [];
	return Array.from({ length: mark.to - mark.from + 1 }, (_, index) => mark.from + index);
}

/** Lines of an election that count ballots and no candidate: `Nombre de votants : 15`, `Suffrages exprimés : 13`. */
function ballotFigures(units: readonly Unit[], places: readonly number[]): Map<number, string> {
	const found = new Map<number, string>();
	for (const at of places) {
		const text = textOf(units[at]);
		const [, label = '', value = ''] =
			/^(?:\p{L}\s?[.)]\s+)?([^:\d]{3,70}?)\s*:?\s*(\d{1,6})\s*(?:voix|bulletins?|votes?)?\.?$/u.exec(text) ??
			[];
		if (label === '') continue;
		const id = vocabulary('labels').idOf(label.replace(/\([^()]*\)/g, '').trim());
		if (id !== undefined && OF_BALLOTS.has(id)) found.set(at, `${label.trim()}\u0000${value}`);
	}
	return found;
}

const OF_BALLOTS: ReadonlySet<string> = new Set([
	'voters',
	'cast',
	'registered',
	'ballots',
	'absoluteMajority',
	'blank',
	'void',
	'blankOrVoid',
	'abstention',
	'notVoting',
	'total',
]);

/** Gives the figures to the election that stands below them, or right above. */
function takeBallots(decisions: readonly Decision[], ballots: ReadonlyMap<number, string>): void {
	const elections = decisions.filter((one) => one.elected.length + one.candidates.length > 0);
	for (const [at, line] of ballots) {
		if (decisions.some((one) => at >= one.from && at <= one.to)) continue;
		const own =
			elections.find(({ from }) => from > at && from - at < 12) ??
			elections.findLast(({ to }) => to < at && at - to < 6);
		if (own === undefined || own.isOpen === true) continue;
		own.ballots = [...(own.ballots ?? []), line];
		own.figures.push(at);
	}
}

// ── Marks ──

function marksIn(
	units: readonly Unit[],
	places: readonly number[],
	isElection: boolean,
	known: KnownNames,
): Mark[] {
	const marks: Mark[] = [];
	for (let index = 0; index < places.length; index += 1) {
		const at = places[index] as number;
		const unit = units[at] as Unit;
		if (unit.kind === 'comment' || unit.kind === 'other' || unit.kind === 'rule' || unit.kind === 'heading')
			continue;
		if (unit.kind === 'table') {
			const mark = tableMark(unit, at);
			if (mark !== undefined) marks.push(mark);
			continue;
		}
		const people = answersByName(units, places, index, known);
		if (people !== undefined) {
			marks.push(people.mark);
			index = people.last;
			continue;
		}
		const lines = answerLines(units, places, index);
		if (lines !== undefined) {
			marks.push(lines.mark);
			index = lines.last;
			continue;
		}
		const officers = officerLines(units, places, index, isElection, known);
		if (officers !== undefined) {
			for (const one of officers.marks) marks.push(one);
			index = officers.last;
			continue;
		}
		const list = namedList(units, places, index, isElection, known);
		if (list !== undefined) {
			for (const one of list.marks) marks.push(one);
			index = list.last;
			continue;
		}
		const text = textOf(unit);
		if (text.length > 4000) continue;
		for (const sentence of clauses(text).flatMap(electedApart)) {
			const mark = markOf(sentence, at, isElection, known);
			if (mark !== undefined)
				marks.push({
					...mark,
					isPure: mark.isPure && sentence.length >= text.length - 2,
					...(isBareVerdict(mark, text) ? { isBare: true } : {}),
				});
		}
	}
	return marks;
}

/** `Ana est élue présidente et Luc est élu trésorier`: two elections. */
function electedApart(sentence: string): string[] {
	const parts = sentence.split(
		/(?:\s*,)?\s+(?:et|and)\s+(?=\p{Lu}[^,;]{2,60}?\s(?:est|was|is|a été)\s(?:\p{L}+\s){0,2}?(?:ré|re-?)?(?:élue?|elected|appointed|nommée?))/u,
	);
	return parts.length > 1 && parts.every((part) => /élue?|elected|appointed|nommée?/iu.test(part))
		? parts
		: [sentence];
}

/** `CARRIED`, `Motion carried.`, `Adopté.`: a verdict, and no more of its unit. */
function isBareVerdict(mark: Mark, text: string): boolean {
	return (
		mark.verdict !== undefined &&
		mark.counts.length === 0 &&
		mark.elected.length + mark.candidates.length === 0 &&
		text.split(/\s+/).length <= 3
	);
}

/** Sentences; figures after a full stop belong to what stands before: `10 votes pour. 2 Abstentions`. */
function clauses(text: string): string[] {
	if (isPureTally(text)) return [text];
	return sentencesOf(text).reduce<string[]>((out, sentence) => {
		const last = out.at(-1);
		const figures = figuresIn(sentence);
		const before = last === undefined ? undefined : figuresIn(last);
		const isRest =
			figures !== undefined &&
			before !== undefined &&
			figures.counts.every(({ answer }) => before.counts.every((other) => other.answer !== answer)) &&
			figures.from < 3;
		if (
			last !== undefined &&
			(isRest ||
				(/^(?:none|no one|nobody|\d+)\s.{0,40}(?:voted|against|for)/iu.test(sentence) &&
					before !== undefined))
		)
			out[out.length - 1] = `${last.replace(/\.$/, '')}, ${sentence}`;
		else out.push(sentence);
		return out;
	}, []);
}

function saysElection(text: string): boolean {
	return text
		.split(/[^\p{L}'’-]+/u)
		.some((word) => isInList('electionHeads', word.replace(/^[ldLD]['’]/u, '')));
}

const SITTING =
	/secr[ée]taire de (?:la )?s[ée]ance|pr[ée]sidente? de (?:la )?s[ée]ance|scrutat|secretary of the meeting|chair of the meeting|chairman of the meeting/iu;

function markOf(text: string, at: number, isElection: boolean, known: KnownNames): Mark | undefined {
	const figures = figuresIn(text);
	const isPure = isPureTally(text);
	const consent = consentIn(text);
	const verdict = verdictIn(text);
	const isOther = isElsewhere(text) || /^(?:vu|considérant|attendu|whereas|proposition :)\s/iu.test(text);
	const counts = figures?.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast') ?? [];
	const decisive =
		counts.some(({ answer }) => answer === 'for' || answer === 'against') ||
		(counts.length > 0 && ((isPure && !isElection) || consent !== undefined));
	const labelled = voteLabel(text) !== '';
	const people = electedIn(text, known);
	const base: Mark = {
		from: at,
		to: at,
		text,
		counts: [],
		elected: [],
		saysElected: false,
		candidates: [],
		isPure,
		isTable: false,
		isLines: false,
	};
	const office = passedOffice(text, isElection, known);
	if (office !== undefined) return { ...base, ...office, saysElected: true };
	const tally = decisive && (!isOther || isPure) ? counts : [];
	if (
		people.elected.length > 0 &&
		!isOther &&
		!(SITTING.test(text) && tally.length === 0 && people.votes === undefined)
	) {
		const votes = people.votes;
		return {
			...base,
			isPure: isPure || /^(?:résultats?|results?)\s*:/iu.test(text),
			elected: people.elected,
			saysElected: true,
			counts: votes === undefined ? tally : [],
			candidates:
				votes !== undefined && people.elected.length === 1
					? [{ name: people.elected[0] ?? '', votes, ...(tally.length > 0 ? {} : {}) }]
					: [],
			...(consent === undefined ? {} : { consent: consent.kind }),
		};
	}
	// `Intégration de Luc Cassel au conseil est adoptée à 43 voix contre 0`.
	const named = candidatesIn(text, known, isElection);
	if (tally.length > 0) {
		const isTallyFor = /^tally for\s/iu.test(text);
		const own =
			/^(?:tally for\s+)?([^:]{2,60}?)\s*:\s*(?:pour|contre|for|yes|oui|in favou?r)?\s*:?\s*\d/iu
				.exec(text)?.[1]
				?.replace(/^tally for\s+/iu, '') ?? '';
		const candidate =
			own !== '' &&
			voteLabel(text) === '' &&
			(known.has(own) || ((isElection || isTallyFor) && isPersonName(own) && /\s/.test(own)))
				? own
				: undefined;
		const about =
			candidate === undefined && isTitle(own) && voteLabel(text) === ''
				? { about: own.trim(), isPure: isPureTally(text.slice(text.indexOf(':') + 1).trim()) }
				: {};
		return {
			...base,
			...about,
			counts: candidate === undefined ? tally : [],
			candidates:
				candidate === undefined
					? people.phrase || named.isStrong
						? named.names.map((name) => ({ name }))
						: []
					: [{ name: candidate, counts: tally }],
			...(candidate === undefined && named.isStrong && verdict?.outcome === 'adopted'
				? { elected: named.names, saysElected: true }
				: {}),
			...(consent === undefined ? {} : { consent: consent.kind }),
			...(verdict === undefined ? {} : { verdict }),
		};
	}
	if (people.phrase && !isOther && !SITTING.test(text) && (consent !== undefined || isElection))
		return { ...base, saysElected: true, ...(consent === undefined ? {} : { consent: consent.kind }) };
	if (
		consent !== undefined &&
		!isOther &&
		(verdict !== undefined || isPure || labelled || consent.kind !== 'majority') &&
		(verdict !== undefined || isPure || labelled || told(text))
	)
		return {
			...base,
			consent: consent.kind,
			...(verdict === undefined ? {} : { verdict }),
			...(named.isStrong && verdict !== undefined ? { elected: named.names, saysElected: true } : {}),
		};
	if (verdict !== undefined) return { ...base, verdict, counts: isOther ? [] : counts, isPure: false };
	if (named.names.length > 0) return { ...base, candidates: named.names.map((name) => ({ name })) };
	return undefined;
}

/** `Bourse A`: a few words that are no answer and no label. */
function isTitle(text: string): boolean {
	const words = text.trim().split(/\s+/);
	return (
		/^[\p{Lu}\d]/u.test(text.trim()) &&
		words.length <= 10 &&
		!phraseFinder('decides', 'refuses').test(text) &&
		vocabulary('answers').scan(text) === undefined &&
		vocabulary('labels').scan(text) === undefined &&
		!isInList('carried', words[0] ?? '') &&
		!isInList('failed', words[0] ?? '')
	);
}

/** Unanimity beside a word of deciding. */
function told(text: string): boolean {
	return (
		phraseFinder('decides').test(text) ||
		/\b(?:vote|voted|motion|moved|second|carried|délibéré|résolu|approbation|adoption|accord|approv|agree|consent|quitus)/iu.test(
			text,
		)
	);
}

/** `President: Bruce Kemp - Passed`, under a title of elections. */
function passedOffice(
	text: string,
	isElection: boolean,
	known: KnownNames,
): Pick<Mark, 'elected' | 'office'> | undefined {
	const [, office = '', names = '', , verdict = ''] =
		/^([^:]{3,60}?)\s*:\s*(.+?)\s*([-–—(,:]|\s)\s*(passed|elected|carried|élue?s?|adopté|acclaimed|by acclamation|voted in|réélue?s?)\)?\.?$/iu.exec(
			text,
		) ?? [];
	if (verdict === '' || !isElection || voteLabel(text) !== '') return undefined;
	const elected = names.split(/\s*,\s*|\s(?:and|et)\s|\s*\/\s*/u).map((name) => name.replace(/[.,;]$/, ''));
	if (!elected.every((name) => isPersonName(name) || known.has(name))) {
		// `Enrique Cobas: voted in`
		return isPersonName(office) && /^$/.test(names) ? { elected: [office] } : undefined;
	}
	return { elected, office };
}

/** Those whom a sentence says to be elected; `phrase` tells that somebody is. */
function electedIn(text: string, known: KnownNames): { elected: string[]; votes?: number; phrase: boolean } {
	let phrase = false;
	if (/(?:\bpas\b|\bnon\b|\bnot\b|\bni\b|n['’]est|were deferred)/iu.test(text) || text.length > 900)
		return { elected: [], phrase };
	if (/^(?:ré)?élu(?:e|s|es)?(?!\p{L})|^(?:re-?)?elected\b/iu.test(text)) phrase = true;
	for (const match of text.matchAll(phraseFinder('electedAfter'))) {
		const before = text.slice(0, match.index);
		if (/(?:les|des|aux|nos|the|un|une|newly|l['’])\s*$/iu.test(before)) continue;
		phrase = true;
		const subject = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(':')) + 1);
		const names = namesIn(subject, known);
		// `Mme Finch a obtenu 13 voix, elle est proclamée élue`.
		const isPronoun = /,\s*(?:il|elle|ils|elles|he|she|they|qui|who)\s*$/iu.test(subject);
		const end =
			nameAtEnd(subject.replace(/\s+(?:donc|est|sont|was|were|also)\s*$/iu, ''), known) ??
			(isPronoun || /\bayant\b/iu.test(subject) ? (names.length === 1 ? names[0] : undefined) : undefined);
		if (end === undefined) continue;
		const votes = /(?:avec|with|par|by|obtenu|received|:)\s+(\d{1,6})\s+(?:voix|votes?|suffrages)/iu.exec(
			text,
		)?.[1];
		const isList = /,|\s(?:et|and)\s/u.test(subject);
		return {
			elected: isList && names.length > 1 ? names : [end],
			phrase,
			...(votes === undefined ? {} : { votes: Number(votes) }),
		};
	}
	for (const match of text.matchAll(phraseFinder('electedBefore'))) {
		const isNoun =
			/^(?:nomination|élection|election|cooptation|désignation|intégration|réélection|appointment|appoint|elect$|election)/iu.test(
				match[0],
			);
		const isShort = match[0].split(' ').length === 1;
		if (isNoun || (isShort && /(?:les|des|aux|nos|the|un|l['’]|par)\s*$/iu.test(text.slice(0, match.index))))
			continue;
		const after = text.slice(match.index + match[0].length);
		const list = after.replace(
			/^\s*(?:à l['’]unanimité|unanimously|donc|:|membres[^:]*:|officers[^:]*:|comme [^:]{0,40}:|au [^:]{0,40}:|(?:secrétaire|trésorière?|présidente?)s?\s*:?)?\s*:?\s*/iu,
			'',
		);
		if (!isShort || /:/.test(after.slice(0, 40))) phrase = true;
		// `Ont été élus pour trois ans : Dora Finch, Ivan Pruss`.
		const named = /^[^:.]{0,70}:\s*(?=\p{Lu})/u.test(after) ? after.replace(/^[^:]*:\s*/u, '') : list;
		if (!/^(?:M|Mme|MM|Mmes|[\p{Lu}])/u.test(named)) continue;
		const names = namesIn(named.split(/\.\s/)[0] ?? '', known);
		if (names.length === 0 || named.indexOf(names[0] ?? '') > 12) continue;
		return { elected: names, phrase: true };
	}
	return { elected: [], phrase };
}

/** Those who stand, as a sentence names them. */
function candidatesIn(
	text: string,
	known: KnownNames,
	isElection: boolean,
): { names: string[]; isStrong: boolean } {
	if (text.length > 900) return { names: [], isStrong: false };
	const found: string[] = [];
	let isStrong = false;
	for (const match of text.matchAll(phraseFinder('candidateAfter'))) {
		const before = text.slice(0, match.index);
		const names = namesIn(before.slice(before.lastIndexOf('.') + 1), known);
		const end = nameAtEnd(before, known);
		if (end !== undefined)
			for (const one of /,|\s(?:et|and)\s/u.test(before) ? names : [end]) found.push(one);
	}
	for (const match of text.matchAll(phraseFinder('candidateBefore', 'electedBefore'))) {
		const after = text.slice(match.index + match[0].length);
		const [near] = namesIn(after.split(/\.\s/)[0] ?? '', known);
		const isRightBehind = /^proposed$/iu.test(match[0]);
		if (near === undefined || after.indexOf(near) > (isRightBehind ? 1 : 60)) continue;
		const isNoun =
			/^(?:nomination de|désignation de|cooptation de|intégration de|élection de|réélection de|co-option of|appointment of|election of|de nommer|d['’]élire|de désigner|de coopter|de réélire|to appoint|to elect|to re-elect|to co-opt)$/iu.test(
				match[0],
			);
		if (isNoun && after.indexOf(near) > 8) continue;
		isStrong ||= isNoun;
		if (isNoun || isElection || /candidat|nomin/iu.test(match[0]))
			for (const one of namesIn(
				(after.split(/\.\s|\(/)[0] ?? '').split(/\s(?:proposed|seconded)/)[0] ?? '',
				known,
			))
				found.push(one);
	}
	return { names: [...new Set(found)], isStrong: isStrong && found.length > 0 };
}

// ── Lines and lists ──

const ANSWER_ALONE = /^([\p{L}'’ ]{3,40}?)\s*[:.=]*\s*$/u;

/** `pour 15`, `contre`, `abstention : 0` on lines of their own. */
function answerLines(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	let consent: Decision['consent'];
	let from = places[index] as number;
	let last = index;
	let at = index;
	const first = textOf(units[from]);
	// `Vote :` above them.
	if (/^[^:]{3,60}:$/.test(first) && voteLabel(first) !== '' && at + 1 < places.length) at += 1;
	const start = at;
	for (; at < places.length; at += 1) {
		const unit = units[places[at] as number] as Unit;
		if (unit.kind !== 'item' && unit.kind !== 'text') break;
		const text = textOf(unit);
		if (text.length > 160) break;
		const read = answerLine(text);
		if (
			read === undefined ||
			counts.some(({ answer }) => read.count !== undefined && answer === read.count.answer)
		)
			break;
		if (read.consent) consent = 'unanimous';
		if (read.count !== undefined) counts.push(read.count);
		last = at;
	}
	const isMany = last > start || (start > index && counts.length > 0);
	const decides =
		counts.some(({ answer }) => answer === 'for' || answer === 'against') || consent !== undefined;
	if (!isMany || !decides || counts.length + (consent === undefined ? 0 : 1) < 2) return undefined;
	if (start > index && last < start) from = places[start] as number;
	const to = places[last] as number;
	return {
		mark: {
			from,
			to,
			text: '',
			counts: counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast'),
			...(consent === undefined ? {} : { consent }),
			elected: [],
			saysElected: false,
			candidates: [],
			isPure: true,
			isTable: false,
			isLines: true,
		},
		last,
	};
}

/** `Ayes: Ana Bell, Tom O'Brien`, a line an answer: the language reads them as they are. */
function answersByName(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	known: KnownNames,
): { mark: Mark; last: number } | undefined {
	const counts: Count[] = [];
	let last = index;
	for (let at = index; at < places.length; at += 1) {
		const unit = units[places[at] as number] as Unit;
		const [, label = '', value = ''] = /^([^:\d]{2,40}?)\s*:\s*(\D{2,600})$/u.exec(textOf(unit)) ?? [];
		const answer = label === '' ? undefined : vocabulary('answers').idOf(label);
		const names = answer === undefined ? [] : value.split(/\s*[,;]\s*|\s(?:et|and)\s/u);
		if (
			answer === undefined ||
			(unit.kind !== 'text' && unit.kind !== 'item') ||
			!names.every((name) => known.has(name.replace(/[.\s]+$/, '')))
		)
			break;
		counts.push({ answer, value: names.length, word: label, note: '' });
		last = at;
	}
	const [first] = counts;
	if (first === undefined || !counts.some(({ answer }) => answer === 'for' || answer === 'against'))
		return undefined;
	return {
		mark: {
			from: places[index] as number,
			to: places[last] as number,
			text: '',
			counts,
			elected: [],
			saysElected: false,
			candidates: [],
			isPure: true,
			isTable: true,
			isLines: true,
		},
		last,
	};
}

/** One answer with its number, or without: `abstention` alone is none. */
function answerLine(text: string): { count?: Count; consent: boolean } | undefined {
	const plain = text.replace(/\([^()]*\)/g, ' ').trim();
	const figures = figuresIn(plain);
	if (figures !== undefined) {
		const [count, more] = figures.counts;
		const rest = `${plain.slice(0, figures.from)}${plain.slice(figures.to)}`
			.replace(/(?<!\p{L})(?:tanti[èe]mes|milli[èe]mes|parts|actions|voix|votes?|shares)(?!\p{L})/giu, '')
			.replace(/[^\p{L}]/gu, '');
		const note = /(\([^()]*\))/.exec(text)?.[1] ?? '';
		return count !== undefined && more === undefined && rest.length <= 6
			? { count: { ...count, note }, consent: false }
			: undefined;
	}
	const known = vocabulary('answers');
	const scanned = known.scan(plain);
	if (scanned === undefined) return undefined;
	const rest = plain.slice(scanned.length).replace(/^[\s:=]+/, '');
	if (rest === '' && ANSWER_ALONE.test(plain))
		return {
			count: { answer: scanned.id as Answer, value: 0, word: plain.slice(0, scanned.length), note: '' },
			consent: false,
		};
	const isAll = consentIn(rest)?.kind === 'unanimous' && rest.split(/\s+/).length <= 3;
	if (isAll && scanned.id === 'for') return { consent: true };
	const zero = /^(?:aucune?|néant|none|personne|zéro)\s*!?$/iu.test(rest);
	return zero
		? {
				count: { answer: scanned.id as Answer, value: 0, word: plain.slice(0, scanned.length), note: '' },
				consent: false,
			}
		: undefined;
}

const CANDIDATE_VOTES =
	/^(?:(?:a|ont)\s+obtenu\s*:?\s*)?(\p{L}[^:\d]{1,60}?)\s*(?::|[-–—]|\s)\s*(?:élue?\s*(?:avec|:)\s*)?(\d{1,6})\s*(?:voix|votes?|bulletins?|suffrages?|ballots?)(?:[\s,–(-]*(?:est\s+)?(élue?|elected|réélue?)\)?)?(?:\s*\([^()]*\))?\s*[.;,]?$/iu;

/** A list of names: candidates, with their votes or without; officers who are elected. */
function namedList(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
	const at = places[index] as number;
	const base = { text: '', counts: [], isPure: true, isTable: false, isLines: true };
	const one = textOf(units[at]);
	const parts = one.replace(/\.$/, '').split(/\s*;\s*/);
	const all = parts.length > 1 ? parts.map((part) => CANDIDATE_VOTES.exec(part)) : [];
	if (all.length > 1 && all.every((match) => match !== null && isCandidate(match[1] ?? ''))) {
		const candidates = all.map((match) => ({ name: match?.[1] ?? '', votes: Number(match?.[2]) }));
		return {
			marks: [{ ...base, from: at, to: at, elected: [], saysElected: false, candidates }],
			last: index,
		};
	}
	const candidates: Decision['candidates'] = [];
	const elected: string[] = [];
	let last = index;
	for (let next = index; next < places.length; next += 1) {
		const match = CANDIDATE_VOTES.exec(textOf(units[places[next] as number]));
		if (match === null || !isCandidate(match[1] ?? '')) break;
		candidates.push({ name: match[1] ?? '', votes: Number(match[2]) });
		if (match[3] !== undefined) elected.push(match[1] ?? '');
		last = next;
	}
	if (candidates.length > 1 || (candidates.length === 1 && isElection))
		return {
			marks: [
				{
					...base,
					from: at,
					to: places[last] as number,
					elected,
					saysElected: elected.length > 0,
					candidates,
				},
			],
			last,
		};
	const above = index === 0 ? '' : textOf(units[places[index - 1] as number]);
	if (units[at]?.kind !== 'item') return undefined;
	if (/sortant|démission|outgoing|resign|absent|présent/iu.test(above)) {
		let end = index;
		while (end + 1 < places.length && units[places[end + 1] as number]?.list === units[at]?.list) end += 1;
		return { marks: [], last: end };
	}
	const isElected = /:\s*$/.test(above) && electedIn(above, known).phrase;
	const isStanding = isElected || isElection || /candidat|nomin|composé|présent/iu.test(above);
	if (!isStanding) return undefined;
	const marks: Mark[] = [];
	const names: Array<{ name: string; office?: string; place: number }> = [];
	last = index;
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'item' || unit.list !== units[at]?.list) break;
		const read = officeAndName(textOf(unit));
		if (read === undefined) break;
		names.push({ ...read, place: places[next] as number });
		last = next;
	}
	if (names.length === 0) return undefined;
	const hasOffices = names.every(({ office }) => office !== undefined);
	if (isElected && hasOffices) {
		for (const { name, office, place } of names)
			marks.push({
				...base,
				isPure: false,
				from: place,
				to: place,
				elected: [name],
				saysElected: true,
				candidates: [],
				...(office === undefined ? {} : { office }),
			});
		return { marks, last };
	}
	const everyone = names.map(({ name }) => ({ name }));
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

const SAYS_ELECTED =
	/(?<!\p{L})(?:(?:ré|re-?)?(?:élu(?:e|s|es)?|elected)|acclaimed|by acclamation|par acclamation|(?:passed|carried|adoptée?|voted in)[.)*\s]*$)(?!\p{L})/iu;

/** `Président : Ivan Pruss`, `Chair – Dora Finch (elected unopposed)`, on one line or on several: officers who are elected, each to an office of his own. */
function officerLines(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): { marks: Mark[]; last: number } | undefined {
	const found: Array<{ at: number; office: string; name: string; isTold: boolean }> = [];
	let last = index - 1;
	let isToldBelow = false;
	for (let next = index; next < places.length; next += 1) {
		const unit = units[places[next] as number] as Unit;
		if (unit.kind !== 'text' && unit.kind !== 'item') break;
		const text = textOf(unit);
		const parts = unit.lines.length > 1 ? unit.lines.map((line) => officersIn(line, known)) : [];
		const isByLine = parts.length > 0 && parts.every((part) => part.length > 0);
		const read = isByLine ? parts.flat() : text.length > 300 ? [] : officersIn(text, known);
		if (read.length === 0) {
			isToldBelow = found.length > 0 && SAYS_ELECTED.test(text) && text.length < 200;
			break;
		}
		for (const one of read) found.push({ at: places[next] as number, ...one });
		last = next;
	}
	if (found.length === 0) return undefined;
	const above = index === 0 ? '' : textOf(units[places[index - 1] as number]);
	const isToldAbove = /:\s*$/.test(above) && SAYS_ELECTED.test(above);
	if (
		/sortant|démission|outgoing|resign|candidat|nomin|absent|présent/iu.test(above) &&
		!isToldAbove &&
		!isToldBelow
	)
		return undefined;
	const isTold = (isElection && found.length > 1) || isToldAbove || isToldBelow;
	if (!found.every((one) => one.isTold) && !isTold) return undefined;
	return {
		last,
		marks: found.map(({ at, office, name }) => ({
			from: at,
			to: at,
			text: '',
			counts: [],
			elected: [name],
			saysElected: true,
			candidates: [],
			office,
			isPure: false,
			isTable: false,
			isLines: true,
		})),
	};
}

/** The offices and names of a line that says nothing else but that they are elected. */
function officersIn(
	text: string,
	known: KnownNames,
): Array<{ office: string; name: string; isTold: boolean }> {
	const isTold = SAYS_ELECTED.test(text);
	const plain = text
		.replace(/\([^()]*\)/g, ' ')
		.replace(
			/[\s,;–—-]*(?:est\s+|sont\s+|is\s+|are\s+|was\s+|were\s+)?(?:(?:ré|re-?)?(?:élu(?:e|s|es)?|elected)|acclaimed|(?:par|by) acclamation|passed|carried|adoptée?|voted in)(?!\p{L}).*$/iu,
			'',
		)
		.replace(/[\s.,;]+$/, '');
	const found: Array<{ office: string; name: string; isTold: boolean }> = [];
	for (const part of plain.split(/\s*[,;]\s+(?=[^,;:]{3,40}\s*:)/u)) {
		const [, office = '', name = ''] = /^([^:]{3,50}?)\s*(?::|\s[–—-]\s)\s*(.+)$/u.exec(part) ?? [];
		const isName =
			(known.has(name) || isPersonName(name)) && /\s/.test(name.trim()) && !/[,;]|\s(?:et|and)\s/u.test(name);
		if (!isOffice(office) || !isName) return [];
		found.push({ office: office.trim(), name: withoutTitle(name.trim()), isTold });
	}
	return found;
}

function isOffice(text: string): boolean {
	const plain = text
		.trim()
		.replace(/\([^()]*\)/g, '')
		.trim();
	const [first = '', ...rest] = plain.split(/\s+/);
	return (
		isPhrase('offices', plain) ||
		(rest.length > 0 && rest.length < 5 && isPhrase('offices', rest.at(-1) ?? '')) ||
		(isPhrase('offices', first) && plain.split(/\s+/).length <= 6 && !/séance|meeting/iu.test(plain))
	);
}

/** `President: Guido Rossi`, `Ana Bell au poste de trésorière ;`, `Ana Bell, trésorière`. */
function officeAndName(text: string): { name: string; office?: string } | undefined {
	const plain = text.replace(/[\s;,.]+$/, '').replace(/\s+(?:et|and)$/iu, '');
	const [, before = '', after = ''] = /^([^:]{2,50}?)\s*:\s*(.+)$/u.exec(plain) ?? [];
	if (before !== '' && isPersonName(after) && !/\d/.test(after))
		return { name: withoutTitle(after), office: before };
	if (before !== '' && isPersonName(before) && /^[\p{L}\s'’()-]{3,50}$/u.test(after))
		return { name: withoutTitle(before), office: after };
	const name =
		plain.split(/\s+(?:au poste de|comme|en tant que|as|for)\s|\s*[,(–]\s*|\s{2,}|\s-\s/u)[0] ?? '';
	return isPersonName(name) && /\s/.test(name) ? { name: withoutTitle(name) } : undefined;
}

function isCandidate(name: string): boolean {
	const known = vocabulary('answers').scan(name) ?? vocabulary('labels').scan(name);
	return (
		known === undefined &&
		!phraseFinder('electedAfter').test(name) &&
		!/bulletin|suffrage|exprim|votant|inscrit|total|majorité|siège|poste|blanc|nul|présent|absent|abst|ballot|quorum|budget|euros?/iu.test(
			name,
		) &&
		/^\p{L}/u.test(name) &&
		name.split(/\s+/).length <= 7
	);
}

// ── Tables ──

/** A table of answers and numbers, one a row, or one a column with a row of numbers. */
function tableMark(unit: Unit, at: number): Mark | undefined {
	const rows = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const base = { from: at, to: at, text: '', elected: [], saysElected: false, isPure: true, isLines: true };
	const down = rows.map((row) => cellCount(row[0] ?? '', row.slice(1).find((cell) => cell !== '') ?? ''));
	const body = down[0] === undefined && rows.length > 2 ? down.slice(1) : down;
	if (body.length > 1 && body.every((count) => count !== undefined)) {
		const counts = body as Count[];
		const candidates = counts.filter(({ name }) => name !== undefined);
		const rest = counts.filter(
			({ name, answer }) => name === undefined && answer !== 'voters' && answer !== 'cast',
		);
		if (candidates.length > 1)
			return {
				...base,
				isTable: false,
				counts: [],
				candidates: candidates.map((one) => ({ name: one.name ?? '', votes: one.value })),
			};
		if (candidates.length === 1)
			return {
				...base,
				isTable: false,
				counts: [],
				candidates: [
					{
						name: candidates[0]?.name ?? '',
						counts: [...candidates.map(({ name: _, ...one }) => one), ...rest],
					},
				],
			};
		if (!counts.some(({ answer }) => answer === 'for' || answer === 'against')) return undefined;
		return {
			...base,
			isTable: rows.every((row) => row.length === 2) && down[0] !== undefined,
			counts: rest,
			candidates: [],
		};
	}
	const [head = [], row = [], ...more] = rows;
	if (more.length > 0 || head.length < 2) return undefined;
	const across = head.map((cell, index) => cellCount(cell, row[index] ?? ''));
	const first = across[0] === undefined ? across.slice(1) : across;
	if (first.length < 2 || first.some((count) => count === undefined)) return undefined;
	const counts = (first as Count[]).filter(({ answer }) => answer !== 'voters' && answer !== 'cast');
	return counts.some(({ answer }) => answer === 'for')
		? { ...base, isTable: false, counts, candidates: [] }
		: undefined;
}

/** `Votent pour Ana Bell | 26`. */
function cellCount(label: string, value: string): Count | undefined {
	if (!/^\d{0,6}$/.test(value.replace(/\s/g, '')) && !/^(?:-|–|néant|none)$/i.test(value)) return undefined;
	const read = figuresIn(`${label} ${/\d/.test(value) ? value.replace(/\s/g, '') : '0'}`);
	const [count, more] = read?.counts ?? [];
	if (count !== undefined && more === undefined && (read?.from ?? 1) === 0) return count;
	const scanned = vocabulary('answers').scan(label);
	const name =
		scanned === undefined
			? ''
			: label
					.slice(scanned.length)
					.trim()
					.replace(/^(?:la liste|le candidat|M\.|Mme)\s+/iu, '');
	return scanned?.id === 'for' && isPersonName(name)
		? { answer: 'for', value: Number(value || 0), word: label.slice(0, scanned.length), note: '', name }
		: undefined;
}

/** The office that a title of an election names. */
export function officeIn(title: string, lang: Language): string {
	const plain = title.replace(/^(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?[.)/-]+\s*/u, '').replace(/\s*:$/, '');
	const word = vocabulary('blocks').scan(plain);
	const rest = plain.slice(word?.length ?? 0);
	const [, name] =
		/^\s+(?:du|de la|des|de|au|aux|à la|of the|of|to the)\s+(.+)$/isu.exec(rest) ??
		/^\s+(?:de l|d|à l)['’](.+)$/isu.exec(rest) ??
		[];
	const office = word?.id === 'election' && name !== undefined ? name : plain;
	return office.charAt(0).toLocaleUpperCase(lang) + office.slice(1);
}
