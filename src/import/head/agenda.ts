import type { Language } from '../../ast/index.js';
import { scanDate } from '../../text/date.js';
import { foldName } from '../../text/fold.js';
import { labelled, numberedTitle } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { isSentence } from '../people/announced.js';
import { split } from '../people/person-entry.js';
import { hasWordOf, isPhrase } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { isFullName } from '../wording/person-names.js';
import { consentIn, verdictIn } from '../wording/verdict.js';

export function readAgenda(units: readonly Unit[], head: Head, lang: Language): void {
	for (const [at, unit] of units.entries()) {
		if (unit.kind === 'table' || head.taken.has(at)) continue;
		const text = getText(unit);
		const isTitle = unit.kind === 'heading' || unit.isBold || text.length < 40;
		const label = text.length > 300 ? undefined : labelled(text, isTitle);
		const isContents = isTitle && isPhrase('contents', text.replace(/[\s:]+$/, ''));
		if (!isContents && label?.label !== 'agenda') continue;
		// `2. Ordre du jour : adoption` is an item.
		const isItem = unit.number !== undefined || numberedTitle(text) !== undefined;
		if (isItem && label !== undefined && label.value !== '' && !label.value.includes(';')) continue;
		// `Agenda: there were no changes to the agenda.`
		if (!isContents && label !== undefined && isSentence(label.value) && !label.value.includes(';')) continue;
		const below = entriesBelow(units, at, label?.value ?? '');
		const { values, taken } = below.values.length < 2 ? paragraphsBelow(units, at, lang) : below;
		if (values.length < 2) continue;
		if (head.agenda.length === 0) {
			head.agenda = values
				.map((value) =>
					value
						.replace(SUB_NUMBER, '')
						.replace(/^(?:\d{1,2}\s?[.:)/°-]+\s*)?(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?[.:)/°-]+\s*/u, '')
						.replace(/^\[[ x]?\]\s*/i, '')
						.replace(/[;,]$/, '')
						.trim(),
				)
				.filter((value) => value !== '');
			head.findings.push({ what: 'agenda', value: `${head.agenda.length}`, certainty: 'sure' });
		} else if (!isContents) continue;
		for (const one of taken) head.taken.add(one);
	}
}

/**
 * Entries that stand in a paragraph each below their label: short ones, which say nothing. The last of them may be the title of what is told below
 * it already.
 */
function paragraphsBelow(
	units: readonly Unit[],
	at: number,
	lang: Language,
): { values: string[]; taken: number[] } {
	const isEntry = (next: number) => {
		const unit = units[next];
		const text = getText(unit);
		if (unit?.kind !== 'text' || !unit.isApart || !/^\p{Lu}/u.test(text)) return false;
		if (text.length > LONGEST_ENTRY || text.endsWith(':') || labelled(text, true) !== undefined) return false;
		// `Présents`, `Anne Roux`, `Mardi 4 mars 2024`
		if (labelGroup(text) !== undefined || isWholeName(text) || scanDate(text, lang) !== undefined)
			return false;
		return !decides(text) && (/[,;]$/.test(getText(units[next - 1])) || !isSentence(text));
	};
	const seen = new Set<string>();
	let end = at + 1;
	// An entry that comes again is the first title.
	while (isEntry(end) && !/\.$/.test(getText(units[end - 1])) && !seen.has(getText(units[end]))) {
		seen.add(getText(units[end]));
		end += 1;
	}
	const below = getText(units[end]);
	const isTitle = units[end]?.kind === 'text' && (isSentence(below) || decides(below));
	const last = isTitle && !/[.,;]$/.test(getText(units[end - 1])) ? end - 1 : end;
	const values = units.slice(at + 1, last).map((unit) => getText(unit).replace(/\.$/, ''));
	return values.length < FEWEST_PARAGRAPHS || getText(units[at]).includes(': ')
		? { values: [], taken: [] }
		: { values, taken: [at, ...values.map((_, index) => at + 1 + index)] };
}

