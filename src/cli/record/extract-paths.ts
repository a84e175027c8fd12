/** Where the files that ride inside a record may be written: what made the record is not trusted. */

import { dirname, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { isInside } from '../project.js';

/** Whether a path is another one, or a folder on the way to it, on a disk that ignores capitals and accents' forms too. */
export function meets(target: string, others: Iterable<string>): boolean {
	const plain = (path: string) => `${path.normalize('NFC').toLowerCase().replaceAll('\\', '/')}/`;
	const own = plain(target);
	return [...others].map(plain).some((other) => own.startsWith(other) || other.startsWith(own));
}

/** The path that the source writes, where it stays below the folder; else the name alone; throws where that is dangerous too. */
export function safePath(path: string, name: string): string {
	let plain = path;
	try {
		plain = decodeURIComponent(path);
	} catch {}
	const parts = plain.split(/[/\\]/).filter((part) => part !== '.');
	if (parts.every(isSafe)) return parts.join('/');
	if (isSafe(name)) return name;
	throw unsafe(path, name);
}

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

function isSafe(part: string): boolean {
	if (part === '' || Buffer.byteLength(part) > 200 || part === '..' || part === '.') return false;
	if (/[\0-\x1F\x7F-\x9F/\\:*?"<>|\u202A-\u202E\u2066-\u2069]/.test(part)) return false;
	return !/[. ]$/.test(part) && !DEVICE.test(part);
}

/** Refuses a place that a link, which lies in the folder already, leads out of it. `path`: of the record, for the message. */
export async function refuseOutside(target: string, folder: string, path: string, io: Io): Promise<void> {
	const root = (await io.facts(folder))?.real ?? resolve(io.cwd, folder);
	for (let parent = dirname(target); ; parent = dirname(parent)) {
		const facts = await io.facts(parent);
		if (facts) {
			if (!isInside(root, facts.real) && !isInside(facts.real, root)) throw unsafe(path, target);
			return;
		}
		if (parent === dirname(parent)) return;
	}
}

/** The failure of a record that holds a file with such a name. */
export function unsafe(path: string, name: string): PvError {
	return new PvError('extract/unsafe-name', `${path} holds a file with a dangerous name`, {
		exitCode: 2,
		facts: { path, name: JSON.stringify(name) },
	});
}
