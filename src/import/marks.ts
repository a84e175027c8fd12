/** What one unit of foreign minutes, or one sentence of it, says about a decision. */

import { vocabulary } from '../language/index.js';
import { answerLines, answerSentences, isRestOfOptions } from './answer-lines.js';
import { isOffice, namedList, officerLines } from './candidate-lists.js';
import { createMark, type Mark } from './decision-model.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from './dialect.js';
import {
	candidatesIn,
	electedIn,
	firstOf,
	officesIn,
	passedOffice,
	saysElection,
	votedIn,
} from './elected.js';
import { electedVerb } from './elected-verb.js';
import { answerAt, figuresIn, isPureTally, voteLabel } from './figures.js';
import { nameLink } from './links.js';
import { favouredBehind, nomineeIn } from './nominee.js';
import { isPersonName, type KnownNames, knownNames, namesIn } from './person-names.js';
import { getSentences } from './sentences.js';
import { getText, type Unit } from './units.js';
import {
	consentIn,
	isElsewhere,
	isGenericVerdict,
	isGround,
	isMotion,
	isReported,
	isResolved,
	isSupposed,
	type Verdict,
	verdictIn,
} from './verdict.js';
import { nomineeMarks, tableMarks } from './vote-table.js';

export function marksIn(
	units: readonly Unit[],
	places: readonly number[],
	isElection: boolean,
	known: KnownNames,
): Mark[] {
	const marks: Mark[] = [];
	/** Where a motion stands that somebody be elected whom it does not name. */
	let motion: number | undefined;
	/** An office that a line opened, of which nothing was said yet. */
	let opened: string | undefined;
	const push = (mark: Mark) => {
		marks.push(opened === undefined ? mark : { ...mark, opens: opened });
		opened = undefined;
	};
	for (let index = 0; index < places.length; index += 1) {
		const at = places[index] as number;
		const unit = units[at] as Unit;
		if (unit.kind === 'comment' || unit.kind === 'other' || unit.kind === 'rule' || unit.kind === 'heading')
			continue;
		if (unit.kind === 'table') {
			const below = getText(units[places[index + 1] ?? -1]);
			const told = below.length < LONGEST_VERDICT && electedIn(below, known);
			const isTold = told !== false && told.phrase && told.elected.length === 0;
			const nominees = isTold ? nomineeMarks(unit, at, known) : undefined;
			for (const mark of nominees ?? tableMarks(unit, at, isElection, known)) push(mark);
			if (nominees !== undefined) index += 1;
			continue;
		}
		// `Résultats du questionnaire :` above a list.
		const above = getText(units[places[index - 1] ?? -1]);
		if (unit.kind === 'item' && /:\s*$/.test(above) && hasWordOf('surveys', above)) {
			while (units[places[index + 1] ?? -1]?.list === unit.list) index += 1;
			continue;
		}
		if (!isElection && isRestOfOptions(units, at)) continue;
		const lines = answerLines(units, places, index, known);
		if (lines !== undefined) {
			const { mark } = lines;
			const name = nameAbove(units, places, index, isElection, known);
			// `- Ana Bell` and below it `- 14 pour`: a ballot on her.
			if (name === undefined) push(mark);
			else push({ ...mark, counts: [], isTable: false, candidates: [{ name, counts: mark.counts }] });
			index = lines.last;
			continue;
		}
		const officers = officerLines(units, places, index, isElection, known);
		if (officers !== undefined) {
			opened = undefined;
			for (const one of officers.marks) push(one);
			index = officers.last;
			continue;
		}
		const list = namedList(units, places, index, isElection, known);
		if (list !== undefined) {
			for (const one of list.marks) push(one);
			index = list.last;
			continue;
		}
		const own = getText(unit);
		const text = unit.kind === 'item' ? `${openClause(units, places, index)}${own}` : own;
		if (text.length > 4000) continue;
		opened = officeOpened(unit, isElection) ?? opened;
		// `Renouvellement du tiers : Zoé Kaci (sortante), Ali Ben. Ils sont élus.`
		const [whole = '', label = '', listed = ''] = /^([^:.]{5,60})\s*:\s+(.*)$/su.exec(text) ?? [];
		const isElectionLine = whole !== '' && saysElection(label);
		const standing = isElectionLine ? standingIn(listed, known) : [];
		if (standing.length > 0)
			push({
				...createMark(at, text),
				candidates: standing.map((name) => ({ name })),
				// `Two nominations were received: …` names no office.
				...(isSaying(label) ? {} : { opens: stoodFor(label) }),
			});
		const said = getSentences(text);
		// Figures may stand behind what is voted on: `Moved by Bell. Ayes: Carr, Dean. Nays: Ewell.`
		const told = answerSentences(said, known);
		if (told !== undefined && mostCounts(text) < told.counts.length) {
			const verdict = verdictIn(said.slice(told.end).join(' '));
			push({ ...createMark(at, text), counts: told.counts, ...(verdict === undefined ? {} : { verdict }) });
			continue;
		}
		if (movesUnnamed(text, known)) motion = at;
		const isOwnMotion = movesElse(text, isElection, known) || (motion !== undefined && at - motion < 2);
		for (const sentence of clauses(nominationOf(withoutOffice(text, unit))).flatMap(electedApart)) {
			if (isOfSurvey(sentence)) continue;
			const officers = officesIn(sentence, known);
			// `M. Roux est élu président de séance, Mme Gil secrétaire.`
			const [first] = officers;
			const isSitting = first !== undefined && saysSitting(first.office, isElection);
			for (const { names, office } of officers)
				push({
					...createMark(at, sentence),
					...(isSitting || saysSitting(office, isElection) ? { isSitting: true } : {}),
					elected: names,
					saysElected: true,
					office,
				});
			if (officers.length > 0) continue;
			const stand = marks.some(({ candidates, to }) => candidates.length > 0 && at - to <= NEAR);
			const mark = getMark(sentence, at, isElection || isElectionLine, known, stand);
			if (mark !== undefined)
				push({
					...mark,
					isPure: mark.isPure && sentence.length >= text.length - 2,
					...(isBareVerdict(mark, text) ? { isBare: true } : {}),
					...(text.startsWith(sentence.slice(0, 12)) ? {} : { isBehind: true }),
					...(isOwnMotion && mark.verdict !== undefined ? { isOwnMotion } : {}),
				});
		}
	}
	return marks;
}

