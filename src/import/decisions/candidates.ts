/** Who stands, and the votes of each, as sentences say it. */

import { isCivility } from '../../text/names.js';
import { parseInteger } from '../../text/number.js';
import { matchesIn } from '../../text/places.js';
import {
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	phraseFinder,
	wordPattern,
	wordPatterns,
} from '../wording/dialect.js';
import { afterThat, MOST_TITLES, OTHERS, REPRESENTED } from '../wording/election-words.js';
import { listLink, nameLink, openLink } from '../wording/links.js';
import {
	civilAtStart,
	isOfSeats,
	isPlainName,
	type KnownNames,
	nameAtEnd,
	namesIn,
	withoutTitle,
} from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';

/** Those who stand, as a sentence names them. */
export function candidatesIn(
	written: string,
	known: KnownNames,
	isElection: boolean,
	isOfOffice = false,
): { names: string[]; isStrong: boolean } {
	if (written.length > 900) return { names: [], isStrong: false };
	// `Élection en bloc de Zoé Kaci et Ali Ben`
	const text = written.replace(phraseFinder('ballotWays'), ' ').replace(/\s{2,}/g, ' ');
	const proposed = isElection ? proposedIn(text, known, isOfOffice) : [];
	const found = [...outgoingIn(text, known), ...proposed];
	const nominee = isElection && proposed.length === 0 ? nomineeIn(text, known) : undefined;
	if (nominee !== undefined) found.push(nominee);
	let isStrong = false;
	for (const match of matchesIn(text, phraseFinder('renewals'))) {
		const after = text.slice(match.index + match[0].length).replace(REPRESENTED(), ' ');
		const all = namesIn(getSentences(after)[0] ?? '', known);
		const isNear = all.length > 0 && after.indexOf(all[0] ?? '') < FAR;
		// `Le mandat de Mme Roux vient à expiration ; l’assemblée renouvelle son mandat.`
		const isOwn = all.length === 0 && hasWordOf('mandates', match[0]);
		const names = isNear ? all : isOwn ? namesIn(text.slice(0, match.index), known).slice(-1) : [];
		isStrong ||= names.length > 0;
		for (const one of names) found.push(one);
	}
	for (const match of matchesIn(text, phraseFinder('candidateAfter'))) {
		// `M. Roux se présente et explique le déroulement.`
		if (!isElection && isInList('introduces', match[0])) continue;
		const before = text.slice(0, match.index).replace(openLink(), '');
		const names = namesIn(before.slice(before.lastIndexOf('.') + 1), known);
		const end = nameAtEnd(before, known);
		if (end !== undefined) for (const one of listLink().test(before) ? names : [end]) found.push(one);
	}
	for (const match of matchesIn(text, phraseFinder('electedWishes'))) {
		// `Proposed by Ana Bell and RESOLVED that Bo Carr be co-opted`
		const before = afterThat(text.slice(0, match.index));
		const end = nameAtEnd(before, known);
		if (end === undefined) continue;
		isStrong = true;
		for (const one of listLink().test(before) ? namesIn(before, known) : [end]) found.push(one);
	}
	for (const match of matchesIn(text, phraseFinder('candidateBefore', 'electedBefore'))) {
		const after = text.slice(match.index + match[0].length);
		const isSlate = hasWordOf('slateNouns', text.slice(0, match.index)) && isInList('composing', match[0]);
		if (wordPattern`^\s+${'agentWords'}\s`.test(after)) continue;
		// `There being no other nominations, Cllr Bell closed the list.`, and not `No other nominations than Ana Bell.`
		const isNobody = wordPattern`(?<!\p{L})${'noWords'}\s(?:\p{L}+\s)?$`.test(text.slice(0, match.index));
		if (isNobody && namesIn(/^[^,.;]*/.exec(after)?.[0] ?? '', known).length === 0) continue;
		if (proposed.length > 0 && moverIn(text)?.index === match.index) continue;
		const [near] = namesIn((getSentences(after)[0] ?? '').replace(REPRESENTED(), ' '), known);
		const isRightBehind = /^proposed$/iu.test(match[0]);
		if (near === undefined || after.indexOf(near) > (isRightBehind ? 1 : MOST_BEFORE)) continue;
		const isNoun = isSlate || isPhrase('electNouns', match[0]);
		// `de nommer en qualité de présidente Mme Roux`
		const isBehindOffice = phraseFinder('asOffice').exec(after.trimStart())?.index === 0;
		if (isNoun && after.indexOf(near) > MOST_TITLES && !isBehindOffice) continue;
		isStrong ||= isNoun && (known.has(near) || !isOfSeats(near));
		if (isNoun || isElection || wordPattern`${'candidateStems'}`.test(match[0]))
			// `Election of Officers Resolutions`
			for (const one of namesOfElected(after, known)) if (known.has(one) || !isOfSeats(one)) found.push(one);
	}
	return { names: [...new Set(found)], isStrong: isStrong && found.length > 0 };
}

