/**
 * Word files that pv wrote, corrected in Word perhaps: their parts are known by their styles, and go back to the lines that they were made
 * of. What pv computes (quorum, effects, proofs, the agenda) is not read: it stands in a comment at the end, and is computed anew.
 */

import {
	isOneOf,
	type Language,
	lazyPattern,
	mentions,
	opensWith,
	vocabulary,
} from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { parseInteger } from '../../text/number.js';
import { labelLine } from '../lines/foreign-table.js';
import { amendsWords, type ImportLabel, importLabel, labelOf, wordPattern } from '../wording/dialect.js';
import {
	bodyOf,
	type Element,
	type ElementContent,
	getClass,
	getRows,
	getText,
	type HtmlRoot,
	idIn,
	isLink,
	list,
	paragraph,
	withoutTypesetting,
} from './html-elements.js';

/** Turns the elements of a file that pv wrote into those of a simple text, in place; leaves any other file alone. Whether it was one. */
export function readOwnMinutes(root: HtmlRoot): boolean {
	const body = bodyOf(root);
	const elements = body.children.filter(
		(child): child is Element =>
			child.type === 'element' && (child.tagName !== 'p' || child.children.length > 0),
	);
	if (!elements.some((element) => getClass(element) === 'factTable')) {
		const kinds = new Set(elements.map(getClass));
		if (!OF_EVERY_ROOM.every((kind) => kinds.has(kind))) return false;
		nameTables(elements);
	}
	withoutTypesetting(body.children);
	body.children = new OwnReader(elements).read();
	return true;
}

/** Styles of paragraphs that are in all minutes of pv, and in no other file. */
const OF_EVERY_ROOM = ['organization', 'participant'];

/** Files that went through another word processor keep the styles of paragraphs and lose those of tables: these are known by what stands around them. */
function nameTables(elements: readonly Element[]): void {
	const tables = elements.flatMap((element, at) => (element.tagName === 'table' ? [at] : []));
	const people = elements.findIndex((element) => getClass(element) === 'participant');
	const done = elements.findIndex((element) => getClass(element) === 'doneAt');
	for (const at of tables) {
		const next = getClass(elements[at + 1]);
		const [head = []] = getRows(elements[at] as Element);
		// The table of candidates has its proof below it too.
		const isOfAnswers = head.some((cell) => isOneOf(getText(cell), 'answers'));
		const isVote = isOfAnswers && (next === 'voteLine' || next === 'proof');
		const isSigned = done !== -1 && at > done;
		const isFacts = at === tables[0] && (people === -1 || at < people);
		const kind = isFacts ? 'factTable' : isVote ? 'voteTable' : isSigned ? 'signatureTable' : 'minutesTable';
		const table = elements[at] as Element;
		table.properties = { ...table.properties, className: [`pv-${kind}`] };
	}
}

class OwnReader {
	/** Lines of the header that stand at the end of the pages. */
	readonly #front: ElementContent[] = [];
	/** Where they belong: after the sheet. */
	#frontAt = 0;
	readonly #elements: readonly Element[];
	readonly #out: ElementContent[] = [];
	readonly #computed: string[] = [];
	readonly #lang: Language;
	#hour = '';
	#rule = '';
	#target = '';
	#isElection = false;
	#at = 0;

	constructor(elements: readonly Element[]) {
		this.#elements = elements;
		const facts = elements.find((element) => getClass(element) === 'factTable');
		const labels = facts ? getRows(facts).map(([cell]) => getText(cell)) : [];
		// Half of the labels of the sheet are words of one language only.
		this.#lang = labels.some((label) => wordPattern`^${'frenchLabels'}$`.test(label)) ? 'fr' : 'en';
	}

