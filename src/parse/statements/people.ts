/** People whom the prose names as there, away, in the chair, as the secretary, or as signing. */

import type { Name, PeopleStatement } from '../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { holdsOnlyLetters, isLetter } from '../../text/letters.js';
import { isCivility, withoutCivilities } from '../../text/name-parts.js';
import { countBefore } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { readSentences } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { knownNameAt, knownNameBefore, readNames } from '../source/name-spans.js';
import { type PlacedText, positioned, slicePlaced } from '../source/places.js';
import { findOtherMonth, findOtherYear, isOfOtherYear } from './other-time.js';

/** What a text says of people; nothing where it may be of other people or another day. */
export function readPeople(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	return [
		...readOffices(placed, context),
		...readLines(placed, context),
		...readGiven(placed, context),
		...readSpoken(placed, context),
		...readMovers(placed, context),
		...readVoters(placed, context),
		...readNamedAnswers(placed, context),
		...readAway(placed, context),
		...readPresent(placed, context),
		...readAppositions(placed, context),
		...readOfficesBefore(placed, context),
	];
}

/** `Mme Caillaud est désignée secrétaire de séance`, `sous la présidence de M. Texier`, `Tom Pruitt took the minutes`. */
function readOffices(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (marks().all(placed.text).length === 0) return [];
	const found: PeopleStatement[] = [];
	for (const sentence of readSentences(placed.text)) {
		const part = slicePlaced(placed, sentence.from, sentence.to);
		const { text } = part;
		if (vocabulary('suppositions').findIn(text) || isOfOtherYear(text, context)) continue;
		let from = 0;
		for (const mark of marks().all(text)) {
			const words = text.slice(mark.from, mark.to);
			const lead = vocabulary('officeLeads').findId(words);
			const verb = vocabulary('officeVerbs').findId(words);
			const role = vocabulary('sittingRoles').findId(words);
			const office = lead ?? verb ?? role;
			if (office !== undefined && office !== 'other') {
				const before = namesIn(slicePlaced(part, from, mark.from), context);
				const after = lead || role ? namesRightBehind(part, mark.to, context) : [];
				// `La présidente, Ada Brun – Le secrétaire de séance, Luc Bon`: the second has its own name.
				const isOwn = role && after.length === 1 && opensPart().test(text.slice(from, mark.from));
				const names = lead || isOwn ? after : verb || before.length > 0 ? before.slice(-1) : after;
				// A name far before the role may be that of somebody who proposes.
				if (names.length === 1 && (lead || isOwn || before.length <= 1)) add(found, office, names, part);
			}
			from = mark.to;
		}
	}
	return found;
}

