/** `pv site`: the public versions of a folder as a static site. */

import { dirname, join, resolve } from 'node:path';
import { findCopies, type SharedPeople } from '../../collection/index.js';
import type { PublicMeeting } from '../../collection/site/model.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { type CompiledFile, compileFile } from '../../project/compile-file.js';
import {
	askedPaths,
	collectionFolder,
	Failures,
	findMeetings,
	INPUT,
	insidePath,
	sha256,
} from '../../project/find-meetings.js';
import { isInside, realPlace, refuseLinkOut, write } from '../../project/project.js';
import { sharedPeople } from '../../project/shared-people.js';
import { BuildReport } from '../build/build-run.js';
import { publicFacts } from '../collection/read-collection.js';
import { renderPublic, renderSingle, renderSite, SITE_FOLDERS, type SiteFile } from '../site/render-site.js';

/** Options of `pv site`. */
interface SiteOptions {
	out?: string;
	/** All in one HTML file. */
	single?: boolean;
	title?: string;
	/** Address that the site will have. */
	url?: string;
	quiet?: boolean;
}

/** Makes the site. A meeting that cannot be shown is told, and the others go on. */
export async function site(paths: readonly string[], options: SiteOptions, io: Io): Promise<ExitCodeValue> {
	const { out, quiet } = options;
	if (out === undefined) throw new PvError('usage/site-out', 'no place for the site');
	if (options.single === true && !/\.html?$/i.test(out))
		throw new PvError('usage/site-single', `${out} is no HTML file`, { path: out });
	const address = getAddress(options.url);
	const asked = askedPaths(paths);
	const read = await readPublic(asked, new BuildReport(io, quiet === true), io);
	if (io.signal.aborted) return ExitCode.interrupted;
	const [first] = read.meetings;
	if (first === undefined) throw new PvError('site/nothing-public', 'nothing to show');
	const settings = {
		title: options.title ?? first.record.organization_name ?? 'pv',
		address,
		single: options.single === true,
		design: read.design,
	};
	let files = 1;
	if (options.single === true) {
		const html = await renderSingle(read.meetings, settings, io);
		if (io.signal.aborted) return ExitCode.interrupted;
		await write(out, html, io);
	} else files = await writeSite(out, renderSite(read.meetings, settings, io), io);
	if (io.signal.aborted) return ExitCode.interrupted;
	if (quiet !== true)
		io.stderr.write(
			`${userWords(io)('cli.site.written', { meetings: read.meetings.length, files, path: out })}\n`,
		);
	return read.code;
}

function getAddress(url: string | undefined): string {
	if (url === undefined) return '';
	const known = URL.canParse(url) ? new URL(url) : undefined;
	if (known === undefined || !/^https?:$/.test(known.protocol))
		throw new PvError('usage/site-url', `${url} is no address`, { value: url });
	return known.href.replace(/\/*$/, '/');
}

interface ReadPublic {
	meetings: PublicMeeting[];
	design: CompiledFile['design'];
	code: ExitCodeValue;
}

/** The public versions of minutes that are final; drafts, meetings to come and minutes with errors are left out, and told. */
async function readPublic(paths: readonly string[], report: BuildReport, io: Io): Promise<ReadPublic> {
	const found = (await findMeetings(paths, io)).filter((path) => path !== INPUT);
	const base = await collectionFolder(paths, io);
	const failures = new Failures(found.length, io);
	const shared = new Map<string, SharedPeople>();
	const meetings: PublicMeeting[] = [];
	let design: CompiledFile['design'];
	let hasErrors = false;
	for (const path of found) {
		if (io.signal.aborted) break;
		try {
			const file = await compileFile(path, io);
			const { messages, assembly } = file.compiled;
			const errors = messages.filter(({ severity }) => severity === 'error').length;
			if (errors > 0) {
				hasErrors = true;
				report.checked(file);
				report.line('cli.build.refused', { path, count: errors });
				continue;
			}
			if (assembly.status === 'convened' || assembly.status === 'draft') {
				report.line('cli.site.left', { path, status: assembly.status });
				continue;
			}
			if (assembly.date === undefined) {
				report.line('cli.site.left', { path, status: 'undated' });
				continue;
			}
			design ??= file.design;
			const people = (await sharedPeople(file, shared, io)).shared;
			const { shown, facts } = publicFacts(file, insidePath(base, resolve(io.cwd, path)), people);
			meetings.push(await renderPublic(shown, facts));
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	for (const copy of findCopies(meetings.map(({ record }) => record))) report.line('cli.facts.copy', copy);
	const code = failures.count > 0 ? failures.code : hasErrors ? ExitCode.errors : ExitCode.clean;
	return { meetings, design, code };
}

/** Name of the list of files that a site consists of. */
const LIST = 'site.json';

/**
 * Writes the files, all or none, then removes those of an earlier run that are no longer part of the site: a page that is public no more may not stay.
 * Returns how many there are.
 */
async function writeSite(out: string, files: AsyncIterable<SiteFile>, io: Io): Promise<number> {
	await refuseLinkOut(out, io);
	const before = await readList(out, io);
	const facts = await io.facts(out);
	if (before === undefined && facts?.kind === 'folder' && (await io.list(out)).length > 0)
		throw new PvError('site/not-ours', `${out} holds other files`, { path: out });
	const places = new Map<string, string>();
	for (const folder of SITE_FOLDERS) {
		await refuseLinkOut(join(out, folder), io);
		places.set(resolve(io.cwd, out, folder), await realPlace(resolve(io.cwd, out, folder), io));
	}
	const digests: Record<string, string> = {};
	async function* listed() {
		for await (const [path, content] of files) {
			if (io.signal.aborted) throw new Interrupted();
			digests[path] = sha256(content);
			yield [join(out, path), content] as const;
		}
		yield [join(out, LIST), `${JSON.stringify(digests, null, '\t')}\n`] as const;
	}
	try {
		await io.writeTogether(listed(), (path) => places.get(dirname(resolve(io.cwd, path))));
	} catch (error) {
		if (error instanceof Interrupted) return 0;
		throw error;
	}
	const site = await realPlace(out, io);
	for (const path of Object.keys(before ?? {})) {
		if (Object.hasOwn(digests, path) || !/^[\w-]+(?:\/[\w-]+)?\.\w+$/.test(path)) continue;
		// A folder of the site may have become a link to another one.
		if (isInside(site, await realPlace(dirname(join(out, path)), io))) await io.removeFile(join(out, path));
	}
	return Object.keys(digests).length;
}

/** Ends the writing of a site that the user stopped: what lies ready beside its place is removed. */
class Interrupted extends Error {}

async function readList(out: string, io: Io): Promise<Record<string, string> | undefined> {
	const path = join(out, LIST);
	if ((await io.facts(path))?.kind !== 'file') return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(await io.read(path))) as Record<string, string>;
	} catch {
		return undefined;
	}
}
