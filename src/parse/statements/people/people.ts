/** People whom the prose names as there, away, in the chair, as the secretary, or as signing. */

import type { CountStatement, Name, PeopleList, PeopleStatement } from '../../../ast/index.js';
import {
	type IdOf,
	isOneOf,
	lazyCheck,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { knownNameAt, knownNameBefore, readNames } from '../../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced } from '../../../source/places.js';
import { lastWords } from '../../../text/letters.js';
import { isCivility, withoutCivilities } from '../../../text/names.js';
import { countBefore } from '../../../text/number.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences, sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findOtherMonth, findOtherYear, tellsOfOtherYear } from '../times/times.js';
import { findRecordedAnswers } from '../wording/recorded-answers.js';
import {
	addPeople,
	bearsName,
	isOffice,
	isOtherwise,
	LONGEST_ASIDE,
	LONGEST_LINE,
	LONGEST_NAME,
	namesIn,
	namesRightBefore,
	namesRightBehind,
	OF_BODY,
	officeBefore,
	opensWithArticle,
	SURNAME,
	scanOffice,
} from './known-names.js';
import { readLines, readPieces } from './lists.js';
import { readAppositions, readOffices, readOfficesBefore, readOpeners, readTellers } from './offices.js';

/** What a text says of people; nothing where it may be of other people or another day. */
export function readPeople(
	placed: PlacedText,
	context: BallotContext,
): Array<PeopleStatement | PeopleList | CountStatement> {
	return [
		...readOffices(placed, context),
		...readOpeners(placed, context),
		...readTellers(placed, context),
		...readLines(placed, context),
		...readGiven(placed, context),
		...readProxiesOf(placed, context),
		...readSpoken(placed, context),
		...readMovers(placed, context),
		...readStanding(placed, context),
		...readVoters(placed, context),
		...readNamedAnswers(placed, context),
		...readAbstentionsOf(placed, context),
		...readRecorded(placed, context),
		...readChanges(placed, context),
		...readAway(placed, context),
		...readPresent(placed, context),
		...readAppositions(placed, context),
		...readOfficesBefore(placed, context),
	];
}

// --- Who is there and who is away, in sentences: `Sont présents les conseillers …`, `Apologies were received from …`.

/** `Apologies were received from Jo Marsh and Al Foss`, `M. Gil et Mme Bosc sont excusés`: those away, behind the words or right before them. */
function readAway(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return vocabulary('awaySaid')
		.findAll(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const id = vocabulary('awaySaid').findId(text.slice(from, to));
			// `Est absent M. Gil.`
			const opens = /(?:^|[.;\n])\s*$/.test(text.slice(Math.max(0, from - 4), from));
			const isLead = id === 'lead' || (id === 'said' && opens);
			// `Luc Bon absent.`
			if (id === 'bare' && !/^\s*(?:[.;\n]|$)/.test(text.slice(to, to + 4))) return [];
			const end = endOfClause(text, to + (/^\s{0,8}:/.exec(text.slice(to, to + 9))?.[0].length ?? 0));
			const behind = isLead ? namesIn(slicePlaced(placed, to, end), context) : [];
			// `M. Perrin s'est excusé.` has the name before.
			const [first, before] = behind.length > 0 ? [from, []] : namesRightBefore(placed, from, context);
			const children = behind.length > 0 ? behind : before;
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			return [
				makeStatement('people', placed.place(first, behind.length > 0 ? end : to), { of: 'away' }, children),
			];
		});
}

/** `Sont présents les conseillers Ada Brun et Luc Bon`, `M. Gil et Mme Bosc sont présents.`: up to the word of another group. */
function readPresent(placed: PlacedText, context: BallotContext): Array<PeopleStatement | PeopleList> {
	const { text } = placed;
	return vocabulary('presentSaid')
		.findAll(text)
		.flatMap(({ from, to }): Array<PeopleStatement | PeopleList> => {
			const isLast = /^\s*(?:[.;\n]|$)/.test(text.slice(to));
			// `The following members were present: …`, `Board members present were …`
			const lead = LEAD_OF_LIST.exec(text.slice(Math.max(0, from - FAR_LEAD), from))?.[0] ?? '';
			const isHead = lead.split(/[\s.;]+/).some((word) => isOneOf(word, ['peopleNouns', 'noun']));
			const isBehind = isHead || /(?:^|[.\n;:])\s*$/.test(text.slice(Math.max(0, from - 4), from));
			const said = vocabulary('presentSaid').findId(text.slice(from, to));
			if (!isLast && !isBehind && said !== 'lead') return [];
			const [first, known] = said === 'lead' ? [from, []] : namesRightBefore(placed, from, context);
			const others = said === 'lead' || known.length > 0 ? [] : strangersBefore(placed, from, context);
			const before = others.length > 1 ? others : known;
			const colon = isHead ? (/^\s*:/.exec(text.slice(to, to + 4))?.[0].length ?? 0) : 0;
			const rest = text.slice(to, Math.min(to + LONGEST_LINE, endOfClause(text, to + colon)));
			const other = vocabulary('groups').findIn(rest);
			const end = to + (other ? other.offset : rest.length);
			const isBare = said === 'bare';
			// `Ada Brun, Luc Bon and Lise Kern present.`
			if (isBare && before.length < 2) return [];
			// `Members present were shown a letter by Ada Brun`
			const isLead =
				(isBehind || said === 'lead') && (said !== 'names' || opensWithName(text.slice(to, end), context));
			const children =
				before.length > 0 ? before : isLead ? namesIn(slicePlaced(placed, to, end), context) : [];
			if (before.length > 0 && !isLast) return [];
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			const place = placed.place(Math.min(first, from), before.length > 0 ? to : end);
			const people = makeStatement('people', place, { of: 'present' }, children);
			if (before.length > 0 || children.length < 2) return [people];
			const more = readPieces(slicePlaced(placed, to, end), context).filter(
				({ position }) => !children.some((one) => one.position?.start.offset === position?.start.offset),
			);
			return [people, makeStatement('list', place, { group: 'present' }, [...children, ...more])];
		});
}

