/** Writes the parts of a meeting that a form asks for, so that nobody has to know how they are written. */

import type { Node } from 'unist';
import { getHeader, type Header, type Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { clockText, colonText, SourceText } from '../format/index.js';
import { vocabulary } from '../language/index.js';
import { capitalized, oneLine } from '../text/letters.js';
import { addPerson } from './mark-presence.js';
import { childrenIn, getEnd, getStart, insertLine, paragraphAfter, pathTo } from './places.js';
import type { TextChange } from './text-change.js';

/** A part as a form gives it. Texts are single lines; empty ones are left out. */
export type NewPart =
	| { kind: 'item'; title: string }
	| { kind: 'resolution'; title: string; text: string }
	| {
			kind: 'election';
			title: string;
			seats: string;
			voters: string;
			candidates: ReadonlyArray<{ name: string; votes: string }>;
	  }
	| { kind: 'speech'; person: string; words: string }
	| { kind: 'person'; name: string; quality: string; present: boolean }
	/** A break of the meeting, or its end, at a time. */
	| { kind: 'suspension' | 'resumption' | 'closing'; time: number | null };

/**
 * The changes that write a part where the cursor is: an item behind the one around it, a resolution or an election at the end of that item,
 * words and breaks behind what stands there, a person into the header. Nothing where a part says nothing.
 */
export function writePart(compiled: Compiled, offset: number, part: NewPart): TextChange[] {
	const text = new SourceText(compiled.source);
	const { lang, phrase } = compiled;
	switch (part.kind) {
		case 'item': {
			const title = oneLine(part.title);
			if (title === '') return [];
			const around = sessionsAt(compiled, offset)[0];
			const depth = around?.depth ?? getSessions(compiled)[0]?.depth ?? 2;
			return [paragraphAfter(text, endOfItem(compiled, around, text, true), `${'#'.repeat(depth)} ${title}`)];
		}
		case 'resolution':
		case 'election': {
			const around = sessionsAt(compiled, offset).at(-1);
			const signs = '#'.repeat(Math.min((around?.depth ?? 1) + 1, 6));
			const lines =
				part.kind === 'resolution' ? resolutionLines(part, compiled) : electionLines(part, compiled);
			if (lines.length === 0) return [];
			const written = [`${signs} ${lines[0]}`, ...lines.slice(1)].join(text.lineEnd);
			return [paragraphAfter(text, endOfItem(compiled, around, text, false), written)];
		}
		case 'speech': {
			const [person, words] = [oneLine(part.person), oneLine(part.words)];
			if (person === '' || words === '') return [];
			return [insertLine(compiled, offset, `${person}${colonText(lang)}${words}`)];
		}
		case 'person':
			return oneLine(part.name) === ''
				? []
				: addPerson(compiled, {
						name: oneLine(part.name),
						quality: oneLine(part.quality),
						attending: part.present ? 'present' : 'absent',
					});
		case 'closing': {
			const time = part.time === null ? '' : clockText(part.time, lang);
			if (time === '' || compiled.assembly.closing) return [];
			const last = getSessions(compiled).at(-1);
			const words = phrase('labels.document.end.closed', { kind: 'session', time });
			return [paragraphAfter(text, endOfItem(compiled, last, text, true), words)];
		}
		default: {
			const words = capitalized(vocabulary('events').word(part.kind, lang));
			const line = part.time === null ? words : `${clockText(part.time, lang)} – ${words}`;
			return [insertLine(compiled, offset, line)];
		}
	}
}

/** The changes that write when the meeting opened into the header, and make a notice the draft of minutes. */
export function writeOpening({ meeting, source, lang }: Compiled, minutes: number): TextChange[] {
	const text = new SourceText(source);
	const header: Header = getHeader(meeting);
	const end = getEnd(header);
	if (end === undefined || getStart(header) === end) return [];
	const field = (name: string) =>
		header.children.find((child) => child.type === 'field' && child.name === name);
	const changes: TextChange[] = [];
	const status = field('status');
	const value = status && 'children' in status ? status.children[0] : undefined;
	const [from, to] = [value && getStart(value), value && getEnd(value)];
	const isConvened = value?.type === 'keywordValue' && value.value === 'convened';
	if (isConvened && from !== undefined && to !== undefined)
		changes.push({ from, to, insert: vocabulary('status').word('draft', lang) });
	if (!field('opened')) {
		const date = field('date');
		const at = date && getEnd(date) !== undefined ? text.nextLine(getEnd(date) ?? 0) : text.lineStart(end);
		const line = `${vocabulary('keys').word('opened', lang)}: ${clockText(minutes, lang)}${text.lineEnd}`;
		changes.push({ from: at, to: at, insert: line });
	}
	return changes.sort((a, b) => a.from - b.from);
}

/** The changes that write into the heading of the item at an offset when it began; nothing where it says so already. */
export function writeItemTime(compiled: Compiled, offset: number, minutes: number): TextChange[] {
	const session = getSessions(compiled).find((node) => getStart(node) === offset);
	const from = session && getStart(session);
	if (!session || from === undefined || session.children.some(({ type }) => type === 'timeValue')) return [];
	const signs = /^#+[ \t]*/.exec(compiled.source.slice(from, from + 20))?.[0];
	if (signs === undefined) return [];
	const at = from + signs.length;
	return [{ from: at, to: at, insert: `${clockText(minutes, compiled.lang)} — ` }];
}

function resolutionLines(part: Extract<NewPart, { kind: 'resolution' }>, compiled: Compiled): string[] {
	const title = oneLine(part.title);
	if (title === '') return [];
	const word = capitalized(vocabulary('blocks').word('resolution', compiled.lang));
	const paragraphs = part.text
		.split(/\n{2,}/)
		.map(oneLine)
		.filter((each) => each !== '');
	return [`${word} ${freeNumber(compiled)} – ${title}`, ...paragraphs.flatMap((each) => ['', each])];
}

function electionLines(part: Extract<NewPart, { kind: 'election' }>, { lang, phrase }: Compiled): string[] {
	const title = oneLine(part.title);
	if (title === '') return [];
	const labels = vocabulary('labels');
	const line = (label: 'seats' | 'voters', value: string) =>
		oneLine(value) === ''
			? []
			: [`${capitalized(labels.word(label, lang))}${colonText(lang)}${oneLine(value)}`];
	const candidates = part.candidates
		.filter(({ name }) => oneLine(name) !== '')
		.map(
			({ name, votes }) =>
				`- ${oneLine(name)}${oneLine(votes) === '' ? '' : `${colonText(lang)}${phrase('page.room.votes', { votes: oneLine(votes) })}`}`,
		);
	const figures = [...line('seats', part.seats), ...line('voters', part.voters)];
	return [
		`${capitalized(vocabulary('blocks').word('election', lang))} – ${title}`,
		...(candidates.length > 0 ? ['', ...candidates] : []),
		...(figures.length > 0 ? ['', ...figures] : []),
	];
}

/** One more than the highest number of a resolution: notices number those that are still to come. */
function freeNumber({ assembly }: Compiled): string {
	const numbers = assembly.decisions.flatMap(({ kind, number }) =>
		kind === 'resolution' && number !== null && /^\d{1,9}$/.test(number) ? [Number(number)] : [],
	);
	return String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1);
}

