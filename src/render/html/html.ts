/** A view as one self-contained HTML file: templates that may only print data, styles and fonts inside, nothing from anywhere else. */

import type { Context, Emitter, Liquid } from 'liquidjs';
import deedPage from '../../../templates/notarial/document.liquid';
import deedActions from '../../../templates/notarial/partials/actions.liquid';
import deedBlockHead from '../../../templates/notarial/partials/block-head.liquid';
import deedColleges from '../../../templates/notarial/partials/colleges.liquid';
import deedDecision from '../../../templates/notarial/partials/decision.liquid';
import deedElection from '../../../templates/notarial/partials/election.liquid';
import deedEnd from '../../../templates/notarial/partials/end.liquid';
import deedHead from '../../../templates/notarial/partials/head.liquid';
import deedItems from '../../../templates/notarial/partials/items.liquid';
import deedLists from '../../../templates/notarial/partials/lists.liquid';
import deedStyle from '../../../templates/notarial/style.css';
import defaultDocument from '../../../templates/proces-verbal/document.liquid';
import actionsPartial from '../../../templates/proces-verbal/partials/actions.liquid';
import agendaPartial from '../../../templates/proces-verbal/partials/agenda.liquid';
import decisionPartial from '../../../templates/proces-verbal/partials/decision.liquid';
import electionPartial from '../../../templates/proces-verbal/partials/election.liquid';
import endPartial from '../../../templates/proces-verbal/partials/end.liquid';
import headPartial from '../../../templates/proces-verbal/partials/head.liquid';
import itemsPartial from '../../../templates/proces-verbal/partials/items.liquid';
import linesPartial from '../../../templates/proces-verbal/partials/lines.liquid';
import listsPartial from '../../../templates/proces-verbal/partials/lists.liquid';
import pagePartial from '../../../templates/proces-verbal/partials/page.liquid';
import participantsPartial from '../../../templates/proces-verbal/partials/participants.liquid';
import proofsPartial from '../../../templates/proces-verbal/partials/proofs.liquid';
import rollPartial from '../../../templates/proces-verbal/partials/roll.liquid';
import votePartial from '../../../templates/proces-verbal/partials/vote.liquid';
import defaultStyle from '../../../templates/proces-verbal/style.css';
import type { Language } from '../../ast/index.js';
import { DEFAULT_LANGUAGE, isLanguage } from '../../language/index.js';
import { publicVersion } from '../../redact/index.js';
import { beside, RecentValues } from '../../text/lazy.js';
import { THEMES, type Theme } from '../../view/context.js';
import { escapeCss, escapeText } from '../../view/escape.js';
import { createView, type RenderInput, type ViewOptions } from '../../view/view.js';
import { fontFaces } from './fonts.js';

/** A document's templates: the document itself, its partials by name, its style sheet. */
export interface Template {
	document: string;
	partials: Readonly<Record<string, string>>;
	style: string;
	/** What rendering may cost; those of the built-in templates where they are not given. */
	limits?: { milliseconds: number; memory: number } | undefined;
}

/** The built-in templates of the minutes. */
export const MINUTES: Template = {
	document: defaultDocument,
	partials: {
		actions: actionsPartial,
		agenda: agendaPartial,
		decision: decisionPartial,
		election: electionPartial,
		end: endPartial,
		head: headPartial,
		items: itemsPartial,
		lines: linesPartial,
		lists: listsPartial,
		page: pagePartial,
		participants: participantsPartial,
		proofs: proofsPartial,
		roll: rollPartial,
		vote: votePartial,
	},
	style: defaultStyle,
};

/** A view as one HTML file; `parts`: what was printed of its state before. */
export async function renderView(
	view: { lang: string },
	template: Partial<Template> = MINUTES,
	parts?: PrintedParts,
): Promise<string> {
	const compiled = await getCompiledTemplate(template, isLanguage(view.lang) ? view.lang : DEFAULT_LANGUAGE);
	// A style sheet that cannot end the element it stands in.
	const scope = { view, style: (template.style ?? MINUTES.style).replaceAll('</', '<\\/') };
	let html: string;
	parts?.begin();
	compiled.parts = parts;
	try {
		// Its templates are in memory: to wait for each of them would take as long as the rendering.
		html = compiled.engine.renderSync(compiled.document, scope);
	} catch (error) {
		throw templateError(error, { ...MINUTES.partials, ...template.partials });
	} finally {
		compiled.parts = undefined;
	}
	if (!html.includes(FONTS_PLACE)) return html;
	// Which faces are needed follows from the text, so they are put in last.
	const faces = await fontFaces(html);
	return html.replace(FONTS_PLACE, () => faces);
}

