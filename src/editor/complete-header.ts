/** Keys of the header and their known values. */

import type { FieldName } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import type { AnyPhrase, PhraseKey } from '../language/ids.js';
import { type VocabularyName, vocabulary } from '../language/index.js';
import { PROFILE_IDS, profileEntry } from '../law/index.js';
import { startOfLine } from '../text/runs.js';
import { peopleOptions } from './complete-people.js';
import { matching } from './complete-words.js';
import type { Completion, Completions } from './completion.js';

/** What can be written in the header. */
export function headerCompletions(compiled: Compiled, source: string, offset: number): Completions | null {
	const lineStart = startOfLine(source, offset);
	const line = source.slice(lineStart, offset);
	if (/^---|^\s*#/.test(line)) return null;
	const [, indent = '', dash = '', typed = ''] = /^([ \t]*)(-[ \t]*)?(.*)$/.exec(line) ?? [];
	const field = fieldAbove(
		source,
		indent === '' && dash === '' ? lineStart : offset,
		indent === '' && dash === '',
	);
	const pair = /^([^:]+?)[ \t\u00A0]*:(?:[ \t]+(.*)|)$/.exec(typed);
	if (indent === '' && dash === '') {
		if (!pair) return matching(keyOptions(source, compiled), typed, offset - typed.length, offset);
		const name = vocabulary('keys').findId(pair[1] ?? '');
		return name && pair[2] !== undefined ? valuesAt(name, pair[2], compiled, offset) : null;
	}
	if (field === undefined) return null;
	if (dash !== '') return inList(field, typed, compiled, offset);
	if (!pair) return matching(subkeyOptions(field, compiled), typed, offset - typed.length, offset);
	const value = pair[2] ?? '';
	if (field === 'rules' && vocabulary('rules').findId(pair[1] ?? '') === 'profile')
		return matching(profileOptions(compiled), value, offset - value.length, offset);
	return null;
}

/** The key of the header that a line stands under. */
function fieldAbove(source: string, offset: number, isKey: boolean): FieldName | undefined {
	if (isKey) return undefined;
	const keys = [...source.slice(0, offset).matchAll(/^(?![ \t#-])([^:\n]+?)[ \t\u00A0]*:/gm)];
	return vocabulary('keys').findId(keys.at(-1)?.[1] ?? '');
}

function keyOptions(source: string, { lang, phrase }: Compiled): Completion[] {
	const keys = vocabulary('keys');
	const taken = new Set(
		[...source.matchAll(/^(?![ \t#-])([^:\n]+?)[ \t\u00A0]*:/gm)].map(([, key = '']) => keys.findId(key)),
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
		case 'lang':
			return wordOptions(name === 'status' ? 'status' : 'languages', name, compiled);
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
				['name', 'form', 'address', 'id', 'logo', 'siret', 'department', 'departmentCode', 'classification'],
				'subkeys',
			);
		case 'notice':
			return of('subkeys', ['date', 'call', 'by', 'presented'], 'subkeys');
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
	const marked =
		/(?:→|->|,[ \t]*(?:pouvoir à|procuration à|proxy to|remplacée? par|replaced by))[ \t]*(.*)$/iu.exec(
			typed,
		);
	const name = marked ? (marked[1] ?? '') : typed;
	if (!marked && /[,:([]/.test(typed)) return null;
	return matching(peopleOptions(compiled), name, offset - name.length, offset);
}
