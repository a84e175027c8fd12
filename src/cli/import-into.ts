/** Brings a corrected Word file back into the minutes that it was made from. */

import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io, type Questions, userWords } from '../host/io.js';
import { readWordRevision, type WordRevision } from '../import/revision/read-word.js';
import {
	applyRevision,
	type LeftChange,
	type PrintedParagraph,
	type Revision,
	reviseFromWord,
	type SourceChange,
	whatCounts,
} from '../import/revision/revise.js';
import type { Phrase } from '../language/ids.js';
import { type CompiledFile, compileBytes, readMeeting, reported } from '../project/compile-file.js';
import { officeDocument, readPrinted } from '../render/index.js';
import { reportText } from '../report/index.js';
import { UNDATED } from '../text/date.js';
import { oneLine, shorten } from '../text/letters.js';
import { THEMES } from '../view/context.js';
import { createView, type ViewOptions } from '../view/view.js';
import { createPatch, needByteOrderMark, rewrite } from './apply-fixes.js';
import { refuseNoMinutes } from './import-source.js';

/** Options of `pv import --into`. */
interface IntoOptions {
	into: string;
	/** Takes over every change without asking. */
	accept?: boolean;
	quiet?: boolean;
}

/** What was corrected in Word, as changes of the minutes: asked for one by one on a terminal, taken over as a whole, or shown. */
export async function importInto(path: string, options: IntoOptions, io: Io): Promise<ExitCodeValue> {
	await refuseNoMinutes(path, io);
	if (!/\.docx$/i.test(path)) throw new PvError('import/intoKind', `${path} is no Word file`, { path });
	const bytes = await readMeeting(options.into, io);
	const file = await compileBytes(bytes, options.into, io);
	const mark = needByteOrderMark(bytes, file.compiled.source, options.into);
	const facts = await io.facts(path);
	const found = await revise(file, readWordRevision(await io.read(facts?.real ?? path, facts)));
	const { questions } = io;
	const isWritten = options.accept === true || questions !== undefined;
	const say = userWords(io);
	const chosen =
		options.accept === true || questions === undefined
			? found.changes
			: await askFor(found.changes, questions, say);
	const { text, taken, refused } = await apply(file, chosen, io);
	const isChanged = text !== file.compiled.source;
	if (isWritten && isChanged) await rewrite(options.into, mark + text, io);
	if (!isWritten && isChanged) io.stdout.write(await createPatch(options.into, file.compiled.source, text));
	const left = [...found.left, ...refused].sort((one, other) => one.line - other.line);
	const talk = left.map((each) => leftLine(options.into, each, say));
	if (options.quiet !== true) {
		talk.push(
			say(isWritten ? 'cli.import.into.taken' : 'cli.import.into.shown', {
				count: taken,
				path: options.into,
			}),
		);
		if (isWritten && isChanged) {
			const messages = reported(await compileBytes(mark + text, options.into, io));
			const { colors, columns } = io.stderr;
			talk.push(reportText([messages], { colors, columns }));
		}
	}
	if (talk.length > 0) io.stderr.write(`${talk.filter((line) => line !== '').join('\n')}\n`);
	return left.length > 0 ? ExitCode.errors : ExitCode.clean;
}

function leftLine(path: string, { reason, line, before, after, authors }: LeftChange, say: Phrase): string {
	return say('cli.import.into.left', {
		path,
		line,
		why: say(`cli.import.into.why.${reason}`),
		before: shorten(oneLine(before), LONGEST),
		after: shorten(oneLine(after), LONGEST),
		author: authors.length === 0 ? 'none' : `(${authors.join(', ')})`,
		has: before === '' ? 'after' : after === '' ? 'before' : 'both',
	});
}

/** More of a paragraph fills the screen. */
const LONGEST = 160;

/** Compares a corrected file with the minutes as they are printed today. */
async function revise(file: CompiledFile, word: WordRevision): Promise<Revision> {
	const { source, meeting } = file.compiled;
	const printed = await printedAs(file, word);
	return reviseFromWord({ source, meeting, printed, word });
}

/** How a file may have been made; the way that has most of its paragraphs is taken. */
const WAYS: readonly ViewOptions[] = [
	{ theme: THEMES[1] },
	{ withProofs: true },
	{ draft: true },
	{ largePrint: true },
];

async function printedAs({ compiled }: CompiledFile, word: WordRevision): Promise<PrintedParagraph[]> {
	const written = new Set(word.original.map(({ text }) => text.trim()));
	const of = async (options: ViewOptions) => {
		const view = createView(compiled, options);
		const lines = readPrinted(await officeDocument(view, { date: compiled.assembly.date ?? UNDATED }));
		return { options, lines, known: lines.filter(({ text }) => written.has(text.trim())).length };
	};
	let best = await of({});
	for (const way of WAYS) {
		// Nothing is missing: no other way can be nearer.
		if (best.known >= written.size) break;
		const other = await of({ ...best.options, ...way });
		if (other.known > best.known) best = other;
	}
	return best.lines;
}

/** Asks about each change, in the order of the text; an answer that is not given ends the walk. */
async function askFor(
	changes: readonly SourceChange[],
	questions: Questions,
	say: Phrase,
): Promise<SourceChange[]> {
	const chosen: SourceChange[] = [];
	const inOrder = [...changes].reverse();
	for (const [index, change] of inOrder.entries()) {
		const about = say('cli.import.into.change', {
			count: `${index + 1}/${inOrder.length}`,
			line: change.line,
			author: change.authors.join(', '),
			before: change.before.replace(/\s+/g, ' '),
			after: change.after.replace(/\s+/g, ' '),
			has: change.before === '' ? 'after' : change.after === '' ? 'before' : 'both',
		});
		const choices = (['take', 'leave', 'stop'] as const).map((value) => ({
			value,
			label: say(`cli.import.into.${value}`),
		}));
		const answer = await questions.choose(about, choices);
		if (answer === undefined || answer === 'stop') break;
		if (answer === 'take') chosen.unshift(change);
	}
	return chosen;
}

/** The text after the changes. One that would alter a vote, a person or an hour by way of prose is refused. */
async function apply(
	{ compiled, path }: CompiledFile,
	changes: readonly SourceChange[],
	io: Io,
): Promise<{ text: string; taken: number; refused: LeftChange[] }> {
	const before = whatCounts(compiled.meeting, compiled.source).join('\n');
	const isSame = async (text: string) => {
		const { meeting, source } = (await compileBytes(text, path, io)).compiled;
		return whatCounts(meeting, source).join('\n') === before;
	};
	const whole = applyRevision(compiled.source, changes);
	if (changes.length === 0 || (await isSame(whole)))
		return { text: whole, taken: changes.length, refused: [] };
	const good: SourceChange[] = [];
	const refused: LeftChange[] = [];
	for (const change of changes) {
		if (await isSame(applyRevision(compiled.source, [...good, change]))) good.push(change);
		else {
			const { line, before: old, after, authors } = change;
			refused.push({ reason: 'vote', line, before: old, after, authors });
		}
	}
	return { text: applyRevision(compiled.source, good), taken: good.length, refused };
}
