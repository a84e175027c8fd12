/** Who is elected, and how, in sentences: `Dora Finch est élue trésorière à l'unanimité`. */

import type { Consent, ElectedStatement, Name } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { type PlacedText, positioned, slicePlaced } from '../../../source/places.js';
import { toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords, wordBehindSpace } from '../../../text/letters.js';
import { countBefore, scanOrdinal, wordsToInteger } from '../../../text/number.js';
import { createPhraseFinder, type PhraseRange } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import type { Sentence } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { bearsName, namesIn } from '../people/known-names.js';
import { holdsOtherYear } from '../times/times.js';
import { scanSeveral } from './verdict.js';

// --- `Dora Finch est élue trésorière` · `Sont élus : Dora Finch et Ivan Pruss` · `Dora Finch was elected chair`.
/** Those whom a sentence says to be elected; nothing where it names nobody, supposes it, tells of another time, or of the officers of the meeting. */
export function readElected(
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
): ElectedStatement[] {
	const text = placed.text.slice(sentence.from, sentence.to);
	const verb = electionVerbIn(text, context);
	if (!verb) return [];
	const before = slicePlaced(placed, sentence.from, sentence.from + verb.from);
	const said = { ...sentence, to: sentence.from + verb.to + othersFrom(text.slice(verb.to)) };
	const after = slicePlaced(placed, sentence.from + verb.to, said.to);
	const names = withoutMovers(before, withoutRivals(before, namesIn(before, context, bearsName)));
	const children = names.length > 0 ? names : namesIn(after, context, bearsName);
	const every = children.length === 0 ? everybody(text.slice(0, verb.to)) : undefined;
	const consent = consentIn(placed, sentence, verb);
	// `Sont élus :` has its names in the list below, `Ils sont donc élus à l'unanimité` in the text above.
	const isCounted = countsVotes(text.slice(verb.to), context.lang);
	if (children.length === 0 && !every && !consent && !isCounted && !text.trimEnd().endsWith(':')) return [];
	const round = roundIn(text);
	const votes = votesOfElected(placed, said, children, context.lang);
	const whole = children.length === 1 && votes[0] ? wholeOfVotes(text, context.lang) : undefined;
	return [
		{
			type: 'statement',
			kind: 'elected',
			...positioned(placed.place(sentence.from, sentence.to)),
			children,
			text: text.slice(verb.from, verb.to).trim(),
			...officeBehind(text.slice(verb.to, round && round.from > verb.to ? round.from : undefined)),
			...(votes.some((one) => one !== null) ? { votes } : {}),
			...whole,
			...(every && { every }),
			...(consent && { consent }),
			...(round && { round: round.round }),
			...groundOf(placed, sentence, children),
		},
	];
}

/** `les deux premiers sont élus| ; Luc Bon, avec 3 voix, ne l'est pas`: where a clause begins that says who is not. */
function othersFrom(behind: string): number {
	const sign = behind.lastIndexOf(';');
	return sign >= 0 && mentions(behind.slice(sign), 'negations') ? sign : behind.length;
}

/** `au | second | tour`: which round a sentence speaks of, and where; 0 where it does not say, speaks of several or of none, `pas de second tour`. */
function roundIn(text: string): { round: number; from: number } | undefined {
	const [word, other] = vocabulary('labels').findAll(text, 'round');
	if (!word) return undefined;
	const [last] = lastWords(text.slice(0, word.from), 1);
	const isPlain = !other && vocabulary('negations').findIn(text) === undefined;
	const round = isPlain ? scanOrdinal(last?.text ?? '')?.value : undefined;
	return { round: round ?? 0, from: round && last ? last.from : word.from };
}

/** `Elle est élue | par 5 voix`: by how many votes. */
function countsVotes(behind: string, lang: BallotContext['lang']): boolean {
	return vocabulary('units')
		.findAll(behind, 'votes')
		.some(
			({ from }) => countBefore(behind.slice(Math.max(0, from - 20), from).trimEnd(), lang) !== undefined,
		);
}

