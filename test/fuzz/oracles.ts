/** What must hold of every input, however broken: the program ends, does not crash, loses no word, and changes no vote by itself. */

import { type Compiled, compile, parse } from '../../src/compile.js';
import { readConfig } from '../../src/config/config.js';
import { PvError } from '../../src/errors.js';
import { formatMeeting } from '../../src/format/index.js';
import { importMinutes, lostWords } from '../../src/import/index.js';
import { docxToMarkdown } from '../../src/import/sources/from-docx.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';
import { fixUntilDone } from '../../src/lint/fixes.js';
import { ruleIds } from '../../src/lint/index.js';
import { judgeSignatures } from '../../src/record/judge-signatures.js';
import { openRecordBytes, orDamaged } from '../../src/record/open-record.js';
import { verifyRecord } from '../../src/record/verify-record.js';
import { notPublishable, publicVersion } from '../../src/redact/index.js';
import { renderDocx } from '../../src/render/docx.js';
import {
	type BodyWords,
	compiledJson,
	createDocuments,
	DOCUMENT_NAMES,
	findLostWords,
	readBodyWords,
	readDataWords,
	readPageWords,
	readWordFileWords,
	renderDocument,
	renderHtml,
	wordsOfLines,
} from '../../src/render/index.js';
import type { CompiledJson } from '../../src/render/json/json.js';
import { createView } from '../../src/view/view.js';

/** What an input is taken for. */
export const KINDS = ['meeting', 'minutes', 'html', 'rules', 'roll', 'config', 'docx', 'pdf'] as const;

/** One of them. */
export type Kind = (typeof KINDS)[number];

/** The costly looks at a meeting, which a long run takes at some inputs only: they are nine tenths of its time. */
export interface Looks {
	/** The deed, the Word file and the documents around the meeting. */
	otherOutputs: boolean;
	/** The page, the data and their public versions. */
	outputs: boolean;
	/** The layout. */
	layout: boolean;
	/** Proposed changes. */
	fixes: boolean;
}

const ALL_LOOKS: Looks = { otherOutputs: true, outputs: true, layout: true, fixes: true };

