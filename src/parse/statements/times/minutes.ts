/** Minutes that prose speaks of: where it names them, whose a date is that stands beside them, and whether they are put to approval. */

import { isOneOf, mentions, vocabulary } from '../../../language/index.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { sentenceUpTo } from '../../../text/sentences.js';

export function namesMinutes(text: string): boolean {
	return allMinutes(text).length > 0;
}

/** Whether a verdict whose subject this is is on minutes, and on nothing named before them. */
export function isOnMinutes(subject: string): boolean {
	return vocabulary('decidedThings').findIn(subject)?.id === 'minutes';
}

/** `Le procès-verbal de la réunion du | 3 mars`: minutes before a place, with no sign between. */
export function minutesBefore(before: string): PhraseRange | undefined {
	const start = Math.max(0, before.length - FAR);
	const last = allMinutes(before.slice(start)).at(-1);
	if (!last || /[.,;:()]/.test(before.slice(start + last.to))) return undefined;
	return { from: start + last.from, to: start + last.to };
}

const FAR = 120;

/** `Le procès-verbal de la séance | précédente`, `the minutes of the | last | meeting`: a word of another time that says which meeting the minutes are of. */
export function saysWhoseMinutes(text: string, { from, to }: PhraseRange): boolean {
	const noun = minutesBefore(text.slice(0, from));
	if (!noun) return false;
	const words = text.slice(noun.to, from).trim().split(BLANKS);
	const next = /^\s+\S+/.exec(text.slice(to, to + FAR))?.[0] ?? '';
	return isLinkOf(words[0] ?? '') && words.length <= MOST_WHOSE && namesMeeting(`${words.join(' ')}${next}`);
}

/** `of the annual general |` */
const MOST_WHOSE = 5;

/** `after 15 minutes` names none; `3 Minutes` at the start is numbered. */
function allMinutes(text: string): PhraseRange[] {
	return vocabulary('decidedThings')
		.findAll(text, 'minutes')
		.filter(({ from }) => !/[^\d\s]\s+\d+[\s-]*$/.test(text.slice(Math.max(0, from - 12), from)));
}

/**
 * `Procès-verbal de la séance du |`, `Minutes of the meeting held at 7 pm on |`, `Council Meeting Minutes |`: the minutes whose date stands
 * behind. `Compte rendu d'activité au |`, `the plan to publish the minutes by |` are none.
 */
