/** The configuration of a project, `pv.config.yaml`, typed. */

import { type Document, isMap, isScalar, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import { type FailureFacts, PvError } from '../errors.js';
import type { FailureCode } from '../language/ids.js';
import {
	allForms,
	DEFAULT_LANGUAGE,
	hasPhrase,
	type IdOf,
	LANGUAGES,
	lazyFinder,
	type MessageForm,
	mentions,
	rawText,
	vocabulary,
	writeMessage,
} from '../language/index.js';
import { withoutMarks } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import { findFirst } from '../text/lists.js';
import { closedUp, undisguised } from '../text/look-alike.js';

export const CONFIG_FILE = 'pv.config.yaml';

/** Severity of a rule in a configuration. */
type Setting = 'off' | 'info' | 'warning' | 'error';

/** What a project decides once for all its meetings. */
export interface Config {
	/** Defaults of the header, as plain data under the keys of the language. */
	header: Readonly<Record<string, unknown>>;
	severities: Readonly<Record<string, Setting>>;
	/** Folder of the project's own templates, relative to the configuration file. */
	templates?: string | undefined;
	/** Folder that outputs go to, relative to the configuration file; beside the meeting file where it is not given. */
	output?: string | undefined;
	/** Formats that `pv build` writes. */
	formats?: readonly string[] | undefined;
	/** Themes of the project, by the name of their folder of templates: what a folder leaves out is that of the built-in theme. */
	themes?: Readonly<Record<string, 'proces-verbal' | 'notarial'>> | undefined;
	/** Kinds of documents of the project, by the name of their folder: what one sees and leaves out is that of the built-in document. */
	documents?: Readonly<Record<string, OwnKindBase>> | undefined;
	/** Looks of the project's documents. */
	style?: Style | undefined;
	/** Fixed words of the page, by key of the labels (`title.minutes`), in the project's own. */
	wording?: Readonly<Record<string, string>> | undefined;
	/** List of people with their other names, by which they are one person in all meetings; relative to the configuration file. */
	people?: string | undefined;
	/** Folder that `pv ask` keeps the facts of the project in; relative to the configuration file. */
	facts?: string | undefined;
	/** Questions to the facts, in SQL, by the name that `pv ask` takes. */
	questions?: Readonly<Record<string, string>> | undefined;
}

/** Built-in documents that a kind of the project's own may be made from. */
type OwnKindBase = Exclude<IdOf<'documents'>, 'calendar'>;

/** Looks that a project may set without a template of its own. */
export interface Style {
	/** How the minutes are set: a theme of the program, or one of `themes`. */
	theme?: string | undefined;
	/** Colour of what stands out, `#1f3a5f`. */
	accent?: string | undefined;
	/** Font files of the text, relative to the configuration file. */
	serif?: FontFiles | undefined;
	/** Font files of hours, figures and running heads. */
	sans?: FontFiles | undefined;
}

export type FontFiles = {
	readonly [Face in 'regular' | 'italic' | 'bold' | 'boldItalic']?: string | undefined;
};

export const EMPTY_CONFIG: Config = { header: {}, severities: {} };

// --- Reads `pv.config.yaml`, in either language. A mistake in it stops the command: it would silence or change what is checked.

const SETTINGS: readonly Setting[] = ['off', 'info', 'warning', 'error'];

/** The configuration in a file's text. `ruleIds` are the rules that may be set. */
export function readConfig(
	text: string,
	path: string,
	ruleIds: ReadonlyMap<string, { protected: boolean }>,
): Config {
	const lines = new LineCounter();
	const { document, data } = parseText(text, path, lines);
	try {
		return readData(data, path, ruleIds);
	} catch (error) {
		throw placed(error, path, document, lines);
	}
}

function readData(data: unknown, path: string, ruleIds: ReadonlyMap<string, { protected: boolean }>): Config {
	if (data === null || data === undefined) return EMPTY_CONFIG;
	if (!isMapping(data)) throw invalid('config/not-mapping', `${path} must hold keys and values`, { path });
	const keys = vocabulary('config');
	const config: { -readonly [Key in keyof Config]: Config[Key] } = { ...EMPTY_CONFIG };
	let style: Record<string, unknown> | undefined;
	for (const [key, value] of Object.entries(data)) {
		const known = keys.lookup(key);
		if (!known?.exact) {
			throw invalid('config/unknown-key', `${path}: unknown key ${key}`, {
				path,
				key,
				nearest: known?.expected ?? '',
			});
		}
		if (known.id === 'header') config.header = mapping(value, key, path);
		else if (known.id === 'severities')
			config.severities = severities(mapping(value, key, path), path, ruleIds);
		else if (known.id === 'templates') config.templates = folder(value, key, path);
		else if (known.id === 'output') config.output = folder(value, key, path);
		else if (known.id === 'formats') config.formats = list(value, key, path);
		else if (known.id === 'themes') config.themes = bases(mapping(value, key, path), key, path, findTheme);
		else if (known.id === 'documents')
			config.documents = bases(mapping(value, key, path), key, path, findDocument);
		else if (known.id === 'style') style = mapping(value, key, path);
		else if (known.id === 'people') config.people = folder(value, key, path);
		else if (known.id === 'facts') config.facts = folder(value, key, path);
		else if (known.id === 'questions') config.questions = texts(mapping(value, key, path), key, path);
		else if (known.id === 'wording') config.wording = readWording(mapping(value, key, path), path);
	}
	// Last: it may name a theme of the project, wherever that stands.
	if (style !== undefined) config.style = readStyle(style, path, Object.keys(config.themes ?? {}));
	return config;
}

function parseText(
	text: string,
	path: string,
	lineCounter: LineCounter,
): { document: Document; data: unknown } {
	try {
		// The core schema without tags and aliases: a configuration is plain data.
		const document = parseDocument(text, {
			schema: 'failsafe',
			uniqueKeys: true,
			logLevel: 'error',
			lineCounter,
		});
		const [broken] = document.errors;
		if (broken) throw broken;
		return { document, data: document.toJS({ maxAliasCount: 0 }) };
	} catch (error) {
		const place = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
		throw invalid(
			'config/unreadable',
			`${path} cannot be read as YAML`,
			{ path, line: place?.line ?? 1 },
			error,
		);
	}
}

/** The failure with the line and column of the key that it is about: `pv.config.yaml:3:5`. */
function placed(error: unknown, path: string, document: Document, lines: LineCounter): unknown {
	if (!(error instanceof PvError)) return error;
	const { key, rule, value } = error.facts;
	const offset = getOffset(document.contents, (scalar) => scalar === (key ?? rule ?? value));
	if (offset === undefined) return error;
	const { line, col } = lines.linePos(offset);
	const place = `${path}:${line}:${col}`;
	return invalid(
		error.code,
		error.message.replace(path, place),
		{ ...error.facts, path: place },
		error.cause,
	);
}

/** Where a key, or else a value, of a configuration stands. */
function getOffset(node: unknown, matches: (scalar: unknown) => boolean): number | undefined {
	if (isScalar(node)) return matches(node.value) ? node.range?.[0] : undefined;
	if (!isMap(node)) return undefined;
	return findFirst(node.items, ({ key, value }) => getOffset(key, matches) ?? getOffset(value, matches));
}

function isMapping(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapping(value: unknown, key: string, path: string): Record<string, unknown> {
	if (!isMapping(value))
		throw invalid('config/mapping-expected', `${path}: ${key} must hold keys and values`, { path, key });
	return value;
}

function folder(value: unknown, key: string, path: string): string {
	if (typeof value !== 'string' || value === '')
		throw invalid('config/path-expected', `${path}: ${key} must be a path`, { path, key });
	return value;
}

function list(value: unknown, key: string, path: string): string[] {
	const items = typeof value === 'string' ? value.split(',') : value;
	if (!Array.isArray(items))
		throw invalid('config/list-expected', `${path}: ${key} must be a list`, { path, key });
	return items.map((item) => String(item).trim());
}

function texts(values: Record<string, unknown>, key: string, path: string): Record<string, string> {
	for (const [name, value] of Object.entries(values))
		if (typeof value !== 'string' || value.trim() === '')
			throw invalid('config/text-expected', `${path}: ${key}, ${name} must be a text`, { path, key, name });
	return values as Record<string, string>;
}

/** Names of the project, each with what it is made from. A name is that of a folder, and none that a theme or document has already. */
function bases<Base extends string>(
	values: Record<string, unknown>,
	key: string,
	path: string,
	find: (word: string) => Base | undefined,
): Record<string, Base> {
	const found: Record<string, Base> = {};
	for (const [name, value] of Object.entries(values)) {
		if (!folderName().test(name) || findTheme(name) !== undefined || findDocument(name) !== undefined)
			throw invalid('config/own-name', `${path}: ${name} cannot be a name of your own`, { path, key: name });
		const base = find(String(value));
		if (base === undefined)
			throw invalid('config/own-base', `${path}: ${key}, ${name}: nothing is named ${value}`, {
				path,
				key: name,
				value: String(value),
			});
		found[name] = base;
	}
	return found;
}

const folderName = lazy(() => /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u);

function findTheme(word: string): 'proces-verbal' | 'notarial' | undefined {
	const found = vocabulary('themes').lookup(word);
	return found?.exact ? found.id : undefined;
}

function findDocument(word: string): OwnKindBase | undefined {
	const found = vocabulary('documents').lookup(word);
	return found?.exact && found.id !== 'calendar' ? found.id : undefined;
}

function severities(
	values: Record<string, unknown>,
	path: string,
	ruleIds: ReadonlyMap<string, { protected: boolean }>,
): Record<string, Setting> {
	const settings: Record<string, Setting> = {};
	for (const [rule, value] of Object.entries(values)) {
		const known = ruleIds.get(rule);
		if (!known) throw invalid('config/unknown-rule', `${path}: no rule is named ${rule}`, { path, rule });
		const id = vocabulary('severities').lookup(String(value));
		const setting = SETTINGS.find((name) => id?.exact && name === id.id);
		if (!setting)
			throw invalid('config/unknown-severity', `${path}: ${value} is no severity for ${rule}`, {
				path,
				rule,
				value: String(value),
			});
		if (known.protected && setting !== 'error')
			throw invalid('config/protected-rule', `${path}: ${rule} cannot be silenced`, { path, rule });
		settings[rule] = setting;
	}
	return settings;
}

function invalid(code: FailureCode, message: string, facts: FailureFacts, cause?: unknown): PvError {
	return new PvError(code, message, facts, { cause });
}

// --- The looks and the words that a project sets.

/** The section `style` of a configuration. */
function readStyle(
	values: Readonly<Record<string, unknown>>,
	path: string,
	ownThemes: readonly string[] = [],
): Style {
	const style: { -readonly [Key in keyof Style]: Style[Key] } = {};
	for (const [key, value] of Object.entries(values)) {
		const id = getId(key, ['theme', 'accent', 'serif', 'sans'], path);
		if (id === 'theme') style.theme = theme(value, path, ownThemes);
		else if (id === 'accent') style.accent = colour(value, path);
		else if (id === 'serif' || id === 'sans') style[id] = fonts(value, key, path);
	}
	return style;
}

/** The section `wording`: each key must be one of the page's. */
export function readWording(values: Readonly<Record<string, unknown>>, path: string): Record<string, string> {
	const wording: Record<string, string> = {};
	for (const [key, value] of Object.entries(values)) {
		const isKnown = LANGUAGES.some((lang) => hasPhrase(`labels.document.${key}`, lang));
		if (!isKnown || typeof value !== 'string' || !isMessage(value))
			throw new PvError('config/unknown-wording', `${path}: no words of the page are called ${key}`, {
				path,
				key,
			});
		if (!keepsVerdicts(key, value))
			throw new PvError('config/verdict-wording', `${path}: ${key} would say something else of a vote`, {
				path,
				key,
			});
		wording[key] = value;
	}
	return wording;
}

/**
 * Whether a text in the place of another leaves what the page says of votes as it is. A word of an outcome may be replaced by one that the
 * language reads as the same outcome (`adoptée` by `approuvée`); the figures and sentences of votes, elections and quorums stand as they are;
 * and no other words of the page may say that something was adopted, rejected or that somebody was elected.
 */
function keepsVerdicts(key: string, text: string): boolean {
	const own = LANGUAGES.flatMap((lang) => rawText(`labels.document.${key}`, lang) ?? []);
	if (own.some((words) => words === text)) return true;
	const [section, outcome] = key.split('.');
	if (section === 'outcomes') return readsAs(outcome, text);
	if (FIXED_SECTIONS.has(section ?? '') || key === 'facts.quorum' || key === 'exact') return false;
	const forms = allForms(text);
	const owns = own.flatMap((words) => allForms(words) ?? []);
	if (forms === undefined || !keepsValues(forms, owns)) return false;
	const isSaidBefore = (read: (words: string) => string[]) => {
		const said = new Set(owns.flatMap(({ words }) => read(words)));
		return { any: said.size > 0, holds: forms.every(({ words }) => read(words).every((id) => said.has(id))) };
	};
	const facts = isSaidBefore(factsIn);
	return isSaidBefore(verdictsIn).holds && (facts.holds || !facts.any);
}

/** Sections of the page's words that say how a vote, an election or a quorum came out, who was there, and whether the minutes are approved. */
const FIXED_SECTIONS: ReadonlySet<string> = new Set([
	'quorum',
	'strip',
	'elections',
	'proofs',
	'deed',
	'presence',
	'state',
	'shares',
	'methods',
]);

/** Whether a text writes every value that the program's own writes, and no figure of its own beside one. */
function keepsValues(forms: readonly MessageForm[], owns: readonly MessageForm[]): boolean {
	const values = new Set(owns.flatMap((form) => form.values));
	if (values.size === 0) return true;
	const kept = new Set(forms.flatMap((form) => form.values));
	const always = [...values].filter((value) => owns.every((form) => form.values.includes(value)));
	if (!forms.every((form) => always.every((value) => form.values.includes(value)))) return false;
	const figures = (all: readonly MessageForm[]) =>
		new Set(all.flatMap(({ words }) => words.match(/\p{N}/gu) ?? []));
	const known = figures(owns);
	return (
		[...values].every((value) => kept.has(value)) && [...figures(forms)].every((figure) => known.has(figure))
	);
}

function readsAs(outcome: string | undefined, text: string): boolean {
	let asksMore = false;
	const printed = ['feminine', 'masculine', 'other'].map((gender) =>
		writeMessage(text, DEFAULT_LANGUAGE, { gender }, () => {
			asksMore = true;
			return '';
		}),
	);
	if (asksMore) return false;
	return printed.every((words) =>
		[vocabulary('results').lookup(words), vocabulary('opinions').lookup(words)].some(
			(found) => found?.exact && found.id === outcome,
		),
	);
}

/** What a text says of votes, by single words and by what sentences say it with: `Le conseil approuve le texte`, `The ayes have it`. */
function verdictsIn(text: string): string[] {
	const seen = seenBy(text);
	const byWord = wordsIn(seen).flatMap((word) => {
		const verdict = vocabulary('results').findId(word);
		return verdict === 'adopted' || verdict === 'rejected' || verdict === 'elected' ? [verdict] : [];
	});
	return [
		...byWord,
		...phrases()
			.all(seen)
			.flatMap(({ from, to }) => findVerdict(seen.slice(from, to), seen) ?? []),
	];
}

const phrases = lazyFinder(
	'results',
	'verdictPhrases',
	'decisionVerbs',
	'consents',
	'opinions',
	'motionMarks',
);

function findVerdict(words: string, text: string): string | undefined {
	const result = vocabulary('results').findId(words);
	if (result !== undefined)
		return result === 'adopted' || result === 'rejected' || result === 'elected' ? result : undefined;
	const said =
		vocabulary('verdictPhrases').findId(words) ??
		vocabulary('consents').findId(words) ??
		vocabulary('opinions').findId(words);
	if (said !== undefined) return said;
	if (vocabulary('motionMarks').findId(words)) return words === words.toUpperCase() ? 'adopted' : undefined;
	const verb = vocabulary('decisionVerbs').findId(words);
	// `Vote`, `Adoption` are names as well: beside a body they are what it does.
	if (verb === 'decides' || verb === 'votes') return mentions(text, 'decidingBodies') ? 'adopted' : undefined;
	return verb && 'rejected';
}

/** Who was there or what happened, as a text says it: present or absent, an arrival or a departure. */
function factsIn(text: string): string[] {
	return wordsIn(text).flatMap(
		(word) => vocabulary('groups').findId(word) ?? vocabulary('events').findId(word) ?? [],
	);
}

/** A text as a reader sees it. */
function seenBy(text: string): string {
	return withoutMarks(closedUp(undisguised(text)));
}

function wordsIn(text: string): string[] {
	return seenBy(text)
		.split(/[^\p{L}\p{M}’'-]+/u)
		.filter((word) => word !== '');
}

/** Whether a text can be read as a message with its values. */
function isMessage(text: string): boolean {
	try {
		writeMessage(text, DEFAULT_LANGUAGE, {}, () => '');
		return true;
	} catch {
		return false;
	}
}

function fonts(value: unknown, key: string, path: string): FontFiles {
	if (typeof value === 'string') return { regular: value };
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new PvError('config/mapping-expected', `${path}: ${key} must hold keys and values`, { path, key });
	const files: Record<string, string> = {};
	for (const [face, file] of Object.entries(value))
		files[getId(face, ['regular', 'italic', 'bold', 'boldItalic'], path)] = String(file);
	return files;
}

function getId(key: string, allowed: readonly string[], path: string): string {
	const known = vocabulary('styles').lookup(key);
	if (known?.exact && allowed.includes(known.id)) return known.id;
	throw new PvError('config/unknown-style', `${path}: no look is called ${key}`, { path, key });
}

function theme(value: unknown, path: string, own: readonly string[]): Style['theme'] {
	if (own.includes(String(value))) return String(value);
	const found = vocabulary('themes').lookup(String(value));
	if (found?.exact) return found.id;
	throw new PvError('config/theme', `${path}: no theme is called ${value}`, { path, value: String(value) });
}

function colour(value: unknown, path: string): string {
	const text = String(value).trim().toLowerCase();
	const facts = { path, value: String(value) };
	if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(text))
		throw new PvError('config/colour', `${path}: ${value} is no colour`, facts);
	const contrast = (luminance(TINT) + 0.05) / (luminance(text) + 0.05);
	if (contrast < LEAST_CONTRAST)
		throw new PvError('config/contrast', `${path}: ${value} is too pale on white`, {
			...facts,
			contrast: contrast.toFixed(1),
			least: LEAST_CONTRAST.toFixed(1),
		});
	return text;
}

/** Least contrast of small text with its ground (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The ground of the strip of votes: white is paler still. */
const TINT = '#f3f5f8';

function luminance(colour: string): number {
	const digits =
		colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
	const channel = (at: number) => {
		const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}
