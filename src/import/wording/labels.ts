/** Labels and sentences that say whether the people beside them were there. */

import { lazy, remembering } from '../../text/lazy.js';
import { wordsToInteger } from '../../text/number.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import {
	attendanceWord,
	exactly,
	isInList,
	phraseFinder,
	wordList,
	wordPattern,
	wordPatterns,
} from './dialect.js';
import { civilAtStart, isPersonName } from './person-names.js';
import { isRole } from './person-roles.js';

/** Groups of people, as the vocabulary names them. */
export type Group = 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent' | 'guests';

/** What a label of attendance announces. `members` are people whose presence only the place of the list tells, `late` those who came later. */
export type LabelGroup = Group | 'members' | 'anyhow' | 'attending' | 'late';

/** Reads a label of attendance: all its words must be known, and one of them a status. */
export const labelGroup = remembering((label): LabelGroup | undefined => {
	const { text, words } = labelWords(label);
	if (words.length === 0 || words.length > 18) return undefined;
	const said = new Set<string>();
	for (const word of words) {
		const meaning = getMeaning(word);
		if (meaning === undefined) return undefined;
		said.add(meaning);
	}
	const group = getGroup(said, text);
	// Asked last, for it looks for many phrases, and most labels have a word that is not known, or none that is a status.
	if (group === undefined || saysElection(label) || phraseFinder('tenures').test(label)) return undefined;
	// `DU SYNDICAT DES COPROPRIÉTAIRES` goes on with the title above it.
	if (group === 'members' && wordPattern`^\s*${'ofBodies'}\s`.test(label)) return undefined;
	return group === 'present' && isRemote(label) ? 'remote' : group;
});

/** `Membres présents (en visioconférence)` */
function isRemote(label: string): boolean {
	const [, inside = ''] = /\(([^()]{4,60})\)/.exec(label) ?? [];
	const said = inside.split(/\s+/).map(getMeaning);
	return said.includes('remote') && !said.includes('present');
}

/** `Sont élus`, `Se présentent`, `Nominations for trustee`: those below are elected or stand, whether they are there or not. */
function saysElection(label: string): boolean {
	if (phraseFinder('candidateBefore').exec(label)?.index === 0) return true;
	return matchesIn(
		label,
		phraseFinder('electedBefore', 'electedAfter', 'candidateBefore', 'candidateAfter'),
	).some(([phrase]) => /^(?!membres\s)\S+\s\S/iu.test(phrase));
}

