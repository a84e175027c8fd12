/** Runs every rule and puts on each message what no rule may forget: identity, severity, place, wording, page, other place, fixes. */

import type { Node, Parent, Position } from 'unist';
import { visit } from 'unist-util-visit';
import { VFileMessage } from 'vfile-message';
import { type Fix, getHeader, type Ignore, type Meeting, type Problem } from '../ast/index.js';
import type { RuleId } from '../language/ids.js';
import { type AnyPhrase, messageKey } from '../language/index.js';
import { compareText } from '../text/letters.js';
import { addTo, countWhile } from '../text/lists.js';
import { getPlaces } from '../text/places.js';
import { rules as allRules } from './index.js';
import {
	type Finding,
	getSeverity,
	isProtected,
	type Rule,
	type RuleContext,
	type Severity,
} from './rule.js';

/** A message with what vfile-message has no field for. */
export interface Diagnostic extends VFileMessage {
	/** The file of its place: empty for the meeting file itself. */
	file: string;
	/** Severity by name; `fatal` says the same to unified tools. */
	severity: Severity;
	/** Corrections that a program can make, described in the document's language. */
	fixes?: Array<{ description: string; safe: boolean; edits: Fix['edits'] }>;
}

/** A rule of somebody else: it words its own messages, and what it says can be silenced like any other. */
export interface CustomRule {
	/** With the name of whose it is: `club/quorum-named`. */
	id: string;
	severity: Severity;
	check(
		context: Omit<RuleContext, 'report' | 'problems' | 'files' | 'places'> & {
			report(finding: CustomFinding): void;
		},
	): void;
}

/** What such a rule says about one place. */
export interface CustomFinding {
	/** The smallest text that is wrong: the `position` of a node. */
	place: Position | undefined;
	/** What is, with the figures. */
	reason: string;
	/** What to do. */
	note?: string | undefined;
}

/** What a run needs beside the rules' own context. */
interface RunOptions extends Omit<RuleContext, 'report' | 'problems' | 'places'> {
	/** Every problem of reading and computing. */
	problems: readonly Problem[];
	/** Severities by rule from a configuration. */
	severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
	customRules?: readonly CustomRule[] | undefined;
}

/** Runs all rules over a meeting; messages come sorted by file, line and column. */
export function runRules(options: RunOptions): Diagnostic[] {
	const byRule = groupProblems(options.problems);
	const silenced = silencedLines(options.meeting);
	const messages: Diagnostic[] = [];
	const { source, meeting, rules, assembly, phrase, files } = options;
	const places = getPlaces(source);

	for (const rule of allRules) {
		const setting = getSetting(rule, options.severities);
		// Each by its name: to spread the options anew for each rule is 2 % of a small meeting.
		const context: RuleContext = {
			source,
			meeting,
			rules,
			assembly,
			phrase,
			files,
			places,
			problems: byRule.get(rule.id) ?? [],
			report(finding) {
				const severity = getSeverity(rule, finding, setting);
				if (severity === 'off' || isSilenced(rule, severity, finding, silenced)) return;
				messages.push(toDiagnostic(rule, severity, finding, options));
			},
		};
		rule.check(context);
		byRule.delete(rule.id);
	}

	for (const rule of options.customRules ?? []) {
		const setting = options.severities?.[rule.id] ?? rule.severity;
		if (setting === 'off') continue;
		rule.check({
			...options,
			report({ place, reason, note }) {
				if (isSilencedAt(rule.id, place, silenced)) return;
				const message = new VFileMessage(reason, { place, ruleId: rule.id, source: 'pv' }) as Diagnostic;
				message.file = '';
				message.note = note;
				messages.push(withSeverity(message, setting));
			},
		});
	}

	const unworded = byRule.keys().next();
	if (!unworded.done) throw new Error(`No rule words the problems of ${unworded.value}`);
	return withoutTwins(messages.sort(compareDiagnostics));
}

/** What was found by looking at several meetings, as messages of one of them. */
export function wordFindings(
	found: ReadonlyArray<{ rule: RuleId; finding: Finding }>,
	options: Pick<RunOptions, 'phrase'> & {
		severities?: RunOptions['severities'] | null;
		silenced: SilencedLines;
	},
): Diagnostic[] {
	const { silenced } = options;
	const messages = found.flatMap(({ rule: id, finding }) => {
		const rule = allRules.find((each) => each.id === id);
		if (rule === undefined) throw new Error(`No rule is named ${id}`);
		const severity = getSeverity(rule, finding, getSetting(rule, options.severities));
		return severity === 'off' || isSilenced(rule, severity, finding, silenced)
			? []
			: [toDiagnostic(rule, severity, finding, options)];
	});
	return withoutTwins(messages.sort(compareDiagnostics));
}

function getSetting({ id }: Rule, severities: RunOptions['severities'] | null): Severity | 'off' | undefined {
	return severities && Object.hasOwn(severities, id) ? severities[id] : undefined;
}

function groupProblems(problems: readonly Problem[]): Map<string, Problem[]> {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) addTo(groups, problem.rule, problem);
	return groups;
}

