/** Lines that look like a vote, a speaker or a move and are none: each is reported, with what to write. */

import type { Code, Html, Paragraph, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import {
	type AnswerName,
	type BodyNode,
	CONTAINERS,
	fixAt,
	getChild,
	type HeadNode,
	isBlock,
	type Prose,
} from '../../../ast/index.js';
import { allWords, isOneOf, mentions, namesMotion, opensWith, vocabulary } from '../../../language/index.js';
import { htmlIn } from '../../../markdown/remark-minutes.js';
import { knownNameAt, knownNameBefore } from '../../../source/name-spans.js';
import { placeInLine, type SourceLine } from '../../../source/places.js';
import { scanDate } from '../../../text/date.js';
import { splitNames } from '../../../text/names.js';
import { createPhraseCheck } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import { isBallotLine } from '../../ballot/ballot.js';
import { plainLine } from '../../ballot/ballot-lines.js';
import { nearLabelProblem } from '../../ballot/labelled-line.js';
import { isTally, shortened } from '../../ballot/tally.js';
import { namesPart } from '../../statements/votes/verdict.js';
import { motionBeside } from '../../statements/votes/whose-vote.js';
import { unknownMovers } from '../event.js';
import { readHeadingWords } from '../headings.js';
import { getOpening, isSomebody, readSpeaker, unknownSpeaker } from '../speakers.js';
import { deniesVote } from './keep-statements.js';
import type { BlockKind, ProsePlace } from './place.js';

/** `**Résolution 2 – Budget**` or `Délibération n° 3 : Budget` over a vote: a line that would open a block as a heading. */
export function reportHeadingLine(
	where: ProsePlace,
	node: Paragraph,
	nodes: ReadonlyArray<BodyNode | HeadNode>,
	index: number,
): void {
	const [line, second] = where.file.getLines(node);
	if (!line || second || line.text.length > LONGEST_HEADING || /[.;!?]$/.test(line.text.trim())) return;
	const plain = plainLine(line);
	const text = plain.text.slice(plain.from, plain.to);
	const words = readHeadingWords(text, where.file.lang, () => placeInLine(line, plain.from, plain.to));
	if (!words.word || !(words.number || plain.strong) || text.slice(words.titleFrom).trim() === '') return;
	const next = nodes.slice(index + 1).find(({ type }) => ENDS_HEADING.has(type));
	const isOverVote =
		next?.type === 'ballot' || (isBlock(next) && (next as { form?: string }).form === 'implicit');
	// Where others are decided, a strong line with the number of a resolution and nothing decided below misses its vote.
	const isOverNone = where.decides && plain.strong && words.number && decidesNothing(where, nodes, index + 1);
	if (!isOverVote && !isOverNone) return;
	const heading = `### ${text.trim()}`;
	const place = placeInLine(line, 0, line.text.trimEnd().length);
	where.file.report('syntax/unknown-block', isOverVote ? 'line' : 'lineAlone', place, {
		values: { text: shortened(text.trim()), heading: shortened(heading) },
		severity: 'warning',
		fixes: fixAt('writeHeading', place, heading),
	});
}

/** Whether no sentence of the texts below, up to the next line of strong letters, tells a result. */
function decidesNothing(where: ProsePlace, nodes: ReadonlyArray<BodyNode | HeadNode>, from: number): boolean {
	const below = nodes.slice(from, from + MOST_TEXTS);
	const end = below.findIndex(
		(node) =>
			(node.type !== 'paragraph' && node.type !== 'list') ||
			/^(?:\*\*|__)/.test(where.file.getSource(node).slice(0, 2)),
	);
	const texts = below.slice(0, end < 0 ? below.length : end);
	return texts.length > 0 && !texts.some((node) => mayDecide(wordsOf(node as Paragraph)));
}

/** `Pour : 3` in a block of code or HTML, where no vote is counted. */
export function reportBallotLines(where: ProsePlace, node: Code | Html): void {
	for (const line of where.file.getLines(node)) {
		if (!isBallotLine(line, where.file.ballots(where.block))) continue;
		const { text, from, to } = plainLine(line);
		const said = text.slice(from, to);
		where.file.tell('vote', placeInLine(line, from, to), {
			values: { text: shortened(said), tally: said.slice(said.indexOf(':') + 1).trim() },
			severity: 'warning',
		});
	}
}

export function reportSpeakers(where: ProsePlace, node: Paragraph, voted: boolean): void {
	for (const line of where.file.getLines(node)) {
		if (!line.text.includes(':')) continue;
		const opening = getOpening(line);
		// What a speaker says starts in the middle of its line.
		if (!opening || line.start.offset + opening.from < (node.position?.start.offset ?? 0)) continue;
		const words = opening.text.slice(opening.from, opening.to);
		// What a numbered part got is no figure of the vote on the whole.
		const isOfPart = (voted || where.decided) && namesPart(words);
		if (!voted && reportCandidate(where, line, words, opening)) continue;
		if ((!voted || isOfPart) && reportVoteOfItem(where, line, words, opening, isOfPart)) continue;
		const unknown = unknownSpeaker(words, where.file.names);
		if (!unknown) continue;
		const person = where.getPerson(unknown.id);
		const place = placeInLine(line, opening.from, opening.to);
		const name = unknown.name ?? getChild(person, 'name')?.value;
		if (name === undefined) continue;
		where.file.report('people/unknown-speaker', unknown.name === undefined ? 'sharesName' : 'near', place, {
			values: { words, name },
			related: [person],
			fixes: fixAt('spellName', place, unknown.name),
		});
	}
}

/** A line of the vote that is none, for a misspelt label. */
export function reportMisspeltLabels(where: ProsePlace, node: Prose, block: BlockKind): void {
	if (node.type !== 'paragraph' && node.type !== 'list') return;
	for (const line of where.file.getLines(node)) {
		const found = nearLabelProblem(line, where.file.ballots(block));
		if (found) where.file.problems.push(found);
	}
}

/** A line that would be a move, of somebody who is nobody known: it stays prose, and moves nobody. */
export function reportUnknownMovers(where: ProsePlace, node: Paragraph): void {
	for (const line of where.file.getLines(node)) {
		// `- 19h00 – Départ de Luc Perrin` among lines of a ballot is told as no line of it.
		const unknown = unknownMovers(line, where.file.ballots(undefined)).filter(
			({ value }) => !isSomebody(value, where.file.names),
		);
		for (const { value, position } of unknown)
			where.file.report('people/unknown', 'inText', position, {
				values: { name: value, text: line.text.trim() },
				severity: 'warning',
			});
	}
}

/** A name followed only by a tally, where nothing says that it is a candidate. */
function reportCandidate(
	where: ProsePlace,
	line: SourceLine,
	words: string,
	opening: { text: string; after: number; from: number },
): boolean {
	const said = opening.text.slice(opening.after).trim();
	if (!/\d/.test(said) || said.length > 120) return false;
	const { names } = where.file;
	if (!readSpeaker(line, names) && !unknownSpeaker(words, names)) return false;
	if (!isTally(said, where.file.ballots('election'), 'for')) return false;
	const place = placeInLine(line, opening.from, line.text.trimEnd().length);
	where.reported.push(place);
	// Below an election that has votes, those of another round.
	const isRound = where.block === 'election' || (where.decided && where.elects);
	where.file.tell(isRound ? 'round' : where.elects ? 'seats' : 'candidate', place, {
		values: { name: words, tally: said },
		...(where.elects ? { severity: 'warning' as const } : {}),
	});
	return true;
}

/** `Titulaires : Ada Brun (5 voix), Ben Roy (4 voix)` where somebody is elected, `1er tour : Mme Brun 5 voix, M. Roy 4 voix` in an election. */
export function reportVotesBehindName(where: ProsePlace, node: Paragraph): void {
	const text = where.file.getSource(node);
	const isBlock = where.block === 'election';
	for (const { index, 1: said = '', 0: whole } of matchesIn(
		text,
		isBlock ? VOTES_BEHIND : VOTES_IN_BRACKETS,
	)) {
		const unit = vocabulary('units').scan(said.replace(/^[\d\s]+/, ''));
		const name = unit?.id === 'votes' && knownNameBefore(text, index, where.file.names);
		if (!name) continue;
		where.file.tell(
			isBlock ? 'round' : 'seats',
			where.file.placesIn(node).range(name.from, index + whole.length),
			{
				values: { name: text.slice(name.from, index).trim(), tally: said },
				severity: 'warning',
			},
		);
		return;
	}
}

/** `Trésorière : Anne Petit`, `Treasurer: Ann Lee – elected unopposed`, in an item that is titled as an election and elects nobody. */
export function reportOffices(where: ProsePlace, node: Paragraph): void {
	// `Bureau sortant :`, `Bureau de vote :` lead to offices of others.
	const lead = where.paragraph && where.file.getSource(where.paragraph);
	const isOfOthers = lead !== undefined && /:[\s*_]*$/.test(lead) && !mentions(lead, ['results', 'elected']);
	for (const line of where.file.getLines(node)) {
		const office = officeHeld(line, where.file.names);
		if (!office || (isOfOthers && !office.marked)) continue;
		const text = line.text.slice(office.from).trimEnd();
		where.file.tell('person', placeInLine(line, office.from, office.from + text.length), {
			values: { text: shortened(text), names: office.name },
			severity: 'warning',
		});
	}
}

/** `Trésorière : Anne Petit`: an office, and a known name that nothing follows but a mark of who is elected. */
function officeHeld(line: SourceLine, names: ProsePlace['file']['names']) {
	const { text, from, to } = plainLine(line);
	const [whole = '', office = ''] = OFFICE.exec(text.slice(from, Math.min(to, from + LONGEST_OFFICE))) ?? [];
	if (!isOneOf(office, ['officers', 'chair'], ['officers', 'secretary'], 'otherOffices')) return undefined;
	const start = from + whole.length;
	const length = knownNameAt(text, start, names);
	const rest = text.slice(start + length, to).replace(/^[\s,(–—-]+|[\s.;]+$/g, '');
	const marked = opensWith(rest, ['results', 'elected']);
	if (length === 0 || (rest !== '' && !marked)) return undefined;
	return { from, name: text.slice(start, start + length), marked };
}

const OFFICE = /^(\p{L}[\p{L}\s'’-]*?)\s*(:|\s[–—-])\s*/u;
const LONGEST_OFFICE = 80;

/** `Bourse A : 6 pour, 2 abstentions`: votes of several things, a line each. */
function reportVoteOfItem(
	where: ProsePlace,
	line: SourceLine,
	words: string,
	opening: { text: string; after: number; from: number },
	isOfPart: boolean,
): boolean {
	const said = opening.text.slice(opening.after).trim();
	if ((where.decided && !isOfPart) || where.block === 'election' || where.block === 'choice') return false;
	if (!/\d/.test(said) || said.length > 120 || !isTally(said, where.file.ballots(undefined))) return false;
	if (mentions(words, 'suppositions')) return false;
	// `Compte rendu : 25/11/2022` gives a day.
	if (scanDate(said, where.file.lang)?.length === said.length) return false;
	if (endsWithLabel(words)) return false;
	// `Motion (O'Brien/Raman): approve the report. Carried 6-0.` says what was moved first.
	const opens = ['answers', 'consents', 'results'] as const;
	if (!/^\(?\d/.test(said) && !opens.some((id) => vocabulary(id).scan(said))) return false;
	const place = placeInLine(line, opening.from, line.text.trimEnd().length);
	where.reported.push(place);
	const text = shortened(`${words} : ${said}`);
	const motion = motionBeside(text);
	const isBeside = motion !== undefined && !namesMotion(where.title ?? '', motion);
	// `À main levée : 3 pour` says how, and not of what.
	const code = isBeside
		? 'beside'
		: deniesVote(words)
			? 'undone'
			: isOneOf(words, 'ballotMethods', 'results')
				? 'vote'
				: 'item';
	where.file.tell(code, place, { values: { text, about: words, tally: said }, severity: 'warning' });
	return true;
}

/** `- Nadia : +1`, `Luc Bon: no`: three people at least, one under the other, who say an answer and nothing else. */
export function reportSpokenAnswers(where: ProsePlace, nodes: ReadonlyArray<BodyNode | HeadNode>): void {
	const end = nodes.findIndex(({ type }) => type !== 'intervention');
	const spoken = nodes.slice(0, end < 0 ? nodes.length : end);
	const by = new Map<AnswerName, string[]>();
	for (const node of spoken) {
		if (node.type !== 'intervention') return;
		const [{ children }, ...said] = node.children;
		const words = said.length === 1 ? wordsOf(said[0] as Paragraph).trim() : '';
		const answer = SIGNED[words] ?? vocabulary('answers').findId(words.replace(/\.$/, ''));
		if (!answer || words.length > LONGEST_ANSWER) return;
		by.set(answer, [...(by.get(answer) ?? []), ...children.map(({ value }) => value)]);
	}
	const [first, last] = [spoken[0]?.position, spoken.at(-1)?.position];
	if (spoken.length < 3 || !first || !last) return;
	const counts = [...by].map(([answer, names]) => ({ answer, said: `${names.length}`, names }));
	tellSigned(where, { start: first.start, end: last.end }, counts);
}

/** `+1: Priya, Tom`, `-1 binding: 3`, `+1 (Priya), +0 (Wei)`: the signs of votes by mail at the start of a line or behind a bracket, with those who gave them or how many. */
export function reportSignedAnswers(where: ProsePlace, node: Paragraph): void {
	const { names } = where.file;
	const counts = matchesIn(where.file.getSource(node), SIGNED_LINE).flatMap(
		([, sign = '', inside, behind]) => {
			const words = (inside ?? behind ?? '').trim();
			const count = /^\d{1,6}$/.exec(words)?.[0];
			// `-1 : parking` is a floor.
			const by = splitNames(words, names)
				.map(({ start, end }) => words.slice(start, end).trim())
				.filter((name) => isSomebody(name, names));
			const answer = SIGNED[sign];
			return answer && (count || by.length > 0)
				? [{ answer, said: count ?? `${by.length}`, names: count ? [] : by }]
				: [];
		},
	);
	const { position } = node;
	if (!position || !counts.some(({ answer }) => answer !== 'abstention')) return;
	where.reported.push(position);
	tellSigned(where, position, counts);
}

/** `2 for (Priya, Tom), 1 against (Wei)` is the line that would count. */
function tellSigned(
	where: ProsePlace,
	place: Position,
	counts: ReadonlyArray<{ answer: AnswerName; said: string; names: readonly string[] }>,
): void {
	const tally = counts
		.map(({ answer, said, names }) => {
			const several = vocabulary('answers').word(answer, where.file.lang);
			// `1 abstention`
			const single = several.replace(/s$/, '');
			const word = said === '1' && isOneOf(single, ['answers', answer]) ? single : several;
			return `${said} ${word}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
		})
		.join(', ');
	const text = where.file.source.slice(place.start.offset, place.end.offset);
	where.file.tell('vote', place, {
		values: { text: shortened(text.replace(/\s+/g, ' ')), tally },
		severity: 'warning',
	});
}

export function reportHtml(where: ProsePlace, node: RootContent): void {
	for (const html of htmlIn(node)) {
		// HTML that is never closed has its error already.
		if (where.file.plain.has(html)) continue;
		const line = html.value.trim().split(/[\r\n]/, 1)[0] ?? '';
		const text = line.length > 40 ? `${line.slice(0, 40).trimEnd()}…` : line;
		where.file.report('syntax/raw-html', 'printed', html.position, { values: { text } });
	}
}

/** ` (5 voix)` */
const VOTES_BEHIND = /(?<=[\p{L}.])[\s(:,]{1,3}(\d{1,6}\s+\p{L}{2,12})(?!\p{L})/gu;

const VOTES_IN_BRACKETS = /\((\d{1,6}\s+\p{L}{2,12})\)/gu;

/** `Le tarif passe à 2 €. Vote |: 4 pour`: a vote has its label, behind a sentence, and is told as that. */
function endsWithLabel(words: string): boolean {
	const last = readSentences(words).at(-1);
	return last?.whole === false && isOneOf(words.slice(last.from, last.to), 'labels');
}

/** Words of a text that may tell how something ended. */
const mayDecide = createPhraseCheck(() => allWords('results', 'consents', 'decisionVerbs', 'decidedForms'));

/** More texts than one resolution has. */
const MOST_TEXTS = 30;

const LONGEST_HEADING = 160;

/** What a heading line reaches to at most. */
const ENDS_HEADING: ReadonlySet<string> = new Set([...CONTAINERS, 'ballot', 'heading', 'thematicBreak']);

const LONGEST_ANSWER = 20;

/** A sign that opens a line or stands behind a bracket, a word of which votes, and in brackets or behind a colon what has it. */
const SIGNED_LINE =
	/(?:^|\n[ \t]*(?:[*+-][ \t]+)?|(?<=\)),[ \t]*)([+−-]1|[+-]?0)(?:[ \t]\p{Ll}{3,12})?[ \t]*(?:\(([^()\n]{1,200})\)|:[ \t]*([^\n]{1,200}))/gu;

/** The signs of votes by mail. */
const SIGNED: Readonly<Record<string, AnswerName>> = {
	'+1': 'for',
	'-1': 'against',
	'−1': 'against',
	'0': 'abstention',
	'+0': 'abstention',
	'-0': 'abstention',
};
