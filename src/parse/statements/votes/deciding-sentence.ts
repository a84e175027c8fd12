/** Sentences in which the body that meets decides and says how it voted: `Le conseil municipal, à l'unanimité des présents, | décide | de …`. */
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { skipBlanks } from '../../../source/places.js';
import { namesMonth } from '../../../text/date.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { lineEndAfter, matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { articleAt } from '../../ballot/result-reason.js';
import { namesMinutes } from '../times/minutes.js';
import { bodyAt, holdsWord, namesOtherBody, opensWithOtherBody } from '../wording/bodies.js';
import { consentsIn } from '../wording/consents.js';

/** A text that opens with a sentence, and goes on with what is decided by it. */
export interface DecidingText {
	text: string;
	/** Where its first sentence ends. */
	end: number;
	/** How was voted: a part of that sentence. */
	tally: PhraseRange;
	/** Nothing but this sentence is left to say what the meeting decides: `a approuvé` is of the day then. */
	isLast: boolean;
}

/**
 * The verb by which a body decides, where the whole sentence is understood: ahead of it nothing but the body that meets, how it voted, that it deliberated,
 * heard somebody or has regard to a text; the tally ahead of it, right behind it or at the end; and behind it something that is decided on, and that is
 * nothing undone, no step of procedure and no election. Who refuses something may have voted for it or for the refusal, so that is no verb of these.
 */
export function findDecidingVerb(sentence: DecidingText, context: BallotContext): PhraseRange | undefined {
	const { text, tally, isLast } = sentence;
	const lead = readLead(text, tally, context);
	const verb = scanVerb(text.slice(lead.to));
	if (!verb || !(verb.isAlone || lead.body || lead.isDeliberated || tally.to <= lead.to)) return undefined;
	const [from, to] = [lead.to + verb.from, lead.to + verb.to];
	// `approuve-t-il`
	if (text[to] === '-') return undefined;
	const object = findObject(sentence, { ...verb, from, to }, context);
	if (object === undefined || !isDecidedOn(verb.kind, object, context)) return undefined;
	// `a approuvé`, `approved` tell of other days as well: of today where it says that it deliberated, or where nothing else is said.
	const isOfToday = lead.isDeliberated || (verb.past !== 'auxiliary' && isLast) || verb.isAlone;
	// `approved | the 2025 budget`, `approved | the accounts for 2023`, `approved | the minutes of May 4, 2024`
	const dated = namesMinutes(object.slice(0, FIRST_NOUN)) ? '' : object;
	const day = YEAR.test(dated) ? dated.replace(NAMED_YEAR, '').replace(ofYear(), '') : dated;
	const isToday = !verb.past || (isOfToday && !namesOtherDay(day, context) && !YEAR.test(day));
	return isToday ? { from, to } : undefined;
}

/** Of what is decided on the noun stands so near. */
const FIRST_NOUN = 16;
/** `the | 2025 | budget` */
const NAMED_YEAR = /(?<=^\s*\p{L}{2,5}\s)(?:19|20)\d\d(?=(?:[-–/]\d{2,4})?\s\p{L})/u;
/** `the accounts | for 2023 |` */
const ofYear = lazyPattern`\s${'forWords'}\s(?:19|20)\d\d(?=[\s.]*$)`;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** Whether a text that stands right above a deciding sentence hands it to somebody else: `Le maire lit le projet :`, and not `Après en avoir délibéré :`. */
export function handsOver(above: string, context: BallotContext): boolean {
	const text = above.trimEnd();
	// `Projet de délibération`, `The text reads as follows.`
	if (mentions(text.slice(-LONGEST_PHRASE * 2), ['procedureWords', 'hands'])) return true;
	return text.endsWith(':') && readLead(text, NOWHERE, context).to < text.length;
}

/** Whether another sentence on a text undoes what one decides: `Il rejette le bail.`, `Le vote est annulé.` */
export function isTakenBack(text: string, context: BallotContext): boolean {
	return readSentences(text).some(({ from, to }) =>
		text
			.slice(from, to)
			.split(limbs())
			.some((limb) => isUndone(limb, context) || takesBack(limb)),
	);
}