/** The verb by which a sentence says that this meeting elected somebody; `isTold` knows other shapes than `est élue`, `were elected`. */
export function electionVerbIn(
	text: string,
	context: BallotContext,
	isTold: (text: string, verb: PhraseRange) => boolean = () => false,
): PhraseRange | undefined {
	const until = vocabulary('untilMarks').findAll(text)[0]?.from;
	// `élus pour trois ans, soit jusqu'en novembre 2029`
	if (text.length > LONGEST_SENTENCE || holdsOtherYear(text.slice(0, until), context)) return undefined;
	const verb = elected()
		.all(text)
		.find(
			(one) =>
				isVerb(text, one.from, one.to) ||
				isTold(text, one) ||
				// `Élue à l'unanimité.`
				(text.slice(0, one.from).trim() === '' && mentions(text, ['consents', 'unanimous'])),
		);
	if (!verb || mentions(text, 'suppositions', 'sittingRoles')) return undefined;
	return isByOthers(text.slice(verb.to)) ? undefined : verb;
}

/** `elected secretary | by the garden club`: by whom, where that is no word of a body, its people or its votes. */
export function isByOthers(behind: string): boolean {
	const by = byWhom().exec(behind)?.[1];
	return (
		by !== undefined &&
		!mentions(
			by,
			'ballotMethods',
			'consents',
			'labels',
			'bodies',
			'peopleNouns',
			'meetingNouns',
			'decidingBodies',
			'units',
			'everyone',
			'groups',
			'officers',
		) &&
		!/\d/.test(by)
	);
}

const byWhom = lazyPattern`(?u)(?<![\p{L}])${['smallWords', 'by']}\s+${'determiners'}(?:(?<=['’])|\s+)([^,.;:()\n]{3,40})`;

/** `Mme Simon, avec 3 voix contre 1 pour | M. Huet |`: whoever had the votes against is not elected. */
function withoutRivals({ text, place }: PlacedText, names: Name[]): Name[] {
	// `no` of `no other nominations` is none.
	const [against] = vocabulary('answers')
		.findAll(text, 'against')
		.filter(
			({ to }) =>
				/^\s+\d/.test(text.slice(to)) ||
				wordsToInteger(wordBehindSpace(text.slice(to))?.text ?? '') !== undefined,
		);
	const from = against && place(against.from, against.to)?.start.offset;
	return from === undefined ? names : names.filter(({ position }) => (position?.start.offset ?? 0) < from);
}

/** `Ann Lee, proposed by | Ida Blot and seconded by Luc Bon |, was elected`: whoever moves is not elected. */
function withoutMovers({ text, place }: PlacedText, names: Name[]): Name[] {
	const [mover] = vocabulary('speechVerbs').findAll(text, 'movedBy');
	if (!mover) return names;
	const at = (from: number) => place(from, from)?.start.offset ?? 0;
	const startOf = ({ position }: Name) => position?.start.offset ?? 0;
	// `On motion of Ida Blot, seconded by Luc Bon, Ann Lee was elected.`
	const behind = names.filter((name) => startOf(name) > at(text.lastIndexOf(',')));
	return behind.length > 0 ? behind : names.filter((name) => startOf(name) < at(mover.from));
}

