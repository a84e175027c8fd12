/** Candidates and options: a name or words, then `: 31 voix`, `: 29 pour, 1 contre`, or nothing. */

import { type BallotLine, type Problem, problem, type Tally } from '../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../language/index.js';
import { knownNameAt, namesAnybody } from '../../source/name-spans.js';
import {
	type PlacedText,
	positioned,
	type SourceLine,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { isCapital } from '../../text/letters.js';
import { isCivility, isParticle, splitNames } from '../../text/names.js';
import { readPlacedPerson } from '../people/person.js';
import type { BallotContext } from './ballot-context.js';
import { labelOfLine } from './ballot-label.js';
import { type PlainLine, plainLine, plainLines } from './ballot-lines.js';
import { isTally, readAnswer, readTally } from './tally.js';

/** A candidate's or option's line, and the mistakes in it. */
interface CandidateReading {
	line: BallotLine;
	problems: Problem[];
	/** Whether a colon ends it: answers on the next lines may follow. */
	open: boolean;
}

/** Reads the line of a candidate (in an election) or of an option (in a choice), continuation lines joined. */
export function readCandidate(placed: PlacedText, context: BallotContext): CandidateReading {
	const whole = withColon(trimPlaced(placed), context);
	const cut = getTally(whole.text, context);
	const office = cut?.office;
	const head = withoutAnswer(
		trimPlaced(slicePlaced(whole, office?.nameFrom ?? 0, cut?.headTo ?? whole.text.length)),
	);
	const value = cut && trimPlaced(slicePlaced(whole, cut.from, cut.to));
	const problems: Problem[] = [];
	const children: BallotLine['children'] = [];
	if (context.block === 'choice') {
		children.push({
			type: 'textValue',
			value: closed(head.text),
			...positioned(wholePlace(head)),
			children: [],
		});
	} else {
		const reading = readPlacedPerson(head, { lang: context.lang, candidate: true });
		for (const each of reading.problems) problems.push(each);
		for (const child of reading.person?.children ?? [])
			if (child.type === 'name') child.value = closed(child.value);
		if (reading.person && office) {
			const value = trimPlaced(slicePlaced(whole, 0, office.to));
			const quality = {
				type: 'quality' as const,
				value: value.text,
				...positioned(wholePlace(value)),
				children: [] as [],
			};
			reading.person.children.unshift(quality);
		}
		if (reading.person && cut?.seats) {
			const seats = slicePlaced(whole, cut.seats.from, cut.seats.to);
			const position = positioned(wholePlace(seats));
			reading.person.children.push({ type: 'quality', value: seats.text, ...position, children: [] });
		}
		if (reading.person) children.push(reading.person);
	}
	const open = value !== undefined && value.text === '';
	if (open) children.push({ type: 'tally', ...positioned(wholePlace(value)), children: [] });
	else if (value !== undefined && isEverybody(value.text)) children.push(tallyOfEverybody(value, context));
	else if (value !== undefined) {
		const reading = readTally(value, context, 'for');
		// `8 voix sur 8, élue`
		const isOfAll = reading.problems.length > 0 && OF_ALL().test(value.text);
		for (const each of reading.problems)
			problems.push(
				isOfAll
					? problem('syntax/invalid-value', 'votesOf', each.position, { values: { text: value.text } })
					: each,
			);
		children.push(reading.tally);
	}
	const label = context.block === 'choice' ? 'option' : 'candidate';
	return {
		line: { type: 'ballotLine', label, key: closed(head.text), ...positioned(wholePlace(whole)), children },
		problems,
		open,
	};
}

const OF_ALL = lazyPattern`(?u)^\d+\s(?:\p{L}+\s)?${'outOf'}\s\d`;

/** Words without the gaps that marks left between them: `Anne[^1] Petit`. */
function closed(words: string): string {
	return words.replace(/ {2,}/g, ' ');
}

/** `Lise Kern : tous`: whoever may vote, for this candidate. */
function isEverybody(text: string): boolean {
	return vocabulary('everyone').lookup(text.trim())?.exact === true;
}

function tallyOfEverybody(value: PlacedText, context: BallotContext): Tally {
	const reading = readAnswer(value, { answer: 'for', from: 0, to: 0, valueFrom: 0 }, context);
	const children = reading.kind === 'answer' ? [reading.answer] : [];
	return { type: 'tally', ...positioned(wholePlace(value)), children };
}

/** The candidates of one line: `Lise Kern : 5 voix ; Omar Haddad : 2 voix`, `Candidats : Lise Kern, Omar Haddad` hold two. */
export function getCandidates(placed: PlacedText, context: BallotContext): PlacedText[] {
	const named = namesOfCandidacy(placed.text, context);
	if (named) return named.map(({ from, to }) => slicePlaced(placed, from, to));
	const together = electedTogether(placed.text, context);
	if (together) return together.names.map((name) => withTally(placed, name, together.headTo));
	const parts: PlacedText[] = [];
	let from = 0;
	for (const piece of placed.text.split(BETWEEN_CANDIDATES)) {
		parts.push(slicePlaced(placed, from, from + piece.length));
		from += piece.length + 1;
	}
	const several =
		parts.length > 1 &&
		parts.every(({ text }) => {
			// `Ada Brun : 3 voix, Blancs : 2`: a line of the ballot is no candidate.
			if (vocabulary('labels').findId(text.slice(0, Math.max(0, firstColon(text))).trim())) return false;
			const cut = getTally(text.trim(), context);
			return cut?.sure || (cut && isEverybody(text.trim().slice(cut.from, cut.to)));
		});
	return several ? parts : [placed];
}

const BETWEEN_CANDIDATES = /;|,(?=\s+\p{Lu}[^,:;]*:)/u;

/** `Candidate : Ada Brun`, `Candidats : Ada Brun et Ben Roy`: where the names stand behind the word that leads to them. */
function namesOfCandidacy(
	text: string,
	context: BallotContext,
): Array<{ from: number; to: number }> | undefined {
	const colon = context.block === 'election' ? firstColon(text) : -1;
	if (colon < 0 || !isOneOf(text.slice(0, colon).trim(), 'candidateLabels')) return undefined;
	const names = splitNames(text.slice(colon + 1), context.names);
	return names.length > 0 && names.every((name) => looksLikePerson(name.text, context))
		? names.map(({ start, end }) => ({ from: colon + 1 + start, to: colon + 1 + end }))
		: undefined;
}

/** `Ada Brun et Ben Roy : élus`: the names before the tally, where it says no more than that all of them are elected. */
function electedTogether(text: string, context: BallotContext) {
	const cut = context.block === 'election' ? getTally(text, context) : undefined;
	if (!cut || cut.office || !saysElectedAlone(text.slice(cut.from, cut.to), context)) return undefined;
	const head = text.slice(0, cut.headTo);
	const names = splitNames(head, context.names);
	const last = names.at(-1);
	const isJoined = !/[,;]\s*$/.test(head.slice(0, last?.start));
	const areNames = names.every(
		({ text: name, result: { kind } }) =>
			mayBeFullName(name, context) && (kind === 'one' || (isJoined && /\S\s+\S/.test(name))),
	);
	return names.length > 1 && areNames ? { names, headTo: cut.headTo } : undefined;
}

/** A person, and neither an office nor a body that somebody belongs to. */
function mayBeFullName(text: string, context: BallotContext): boolean {
	return (
		looksLikePerson(text, context) &&
		!isOneOf(text, 'officers', 'otherOffices') &&
		context.names.ofAffiliation(text).length === 0
	);
}

/** `Ada Brun`, `Ada Brun, trésorière`: one person, and nobody else behind a comma. */
function namesOnePerson(text: string, context: BallotContext): boolean {
	const [first, ...others] = splitNames(text, context.names);
	return (
		first !== undefined &&
		mayBeFullName(first.text, context) &&
		others.every(
			({ text: other, result: { kind } }) =>
				!mayBeFullName(other, context) || (kind !== 'one' && !/\S\s+\S/.test(other)),
		)
	);
}

/** One of several names of a line, with the tally that stands behind them all. */
function withTally(
	placed: PlacedText,
	{ text, start, end }: { text: string; start: number; end: number },
	headTo: number,
): PlacedText {
	const at = (index: number) => Math.min(end, start + index);
	return {
		text: text + placed.text.slice(headTo),
		place: (from, to) => placed.place(at(from), at(to)),
	};
}

/** `élue à l'unanimité`, and no number of votes. */
function saysElectedAlone(text: string, context: BallotContext): boolean {
	const { tally, readable } = readTally({ text, place: () => undefined }, context, 'for');
	return readable && tally.children.every(({ type }) => type !== 'answer');
}

/** In an election or a choice: is this the line of a candidate or option? Labels of ballots come first. */
export function isCandidateLine(line: PlainLine, context: BallotContext): boolean {
	if (context.block !== 'election' && context.block !== 'choice') return false;
	const label = labelOfLine(line, context);
	const words = colonForBrackets(line.text.slice(line.from, line.to), context);
	if (label !== undefined && !(label.doubtful && knownNameAt(words, 0, context.names) > 0)) return false;
	if (namesOfCandidacy(words, context)) return true;
	if (opensFigure(words, context)) return false;
	// `The meeting finished at 20:55`
	if (/\d[:.]\d\d/.test(words) && mentions(words, 'timeMarks')) return false;
	const cut = getTally(words, context);
	if (cut !== undefined) {
		const several =
			BETWEEN_CANDIDATES.test(words) &&
			getCandidates({ text: words, place: () => undefined }, context).length > 1;
		if (several) return true;
		const head = words.slice(cut.office?.nameFrom ?? 0, cut.headTo).trim();
		// `Excusés : néant` beside the candidates of an election is who was there, `Non élus : aucun` what became of them.
		if (
			!/[\p{L}\p{N}]/u.test(head) ||
			(context.block === 'election' && (isOneOf(head, 'groups', 'results') || SENTENCE.test(head)))
		)
			return false;
		const value = words.slice(cut.from, cut.to).trim();
		if (value === '') return line.marker && (context.block === 'choice' || looksLikePerson(head, context));
		if (isEverybody(value)) return context.block === 'choice' ? line.marker : looksLikePerson(head, context);
		// `Une seule candidature : élue`, `4 candidats : élus` are sentences: without votes, only a name is elected, or a list.
		if (context.block === 'election' && cut.sure && saysElectedAlone(value, context))
			return (
				electedTogether(words, context) !== undefined ||
				namesOnePerson(head, context) ||
				(line.marker && opensList(head))
			);
		// `Reconduction de Mme Kern : 5 pour`: more is said of her than her name.
		const isName = !/^\p{L}/u.test(head) || looksLikePerson(head, context) || opensList(head);
		// `Ada Brun remplaçante de Luc Huet : 3`: the name comes first.
		const opensWithName = knownNameAt(head, 0, context.names) > 0;
		if (context.block === 'election' && !isName)
			return cut.sure && (opensWithName || !namesAnybody(head, context.names));
		return cut.sure || (line.marker && /\d/.test(value));
	}
	return context.block === 'election' && line.marker && looksLikePerson(words, context);
}

/** `Liste Rose` */
function opensList(head: string): boolean {
	return vocabulary('electionModes').scan(head)?.id === 'list';
}

/** `Deux postes sont à pourvoir. Bulletins trouvés` is no name; `Mme A. Roy` is one. */
const SENTENCE = /\p{Ll}{4,}[.!?]\s/u;

/** `Nombre d’assesseurs : 3` in an election: a figure that no label knows. Its words open no name, and it is not passed over in silence. */
export function isUnknownFigure(line: PlainLine, context: BallotContext): boolean {
	if (context.block !== 'election' && context.block !== 'choice') return false;
	const { text, from, to } = line;
	const words = text.slice(from, to);
	return (
		labelOfLine(line, context) === undefined &&
		opensFigure(words, context) &&
		getTally(words, context)?.sure === true
	);
}

/** Whether the words open as figures of an election do and not as the name of a participant. An option of a choice may have any words. */
function opensFigure(words: string, context: BallotContext): boolean {
	// `Scrutin secret : 13 votants, 3 blancs`
	const head = words.slice(0, Math.max(0, firstColon(words))).trim();
	return (
		context.block === 'election' &&
		(opensWith(words, 'electionFigures') || isOneOf(head, 'ballotMethods')) &&
		knownNameAt(words, 0, context.names) === 0
	);
}

/** Outside blocks: is this list one of names with tallies? With a line beside it that `announcesElection`, it is an election. */
export function looksLikeCandidates(lines: readonly SourceLine[], context: BallotContext): boolean {
	const election: BallotContext = { ...context, block: 'election' };
	const plain = plainLines(lines).filter((line) => labelOfLine(line, election) === undefined);
	return (
		plain.length > 0 &&
		plain.every((line) => {
			const words = line.text.slice(line.from, line.to);
			const cut = getTally(words, election);
			return (
				cut?.sure === true &&
				!opensFigure(words, election) &&
				looksLikePerson(words.slice(0, cut.headTo).trim(), election)
			);
		})
	);
}

/** `Postes : 2`, `Résultat : élus …`: a list of names with tallies beside it is an election. */
export function announcesElection(line: SourceLine, context: BallotContext): boolean {
	const plain = plainLine(line);
	const label = labelOfLine(plain, context);
	if (label === undefined) return false;
	const value = plain.text.slice(label.valueFrom, plain.to).trim();
	if (label.label === 'seats') return isTally(value, context, 'for');
	return label.label === 'result' && vocabulary('results').findIn(value.slice(0, 200))?.id === 'elected';
}

/** `Votent pour Lise Kern`, as tables of results have it: the candidate alone. */
function withoutAnswer(head: PlacedText): PlacedText {
	const met = vocabulary('answers').scan(head.text);
	const rest = met?.id === 'for' ? trimPlaced(slicePlaced(head, met.length, head.text.length)) : head;
	return isCapital(rest.text) ? rest : head;
}

/** `Lise Kern (sortante, 5 voix), élue` as `Lise Kern ,sortante: 5 voix , élue`, as long as it was: what stands in brackets is her count. */
function colonForBrackets(text: string, context: BallotContext): string {
	const [, name = '', note = '', gap = '', count = '', rest = ''] =
		(text.length < 400 &&
			/^([^(:]*\p{L}[^(:]*)\(([^():\d]*,(?=\s*\d))?(\s*)(\d[^():]*)\)([^():]*)$/u.exec(text)) ||
		[];
	if (!mentions(count, 'castUnits') || !isTally(`${count} ${rest}`, context, 'for')) return text;
	const opening = note === '' ? ':' : `,${note.slice(0, -1)}:`;
	return `${name}${opening}${gap}${count} ${rest}`;
}

function withColon({ text, place }: PlacedText, context: BallotContext): PlacedText {
	return { text: colonForBrackets(text, context), place };
}

interface Cut {
	/** The office before a name, `Présidente : Lise Kern, 9 voix`; the name starts behind it. */
	office?: { to: number; nameFrom: number } | undefined;
	/** Where the words before the tally end. */
	headTo: number;
	/** The tally. */
	from: number;
	to: number;
	/** Whether it reads as a tally. */
	sure: boolean;
	/** `2 sièges` behind the tally: what a list has by it. */
	seats?: { from: number; to: number } | undefined;
}

/** Where the tally of a line stands: after a colon, a dash between spaces, or in brackets at the end. */
function getTally(text: string, context: BallotContext): Cut | undefined {
	const seats = context.block === 'election' ? seatsBehind(text) : undefined;
	if (!seats) return tallyOfLine(text, context);
	const cut = tallyOfLine(text.slice(0, seats.end), context);
	return cut?.sure ? { ...cut, seats } : tallyOfLine(text, context);
}

/** `Liste Rose : 5 voix|, |2 sièges|`, `… 5 voix |(|2 sièges|)` */
function seatsBehind(text: string): { from: number; to: number; end: number } | undefined {
	const [whole = '', mark = '', seats = '', noun = ''] = SEATS_BEHIND.exec(text.slice(-LONGEST_SEATS)) ?? [];
	if (!isOneOf(noun, ['labels', 'seats'], 'seatNouns')) return undefined;
	const end = text.length - whole.length;
	const from = end + mark.length;
	return { from, to: from + seats.length, end };
}

const SEATS_BEHIND = /(\s*[,;(–—]\s*)(\d{1,4}\s(\p{L}{4,8}))\)?\s*$/u;
const LONGEST_SEATS = 40;

function tallyOfLine(text: string, context: BallotContext): Cut | undefined {
	const colon = firstColon(text);
	const after = (at: number, length: number): Cut => {
		const from = at + length;
		return { headTo: at, from, to: text.length, sure: isTally(text.slice(from), context, 'for') };
	};
	if (colon >= 0) {
		const first = after(colon, 1);
		const last = text.lastIndexOf(':');
		const ofOffice = afterOffice(text, colon, context);
		if (ofOffice) return ofOffice;
		if (first.sure || last === colon) return first;
		const second = after(last, 1);
		return second.sure ? second : first;
	}
	const dash = /\s[-–—]\s(?=[^-–—]*\d[^–—]*$)/.exec(text.slice(0, 400));
	if (dash !== null) {
		const cut = after(dash.index, dash[0].length);
		if (cut.sure) return cut;
	}
	const bracket = /\s*\(([^()]*\d[^()]*)\)\s*$/.exec(text.length < 400 ? text : '');
	if (bracket !== null) {
		const inner = bracket[1] ?? '';
		const from = bracket.index + bracket[0].indexOf('(') + 1;
		if (/[^\s\d]/.test(inner) && isTally(inner, context))
			return { headTo: bracket.index, from, to: from + inner.length, sure: true };
	}
	return undefined;
}

/** `Présidente : Lise Kern, 9 voix`: an office, then a candidate for it. */
function afterOffice(text: string, colon: number, context: BallotContext): Cut | undefined {
	const office = text.slice(0, colon).trim();
	if (!isOneOf(office, 'officers', 'otherOffices')) return undefined;
	const said = text.slice(colon + 1);
	const gap = /^\s*/.exec(said)?.[0] ?? '';
	const nameFrom = colon + 1 + gap.length;
	const inner = /^\s*(\p{Lu}[^,(:]{1,60}?)\s*(?:[,(:]|\s[–—-])\s*(\d[^()]{0,60})\)?$/u.exec(said);
	const known = said.slice(gap.length, gap.length + knownNameAt(text, nameFrom, context.names));
	const [name = '', tally = ''] = inner ? inner.slice(1) : [known, said.slice(gap.length + known.length)];
	if (!looksLikePerson(name, context) || !isTally(tally, context, 'for')) return undefined;
	if (!inner && !saysElectedAlone(tally, context)) return undefined;
	const from = text.lastIndexOf(tally);
	return {
		office: { to: colon, nameFrom },
		headTo: nameFrom + name.length,
		from,
		to: from + tally.length,
		sure: true,
	};
}

/** The first colon outside brackets. */
function firstColon(text: string): number {
	let depth = 0;
	for (let at = 0; at < text.length; at += 1) {
		const sign = text[at];
		if (sign === '(' || sign === '[') depth += 1;
		else if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
		else if (sign === ':' && depth === 0) return at;
	}
	return -1;
}

/** Is this a person as lists of candidates write one: a known name, or a few capitalised words, then only marks of a person? */
function looksLikePerson(text: string, context: BallotContext): boolean {
	if (text.length > 160 || /[.!?…]$/.test(text)) return false;
	const known = knownNameAt(text, 0, context.names);
	if (known > 0 && /^\s*(?:$|[,([])/.test(text.slice(known))) return true;
	const name = /^[^,([]*/.exec(text)?.[0].trim() ?? '';
	const words = name.split(/\s+/);
	if (name === '' || words.length > 7 || openedByWords(name, words, context)) return false;
	const proper = words.filter(isCapital);
	const small = words.filter((word) => !isCapital(word));
	return (
		isCapital(name) &&
		proper.length > 0 &&
		small.every((word) => isParticle(word.toLowerCase()) || /^[&«»“”"]$/.test(word) || /^d['’]/i.test(word))
	);
}

/** `Reconduction de Mme Weiss`, `Candidature d’Ada Brun`: a person stands behind a word and a particle. */
function openedByWords(name: string, words: readonly string[], { names }: BallotContext): boolean {
	const civil = words.map((word) => isCivility(word.replace(/\.$/, '')));
	if (civil.some((is, at) => is && at > 0 && !civil[at - 1])) return true;
	const link = /^\S+\s+(?:d['’]|(\S+)\s+)/.exec(name);
	if (!link || (link[1] !== undefined && !isParticle(link[1].toLowerCase()))) return false;
	const at = link[0].length;
	return name.slice(at).includes(' ') && knownNameAt(name, at, names) === name.length - at;
}

/** The message about a list that cannot be of candidates: kept beside the reading, so that the wording stays in one place. */
export function unknownLine(
	placed: PlacedText,
	values: { value: string; nearest?: string },
	fixes: Problem['fixes'],
): Problem {
	const code = values.nearest === undefined ? 'inBlock' : 'inBlockNear';
	return problem('syntax/unknown-key', code, wholePlace(placed), {
		values: { ...values },
		// A line that is not counted may change the vote: the rule is a warning elsewhere.
		severity: 'error',
		...(fixes && { fixes }),
	});
}
