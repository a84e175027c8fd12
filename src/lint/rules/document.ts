import type { Image, Text } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import type { Assembly, Decision, Member, VoteResult } from '../../assembly/model.js';
import {
	type Action,
	type BallotLine,
	fixAt,
	getChild,
	getField,
	getHeader,
	getHeaderTime,
	getStatements,
	isBlock,
	isHeaderBroken,
	isOfDefaults,
	listNodes,
	type Meeting,
	type TextValue,
} from '../../ast/index.js';
import type { AnyPhrase, PhraseKey } from '../../language/ids.js';
import { mentions, vocabulary } from '../../language/index.js';
import type { Source } from '../../law/rules.js';
import { isActNumber, LONGEST_ACT_SUBJECT, shortenActNumber, toActNumber } from '../../text/act-number.js';
import { isZero, toDecimalString, ZERO } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { addTo } from '../../text/lists.js';
import { matchesIn } from '../../text/places.js';
import { firstLine, placeInside, type Rule, type RuleContext } from '../rule.js';

/** Signs that are no words: question marks in a row, an unfilled `$date$`, an empty bracket. */
const leftOverSigns = lazy(
	() => /(?<![\p{L}\p{N}?])\?{2,}(?![\p{L}\p{N}])|\$\p{L}[\p{L}\p{N}_ -]*\$|\[\s*(?:…|\.{3})\s*\]|_{4,}/gu,
);

/** What each of them begins with: most texts hold none, and need no look at the pattern. */
const MAY_HOLD_SIGNS = ['??', '$', '[', '____'];

/** Left-overs of a model: `TODO`, `XX`, `??`, `à compléter`, `$date$`. */
export const documentPlaceholder: Rule = {
	id: 'document/placeholder',
	severity: 'warning',
	check({ meeting, source, places, report }) {
		for (const { node } of listNodes(meeting)) {
			if (node.type !== 'text' && node.type !== 'textValue') continue;
			const start = node.position?.start;
			if (!start || node.data?.file || (node as Text | TextValue).value === '') continue;
			const text = source.slice(start.offset, node.position?.end.offset);
			for (const [from, to] of leftOvers(text)) {
				report({
					place: placeInside(places, start, from, to),
					code: 'left',
					values: { words: text.slice(from, to) },
				});
			}
		}
	},
};

function leftOvers(text: string): Array<[from: number, to: number]> {
	const found = vocabulary('placeholders')
		.findAll(text)
		.map(({ from, to }): [number, number] => [from, to]);
	if (MAY_HOLD_SIGNS.some((sign) => text.includes(sign))) {
		for (const match of matchesIn(text, leftOverSigns()))
			found.push([match.index, match.index + match[0].length]);
	}
	return found.sort((a, b) => a[0] - b[0]);
}

/** Signatures that are written behind the closing: the page has its own below, and these would stand above them in one line. */
export const documentOwnSignatures: Rule = {
	id: 'document/own-signatures',
	severity: 'info',
	check({ meeting, report }) {
		const header = getHeader(meeting);
		// Where nobody is known to sign the page has no places.
		if (!SIGNERS.some((name) => getField(header, name))) return;
		const nodes = listNodes(meeting);
		const closing = nodes.findLastIndex(({ node }) => node.type === 'closing');
		if (closing < 0) return;
		for (const { node, above } of nodes.slice(closing)) {
			const { position } = node;
			if (node.type !== 'paragraph' || !position || node.data?.file) continue;
			if (above.some(({ type }) => type === 'listItem')) continue;
			if (getStatements(node).some(({ kind }) => kind === 'signatures'))
				report({
					place: position,
					code: 'written',
					fixes: fixAt('removeLine', position, ''),
				});
		}
	},
};

const SIGNERS = ['chair', 'secretary', 'signatures'] as const;

/** A file of a meeting to come that tells what happened there: what convened files may lack would not be missed. */
export const documentStillConvened: Rule = {
	id: 'document/still-convened',
	severity: 'warning',
	check({ assembly, meeting, report }) {
		if (assembly.status !== 'convened') return;
		const status = getChild(getField(getHeader(meeting), 'status'), 'keywordValue');
		const held = listNodes(meeting).find(({ node, above }) => isHeld(node, above))?.node;
		if (!status?.position || !held?.position) return;
		const draft = vocabulary('status').word('draft', meeting.lang);
		report({
			place: status.position,
			// A configuration may give the header its status: there is nothing to correct in the file then.
			file: status.data?.file,
			code: 'held',
			values: { line: { line: held.position.start.line }, draft },
			related: [{ position: held.position }],
			fixes: status.data?.file ? [] : fixAt('writeStatus', status.position, draft),
		});
	},
};

/** A counted vote, a result, somebody who comes or goes, the end: none of them is known before the meeting. */
function isHeld(node: Node, above: readonly Node[]): boolean {
	if (node.data?.file || above.some(({ type }) => type === 'header')) return false;
	if (node.type === 'event' || node.type === 'closing' || node.type === 'result') return true;
	return (node.type === 'tally' || node.type === 'answer') && (node as Parent).children.length > 0;
}