/** Three words at the start of a sentence. */
const LEAD_OF_LIST = /(?:^|[.\n;]\s*)\p{L}+(?:\s+\p{Ll}+){0,2}\s+$/u;

const FAR_LEAD = 60;

/** Whether a name stands first, behind no more than articles and nouns of people: `les conseillers Ada Brun et Luc Bon`. */
function opensWithName(text: string, context: BallotContext): boolean {
	let from = /^[\s:,]*/.exec(text)?.[0].length ?? 0;
	for (let skipped = 0; skipped <= MOST_AHEAD; skipped += 1) {
		if (knownNameAt(text, from, context.names) > 0) return true;
		const word = /^[\p{L}’']+\.?\s+/u.exec(text.slice(from, from + LONGEST_NAME))?.[0] ?? '';
		const noun = word.trim();
		const isAhead = isOneOf(noun, 'determiners', 'peopleNouns');
		if (noun === '' || !(isAhead || isCivility(noun.replace(/\.$/, '')))) return false;
		from += word.length;
	}
	return false;
}

const MOST_AHEAD = 3;

/** Where a clause ends that goes on at an index: before a sign that parts, but the full stop of `M.` */
function endOfClause(text: string, from: number): number {
	const clause = /(?:[^.;:\n]|(?<=(?<![\p{L}\p{N}])\p{Lu}\p{L}{0,2})\.(?=\s+\p{Lu}))*/uy;
	clause.lastIndex = from;
	return from + (clause.exec(text)?.[0].length ?? 0);
}

// --- Who stands for election: `Sont candidats : Luc Bon et Ada Brun`, `Ada Brun and Luc Bon were nominated`.

/** Known names before such a verb, or behind such words; nobody where a text tells of one who withdraws. */
function readStanding(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const marks = vocabulary('standing').findAll(placed.text);
	const idOf = ({ from, to }: { from: number; to: number }) =>
		vocabulary('standing').findId(placed.text.slice(from, to));
	if (marks.length === 0 || marks.some((mark) => idOf(mark) === 'withdraws')) return [];
	const found: PeopleStatement[] = [];
	for (const sentence of readSentences(placed.text)) {
		const mark = marks.find(({ from, to }) => from >= sentence.from && to <= sentence.to);
		const part = slicePlaced(placed, sentence.from, sentence.to);
		if (!mark || mentions(part.text, 'suppositions') || tellsOfOtherYear(part.text, context)) continue;
		const isLead = /^\s*:/.test(placed.text.slice(mark.to, mark.to + 4));
		if (idOf(mark) === 'colon' && !isLead) continue;
		const isBehind = isLead || idOf(mark) === 'behind';
		const before = isLead ? [] : namesRightBefore(placed, mark.from, context)[1];
		const names =
			isBehind && before.length === 0
				? namesIn(slicePlaced(withoutBrackets(placed), mark.to, sentence.to), context)
				: before;
		if (idOf(mark) !== 'lost') {
			if (names.length > 0) addPeople(found, 'stands', names, part);
		} else if (
			names.length > 0 &&
			isAllOfResult(part.text, mark.from - sentence.from, mark.to - sentence.from, isLead)
		)
			found.push(
				makeStatement(
					'people',
					part.place(0, part.text.length),
					{ of: 'lost', text: placed.text.slice(mark.from, mark.to) },
					names,
				),
			);
	}
	return found;
}

/** `Non élue : Ada Brun`, `Ada Brun n'est pas élue.`; `n'est pas élue trésorière`, `au premier tour`, `Suppléants non élus : …` are of another election. */
function isAllOfResult(sentence: string, from: number, to: number, isLead: boolean): boolean {
	if (isLead) return /^[\s*_]*$/.test(sentence.slice(0, from));
	return /^\s*(?:[.;]|$)/.test(sentence.slice(to)) && !mentions(sentence, ['labels', 'round']);
}

/** `M. Weiss change son vote.`: nothing but how it came stands before the names of those who do, and behind it at most to what. */
function readChanges(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	const marks = vocabulary('corrections').findAll(text, 'changes');
	const sentenceOf = sentenceFinder(text);
	return marks.flatMap((mark): PeopleStatement[] => {
		const sentence = sentenceOf(mark);
		const [first, names] = namesRightBefore(placed, mark.from, context);
		if (!sentence || names.length === 0) return [];
		const lead = text.slice(sentence.from, first).replace(/[*_]/g, '').trim().replace(/[.,]$/, '');
		const isAlone = lead === '' || isCivility(lead) || isOneOf(lead, ['leadIns', 'follows']);
		const isOther = isOtherwise(text, sentence.from, sentence.to, context);
		if (!isAlone || isOther || !endsChange().test(text.slice(mark.to))) return [];
		return [makeStatement('people', placed.place(first, mark.to), { of: 'changed' }, names)];
	});
}

const endsChange = lazyPattern`(?iu)^\s*(?:[.;!:]|$|${['smallWords', 'and']}\s|${['smallWords', 'to']}\s+${'answers'}(?!\p{L}))`;

/** `Luc Bon (proposed by Ada Brun)`: whoever proposes does not stand. */
function withoutBrackets({ text, place }: PlacedText): PlacedText {
	return { text: text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length)), place };
}

