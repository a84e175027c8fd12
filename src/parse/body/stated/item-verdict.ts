/** `Approuvé à l'unanimité.` at the end of an item without a block: the vote of a decision of that item. */

import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import {
	type Ballot,
	type BodyNode,
	getChild,
	getStatements,
	type Session,
	type VerdictStatement,
} from '../../../ast/index.js';
import { isOneOf, LANGUAGES, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { sourceLines } from '../../../source/places.js';
import { monthNamed } from '../../../text/date.js';
import { foldedWords } from '../../../text/fold.js';
import { matchesIn } from '../../../text/places.js';
import { quotesIn, readSentences } from '../../../text/sentences.js';
import { hasLabel } from '../../ballot/ballot.js';
import { namesMinutes, saysWhoseMinutes } from '../../statements/times/minutes.js';
import {
	findDecider,
	findDecidingVerb,
	isTakenBack,
	namesOtherDay,
} from '../../statements/votes/deciding-sentence.js';
import { holdsWord, namesOtherBody } from '../../statements/wording/bodies.js';
import type { BodyFile } from '../body-file.js';
import { takeOpinion } from '../prose/keep-statements.js';
import { decisionKind, makeImplicit, takeText } from '../votes.js';
import { endsLike, isOnTitle, SHORTEST_NOUN } from './block-verdict.js';
import { toldBetween, toldIn, unreport } from './uncounted.js';
import { asBallot } from './verdict-lines.js';

/**
 * `Approuvé à l'unanimité.`, the last paragraph of an item that tells of no other vote, is the vote of a decision of that item, on the text above. With counts it
 * may be of more people than are there, and without unanimity of an amendment: both are only told.
 */
export function openToldDecision(item: Session, file: BodyFile): void {
	const above = item.children.slice(0, -1) as BodyNode[];
	const last = item.children.at(-1);
	if (last?.type !== 'paragraph') return;
	const verdict = verdictAlone(last, file) ?? verdictOnTitle(item, last, file);
	if (!verdict || !isUnanimous(verdict) || !isUndecided(item, above, file)) return;
	const ballot = asBallot(verdict, file);
	if (!ballot) return;
	unreport(last, file);
	const text = takeText(above);
	const block = makeImplicit(
		decisionKind(item.children),
		[...text, last, ballot],
		(text[0] ?? last).position,
	);
	if (block.position && last.position) block.position.end = { ...last.position.end };
	if (block.type === 'resolution') takeOpinion(block, file);
	item.children = [...above, block];
}

/**
 * `Le conseil décide d'attribuer 450 €.` and right below it `Adopté à l'unanimité.`, below a decision that opens in the same way on other figures: a decision of
 * its own. What names no new figure may repeat, complete or amend what was put to the vote above.
 */
export function openFurtherDecisions(item: Session, file: BodyFile): void {
	const children: BodyNode[] = [];
	/** The figures that were put to the vote so far. */
	const known = new Set<string>();
	/** Whether the decision right above is one that the body told in such a sentence. */
	let isSeries = false;
	const learn = (texts: readonly Paragraph[]) => {
		for (const one of texts) for (const figure of figuresOf(file.getSource(one))) known.add(figure);
	};
	for (const node of item.children as BodyNode[]) {
		const text = children.at(-1);
		const ballot =
			isSeries &&
			text?.type === 'paragraph' &&
			node.type === 'paragraph' &&
			children.at(-2)?.type === 'resolution' &&
			decides(text, file) &&
			namesOther(figuresOf(file.getSource(text)), known)
				? furtherBallot(node, file)
				: undefined;
		if (ballot && text?.type === 'paragraph') {
			unreport(node, file);
			learn([text]);
			const block = makeImplicit(decisionKind(item.children), [text, node, ballot], text.position);
			if (block.position && node.position) block.position.end = { ...node.position.end };
			children.splice(-1, 1, block);
			continue;
		}
		if (node.type === 'resolution') {
			const texts = node.children.filter((one) => one.type === 'paragraph');
			learn(texts);
			isSeries = texts.some((one) => decides(one, file));
		}
		children.push(node);
	}
	item.children = children;
}

function furtherBallot(paragraph: Paragraph, file: BodyFile): Ballot | undefined {
	const verdict = verdictAlone(paragraph, file);
	return verdict && asBallot(verdict, file);
}

/** The figures of a text, without the gaps in them: `1 200 €`, `1200 €` and `1200.00 €` are the same amount. */
function figuresOf(text: string): string[] {
	return matchesIn(text, /\d+(?:[\s\u00A0\u202F.,]\d+)*/g).map(([figure]) =>
		figure.replace(/[.,]00$/, '').replace(/\D/g, ''),
	);
}

/** `300 € au lieu de 1 200 €` amends what was decided above. */
function namesOther(figures: readonly string[], known: ReadonlySet<string>): boolean {
	return figures.length > 0 && figures.every((figure) => !known.has(figure));
}

/** Whether a paragraph is one sentence in which the body that meets decides, today, on something that it names itself, and tells of no vote. */
function decides(paragraph: Paragraph, file: BodyFile): boolean {
	const context = file.ballots(undefined);
	const text = file.getSource(paragraph);
	return (
		readSentences(text).length === 1 &&
		!/[:?]\s*$/.test(text) &&
		toldIn(file, paragraph).votes.length === 0 &&
		findDecidingVerb({ text, end: text.length, tally: { from: -1, to: -1 }, isLast: false }, context) !==
			undefined &&
		!isTakenBack(text, context) &&
		// `Adopté à l'unanimité.` names nobody who decides.
		findDecider(text, context) !== undefined &&
		!mentions(text, 'suppositions', 'negations', 'votedTexts', 'sideMotions', 'proposing')
	);
}

/** Whether what stands above the last paragraph of an item leaves nothing but the item itself to be decided by it. */
function isUndecided(item: Session, above: readonly BodyNode[], file: BodyFile): boolean {
	const context = file.ballots(undefined);
	if (above.some(({ type }) => !BESIDE_VERDICT.has(type))) return false;
	const [start, end] = [item.position?.start.offset ?? 0, item.children.at(-1)?.position?.start.offset ?? 0];
	const words = file.source.slice(start, end);
	const isTold = toldBetween(file, start, end).votes.length > 0;
	const namesOthers = context.bodies?.length ? namesOtherBody(words, context) : mentions(words, 'bodies');
	if (isTold || namesOthers || mentions(words, ['blocks', 'amendment']) || words.trimEnd().endsWith(':'))
		return false;
	// `le procès-verbal de la séance précédente` is no other time.
	if (
		vocabulary('suppositions')
			.findAll(words)
			.some((range) => !saysWhoseMinutes(words, range))
	)
		return false;
	// A line of a vote, `Majorité : statuts`, and a sentence that says how was voted are of a vote too; `Le budget est soumis au vote` leads to this one.
	return above.every((node) => {
		if (node.type !== 'paragraph' && node.type !== 'table') return true;
		const source = file.getSource(node);
		const put = vocabulary('leadIns').findAll(source, 'put').at(-1);
		// `Le budget 2023 a été soumis au vote le 8 février`, `La demande d'ajournement est soumise au vote`
		const isOfOtherVote =
			namesOtherDay(source, context) || mentions(source, 'negations', 'sideMotions', 'sideMoves');
		if ((put && isOfOtherVote) || (node.type === 'table' && mentions(source, 'results'))) return false;
		const text = put ? source.slice(0, put.from) + source.slice(put.to) : source;
		const isOfVote = mentions(text, 'votingVerbs', 'castUnits', 'answers');
		return !isOfVote && sourceLines(text).every((line) => !hasLabel(line, context));
	});
}

/** What may stand above a verdict in its item. */
const BESIDE_VERDICT: ReadonlySet<string> = new Set([
	'title',
	'timeValue',
	'itemNumber',
	'paragraph',
	'table',
	'intervention',
	'event',
]);

function isUnanimous({ outcome, children }: VerdictStatement): boolean {
	const [tally] = children.flatMap((child) => (child.type === 'tally' ? child.children : []));
	return outcome === 'adopted' && tally?.type === 'consent' && tally.value === 'unanimous';
}

/** The verdict that is all of a paragraph, and of no text but `la proposition`. */
function verdictAlone(paragraph: Paragraph, file: BodyFile): VerdictStatement | undefined {
	const [only, second] = getStatements(paragraph);
	if (only?.kind !== 'verdict' || second || !only.whole || only.sign || only.number !== undefined)
		return undefined;
	const [from, start] = [paragraph.position?.start.offset ?? 0, only.position?.start.offset ?? 0];
	const isAll = endsLike(only, paragraph) && /^[\s*_]*$/.test(file.source.slice(from, start));
	const words = file.getSource(paragraph);
	const isAmendment = mentions(words, ['blocks', 'amendment']);
	const isOfText = only.named && !isAmendment && opensWith(file.source.slice(start), ['votedTexts', 'text']);
	return isAll && (only.bare || isOfText) && only.about === undefined ? only : undefined;
}

/**
 * `Le budget est adopté à l'unanimité.`, all of the last paragraph of an item that is called `Vote du budget 2024`, and `Le procès-verbal est approuvé à l'unanimité.`
 * in one that is called `Approbation du compte rendu`.
 */
function verdictOnTitle(item: Session, last: Paragraph, file: BodyFile): VerdictStatement | undefined {
	const [only, second] = getStatements(last);
	const title = getChild(item, 'title');
	if (only?.kind !== 'verdict' || second || only.number !== undefined || only.about !== undefined)
		return undefined;
	if (!title || !only.whole || !endsLike(only, last)) return undefined;
	const told = { verdict: only, index: item.children.length - 1 };
	// `« Le budget est adopté à l'unanimité. »`, `Ce point est retiré.` above it
	const above = item.children.slice(0, -1).map((node) => file.getSource(node as Paragraph));
	const context = file.ballots(undefined);
	if (quotesIn(file.getSource(last)).length > 0 || above.some((one) => isTakenBack(one, context)))
		return undefined;
	const subject = file.source.slice(last.position?.start.offset, only.children[0]?.position?.start.offset);
	if (!mentions(wordsOf(title), ['decidedThings', 'minutes']))
		return isOnTitle(told, item, file) && isAllOf(wordsOf(title), subject) ? only : undefined;
	const minutes = LANGUAGES.flatMap((lang) => vocabulary('decidedThings').getWords('minutes', lang));
	const isNamed = isOfOwnMinutes(wordsOf(title), file) && isOnTitle(told, item, file, minutes);
	return isNamed && namesMinutes(subject) ? only : undefined;
}

/**
 * Whether a title names what the subject of a sentence does, and nothing else: `Vote du budget 2026` and `Le budget`, `Rapport moral` and `Le rapport`, but neither
 * `Report de la vente` nor `Cotisation de la fédération`, whose first or last word says more than `La vente` and `La cotisation`.
 */
function isAllOf(title: string, subject: string): boolean {
	const named = new Set(foldedWords(subject).split(' '));
	const words = foldedWords(title).trim().split(' ');
	// An adjective: `Rapport | moral`.
	const isBehindNoun = (word: string, before = '') =>
		word.length >= SHORTEST_NOUN && before.length >= SHORTEST_NOUN && named.has(before);
	return words.every(
		(word, at) =>
			named.has(word) ||
			/^\d+$/.test(word) ||
			isOneOf(word, 'approvingVerbs', ['labels', 'vote'], 'determiners', 'smallWords', 'eventLinks') ||
			// `d'un banc`
			word.length === 1 ||
			isBehindNoun(word, words[at - 1]),
	);
}

/** `Approbation du compte rendu de la séance du 3 mai`: minutes of those who meet, and of nobody else and nothing else. */
function isOfOwnMinutes(title: string, file: BodyFile): boolean {
	const { head = '' } = file;
	const [noun, second] = vocabulary('decidedThings').findAll(title, 'minutes');
	if (!noun || second) return false;
	return foldedWords(`${title.slice(0, noun.from)} ${title.slice(noun.to)}`)
		.trim()
		.split(' ')
		.every(
			(word) =>
				/^\d*(?:er|st|nd|rd|th)?$/.test(word) ||
				monthNamed(word) !== undefined ||
				isOneOf(
					word,
					'approvingVerbs',
					'determiners',
					'smallWords',
					'eventLinks',
					'dayLeads',
					'meetingNouns',
				) ||
				isOneOf(word, ['suppositions', 'otherTime']) ||
				holdsWord(head, word),
		);
}
