/**
 * Under which majority a block is voted: what its lines, title and sentences name, what the law has for its subject, what the headings above it
 * say, else that of the meeting.
 */

import type { Node } from 'unist';
import {
	getChild,
	getChildren,
	plainText,
	type Resolution,
	type Session,
	type TextValue,
} from '../../ast/index.js';
import {
	articlesAlone,
	articlesPerhaps,
	articlesTold,
	asksAlike,
	changesBylaws,
	isAsserted,
	isGeneralItem,
	isMark,
	isOneMatter,
	isUnanimityAlone,
	majoritiesAsked,
	majorityOfLine,
	matterBelow,
	mayChangeBylaws,
	movesOrdinary,
	movesSpecial,
	namesBylaws,
	namesNature,
	namesNoWhole,
	namesPart,
	namesProcedure,
	namesRecord,
	namesSpecial,
	opensOtherVote,
	partTold,
	repeatsHeading,
	speaksOfArticles,
	tailsOfTitle,
	tellsOfFollowing,
	withoutNumbering,
	writeThreshold,
} from '../../law/index.js';
import type { Majority, Rules } from '../../law/rules.js';
import { foldKeyword } from '../../text/fold.js';
import { beside } from '../../text/lazy.js';
import type { DecidingContext, NumberedBlock } from '../context.js';
import { headingsAbove } from '../headings.js';
import type { Decision } from '../model.js';
import { reportOpenRule, reportUnknownRule } from '../vote/vote-reports.js';
import { isCount, readWrittenBallot } from '../vote/written-ballot.js';
import type { Words } from '../wording.js';
import { findOpener } from './second-ballot.js';

/** The majority of a vote, as far as anything settles it. */
export type VoteMajority =
	| { kind: 'known'; majority: Majority }
	/** What is named, or asked for, is none of the rules, or two of them: that is told. */
	| { kind: 'unknown' }
	/** Nothing chooses between these: the two of a mixed meeting, or that of a title which may be another matter, and the usual one. */
	| { kind: 'anyOf'; majorities: readonly Majority[]; code?: 'part' | 'below' }
	/** The block names one, and the law has another for its subject. */
	| { kind: 'beside'; named: Majority; ofLaw: Majority };

/** A block with what its majority follows from. */
export interface AskedBlock {
	block: NumberedBlock & { scene: { node: Resolution } };
	/** The line that names its majority. */
	line: TextValue | undefined;
	above: readonly Decision[];
	subject: Words;
}

/** The same, with its title as it is written and without its number. */
type TitledBlock = AskedBlock & { written: string };

/** The majority of a block; what cannot be known of it is told. */
export function findMajority(written: AskedBlock, context: DecidingContext): VoteMajority {
	const { rules } = context;
	const { partOf } = written.block;
	// A text below a resolution that has no title is only called by that one.
	const title = partOf && written.block.title === partOf.whole.title ? '' : written.block.title;
	const asked = { ...written, written: title, block: { ...written.block, title: withoutNumbering(title) } };
	const headings = headingsAbove(asked.block.scene).flatMap((heading) =>
		partsOfHeading(withoutNumbering(heading)),
	);
	const named = namedMajority(asked.line, context);
	const found = named === undefined ? unnamedMajority(asked, headings, context) : asKnown(named);
	if (found.kind !== 'known') return found;
	const chosen = found.majority;
	const ofLaw = majorityOfLaw(asked.block, headings, rules);
	const other = ofLaw?.requirements.find(({ base }) => base !== 'cast');
	// `Majorité : 3/4`, where the law counts its subject by another base than the votes cast.
	if (other && named && chosen.ofBase)
		return { kind: 'anyOf', majorities: [chosen, chosen.ofBase(other.base)], code: 'part' };
	if (!ofLaw || ofLaw === chosen || isSecondOf(ofLaw, chosen, asked.above, rules)) {
		if (named) compareWithText(asked, chosen, context);
		return found;
	}
	return { kind: 'beside', named: chosen, ofLaw };
}