// --- Who votes how: `M. Gil et Mme Bosc votent contre`, `two against (Ada Brun and Luc Bon)`.

/** `M. Gil et Mme Bosc votent contre`, `…, Una Quinn abstaining`: known names right before a verb that answers, and nothing more behind it; how many, where a text says only that they alone do. */
function readVoters(placed: PlacedText, context: BallotContext): Array<PeopleStatement | CountStatement> {
	const { text } = placed;
	return vocabulary('voterVerbs')
		.findAll(text)
		.flatMap(({ from, to }): Array<PeopleStatement | CountStatement> => {
			const of = vocabulary('voterVerbs').findId(text.slice(from, to));
			if (of === undefined || !endsAnswer(text.slice(to, to + LONGEST_NAME))) return [];
			const [first = from, children] = namesRightBefore(placed, from, context);
			// `Mme Cros, seule à avoir voté pour, regrette …`
			const aside = children.length === 0 ? asideBefore(placed, from, context) : undefined;
			if (aside) children.push(aside);
			// `adoptée, la secrétaire s'abstenant`
			const office =
				children.length === 0 && of !== 'for' ? officeRightBefore(placed, from, context) : undefined;
			const all = office ? [office] : children.length > 0 ? children : strangersBefore(placed, from, context);
			if (all.length === 0 || isOtherwise(text, first, to, context)) return [];
			const people = makeStatement('people', placed.place(first, to), { of }, all);
			const value = `${all.length}`;
			const count = { of, value, beside: true, heads: true } as const;
			return isAlone(text, first, to)
				? [people, makeStatement('count', placed.place(first, to), count)]
				: [people];
		});
}

/** `Seule | Eva Kern vote contre |.`: the word opens the text, and nothing follows. */
function isAlone(text: string, from: number, to: number): boolean {
	// Behind more words it is a part of the text.
	if (from > LONGEST_NUMBER) return false;
	const before = text.slice(0, from).trim();
	const [word] = lastWords(`${before} `, 1);
	const isTitle = word !== undefined && isCivility(word.text.replace(/\.$/, ''));
	const lead = isTitle ? before.slice(0, word.from).trim() : before;
	return isOneOf(lead, 'onlyWords') && ENDS_TEXT.test(text.slice(to));
}

const ENDS_TEXT = /^\s*\.?\s*$/;

/** `five votes for and two against (Ada Brun and Luc Bon)`, `une abstention, celle de Luc Bon`: known names in brackets or behind a small word, after a number of answers. */
function readNamedAnswers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	if (!/[(,]/.test(text)) return [];
	return vocabulary('answers')
		.findAll(text, 'against', 'abstention')
		.flatMap(({ from, to }): PeopleStatement[] => {
			const of = vocabulary('answers').findId(text.slice(from, to));
			if (of !== 'against' && of !== 'abstention') return [];
			const count = countBefore(text.slice(Math.max(0, from - LONGEST_NUMBER), from), context.lang);
			if (!count) return [];
			const behind = text.slice(to, to + LONGEST_NAME);
			const inside = /^\s*\(([^()]{2,80})\)/.exec(behind);
			const link = inside ? undefined : /^,\s+/.exec(behind)?.[0].length;
			const said = link === undefined ? undefined : vocabulary('thoseOf').scan(behind.slice(link));
			if (!inside && !said) return [];
			const start = to + (inside ? inside[0].indexOf('(') + 1 : (link ?? 0) + (said?.length ?? 0));
			const end = inside ? start + (inside[1]?.length ?? 0) : endOfClause(text, start);
			const children = namesIn(slicePlaced(placed, start, end), context);
			if (children.length === 0 || isOtherwise(text, from, to, context)) return [];
			return [makeStatement('people', placed.place(from, end), { of }, children)];
		});
}

/** `On note l'abstention | de Paul Weiss |`, `with the abstention of Ada Brun`: whose it is, up to the next sign. */
function readAbstentionsOf(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return vocabulary('answers')
		.findAll(text, 'abstention')
		.flatMap(({ from, to }): PeopleStatement[] => {
			const before = text.slice(Math.max(0, from - LONGEST_NUMBER), from);
			const link = ofWhom().exec(text.slice(to, to + LONGEST_NUMBER))?.[0].length;
			if (link === undefined || !(endsWithThe().test(before) || OPENS_SENTENCE.test(before))) return [];
			const start = to + link;
			const end = start + (text.slice(start, endOfClause(text, start)).split(',', 1)[0]?.length ?? 0);
			if (!opensWithName(text.slice(start, end), context) || isOtherwise(text, from, end, context)) return [];
			const children = namesIn(slicePlaced(placed, start, end), context);
			return [makeStatement('people', placed.place(from, end), { of: 'abstention' }, children)];
		});
}

const ofWhom = lazyPattern`^\s+${['eventLinks', 'of']}(?:\s+|(?<=['’]))`;
const endsWithThe = lazyPattern`(?:^|\s)${['determiners', 'article', 'this']}\s*$`;

