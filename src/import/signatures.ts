/** Those who signed foreign minutes, at their end: a quality and a name, one under the other or side by side. */

import { vocabulary } from '../language/index.js';
import { isInList } from './dialect.js';
import type { Head } from './model.js';
import { isPersonName } from './person-names.js';
import { bare, labelled } from './text.js';
import { textOf, type Unit } from './units.js';

/** Signatures stand among the last units. */
const LAST = 30;

interface Signature {
	name: string;
	quality: string;
}

/** Reads the signatures; their units stand in the header then. */
export function readSignatures(units: readonly Unit[], head: Head): void {
	const from = startOf(units, head);
	const signed: Signature[] = [];
	const taken: number[] = [];
	let waiting: string[] = [];
	let isSure = false;
	for (let at = from; at < units.length; at += 1) {
		const unit = units[at] as Unit;
		if (
			unit.kind === 'comment' ||
			unit.kind === 'rule' ||
			textOf(unit) + (unit.rows ?? []).flat().join('') === ''
		)
			continue;
		for (const cells of rowsOf(unit)) {
			if (cells.length === 0) continue;
			const read = cells.map((cell) => signatureOf(cell));
			if (waiting.length > 0 && cells.length === waiting.length && cells.every(isName)) {
				for (const [index, name] of cells.entries())
					signed.push({ name: tidy(name), quality: waiting[index] ?? '' });
				waiting = [];
			} else if (waiting.length === 0 && read.every((one) => one !== undefined))
				for (const one of read) signed.push(one);
			else if (waiting.length === 0 && cells.every(isQuality)) waiting = cells.map(tidy);
			else if (
				isSigning(cells) ||
				(cells.length === 1 && /^(?:signatures?|ont signé|signed)\s*:?$/iu.test(cells[0] ?? ''))
			)
				isSure = true;
			else if (isSure && cells.every(isName))
				for (const one of cells.map((cell) => ({ name: tidy(cell), quality: '' }))) signed.push(one);
			else return;
		}
		taken.push(at);
	}
	if (signed.length === 0 || waiting.length > 0) return;
	head.signatures = signed.map(({ name, quality }) => [name, office(quality)].filter(Boolean).join(', '));
	head.findings.push({ what: 'signatures', value: head.signatures.join(' ; '), certainty: 'likely' });
	for (const at of taken) head.taken.add(at);
}

/** The first of the last units of which all are parts of signatures. */
function startOf(units: readonly Unit[], head: Head): number {
	let from = units.length;
	for (let at = units.length - 1; at >= Math.max(0, units.length - LAST); at -= 1) {
		const unit = units[at] as Unit;
		if (unit.kind === 'comment' || unit.kind === 'rule') continue;
		if (head.taken.has(at) || (unit.kind === 'heading' && !/signature/i.test(textOf(unit)))) break;
		if (textOf(unit).length > 400) break;
		const rows = rowsOf(unit);
		const isPart = rows.every(
			(cells) =>
				cells.length === 0 ||
				isSigning(cells) ||
				cells.every(
					(cell) =>
						signatureOf(cell) !== undefined ||
						isQuality(cell) ||
						isName(cell) ||
						/^(?:signatures?|ont signé|signed)\s*:?$/iu.test(cell),
				),
		);
		if (
			!isPart ||
			vocabulary('closings').findIn(textOf(unit)) !== undefined ||
			labelled(textOf(unit))?.label === 'closed'
		)
			break;
		from = at;
		if (rows.some((cells) => isSigning(cells))) break;
	}
	return from;
}

/** `Fait à Paris, en deux exemplaires, le 30 mars 2016`; `Signé le 4 juin`; `Done at`; `À Bordeaux, le …`. */
const SIGNING =
	/^(?:fait\s+(?:à|le|et)|signé\s+(?:à|le)|pour extrait|dont procès-verbal|done at|signed (?:at|on)|(?:respectfully|minutes)\s+submitted|[àa]\s+\p{Lu}[\p{L}\s-]{1,30},\s+le(?![\p{L}]))(?![\p{L}])/iu;

function isSigning(cells: readonly string[]): boolean {
	return cells.length === 1 && SIGNING.test(cells[0] ?? '') && signatureOf(cells[0] ?? '') === undefined;
}

/** A row of a table, or columns parted by wide gaps. */
function rowsOf(unit: Unit): string[][] {
	if (unit.rows !== undefined)
		return unit.rows.map((row) => row.map((cell) => tidy(cell)).filter((cell) => cell !== ''));
	return unit.lines.map((line) =>
		line
			.split(/\t+|\s{3,}/)
			.map((cell) => bare(cell))
			.filter((cell) => /[\p{L}]/u.test(cell)),
	);
}

/** `Le président de séance,`; `The chair`; `Secretary`. */
function isQuality(text: string): boolean {
	const plain = tidy(text);
	return (
		(QUALITY.test(plain) ||
			(plain.split(/\s+/).length <= 4 && isInList('roles', plain.split(/\s+/)[0] ?? ''))) &&
		!isName(text)
	);
}

const QUALITY = /^(?:(?:le|la|les|the)\s+|l['’])\p{L}[\p{L}'’()·-]*(?:\s+[\p{L}'’()·-]+){0,5}$/iu;

/** Words with capitals and nothing else. */
function isName(text: string): boolean {
	const name = tidy(text).replace(/^(?:M|Mr|Mrs|Ms|Mme|Mlle|Me|Dr)\.?\s+/u, '');
	return (
		/^\p{Lu}[\p{L}'’.-]+(?:\s+(?:de|du|des|la|le|von|van|\p{Lu}[\p{L}'’.-]*)){1,4}$/u.test(name) &&
		!/^(?:le|la|les|the)\s/iu.test(name) &&
		isPersonName(name) &&
		!isInList('roles', name.split(/\s+/)[0] ?? '')
	);
}

/** `Le président, Tarek Zidi`; `Nicolas Hald, président de l'association :`; the name comes after or before. */
function signatureOf(text: string): Signature | undefined {
	if (text.length > 200) return undefined;
	const line = tidy(text);
	const [, called = '', office = ''] =
		/^(\p{Lu}[^,(]+?)\s*(?:,\s+|\s*\()(\p{L}[^,.)]{2,80})\)?$/u.exec(line) ?? [];
	if (isName(called) && (/^\p{Ll}/u.test(office) || isQuality(office)))
		return { name: tidy(called), quality: office };
	const [, role = '', name = ''] =
		/^((?:respectfully |minutes )?(?:submitted by|submitted|signed by|signed|signé(?:e)? par)|[^:,]{3,50}?)\s*[:,]\s*(.+)$/iu.exec(
			line,
		) ?? [];
	if (isName(name) && (isQuality(role) || /submitted|signed|signé/iu.test(role)))
		return { name: tidy(name), quality: isQuality(role) ? role : '' };
	for (let at = 1; at < line.length; at += 1) {
		const rest = line.slice(at);
		if (
			/\s/.test(line[at - 1] ?? '') &&
			/^\p{Lu}/u.test(rest) &&
			isName(rest) &&
			isQuality(line.slice(0, at))
		)
			return { name: tidy(rest), quality: tidy(line.slice(0, at)) };
	}
	return undefined;
}

/** `Le président` as the header names it: `président`. */
function office(quality: string): string {
	const [, rest = quality] = /^(?:(?:le|la|les|the)\s+|l['’])(.+)$/isu.exec(quality) ?? [];
	return `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

function tidy(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\s,:._]+$/u, '')
		.replace(/^[\s_]+/, '')
		.trim();
}