/** `Le maire retire ensuite | la délibération`, `Tel était le texte de 2019`, `Il est procédé à un nouveau vote`: of the text or vote that stands here, and not of `la délibération n° 12`. */
function takesBack(limb: string): boolean {
	if (
		mentions(limb, ['procedureWords', 'again']) ||
		opensWith(limb.replace(GAP, ''), ['procedureWords', 'shows'])
	)
		return true;
	return vocabulary('procedureWords')
		.findAll(limb, 'undoes')
		.some(({ from, to }) => {
			if (mentions(limb.slice(0, from), ['habits', 'may'])) return false;
			const behind = limb.slice(to).replace(ADVERB, '').trimStart();
			const text = vocabulary('votedTexts').scan(behind);
			return text !== undefined && !namesOtherAct(behind.slice(text.length));
		});
}

/** `retire | ensuite | la délibération` */
const ADVERB = /^\s+\p{L}{4,12}(?=\s)/u;
/** `la délibération | n° 2024-03`, `la délibération | du 3 mai 2019` */
function namesOtherAct(behind: string): boolean {
	return NUMBERED.test(behind) || opensWith(behind.trimStart(), ['eventLinks', 'of']);
}

const NUMBERED = /^\s*(?:n[°ºo.]|\d)/u;

/** Whether a sentence decides to refuse or to put off what is debated: `décide à l'unanimité | de reporter ce point`, `approuve | le report`. */
export function putsOff(sentence: string, tally: PhraseRange | undefined, context: BallotContext): boolean {
	return vocabulary('decidedActs')
		.findAll(sentence, 'takes', 'took', 'opens', 'alone', 'accepts')
		.flatMap(({ to }) => [to, ...(tally && tally.from >= to ? [tally.to] : [])])
		.some((from) => {
			const object = sentence.slice(from, from + LONGEST_PART).replace(GAP, '');
			const article = vocabulary('determiners').scan(object)?.length ?? 0;
			const noun = object.slice(article).trimStart();
			return (
				isUndone(object, context) || [object, noun].some((one) => opensWith(one, ['procedureWords', 'near']))
			);
		});
}

const NOWHERE: PhraseRange = { from: -1, to: -1 };

/** What stands ahead of the verb: how far it goes, and what it holds. */
interface Lead {
	to: number;
	body?: PhraseRange & FoundBody;
	isDeliberated: boolean;
}

/** Whoever decides; `Il est décidé` and the like are themselves the verb. */
interface FoundBody {
	length: number;
	isImpersonal: boolean;
	/** Without an article, in the short way of notes. */
	isBare: boolean;
}

/** Whoever decides in a sentence. */
interface Decider extends PhraseRange, FoundBody {
	/** Where the verb may stand, behind parts that are understood: `Le conseil, | après en avoir délibéré, à l'unanimité, |`. */
	next: number;
}

/** Takes one part after the other, `Le conseil municipal, | vu le code, | après en avoir délibéré, | à l'unanimité | des présents`, as far as it can. */
function readLead(text: string, tally: PhraseRange, context: BallotContext, mayBeOthers = false): Lead {
	const lead: Lead = { to: 0, isDeliberated: false };
	for (;;) {
		const gap = GAP.exec(text.slice(lead.to))?.[0] ?? '';
		const at = lead.to + gap.length;
		const rest = text.slice(at, at + LONGEST_PART);
		const body = lead.body || at === tally.from ? undefined : scanBody(rest, context, mayBeOthers);
		const heard = vocabulary('deliberations').scan(rest)?.id === 'after';
		// `à l'unanimité | des associés`, and not `À l'unanimité, les associés`
		const isJoined = at > 0 && !/[,;:]/.test(gap);
		const length =
			at === tally.from
				? tally.to - at
				: (body?.length ?? asideLength(rest, text, at, context) ?? wordLength(rest, isJoined));
		if (length === 0 || (at !== tally.from && isIn(tally, at, at + length))) return { ...lead, to: at };
		if (body) lead.body = { ...body, from: at, to: at + body.length };
		if (heard) lead.isDeliberated = true;
		lead.to = at + length;
	}
}

