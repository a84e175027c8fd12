/** Makes the volume of a register: the contents of each meeting, put together and printed twice, for the tables name the sheets. */

import {
	createRegister,
	getContent,
	type RegisterMeeting,
	type RegisterPages,
	type RegisterPart,
	registerTemplate,
} from '../../collection/register.js';
import type { Printer } from '../../pdf/index.js';
import { createView, getTemplate, THEMES, themeTemplate } from '../../render/index.js';
import { renderDesigned } from '../build/design.js';
import type { CompiledFile } from '../compile-file.js';
import { archiveDocument } from '../record/archive-record.js';

/** A meeting of a register with its file. */
export interface HeldMeeting extends RegisterMeeting {
	compiled: CompiledFile;
}

/** A volume that is ready to be written. */
export interface Volume {
	content: string | Uint8Array;
	/** Sheets of a PDF. */
	pages: number | undefined;
}

/** Makes the volume of meetings in the order of their dates; without a printer as HTML, whose tables name no sheets. */
export async function makeVolume(
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
	const date = new Date(`${last.compiled.assembly.date ?? '2000-01-01'}T12:00:00Z`);
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
		return [{ html: getMain(html), view: undefined }];
	}
	const parts: RegisterPart[] = [];
	for (const view of content.views) {
		const html = await renderDesigned(view, 'deliberations', getTemplate('acts'), design);
		parts.push({ html: getMain(html), view });
	}
	return parts;
}

/** What a page says, without its letterhead. */
function getMain(html: string): string {
	return /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
}