/** `to elect Ana Bell as treasurer by Bo Carr, second by Cy Dean`: who is named before the office, or before who proposed it. */
function namesOfElected(after: string, known: KnownNames): string[] {
	const plain = getSentences(after.replace(/\([^()]*\)/g, ' ').replace(OTHERS(), ' '))[0] ?? '';
	// `Ana Bell for president, Bo Carr seconded`
	const [moved = ''] = plain.split(
		wordPattern`[,;]\s+(?:${'andWords'}\s+)?\p{Lu}[^,;]{1,50}?\s${'moverLabels'}(?!\p{L})`,
	);
	const [said = ''] = moved.split(wordPattern`\s${'proposedBy'}`);
	const offices = matchesIn(said, phraseFinder('asOffice'));
	const [office, more] = offices;
	// `nommer Ana Bell comme présidente et Bo Carr comme trésorier` names two.
	if (office === undefined || more !== undefined || !BY_SOMEBODY().test(said.slice(office.index)))
		return namesIn(said, known);
	const before = namesIn(said.slice(0, office.index), known);
	return before.length > 0 ? before : namesIn(said, known);
}

/** `as treasurer by Bo Carr`: behind an office, who proposed it. */
const BY_SOMEBODY = () => wordPattern`\s${exactly('byWords')}\s+\p{Lu}`;

/** `proposed by`, or `proposed` between a name with its comma and who does it: what opens the movers of a sentence. */
function moverIn(text: string): RegExpExecArray | null {
	return phraseFinder('movers').exec(text) ?? BARE_MOVER().exec(text);
}

const BARE_MOVER = () => wordPattern`(?<=\p{Lu}[\p{L}'’-]*,\s)${'moverLabels'}(?=:?\s\p{Lu})`;

/**
 * `Ana Bell (proposed: Bo Carr, seconded: Cy Dean).`, and nothing else; `Cllr Bell, proposed by Cllr Carr`, `Di Eames and Ed Frost, proposed by …`, who open
 * the sentence. `isOfOffice`: an office stands before it, or that they are elected in it; else `Bus Shelter, proposed by …` may be anything that is voted on.
 */