function minutesOfDate(before: string): PhraseRange | undefined {
	const noun = minutesBefore(before.replace(HOUR, (words) => ' '.repeat(words.length)));
	if (!noun) return undefined;
	const between = before.slice(noun.to).replace(HOUR, ' ');
	if (!/^[\p{L}\s'’–-]*$/u.test(between)) return undefined;
	if (/^[\s–-]*$/.test(between)) return noun;
	const words = between.trim().split(BLANKS);
	// `Minutes of the | March 3 meeting`
	const lead = vocabulary('determiners').findId(words.at(-1) ?? '');
	if (lead === 'article' || lead === 'indefinite') words.pop();
	const link = words.at(-1) ?? '';
	if (vocabulary('minutesLinks').findId(words.join(' '))) return noun;
	const isLed = isLinkOf(link) || isOneOf(link, 'dayLeads');
	if (words.length === 1) return isLinkOf(link) ? noun : undefined;
	return isLed && words.length <= MOST_WORDS && namesMeeting(between) ? noun : undefined;
}

/** `at 7.00 pm` */
const HOUR = /\s\p{L}{1,2}\s\d{1,2}(?:[.:hH]\d{2})?\s?(?:[aApP]\.?[mM]\.?)?(?=\s)/u;
const BLANKS = /\s+/;
/** Words between minutes and their date. */
const MOST_WORDS = 12;

function namesMeeting(words: string): boolean {
	return mentions(words, 'meetingNouns', 'longMeetings', 'bodies');
}

function isLinkOf(word: string): boolean {
	return isOneOf(word, ['eventLinks', 'of']);
}

/** `Le présent procès-verbal de la séance du | …`: the minutes that one reads. */
export function isOfTheseMinutes(before: string): boolean {
	const noun = minutesOfDate(before);
	const own = noun && lastWords(before.slice(0, noun.from), 1)[0]?.text;
	return own !== undefined && isOneOf(own, 'ownMarks');
}

/** `Procès-verbal de l'assemblée générale du |`, `Draft minutes of the meeting held on |`: a title that is that of minutes, and approves none. */
export function isTitleOfMinutes(title: string): boolean {
	const noun = minutesOfDate(title);
	const lead = title.slice(0, noun?.from);
	return (
		noun !== undefined &&
		/^[\p{L}\s'’-]*$/u.test(lead) &&
		lead.trim().split(BLANKS).length <= MOST_AHEAD &&
		!mentions(lead, 'determiners') &&
		!mentions(title, 'approvingVerbs')
	);
}

/** `Council Meeting | Minutes` */
const MOST_AHEAD = 6;

/**
 * `Le procès-verbal du | 6 juin 2024 | est approuvé`, `moved to approve the draft minutes of |`, `approves the | March 3, 2026 | draft minutes`: minutes that are
 * put to the meeting, of the date between the two texts.
 */
export function isOfMinutesPut(before: string, after: string): boolean {
	const sentence = sentenceUpTo(before);
	const rest = /^[^.;\n]*/.exec(after)?.[0] ?? '';
	// `Approbation du procès-verbal : |`
	const noun = minutesOfDate(sentence.replace(/\s*[:(]\s*$/, ''));
	// `Le procès-verbal de la dernière séance du |`: the other day is that of what is approved.
	if (mentions(sentence.slice(0, noun?.from), 'suppositions') || isLater(rest)) return false;
	// `The minutes | will be approved at the meeting of | December 20`: the day of the meeting that approves them.
	const link = noun ? sentence.slice(noun.to) : '';
	if (isLater(link) || isPut(link) || mentions(link, 'approvingVerbs') || isDeferred(link)) return false;
	const verb = vocabulary('approvingVerbs').findAll(sentence).at(-1);
	if (noun) return isPut(rest) || (verb !== undefined && tellsHow(sentence.slice(verb.to, noun.from)));
	return verb !== undefined && tellsHow(sentence.slice(verb.to)) && opensWithMinutes(rest);
}

/** `will be approved`, `was put on the agenda of the next meeting` */
function isLater(rest: string): boolean {
	return mentions(rest, 'nextMeetings', 'futureVerbs');
}

/** `L'approbation du procès-verbal | est reportée à la séance du |` */
function isDeferred(words: string): boolean {
	return mentions(words, ['verdictLinks', 'is'], 'results');
}

function isPut(rest: string): boolean {
	return vocabulary('results').findIn(rest)?.id === 'adopted' || mentions(rest, 'minutesPut');
}

/** `approves | unanimously the corrected | minutes`, `approbation | du | procès-verbal`; `approves | the publication of the | minutes` is on another thing. */
function tellsHow(between: string): boolean {
	const words = between.replace(/['’]/g, '$& ').trim().split(BLANKS);
	if (words.length > MOST_HOW || /[\d,;:()]/.test(between)) return false;
	return !words.some((word, at) => {
		const link = vocabulary('smallWords').findId(word);
		// `à l'unanimité`, and no `to publish`
		const isManner = link === 'to' && isOneOf(words[at + 1] ?? '', 'determiners');
		return (at > 0 && isLinkOf(word)) || (link !== undefined && !isManner);
	});
}

const MOST_HOW = 6;

/** `, 2026 | draft minutes`: behind a date, with no small word between. */
function opensWithMinutes(rest: string): boolean {
	const noun = allMinutes(rest.slice(0, LONGEST_NAME))[0];
	const lead = rest.slice(0, noun?.from);
	return (
		noun !== undefined &&
		/^,?\s+(?:\p{L}+\s+){0,3}$/u.test(lead) &&
		!mentions(lead, 'smallWords', 'determiners', 'eventLinks', 'verdictLinks')
	);
}

const LONGEST_NAME = 60;
