/**
 * Existing minutes turned into a meeting file. Their text becomes a tree, whose parts are read: what stands under a label, lists and tables
 * of people, votes, elections and moves. What a sentence tells is written on a line of its own under a comment that asks to check it; what
 * is not sure stays prose under a comment that says so. No word is lost: what the header was read from stands in a comment at the top.
 */

import { stringify } from 'yaml';
import type { Language } from '../ast/index.js';
import {
	DEFAULT_LANGUAGE,
	LANGUAGES,
	opensWith,
	phrasebook,
	VOCABULARIES,
	vocabulary,
} from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { bodiesNamed } from '../parse/index.js';
import { foldName } from '../text/fold.js';
import { createNameIndex } from '../text/names.js';
import { type Piece, writeBody } from './body.js';
import type { Sitting } from './decisions/decision-model.js';
import { annexesStart } from './head/annexes.js';
import { dateIn } from './head/date.js';
import { readHead, readOrganization, readPresided } from './head/head.js';
import { readOfficersWhoSigned } from './head/officers.js';
import { mayBeAll, peopleByDeeds } from './head/people-by-deeds.js';
import { readSignatures } from './head/signatures.js';
import { openingsIn } from './items/items.js';
import { titlesApart } from './items/titled-lists.js';
import { comment, getWords } from './lines/text.js';
import { getText, type Unit, unitsIn } from './lines/units.js';
import { linesNotIn } from './lost-words.js';
import type { Doubt, DoubtReason, Head, Imported } from './model.js';
import { withListedMoves } from './people/listed-moves.js';
import { movesIn } from './people/moves.js';
import { initialsOf, officesOf, personText } from './people/people.js';
import { asMarkdown } from './sources/as-markdown.js';
import { withTableLines } from './tables.js';
import { commonWords } from './wording/dialect.js';
import type { Group } from './wording/labels.js';
import { knownNames } from './wording/person-names.js';

export { comment } from './lines/text.js';
export { lostWords } from './lost-words.js';
export {
	type Certainty,
	CONSTRUCTS,
	type Doubt,
	type DoubtReason,
	type Finding,
	type Imported,
} from './model.js';

/**
 * What a text is: plain, or Markdown, as Word files and web pages are made into; `own`: that of minutes which pv wrote, whose votes and moves
 * stand on lines of the language, so that what their sentences tell stays text.
 */
export type SourceKind = 'markdown' | 'plain' | 'own';

/** Turns minutes into a meeting file. */
export function importMinutes(text: string, kind: SourceKind = 'markdown'): Imported {
	const lang = getLanguage(text);
	const phrase = phrasebook(lang);
	const why = (reason: DoubtReason) => phrase(`cli.import.comments.${reason}`);
	const { lines, front, frontLines } = asMarkdown(text, kind === 'plain');
	const units = withTableLines(titlesApart(unitsIn(lines)), lang, phrase('cli.import.comments.table'));
	const head = readHead(units, front, lang);
	const annexes = annexesStart(units);
	readSignatures(units.slice(0, annexes), head);
	readOfficersWhoSigned(head, units);
	const known = knownNames(
		[...head.people.map(({ name }) => name), ...(head.values.chair === undefined ? [] : [head.values.chair])],
		initialsOf(head.people),
		officesOf(head.people),
	);
	const events = units.flatMap((unit, at) =>
		(unit.kind === 'text' || unit.kind === 'heading') && movesIn(getText(unit), known).length > 0 ? [at] : [],
	);
	const openings = openingsIn(
		units.slice(0, annexes),
		head.agenda,
		new Set([...head.taken, ...events]),
		known,
	);
	const body = writeBody(
		{ units, lang, head, known, sitting: sittingOf(units, head, lang), annexes, isOwn: kind === 'own' },
		openings,
		why,
	);
	// Last: the readers of the body take whose meeting it is from labels alone.
	readOrganization(units, head);
	readPresided(units, head);
	const doers = peopleByDeeds(units, head);
	if (mayBeAll(doers, body.decisions, units))
		for (const { name } of doers) head.people.push({ name, note: '', group: 'present', moves: [] });
	const header = getHeader(head, lang);
	const taken = [...head.taken].sort((a, b) => a - b).flatMap((at) => units[at]?.source ?? []);
	const rest = linesNotIn([...frontLines.filter((line) => /[\p{L}\p{N}]/u.test(line)), ...taken], header);
	const kept: Piece[] =
		rest.length === 0 ? [] : [{ text: comment([phrase('cli.import.comments.head'), ...rest]) }];
	if (head.unnamed.length > 0) {
		const doubt = { reason: 'people' as const, text: head.unnamed.join(', ') };
		kept.push({ text: comment([why('people'), ...head.unnamed]), doubt });
	}
	if (doers.length > 0) {
		const told = doers.map(({ name, said }) => (said === '' ? name : `${name}: ${said}`)).join('\n');
		const doubt = { reason: 'named' as const, text: doers.map(({ name }) => name).join(', ') };
		kept.push({ text: comment([why('named'), told]), doubt });
	}
	const pieces = withListedMoves(body.pieces, head.people, lang, head.values.opened, why('move'));
	const { text: written, doubts } = joined([...kept, ...pieces], `---\n${header}---\n\n`);
	return { text: written, lang, findings: [...head.findings, ...body.findings], doubts };
}

/** The words at the top that say whose minutes they are: the first lines, and the values of the head. */
function titleOf(units: readonly Unit[], { values }: Head): string {
	return [values.title, values.organization, ...firstLines(units)].join(' \n');
}