function toDiagnostic(
	rule: Rule,
	severity: Severity,
	finding: Finding,
	options: Pick<RunOptions, 'phrase'>,
): Diagnostic {
	const { phrase } = options;
	const values = finding.values ?? {};
	// The values were wanted by their types where the problem was found.
	const say = (part: 'reason' | 'note') =>
		(phrase as AnyPhrase)(messageKey(rule.id, finding.code, part), values);
	const message = new VFileMessage(say('reason'), {
		place: finding.place,
		ruleId: rule.id,
		source: 'pv',
	}) as Diagnostic;
	message.file = finding.file ?? '';
	withSeverity(message, severity);
	message.note = say('note') || undefined;
	message.url = `docs/messages/${rule.id}.md`;
	const other = finding.related?.[0];
	if (other) {
		message.cause = new VFileMessage(phrase('messages.seeAlso'), {
			place: other.position,
			ruleId: rule.id,
			source: 'pv',
		});
	}
	if (finding.fixes && finding.fixes.length > 0) {
		message.fixes = finding.fixes.map((fix) => ({
			description: (phrase as AnyPhrase)(`messages.fixes.${fix.description}`, values),
			safe: fix.safe,
			edits: fix.edits,
		}));
		message.expected = finding.fixes.flatMap((fix) =>
			fix.edits.length === 1 && fix.edits[0] ? [fix.edits[0].text] : [],
		);
	}
	return message;
}

/** Writes how bad it is in both ways: by name, and as unified tools have it. */
function withSeverity(message: Diagnostic, severity: Severity): Diagnostic {
	message.severity = severity;
	message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
	return message;
}

/** The lines on which each rule is silenced, by rule: plain data. */
export type SilencedLines = Record<string, LineRange[]>;

/** The end of a range that is the whole file. */
const WHOLE_FILE = Number.MAX_SAFE_INTEGER;

interface LineRange {
	from: number;
	to: number;
}

/**
 * `pv-ignore` holds for the next node; in the header for the next key, and before the first key for the whole file. The ranges of a rule are
 * sorted and apart from each other.
 */
export function silencedLines(meeting: Meeting): SilencedLines {
	const silenced = new Map<string, LineRange[]>();
	const header = getHeader(meeting);
	collectSilenced(header.children, silenced, header.position?.end.line);
	visit(meeting as Node, (node) => {
		if ('children' in node && node.type !== 'header') collectSilenced((node as Parent).children, silenced);
	});
	return Object.fromEntries([...silenced].map(([rule, ranges]) => [rule, joined(ranges)]));
}

/** `headerEnd`: last line of the header whose nodes these are. */
function collectSilenced(
	nodes: readonly Node[],
	silenced: Map<string, LineRange[]>,
	headerEnd?: number,
): void {
	const inHeader = headerEnd !== undefined;
	const first = nodes.findIndex(({ type }) => type !== 'ignore');
	let next: Node | undefined;
	for (let index = nodes.length - 1; index >= 0; index -= 1) {
		const node = nodes[index] as Node;
		if (node.type !== 'ignore') {
			if (node.type !== 'uncounted' && node.type !== 'problem') next = node;
			continue;
		}
		// A comment inside the first key, or behind its value, stands before it in the tree and below its start in the file.
		const isAbove = (next?.position?.start.offset ?? Infinity) > (node.position?.start.offset ?? 0);
		const isBeforeAll = inHeader && isAbove && (first < 0 || index < first);
		const range = isBeforeAll
			? { from: 0, to: WHOLE_FILE }
			: // A key of the header that nobody knows has no node: what is silenced starts with the comment itself.
				inHeader && node.position && isAbove
				? { from: node.position.start.line, to: next?.position?.end.line ?? headerEnd }
				: next?.position && { from: next.position.start.line, to: next.position.end.line };
		if (range === undefined) continue;
		for (const rule of (node as Ignore).rules) addTo(silenced, rule, range);
	}
}

function joined(ranges: LineRange[]): LineRange[] {
	const apart: LineRange[] = [];
	for (const range of ranges.sort((a, b) => a.from - b.from)) {
		const last = apart.at(-1);
		if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
		else apart.push({ ...range });
	}
	return apart;
}

function isSilenced(rule: Rule, severity: Severity, finding: Finding, silenced: SilencedLines): boolean {
	if (finding.file || isProtected({ id: rule.id, severity })) return false;
	return isSilencedAt(rule.id, finding.place, silenced);
}

function isSilencedAt(id: string, place: Position | undefined, silenced: SilencedLines): boolean {
	const ranges = Object.hasOwn(silenced, id) ? silenced[id] : undefined;
	if (ranges === undefined) return false;
	const line = place?.start.line;
	// A finding without a place is one of the whole file.
	if (line === undefined) return ranges[0]?.to === WHOLE_FILE;
	return (ranges[countWhile(ranges, ({ from }) => from <= line) - 1]?.to ?? -1) >= line;
}

/** The order of messages: by file, line, column, rule. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
	return (
		compareText(a.file, b.file) ||
		(a.line ?? 0) - (b.line ?? 0) ||
		(a.column ?? 0) - (b.column ?? 0) ||
		compareText(a.ruleId ?? '', b.ruleId ?? '')
	);
}

/** The same words at the same place say nothing new. */
function withoutTwins(messages: Diagnostic[]): Diagnostic[] {
	return messages.filter((message, index) => {
		const previous = messages[index - 1];
		return !(
			previous &&
			previous.reason === message.reason &&
			previous.ruleId === message.ruleId &&
			samePlace(previous.place as Position | undefined, message.place as Position | undefined)
		);
	});
}

function samePlace(a: Position | undefined, b: Position | undefined): boolean {
	return a?.start?.offset === b?.start?.offset && a?.end?.offset === b?.end?.offset;
}