interface CompiledTemplate {
	engine: Liquid;
	document: ReturnType<Liquid['parse']>;
	/** Of the page that is being printed. */
	parts: PrintedParts | undefined;
}

/** Parsing takes as long as printing, and a partial would be parsed at each use: a template is parsed once for all documents. */
const compiledTemplates = beside(
	(_template: Partial<Template>) => new Map<Language, Promise<CompiledTemplate>>(),
);

function getCompiledTemplate(template: Partial<Template>, lang: Language): Promise<CompiledTemplate> {
	const ofTemplate = compiledTemplates(template);
	const compiled = ofTemplate.get(lang) ?? setUp(template, lang);
	ofTemplate.set(lang, compiled);
	return compiled;
}

async function setUp(template: Partial<Template>, lang: Language): Promise<CompiledTemplate> {
	const liquid = await import('liquidjs');
	const engine = new liquid.Liquid({
		templates: { ...MINUTES.partials, ...template.partials },
		cache: true,
		// What filters of dates and numbers go by; to ask the system takes longer than a page.
		locale: lang,
		// Templates are text that people edit: they print, and can do nothing else.
		outputEscape: 'escape',
		strictFilters: true,
		strictVariables: true,
		ownPropertyOnly: true,
		parseLimit: 2_000_000,
		// Dates read the same on every machine.
		timezoneOffset: 0,
		renderLimit: template.limits?.milliseconds ?? 60_000,
		memoryLimit: template.limits?.memory ?? 2_000_000_000,
	});
	registerFilters(engine, lang);
	const compiled = { parts: undefined as PrintedParts | undefined };
	rememberParts(engine, liquid, () => compiled.parts);
	try {
		// Every partial of a project is parsed now: a mistake in one that this meeting does not need would come up with another meeting.
		for (const [name, text] of Object.entries(template.partials ?? {}))
			if (text !== MINUTES.partials[name]) engine.parse(text, name);
		const document = engine.parse(template.document ?? MINUTES.document, DOCUMENT);
		return Object.assign(compiled, { engine, document });
	} catch (error) {
		throw templateError(error, { ...MINUTES.partials, ...template.partials });
	}
}

function registerFilters(engine: Liquid, lang: Language): void {
	engine.registerFilter('text', {
		raw: true,
		handler: (value: unknown) => escapeText(String(value ?? ''), lang),
	});
	// The same minutes give the same page: neither the clock nor chance has a part in it.
	for (const name of CLOCK_FILTERS) {
		const filter = engine.filters[name];
		if (typeof filter !== 'function') continue;
		engine.registerFilter(name, function (value: unknown, ...rest: unknown[]) {
			if (value === 'now' || value === 'today') throw new Error(`no clock goes in: "${value}"`);
			return filter.call(this, value, ...rest);
		});
	}
	engine.registerFilter('sample', () => {
		throw new Error('no chance goes in: sample');
	});
	engine.registerFilter('css', { raw: true, handler: (value: unknown) => escapeCss(String(value ?? '')) });
}

/** Filters that read `now` and `today` off the clock. */
const CLOCK_FILTERS = [
	'date',
	'date_to_xmlschema',
	'date_to_rfc822',
	'date_to_string',
	'date_to_long_string',
] as const;

/** Where the style of the document template wants the faces. */
const FONTS_PLACE = '/* fonts */';

// --- A mistake in a template, with its place.

/** Name under which the document itself is parsed; partials go by their own. */
export const DOCUMENT = 'document';

/** What is wrong: it cannot be read or prints what is not there, it reads what it may not, or it costs too much. */
type TemplateFault = 'invalid' | 'outside' | 'limit';

/** A template that cannot be used. */
export class TemplateError extends Error {
	/** What kind of mistake it is. */
	readonly fault: TemplateFault;
	/** `document`, or the name of the partial. */
	readonly template: string;
	/** From 1. */
	readonly line: number;
	/** From 1. */
	readonly column: number;
	/** What the template language says of it, in English. */
	readonly reason: string;

	constructor(fault: TemplateFault, template: string, line: number, column: number, reason: string) {
		super(`${template}, line ${line}, column ${column}: ${reason}`);
		this.name = 'TemplateError';
		this.fault = fault;
		this.template = template;
		this.line = line;
		this.column = column;
		this.reason = reason;
	}
}

