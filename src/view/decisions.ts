/** The block of a resolution: its label, its text, and each taking of votes as a strip with its names and its reason. */

import type { Node } from 'unist';
import type { Decision } from '../assembly/model.js';
import type { Ballot, BallotLine, LabelName, Resolution, Result } from '../ast/index.js';
import { capitalized } from '../text/letters.js';
import type { ViewContext } from './context.js';
import { isRuleBelow, isShort, withEndKept } from './length.js';
import { getTone, kindWord } from './outcome.js';
import { getResult, getStrip, saysWhatIsVoted } from './strip.js';
import { getHour } from './values.js';
import type { DecisionItem, Item, Line } from './view-model.js';

/** A resolution, deliberation, motion, amendment, opinion or decision. */
export function decisionItem(
	node: Resolution,
	items: Item[],
	level: number,
	context: ViewContext,
): DecisionItem {
	const decision = context.getDecision(node);
	const lines = ballotLines(node.children);
	const votes = decision?.votes.map((vote, index) => getStrip(decision, vote, index, context)) ?? [];
	const shown = votes.some((vote) => vote.result !== null);
	const result = decision === undefined || shown ? null : getResult(decision.outcome, decision, context);
	const remarks = [...getRemarks(lines, context), ...getElected(lines, context)];
	// A vote that cannot be counted has no strip; what its label says was voted stays.
	if (votes.length === 0)
		for (const line of lines)
			if (saysWhatIsVoted(line))
				remarks.push({ label: null, html: context.html(capitalized(context.text(line.key))) });
	const large = context.options.largePrint === true;
	const kicker = getKicker(node, decision, context);
	const rule = ruleText(decision, context);
	return {
		kind: 'decision',
		id: decision?.id ?? node.kind,
		level,
		kicker,
		hour: blockHour(node, lines, context),
		rule,
		ruleBelow: isRuleBelow(kicker, rule, large),
		titleHtml: context.titleHtml(node),
		items: items.map((item, index) => {
			if (item.kind !== 'prose') return item;
			const html = withLeadWords(item.html, context);
			return { ...item, html: index === items.length - 1 ? withEndKept(html, large) : html };
		}),
		short: isShort(items, votes, large),
		remarks,
		votes,
		result,
		tone: decision === undefined ? 'neutral' : getTone(decision.outcome),
	};
}

/** What opens a piece of text whose place is told. */
const PIECE = '(?:<span data-piece="\\d+">)?';

/** The text of a resolution: its recitals open in italics, its articles run in bold. */
function withLeadWords(html: string, context: ViewContext): string {
	const choice = (key: 'recitals' | 'articles') => context.words(key).replace(/[.]/g, '\\.');
	return html
		.replace(new RegExp(`<p>(${PIECE})(${choice('recitals')})(?=[ \\u00A0])`, 'g'), '<p>$1<em>$2</em>')
		.replace(
			new RegExp(
				`<p>(${PIECE})((?:${choice('articles')})[ \\u00A0]\\d+(?:<sup>[a-z]+</sup>)?(?: bis| ter)?)(?=\\u00A0?[.:]|[ \\u00A0][–—-])`,
				'g',
			),
			'<p>$1<strong>$2</strong>',
		);
}

/** The labelled lines of a block, in order. */
export function ballotLines(children: ReadonlyArray<{ type: string }>): BallotLine[] {
	return children
		.filter((child): child is Ballot => child.type === 'ballot')
		.flatMap((ballot) => ballot.children);
}

/** Lines that say something of the text itself, with their label as written. */
export function getRemarks(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap((line): Line[] => {
		if (line.label === 'amended') {
			const amended = line.children.some((child) => child.type === 'booleanValue' && child.value);
			return amended ? [{ label: null, html: context.html(context.words('amended')) }] : [];
		}
		if (!NAMED_LINES.has(line.label)) return [];
		const names = line.children.flatMap((child) =>
			child.type === 'name'
				? [context.name(child.value)]
				: child.type === 'textValue'
					? [context.text(child.value)]
					: [],
		);
		return names.length === 0
			? []
			: [{ label: capitalized(context.text(line.key)), html: context.html(names.join(', ')) }];
	});
}

/** Those whom a resolution appoints: `Résultat : élus Lise Kern, Paul Weiss`. */
function getElected(lines: readonly BallotLine[], context: ViewContext): Line[] {
	return lines.flatMap(({ key, children }) =>
		children
			.flatMap((child): Node[] => (child.type === 'tally' ? child.children : [child]))
			.filter((child): child is Result => child.type === 'result' && (child as Result).children.length > 0)
			.map(({ text }) => ({
				label: capitalized(context.text(key)),
				html: context.html(context.text(text)),
			})),
	);
}

/** Hour of a block: of its heading, else of its line `Heure`. */
export function blockHour(
	node: { children: ReadonlyArray<{ type: string }> },
	lines: readonly BallotLine[],
	context: ViewContext,
): DecisionItem['hour'] {
	const candidates = [
		...node.children,
		...lines.filter((line) => line.label === 'time').flatMap((line) => line.children),
	];
	const time = candidates.find(
		(child): child is { type: 'timeValue'; value: number } => child.type === 'timeValue',
	);
	return time === undefined ? null : getHour(time.value, context);
}

/** Ballot method as printed. */
export function methodText(method: string | undefined, context: ViewContext): string | undefined {
	const key = `methods.${method}` as const;
	return context.hasWords(key) ? context.words(key) : undefined;
}

const NAMED_LINES: ReadonlySet<LabelName> = new Set<LabelName>(['movedBy', 'secondedBy']);

function getKicker(node: Resolution, decision: Decision | undefined, context: ViewContext): string {
	const kind = capitalized(kindWord(node.kind, context));
	const number = decision?.number ?? null;
	const own = number === null ? kind : context.words('kicker', { kind, number });
	const amended = decision?.amends;
	if (amended === undefined) return own;
	return context.words('amends', {
		own,
		to: amended.kind,
		kind: kindWord(amended.kind, context),
		number: amended.number ?? '',
		numbered: amended.number === null ? 'no' : 'yes',
	});
}

function ruleText(decision: Decision | undefined, context: ViewContext): string | null {
	const [vote] = decision?.votes ?? [];
	if (vote === undefined) return null;
	const method = methodText(vote.method, context);
	const majority = vote.majority === null ? undefined : context.text(vote.majority.label);
	const key = vote.key === undefined ? undefined : context.words('key', { key: vote.key });
	const parts = [method, majority, key].filter((part) => part !== undefined);
	return parts.length === 0 ? null : parts.join(', ');
}