/** `Dora Finch, trésorière, présente les comptes`, `Tom Bell (Chair)`: an office right behind a known name. */
function readAppositions(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	const found: PeopleStatement[] = [];
	for (const mark of offices().all(text)) {
		const opening = /(?:,[\s\u00A0]*|[\s\u00A0]\()$/.exec(
			text.slice(Math.max(0, mark.from - 4), mark.from),
		)?.[0];
		const isClosed = opening?.endsWith('(')
			? text[mark.to] === ')'
			: /^[\s\u00A0]*(?:[,.;]|$)/.test(text.slice(mark.to));
		// Somebody may be called Teller.
		const named = context.names.resolve(text.slice(mark.from, mark.to));
		const isName = named.kind === 'one' && named.matched !== 'officer' && named.matched !== 'quality';
		if (opening === undefined || !isClosed || isName) continue;
		const known = knownNameBefore(text, mark.from - opening.length, context.names);
		if (!known || isOffice(text.slice(known.from, known.to))) continue;
		// `Ada Brun (Chair) and Luc Bon are appointed to the committee`: the office is in what they are appointed to.
		if (
			opening.endsWith('(') &&
			vocabulary('appointments').findIn(
				/^[^.;\n]*/.exec(text.slice(mark.to, mark.to + LONGEST_CLAUSE))?.[0] ?? '',
			)
		)
			continue;
		const [name] = readNames(slicePlaced(placed, known.from, known.to), context.names);
		if (!name) continue;
		const part = slicePlaced(placed, known.from, mark.to);
		add(found, 'office', [name], part, text.slice(mark.from, mark.to));
	}
	return found;
}

/** `President Ada Brun declared …`, `the chairman, Luc Bon, …`: an office right before a known name, and nothing but an article before it. */
function readOfficesBefore(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	const found: PeopleStatement[] = [];
	for (const mark of offices().all(text)) {
		const before = text.slice(Math.max(0, mark.from - 12), mark.from);
		const article = /[\p{L}'’]+[\s\u00A0]*$/u.exec(before)?.[0] ?? '';
		const isArticle = `${article.trim().toLowerCase()} `.replace(opensWithArticle(), '').trim() === '';
		if (article === '' ? !OPENS_PART.test(before) : !isArticle) continue;
		const gap = /^,?[\s\u00A0]+/.exec(text.slice(mark.to, mark.to + 4))?.[0].length ?? 0;
		// Alone on its line it is the head of what stands below, `President` above the votes of an election.
		if (article === '' && text.slice(mark.to, mark.to + gap).includes('\n')) continue;
		const length = gap === 0 ? 0 : knownNameAt(text, mark.to + gap, context.names);
		const end = mark.to + gap + length;
		if (length === 0 || isOffice(text.slice(mark.to + gap, end))) continue;
		// Of several, `les secrétaires Ada Brun et Luc Bon`, each may be one.
		if (/^(?:,[\s\u00A0]*\p{Lu}|[\s\u00A0]+\p{L}{2,3}[\s\u00A0]+\p{Lu})/u.test(text.slice(end, end + 12)))
			continue;
		// `Secretary Bilal Rana was elected`, `Chair Amy Sharp stands` tell who will be, and not who is.
		const behind = text.slice(end, end + LONGEST_NAME).trimStart();
		if (/^[(\d–—-]/.test(behind) || vocabulary('candidacies').scan(behind)) continue;
		const [name] = readNames(slicePlaced(placed, mark.to + gap, end), context.names);
		if (name)
			add(found, 'office', [name], slicePlaced(placed, mark.from, end), text.slice(mark.from, mark.to));
	}
	return found;
}

const OPENS_PART = /(?:^|[.;:\n(])[\s\u00A0]*$/;

const offices = lazy(() =>
	createPhraseFinder([...vocabulary('officers').words(), ...vocabulary('otherOffices').words()]),
);

/** `Présents : …`, `Absents excusés : …`, `Pouvoirs : Anne Stan à Omar Haddad`, `La secrétaire : Luc Bon`, `Signé : Luc Bon`. */
function readLines(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	/** The group that a line above names, `Membres présents :`, where all lines since open with a name. */
	let group: Group | undefined;
	for (const { 0: line, index } of placed.text.matchAll(/[^\n]+/g)) {
		const part = slicePlaced(placed, index, index + line.length);
		if (group && addOpening(found, group, part, context)) continue;
		group = line.trimEnd().endsWith(':') ? groupOfLead(line) : undefined;
		if (!group) readLine(part, context, found);
	}
	return found;
}

/** Whom the items of a list name, each at its opening, below a line or a title that says of which group they are: `Membres présents (8) :`. */
export function readPeopleOfList(
	lead: string,
	items: readonly PlacedText[],
	context: BallotContext,
): PeopleStatement[] {
	const group = lead.length > LONGEST_LEAD ? undefined : groupOfLead(lead);
	const found: PeopleStatement[] = [];
	if (group) for (const item of items) addOpening(found, group, item, context);
	return found;
}

/** Whether a text opens with a known name; who is represented there, `Anne Stan (pouvoir à …)`, is of no group of those present. */
function addOpening(
	found: PeopleStatement[],
	group: Group,
	part: PlacedText,
	context: BallotContext,
): boolean {
	const from = /^[\s\u00A0*+•>–—-]*/.exec(part.text.slice(0, LONGEST_MARK))?.[0].length ?? 0;
	const length = part.text.length > LONGEST_LEAD ? 0 : knownNameAt(part.text, from, context.names);
	if (length === 0 || isOffice(part.text.slice(from, from + length))) return false;
	const [name] = readNames(slicePlaced(part, from, from + length), context.names);
	const behind = part.text.slice(from + length);
	const isGiver = givesProxy().test(behind) || vocabulary('personMarks').findIn(behind) !== undefined;
	const isElse = vocabulary('groups').findIn(behind) !== undefined;
	if (name && group !== 'represented' && !isGiver && !isElse) add(found, group, [name], part);
	return true;
}

/** Whom `Présidente et secrétaire de séance : Sonia Petit` names, which reads as if an officer said a name. */
export function readSaidOfficer(
	speaker: string,
	said: PlacedText,
	context: BallotContext,
): PeopleStatement[] {
	if (speaker.length > LONGEST_LEAD || said.text.length > LONGEST_LEAD) return [];
	const name = said.text.replace(/[\s\u00A0.]+$/, '');
	if (name === '' || knownNameAt(name, 0, context.names) !== name.length) return [];
	const parts = speaker.trim().split(bothOffices());
	// In `président et secrétaire de séance` the last words are of both.
	const shared = /[\s\u00A0].*$/u.exec(parts.at(-1) ?? '')?.[0] ?? '';
	return parts.flatMap((part) => {
		const role = vocabulary('sittingRoles').findId(part) ?? vocabulary('sittingRoles').findId(part + shared);
		const found: PeopleStatement[] = [];
		if (role !== undefined && role !== 'other')
			add(found, role, readNames(slicePlaced(said, 0, name.length), context.names), said);
		return found;
	});
}

const bothOffices = lazy(
	() =>
		new RegExp(
			`[\\s\\u00A0]+${wordChoice('smallWords', 'and')}[\\s\\u00A0]+|[\\s\\u00A0]*[,&/][\\s\\u00A0]*`,
			'u',
		),
);

/** `Membres actifs présents (8) :` */
function groupOfLead(lead: string): Group | undefined {
	const key = lead.replace(/\(\d{1,4}\)/, '').replace(/[\s\u00A0*_]*:?[\s\u00A0*_]*$/, '');
	const label = key.replace(/^[\s\u00A0*_#>]+/, '');
	const found = groups().all(label);
	const ids = found.map(({ from, to }) => vocabulary('groups').findId(label.slice(from, to)));
	// `Non présents`, `Excusés pour la sortie`
	const isPlain = vocabulary('negations').findIn(label) === undefined && found.at(-1)?.to === label.length;
	if (!isPlain || ids.length > 2) return undefined;
	// `Membres présents ou représentés`; of other groups together nobody knows who is in which.
	const isHere = ids.length === 2 && ids.includes('present') && ids.includes('represented');
	if (ids.length === 2 && !isHere && new Set(ids.map(isAwayGroup)).size > 1) return undefined;
	return isHere ? 'here' : groupOf(label);
}

/** Whether a group is one of people who are not there. */
function isAwayGroup(id: string | undefined): boolean {
	return id === 'excused' || id === 'absent';
}

const groups = lazy(() => createPhraseFinder(vocabulary('groups').words()));

/** Longer than a label, or a name with its qualities. */
const LONGEST_LEAD = 160;
const LONGEST_MARK = 12;

type Group = 'present' | 'here' | 'away' | 'represented';

function readLine(part: PlacedText, context: BallotContext, found: PeopleStatement[]): void {
	const line = part.text;
	if (line.length > LONGEST_LINE || !/[:,]/.test(line)) return;
	const [head = '', key = '', sign = ''] = LABEL.exec(line) ?? [];
	const isWords = isLetter(key) && holdsOnlyLetters(key.replace(/[\s'’.-]+/g, ''));
	const group = isWords && sign === ':' ? groupOf(key) : undefined;
	// `Eight members attended. Apologies: Pender and Stone.`
	const later = group === undefined && line.includes(':') ? line.search(NEXT_LABEL) : -1;
	if (later > 0) readLine(slicePlaced(part, later + 1, line.length), context, found);
	if (!isWords) return;
	// `Present: Marks, Boyle. Excused: Finn.` holds two labels.
	const next = group === undefined ? -1 : line.slice(head.length).search(NEXT_LABEL);
	const end = next < 0 ? line.length : head.length + next + 1;
	const rest = slicePlaced(part, head.length, end);
	if (next >= 0) readLine(slicePlaced(part, end, line.length), context, found);
	if (group === 'represented') {
		for (const pair of pairsIn(rest, context)) add(found, 'proxy', pair, part);
		return;
	}
	if (group !== undefined) {
		// `Present: all but Ada Brun`
		if (vocabulary('everyone').scan(rest.text.trimStart()) && vocabulary('negations').findIn(rest.text))
			return;
		// `Present: 8. Apologies came from Jo Marsh.`
		const list = readSentences(rest.text)[0];
		const names = list ? listedIn(slicePlaced(rest, list.from, list.to), context) : [];
		if (names.length > 0) add(found, group, names, part);
		return;
	}
	const isSigned = vocabulary('signatureMarks').findId(key.trim()) !== undefined;
	if (!isSigned && !isOffice(key)) return;
	const names = signersIn(rest, context, isSigned);
	if (names.length > 0) add(found, 'signed', names, part);
}

/** The end of a sentence, and a label behind it. */
const NEXT_LABEL = /[.;](?=[\s\u00A0]+\p{Lu}[\p{L}\s\u00A0'’-]{3,40}:)/u;

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
		const sign = Math.max(lead.text.lastIndexOf(','), lead.text.lastIndexOf(':')) + 1;
		const [whole] = personIn(lead, context);
		const [first] =
			whole || sign === 0 ? [whole] : personIn(slicePlaced(lead, sign, lead.text.length), context);
		const isHeld = vocabulary('proxyHeld').findId(placed.text.slice(mark.from, mark.to)) !== undefined;
		// `held proxies for Ada Brun and Luc Bon`
		const end =
			mark.to + (/^[^.;:\n]*/.exec(placed.text.slice(mark.to, mark.to + LONGEST_LINE))?.[0].length ?? 0);
		const givers = isHeld && first ? namesIn(slicePlaced(placed, mark.to, end), context) : [];
		if (first && givers.length > 1) {
			for (const giver of givers) add(found, 'proxy', [giver, first], placed);
			continue;
		}
		const behind = slicePlaced(placed, mark.to, Math.min(placed.text.length, mark.to + LONGEST_NAME));
		// `… à Lise Kern, Anne Stan qui a donné pouvoir à`: a list goes on.
		const [known] = namesRightBehind(placed, mark.to, context, isHeld ? 'only' : 'listed');
		const second = known ?? (isHeld ? strangerIn(behind, context)[0] : undefined);
		const pair = isHeld ? [second, first] : [first, second];
		const [giver, holder] = pair;
		if (giver && holder) add(found, 'proxy', [giver, holder], placed);
	}
	return found;
}

const BEFORE_GIVEN = /(?:^|[.;\n])([^.;\n]{2,80}?)[\s\u00A0]+$/;
const LAST_BEFORE_GIVEN = /[,:]([^,.:;\n]{2,80})[\s\u00A0]+$/;

/** The full stop of `M.` and `Mme.` ends no sentence. */
const CIVILITY_STOP = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{0,3})\.(?=[\s\u00A0]+\p{Lu})/gu;

/**
 * The person of whom a text says nothing more than a remark: a known name, or somebody whom the header lacks. `X quitte la séance et donne
 * pouvoir à Y` is a departure, and has its own message.
 */
function personIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^[\s\u00A0*>–-]*/.exec(placed.text)?.[0].length ?? 0;
	const known = knownNameAt(placed.text, gap, context.names);
	const rest = slicePlaced(placed, gap, placed.text.length);
	if (known === 0) return strangerIn(rest, context);
	return REMARK.test(rest.text.slice(known))
		? readNames(slicePlaced(rest, 0, known), context.names).slice(0, 1)
		: [];
}

/** `Mme Vidal, absente`: a civility or two capitals, and no office. */
function strangerIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^[\s\u00A0]*/.exec(placed.text)?.[0].length ?? 0;
	const text = placed.text.slice(gap);
	const bare = withoutCivilities(text);
	const civility = text.length - bare.length;
	const word = /^\p{Lu}[\p{L}’'-]+(?:[\s\u00A0]+\p{Lu}[\p{L}’'-]+){0,2}/u.exec(bare)?.[0];
	if (!word || (civility === 0 && !/[\s\u00A0]/.test(word)) || isOffice(word)) return [];
	if (opensWithArticle().test(word.toLowerCase()) || !REMARK.test(bare.slice(word.length))) return [];
	return readNames(slicePlaced(placed, gap, gap + civility + word.length), context.names).slice(0, 1);
}

/** Nothing, the end of the sentence, or a remark between commas. */
const REMARK = /^(?:[\s\u00A0]*,[^,]{2,40},?)?[\s\u00A0]*(?:[.;\n]|$)/;

/** `Luc Bon demande si …`: a known name opens the sentence, and it speaks; `seconded by Amy Wells`. What comes by letter is not said there. */
function readSpoken(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (spoken().all(placed.text).length === 0) return [];
	const found: PeopleStatement[] = [];
	for (const sentence of readSentences(placed.text)) {
		const part = slicePlaced(placed, sentence.from, sentence.to);
		const { text } = part;
		if (vocabulary('fromAfar').findIn(text)) continue;
		const otherYear = findOtherYear(text, context);
		const otherMonth = findOtherMonth(text, context) ?? text.length;
		const isOfNow = otherYear === undefined;
		const supposed = vocabulary('suppositions').findIn(text)?.offset;
		const gap = /^[\s\u00A0*>–-]*/.exec(text.slice(0, 12))?.[0].length ?? 0;
		const end = gap + knownNameAt(text, gap, context.names);
		const verb =
			isOfNow && end > gap ? vocabulary('speechVerbs').scan(text.slice(end).trimStart()) : undefined;
		if (verb) {
			const [name] = readNames(slicePlaced(part, gap, end), context.names);
			if (name && !isOffice(text.slice(gap, end)))
				add(found, verb.id === 'says' ? 'spoke' : 'moved', [name], part);
		}
		for (const mark of spoken().all(text)) {
			const id = vocabulary('speechVerbs').findId(text.slice(mark.from, mark.to));
			// `(proposed G. Poole, seconded C. Mead)` has the names behind.
			const isBehind =
				id === 'movedBy' ||
				(id === 'moves' && /[(,;:][\s\u00A0]*$/.test(text.slice(Math.max(0, mark.from - 8), mark.from)));
			if (!isBehind || Math.min(supposed ?? mark.from, otherYear ?? mark.from, otherMonth) < mark.from)
				continue;
			const names = namesRightBehind(part, mark.to, context, 'first');
			if (names.length === 1) add(found, 'moved', names, part);
		}
		// `Ada Brun moved and Luc Bon seconded`
		for (const mark of spoken().all(text)) {
			if (vocabulary('speechVerbs').findId(text.slice(mark.from, mark.to)) !== 'moves') continue;
			// `Luc Bon seconded that the minutes of May 2019 be signed`: the year behind is that of what is moved.
			if (!isOfNow && isOfOtherYear(text.slice(0, mark.from), context)) continue;
			if (otherMonth < mark.from) continue;
			const known = knownNameBefore(text, mark.from, context.names, (words) => words.trim() === '');
			if (
				!known ||
				known.from <= gap ||
				!SECOND_SUBJECT.test(text.slice(Math.max(0, known.from - 8), known.from))
			)
				continue;
			const [name] = readNames(slicePlaced(part, known.from, known.to), context.names);
			if (name && !isOffice(text.slice(known.from, known.to))) add(found, 'moved', [name], part);
		}
	}
	return found;
}

/** `Motion (Albright/Grant)`: who moves and who seconds, in brackets behind what they move. */
function readMovers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (!TWO_IN_BRACKETS.test(placed.text)) return [];
	return [...placed.text.matchAll(MOVERS)].flatMap(({ 0: all, 1: word = '', 2: first = '', index }) => {
		if (vocabulary('votedTexts').findId(word) !== 'text' && !vocabulary('motionMarks').findId(word))
			return [];
		const from = index + all.indexOf('(') + 1;
		const names = [
			...namesIn(slicePlaced(placed, from, from + first.length), context),
			...namesIn(slicePlaced(placed, from + first.length, index + all.length), context),
		];
		const found: PeopleStatement[] = [];
		if (names.length === 2)
			for (const name of names) add(found, 'moved', [name], slicePlaced(placed, index, index + all.length));
		return found;
	});
}

/** Costs little to compile, and few texts have it: of what stands before the bracket each letter may be one of any script. */
const TWO_IN_BRACKETS = /\([^()/\d]{2,40}\/[^()/\d]{2,40}\)/;
const MOVERS = /(?<![\p{L}/])([\p{L}/]{3,20})[\s\u00A0]+\(([^()/\d]{2,40})\/[^()/\d]{2,40}\)/gu;

/** Behind a comma, a bracket or a small word. */
const SECOND_SUBJECT = /(?:[,;(]|[\s\u00A0]\p{L}{2,3})[\s\u00A0]*$/u;

/** `M. Gil et Mme Bosc votent contre`, `…, Una Quinn abstaining`: known names right before a verb that answers, and nothing more behind it. */
function readVoters(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return voters()
		.all(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const of = vocabulary('voterVerbs').findId(text.slice(from, to));
			if (of === undefined || !endsAnswer(text.slice(to, to + LONGEST_NAME))) return [];
			const [first = from, children] = namesRightBefore(placed, from, context);
			// `adoptée, la secrétaire s'abstenant`
			const office =
				children.length === 0 && of !== 'for' ? officeRightBefore(placed, from, context) : undefined;
			const all = office ? [office] : children;
			if (all.length === 0 || isOtherwise(text, first, to, context)) return [];
			return [
				{ type: 'statement', kind: 'people', of, ...positioned(placed.place(first, to)), children: all },
			];
		});
}

/** `five votes for and two against (Ada Brun and Luc Bon)`, `une abstention, celle de Luc Bon`: known names in brackets or behind a small word, after a number of answers. */
function readNamedAnswers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	if (!/[(,]/.test(text)) return [];
	return answered()
		.all(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const of = vocabulary('answers').findId(text.slice(from, to));
			if (of !== 'against' && of !== 'abstention') return [];
			const count = countBefore(text.slice(Math.max(0, from - LONGEST_NUMBER), from), context.lang);
			if (!count) return [];
			const behind = text.slice(to, to + LONGEST_NAME);
			const inside = /^[\s\u00A0]*\(([^()]{2,80})\)/.exec(behind);
			const link = inside ? undefined : /^,[\s\u00A0]+/.exec(behind)?.[0].length;
			const said = link === undefined ? undefined : vocabulary('thoseOf').scan(behind.slice(link));
			if (!inside && !said) return [];
			const start = to + (inside ? inside[0].indexOf('(') + 1 : (link ?? 0) + (said?.length ?? 0));
			const end = inside
				? start + (inside[1]?.length ?? 0)
				: to + (/^[^.;\n]*/.exec(behind)?.[0].length ?? 0);
			const children = namesIn(slicePlaced(placed, start, end), context);
			if (children.length === 0 || isOtherwise(text, from, to, context)) return [];
			return [{ type: 'statement', kind: 'people', of, ...positioned(placed.place(from, end)), children }];
		});
}

const LONGEST_NUMBER = 40;
const LONGEST_CLAUSE = 200;
const answered = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) =>
			(['against', 'abstention'] as const).flatMap((id) => vocabulary('answers').getWords(id, lang)),
		),
	),
);