/** `M. Huet demande que son opposition soit notée.`: those who have an answer written into the record, and open the sentence. */
function readRecorded(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	return findRecordedAnswers(placed.text).flatMap(({ from, to, of }): PeopleStatement[] => {
		const [first, names] = namesRightBefore(placed, from, context);
		if (names.length === 0 || !OPENS_SENTENCE.test(placed.text.slice(Math.max(0, first - 3), first)))
			return [];
		return [{ ...makeStatement('people', placed.place(first, to), { of }, names), recorded: true }];
	});
}

const LONGEST_NUMBER = 40;

/** `Mme Cros, | seule à avoir voté pour`: a known name that opens its sentence, and a comma. */
function asideBefore(placed: PlacedText, at: number, context: BallotContext): Name | undefined {
	const known = knownNameBefore(placed.text, at, context.names, (words) => words.trim() === ',');
	if (!known || !OPENS_SENTENCE.test(placed.text.slice(Math.max(0, known.from - 3), known.from)))
		return undefined;
	return readNames(slicePlaced(placed, known.from, known.to), context.names)[0];
}

const OPENS_SENTENCE = /(?:^|[.;\n])\s*$/;

/** `Ada Brun et | M. Duval | votent contre`, `with Ada Brun and | Osei | abstaining`, `Zed Quick | abstained`: somebody unknown right before such a verb, and the known people before. */
function strangersBefore(placed: PlacedText, at: number, context: BallotContext): Name[] {
	const start = Math.max(0, at - LONGEST_NAME);
	const [all = '', lead = '', name = ''] = lastName().exec(placed.text.slice(start, at)) ?? [];
	const from = at - all.length + lead.length;
	const [, before] = lead.trim() === '' ? [from, []] : namesRightBefore(placed, at - all.length, context);
	// Behind a known name a surname is enough; alone it needs a civility or a second name.
	const isName = before.length > 0 || bearsName().exec(name)?.[0]?.length === name.length;
	const isPost = isOffice(name) || isOneOf(name, 'otherOffices');
	if (name === '' || !isName || isPost || opensWithArticle().test(name.toLowerCase())) return [];
	if (lead.trim() === '' && !OPENS_SENTENCE.test(placed.text.slice(Math.max(0, from - 3), from))) return [];
	const stranger = readNames(slicePlaced(placed, from, from + name.length), context.names).slice(0, 1);
	return [...before, ...stranger];
}

/** The capitals before a place, and the small word before them. */
const lastName = lazyPattern`(?u)((?:^|[.;,\n]|(?<!\p{L})${['smallWords', 'and']})\s*)(\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,3})\s+$`;

/** The end of a part, the text that is voted, or a reason: `s'abstient de tout commentaire` is no answer. */
function endsAnswer(behind: string): boolean {
	const rest = behind.trimStart();
	if (/^(?:[.,;:)]|$)/.test(rest) || opensWith(rest, 'reasonMarks')) return true;
	// `s'oppose à | la résolution`
	const to = vocabulary('smallWords').scan(rest);
	return opensWith(rest.slice(to?.id === 'to' ? to.length : 0).trimStart(), 'votedTexts');
}

/** `, la secrétaire | s'abstenant`: whoever the header says has the office. */
function officeRightBefore(placed: PlacedText, at: number, context: BallotContext): Name | undefined {
	const known = knownNameBefore(placed.text, at, context.names);
	if (!known || !isOffice(placed.text.slice(known.from, known.to))) return undefined;
	if (!/,\s*$/.test(placed.text.slice(Math.max(0, known.from - 3), known.from))) return undefined;
	return readNames(slicePlaced(placed, known.from, known.to), context.names)[0];
}

// --- Who speaks, moves and seconds: `Luc Bon demande si …`, `seconded by Amy Wells`, `Motion (Albright/Grant)`.

/** `Luc Bon demande si …`: a known name opens the sentence, and it speaks; `seconded by Amy Wells`. What comes by letter is not said there. */
function readSpoken(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (!mentions(placed.text, 'speechVerbs')) return [];
	return readSentences(placed.text).flatMap(({ from, to }) => {
		const part = slicePlaced(placed, from, to);
		if (!maySpeak(part.text) || mentions(part.text, 'fromAfar')) return [];
		const sentence = spokenSentence(part, context);
		const found: PeopleStatement[] = [];
		addSubject(found, sentence);
		addNamedBehind(found, sentence);
		addSecondSubject(found, sentence);
		return found;
	});
}

const maySpeak = lazyCheck('speechVerbs');

/** A sentence that may tell who speaks, moves and seconds. */
interface SpokenSentence {
	part: PlacedText;
	context: BallotContext;
	/** The verbs, wherever they stand. */
	marks: ReadonlyArray<{ from: number; to: number }>;
	/** Where the name that opens the sentence stands, with its office; nothing long where none does. */
	subject: { from: number; to: number };
	/** The verb of that name, and what stands behind it. */
	verb: IdOf<'speechVerbs'> | undefined;
	what: string;
	/** Where the sentence tells of another year, and of another month, at its end at the earliest where it does not. */
	otherYear: number | undefined;
	otherMonth: number;
}

