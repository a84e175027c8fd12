/**
 * Sentences that tell in plain words how many were for it and against, and of which each word is understood: `The ayes have it, 3 to 2`, `Three were
 * for it, two against`, `On a voté à 4 contre 1 de payer`.
 */

import type { CountStatement, StatedOutcome } from '../../../ast/index.js';
import { lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { compare, type Fraction, toDecimalString } from '../../../text/fraction.js';
import { mayHoldNumberInWords, scanCount } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { namesOtherBody } from '../wording/bodies.js';

type Answer = 'for' | 'against' | 'abstention';

export interface PlainCount extends PhraseRange {
	of: Answer;
	value: Fraction;
}

/** The whole sentence, with what it counts. */
export interface PlainVote extends PhraseRange {
	/** None where nobody can tell which of two numbers are for it. */
	counts: PlainCount[];
	/** How its own words say that it ended: `The noes have it`. */
	outcome?: StatedOutcome | undefined;
}

export function findPlainVotes(text: string, context: BallotContext): PlainVote[] {
	if (!/\d/.test(text) && !mayHoldNumberInWords(text)) return [];
	return readSentences(text).flatMap(({ from, to }, index) => {
		const sentence = text.slice(from, to);
		if (sentence.length > LONGEST || sentence.trimEnd().endsWith('?')) return [];
		const said = sentence.replace(/[\s.!*_]+$/, '');
		const start = mentions(said, 'ballotMethods') ? (manner().exec(said)?.[0].length ?? 0) : 0;
		const found = readScored(said, start, context) ?? readSides(said, start, context);
		if (!found || namesOtherBody(said, context)) return [];
		// `The parents were asked. Three were for it, two against.`
		if (index > 0 && !isOfVote(text.slice(Math.max(0, from - FARTHEST), from), context)) return [];
		const counts = found.counts.map((one) => ({ ...one, from: from + one.from, to: from + one.to }));
		return [{ ...found, counts, from, to: from + said.length }];
	});
}

/** Whether what stands above a sentence is of a vote of this meeting: `The motion was put.` */
function isOfVote(above: string, context: BallotContext): boolean {
	return mentions(above, 'votedTexts', 'leadIns', 'decidedThings') && !namesOtherBody(above, context);
}

/** The counts of the vote of their block. */
export function readPlainCounts({ text, place }: PlacedText, context: BallotContext): CountStatement[] {
	return findPlainVotes(text, context).flatMap(({ from, to, counts }) => {
		// `5 bulletins pour et 3 contre`: nobody says how many votes each has.
		const isOfHeads = mentions(text.slice(from, to), 'ballotMethods', ['plainVoteWords', 'voters', 'shows']);
		return counts.map(({ of, value, ...at }) =>
			makeStatement('count', place(at.from, at.to), {
				of,
				value: toDecimalString(value),
				beside: true,
				alone: true,
				...(isOfHeads ? { heads: true as const } : {}),
				within: place(from, to),
			}),
		);
	});
}

type Found = Omit<PlainVote, keyof PhraseRange>;

/** `The vote stood at | 3 to 2`, `Égalité | 2-2 | : la présidente tranche pour` */
function readScored(said: string, start: number, context: BallotContext): Found | undefined {
	const lead = vocabulary('plainVotes').scan(said.slice(start));
	if (!lead) return undefined;
	const at = start + lead.length + (scoreLead().exec(said.slice(start + lead.length))?.[0].length ?? 0);
	const first = countAt(said, at, context);
	const link = first && scoreLink().exec(said.slice(first.to))?.[0];
	const second = first && link ? countAt(said, first.to + link.length, context) : undefined;
	if (!first || !second) {
		return lead.id === 'stands' ? readSides(said, at, context) : undefined;
	}
	const others = abstained().exec(said.slice(second.to));
	const counted = others?.[0] ? countBehind(said, second.to, others, context) : undefined;
	const rest = said.slice(counted?.to ?? second.to).replace(/^\s*\)/, '');
	const order = compare(first.value, second.value);
	const stands = lead.id === 'stands';
	const isTie = lead.id === 'ties' || lead.id === 'even';
	const isAlone = /^[\s,]*$/.test(rest);
	const fits = isTie ? order === 0 : stands || order > 0;
	if (!fits || (isAlone ? lead.id === 'even' : !(isTie ? settlesTie(rest) : stands && isDeed(rest))))
		return undefined;
	const abstentions = counted ? [{ ...counted, of: 'abstention' as const }] : [];
	const sides = (yes: PlainNumber, no: PlainNumber): PlainCount[] => [
		{ ...yes, of: 'for' },
		{ ...no, of: 'against' },
		...abstentions,
	];
	if (lead.id === 'fails') return { counts: sides(second, first), outcome: 'rejected' };
	return { counts: order < 0 || isTurned(rest) ? [] : sides(first, second) };
}

interface PlainNumber extends PhraseRange {
	value: Fraction;
}

function countAt(said: string, from: number, { lang }: BallotContext): PlainNumber | undefined {
	const count = scanCount(said.slice(from, from + LONGEST_NUMBER), lang);
	return count && { value: count.value, from, to: from + count.length };
}

/** `, with | one abstention` */
function countBehind(said: string, at: number, [all]: RegExpExecArray, context: BallotContext) {
	const from = at + (abstentionLead().exec(all)?.[0].length ?? 0);
	const count = countAt(said, from, context);
	return count && { ...count, to: at + all.length };
}

