/** The profiles that ship: complete, with the source of every figure, and honest about what was read. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { phrasebook } from '../../src/language/index.js';
import {
	describeRules,
	PROFILE_IDS,
	profileData,
	profileEntry,
	profileId,
	profileNames,
	readRules,
} from '../../src/law/index.js';
import type { Majority, Source } from '../../src/law/rules.js';
import { getLines, quorumLine } from './rules.js';

const FOLDER = new URL('../../src/law/profiles/', import.meta.url);

it('ships every file and lists every profile', () => {
	const files = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''));
	expect([...PROFILE_IDS].sort()).toEqual(files.sort());
});

it('gives every name one meaning', () => {
	const names = profileNames();
	expect(new Set(names).size).toBe(names.length);
	for (const id of PROFILE_IDS)
		for (const name of [id, ...(profileEntry(id)?.aliases ?? [])])
			expect({ name, id: profileId(name) }).toEqual({ name, id });
});

it.each([
	['copropriété', 'copropriete'],
	['co-ownership', 'copropriete'],
	['french-association', 'association'],
	['municipal-council', 'conseil-municipal'],
	['works-council', 'cse'],
	['sa-board', 'sa-conseil'],
	['german-association', 'verein'],
	['swiss-association', 'verein-schweiz'],
	['S.A.R.L.', 'sarl'],
	['e. V.', 'verein'],
	['comité social et économique (CSE)', 'cse'],
	['Copropriété (loi de 1965)', 'copropriete'],
	['syndicat des copropriétaires', 'copropriete'],
	['métropole', 'conseil-communautaire'],
	["association reconnue d'utilité publique", 'utilite-publique'],
])('%s is %s', (name, id) => {
	expect(profileId(name)).toBe(id);
	expect(readRules(name, { lang: 'en' })).toMatchObject({ profile: id, valid: true });
});

describe.each([...PROFILE_IDS])('%s', (id) => {
	it.each(['fr', 'en'] as const)('is read without a mistake (%s)', (lang) => {
		const rules = readRules(id, { lang });
		expect(rules.problems).toEqual([]);
		expect(rules).toMatchObject({
			given: true,
			valid: true,
			profile: id,
			name: profileEntry(id)?.name[lang],
		});
		expect(rules.majorities.has(rules.default)).toBe(true);
		for (const line of describeRules(rules, phrasebook(lang))) expect(line.text).toMatch(/^\S.*\S$/);
	});

	it('knows where every figure comes from', () => {
		for (const lang of ['fr', 'en'] as const) {
			const rules = readRules(id, { lang });
			const sources: Array<Source | undefined> = [rules.source, rules.quorumSource];
			for (const majority of rules.majorities.values()) sources.push(...getSources(majority));
			if (rules.tie) sources.push(rules.tieSource);
			if (rules.secret) sources.push(rules.secret.source);
			if (rules.cap) sources.push(rules.capSource);
			for (const figure of [rules.proxies, rules.notice, rules.elections, ...rules.mentions])
				if (figure) sources.push(figure.source);
			for (const source of sources) expect(source?.text).toMatch(/\S/);
		}
	});

	it('says which texts were not read', () => {
		for (const { source, path } of rawSources(parse(readFileSync(new URL(`${id}.yaml`, FOLDER), 'utf8')))) {
			const confidence = source['confidence'];
			if (confidence === undefined)
				expect({ path, verified: source['verified'] }).toEqual({ path, verified: undefined });
			else {
				expect(['READ', 'READ-OLD', 'READ-2ry', 'MEM', 'INF']).toContain(confidence);
				expect({ path, verified: source['verified'] ?? 'yes' }).toEqual({
					path,
					verified: confidence === 'READ' ? 'yes' : 'no',
				});
			}
			expect(Object.keys(source)).toEqual(expect.arrayContaining(['fr', 'en']));
		}
	});
});

it('marks what was not read in the rules themselves', () => {
	const rules = readRules('copropriété', { lang: 'fr' });
	expect(rules.find('24')?.source).toMatchObject({
		verified: true,
		text: 'loi du 10 juillet 1965, art. 24',
		confidence: 'READ',
	});
	expect(rules.find('25')?.source).toMatchObject({ verified: false, confidence: 'READ-2ry' });
	expect(readRules('copropriété', { lang: 'en' }).find('24')?.source?.text).toBe(
		'law of 10 July 1965, art. 24',
	);
});

/** The figures of each profile, written here a second time from the texts. */
it.each([
	['association', 'ordinary', ['> 1/2 presentOrRepresented votes']],
	['association', 'statuts', ['> 1/2 presentOrRepresented votes']],
	['copropriete', '24', ['> 1/2 cast votes']],
	['copropriete', '25', ['> 1/2 members votes']],
	['copropriete', '25-1', ['> 1/2 cast votes']],
	['copropriete', '26', ['> 1/2 members heads', '>= 2/3 members votes']],
	['copropriete', '26-1', ['> 1/2 members votes']],
	['copropriete', 'unanimité', ['all members votes']],
	['conseil-municipal', 'ordinaire', ['> 1/2 cast votes']],
	['conseil-municipal', 'huis clos', ['> 1/2 presentOrRepresented votes']],
	['conseil-communautaire', 'ordinaire', ['> 1/2 cast votes']],
	['conseil-departemental', 'ordinaire', ['> 1/2 cast votes']],
	['cse', 'ordinaire', ['> 1/2 present votes']],
	['sarl', 'ordinaire', ['> 1/2 members votes']],
	['sarl', 'extraordinaire', ['>= 2/3 presentOrRepresented votes']],
	['sarl', 'extraordinaire avant 2005', ['>= 3/4 members votes']],
	['sa', 'ordinaire', ['> 1/2 cast votes']],
	['sa', 'extraordinaire', ['>= 2/3 cast votes']],
	['sa-conseil', 'ordinaire', ['> 1/2 presentOrRepresented votes']],
	['sas', 'ordinaire', ['> 1/2 cast votes']],
	['scop', 'ordinaire', ['> 1/2 cast heads']],
	['scop', 'extraordinaire', ['>= 2/3 cast heads']],
	['uk-company', 'ordinary', ['> 1/2 cast votes']],
	['uk-company', 'special', ['>= 3/4 cast votes']],
	['verein', 'ordinary', ['> 1/2 cast votes']],
	['verein', 'statutes', ['>= 3/4 cast votes']],
	['verein', 'purpose', ['all members votes']],
	['verein-schweiz', 'ordinary', ['> 1/2 present votes']],
	['roberts-rules', 'majority', ['> 1/2 castOrVoid votes']],
	['roberts-rules', 'two-thirds', ['>= 2/3 castOrVoid votes']],
	['alsace-moselle', 'statuts', ['>= 3/4 present votes']],
	['utilite-publique', 'statuts', ['>= 2/3 cast votes']],
	['asbl', 'statuts', ['>= 2/3 cast votes']],
	['asbl', 'objet', ['>= 4/5 cast votes']],
] as const)('%s: %s', (profile, name, lines) => {
	expect(getLines(readRules(profile, { lang: 'fr' }).find(name))).toEqual(lines);
});

