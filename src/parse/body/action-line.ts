/** `Action : …` and `Annexe : …`. */

import {
	type Action,
	type Annex,
	type DateValue,
	type Problem,
	problem,
	type TextValue,
} from '../../ast/index.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import { datesIn, scanDate, toIsoDate } from '../../text/date.js';
import { runBefore } from '../../text/runs.js';
import { pointInLine } from '../source/source-lines.js';
import { DATE_MISTAKES } from '../yaml/values.js';
import type { EventWords } from './event-words.js';
import { isSomebody } from './speakers.js';

/** `Action : envoyer le budget (Anne, 15 juillet 2024, fait)`. */
export function readAction(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const value = valueAfter(words, wordFrom, wordTo);
	if (!value) return undefined;
	const { line, text } = words;
	const { from } = value;
	const inside = lastBrackets(text, from, text.length);
	const titleText = line.text.slice(from, inside ? inside.from - 1 : value.to).trimEnd();
	if (titleText === '') return undefined;
	reportNoDays(words, from, problems);
	const children: Action['children'] = [
		{
			type: 'title',
			children: reader.inline(titleText, pointInLine(line, from)),
			position: words.place(from, from + titleText.length),
		},
	];
	if (inside) for (const each of readActionParts(words, inside.from, inside.to)) children.push(each);
	return { type: 'action', children, position: words.whole };
}

/** What stands in the brackets that end a value, whatever full stops and spaces are behind them. */
function lastBrackets(text: string, from: number, end: number): { from: number; to: number } | undefined {
	const to = runBefore(text, end, /[\s.;]/, from) - 1;
	if (text[to] !== ')') return undefined;
	const open = text.lastIndexOf('(', to);
	const other = text.lastIndexOf(')', to - 1);
	return open < from || other > open ? undefined : { from: open + 1, to };
}

/** Nobody writes a longer action; the bound keeps hostile text quick. */
const LONGEST_ACTION = 2000;

/** A day that does not exist is no due date. */
function reportNoDays(words: EventWords, from: number, problems: Problem[]): void {
	const { text, context } = words;
	for (const date of datesIn(text.slice(from, from + LONGEST_ACTION), context.lang)) {
		if (date.result.ok || date.result.reason === 'ambiguous') continue;
		const [start, end] = [from + date.from, from + date.to];
		const values = { text: text.slice(start, end) };
		problems.push(
			problem('syntax/invalid-value', DATE_MISTAKES[date.result.reason], words.place(start, end), { values }),
		);
	}
}

/** Who, until when, and how it stands: each once, for a table of actions has one column for each. */
function readActionParts(words: EventWords, from: number, to: number): Action['children'] {
	const { text, context } = words;
	const parts: Action['children'] = [];
	const find = (role: TextValue['role']) =>
		parts.find((part): part is TextValue => part.type === 'textValue' && part.role === role);
	let dated = false;
	let at = from;
	while (at < to) {
		at += /^[\s,;]*/.exec(text.slice(at, to))?.[0].length ?? 0;
		if (at >= to) break;
		const early = find('due');
		const date = dated ? undefined : readDateAt(words, at, to);
		// Behind a due date in words, another date is that date where nothing follows: `(Anne, fait, 15 juillet 2024)`.
		if (date && (!early || text.slice(date.to, to).trim() === '')) {
			if (early) early.role = 'status';
			parts.push(date.node);
			dated = true;
			at = date.to;
			continue;
		}
		const value = (/^[^,;]*/.exec(text.slice(at, to))?.[0] ?? '').trimEnd();
		const isOwner = !find('owner') && !early && (!dated || isSomebody(value, context.names));
		const role = isOwner ? 'owner' : dated || early ? 'status' : 'due';
		// What stands beyond the third part belongs to the state.
		const end = role === 'status' ? runBefore(text, to, /\s/, at) : at + value.length;
		parts.push({
			type: 'textValue',
			value: text.slice(at, end),
			role,
			children: [],
			position: words.place(at, end),
		});
		at = role === 'status' ? to : Math.max(end, at + 1);
	}
	return parts;
}

/** A date that is a whole part. */
function readDateAt(words: EventWords, at: number, to: number): { node: DateValue; to: number } | undefined {
	const date = scanDate(words.text.slice(at, to), words.context.lang);
	if (!date?.result.ok || !/^\s*(?:[,;]|$)/.test(words.text.slice(at + date.length, to))) return undefined;
	const { weekday } = date.result.date;
	const node: DateValue = {
		type: 'dateValue',
		value: toIsoDate(date.result.date),
		...(weekday === undefined ? {} : { weekday }),
		children: [],
		position: words.place(at, at + date.length),
	};
	return { node, to: at + date.length };
}

/** `Annexe : Rapport financier (rapport.pdf)`. */
export function readAnnex(words: EventWords, wordFrom: number, wordTo: number): Annex | undefined {
	const value = valueAfter(words, wordFrom, wordTo);
	if (!value) return undefined;
	const { from } = value;
	const { text } = words.line;
	const link = /^\[([^\]]+)\]\(([^()\s]+)\)$/.exec(text.slice(from, value.to));
	const brackets = link ? undefined : lastBrackets(text, from, value.to);
	const inside = brackets && /[.\\/]/.test(text.slice(brackets.from, brackets.to)) ? brackets : undefined;
	const title = (link?.[1] ?? text.slice(from, inside ? inside.from - 1 : value.to)).trimEnd();
	if (title === '') return undefined;
	const titleFrom = link ? from + 1 : from;
	const children: Annex['children'] = [
		{
			type: 'textValue',
			value: title,
			role: 'title',
			children: [],
			position: words.place(titleFrom, titleFrom + title.length),
		},
	];
	const file = link?.[2] ?? (inside && text.slice(inside.from, inside.to).trim());
	if (file) {
		const fileFrom = text.lastIndexOf(file, value.to);
		children.push({
			type: 'fileValue',
			value: file,
			children: [],
			position: words.place(fileFrom, fileFrom + file.length),
		});
	}
	return { type: 'annex', children, position: words.whole };
}

/** The source after the label and its colon, its own markup kept; emphasis that the label opened is none of it. */
function valueAfter(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
): { from: number; to: number } | undefined {
	const { line, sourceTo } = words;
	const colon = /^[\s\u00A0\u202F*_]*:/.exec(line.text.slice(wordTo))?.[0];
	if (colon === undefined) return undefined;
	const mark = /[*_]+$/.exec(line.text.slice(0, wordFrom))?.[0] ?? '';
	let from = wordTo + colon.length;
	let to = sourceTo;
	if (mark !== '' && !colon.includes(mark)) {
		if (line.text.startsWith(mark, from)) from += mark.length;
		else if (line.text.slice(from, to).endsWith(mark)) to -= mark.length;
	}
	from += /^[\s\u00A0\u202F]*/.exec(line.text.slice(from, to))?.[0].length ?? 0;
	return from < to ? { from, to } : undefined;
}
