/** A paragraph by its lines: speech, events, the closing sentence, and the prose between them. */

import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import type { BodyNode, Closing, Intervention, Prose } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { phrasingAfter } from '../../markdown/phrasing.js';
import { lazy } from '../../text/lazy.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { WORD_SIGN } from '../../text/phrase-pattern.js';
import { scanTime } from '../../text/time.js';
import { isTally } from '../ballot/tally.js';
import type { SourceLine } from '../reading.js';
import type { BodyFile } from './body-file.js';
import { readEventLine } from './event.js';
import { readToldQuorum } from './quorum-told.js';
import { getOpening, readSpeaker, type SpeakerFound, unknownSpeaker } from './speakers.js';

/** Reads a paragraph that is no ballot. */
export function readParagraph(file: BodyFile, paragraph: Paragraph): BodyNode[] {
	const first = file.getFirstLine(paragraph);
	const after = file.lineAfter(paragraph);
	const nodes: BodyNode[] = [];
	let start = first;
	let speaker: SpeakerFound | undefined;
	const finish = (to: number) => {
		if (to > start) {
			const whole = start === first && to === after;
			for (const each of readPart(file, whole ? [paragraph] : file.readLines(start, to), start, speaker))
				nodes.push(each);
		}
		start = to;
		speaker = undefined;
	};
	for (let index = first; index < after; index += 1) {
		const line = file.lines[index];
		if (!line) break;
		const event = readEventLine(line, file.ballots(undefined), file.markdown, file.problems);
		if (event) {
			finish(index);
			nodes.push(event);
			start = index + 1;
			continue;
		}
		const found = readSpeech(file, line);
		if (found || isUnknownSpeaker(file, line)) {
			finish(index);
			speaker = found;
		}
	}
	finish(after);
	return nodes;
}

/** Reads a list that is no ballot: an item may be a turn to speak or an event; the others stay lists. */
export function readList(file: BodyFile, list: List): BodyNode[] {
	const nodes: BodyNode[] = [];
	let kept: ListItem[] = [];
	let keptFrom = 0;
	const finish = () => {
		const start = kept[0]?.position?.start;
		const end = kept.at(-1)?.position?.end;
		if (start && end) {
			if (kept.length === list.children.length) nodes.push(list);
			else {
				const number = typeof list.start === 'number' ? list.start + keptFrom : list.start;
				nodes.push({
					...list,
					...(number === undefined ? {} : { start: number }),
					children: kept,
					position: { start: { ...start }, end: { ...end } },
				});
			}
		}
		kept = [];
	};
	list.children.forEach((item, index) => {
		const found = readItem(file, item);
		if (found) {
			finish();
			nodes.push(found);
			return;
		}
		if (kept.length === 0) keptFrom = index;
		kept.push(item);
	});
	finish();
	return nodes;
}

function readItem(file: BodyFile, item: ListItem): BodyNode | undefined {
	const [paragraph, ...others] = item.children;
	const index = file.getFirstLine(item);
	const line = file.lines[index];
	if (paragraph?.type !== 'paragraph' || !line || file.getFirstLine(paragraph) !== index) return undefined;
	if (file.lineAfter(item) === index + 1) {
		const event = readEventLine(line, file.ballots(undefined), file.markdown, file.problems);
		if (event) return event;
		const closing = others.length === 0 ? readClosing(file, paragraph) : undefined;
		if (closing) return closing;
	}
	const speaker = readSpeech(file, line);
	if (!speaker) return undefined;
	const offset = line.start.offset + speaker.after;
	const node = intervention(file, speaker, paragraph, offset, others as Prose[]);
	if (item.position) node.position = item.position;
	return node;
}

/** Somebody who is nobody known ends what the one above says. */
function isUnknownSpeaker(file: BodyFile, line: SourceLine): boolean {
	const opening = getOpening(line);
	return (
		opening !== undefined &&
		unknownSpeaker(opening.text.slice(opening.from, opening.to), file.names) !== undefined
	);
}

