/** What one unit of foreign minutes, or one sentence of it, says about a decision. */

import { vocabulary } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { opensWithCount } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import { opensBlock } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import { answerAt } from '../wording/answers.js';
import {
	attendanceWord,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
} from '../wording/dialect.js';
import { electedVerb, PARTICIPLES } from '../wording/elected-verb.js';
import { saysElection } from '../wording/election-words.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { nameLink } from '../wording/links.js';
import { leadsToNoVote, mayBeOfOthers, tellsNoVote } from '../wording/no-votes.js';
import { type KnownNames, namesIn } from '../wording/person-names.js';
import { isBareTally } from '../wording/scores.js';
import { getSentences } from '../wording/sentences.js';
import { consentIn, isGenericVerdict, isGround, isMotion, verdictIn } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import { answerLines, answerSentences, isBelowNoVote, isRestOfOptions } from './answer-lines.js';
import { namedList } from './candidate-lists.js';
import { wordOfOthers } from './candidate-runs.js';
import { isNameAndMover } from './candidates.js';
import { getMark, movesUnnamed, putsOffItem, saysSitting, tellsDeciding } from './clause-mark.js';
import { createMark, type LinesAt, type Mark, type Sitting } from './decision-model.js';
import { electedIn } from './elected.js';
import { isOffice, officeAtStop, officerLines } from './officer-lines.js';
import { officesIn } from './offices.js';
import { nomineeMarks, tableMarks } from './vote-table.js';

/** The part of the minutes that units stand in. */
interface PartRead {
	readonly title: string;
	readonly isElection: boolean;
}

/** The marks of the units at these places, in their order. */
export function marksIn(
	units: readonly Unit[],
	places: readonly number[],
	part: PartRead,
	known: KnownNames,
	sitting: Sitting,
): Mark[] {
	return new MarkReader(units, places, part, known, sitting).read();
}

/** Whether a text has votes in figures, or is unanimous. */
function countsVotes(text: string): boolean {
	return figuresIn(text) !== undefined || consentIn(text) !== undefined;
}

class MarkReader {
	readonly #marks: Mark[] = [];
	/** Where a motion stands that somebody be elected whom it does not name. */
	#motion: number | undefined;
	/** Where a motion puts its item off, `Motion by Bell to table the item.`, and what was said last of how that ended. */
	#putOff: { at: number; end?: string } | undefined;
	/** An office that a line opened, of which nothing was said yet. */
	#opened: string | undefined;
	readonly #units: readonly Unit[];
	readonly #places: readonly number[];
	readonly #title: string;
	readonly #isElection: boolean;
	/** `Election of Chairman`: the title of the part names one office. */
	readonly #isOfOffice: boolean;
	/** `Désignation d’un secrétaire de séance`: the title names offices of the sitting and no other. */
	readonly #sittingTitle: string | undefined;
	readonly #known: KnownNames;
	readonly #sitting: Sitting;