/** One part of a sentence ahead of its verb, or the start of what stands behind it; a line that cites a text may be longer. */
const LONGEST_PART = 400;

function isIn({ from, to }: PhraseRange, start: number, end: number): boolean {
	return from < end && to > start;
}

/**
 * Who decides where a text opens with them, with what the head of the record calls it: `L'assemblée générale | ordinaire`. Nothing for another body;
 * of a sentence that is only told, whoever is known to decide anywhere, and nobody: `Il est décidé`.
 */
function scanBody(text: string, context: BallotContext, isTold = false): FoundBody | undefined {
	const listed = vocabulary('decidingBodies').scan(text);
	const isImpersonal = isTold && listed?.id === 'impersonal';
	const members = isTold ? undefined : vocabulary('decisionAsides').scan(text);
	const own = bodyAt(text, context);
	const named = Math.max(
		listed && (listed.id === 'body' || isImpersonal) ? listed.length : 0,
		members?.id === 'members' ? members.length : 0,
	);
	let length = Math.max(named, own?.length ?? 0);
	const isOther = isTold
		? named === 0 && opensWithOtherBody(text, context)
		: isOfOthers(text, length, context);
	if (length === 0 || isOther) return undefined;
	for (;;) {
		const [more = '', word = ''] = QUALITY.exec(text.slice(length)) ?? [];
		if (word === '' || !holdsWord(context.head ?? '', word))
			return { length, isImpersonal, isBare: named === 0 && own?.isBare === true };
		length += more.length;
	}
}

/** Where the head names no body, whoever decides in the minutes is theirs. */
function isOfOthers(text: string, length: number, context: BallotContext): boolean {
	const { bodies = [] } = context;
	if (bodies.length === 0) return false;
	const named = text.slice(0, length);
	const isAssembly = bodies.some((body) => mentions(body, 'assemblies'));
	const isBoard = bodies.some((body) => mentions(body, ['procedureWords', 'boards']));
	return (
		mentions(named, ['memberNouns', isAssembly ? 'board' : 'owners']) ||
		(isAssembly ? mentions(named, ['procedureWords', 'boards']) : isBoard && mentions(named, 'assemblies')) ||
		namesOtherBody(named, context) ||
		opensWithOtherBody(text, context)
	);
}

/** A part of a sentence that decides nothing, up to the end of its line or clause; zero where it may decide something. */
function asideLength(rest: string, text: string, at: number, context: BallotContext): number | undefined {
	if (opensWith(rest, ['decisionAsides', 'cites'])) {
		const isLine = /(?:^|\n)[\s>*_-]*$/.test(text.slice(0, at));
		const line = lineEndAfter(text, at);
		return isLine && /[,;]\s*$/.test(text.slice(Math.max(at, line - 9), line)) ? line - at : 0;
	}
	const deliberated = vocabulary('deliberations').scan(rest);
	const aside = vocabulary('decisionAsides').scan(rest);
	const heard =
		deliberated?.id === 'after'
			? deliberated
			: aside?.id === 'heard' || aside?.id === 'moved'
				? aside
				: undefined;
	if (!heard) return undefined;
	const clause = rest.slice(heard.length, heard.length + endOfClause(rest.slice(heard.length)));
	return isHarmless(clause, context) ? heard.length + clause.length : 0;
}

/** One word of how was voted: `| par |` and `| et |` anywhere, `| des | associés |` behind what it belongs to. */
function wordLength(rest: string, isJoined: boolean): number {
	const phrase = vocabulary('decisionAsides').scan(rest);
	const [word = ''] = /^[\p{L}\p{N}]+/u.exec(rest) ?? [];
	const article = isJoined ? articleAt(rest) : undefined;
	if (article?.isOf) return article.length;
	if (isOneOf(word, ['smallWords', 'and'], ['decisionAsides', 'by'])) return word.length;
	if (phrase?.id === 'whose' && (isJoined || phrase.length > word.length)) return phrase.length;
	return isJoined && isAside(word) ? word.length : 0;
}

