/** What every part of the view is made with: the compiled meeting, the words, the typography, and who is who in the assembly. */

import type { Definition, FootnoteDefinition, FootnoteReference } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import type {
	Assembly,
	Decision,
	ElectionResult,
	EventEffect,
	Member,
	QuorumCheck,
} from '../assembly/model.js';
import {
	type Closing,
	getHeader,
	type Header,
	isBlock,
	type Language,
	type Meeting,
	type Name,
	type Person,
	personName,
	type Session,
	type Title,
} from '../ast/index.js';
import type { Phrase, PhraseArguments, PhraseKeyAfter } from '../language/ids.js';
import { type AnyPhrase, hasPhrase, opensWith } from '../language/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { foldKeyword } from '../text/fold.js';
import { genderOfCivility } from '../text/names.js';
import { escapeText } from './escape.js';
import { leadLine } from './paragraph-lines.js';
import { createProse, type Prose } from './prose.js';
import { typeset, typesetName } from './typography.js';

/** What is printed: a compiled meeting, as far as the page needs it. */
export interface RenderInput {
	source: string;
	lang: Language;
	meeting: Meeting;
	rules: { given: boolean; profile?: string | undefined; sign: readonly string[] };
	assembly: Assembly;
	/** Words of the document's language. */
	phrase: Phrase;
	/** Images and logo that may be printed, by path as written. */
	images: ReadonlyMap<string, { bytes: Uint8Array; mediaType: string }>;
}

/** Options of a view: what is shown, for whom, and on what paper. */
export interface ViewOptions {
	/** Page by identifier (`ViewTargets`), from a first printing. */
	pages?: ReadonlyMap<string, number> | undefined;
	/** Number of pages of the whole record, from a first printing, those of bound annexes included. */
	pageCount?: number | undefined;
	/** Signs stand for both (`page-signs.ts`), to be replaced when the pages are known. */
	pageSigns?: boolean | undefined;
	/** Pages of each annex that is bound in, by path as written. */
	bound?: ReadonlyMap<string, number> | undefined;
	/** Add the annex that shows how each vote was judged. */
	withProofs?: boolean | undefined;
	/** Leave out what is confidential and the people who are not public. */
	public?: boolean | undefined;
	/** Mark it as a draft, whatever the file says (it has errors). */
	draft?: boolean | undefined;
	largePrint?: boolean | undefined;
	/** Numbers of pieces of text by their first node: each is then an element with its number, so that a window can tell where a word was written. */
	pieces?: ReadonlyMap<Node, number> | undefined;
	/** The theme that the view is for; the first of all where none is named. */
	theme?: Theme | undefined;
}

/** The ways in which minutes may be set, the usual one first. */
export const THEMES = ['proces-verbal', 'notarial'] as const;

export type Theme = (typeof THEMES)[number];

/** A key of the words of the printed page: those of labels.yaml under `document`. */
export type DocumentKey = PhraseKeyAfter<'labels.document.'>;

/** Shared by the parts of one view. */
export interface ViewContext {
	input: RenderInput;
	options: ViewOptions;
	lang: Language;
	header: Header;
	assembly: Assembly;
	prose: Prose;
	/** Words of the document (`labels.document.…`), typeset. */
	words<Key extends DocumentKey>(key: Key, ...values: PhraseArguments<`labels.document.${Key}`>): string;
	/** The sentence that closes the meeting, where nothing but actions and annexes follows it: it is printed at the end. */
	closing: Closing | undefined;
	hasWords(key: string): key is DocumentKey;
	/** Text of the file, typeset. */
	text(value: string): string;
	/** A person's name, typeset. */
	name(value: string): string;
	/** A member's name, typeset. */
	memberName(member: Member): string;
	/** Typeset text as HTML. */
	html(value: string): string;
	/** A title as HTML; null where the head has none. */
	titleHtml(parent: Parent): string | null;
	titleText(parent: Parent): string | null;
	getSource(node: Node): string | undefined;
	/** Identifier of an agenda item in the document. */
	sessionId(session: Session): string;
	getDecision(node: Node): Decision | undefined;
	getElection(node: Node): ElectionResult | undefined;
	getEffect(node: Node): EventEffect | undefined;
	getQuorum(node: Node): QuorumCheck | undefined;
	/** The gender of a member, where the file tells it. */
	genderOf: Genders;
}

