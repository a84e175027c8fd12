/** The rest of foreign minutes: headings, votes, elections and moves on lines of their own, everything else as it was. */

import type { Language } from '../ast/index.js';
import { isOneOf, mentions, opensWith, vocabulary } from '../language/index.js';
import { isBallotLine, isTally, motionBeside, readBallot } from '../parse/index.js';
import { foldName } from '../text/fold.js';
import { capitalized } from '../text/letters.js';
import { addTo } from '../text/lists.js';
import { createNameIndex } from '../text/names.js';
import { isBelowNoVote, isRestOfOptions } from './decisions/answer-lines.js';
import type { Decision } from './decisions/decision-model.js';
import { decisionsIn, withoutSummaries } from './decisions/decisions.js';
import { isOffice } from './decisions/officer-lines.js';
import { electedSecretary } from './head/officers.js';
import type { Opening } from './items/items.js';
import { labelLine } from './lines/foreign-table.js';
import { comment, opensBlock } from './lines/text.js';
import { getText, type Unit } from './lines/units.js';
import { linesBeyond, lostWords } from './lost-words.js';
import { type DoubtReason, type Finding, type Minutes, TOP } from './model.js';
import { inMeeting, type Move, moveLine, movesBySentence } from './people/moves.js';
import { answerAt } from './wording/answers.js';
import { hasWordOf, isPhrase, phraseFinder, wordOf, wordPattern } from './wording/dialect.js';
import { officeIn, saysElection, sendsPeople } from './wording/election-words.js';
import { figuresIn, tallyLine, tellsVote } from './wording/figures.js';
import { type KnownNames, knownNames, withoutTitle } from './wording/person-names.js';
import { getSentences } from './wording/sentences.js';
import { consentIn, verdictIn } from './wording/verdict.js';
import { voteLabel } from './wording/vote-label.js';

/** A part of the body, and why somebody should look at it. */
export interface Piece {
	text: string;
	/** An item of a list: it stands directly below the one before. */
	isItem?: boolean;
	/** Whether it stands inside a list. */
	isInList?: boolean;
	isGlued?: boolean;
	doubt?: { reason: DoubtReason; text: string; suggestion?: string };
}

/** The units between two headings, and the heading above them. */
interface Part {
	places: number[];
	title: string;
	opened?: { opening: Opening; at: number };
	/** It stands under a heading of elections. */
	isElection: boolean;
	/** What stands behind the minutes. */
	isAnnex?: boolean;
}

/** A block that is an election of the language already. */
function isOwnElection(title: string): boolean {
	return opensWith(title, ['blocks', 'election']) && /\p{L}\s*[–—:-]\s/u.test(title);
}

/** `Résolution 7 – Discussions diverses` as an item with its number behind: `Discussions diverses (Résolution 7)`. */
function unblock(part: Part): void {
	const [, mark = '', title = ''] = /^([^:–—-]{3,40}?)(?:\s*:|\s+[–—-])\s+(\p{L}.*)$/u.exec(part.title) ?? [];
	if (part.opened === undefined || title === '') return;
	part.title = `${capitalized(title)} (${mark})`;
	part.opened = { ...part.opened, opening: { ...part.opened.opening, kind: 'item', text: part.title } };
}

/** Whether the title of an item is a sentence that tells a verdict. */
function saysVerdict({ kind, text }: Opening): boolean {
	return kind === 'item' && /\p{Ll}\.$/u.test(text) && verdictIn(text) !== undefined;
}

/** `Nombre de postes à pourvoir : 2`: in the language a line of an election, and here text beside the one that is written; pv writes one word. */
function countsSeats(text: string): boolean {
	const [, label = ''] = /^([^:]{3,60}?)\s*:\s*\d{1,3}\.?$/.exec(text) ?? [];
	return /\s/.test(label) && vocabulary('labels').findId(label) === 'seats';
}

/** Writes the body of the meeting file. */
export function writeBody(
	minutes: Minutes,
	openings: ReadonlyMap<number, Opening>,
	why: (reason: DoubtReason) => string,
): { pieces: Piece[]; findings: Finding[]; decisions: Decision[] } {
	return new Body(minutes, openings, why).write();
}

/** So many lines at the top, and not longer, say what the minutes are of. */
const MOST_AT_TOP = 6;
const LONGEST_AT_TOP = 120;

/** Answers by name are left to the compiler, which knows who was there. */
const NOBODY = createNameIndex([]);
/** The place of a line does not matter here. */
const NOWHERE = { line: 1, column: 1, offset: 0 };

class Body {
	readonly #minutes: Minutes;
	/** Those who are there with their own vote alone: each of them, named among the votes, is one. */
	readonly #voters: KnownNames;
	readonly #openings: ReadonlyMap<number, Opening>;
	readonly #why: (reason: DoubtReason) => string;
	readonly #pieces: Piece[] = [];
	/** Ballots that stay as they were stand below a blank line. */
	readonly #apart = new Set<number>();
	readonly #findings: Finding[] = [];
	/** Who left and did not come back, as far as the text is written. */
	readonly #gone = new Set<string>();
	/** Those of the meeting, by whose names the language counts answers. */
	readonly #names: ReturnType<typeof createNameIndex>;
	/** Where the last verdict without figures was told. */
	#told: number | undefined;
	/** The part is a resolution. */
	#isBlock = false;
	/** The part has a line with the majority that its votes need: `Majority: two thirds`. */
	#hasMajority = false;
	/** How deep the run of lists that is being written began: so much is taken off each of its lines. */
	#margin = 0;
	/** The election whose heading is that of its part. */
	#headed: Decision | undefined;