/** `Ana Bell`, and no `Budget`, `Rapport moral`. */
function isWholeName(text: string): boolean {
	return isFullName(text) && !hasWordOf('itemWords', text);
}

function decides(text: string): boolean {
	return verdictIn(text) !== undefined || consentIn(text) !== undefined;
}

/** Fewer short paragraphs may be anything. */
const FEWEST_PARAGRAPHS = 3;

/** The entries below a label: a list, lines of one paragraph, or lines with numbers that count on. */
export function entriesBelow(
	units: readonly Unit[],
	at: number,
	value: string,
): { values: string[]; taken: number[] } {
	// `Ordre du jour :`, and below it `Toiture`, `Budget`, `Divers` in one paragraph: an entry each.
	const [, ...own] = units[at]?.lines ?? [];
	const isOwn = own.length > 1 && own.join(' ') === value && own.every((line) => isEntryLine(line));
	const values = isOwn ? own : value === '' ? [] : split(value, /;/);
	const taken = [at];
	let kind: 'item' | 'lines' | 'numbers' | undefined;
	/** The number of the last entry that has one. */
	let counted = 0;
	for (let next = at + 1; next < units.length && next - at < 60; next += 1) {
		const unit = units[next] as Unit;
		const text = getText(unit);
		if (unit.kind !== 'item' && unit.kind !== 'text') break;
		if (text === '' || (labelled(text) !== undefined && unit.kind === 'text')) break;
		const number = numberedTitle(text)?.number ?? unit.number;
		const here =
			unit.kind === 'item'
				? 'item'
				: number !== undefined || /^[A-H]\s?[.)/-]\s/.test(text) || SUB_NUMBER.test(text)
					? 'numbers'
					: 'lines';
		kind ??= here;
		if (here !== kind) {
			// `1.1 Opening` below `1. Opening and adoption`: an entry of its own.
			if (kind === 'item' && SUB_NUMBER.test(text)) {
				taken.push(next);
				values.push(text);
				continue;
			}
			// A line that a list goes on in, and not what is told below it.
			const isTold = /^\p{Lu}/u.test(text) && (isSentence(text) || decides(text));
			if (kind === 'item' && !unit.isApart && unit.kind === 'text' && !isTold) {
				taken.push(next);
				values[values.length - 1] = `${values.at(-1) ?? ''} ${text}`;
				continue;
			}
			break;
		}
		// What is told below the label is no entry of it.
		if (kind === 'lines' && (isSentence(text) || (text.length > LONGEST_ENTRY && text.endsWith(':')))) break;
		// `1) Accueil` below `• Divers`, right below the list where that began with `Accueil`: the list of the agenda had no numbers.
		const isAnew = unit.isApart || (unit.depth === 1 && foldName(text) === foldName(values[0] ?? ''));
		if (here === 'item' && unit.number === 1 && isAnew && values.length > 1 && counted === 0) break;
		if (kind === 'lines' && unit.isApart && values.length > (value === '' ? 0 : 1)) break;
		const last = values.length === 0 ? undefined : (numberedTitle(values.at(-1) ?? '')?.number ?? undefined);
		if (kind === 'numbers' && number !== undefined && last !== undefined && number !== last + 1) break;
		if (
			kind === 'item' &&
			unit.number !== undefined &&
			taken.length > 1 &&
			unit.depth === 1 &&
			((unit.isApart && unit.number <= (units[next - 1]?.number ?? 0)) || (unit.number === 1 && counted > 1))
		)
			break;
		counted = unit.number ?? counted;
		values.push(kind === 'item' && unit.depth > 1 ? `${text}` : text);
		taken.push(next);
	}
	return { values, taken };
}

/** A line that is no end of another one, and says nothing. */
function isEntryLine(line: string): boolean {
	return /^\p{Lu}/u.test(line) && line.length < LONGEST_ENTRY && !isSentence(line) && !decides(line);
}

/** An entry of an agenda that announces something is not longer. */
const LONGEST_ENTRY = 80;

const SUB_NUMBER = /^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\p{L})/u;
