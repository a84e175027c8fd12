/** The theme of a notary: the view's own facts and results as the continuous prose of a deed. */

import type { CandidateResult, Decision, ElectionResult, VoteResult } from '../assembly/model.js';
import { findText, getChild, getField, getHeaderTime } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import type { Gender } from '../language/locale.js';
import { dayInWords, fromIsoDate, timeInWords } from '../text/date.js';
import { type Fraction, isInteger, isZero } from '../text/fraction.js';
import { capitalized } from '../text/letters.js';
import { integerToWords, ordinalWords } from '../text/number.js';
import type { ViewContext } from './context.js';
import { getSigners, namedDocument } from './end.js';
import {
	firstQuorum,
	getLetterhead,
	getOfficers,
	kindKey,
	meetingName,
	noticeSent,
	quorumParts,
} from './head.js';
import { candidateGender, electionNumber, type Kind, kindWord } from './outcome.js';
import { getNoun, numberText, shareText } from './values.js';
import type {
	DecisionItem,
	Deed,
	DeedDecision,
	DeedElection,
	DeedItem,
	DeedSession,
	DeedVote,
	ElectionItem,
	EventItem,
	Hour,
	Item,
	SessionItem,
	View,
	VoteStrip,
} from './view-model.js';
import {
	type CountedAnswer,
	candidateHtml,
	countedAnswers,
	isCounted,
	rankedCandidates,
} from './voted-blocks.js';

export type * from './view-model.js';

/** The deed of a meeting whose view is made. */
export function getDeed(
	view: Pick<View, 'participants' | 'agenda' | 'items' | 'tail' | 'actions' | 'end' | 'state'>,
	context: ViewContext,
): Deed {
	return {
		opening: getOpening(context),
		attendance: getAttendance(view, context),
		agenda:
			view.agenda === null
				? null
				: {
						intro: context.words('deed.agenda'),
						items: view.agenda.rows.map(({ titleHtml }) => ({ html: titleHtml })),
					},
		items: deedItems(view.items, context),
		tail: deedItems(view.tail, context),
		actions: deedActions(view, context),
		closingHtml: deedClosing(view, context),
		closing: closingSentences(view, context),
		correctionsHtml: correctionsHtml(context),
	};
}

// --- The end of the deed: what is to be done, when the meeting closed, who signs, and what is struck out by hand.

/** Actions as a list of sentences. */
function deedActions({ actions }: Pick<View, 'actions'>, context: ViewContext): Deed['actions'] {
	if (actions === null) return null;
	const { words, assembly } = context;
	return {
		intro: words('deed.actions', { count: actions.rows.length }),
		items: actions.rows.map(({ titleHtml, owner, due, status }, index) => {
			const date = getChild(assembly.actions[index], 'dateValue');
			return {
				titleHtml,
				rest: words('deed.action', {
					owned: owner === '' ? 'no' : 'yes',
					owner,
					dated: due === '' ? 'no' : 'yes',
					due: date === undefined ? due : dateInFull(date.value, context),
					stated: status === '' ? 'no' : 'yes',
					status,
				}),
			};
		}),
	};
}

/** The words that close the meeting: the writer's own, else the hour of the header. */
function deedClosing({ end }: Pick<View, 'end'>, context: ViewContext): string {
	const closed = getHeaderTime(context.header, 'closed')?.value;
	if (context.assembly.closing !== undefined || closed === undefined || end.closingHtml === '')
		return end.closingHtml;
	return `<p>${context.html(context.words('deed.closed', { kind: kindKey(context), time: minutesInWords(closed, context) }))}</p>`;
}