// --- Files and images of the document.

/** An annex, image, roll or rules file that is not there, or may not be used. */
export const documentMissingFile: Rule = {
	id: 'document/missing-file',
	severity: 'error',
	check({ files, report }) {
		for (const [path, { kind, found, refused, node }] of files) {
			if (found && (refused === undefined || kind === 'image' || kind === 'logo')) continue;
			report({
				place: node?.position,
				file: node?.data?.file,
				code: refused ?? (node && isOfDefaults(node) ? 'missingDefault' : 'missing'),
				values: { path, kind },
			});
		}
	},
};

/** An image by network, from outside the project, or of a kind that is not allowed. */
export const documentRefusedImage: Rule = {
	id: 'document/refused-image',
	severity: 'error',
	check({ files, report }) {
		for (const [path, { kind, found, refused, details, node }] of files) {
			if (!found || refused === undefined || (kind !== 'image' && kind !== 'logo')) continue;
			report({
				place: node?.position,
				file: node?.data?.file,
				code: refused,
				values: { path, kind, ...details },
			});
		}
	},
};

/** Content that keeps the PDF from its archival and accessibility claims: an image that a screen reader cannot read out. */
export const documentNotArchival: Rule = {
	id: 'document/not-archival',
	severity: 'warning',
	check({ meeting, report }) {
		for (const { node } of listNodes(meeting)) {
			if (node.type === 'image' && !(node as Image).alt?.trim()) {
				report({ place: node.position, code: 'noAlternative', values: { path: (node as Image).url } });
			}
		}
	},
};

// --- What the law wants written in the minutes.

/** Whether the minutes hold a mention; by the identifiers that rules files use. */
const HOLDS: Record<string, (meeting: Meeting, assembly: Assembly) => boolean> = {
	date: (_, assembly) => assembly.date !== undefined,
	place: (meeting) => hasField(meeting, 'place'),
	notice: (meeting) => hasField(meeting, 'notice'),
	opened: (meeting) => getHeaderTime(getHeader(meeting), 'opened') !== undefined,
	closed: (meeting, assembly) =>
		getHeaderTime(getHeader(meeting), 'closed') !== undefined || assembly.closing !== undefined,
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
	weights: (_, assembly) =>
		assembly.members.every((member) => member.weighted || !isCounted(member, assembly)),
	documents: (meeting) =>
		hasField(meeting, 'documents') || hasField(meeting, 'annexes') || laysDocuments(meeting),
	votes: (_, assembly) => assembly.decisions.every(({ outcome }) => outcome !== 'undetermined'),
	signatures: (meeting, assembly) =>
		hasField(meeting, 'signatures') || assembly.chair !== undefined || assembly.secretary !== undefined,
	discussions: (meeting) =>
		listNodes(meeting).some(({ node }) => node.type === 'intervention' || node.type === 'paragraph'),
};

/** What the profile says that minutes must contain, and these do not; who is to do what an action says. */
export const documentMissingMention: Rule = {
	id: 'document/missing-mention',
	severity: 'warning',
	check({ assembly, meeting, phrase, rules, report }) {
		if (assembly.status === 'convened') return;
		reportUnowned(meeting, report);
		const cited = (source: Source | undefined) =>
			source
				? phrase('messages.proof.cited', { source: source.text, verified: source.verified ? 'yes' : 'no' })
				: (rules.name ?? '');
		for (const { id, source } of rules.mentions) {
			if (id === 'opponentsNamed') reportUnnamed(meeting, assembly, cited(source), report);
			const holds = Object.hasOwn(HOLDS, id) ? HOLDS[id] : undefined;
			if (!holds || isHeaderBroken(meeting) || holds(meeting, assembly) || worded(id, rules.officers))
				continue;
			report({
				place: firstLine(getHeader(meeting)),
				code: 'missing',
				values: {
					mention: (phrase as AnyPhrase)(`messages.document/missing-mention.mentions.${id}` as PhraseKey),
					source: cited(source),
					line: (phrase as AnyPhrase)(`messages.document/missing-mention.lines.${id}` as PhraseKey),
				},
			});
		}
	},
};

/** A missing officer, closing time, verdict or text has a message of its own. */
function worded(id: string, officers: readonly string[]): boolean {
	return officers.includes(id) || id === 'closed' || id === 'votes' || id === 'texts';
}

/** Whether somebody takes part, in the room or otherwise: whose weight the figures hold. */
function isCounted(member: Member, { opening }: Assembly): boolean {
	const presence = opening.presence.get(member);
	return member.elector && presence !== undefined && presence !== 'absent' && presence !== 'excused';
}

/** `Le gérant dépose sur le bureau : les comptes annuels, le rapport de gestion.` */
function laysDocuments(meeting: Meeting): boolean {
	return listNodes(meeting).some(
		({ node }) => node.type === 'paragraph' && mentions(wordsOf(node), 'documentsLaid'),
	);
}

function hasField(meeting: Meeting, name: Parameters<typeof getField>[1]): boolean {
	return (getField(getHeader(meeting), name)?.children.length ?? 0) > 0;
}