/** What the head says of the meeting whose minutes these are. */
function sittingOf(units: readonly Unit[], head: Head, lang: Language): Sitting {
	const date = dateIn(head.values.date ?? '', lang)?.iso;
	const ownNames = firstLines(units).flatMap(bodyOfTitle);
	const title = titleOf(units, head);
	const context = {
		block: undefined,
		lang,
		names: createNameIndex([]),
		date,
		bodies: bodiesNamed(title),
		head: title,
	};
	return { context, ownNames, year: date?.slice(0, 4) };
}

function firstLines(units: readonly Unit[]): string[] {
	return units.slice(0, MOST_OF_TITLE).map((unit) => getText(unit).slice(0, LONGEST_TITLE));
}

/** The body that a title opens with, behind the name of the record or without it: `Conseil d’école`, `Minutes of the county council`; a sentence is no title. */
function bodyOfTitle(line: string): string[] {
	const [name = ''] = bodiesNamed(line);
	const ahead = foldName(line).split(name)[0]?.trim() ?? '';
	const isTitle = name !== '' && !/[.!?]\s*$/.test(line);
	return isTitle &&
		(ahead === '' || (ahead.length < LONGEST_RECORD && opensWith(ahead, ['decidedThings', 'minutes'])))
		? [name]
		: [];
}

/** `procès-verbal de la séance ordinaire du` */
const LONGEST_RECORD = 50;

const MOST_OF_TITLE = 3;
const LONGEST_TITLE = 200;

/** The pieces one below the other, and where the doubtful ones stand. */
function joined(pieces: readonly Piece[], header: string): { text: string; doubts: Doubt[] } {
	const doubts: Doubt[] = [];
	const parts: string[] = [];
	let line = header.split('\n').length;
	for (const [index, piece] of pieces.entries()) {
		const before = pieces[index - 1];
		const isBelow =
			before !== undefined &&
			((piece.isItem === true && before.isItem === true) ||
				(piece.isGlued === true && before.isGlued !== undefined && !/^(?:#|<!--|---)/.test(before.text)));
		if (before !== undefined) {
			parts.push(isBelow ? '\n' : '\n\n');
			line += isBelow ? 1 : 2;
		}
		const count = piece.text.split('\n').length;
		if (piece.doubt !== undefined) {
			const next = pieces[index + 1]?.text.split('\n').length ?? 0;
			doubts.push({
				from: line,
				to: line + count + (piece.doubt.suggestion === undefined ? 0 : next),
				...piece.doubt,
			});
		}
		parts.push(piece.text);
		line += count - 1;
	}
	return { text: `${header}${parts.join('').trim()}\n`, doubts };
}

/** The language with most of its frequent words in a text; of two with as many, the one whose own letters stand there. */
function getLanguage(text: string): Language {
	const small = text.slice(0, 20_000).toLowerCase();
	const words = getWords(small);
	const signs = LANGUAGES.map((lang) => {
		const common = commonWords(lang);
		const { ownLetters } = LOCALES[lang];
		const hasLetters = [...ownLetters].some((letter) => small.includes(letter));
		return {
			lang,
			words: words.filter((word) => common.has(word)).length,
			letters: ownLetters === '' ? 0 : hasLetters ? 1 : -1,
		};
	});
	signs.sort((a, b) => b.words - a.words || b.letters - a.letters);
	return signs[0]?.lang ?? DEFAULT_LANGUAGE;
}

const GROUPS: readonly Group[] = VOCABULARIES.groups;

/** The header, in the words of the language. */
function getHeader(head: Head, lang: Language): string {
	const keys = vocabulary('keys');
	const groups = vocabulary('groups');
	const header: Record<string, unknown> = { [keys.word('lang', lang)]: lang };
	for (const key of [
		'meeting',
		'title',
		'organization',
		'date',
		'opened',
		'closed',
		'place',
		'notice',
		'chair',
		'secretary',
	] as const)
		if (head.values[key] !== undefined) header[keys.word(key, lang)] = head.values[key];
	if (head.tellers.length > 0) header[keys.word('tellers', lang)] = head.tellers;
	const others = vocabulary('peopleNouns').getWords('others', lang).at(-1);
	const unnamed: Partial<Record<Group, number>> = { present: head.others, represented: head.represented };
	const people = GROUPS.map(
		(group) =>
			[
				groups.word(group, lang),
				[
					...head.people.filter((one) => one.group === group).map(personText),
					...(unnamed[group] ? [`${unnamed[group]} ${others}`] : []),
				],
			] as const,
	);
	if (head.people.length > 0)
		header[keys.word('participants', lang)] = Object.fromEntries(
			people.filter(([, list]) => list.length > 0),
		);
	if (head.values.members !== undefined)
		header[keys.word('members', lang)] = Number(head.values.members.replace(/\D/g, ''));
	if (head.agenda.length > 0) header[keys.word('agenda', lang)] = head.agenda;
	if (head.documents.length > 0) header[keys.word('documents', lang)] = head.documents;
	if (head.annexes.length > 0) header[keys.word('annexes', lang)] = head.annexes;
	if (head.signatures.length > 0) header[keys.word('signatures', lang)] = head.signatures;
	if (head.values.next !== undefined) header[keys.word('next', lang)] = head.values.next;
	header[keys.word('status', lang)] = vocabulary('status').word('draft', lang);
	return stringify(header, { lineWidth: 0 });
}