/** The next meeting, then the sentence that names the document and who signs it. */
export function closingSentences(
	{ end, state }: Pick<View, 'end' | 'state'>,
	context: ViewContext,
): string[] {
	const { words, assembly, header, options } = context;
	const next = getField(header, 'next')?.children[0];
	const lines =
		next?.type === 'dateValue' ? [words('deed.next', { date: dateInFull(next.value, context) })] : end.lines;
	if (end.sentence === '') return lines;
	const pages = BigInt(options.pageCount ?? 0);
	return [
		...lines,
		words('deed.end', {
			...namedDocument(context),
			date: assembly.date === undefined ? '' : dateInFull(assembly.date, context),
			count: pages,
			pages: numberInWords(pages, 'feminine', context),
			signed: state.name === 'draft' ? 'no' : 'yes',
			signers: getSigners(end.signatures, context),
		}),
	];
}

/** `… renvois, … mots rayés nuls`, with blanks to fill in by hand. */
function correctionsHtml(context: ViewContext): string {
	if (context.assembly.status === 'convened') return '';
	return context
		.html(context.words('deed.corrections', { blank: BLANK }))
		.replaceAll(BLANK, '<span class="blank"></span>');
}

/** Stands for a white place until the text is HTML. */
const BLANK = '\uE000';

// --- The beginning of the deed: when and where, of what body, on which notice, under whom, and who was there.

/** The first paragraphs; what the header does not tell is left out. */
function getOpening(context: ViewContext): string[] {
	return [
		sessionText(context),
		noticeText(context),
		...(['chair', 'secretary', 'tellers'] as const).map((office) => officeText(office, context)),
		membersText(context),
		quorumText(context),
	].filter((text) => text !== undefined);
}

/** Who was there, a paragraph a group. */
function getAttendance(
	{ participants }: Pick<View, 'participants'>,
	context: ViewContext,
): Deed['attendance'] {
	if (participants === null) return null;
	const { words, html } = context;
	return {
		intro: words('deed.attendance'),
		groups: participants.groups.map(({ heading, members, kind, entries }) => {
			const count = words('deed.group', {
				heading,
				count: members,
				noun: getNoun(context, members),
				words: numberInWords(BigInt(members), kind === 'members' ? 'masculine' : 'feminine', context),
				kind,
			});
			const names = entries.map((entry) => entry.html).join(html(words('reasonSeparator')));
			return { html: names === '' ? `${html(count)}.` : `${html(count)}${words('colon')} ${names}.` };
		}),
		tables: participants.tables,
		totals: participants.totals,
	};
}

/** `L’an deux mille vingt-quatre et le six juin, à quatorze heures (Rennes), s’est tenue l’assemblée générale de : …` */
function sessionText(context: ViewContext): string {
	const { assembly, header, words } = context;
	const date = assembly.date === undefined ? undefined : fromIsoDate(assembly.date);
	const opened = getHeaderTime(context.header, 'opened')?.value;
	const place = findText(getField(header, 'place'));
	const { name, form, address, identifiers } = getLetterhead(context);
	const body = [name, form, address, identifiers].filter((part) => part !== null).join(', ');
	return words('deed.opening', {
		dated: date === undefined ? 'no' : 'yes',
		year: date === undefined ? '' : integerToWords(date.year, context.lang),
		day: date === undefined ? '' : dayInWords(date, context.lang),
		timed: opened === undefined ? 'no' : 'yes',
		time: opened === undefined ? '' : minutesInWords(opened, context),
		placed: place === undefined ? 'no' : 'yes',
		place: place === undefined ? '' : context.text(place),
		held: assembly.status === 'convened' ? 'no' : 'yes',
		kind: kindKey(context),
		meeting: meetingName(context),
		named: body === '' ? 'no' : 'yes',
		body,
	});
}