/** Up to a comma or the end of a line, or to what goes on: `ouï l'exposé du maire | et après en avoir délibéré`, `après débat | à l'unanimité`. */
function endOfClause(behind: string): number {
	const sign = /[,;:(\n]/.exec(behind)?.index ?? behind.length;
	const clause = behind.slice(0, sign);
	const [and] = vocabulary('smallWords').findAll(clause, 'and');
	const [consent] = consentsIn(clause);
	return Math.min(sign, and?.from ?? sign, consent?.from ?? sign);
}

/** `l'exposé de Monsieur le Maire`: what was heard, without another clause, day, body or deed in it. */
function isHarmless(clause: string, context: BallotContext): boolean {
	const isOfElse = mentions(
		clause,
		['decisionAsides', 'clauses'],
		['decidedActs', 'takes', 'opens', 'accepts'],
		'suppositions',
		'results',
	);
	// `Après examen des comptes de l'exercice clos le 31 décembre`: of a year, and not of another day.
	const isOfDay = namesOtherDay(clause, context) && !mentions(clause, ['decisionAsides', 'years']);
	return !isOfElse && !isOfDay && !namesOtherBody(clause, context);
}

interface DecidingVerb extends PhraseRange {
	kind: 'takes' | 'opens' | 'accepts';
	/** `a approuvé`, or `approved` and `Il a été décidé`; nothing for the present. */
	past: 'auxiliary' | 'simple' | undefined;
	/** `RESOLVED`, `Il est décidé`: who decides need not be said. */
	isAlone?: boolean;
}

/** The verb that a text opens with: `approuve`, `a approuvé`. Words compare without accents, so the participle is found as the present. */
function scanVerb(text: string): DecidingVerb | undefined {
	const auxiliary = vocabulary('auxiliaries').scan(text);
	const from = auxiliary ? auxiliary.length + (GAP.exec(text.slice(auxiliary.length))?.[0].length ?? 0) : 0;
	const verb = vocabulary('decidedActs').scan(text.slice(from));
	const nobody = vocabulary('decidingBodies').scan(text);
	if (nobody?.id === 'impersonal') {
		// `Quitus est donné | au trésorier`
		const isThing = mentions(text.slice(0, nobody.length), ['decidedActs', 'things']);
		return { kind: isThing ? 'takes' : 'opens', from: 0, to: nobody.length, past: 'simple', isAlone: true };
	}
	if (verb?.id === 'alone')
		return { kind: 'opens', from, to: from + verb.length, past: 'simple', isAlone: true };
	const kind = verb?.id === 'took' ? 'takes' : verb?.id;
	if (!verb || (kind !== 'takes' && kind !== 'opens' && kind !== 'accepts')) return undefined;
	const past = auxiliary ? 'auxiliary' : verb.id === 'took' ? 'simple' : undefined;
	return { kind, from, to: from + verb.length, past };
}

/** What is decided on, where the tally stands where a sentence has its own: ahead of the verb, right behind it, or at the very end. */
function findObject(
	{ text, tally, end }: DecidingText,
	{ kind, to: from }: DecidingVerb,
	context: BallotContext,
): string | undefined {
	if (tally.to <= from) return text.slice(from);
	const between = text.slice(from, tally.from);
	const words = wordsButAsides(between);
	const rest = text.slice(tally.to);
	// `à l'unanimité | du bureau | les tarifs`
	if (words.length === 0) return isOfOtherBody(rest, context) ? undefined : rest.replace(ofMembers(), '');
	// `les tarifs | à l'unanimité`, `de fixer le prix, | par 5 voix contre 1`, and not `les tarifs proposés à l'unanimité`
	const isParted =
		/,\s*(?:\p{L}{1,4}\s)?$/u.test(between) || words.length <= (kind === 'opens' ? SHORT_DEED : SHORT_OBJECT);
	const said = text.slice(tally.from, tally.to);
	const isOpen =
		mentions(between, ['decisionAsides', 'clauses', 'hedges'], 'negations') ||
		(!/\d/.test(said) && mentions(said, ['consents', 'majority']));
	const isAtEnd = wordsButAsides(text.slice(tally.to, end)).length === 0;
	return isParted && isAtEnd && !isOpen && !isOfDeed(words.at(-1) ?? '')
		? between + text.slice(end)
		: undefined;
}

/** `à l'unanimité | des conseillers présents | d'adopter`, `| des 12 votants |, de créer` */
const ofMembers = lazyPattern`(?i)^\s+(?:des|of the|of)\s+(?:\d{1,4}\s+)?(?:${['peopleNouns', 'noun']}|${['decisionAsides', 'whose']})(?:\s+(?:${['decisionAsides', 'whose']}))*(?=[\s,])`;

/** Of `les tarifs`, and of `de fixer le prix`. */
const SHORT_OBJECT = 2;
const SHORT_DEED = 4;

/** `le projet | adopté | par 5 voix contre 1` */
function isOfDeed(word: string): boolean {
	return isOneOf(word, 'results', 'decidedForms', ['decidedActs', 'takes', 'took', 'opens', 'accepts']);
}

/** `| du bureau`, right behind how was voted */
function isOfOtherBody(behind: string, context: BallotContext): boolean {
	const [, link = ''] = /^\s+(\p{L}{1,3}\s+|\p{L}['’])/u.exec(behind) ?? [];
	return link !== '' && opensWithOtherBody(behind.trimStart().slice(link.length), context);
}

/** The words of a text but for those at its end that say how was voted: `les tarifs | par un vote de`, `| des 6 membres présents`. */
function wordsButAsides(text: string): string[] {
	let [rest, before] = [text, ''];
	do {
		before = rest;
		const trimmed = rest.replace(/[^\p{L}\p{N}]+$/u, '');
		const end = trimmed.slice(-LONGEST_PHRASE);
		// `by | a vote of`: the longest that ends it.
		const phrase = vocabulary('decisionAsides')
			.findAll(end, 'by', 'whose')
			.find(({ to }) => to === end.length);
		const last = /[\p{L}\p{N}]+$/u.exec(end)?.[0] ?? '';
		if (phrase) rest = trimmed.slice(0, trimmed.length - (phrase.to - phrase.from));
		else if (isAside(last)) rest = trimmed.slice(0, trimmed.length - last.length);
	} while (rest !== before);
	return rest.split(WORDS).filter((word) => word !== '');
}

const LONGEST_PHRASE = 30;

/** `des | 6 | membres | présents` */
function isAside(word: string): boolean {
	return /^\d{1,3}$/.test(word) || isOneOf(word, ['decisionAsides', 'by', 'whose']);
}

/** Whether an object of a verb is decided on by it: `les tarifs`, `de | fixer | le prix`, `le | devis`, `que le loyer | soit | fixé`. */
function isDecidedOn(kind: DecidingVerb['kind'], object: string, context: BallotContext): boolean {
	const said = object.replace(GAP, '');
	const clause = said.split(END_OF_CLAUSE, 1)[0] ?? '';
	const words = clause.split(WORDS).filter((word) => word !== '');
	const first = words.slice(0, FIRST_WORDS);
	// `Le conseil approuve à l'unanimité.`: what the title says.
	if (first.length === 0) return kind === 'takes' && /^[\s.,*_]*$/.test(object);
	if (said.split(limbs()).some((limb) => isUndone(limb, context) || takesBack(limb))) return false;
	// `(délibération du 12 mars 2019)`, `if the bank agrees`
	if (isCited(said) || mentions(clause, ['procedureWords', 'perhaps'])) return false;
	if (handsToOthers(said, clause)) return false;
	// `adopte | l'ordre du jour`, and not `autorise | le maire à ajouter un point à l'ordre du jour`
	const agenda = vocabulary('procedureWords').findAll(clause, 'agenda')[0];
	const isOfWay = agenda !== undefined && (kind !== 'takes' || agenda.from > LONGEST_ARTICLE);
	if (
		isOfWay ||
		mentions(clause, ['procedureWords', 'way']) ||
		mentions(first.join(' '), ['procedureWords', 'near'])
	)
		return false;
	// `vote | non`
	if (kind === 'takes') return !isOneOf(first[0] ?? '', 'negations');
	const isThing = first.some((word) => isOneOf(word, ['decidedActs', 'things']));
	if (kind === 'accepts') return isThing;
	return (
		isThing ||
		isWish(said, clause) ||
		[words.join(' '), words.slice(1).join(' ')].some((one) => opensWith(one, ['decidedActs', 'does']))
	);
}

const LONGEST_ARTICLE = 4;

/** `désigne | une commission | pour étudier les tarifs`, `delegated authority | to the committee | to consider them`, `donne pouvoir au maire | pour reporter | le vote`: nothing is decided yet. */
function handsToOthers(said: string, clause: string): boolean {
	const [, to = '', article = ''] = LED.exec(said) ?? [];
	const isToOthers = isOneOf(article, ['determiners', 'indefinite']) || isOneOf(to, ['smallWords', 'to']);
	const lead = [to, article].filter((word) => word !== '').join(' ').length;
	return (
		(isToOthers && opensWith(said.slice(lead).trimStart(), 'bodies')) ||
		(mentions(clause, ['procedureWords', 'undoes']) && toUndo().test(clause))
	);
}

/** `to | the`, `une` */
const LED = /^(?:([A-Za-zÀ-ɏ]{1,2})\s)?([A-Za-zÀ-ɏ]{1,3})\s/;
const toUndo = lazyPattern`(?u)\s${'forWords'}\s${['procedureWords', 'undoes']}(?![\p{L}])`;

/** `… (délibération du 12 mars 2019)`, `… (text of 2019)`: another text or day, in brackets at the end. */
function isCited(object: string): boolean {
	return matchesIn(object, BRACKET).some(
		([said]) => YEAR.test(said) && mentions(said, 'votedTexts', 'textNouns', ['procedureWords', 'hands']),
	);
}

const BRACKET = /\([^()\n]{4,80}\)(?=[\s.*_]*$)/g;

/** `que le loyer | soit | fixé` */
function isWish(said: string, clause: string): boolean {
	const wish = vocabulary('decidedActs').findAll(clause, 'wish')[0];
	if (!wish || !opensWith(said, ['decisionAsides', 'clauses']) || mentions(clause, 'negations')) return false;
	return opensWith(clause.slice(wish.to).trimStart(), ['decidedActs', 'takes', 'took']);
}

/** Whether a sentence, a line or a clause undoes what is decided: `rejette les tarifs`, `- de reporter le point`, `Le vote est annulé`. */
function isUndone(limb: string, context: BallotContext): boolean {
	if (!mentions(limb, ['procedureWords', 'undoes'])) return false;
	const said = limb.replace(GAP, '').replace(joined(), '').replace(GAP, '');
	// `REPORTE l'excédent`, `ANNULE et remplace la délibération n° 2024-03`: accounts, and acts of other days.
	const undone = vocabulary('procedureWords').findAll(limb, 'undoes')[0];
	const object = limb.slice(undone?.to);
	const act = vocabulary('votedTexts').scan(object.replace(GAP, ''));
	const isOfAct = act !== undefined && namesOtherAct(object.replace(GAP, '').slice(act.length));
	if (opensWith(withoutArticle(object), ['procedureWords', 'sums']) || OF_OTHER_ACT.test(object) || isOfAct)
		return false;
	const subject = subjectLength(said, context);
	const predicate = said.slice(subject).replace(GAP, '');
	const link = vocabulary('verdictLinks').scan(predicate) ?? vocabulary('auxiliaries').scan(predicate);
	const behind = predicate.slice(link?.length ?? 0).replace(GAP, '');
	// `de | reporter`
	const short = subject > 0 ? '' : (/^\p{L}{1,3}(?:\s+|['’])/u.exec(behind)?.[0] ?? '');
	return [behind, behind.slice(short.length)].some((one) => opensWith(one, ['procedureWords', 'undoes']));
}

function withoutArticle(object: string): string {
	return object.replace(GAP, '').replace(ARTICLE, '');
}

const ARTICLE = /^\p{L}{1,3}(?:\s+|['’])/u;

/** `la délibération | n° 2024-03` */
const OF_OTHER_ACT = /^[^,;.]{0,40}\sn[°ºo]\s?\d/u;

/** How long the subject is that a clause opens with, where it is the body, a pronoun or what is debated: `Le conseil`, `Il`, `La résolution`, `Le vote`. */
function subjectLength(clause: string, context: BallotContext): number {
	const pronoun = vocabulary('decisionAsides').scan(clause);
	const length =
		scanBody(clause, context)?.length ??
		(pronoun?.id === 'subjects' ? pronoun : vocabulary('votedTexts').scan(clause))?.length;
	if (length !== undefined) return length;
	const [lead = '', noun = ''] = /^\p{L}+(?:\s+|['’])(\p{L}+)(?=\s)/u.exec(clause) ?? [];
	return isOneOf(noun, ['procedureWords', 'near'], 'textNouns') ? lead.length : 0;
}

/** Blanks and signs between two parts of a sentence, and the mark of an entry of a list. */
const GAP = /^(?:[\s,:;'’()>*_•→–—-]|\d{1,2}\s?[.)°]+(?=\s))*/;
/** A word behind a body that says which one, with a link or without. */
const QUALITY = /^\s+(?:\p{L}{1,2}(?:\s|['’]))?(\p{L}[\p{L}-]{2,})/u;
/** The end of a line, a clause or a sentence, and not the stop of `M. Weiss`. */
const END_OF_CLAUSE = /[\n;]|(?<=[\p{L}\d]{3})\.(?=\s)/u;
/** Where another clause may start: a line, a sign, a small word. */
const limbs = lazyPattern`(?u)[\n;]|(?<=[\p{L}\d]{3})[.!?,](?=\s)|\s(?=${['smallWords', 'and', 'but', 'then']}\s)`;
const joined = lazyPattern`^${['smallWords', 'and', 'but', 'then']}\s`;
const WORDS = /[^\p{L}\p{N}]+/u;
/** Among so many words behind a verb is the noun of what is decided on. */
const FIRST_WORDS = 5;

// --- Who decides in a sentence, and by which verb: `Le conseil | a approuvé`, `Board | agreed`, `Il est décidé`.

/** Who decides in a sentence: behind parts that are understood, or behind whatever opens it up to a comma or a colon, `À main levée, `. */
export function findDecider(text: string, context: BallotContext): Decider | undefined {
	// `RESOLVED: to buy two tents`
	const words = text.replace(COLON_BEHIND_WORD, (all) => all.replace(/[:–—-]/, ' '));
	const lead = readLead(words, consentsIn(words)[0] ?? NOWHERE, context, true);
	if (lead.body) return { ...lead.body, next: lead.to };
	const from = OPENING.exec(text)?.[0].length ?? mannerLength(text);
	const body = scanBody(words.slice(from), context, true);
	return body && { ...body, from, to: from + body.length, next: from + body.length };
}

const OPENING = /^[^,:]{2,60}[,:]\s+(?=\p{L})/u;
/** `By a show of hands | it was decided` */
function mannerLength(text: string): number {
	return mentions(text, ['decidingBodies', 'impersonal']) ? (manner().exec(text)?.[0].length ?? 0) : 0;
}

const manner = lazyPattern`^${['leadIns', 'follows']}\s+(?=${['decidingBodies', 'impersonal']}(?:\s|$))`;
/** A word, and the sign between it and what it says. */
const COLON_BEHIND_WORD = /^\p{L}{4,12}\s*[:–—-](?=\s)/u;

/** The verb behind a decider: with no more than a remark between commas before it, or parts that are understood, or counts. */
export function verbBehind(text: string, decider: Decider, context: BallotContext): PhraseRange | undefined {
	const { to, next } = decider;
	const gap = /^(?:\s*,[^,]{2,60},)?\s+(?:[A-Za-z]+ly\s+)?/.exec(text.slice(to))?.[0].length;
	if (gap !== undefined) {
		const at = to + gap;
		const verb =
			vocabulary('decisionVerbs').scan(text.slice(at)) ?? vocabulary('results').scan(text.slice(at));
		if (verb) return { from: at, to: at + verb.length };
		const past = formOfPast(text, decider, at, context);
		if (past) return past;
	}
	for (const from of [next, ...behindCounts(text, to)]) {
		const verb = vocabulary('decisionVerbs').scan(text.slice(from));
		if (verb) return { from, to: from + verb.length };
	}
	return undefined;
}

/**
 * `a | approuvé |`, `| authorised |`: a form that tells of other days as well. Here it is a decision of the day that no figures and no
 * unanimity tell: of the body that meets, on something definite, and beside no word of another day.
 */
function formOfPast(
	text: string,
	decider: Decider,
	at: number,
	context: BallotContext,
): PhraseRange | undefined {
	const auxiliary = vocabulary('auxiliaries').scan(text.slice(at));
	const from = auxiliary ? skipBlanks(text, at + auxiliary.length) : at;
	const form = vocabulary('decidedForms').scan(text.slice(from));
	if (!form || (form.id === 'participle') !== (auxiliary !== undefined)) return undefined;
	const to = from + form.length;
	const lead = text.slice(0, decider.from);
	// What precedes a decision of the day: `Après en avoir délibéré, `, `À l'unanimité, `, `À main levée, `.
	const isToday = decider.from === 0 || mentions(lead, 'deliberations', 'consents', 'ballotMethods');
	const isTold = /\d/.test(text) || mentions(text, 'consents');
	if (
		!isToday ||
		isTold ||
		!isOfObject(text.slice(to), form.id) ||
		namesOtherBody(text.slice(decider.from, decider.to), context)
	)
		return undefined;
	return namesOtherDay(text, context) ? undefined : { from, to };
}

/** `approuvé | le budget`, `décidé | d'acheter`, `donné son accord | pour l'achat`, nothing: no `adopté | une attitude prudente`, `authorised | to sign are listed`. */
function isOfObject(behind: string, form: 'participle' | 'past'): boolean {
	const rest = behind.trimStart();
	if (definite().test(rest) || opensWith(rest, 'votedTexts')) return true;
	if (form === 'past') return false;
	const [first = ''] = rest.split(/\s|(?<=['’])/, 1);
	return rest === '' || isOneOf(first, ['eventLinks', 'of'], 'forWords');
}

const definite = lazyPattern`^${['determiners', 'article', 'this']}(?=\s|(?<=['’]))`;

/** `hier`, `depuis`, `en juin`: a word of another day, or a month. */
export function namesOtherDay(text: string, { lang }: BallotContext): boolean {
	return mentions(text, ['deliberations', 'otherDay']) || namesMonth(text, lang);
}

/** `, par 6 voix pour, 2 contre (M. Perney, M. Noirot) et 1 abstention, | adopte`: behind counts with commas of their own. */
function behindCounts(text: string, from: number): number[] {
	const rest = text.slice(from, from + FARTHEST_VERB);
	if (!/^\s*,[^,]{0,24}\d/.test(rest)) return [];
	return matchesIn(rest, /,\s+/g)
		.slice(1)
		.map(({ index, 0: comma }) => from + index + comma.length);
}

const FARTHEST_VERB = 320;