/** `Apologies were received from Jo Marsh and Al Foss`, `M. Gil et Mme Bosc sont excusés`: those away, behind the words or right before them. */
function readAway(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return away()
		.all(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const id = vocabulary('awaySaid').findId(text.slice(from, to));
			const isLead = id === 'lead';
			// `Luc Bon absent.`
			if (id === 'bare' && !/^[\s\u00A0]*(?:[.;\n]|$)/.test(text.slice(to, to + 4))) return [];
			const end = endOfClause(text, to + (/^[\s\u00A0]{0,8}:/.exec(text.slice(to, to + 9))?.[0].length ?? 0));
			const [first, before] = isLead ? [from, []] : namesRightBefore(placed, from, context);
			const children = isLead ? namesIn(slicePlaced(placed, to, end), context) : before;
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			return [
				{
					type: 'statement',
					kind: 'people',
					of: 'away',
					...positioned(placed.place(first, isLead ? end : to)),
					children,
				},
			];
		});
}

/** `Sont présents les conseillers Ada Brun et Luc Bon`, `M. Gil et Mme Bosc sont présents.`: up to the word of another group. */
function readPresent(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	return present()
		.all(text)
		.flatMap(({ from, to }): PeopleStatement[] => {
			const isLast = /^[\s\u00A0]*(?:[.;\n]|$)/.test(text.slice(to));
			// `The following members were present: …`, `Board members present were …`
			const lead = LEAD_OF_LIST.exec(text.slice(Math.max(0, from - FAR_LEAD), from))?.[0] ?? '';
			const isHead = lead
				.split(/[\s\u00A0.;]+/)
				.some((word) => vocabulary('peopleNouns').findId(word) === 'noun');
			const isBehind = isHead || /(?:^|[.\n;])[\s\u00A0]*$/.test(text.slice(Math.max(0, from - 4), from));
			if (!isLast && !isBehind) return [];
			const [first, before] = namesRightBefore(placed, from, context);
			const colon = isHead ? (/^[\s\u00A0]*:/.exec(text.slice(to, to + 4))?.[0].length ?? 0) : 0;
			const rest = text.slice(to, Math.min(to + LONGEST_LINE, endOfClause(text, to + colon)));
			const other = vocabulary('groups').findIn(rest);
			const end = to + (other ? other.offset : rest.length);
			const said = vocabulary('presentSaid').findId(text.slice(from, to));
			const isBare = said === 'bare';
			// `Ada Brun, Luc Bon and Lise Kern present.`
			if (isBare && before.length < 2) return [];
			// `Members present were shown a letter by Ada Brun`
			const isLead = isBehind && (said !== 'names' || opensWithName(text.slice(to, end), context));
			const children =
				before.length > 0 ? before : isLead ? namesIn(slicePlaced(placed, to, end), context) : [];
			if (before.length > 0 && !isLast) return [];
			if (children.length === 0 || isOtherwise(text, first, end, context)) return [];
			const place = placed.place(Math.min(first, from), before.length > 0 ? to : end);
			return [{ type: 'statement', kind: 'people', of: 'present', ...positioned(place), children }];
		});
}

