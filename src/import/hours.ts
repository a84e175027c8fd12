/** When a meeting began and ended, as foreign minutes tell it. */

import { isWordCharacter } from '../text/letters.js';
import { HALF_DAY, parseTime, scanTime, scanTimeRange, scanToldTime } from '../text/time.js';
import { getText, type Unit } from './lines/units.js';
import { type Head, setValue, TOP } from './model.js';
import { exactly, isInList, phraseFinder, wordPattern } from './wording/dialect.js';
import { getSentences } from './wording/sentences.js';

interface FoundTime {
	text: string;
	from: number;
	to: number;
}

/** The times of a text, as a header may hold them; behind the label of one, `isTold`, it opens with one. */
export function timesIn(text: string, isTold = false): FoundTime[] {
	const found: FoundTime[] = [];
	const plain = text.replace(/_/g, ' ');
	for (let at = 0; at < Math.min(plain.length, 3000); at += 1) {
		if (isWordCharacter(plain[at - 1]) || !isWordCharacter(plain[at]) || /[./-]/.test(plain[at - 1] ?? ''))
			continue;
		const before = plain.slice(Math.max(0, at - 12), at);
		const near = plain.slice(at, at + 60);
		const isLed = (isTold && at === 0) || wordPattern`(?:@|(?<!\p{L})${'beforeHours'})\s*$`.test(before);
		if (!/^\d/.test(near) && !BEFORE_HOUR().test(before.toLowerCase())) continue;
		// `levée à 21.15`, where `à 1800` is a number.
		const isDotted = !isLed && wordPattern`(?<!\p{L})${exactly('atHour')}\s*$`.test(before);
		const isTime = (isLed || isDotted) && !AMOUNT().test(near);
		const time = isTime ? scanToldTime(near, isLed) : scanTime(near);
		if (time === undefined) continue;
		found.push({ text: asWritten(near.slice(0, time.length)), from: at, to: at + time.length });
		at += time.length - 1;
	}
	return found;
}

/** `2131`, `18.10`, `18:00:14` and `17:30hrs` as an hour and its minutes. */
function asWritten(time: string): string {
	return time
		.trim()
		.replace(/(?<=\d\s?h)\.$/iu, '')
		.replace(/^(\d{1,2})[.:]?(\d{2})(?::\d{2})?(?:(?![apAP])\p{L}+)?$/u, '$1:$2');
}

/** `at 1800 euros` */
const AMOUNT = () => wordPattern`^[\d.]+\s*(?:[€$£%]|${'amountUnits'}(?!\p{L}))`;

/** `à`, with its accent, as `il y a neuf personnes` tells no hour. */
const BEFORE_HOUR = () => wordPattern`(?:${exactly('atHour')}|[,@:])\s*$`;

/** The hour that follows a date: `à 10h`, `, 18:30`, `20h15-22h00`. */
export function readHourAfter(rest: string, head: Head): void {
	const time =
		wordPattern`^\s*(?:(?:${'andWords'}\s+)?${'behindDates'}|,\s*${'behindDates'}?|[@(–—-])\s*(?=\d)`.exec(
			rest,
		);
	const text = time === null ? (/^\s*,?\s*(?=\d{1,2}\s?[h:])/.exec(rest)?.[0] ?? undefined) : time[0];
	if (text === undefined) return;
	const after = rest.slice(text.length);
	const range = scanTimeRange(after);
	const [first] = timesIn(after.slice(0, 40));
	if (range?.endOffset !== undefined)
		setPlanned(head, after.slice(0, range.startLength), after.slice(range.endOffset, range.length));
	else if (first !== undefined && first.from === 0) setPlanned(head, first.text);
}

/** The hour right before a date: `At 7.30 pm on`, alone on its line or behind what names the meeting. */
export function readHourBefore(before: string, head: Head): void {
	const [time, more] = timesIn(before);
	if (time === undefined || more !== undefined) return;
	const ahead = before.slice(0, time.from).replace(wordPattern`(?:^|\s)${'atHour'}\s+$`, '');
	const isOfMeeting = ahead.trim() === '' || (tellsMeeting(ahead) && phraseFinder('heldWords').test(before));
	const isBeside = wordPattern`^(?:\s*,)?\s*(?:${'dayLeads'}\s+)?$`.test(before.slice(time.to));
	if (isBeside && isOfMeeting && !phraseFinder('notices', 'nextMeetings').test(ahead))
		setPlanned(head, time.text);
}

/** The hours beside the date: those of the notice perhaps; they count where nothing says when the meeting opened and closed. */
const planned = new WeakMap<Head, { opened?: string; closed?: string }>();