	constructor(
		minutes: Minutes,
		openings: ReadonlyMap<number, Opening>,
		why: (reason: DoubtReason) => string,
	) {
		this.#minutes = minutes;
		this.#openings = openings;
		const { people } = minutes.head;
		const holders = knownNames(people.flatMap(({ holder }) => (holder ? [withoutTitle(holder)] : [])));
		this.#voters = knownNames(
			people.flatMap(({ name, note, group }) =>
				(group === 'present' || group === 'remote') && !/\d/.test(note) && !holders.has(name) ? [name] : [],
			),
		);
		this.#names = createNameIndex(minutes.head.people.map(({ name }) => ({ id: name, name })));
		this.#why = why;
	}

	write(): { pieces: Piece[]; findings: Finding[]; decisions: Decision[] } {
		const parts = this.#parts();
		const decisions = withoutSummaries(parts.map((part) => this.#decisions(part)));
		const isVoted = parts.some(
			({ opened }, at) => opened?.opening.kind === 'block' && decisions[at]?.length !== 0,
		);
		for (const [index, part] of parts.entries()) {
			if (isVoted && this.#isUnvoted(parts, decisions, index)) unblock(part);
			this.#part(part, decisions[index] ?? []);
		}
		return { pieces: this.#pieces, findings: this.#findings, decisions: decisions.flat() };
	}

	/** A resolution that tells of no vote, neither itself nor a part of it: what was only talked about. */
	#isUnvoted(parts: readonly Part[], decisions: ReadonlyArray<readonly Decision[]>, index: number): boolean {
		const { opened, isAnnex } = parts[index] as Part;
		const { units, isOwn } = this.#minutes;
		if (opened?.opening.kind !== 'block' || isOwn || isAnnex === true) return false;
		const end = parts.findIndex(
			(part, at) => at > index && (part.opened?.opening.level ?? 0) <= opened.opening.level,
		);
		const own = parts.slice(index, end === -1 ? parts.length : end);
		const texts = own.flatMap(({ places }) => places.map((at) => units[at] as Unit));
		return (
			texts.some(({ kind }) => kind === 'text') &&
			decisions.slice(index, index + own.length).every(({ length }) => length === 0) &&
			!texts.some((unit) => unit.kind === 'table' || this.#isBallot(unit) || tellsVote(getText(unit)))
		);
	}

	/** The units between two headings, part by part. */
	#parts(): Part[] {
		const { units, head, annexes } = this.#minutes;
		const parts: Part[] = [];
		let part: Part = { places: [], title: '', isElection: false };
		/** Headings of elections that the part stands in: `### Treasurer` below `## Elections`. */
		let elections: Opening[] = [];
		for (const [at] of units.entries()) {
			if (at === annexes) {
				parts.push(part);
				part = { places: [], title: '', isElection: false, isAnnex: true };
			}
			if (head.taken.has(at)) continue;
			const opening = this.#openings.get(at);
			if (opening === undefined || opening.kind === 'wrapper') {
				part.places.push(at);
				continue;
			}
			parts.push(part);
			// `Treasurer` beside `Elections`, as lines in bold have no levels.
			const isSeat = isOffice(opening.text);
			elections = elections.filter(
				({ level }) => level < opening.level || (isSeat && level === opening.level),
			);
			if (opening.kind !== 'title' && (saysElection(opening.text) || sendsPeople(opening.text)))
				elections.push(opening);
			part = {
				places: [],
				title: opening.kind === 'title' ? '' : opening.text,
				opened: { opening, at },
				isElection: elections.length > 0,
			};
		}
		parts.push(part);
		return parts;
	}

	/**
	 * `Approved Minutes for April`, `PV approuvé le 3 mai` among the lines at the top, above what the header was read from: what became of these minutes.
	 * A body that decides, a verb and votes tell of the meeting: `The minutes were approved`, `PV adopté par 5 voix contre 2`.
	 */
	#isAbove(at: number): boolean {
		const { units, head } = this.#minutes;
		const text = getText(units[at]);
		if (at >= MOST_AT_TOP || text.length > LONGEST_AT_TOP || /[.;:!]$/.test(text)) return false;
		const isOfMinutes = wordPattern`^(?:\p{L}+\s)?${'minutesNames'}(?!\p{L})`.test(text);
		return (
			isOfMinutes &&
			!hasWordOf('auxiliaries', text) &&
			figuresIn(text) === undefined &&
			[...head.taken].every((taken) => taken > at)
		);
	}

	#decisions({ places, title, opened, isElection, isAnnex }: Part): Decision[] {
		const { units, known, sitting, isOwn } = this.#minutes;
		if (isOwn || isAnnex === true || isOwnElection(title)) return [];
		const isTop = opened === undefined || opened.opening.kind === 'title';
		const told = isTop ? places.filter((at) => !this.#isAbove(at)) : places;
		const read = decisionsIn(units, told, title, isElection, known, sitting);
		// `3. The minutes were agreed as a true record.` says what became of the point, and nothing below it does.
		const isTold = read.length === 0 && opened !== undefined && saysVerdict(opened.opening);
		const decisions = isTold ? decisionsIn(units, [opened.at], '', isElection, known, sitting) : read;
		return isElection ? decisions : decisions.filter((one) => !this.#electsSecretary(one));
	}

	/** `Mme Roux a été élue secrétaire.`, where she is the one of the sitting: the header has her. */
	#electsSecretary({ elected, from, said }: Decision): boolean {
		const { head, known } = this.#minutes;
		const [only, more] = elected;
		const { secretary } = head.values;
		return (
			only !== undefined &&
			more === undefined &&
			secretary !== undefined &&
			from < TOP &&
			electedSecretary(said, known) !== undefined &&
			knownNames([secretary]).has(only)
		);
	}

	/** Writes a heading; that of a block which is an election as a whole says so. */
	#heading({ kind, level, text }: Opening, unit: Unit | undefined, isVote: boolean): void {
		const word = capitalized(vocabulary('blocks').word('election', this.#minutes.lang));
		const written = `${isVote ? `${word} – ` : ''}${linked(unit, text)}${notesOf(unit, text)}`;
		this.#pieces.push({ text: kind === 'title' ? `**${written}**` : `${'#'.repeat(level)} ${written}` });
		if (kind === 'item' || kind === 'block')
			this.#findings.push({ what: kind, value: text, certainty: 'likely' });
	}

	/** Writes the heading and the units of a part, and what they decide. */
	#part(part: Part, decided: readonly Decision[]): void {
		const { places, title, opened } = part;
		const { units } = this.#minutes;
		this.#hasMajority = this.#statesMajority(part);
		const all = decided.map((decision) => this.#asWritten(decision));
		// One resolution is put to one vote: above a line or table of its ballot, a verdict in a sentence is no other one.
		const isCounted = (one: Decision) => one.isTable || one.counts.length > 0 || one.figures.length > 0;
		const isBlock = opensWith(title, 'blocks');
		this.#isBlock = opened !== undefined && opensBlock(opened.opening.text);
		const ballot = isBlock ? all.findIndex(isCounted) : -1;
		const decisions = all.filter((one, index) => index >= ballot || isCounted(one) || isElection(one));
		// `Délibération n° 12 : élection du maire` is no decision beside the election in it, nor beside those that follow the first.
		const [first] = decisions;
		this.#headed = this.#isBlock && first?.isOpen !== true && decisions.every(isElection) ? first : undefined;
		if (opened !== undefined) this.#heading(opened.opening, units[opened.at], this.#headed !== undefined);
		const replaced = new Set(decisions.flatMap(({ figures, isOpen }) => (isOpen === true ? [] : figures)));
		const byPlace = new Map<number, Decision[]>();
		for (const decision of decisions)
			for (let at = decision.from; at <= decision.to; at += 1) addTo(byPlace, at, decision);
		const titled = opened === undefined ? undefined : byPlace.get(opened.at);
		if (opened !== undefined && titled !== undefined)
			this.#ended(opened.at, titled, title, { isLast: places.length === 0, isAlone: true });
		for (const at of places) {
			const own = byPlace.get(at) ?? [];
			this.#doubts(at, own);
			// Figures of an election that stand apart from its names.
			if (own.length === 0 && replaced.has(at)) continue;
			const unit = units[at] as Unit;
			if (own.length === 0 && part.isAnnex !== true && this.#moves(unit)) continue;
			this.#place(at, own, part);
			const isTold = own.length > 0 && !own.some(({ figures }) => figures.includes(at));
			const isBefore = isTold && !this.#comesAfter(unit);
			if (isBefore) this.#moves(unit, true);
			const isLast = places.every((place) => place <= at || replaced.has(place));
			this.#ended(at, own, title, { isLast, isAlone: decisions.length === 1 });
			if (isTold && !isBefore) this.#moves(unit, true);
		}
	}

	/** Whether the title of a part or one of its labels names a majority. */
	#statesMajority({ places, title }: Part): boolean {
		const isMajority = (word: string) => isOneOf(word, ['labels', 'majority']);
		return (
			vocabulary('labels')
				.findAll(title)
				.some(({ from, to }) => isMajority(title.slice(from, to))) ||
			places.some((at) => {
				const [, label = ''] = /^([^:]{2,40}?)\s*:\s/.exec(getText(this.#minutes.units[at])) ?? [];
				return label !== '' && isMajority(label);
			})
		);
	}

	/** Says above a unit that people in it, its candidates or its decision were not read for certain. */
	#doubts(at: number, own: readonly Decision[]): void {
		const text = getText(this.#minutes.units[at]);
		const doubt = (reason: 'people' | 'candidates' | 'unread') =>
			this.#pieces.push({ text: comment([this.#why(reason)]), doubt: { reason, text } });
		if (this.#minutes.head.unread.has(at)) doubt('people');
		const open = own.find(
			({ isOpen, isUncertain, from }) => (isOpen === true || isUncertain === true) && from === at,
		);
		if (open === undefined) return;
		doubt(isElection(open) ? 'candidates' : 'unread');
		this.#findings.push({
			what: isElection(open) ? 'candidates' : 'passage',
			value: text.slice(0, 80),
			certainty: 'unsure',
		});
	}

	/** Writes a unit of a part: as it is, quoted where the language would count it beside the line that is written for it, or what of it that line leaves. */
	#place(at: number, own: readonly Decision[], { title, isElection: isElectionPart, isAnnex }: Part): void {
		const { units, isOwn } = this.#minutes;
		const unit = units[at] as Unit;
		const isContraryLine = own.some((one) => this.#isContrary(one) && one.figures.includes(at));
		const isReplaced =
			!isContraryLine &&
			own.some((decision) => decision.figures.includes(at) && (!decision.isTable || isElection(decision)));
		// `Votants : 64, nul : 1` beside an election counts nothing of its own.
		const isLoose =
			own.length === 0 &&
			!isOwn &&
			((((isElectionPart && !isOwnElection(title)) || isAnnex === true) && this.#isBallot(unit)) ||
				this.#saysWhoAgain(unit, at) ||
				this.#isUnread(unit) ||
				countsSeats(getText(unit)) ||
				isRestOfOptions(units, at) ||
				isBelowNoVote(units, at, this.#minutes.sitting.context.head ?? ''));
		const isQuoted =
			(isContraryLine && unit.kind !== 'table') ||
			(!isReplaced && own.length > 0 && this.#isCountedTwice(at, own)) ||
			isLoose;
		if (isQuoted)
			this.#pieces.push({
				text: unit.source.map((line) => `> ${line.trim().replace(/^[-*+]\s+/, '')}`).join('\n'),
			});
		else if (!isReplaced && this.#isOfRows(unit, own))
			this.#pieces.push({ text: comment([this.#why('table'), ...unit.source]) });
		else if (!isReplaced) this.#unit(this.#apart.has(at) ? { ...unit, isApart: true } : unit);
		else this.#keptWords(units, own.find(({ figures }) => figures.includes(at)) as Decision, at);
	}

	/** Whether a table says nothing but the votes of its rows, each of which is written as a resolution. */
	#isOfRows({ kind, rows = [] }: Unit, own: readonly Decision[]): boolean {
		if (kind !== 'table' || own.length === 0 || !own.every((one) => this.#isOfRow(one))) return false;
		const written = own.map((one) =>
			[one.about ?? '', ...this.#lines(one, this.#minutes.lang, '')].join(' '),
		);
		const cells = rows.slice(1).flatMap((row) => row.filter((cell) => verdictIn(cell) === undefined));
		return lostWords(cells.join(' '), written.join(' ')).length === 0;
	}

	/** Whether a decision is that of a row of a table, with its verdict. */
	#isOfRow(decision: Decision): boolean {
		return (
			!isElection(decision) &&
			decision.isTable !== true &&
			decision.outcome !== undefined &&
			this.#minutes.units[decision.from]?.kind === 'table'
		);
	}

	/** `Opposante : Mme Roux (40)`, right below a ballot that stays as it was: of whom it counted, and no vote of its own. */
	#saysWhoAgain(unit: Unit, at: number): boolean {
		const [, label = ''] = /^([^:]{3,40}?)\s*:/.exec(getText(unit)) ?? [];
		const isAgain =
			this.#apart.has(at) && answerAt(label) !== undefined && figuresIn(getText(unit)) === undefined;
		if (isAgain) this.#apart.add(at + 1);
		return isAgain;
	}

	/** Whether the language would count a unit beside the line that is written for what it tells. */
	#isCountedTwice(at: number, own: readonly Decision[]): boolean {
		if (own.some(({ figures, isTable }) => figures.includes(at) || isTable)) return false;
		const unit = this.#minutes.units[at] as Unit;
		// `Titulaire : Zoé Kaci. Élue à l’unanimité.` would be a candidate in the block of the election.
		const isEntry =
			this.#headed !== undefined &&
			(unit.kind === 'item' || /^[^:\n]{2,60}:\s/.test(getText(unit))) &&
			own.some(isElection);
		return (
			isEntry || this.#isBallot(unit, own.some(({ counts }) => counts.length > 0) ? this.#names : NOBODY)
		);
	}

	/** Writes the decisions that end at a unit. `isLast`: nothing of the part stands below. */
	#ended(
		at: number,
		own: readonly Decision[],
		title: string,
		{ isLast, isAlone }: { isLast: boolean; isAlone: boolean },
	): void {
		const ended = own.filter((decision) => getLast(decision) === at);
		for (const [index, decision] of ended.entries()) {
			// An election goes on to the next heading: what stands below it in its part is none of it.
			// Another election ends it, and a decision of its own does not.
			const next = ended[index + 1];
			// What became of the motion is no vote of the item, `The motion to table failed 2-3`, unless its text is its own.
			const isOfCourse = decision.isBeside === true && motionBeside(decision.said) !== 'amendment';
			if (isOfCourse && ended.length > 1 && !isElection(decision)) continue;
			const isApart = decision.isBeside === true && own.length === 1 && !isAlone;
			const ends = isLast && (next === undefined || isElection(next));
			this.#decision(decision, this.#minutes.units, title, ends, isApart);
		}
	}

	/** `Le conseil décide à l'unanimité … Mme Roux rejoint la séance.`: whoever comes or goes does so after the vote of the text. */
	#comesAfter(unit: Unit): boolean {
		const sentences = getSentences(getText(unit));
		const moved = movesBySentence(sentences, this.#minutes.known).findIndex((moves) => moves.length > 0);
		const voted = sentences.findIndex(
			(sentence) =>
				figuresIn(sentence) !== undefined ||
				consentIn(sentence) !== undefined ||
				verdictIn(sentence) !== undefined,
		);
		return voted >= 0 && moved > voted;
	}

	/** Whether the language counts a line of the unit as one of a ballot. */
	#isBallot({ source }: Unit, names = NOBODY): boolean {
		const own = this.#isBlock ? ('resolution' as const) : undefined;
		const block = this.#headed === undefined ? own : ('election' as const);
		const context = { block, lang: this.#minutes.lang, names };
		return source.some((line) =>
			isBallotLine(
				{
					text: line
						.replace(/\*\*/g, '')
						.replace(/^\s*[-*+]\s+/, '')
						.trim(),
					start: NOWHERE,
				},
				context,
			),
		);
	}

	/** `Vote: “Resolved, that the lease be signed.”`: the label of a vote above words, which the language would want to count. */
	#isUnread(unit: Unit | undefined): boolean {
		const [, label = '', value = ''] = /^([^:]{2,60}?)\s*:\s*(.*)$/su.exec(getText(unit)) ?? [];
		const context = { block: undefined, lang: this.#minutes.lang, names: NOBODY };
		return (
			unit?.kind === 'text' &&
			isOneOf(label, ['labels', 'vote']) &&
			!isTally(value, context) &&
			this.#isBallot(unit)
		);
	}

	/** A vote that stands as the language wants it stays as it was. */
	#asWritten(decision: Decision): Decision {
		if (isElection(decision) || decision.isTable || decision.isTwice === true || this.#isContrary(decision))
			return decision;
		const { units, lang } = this.#minutes;
		const context = { block: undefined, lang, names: NOBODY };
		// `Ayes: all, noes: none`: of the two the language counts the second. `Contre : 0, abstentions : 2` above `Le rapport est approuvé`: nobody counted those for it.
		const isOfAll =
			(decision.consent === 'unanimous' || decision.outcome === 'adopted') &&
			decision.counts.length > 0 &&
			decision.counts.every(({ answer }) => answer !== 'for');
		// `For: unanimous` counts nobody to the language, which keeps lines deep in a list together with those of other motions.
		const [, label = '', value = ''] =
			/^([^:]{2,40}):\s*(.*)$/.exec(getText(units[decision.figures[0] ?? -1])) ?? [];
		const isWord = decision.counts.length === 0 && answerAt(label) === 'for' && !isPhrase('alls', value);
		const isDeep = decision.figures.some((at) => units[at]?.kind === 'item' && (units[at]?.depth ?? 0) > 1);
		if (isOfAll || isWord || isDeep) return decision;
		if (decision.figures.length === 0)
			return this.#isRead(decision, context) ? { ...decision, isTable: true } : decision;
		const { from, to } = decision;
		if (decision.figures.some((at) => this.#isUnread(units[at]))) return decision;
		// Two lines that the language counts are one vote: the second says the first again.
		const isTwice = units
			.slice(from, to + 1)
			.some((unit, index) => !decision.figures.includes(from + index) && this.#isBallot(unit));
		if (isTwice) return decision;
		// `Résultat du vote : Pour : 19`, and the other answers on the next line.
		const first = getText(units[decision.figures[0] ?? -1]);
		if (
			decision.figures.length > 1 &&
			voteLabel(first) !== '' &&
			!/:\s*$/.test(first) &&
			answerAt(voteLabel(first)) === undefined
		)
			return decision;
		const isBallot = decision.figures.every((at) =>
			(units[at]?.source ?? []).every(
				(line) =>
					line.trim() === '' ||
					// `Pour : 14 présents représentant 16 inscrits` is one for people only.
					(!phraseFinder('representing').test(line) &&
						isBallotLine({ text: line.replace(/\*\*/g, '').trim(), start: NOWHERE }, context)),
			),
		);
		if (!isBallot || !this.#isReadWhole(decision)) return decision;
		this.#apart.add(decision.figures[0] ?? 0).add((decision.figures.at(-1) ?? 0) + 1);
		return { ...decision, isTable: true };
	}

	/** Whether the language counts all of the lines of a vote: of `Votants : 18 Pour : 15 Contre : 2` it knows the label, and no more. */
	#isReadWhole({ figures }: Decision): boolean {
		const lines = figures
			.flatMap((at) => this.#minutes.units[at]?.source ?? [])
			.map((line) => ({ text: line.replace(/\*\*/g, '').trim(), start: NOWHERE }));
		const context = { block: undefined, lang: this.#minutes.lang, names: this.#names };
		return readBallot(lines, context).problems.every(({ rule }) => rule !== 'syntax/invalid-value');
	}

	/** A line with a label and a tally that the language reads, though the words of its label are no dialect's. */
	#isRead({ from, to }: Decision, context: Parameters<typeof isBallotLine>[1]): boolean {
		const source = this.#minutes.units[from]?.source ?? [];
		const [text = '', more] = source;
		const bare = text.replace(/\*\*/g, '').trim();
		return (
			from === to &&
			more === undefined &&
			!LETTERED.test(bare) &&
			isBallotLine({ text: bare, start: NOWHERE }, context) &&
			isTally(bare.slice(bare.indexOf(':') + 1).trim(), context)
		);
	}

	/** A unit that tells who comes or goes: the event, under what the minutes say; `isWritten` where its text stands already. */
	#moves(unit: Unit, isWritten = false): boolean {
		const { known, lang, isOwn } = this.#minutes;
		if (isOwn) return false;
		if (unit.kind !== 'text' && unit.kind !== 'item' && unit.kind !== 'heading') return false;
		const text = getText(unit);
		if (text.length > 1500) return false;
		const sentences = getSentences(text);
		const gone = new Set(this.#gone);
		const told = movesBySentence(sentences, known).map((moves) =>
			moves.filter(({ what, isBack, names }) => {
				const whole = names.map((name) => foldName(known.whole(name) ?? name));
				if (what === 'departure') for (const name of whole) gone.add(name);
				return isBack !== true || whole.every((name) => gone.has(name));
			}),
		);
		const moves = told.flat();
		if (moves.length === 0 || moves.every((move) => this.#isGone(move))) return false;
		const isAlone = told.every((one) => one.length > 0);
		for (const { what, names } of moves)
			for (const name of names)
				if (what === 'departure') this.#gone.add(foldName(known.whole(name) ?? name));
				else this.#gone.delete(foldName(known.whole(name) ?? name));
		const { opened } = this.#minutes.head.values;
		const lines = moves.map((move: Move) => moveLine(inMeeting(move, opened, lang), lang));
		for (const one of moves.map(
			({ names }): Finding => ({ what: 'move', value: names.join(', '), certainty: 'likely' }),
		))
			this.#findings.push(one);
		if (isAlone && !isWritten && lines.length === 1 && lostWords(text, lines[0] ?? '').length === 0) {
			this.#pieces.push({ text: lines[0] ?? '' });
			return true;
		}
		const doubt = { reason: 'move' as const, text, suggestion: lines.join('\n') };
		if (isWritten) this.#pieces.push({ text: comment([this.#why('move')]), doubt });
		else if (isAlone)
			this.#pieces.push({ text: comment([this.#why('move'), ...unit.source.map(bareSource)]), doubt });
		else {
			this.#unit(unit);
			this.#pieces.push({ text: comment([this.#why('move')]), doubt });
		}
		for (const line of lines) this.#pieces.push({ text: line });
		return true;
	}

	/** `M. Roux ayant quitté la séance, les votants sont 6`: what was told already. */
	#isGone({ what, names, time }: Move): boolean {
		const { known } = this.#minutes;
		return (
			what === 'departure' &&
			time === undefined &&
			names.every((name) => this.#gone.has(foldName(known.whole(name) ?? name)))
		);
	}

	#unit(unit: Unit): void {
		const isItem = unit.kind === 'item';
		if (unit.kind === 'heading') {
			const text = getText(unit);
			const written = `${text === '' ? '' : `**${linked(unit, text)}**`}${notesOf(unit, text)}`;
			if (written !== '') this.#pieces.push({ text: written });
			return;
		}
		// Below a title, what was the text or the list of its item opens at the margin, and what is inside that keeps its place in it.
		const level = Math.max(0, unit.depth - (isItem ? 1 : 0));
		const isBelow = this.#pieces.at(-1)?.isInList === true;
		if (!isBelow) this.#margin = level;
		const indent = '   '.repeat(Math.max(0, level - this.#margin));
		const lines = unit.source.map((line) =>
			unit.kind === 'other' || unit.kind === 'comment' || unit.kind === 'table'
				? line
				: line.trimStart().length === 0
					? ''
					: `${indent}${line.trimStart()}`,
		);
		// `**Ana Bell** Combien ?`: a name in bold that is one of those of the header opens a turn, which wants a colon.
		const [, name = '', said = ''] =
			unit.kind === 'text'
				? (/^\*\*([^*:]{3,60})\*\*\s+([^\s:*(].*[\s.!?…].*)$/su.exec(lines[0] ?? '') ?? [])
				: [];
		if (name !== '' && this.#minutes.known.has(name) && /^\p{Lu}/u.test(said))
			lines[0] = labelLine(`**${name}**`, said, this.#minutes.lang);
		const isLabel =
			unit.kind === 'text' && /^[^:\n]{2,90}:/.test(lines[0] ?? '') && opensWith(getText(unit), 'labels');
		const text = lines
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.replace(/^\n+|\n+$/g, '');
		if (text.trim() === '') return;
		this.#pieces.push({
			text,
			isItem,
			isInList: isItem || indent !== '',
			isGlued: !unit.isApart && unit.kind !== 'table' && !isLabel,
		});
	}

	/** Words of a pure vote that its line does not repeat stand in a comment, once for all of its lines. */
	#keptWords(units: readonly Unit[], decision: Decision, at: number): void {
		if (decision.figures[0] !== at) return;
		if (decision.about !== undefined) {
			const line = units[at]?.source[0]?.trim() ?? '';
			const from = figuresIn(line)?.from ?? line.length;
			const said = line.slice(0, from).replace(/[\s:–—-]+$/u, '');
			const written = this.#lines(decision, this.#minutes.lang, '').join('\n');
			const isKept = lostWords(line, `${said} ${written}`).length === 0;
			this.#pieces.push({ text: `${isKept && said !== '' ? said : line.replace(/[.\s]+$/, '')}.` });
			return;
		}
		const { lang } = this.#minutes;
		const written = this.#lines(decision, lang, '').join('\n');
		const source = decision.figures.flatMap((place) => units[place]?.source ?? []);
		// Answers that decide nothing, and that no verdict follows, stay text.
		if (written === '') {
			this.#pieces.push({ text: source.join('\n') });
			return;
		}
		const lost = linesBeyond(source, written);
		const label = /^([^:]{3,90}):/.exec(getText(units[at]))?.[1] ?? '';
		const isOpinion = mentions(label, 'opinions');
		// `Vote de la motion : 12 pour`: what is voted on stays text, and so does the opinion of `Avis défavorable : 3 contre`.
		if (
			lost.length === 1 &&
			label !== '' &&
			(isOpinion || voteLabel(`${label}: x`) !== '') &&
			lostWords(lost[0] ?? '', `${label} ${written}`).length === 0
		)
			this.#pieces.push({ text: `${label.trim()}.` });
		else if (lost.length > 0) this.#pieces.push({ text: comment(lost.map(bareSource)) });
	}

	#decision(
		decision: Decision,
		units: readonly Unit[],
		title: string,
		isLast: boolean,
		isApart: boolean,
	): void {
		if (decision.isOpen === true) return;
		const { lang } = this.#minutes;
		if (decision.isTable && !isElection(decision)) {
			this.#findings.push({ what: 'vote', value: tallyLine(decision.counts, lang), certainty: 'sure' });
			const [, result] = this.#lines(decision, lang, title);
			if (result !== undefined && decision.counts.length > 0)
				this.#pieces.push({ text: result, isGlued: true });
			return;
		}
		const isChoice = isElection(decision);
		const lines = this.#lines(decision, lang, title, isLast || this.#headed === decision);
		if (this.#headed === decision) lines.splice(0, 2);
		if (lines.length === 0) return;
		const text = units
			.slice(decision.from, decision.to + 1)
			.map(getText)
			.join(' ')
			.slice(0, 300);
		const isUncounted = this.#isContrary(decision);
		if (!decision.isPure || isChoice || isUncounted) {
			const isVote = decision.counts.length > 0 || decision.consent !== undefined;
			const reason: DoubtReason = isChoice
				? 'election'
				: isUncounted
					? 'contrary'
					: isVote
						? 'vote'
						: 'verdict';
			this.#pieces.push({
				text: comment([this.#why(reason), ...(isUncounted ? [this.#tally(decision.counts)] : [])]),
				doubt: { reason, text, suggestion: lines.join('\n') },
			});
		}
		const isRow = this.#isOfRow(decision);
		// A second verdict of the same text would stand beside the first as its own.
		const isVerdict = !isChoice && decision.counts.length === 0 && decision.consent === undefined;
		const isSecond = isVerdict && this.#told === decision.to && decision.said !== '';
		this.#told = isVerdict ? decision.to : undefined;
		// A motion to table, or an amendment, is not what the item is about.
		const about = isRow ? decision.about : isSecond || (isApart && !isChoice) ? decision.said : undefined;
		this.#pieces.push({ text: (about === undefined ? lines : this.#block(about, lines)).join('\n') });
		this.#findings.push({
			what: isChoice ? 'election' : 'vote',
			value: isChoice
				? ([...decision.elected, ...decision.candidates.map(({ name }) => name)][0] ?? '')
				: lines.join(' '),
			certainty: decision.isPure && !isChoice ? 'sure' : 'likely',
		});
	}

	/** The vote of a row of a table, with its verdict, as a resolution of its own: below one title the verdicts would be those of one vote. */
	#block(about: string, lines: readonly string[]): string[] {
		return [
			`::: ${vocabulary('blocks').word('resolution', this.#minutes.lang)}`,
			'',
			about,
			'',
			...lines,
			':::',
		];
	}

	/** `8 for, 5 against: not passed`: rejected under a majority that nothing tells the file, as its figures alone would carry it. */
	#isContrary(decision: Decision): boolean {
		const votes = (wanted: string) => decision.counts.find(({ answer }) => answer === wanted)?.value ?? 0;
		return (
			!this.#hasMajority &&
			!isElection(decision) &&
			decision.outcome === 'rejected' &&
			votes('for') > votes('against')
		);
	}

	/** `Vote: 8 for, 5 against` */
	#tally(counts: Decision['counts']): string {
		const { lang } = this.#minutes;
		return labelLine(
			capitalized(vocabulary('labels').word('vote', lang)),
			tallyLine(counts, lang, this.#voters),
			lang,
		);
	}

	/** The lines that say a decision. */
	#lines(decision: Decision, lang: Language, title: string, isLast = true): string[] {
		const label = (name: 'vote' | 'result' | 'seats') => capitalized(vocabulary('labels').word(name, lang));
		const result = (id: 'adopted' | 'rejected') =>
			labelLine(label('result'), vocabulary('results').word(id, lang), lang);
		if (isElection(decision)) return this.#election(decision, lang, title, isLast);
		const { counts, consent, outcome } = decision;
		if (this.#isContrary(decision)) return [result('rejected')];
		const decides =
			counts.some(({ answer }) => answer === 'for') ||
			(counts.some(({ answer, value }) => answer === 'against' && value > 0) &&
				(outcome === undefined || outcome === 'rejected') &&
				consent === undefined);
		if (decides) {
			const line = this.#tally(counts);
			const yes = counts.find(({ answer }) => answer === 'for')?.value ?? 0;
			const no = counts.find(({ answer }) => answer === 'against')?.value ?? 0;
			// A verdict that the count would not give is written: rules of the minutes that the file does not know.
			const differs = outcome !== undefined && (outcome === 'adopted') !== yes > no;
			return differs ? [line, result(outcome)] : [line];
		}
		// `Adopté, 2 contre`: those for it are not counted, and were the most.
		const isAgainst = counts.some(({ answer, value }) => answer === 'against' && value > 0);
		const how = consent ?? (outcome === 'adopted' && isAgainst ? 'majority' : undefined);
		if (how !== undefined && outcome !== 'rejected') {
			const word =
				how === 'unanimous' ? wordOf('unanimousVote', lang) : vocabulary('consents').word(how, lang);
			const rest = tallyLine(counts, lang, this.#voters);
			const said = rest === '' ? word : `${word}, ${rest}`;
			if (how === 'majority')
				return [
					labelLine(
						label('result'),
						`${vocabulary('results').word(outcome ?? 'adopted', lang)} ${said}`,
						lang,
					),
				];
			return [labelLine(label('vote'), said, lang)];
		}
		if (outcome === undefined) return [];
		// `Approved with one abstention`
		const some = outcome === 'adopted' ? counts.filter(({ value }) => value > 0) : [];
		return [[result(outcome), ...(some.length === 0 ? [] : [tallyLine(some, lang)])].join(', ')];
	}

	#election(
		{ candidates, elected, counts, consent, outcome, office, ballots = [] }: Decision,
		lang: Language,
		title: string,
		isLast: boolean,
	): string[] {
		const vote = (votes: number) => `${votes} ${vocabulary('units').word('votes', lang)}`;
		const names = [
			...candidates,
			...elected
				.filter((name) => !candidates.some((one) => one.name === name))
				.map((name): Decision['candidates'][number] => ({ name })),
		];
		const word = capitalized(vocabulary('blocks').word('election', lang));
		const head = office ?? (title === '' ? (names[0]?.name ?? '') : officeIn(title, lang));
		const list = names.map((one) => {
			if (one.counts !== undefined)
				return `- ${labelLine(
					one.name,
					tallyLine(
						one.counts.filter(({ answer }) => answer !== 'notVoting'),
						lang,
					),
					lang,
				)}`;
			return one.votes === undefined ? `- ${one.name}` : `- ${labelLine(one.name, vote(one.votes), lang)}`;
		});
		const silent = names.flatMap((one) => one.counts?.filter(({ answer }) => answer === 'notVoting') ?? []);
		const whole = [...counts, ...silent].map(({ answer, value }) =>
			labelLine(capitalized(vocabulary('answers').word(answer as 'for', lang)), `${value}`, lang),
		);
		const isCounted =
			counts.length > 0 || names.some((one) => one.votes !== undefined || one.counts !== undefined);
		const all =
			consent !== undefined && consent !== 'majority' && !isCounted
				? [
						labelLine(
							capitalized(vocabulary('labels').word('vote', lang)),
							wordOf('unanimousVote', lang),
							lang,
						),
					]
				: [];
		// `Liste votée à l’unanimité` below those who stand.
		const isCarried =
			outcome === 'adopted' || (outcome === undefined && consent === 'unanimous' && !isCounted);
		const won = elected.length > 0 ? elected : isCarried ? names.map(({ name }) => name) : [];
		const says =
			won.length === 0
				? []
				: [
						labelLine(capitalized(vocabulary('labels').word('seats', lang)), `${won.length}`, lang),
						labelLine(
							capitalized(vocabulary('labels').word('result', lang)),
							`${vocabulary('results').word('elected', lang)} ${won.join(', ')}`,
							lang,
						),
					];
		const name = capitalized(head).replace(/\s*[:.]$/, '');
		const fence = isLast || /[[\]]/.test(name) ? undefined : ':::';
		return [
			fence === undefined ? `### ${word} – ${name}` : `${fence} ${word.toLocaleLowerCase(lang)} ${name}`,
			'',
			...list,
			'',
			...ballots.map((line) => {
				const [label = '', value = ''] = line.split('\u0000');
				return labelLine(label, value, lang);
			}),
			...whole,
			...all,
			...says,
			...(fence === undefined ? [] : [fence]),
		];
	}
}

/** `Bell-Y, Carr-N`: letters of answers, which are a part of the names to the language. */
const LETTERED = /\p{L}\s?[-–—:]\s?\p{Lu}\s*[,;]/u;

/** Where the lines of a decision are written: below its figures where these stay as they are, else below all that tells it. */
function getLast({ isTable, figures, to }: Decision): number {
	return isTable && figures.length > 0 ? figures.reduce((last, at) => Math.max(last, at)) : to;
}

function isElection({ candidates, elected }: Decision): boolean {
	return candidates.length > 0 || elected.length > 0;
}

function bareSource(line: string): string {
	return line.trim();
}

/** A title with the links that its words had. */
function linked(unit: Unit | undefined, text: string): string {
	let written = text;
	let from = 0;
	for (const [link, words = ''] of unit?.source
		.join(' ')
		.matchAll(/(?<!!)\[([^\][]{1,200})\]\([^()\s]{1,500}\)/g) ?? []) {
		const at = words === '' ? -1 : written.indexOf(words, from);
		if (at === -1) continue;
		written = written.slice(0, at) + link + written.slice(at + words.length);
		from = at + link.length;
	}
	return written;
}

/** The marks of a title's notes: its text has none, and a note that nothing refers to would be printed nowhere. */
function notesOf(unit: Unit | undefined, text: string): string {
	const notes = unit?.source.join(' ').match(/\[\^[^\][\s]{1,60}\]/g) ?? [];
	return notes.filter((note) => !text.includes(note)).join('');
}
