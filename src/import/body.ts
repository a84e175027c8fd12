/** The rest of foreign minutes: headings where there are any, votes on lines of their own, everything else as it was. */

import type { Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { findToldVotes, isBallotLine } from '../parse/index.js';
import { createNameIndex } from '../text/names.js';
import type { Head } from './head.js';
import type { Finding, ImportComments } from './model.js';
import { openingOf } from './sections.js';
import { bare, comment, lostWords } from './text.js';

/** The body of the meeting file. */
export function writeBody(
	lines: readonly string[],
	head: Head,
	lang: Language,
	comments: ImportComments,
): { text: string; findings: Finding[] } {
	const findings: Finding[] = [];
	const pieces: string[] = [];
	const topHeadings = lines.filter((line) => /^#\s/.test(line)).length;
	let paragraph: string[] = [];
	const flush = () => {
		if (paragraph.length > 0) pieces.push(writeParagraph(paragraph, lang, comments, findings));
		paragraph = [];
	};
	let isUnread = false;
	for (const [index, line] of lines.entries()) {
		if (head.taken.has(index)) {
			flush();
			continue;
		}
		if (head.unread.has(index) && !isUnread) {
			flush();
			pieces.push(comment(comments.people));
			findings.push({ what: 'passage', value: bare(line), certainty: 'unsure' });
		}
		isUnread = head.unread.has(index);
		if (line.trim() === '') {
			flush();
			continue;
		}
		if (/^\s{0,3}#{1,6}\s/.test(line)) {
			flush();
			pieces.push(topHeadings > 1 && /^#\s/.test(line) && pieces.length > 0 ? `#${line}` : line);
			findings.push({ what: 'item', value: bare(line), certainty: 'sure' });
			continue;
		}
		const opening = openingOf(lines, index, head.agenda);
		if (opening !== undefined) {
			flush();
			pieces.push(`${opening.kind === 'block' ? '###' : '##'} ${opening.text}`);
			findings.push({ what: opening.kind, value: opening.text, certainty: 'likely' });
			continue;
		}
		paragraph.push(line);
	}
	flush();
	return { text: pieces.join('\n\n'), findings };
}

function writeParagraph(
	lines: readonly string[],
	lang: Language,
	comments: ImportComments,
	findings: Finding[],
): string {
	const whole = lines.join('\n');
	if (isCandidates(lines)) {
		findings.push({ what: 'candidates', value: bare(lines[0] ?? ''), certainty: 'unsure' });
		return `${comment(comments.candidates)}\n\n${whole}`;
	}
	const text = lines.map(bare).join(' ');
	const context = { block: undefined, lang, names: NOBODY };
	// A ballot already: written again, it would count twice.
	if (isLabelledVote(text) || lines.some((line) => isBallotLine({ text: line, start: NOWHERE }, context)))
		return whole;
	const told = findToldVotes(text, context);
	const [vote] = told;
	if (vote === undefined) return whole;
	if (told.some(({ result }) => result?.outcome === 'elected')) {
		findings.push({ what: 'candidates', value: text.slice(0, 80), certainty: 'unsure' });
		return `${comment(comments.candidates)}\n\n${whole}`;
	}
	if (told.length > 1) {
		findings.push({ what: 'passage', value: text.slice(0, 80), certainty: 'unsure' });
		return `${comment(comments.votes)}\n\n${whole}`;
	}
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

/** Answers by name are left to the compiler, which knows who was there. */
const NOBODY = createNameIndex([]);

/** The place of a line does not matter here. */
const NOWHERE = { line: 1, column: 1, offset: 0 };

/** `Vote : 7 pour`, `Pour : 7`: a ballot already. */
function isLabelledVote(text: string): boolean {
	const word = vocabulary('labels').scan(text) ?? vocabulary('answers').scan(text);
	return word !== undefined && /^\s*:\s*\S/.test(text.slice(word.length));
}

const CANDIDATE = /^[\p{L}][^:]{2,60}:\s*\d+\s*(?:voix|votes?|bulletins?|suffrages?)?\.?$/u;

/** A list of names with figures: whoever was elected must be said, so it is never guessed. */
function isCandidates(lines: readonly string[]): boolean {
	const items = lines.filter((line) => /^\s*[-*+•]\s/.test(line)).map(bare);
	if (items.length < 2 || items.length < lines.length) return false;
	return items.every(
		(item) =>
			CANDIDATE.test(item) &&
			vocabulary('answers').scan(item) === undefined &&
			vocabulary('labels').scan(item) === undefined,
	);
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