/** The items of the text, in its order. */
export function getSessions({ meeting }: Compiled): Session[] {
	const inside = (node: Node): Session[] =>
		childrenIn(node).flatMap((child) =>
			child.type === 'session' ? [child as Session, ...inside(child)] : [],
		);
	return inside(meeting as Node).filter((session) => getStart(session) !== undefined);
}

function sessionsAt(compiled: Compiled, offset: number): Session[] {
	return pathTo(compiled, offset).filter((node): node is Session => node.type === 'session');
}

/** Where the line ends behind the last words of an item, those of the items in it included if so asked; a closing stays the last. */
function endOfItem(compiled: Compiled, item: Session | undefined, text: SourceText, whole: boolean): number {
	const { source, meeting } = compiled;
	const stops = getSessions(compiled)
		.filter((other) => other !== item && (getStart(other) ?? 0) > (item ? (getStart(item) ?? 0) : -1))
		.filter((other) => !whole || !item || other.depth <= item.depth)
		.map((other) => getStart(other) ?? source.length);
	const closing = compiled.assembly.closing && getStart(compiled.assembly.closing);
	const head = getEnd(getHeader(meeting)) ?? 0;
	const from = item ? (getStart(item) ?? head) : head;
	const bounds = [
		...(item ? stops.slice(0, 1) : stops.slice(0, whole ? 0 : 1)),
		...(closing !== undefined && closing > from ? [closing] : []),
	];
	const end = bounds.reduce((least, bound) => Math.min(least, bound), source.length);
	return text.lineStop(Math.max(source.slice(0, end).trimEnd().length, from));
}