/** `Le conseil a ensuite` above `- élu Mme Roux maire ;` and `- fixé les indemnités`: what each of the items goes on from, the body and its verb. */
function openClause(units: readonly Unit[], places: readonly number[], index: number): string {
	const list = units[places[index] ?? -1]?.list;
	let above = index - 1;
	while (list !== undefined && index - above < MOST_OF_CLAUSE && units[places[above] ?? -1]?.list === list)
		above -= 1;
	const lead = getText(units[places[above] ?? -1]);
	const [, before = '', one = '', other = ''] =
		/^(.{4,200}?\s)(?:(\p{Ll}{1,5})|(\p{Ll}{1,5})\s\p{Ll}{3,12})\s*:?$/u.exec(lead) ?? [];
	const verb = isInList('openVerbs', other) ? other : isInList('openVerbs', one) ? one : '';
	const body = verb === '' ? undefined : [...before.matchAll(phraseFinder('bodies'))].at(-1);
	return body === undefined ? '' : `${before.slice(body.index)}${verb} `;
}

/** A list of what a body did has no more items. */
const MOST_OF_CLAUSE = 60;

/**
 * `Ana Bell nominated by Bo Carr. Seconded by Cy Dean. Accepted`: what is said of her before she accepts, which is no verdict; nothing where she declines.
 */
function nominationOf(text: string): string {
	const [, before = '', answer = ''] = /^(.{5,300}[.;,])\s+(\p{L}{5,12})[.\s]*$/su.exec(text) ?? [];
	if (before === '' || !phraseFinder('candidateAfter', 'candidateBefore').test(before)) return text;
	if (isPhrase('standsDown', answer)) return '';
	return isPhrase('standsIndeed', answer) ? before : text;
}