	constructor(
		units: readonly Unit[],
		places: readonly number[],
		{ title, isElection }: PartRead,
		known: KnownNames,
		sitting: Sitting,
	) {
		this.#units = units;
		this.#places = places;
		this.#title = title;
		this.#isElection = isElection;
		const office = stoodFor(title.replace(/^[\d.)\s]+/, ''));
		this.#isOfOffice = isElection && isOffice(office) && !hasWordOf('seatedBodies', office);
		this.#sittingTitle = isOfSittingAlone(title) ? foldName(title) : undefined;
		this.#known = known;
		this.#sitting = sitting;
	}

	read(): Mark[] {
		for (let index = 0; index < this.#places.length; index += 1) index = this.#readAt(index);
		return this.#marks;
	}

	#push(read: Mark): void {
		const told = this.#isLost(read) ? unelected(read) : read;
		const isSitting = this.#sittingTitle !== undefined && electsHolder(told, this.#sittingTitle);
		const mark = isSitting ? { ...told, isSitting } : told;
		this.#marks.push(this.#opened === undefined ? mark : { ...mark, opens: this.#opened });
		this.#opened = undefined;
	}

	/** `Secretary: Cy Dean, proposed by Bo Carr. Not carried.` elects nobody. */
	#isLost({ from, to, elected }: Mark): boolean {
		if (elected.length === 0 || from !== to || this.#units[from]?.kind === 'table') return false;
		return isLost(getText(this.#units[from]));
	}

	#unit(index: number): Unit | undefined {
		return this.#units[this.#places[index] ?? -1];
	}

	/** Reads what opens at an index of the places; the last index that it took. */
	#readAt(index: number): number {
		const unit = this.#unit(index);
		if (unit === undefined || PASSED.has(unit.kind)) return index;
		if (unit.kind === 'table') return this.#readTable(unit, index);
		return this.#passSurvey(unit, index) ?? this.#readLines(index) ?? this.#readText(unit, index);
	}

	#readTable(unit: Unit, index: number): number {
		const at = this.#places[index] as number;
		const below = getText(this.#unit(index + 1));
		const told = below.length < LONGEST_VERDICT && electedIn(below, this.#known);
		const isTold = told !== false && told.phrase && told.elected.length === 0;
		const nominees = isTold ? nomineeMarks(unit, at, this.#known) : undefined;
		for (const mark of nominees ?? tableMarks(unit, at, this.#isElection, this.#known)) this.#push(mark);
		return nominees === undefined ? index : index + 1;
	}

	/** `Résultats du questionnaire :` above a list: the end of the list. */
	#passSurvey(unit: Unit, index: number): number | undefined {
		const above = getText(this.#unit(index - 1));
		if (unit.kind !== 'item' || !/:\s*$/.test(above) || !hasWordOf('surveys', above)) return undefined;
		let last = index;
		while (this.#unit(last + 1)?.list === unit.list) last += 1;
		return last;
	}

	/** Several lines that are one thing: answers below each other, officers, a list of people; the last of them. */
	#readLines(index: number): number | undefined {
		const [units, places, isElection, known] = [this.#units, this.#places, this.#isElection, this.#known];
		const { year } = this.#sitting;
		const lines = { units, places, index, isElection, known, year };
		const at = places[index] as number;
		const { head = '' } = this.#sitting.context;
		if (!isElection && (isRestOfOptions(units, at) || isBelowNoVote(units, at, head))) return index;
		const answers = leadsToNoVote(getText(units[at]), head) ? undefined : answerLines(lines);
		if (answers !== undefined) {
			const { mark } = answers;
			const name = nameAbove(lines);
			// `- Ana Bell` and below it `- 14 pour`: a ballot on her.
			if (name === undefined) this.#push(mark);
			else this.#push({ ...mark, counts: [], isTable: false, candidates: [{ name, counts: mark.counts }] });
			return answers.last;
		}
		const officers = officerLines(lines);
		if (officers !== undefined) this.#opened = undefined;
		const list = officers ?? namedList(lines);
		for (const one of list?.marks ?? []) this.#push(one);
		return list?.last;
	}

	#readText(unit: Unit, index: number): number {
		const at = this.#places[index] as number;
		const own = getText(unit);
		const text = unit.kind === 'item' ? `${openClause(this.#units, this.#places, index)}${own}` : own;
		if (text.length > LONGEST_TEXT || isRecital(text)) return index;
		if (this.#opensVoted(own, at) || this.#goesOnMotion(text, at)) return index;
		const stop = officeAtStop(text, this.#known)?.office ?? '';
		this.#opened = officeOpened(unit, this.#isElection, stop) ?? this.#opened;
		const isOfOffice = this.#isOfOffice || this.#opened !== undefined;
		const isElectionLine = this.#readStanding(text, at) || stop !== '';
		if (!this.#readAnswers(text, at)) this.#readClauses(unit, text, at, { isElectionLine, isOfOffice });
		return index;
	}

	/** `L'assemblée adopte les résolutions suivantes :` above the first of them, where each says itself what became of it. */
	#opensVoted(text: string, at: number): boolean {
		const isAbove = (line: string, place: number) =>
			line.endsWith(':') && opensBlock(getText(this.#units[place + 1]));
		if (!isAbove(text, at) || countsVotes(text)) return false;
		let isVoted = true;
		for (let place = at + 1; place < this.#units.length; place += 1) {
			const unit = this.#units[place] as Unit;
			const below = getText(unit);
			const opens = opensBlock(below);
			if (isAbove(below, place) || (unit.kind === 'heading' && !opens)) break;
			if (opens && !isVoted) return false;
			const isVote = countsVotes(below) || verdictIn(below) !== undefined;
			isVoted = isVote || (isVoted && !opens);
		}
		return isVoted;
	}

	/** `QUE le maire soit autorisé à signer ;` below `Il est proposé par Mme Roux et résolu`: more of what is resolved, and no decision of its own. */
	#goesOnMotion(text: string, at: number): boolean {
		const before = this.#marks.at(-1);
		const [told = '', ...more] = getSentences(text);
		const [, ended = ''] =
			before === undefined ? [] : getSentences(getText(this.#units[before.to])).slice(-2);
		const isMore =
			before !== undefined &&
			at - before.to === 1 &&
			phraseFinder('thatWords').exec(text)?.index === 0 &&
			// `That the van be sold. Lost.`, `That the van be sold was rejected.`; `QUE le bail soit signé. ADOPTÉE`, where all agreed above.
			(more.length === 0 || (before.consent !== undefined && more.every(isAdopted))) &&
			verdictIn(told)?.outcome !== 'rejected' &&
			electedIn(told, this.#known).elected.length === 0 &&
			// `… to sign the lease. Carried.` is done with.
			verdictIn(ended) === undefined &&
			phraseFinder('moves', 'movers').test(this.#textUpTo(before.from)) &&
			figuresIn(text) === undefined &&
			consentIn(text) === undefined;
		if (isMore) before.to = at;
		return isMore;
	}

	/** A unit and the lines right above it: who proposes stands in one of them, who supports it in the next. */
	#textUpTo(at: number): string {
		return this.#units
			.slice(Math.max(0, at - MOST_MOVERS), at + 1)
			.map(getText)
			.join(' ');
	}

	/** `Renouvellement du tiers : Zoé Kaci (sortante), Ali Ben. Ils sont élus.`: who stands; whether the line opens as one of an election. */
	#readStanding(text: string, at: number): boolean {
		const [, label = '', listed = ''] = /^([^:.]{5,60})\s*:\s+(.*)$/su.exec(text) ?? [];
		const isElection = label !== '' && saysElection(label);
		const aside = wordOfOthers(label);
		if (!isElection && (aside === undefined || !this.#isElection)) return false;
		const candidates = standingIn(listed, this.#known).map((name) => ({ name }));
		if (candidates.length === 0) return isElection;
		// `Sortants : Ana Bell, Bo Carr.`
		if (aside !== undefined && !isElection) this.#push({ ...createMark(at, text), candidates, aside });
		// `Two nominations were received: …` and `Candidates: …` name no office.
		else if (isSaying(label) || isInList('candidatures', label.trim()))
			this.#push({ ...createMark(at, text), candidates });
		else this.#push({ ...createMark(at, text), candidates, opens: stoodFor(label) });
		return isElection;
	}

	/** Figures behind what is voted on: `Moved by Bell. Ayes: Carr, Dean. Nays: Ewell.` */
	#readAnswers(text: string, at: number): boolean {
		const said = getSentences(text).flatMap(answersApart);
		const above = getText(this.#units[at - 1]);
		const told = said.some((one) => tellsNoVote(one, above)) ? undefined : answerSentences(said, this.#known);
		if (told === undefined || (!told.isOfShares && mostCounts(text, this.#known) >= told.counts.length))
			return false;
		const verdict = verdictIn(said.slice(told.end).join(' '));
		this.#push({
			...createMark(at, text),
			counts: told.counts,
			...(verdict === undefined ? {} : { verdict }),
		});
		return true;
	}

	#readClauses(
		unit: Unit,
		text: string,
		at: number,
		{ isElectionLine, isOfOffice }: { isElectionLine: boolean; isOfOffice: boolean },
	): void {
		const [isElection, known] = [this.#isElection, this.#known];
		if (movesUnnamed(text, known)) this.#motion = at;
		const isOwnMotion =
			movesElse(text, isElection, known) || (this.#motion !== undefined && at - this.#motion < 2);
		let isBelowMotion = false;
		const above = getText(this.#units[at - 1]);
		const said = nominationOf(withoutOffice(text, unit));
		// `Cllr P Ogden, proposed by Cllr Rowe. Not agreed.` elects nobody, and no figures say who lost.
		const isRefused = isLost(text) && !countsVotes(text);
		for (const clause of clauses(said, known, isOfOffice).flatMap(electedApart)) {
			const isBelow = isBelowMotion;
			isBelowMotion ||=
				phraseFinder('movesTo').test(clause) || (isMotion(clause) && phraseFinder('movers').test(clause));
			if (this.#isOfPutOff(clause, at) || isOfSurvey(clause) || tellsNoVote(clause, above)) continue;
			if (this.#readOfficers(clause, at)) continue;
			const stand = this.#marks.some(({ candidates, to }) => candidates.length > 0 && at - to <= NEAR);
			const mark = getMark(clause, {
				at,
				isElection: (isElection || isElectionLine) && !isRefused,
				isOfOffice,
				known,
				sitting: this.#sitting,
				title: this.#title,
				stand,
				standBefore: this.#standIn(at),
			});
			if (mark === undefined) continue;
			const { head = '' } = this.#sitting.context;
			this.#push({
				...mark,
				...(mayBeOfOthers(clause, head) || isOfLetters(clause, above) ? { isOpen: true } : {}),
				isPure: mark.isPure && clause.length >= text.length - 2,
				...(isBareVerdict(mark, text) ? { isBare: true } : {}),
				...(text.startsWith(clause.slice(0, 12)) ? {} : { isBehind: true }),
				...(isOwnMotion && mark.verdict !== undefined ? { isOwnMotion } : {}),
				...(isBelow ? { isBelowMotion: true } : {}),
			});
		}
	}

	/**
	 * `Motion by Bell to table the item.`, and `Seconded by Carr.`, `Motion carried 4-1.` right behind it, up to its verdict: nothing is adopted. Where it
	 * fails, or nobody seconds it, the next vote is another's.
	 */
	#isOfPutOff(clause: string, at: number): boolean {
		const { at: last = Number.NaN, end } = this.#putOff ?? {};
		const isNew =
			putsOffItem(clause) && (tellsDeciding(clause) || phraseFinder('movesTo', 'movers').test(clause));
		const isMore =
			at - last <= 1 &&
			saysOnlyVote(clause) &&
			// `Vote: 1-4. Motion failed.` says it twice.
			(end === undefined ||
				(at === last &&
					endOf(end) === endOf(clause) &&
					(figuresIn(end) === undefined || figuresIn(clause) === undefined)));
		const ended = endOf(clause) === undefined ? end : clause;
		this.#putOff = isNew || isMore ? { at, ...(ended === undefined ? {} : { end: ended }) } : undefined;
		return isNew || isMore;
	}

	/** Whether the marks of a unit that is being read name candidates, for more than the sitting. */
	#standIn(at: number): boolean {
		let first = this.#marks.length;
		while (this.#marks[first - 1]?.to === at) first -= 1;
		return this.#marks
			.slice(first)
			.some(({ candidates, text }) => candidates.length > 0 && !saysSitting(text, this.#isElection));
	}

	/** `M. Roux est élu président de séance, Mme Gil secrétaire.` */
	#readOfficers(clause: string, at: number): boolean {
		const officers = officesIn(clause, this.#known);
		const [first] = officers;
		const isSitting = first !== undefined && saysSitting(first.office, this.#isElection);
		for (const { names, office } of officers)
			this.#push({
				...createMark(at, clause),
				...(isSitting || saysSitting(office, this.#isElection) ? { isSitting: true } : {}),
				elected: names,
				saysElected: true,
				office,
			});
		return first !== undefined;
	}
}

/** Whether a title names an office of the sitting, and none beside it. */
function isOfSittingAlone(title: string): boolean {
	const rest = title.replace(phraseFinder('sittingOffices'), ' ');
	// `Résolution n° 2 : élection du scrutateur`: a resolution elects him.
	return rest !== title && !phraseFinder('offices', 'seatedBodies').test(rest) && !opensBlock(title);
}

/** Whether somebody is elected, by no figures and to no office that the title does not name: `Luc Bon est désigné`, and not `Luc Bon est élu maire`. */
function electsHolder({ text, elected, saysElected, counts, candidates }: Mark, title: string): boolean {
	const isCounted =
		counts.length > 0 || candidates.some((one) => one.votes !== undefined || one.counts !== undefined);
	const isOfTitle = matchesIn(text, phraseFinder('offices', 'seatedBodies')).every(
		({ 0: office, index }) =>
			title.includes(foldName(office).slice(0, ROOT)) ||
			// `à l’unanimité des | membres présents`
			attendanceWord(/^\s+(\p{L}+)/u.exec(text.slice(index + office.length))?.[1] ?? '') === 'present',
	);
	return (elected.length > 0 || saysElected) && !isCounted && isOfTitle;
}

/** What the forms of a word have in common: `secrétaire`, `secrétariat`. */
const ROOT = 5;

/** `ADOPTÉE`, and no more. */
function isAdopted(sentence: string): boolean {
	return verdictIn(sentence)?.outcome === 'adopted' && sentence.split(/\s+/).length === 1;
}

/** Whether a rejection ends a paragraph. */
function isLost(text: string): boolean {
	const last = getSentences(text).at(-1) ?? '';
	return last.length < LONGEST_VERDICT && verdictIn(last)?.outcome === 'rejected';
}

/** `Vu l’avis du comité (employeurs : 5 pour ; agents : 4 pour, 1 abstention),`: a ground that ends with a comma, and figures in its brackets alone. */
function isRecital(text: string): boolean {
	const plain = text.replace(/\([^()]*\)/g, ' ');
	return /[,;]\s*$/.test(text) && plain !== text && isGround(text) && !countsVotes(plain);
}

/** Units that tell nothing of a decision. */
const PASSED: ReadonlySet<Unit['kind']> = new Set(['comment', 'other', 'rule', 'heading']);

/** In a longer text nothing is looked for. */
const LONGEST_TEXT = 4000;

/** `Le conseil a ensuite` above `- élu Mme Roux maire ;` and `- fixé les indemnités`: what each of the items goes on from, the body and its verb. */
function openClause(units: readonly Unit[], places: readonly number[], index: number): string {
	const list = units[places[index] ?? -1]?.list;
	let above = index - 1;
	while (list !== undefined && index - above < MOST_OF_CLAUSE && units[places[above] ?? -1]?.list === list)
		above -= 1;
	const lead = getText(units[places[above] ?? -1]);
	const [, before = '', one = '', other = ''] =
		/^(.{4,200}?\s)(?:(\p{Ll}{1,5})|(\p{Ll}{1,5})\s\p{Ll}{3,12})\s*:?$/u.exec(lead) ?? [];
	const verb = isInList('openVerbs', other) ? other : isInList('openVerbs', one) ? one : '';
	const body = verb === '' ? undefined : matchesIn(before, phraseFinder('bodies')).at(-1);
	return body === undefined ? '' : `${before.slice(body.index)}${verb} `;
}

/** A list of what a body did has no more items. */
const MOST_OF_CLAUSE = 60;

/**
 * `Ana Bell nominated by Bo Carr. Seconded by Cy Dean. Accepted`: what is said of her before she accepts, which is no verdict; nothing where she declines.
 */
function nominationOf(text: string): string {
	const [, before = '', answer = ''] = /^(.{5,300}[.;,])\s+(\p{L}{5,12})[.\s]*$/su.exec(text) ?? [];
	if (before === '' || !phraseFinder('candidateAfter', 'candidateBefore').test(before)) return text;
	if (isPhrase('standsDown', answer)) return '';
	return isPhrase('standsIndeed', answer) ? before : text;
}

/** `Bo Carr moves to have four seats. Carried`, among those who stand for them: a motion that names none of them. */
function movesElse(text: string, isElection: boolean, known: KnownNames): boolean {
	const { index, 0: word = '' } = phraseFinder('movesTo').exec(text) ?? {};
	return (
		isElection &&
		index !== undefined &&
		namesIn(getSentences(text.slice(index + word.length))[0] ?? '', known).length === 0 &&
		!saysElection(text.slice(index))
	);
}

/** Those whom a mark elects, as those who stood. */
function unelected(mark: Mark): Mark {
	const names = mark.elected.filter((name) => !mark.candidates.some((one) => one.name === name));
	return {
		...mark,
		elected: [],
		saysElected: false,
		candidates: [...mark.candidates, ...names.map((name) => ({ name }))],
	};
}

/** `Treasurer: Bo nominated Ana.`, `**Secrétaire** Zoé se présente.`, `Trésorerie`: the office that a line of an election opens, the one that a `stop` ends too. */
function officeOpened(unit: Unit, isElection: boolean, stop: string): string | undefined {
	const text = getText(unit);
	const [, bold = ''] = /^\s*(?:[-*+]\s+)?\*\*([^*]{3,50}?)\s*:?\s*\*\*/u.exec(unit.source[0] ?? '') ?? [];
	const [, colon = ''] = /^([^:.]{3,50}?)\s*:(?=\s|$)/u.exec(text) ?? [];
	const label = colon === '' ? stop : colon;
	const tellsOfOne = electedVerb().test(text) || phraseFinder('candidateAfter').test(text);
	const elects =
		isElection ||
		stop !== '' ||
		(tellsOfOne && !isSaying(label) && !phraseFinder('electedBefore', 'candidateBefore').test(label));
	const whole = text.split(/\s+/).length < 6 && !/[.,;]$/.test(text) ? text : '';
	const found = [bold, elects ? label : '', whole].find(
		(words) => words !== '' && isOffice(words) && !hasWordOf('notStanding', words),
	);
	return found === undefined ? undefined : stoodFor(found);
}

/** `Nominations for treasurer`: treasurer; `Committee elected`: committee. */
function stoodFor(written: string): string {
	const label = written.replace(wordPattern`\s${'electedBehindBody'}$`, '');
	const stands = phraseFinder('candidateBefore').exec(label);
	const rest = stands?.index === 0 ? label.slice(stands[0].length).trimStart() : '';
	const link = phraseFinder('officeLinks').exec(rest);
	const office = link?.index === 0 ? rest.slice(link[0].length).trim() : '';
	return office === '' || !isOffice(office) ? label : office;
}

/** No title of an election that stands before its candidates has as many words. */
const MOST_IN_TITLE = 8;

/** Whether words are a clause with a verb, and no title. */
function isSaying(words: string): boolean {
	return hasWordOf('auxiliaries', words) || words.split(/\s+/).length >= MOST_IN_TITLE;
}

/** `**Secretary** Zoé Kaci was elected`: what is said of the office, whose name is no part of that of a person. */
function withoutOffice(text: string, unit: Unit): string {
	const [, bold = ''] = /^\s*\*\*([^*:]{3,50}?)\s*\*\*\s+\p{Lu}/u.exec(unit.source[0] ?? '') ?? [];
	return bold !== '' && isOffice(bold) && text.startsWith(bold) ? text.slice(bold.length).trim() : text;
}

/** The candidate whose name is all of the line above a list of answers. */
function nameAbove({ units, places, index, isElection, known }: LinesAt): string | undefined {
	const unit = index === 0 ? undefined : units[places[index - 1] as number];
	const name = getText(unit).replace(/[\s:*]+$/, '');
	const before = index < 2 ? '' : getText(units[places[index - 2] as number]).replace(/[\s:*]+$/, '');
	if (!isElection || unit?.kind === 'heading' || name.length > 60 || /[.;]$/.test(name)) return undefined;
	// The last of a list of names is none of its own.
	return known.isPerson(name) && !known.isPerson(before) ? name : undefined;
}

/** `Ana est élue présidente et Luc est élu trésorier`, with a semicolon too: two elections. */
function electedApart(sentence: string): string[] {
	const parts = sentence.split(
		wordPattern`(?:(?:\s*[,;])?\s+${'andWords'}|\s*[,;])\s+(?=\p{Lu}[^,;]{2,60}?\s${'oneAuxiliaries'}\s(?:\p{L}+\s){0,2}?${PARTICIPLES})`,
	);
	return parts.length > 1 && parts.every((part) => wordPattern`(?<!\p{L})${PARTICIPLES}`.test(part))
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

/** How a motion ended, where a clause says it: `Motion failed.`, `Vote: 4-1.`, `No second.` */
function endOf(clause: string): 'won' | 'lost' | undefined {
	if (vocabulary('unseconded').findAll(clause).length > 0) return 'lost';
	const { outcome } = verdictIn(clause) ?? {};
	if (outcome !== undefined) return outcome === 'rejected' ? 'lost' : 'won';
	const counts = figuresIn(clause)?.counts ?? [];
	const [yes = 0, no = 0] = (['for', 'against'] as const).map(
		(answer) => counts.find((count) => count.answer === answer)?.value,
	);
	if (counts.length === 0) return consentIn(clause) === undefined ? undefined : 'won';
	return yes > no ? 'won' : 'lost';
}

/** `Seconded by Carr.`, `Vote: 5-0.`, `Motion carried unanimously.`: how a motion was moved and voted on, and not what it is. */
function saysOnlyVote(clause: string): boolean {
	const words = clause.split(/\s+/).length;
	return (
		isPureTally(clause) ||
		isBareTally(clause) ||
		isGenericVerdict(clause) ||
		(words <= MOST_OF_SECONDER && phraseFinder('moves', 'movers').test(clause)) ||
		(words <= MOST_OF_BARE && !isMotion(clause))
	);
}

/** `Seconded by Cllr Cleo Dane.`, `Carried, 4-1.` */
const MOST_OF_SECONDER = 5;
const MOST_OF_BARE = 3;

/** Sentences; figures after a full stop belong to what stands before: `10 votes pour. 2 Abstentions`. */
function clauses(text: string, known: KnownNames, isOfOffice: boolean): string[] {
	if (isPureTally(text)) return [text];
	return getSentences(text)
		.flatMap(votedApart)
		.reduce<string[]>((out, sentence) => {
			const last = out.at(-1);
			const figures = figuresIn(sentence);
			const before = last === undefined ? undefined : figuresIn(last);
			const isRest =
				figures !== undefined &&
				before !== undefined &&
				figures.counts.every(({ answer }) => before.counts.every((other) => other.answer !== answer)) &&
				figures.from < 3;
			// `No discussion, no objections. Motion carries.`
			const isVerdict =
				last !== undefined &&
				isGenericVerdict(sentence) &&
				figures === undefined &&
				before === undefined &&
				consentIn(sentence) === undefined &&
				consentIn(last) !== undefined;
			// `Cllr P Ogden. Proposed by Cllr Rowe, seconded by Cllr Quinn.`
			const isMoved = last !== undefined && isNameAndMover(last, sentence, known, isOfOffice);
			// `… a renewal of 24 months. (unanimous consent)`
			const isAside = /^\([^()]+\)\.?$/u.test(sentence) && consentIn(sentence) !== undefined;
			// `3-1 (Carr opposed). Motion passed.`, `Motion by Bell, second by Carr to mend the roof. 3-1.`
			const isBare =
				last !== undefined &&
				isBareTally(isBareTally(last) ? last : sentence) &&
				isTallyOf(`${last} ${sentence}`);
			if (isBare) out[out.length - 1] = `${last} ${sentence}`;
			else if (
				last !== undefined &&
				(isRest ||
					isMoved ||
					isVerdict ||
					isAside ||
					(wordPattern`^\S{1,20}\s.{0,40}${'restAnswers'}`.test(sentence) &&
						opensWithCount(sentence) &&
						before !== undefined))
			)
				out[out.length - 1] = `${last.replace(/\.$/, '')}, ${sentence}`;
			else out.push(sentence);
			return out;
		}, []);
}

/** `The amendment carried 4-1; as amended the motion carried 5-0.`: two votes. */
function votedApart(sentence: string): string[] {
	const parts = sentence.split(/;\s+/);
	const isVote = (part: string) =>
		(figuresIn(part)?.counts.length ?? 0) > 1 && isMotion(part) && verdictIn(part) !== undefined;
	return parts.length > 1 && parts.every(isVote) ? parts : [sentence];
}

/** `Pour : 4 ; contre : M. Roy`: an answer behind the other. */
function answersApart(sentence: string): string[] {
	const parts = sentence.split(/\s*;\s+/);
	const isAnswer = (part: string) => answerAt(/^([^:]{2,30}?)\s*:\s/.exec(part)?.[1] ?? '') !== undefined;
	return parts.length > 1 && parts.every(isAnswer) ? parts : [sentence];
}

/** `P 20 / C 4 / A 2` below `Le parking compte 3 zones.`: letters of a vote, or of what is spoken of. */
function isOfLetters(text: string, above: string): boolean {
	return (
		/^\W*\p{Lu}\s?:?\s?\d/u.test(text) &&
		/[.:]\s*$/.test(above) &&
		voteLabel(above) === '' &&
		!isMotion(above) &&
		!tellsDeciding(above)
	);
}

/** Whether two sentences of which one is two numbers are a vote together. */
function isTallyOf(both: string): boolean {
	const { counts = [] } = figuresIn(both) ?? {};
	return counts.length > 1 && counts.every(({ word }) => word === '');
}

/** The people of a sentence that is nothing but a list of them. */
function standingIn(text: string, known: KnownNames): string[] {
	const names = (getSentences(text)[0] ?? '')
		// `Ana Bell (ne se représente pas)`
		.replace(/[^,;()]+\(([^()]*)\)/gu, (one, note: string) =>
			phraseFinder('denies').test(note) ? '' : one.replace(`(${note})`, ''),
		)
		.replace(/^[\s,;]+|[\s,;.]+$|(?<=,)\s*,/gu, '')
		.split(nameLink())
		.map((name) => name.trim());
	return names.every((name) => /\s/.test(name) && known.mayBePerson(name)) ? names : [];
}

/** `There being no other nominations the above were declared elected.` is not longer. */
const LONGEST_VERDICT = 160;

/** So many lines above what is resolved name those who move it. */
const MOST_MOVERS = 2;

/** Those who stand are not elected further below. */
const NEAR = 8;

/** How many answers the clause that gives the most of them gives. */
function mostCounts(text: string, known: KnownNames): number {
	return clauses(text, known, false).reduce(
		(most, clause) => Math.max(most, figuresIn(clause)?.counts.length ?? 0),
		0,
	);
}

/** `A straw poll showed 4 in favor.`; a survey that is decided on (`approuve l'enquête publique`) is what a vote is about. */
function isOfSurvey(text: string): boolean {
	return hasWordOf('surveys', text) && !hasWordOf('carried', text) && !tellsDeciding(text);
}