export function proposedIn(text: string, known: KnownNames, isOfOffice = false): string[] {
	const [, name = '', movers = ''] = /^([^():]{3,60}?)\s*\(([^()]{5,120})\)\s*[.;,]?$/u.exec(text) ?? [];
	if (known.isPerson(name) && phraseFinder('moves').test(movers)) return [name];
	const by = moverIn(text);
	const ahead =
		by === null
			? ''
			: text
					.slice(0, by.index)
					.replace(/^[^:,]{3,50}:\s+|[\s,(–—-]+$/gu, '')
					// `Ana Bell was proposed by Bo Carr`
					.replace(wordPattern`\s${'oneAuxiliaries'}$`, '');
	const behind = by === null ? '' : text.slice(by.index + by[0].length).trimStart();
	const [mover] = namesIn(behind, known);
	const isMoved = (mover !== undefined && behind.startsWith(mover)) || civilAtStart(behind) !== undefined;
	if (!isMoved) return [];
	const names = ahead.split(nameLink()).map((one) => {
		const whole = withoutTitle(one);
		const civil = civilAtStart(one) ?? '';
		if (known.has(whole)) return whole;
		if (civil !== '' && one.endsWith(civil)) return civil;
		return isOfOffice && isPlainName(whole) ? whole : '';
	});
	return names.includes('') ? [] : names;
}

/** Whether a sentence is nothing but somebody's name, and the next one tells who proposes: `Cllr P Ogden. Proposed by Cllr Rowe.` */
export function isNameAndMover(
	sentence: string,
	next: string,
	known: KnownNames,
	isOfOffice: boolean,
): boolean {
	if (phraseFinder('movers').exec(next)?.index !== 0) return false;
	const name = sentence.replace(/\.$/, '');
	const civil = civilAtStart(name) ?? '';
	return (civil !== '' && name.endsWith(civil)) || known.has(name) || (isOfOffice && isPlainName(name));
}

/** No more stands between what proposes or appoints somebody and the name. */
const MOST_BEFORE = 75;

/** A name stands no further behind `renouvelle le mandat`. */
const FAR = 60;

/** `Le mandat de Mme Roux arrive à échéance`: who may be elected once more. */
function outgoingIn(text: string, known: KnownNames): string[] {
	return matchesIn(text, phraseFinder('expiries')).flatMap(({ index }) => {
		const before = text.slice(0, index);
		const name = hasWordOf('mandates', before) ? nameAtEnd(before, known) : undefined;
		return name === undefined ? [] : [name];
	});
}

/** `Ana Bell obtient 12 voix, Bo Carr 9`; under a title of elections `Ana Bell 12, Bo Carr 9` as well: candidates and their votes, and no other number. */
export function votedIn(
	text: string,
	known: KnownNames,
	isElection: boolean,
): Array<{ name: string; votes: number }> {
	if (text.length > 400 || !/\d/.test(text)) return [];
	// `Ana Bell (41 voix), Bo Carr (22)`
	// `(41 voix)`
	const isBracketed = wordPatterns`\(\d{1,5}\s?${'shareUnits'}\)`.test(text);
	// `neuf (9) voix`
	const plain = text
		.replace(/(\p{L}+(?:-\p{L}+)*)\s\((\d{1,5})\)(?=\s\p{L})/gu, (whole, word: string, count: string) =>
			parseInteger(word) === Number(count) ? count : whole,
		)
		.replace(/\(([^()]*)\)/g, (_, inside: string) =>
			(isBracketed ? /^\d{1,5}(?:\s?\p{L}+)?$/u : /^\d{1,5}\s?\p{L}+$/u).test(inside) ? inside : ' ',
		);
	// `Ana Bell, Bo Carr et Cy Dean ont obtenu chacun 10 voix`
	const each = phraseFinder('eachWords').exec(plain);
	const [, same = ''] =
		each === null ? [] : (/^\s+(\d{1,5})\s+\p{L}/u.exec(plain.slice(each.index + each[0].length)) ?? []);
	const all = each === null || same === '' ? [] : namesIn(plain.slice(0, each.index), known);
	if (all.length > 1) return all.map((name) => ({ name, votes: Number(same) }));
	const found: Array<{ name: string; votes: number }> = [];
	let last = 0;
	let units = 0;
	for (const { 0: whole, 1: count = '', index } of matchesIn(plain, COUNT())) {
		// What stands between a candidate and his votes.
		const before = plain
			.slice(last, index)
			.replace(/[\s:–—-]+$/u, '')
			.replace(wordPattern`[\s,]+${'obtains'}$`, '');
		const name = nameAtEnd(behindOffice(before).replace(/[\s:–—-]+$/u, ''), known);
		if (name === undefined || found.some((one) => one.name === name)) return [];
		found.push({ name, votes: Number(count) });
		if (/\p{L}/u.test(whole)) units += 1;
		last = index + whole.length;
	}
	// A number beside another one's name is a date, an amount or an hour.
	if (/\d/.test(plain.slice(last).replace(/\d+(?:[,.]\d+)?\s*%/g, ''))) return [];
	return units > 0 || isElection ? found : [];
}

/** `Winner and new Vice President Ana B.`: whom the text names behind an office. */
function behindOffice(text: string): string {
	const office = matchesIn(text, phraseFinder('offices')).at(-1);
	const rest = office === undefined ? '' : text.slice(office.index + office[0].length);
	return /^\s+\p{Lu}/u.test(rest) ? rest.trimStart() : text;
}

/** A number with what it counts, or alone before the next name. */
const COUNT = () =>
	wordPatterns`(?<![\p{L}\d/.,-])(\d{1,5})(?:\s*${'shareUnits'}(?!\p{L})|(?=\s*(?:[,;.)]|$|\s(?:${'andWords'}|[–—-])\s)))`;

// --- Whom somebody of the meeting proposes for an office, as a sentence says it.

/**
 * `Cllr Bell proposed Cllr Carr as Chairman`, `Ana Bell nominated Bo Carr`, `Zoé Kaci proposes that Ali Ben takes the post`: Carr, and nobody where
 * what is proposed is no person, or where no person proposes it (`Proposed Cllr Bell`: that is who moves).
 */
export function nomineeIn(text: string, known: KnownNames): string | undefined {
	for (const { index, 0: verb } of matchesIn(text, phraseFinder('nominates'))) {
		const before = text.slice(0, index).trim();
		if ((nameAtEnd(before, known) ?? civilAtStart(before)) === undefined) continue;
		const after = text.slice(index + verb.length).trimStart();
		const that = phraseFinder('thatWords').exec(after);
		const rest = that?.index === 0 ? after.slice(that[0].length).trimStart() : after;
		const [name] = namesIn(getSentences(rest)[0] ?? '', known);
		if (name !== undefined && isTitles(rest.slice(0, rest.indexOf(name)))) return name;
		const civil = name === undefined ? civilAtStart(rest) : undefined;
		if (civil !== undefined) return civil;
	}
	return undefined;
}

/** `All councillors were in favour of Cllr Harris`: for whom everybody was, behind the words that say it. */
export function favouredBehind(after: string, known: KnownNames): string | undefined {
	const link = phraseFinder('favours').exec(after.trimStart());
	if (link?.index !== 0) return undefined;
	const rest = after.trimStart().slice(link[0].length).trimStart();
	const [name] = namesIn(getSentences(rest)[0] ?? '', known);
	return name !== undefined && isTitles(rest.slice(0, rest.indexOf(name))) ? name : civilAtStart(rest);
}

/** `Cllr Mrs`: civilities and what a person is, and no other word. */
function isTitles(text: string): boolean {
	return text
		.split(/[\s.]+/)
		.filter((word) => word !== '')
		.every((word) => isCivility(word) || isInList('honorifics', word));
}