/** `Bo Carr moves to have four seats. Carried`, among those who stand for them: a motion that names none of them. */
function movesElse(text: string, isElection: boolean, known: KnownNames): boolean {
	const { index, 0: word = '' } = phraseFinder('movesTo').exec(text) ?? {};
	return (
		isElection &&
		index !== undefined &&
		namesIn(getSentences(text.slice(index + word.length))[0] ?? '', known).length === 0 &&
		!saysElection(text.slice(index))
	);
}

/** `Motion: That three members be elected`: how many, and not who. */
function movesUnnamed(text: string, known: KnownNames): boolean {
	return (
		phraseFinder('electedWishes').test(text) &&
		phraseFinder('thatWords').test(text) &&
		namesIn(text, known).every((name) => !known.has(name))
	);
}

/** `Treasurer: Bo nominated Ana.`, `**Secrétaire** Zoé se présente.`, `Trésorerie`: the office that a line of an election opens. */
function officeOpened(unit: Unit, isElection: boolean): string | undefined {
	const text = getText(unit);
	const [, bold = ''] = /^\s*(?:[-*+]\s+)?\*\*([^*]{3,50}?)\s*:?\s*\*\*/u.exec(unit.source[0] ?? '') ?? [];
	const [, label = ''] = /^([^:.]{3,50}?)\s*:(?=\s|$)/u.exec(text) ?? [];
	const whole = text.split(/\s+/).length < 6 && !/[.,;]$/.test(text) ? text : '';
	const found = [bold, isElection ? label : '', whole].find(
		(words) => words !== '' && isOffice(words) && !hasWordOf('notStanding', words),
	);
	return found === undefined ? undefined : stoodFor(found);
}

/** `Nominations for treasurer`: treasurer. */
function stoodFor(label: string): string {
	const stands = phraseFinder('candidateBefore').exec(label);
	const rest = stands?.index === 0 ? label.slice(stands[0].length).trimStart() : '';
	const link = phraseFinder('officeLinks').exec(rest);
	const office = link?.index === 0 ? rest.slice(link[0].length).trim() : '';
	return office === '' || !isOffice(office) ? label : office;
}

/** No title of an election that stands before its candidates has as many words. */
const MOST_IN_TITLE = 8;

/** Whether words are a clause with a verb, and no title. */
function isSaying(words: string): boolean {
	return hasWordOf('auxiliaries', words) || words.split(/\s+/).length >= MOST_IN_TITLE;
}

/** `**Secretary** Zoé Kaci was elected`: what is said of the office, whose name is no part of that of a person. */
function withoutOffice(text: string, unit: Unit): string {
	const [, bold = ''] = /^\s*\*\*([^*:]{3,50}?)\s*\*\*\s+\p{Lu}/u.exec(unit.source[0] ?? '') ?? [];
	return bold !== '' && isOffice(bold) && text.startsWith(bold) ? text.slice(bold.length).trim() : text;
}

/** The candidate whose name is all of the line above a list of answers. */
function nameAbove(
	units: readonly Unit[],
	places: readonly number[],
	index: number,
	isElection: boolean,
	known: KnownNames,
): string | undefined {
	const unit = index === 0 ? undefined : units[places[index - 1] as number];
	const name = getText(unit).replace(/[\s:*]+$/, '');
	const before = index < 2 ? '' : getText(units[places[index - 2] as number]).replace(/[\s:*]+$/, '');
	const isName = (text: string) => known.has(text) || (/\s/.test(text) && isPersonName(text));
	if (!isElection || unit?.kind === 'heading' || name.length > 60 || /[.;]$/.test(name)) return undefined;
	// The last of a list of names is none of its own.
	return isName(name) && !isName(before) ? name : undefined;
}

/** `Ana est élue présidente et Luc est élu trésorier`, with a semicolon too: two elections. */
function electedApart(sentence: string): string[] {
	const parts = sentence.split(
		wordPattern`(?:(?:\s*[,;])?\s+${'andWords'}|\s*[,;])\s+(?=\p{Lu}[^,;]{2,60}?\s${'oneAuxiliaries'}\s(?:\p{L}+\s){0,2}?${'electParticiples'})`,
	);
	return parts.length > 1 && parts.every((part) => wordPattern`(?<!\p{L})${'electParticiples'}`.test(part))
		? parts
		: [sentence];
}