export function setPlanned(head: Head, opened: string, closed?: string): void {
	const before = planned.get(head);
	planned.set(head, { opened, ...(closed === undefined ? {} : { closed }), ...before });
}

/** An hour that a sentence tells is that of the clock, where the one under a label or a little earlier was planned. */
function setTold(head: Head, what: 'opened' | 'closed', told: string): void {
	const before = head.values[what];
	if (before === undefined) setValue(head, what, told, 'likely');
	else {
		const between = Math.abs((parseTime(before) ?? Number.NaN) - (parseTime(told) ?? Number.NaN));
		if (between > 0 && between <= 45) head.values[what] = told;
	}
}

/** `6:30 and 7:30pm`: the half of the day that the second hour says is that of the first, where both stand in one order. */
function withHalfDay(first: string, second: string): string {
	const [, half = ''] = /\d\s?([ap]\.?m\.?)$/iu.exec(second) ?? [];
	if (half === '' || /[ap]\.?m\.?$/iu.test(first)) return first;
	const both = [`${first} ${half}`, second].map((text) => parseTime(text) ?? Number.NaN);
	return (both[0] ?? 0) < (both[1] ?? 0) ? `${first} ${half}` : first;
}

/** The hours of the opening and the closing, as lines at the top and sentences tell them. */
export function readHours(units: readonly Unit[], head: Head, start: number): void {
	const sentences = units.flatMap((unit, at) =>
		unit.kind === 'text' || unit.kind === 'item' || unit.kind === 'heading'
			? withHours(getSentences(getText(unit).slice(0, 3000))).map((text) => ({ text, at }))
			: [],
	);
	for (const [at, unit] of units.slice(0, Math.min(start + FIRST_LINES, TOP)).entries()) {
		readHoursAlone(unit, head, at <= start);
		if (at <= start) readHourBelowDay(units, at, head);
	}
	for (const { text } of sentences) {
		readHeld(text, head);
		if (text.length > LONGEST_TITLE) break;
	}
	// What stands in the header, as a long list of people, is not counted.
	const free = units.flatMap((_, at) => (head.taken.has(at) ? [] : [at]));
	const early = free[Math.ceil(free.length * 0.6) + 3] ?? units.length;
	for (const { text, at } of sentences)
		if (at > early || readOpening(text, at < Math.min(start, TOP), head)) break;
	for (const { text, at } of [...sentences].reverse())
		if (at < units.length * 0.3 || readClosing(text, units[at - 1], head)) break;
}

/** Below them an hour alone is of what is debated. */
const FIRST_LINES = 4;

/** `La séance est levée. | Il est 21h30.`: a sentence that only tells the hour tells that of the one before it. */
function withHours(sentences: readonly string[]): string[] {
	const out: string[] = [];
	for (const text of sentences) {
		const [hour, more] = text.length < 40 ? timesIn(text) : [];
		const rest = hour === undefined ? '' : text.slice(0, hour.from) + text.slice(hour.to);
		const isHour = more === undefined && wordPattern`^${'hourVerbs'}[\s.]*$`.test(rest.trim());
		// `6:50 pm. Meeting called to order`: the hour ahead of what it tells.
		const isAhead = isHourAlone(out.at(-1) ?? '') && timesIn(text).length === 0;
		const told = phraseFinder('openingWords', 'closingWords').exec(text.slice(0, LONGEST_BEHIND_HOUR));
		const isOfMeeting = told?.index === 0 || phraseFinder('meetingWords').test(text);
		if (isAhead && told !== null && isOfMeeting && !isOfOther(text)) {
			out.push(`${out.pop()} ${text}`);
			continue;
		}
		// `La séance de formation est levée.` is of another one.
		if (isHour && out.length > 0 && !isOfOther(out.at(-1) ?? '')) out.push(`${out.pop()} ${text}`);
		else out.push(text);
	}
	return out;
}

/** `6:50 pm.` */
function isHourAlone(text: string): boolean {
	const [hour] = text.length < 16 ? timesIn(text) : [];
	return hour?.from === 0 && /^[\s.]*$/.test(text.slice(hour.to));
}

/** What an hour stands ahead of says so soon that the meeting opens or closes. */
const LONGEST_BEHIND_HOUR = 60;

