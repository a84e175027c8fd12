/** What the text of a node says of the meeting, kept as its statements; votes and verdicts that it tells instead of writing them are reported. */

import type { Code, Definition, Html, Paragraph, TableCell } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Position } from 'unist';
import {
	type Ballot,
	type BallotLine,
	type Closing,
	type Fix,
	fixAt,
	getChild,
	getChildren,
	getStatements,
	type Intervention,
	type Resolution,
	type Statement,
	setStatements,
	type Title,
} from '../../../ast/index.js';
import { isOneOf, mentions, namesMotion, opensWith, vocabulary } from '../../../language/index.js';
import { LOCALES } from '../../../language/locales.generated.js';
import { namesAnybody } from '../../../source/name-spans.js';
import { compare, parseFraction } from '../../../text/fraction.js';
import { sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findFaultlessTally, isTally, shortened } from '../../ballot/tally.js';
import { inCaseOf } from '../../ballot/tally-elements.js';
import { readSaidOfficer } from '../../statements/people/offices.js';
import { readProse, withoutDecisions } from '../../statements/statements.js';
import { putsOff } from '../../statements/votes/deciding-sentence.js';
import type { ToldVote } from '../../statements/votes/uncounted-votes.js';
import { compareWithTitle } from '../../statements/votes/verdict-subject.js';
import { findTitleVerdict } from '../../statements/votes/verdicts.js';
import { namesOtherBody } from '../../statements/wording/bodies.js';
import type { BodyFile } from '../body-file.js';
import { overlapAt, type ProsePlace } from './place.js';

/** Who is named behind an office, and nothing more: `Président de séance : Luc Bon`. */
export function addSaidOfficer(
	where: ProsePlace,
	{ children: [speaker, paragraph, second] }: Intervention,
): void {
	if (paragraph?.type !== 'paragraph' || second || where.file.plain.has(paragraph)) return;
	const said = where.file.getPlaced(paragraph);
	const found = readSaidOfficer(speaker.value, said, where.file.ballots(undefined));
	if (found.length > 0) setStatements(paragraph, [...getStatements(paragraph), ...found]);
}

/** The lines around the closing sentence say things of their own, `Prochaine réunion : …`; its hour is that of the closing. */
export function readClosing(where: ProsePlace, { children }: Closing): void {
	const [paragraph] = children;
	if (paragraph?.type !== 'paragraph') return;
	readText(where, paragraph, true);
	setStatements(
		paragraph,
		getStatements(paragraph).filter((one) => one.kind !== 'time' || one.of !== 'closed'),
	);
}