/** What is wrong with how an input was taken; nothing where all holds. */
export async function judge(
	kind: Kind,
	bytes: Uint8Array,
	looks: Looks = ALL_LOOKS,
): Promise<string | undefined> {
	try {
		return await JUDGES[kind](bytes, looks);
	} catch (error) {
		return error instanceof PvError
			? undefined
			: `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
	}
}

type Judge = (bytes: Uint8Array, looks: Looks) => Promise<string | undefined>;

const JUDGES: Readonly<Record<Kind, Judge>> = {
	meeting: async (bytes, looks) => {
		const compiled = await compile(bytes, { path: 'meeting.md' });
		return (
			(looks.outputs || looks.otherOutputs ? await judgeOutputs(compiled, looks.otherOutputs) : undefined) ??
			(looks.layout ? await judgeLayout(compiled) : undefined) ??
			(looks.fixes ? await judgeFixes(compiled) : undefined)
		);
	},
	minutes: async (bytes) => judgeImport(decode(bytes)),
	html: async (bytes) => judgeImport(htmlToMarkdown(decode(bytes))),
	rules: async (bytes) => {
		await compile(NAMES_RULES, { path: 'meeting.md', load: async () => ({ found: true, bytes }) });
		return undefined;
	},
	roll: async (bytes) => {
		await compile(NAMES_ROLLS, { path: 'meeting.md', load: async () => ({ found: true, bytes }) });
		return undefined;
	},
	config: async (bytes) => {
		const config = readConfig(decode(bytes), 'pv.config.yaml', ruleIds);
		const { header, severities } = config;
		await compile(NAMES_RULES, {
			path: 'meeting.md',
			defaults: header,
			severities,
			load: async () => ({ found: false }),
		});
		return undefined;
	},
	docx: async (bytes) => judgeImport((await docxToMarkdown(bytes)).markdown),
	pdf: async (bytes) => {
		const record = await openRecordBytes(bytes, 'record.pdf');
		const { findings } = await orDamaged('record.pdf', () =>
			verifyRecord(record, (signed) => judgeSignatures(signed, new Date(0))),
		);
		return record.integrity.state === 'changed' && findings.every(({ ok }) => ok)
			? 'verify: agrees with a record whose digest does not'
			: undefined;
	},
};

const NAMES_RULES = `---
langue: fr
date: 6 juin 2024
règles: ./rules.yaml
---

### Résolution 1 – Budget

Texte.

Majorité : ordinaire
Vote : 3 pour, 1 contre
`;
const NAMES_ROLLS = NAMES_RULES.replace(
	'règles: ./rules.yaml',
	'participants: ./roll.csv\nvotes: ./votes.csv',
);

function decode(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}

/** The page, the Word file, the data and their public versions, with every word that they must have. */
async function judgeOutputs(compiled: Compiled, others: boolean): Promise<string | undefined> {
	const lines = linesWithErrors(compiled);
	const isWhole = notPublishable(compiled.meeting) === undefined;
	for (const input of isWhole ? [compiled, publicVersion(compiled)] : [compiled]) {
		const isPublic = input !== compiled;
		const body = readBodyWords(input, isPublic ? undefined : lines);
		const asked = isPublic && lines.size > 0 ? { ...body, reworded: [] } : body;
		const printed = {
			page: readPageWords(await renderHtml(input, { public: isPublic })),
			data: readDataWords(getJson(input)),
			...(others && {
				deed: readPageWords(await renderHtml(input, { public: isPublic, theme: 'notarial' })),
				word: readWordFileWords(
					await renderDocx(createView(input, { public: isPublic }), { date: '2024-06-06' }),
				),
			}),
		};
		for (const [output, words] of Object.entries(printed)) {
			const [lost] = findLostWords(asked, words);
			if (lost)
				return `lost word: ${output}${isPublic ? ' (public)' : ''}, line ${lost.line}: ${lost.words.join(' ')}`;
		}
		const lost = others ? await lostOfDocuments(input, asked, isPublic) : undefined;
		if (lost) return lost;
	}
	return undefined;
}

/** The documents around the meeting hold the texts that they quote. */
export async function lostOfDocuments(
	input: Compiled,
	body: BodyWords,
	isPublic: boolean,
): Promise<string | undefined> {
	for (const name of DOCUMENT_NAMES) {
		const documents = createDocuments(name, input, { public: isPublic });
		for (const document of 'made' in documents ? documents.made : []) {
			if (document.kind === 'calendar' || document.quotes.length === 0) continue;
			const words = readPageWords(await renderDocument(document.view));
			const [lost] = findLostWords(wordsOfLines(body, document.quotes), words);
			if (lost) return `lost word: ${name}, line ${lost.line}: ${lost.words.join(' ')}`;
		}
	}
	return undefined;
}

/** The data as a file holds them. */
function getJson(input: Compiled): CompiledJson {
	return JSON.parse(JSON.stringify(compiledJson(input, []))) as CompiledJson;
}

function linesWithErrors({ messages }: Compiled): Set<number> {
	const lines = new Set<number>();
	for (const { severity, ruleId, line, place } of messages) {
		const end = place && 'end' in place ? place.end.line : (line ?? 1);
		// A misspelt label is printed as the one that was meant, and told so.
		if (severity === 'error' || ruleId === 'vote/misspelt')
			for (let at = line ?? 1; at <= end; at += 1) lines.add(at);
	}
	return lines;
}

/** Laying a file out twice changes nothing more, and never a vote. */
async function judgeLayout(compiled: Compiled): Promise<string | undefined> {
	const once = await formatMeeting(compiled.source, parse);
	if (once === compiled.source) return undefined;
	if ((await formatMeeting(once, parse)) !== once) return 'fmt: not idempotent';
	const after = getVerdicts(await compile(once));
	const before = getVerdicts(compiled);
	return after === before ? undefined : `fmt: ${before} became ${after}`;
}

/** Fixing a file until nothing is left ends, and what was decided before stays decided so. */
async function judgeFixes(compiled: Compiled): Promise<string | undefined> {
	const read = (text: string) => compile(text);
	const { file: current } = await fixUntilDone(compiled, false, read);
	if (current === compiled) return undefined;
	const again = await fixUntilDone(await compile(current.source), false, read);
	if (again.file.source !== current.source) return 'fix: not idempotent';
	const before = getDecided(compiled);
	const after = getDecided(current);
	if (before.length !== after.length) return undefined;
	const changed = before.findIndex((verdict, index) => verdict !== undefined && after[index] !== verdict);
	return changed < 0 ? undefined : `fix: ${before[changed]} became ${after[changed]}`;
}

/** Outcome and figures of each vote. */
function getVerdicts({ assembly }: Compiled): string {
	return JSON.stringify(
		[
			assembly.decisions.map(({ outcome, votes }) => [
				outcome,
				votes.map(({ tally }) => [tally.for, tally.against, tally.abstention]),
			]),
			assembly.elections.map(({ candidates }) => candidates.map(({ elected, votes }) => [elected, votes])),
		],
		(_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value),
	);
}

/** Outcomes that were sure before; undefined where something was in doubt. */
function getDecided({ assembly, messages }: Compiled): Array<string | undefined> {
	const isSure = !messages.some(({ severity }) => severity === 'error');
	return assembly.decisions.map(({ outcome }) =>
		isSure && outcome !== 'undetermined' ? outcome : undefined,
	);
}

const ENTITIES: Readonly<Record<string, string>> = {
	quot: '"',
	amp: '&',
	apos: "'",
	eacute: 'é',
	egrave: 'è',
	agrave: 'à',
	ccedil: 'ç',
};

/** What is imported compiles, and keeps its words. */
async function judgeImport(markdown: string): Promise<string | undefined> {
	const { text } = importMinutes(markdown);
	await compile(text, { path: 'imported.md' });
	// What another program says of a form, `[Weiss]{.smallcaps}`, is no word of the minutes.
	// A character that nobody sees, inside a word, parts no words: it is taken out, and what stands around it is one word.
	// Tags, places inside a page (`<#id1>`) and what a server was told (`<!--#include … -->`) are no words either, `&eacute;` is a letter, `&quot;` a sign, and a reference to a number or a space
	// is none of its digits.
	const seen = (words: string) =>
		words
			.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
			.replace(/<!--#[^\n]*?-->|<#[^<>]*>(?=`_)/g, ' ')
			.replace(/<\/?[a-z][^<>]*>/gi, ' ')
			.replace(/&(quot|amp|apos|eacute|egrave|agrave|ccedil);/g, (_, name: string) => ENTITIES[name] ?? '')
			.replace(/&(?:#x?[0-9a-f]{1,7}|nbsp);/gi, ' ');
	const lost = lostWords(seen(markdown.replace(/\{[.#][^}\n]*\}/g, '')), seen(text));
	return lost.length === 0 ? undefined : `import: lost ${lost.slice(0, 10).join(' ')}`;
}