/** Whether a sentence names a sitting that is not the one of the minutes: `the training session`, `la prochaine séance`. */
function isOfOther(text: string): boolean {
	const meeting = phraseFinder('meetingWords').exec(text);
	const rest = meeting === null ? '' : text.slice(meeting.index + meeting[0].length);
	const [, whose = ''] = wordPattern`^\s${exactly('ofBodies')}\s(\p{Ll}{4,})`.exec(rest) ?? [];
	return phraseFinder('nextMeetings').test(text) || (whose !== '' && !isInList('seatedBodies', whose));
}

/** `20h00 – 22h10` on a line of its own, `Salle Bartók, 14 h 30 – 17 h 10`, `6:30 P.M.` alone. */
function readHoursAlone(unit: Unit, head: Head, isAhead: boolean): void {
	// `🕗 19:00`
	const whole = getText(unit)
		.replace(/[\s.]+$/, '')
		.replace(/^(?:\p{Extended_Pictographic}\uFE0F?\s*)+/u, '');
	// `à 20 h 30`, which is of the meeting only ahead of its items.
	const text = isAhead ? whole.replace(wordPattern`^${'atHour'}\s+(?=\d)`, '') : whole;
	const last = unit.kind === 'table' || text.length > 90 ? '' : (text.split(/,\s+/).at(-1) ?? '');
	const range = last.length > 30 ? undefined : scanTimeRange(last);
	const [only] = text.length > 12 ? [] : timesIn(text);
	if (only?.from === 0 && only.to >= text.length) setPlanned(head, only.text);
	if (range?.endOffset !== undefined && range.length === last.length)
		setPlanned(head, last.slice(0, range.startLength), last.slice(range.endOffset));
}

/** `18 h 30 – Salle des fêtes` right below `12 mars 2024`; a programme has the hours of several lines. */
function readHourBelowDay(units: readonly Unit[], at: number, head: Head): void {
	const lines = (units[at]?.lines ?? []).slice(0, 2);
	const above = lines.length > 1 ? '' : getText(units[at - 1]);
	const [day = above, line = ''] = lines.length > 1 ? lines : [above, ...lines];
	const [, hour = '', rest = ''] = HOUR_AND_PLACE.exec(line) ?? [];
	const isDay = day.length < LONGEST_DAY && /(?<!\d)\d{1,2}\D{1,16}\d{4}$/u.test(day);
	const isAlone = units.slice(at + 1, at + 4).every((unit) => !HOUR_AND_PLACE.test(getText(unit)));
	if (isDay && isAlone && parseTime(hour) !== undefined && timesIn(rest).length === 0) setPlanned(head, hour);
}

const HOUR_AND_PLACE = /^(\d{1,2}\s?[h:](?:\s?\d\d)?)\s+[–—-]\s+(\p{Lu}.{3,})$/su;
const LONGEST_DAY = 50;

/** `Minutes of the meeting held on Monday 12th September at 7pm` */
function readHeld(text: string, head: Head): void {
	const held =
		text.length < LONGEST_TITLE && tellsMeeting(text) && !phraseFinder('nextMeetings').test(text)
			? phraseFinder('heldWords').exec(text)
			: null;
	const [time, more] = held === null ? [] : timesIn(text);
	if (time !== undefined && more === undefined && time.from > (held?.index ?? 0)) setPlanned(head, time.text);
}

const LONGEST_TITLE = 300;

/** Reads the opening in a sentence, or both hours that were planned; whether it says for sure when the meeting opened. */
function readOpening(text: string, isAtTop: boolean, head: Head): boolean {
	if (text.length > LONGEST_TOLD) return false;
	const times = timesIn(text);
	if (times.length === 0 || phraseFinder('notices').test(text.slice(0, times[0]?.from))) return false;
	// `vendredi de 20 h à 22 h, samedi de 10 h à 22 h`: hours of something else.
	const both = tellsMeeting(text) || (isAtTop && times.length <= 2) ? rangeIn(text) : undefined;
	if (both !== undefined) {
		setPlanned(head, withHalfDay(both.first, both.second), both.second);
		return false;
	}
	const opening = phraseFinder('openingWords').exec(text);
	if (opening === null || phraseFinder('closingWords').test(text.slice(0, times[0]?.from ?? 0))) return false;
	const isSure = wordPattern`${'orderWords'}`.test(opening[0]) || opensWithPrayer(text);
	if (!tellsMeeting(text) && !isShort(text) && !isSure) return false;
	const isIndeed = wordPattern`${'opensIndeed'}`.test(opening[0]);
	if (head.values.opened !== undefined && !isIndeed) return false;
	const near = times.find((time) => time.from > opening.index && time.from - opening.index < 160) ?? times[0];
	if (near === undefined || wordPattern`(?<!\p{L})${'movesOfOne'}`.test(text)) return false;
	setTold(head, 'opened', near.text);
	return isIndeed;
}