/** `élue | trésorière | à l'unanimité`, `elected | chair of the board | by acclamation` */
function officeBehind(behind: string): { office?: string } {
	const [part = ''] = behind.split(/[,;:.(]/, 1);
	const ends = [
		vocabulary('tieGrounds').findAll(part)[0]?.from,
		vocabulary('consents').findAll(part)[0]?.from,
		vocabulary('answers').findAll(part, 'for')[0]?.from,
		vocabulary('untilMarks').findAll(part)[0]?.from,
		mannerBehind().exec(part)?.index,
	].flatMap((end) => end ?? []);
	const office = part
		.slice(
			0,
			ends.reduce((one, other) => Math.min(one, other), part.length),
		)
		.trim();
	// `élu | au | premier tour` leaves no office.
	return /^\p{Ll}/u.test(office) && /\p{L}{4}/u.test(office) ? { office } : {};
}

/** What broke the tie, where the whole sentence is known: a name, the verb, the ground, and an office of one word at most. */
function groundOf(
	{ text, place }: PlacedText,
	{ from, to }: Sentence,
	[name, other]: readonly Name[],
): Pick<ElectedStatement, 'ground'> {
	const [at, start] = [name?.position?.start.offset, place(from, to)?.start.offset];
	if (at === undefined || start === undefined || other || to - from > LONGEST_TOLD) return {};
	const [before, behind] = [at - start, (name?.position?.end.offset ?? at) - start];
	const said = text.slice(from, to);
	const sentence = `${said.slice(0, before)}@${said.slice(behind)}`.replace(/[\s.!]+$/, '');
	const match = electedBefore().exec(sentence) ?? electedBehind().exec(sentence);
	const [ground, second] = (match?.slice(1) ?? []).filter((word) => word !== undefined);
	const id = ground === undefined || second ? undefined : vocabulary('tieGrounds').findId(ground);
	return id === undefined ? {} : { ground: id === 'lot' ? 'lot' : 'age' };
}

/** `@, la plus âgée, est déclarée élue trésorière`, `@ was elected by lot` */
const electedBefore = lazyPattern`(?u)^@(?:\s*,\s*(${['tieGrounds', 'elder']})\s*,)?\s+(?:${['verdictLinks', 'is']}\s+)?${['results', 'elected']}(?:\s+[\p{L}-]{4,30})?(?:\s+(${['tieGrounds', 'age', 'lot']}))?$`;
/** `Élu au bénéfice de l'âge : @` */
const electedBehind = lazyPattern`(?u)^${['results', 'elected']}\s+(${['tieGrounds', 'age', 'lot']})\s*:\s*@$`;
/** Such a sentence is short. */
const LONGEST_TOLD = 160;

const mannerBehind = lazyPattern`(?<!\S)${'mannerLinks'}(?!\S)`;

/** `élue à l'unanimité`: the consent of a sentence, in the clause of its verb. */
function consentIn(placed: PlacedText, { from, to }: Sentence, verb: PhraseRange): Consent | undefined {
	const text = placed.text.slice(from, to);
	const [said] = vocabulary('consents').findAll(text, 'unanimous');
	if (!said || /[;:]/.test(text.slice(Math.min(verb.to, said.to), Math.max(verb.from, said.from))))
		return undefined;
	return {
		type: 'consent',
		value: 'unanimous',
		text: text.slice(said.from, said.to),
		...positioned(placed.place(from + said.from, from + said.to)),
		children: [],
	};
}

/** `Tous sont élus |`, `All three candidates were elected |`, `They were all elected |`: all who stood, and how many they were. */
function everybody(clause: string): ElectedStatement['every'] {
	const words = clause.trim().split(/\s+/);
	words.pop();
	for (let size = 1; size <= 3 && size < words.length; size += 1) {
		const link = vocabulary('verdictLinks').findId(words.slice(-size).join(' '));
		if (link !== 'is' && link !== 'isAll') continue;
		const subject = words.slice(0, -size).join(' ');
		const several = scanSeveral(subject, 'people');
		const isWhole = several?.length === subject.length;
		if (isWhole && several.among !== undefined) return { among: several.among };
		const named = vocabulary('severalNamed').findId(subject);
		if (named === 'everybody' || (link === 'isAll' && named === 'plural')) return {};
	}
	return undefined;
}

/** `Dora Finch (12 voix)`, `Dora Finch, 12 votes`; of one person the only votes of the sentence, `Dora Finch est élue avec 12 voix`. */
function votesOfElected(
	placed: PlacedText,
	{ from, to }: Sentence,
	names: readonly Name[],
	lang: BallotContext['lang'],
): Array<string | null> {
	const start = placed.place(from, to)?.start.offset ?? 0;
	const text = placed.text.slice(from, to);
	const counts = matchesIn(text, COUNT_OF_ELECTED).filter(({ index, 0: number }) => {
		const behind = text.slice(index + number.length);
		const unit = vocabulary('units').scan(behind);
		// `12 voix contre 3`, `12 voix sur 15` are for the vote to compare.
		return unit?.id === 'votes' && /^\s*(?:[),;.]|\p{L}{2}(?!\p{L})|$)/u.test(behind.slice(unit.length));
	});
	if (names.length === 1) return [counts.length === 1 ? (counts[0]?.[1] ?? null) : votesOfOne(text, lang)];
	const listed = votesInOrder(text, names.length, lang);
	if (listed) return listed;
	return names.map(({ position }) => {
		const end = (position?.end.offset ?? 0) - start;
		const own = counts.find(({ index }) => index >= end && isBesideName(text.slice(end, index)));
		return own?.[1] ?? null;
	});
}