/** Three words at the start of a sentence. */
const LEAD_OF_LIST = /(?:^|[.\n;][\s\u00A0]*)\p{L}+(?:[\s\u00A0]+\p{Ll}+){0,2}[\s\u00A0]+$/u;
const FAR_LEAD = 60;

/** Whether a name stands first, behind no more than articles and nouns of people: `les conseillers Ada Brun et Luc Bon`. */
function opensWithName(text: string, context: BallotContext): boolean {
	let from = /^[\s\u00A0:,]*/.exec(text)?.[0].length ?? 0;
	for (let skipped = 0; skipped <= MOST_AHEAD; skipped += 1) {
		if (knownNameAt(text, from, context.names) > 0) return true;
		const word = /^[\p{L}’']+\.?[\s\u00A0]+/u.exec(text.slice(from, from + LONGEST_NAME))?.[0] ?? '';
		const noun = word.trim();
		const isAhead =
			vocabulary('determiners').findId(noun) !== undefined ||
			vocabulary('peopleNouns').findId(noun) !== undefined;
		if (noun === '' || !(isAhead || isCivility(noun.replace(/\.$/, '')))) return false;
		from += word.length;
	}
	return false;
}

const MOST_AHEAD = 3;

const present = lazy(() => createPhraseFinder(vocabulary('presentSaid').words()));

const away = lazy(() => createPhraseFinder(vocabulary('awaySaid').words()));

/** Whether the sentence up to there supposes something, or tells of another time. */
function isOtherwise(text: string, from: number, to: number, context: BallotContext): boolean {
	const sentence = text.slice(Math.max(0, text.lastIndexOf('.', from) + 1, from - LONGEST_LINE), to);
	return vocabulary('suppositions').findIn(sentence) !== undefined || isOfOtherYear(sentence, context);
}

/** Where a clause ends that goes on at an index: before a sign that parts, but the full stop of `M.` */
function endOfClause(text: string, from: number): number {
	const clause = /(?:[^.;:\n]|(?<=(?<![\p{L}\p{N}])\p{Lu}\p{L}{0,3})\.(?=[\s\u00A0]+\p{Lu}))*/uy;
	clause.lastIndex = from;
	return from + (clause.exec(text)?.[0].length ?? 0);
}

/** The end of a part, or the text that is voted: `s'abstient de tout commentaire` is no answer. */
function endsAnswer(behind: string): boolean {
	const rest = behind.trimStart();
	return /^(?:[.,;:)]|$)/.test(rest) || vocabulary('votedTexts').scan(rest) !== undefined;
}

