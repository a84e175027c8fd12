/** The compiler of the page: answers the window's questions, one after the other, about the text that it was given last. */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { getHeader } from '../../ast/index.js';
import { type Compiled, compile, type Loaded, type LoadKind } from '../../compile.js';
import {
	applyTextChanges as applyChanges,
	colours,
	completionsAt,
	fixesFor,
	getOutline,
	getWriter,
	goOnBelow,
	headerForm,
	type LiveView,
	liveAt,
	markMove,
	type NewVote,
	numberPieces,
	roomAt,
	type TextChange,
	voteAt,
	type WrittenChanges,
	writeElection,
	writeHeader,
	writeItemTime,
	writeNextRound,
	writeOpening,
	writePart,
	writeVote,
} from '../../editor/index.js';
import { PvError } from '../../errors.js';
import { unbroken } from '../../language/phrasebook.js';
import { TextMemory } from '../../parse/index.js';
import { MINUTES, PrintedParts, renderView } from '../../render/index.js';
import { findStarter, meetingFileName, newMeeting, readPastedRoll } from '../../starter/index.js';
import { fromIsoDate, UNDATED } from '../../text/date.js';
import { toText } from '../../text/fraction.js';
import { checkImage } from '../../view/images/check.js';
import { createView, type ViewOptions } from '../../view/view.js';
import type { View } from '../../view/view-model.js';
import {
	type Anchor,
	type AnswerMessage,
	type CompiledPage,
	type Failure,
	fileName,
	type GivenFile,
	type NeededVotes,
	type PageMessage,
	type QuestionMessage,
	type QuestionName,
	type Questions,
	type TriedVote,
} from '../protocol.js';
import { draftDifferences, findBase, mergeDrafts } from './compare-drafts.js';
import { importFile } from './import-file.js';

/** The side of a channel that hears questions. */
export interface Port {
	postMessage(message: AnswerMessage, transfer?: ArrayBuffer[]): void;
	onmessage: ((event: { data: QuestionMessage }) => void) | null;
}

/** What the compiler needs of the thread that it runs on. */
export interface Thread {
	/** Runs the scripts of the page that have these names, in that order. */
	loadScript(...names: string[]): Promise<void>;
	/** A moment in which the thread has time. */
	idle(): Promise<void>;
}

/** Starts to answer. */
export function serve(port: Port, thread: Thread): void {
	const compiler = new Compiler(thread);
	let turn: Promise<void> = Promise.resolve();
	port.onmessage = ({ data }) => {
		turn = turn
			.then(() => thread.idle())
			.then(async () => {
				try {
					port.postMessage({ id: data.id, answer: await compiler.answer(data.name, data.given) });
				} catch (error) {
					port.postMessage({ id: data.id, failure: getFailure(error) });
				}
			});
	};
	port.postMessage({ ready: true });
}

class Compiler {
	readonly #thread: Thread;
	#compiled: Compiled | undefined;
	/** Of the text that is written, and of what it would be with a vote. */
	readonly #memory = new TextMemory();
	readonly #printed = new PrintedParts();
	#files: readonly GivenFile[] = [];
	/** First half of the page as the window has it. */
	#head: string | undefined;

	constructor(thread: Thread) {
		this.#thread = thread;
	}

	answer(name: QuestionName, given: unknown): Promise<unknown> {
		return this.#answers[name](given as never);
	}