it.each([
	['association', 'none', undefined],
	['copropriete', 'none', undefined],
	['cse', 'none', undefined],
	['conseil-municipal', '> 1/2 heads of present at item', 'none'],
	['conseil-communautaire', '> 1/2 heads of present+remote at item', 'none'],
	['sa', '>= 1/5 votes of present+remote+represented+byPost at vote', 'none'],
	['sa-conseil', '>= 1/2 heads of present+remote at vote', undefined],
	['scop', '>= 1/5 heads of present+remote+represented at vote', 'none'],
	['uk-company', '>= 2 heads of present+remote at vote', undefined],
	['roberts-rules', '> 1/2 heads of present+remote at vote', undefined],
] as const)('quorum of %s', (profile, line, later) => {
	const { quorum } = readRules(profile, { lang: 'fr' });
	expect(quorumLine(quorum)).toBe(line);
	expect(quorum === undefined || quorum === 'none' ? undefined : quorumLine(quorum.call?.get(2))).toBe(later);
});

it('gives data nobody can spoil for others', () => {
	expect(profileData('association')?.type).toBe('mapping');
	expect(profileData('nobody')).toBeUndefined();
});

function getSources(majority: Majority): Array<Source | undefined> {
	const { quorum, else: otherwise } = majority;
	return [
		...majority.requirements.map((line) => line.source),
		...(otherwise?.if.map((line) => line.source) ?? []),
		...(quorum === undefined || quorum === 'none' ? [] : [quorum.source]),
		...[...(majority.call?.values() ?? [])].flatMap(getSources),
	];
}

function rawSources(value: unknown, path = ''): Array<{ source: Record<string, unknown>; path: string }> {
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, entry]) => {
		const here = `${path}/${key}`;
		return key === 'source'
			? [{ source: entry as Record<string, unknown>, path: here }]
			: rawSources(entry, here);
	});
}