/** What was to be done: `We voted 4 to 1 | to pay the bill`. */
function isDeed(rest: string): boolean {
	return deed().test(rest) && !/\d/.test(rest) && !opensWith(rest.replace(deed(), ''), 'determiners');
}

/** `voted 4-2 to deny it`, `voted 4-3 to end debate`: who was for that was not for what is debated. */
export function isTurned(words: string): boolean {
	return mentions(
		words,
		['decisionVerbs', 'refuses'],
		['refusalMotions', 'refuses'],
		['results', 'rejected'],
		'negations',
		'sideMoves',
	);
}

/** That the chair decides: `and the chair used her casting vote`. */
function settlesTie(rest: string): boolean {
	return !/\d/.test(rest) && (mentions(rest, 'castingVotes') || tieBreak().test(rest));
}

/** `Three | were | for | it |, two | against`: two answers at least, each with its count, and nothing else. */
function readSides(said: string, start: number, context: BallotContext): Found | undefined {
	const counts: PlainCount[] = [];
	for (let at = start; at < said.length; ) {
		const gap = counts.length > 0 ? (between().exec(said.slice(at))?.[0].length ?? 0) : 0;
		if (counts.length > 0 && gap === 0) return undefined;
		const count = countAt(said, at + gap, context);
		const of = count && answerAt(said, count.to);
		if (!count || !of || counts.some((one) => one.of === of.answer)) return undefined;
		counts.push({ of: of.answer, value: count.value, from: count.from, to: of.to });
		at = of.to + (voted().exec(said.slice(of.to))?.[0].length ?? 0);
	}
	return counts.length > 1 && counts.some(({ of }) => of === 'for') ? { counts } : undefined;
}

/** `| members were for`, `| ont dit oui`, `| mains levées pour` */
export function answerAt(said: string, from: number): { answer: Answer; to: number } | undefined {
	if (!mentions(said.slice(from), 'voterVerbs', 'answers')) return undefined;
	const people = voters().exec(said.slice(from))?.[0].length ?? 0;
	for (const lead of [people + (acts().exec(said.slice(from + people))?.[0].length ?? 0), people]) {
		const at = from + lead + (/^\s+/.exec(said.slice(from + lead))?.[0].length ?? 0);
		const scanned = ['voterVerbs', 'answers'] as const;
		for (const words of scanned) {
			const found = at > from ? vocabulary(words).scan(said.slice(at)) : undefined;
			if (found && (found.id === 'for' || found.id === 'against' || found.id === 'abstention'))
				return { answer: found.id, to: at + found.length };
		}
	}
	return undefined;
}

/** What a line writes for it. */
export function tallyOf({ counts }: PlainVote, { lang }: BallotContext): string | undefined {
	const answers = vocabulary('answers');
	const said = counts.map(({ of, value }) => {
		const isOne = of === 'abstention' && value.numerator === 1n;
		return `${value.numerator} ${isOne ? answers.word(of, lang).replace(/s$/, '') : answers.word(of, lang)}`;
	});
	return said.length > 0 ? said.join(', ') : undefined;
}

/** `By a show of hands, ` */
const manner = lazyPattern`(?u)^(?:(?:${['smallWords', 'by', 'to']}|${'mannerLinks'})\s)?${'ballotMethods'},?\s+(?=[\p{L}\d])`;
const scoreLead = lazyPattern`^\s*[,:(–—]?\s*(?:${['smallWords', 'by', 'to']}\s+|${['eventLinks', 'of']}\s*)?`;
const scoreLink = lazyPattern`^(?:[-–/]|(?:\s+${['units', 'votes']})?\s+(?:${['tallyWords', 'to']}|${['plainVoteWords', 'against']})\s+)`;
const deed = lazyPattern`(?i)^,?\s+(?:${['plainVoteWords', 'deed']})(?:\s+|(?<=['’]))(?=[a-zà-ÿ])`;
const abstentionLead = lazyPattern`^\s*,?\s*(?:${['mannerLinks']}\s+|${['smallWords', 'and']}\s+)?`;
const abstained = lazyPattern`(?u)^(?:\s+${['units', 'votes']})?(?:\s*,?\s*(?:${['mannerLinks']}\s+|${['smallWords', 'and']}\s+)?[\p{L}\d]+\s+${['answers', 'abstention']})?`;
const tieBreak = lazyPattern`^[\s,;:–—]*(?:${['smallWords', 'and']}\s+)?${['plainVoteWords', 'chair']}\s+${['plainVoteWords', 'settles']}(?:\s+${['answers', 'for', 'against']})?$`;
/** `, `, ` and `, `; ` */
const between = lazyPattern`^\s*(?:[,;]\s*)?(?:${['smallWords', 'and', 'but']}\s+|${['mannerLinks']}\s+)?`;
/** ` members`, ` of us`, ` hands` */
const voters = lazyPattern`(?u)^\s+(?:${['peopleNouns', 'noun']}|${['units', 'votes']}|${['plainVoteWords', 'voters']})(?![\p{L}])`;
const acts = lazyPattern`(?u)^\s+(?:${['plainVoteWords', 'acts', 'shows']}|${['verdictLinks', 'is']})(?![\p{L}])`;
/** ` it`, ` the motion` */
const voted = lazyPattern`(?u)^\s+(?:${['plainVoteWords', 'what']}|${'votedTexts'})(?![\p{L}])`;

const LONGEST = 160;
/** What stands further above a sentence says nothing of it. */
const FARTHEST = 600;
const LONGEST_NUMBER = 40;