/** The same where a few words are not known, as the name of the body: `Présents pour la Combe`. Only names below it make it a label. */
export function looseLabelGroup(label: string): LabelGroup | undefined {
	const { text, words } = labelWords(label);
	if (words.length === 0 || words.length > 10 || !/^[\p{Lu}(]/u.test(label.trim())) return undefined;
	const meanings = words.map(getMeaning);
	const unknown = meanings.filter((meaning) => meaning === undefined).length;
	if (unknown > 4 || unknown * 2 > words.length + 1) return undefined;
	// `Présents en nombre, ils découvrent :`
	if (label.split(',').slice(1).some(isOfElse)) return undefined;
	const group = getGroup(new Set(meanings.filter((meaning) => meaning !== undefined)), text);
	return group === 'members' || saysElection(label) ? undefined : group;
}

/** Whether most words of a clause say nothing of who was there. */
function isOfElse(clause: string): boolean {
	const { words } = labelWords(clause);
	return words.filter((word) => getMeaning(word) === undefined).length * 2 > words.length;
}

function labelWords(label: string): { text: string; words: string[] } {
	const text = label
		.replace(wordPatterns`(?<=\p{L})\(${'genderEnds'}\)`, '')
		.replace(/\d{1,2}\s?[h:]\s?(?:\d{2})?(?:\s?[ap]\.?m)?/giu, ' ')
		.replace(/\([^()]*\)|\[[^[\]]*\]|\d+/g, ' ')
		// `Présent(e)s`, `Présent·es`, `Présent.e.s`, `PRÉSENT-E-S`.
		.replace(wordPatterns`[·.](?=\p{L})|-(?=${'genderEnds'}(?!\p{L}))`, '')
		.replace(/[’']/g, "' ");
	const all = wordsOf(text);
	// `Présents par collège`, and not `Élus par liste`
	const isSorted = all.some((word) => getMeaning(word) === 'present');
	const words = isSorted ? wordsOf(text.replace(wordPattern`\s${'sortings'}\s*$`, '')) : all;
	// `Five present`
	return { text, words: words.filter((word, at) => at > 0 || !((wordsToInteger(word) ?? 0) > 0)) };
}

function wordsOf(text: string): string[] {
	return text.split(/[\s/,–—+&*.:=-]+/u).filter((word) => /\p{L}/u.test(word));
}

function getMeaning(word: string): ReturnType<typeof attendanceWord> {
	return attendanceWord(word.replace(/'$/, "'")) ?? attendanceWord(word.replace(/'$/, ''));
}

function getGroup(said: ReadonlySet<string>, text: string): LabelGroup | undefined {
	const isNegated = wordPattern`(?:^|\s)${'notWords'}(?:\s|-)`.test(` ${text}`);
	if (said.has('represented') && (isNegated || phraseFinder('noProxy').test(text))) return 'absent';
	// `present by proxy` is represented, `présents ou représentés` may be either.
	if (said.has('represented'))
		return said.has('present') && !wordPattern`${'byProxy'}`.test(text) ? 'anyhow' : 'represented';
	if (said.has('excused')) return isNegated ? 'absent' : 'excused';
	if (said.has('absent')) return 'absent';
	if (said.has('late')) return 'late';
	// `Assiste en visioconférence`, and not `Assiste également en visioconférence`
	const isFarAlone = said.has('remote') && ATTEND_ALONE().test(text);
	if (
		phraseFinder('voteless').test(text) ||
		(said.has('guests') && !isFarAlone && !MEMBERS_AND_STAFF().test(text))
	)
		return 'guests';
	if (said.has('present') && isNegated) return 'absent';
	if (said.has('remote')) return 'remote';
	if (said.has('present')) return /^\s*(?:in\s+)?attendance\s*$/i.test(text) ? 'attending' : 'present';
	return said.has('members') ? 'members' : undefined;
}

const ATTEND_ALONE = () => wordPattern`^\s*${'attendVerbs'}\s(?!.*${'alsoWords'})`;

/** `Members & staff present` */
const MEMBERS_AND_STAFF = () =>
	wordPattern`^${'voterNouns'}\s*(?:&|,|/|${'andWords'}\s)\s*${'staffGroups'}\s`;

/** A sentence that opens with the words of a label and goes on with names: `Also in attendance were Ana Bell and Bo Carr`. */
export function sentenceGroup(text: string): { group: LabelGroup; rest: string } | undefined {
	const words = /^(?:[\p{L}'’]+,?[\s:]+){1,14}/u.exec(text)?.[0] ?? '';
	// `Public Communication - All`: a task, and whose it is.
	if (/^[^,;:–—-]{3,50}\s[–—-]\s\p{Lu}\p{L}+$/u.test(text)) return undefined;
	if (phraseFinder('asksPardon').exec(text)?.index === 0) return undefined;
	let end = 0;
	let best: { group: LabelGroup; rest: string } | undefined;
	for (const match of matchesIn(words, /([\p{L}'’]+),?[\s:]+/gu)) {
		const word = match[1] ?? '';
		if (match.index > 0 && /^\p{Lu}/u.test(word) && attendanceWord(word) === undefined) break;
		// `Hostline, represented by Jason Abat`: a body, and who speaks for it.
		if (match.index === 0 && match[0].includes(',') && labelGroup(word) === undefined) break;
		if (attendanceWord(word.replace(/^[ld]['’]/iu, '')) === undefined || isInList('electionHeads', word)) {
			// `Present from management was Ana Bell`
			const verb = best === undefined ? null : VERB_AND_NAME().exec(best.rest);
			if (best !== undefined && verb !== null) best = { ...best, rest: best.rest.slice(verb[0].length) };
			break;
		}
		end = match.index + match[0].length;
		const group = labelGroup(text.slice(0, end));
		if (group !== undefined && group !== 'members') best = { group, rest: text.slice(end) };
	}
	const opens = (rest: string) =>
		// `Public Participation` is a title.
		(wordPattern`^(?:\p{Lu}|${'courtesies'}\s+(?:${'articles'}\s|\p{Lu}))`.test(rest) &&
			!isInList('itemWords', /^\p{L}+/u.exec(rest)?.[0] ?? '')) ||
		// `Present were the rector, Ana Bell; …`
		/^\p{Ll}+(?:\s\p{Ll}+){0,2},\s\p{Lu}[^;]*;/u.test(rest);
	// `Attendance at the Spring Course`, `Absence of Street Lights` are titles; `Absence of Mr Bell` is his.
	const isOfElse =
		best !== undefined &&
		wordPattern`\s${'ofElse'}\s*$`.test(text.slice(0, text.length - best.rest.length)) &&
		civilAtStart(best.rest) === undefined;
	return best !== undefined && !isOfElse && opens(best.rest) ? best : undefined;
}

/** At most three words that nothing is known of, and the verb before a name. */
const VERB_AND_NAME = () => wordPattern`^(?:\p{Ll}+\s){1,3}?${'copulaWords'}\s(?=\p{Lu})`;

/** `Séance du conseil, tenue le 6 juin, à laquelle étaient présents le maire, M. Luc Bell, et Mme Ana Carr`: the words of a label in a relative clause. */
export function relativeGroup(sentence: string): { group: LabelGroup; rest: string } | undefined {
	for (const match of matchesIn(sentence, phraseFinder('rollClauses'))) {
		const after = sentence.slice(match.index + match[0].length);
		let best: { group: LabelGroup; rest: string } | undefined;
		for (const { index, 0: word } of matchesIn(
			after.slice(0, LONGEST_CLAUSE),
			/[\p{L}()’'.·]+(?=[\s,:])/gu,
		)) {
			if (attendanceWord(word.replace(/\([^()]*\)/g, '')) === undefined) break;
			const end = index + word.length;
			const group = labelGroup(after.slice(0, end));
			if (group !== undefined && group !== 'members') best = { group, rest: after.slice(end) };
			if (/[,:]/.test(after[end] ?? '')) break;
		}
		if (best === undefined) continue;
		const end = phraseFinder('rollEnds').exec(best.rest)?.index;
		return { group: best.group, rest: best.rest.slice(0, end).replace(/^[\s,:]+|[\s,;]+$/gu, '') };
	}
	return undefined;
}

/** `absent` or `excused`. */
export function isAway(group: string | undefined): group is 'absent' | 'excused' {
	return group === 'absent' || group === 'excused';
}

/** The words of a label in a clause take no more. */
const LONGEST_CLAUSE = 60;

/** Who is said to have been there or not in one sentence: the words that name them, their group, and who carries their vote. */
interface TalkedStatus {
	group: LabelGroup;
	names: string;
	holder?: string;
}

/** `M. Riehl était excusé et avait donné procuration à Mme Schaal`, `Fay Liu sent apologies`, `Mme Zimmer, absente, ne s’est pas fait représenter`. */
export function sentenceStatus(sentence: string): TalkedStatus | undefined {
	if (sentence.length > 600) return undefined;
	for (const match of matchesIn(sentence, SAID())) {
		const names = sentence.slice(0, match.index).replace(/[\s,]+$/, '');
		if (
			names === '' ||
			!wordPattern`^(?:\p{Lu}|${exactly('elisions')}|l’|${exactly('feminineArticle')}\s)`.test(names)
		)
			continue;
		const words = match[1] ?? match[2] ?? '';
		const after = sentence.slice(match.index + match[0].length);
		// `were in attendance electronically`
		const [behind = ''] = /^\s+\p{L}+/u.exec(after) ?? [];
		const isFar = attendanceWord(behind.trim()) === 'remote';
		const said = labelGroup(words);
		const group = said === 'attending' ? 'present' : said;
		if (group === undefined || group === 'members' || group === 'late') continue;
		const holder = phraseFinder('proxies').exec(after);
		if (holder !== null && holder.index < 40)
			return { group: 'represented', names, holder: after.slice(holder.index + holder[0].length) };
		// `était représentée par Bo Carr`
		const by = group === 'represented' ? wordPattern`^\s+${'heldBy'}\s+(?=\p{Lu})`.exec(after) : null;
		if (by !== null) return { group, names, holder: after.slice(by[0].length) };
		// `absent lors du vote`, `present at the signing` say something of another moment.
		const goesOn = said === 'attending' ? exactly('attendanceGoesOn') : exactly('statusGoesOn');
		if (!wordPattern`^\s*(?:$|[.,;(]|${goesOn}(?!\p{L}))`.test(after.toLowerCase())) continue;
		return { group: isFar && group === 'present' ? 'remote' : group, names };
	}
	// `Bell, Carr, Dean & Ewell present.`, and not `Contrôle des présences`
	const [, all = '', status = ''] = /^(\p{Lu}[^.;:]{2,200}?)\s(\p{Ll}+)\.?$/u.exec(sentence) ?? [];
	const isNoun = wordPattern`\s${exactly('smallAtEnd')}$`.test(all);
	const bare = status === '' || isNoun || /\s\p{Ll}{4,}/u.test(all) ? undefined : labelGroup(status);
	if (bare === 'present' || bare === 'absent' || bare === 'excused') return { group: bare, names: all };
	// `Town Clerk Ana Bell also attended.`
	const attended = phraseFinder('attendedAfter').exec(sentence);
	if (
		attended !== null &&
		attended.index > 0 &&
		/^\s*(?:$|[.,;])/u.test(sentence.slice(attended.index + attended[0].length))
	)
		return { group: 'guests', names: sentence.slice(0, attended.index) };
	const { index } = phraseFinder('proxies').exec(sentence) ?? {};
	if (index === undefined || index === 0) return undefined;
	const [phrase = ''] = phraseFinder('proxies').exec(sentence) ?? [];
	// `Arc en Ciel (pouvoir à Denis Aubry)`
	const isInside = /\(\s*$/.test(sentence.slice(0, index));
	const holder = sentence.slice(index + phrase.length);
	const before = sentence.slice(0, index).replace(/\s*\(\s*$/, '');
	const last = before.replace(/^.*[:,;]\s*/s, '');
	return {
		group: 'represented',
		// `Salariés : Ana Bell, Bo Carr (pouvoir à Ana Bell)`: the bracket is his alone; `Cy Dean, adjoint (pouvoir à Ana Bell)` is one.
		names: isInside && /^\p{Lu}.*\s/u.test(last) && isPersonName(last) && !isRole(last) ? last : before,
		holder: isInside ? holder.replace(/\).*$/s, '') : holder,
	};
}

/** The verb and the words of the status, or the status between commas. */
const SAID = lazy(() => {
	const verbs = phraseChoice(wordList('statusVerbs'));
	const words = phraseChoice([...wordList('statusWords'), ...wordList('awayWords')]);
	return new RegExp(
		`(?:(?<=\\s)(?:${verbs})\\s+((?:\\p{L}+\\s+){0,3}?(?:${words}))(?![\\p{L}]))|(?:,\\s*(${phraseChoice(wordList('awayWords'))})(?=[,.]|$))`,
		'gu',
	);
});