/** The known names that end before a place, `Ada Brun, Luc Bon et Lise Kern |`, and where the first starts; a comma alone may part two clauses. */
function namesRightBefore(placed: PlacedText, at: number, context: BallotContext): [number, Name[]] {
	const found: Name[] = [];
	let from = at;
	let isList = false;
	for (;;) {
		const known = knownNameBefore(placed.text, from, context.names, (words) =>
			found.length === 0 ? words.trim() === '' : (isList ? anyLink() : lastLink()).test(words),
		);
		if (!known || isOffice(placed.text.slice(known.from, known.to))) return [from, found];
		isList ||= found.length > 0;
		const [name] = readNames(slicePlaced(placed, known.from, known.to), context.names);
		if (name) found.unshift(name);
		from = known.from;
	}
}

/** `, la secrétaire | s'abstenant`: whoever the header says has the office. */
function officeRightBefore(placed: PlacedText, at: number, context: BallotContext): Name | undefined {
	const known = knownNameBefore(placed.text, at, context.names);
	if (!known || !isOffice(placed.text.slice(known.from, known.to))) return undefined;
	if (!/,[\s\u00A0]*$/.test(placed.text.slice(Math.max(0, known.from - 3), known.from))) return undefined;
	return readNames(slicePlaced(placed, known.from, known.to), context.names)[0];
}

