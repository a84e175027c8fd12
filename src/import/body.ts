/** The rest of foreign minutes: headings where there are any, votes on lines of their own, everything else as it was. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { findToldVotes } from '../parse/index.js';
import { foldName } from '../text/fold.js';
import { isBallotParagraph, isWholeTally, NOBODY, type Part, partsOf } from './ballots.js';
import { candidatesIn, electionBlock, electionIn } from './elections.js';
import { labelLine } from './foreign-table.js';
import type { Finding, Head, ImportComments } from './model.js';
import { openingOf } from './sections.js';
import { bare, comment, commentLines, lostWords } from './text.js';

/** The body of the meeting file. */
export function writeBody(
	lines: readonly string[],
	head: Head,
	lang: Language,
	comments: ImportComments,
): { text: string; findings: Finding[] } {
	const findings: Finding[] = [];
	const pieces: string[] = [];
	const hidden = commentLines(lines);
	const shifted = deeper(lines, hidden);
	const section: Section = { title: '', isElection: false, isAfterBallot: false };
	const known = new Set([...head.people.values()].flat().map(({ text }) => foldName(nameOf(text))));
	let paragraph: string[] = [];
	const flush = (next: number) => {
		const following = lines.slice(next, next + LONGEST_SECTION);
		const parts = paragraphParts(paragraph, lang);
		for (const [index, part] of parts.entries()) {
			const after = parts[index + 1];
			const isBeside =
				section.isAfterBallot || (after ? after.isBallot : isBallotParagraph(restOfSection(following), lang));
			section.isAfterBallot = part.isBallot;
			pieces.push(
				part.isBallot
					? part.lines.join('\n')
					: writeParagraph(part.lines, following, { section, isBeside, lang, comments, findings }),
			);
		}
		paragraph = [];
	};
	const open = (heading: string, text: string) => {
		pieces.push(heading);
		section.title = text;
		section.isAfterBallot = false;
		section.isElection = vocabulary('blocks').scan(text)?.id === 'election' && /[–—:-]/.test(text);
	};
	let isUnread = false;
	for (const [index, line] of lines.entries()) {
		if (head.taken.has(index)) {
			flush(index);
			continue;
		}
		if (hidden.has(index)) {
			flush(index);
			if (hidden.has(index - 1) && !head.taken.has(index - 1)) pieces.push(`${pieces.pop()}\n${line}`);
			else pieces.push(line);
			continue;
		}
		if (head.unread.has(index) && !isUnread) {
			flush(index);
			pieces.push(comment(comments.people));
			findings.push({ what: 'passage', value: bare(line), certainty: 'unsure' });
		}
		isUnread = head.unread.has(index);
		if (line.trim() === '') {
			flush(index);
			continue;
		}
		if (HEADING.test(line)) {
			flush(index);
			open(shifted && pieces.length > 0 ? `#${line.trimStart()}` : line, bare(line));
			findings.push({ what: 'item', value: bare(line), certainty: 'sure' });
			continue;
		}
		const opening = openingOf(lines, index, head.agenda);
		if (opening !== undefined) {
			flush(index);
			open(`${opening.kind === 'block' ? '###' : '##'} ${opening.text}`, opening.text);
			findings.push({ what: opening.kind, value: opening.text, certainty: 'likely' });
			continue;
		}
		paragraph.push(spokenBy(line, known, lang));
	}
	flush(lines.length);
	return { text: pieces.join('\n\n'), findings };
}