/** Keeps what a text says of the meeting, and reports the votes that it tells; `voted`: they are those of the block. */
export function readText(
	where: ProsePlace,
	node: Paragraph | TableCell | Title | Code | Html | Definition,
	voted: boolean,
): void {
	const source = where.file.getSource(node);
	const text = node.type === 'definition' ? titleAlone(source, node) : source;
	const places = where.file.placesIn(node);
	const place = (from: number, to: number) => places.range(from, to);
	const context = where.file.ballots(undefined);
	const reading = where.memory
		? where.memory.read({ text, place }, context)
		: readProse({ text, place }, context);
	const isForeign =
		where.foreign === 'letter' || (where.foreign === 'past' && !namesAnybody(text, context.names));
	const { statements: found, votes } = isForeign ? withoutDecisions(reading) : reading;
	where.file.votes.set(node, votes);
	const verdict = node.type === 'title' ? findTitleVerdict({ text, place }, context) : undefined;
	const { title } = where;
	const statements = (verdict ? [...found, verdict] : found).map((one) =>
		one.kind === 'verdict' && one.subject !== undefined && title !== undefined
			? { ...one, titled: compareWithTitle(one.subject, title) }
			: one,
	);
	setStatements(node, statements);
	// A program or a piece of HTML is no text of the meeting; what it says is compared alone.
	if (node.type === 'title') reportTallyTitle(where, node, text, votes, place);
	if (voted || (node.type !== 'paragraph' && node.type !== 'tableCell')) return;
	const decidedAt = overlapAt(statements.filter(({ kind }) => kind === 'verdict' || kind === 'elected'));
	const told = votes
		.map((vote) => ({ ...vote, position: place(vote.from, vote.to) }))
		// `The motion passed with Tom Hardy dissenting`: the verdict says more than the one vote in it.
		.filter(({ of, position }) => of === undefined || !decidedAt(position));
	const reported = reportedIn(where, node);
	const toldAt = overlapAt([...told, ...reported]);
	if (!where.block)
		for (const [at, statement] of statements.entries()) {
			// `L'assemblée approuve les comptes. | Cette résolution est adoptée à l'unanimité.`: the second says how.
			if (statement.kind === 'verdict' && statement.body && isOfLast(statements[at + 1])) continue;
			// Of a thing that the vote above is on, it is compared with that, and not reported in the end.
			const isOfVoteAbove =
				where.decided &&
				!(statement.kind === 'verdict' && (statement.moved || statement.thing !== undefined));
			// A word in a cell says of what only together with its row, one behind a colon only to whom knows the votes.
			const isPart =
				statement.kind === 'verdict' &&
				((statement.about !== undefined && !statement.named && statement.thing === undefined) ||
					(statement.sign && !where.decided) ||
					(node.type === 'tableCell' && statement.bare));
			if (!isOfVoteAbove && !isPart && !toldAt(statement.position))
				reportToldStatement(where, node, statement);
		}
	reportToldVotes(where, node, text, told, statements, overlapAt(reported));
}

/** What is reported already of the lines of a text, the last one that was read. */
function reportedIn({ reported }: ProsePlace, { position }: Node): Array<{ position: Position }> {
	const from = position?.start.offset ?? 0;
	const before = reported.findLastIndex(({ start }) => (start.offset ?? 0) < from);
	return reported.slice(before + 1).map((one) => ({ position: one }));
}

/** Whether a verdict is on what the sentence before it decides. */
function isOfLast(next: Statement | undefined): boolean {
	return (
		next?.kind === 'verdict' &&
		next.named &&
		!next.body &&
		next.number === undefined &&
		next.about === undefined
	);
}

/** `#### Vote : 3 pour`: a title that is nothing but a vote. */
function reportTallyTitle(
	where: ProsePlace,
	node: Title,
	text: string,
	votes: readonly ToldVote[],
	place: (from: number, to: number) => Position,
): void {
	const whole = text.trim();
	for (const { from, to, tally } of votes)
		if (to - from === whole.length)
			where.file.tell('vote', place(from, to), {
				values: { text: whole.replace(/\s+/g, ' '), tally },
				related: [node],
				severity: 'warning',
			});
}

