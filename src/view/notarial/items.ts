/** What happened in the meeting, as the deed tells it. */

import { vocabulary } from '../../language/index.js';
import { integerToWords } from '../../text/number.js';
import type { ViewContext } from '../context.js';
import { electionNumber } from '../outcome.js';
import type { DecisionItem, ElectionItem, EventItem, Hour, Item, SessionItem } from '../view-model.js';
import type { DeedDecision, DeedElection, DeedItem, DeedSession } from './model.js';
import { decisionVotes, electionVotes, kickerInWords } from './votes.js';
import { hourInWords } from './words.js';

/** The items of the view, with their numbers, hours and results in words. */
export function deedItems(items: readonly Item[], context: ViewContext): DeedItem[] {
	return items.map((item): DeedItem => {
		switch (item.kind) {
			case 'session':
				return getSession(item, context);
			case 'event':
				return { kind: 'event', html: eventHtml(item, context) };
			case 'confidential':
				return {
					kind: 'confidential',
					noticeHtml: item.noticeHtml,
					items: deedItems(item.items, context),
				};
			case 'decision':
				return getDecision(item, context);
			case 'election':
				return getElection(item, context);
			default:
				return item;
		}
	});
}

function getSession(item: SessionItem, context: ViewContext): DeedSession {
	const { kind, id, level, day, titleHtml, hour, until } = item;
	const time =
		hour === null
			? null
			: context.words('deed.itemTime', {
					from: hourInWords(hour, context),
					ended: until === null ? 'no' : 'yes',
					until: until === null ? '' : hourInWords(until, context),
				});
	return { kind, id, level, day, titleHtml, time, items: deedItems(item.items, context) };
}

/** `À seize heures dix, départ de Karim Fassi (27 membres présents).` */
function eventHtml({ hour, html, effect }: EventItem, context: ViewContext): string {
	const end = effect === null ? '' : ` (${context.html(effect)})`;
	if (hour === null) return `${html}${end}.`;
	const time = hourInWords(hour, context);
	const word = /^\p{L}+/u.exec(html)?.[0] ?? '';
	// The word for what happened is a common noun; any other first word may be a name.
	const inSentence = vocabulary('events').lookup(word)?.exact === true;
	const lead = context.html(context.words(inSentence ? 'deed.when' : 'deed.at', { time }));
	return `${lead} ${inSentence ? html.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : html}${end}.`;
}

function getDecision(item: DecisionItem, context: ViewContext): DeedDecision {
	const decision = context.assembly.decisions.find(({ id }) => id === item.id);
	const kicker =
		decision === undefined || decision.amends !== undefined
			? item.kicker
			: kickerInWords(item.kicker, decision.kind, decision.number, context);
	return {
		kind: 'decision',
		...getBlock(item, context),
		kicker,
		items: deedItems(item.items, context).map((inner) =>
			inner.kind === 'prose' ? { ...inner, html: amountsInWords(inner.html, context) } : inner,
		),
		...decisionVotes(item, decision, context),
	};
}

function getElection(item: ElectionItem, context: ViewContext): DeedElection {
	const election = context.assembly.elections.find(({ id }) => id === item.id);
	return {
		kind: 'election',
		...getBlock(item, context),
		kicker:
			election === undefined
				? item.kicker
				: kickerInWords(item.kicker, election.node.type, electionNumber(election, context), context),
		items: deedItems(item.items, context),
		...electionVotes(item, election, context),
	};
}

function getBlock(
	{ id, level, titleHtml, hour, rule, remarks }: DecisionItem | ElectionItem,
	context: ViewContext,
) {
	return { id, level, titleHtml, conditions: getConditions(hour, rule, context), remarks };
}

function getConditions(hour: Hour | null, rule: string | null, context: ViewContext): string[] {
	const { words } = context;
	return [
		...(hour === null ? [] : [words('deed.blockTime', { time: hourInWords(hour, context) })]),
		...(rule === null ? [] : [words('deed.conditions', { rule })]),
	];
}

// --- Amounts of money in the text of a resolution: words are put before the figures, which stay as they were written.

/** HTML in which `4 776 €` reads `quatre mille sept cent soixante-seize euros (4 776 €)`. Tables, code and links stay as they are. */
export function amountsInWords(html: string, context: ViewContext): string {
	let kept = 0;
	return html
		.split(/(<[^>]*>)/)
		.map((piece) => {
			const tag = /^<(\/?)(table|code|pre|a)\b/.exec(piece);
			if (tag) kept += tag[1] === '' ? 1 : -1;
			return piece.startsWith('<') || kept > 0 ? piece : inText(piece, context);
		})
		.join('');
}

/** `4 776,50 €` and `£4,776.50`, as they stand once typeset; no part of a longer number, and no price per unit. */
const AMOUNT =
	/(?<![\p{L}\p{N}.,+\-−–])(?:(?<before>[€£$])(?<english>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<pence>\d{2}))?|(?<french>\d{1,3}(?:\u202F\d{3})+|\d+)(?:,(?<cents>\d{2}))?\u00A0(?<after>[€£$]))(?![\p{L}\p{N}/])(?![.,]\d)/gu;

const CURRENCIES: Readonly<Record<string, string>> = { '€': 'euro', '£': 'pound', $: 'dollar' };

/** Sums with words of their own (`million d’euros`) are those that end in millions. */
const MILLION = 1_000_000n;

function inText(text: string, context: ViewContext): string {
	return text.replace(AMOUNT, (figures: string, ...rest: unknown[]) => {
		const groups = rest.at(-1) as Record<string, string | undefined>;
		const whole = BigInt((groups['english'] ?? groups['french'] ?? '').replace(/[^\d]/g, ''));
		const cents = BigInt(groups['pence'] ?? groups['cents'] ?? '0');
		const words = integerToWords(whole, context.lang);
		if (/^\d/.test(words)) return figures;
		const currency = CURRENCIES[groups['before'] ?? groups['after'] ?? ''] ?? 'euro';
		const amount = context.words('deed.amount', {
			currency,
			count: whole,
			words,
			round: whole >= MILLION && whole % MILLION === 0n ? 'yes' : 'no',
			cents,
			centsWords: integerToWords(cents, context.lang),
		});
		return context.html(context.words('deed.number', { words: amount, figures }));
	});
}