/** `À titre extraordinaire : modification des statuts` as two headings, the matter the nearer one. */
function partsOfHeading(heading: string): string[] {
	const [all = '', part = ''] = /^([^:–—]{1,60}?)\s?[:–—]\s+(?=\S)/u.exec(heading) ?? [];
	return namesPart(part) ? [heading.slice(all.length), part] : [heading];
}

/** Warns where the title, or the text above the vote, asks for another majority than the line of the block: `(art. 25)` over `Majorité : art. 24`. */
function compareWithText(
	{ block: { scene, title }, above, subject }: TitledBlock,
	chosen: Majority,
	{ rules, problems }: DecidingContext,
): void {
	if (hasSecondVote(scene.node)) return;
	const lines = getTexts(scene.node)
		.flatMap((text) => text.split('\n'))
		.filter((line) => isAsserted(line) && !opensOtherVote(line));
	const told = toldBy(title, lines, rules);
	const [asked, ...more] = [...told.named, ...told.others];
	if (!asked || more.length > 0 || asksAlike(asked.requirements, chosen.requirements)) return;
	// `(art. 25)` over `Majorité : art. 25-1`, and the other way round.
	if (isSecondOf(asked, chosen, above, rules) || asked.openedBy.includes(chosen.name)) return;
	reportOpenRule(scene.node, 'text', subject, [chosen, asked], problems, 'warning');
}

/** The majority that a line names; null, and told, where the rules do not know it. */
export function namedMajority(
	named: TextValue | undefined,
	{ rules, problems }: DecidingContext,
): Majority | null | undefined {
	const majority = named && rules.find(named.value);
	// Of rules with articles it may be a slip of one.
	if (!named || (isCount(named) && !rules.names.some((name) => /\d/.test(name)))) return majority;
	if (!majority) reportUnknownRule(named, rules, problems);
	return majority ?? null;
}

function asKnown(majority: Majority | null | undefined): VoteMajority {
	return majority ? { kind: 'known', majority } : UNKNOWN;
}

const UNKNOWN: VoteMajority = { kind: 'unknown' };

/** The majority that the law itself has for the subject of a block, whatever one its text names. */
function majorityOfLaw(
	{ scene, title }: AskedBlock['block'],
	headings: readonly string[],
	rules: Rules,
): Majority | undefined {
	if (!rules.valid || rules.lawUnknown || scene.node.kind === 'amendment' || namesPoint(title))
		return undefined;
	const above = majorityAboveTitle(title, headings, rules);
	const majority = majorityOfSubject(title, rules) ?? (above?.isSure ? above.majority : undefined);
	return majority?.ofLaw ? majority : undefined;
}

/** Whether a majority is that of the second ballot which a vote above, or the first of this block, opens. */
function isSecondOf(first: Majority, chosen: Majority, above: readonly Decision[], rules: Rules): boolean {
	if (chosen.openedBy.includes(first.name)) return true;
	const second = rules.majorities.get(first.else?.then ?? '');
	return (
		second !== undefined &&
		asksAlike(second.requirements, chosen.requirements) &&
		!findOpener(second, above).refused
	);
}

function majorityOfSubject(title: string, rules: Rules): Majority | undefined {
	return rules.subject(title) ?? (changesBylaws(title, true) ? rules.bylaws() : undefined);
}

/**
 * The majority that a heading above asks for by its subject, `## Modification des statuts` over `Résolution 1 – Article 3`; unsure where the title,
 * or a heading between, has words that may be of another matter, and where the heading speaks of several.
 */