function spokenSentence(part: PlacedText, context: BallotContext): SpokenSentence {
	const { text } = part;
	const opening = /^[\s*>–-]*/.exec(text.slice(0, 12))?.[0].length ?? 0;
	// `Member Osei moved to …` too.
	const from = officeBefore(text, opening);
	const known = from + knownNameAt(text, from, context.names);
	const to = known > from ? known : from + strangerAt(text, from, from > opening);
	const behind = to > from ? text.slice(to, to + LONGEST_ASIDE) : '';
	const said = ASIDE.exec(behind)?.[0] ?? '';
	const aside = opensWithOffice(said) ? said : from > opening && behind.startsWith(',') ? ',' : '';
	const rest = text.slice(to + aside.length).trimStart();
	const verb = vocabulary('speechVerbs').scan(rest);
	return {
		part,
		context,
		marks: vocabulary('speechVerbs').findAll(text),
		subject: { from, to },
		verb: verb?.id,
		what: rest.slice(verb?.length ?? 0),
		otherYear: findOtherYear(text, context),
		otherMonth: findOtherMonth(text, context) ?? text.length,
	};
}

/** `Luc Bon demande si …`, `Ada Brun moved …` */
function addSubject(found: PeopleStatement[], sentence: SpokenSentence): void {
	const { part, context, subject, verb, what, otherYear } = sentence;
	if (!verb) return;
	// `Ada Brun moved to approve the minutes of March 2025`: the year is that of what is moved.
	// `Ada Brun présente | les comptes au 31 mars 2025`: and of what is told.
	const isOfWhat = verb === 'moves' || opensWith(what.trimStart(), 'determiners');
	if (otherYear !== undefined && !(isOfWhat && otherYear > subject.to)) return;
	const { from, to } = subject;
	const [name] = to > from ? readNames(slicePlaced(part, from, to), context.names) : [];
	// `Luc Bon propose d'acheter le bateau de son frère et ne prend pas part au vote` moves nothing that he votes.
	const isOut = mentions(what, 'outOfVote');
	if (name && !isOffice(part.text.slice(from, to)))
		addPeople(found, verb === 'says' || isOut ? 'spoke' : 'moved', [name], part);
}

/** `(proposed G. Poole, seconded C. Mead)`, `Moved by Director Osei`: the names stand behind. */
function addNamedBehind(found: PeopleStatement[], sentence: SpokenSentence): void {
	const { part, context, marks, verb, otherYear, otherMonth } = sentence;
	const { text } = part;
	const supposed = vocabulary('suppositions').findIn(text)?.offset;
	for (const mark of marks) {
		const id = vocabulary('speechVerbs').findId(text.slice(mark.from, mark.to));
		const lead = text.slice(Math.max(0, mark.from - 8), mark.from);
		const isBehind = id === 'movedBy' || (id === 'moves' && /(?:^|[(,;:])\s*$/.test(lead));
		// `Ada Brun moved to approve the March minutes, seconded by Luc Bon`: another day is that of what is moved.
		const isOther = verb !== 'moves' && Math.min(otherYear ?? mark.from, otherMonth) < mark.from;
		if (!isBehind || isOther || (supposed ?? mark.from) < mark.from) continue;
		const start = officeBefore(text, behindGap(text, mark.to));
		const names = namesRightBehind(part, start, context, 'first');
		// `Moved by Ada Brun | and | seconded by`
		const isSecond = found.length > 0 && SECOND_SUBJECT.test(lead);
		const isSure = id === 'movedBy' && (isSecond || isOfMotion(text, mark.from));
		const stranger = names.length === 0 && isSure ? strangerBehind(part, mark.to, isSecond, context) : [];
		if (names.length === 1) addPeople(found, 'moved', names, part);
		else if (stranger.length > 0) addPeople(found, 'moved', stranger, part);
	}
}

/** `M. Roussel | signale`, `Member | Cary | reviewed`: how long the name of somebody unknown is, by a civility or a word for somebody of the body. */
function strangerAt(text: string, from: number, isOfBody: boolean): number {
	const rest = text.slice(from, from + LONGEST_ASIDE);
	const name = ((isOfBody ? SURNAME : bearsName()).exec(rest) ?? [''])[0] ?? '';
	const isSure = isOfBody || withoutCivilities(name) !== name;
	return isSure && !isOffice(name) ? name.length : 0;
}

/** `Ada Brun moved and Luc Bon seconded` */
function addSecondSubject(found: PeopleStatement[], sentence: SpokenSentence): void {
	const { part, context, marks, subject, otherYear, otherMonth } = sentence;
	const { text } = part;
	for (const mark of marks) {
		if (!isOneOf(text.slice(mark.from, mark.to), ['speechVerbs', 'moves'])) continue;
		// `Luc Bon seconded that the minutes of May 2019 be signed`: the year behind is that of what is moved.
		if (otherYear !== undefined && tellsOfOtherYear(text.slice(0, mark.from), context)) continue;
		if (otherMonth < mark.from) continue;
		const known = knownNameBefore(text, mark.from, context.names, (words) => words.trim() === '');
		const other = !known && found.length > 0 ? strangerAfterAnd(part, mark.from, context) : [];
		if (other.length > 0) addPeople(found, 'moved', other, part);
		if (
			!known ||
			known.from <= subject.from ||
			!SECOND_SUBJECT.test(beforeOffice(text.slice(Math.max(0, known.from - LONGEST_OFFICE), known.from)))
		)
			continue;
		const [name] = readNames(slicePlaced(part, known.from, known.to), context.names);
		if (name && !isOffice(text.slice(known.from, known.to))) addPeople(found, 'moved', [name], part);
	}
}

/**
 * Whether `moved by` opens its sentence, its line or its bracket, or stands right behind what was put to the vote: `The motion was | moved by`,
 * `Il est | proposé par`. `The plan proposed by Ellen Price` is of something else.
 */
function isOfMotion(text: string, at: number): boolean {
	const before = /[^.;:()\n]*$/.exec(text.slice(Math.max(0, at - LONGEST_ASIDE), at))?.[0] ?? '';
	const link = vocabulary('verdictLinks').findAll(before, 'is').at(-1);
	const subject = (link && before.slice(link.to).trim() === '' ? before.slice(0, link.from) : before).trim();
	return (
		/^[*>–-]*$/.test(subject) ||
		isOneOf(subject, 'votedTexts') ||
		(subject !== before.trim() && /^\p{L}{2}$/u.test(subject))
	);
}

/**
 * `appuyé par | M. Luc Fortier |`: somebody unknown, by a civility or a second name, with which the sentence or the bracket ends or behind whom
 * another moves. `Moved by Acme Roofing to its new yard` says more.
 */
function strangerBehind(part: PlacedText, at: number, isSecond: boolean, context: BallotContext): Name[] {
	const from = behindGap(part.text, at);
	// `seconded by Member Osei`
	const office = officeBefore(part.text, from) - from;
	const rest = part.text.slice(from + office, from + office + LONGEST_ASIDE);
	const own = ((office > 0 ? SURNAME : bearsName()).exec(rest) ?? [''])[0]?.length ?? 0;
	const length = own === 0 ? 0 : office + own;
	const name = part.text.slice(from, from + length);
	if (length === 0 || opensWithArticle().test(name.toLowerCase()) || opensWith(name, 'objectMarks'))
		return [];
	const behind = part.text.slice(from + length, from + length + LONGEST_ASIDE);
	const gap = andBehind().exec(behind)?.[0].length ?? 0;
	const more = vocabulary('speechVerbs').scan(behind.slice(gap));
	// `Sur proposition de M. Estève, | le tarif passe …`
	const next = /^,\s+/.exec(behind)?.[0].length ?? 0;
	const aside = ASIDE.exec(behind)?.[0] ?? '';
	const isLed =
		next > 0 &&
		withoutCivilities(name) !== name &&
		// `Sur proposition de M. Estève, | trésorier,`
		(opensWithOffice(aside) ||
			opensWith(behind.slice(next), 'determiners', ['decidingBodies', 'impersonal']));
	const isLast = isLed || /^\s*(?:[.;)\n]|$)/.test(behind);
	const isSure = isSecond || isLast || more?.id === 'movedBy' || more?.id === 'moves';
	return isSure ? readNames(slicePlaced(part, from, from + length), context.names).slice(0, 1) : [];
}