/** `CARRIED`, `Motion carried.`, `Adopté.`: a verdict, and no more of its unit. */
function isBareVerdict(mark: Mark, text: string): boolean {
	return (
		mark.verdict !== undefined &&
		mark.counts.length === 0 &&
		mark.elected.length + mark.candidates.length === 0 &&
		text.split(/\s+/).length <= 3
	);
}

/** Sentences; figures after a full stop belong to what stands before: `10 votes pour. 2 Abstentions`. */
function clauses(text: string): string[] {
	if (isPureTally(text)) return [text];
	return getSentences(text).reduce<string[]>((out, sentence) => {
		const last = out.at(-1);
		const figures = figuresIn(sentence);
		const before = last === undefined ? undefined : figuresIn(last);
		const isRest =
			figures !== undefined &&
			before !== undefined &&
			figures.counts.every(({ answer }) => before.counts.every((other) => other.answer !== answer)) &&
			figures.from < 3;
		// `No discussion, no objections. Motion carries.`
		const isVerdict =
			last !== undefined &&
			isGenericVerdict(sentence) &&
			figures === undefined &&
			before === undefined &&
			consentIn(sentence) === undefined &&
			consentIn(last) !== undefined;
		// `… a renewal of 24 months. (unanimous consent)`
		const isAside = /^\([^()]+\)\.?$/u.test(sentence) && consentIn(sentence) !== undefined;
		if (
			last !== undefined &&
			(isRest ||
				isVerdict ||
				isAside ||
				(wordPattern`^(?:\d+|${'noneWords'})\s.{0,40}${'restAnswers'}`.test(sentence) &&
					before !== undefined))
		)
			out[out.length - 1] = `${last.replace(/\.$/, '')}, ${sentence}`;
		else out.push(sentence);
		return out;
	}, []);
}

/** Offices of the sitting alone: who chairs it, who writes its minutes, who counts; outside elections `Mme Roux est désignée secrétaire.` too. */
function saysSitting(text: string, isElection: boolean): boolean {
	// `est nommée en qualité de secrétaire de l’association`: of the body, and not of the sitting.
	const isOfSitting = [...text.matchAll(phraseFinder('sittingOffices'))].some(
		({ index, 0: said }) =>
			phraseFinder('lasting').exec(text.slice(index + said.length).trimStart())?.index !== 0,
	);
	if (isOfSitting) return true;
	return (
		!isElection &&
		[...text.matchAll(phraseFinder('secretaryAfter', 'chairAfter'))].some(({ index, 0: said }) =>
			/^\s*(?:$|[.,;(])/u.test(text.slice(index + said.length)),
		)
	);
}

/** `Zoé candidate`: who stands, by one name too. */
function standingName(text: string): string | undefined {
	const [, name = '', word = ''] =
		/^(\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)*)[\s,(]+(\p{Ll}+)\)?$/u.exec(text) ?? [];
	return name !== '' && hasWordOf('candidatures', word) ? name : undefined;
}

/** The people of a sentence that is nothing but a list of them. */
function standingIn(text: string, known: KnownNames): string[] {
	const names = (getSentences(text)[0] ?? '')
		.replace(/\([^()]*\)/g, ' ')
		.replace(/[\s.]+$/, '')
		.split(nameLink())
		.map((name) => name.trim());
	return names.every((name) => /\s/.test(name) && (known.has(name) || isPersonName(name))) ? names : [];
}

/** `There being no other nominations the above were declared elected.` is not longer. */
const LONGEST_VERDICT = 160;

/** Those who stand are not elected further below. */
const NEAR = 8;

/** A list of people is long enough to say that somebody is none of them. */
const FEW = 5;