function majorityAboveTitle(
	title: string,
	headings: readonly string[],
	rules: Rules,
): { majority: Majority; isSure: boolean } | undefined {
	const below = matterBelow(title);
	if (below === 'other') return undefined;
	const isOfHeading = below === 'none' || below === 'part';
	let isOpen = false;
	for (const heading of headings) {
		if (isGeneralItem(heading)) return undefined;
		const subject = majorityOfSubject(heading, rules);
		// `## Statuts` above `Article 3`
		const ofBylaws = isOfHeading && namesBylaws(heading) ? rules.bylaws() : undefined;
		const majority = subject ?? rules.perhaps(heading) ?? ofBylaws;
		if (majority && namesProcedure(heading)) return isOfHeading ? { majority, isSure: false } : undefined;
		isOpen ||= below === 'open' && !repeatsHeading(title, heading);
		if (majority) return { majority, isSure: subject !== undefined && !isOpen && isOneMatter(heading) };
		isOpen ||= matterBelow(heading) === 'open';
	}
	return undefined;
}

/** The majority of a block that names none on a line of its own: the one that its title or text tells, a line above names, or its subject has. */
function unnamedMajority(
	asked: TitledBlock,
	headings: readonly string[],
	context: DecidingContext,
): VoteMajority {
	const { rules, problems } = context;
	const { block, above, subject } = asked;
	const { scene, title } = block;
	const below = scene.below?.type === 'paragraph' ? plainText(scene.below) : '';
	const told = toldMajorities(scene.node, title, headings, rules, below);
	const isOpen = (majority: Majority) => !findOpener(majority, above).refused;
	const named = beforeSecondVote(ofSecondBallot(told.named, rules, isOpen), scene.node, rules);
	const [first, ...more] = [...named, ...told.others];
	const ofWhole =
		told.isOwn || !block.partOf?.isNumbered ? undefined : toldByWhole(block.partOf.whole, rules);
	if (ofWhole) return asKnown(ofWhole);
	if (first && more.length === 0 && told.others.length === 0) return asKnown(first);
	if (first) {
		const code = more.length > 0 ? 'several' : 'asked';
		reportOpenRule(scene.node, code, subject, [first, ...more], problems);
		return UNKNOWN;
	}
	const unknown = unknownArticle(scene.node, title, rules);
	const line = unknown ?? majorityAbove(scene.node, scene.path);
	if (!line) return untoldMajority(asked, headings, context);
	const majority = unknown
		? undefined
		: (rules.find(line.value) ?? rules.find(articlesTold(line.value, true)[0] ?? ''));
	if (!majority) reportUnknownRule(line, rules, problems);
	return asKnown(majority);
}

