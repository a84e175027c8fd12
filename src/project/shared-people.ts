/** The shared list of people of a project. */

import { resolve } from 'node:path';
import { createSharedPeople, NO_SHARED_PEOPLE, type SharedPeople } from '../collection/identity.js';
import type { Config } from '../config/config.js';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { DEFAULT_LANGUAGE } from '../language/index.js';
import { readRoll } from '../parse/index.js';
import { decodeTable } from '../source/decode.js';
import { isInside, refusal } from './project.js';

/** The shared people of a meeting's project. */
export async function sharedPeople(
	{
		config,
		configFolder,
		root,
	}: { config: Config; configFolder: string | undefined; root?: string | undefined },
	known: Map<string, SharedPeople>,
	io: Io,
): Promise<{ shared: SharedPeople; path?: string }> {
	if (config.people === undefined || configFolder === undefined) return { shared: NO_SHARED_PEOPLE };
	const path = resolve(configFolder, config.people);
	const shared = known.get(path) ?? (await readSharedPeople(config, configFolder, root, io)).shared;
	known.set(path, shared);
	return { shared, path };
}

/** The shared file of people that a configuration names. A mistake in it stops the run: it would join or part people. */
export async function readSharedPeople(
	{ people = '' }: Config,
	folder: string,
	root: string | undefined,
	io: Io,
): Promise<{ shared: SharedPeople }> {
	const path = resolve(folder, people);
	const facts = await io.facts(path);
	if (facts?.kind !== 'file') throw new PvError('input/missing', `${path} does not exist`, { path });
	if (root !== undefined && !isInside(root, facts.real))
		throw refusal('input/outside', path, { root, real: facts.real });
	const decoded = await decodeTable(await io.read(facts.real, facts), people);
	const { roll, problems } = readRoll(decoded.text, people, DEFAULT_LANGUAGE);
	const wrong = [...decoded.problems, ...problems].find(
		({ rule }) => rule !== 'syntax/repaired' && rule !== 'syntax/unknown-key',
	);
	if (wrong)
		throw new PvError('config/people', `${path} cannot be read as a list of people`, {
			path,
			line: wrong.position?.start.line ?? 1,
		});
	return { shared: createSharedPeople(roll.children) };
}
