/** A view as one self-contained HTML file: templates that may only print data, styles and fonts inside, nothing from anywhere else. */

import type { Liquid } from 'liquidjs';
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
import { escapeCss, escapeText } from '../../view/escape.js';
import { fontFaces } from './fonts.js';
import { type PrintedParts, rememberParts } from './printed-parts.js';
import { DOCUMENT, templateError } from './template-error.js';

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
	const compiled = await getPress(template, isLanguage(view.lang) ? view.lang : DEFAULT_LANGUAGE);
	const scope = { view, style: inStyleElement(template.style ?? MINUTES.style) };
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

/** Templates that have been parsed. */
interface CompiledTemplate {
	engine: Liquid;
	document: ReturnType<Liquid['parse']>;
	/** Of the page that is being printed. */
	parts: PrintedParts | undefined;
}

/** Parsing takes as long as printing, and a partial would be parsed at each use: a template is parsed once for all documents. */
const compiledTemplates = new WeakMap<Partial<Template>, Map<Language, Promise<CompiledTemplate>>>();

function getPress(template: Partial<Template>, lang: Language): Promise<CompiledTemplate> {
	const ofTemplate = compiledTemplates.get(template) ?? new Map<Language, Promise<CompiledTemplate>>();
	compiledTemplates.set(template, ofTemplate);
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

/** A style sheet that cannot end the element it stands in. */
function inStyleElement(style: string): string {
	return style.replaceAll('</', '<\\/');
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