function noticeText(context: ViewContext): string | undefined {
	const sent = noticeSent(context);
	if (sent === undefined) return undefined;
	const { call, notice } = context.assembly;
	const days = notice?.days;
	const required = notice?.required;
	return context.words('deed.notice', {
		date: dateInFull(sent.date, context),
		by: sent.by,
		has: sent.by === '' ? 'no' : 'yes',
		called: call > 1 ? 'yes' : 'no',
		call: call > 1 ? ordinalWords(call, context.lang, 'feminine') : '',
		measured: notice?.sure === true ? 'yes' : 'no',
		presented: notice?.presented === undefined ? 'no' : 'yes',
		day: notice?.presented === undefined ? '' : dateInFull(notice.presented, context),
		days: days ?? 0n,
		daysWords: days === undefined ? '' : numberInWords(days, 'masculine', context),
		clear: notice?.clear === true ? 'yes' : 'no',
		required: required ?? 0n,
		requiredWords: required === undefined ? '' : numberInWords(required, 'masculine', context),
		sourced: notice?.source === undefined ? 'no' : 'yes',
		source: notice?.source === undefined ? '' : context.text(notice.source.text),
	});
}

function officeText(office: 'chair' | 'secretary' | 'tellers', context: ViewContext): string | undefined {
	const people = getOfficers(office, context).filter((name) => name !== '');
	if (people.length === 0) return undefined;
	// Commas of qualities would run into those of the list.
	const name = people.some((one) => one.includes(', '))
		? people.join(context.words('reasonSeparator'))
		: people;
	return context.words(`deed.${office}`, { name });
}

function membersText(context: ViewContext): string | undefined {
	const { electorate, weighted } = context.assembly;
	const { heads } = electorate;
	const votes = weighted || heads === null ? electorate.votes : null;
	if (heads === null && votes === null) return undefined;
	return context.words('deed.members', {
		known: heads === null ? 'no' : 'yes',
		heads: heads ?? 0n,
		noun: getNoun(context, heads ?? 0n),
		headsWords: heads === null ? '' : numberInWords(heads, 'masculine', context),
		weighted: votes === null ? 'no' : 'yes',
		votesWords: votes === null ? '' : numberInWords(votes, 'feminine', context),
	});
}

function quorumText(context: ViewContext): string | undefined {
	const quorum = firstQuorum(context);
	const parts = quorum === undefined || quorum.met === null ? undefined : quorumParts(quorum, context);
	if (quorum === undefined || parts === undefined) return undefined;
	const gender = parts.unit === 'heads' ? 'masculine' : 'feminine';
	return context.words('deed.quorum', {
		met: quorum.met === true ? 'yes' : 'no',
		counted: parts.counted,
		unit: parts.unit,
		noun: getNoun(context, parts.count.numerator),
		count: parts.count,
		countWords: numberInWords(parts.count, gender, context),
		required: parts.required,
		requiredWords: numberInWords(parts.required, gender, context),
		reasoned: parts.reasons === '' ? 'no' : 'yes',
		reasons: parts.reasons,
	});
}

// --- What happened in the meeting, as the deed tells it.

/** The items of the view, with their numbers, hours and results in words. */
function deedItems(items: readonly Item[], context: ViewContext): DeedItem[] {
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
		items: textItems(item.items, context),
		behind: textItems(item.behind, context),
		...decisionVotes(item, decision, context),
	};
}