const lastLink = lazy(
	() => new RegExp(`^[\\s\\u00A0]*(?:${wordChoice('smallWords', 'and')}|&)[\\s\\u00A0]+$`),
);
const anyLink = lazy(
	() => new RegExp(`^[\\s\\u00A0]*(?:,|${wordChoice('smallWords', 'and')}|&)[\\s\\u00A0]+$`),
);

const voters = lazy(() => createPhraseFinder(vocabulary('voterVerbs').words()));

const spoken = lazy(() => createPhraseFinder(vocabulary('speechVerbs').words()));

const proxies = lazy(() =>
	createPhraseFinder([
		...LANGUAGES.flatMap((lang) => vocabulary('personMarks').getWords('proxy', lang)),
		...vocabulary('proxyHeld').words(),
	]),
);

function add(
	found: PeopleStatement[],
	of: PeopleStatement['of'],
	children: Name[],
	part: PlacedText,
	office?: string,
): void {
	found.push({
		type: 'statement',
		kind: 'people',
		of,
		...(office === undefined ? {} : { office }),
		...positioned(part.place(0, part.text.length)),
		children,
	});
}

/** Which group a label names: `Étaient présents`, `Membres absents`. */
function groupOf(key: string): Group | undefined {
	if (/\d/.test(key)) return undefined;
	// `Avaient donné pouvoir : Luc Bon à Lise Kern`
	if (vocabulary('proxyGivers').findId(key.trim()) !== undefined) return 'represented';
	const words = key.trim().split(/\s+/);
	for (let start = 0; start < Math.min(words.length, MOST_BEFORE); start += 1) {
		const rest = words.slice(start).join(' ');
		const first = vocabulary('groups').scan(rest);
		const isOfPart =
			first && vocabulary('groupParts').scan(rest.slice(first.length).trimStart()) !== undefined;
		// `Apologies for the picnic` are of another occasion.
		const id = isOfPart && !isAwayGroup(first.id) ? first.id : vocabulary('groups').findId(rest);
		if (id === 'present' || id === 'represented') return id;
		if (id === 'excused' || id === 'absent') return 'away';
	}
	return undefined;
}