/** Actions that nobody has; a list of such actions gets one message, for its secretary names nobody on purpose. */
function reportUnowned(meeting: Meeting, report: RuleContext['report']): void {
	const lists = new Map<Node | undefined, Action[]>();
	for (const { node, above } of listNodes(meeting)) {
		if (node.type !== 'action') continue;
		// The items of a list stand in one each.
		const around = above.findLast(({ type }) => type !== 'list' && type !== 'listItem');
		addTo(lists, around, node as Action);
	}
	for (const actions of lists.values()) {
		const unowned = actions.filter((action) => !saysWho(action));
		const isList = unowned.length > 1 && unowned.length === actions.length;
		for (const { position } of isList ? unowned.slice(0, 1) : unowned)
			report({
				place: position,
				code: isList ? 'owners' : 'owner',
				values: isList ? { count: unowned.length } : {},
			});
	}
}

function saysWho({ children }: Action): boolean {
	return children.some(
		(part) => part.type === 'textValue' && (part.role === 'owner' || part.role === 'status'),
	);
}

/** Where votes against or abstentions are counted, the names must stand beside them (décret du 17 mars 1967, art. 17). */
function reportUnnamed(
	meeting: Meeting,
	assembly: Assembly,
	source: string,
	report: RuleContext['report'],
): void {
	const told = namesBelowVotes(meeting);
	for (const { decision, vote } of getVotes(assembly)) {
		const unnamed = (answer: 'against' | 'abstention') => {
			const count = vote.tally[answer];
			const isNamed =
				(vote.tally.names[answer]?.length ?? 0) > 0 || told.get(decision.node)?.has(answer) === true;
			return count === null || isNamed ? ZERO : count;
		};
		const [against, abstention] = [unnamed('against'), unnamed('abstention')];
		// A secret ballot has no names to give.
		if (vote.method === 'secret' || (isZero(against) && isZero(abstention))) continue;
		report({
			place: (findLine(vote, isZero(against) ? 'abstention' : 'against') ?? vote.line ?? decision.node)
				.position,
			code: isZero(abstention) ? 'against' : isZero(against) ? 'abstention' : 'opponents',
			values: {
				against: { exact: toDecimalString(against) },
				abstention: { exact: toDecimalString(abstention) },
				source,
			},
		});
	}
}

/** `Ont voté contre : Mme Garnier, M. Chérif.`: the answers of which the texts in a block, or between it and the next, name somebody. */
function namesBelowVotes(meeting: Meeting): Map<Node, Set<string>> {
	const told = new Map<Node, Set<string>>();
	let last: Node | undefined;
	for (const { node } of listNodes(meeting)) {
		if (isBlock(node)) last = node;
		for (const one of last ? getStatements(node) : [])
			if (last && one.kind === 'people' && one.children.length > 0)
				told.set(last, (told.get(last) ?? new Set()).add(one.of));
	}
	return told;
}

/** The line of one answer, where it has one. */
function findLine(
	{ ballot, line, round }: VoteResult,
	answer: 'against' | 'abstention',
): BallotLine | undefined {
	if (round > 1 || !ballot?.children.some((one) => one === line)) return undefined;
	return ballot.children.find(({ label }) => label === answer);
}

/** All votes, one that decides several texts once. */
function getVotes({ decisions }: Assembly): Array<{ decision: Decision; vote: VoteResult }> {
	const seen = new Set<unknown>();
	return decisions.flatMap((decision) =>
		decision.votes.flatMap((vote) => {
			const line = vote.line ?? vote;
			if (seen.has(line)) return [];
			seen.add(line);
			return [{ decision, vote }];
		}),
	);
}

// --- Acts that are sent to the prefecture.

/** An act that the prefecture's protocol would not take: a number that is too long or reads as another one there, a title that is too long. */
export const resolutionUntransmittable: Rule = {
	id: 'resolution/untransmittable',
	severity: 'warning',
	check({ assembly, rules, report }) {
		// The bodies whose acts are sent are those whose acts are challenged in an administrative court.
		if (rules.remedies === undefined) return;
		const sent = new Map<string, string>();
		for (const act of assembly.decisions.filter(isSent)) {
			const place = firstLine(act.node);
			const title = [...act.title];
			if (title.length > LONGEST_ACT_SUBJECT)
				report({
					place,
					code: 'title',
					values: { length: title.length, most: LONGEST_ACT_SUBJECT },
				});
			if (act.number === null) continue;
			const form = toActNumber(act.number);
			const offered = shortenActNumber(act.number);
			const other = sent.get(form);
			if (!isActNumber(form))
				report({ place, code: 'number', values: { number: act.number, form: offered } });
			else if (other !== undefined && other !== act.number)
				report({ place, code: 'same', values: { number: act.number, other, form } });
			sent.set(form, act.number);
		}
	},
};

/** Amendments are part of what they change, and what was rejected or put off is not sent. */
function isSent({ kind, outcome }: Decision): boolean {
	return kind !== 'amendment' && (outcome === 'adopted' || outcome === 'noted');
}