/** `Dora Finch, with | 12 votes`, `Dora Finch (| 12 voix)` */
function isBesideName(between: string): boolean {
	const words = between.replace(/[\s,(:–-]+/g, ' ').trim();
	return words === '' || isOneOf(words, 'mannerLinks');
}

/** `…, with 5 and 3 votes respectively`: the votes of as many people, in their order. */
function votesInOrder(text: string, count: number, lang: BallotContext['lang']): string[] | undefined {
	const [unit, second] = vocabulary('units').findAll(text, 'votes');
	if (!unit || second) return undefined;
	const found: string[] = [];
	let rest = text.slice(0, unit.from);
	while (found.length < count) {
		const number = countBefore(rest, lang);
		if (!number) return undefined;
		found.unshift(toDecimalString(number.value));
		rest = rest.slice(0, number.from);
		const link = lastWords(rest, 1)[0];
		const isAnd = link !== undefined && isOneOf(link.text, ['smallWords', 'and']);
		const isListed = /,\s*$/.test(rest);
		if (found.length === count) return isAnd || isListed ? undefined : found;
		if (isAnd) rest = rest.slice(0, link.from);
		else if (isListed) rest = rest.slice(0, rest.lastIndexOf(','));
		else return undefined;
	}
	return undefined;
}

/** `élue avec 12 voix contre 3`, `receiving three of the four votes`: the number before the only votes of a sentence, or the part of them. */
function votesOfOne(text: string, lang: BallotContext['lang']): string | null {
	// `à bulletin secret` counts none.
	const units = vocabulary('units')
		.findAll(text, 'votes')
		.filter(({ from }) => countBefore(text.slice(0, from), lang) !== undefined);
	const [unit, second] = units;
	// `8 voix sur 12 suffrages exprimés`
	const isOfSecond = unit && second && opensWith(text.slice(unit.to, second.from).trimStart(), 'outOf');
	const number =
		unit && (units.length === 1 || (isOfSecond && units.length === 2))
			? countBefore(text.slice(0, unit.from), lang)
			: undefined;
	if (!number) return null;
	const before = text.slice(0, number.from);
	const link = lastWords(before, 2).find(({ from }) => isOneOf(before.slice(from).trim(), 'outOf'));
	const part = link && countBefore(before.slice(0, link.from), lang);
	return toDecimalString((part ?? number).value);
}

/** `8 voix sur | 12 | suffrages exprimés` */
function wholeOfVotes(
	text: string,
	lang: BallotContext['lang'],
): Pick<ElectedStatement, 'whole' | 'ofCast'> | undefined {
	const found = vocabulary('units')
		.findAll(text, 'votes')
		.flatMap(({ from }) => {
			const count = countBefore(text.slice(0, from), lang);
			const before = count ? text.slice(0, count.from) : '';
			const isWhole = lastWords(before, 2).some(({ from: at }) => isOneOf(before.slice(at).trim(), 'outOf'));
			// `11 suffrages exprimés ou blancs`
			const isOfCast =
				vocabulary('labels').scan(text.slice(from))?.id === 'cast' &&
				!mentions(text.slice(from), ['answers', 'blank', 'void', 'blankOrVoid']);
			return count && isWhole
				? [{ whole: toDecimalString(count.value), ...(isOfCast && { ofCast: true as const }) }]
				: [];
		});
	return found.length === 1 ? found[0] : undefined;
}

const COUNT_OF_ELECTED = /(?<![\p{L}\d.,/-])(\d{1,6})\s+(?=\p{L})/gu;

const elected = lazy(() =>
	createPhraseFinder([
		...vocabulary('results')
			.words()
			.filter((word) => isOneOf(word, ['results', 'elected'])),
		...vocabulary('appointments').words(),
	]),
);

/** `est élue`, `was elected`, `Sont élus :`, `Officers elected:`; the newly elected of a list or of a title are no news. */
function isVerb(text: string, from: number, to: number): boolean {
	// `Élu | au bénéfice de l'âge | : Luc Bon`
	const ground = vocabulary('tieGrounds').scan(text.slice(to).trimStart());
	const behind = text
		.slice(to)
		.trimStart()
		.slice(ground?.length ?? 0, (ground?.length ?? 0) + 12);
	// `Not elected: Luc Bon (97)`
	if (/^\s*:\s*\p{Lu}/u.test(behind)) return !mentions(text.slice(Math.max(0, from - 12), from), 'negations');
	const words = text.slice(from, to).trim().split(/\s+/);
	const links = vocabulary('verdictLinks');
	if (words.length > 1 && links.findId(words[0] ?? '') === 'is') return !isDenied(text, from);
	const before = text
		.slice(Math.max(0, from - 40), from)
		.trim()
		.split(/\s+/);
	for (const length of [1, 2, 3])
		if (length <= before.length && links.findId(before.slice(-length).join(' ')) === 'is')
			return !isDenied(text, from - before.slice(-length).join(' ').length);
	return false;
}

/** `n'est pas élu`, `not elected`. */
function isDenied(text: string, at: number): boolean {
	return vocabulary('verdictLinks').findIn(text.slice(Math.max(0, at - 12), at + 24))?.id === 'isNot';
}

export const LONGEST_SENTENCE = 400;
