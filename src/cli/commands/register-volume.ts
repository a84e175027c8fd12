/** `pv register volume`: the meetings of a body as a book to bind. */

import { extname, resolve } from 'node:path';
import { extractFacts, findCopies, type SharedPeople } from '../../collection/index.js';
import {
	createRegister,
	getContent,
	type RegisterMeeting,
	type RegisterPages,
	type RegisterPart,
	registerTemplate,
} from '../../collection/register.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { Printer } from '../../pdf/index.js';
import { type CompiledFile, compileFile } from '../../project/compile-file.js';
import { renderDesigned } from '../../project/design.js';
import {
	askedPaths,
	collectionFolder,
	findMeetings,
	INPUT,
	insidePath,
} from '../../project/find-meetings.js';
import { write } from '../../project/project.js';
import { sharedPeople } from '../../project/shared-people.js';
import { archiveDocument } from '../../record/archive-record.js';
import { documentDate, mainContent } from '../../record/render-outputs.js';
import { withPrinter } from '../../record/with-printer.js';
import { fontFaces, getTemplate, themeTemplate } from '../../render/index.js';
import { THEMES } from '../../view/context.js';
import { createView } from '../../view/view.js';
import { BuildReport } from '../build/build-run.js';

/** Options of `pv register volume`. */
interface VolumeOptions {
	out?: string;
	/** Number of the first sheet. */
	first?: string;
	/** In spite of errors. */
	draft?: boolean;
	browser?: string;
	quiet?: boolean;
}

