import type { Assembly } from '../../assembly/model.js';
import { fieldOf, headerOf, type Meeting } from '../../ast/index.js';
import { headerTime } from '../clock.js';
import { descendants, firstLine } from '../place.js';
import type { Rule } from '../rule.js';

/** Whether the minutes hold a mention; by the identifiers that rules files use. */
const HOLDS: Record<string, (meeting: Meeting, assembly: Assembly) => boolean> = {
	date: (_, assembly) => assembly.date !== undefined,
	place: (meeting) => hasField(meeting, 'place'),
	notice: (meeting) => hasField(meeting, 'notice'),
	opened: (meeting) => headerTime(meeting, 'opened') !== undefined,
	closed: (meeting, assembly) =>
		headerTime(meeting, 'closed') !== undefined || assembly.closing !== undefined,
	chair: (_, assembly) => assembly.chair !== undefined,
	secretary: (_, assembly) => assembly.secretary !== undefined,
	tellers: (meeting) => hasField(meeting, 'tellers'),
	agenda: (meeting) => hasField(meeting, 'agenda') || meeting.children.some(({ type }) => type === 'session'),
	quorum: (_, assembly) =>
		assembly.quorumChecks.length > 0 ||
		[...assembly.decisions.flatMap(({ votes }) => votes), ...assembly.elections].some(
			({ quorum }) => quorum?.met !== undefined,
		),
	attendance: (_, assembly) => assembly.opening.known,
	documents: (meeting) => hasField(meeting, 'documents') || hasField(meeting, 'annexes'),
	votes: (_, assembly) => assembly.decisions.every(({ outcome }) => outcome !== 'undetermined'),
	signatures: (meeting, assembly) =>
		hasField(meeting, 'signatures') || assembly.chair !== undefined || assembly.secretary !== undefined,
	opponentsNamed: (_, assembly) => opponentsAreNamed(assembly),
	discussions: (meeting) =>
		[...descendants(meeting)].some(({ node }) => node.type === 'intervention' || node.type === 'paragraph'),
};

/** What the profile says that minutes must contain, and these do not. */
export const documentMissingMention: Rule = {
	id: 'document/missing-mention',
	severity: 'warning',
	check({ assembly, meeting, phrase, rules, report }) {
		if (assembly.status === 'convened') return;
		for (const { id, source } of rules.mentions) {
			const holds = Object.hasOwn(HOLDS, id) ? HOLDS[id] : undefined;
			if (!holds || holds(meeting, assembly) || worded(id, rules.officers)) continue;
			report({
				place: firstLine(headerOf(meeting)),
				code: 'missing',
				values: {
					mention: phrase(`messages.document/missing-mention.mentions.${id}`),
					source: source?.text ?? rules.name ?? '',
					line: phrase(`messages.document/missing-mention.lines.${id}`),
				},
			});
		}
	},
};

/** A missing officer, closing time or verdict has a message of its own. */
function worded(id: string, officers: readonly string[]): boolean {
	return officers.includes(id) || id === 'closed' || id === 'votes';
}

function hasField(meeting: Meeting, name: Parameters<typeof fieldOf>[1]): boolean {
	return (fieldOf(headerOf(meeting), name)?.children.length ?? 0) > 0;
}

/** Where votes against or abstentions are counted, the names must stand beside them (décret du 17 mars 1967, art. 17). */
function opponentsAreNamed(assembly: Assembly): boolean {
	return assembly.decisions.every(({ votes }) =>
		votes.every(({ tally }) =>
			(['against', 'abstention'] as const).every((answer) => {
				const count = tally[answer];
				return count === null || count.numerator === 0n || (tally.names[answer]?.length ?? 0) > 0;
			}),
		),
	);
}