/** The majority of a block that says nothing of it: the one of its subject, of the part of a meeting that it stands in, else that of the meeting. */
function untoldMajority(
	{ block: { scene, title, partOf }, above: decisions, subject, written }: TitledBlock,
	headings: readonly string[],
	{ rules, problems }: DecidingContext,
): VoteMajority {
	const { node } = scene;
	const isAmendment = node.kind === 'amendment';
	// `Modification du règlement – article 24 f`: of which article it is, the title says itself.
	const parts = partsOfTitle(title);
	const articles = parts.flatMap((part) => articlesTold(part, true));
	const ofArticles = articles.flatMap((name) => rules.article(name) ?? []);
	const saysItself = isAmendment || ofArticles.length > 0;
	const matter = rules.perhaps(title) ?? (articles.length > 0 ? rules.perhaps(parts[0] ?? '') : undefined);
	const ofSubject = majorityOfSubject(title, rules) ?? (saysItself ? matter : undefined);
	const own = saysItself
		? // `Modification du règlement – art. 26`: the article is that of its subject.
			ofArticles.find((one) => one === ofSubject)
		: (ofSubject ?? (getTexts(node).some((text) => changesBylaws(text, false)) ? rules.bylaws() : undefined));
	if (own) return asKnown(own);
	if (rules.valid && !rules.lawUnknown && !isAmendment && asksSpecial(node, title)) {
		const special = rules.special();
		if (!special) reportOpenRule(node, 'special', subject, [], problems);
		return asKnown(special);
	}
	const above = isAmendment ? undefined : majorityAboveTitle(title, headings, rules);
	if (above?.isSure) return asKnown(above.majority);
	const natures = isAmendment ? [] : naturesOf(node, written).filter(namesNature);
	const kind = [...natures, ...headings].flatMap((text) => rules.kind(text) ?? []).at(0);
	// `À titre extraordinaire`, where the rules have no meeting of that kind: what they ask for to change the bylaws may be meant.
	const ofKind = kind === 'extraordinary' && !rules.byKind.has(kind) ? rules.bylaws() : undefined;
	const name = (kind && rules.byKind.get(kind)) ?? (rules.mixed ? undefined : rules.default);
	const ofTitle = isAmendment
		? undefined
		: ((saysItself ? articlePerhaps(title, rules) : majorityPerhaps(title, written, rules)) ??
			matter ??
			above?.majority);
	const whole = decisions.findLast(({ node: one }) => one === partOf?.whole.scene.node);
	const ofWhole = ofTitle ? undefined : whole?.votes.at(0)?.majority;
	const other =
		isAmendment || kind === 'ordinary'
			? undefined
			: (ofTitle ?? ofWhole ?? majorityToldAbove(scene.node, scene.path, rules) ?? ofKind);
	// `Was proposed as an ordinary resolution`, `Vote à la majorité simple.`: it is decided as it was put to the vote.
	const isUsual =
		other !== undefined && (getLines(node).some(movesOrdinary) || asksBare(node, written, rules));
	const perhaps = isUsual ? undefined : other;
	if (name === undefined) {
		const ofKinds = [...rules.byKind.values()].flatMap((one) => rules.majorities.get(one) ?? []);
		return { kind: 'anyOf', majorities: perhaps ? [perhaps, ...ofKinds] : ofKinds };
	}
	const usual = rules.majorities.get(name) ?? rules.find(name);
	if (usual && perhaps && perhaps !== usual)
		return { kind: 'anyOf', majorities: [perhaps, usual], ...(ofWhole && { code: 'below' }) };
	return asKnown(usual);
}

/**
 * What may say of which nature a decision is: the parts of its title, `Résolution extraordinaire n° 1 – Agrément`, `Clause (décision extraordinaire)`,
 * and the lines of its text.
 */
