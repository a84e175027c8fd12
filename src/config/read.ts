/** Reads `pv.config.yaml`, in either language. A mistake in it stops the command: it would silence or change what is checked. */

import { type Document, isMap, isScalar, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import { type FailureFacts, PvError } from '../errors.js';
import { vocabulary } from '../language/index.js';
import { lazy } from '../text/lazy.js';
import { type Config, EMPTY_CONFIG, type OwnKindBase, type Setting } from './config.js';
import { readStyle, readWording } from './style.js';

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

/** The same failure with the line and column of the key that it is about: `pv.config.yaml:3:5`. */
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
	for (const { key, value } of node.items) {
		const found = getOffset(key, matches) ?? getOffset(value, matches);
		if (found !== undefined) return found;
	}
	return undefined;
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

function invalid(code: string, message: string, facts: FailureFacts, cause?: unknown): PvError {
	return new PvError(code, message, facts, { cause });
}