/** `Ada Brun proposed and | Cllr Osei | seconded`: somebody unknown, by a civility or a second name, behind whoever moves. */
function strangerAfterAnd(part: PlacedText, at: number, context: BallotContext): Name[] {
	const start = Math.max(0, at - LONGEST_ASIDE);
	const [all = '', name = ''] = lastAfterAnd().exec(part.text.slice(start, at)) ?? [];
	const from = at - all.length + all.indexOf(name);
	const isName = name !== '' && bearsName().exec(name)?.[0]?.length === name.length;
	return isName && !isOffice(name)
		? readNames(slicePlaced(part, from, from + name.length), context.names).slice(0, 1)
		: [];
}

const lastAfterAnd = lazyPattern`(?u)(?<!\p{L})${['smallWords', 'and']}\s+(\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,3})\s+$`;

/** Behind `appuyé par :`, where the name starts. */
function behindGap(text: string, at: number): number {
	return at + (/^\s*:?\s*/.exec(text.slice(at, at + 6))?.[0].length ?? 0);
}

const andBehind = lazyPattern`^\s*,?\s*(?:${['smallWords', 'and']}\s+)?`;

/** `, adjoint aux finances,`, `, Treasurer,`; what else stands between commas may say why somebody is not there: `, who is ill,`. */
function opensWithOffice(aside: string): boolean {
	const text = aside.replace(/^,\s*/, '');
	const article = opensWithArticle().exec(text.toLowerCase())?.[0].length ?? 0;
	return scanOffice(text.slice(article)) !== undefined && !mentions(text, 'groups');
}

const ASIDE = /^,[^,.;:!?()\n]{2,60},/;

/** `, and | Senator |`: without a word for somebody of the body. */
function beforeOffice(words: string): string {
	const [last] = lastWords(words, 1);
	return last && OF_BODY.some((name) => vocabulary(name).findId(last.text) !== undefined)
		? words.slice(0, last.from)
		: words;
}

const LONGEST_OFFICE = 24;

/** `Motion (Albright/Grant)`: who moves and who seconds, in brackets behind what they move. */
function readMovers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (!TWO_IN_BRACKETS.test(placed.text)) return [];
	return matchesIn(placed.text, MOVERS).flatMap(({ 0: all, 1: word = '', 2: first = '', index }) => {
		if (!isOneOf(word, ['votedTexts', 'text']) && !vocabulary('motionMarks').findId(word)) return [];
		const from = index + all.indexOf('(') + 1;
		const names = [
			...namesIn(slicePlaced(placed, from, from + first.length), context),
			...namesIn(slicePlaced(placed, from + first.length, index + all.length), context),
		];
		const found: PeopleStatement[] = [];
		if (names.length === 2)
			for (const name of names)
				addPeople(found, 'moved', [name], slicePlaced(placed, index, index + all.length));
		return found;
	});
}