function naturesOf(node: Resolution, title: string): string[] {
	const [first = '', ...others] = title.split(/\s[–—-]\s|[:(]/);
	return [
		...(others.length > 0 ? [first] : []),
		...tailsOfTitle(title),
		...getTexts(node).flatMap((text) => text.split('\n').map(withoutBrackets)),
	];
}

function withoutBrackets(line: string): string {
	return line.trim().replace(/^\((.*)\)\.?$/, '$1');
}

/** Whether a title or a line asks for more votes for than against: `Siège (majorité simple)`, `Vote à la majorité simple.` */
function asksBare(node: Resolution, title: string, rules: Rules): boolean {
	const isAsked = (words: readonly string[]) => {
		const read = rules.find(words.join(' '));
		return read !== undefined && words.some(isMark) && isBare(read);
	};
	const alone = [...tailsOfTitle(title), ...getTexts(node).map(withoutBrackets)]
		.filter((text) => text.length <= LONGEST_ALONE)
		.map((text) => text.replace(/\.$/, ''));
	const texts = getTexts(node).flatMap((text) => majoritiesAsked(text, false));
	return (
		alone.some((text) => isAsked(foldKeyword(text).split(' '))) ||
		[...majoritiesAsked(title, true), ...texts].some((words) =>
			words.slice(0, LONGEST).some((_, end) => isAsked(words.slice(0, end + 1))),
		)
	);
}

/** `Vote à la majorité simple des suffrages exprimés.` */
const LONGEST_ALONE = 80;

/**
 * A majority that a title may ask for: its subject is one of it, it names an article, it ends with a name or a part of the rules, `Clause (extraordinaire)`,
 * `Clause – 2/3`, with another kind of meeting, `Convocation (AGE)`, or it changes what the bylaws usually hold. `written`: with its number.
 */
function majorityPerhaps(title: string, written: string, rules: Rules): Majority | undefined {
	const kind = rules.kind(title);
	const tails = tailsOfTitle(written);
	const bracketed = /\(([^()\d]+)\)\s*$/.exec(written)?.[1];
	// `Résolution 4 (extraordinaire)`; a name of several words may be that of the matter: `Rapport (modification des statuts)`.
	const adjective = [bracketed, title].find((text) => text !== undefined && /^\s*\p{L}+\s*$/u.test(text));
	const named = adjective === undefined ? undefined : rules.article(adjective);
	const majorities = [...rules.majorities.values()];
	return [
		rules.perhaps(title),
		articlePerhaps(title, rules),
		named !== undefined && named === rules.special() ? named : undefined,
		...tails.flatMap((tail) => (namesNature(tail) ? rules.article(tail) : [])),
		...[title, written, ...tails].flatMap((tail) => {
			// `Travaux (2/2)` is the second of two, `Compte rendu (2/3)` of three, and `Subvention : deux tiers` how much is given.
			const isCount = /\b(\d+)\/\1\b/.test(tail) || namesRecord(title);
			const words = isCount ? undefined : partTold(tail);
			if (!words || (isBehindColon(tail, title) && !words.some(isMark))) return [];
			const part = words.filter((word) => !isMark(word)).join(' ');
			const read = readAsked(words, rules) ?? rules.find(words.join(' ')) ?? rules.find(part);
			return read ? withSameParts(read, majorities) : [];
		}),
		kind && rules.majorities.get(rules.byKind.get(kind) ?? ''),
		mayChangeBylaws(title) ? rules.bylaws() : undefined,
	].find((found) => found !== undefined);
}

/** `Subvention : | deux tiers` */
function isBehindColon(tail: string, title: string): boolean {
	return title.endsWith(tail) && /\S\s?:\s*$/.test(title.slice(0, title.length - tail.length));
}

function articlePerhaps(title: string, rules: Rules): Majority | undefined {
	for (const name of articlesPerhaps(title)) {
		const found = rules.article(name);
		if (found) return found;
	}
	return undefined;
}

/** Whether a title names the point of an article that it is of, which says its majority: `Modification du règlement – article 24 f`. */
function namesPoint(title: string): boolean {
	return partsOfTitle(title).some((part) => {
		const isPoint = /\d[\s\u00A0]?(?:[IVX]+[\s\u00A0])?[a-z][\s\u00A0]*$/.test(part);
		return isPoint && articlesTold(part, true).length > 0;
	});
}

function partsOfTitle(title: string): string[] {
	return title.split(/[–—(),:]|\s-\s/);
}

// --- The majority that a block tells in its title or in a sentence, where no line of its own names it.

/** What a text tells of its majority. */
interface ToldMajorities {
	/** Majorities of the rules, each once. */
	named: Majority[];
	/** Words that ask for a majority that the rules do not have. */
	others: Majority[];
	/** The block itself tells them. */
	isOwn?: true;
}

/**
 * `Désignation du syndic (art. 25)`, `… à la majorité de l'article 25`, `requiert la majorité des deux tiers`: majorities of the rules by
 * their article, name or figures; where the block tells none, the title of the nearest section (`## Décisions de l’article 25`). An
 * article elsewhere in a sentence (`modification de l'article 25 du règlement`) is no majority: it must stand in brackets at the end of
 * the title, behind the word, or alone on a line. A bare majority (`à la majorité des voix`) tells nothing beyond the rules.
 */
function toldMajorities(
	node: Resolution,
	title: string,
	headings: readonly string[],
	rules: Rules,
	below: string,
): ToldMajorities {
	const ofFirst = hasSecondVote(node)
		? // `Il est procédé à un second vote à la majorité de l'article 24 :` over the second vote of the block.
			(line: string) => {
				const told = articlesTold(line, false);
				return !opensOtherVote(line) || told.length === 0 || told.some((name) => rules.article(name)?.else);
			}
		: () => true;
	const own = toldBy(title, getLines(node).filter(ofFirst), rules);
	const add = (names: readonly string[]): void => {
		for (const name of names) {
			const majority = rules.article(name);
			if (majority && !own.named.includes(majority)) own.named.push(majority);
		}
	};
	// `(Majorité de l'article 25)` right below the vote, and nothing else there.
	add(articlesAlone(below));
	// `Résolution soumise à la majorité de l'article 25.`; not `elle est soumise à un second vote à la majorité de l'article 24`.
	if (own.named.length === 0 && majoritiesAsked(below, false).length > 0 && !opensOtherVote(below))
		add(articlesTold(below, false));
	if (own.named.length + own.others.length > 0) return { ...own, isOwn: true };
	for (const heading of headings) {
		const told = toldByHeading(heading, rules);
		if (told.named.length + told.others.length > 0) return told;
	}
	return own;
}

/**
 * One majority where a text names that of a second ballot and what opened it: *la majorité de l'article 25 n'étant pas atteinte, il est procédé à un second
 * vote à la majorité de l'article 24* is under article 25-1, which asks what article 24 asks, where such a vote is open. Others as they are.
 */
function ofSecondBallot(
	named: readonly Majority[],
	rules: Rules,
	isOpen: (majority: Majority) => boolean,
): readonly Majority[] {
	if (named.length < 2) return named;
	const opened = named.flatMap((one) => rules.majorities.get(one.else?.then ?? '') ?? []);
	const seconds = [...named.filter(({ openedBy }) => openedBy.length > 0), ...opened.filter(isOpen)];
	const second = seconds.find(({ name, openedBy, requirements }) =>
		named.every(
			(one) => one.name === name || openedBy.includes(one.name) || asksAlike(one.requirements, requirements),
		),
	);
	return second ? [second] : named;
}

/** The same where the second vote stands in the block itself, `Second vote (art. 25-1) :` below its first: the majority that opened it. */
function beforeSecondVote(named: readonly Majority[], node: Resolution, rules: Rules): readonly Majority[] {
	const first = hasSecondVote(node)
		? named.find((one) => {
				const second = rules.majorities.get(one.else?.then ?? '');
				return (
					second &&
					named.every((other) => other === one || asksAlike(other.requirements, second.requirements))
				);
			})
		: undefined;
	return first ? [first] : named;
}

/** What a title tells that stands above the block. */
function toldByHeading(heading: string, rules: Rules): ToldMajorities {
	const told = toldBy(heading, [], rules);
	const special = namesSpecial(heading) ? rules.article('special') : undefined;
	if (special && !told.named.includes(special)) told.named.push(special);
	return told;
}

/** The majority that a resolution names on its line or in its title, which is that of its parts. */
function toldByWhole({ scene, title }: NumberedBlock, rules: Rules): Majority | undefined {
	const { majority } = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
	if (majority) return rules.find(majority.value);
	const { named, others } = toldByHeading(withoutNumbering(title), rules);
	return named.length + others.length === 1 ? (named[0] ?? others[0]) : undefined;
}

function hasSecondVote({ children }: Resolution): boolean {
	return children.some(
		(child) => child.type === 'ballot' && child.children.some(({ label }) => label === 'secondVote'),
	);
}

function toldBy(title: string, lines: readonly string[], rules: Rules): ToldMajorities {
	const bracketed = /[([]([^()[\]]{1,60})[)\]]\s*$/.exec(title)?.[1];
	const last = lastPart(title);
	const ofTitle = [
		// `(article 25 du règlement de copropriété)` is none of the law.
		...(bracketed === undefined ? [] : articlesTold(bracketed, !speaksOfArticles(bracketed))),
		...(last === undefined ? [] : articlesAlone(last)),
		...articlesTold(title, false),
	];
	// A line that may be an article and nothing else.
	const ofLines = lines.map((line) => articlesTold(line, line.trim().length <= 24));
	const articles = [ofTitle, ...ofLines].flat().flatMap((name) => rules.article(name) ?? []);
	const special = lines.some(movesSpecial) ? rules.article('special') : undefined;
	// `(Majorité extraordinaire)` alone on a line.
	const natures = lines.filter(namesNature).flatMap((line) => rules.article(withoutBrackets(line)) ?? []);
	// Words beside an article describe it: `à la majorité absolue de tous les copropriétaires (article 25)`.
	const known = new Set(rules.majorities.values());
	const asked = [
		// `Budget – Unanimous` says how it was decided.
		...(ofTitle.length > 0 ? [] : majoritiesAsked(title, true)).filter((words) => {
			const read = readAsked(words, rules);
			return read && (known.has(read) || !isUnanimityAlone(words));
		}),
		...lines.flatMap((line, index) => (ofLines[index]?.length ? [] : majoritiesAsked(line, false))),
	].flatMap((words) => readAsked(words, rules) ?? []);
	const named = new Set([
		...articles,
		...(special ? [special] : []),
		...natures,
		...asked.filter((one) => known.has(one)),
	]);
	return { named: [...named], others: asked.filter((one) => !known.has(one)) };
}

/** `(majorité de l'article 99)` in a title, where the rules have articles, and none of this number. */
function unknownArticle(node: Resolution, title: string, rules: Rules): TextValue | undefined {
	if (rules.lawUnknown || speaksOfArticles(title) || !rules.names.some((name) => /\d/.test(name)))
		return undefined;
	const [first, ...others] = articlesTold(title, false);
	if (first === undefined || [first, ...others].some((name) => rules.article(name))) return undefined;
	const position = getChild(node, 'title')?.position;
	return { type: 'textValue', value: first, children: [], ...(position ? { position } : {}) };
}

/** What stands behind the last dash or stroke of a title, all of it where there is none; nothing where the title speaks of another text. */
function lastPart(title: string): string | undefined {
	const parts = title.split(/\s[–—/|-]\s/);
	return parts.length > 1 && speaksOfArticles(parts[0] ?? '') ? undefined : parts.at(-1);
}

/** The longest opening of a clause that reads as a majority; one of the rules where its figures are the same. */
function readAsked(words: readonly string[], rules: Rules): Majority | undefined {
	for (let end = Math.min(words.length, LONGEST); end > 0; end -= 1) {
		const opening = words.slice(0, end);
		if (!opening.some(isMark)) continue;
		const read = rules.find(opening.join(' '));
		if (!read) continue;
		const majorities = [...rules.majorities.values()];
		if (majorities.includes(read)) return read;
		if (isBare(read)) return undefined;
		const alike = majorities.filter(
			({ requirements, openedBy }) => openedBy.length === 0 && asksAlike(requirements, read.requirements),
		);
		const [only, ...more] =
			alike.length > 0 || !namesNoWhole(opening) ? alike : withSameParts(read, majorities);
		return only && more.length === 0 ? only : read;
	}
	return undefined;
}

const LONGEST = 16;

/** The majorities that ask for the same part, of whatever: `4/5 vote` where the rules have four fifths of the members. */
function withSameParts({ requirements }: Majority, majorities: readonly Majority[]): Majority[] {
	const thresholds = (one: Majority['requirements']) =>
		one.map(({ threshold }) => writeThreshold(threshold)).join();
	return majorities.filter(
		(one) => one.openedBy.length === 0 && thresholds(one.requirements) === thresholds(requirements),
	);
}

/** More for than against: what every rule asks at least. */
function isBare({ requirements }: Majority): boolean {
	return requirements.every(
		({ base, threshold, unit }) =>
			base === 'cast' &&
			unit === 'votes' &&
			threshold.kind === 'fraction' &&
			threshold.comparison === '>' &&
			threshold.fraction.numerator * 2n === threshold.fraction.denominator,
	);
}

/** A line of an item that names the majority of the blocks below it, `Majorité requise : article 25`: the nearest one above a block. */
function majorityAbove(node: Resolution, path: readonly Session[]): TextValue | undefined {
	const at = node.position?.start.offset ?? 0;
	for (const session of path.toReversed()) {
		const found = namedIn(session).findLast(({ from }) => from < at);
		if (!found) continue;
		const { value, end } = found;
		const start = end && {
			line: end.line,
			column: end.column - value.length,
			offset: (end.offset ?? 0) - value.length,
		};
		return { type: 'textValue', value, children: [], ...(start && end ? { position: { start, end } } : {}) };
	}
	return undefined;
}

/** The lines of the paragraphs of a session that name a majority; each block below asks for them. */
const namedIn = beside((session: Session): readonly NamedLine[] =>
	session.children.flatMap((child) =>
		child.type === 'paragraph'
			? plainText(child)
					.split('\n')
					.flatMap((line) => {
						const value = majorityOfLine(line);
						const from = child.position?.start.offset ?? 0;
						return value === undefined ? [] : [{ value, from, end: child.position?.end }];
					})
			: [],
	),
);

interface NamedLine {
	value: string;
	/** Where its paragraph stands. */
	from: number;
	end: NonNullable<Session['position']>['end'] | undefined;
}

/**
 * The majority that the text of an item asks for above a block, `A two-thirds majority is required.`, with no other vote between, or of an item around it,
 * `The following motions require three quarters.`: it may be that of the block.
 */
function majorityToldAbove(node: Resolution, path: readonly Session[], rules: Rules): Majority | undefined {
	let inner: Node = node;
	for (const session of path.toReversed()) {
		let isNear = inner === node;
		for (const child of nodesAbove(session, inner)) {
			if (isVote(child)) isNear = false;
			if (child.type !== 'paragraph') continue;
			for (const line of plainText(child).split('\n').toReversed()) {
				if ((!isNear && !tellsOfFollowing(line)) || opensOtherVote(line)) continue;
				if (movesOrdinary(line)) return undefined;
				const { named, others } = toldBy('', [line], rules);
				const told = named[0] ?? others[0] ?? (movesSpecial(line) ? rules.special() : undefined);
				if (told) return told;
			}
		}
		inner = session;
	}
	return undefined;
}

/** What stands above a node in its item, the nearest first. */
function nodesAbove({ children }: Session, node: Node): Session['children'] {
	const at = (children as readonly unknown[]).indexOf(node);
	return children.slice(0, Math.max(0, at)).reverse();
}

function isVote({ type }: Session['children'][number]): boolean {
	return type === 'resolution' || type === 'election';
}

/** Whether a block is put to the vote as a special resolution, by its title or text. */
function asksSpecial(node: Resolution, title: string): boolean {
	return namesSpecial(title) || getLines(node).some(movesSpecial);
}

function getParagraphs(node: Resolution): string[] {
	return getChildren(node, 'paragraph').map((child) => plainText(child));
}

function getLines(node: Resolution): string[] {
	return getParagraphs(node).flatMap((text) => text.split('\n'));
}

/** The paragraphs that are put to the vote of a block. */
function getTexts({ children }: Resolution): string[] {
	const at = children.findIndex(({ type }) => type === 'ballot');
	return children
		.slice(0, at < 0 ? undefined : at)
		.flatMap((child) => (child.type === 'paragraph' ? [plainText(child)] : []));
}
