/** What can be written at the cursor: people, labels, blocks, events, keys of the header and their values. */

import type { Member } from '../assembly/model.js';
import { type FieldName, type LabelName, labelRow, type Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { colonText } from '../format/index.js';
import type { PhraseKey } from '../language/ids.js';
import {
	type AnyPhrase,
	findHeaderKey,
	isOneOf,
	lazyPattern,
	type PhraseKeyAfter,
	type VocabularyName,
	vocabulary,
} from '../language/index.js';
import { describeMajority, PROFILE_IDS, profileEntry } from '../law/index.js';
import { foldKeyword } from '../text/fold.js';
import { capitalized } from '../text/letters.js';
import { elide } from '../text/phrase.js';
import { matchesIn, startOfLine } from '../text/places.js';
import { scanTime } from '../text/time.js';
import { getStart, pathTo } from './places.js';

/** One thing that can be written. */
export interface Completion {
	/** As it is shown, and looked for. */
	label: string;
	/** What is written in place of the range, where that is more than the label. */
	insert?: string;
	/** What it is, in the document's language. */
	detail: string;
	kind: 'person' | 'label' | 'block' | 'key' | 'value';
}

/** What can be written in place of a range. */
export interface Completions {
	from: number;
	to: number;
	/** The likeliest first. */
	options: Completion[];
}

// --- Words to choose from, and which of them go with what is typed.

/** The options that go with the words before the cursor, from the start or from the start of one of their words, and change them. */
function matching(
	options: readonly Completion[],
	typed: string,
	from: number,
	to: number,
): Completions | null {
	const wanted = foldKeyword(typed);
	const ranked = options.flatMap((option, index) => {
		if ((option.insert ?? option.label) === typed) return [];
		const rank = getRank(foldKeyword(option.label), wanted);
		return rank === undefined ? [] : [{ option, rank, index }];
	});
	if (ranked.length === 0) return null;
	ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
	return { from, to, options: ranked.slice(0, MOST).map(({ option }) => option) };
}

/** Nobody reads a longer list; what is typed next makes it shorter. */
const MOST = 100;

function getRank(label: string, wanted: string): number | undefined {
	if (wanted === '' || label.startsWith(wanted)) return 0;
	return label.includes(` ${wanted}`) || label.includes(`'${wanted}`) ? 1 : undefined;
}

/** Everybody of the header and the roll, in their order; `after` is written behind the name. */
function peopleOptions(compiled: Compiled, after = ''): Completion[] {
	return compiled.assembly.members.map((member) => ({
		label: member.name,
		...(after === '' ? {} : { insert: `${member.name}${after}` }),
		detail: getDetail(member, compiled),
		kind: 'person',
	}));
}

/** `trésorier, Ville de Rennes`, else where the header puts the person. */
function getDetail(member: Member, { phrase }: Compiled): string {
	const said = [member.quality, member.affiliation].filter((part) => part !== undefined).join(', ');
	if (said !== '') return said;
	return member.group?.name ?? phrase('labels.hints.member');
}

// --- Words that open a block, with the number that comes next.

/** What stands before the word: the signs of a heading, the colons of the explicit form, or nothing yet. */
type BlockOpening = 'heading' | 'fence' | 'line';

function blockOptions(compiled: Compiled, offset: number, opening: BlockOpening): Completion[] {
	const { lang, phrase } = compiled;
	const blocks = vocabulary('blocks');
	const signs = opening === 'line' ? `${'#'.repeat(depthAt(compiled, offset))} ` : '';
	return blocks.ids.flatMap((id): Completion[] => {
		if (id === 'confidential' && opening !== 'fence') return [];
		const word = blocks.word(id, lang);
		const detail = phrase(`labels.hints.blocks.${id}`);
		if (opening === 'fence') return [{ label: word, insert: `${word} `, detail, kind: 'block' }];
		const number = NUMBERED.has(id) ? nextNumber(id, compiled, offset) : '';
		const insert = `${signs}${capitalized(word)}${number === '' ? '' : ` ${number}`} – `;
		return [{ label: capitalized(word), insert, detail, kind: 'block' }];
	});
}

const NUMBERED: ReadonlySet<string> = new Set(['resolution', 'deliberation', 'motion', 'wish', 'opinion']);

/** One level below the agenda item. */
function depthAt(compiled: Compiled, offset: number): number {
	const session = pathTo(compiled, offset).findLast((node): node is Session => node.type === 'session');
	return Math.min((session?.depth ?? 1) + 1, 6);
}

/** The number behind the last one of that kind above: `3`, `2024-046`. */
function nextNumber(kind: string, { assembly }: Compiled, offset: number): string {
	const above = assembly.decisions.filter(
		(decision) =>
			decision.kind === kind && decision.number !== null && (getStart(decision.node) ?? 0) < offset,
	);
	const parts = /^(.*?)(\d+)$/.exec(above.at(-1)?.number ?? '0');
	if (!parts) return '';
	const [, before = '', digits = '0'] = parts;
	return before + String(BigInt(digits) + 1n).padStart(digits.length, '0');
}

// --- Keys of the header and their known values.

/** What can be written in the header. */
function headerCompletions(compiled: Compiled, source: string, offset: number): Completions | null {
	const lineStart = startOfLine(source, offset);
	const line = source.slice(lineStart, offset);
	if (/^---|^\s*#/.test(line)) return null;
	const [, indent = '', dash = '', typed = ''] = /^([ \t]*)(-[ \t]*)?(.*)$/.exec(line) ?? [];
	const pair = /^([^:]+?)[ \t\u00A0]*:(?:[ \t]+(.*)|)$/.exec(typed);
	if (indent === '' && dash === '') {
		if (!pair) return matching(keyOptions(source, compiled), typed, offset - typed.length, offset);
		const name = findHeaderKey(pair[1] ?? '');
		return name && pair[2] !== undefined ? valuesAt(name, pair[2], compiled, offset) : null;
	}
	const field = fieldAbove(source, offset);
	if (field === undefined) return null;
	if (dash !== '') return inList(field, typed, compiled, offset);
	if (!pair) return matching(subkeyOptions(field, compiled), typed, offset - typed.length, offset);
	const value = pair[2] ?? '';
	if (field === 'rules' && isOneOf(pair[1] ?? '', ['rules', 'profile']))
		return matching(profileOptions(compiled), value, offset - value.length, offset);
	return null;
}

/** The key of the header that a line stands under. */
function fieldAbove(source: string, offset: number): FieldName | undefined {
	const keys = matchesIn(source.slice(0, offset), /^(?![ \t#-])([^:\n]+?)[ \t\u00A0]*:/gm);
	return findHeaderKey(keys.at(-1)?.[1] ?? '');
}

function keyOptions(source: string, { lang, phrase }: Compiled): Completion[] {
	const keys = vocabulary('keys');
	const taken = new Set(
		matchesIn(source, /^(?![ \t#-])([^:\n]+?)[ \t\u00A0]*:/gm).map(([, key = '']) => findHeaderKey(key)),
	);
	return keys.ids
		.filter((id) => !taken.has(id))
		.map((id) => {
			const word = keys.word(id, lang);
			return { label: word, insert: `${word}: `, detail: phrase(`labels.hints.keys.${id}`), kind: 'key' };
		});
}

function valuesAt(name: FieldName, value: string, compiled: Compiled, offset: number): Completions | null {
	const typed = name === 'tellers' ? (/[^,[]*$/.exec(value)?.[0] ?? '').trimStart() : value;
	return matching(valueOptions(name, compiled), typed, offset - typed.length, offset);
}

function valueOptions(name: FieldName, compiled: Compiled): Completion[] {
	switch (name) {
		case 'status':
			return wordOptions('status', name, compiled);
		case 'lang':
			return wordOptions('languages', name, compiled);
		case 'meeting':
			return wordOptions('meetings', name, compiled);
		case 'rules':
			return profileOptions(compiled);
		case 'chair':
		case 'secretary':
		case 'tellers':
			return peopleOptions(compiled);
		default:
			return [];
	}
}

function wordOptions(
	from: 'status' | 'languages' | 'meetings',
	name: FieldName,
	{ lang, phrase }: Compiled,
): Completion[] {
	const words = vocabulary(from);
	return words.ids.map((id) => ({
		label: from === 'languages' ? id : words.word(id, lang),
		detail: (phrase as AnyPhrase)(
			(from === 'status' ? `labels.hints.status.${id}` : `labels.hints.keys.${name}`) as PhraseKey,
		),
		kind: 'value',
	}));
}

function profileOptions({ lang }: Compiled): Completion[] {
	return PROFILE_IDS.map((id) => ({ label: id, detail: profileEntry(id)?.name[lang] ?? '', kind: 'value' }));
}

/** Keys inside a mapping, and the groups of the participants. */
function subkeyOptions(field: FieldName, { lang, phrase }: Compiled): Completion[] {
	const of = (
		from: VocabularyName,
		ids: readonly string[],
		hint: 'groups' | 'subkeys' | 'rules',
	): Completion[] =>
		ids.map((id) => {
			const word = vocabulary(from).word(id as never, lang);
			return {
				label: word,
				insert: `${word}: `,
				detail: (phrase as AnyPhrase)(`labels.hints.${hint}.${id}` as PhraseKey),
				kind: 'key',
			};
		});
	switch (field) {
		case 'participants':
			return of('groups', vocabulary('groups').ids, 'groups').map((option) => ({
				...option,
				insert: `${option.label}:`,
			}));
		case 'organization':
			return of(
				'subkeys',
				[
					'name',
					'form',
					'address',
					'id',
					'logo',
					'phone',
					'email',
					'website',
					'siret',
					'department',
					'departmentCode',
					'classification',
					'archives',
					'agreement',
				],
				'subkeys',
			);
		case 'notice':
			return of('subkeys', ['date', 'call', 'by', 'presented', 'urgent'], 'subkeys');
		case 'members':
			return of('subkeys', ['count', 'votes'], 'subkeys');
		case 'rules':
			return of(
				'rules',
				['profile', 'name', 'source', 'quorum', 'majorities', 'proxies', 'tie', 'notice'],
				'rules',
			);
		default:
			return [];
	}
}

/** A name in a list of people: a new item, or the holder of a proxy. */
function inList(field: FieldName, typed: string, compiled: Compiled, offset: number): Completions | null {
	if (field !== 'participants' && field !== 'members' && field !== 'signatures' && field !== 'tellers')
		return null;
	const marked = behindMark().exec(typed);
	const name = marked ? (marked[1] ?? '') : typed;
	if (!marked && /[,:([]/.test(typed)) return null;
	return matching(peopleOptions(compiled), name, offset - name.length, offset);
}

/**
 * What can be written at an offset, to go with what is typed already; accents and case do not count. The source may be newer than the
 * compilation: people and rules are taken from the latter, places from the former. Null where nothing is known. The options are
 * filtered: an editor should show them as they come.
 */
export function completionsAt(compiled: Compiled, source: string, offset: number): Completions | null {
	const headerEnd = getHeaderEnd(source);
	return offset < headerEnd
		? headerCompletions(compiled, source, offset)
		: bodyCompletions(compiled, source, offset, headerEnd);
}

/** Where the header of a text ends: behind its second line of three hyphens. */
function getHeaderEnd(source: string): number {
	const opened = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(source);
	if (!opened) return 0;
	const rest = source.slice(opened[0].length);
	const closing = /^---[ \t]*$/m.exec(rest);
	return opened[0].length + (closing ? closing.index + closing[0].length : rest.length);
}

// --- Speakers, labels, blocks, events and names in the body.

/** What can be written in the body. */
function bodyCompletions(
	compiled: Compiled,
	source: string,
	offset: number,
	bodyStart: number,
): Completions | null {
	const lineStart = Math.max(startOfLine(source, offset), bodyStart);
	const line = source.slice(lineStart, offset);
	const opening = /^(?:(#{1,6}[ \t]+)|( {0,3}:{3,}[ \t]*))(.*)$/.exec(line);
	if (opening) {
		const [, heading, , typed = ''] = opening;
		const options = blockOptions(compiled, offset, heading === undefined ? 'fence' : 'heading');
		return matching(options, typed, offset - typed.length, offset);
	}
	const mark = /^[ \t]*(?:[-+*][ \t]+)?[*_]*/.exec(line)?.[0].length ?? 0;
	const said = line.slice(mark);
	return (
		afterLabel(said, compiled, offset) ??
		afterEvent(said, compiled, offset) ??
		lineOpenings(said, mark === 0, compiled, offset) ??
		nameInProse(said, compiled, offset)
	);
}

/** Values behind a label and its colon: names, majorities, ways of voting, results. */
function afterLabel(said: string, compiled: Compiled, offset: number): Completions | null {
	const parts = /^([^:]{1,60}?)[\s\u00A0*_]*:[*_]*[ \t\u00A0]*(.*)$/.exec(said);
	const label = parts && vocabulary('labels').findId(parts[1] ?? '');
	if (!parts || !label) return null;
	const value = parts[2] ?? '';
	const isList = labelRow(label).completes?.startsWith('people') === true;
	const typed = isList ? (/[^,;(]*$/.exec(value)?.[0] ?? '').trimStart() : value;
	return matching(getValues(label, compiled), typed, offset - typed.length, offset);
}

function getValues(label: LabelName, compiled: Compiled): Completion[] {
	const { lang, phrase, rules } = compiled;
	const words = <Name extends VocabularyName & PhraseKeyAfter<'labels.hints.values.'>>(
		name: Name,
	): Completion[] =>
		vocabulary(name).ids.map((id) => ({
			label: vocabulary(name).word(id, lang),
			detail: (phrase as AnyPhrase)(`labels.hints.values.${name}`),
			kind: 'value',
		}));
	const { words: own, completes } = labelRow(label);
	if (own) return words(own);
	switch (completes) {
		case 'majorities':
			return [...rules.majorities.values()].map((majority) => ({
				label: majority.printedName ?? majority.name,
				detail: describeMajority(majority, phrase),
				kind: 'value',
			}));
		case 'consents':
		case 'results':
		case 'booleans':
			return words(completes);
		case 'peopleOrAll':
			return [...peopleOptions(compiled), ...words('everyone')];
		case 'people':
			return peopleOptions(compiled);
		case 'keys':
			return allocationKeyOptions(compiled);
		default:
			return [];
	}
}

/** The keys by which members have votes of their own, as the header names them. */
function allocationKeyOptions({ assembly, phrase }: Compiled): Completion[] {
	const keys = new Set(assembly.members.flatMap(({ keyVotes }) => [...keyVotes.keys()]));
	return [...keys].map((key) => ({ label: key, detail: phrase('labels.hints.labels.key'), kind: 'value' }));
}

/** Names behind `Départ de`, `pouvoir à`, `Présidence :`. */
function afterEvent(said: string, compiled: Compiled, offset: number): Completions | null {
	const { event, rest } = eventAt(said);
	if (event === undefined || !MOVING.has(event)) return null;
	const gap = firstGap().exec(rest);
	if (!gap?.[0]) return null;
	const behind = rest.slice(gap[0].length);
	const typed = (nextName().exec(behind)?.[1] ?? '').trimStart();
	const link = gap[1] ?? '';
	// French elides before some names: `Départ d’Aline`.
	if (typed === behind && /^d[e'’]/i.test(link)) {
		const options = peopleOptions(compiled).map((option) => ({
			...option,
			insert: elide('de', option.label, compiled.lang),
		}));
		return matching(options, typed, offset - typed.length - link.length, offset);
	}
	return matching(peopleOptions(compiled), typed, offset - typed.length, offset);
}

/** Between the word of an event and the first name; what parts two names, or a name and a holder. */
const firstGap = lazyPattern`^[\s\u00A0]*(?:[:–—-][\s\u00A0]*)?(${['eventLinks', 'of']}(?:(?<=['’])|[\s\u00A0]+))?`;
const nextName = lazyPattern`(?:.*(?:[,;]|→|->|\s${['smallWords', 'and', 'to']})[\s\u00A0]+)?(.*)$`;
/** Behind words such as `pouvoir à`, or an arrow. */
const behindMark = lazyPattern`(?u)(?:→|->|,[ \t]*${'personMarks'})[ \t]*(.*)$`;

const MOVING: ReadonlySet<string> = new Set(['arrival', 'departure', 'return', 'chair']);

/** The event word of a line, behind its time, and what follows it. */
function eventAt(said: string): { event?: string; rest: string } {
	const time = /^\d/.test(said) ? scanTime(said) : undefined;
	const after = said.slice(time?.length ?? 0);
	const gap = time ? (/^[\s\u00A0]*(?:[–—:,-]+[\s\u00A0]*)?/.exec(after)?.[0].length ?? 0) : 0;
	const words = after.slice(gap);
	const met = vocabulary('events').scan(words);
	return met ? { event: met.id, rest: words.slice(met.length) } : { rest: words };
}

/** What may open a line: labels, events, people who speak. */
function lineOpenings(said: string, isBare: boolean, compiled: Compiled, offset: number): Completions | null {
	const time = /^\d/.test(said) ? scanTime(said) : undefined;
	const after = time ? /^[\s\u00A0]*(?:[–—:,-]+[\s\u00A0]*)?(.*)$/.exec(said.slice(time.length)) : undefined;
	const typed = after ? (after[1] ?? '') : said;
	if (/[:.;!?]/.test(typed) || typed.length > 60) return null;
	if (time && typed === '' && !/[–—:,-]\s*$/.test(said)) return null;
	if (time)
		return matching(
			eventOptions(compiled).filter(({ label }) => !label.endsWith(':')),
			typed,
			offset - typed.length,
			offset,
		);
	const people = peopleOptions(compiled, colonText(compiled.lang));
	const blocks = isBare ? blockOptions(compiled, offset, 'line') : [];
	const labels = [...labelOptions(compiled), ...eventOptions(compiled)];
	// In a block its vote is what comes next; outside, another block.
	const isInBlock = pathTo(compiled, offset).at(-1)?.type !== 'session';
	const options = isInBlock ? [...people, ...labels, ...blocks] : [...people, ...blocks, ...labels];
	return matching(options, typed, offset - typed.length, offset);
}

function labelOptions({ lang, phrase }: Compiled): Completion[] {
	const labels = vocabulary('labels');
	return labels.ids
		.filter((id) => id !== 'college' && id !== 'jointVote')
		.map((id) => {
			const label = capitalized(labels.word(id, lang));
			return {
				label,
				insert: `${label}${colonText(lang)}`,
				detail: phrase(`labels.hints.labels.${id}`),
				kind: 'label',
			};
		});
}

/** `Départ de`, `Quorum :`. */
function eventOptions({ lang, phrase }: Compiled): Completion[] {
	const events = vocabulary('events');
	return events.ids
		.filter((id) => id !== 'opening' && id !== 'actionMark')
		.map((id) => {
			const word = capitalized(events.word(id, lang));
			const isMove = id === 'arrival' || id === 'departure' || id === 'return';
			const isPause = id === 'suspension' || id === 'resumption';
			const insert = isMove
				? `${word} ${vocabulary('eventLinks').word('of', lang)} `
				: isPause
					? word
					: `${word}${colonText(lang)}`;
			return {
				label: isMove || isPause ? word : `${word}${colonText(lang).trimEnd()}`,
				insert,
				detail: phrase(`labels.hints.events.${id}`),
				kind: 'label',
			};
		});
}

/** A name that is being written inside a sentence: a capital and a letter more. */
function nameInProse(said: string, compiled: Compiled, offset: number): Completions | null {
	const typed = /(?:^|[\s\u00A0('’«])(\p{Lu}[\p{L}\p{M}-]+(?:[ \u00A0]\p{Lu}?[\p{L}\p{M}-]*)?)$/u.exec(
		said,
	)?.[1];
	return typed === undefined ? null : matching(peopleOptions(compiled), typed, offset - typed.length, offset);
}