	readonly #answers: {
		[Name in QuestionName]: (given: Questions[Name]['given']) => Promise<Questions[Name]['answer']>;
	} = {
		compile: async ({ text, path, files }) => {
			if (files) this.#files = files;
			this.#compiled = await compile(text, { path, load: createLoader(this.#files), memory: this.#memory });
			const page = await compiledPage(this.#compiled, this.#printed);
			const sameHead = page.head === this.#head;
			this.#head = page.head;
			return sameHead ? { ...page, head: undefined } : page;
		},
		cursor: async ({ offset }) => {
			const compiled = this.#current();
			return { room: roomAt(compiled, offset), vote: voteAt(compiled, offset) };
		},
		complete: async ({ text, offset }) => completionsAt(this.#current(), text, offset),
		move: async ({ offset, name, kind, time, holder }) =>
			this.#below(markMove(this.#current(), offset, name, kind, time, holder)),
		part: async ({ offset, part }) => this.#below(writePart(this.#current(), offset, part)),
		begin: async ({ item, minutes }) => ({
			changes:
				item === null
					? writeOpening(this.#current(), minutes)
					: writeItemTime(this.#current(), item, minutes),
			cursor: null,
		}),
		form: async () => headerForm(this.#current()),
		outline: async () => getOutline(this.#current()),
		header: async ({ change }) => ({ changes: writeHeader(this.#current(), change), cursor: null }),
		live: async ({ item }) => {
			const view = liveAt(this.#current(), item);
			return { ...view, need: await this.#needed(view) };
		},
		compare: async ({ before, after }) => draftDifferences(before, after),
		merge: async ({ mine, theirs, earlier }) => mergeDrafts(mine, theirs, findBase(theirs, earlier)),
		try: async ({ offset, vote }) => this.#tried(offset, vote),
		election: async ({ offset, election }) => this.#below(writeElection(this.#current(), offset, election)),
		round: async ({ offset }) => this.#below(writeNextRound(this.#current(), offset)),
		vote: async ({ offset, vote }) => this.#below(writeVote(this.#current(), offset, vote)),
		meeting: async (form) => startMeeting(form),
		html: async () => ({ html: await renderView(getView(this.#current()), MINUTES) }),
		word: async () => {
			await this.#thread.loadScript('html', 'word');
			const { renderDocx } = await import('../../render/docx.js');
			const compiled = this.#current();
			return { bytes: await renderDocx(getView(compiled), { date: compiled.assembly.date ?? UNDATED }) };
		},
		import: async ({ name, bytes }) =>
			importFile(name, bytes, () => this.#thread.loadScript('html', 'import')),
	};

	/** What a vote of everybody who can would need: the one verdict is asked, about a vote that nobody has written. */
	async #needed({ votable, room }: LiveView): Promise<NeededVotes | null> {
		const compiled = this.#current();
		if (votable?.kind !== 'decision' || room.castable.heads === 0) return null;
		const changes = writeVote(compiled, votable.offset, { for: room.castable.votes });
		if (changes.length === 0) return null;
		const text = applyChanges(compiled.source, changes);
		const { assembly, lang } = await compile(text, { load: createLoader(this.#files), memory: this.#memory });
		const decision = assembly.decisions.find(({ node }) => node.position?.start.offset === votable.offset);
		const [line] = decision?.votes.at(-1)?.proof.requirements ?? [];
		if (!line?.needed || !line.of) return null;
		return {
			needed: toText(line.needed, lang),
			of: toText(line.of, lang),
			isOfCast: /^(?:cast|ballots)/.test(line.base),
		};
	}

	/** What a vote would come to: the one verdict is asked about the text as it would be. */
	async #tried(offset: number, vote: NewVote): Promise<TriedVote | undefined> {
		const compiled = this.#current();
		const changes = writeVote(compiled, offset, vote);
		if (changes.length === 0) return undefined;
		const text = applyChanges(compiled.source, changes);
		const after = await compile(text, { load: createLoader(this.#files), memory: this.#memory });
		const view = voteAt(after, offset);
		const last = view?.block.kind === 'decision' ? view.block.votes.at(-1) : undefined;
		const result = last?.result ?? view?.block.result;
		if (!view || !last || !result) return undefined;
		const wrong = after.messages.find(({ severity, file, place }) => {
			const at = place && 'start' in place ? (place.start.offset ?? 0) : 0;
			return severity === 'error' && file === '' && at >= view.from && at <= view.to;
		});
		return { result: result.value, tone: result.tone, problem: wrong?.reason ?? null, proof: last.proof };
	}

	/** What is typed next goes below what was written. */
	#below(changes: readonly TextChange[]): WrittenChanges {
		const { source, meeting } = this.#current();
		const below = goOnBelow(source, changes, getHeader(meeting).position?.end.offset ?? 0);
		return { ...below, alone: changes };
	}

	#current(): Compiled {
		if (!this.#compiled) throw new Error('Nothing has been compiled yet');
		return this.#compiled;
	}
}

function getFailure(error: unknown): Failure {
	if (error instanceof PvError)
		return { told: { code: error.code, facts: error.facts }, detail: error.message };
	return { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Loads the files that a meeting names from those that the user has given to the page, by their names. */
export function createLoader(
	files: readonly GivenFile[],
): (request: { kind: LoadKind; path: string }) => Promise<Loaded> {
	const given = new Map(files.map(([name, bytes]) => [fileName(name), bytes]));
	return async ({ kind, path }) => {
		if (/^(?:[a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(path)) return { found: true, refused: 'network' };
		const bytes = given.get(fileName(path));
		if (!bytes) return { found: false };
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
}

/** The text of a new meeting by the form of the window, and a name for its file; null where the date is none. */
function startMeeting({
	lang,
	body,
	organization,
	date,
	roll,
}: Questions['meeting']['given']): Questions['meeting']['answer'] {
	const day = fromIsoDate(date);
	if (!day) return null;
	const { people, remarks } = readPastedRoll(roll, lang);
	return {
		text: newMeeting({
			kind: body,
			organization,
			date: day,
			roll: roll.trim() === '' ? undefined : roll,
			lang,
		}),
		name: meetingFileName(day, findStarter(body, lang)?.meeting ?? ''),
		remarks: people.reduce((sum, person) => sum + person.remarks.length, remarks.length),
	};
}

// --- A compiled meeting as the window shows it.

/** Characters of the body of a page that is shown while one types: some hundred printed pages. */
const LONG = 1_000_000;

/** Everything that the window needs after a keystroke; `parts`: what was printed of the text before it. */
export async function compiledPage(
	compiled: Compiled,
	parts?: PrintedParts,
): Promise<CompiledPage & { head: string }> {
	const pieces = numberPieces(compiled.meeting);
	const view = getView(compiled, { pieces: pieces.numbers });
	const html = await renderView(view, MINUTES, parts);
	const cut = html.indexOf('<body');
	return {
		lang: compiled.lang,
		head: html.slice(0, cut),
		body: html.length - cut > LONG ? undefined : html.slice(cut),
		title: view.documentTitle,
		date: compiled.assembly.date ?? null,
		messages: compiled.messages.map((message) => pageMessage(message, compiled.source)),
		colours: colours(compiled),
		missing: missingFiles(compiled),
		anchors: getAnchors(compiled),
		places: pieces.places,
	};
}

/** The view of every output of the page. Minutes with errors are marked as a draft. */
export function getView(compiled: Compiled, options: Pick<ViewOptions, 'pieces'> = {}): View {
	const draft = compiled.messages.some(({ severity }) => severity === 'error');
	return createView(compiled, { ...options, draft, withProofs: false });
}

function pageMessage(message: Compiled['messages'][number], source: string): PageMessage {
	const place = message.file === '' && message.place && 'start' in message.place ? message.place : undefined;
	const from = Math.min(place?.start.offset ?? 0, source.length);
	return {
		severity: message.severity,
		rule: message.ruleId ?? '',
		text: unbroken(message.reason),
		note: message.note == null ? null : unbroken(message.note),
		file: message.file,
		line: message.line ?? 1,
		from,
		to: Math.min(Math.max(place?.end.offset ?? from, from), source.length),
		fixes: fixesFor(message, source).map((fix) => ({ ...fix, title: unbroken(fix.title) })),
	};
}

function missingFiles({ files }: Compiled): CompiledPage['missing'] {
	return [...files].flatMap(([path, { kind, found }]) => (found ? [] : [{ path, kind: kind as LoadKind }]));
}

/** The parts of the page that have an address, in the order of the text. */
function getAnchors(compiled: Compiled): Anchor[] {
	const { assembly, meeting } = compiled;
	const writer = getWriter(compiled);
	const anchors: Anchor[] = [...assembly.decisions, ...assembly.elections].flatMap(({ id, node }) =>
		getAnchor(id, node),
	);
	visit(meeting, 'session', (node) => {
		for (const each of getAnchor(writer.sessionId(node), node)) anchors.push(each);
	});
	return anchors.sort((a, b) => a.from - b.from);
}

function getAnchor(id: string, node: Node): Anchor[] {
	const from = node.position?.start.offset;
	return from === undefined ? [] : [{ id, from }];
}