function getMark(
	text: string,
	at: number,
	isElection: boolean,
	known: KnownNames,
	/** Candidates stand above. */
	stand: boolean,
): Mark | undefined {
	// `Avis favorable : 5 pour, 1 abstention`: what the body says, and how it was voted.
	const opinion = phraseFinder('ownOpinions').exec(text);
	const voted = opinion?.index === 0 ? text.slice(opinion[0].length).replace(/^\s*:\s*/, '') : '';
	// `Le comité rend un avis défavorable : 3 avis défavorables, 1 avis favorable`
	const [, behind = ''] = /:\s+(\d[^:]{3,90})$/u.exec(text) ?? [];
	const isFuller =
		behind !== '' &&
		isPureTally(behind) &&
		(figuresIn(behind)?.counts.length ?? 0) > (figuresIn(text)?.counts.length ?? 0);
	const figured = isFuller ? behind : text;
	const ballot = figuresIn(voted)?.counts.some(({ answer }) => answer === 'for') ? voted : figured;
	const figures = figuresIn(ballot);
	const isPure = isPureTally(ballot);
	const consent = consentIn(text);
	const first = figures?.from ?? text.length;
	const verdict =
		verdictIn(text) ?? (figures !== undefined && isRejectedBy(text.slice(0, first)) ? REJECTED : undefined);
	// `… was elected Treasurer in succession to Bo Carr, who had been appointed`: what stands before counts.
	const people = electedIn(text, known);
	// `RESOLVED: the group asks for a renewal (unanimous consent)` reports nothing.
	const isOther =
		!isResolved(text) &&
		(isElsewhere(text) ||
			(isGround(text) && !phraseFinder('deliberations').test(text.slice(0, first))) ||
			isReported(text, first) ||
			// `Sont élus à la commission permanente : …` names another body, and this one elects to it.
			(!isPure &&
				phraseFinder('electedBefore').exec(text)?.index !== 0 &&
				!isOfBody(text, verdict) &&
				!(consent !== undefined && endsMotion(text, consent.word)) &&
				isSupposed(text.slice(0, Math.min(first, people.at ?? first)))));
	const stated = figures?.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast') ?? [];
	// `None for, majority against.` counts nobody.
	const counts = stated.length === 1 && stated[0]?.answer === 'for' && stated[0].value === 0 ? [] : stated;
	const decisive =
		counts.some(({ answer }) => answer === 'for' || answer === 'against') ||
		(counts.length > 0 && ((isPure && !isElection) || consent !== undefined));
	const labelled = voteLabel(text) !== '';
	// `L'assemblée renouvelle son mandat`: of somebody named above.
	const isRenewal = people.elected.length === 0 && phraseFinder('renewals').test(text);
	const base: Mark = { ...createMark(at, text), isPure };
	const standing = isOther ? [] : votedIn(text, known, isElection);
	if (standing.length > 1) {
		// `Ana Bell 5, Bo Carr 3 – Ana elected`
		const named = knownNames(standing.map(({ name }) => name));
		const [tail = ''] = /\D*$/u.exec(text) ?? [];
		const told = electedIn(tail, known).elected;
		const said = told.length > 0 ? told : people.elected;
		const elected = [...new Set(said.flatMap((name) => named.whole(name) ?? []))];
		return { ...base, candidates: standing, elected, saysElected: elected.length > 0 };
	}
	const office = passedOffice(text, isElection, known);
	if (office !== undefined) return { ...base, ...office, saysElected: true };
	const tally = decisive && (!isOther || isPure) ? counts : [];
	// `Al Dow a été élu président de la fédération`, in a report: nobody of this meeting, and no vote.
	const isStranger =
		!isElection &&
		!stand &&
		known.size >= FEW &&
		tally.length === 0 &&
		people.votes === undefined &&
		consent === undefined &&
		!people.elected.some((name) => known.has(name));
	if (people.elected.length > 0 && !isOther && !isStranger) {
		const votes = people.votes;
		// `Bo Carr accepted and took the chair` elects him, by the words of his verb alone.
		const verb = electedVerb().exec(text);
		const unsaid = verb === null ? text : text.replace(verb[0], ' ');
		const isSitting = saysSitting(unsaid, isElection) && tally.length === 0 && votes === undefined;
		return {
			...base,
			...(isSitting ? { isSitting } : {}),
			isPure: isPure || wordPattern`^${'resultHeads'}\s*:`.test(text),
			elected: people.elected,
			saysElected: true,
			counts: votes === undefined ? tally : [],
			candidates:
				votes !== undefined && people.elected.length === 1 ? [{ name: people.elected[0] ?? '', votes }] : [],
			...(consent === undefined ? {} : { consent: consent.kind }),
		};
	}
	const favoured =
		isElection && !isOther && consent?.kind === 'unanimous'
			? favouredBehind(text.slice(text.indexOf(consent.word) + consent.word.length), known)
			: undefined;
	if (favoured !== undefined && tally.length === 0)
		return { ...base, elected: [favoured], saysElected: true, consent: 'unanimous' };
	// `Comité des fêtes : 600 € – unanimité`
	const listed = listedGrant(text);
	if (listed !== undefined && consent !== undefined && tally.length === 0 && !isOther)
		return { ...base, consent: consent.kind, about: listed, isPure: false };
	// `Intégration de Luc Cassel au conseil est adoptée à 43 voix contre 0`.
	const named = candidatesIn(text, known, isElection);
	if (tally.length > 0) {
		const isTallyFor = wordPattern`^${'tallyFor'}\s`.test(text);
		const own =
			wordPattern`^(?:${'tallyFor'}\s+)?([^:]{2,60}?)\s*:\s*${'figureAnswers'}?\s*:?\s*\d`
				.exec(text)?.[1]
				?.replace(wordPattern`^${'tallyFor'}\s+`, '') ?? '';
		const candidate =
			standingName(own) ??
			(own !== '' &&
			(isTallyFor || voteLabel(text) === '') &&
			answerAt(own) === undefined &&
			(known.has(own) || ((isElection || isTallyFor) && isPersonName(own) && /\s/.test(own)))
				? own
				: undefined);
		const about =
			candidate === undefined && isTitle(own) && voteLabel(text) === ''
				? { about: own.trim(), isPure: isPureTally(text.slice(text.indexOf(':') + 1).trim()) }
				: {};
		return {
			...base,
			...about,
			counts: candidate === undefined ? tally : [],
			saysElected: isRenewal && named.names.length === 0 && verdict?.outcome !== 'rejected',
			candidates:
				candidate === undefined
					? people.phrase || named.isStrong || (isElection && named.names.length > 0)
						? named.names.map((name) => ({ name }))
						: []
					: [{ name: candidate, counts: tally }],
			...(candidate === undefined &&
			(named.isStrong || (isElection && named.names.length > 0)) &&
			verdict?.outcome === 'adopted'
				? { elected: named.names, saysElected: true }
				: {}),
			...(consent === undefined ? {} : { consent: consent.kind }),
			...(verdict === undefined ? {} : { verdict }),
		};
	}
	if (
		(people.phrase || (isRenewal && named.names.length === 0)) &&
		!isOther &&
		!saysSitting(text, isElection) &&
		// `Motion: That three members be elected` elects nobody who stands above.
		!movesUnnamed(text, known) &&
		(consent !== undefined || isElection || (stand && (firstOf(text) !== undefined || saysAll(text))))
	)
		return { ...base, saysElected: true, ...(consent === undefined ? {} : { consent: consent.kind }) };
	if (
		consent !== undefined &&
		!isOther &&
		(verdict !== undefined || isPure || labelled || consent.kind === 'unanimous' || isMotion(text)) &&
		(verdict !== undefined || isPure || labelled || told(text))
	)
		return {
			...base,
			consent: consent.kind,
			...(verdict === undefined ? {} : { verdict }),
			...(isChosen(text, named, consent.kind, verdict, isElection, known)
				? { elected: named.names, saysElected: true }
				: {}),
		};
	if (verdict?.outcome === 'adopted' && named.isStrong && !isOther)
		return { ...base, elected: named.names, saysElected: true, isPure: false };
	if (verdict !== undefined) return { ...base, verdict, counts: isOther ? [] : counts, isPure: false };
	// `Cllr Bell proposed Cllr Carr, who declined.`
	const isDown = hasWordOf('standsDown', text) || phraseFinder('elsewhere').test(text);
	if (named.names.length > 0 && !isDown)
		return { ...base, candidates: named.names.map((name) => ({ name })) };
	return undefined;
}