function reportToldVotes(
	where: ProsePlace,
	node: Paragraph | TableCell,
	text: string,
	votes: ReadonlyArray<ToldVote & { position: Position }>,
	statements: readonly Statement[],
	reportedAt: ReturnType<typeof overlapAt>,
): void {
	if (votes.length === 0) return;
	const severity = where.undecided && !where.block ? ('warning' as const) : undefined;
	const verdictAt = overlapAt(statements.filter((one) => one.kind === 'verdict'));
	const isPutOff = putsOffIn(text, where.file.ballots(undefined));
	const isDenied = deniedIn(text, where.file.ballots(undefined));
	for (const vote of votes) {
		const { from, to, position, unsaid, result, sitting } = vote;
		if (sitting && !where.block) continue;
		// `Le conseil rejette le projet par 5 voix contre 2`: a line has `rejetée`, and not by whom where all were.
		const isVerb = result?.outcome === 'rejected' && !isOneOf(result.text, 'results');
		const tally = isVerb && !/\d/.test(vote.tally) ? '' : vote.tally;
		const isBeside = vote.motion !== undefined && !namesMotion(where.title ?? '', vote.motion);
		const code = isBeside
			? 'beside'
			: chooseCode({ ...vote, tally }, (one) => isPutOff(one) || isDenied(one));
		const verdict = verdictAt(position);
		// `Motion to adjourn by Lee. All in favor.` behind a vote is another one.
		const isOther =
			verdict && ((verdict.moved && verdict.motion === undefined) || verdict.thing !== undefined);
		const isOfVoteAbove = where.decided && !isOther && (where.counted || !/\d/.test(tally));
		// Compared with the vote above; it must not be written twice.
		if (isOfVoteAbove && verdict) continue;
		// Nothing but the figures once more: others than those above would be a vote of their own.
		if (where.decided && from === 0 && to === text.length) continue;
		// Of what is decided above, and of what was told already, it says no more.
		if ((unsaid && isOfVoteAbove) || reportedAt(position)) continue;
		// `The vote was unanimous.`
		const isOfVote = opensWith(text.slice(from, to), 'votedTexts');
		if (where.decided && isOfVote && isOneOf(tally, ['consents', 'unanimous'])) continue;
		// An election above says who was elected.
		if (where.decided && code === 'elected') continue;
		const label = code === 'vote' ? 'vote' : 'result';
		const named = isVerb ? vocabulary('results').word('rejected', where.file.lang) : result?.text;
		const value = [named, tally].filter(Boolean).join(', ');
		const details = {
			values: {
				text: text.slice(from, to).replace(/\s+/g, ' '),
				tally,
				...(named !== undefined && (code === 'person' ? { names: named } : { result: named })),
			},
			...(severity && { severity }),
			fixes: HAS_NO_LINE.has(code) || tally.includes('…') ? [] : writeLineBelow(where, node, label, value),
		};
		where.file.tell(code, position, details);
	}
}

/** Whether the sentence of a told vote of a text decides to refuse or to put off what is debated. */
function putsOffIn(text: string, context: BallotContext): (vote: ToldVote) => boolean {
	const sentenceOf = sentenceFinder(text);
	return ({ from, figures }) => {
		const sentence = sentenceOf({ from, to: from + 1 });
		if (!sentence) return false;
		const tally = figures && { from: figures.from - sentence.from, to: figures.to - sentence.from };
		return putsOff(text.slice(sentence.from, sentence.to), tally, context);
	};
}

/** Whether the words beside a told vote say that it did not carry, so that its line alone would: `Refus | unanime |`, `n'obtient que | 2 voix pour |`. */
function deniedIn(text: string, context: BallotContext): (vote: ToldVote) => boolean {
	const sentenceOf = sentenceFinder(text);
	return ({ from, to, tally }) => {
		const sentence = sentenceOf({ from, to: from + 1 });
		// `ne recueille que | 2 voix contre 5`
		if (!sentence || isLost(tally, context)) return false;
		return [text.slice(sentence.from, from), text.slice(to, sentence.to)].some(deniesVote);
	};
}

/** Whether by its counts fewer are for it than against. */
function isLost(words: string, context: BallotContext): boolean {
	const tally = findFaultlessTally({ text: words, place: () => undefined }, context);
	const [yes, no] = (['for', 'against'] as const).map((answer) => {
		const given = tally && getChildren(tally, 'answer').find((one) => one.answer === answer);
		return parseFraction((given && getChild(given, 'count')?.value) ?? '');
	});
	return yes !== undefined && no !== undefined && compare(yes, no) < 0;
}

/** `Refus`, `Avis défavorable`, `La résolution n'est pas adoptée` */
export function deniesVote(words: string): boolean {
	return mentions(words, 'refusalNouns', ['results', 'rejected'], ['opinions', 'unfavourable']);
}