/** Verbs and nouns before the word of the group. */
const MOST_BEFORE = 4;

/** `Le président`, `La secrétaire de séance`, `Madame le Maire`. */
function isOffice(key: string): boolean {
	const words = withoutCivilities(key.trim().replace(opensWithArticle(), '')).replace(opensWithArticle(), '');
	return (
		vocabulary('officers').findId(words) !== undefined ||
		vocabulary('sittingRoles').findId(words) !== undefined
	);
}

/** `Anne Stan à Omar Haddad ; Luc Bon → Paul Weiss`: whoever gives a proxy, and to whom. */
function pairsIn(placed: PlacedText, context: BallotContext): Name[][] {
	const pairs: Name[][] = [];
	let from = 0;
	for (const piece of placed.text.split(/[,;]/)) {
		const names = namesIn(slicePlaced(placed, from, from + piece.length), context);
		if (names.length === 2) pairs.push(names);
		from += piece.length + 1;
	}
	return pairs;
}

/** The people of a list, without those to whom they give their proxies: `Anne Stan (pouvoir à Omar Haddad), Luc Bon → Paul Weiss`. */
function listedIn({ text, place }: PlacedText, context: BallotContext): Name[] {
	const found: Name[] = [];
	const open = text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length));
	let from = 0;
	for (const piece of open.split(/[,;]/)) {
		const names = namesIn(slicePlaced({ text: open, place }, from, from + piece.length), context);
		const isGiver = givesProxy().test(piece) || vocabulary('personMarks').findIn(piece) !== undefined;
		for (const name of isGiver ? names.slice(0, 1) : names) found.push(name);
		from += piece.length + 1;
	}
	return found;
}