export function createContext(compiled: RenderInput, options: ViewOptions): ViewContext {
	const input = { ...compiled, phrase: phraseForPrint(compiled.phrase) };
	const { lang, meeting, assembly, phrase } = input;
	const decisions = new Map<Node, Decision>(assembly.decisions.map((decision) => [decision.node, decision]));
	const elections = new Map<Node, ElectionResult>(
		assembly.elections.map((election) => [election.node, election]),
	);
	const effects = new Map<Node, EventEffect>(assembly.effects.map((effect) => [effect.node, effect]));
	const quorums = new Map<Node, QuorumCheck>(assembly.quorumChecks.map((check) => [check.node, check]));
	const references = collectReferences(meeting);
	// Identifiers of decisions are the writer's, so those of agenda items give way.
	const taken = new Set([...assembly.decisions, ...assembly.elections].map(({ id }) => id));
	const sessionIds = new Map(
		references.sessions.map((session, index) => {
			const id = `item-${index + 1}`;
			return [session, taken.has(id) ? `pv-${id}` : id];
		}),
	);
	const words: ViewContext['words'] = (key, ...values) =>
		typeset(phrase(`labels.document.${key}`, ...values), lang);
	const prose = createProse({
		lang,
		words: { note: (number) => words('note', { number }), backToText: words('backToText') },
		definitions: references.definitions,
		footnotes: references.footnotes,
		image: (path) => imageSource(input, path),
		leadLine: leadLine(words('recitals'), words('articles')),
		getNumber: (item) => {
			const number = /^\d{1,9}(?=[.)])/.exec(getSlice(input.source, item) ?? '')?.[0];
			return number === undefined ? undefined : Number(number);
		},
		large: options.largePrint,
		pieces: options.pieces,
	});
	const name = (value: string) => typesetName(value, lang);
	return {
		input,
		options,
		lang,
		header: getHeader(meeting),
		assembly,
		prose,
		words,
		closing: closingAtEnd(meeting, assembly),
		hasWords: (key): key is DocumentKey => hasPhrase(`labels.document.${key}`, lang),
		text: (value) => typeset(value, lang),
		name,
		memberName: (member) => name(member.name),
		html: (value) => escapeText(value, lang),
		titleHtml: (parent) => {
			const title = getTitle(parent);
			return title === undefined ? null : prose.inline(title.children);
		},
		titleText: (parent) => {
			const title = getTitle(parent);
			return title === undefined ? null : prose.text(title.children);
		},
		getSource: (node) => getSlice(input.source, node),
		sessionId: (session) => sessionIds.get(session) ?? 'item',
		getDecision: (node) => decisions.get(node),
		getElection: (node) => elections.get(node),
		getEffect: (node) => effects.get(node),
		getQuorum: (node) => quorums.get(node),
		genderOf: collectGenders(meeting, assembly, lang),
	};
}

/**
 * Phrases as a page prints them. Whether the text of an article was read is said to the writer (`pv check`, `pv explain`, `pv rules`); a
 * page that somebody signs cites the article alone.
 */
function phraseForPrint(phrase: Phrase): Phrase {
	const print: AnyPhrase = (key, values) =>
		(phrase as AnyPhrase)(key, values?.verified === undefined ? values : { ...values, verified: 'yes' });
	return Object.assign(print, { lang: phrase.lang });
}

/** A picture as `data:` address, where it may be printed. */
export function imageSource(input: RenderInput, path: string): string | undefined {
	const image = input.images.get(path);
	return image === undefined ? undefined : `data:${image.mediaType};base64,${base64(image.bytes)}`;
}

/** The title of a heading or block. */
/**
 * The session whose heading is the title of the document: the first, of one `#`, and the only such one; of several it is the one that holds no items, or
 * calls itself minutes. `# À titre ordinaire` above `# À titre extraordinaire` is a part.
 */
export function titleSession({ input: { meeting } }: Pick<ViewContext, 'input'>): Session | undefined {
	const sessions = meeting.children.filter((child): child is Session => child.type === 'session');
	const [first] = sessions;
	const title = first?.depth === 1 ? getTitle(first) : undefined;
	if (!first || !title) return undefined;
	const isOnly = sessions.filter(({ depth }) => depth === 1).length === 1;
	const isHead = !first.children.some((child) => child.type === 'session' || isBlock(child));
	return isOnly || isHead || opensWith(wordsOf(title), ['decidedThings', 'minutes']) ? first : undefined;
}

export function getTitle(parent: Parent): Title | undefined {
	const found = parent.children.find((child): child is Title => child.type === 'title');
	return found !== undefined && found.children.length > 0 ? found : undefined;
}

function getSlice(source: string, node: Node): string | undefined {
	const from = node.position?.start.offset;
	const to = node.position?.end.offset;
	return from === undefined || to === undefined || node.data?.file !== undefined
		? undefined
		: source.slice(from, to);
}

