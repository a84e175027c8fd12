/** Calendar files (RFC 5545): lines end in CR LF and are folded at 75 octets; the same meeting gives the same bytes. */

/** Something in a calendar. */
export interface CalendarEvent {
	/** What makes it this event among all others of all meetings; its UID follows from it alone. */
	key: string;
	/** ISO date. */
	date: string;
	/** Minutes since midnight; a whole day without it. */
	start?: number | undefined;
	/** End on the same day. */
	end?: number | undefined;
	summary: string;
	description?: string | undefined;
	location?: string | undefined;
	categories: string;
}

/** What the whole file says. */
export interface CalendarFacts {
	name: string;
	lang: string;
	/** ISO date that stands as the moment of writing: no clock is asked. */
	stamp: string;
	/** `Europe/Paris`, or empty for the reader's own time. */
	zone: string;
}

/** The calendar as text. */
export function writeCalendar(facts: CalendarFacts, events: readonly CalendarEvent[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//proces-verbal//pv//${facts.lang.toUpperCase()}`,
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escapeValue(facts.name)}`,
		...(facts.zone === '' ? [] : ZONE),
		...events.flatMap((event) => eventLines(event, facts)),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A line in pieces of 75 octets at most; a piece never cuts a character. */
export function fold(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > 75) {
			pieces.push(piece);
			piece = ' ';
			octets = 1;
		}
		piece += character;
		octets += size;
	}
	return [...pieces, piece].join('\r\n');
}

const encoder = new TextEncoder();

/** Central European time with its summer time, as the European Union has had it since 1996. */
const ZONE = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];

function eventLines(event: CalendarEvent, facts: CalendarFacts): string[] {
	const day = event.date.replaceAll('-', '');
	const zone = facts.zone === '' ? '' : `;TZID=${facts.zone}`;
	const time = (minutes: number) =>
		`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}00`;
	const when =
		event.start === undefined
			? [`DTSTART;VALUE=DATE:${day}`]
			: [
					`DTSTART${zone}:${day}T${time(event.start)}`,
					// A meeting that ends after midnight ends on another day, which the hour alone does not say.
					...(event.end !== undefined && event.end > event.start
						? [`DTEND${zone}:${day}T${time(event.end)}`]
						: []),
				];
	return [
		'BEGIN:VEVENT',
		`UID:${hash(event.key)}@proces-verbal`,
		`DTSTAMP:${facts.stamp.replaceAll('-', '')}T000000Z`,
		...when,
		`SUMMARY:${escapeValue(event.summary)}`,
		...(event.description === undefined ? [] : [`DESCRIPTION:${escapeValue(event.description)}`]),
		...(event.location === undefined ? [] : [`LOCATION:${escapeValue(event.location)}`]),
		`CATEGORIES:${escapeValue(event.categories)}`,
		...(event.start === undefined ? ['TRANSP:TRANSPARENT'] : []),
		'END:VEVENT',
	];
}

function escapeValue(text: string): string {
	return text
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/[\u0000-\u001F\u007F]/g, ' ');
}

/** FNV-1a, 64 bits: the same text gives the same identifier everywhere. */
function hash(text: string): string {
	let value = 0xcbf29ce484222325n;
	for (const octet of encoder.encode(text)) {
		value = ((value ^ BigInt(octet)) * 0x100000001b3n) & 0xffffffffffffffffn;
	}
	return value.toString(16).padStart(16, '0');
}