/** Those who sign: known people, else the words of one name with capitals. */
function signersIn(placed: PlacedText, context: BallotContext, isSigned: boolean): Name[] {
	const known = namesIn(placed, context);
	const name =
		/^\s*((?:\p{Lu}[\p{L}'’.-]*|d[eu])(?:\s+(?:\p{Lu}[\p{L}'’.-]*|d[eu])){1,3})(?:([\s.]*$)|,\s+\p{L}|\s{2,}|\s*[(–—])/u.exec(
			placed.text,
		);
	// Behind an office, `Le président, Luc Bon – Le secrétaire, …`, others follow.
	if (!isSigned && name?.[2] === undefined) return known;
	const [first = ''] = name?.[1]?.split(/\s+/) ?? [];
	// `Signed: Martin Lisle`, where the header has a Margaret Lisle.
	const isOther =
		isSigned &&
		known.length === 1 &&
		name?.[1] !== undefined &&
		!isOffice(first) &&
		!isCivility(first) &&
		context.names.resolve(name[1]).kind === 'none';
	if (known.length > 0 && !isOther) return known;
	if (!name?.[1] || isCivility(name[1])) return [];
	const at = placed.text.indexOf(name[1]);
	return readNames(slicePlaced(placed, at, at + name[1].length), context.names).slice(0, 1);
}

/** The known people of a text; with `others`, what that pattern finds where nobody known stands. */
export function namesIn(placed: PlacedText, { names }: BallotContext, others?: () => RegExp): Name[] {
	const found: Name[] = [];
	const next = nameWord();
	next.lastIndex = 0;
	for (let word = next.exec(placed.text); word !== null; word = next.exec(placed.text)) {
		const known = knownNameAt(placed.text, word.index, names);
		const length =
			known || (others?.().exec(placed.text.slice(word.index, word.index + LONGEST_NAME))?.[0].length ?? 0);
		if (length === 0) continue;
		next.lastIndex = word.index + length;
		// `le président` names whoever the header says.
		if (isOffice(placed.text.slice(word.index, word.index + length))) continue;
		const [name] = readNames(slicePlaced(placed, word.index, word.index + length), names);
		if (name) found.push(name);
	}
	return found;
}

/** Two or three words with capitals. */
export const CAPITALS = lazy(() => /^\p{Lu}[\p{L}'’-]+(?:[\s\u00A0]+\p{Lu}[\p{L}'’-]+){1,2}/u);
const LONGEST_NAME = 120;

/** The name that follows a mark, with no more than a colon or a comma between; of several nobody, or the `first`. */
function namesRightBehind(
	placed: PlacedText,
	from: number,
	context: BallotContext,
	which: 'only' | 'first' | 'listed' = 'only',
): Name[] {
	const gap = /^[\s\u00A0:,–—-]*/.exec(placed.text.slice(from, from + 12))?.[0].length ?? 0;
	const at = from + gap;
	const length = knownNameAt(placed.text, at, context.names);
	if (length === 0 || isOffice(placed.text.slice(at, at + length))) return [];
	// Several who offer themselves are not yet in it.
	const isOneOfSeveral = /^[\s\u00A0]*(?:,|&|\p{L}{2,3}(?=[\s\u00A0]+\p{Lu}))/u;
	const behind = placed.text.slice(at + length);
	const isSeveral = which !== 'first' && isOneOfSeveral.test(behind);
	if (isSeveral && !(which === 'listed' && /^[\s\u00A0]*,/.test(behind))) return [];
	return readNames(slicePlaced(placed, at, at + length), context.names).slice(0, 1);
}

const marks = lazy(() =>
	createPhraseFinder([
		...vocabulary('sittingRoles').words(),
		...vocabulary('officeLeads').words(),
		...vocabulary('officeVerbs').words(),
	]),
);

const nameWord = lazy(() => /(?<![\p{L}\p{N}'’-])\p{L}[\p{L}'’.-]*/gu);
/** A label of a few words, then a colon or a comma. It starts with no blank or mark: of a line of blanks each would be tried as its start. */
const LABEL = /^[\s>*+•–—-]*([^\s>*+•–—:,-][^:,]{2,50}?)[\s\u00A0]*([:,])/;
const LONGEST_LINE = 2000;
/** `… – Le |`, `; |`: a sign that parts, and no more than an article behind it. */
const opensPart = lazy(
	() => new RegExp(`[;|–—][\\s\\u00A0]*(?:${wordChoice('determiners')}[\\s\\u00A0]+)?$`, 'iu'),
);
const opensWithArticle = lazy(() => new RegExp(`^${wordChoice('determiners')}(?:(?<=['’])|\\s+)`));
/** `Anne Stan à Omar Haddad`, `Luc Bon → Paul Weiss`; in `A Kettle` the letter is an initial. */
const givesProxy = lazy(
	() => new RegExp(`→|->|[\\s\\u00A0](?=\\p{Ll})${wordChoice('smallWords', 'to')}[\\s\\u00A0]`, 'u'),
);