/** What closes the meeting, where nothing is printed between it and the end. */
function closingAtEnd(meeting: Meeting, { closing }: Assembly): Closing | undefined {
	let last: Node | undefined = meeting;
	while (last !== undefined && OPEN_AT_END.has(last.type))
		last = (last as Parent).children.findLast(({ type }) => !NOT_IN_TEXT.has(type));
	return last === closing ? closing : undefined;
}

/** What ends where its last child ends. */
const OPEN_AT_END: ReadonlySet<string> = new Set(['meeting', 'session', 'resolution', 'election', 'choice']);

/** What is printed elsewhere than it stands, or not at all. */
const NOT_IN_TEXT: ReadonlySet<string> = new Set([
	'header',
	'uncounted',
	'problem',
	'ignore',
	'action',
	'annex',
	'definition',
	'footnoteDefinition',
]);

interface References {
	definitions: Map<string, Definition>;
	footnotes: Map<string, FootnoteDefinition>;
	sessions: Session[];
}

function collectReferences(meeting: Meeting): References {
	const references: References = { definitions: new Map(), footnotes: new Map(), sessions: [] };
	const referred: string[] = [];
	const visit = (node: Node, inNote: boolean): void => {
		let isNote = inNote;
		if (node.type === 'definition') {
			const definition = node as Definition;
			if (!references.definitions.has(definition.identifier))
				references.definitions.set(definition.identifier, definition);
		} else if (node.type === 'footnoteDefinition') {
			const footnote = node as FootnoteDefinition;
			if (!references.footnotes.has(footnote.identifier))
				references.footnotes.set(footnote.identifier, footnote);
			isNote = true;
		} else if (node.type === 'footnoteReference' && !inNote)
			referred.push((node as FootnoteReference).identifier);
		else if (node.type === 'session') references.sessions.push(node as Session);
		if (node.type !== 'header' && 'children' in node)
			for (const child of (node as Parent).children) visit(child, isNote);
	};
	visit(meeting, false);
	// A note is printed at the end where the text refers to it, itself or through such a note.
	const printed = new Set<string>();
	for (let identifier = referred.pop(); identifier !== undefined; identifier = referred.pop()) {
		const note = references.footnotes.get(identifier);
		if (note === undefined || printed.has(identifier)) continue;
		printed.add(identifier);
		for (const child of note.children) visit(child, false);
	}
	for (const identifier of references.footnotes.keys())
		if (!printed.has(identifier)) references.footnotes.delete(identifier);
	return references;
}

function base64(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
}

// --- Agreement: who is a woman or a man as far as the file says it, and the gender of the things that are voted on.

/** What a wording selects by; `other` where the file does not say. */
export type GrammaticalGender = 'feminine' | 'masculine' | 'other';

/** The gender that a quality (`présidente`, `trésorier`) or a civility (`Mme`, `M.`) tells. */
export function getGender(name: string, quality: string | undefined, lang: Language): GrammaticalGender {
	const civility = genderOfCivility(name);
	if (civility !== undefined) return civility;
	const { feminineEndings, gendered, hasGenderedQualities } = LOCALES[lang];
	if (!hasGenderedQualities || quality === undefined) return 'other';
	const word = foldKeyword(quality).split(/[ ,]/)[0] ?? '';
	const single = word.endsWith('s') ? word.slice(0, -1) : word;
	const endsIn = (endings: readonly string[]) => endings.some((ending) => single.endsWith(ending));
	if (feminineEndings.some(([feminine]) => word.endsWith(feminine)) || endsIn(gendered.feminine.qualities))
		return 'feminine';
	if (
		feminineEndings.some(([, masculine]) => masculine !== '' && word.endsWith(masculine)) ||
		endsIn(gendered.masculine.qualities)
	)
		return 'masculine';
	return 'other';
}

/** Who is a woman or a man, as far as the file says it once: in the roll, in the header, before a name in the text. */
type Genders = (member: Member | undefined) => GrammaticalGender;

/** Reads the genders of the members from all names of the file. What two places say differently is not known. */
function collectGenders(meeting: Node, assembly: Assembly, lang: Language): Genders {
	const told = new Map<Member, GrammaticalGender>();
	const tell = (member: Member | undefined, gender: GrammaticalGender) => {
		if (member === undefined || gender === 'other') return;
		const before = told.get(member);
		told.set(member, before === undefined || before === gender ? gender : 'other');
	};
	for (const member of assembly.members) tell(member, getGender(member.name, member.quality, lang));
	visit(meeting, (node) => {
		const written =
			node.type === 'name'
				? (node as Name).value
				: node.type === 'person'
					? personName(node as Person)
					: undefined;
		const gender = written === undefined ? undefined : genderOfCivility(written);
		if (written !== undefined && gender !== undefined) tell(assembly.find(written), gender);
	});
	return (member) => (member === undefined ? 'other' : (told.get(member) ?? 'other'));
}
