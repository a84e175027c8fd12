/** Speakers, labels, blocks, events and names in the body. */

import { type LabelName, labelRow } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { colonText } from '../format/index.js';
import type { AnyPhrase, PhraseKeyAfter, VocabularyName } from '../language/index.js';
import { vocabulary } from '../language/index.js';
import { describeMajority } from '../law/index.js';
import { elide } from '../text/phrase.js';
import { startOfLine } from '../text/runs.js';
import { scanTime } from '../text/time.js';
import { blockOptions } from './complete-blocks.js';
import { peopleOptions } from './complete-people.js';
import { capital, matching } from './complete-words.js';
import type { Completion, Completions } from './completion.js';
import { pathTo } from './tree.js';

/** What can be written in the body. */
export function bodyCompletions(
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
			return keyOptions(compiled);
		default:
			return [];
	}
}

function keyOptions({ assembly, phrase }: Compiled): Completion[] {
	const keys = new Set(assembly.members.flatMap(({ keyVotes }) => [...keyVotes.keys()]));
	return [...keys].map((key) => ({ label: key, detail: phrase('labels.hints.labels.key'), kind: 'value' }));
}

/** Names behind `Départ de`, `pouvoir à`, `Présidence :`. */
function afterEvent(said: string, compiled: Compiled, offset: number): Completions | null {
	const { event, rest } = eventAt(said);
	if (event === undefined || !MOVING.has(event)) return null;
	const gap = FIRST_GAP.exec(rest);
	if (!gap?.[0]) return null;
	const behind = rest.slice(gap[0].length);
	const typed = (NEXT_NAME.exec(behind)?.[1] ?? '').trimStart();
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
const FIRST_GAP = /^[\s\u00A0]*(?:[:–—-][\s\u00A0]*)?((?:de|du|des|of)[\s\u00A0]+|d['’])?/i;
const NEXT_NAME = /(?:.*(?:[,;]|→|->|\set|\sand|\sà|\sto)[\s\u00A0]+)?(.*)$/;

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
			const label = capital(labels.word(id, lang));
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
		.filter((id) => id !== 'opening')
		.map((id) => {
			const word = capital(events.word(id, lang));
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