/**
 * Whether those whom a sentence names are elected by the consent in it: `It was unanimously proposed that Ana Bell and Bo Carr make up the committee.`,
 * `Cllr Bell proposed Cllr Carr, seconded by Cllr Dean, all agreed.`
 */
function isChosen(
	text: string,
	{ names, isStrong }: { names: readonly string[]; isStrong: boolean },
	consent: Mark['consent'],
	verdict: Verdict | undefined,
	isElection: boolean,
	known: KnownNames,
): boolean {
	const isUnanimous = isElection && consent === 'unanimous';
	if (isStrong && (verdict !== undefined || (isUnanimous && phraseFinder('electedWishes').test(text))))
		return true;
	const [only, more] = names;
	return (
		isUnanimous &&
		verdict?.outcome !== 'rejected' &&
		only !== undefined &&
		more === undefined &&
		(nomineeIn(text, known) === only || phraseFinder('candidateAfter').test(text))
	);
}

/** `Le conseil donne un avis favorable à l’unanimité`: the body of the meeting opens the sentence, and decides all together. */
function isOfBody(text: string, verdict: Verdict | undefined): boolean {
	const { index, 0: word } = phraseFinder('bodies').exec(text) ?? {};
	const isFirst = index !== undefined && word !== undefined && index + word.length <= MOST_AHEAD;
	return isFirst && verdict?.outcome === 'adopted' && consentIn(text)?.kind === 'unanimous';
}