/** Makes the volume of a body's meetings. One that cannot be read, or that has errors, leaves nothing written: a volume with a gap is none. */
export async function registerVolume(
	paths: readonly string[],
	options: VolumeOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const out = options.out ?? userWords(io)('cli.volume.file');
	const kind = extname(out).toLowerCase();
	if (kind !== '.pdf' && kind !== '.html')
		throw new PvError('usage/register-out', `${out} is no file of a register`, { path: out });
	const first = firstSheet(options.first ?? '1');
	const report = new BuildReport(io, options.quiet === true);
	const meetings = await readHeld(paths, options, report, io);
	if (io.signal.aborted) return ExitCode.interrupted;
	let volume: Volume;
	if (kind === '.html') volume = await makeVolume(meetings, first, undefined);
	else {
		const settings = {
			browser: options.browser,
			pages: 1,
			fonts: () => fontFaces(''),
			notice: (notice: Parameters<BuildReport['browser']>[0]) => report.browser(notice),
		};
		volume = await withPrinter(settings, io, (printer) => makeVolume(meetings, first, printer));
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	await write(out, volume.content, io);
	const acts = meetings.reduce(
		(sum, { facts }) =>
			sum +
			facts.decisions.filter((decision) => decision.kind !== 'amendment').length +
			facts.elections.length,
		0,
	);
	if (options.quiet !== true)
		io.stderr.write(
			`${userWords(io)('cli.volume.written', { path: out, meetings: meetings.length, acts, pages: volume.pages ?? 0 })}\n`,
		);
	return ExitCode.clean;
}

function firstSheet(value: string): number {
	if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
	throw new PvError('usage/first-sheet', `${value} is no number of a sheet`, { value });
}

/** The meetings that were held, by date. */
async function readHeld(
	paths: readonly string[],
	options: VolumeOptions,
	report: BuildReport,
	io: Io,
): Promise<HeldMeeting[]> {
	const asked = askedPaths(paths);
	const base = await collectionFolder(asked, io);
	const shared = new Map<string, SharedPeople>();
	const held: HeldMeeting[] = [];
	let wrong = 0;
	for (const path of await findMeetings(asked, io)) {
		if (io.signal.aborted) return held;
		const compiled = await compileFile(path, io);
		report.checked(compiled);
		if (compiled.compiled.messages.some(({ severity }) => severity === 'error')) wrong += 1;
		const { assembly } = compiled.compiled;
		if (assembly.status === 'convened') {
			report.line('cli.volume.left', { path });
			continue;
		}
		if (assembly.date === undefined) throw new PvError('register/undated', `${path} has no date`, { path });
		const file = path === INPUT ? path : insidePath(base, resolve(io.cwd, path));
		const people = (await sharedPeople(compiled, shared, io)).shared;
		const facts = extractFacts(compiled.compiled, { file, shared: people });
		held.push({ file, input: compiled.compiled, facts, compiled });
	}
	if (wrong > 0 && options.draft !== true)
		throw new PvError('register/errors', 'meetings have errors', { count: wrong });
	if (held.length === 0) throw new PvError('register/nothing-held', 'no meeting was held');
	const [copy] = findCopies(held.flatMap(({ facts }) => facts.meetings));
	if (copy)
		throw new PvError('register/same-meeting', `${copy.path} is a second file of ${copy.first}`, copy);
	const names = [...new Set(held.map(({ facts }) => facts.meetings[0]?.organization_name ?? ''))];
	if (names.length > 1)
		throw new PvError('register/several-bodies', 'several bodies', { names: names.join(', ') });
	return held.sort((a, b) =>
		getDay(a) === getDay(b) ? (a.file < b.file ? -1 : 1) : getDay(a) < getDay(b) ? -1 : 1,
	);
}

function getDay({ input }: HeldMeeting): string {
	return `${input.assembly.date} ${input.assembly.call}`;
}

// --- Makes the volume of a register: the contents of each meeting, put together and printed twice, for the
// tables name the sheets.

interface HeldMeeting extends RegisterMeeting {
	compiled: CompiledFile;
}

/** A volume that is ready to be written. */
interface Volume {
	content: string | Uint8Array;
	/** Sheets of a PDF. */
	pages: number | undefined;
}

/** Makes the volume of meetings in the order of their dates; without a printer as HTML, whose tables name no sheets. */
async function makeVolume(
	meetings: readonly HeldMeeting[],
	first: number,
	printer: Printer | undefined,
): Promise<Volume> {
	const filled: Array<HeldMeeting & { parts: RegisterPart[] }> = [];
	for (const meeting of meetings) {
		filled.push({ ...meeting, parts: await getParts(meeting) });
		await printer?.turn();
	}
	const last = meetings.at(-1)?.compiled as CompiledFile;
	const render = (pages?: RegisterPages) => {
		const view = createRegister(filled, { first, pages });
		return renderDesigned(view, 'registre', registerTemplate(), last.design).then((html) => ({ view, html }));
	};
	let { view, html } = await render();
	if (printer === undefined) return { content: html, pages: undefined };
	const date = documentDate(last, undefined);
	let known: RegisterPages | undefined;
	for (let pass = 1; ; pass += 1) {
		const facts = { title: view.documentTitle, date };
		const printed = await printer.print(html, { ...facts, measure: known === undefined });
		if (known && (pass >= MOST_PASSES || sameSheets(known, printed))) {
			const { pdf } = await archiveDocument(last, printed.pdf, { ...facts, html, isSigned: false });
			return { content: pdf, pages: printed.pages };
		}
		known = { destinations: printed.destinations, count: printed.pages };
		({ view, html } = await render(known));
	}
}

/** Numbers of sheets change the breaks of lines at most once. */
const MOST_PASSES = 4;

function sameSheets(
	known: RegisterPages,
	printed: { destinations: ReadonlyMap<string, number>; pages: number },
) {
	return (
		known.count === printed.pages &&
		known.destinations.size === printed.destinations.size &&
		[...known.destinations].every(([id, page]) => printed.destinations.get(id) === page)
	);
}

async function getParts(meeting: HeldMeeting): Promise<RegisterPart[]> {
	const { design, compiled } = meeting.compiled;
	const content = getContent(meeting);
	if (content.kind === 'minutes') {
		const [theme] = THEMES;
		const html = await renderDesigned(createView(compiled, {}), theme, themeTemplate(theme), design);
		return [{ html: mainContent(html), view: undefined }];
	}
	const parts: RegisterPart[] = [];
	for (const view of content.views) {
		const html = await renderDesigned(view, 'deliberations', getTemplate('acts'), design);
		parts.push({ html: mainContent(html), view });
	}
	return parts;
}
