/** How reports for code scanning services name a file, however its user wrote the path. */

import { VFileMessage } from 'vfile-message';
import { expect, it } from 'vitest';
import { type ReportedFile, reportGithub, reportSarif, reportText } from '../../src/report/index.js';
import { run } from '../cli/memory-io.js';

const WRONG = '---\nlang: fr\nnonsense: 1\n---\n';

/** The place that a SARIF file gives to its first result. */
function location(sarif: string): unknown {
	return JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation;
}

function githubFile(text: string): string | undefined {
	return /,file=([^,]*),/.exec(text)?.[1];
}

const inRoot = (uri: string) => ({ uri, uriBaseId: '%SRCROOT%' });

it.each([
	['pv/a.md', inRoot('pv/a.md'), 'pv/a.md'],
	['./pv/a.md', inRoot('pv/a.md'), 'pv/a.md'],
	['pv/../autre/./a.md', inRoot('autre/a.md'), 'autre/a.md'],
	['pv//a.md', inRoot('pv/a.md'), 'pv/a.md'],
	['/project/pv/a.md', inRoot('pv/a.md'), 'pv/a.md'],
	['../project/a.md', inRoot('a.md'), 'a.md'],
	['/ailleurs/ag 1.md', { uri: 'file:///ailleurs/ag%201.md' }, '/ailleurs/ag 1.md'],
	['../voisin/a.md', { uri: 'file:///voisin/a.md' }, '/voisin/a.md'],
	['/projects/a.md', { uri: 'file:///projects/a.md' }, '/projects/a.md'],
	['a%20b c.md', inRoot('a%2520b%20c.md'), 'a%2520b c.md'],
	['a:b.md', inRoot('a%3Ab.md'), 'a%3Ab.md'],
	['été.md', inRoot('%C3%A9t%C3%A9.md'), 'été.md'],
])('%s', async (path, sarif, github) => {
	const { out, files } = await run(['check', path, '--format', 'github', '--format', 'sarif=x.sarif'], {
		files: { [path]: WRONG },
	});
	expect(location(new TextDecoder().decode(files.get('/project/x.sarif')))).toEqual(sarif);
	expect(githubFile(out())).toBe(github);
});

function report(path: string, file = ''): ReportedFile[] {
	const message = Object.assign(new VFileMessage('wrong'), { file, severity: 'error' as const });
	return [{ path, source: '', lang: 'fr', messages: [message] }];
}

it.each([
	['a roll beside a folder', 'pv/a.md', '../roll.csv', '/project', inRoot('roll.csv')],
	['a roll on the other side', 'a.md', 'a/../roll.csv', undefined, inRoot('roll.csv')],
	['no folder to start from', './a.md', '', undefined, inRoot('a.md')],
	['no folder to start from, and a step up', '../a.md', '', undefined, inRoot('../a.md')],
	['no folder, and a path from the root', '/x/a.md', '', undefined, { uri: 'file:///x/a.md' }],
	['the root as the folder', '/x/a.md', '', '/', inRoot('x/a.md')],
	['Windows', 'C:\\pv\\ag 1.md', '', 'C:\\pv', inRoot('ag%201.md')],
	['a roll on Windows', 'pv\\a.md', 'membres.csv', 'C:\\pv', inRoot('pv/membres.csv')],
	['a roll with its whole path', 'pv/a.md', '/project/membres.csv', '/project', inRoot('membres.csv')],
	['another drive of Windows', 'D:\\pv\\a.md', '', 'C:\\pv', { uri: 'file:///D:/pv/a.md' }],
	['a share of Windows', '\\\\mairie\\pv\\a.md', '', 'C:\\pv', { uri: 'file://mairie/pv/a.md' }],
])('SARIF: %s', (_, path, file, folder, expected) => {
	expect(location(reportSarif(report(path, file), [], '1.0.0', folder))).toEqual(expected);
});

it('gives a message the same fingerprint whatever the way to its file', () => {
	const prints = ['a.md', './a.md', '/project/a.md'].map(
		(path) =>
			JSON.parse(reportSarif(report(path), [], '1', '/project')).runs[0].results[0].partialFingerprints,
	);
	expect(prints).toEqual([prints[0], prints[0], prints[0]]);
});

it('GitHub: no folder to start from', () => {
	expect(githubFile(reportGithub(report('./pv/../a.md')))).toBe('a.md');
});

it.each([
	['pv\\a.md', 'roll.csv', 'pv\\roll.csv:1:1'],
	['C:\\pv/2024\\a.md', '..\\roll.csv', 'C:\\pv/2024\\..\\roll.csv:1:1'],
	['pv/a.md', './roll.csv', 'pv/roll.csv:1:1'],
	['pv/a.md', '/project/roll.csv', '/project/roll.csv:1:1'],
	['pv/a.md', 'D:\\roll.csv', 'D:\\roll.csv:1:1'],
	['a.md', 'roll.csv', 'roll.csv:1:1'],
])('of %s the file %s is named %s', (path, file, expected) => {
	expect(reportText(report(path, file), { colors: false }).split('  ')[0]).toBe(expected);
});

it('names severities in the language of each file', () => {
	const [french] = report('a.md');
	const files = [french, { ...french, path: 'b.md', lang: 'en' }] as ReportedFile[];
	const heads = reportText(files, { colors: false }).match(/^\S+ {2}\S+/gm);
	expect(heads).toEqual(['a.md:1:1  erreur', 'b.md:1:1  error']);
});