/** `Evening prayer commenced at 7 pm`, and no report of somebody who says so. */
function opensWithPrayer(text: string): boolean {
	return wordPattern`^(?:\p{L}+\s)?${'prayerOpenings'}\s`.test(text);
}

/** `de 18h à 20h`, `from 6:30 to 8 pm`, behind the word that opens such a range. */
function rangeIn(text: string): { first: string; second: string } | undefined {
	const range =
		wordPattern`${'beforeRanges'}\s+(\d.{0,30}?)(?:$|[,;(]|\s[–—-]\s)`.exec(text.replace(/\.$/, ''))?.[1] ??
		'';
	const [first, second, more] = range === '' ? [] : timesIn(range);
	if (first === undefined || second === undefined || more !== undefined) return undefined;
	const isLinked = wordPattern`^\s*(?:[-–]|${['andWords', 'toWords']})\s*$`.test(
		range.slice(first.to, second.from),
	);
	return isLinked ? { first: first.text, second: second.text } : undefined;
}

/** Reads the closing in a sentence below another unit; whether it was there. */
function readClosing(text: string, above: Unit | undefined, head: Head): boolean {
	// `Adjournment`, and the hour below it: `21:45`, `21:45, with thanks to all`.
	const [hour, more] = text.length < 60 ? timesIn(text) : [];
	const isBelowTitle =
		hour?.from === 0 &&
		more === undefined &&
		above?.kind === 'heading' &&
		phraseFinder('closingWords').exec(getText(above).replace(/^\d+[.)\s]+/, ''))?.index === 0;
	if (isBelowTitle) {
		setTold(head, 'closed', hour.text);
		return true;
	}
	if (text.length > LONGEST_TOLD) return false;
	const times = timesIn(text);
	const closing = times.length === 0 ? null : phraseFinder('closingWords').exec(text);
	if (closing === null) return false;
	// `Bo Carr moved to adjourn at 7:48 p.m., seconded by Cy Dean.`
	const end = closing.index + closing[0].length;
	const isRight = times.some(({ from }) => /^\s+\p{L}{1,2}\s+$/u.test(text.slice(end, from)));
	if (!tellsMeeting(text) && !isShort(text) && !isRight) return false;
	if (wordPattern`(?<!\p{L})${exactly('pauses')}`.test(text.toLowerCase())) return false;
	const near = times.find((time) => time.from > closing.index) ?? times.at(-1);
	if (near === undefined) return false;
	setTold(head, 'closed', near.text);
	return true;
}

/** A longer sentence tells no hour of the meeting. */
const LONGEST_TOLD = 600;

function tellsMeeting(text: string): boolean {
	return phraseFinder('meetingWords').test(text);
}

function isShort(text: string): boolean {
	return text.split(/\s+/).length <= 9;
}

/** In minutes. */
const LONGEST_SITTING = 360;

/** The planned hours, where no others are known. */
export function readPlanned(head: Head): void {
	const { opened, closed } = planned.get(head) ?? {};
	// `6:30 P.M.` beside the date, and `called to order at 6:30`.
	const told = parseTime(head.values.opened ?? '');
	if (told !== undefined && opened !== undefined && parseTime(opened) === told + HALF_DAY)
		head.values.opened = opened;
	if (opened !== undefined) setValue(head, 'opened', opened, 'likely');
	if (closed !== undefined) setValue(head, 'closed', closed, 'likely');
	// `1:12 pm` to `1:47`: the half of the day is said once.
	const [from, to] = [parseTime(head.values.opened ?? ''), parseTime(head.values.closed ?? '')];
	const half = /(?<=\d)\s?[ap]\.?m\b/iu;
	// `11:20` to `1:15`: the same day.
	if (
		from !== undefined &&
		to !== undefined &&
		from < HALF_DAY &&
		to < from &&
		to + HALF_DAY - from < LONGEST_SITTING
	) {
		const written = /^(\d{1,2})[:.](\d{2})$/.exec(head.values.closed ?? '');
		if (written !== null && !half.test(head.values.opened ?? ''))
			head.values.closed = `${Number(written[1]) + 12}:${written[2]}`;
	}
	if (from === undefined || to === undefined || from < HALF_DAY || to > from || to + HALF_DAY < from) return;
	const [said] = half.exec(head.values.opened ?? '') ?? [];
	if (said !== undefined && !half.test(head.values.closed ?? '')) head.values.closed += said;
}
