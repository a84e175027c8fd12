/** Those who signed foreign minutes, at their end: a quality and a name, one under the other, side by side or on one line. */

import { lazyPattern, mentions } from '../../language/index.js';
import { foldName } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { timesIn } from '../hours.js';
import { bare, isNumberedTitle, labelled } from '../lines/text.js';
import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { toBody } from '../people/person-entry.js';
import { answerAt } from '../wording/answers.js';
import {
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	labelOf,
	phraseFinder,
	wordList,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { and, nameLink } from '../wording/links.js';
import { officerDeeds } from '../wording/officer-deeds.js';
import { isPersonName, type KnownNames, knownNames, withoutTitle } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { verdictIn } from '../wording/verdict.js';
import { isOfOfficers } from './head-labels.js';

/** Signatures stand among the last units. */
const LAST = 40;
/** So many units may follow them: a note, a list of annexes. */
const MOST_BELOW = 6;

interface Signature {
	name: string;
	quality: string;
}

/** What a cell or line of the end may be. */
type Cell =
	| ({ kind: 'both'; isLabel: boolean } & Signature)
	| { kind: 'name'; name: string }
	| { kind: 'quality'; quality: string }
	| { kind: 'signing' };

/** Reads the signatures; their units stand in the header then. */
export function readSignatures(units: readonly Unit[], head: Head): void {
	const officers = [head.values.chair, head.values.secretary].filter((name) => name !== undefined);
	const listed = knownNames(head.people.map(({ name }) => name));
	const known = knownNames([
		...head.people.map(({ name }) => name),
		...officers.filter((name) => !listed.has(name)),
	]);
	for (let end = units.length; end > Math.max(0, units.length - MOST_BELOW); end -= 1) {
		const found = signaturesUpTo(units, end, head, known);
		if (found === undefined) continue;
		if (!found.isSure && (isAboveItem(units, found.taken, end) || isElected(units, found.taken))) continue;
		// `Ont voté contre` above names: they answer, and sign nothing.
		const above = units[found.taken.reduce((least, at) => Math.min(least, at), units.length) - 1];
		if (!found.isSure && answerAt(getText(above).replace(/\s*:$/, '')) !== undefined) continue;
		// `Le conseil élit son bureau :` above a list: whatever stands below it, they do not sign.
		if (found.taken.some((at) => units[at]?.kind === 'item' && isOfOfficers(units, at))) continue;
		head.signatures = signedOnce(found.signed).map(({ name, quality }) =>
			[withFirstName(name, known), office(quality.replace(/^[\s,]+/, ''))].filter(Boolean).join(', '),
		);
		head.findings.push({ what: 'signatures', value: head.signatures.join(' ; '), certainty: 'likely' });
		for (const at of found.taken) head.taken.add(at);
		return;
	}
}

/** `A. Bell`, `BELL A.`: the whole name of the only one of the meeting who can be meant. */
function withFirstName(name: string, known: KnownNames): string {
	const whole = HAS_INITIAL.test(withoutTitle(name)) ? known.whole(name) : undefined;
	return whole === undefined ? name : withoutTitle(whole);
}

const HAS_INITIAL = /(?:^|[\s-])\p{Lu}\p{Ll}?(?:\.|$)/u;

/** Whether the first number below goes on with one above: nobody signs above a further item, and an annex or the next agenda counts anew. */
function isAboveItem(units: readonly Unit[], taken: readonly number[], end: number): boolean {
	const first = taken.reduce((least, at) => Math.min(least, at), end);
	const next = units.slice(end).flatMap(numberOf)[0];
	return (
		next !== undefined &&
		next > 1 &&
		units
			.slice(0, first)
			.flatMap(numberOf)
			.includes(next - 1)
	);
}

/** The number of an item of a list or of a numbered title. */
function numberOf(unit: Unit): number[] {
	if (unit.number !== undefined) return [unit.number];
	const text = getText(unit);
	const [, digits] = isNumberedTitle(text) ? (/^[^\d]{0,12}(\d{1,3})/u.exec(text) ?? []) : [];
	return digits === undefined ? [] : [Number(digits)];
}

/** Who signs as chair and once more among the managers, by the same words in whatever order, signs once. */
function signedOnce<Signed extends { name: string }>(signed: readonly Signed[]): Signed[] {
	const known = new Set<string>();
	return signed.filter(({ name }) => {
		const words = foldName(withoutTitle(name)).split(/\s+/).sort().join(' ');
		return known.size < known.add(words).size;
	});
}

/** `Sont élus :` above the names, or a title of elections: they are elected, and sign nothing. */
function isElected(units: readonly Unit[], taken: readonly number[]): boolean {
	const announces = phraseFinder('electedBefore', 'electedAfter', 'candidateBefore');
	// `Declared elected: President, Ada Brun; Treasurer, Lise Kern.`
	if (taken.some((at) => announces.test(getText(units[at] as Unit)))) return true;
	const first = taken.reduce((least, at) => Math.min(least, at), units.length);
	for (let at = first - 1; at >= Math.max(0, first - MOST_ABOVE); at -= 1) {
		const unit = units[at] as Unit;
		const text = getText(unit);
		// Below the end of the meeting nobody is elected any more.
		const isEnd = phraseFinder('closingWords').exec(text)?.index === 0 && timesIn(text).length > 0;
		if (isEnd || mentions(text, 'closings') || labelled(text)?.label === 'closed') return false;
		if (unit.kind === 'heading')
			return text.split(/[^\p{L}-]+/u).some((word) => isInList('electionHeads', word));
		// `Election of officers for 2025`, right above the officers: a title that nothing marks as one.
		const [word = ''] = /^\p{L}+(?=[^.,;:]{0,60}$)/u.exec(text) ?? [];
		if (at === first - 1 && isInList('electionHeads', word)) return true;
		// `Le maire installe les conseillers suivants :` announces something else.
		if (/:\s*$/.test(text)) return text.split(/\s+/).length > MOST_TITLE_WORDS || announces.test(text);
	}
	return false;
}

/** What stands above those who sign is no longer sentence. */
const MOST_TITLE_WORDS = 6;

/** A list of candidates is not longer. */
const MOST_ABOVE = 20;

/** The signatures whose last unit is the one before `end`. */
function signaturesUpTo(
	units: readonly Unit[],
	end: number,
	head: Head,
	known: KnownNames,
): { signed: Signature[]; taken: number[]; isSure: boolean } | undefined {
	const rows: Array<{ at: number; cells: Cell[] }> = [];
	const opening = units.findLastIndex((unit, at) => at < end && opensSignatures(unit));
	let isSure = false;
	/** How many rows stand below the first words that say that somebody signs, and they. */
	let sure = 0;
	for (let at = end - 1; at >= Math.max(0, units.length - LAST); at -= 1) {
		const unit = units[at] as Unit;
		if (isSilent(unit)) continue;
		const cells = isBoundary(unit, head.taken.has(at))
			? undefined
			: getCells(unit, known, opening !== -1 && at >= opening);
		if (cells === undefined) break;
		for (const row of cells.reverse()) rows.unshift({ at, cells: row });
		if (!cells.some((row) => row.some(({ kind }) => kind === 'signing'))) continue;
		isSure = true;
		sure = rows.length;
	}
	// Without words that say so, a list of officers and labels are no signatures.
	const isListed = rows.some(
		({ at, cells }) =>
			units[at]?.kind === 'item' || cells.some((cell) => cell.kind === 'both' && cell.isLabel),
	);
	if (isListed && !isSure) return undefined;
	// What stands above the words that open the signatures is text.
	const isPlain = (cell: Cell) => cell.kind === 'both' && !cell.isLabel;
	while (sure > 0 && sure < rows.length && rows.at(-sure - 1)?.cells.every(isPlain)) sure += 1;
	if (isSure) rows.splice(0, rows.length - sure);
	if (rows.every(({ cells }) => cells.every(({ kind }) => kind === 'signing'))) return undefined;
	const signed: Array<Partial<Signature>> = [];
	/** Columns that wait for their names or qualities. */
	let waiting: Array<Partial<Signature>> = [];
	for (const { cells } of rows) {
		if (cells.every(({ kind }) => kind === 'signing')) continue;
		const fits =
			waiting.length === cells.length && cells.every((cell, index) => isWanted(waiting[index], cell));
		if (fits) {
			for (const [index, cell] of cells.entries()) Object.assign(waiting[index] ?? {}, getPart(cell));
			waiting = [];
			continue;
		}
		const parts = joinedParts(cells);
		for (const part of parts) signed.push(part);
		waiting = parts.filter((part) => part.name === undefined || part.quality === undefined);
	}
	const whole = signed.filter((one): one is Partial<Signature> & { name: string } => one.name !== undefined);
	// A name alone signs below words that say so, or where somebody of the meeting bears it.
	const isBeside = whole.filter(({ quality }) => quality !== undefined).length > 1;
	const isMeant =
		isBeside ||
		whole.every(
			({ name, quality }) => quality !== undefined || isSure || (known.has(name) && /\s/.test(name)),
		);
	// Above other text, one line that looks like a signature may be a sentence.
	const isLast = units.slice(end).every(isSilent);
	const isKnown = whole.every(
		({ name, quality }) => quality !== undefined && !/[,;]/.test(quality) && known.has(name),
	);
	if (whole.length === 0 || !isMeant || !(isLast || isSure || isKnown || whole.length > 1)) return undefined;
	const each = new Map<string, Signature>();
	for (const { name, quality = '' } of whole) {
		const key = foldName(withoutTitle(name));
		const there = each.get(key);
		// `/s/ Ana Bell` above `Ana Bell, Chair`
		if (there === undefined) each.set(key, { name, quality });
		else there.quality ||= quality;
	}
	const first = rows[0]?.at ?? end;
	const last = rows.at(-1)?.at ?? end;
	// Lines to sign on between them go with them.
	const lines = units.flatMap(({ kind }, at) => (kind === 'rule' && at > first && at < last ? [at] : []));
	return {
		signed: [...each.values()],
		taken: [...new Set([...rows.map(({ at }) => at), ...lines])],
		isSure,
	};
}

/** `Signed:`, above those who did. */
function opensSignatures({ lines: [first = ''] }: Unit): boolean {
	return /:\s*$/.test(bare(first)) && isPhrase('signings', tidy(bare(first)));
}

/** `Signed ..... Ana Bell ..... Chair`: a name and a quality on one line are one signature. */
function joinedParts(cells: readonly Cell[]): Array<Partial<Signature>> {
	const parts = cells.filter(({ kind }) => kind !== 'signing').map(getPart);
	const [one = {}, other, more] = parts;
	const isPair =
		other !== undefined &&
		more === undefined &&
		((one.name === undefined && other.quality === undefined) ||
			(one.quality === undefined && other.name === undefined));
	return isPair ? [{ ...one, ...other }] : parts;
}

function isWanted(waiting: Partial<Signature> | undefined, cell: Cell): boolean {
	return cell.kind === 'name'
		? waiting?.name === undefined
		: cell.kind === 'quality' && waiting?.quality === undefined;
}

function getPart(cell: Cell): Partial<Signature> {
	if (cell.kind === 'both') return { name: cell.name, quality: cell.quality };
	return cell.kind === 'name'
		? { name: cell.name }
		: cell.kind === 'quality'
			? { quality: cell.quality }
			: {};
}

/** A unit that has no words: a rule, a comment, lines of underscores. */
function isSilent(unit: Unit): boolean {
	const text = getText(unit) + (unit.rows ?? []).flat().join('');
	return (
		unit.kind === 'comment' ||
		unit.kind === 'rule' ||
		!/[\p{L}\p{N}]/u.test(text.replace(SPACE_TO_SIGN(), ''))
	);
}

/** `A. Bell (signed)` */
const IS_SIGNED = () => wordPattern`\s*\(${exactly('signedMarks')}\)$`;

/** `[signature]`, `(signé)`, in the place of the hand. */
const SPACE_TO_SIGN = lazy(
	() =>
		new RegExp(
			`^[[(<]\\s*(?:${wordList('signings')
				.filter((word) => !/\s/.test(word))
				.join('|')})\\s*[\\])>]$`,
			'iu',
		),
);

/** Above such a unit no signature stands. */
function isBoundary(unit: Unit, isTaken: boolean): boolean {
	const text = getText(unit);
	return (
		isTaken ||
		text.length > 400 ||
		(unit.kind === 'heading' && !/signature/i.test(text)) ||
		mentions(text, 'closings') ||
		labelled(text)?.label === 'closed' ||
		isSentence(unit)
	);
}

/** `Bo Carr asked for a new notice board.` at the end of the minutes: what somebody did, and no office of who signs. */
function isSentence(unit: Unit): boolean {
	const last = unit.lines.at(-1) ?? '';
	// `The treasurer's report was accepted. Moved Ana Bell, seconded Bo Carr. Carried.`
	const decides = phraseFinder('moves').test(last) || verdictIn(last) !== undefined;
	if (decides && !phraseFinder('signings', 'signedBy').test(last)) return true;
	return (
		/\p{Ll}\.$/u.test(last) &&
		last.split(/\s+/).length > MOST_TITLE_WORDS &&
		// `Ana Bell, President called the meeting to order.`
		(!/[,:]/.test(last) || officerDeeds(last, 'chair', 'opener').length > 0) &&
		!phraseFinder('signings', 'signedBy').test(last)
	);
}

/** The cells of a unit by rows; undefined where one of them is no part of a signature. */
function getCells(unit: Unit, known: KnownNames, isBelowSigned: boolean): Cell[][] | undefined {
	const rows: Cell[][] = [];
	const text = getText(unit);
	const told = signersIn(text);
	if (told !== undefined) {
		const cells = told.map((one) => getCell(one, known, isBelowSigned));
		return cells.every((cell) => cell !== undefined && cell.kind !== 'quality')
			? [[{ kind: 'signing' }], ...cells.map((cell) => [cell as Cell])]
			: undefined;
	}
	for (const texts of getRows(unit).map((row) =>
		row.flatMap(officersBeside).flatMap((text) => namesBeside(text, known)),
	)) {
		const cells: Cell[] = [];
		for (const text of texts) {
			if (dateBeside().test(text)) continue;
			const cell = getCell(text, known, isBelowSigned);
			if (cell === undefined) return undefined;
			cells.push(cell);
		}
		if (cells.length > 0) rows.push(cells);
	}
	return rows;
}

/** `Ont signé au registre : Ana Bell, Bo Carr`, `Le présent procès-verbal est signé par le président, Ana Bell, et la secrétaire, Zoé Kaci.` */
function signersIn(text: string): string[] | undefined {
	const by = phraseFinder('signedBy').exec(text);
	const colon = text.indexOf(':');
	if (by !== null && by.index > 0 && by.index < LONGEST_LEAD) {
		const signers = text.slice(by.index + by[0].length).replace(signedOn(), '');
		const names = signers.split(nameLink()).map(tidy);
		return names.every((name) => isName(name)) ? names : signers.split(and()).map(tidy);
	}
	const sign = phraseFinder('signings').exec(text);
	if (sign?.index !== 0 || colon === -1 || colon > LONGEST_LEAD || /[;()]/.test(text)) return undefined;
	const names = text
		.slice(colon + 1)
		.split(nameLink())
		.map(tidy);
	return names.length > 1 && names.every((name) => isName(name)) ? names : undefined;
}

/** What says that the people behind it signed is not longer. */
const LONGEST_LEAD = 90;

/** `du`, `of the`, between the word for a signature and the office. */
const OF = lazyPattern`(?u)^(?:${['eventLinks', 'of']})\s*(?:l[ea]|the)?\s+`;

/** `Ana Bell, présidente — Bo Carr, secrétaire` */
function officersBeside(text: string): string[] {
	const parts = text.split(/\s[–—]\s/);
	const areOfficers = parts.every((part) => {
		const [, name = '', quality = ''] = /^([^,]+),\s(.+)$/su.exec(part) ?? [];
		return isPersonName(name) && isRole(quality);
	});
	return areOfficers ? parts : [text];
}

/** `Ana Bell Bo Carr Cy Dean`: columns of a page that lost their gaps, where each of the names is somebody's of the meeting. */
function namesBeside(text: string, known: KnownNames): string[] {
	const words = text.split(/\s+/);
	if (words.length < 4 || words.length > 12 || words.some((word) => !/^\p{Lu}/u.test(word))) return [text];
	const names: string[] = [];
	for (let at = 0; at < words.length; ) {
		const size = [3, 2].find(
			(count) => at + count <= words.length && known.has(words.slice(at, at + count).join(' ')),
		);
		if (size === undefined) return [text];
		names.push(words.slice(at, at + size).join(' '));
		at += size;
	}
	return names;
}

/** A row of a table, or columns parted by wide gaps. */
function getRows(unit: Unit): string[][] {
	const hasWords = (cell: string) => /\p{L}/u.test(cell);
	if (unit.rows !== undefined) return unit.rows.map((row) => row.map(tidy).filter(hasWords));
	return unit.lines.map((line) =>
		line
			.replace(/[_.…]{4,}/g, '    ')
			.replace(wordPatterns`\s*\(${'signedShort'}\)\s*(?=:)`, ' ')
			.split(wordPattern`\t+|\s{3,}|\s*;\s+|\s[–—]\s(?=${'articles'}\s)|(?<=\))\s*[,/–—-]\s+(?=\p{L})`)
			.map((cell) => tidy(bare(cell)))
			.filter(hasWords),
	);
}

function getCell(text: string, known: KnownNames, isBelowSigned: boolean): Cell | undefined {
	const plain = tidy(
		text
			.replace(/^\(([^()]*)\)$/, '$1')
			// `/s/ Ana Bell`, `A. Bell (signed)`, `Ana Bell  Date`
			.replace(/^\/s\/\s*|\s+Date$/gu, '')
			.replace(IS_SIGNED(), '')
			// `S. Abadie` is somebody whose first name starts so.
			.replace(wordPattern`^(?:\([Ss]\)|\(?${exactly('signedOwn')}\)?)[.:\s]+(?=\p{Lu})`, '')
			.replace(signedOn(), '')
			// `Chairman's signature: Ana Bell`
			.replace(/['’]s?\s+(\p{L}+)(?=\s*:|$)/u, (all, word: string) =>
				labelOf(word) === 'signatures' ? '' : all,
			),
	);
	// `Respectfully Submitted` is nobody's name.
	if (placeAndDate().test(plain) || isPhrase('signings', plain)) return { kind: 'signing' };
	const [first = '', ...rest] = plain.split(/\s+/);
	const isSignature = labelOf(first) === 'signatures';
	// `Signature du président : Ana Bell`; `Signatures des membres :`
	const office = rest.join(' ').replace(OF(), '');
	if (isSignature && office !== rest.join(' ')) {
		const signed = getSignature(office, isBelowSigned);
		return signed === undefined ? { kind: 'signing' } : { kind: 'both', isLabel: false, ...signed };
	}
	const both = getSignature(plain, isBelowSigned);
	// `Secretary: Ana Bell` tells who was it; `Le secrétaire : Ana Bell` stands below the space for a signature.
	const isLabel =
		/:/.test(plain) &&
		!articleAhead().test(plain) &&
		bySigner().exec(plain) === null &&
		!IS_SIGNED().test(text);
	if (both !== undefined) return { kind: 'both', isLabel, ...both };
	if (isQuality(plain.replace(/^\((.*)\)$/, '$1'))) return { kind: 'quality', quality: plain };
	if (isName(plain, known)) return { kind: 'name', name: plain };
	return isSigning(plain) ? { kind: 'signing' } : undefined;
}

/** `Ana Bell, Chair, 12 January 2024`: the day of the signature. */
const signedOn = () =>
	wordPattern`(?:,|\s(?=${'signingDays'}\s))\s*(?:${'signingDays'}\s+)?(?:\d{1,2}${'ordinalEnds'}?\s+\p{L}{3,9}\.?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$`;

/** `Date : 12/03/2024`, `1 October 2018`, beside a signature. */
const dateBeside = () =>
	wordPattern`^(?:${'datedWords'}\s*:?\s*(?:[\d\s./_-]*|\d{1,2}${'ordinalEnds'}?\s+\p{L}{3,9}\.?\s+\d{4})|\d{1,2}${'ordinalEnds'}?\s+\p{L}{3,9}\.?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$`;

/** `Fait à Paris, en deux exemplaires, le 30 mars 2016`; `Pour extrait conforme`; `Respectfully submitted`. */
function isSigning(text: string): boolean {
	const phrase = phraseFinder('signings').exec(text);
	return (phrase !== null && phrase.index === 0 && text.length < 160) || placeAndDate().test(text);
}

/** `À Bordeaux, le 4 juin`. */
const placeAndDate = () =>
	wordPattern`^(?:${exactly('signingPlaces')}\s+)?\p{Lu}[\p{L}\s-]{1,30},\s+${exactly('signingDays')}(?![\p{L}])`;

/** `Le président de séance,`; `The chair`; `Secretary`; `Un administrateur`. */
function isQuality(text: string): boolean {
	// `Clerk to the Council`
	const words = text.replace(articleAhead(), '').replace(toBody(), '');
	return text.length < 80 && !/\d/.test(words) && (isRole(words) || (words !== text && hasRole(words)));
}

/** `Le président`, `Club secretary`, and not `Rapport moral du président`. */
function isOffice(text: string): boolean {
	const words = text.replace(articleAhead(), '').split(/\s+/);
	return isQuality(text) && (isRole(words[0] ?? '') || !OF().test(words.slice(-2).join(' ')));
}

/** `L’un des associés`, `Le premier échevin`: a few words, an office among them. */
function hasRole(text: string): boolean {
	const words = text.split(/\s+/);
	return words.length < 6 && words.some((word) => isRole(word));
}

const articleAhead = () =>
	wordPattern`^(?:${['articles', 'forWords']}\s+(?:${'articles'}\s+)?|${'forWords'} ${'elisions'}|${'elisions'})`;
/** Words with capitals and nothing else; a single one with its civility, or where somebody of the meeting bears it. */
function isName(text: string, known?: KnownNames): boolean {
	const name = withoutTitle(text);
	// `LE GOFF Ana`
	const isParticle = /^\p{Lu}{2,3}\s\p{Lu}{2}/u.test(name);
	if (
		(articleAhead().test(name) && !isParticle) ||
		isRole(name) ||
		!isPersonName(name) ||
		// `THE PUBLIC ARE WELCOME TO ATTEND`
		hasWordOf('copulaWords', name) ||
		// `C. Reports` above `1. Treasurer`
		(hasWordOf('itemWords', name) && known?.has(name) !== true) ||
		/[,()]|\s[–—-]\s/.test(name)
	)
		return false;
	return /\s/.test(name) ? name.split(/\s+/).length < 6 : name !== text || known?.has(name) === true;
}

/** `Le président, Tarek Zidi`; `Nicolas Hald, président de l'association :`; `Carried by Ana Bell (Chair)`; the name comes after or before. */
function getSignature(text: string, isBelowSigned: boolean): Signature | undefined {
	if (text.length > 200) return undefined;
	const [, called = '', office = ''] =
		/^(\p{Lu}[^,(]+?)\s*(?:,\s+|\s*\(|\s[–—-]\s)(\p{L}[^)]{2,80}?)\)?$/u.exec(text) ?? [];
	if (
		isName(called) &&
		(isQuality(office) || (/^\p{Ll}[^,.]*$/u.test(office) && (isBelowSigned || opensOffice(office))))
	)
		return { name: called, quality: tidy(office) };
	const [, role = '', name = ''] = /^([^:,]{3,50}?)\s*[:,]\s*(.+)$/iu.exec(text) ?? [];
	const [by = ''] = bySigner().exec(text) ?? [];
	const named = by === '' ? name : tidy(text.slice(by.length));
	const [who = '', more = ''] = /^([^,(]+?)(?:\s*[,(]\s*([^)]+)\)?)?$/u.exec(named)?.slice(1) ?? [];
	if (isName(who) && (by !== '' || isQuality(role)) && (more === '' || isQuality(more)))
		return { name: who, quality: isQuality(role) && by === '' ? role : more };
	for (let at = 1; at < text.length; at += 1) {
		const rest = text.slice(at);
		if (
			/\s/.test(text[at - 1] ?? '') &&
			/^\p{Lu}/u.test(rest) &&
			isName(rest) &&
			// `Minutes taken by Ana Bell` says who wrote them.
			!isPhrase('secretaryBefore', text.slice(0, at).trim()) &&
			isOffice(text.slice(0, at).trim())
		)
			return { name: tidy(rest), quality: tidy(text.slice(0, at)) };
	}
	return undefined;
}

/** `membre du conseil`, `first deputy mayor`; `present the budget to the chair` is a task. */
function opensOffice(text: string): boolean {
	return text.split(/\s+/, FIRST_WORDS).some((word) => isRole(word));
}

const FIRST_WORDS = 3;

/** Before the name of who signs. */
const bySigner = () => wordPattern`^${'signsBy'}\s*[:,]?\s+(?=\p{L})`;

/** `Le président` as the header names it: `président`. */
function office(quality: string): string {
	const rest = quality.replace(articleAhead(), '');
	return /^\p{Lu}{2}/u.test(rest) ? rest : `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

function tidy(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\s,:._…]+$/u, '')
		.replace(/^[\s_…]+/, '')
		.trim();
}