	read(): ElementContent[] {
		for (; this.#at < this.#elements.length; this.#at += 1)
			this.#element(this.#elements[this.#at] as Element);
		this.#flushRule();
		if (this.#computed.length > 0)
			this.#out.push({
				type: 'comment',
				value: ` ${this.#computed
					.filter((line) => line.trim() !== '')
					.join('\n')
					.replace(/--+>/g, '- ->')} `,
			});
		return [...this.#out.slice(0, this.#frontAt), ...this.#front, ...this.#out.slice(this.#frontAt)];
	}

	#element(element: Element): void {
		const kind = getClass(element);
		const text = getText(element);
		switch (kind) {
			case 'title':
				this.#title(text);
				return;
			case 'organization':
				this.#label('organization', text);
				return;
			case 'letterhead':
			case 'doneAt':
				this.#computed.push(text);
				return;
			case 'signatureTable':
				this.#signatures(element);
				return;
			case 'factTable':
				this.#facts(element);
				this.#frontAt = this.#out.length;
				return;
			case 'participant':
				this.#people();
				return;
			case 'hour':
				this.#hour = text;
				return;
			case 'event':
				this.#event(text);
				return;
			case 'rule':
				this.#rule = text;
				return;
			case 'proof':
				this.#proof(text);
				return;
			case 'caption':
			case 'voteTable':
				this.#vote();
				return;
			case 'voteLine':
				this.#flushRule();
				if (isWithoutResult(text)) this.#computed.push(text);
				else this.#out.push(paragraph(text));
				return;
			case 'minutesTable':
				this.#table(element);
				return;
		}
		if (/^h\d$/.test(element.tagName)) this.#heading(element, text);
		else if (this.#isGenerated(text)) this.#computed.push(text);
		else if (labelOf(getDetail(text).label) === 'next') this.#front.push(paragraph(text));
		else this.#out.push(element);
	}

	#title(text: string): void {
		const [kicker = '', name = '', date = ''] = text.split('\n');
		this.#computed.push(kicker);
		const kind = vocabulary('meetings').findIn(name);
		this.#label(kind ? 'session' : 'title', name);
		const [, day = date] = wordPattern`^${'beforeDay'}\s+(.+)$`.exec(date) ?? [];
		this.#computed.push(date.slice(0, date.length - day.length));
		if (day !== '') this.#label('date', day);
	}

