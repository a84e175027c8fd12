/** Walks through the doubtful places of imported minutes: what was read is kept, taken out or written anew. */

import type { Questions } from '../host/io.js';
import type { Doubt, Finding } from '../import/index.js';
import type { Phrase } from '../language/ids.js';
import { addTo } from '../text/lists.js';

/** What somebody decides of a doubtful place. */
type Decision = { what: 'keep' } | { what: 'drop' } | { what: 'write'; text: string } | { what: 'later' };

/** Asks for a decision of each doubt, in the order of the file; an answer that is not given ends the walk. */
export async function askDoubts(
	doubts: readonly Doubt[],
	questions: Questions,
	say: Phrase,
): Promise<Decision[]> {
	const decisions: Decision[] = [];
	for (const [index, doubt] of doubts.entries()) {
		const decision = await askDoubt(doubt, `${index + 1}/${doubts.length}`, questions, say);
		if (decision === undefined) break;
		decisions.push(decision);
	}
	return decisions;
}

async function askDoubt(
	{ reason, text, suggestion, from }: Doubt,
	count: string,
	questions: Questions,
	say: Phrase,
): Promise<Decision | undefined> {
	const about = say('cli.import.doubts.place', {
		count,
		line: from,
		why: say(`cli.import.comments.${reason}`),
		text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
		suggestion: suggestion ?? '',
	});
	const choice = (value: 'keep' | 'drop' | 'write' | 'later' | 'stop') => ({
		value,
		label: say(`cli.import.doubts.${value}`),
	});
	const choices =
		suggestion === undefined
			? [choice('later'), choice('write'), choice('stop')]
			: [choice('keep'), choice('drop'), choice('write'), choice('later'), choice('stop')];
	const answer = await questions.choose(about, choices);
	if (answer === undefined || answer === 'stop') return undefined;
	if (answer !== 'write') return { what: answer as 'keep' | 'drop' | 'later' };
	const written = await questions.text(say('cli.import.doubts.line'), {
		initial: suggestion?.split('\n')[0],
	});
	return written === undefined ? undefined : { what: 'write', text: written };
}

/** More of a paragraph fills the screen. */
const LONGEST = 400;

/** The file after the decisions. Words of the minutes that stand in a comment stay there; the question of the comment goes. */
export function withDecisions(
	file: string,
	doubts: readonly Doubt[],
	decisions: readonly Decision[],
	say: Phrase,
): string {
	let lines = file.split('\n');
	// From the last on, so that the places of those above stay true.
	for (const [index, decision] of [...decisions.entries()].reverse()) {
		const doubt = doubts[index];
		if (doubt === undefined || decision.what === 'later') continue;
		const why = say(`cli.import.comments.${doubt.reason}`);
		const from = doubt.from - 1;
		const end = lines.findIndex((line, at) => at >= from && line.includes('-->'));
		if (end === -1) continue;
		const kept = keptComment(lines.slice(from, end + 1).join('\n'), why);
		const suggested = (doubt.suggestion ?? '').split('\n');
		const length = doubt.suggestion === undefined ? 0 : getLength(lines.slice(end + 1), suggested);
		const below = lines.slice(end + 1, end + 1 + length);
		const now =
			decision.what === 'keep' ? below : decision.what === 'drop' ? [] : ['', ...decision.text.split('\n')];
		const above = kept === '' ? [] : kept.split('\n');
		const put = above.length === 0 ? now.slice(now[0] === '' ? 1 : 0) : [...above, ...now];
		lines = [...lines.slice(0, from), ...put, ...lines.slice(end + 1 + length)];
	}
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** A comment without its question; nothing where it holds no words of the minutes. */
function keptComment(comment: string, why: string): string {
	const inside = comment
		.replace(/^<!--\s*/, '')
		.replace(/\s*-->\s*$/, '')
		.replace(why, '')
		.trim();
	return inside === '' ? '' : `<!-- ${inside} -->`;
}

/** How many lines below a comment hold its suggestion; blank ones stand between. */
function getLength(lines: readonly string[], suggested: readonly string[]): number {
	const wanted = suggested.filter((line) => line.trim() !== '');
	let found = 0;
	for (const [index, line] of lines.entries()) {
		if (line.trim() === '') continue;
		if (line !== wanted[found]) return 0;
		found += 1;
		if (found === wanted.length) return index + 1;
	}
	return 0;
}

// --- What an import recognised, in words.

/** One line for each kind of finding and certainty. */
export function findingLines(findings: readonly Finding[], say: Phrase): string[] {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const key = `${finding.what} ${finding.certainty}`;
		addTo(groups, key, finding);
	}
	return [...groups.values()].map((group) => {
		const [first] = group as [Finding, ...Finding[]];
		const { what, certainty, value } = first;
		return say('cli.import.finding', {
			what: say(`cli.import.what.${what}`),
			value: COUNTED.has(what) ? `${countFindings(group)}` : value,
			certainty: say(`cli.import.certainty.${certainty}`),
		});
	});
}

/** How many things were found: people and lists are counted in one finding. */
export function countFindings(findings: readonly Finding[]): number {
	return findings.reduce((sum, { what, value }) => sum + (LISTS.has(what) ? Number(value) : 1), 0);
}

const LISTS: ReadonlySet<string> = new Set(['people', 'agenda', 'documents', 'annexes']);

/** Findings of which there may be many. */
const COUNTED = new Set([
	'people',
	'proxy',
	'agenda',
	'item',
	'block',
	'vote',
	'candidates',
	'passage',
	'documents',
	'annexes',
]);