/** A tally alone is short, and starts with a figure or an answer. */
function mayBeTally(said: string): boolean {
	if (said.length > 160 || !/\d/.test(said)) return false;
	return /^\(?\d/.test(said) || vocabulary('answers').scan(said) !== undefined;
}

/** A speaker and what is said: a name followed only by a tally is no speech. */
function readSpeech(file: BodyFile, line: SourceLine): SpeakerFound | undefined {
	const found = readSpeaker(line, file.names);
	if (!found) return undefined;
	const said = line.text.slice(found.after).replace(/^[\s*_]+/, '');
	return mayBeTally(said) && isTally(said, file.ballots(undefined), 'for') ? undefined : found;
}

function readPart(
	file: BodyFile,
	nodes: readonly RootContent[],
	index: number,
	speaker: SpeakerFound | undefined,
): BodyNode[] {
	const [paragraph, ...others] = nodes;
	const line = file.lines[index];
	if (paragraph?.type !== 'paragraph' || !line) return nodes as Prose[];
	if (speaker) {
		const offset = line.start.offset + speaker.after;
		return [intervention(file, speaker, paragraph, offset, others as Prose[])];
	}
	const read = readClosing(file, paragraph) ?? readToldQuorum(file, paragraph) ?? paragraph;
	return [read, ...(others as Prose[])];
}

function intervention(
	file: BodyFile,
	{ speaker }: SpeakerFound,
	paragraph: Paragraph,
	offset: number,
	others: Prose[],
): Intervention {
	const said = phrasingAfter(paragraph.children, offset, file.source, file.markdown);
	const start = said[0]?.position?.start;
	const end = paragraph.position?.end;
	const prose: Prose[] = [];
	if (start && end)
		prose.push({ type: 'paragraph', children: said, position: { start: { ...start }, end: { ...end } } });
	const node: Intervention = { type: 'intervention', children: [speaker, ...prose, ...others] };
	if (paragraph.position) node.position = paragraph.position;
	return node;
}

/** The paragraph that says that the meeting is closed, and when. */
function readClosing(file: BodyFile, paragraph: Paragraph): Closing | undefined {
	const text = file.getSource(paragraph);
	const [phrase] = closings().all(text);
	if (!phrase) return undefined;
	const children: Closing['children'] = [paragraph];
	const from = phrase.to;
	// `The meeting was adjourned from 8.30 pm to 8.40 pm.`
	const opens = /^[\s\u00A0]+([^\s\u00A0]+)[\s\u00A0]+\d/.exec(text.slice(from, from + FAR))?.[1] ?? '';
	if (vocabulary('changeOpens').findId(opens) !== undefined && opens.length > 2) return undefined;
	const time = timeIn(text, from, from + FAR) ?? timeIn(text, Math.max(0, phrase.from - FAR), phrase.from);
	// `Si le quorum n’est pas atteint, la séance est levée.`
	const before = text.slice(Math.max(0, phrase.from - FAR), phrase.from);
	if (!time && vocabulary('suppositions').findIn(before)?.id === 'supposed') return undefined;
	if (time)
		children.push({
			type: 'timeValue',
			value: time.value,
			children: [],
			position: file.placesIn(paragraph).range(time.from, time.to),
		});
	const node: Closing = { type: 'closing', children };
	if (paragraph.position) node.position = paragraph.position;
	return node;
}

const closings = lazy(() => createPhraseFinder(vocabulary('closings').words()));

/** The time stands near the words. */
const FAR = 120;

function timeIn(
	text: string,
	from: number,
	to: number,
): { value: number; from: number; to: number } | undefined {
	const words = new RegExp(`(?<!${WORD_SIGN})${WORD_SIGN}`, 'g');
	words.lastIndex = from;
	for (let word = words.exec(text); word !== null && word.index < to; word = words.exec(text)) {
		const time = scanTime(text.slice(word.index, word.index + 60));
		if (time) return { value: time.value, from: word.index, to: word.index + time.length };
	}
	return undefined;
}