/** `**Denez Kervella** Et combien d'heures ?`: a name in bold that is one of those named above opens a turn, which wants a colon. */
function spokenBy(line: string, known: ReadonlySet<string>, lang: Language): string {
	const [, name = '', text = ''] = /^\s*\*\*([^*:]{3,60})\*\*\s+([^\s:*(].*)$/su.exec(line) ?? [];
	if (name === '' || !/^\p{Lu}.*[\s.!?…]/su.test(text)) return line;
	return known.has(foldName(name)) ? labelLine(`**${name}**`, text, lang) : line;
}

/** The name of a person as the header holds him. */
function nameOf(text: string): string {
	return text.replace(/\s*(?:[,([]|→).*$/su, '');
}

/** The heading that a paragraph stands under. */
interface Section {
	title: string;
	/** It opens an election: a list of candidates below it is at its place. */
	isElection: boolean;
	/** The paragraph above is a ballot. */
	isAfterBallot: boolean;
}

/** What a paragraph is written with. */
interface Surroundings {
	section: Section;
	/** A ballot stands directly above or below: a vote told here is that one. */
	isBeside: boolean;
	lang: Language;
	comments: ImportComments;
	findings: Finding[];
}

/** The ballots of a paragraph apart from its text, and a list of candidates apart from what announces it. */
function paragraphParts(lines: readonly string[], lang: Language): Part[] {
	const list = lines.findIndex((line) => /^\s*[-*+•]\s/.test(line));
	if (list < 1 || candidatesIn(lines.slice(list)) === undefined) return partsOf(lines, lang);
	return [...partsOf(lines.slice(0, list), lang), { lines: lines.slice(list), isBallot: false }];
}

const HEADING = /^\s{0,3}#{1,6}\s/;

/** Whether items stand at the level of the title, which must be alone: all headings go one level down then. */
function deeper(lines: readonly string[], hidden: ReadonlySet<number>): boolean {
	return lines.filter((line, index) => /^#\s/.test(line) && !hidden.has(index)).length > 1;
}

/** What follows, up to the next heading. */
function restOfSection(following: readonly string[]): readonly string[] {
	const end = following.findIndex((line) => HEADING.test(line));
	return end === -1 ? following : following.slice(0, end);
}

/** `Résultat : élus …` on the next line. */
function saysResult(following: readonly string[]): boolean {
	const next = bare(following.find((line) => line.trim() !== '') ?? '');
	return vocabulary('labels').scan(next)?.id === 'result';
}

/** Who is elected is said close to the figures, within these lines. */
const LONGEST_SECTION = 30;

function writeParagraph(
	lines: readonly string[],
	following: readonly string[],
	{ section, isBeside, lang, comments, findings }: Surroundings,
): string {
	const whole = lines.join('\n');
	const candidates = candidatesIn(lines);
	if (candidates !== undefined && section.isElection) return whole;
	const election = candidates && electionIn(candidates, lines, restOfSection(following));
	if (election !== undefined) {
		findings.push({ what: 'election', value: election.elected.join(', '), certainty: 'likely' });
		const title = section.title.replace(NUMBERED, '') || election.elected.join(', ');
		section.isElection = true;
		return `${comment(comments.election)}\n\n${electionBlock(election, lines, title, saysResult(following), lang)}`;
	}
	if (candidates !== undefined) {
		findings.push({ what: 'candidates', value: bare(lines[0] ?? ''), certainty: 'unsure' });
		return `${comment(comments.candidates)}\n\n${whole}`;
	}
	const text = lines.map(bare).join(' ');
	const context = { block: undefined, lang, names: NOBODY };
	const told = findToldVotes(text, context);
	const [vote] = told;
	if (vote === undefined) return whole;
	if (told.some(({ result }) => result?.outcome === 'elected')) {
		if (section.isElection) return whole;
		findings.push({ what: 'candidates', value: text.slice(0, 80), certainty: 'unsure' });
		return `${comment(comments.candidates)}\n\n${whole}`;
	}
	const left = (why: string) => {
		findings.push({ what: 'passage', value: text.slice(0, 80), certainty: 'unsure' });
		return `${comment(why)}\n\n${whole}`;
	};
	if (isTable(lines) || !isWholeTally(text, vote.tally)) return left(comments.unread);
	if (told.length > 1) return left(comments.votes);
	if (isBeside) return left(comments.again);
	const label = vocabulary('labels');
	const line = `${capital(label.word('vote', lang))}${lang === 'fr' ? ' ' : ''}: ${vote.tally}`;
	const result =
		vote.result === undefined
			? ''
			: `\n${capital(label.word('result', lang))}${lang === 'fr' ? ' ' : ''}: ${vote.result.text}`;
	const isWhole =
		vote.from === 0 && vote.to >= text.length - 1 && lostWords(text, line + result).length === 0;
	findings.push({ what: 'vote', value: vote.tally, certainty: isWhole ? 'sure' : 'likely' });
	return isWhole ? line + result : `${whole}\n\n${comment(comments.vote)}\n\n${line}${result}`;
}

/** `II. `, `3) `: the number of an item. */
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})\s?[.)/-]\s*/;

/** The cells of a table do not follow each other as words of a sentence. */
function isTable(lines: readonly string[]): boolean {
	return lines.some((line) => /^\s*\|.*\|\s*$/.test(line));
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