/** The text of a decision, amounts in words. */
function textItems(items: readonly Item[], context: ViewContext): DeedItem[] {
	return deedItems(items, context).map((inner) =>
		inner.kind === 'prose' ? { ...inner, html: amountsInWords(inner.html, context) } : inner,
	);
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
		behind: deedItems(item.behind, context),
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

// --- Votes and elections as sentences: figures in words, then what follows from them.

/** The takings of votes of a decision, and its outcome where none shows it. */
function decisionVotes(
	item: DecisionItem,
	decision: Decision | undefined,
	context: ViewContext,
): Pick<DeedDecision, 'votes' | 'outcome'> {
	const votes = item.votes.map((strip, index) => {
		const vote = decision?.votes[index];
		return deedVote(strip, decision, vote, index === item.votes.length - 1, context);
	});
	const outcome =
		item.result === null || decision === undefined ? null : outcomeText(decision.outcome, decision, context);
	return { votes, outcome };
}

/** `Première résolution`; with a number that is no rank, as the strip has it. */
function kickerInWords(kicker: string, kind: Kind, number: string | null, context: ViewContext): string {
	const gender = getGender(kind, context);
	const ordinal = getOrdinal(number, gender, context);
	return ordinal === undefined
		? kicker
		: capitalized(context.words('deed.kicker', { ordinal, kind: kindWord(kind, context) }));
}

function deedVote(
	strip: VoteStrip,
	decision: Decision | undefined,
	vote: VoteResult | undefined,
	last: boolean,
	context: ViewContext,
): DeedVote {
	const { heading, colleges, lines, proof } = strip;
	const outcome =
		strip.result === null || decision === undefined || vote === undefined
			? null
			: outcomeText(last ? decision.outcome : vote.outcome, decision, context);
	const statement =
		decision === undefined || vote === undefined ? null : getStatement(strip, decision, vote, context);
	const behind = textItems(strip.behind, context);
	return { heading, statement, outcome, colleges, lines, proof, behind };
}

function getStatement(
	strip: VoteStrip,
	decision: Decision,
	vote: VoteResult,
	context: ViewContext,
): string | null {
	const values = { gender: getGender(decision.kind, context), the: theText(decision, context) };
	if (isCounted(vote)) {
		const figures = countedAnswers(vote, context).map((answer) => answerText(answer, context));
		return context.words('deed.vote', { ...values, figures });
	}
	return strip.consent === null ? null : context.words('deed.consent', { ...values, consent: strip.consent });
}

/** `vingt-quatre (24) voix pour`; `aucune abstention`. */
function answerText({ answer, value, heads }: CountedAnswer, context: ViewContext): string {
	const gender = MASCULINE_ANSWERS.has(answer) ? 'masculine' : 'feminine';
	const text = context.words(`deed.answers.${answer}`, {
		known: value === null ? 'no' : 'yes',
		count: value ?? 0n,
		words: value === null ? '' : numberInWords(value, gender, context),
	});
	if (heads === undefined) return text;
	const words = numberInWords(heads, 'feminine', context);
	return context.words('deed.byHeads', { text, count: heads, words });
}

/** What is counted as ballots or members; the rest is voices. */
const MASCULINE_ANSWERS: ReadonlySet<CountedAnswer['answer']> = new Set<CountedAnswer['answer']>([
	'blank',
	'void',
	'blankOrVoid',
	'notVoting',
	'recused',
]);

function outcomeText(outcome: Decision['outcome'], decision: Decision, context: ViewContext): string {
	return context.words(`deed.outcomes.${outcome}`, {
		gender: getGender(decision.kind, context),
		the: theText(decision, context),
	});
}

/** `la première résolution`, `le vœu`, `la délibération nº 2024-041`. */
function theText(decision: Decision, context: ViewContext): string {
	const gender = getGender(decision.kind, context);
	const ordinal = getOrdinal(decision.number, gender, context);
	return context.words('deed.the', {
		gender,
		ordered: ordinal === undefined ? 'no' : 'yes',
		ordinal: ordinal ?? '',
		kind: kindWord(decision.kind, context),
		plain: context.words(`kinds.${decision.kind}.the`),
		numbered: decision.number === null ? 'no' : 'yes',
		number: decision.number ?? '',
	});
}

/** Candidates with their votes, and who is elected. */
function electionVotes(
	item: ElectionItem,
	election: ElectionResult | undefined,
	context: ViewContext,
): Pick<DeedElection, 'intro' | 'groups' | 'outcome' | 'proof'> {
	const { words } = context;
	const groups = election === undefined ? [] : rankedCandidates(election);
	const isHeld = context.assembly.status !== 'convened';
	const elected = groups.flatMap(({ candidates }) => candidates.filter((one) => one.elected && isHeld));
	return {
		intro:
			groups.length === 0
				? null
				: words(`deed.${item.counted ? 'obtained' : 'candidates'}`, {
						chosen: election?.node.type === 'choice' ? 'yes' : 'no',
					}),
		groups: groups.map(({ college, candidates }) => ({
			heading: college === undefined ? null : context.text(college),
			candidates: candidates.map((candidate) => ({
				nameHtml: candidateHtml(candidate, context),
				votes: candidateVotes(candidate, election, context),
				elected: candidate.elected,
			})),
		})),
		outcome:
			election !== undefined && elected.length > 0
				? words(election.node.type === 'choice' ? 'deed.chosen' : 'deed.elected', {
						count: elected.length,
						gender: commonGender(elected, election, context),
						names: elected.map((candidate) => context.name(candidate.name)),
					})
				: item.result === null
					? null
					: words('deed.result', { label: item.result.label, value: item.result.value }),
		proof: item.proof,
	};
}

function candidateVotes(
	candidate: CandidateResult,
	election: ElectionResult | undefined,
	context: ViewContext,
): string {
	const { votes, against, abstention } = candidate;
	if (votes === null) return '';
	const cast = election?.cast ?? null;
	const share = cast === null || isZero(cast) ? '' : shareText(votes, cast, context);
	const count = (answer: 'for' | 'against' | 'abstention', value: typeof votes) =>
		context.words(`deed.answers.${answer}`, {
			known: 'yes',
			count: value,
			words: numberInWords(value, 'feminine', context),
		});
	const answers =
		against === undefined && abstention === undefined
			? [context.words('deed.votes', { count: votes, words: numberInWords(votes, 'feminine', context) })]
			: [
					count('for', votes),
					...(against === undefined ? [] : [count('against', against)]),
					...(abstention === undefined ? [] : [count('abstention', abstention)]),
				];
	return context.words('deed.share', { answers, shared: share === '' ? 'no' : 'yes', share });
}

/** Feminine where all are women, masculine where all are men or both are there, else not told. */
function commonGender(
	candidates: readonly CandidateResult[],
	election: ElectionResult,
	context: ViewContext,
): string {
	const genders = new Set(candidates.map((candidate) => candidateGender(candidate, election, context)));
	if (genders.has('other')) return 'other';
	return genders.has('masculine') ? 'masculine' : 'feminine';
}

function getGender(kind: Kind, context: ViewContext): 'masculine' | 'feminine' {
	return context.words(`kinds.${kind}.gender`) === 'feminine' ? 'feminine' : 'masculine';
}

// --- Numbers, dates and hours in words, as the deed writes them.

/** `vingt-quatre (24)`; parts of a vote, and numbers beyond words, in figures. */
function numberInWords(value: Fraction | bigint, gender: Gender, context: ViewContext): string {
	const number = typeof value === 'bigint' ? { numerator: value, denominator: 1n } : value;
	const figures = numberText(number, context);
	if (!isInteger(number)) return figures;
	const words = integerToWords(number.numerator, context.lang, gender);
	return /^-?\d/.test(words) ? figures : context.words('deed.number', { words, figures });
}

/** `six juin deux mille vingt-quatre`. */
function dateInFull(iso: string, context: ViewContext): string {
	const date = fromIsoDate(iso);
	if (date === undefined) return iso;
	return context.text(`${dayInWords(date, context.lang)} ${integerToWords(date.year, context.lang)}`);
}

/** An hour of the margin: `quatorze heures vingt-cinq`. */
function hourInWords({ iso }: Hour, context: ViewContext): string {
	const [hours = 0, minutes = 0] = iso.split(':').map(Number);
	return minutesInWords(hours * 60 + minutes, context);
}

/** A time of day, from minutes since midnight. */
function minutesInWords(minutes: number, context: ViewContext): string {
	return context.text(timeInWords(minutes, context.lang));
}

/** `première`, where a text is numbered plainly; nothing for `2024-041`. */
function getOrdinal(number: string | null, gender: Gender, context: ViewContext): string | undefined {
	if (number === null || !/^[1-9]\d{0,2}$/.test(number)) return undefined;
	return ordinalWords(Number(number), context.lang, gender);
}
