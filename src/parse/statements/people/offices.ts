/** Who has an office at the meeting: `sous la présidence de M. Texier`, `Dora Finch, trésorière, présente les comptes`, `President Ada Brun declared …`. */

import type { Name, PeopleStatement } from '../../../ast/index.js';
import {
	isOneOf,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../../language/index.js';
import { knownNameAt, knownNameBefore, readNames } from '../../../source/name-spans.js';
import { type PlacedText, slicePlaced } from '../../../source/places.js';
import { lazy } from '../../../text/lazy.js';
import { withoutCivilities } from '../../../text/names.js';
import { readSentences, sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { tellsOfEarlierDay, tellsOfOtherYear } from '../times/times.js';
import { holdsWord, namesOtherBody } from '../wording/bodies.js';
import {
	addPeople,
	bearsName,
	isChair,
	isOffice,
	LONGEST_NAME,
	namesIn,
	namesRightBehind,
	opensWithArticle,
} from './known-names.js';
import { LONGEST_LEAD } from './lists.js';

/** `Mme Caillaud est désignée secrétaire de séance`, `sous la présidence de M. Texier`, `Tom Pruitt took the minutes`. */
export function readOffices(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	if (marks().all(placed.text).length === 0) return [];
	const found: PeopleStatement[] = [];
	// `Ada Brun was late. Luc Bon took the chair.`: where another is named, it is for a while.
	// `Luc Bon took the chair and Lise Kern kept the minutes`: each has an office.
	const isAlone = lazy(() => {
		const { length } = namesIn(placed, context).filter(({ value }) => !isOffice(value));
		return length === 1 || length === vocabulary('officeVerbs').findAll(placed.text).length;
	});
	for (const sentence of readSentences(placed.text)) {
		const part = slicePlaced(placed, sentence.from, sentence.to);
		const { text } = part;
		if (isOtherDay(text, context)) continue;
		let from = 0;
		for (const mark of marks().all(text)) {
			const words = text.slice(mark.from, mark.to);
			const lead = vocabulary('officeLeads').findId(words);
			const told = vocabulary('officeVerbs').findId(words);
			const verb = told === 'takes' || told === 'resumes' || told === 'opens' ? 'chair' : told;
			const role = vocabulary('sittingRoles').findId(words);
			// `Mayor Kessler presided.`; `M. Dupin préside le temps du vote` is for a while.
			const isWhile =
				verb !== undefined &&
				(told === 'takes' || !/\s/.test(words.trim())) &&
				!/^\s*(?:[.,;]|$)/.test(text.slice(mark.to)) &&
				!opensWith(text.slice(mark.to, mark.to + LONGEST_LINK).trimStart(), ['smallWords', 'and']);
			const isForItem = isForItemBehind(text.slice(mark.to, mark.to + LONGEST_LINK));
			const ahead = text.slice(from, mark.from);
			// `La réunion du bureau était présidée par Luc Bon`, in minutes of the assembly
			const isElsewhere =
				(lead ?? verb) !== undefined &&
				namesOtherBody(ahead, context) &&
				namesIn(slicePlaced(part, from, mark.from), context).length === 0;
			const isOther = told === 'takes' && (context.block !== undefined || /,\s*$/.test(ahead) || !isAlone());
			const office = isWhile || isForItem || isElsewhere || isOther ? undefined : (lead ?? verb ?? role);
			if (office !== undefined && office !== 'other') {
				const before = namesIn(slicePlaced(part, from, mark.from), context);
				const isHead = isHeadOfColumn(text, mark);
				const is = role ? (isBehind().exec(text.slice(mark.to, mark.to + LONGEST_LINK))?.[0].length ?? 0) : 0;
				const after = (lead || role) && !isHead ? namesRightBehind(part, mark.to + is, context) : [];
				// `La présidente, Ada Brun – Le secrétaire de séance, Luc Bon`: the second has its own name.
				const isOwn = role && after.length === 1 && opensPart().test(text.slice(from, mark.from));
				const names = lead || isOwn ? after : verb || before.length > 0 ? before.slice(-1) : after;
				// A name far before the role may be that of somebody who proposes.
				// `the Vice-Chairman | Luc Bon | took the chair`
				const named = before.filter(({ value }) => !isOffice(value));
				if (names.length === 1 && (lead || isOwn || named.length <= 1)) addPeople(found, office, names, part);
				if (told === 'takes' || told === 'resumes') for (const one of found.slice(-1)) one.takes = true;
			}
			const gap = /^[\s:,–—-]*/.exec(text.slice(mark.to, mark.to + 12))?.[0].length ?? 0;
			// `sous la présidence de Luc Bon ; Ada Brun est désignée secrétaire de séance`
			from = mark.to + (lead ? gap + knownNameAt(text, mark.to + gap, context.names) : 0);
		}
	}
	return found;
}

/** `La secrétaire de séance | est | Mme Huet` */
const isBehind = lazyPattern`^\s+${['verdictLinks', 'is']}(?=\s)`;

/** `Le président, M. Sage, ouvre la séance`, `Ada Brown opened the meeting`: who opens it is in the chair, unless called by another office. */
export function readOpeners({ text, place }: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	const sentenceOf = sentenceFinder(text);
	for (const { from, to } of context.block ? [] : vocabulary('officeVerbs').findAll(text, 'opens')) {
		const sentence = sentenceOf({ from, to });
		const gap = /,?\s+$/.exec(text.slice(Math.max(0, from - LONGEST_LINK), from))?.[0].length ?? 0;
		const known = gap > 0 && knownNameBefore(text, from - gap, context.names);
		if (!sentence || !known || isOtherDay(text.slice(sentence.from, sentence.to), context)) continue;
		const lead = text.slice(sentence.from, known.from).replace(/,?\s*$/, '');
		// `ouvre l'assemblée générale | de l'association`
		const next = /^\s+(\p{L}+)/u.exec(text.slice(to, to + LONGEST_LINK))?.[1];
		if (next && !isOneOf(next, ['eventLinks', 'at'])) continue;
		// `, puis Mme Roy prend la présidence`, `et invite les conseillers à élire le président`
		if (lead === '' && /\p{L}{3,}/u.test(text.slice(to, sentence.to))) continue;
		if (isOffice(text.slice(known.from, known.to)) || !(lead === '' || isChair(lead))) continue;
		const part = slicePlaced({ text, place }, known.from, to);
		addPeople(found, 'chair', readNames(slicePlaced(part, 0, known.to - known.from), context.names), part);
		for (const one of found.slice(-1)) one.takes = true;
	}
	return found;
}

/** `MM. Fall et Kern sont désignés scrutateurs`, `The tellers were Zoe Poe and Lisa Kern`, `Scrutateurs : …`: those who count the votes, right beside the word. */
export function readTellers(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	const sentenceOf = sentenceFinder(placed.text);
	for (const mark of tellers().all(placed.text)) {
		const sentence = sentenceOf(mark) ?? mark;
		if (isOtherDay(placed.text.slice(sentence.from, sentence.to), context)) continue;
		const before = appointedBefore().exec(placed.text.slice(sentence.from, mark.from))?.index;
		const behind = namedBehind().exec(placed.text.slice(mark.to, sentence.to))?.[0].length;
		const [from, to] =
			behind !== undefined ? [mark.to + behind, sentence.to] : [sentence.from, sentence.from + (before ?? 0)];
		const part = slicePlaced(placed, from, to);
		const names = namesIn(part, context, bearsName);
		if (names.length > 0 && isListOf(part, names)) addPeople(found, 'teller', names, part);
	}
	return found;
}

/** Nothing but names, and what parts them. */
function isListOf({ text, place }: PlacedText, names: readonly Name[]): boolean {
	const start = place(0, 0)?.start.offset ?? 0;
	let rest = text;
	for (const { position } of names) {
		const [from, to] = [(position?.start.offset ?? 0) - start, (position?.end.offset ?? 0) - start];
		rest = rest.slice(0, from) + ','.repeat(Math.max(0, to - from)) + rest.slice(to);
	}
	const words = rest.match(/[\p{L}’']+\.?/gu) ?? [];
	return (
		!/\d/.test(rest) &&
		words.every((word) => isOneOf(word, ['smallWords', 'and']) || withoutCivilities(`${word} X`) === 'X')
	);
}

const tellers = lazyFinder(['officers', 'teller']);

const appointedBefore = lazyPattern`\s+(?:(?:${['verdictLinks', 'is']})\s+)?(?:${'appointments'}|${'officeLinks'})\s+(?:(?:${'officeLinks'})\s+)?$`;

const namedBehind = lazyPattern`^\s*(?::|,|(?:${['verdictLinks', 'is']})\s)\s*`;

/** Whether words end a line in a column of their own: of `La présidente      Le secrétaire`, the name below stands under the first. */
function isHeadOfColumn(text: string, { from, to }: { from: number; to: number }): boolean {
	if (!/^[ \t,:]*\n/.test(text.slice(to, to + LONGEST_LINK))) return false;
	return WIDE_GAP.test(text.slice(text.lastIndexOf('\n', from) + 1, from));
}

/** Between columns that were set with spaces. */
const WIDE_GAP = /[^ \t](?: {3,}|\t)/;

/** Whether a sentence supposes something, or tells of another day: `La réunion du 3 mai était présidée par Luc Bon`. */
function isOtherDay(sentence: string, context: BallotContext): boolean {
	return (
		mentions(sentence, 'suppositions') ||
		tellsOfOtherYear(sentence, context) ||
		tellsOfEarlierDay(sentence, context)
	);
}

/** `Dora Finch, trésorière, présente les comptes`, `Luc Bon, the secretary of the board, …`, `Tom Bell (Chair)`: an office right behind a known name. */
export function readAppositions(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	const found: PeopleStatement[] = [];
	for (const mark of offices().all(text)) {
		const opening = opensApposition().exec(text.slice(Math.max(0, mark.from - LONGEST_LINK), mark.from))?.[0];
		const office = text.slice(mark.from, mark.to);
		const own = ownBodyBehind(text, mark.to, context);
		// `Cleo Dane, la présidente de l'association`: this meeting may have another chair.
		if (own?.isOrganization && isChair(office)) continue;
		const isClosed = opening?.endsWith('(')
			? text[mark.to] === ')'
			: /^\s*(?:[,.;]|$)/.test(text.slice(mark.to + (own?.length ?? 0)));
		// Somebody may be called Teller.
		const named = context.names.resolve(office);
		const isName = named.kind === 'one' && named.matched !== 'officer' && named.matched !== 'quality';
		const link = opening ?? linkBefore(text, mark.from);
		if (link === undefined || !isClosed || isName) continue;
		const known = knownNameBefore(text, mark.from - link.length, context.names);
		if (!known || isOffice(text.slice(known.from, known.to))) continue;
		// `Le bureau pour 2027 sera composé d'Ada Brun, présidente`, `The nominees are Ada Brun (Chair) and …`
		const lead =
			/[^.;\n]*$/.exec(text.slice(Math.max(0, known.from - LONGEST_CLAUSE), known.from))?.[0] ?? '';
		if (isOtherDay(lead, context) || vocabulary('electionNouns').findIn(lead)?.id === 'candidates') continue;
		// `Ada Brun (Chair) and Luc Bon are appointed to the committee`: the office is in what they are appointed to.
		if (
			link.endsWith('(') &&
			mentions(/^[^.;\n]*/.exec(text.slice(mark.to, mark.to + LONGEST_CLAUSE))?.[0] ?? '', 'appointments')
		)
			continue;
		const [name] = readNames(slicePlaced(placed, known.from, known.to), context.names);
		if (!name) continue;
		const part = slicePlaced(placed, known.from, mark.to);
		addPeople(found, 'office', [name], part, office);
	}
	return found;
}

/** `, |`, `, the |`, ` (|` */
const opensApposition = lazyPattern`(?:,\s*(?:(?:${['determiners', 'article']}|${'ourWords'})(?:\s+|(?<=['’])))?|\s\()$`;

/** ` de l'association`, ` to the board` behind an office: the body whose meeting it is, or whom it is of, and no other. */
function ownBodyBehind(
	text: string,
	at: number,
	context: BallotContext,
): { length: number; isOrganization: boolean } | undefined {
	const [all = '', subject = ''] = ofBody().exec(text.slice(at, at + LONGEST_LINK)) ?? [];
	const isBody = isOneOf(subject, 'bodies');
	const isOwn =
		(context.head !== undefined && holdsWord(context.head, subject)) ||
		(context.bodies !== undefined && context.bodies.length > 0 && isBody);
	return isOwn && !namesOtherBody(all, context) ? { length: all.length, isOrganization: !isBody } : undefined;
}

const ofBody = lazyPattern`(?u)^\s+(?:${['eventLinks', 'of']}|${['smallWords', 'to']})(?:\s+|(?<=['’]))(?:${['determiners', 'article']}(?:\s+|(?<=['’])))?(\p{L}[\p{L}\s'’]{1,25}?)(?=[,.;]|$)`;

/** `Anne Stan| est |secrétaire.`, `Luc Bon| acting as |secretary`, `with Luc Bon| as |secretary`. */
function linkBefore(text: string, to: number): string | undefined {
	const before = text.slice(Math.max(0, to - LONGEST_LINK), to);
	const is = /\s\p{L}{2,3}\s$/u.exec(before)?.[0];
	if (is !== undefined && isOneOf(is.trim(), ['verdictLinks', 'is'])) return is;
	const link = vocabulary('officeLinks').findAll(before).at(-1);
	if (!link || before.slice(link.to).trim() !== '' || link.from === 0) return undefined;
	const isWith = isOneOf(before.slice(link.from, link.to), ['officeLinks', 'with']);
	if (!isWith) return before.slice(link.from - 1);
	const clause = /[^.,;:\n]*$/.exec(text.slice(Math.max(0, to - LONGEST_CLAUSE), to))?.[0] ?? '';
	const rest = /^[^.;\n]*/.exec(text.slice(to, to + LONGEST_CLAUSE))?.[0] ?? '';
	const lead = /[^.;\n]*$/.exec(text.slice(Math.max(0, to - LONGEST_CLAUSE), to))?.[0] ?? '';
	// `The gala, with Luc Bon as chair, raised $4,100` is of no meeting.
	const isOfMeeting = mentions(lead + rest, 'meetingNouns');
	const opens = opensWith(clause.trimStart(), 'mannerLinks');
	return isOfMeeting && opens ? before.slice(link.from - 1) : undefined;
}

const LONGEST_LINK = 32;

/** `President Ada Brun declared …`, `the chairman, Luc Bon, …`: an office right before a known name, and nothing but an article before it. */
export function readOfficesBefore(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const { text } = placed;
	const found: PeopleStatement[] = [];
	for (const mark of offices().all(text)) {
		const before = text.slice(Math.max(0, mark.from - 12), mark.from);
		const article = /[\p{L}'’]+\s*$/u.exec(before)?.[0] ?? '';
		const isArticle = `${article.trim().toLowerCase()} `.replace(opensWithArticle(), '').trim() === '';
		const isBy = isOneOf(article.trim(), ['smallWords', 'by']);
		if (article === '' ? !OPENS_PART.test(before) : !isArticle && !isBy) continue;
		const gap = /^,?\s+/.exec(text.slice(mark.to, mark.to + 4))?.[0].length ?? 0;
		// Alone on its line it is the head of what stands below, `President` above the votes of an election.
		if (article === '' && text.slice(mark.to, mark.to + gap).includes('\n')) continue;
		if (isHeadOfColumn(text, mark)) continue;
		const length = gap === 0 ? 0 : knownNameAt(text, mark.to + gap, context.names);
		const end = mark.to + gap + length;
		if (length === 0 || isOffice(text.slice(mark.to + gap, end))) continue;
		// Of several, `les secrétaires Ada Brun et Luc Bon`, each may be one.
		if (/^(?:,\s*\p{Lu}|\s+\p{L}{2,3}\s+\p{Lu})/u.test(text.slice(end, end + 12))) continue;
		// `Ada Brun was in the chair, Luc Bon …`
		const verb = vocabulary('officeVerbs')
			.findAll(text.slice(Math.max(0, mark.from - LONGEST_LINK), mark.to))
			.at(-1);
		if (verb && verb.to === Math.min(mark.from, LONGEST_LINK) + mark.to - mark.from) continue;
		// `Secretary Bilal Rana was elected`, `Chair Amy Sharp stands` tell who will be, and not who is.
		const behind = text.slice(end, end + LONGEST_NAME).trimStart();
		if (/^[(\d–—-]/.test(behind) || opensWith(behind, 'candidacies')) continue;
		const [name] = readNames(slicePlaced(placed, mark.to + gap, end), context.names);
		if (name)
			addPeople(found, 'office', [name], slicePlaced(placed, mark.from, end), text.slice(mark.from, mark.to));
	}
	return found;
}

const OPENS_PART = /(?:^|[.;:\n(])\s*$/;

const offices = lazyFinder('officers', 'otherOffices');

/** Whom `Présidente et secrétaire de séance : Sonia Petit` names, which reads as if an officer said a name. */
export function readSaidOfficer(
	speaker: string,
	said: PlacedText,
	context: BallotContext,
): PeopleStatement[] {
	if (speaker.length > LONGEST_LEAD || said.text.length > LONGEST_LEAD) return [];
	// `Présidente de séance : Ada Brun. Secrétaire de séance : Luc Bon` names another behind it.
	const name = said.text.replace(NEXT_OFFICE, '').replace(/[\s.]+$/, '');
	if (name === '' || knownNameAt(name, 0, context.names) !== name.length) return [];
	const parts = speaker.trim().split(bothOffices());
	// In `président et secrétaire de séance` the last words are of both.
	const shared = /\s.*$/u.exec(parts.at(-1) ?? '')?.[0] ?? '';
	return parts.flatMap((part) => {
		const role = vocabulary('sittingRoles').findId(part) ?? vocabulary('sittingRoles').findId(part + shared);
		const found: PeopleStatement[] = [];
		if (role !== undefined && role !== 'other')
			addPeople(found, role, readNames(slicePlaced(said, 0, name.length), context.names), said);
		return found;
	});
}

/** `président de séance | pour ce point`, and not `pour cette réunion`: who presides there is not the chair of the meeting. */
function isForItemBehind(behind: string): boolean {
	const noun = behind.slice(forThis().exec(behind)?.[0].length ?? behind.length);
	return noun !== '' && !opensWith(noun, 'meetingNouns', 'assemblies');
}

const forThis = lazyPattern`^\s+${'forWords'}\s+${['determiners', 'this']}\s+`;

const bothOffices = lazyPattern`(?u)\s+${['smallWords', 'and']}\s+|\s*[,&/]\s*`;

/** `. Secrétaire de séance : …` */
const NEXT_OFFICE = /[.;]\s+\p{Lu}[^:.;\n]{2,40}:[^\n]*$/u;

const LONGEST_CLAUSE = 200;

const marks = lazyFinder('sittingRoles', 'officeLeads', [
	'officeVerbs',
	'chair',
	'takes',
	'resumes',
	'secretary',
]);

/** `… – Le |`, `; |`: a sign that parts, and no more than an article behind it. */
const opensPart = lazyPattern`[;|–—]\s*(?:${'determiners'}\s+)?$`;