/** Which wording tells a vote; what has no tally is the result alone. */
function chooseCode(vote: ToldVote, isPutOff: (vote: ToldVote) => boolean) {
	const { of, result, tally } = vote;
	if (of === 'candidate') return 'received';
	// `Le conseil, à l'unanimité, décide de reporter ce point`: a line with its votes would adopt the text.
	if (result === undefined && isPutOff(vote)) return 'undone';
	if (result === undefined) return 'vote';
	if (result.outcome === 'elected') return tally === '' ? 'person' : 'elected';
	return tally === '' ? 'verdict' : 'result';
}

/** Who has votes or is elected stands in a block of its own, and what becomes of a text that is put off is for the writer to say. */
const HAS_NO_LINE: ReadonlySet<string> = new Set(['received', 'elected', 'person', 'undone', 'beside']);

/** A verdict without figures, or people who are elected, in the midst of the text. */
function reportToldStatement(where: ProsePlace, node: Paragraph | TableCell, statement: Statement): void {
	if (statement.kind !== 'elected' && statement.kind !== 'verdict') return;
	const severity = where.undecided ? ('warning' as const) : ('info' as const);
	const text = shortened(getText(where, statement.position));
	if (statement.kind === 'elected') {
		const names = statement.children.map(({ value }) => value);
		where.file.tell('person', statement.position, {
			values: { text, names: names.length > 0 ? names.join(', ') : '…' },
			severity,
		});
	} else if (statement.named || statement.whole || statement.body) {
		const isMark = isOneOf(statement.text, 'motionMarks');
		// `La proposition est retenue`: a phrase that no line of a result has.
		const isPhrase = !mentions(statement.text, 'results');
		// `All in favor`: nothing but how it was voted.
		const isTallyAlone =
			!isMark && !statement.body && isPhrase && isTally(statement.text, where.file.ballots(undefined));
		const tally = isTallyAlone ? statement.text : findTally(where, statement);
		// `Approved 6-0`: the figures belong to the line.
		const whole = text.toLowerCase().replace(/[\s.]+$/, '');
		const isWhole = opensWith(whole, 'results') && isTally(whole, where.file.ballots(undefined));
		const word =
			isMark || statement.body || isPhrase
				? vocabulary('results').word(statement.outcome, where.file.lang)
				: isWhole
					? whole
					: statement.text.toLowerCase();
		const isVote = tally !== undefined && statement.outcome === 'adopted';
		const said = isPhrase ? word : statement.text.toLowerCase();
		const value = isVote || tally === undefined ? (tally ?? word) : `${said}, ${tally}`;
		where.file.tell(isVote ? 'vote' : 'verdict', statement.position, {
			values: isVote ? { text, tally: value } : { text, result: value },
			severity,
			fixes: writeLineBelow(where, node, isVote ? 'vote' : 'result', value),
		});
	}
}

/** The figures that a verdict stands with, `cinq voix pour et une contre`, where they read as a tally of their own. */
function findTally(where: ProsePlace, statement: Statement): string | undefined {
	if (statement.kind !== 'verdict') return undefined;
	const tally = statement.children.find((child) => child.type === 'tally');
	const start = tally?.children[0]?.position?.start;
	const text = tally?.position && start && getText(where, { start, end: tally.position.end }).trim();
	return text && isTally(text, where.file.ballots(undefined)) ? text : undefined;
}

/** Writes the line that would count below the paragraph. */
function writeLineBelow(
	where: ProsePlace,
	node: Paragraph | TableCell,
	label: 'vote' | 'result',
	value: string,
): Fix[] {
	const end = node.position?.end;
	// In a list or a quote a line below would belong to it.
	if (node.type !== 'paragraph' || !end || node.position?.start.column !== 1) return [];
	const word = inCaseOf(vocabulary('labels').word(label, where.file.lang), 'X');
	const colon = `${LOCALES[where.file.lang].colonSpace}: `;
	const { lineEnd } = where.file;
	const text = `${lineEnd}${lineEnd}${word}${colon}${value}`;
	return fixAt('writeVote', { start: end, end }, text) ?? [];
}