/** Where the template language keeps the place of a mistake. */
interface Placed {
	message?: string;
	token?: { file?: string | undefined; input?: string; getPosition?(): number[] };
	originalError?: unknown;
}

/** What went wrong while a template was parsed or rendered. `texts` are those of the templates, by name. */
function templateError(error: unknown, texts: Readonly<Record<string, string>>): Error {
	if (error instanceof TemplateError) return error;
	const { message = '' } = error as Placed;
	let { token } = error as Placed;
	let cause = error as Placed;
	// A mistake in a partial comes wrapped in those of the templates that render it: the innermost place is the one.
	while (cause.originalError !== undefined && cause.originalError !== cause) {
		cause = cause.originalError as Placed;
		token = cause.token ?? token;
	}
	const reason = (cause.message ?? message).replace(/, (?:file|line):.*$/s, '');
	const endless = cause instanceof RangeError;
	if (token === undefined && !endless) return error as Error;
	const [line = 1, column = 1] = token?.getPosition?.() ?? [];
	const fault =
		endless || /limit exceeded|call stack/i.test(`${message} ${reason}`)
			? 'limit'
			: /ENOENT|illegal template|outside/i.test(`${message} ${reason}`)
				? 'outside'
				: 'invalid';
	// The place of a variable names no template, only its text.
	const name = token?.file ?? Object.keys(texts).find((key) => texts[key] === token?.input);
	return new TemplateError(fault, name ?? DOCUMENT, line, column, reason);
}

// --- Parts of a page as they were printed, kept for its next state: whoever writes changes one part, and the others are printed as they were. A part
// is what a template prints of the values that it is given, and of nothing else.

/** The memory of one page that is printed again and again: what was printed, by what was asked for. */
export class PrintedParts extends RecentValues<string> {}

/** Partials that print the text of a meeting; those that are given all of a view are printed sooner than it is compared. */
const PARTS = /^render\s+'(?:items|decision|election|participants|agenda|roll)'/;

/** Makes an engine print parts from the memory that `getParts` gives, where it gives one. */
function rememberParts(
	engine: Liquid,
	{ RenderTag, evalToken, toValue }: typeof import('liquidjs'),
	getParts: () => PrintedParts | undefined,
): void {
	engine.registerTag(
		'render',
		class extends RenderTag {
			override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
				const parts = getParts();
				const tag = this.token.content;
				if (!parts || !PARTS.test(tag)) return yield* super.render(context, emitter);
				const given: unknown[] = [tag];
				for (const value of this.arguments())
					given.push(yield evalToken(value as Parameters<typeof evalToken>[0], context));
				const asked = JSON.stringify(given);
				let printed = parts.get(asked);
				if (printed === undefined) {
					const own = {
						buffer: '',
						write(html: unknown) {
							own.buffer += String(toValue(html) ?? '');
						},
					};
					yield* super.render(context, own);
					printed = own.buffer;
					parts.set(asked, printed);
				}
				emitter.write(printed);
			}
		},
	);
}

// --- The themes of the minutes: the page by which they are known, and the deed of a notary.

export interface HtmlOptions extends ViewOptions {
	/** Other templates; what they leave out is taken from the built-in ones of the minutes. */
	template?: Partial<Template> | undefined;
}

/** A compiled meeting as one HTML file. */
export async function renderHtml(input: RenderInput, options: HtmlOptions = {}): Promise<string> {
	const { theme = THEMES[0] } = options;
	const seen = options.public === true ? publicVersion(input) : input;
	return renderView(createView(seen, options), options.template ?? themeTemplate(theme));
}

/** The built-in templates of the minutes in a theme. */
export function themeTemplate(theme: Theme): Template {
	return TEMPLATES[theme];
}

const { lines, page, proofs, roll } = MINUTES.partials;

const TEMPLATES: Readonly<Record<Theme, Template>> = {
	'proces-verbal': MINUTES,
	notarial: {
		document: deedPage,
		partials: {
			actions: deedActions,
			'block-head': deedBlockHead,
			colleges: deedColleges,
			decision: deedDecision,
			election: deedElection,
			end: deedEnd,
			head: deedHead,
			items: deedItems,
			lists: deedLists,
			lines: lines ?? '',
			page: page ?? '',
			proofs: proofs ?? '',
			roll: roll ?? '',
		},
		style: `${MINUTES.style}\n${deedStyle}`,
	},
};