/** `Ana Bell proposed that the report should be accepted, seconded Bo Carr, all agreed.`: what comes of it ends the sentence. */
function endsMotion(text: string, consent: string): boolean {
	const at = text.lastIndexOf(consent);
	return (
		phraseFinder('movesTo').test(text.slice(0, at)) && /^[\s.!)]*$/u.test(text.slice(at + consent.length))
	);
}

/** `Ils sont donc tous élus`, `all three were elected`: everybody of those above. */
function saysAll(text: string): boolean {
	const { index } = phraseFinder('alls').exec(text) ?? {};
	return index !== undefined && index < MOST_AHEAD && hasWordOf('plurals', text);
}

/** The name of a body that opens a sentence ends here. */
const MOST_AHEAD = 24;

/** `Comité des fêtes : 600 € – unanimité`, `Chorale – 150 € : 9 pour`: whose amount is voted on, on a line of a list of them. */
function listedGrant(text: string): string | undefined {
	const [, about = '', vote = ''] =
		/^([^:\d–—]{3,60}?)\s*[:–—-]\s*\d[\d\s\u00A0\u202F.,]*\s?[€$£]\s*[:;,(–—-]+\s*(.{3,90}?)\)?\.?$/u.exec(
			text,
		) ?? [];
	return about !== '' && isTitle(about) && (isPureTally(vote) || consentIn(vote) !== undefined)
		? about.trim()
		: undefined;
}

const REJECTED = { outcome: 'rejected' } as const;

/** `… Rejetée par` right before figures: their first may be those against it. */
function isRejectedBy(before: string): boolean {
	const words = before.trim().split(/\s+/).slice(-3);
	return words.some((word) => isInList('failed', word));
}

/** `Bourse A`: a few words that are no answer and no label. */
function isTitle(text: string): boolean {
	const words = text.trim().split(/\s+/);
	return (
		/^[\p{Lu}\d]/u.test(text.trim()) &&
		words.length <= 10 &&
		!phraseFinder('decides', 'refuses').test(text) &&
		vocabulary('answers').scan(text) === undefined &&
		vocabulary('labels').scan(text) === undefined &&
		!isInList('carried', words[0] ?? '') &&
		!isInList('failed', words[0] ?? '')
	);
}

/** How many answers the clause that gives the most of them gives. */
function mostCounts(text: string): number {
	return clauses(text).reduce((most, clause) => Math.max(most, figuresIn(clause)?.counts.length ?? 0), 0);
}

/** `A straw poll showed 4 in favor.`; a survey that is decided on (`approuve l'enquête publique`) is what a vote is about. */
function isOfSurvey(text: string): boolean {
	return hasWordOf('surveys', text) && !hasWordOf('carried', text) && !told(text);
}

/** Unanimity beside a word of deciding. */
function told(text: string): boolean {
	return (
		phraseFinder('decides', 'moves', 'votings').test(text) ||
		phraseFinder('ownOpinions').exec(text)?.index === 0 ||
		isMotion(text)
	);
}