	#label(label: ImportLabel, value: string): void {
		this.#out.push(paragraph(`${importLabel(label, this.#lang)} : ${value}`));
	}

	#facts(element: Element): void {
		for (const [label, value] of getRows(element).map((row) => row.map(getText))) {
			const known = labelOf(label ?? '');
			const line = `${label} : ${value}`;
			if (known === undefined) this.#computed.push(line);
			else this.#out.push(paragraph(line));
		}
	}

	/** A group: its heading as a label, its people as a list. */
	#people(): void {
		const people: string[] = [];
		for (; getClass(this.#elements[this.#at]) === 'participant'; this.#at += 1)
			people.push(getText(this.#elements[this.#at] as Element));
		this.#at -= 1;
		this.#out.push(list(people));
	}

	#heading(element: Element, text: string): void {
		this.#flushRule();
		const next = this.#elements[this.#at + 1];
		const count = element.children.find(
			(child): child is Element => child.type === 'element' && getClass(child) === 'count',
		);
		if (count !== undefined) {
			this.#computed.push(getText(count));
			this.#out.push(
				paragraph(
					`${getText({ ...element, children: element.children.filter((child) => child !== count) })} :`,
				),
			);
			return;
		}
		if (this.#hour === '' && this.#isHeadOfGenerated(next)) {
			this.#computed.push(text);
			return;
		}
		if (next?.tagName === 'ul' && /pv_(?:documents|annexes)/.test(idIn(element))) {
			this.#front.push(paragraph(`${text} :`), next);
			this.#at += 1;
			return;
		}
		const [first = '', ...rest] = this.#withoutTarget(text).split('\n');
		const title = [first, ...rest].join(' – ');
		this.#isElection = opensWith(first, ['blocks', 'election']);
		const level = Math.min(6, Number(element.tagName.slice(1)) + 1);
		this.#out.push({
			type: 'element',
			tagName: `h${level}`,
			properties: {},
			children: [{ type: 'text', value: this.#hour === '' ? title : `${this.#hour} — ${title}` }],
		});
		this.#hour = '';
		if (this.#target !== '') this.#out.push(paragraph(this.#target));
		this.#target = '';
	}

	/** `Amendement nº 1 à la délibération nº 2024-052`: what it is about becomes its line. */
	#withoutTarget(text: string): string {
		const on = vocabulary('labels').word('on', this.#lang);
		const between = amendsWords(this.#lang)
			.map((word) => (word.endsWith('’') ? word : `${word} `))
			.join('|');
		const [, head, target, rest = ''] =
			new RegExp(`^([^\\n]+?\\d) (?:${between})([^\\n]+)(\\n.*)?$`, 's').exec(text) ?? [];
		if (head === undefined || target === undefined || !opensWith(text, 'blocks')) return text;
		this.#computed.push(text.slice(0, text.length - rest.length));
		this.#target = labelLine(capitalized(on), target, this.#lang);
		return head + rest;
	}

	/** Headings of the participants, the agenda, lists of decisions and of actions: pv sets them again. */
	#isHeadOfGenerated(next: Element | undefined): boolean {
		if (isGenerated(next)) return true;
		// Totals of the people, or the head of their table, may stand between.
		return (
			next !== undefined &&
			this.#out.every((element) => element.type !== 'element' || !/^h\d$/.test(element.tagName)) &&
			isGenerated(this.#elements[this.#at + 2])
		);
	}

	/** `14 h 50	Arrivée d’Antoine Roussel : 28 membres présents ou représentés.` */
	#event(text: string): void {
		const [, hour = '', rest = text] = /^([^\t]+)\t(.*)$/su.exec(text) ?? [];
		if (hour === '' && wordPattern`^${'quorumWords'}`.test(rest)) {
			this.#computed.push(text);
			return;
		}
		const [, told = '', effect = ''] = /^(.*?)(?:\s?:\s([^:]*))?\.?$/su.exec(rest) ?? [];
		if (effect !== '') this.#computed.push(effect);
		// `18 h 30	Départ de Paul Weiss à 18 h 30`: the hour was written in the sentence.
		const isTwice = told.endsWith(hour);
		if (isTwice) this.#computed.push(hour);
		this.#out.push(paragraph(isTwice ? `${told}.` : `${hour} – ${told}`));
	}

	/** Cells of a quality above a name, or a name alone; `Présidence de séance` is no quality, but what pv writes where it knows none. */
	#signatures(element: Element): void {
		const signed: string[] = [];
		for (const cell of getRows(element).flat().map(getText)) {
			const [name = '', ...qualities] = cell.split('\n').reverse();
			const isOffice = (quality: string) => opensWith(quality, ['keys', 'chair'], ['keys', 'secretary']);
			for (const quality of qualities.filter(isOffice)) this.#computed.push(quality);
			const own = qualities.filter((quality) => !isOffice(quality));
			if (name !== '') signed.push([name, ...own].join(', '));
		}
		this.#label('signatures', '');
		this.#out.push(list(signed));
	}

	#proof(text: string): void {
		this.#computed.push(text);
		if (this.#isElection)
			for (const each of countLines(text, this.#lang).map(paragraph)) this.#out.push(each);
	}

	/** The table of a vote, with its heading and the names below it. */
	#vote(): void {
		let caption = '';
		if (getClass(this.#elements[this.#at]) === 'caption') {
			caption = getText(this.#elements[this.#at] as Element);
			const next = getClass(this.#elements[this.#at + 1]);
			if (next !== 'voteTable') {
				if (next === 'minutesTable') this.#computed.push(caption);
				else this.#out.push(paragraph(caption));
				return;
			}
			this.#at += 1;
		}
		const rows = getRows(this.#elements[this.#at] as Element).map((row) => row.map(getText));
		const details: VoteDetail[] = [];
		while (getClass(this.#elements[this.#at + 1]) === 'voteLine') {
			this.#at += 1;
			details.push(getDetail(getText(this.#elements[this.#at] as Element)));
		}
		const { lines, computed } = ownBallot(rows, details, caption, this.#lang);
		for (const each of computed) this.#computed.push(each);
		this.#flushRule();
		this.#out.push(list(lines));
	}

	#table(element: Element): void {
		const rows = getRows(element);
		const isIndex = rows.slice(1).some(([first]) => first !== undefined && isLink(first));
		if (isIndex) this.#computed.push(rows.map((row) => row.map(getText).join(' | ')).join('\n'));
		else {
			this.#flushRule();
			this.#out.push(element);
		}
	}

	#flushRule(): void {
		const rule = this.#rule;
		this.#rule = '';
		if (rule === '') return;
		const majority = this.#isElection ? undefined : majorityLine(rule, this.#lang);
		if (this.#isElection)
			for (const each of electionLines(rule, this.#lang).map(paragraph)) this.#out.push(each);
		if (majority === undefined) this.#computed.push(rule);
		else this.#out.push(paragraph(majority));
	}

	/** The sentence above the signatures that is not of the text. */
	#isGenerated(text: string): boolean {
		const next = getClass(this.#elements[this.#at + 1]);
		if (next !== 'doneAt') return false;
		return !mentions(text, 'closings') && getDetail(text).label === '';
	}
}

// --- What a Word file that pv wrote says of the rule of a vote, and of the counts of an election, as lines of the language.

/** `scrutin secret, 1er tour, 3 sièges`: a line for each. */
function electionLines(rule: string, lang: Language): string[] {
	return electionRules().flatMap(([name, pattern]) => {
		const [, value] = pattern.exec(rule) ?? [];
		const label = capitalized(vocabulary('labels').word(name, lang));
		return value === undefined ? [] : [labelLine(label, String(parseInteger(value) ?? value), lang)];
	});
}

/** `28 votants, 1 bulletin blanc`: a line for each. */
function countLines(text: string, lang: Language): string[] {
	return countsOf().flatMap(([name, pattern]) => {
		const [, count] = pattern.exec(text) ?? [];
		const word =
			name === 'voters' ? vocabulary('labels').word(name, lang) : vocabulary('answers').word(name, lang);
		return count === undefined ? [] : [labelLine(capitalized(word), count, lang)];
	});
}

/** The rule where it is in words; a reference to the bylaws says nothing without them. */
function majorityLine(rule: string, lang: Language): string | undefined {
	if (!wordPattern`${'majorityStems'}`.test(rule)) return undefined;
	return labelLine(capitalized(vocabulary('labels').word('majority', lang)), rule, lang);
}

const countsOf = () =>
	[
		['voters', wordPattern`(\d+)\s+${'ownVoters'}`],
		['blank', wordPattern`(\d+)\s+${'ownBlanks'}`],
		['void', wordPattern`(\d+)\s+${'ownVoids'}`],
	] as const;

const electionRules = () =>
	[
		['ballot', wordPattern`(${'ownBallots'})`],
		['round', wordPattern`(\d+)${'ordinalEnds'}\s+${'rounds'}`],
		['seats', wordPattern`(\d+|${'oneWords'})\s+${'seatWords'}`],
	] as const;

/** The table or list of people, decisions or actions that pv sets, or the head of one with its count. */
function isGenerated(element: Element | undefined): boolean {
	if (element?.tagName === 'h2')
		return element.children.some((child) => child.type === 'element' && getClass(child) === 'count');
	return ['minutesTable', 'participant'].includes(getClass(element) ?? '');
}

// --- The table of a vote in such a file, as ballot lines.

/** A line below the table: `Contre : Hugo Castel, Rose Ollivier`. */
interface VoteDetail {
	label: string;
	value: string;
}

/** A line of the vote, taken apart. */
function getDetail(text: string): VoteDetail {
	const [, label = '', value = text] = /^([^:]+?)\s?:\s(.*)$/su.exec(text) ?? [];
	return { label, value };
}

/** The lines of a vote, and what stands in the table that is computed. */
function ownBallot(
	rows: readonly (readonly string[])[],
	details: readonly VoteDetail[],
	caption: string,
	lang: Language,
): { lines: string[]; computed: string[] } {
	const [head = [], row = []] = rows;
	const computed: string[] = [];
	const word = (name: 'vote' | 'result') => capitalized(vocabulary('labels').word(name, lang));
	const consent = details.find(
		({ label, value }) => isOneOf(label, ['labels', 'vote']) || (label === '' && isOneOf(value, 'consents')),
	);
	const tally: Array<{ label: string; count: string; people: string }> = [];
	const lines: string[] = [];
	for (const [index, label] of head.entries()) {
		const cell = row[index] ?? '';
		const [, count = ''] = /^(\d[\d\s\u00A0\u202F]*?)(?=\s+\d+\s\p{L}|$)/u.exec(cell) ?? [];
		const isResult = isOneOf(label, ['labels', 'result']);
		if (isResult && isOneOf(cell, 'results')) lines.push(labelLine(word('result'), cell, lang));
		// An outcome that nothing establishes is no result to state.
		else if (isResult) computed.push(`${label} : ${cell}`);
		else if (consent !== undefined || /^0?$/.test(cell)) computed.push(`${label} : ${cell}`);
		else {
			if (count !== cell || isRecused(label)) computed.push(cell);
			const names = details.find((detail) => sameAnswer(detail.label, label));
			const people = names ? getList(names.value) : '';
			if (names) computed.push(names.label);
			if (names && people !== names.value) computed.push(names.value);
			tally.push({ label, count: count || cell, people });
		}
	}
	const others = details.filter(
		(detail) => detail !== consent && !head.some((label) => sameAnswer(detail.label, label)),
	);
	if (caption === word('vote')) computed.push(caption);
	else if (caption !== '') lines.unshift(caption);
	return {
		lines: [
			...others.map(({ label, value }) => (label === '' ? value : labelLine(label, value, lang))),
			...(consent ? [labelLine(word('vote'), consent.value, lang)] : tallyLines(tally, word('vote'), lang)),
			...lines,
		],
		computed,
	};
}

/** Counts alone are one line; with names each answer has its own. */
function tallyLines(
	tally: ReadonlyArray<{ label: string; count: string; people: string }>,
	vote: string,
	lang: Language,
): string[] {
	const counts = tally.flatMap(({ label, count, people }) => {
		const answer = people === '' ? vocabulary('answers').findId(label) : undefined;
		return answer === undefined ? [] : [`${count} ${vocabulary('answers').word(answer, lang)}`];
	});
	if (counts.length > 0 && counts.length === tally.length) return [labelLine(vote, counts.join(', '), lang)];
	return tally.map(({ label, count, people }) => {
		const named = people === '' ? count : `${count} (${people})`;
		return labelLine(label, isRecused(label) ? people : named, lang);
	});
}

/** `Résultat : Non établi`, `Result: Nobody elected`: an outcome that nothing establishes is no result to state. */
function isWithoutResult(text: string): boolean {
	const { label, value } = getDetail(text);
	return isOneOf(label, ['labels', 'result']) && !opensWith(value, 'results');
}

function isRecused(label: string): boolean {
	return isOneOf(label, ['labels', 'recused']);
}

function sameAnswer(a: string, b: string): boolean {
	const id = (label: string) => vocabulary('answers').findId(label) ?? vocabulary('labels').findId(label);
	return id(a) !== undefined && id(a) === id(b);
}

/** Names without what pv adds to them: their votes, and those who vote through them. */
function getList(names: string): string {
	return names
		.split(/,\s+(?![^()]*\))/)
		.filter(
			(name) => !wordPattern`\((?:[^()]*,\s)?${'throughWords'}\s[^()]*\)`.test(name) || byPost().test(name),
		)
		.map((name) => name.replace(/\s*\([^()]*\)$/u, ''))
		.join(', ');
}

const byPost = lazyPattern`(?u)${['groups', 'byPost']}`;