function getText(where: ProsePlace, position: Position | undefined): string {
	return where.file.source.slice(position?.start.offset, position?.end.offset).replace(/\s+/g, ' ');
}

/** The title of a link in its place, and blanks before it: `[y]: https://example.org "Adoptée"`. */
function titleAlone(source: string, { title }: Definition): string {
	const at = title ? source.lastIndexOf(title) : -1;
	return at < 0 || !title ? '' : ' '.repeat(at) + title;
}

// --- Opinions that the text above a vote gives: what is voted then is that opinion.

/** `Le CSE rend un avis défavorable` above a vote: an opinion is what is voted, and the votes are of it where they do not say otherwise. */
export function takeOpinion(node: Resolution, file: BodyFile): void {
	if (node.kind !== 'opinion' && !(node.kind === 'decision' && node.form === 'implicit')) return;
	if (
		node.children.some(
			(child) => child.type === 'ballot' && child.children.some(isOfOpinion) && votesOpinions(child, file),
		)
	)
		node.kind = 'opinion';
	const first = node.children.findIndex(({ type }) => type === 'ballot');
	const opinionsIn = (children: Resolution['children']) => [
		...new Set(children.flatMap((child) => (child.type === 'paragraph' ? findOpinion(child, file) : []))),
	];
	const above = opinionsIn(first < 0 ? node.children : node.children.slice(0, first));
	const [opinion, other] = above.length > 0 || node.kind !== 'opinion' ? above : opinionsIn(node.children);
	if (opinion === undefined || other !== undefined) return;
	node.kind = 'opinion';
	if (!node.children.some((child) => child.type === 'ballot' && votesOpinions(child, file)))
		node.opinion = opinion;
}

/** `Avis : défavorable`, `Avis défavorable : 3`: lines of a vote that only an opinion has. */
function isOfOpinion({ label, key }: BallotLine): boolean {
	const [first = ''] = key.trim().split(/\s/, 1);
	return label === 'opinion' || (isOneOf(first, ['labels', 'opinion']) && mentions(key, 'opinions'));
}

/** The opinion that a paragraph gives: one alone, and nothing else that it decides. */
function findOpinion(paragraph: Paragraph, file: BodyFile): Array<'favourable' | 'unfavourable'> {
	const verdicts = getStatements(paragraph).filter((statement) => statement.kind === 'verdict');
	const given = verdicts.flatMap(({ opinion, given: isGiven }) => (opinion && isGiven ? [opinion] : []));
	if (given.length > 0) return given.length === verdicts.length ? given : [];
	// `Avis du CSE : défavorable`
	const [, label = '', value = ''] =
		/^([^:\n\d]{3,80}?)\s*:\s*([^\n]{3,40}?)[\s.]*$/u.exec(wordsOf(paragraph)) ?? [];
	const opinion = vocabulary('opinions').findId(value);
	return opinion !== undefined && isOwnOpinion(label, file) ? [opinion] : [];
}

/** `Avis`, `Avis du comité`, and not `Avis de la préfecture`. */
function isOwnOpinion(label: string, file: BodyFile): boolean {
	const found = vocabulary('labels').scan(label);
	if (found?.id !== 'opinion') return false;
	const whose = label.slice(found.offset + found.length).trim();
	const link = vocabulary('eventLinks').scan(whose);
	const body = link?.id === 'of' ? whose.slice(link.length).trim() : '';
	const article = vocabulary('determiners').scan(body)?.length ?? 0;
	return (
		whose === '' ||
		(isOneOf(body.slice(article).trim(), 'bodies') && !namesOtherBody(body, file.ballots(undefined)))
	);
}

/** `2 favorables, 1 défavorable`, `Favorables : 2`: whether the votes are favourable themselves. */
function votesOpinions({ children }: Ballot, file: BodyFile): boolean {
	return children.some(
		({ label, position }) =>
			label !== 'result' &&
			label !== 'opinion' &&
			mentions(file.source.slice(position?.start.offset, position?.end.offset), 'opinions'),
	);
}