/** Costs little to compile, and few texts have it: of what stands before the bracket each letter may be one of any script. */
const TWO_IN_BRACKETS = /\([^()/\d]{2,40}\/[^()/\d]{2,40}\)/;

const MOVERS = /(?<![\p{L}/])([\p{L}/]{3,20})\s+\(([^()/\d]{2,40})\/[^()/\d]{2,40}\)/gu;

/** Behind a comma, a bracket or a small word. */
const SECOND_SUBJECT = /(?:[,;(]|\s\p{L}{2,3})\s*$/u;

// --- Proxies in sentences: `Luc Bon a donné pouvoir à Lise Kern`, `held proxies for Ada Brun and Luc Bon`.

/** `Luc Bon a donné pouvoir à Lise Kern.`: a name, a word of proxies, a known name; `Lise Kern a reçu le pouvoir de Luc Bon`. */
function readGiven(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	for (const mark of proxies().all(placed.text)) {
		const near = placed.text
			.slice(Math.max(0, mark.from - 100), mark.from)
			.replace(CIVILITY_STOP, '$1\u200B');
		// Of a long list the last of its parts.
		const before = BEFORE_GIVEN.exec(near) ?? LAST_BEFORE_GIVEN.exec(near);
		if (!before?.[1]) continue;
		const from = mark.from - (before[0].length - before[0].indexOf(before[1]));
		const lead = slicePlaced(placed, from, from + before[1].length);
		// `Absents : Luc Bon, Anne Stan | qui a donné pouvoir à`
		// `Membre représenté : | Anne Stan |, représentée par`
		const named = lead.text.replace(/\s*,\s*$/, '');
		const sign = Math.max(named.lastIndexOf(','), named.lastIndexOf(':')) + 1;
		const [whole] = personIn(lead, context);
		const [first] =
			whole || sign === 0 ? [whole] : personIn(slicePlaced(lead, sign, lead.text.length), context);
		const words = placed.text.slice(mark.from, mark.to);
		const isHeld = isOneOf(words, 'proxyHeld');
		// `la commune, représentée par Luc Bon`
		const isBare = isOneOf(words, ['representedBy', 'bare']);
		if (isBare && (!first || context.names.resolve(first.value).kind === 'none')) continue;
		// `held proxies for Ada Brun and Luc Bon`
		const end =
			mark.to + (/^[^.;:\n]*/.exec(placed.text.slice(mark.to, mark.to + LONGEST_LINE))?.[0].length ?? 0);
		const givers = isHeld && first ? namesIn(slicePlaced(placed, mark.to, end), context) : [];
		if (first && givers.length > 1) {
			for (const giver of givers) addPeople(found, 'proxy', [giver, first], placed);
			continue;
		}
		const behind = slicePlaced(placed, mark.to, Math.min(placed.text.length, mark.to + LONGEST_NAME));
		// `… à Lise Kern, Anne Stan qui a donné pouvoir à`: a list goes on.
		const [known] = namesRightBehind(placed, mark.to, context, isHeld ? 'only' : 'listed');
		const second = known ?? (isHeld ? strangerIn(behind, context)[0] : undefined);
		// `Mme Giraud a donné pouvoir à Mme Barrot et M. Souchon à M. Amrani`
		const more = isHeld || known ? [] : pairsBehind(placed, mark.to, context);
		for (const each of more.slice(1)) addPeople(found, 'proxy', each, placed);
		if (first && more[0]) {
			addPeople(found, 'proxy', [first, ...more[0]], placed);
			continue;
		}
		const pair = isHeld ? [second, first] : [first, second];
		const [giver, holder] = pair;
		if (giver && holder) addPeople(found, 'proxy', [giver, holder], placed);
	}
	return found;
}

/** `Tom Evans holds Ruth Ford's proxy.`, `Ruth Ford's proxy is held by Tom Evans.`, `Le pouvoir de Mme Faure est détenu par M. Huet.`: a whole sentence of known people. */
function readProxiesOf(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	if (!mentions(placed.text, 'proxyNouns')) return found;
	for (const { from, to } of readSentences(placed.text)) {
		const part = slicePlaced(placed, from, to);
		const { text } = part;
		const nameIn = (start: number, end: number) =>
			end > start && knownNameAt(text.slice(start, end), 0, context.names) === end - start
				? readNames(slicePlaced(part, start, end), context.names)[0]
				: undefined;
		// Who gives it, with the word: `Ruth Ford's proxy`, `Le pouvoir de Mme Faure`
		const held = proxyIsHeld().exec(text);
		const owned = held && proxyOwned().exec(text.slice(0, held.index));
		const lead = held && !owned ? proxyOf().exec(text)?.[0].length : undefined;
		const holds = held ? undefined : knownNameAt(text, 0, context.names);
		const verb = holds ? holdsProxy().exec(text.slice(holds)) : null;
		const [giver, holder] =
			held && (owned || lead !== undefined)
				? [
						owned ? nameIn(0, owned[1]?.length ?? 0) : nameIn(lead ?? 0, held.index),
						nameIn(held.index + held[0].length, text.length),
					]
				: holds && verb
					? [
							nameIn(holds + (verb[1]?.length ?? 0), holds + (verb[1]?.length ?? 0) + (verb[2]?.length ?? 0)),
							nameIn(0, holds),
						]
					: [];
		if (giver && holder) addPeople(found, 'proxy', [giver, holder], part);
	}
	return found;
}

const proxyIsHeld = lazyPattern`(?u)\s+${['proxyWith', 'by']}\s+`;
const proxyOwned = lazyPattern`(?iu)^(.{2,60}?)['’]s?\s+${['proxyNouns', 'proxy']}$`;
const proxyOf = lazyPattern`(?u)^(?:${'determiners'}\s+)?${['proxyNouns', 'proxy']}\s+${['eventLinks', 'of']}\s*`;
const holdsProxy = lazyPattern`(?iu)^(\s+${['holdingVerbs', 'holds', 'has']}\s+)(.{2,60}?)['’]s?\s+${['proxyNouns', 'proxy']}[\s.]*$`;

/** `Mme Barrot et M. Souchon à M. Amrani`: the first holder alone, then who gives, known or not, and to whom; nothing where only one is named. */
function pairsBehind(placed: PlacedText, from: number, context: BallotContext): Name[][] {
	const rest = /^[^.;:\n]*(?:(?<=(?<![\p{L}\p{N}])\p{Lu}\p{L}{0,3})\.[^.;:\n]*)*/u.exec(
		placed.text.slice(from, from + LONGEST_LINE),
	)?.[0];
	const part = slicePlaced(placed, from, from + (rest?.length ?? 0));
	const spans = knownSpans(part, context);
	const [holder, ...others] = spans;
	if (!holder) return [];
	const found: Name[][] = [[holder.name]];
	let before = holder.to;
	while (others.length > 0) {
		const between = part.text.slice(before, others[0]?.from);
		const giver = giverBetween(slicePlaced(part, before, before + between.length), context);
		const known = giver ? undefined : others.shift();
		const to = others.shift();
		if (!to) return [];
		if (known) {
			const isPair = linksTo().test(part.text.slice(known.to, to.from));
			if (!isPair || !andBetween().test(between)) return [];
		}
		const name = giver ?? known?.name;
		if (name) found.push([name, to.name]);
		before = to.to;
	}
	return found.length > 1 ? found : [];
}

/** `et | M. Souchon | à`: somebody whom the header lacks, before the holder. */
function giverBetween(between: PlacedText, context: BallotContext): Name | undefined {
	const [, lead = '', words = ''] = giverBeforeHolder().exec(between.text) ?? [];
	return words === ''
		? undefined
		: strangerIn(slicePlaced(between, lead.length, lead.length + words.length), context)[0];
}

function knownSpans(
	part: PlacedText,
	context: BallotContext,
): Array<{ from: number; to: number; name: Name }> {
	const found: Array<{ from: number; to: number; name: Name }> = [];
	for (const { index } of matchesIn(part.text, /(?<![\p{L}\p{N}'’-])\p{Lu}/gu)) {
		if (index < (found.at(-1)?.to ?? 0)) continue;
		const to = index + knownNameAt(part.text, index, context.names);
		const [name] = to > index ? readNames(slicePlaced(part, index, to), context.names) : [];
		if (name) found.push({ from: index, to, name });
	}
	return found;
}

const linksTo = lazyPattern`^\s+${['smallWords', 'to']}\s+$`;
const giverBeforeHolder = lazyPattern`(?u)^(\s*(?:,|,?\s+${['smallWords', 'and']})\s+)(\p{Lu}[^,;:]{2,60})\s+${['smallWords', 'to']}\s+$`;
const andBetween = lazyPattern`^\s*(?:,|,?\s+${['smallWords', 'and']})\s+$`;

const BEFORE_GIVEN = /(?:^|[.;\n])([^.;\n]{2,80}?)\s+$/;

const LAST_BEFORE_GIVEN = /[,:]([^,.:;\n]{2,80})\s+$/;

/** The full stop of `M.` and `Mme.` ends no sentence. */
const CIVILITY_STOP = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{0,3})\.(?=\s+\p{Lu})/gu;

/**
 * The person of whom a text says nothing more than a remark: a known name, or somebody whom the header lacks. `X quitte la séance et donne
 * pouvoir à Y` is a departure, and has its own message.
 */
function personIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^[\s*>–-]*/.exec(placed.text)?.[0].length ?? 0;
	const known = knownNameAt(placed.text, gap, context.names);
	const rest = slicePlaced(placed, gap, placed.text.length);
	if (known === 0) return strangerIn(rest, context);
	return REMARK.test(rest.text.slice(known))
		? readNames(slicePlaced(rest, 0, known), context.names).slice(0, 1)
		: [];
}

/** `Mme Vidal, absente`: a civility or two capitals, and no office. */
function strangerIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^\s*/.exec(placed.text)?.[0].length ?? 0;
	const text = placed.text.slice(gap);
	const bare = withoutCivilities(text);
	const civility = text.length - bare.length;
	const word = /^\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2}/u.exec(bare)?.[0];
	if (!word || (civility === 0 && !/\s/.test(word)) || isOffice(word)) return [];
	if (opensWithArticle().test(word.toLowerCase()) || !REMARK.test(bare.slice(word.length))) return [];
	return readNames(slicePlaced(placed, gap, gap + civility + word.length), context.names).slice(0, 1);
}

/** Nothing, the end of the sentence, or a remark between commas. */
const REMARK = /^(?:\s*\([^()]{2,40}\))?(?:\s*,[^,]{2,40})?,?\s*(?:[.;\n]|$)/;

const proxies = lazyFinder(['personMarks', 'proxy'], 'proxyHeld', 'representedBy');
