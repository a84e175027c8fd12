/** The messages for services that show them beside the code: SARIF, and the commands of GitHub. */

import { visible } from '../text/letters.js';
import {
	type FlatMessage,
	type FlatRange,
	fileUri,
	flatten,
	isAbsolute,
	pathFrom,
	type ReportedFile,
} from './report.js';

/** What SARIF says of a rule. */
export interface RuleFacts {
	id: string;
	/** One sentence. */
	summary: string;
	/** The whole page, Markdown. */
	page: string;
	severity: 'error' | 'warning' | 'info';
}

/**
 * SARIF 2.1.0 as code scanning services read it: relative paths, rules with help, and fingerprints without line numbers so that a
 * message keeps its identity when text is added above it. `folder`: the absolute path of the folder that they are relative to; a file
 * outside it has its whole address. Source: OASIS, SARIF 2.1.0.
 */
export function reportSarif(
	files: readonly ReportedFile[],
	rules: readonly RuleFacts[],
	version: string,
	folder?: string,
): string {
	const messages = flatten(files).map((message) => ({ ...message, file: pathFrom(folder, message.file) }));
	const index = new Map(rules.map((rule, position) => [rule.id, position]));
	const seen = new Map<string, number>();
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'pv',
						semanticVersion: version,
						rules: rules.map((rule) => ({
							id: rule.id,
							shortDescription: { text: cut(rule.summary) },
							fullDescription: { text: cut(rule.summary) },
							help: { text: rule.summary, markdown: rule.page },
							defaultConfiguration: { level: level(rule.severity) },
						})),
					},
				},
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: {
					'%SRCROOT%': { description: { text: 'The folder that the paths are relative to.' } },
				},
				results: messages.map((message) => result(message, index, seen)),
			},
		],
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}

function result(message: FlatMessage, index: ReadonlyMap<string, number>, seen: Map<string, number>): object {
	const uri = fileUri(message.file);
	const artifactLocation = isAbsolute(message.file) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
	const identity = `${message.rule}\n${message.file}\n${message.message.replace(/\d+/g, '#')}`;
	const occurrence = (seen.get(identity) ?? 0) + 1;
	seen.set(identity, occurrence);
	return {
		ruleId: message.rule,
		ruleIndex: index.get(message.rule) ?? -1,
		level: level(message.severity),
		message: { text: message.note ? `${message.message}\n${message.note}` : message.message },
		locations: [{ physicalLocation: { artifactLocation, region: region(message) } }],
		partialFingerprints: { 'pvMessage/v1': `${fingerprint(identity)}:${occurrence}` },
		...(message.fixes && {
			fixes: message.fixes.map((fix) => ({
				description: { text: fix.description },
				artifactChanges: [
					{
						artifactLocation,
						replacements: fix.edits.map((edit) => ({
							deletedRegion: region(edit.range),
							insertedContent: { text: edit.text },
						})),
					},
				],
			})),
		}),
	};
}

function region(range: FlatRange): object {
	return {
		startLine: range.line,
		startColumn: range.column,
		endLine: range.endLine,
		endColumn: range.endColumn,
	};
}

function level(severity: FlatMessage['severity']): string {
	return severity === 'info' ? 'note' : severity;
}

/** Services cut descriptions at 1,024 characters. */
function cut(text: string): string {
	return text.length > 1024 ? `${text.slice(0, 1023)}…` : text;
}

/** FNV-1a, 64 bits: an identity to compare, not a secret. */
function fingerprint(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let index = 0; index < text.length; index++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
	}
	return hash.toString(16).padStart(16, '0');
}

/**
 * Workflow commands that GitHub turns into annotations. It shows ten errors and ten warnings a step, so errors come first.
 * `folder`: the absolute path of the folder that the paths are relative to.
 * Source: GitHub Docs, "Workflow commands for GitHub Actions".
 */
export function reportGithub(files: readonly ReportedFile[], folder?: string): string {
	const order = { error: 0, warning: 1, info: 2 };
	const command = { error: 'error', warning: 'warning', info: 'notice' };
	return flatten(files)
		.sort((a, b) => order[a.severity] - order[b.severity])
		.map((message) => {
			const properties = [
				`title=${escapeProperty(`pv ${message.rule}`)}`,
				`file=${escapeProperty(pathFrom(folder, message.file))}`,
				`line=${message.line}`,
				`col=${message.column}`,
				`endLine=${message.endLine}`,
				`endColumn=${message.endColumn}`,
			];
			const text = message.note ? `${message.message}\n${message.note}` : message.message;
			return `::${command[message.severity]} ${properties.join(',')}::${escapeData(text)}\n`;
		})
		.join('');
}

function escapeData(text: string): string {
	return visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}

function escapeProperty(text: string): string {
	return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
