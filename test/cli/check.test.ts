import { describe, expect, it } from 'vitest';
import { CLEAN, WARNED, WRONG, WRONG_IN_FRENCH } from './meetings.js';
import { run } from './memory-io.js';

describe('pv check', () => {
	it('ends with 0 and the good news', async () => {
		const { code, out, err } = await run(['check', 'a.md'], { files: { 'a.md': CLEAN } });
		expect([code, out(), err()]).toEqual([0, '', 'No error. One resolution: 1 adopted.\n']);
	});

	it('ends with 1 and shows the line', async () => {
		const { code, out, err } = await run(['check', 'a.md'], { files: { 'a.md': WRONG } });
		expect(code).toBe(1);
		expect(out()).toMatch(/^a\.md:19:9 {2}error {2}vote\/result-mismatch\n/);
		expect(out()).toContain('   19 │ Result: carried\n      │         ^^^^^^^\n');
		expect(err()).toBe('One error, no warning.\n');
	});

	it('reads standard input', async () => {
		const { code, out } = await run(['check', '-', '--format', 'json'], { input: WRONG });
		expect(code).toBe(1);
		expect(JSON.parse(out())).toMatchObject([
			{
				file: '-',
				line: 19,
				column: 9,
				endLine: 19,
				endColumn: 16,
				severity: 'error',
				rule: 'vote/result-mismatch',
			},
		]);
	});

	it('reads standard input where only the name of its text is given', async () => {
		const { out } = await run(['check', '--stdin-filename', 'ag.md'], { input: WRONG });
		expect(out()).toMatch(/^ag\.md:19:9 {2}error {2}vote\/result-mismatch\n/);
	});

	it.each([
		['fr_FR.UTF-8', 'Le document doit commencer par un en-tête'],
		['en_GB.UTF-8', 'The document must start with a header'],
	])('speaks the language of the user (%s) of a file that tells none', async (locale, words) => {
		const { out } = await run(['check', 'a.md'], { files: { 'a.md': '' }, env: { LANG: locale } });
		expect(out()).toContain(words);
	});

	it('writes several formats at once', async () => {
		const { code, out, files } = await run(
			['check', 'a.md', '--format', 'github', '--format', 'json=out/a.json', '--format', 'sarif=a.sarif'],
			{ files: { 'a.md': WRONG } },
		);
		expect(code).toBe(1);
		expect(out()).toMatch(
			/^::error title=pv vote\/result-mismatch,file=a\.md,line=19,col=9,endLine=19,endColumn=16::/,
		);
		const text = (path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));
		expect(text('/project/out/a.json')).toHaveLength(1);
		const [sarif] = text('/project/a.sarif').runs;
		expect(sarif.results[0]).toMatchObject({ ruleId: 'vote/result-mismatch', level: 'error' });
		expect(sarif.tool.driver.rules[sarif.results[0].ruleIndex]).toMatchObject({ id: 'vote/result-mismatch' });
		expect(
			sarif.tool.driver.rules.every((rule: { help: { text: string } }) => rule.help.text.length > 20),
		).toBe(true);
	});

	it('says what it found where a file of a report cannot be written', async () => {
		const { code, out } = await run(['check', 'a.md', '--format', 'json=out/a.json', '--format', 'text'], {
			files: { 'a.md': WRONG },
			refuses: { '/project/out': 'ENOSPC' },
		});
		expect([code, out()]).toEqual([2, expect.stringContaining('vote/result-mismatch')]);
	});

	it('counts warnings against a limit', async () => {
		const files = { 'a.md': WARNED };
		expect((await run(['check', 'a.md'], { files })).code).toBe(0);
		expect((await run(['check', 'a.md', '--max-warnings', '0'], { files })).code).toBe(1);
		expect((await run(['check', 'a.md', '--quiet'], { files })).out()).toBe('');
	});

	it('says of a file in UTF-16 what it is, in a folder too', async () => {
		const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from(CLEAN, 'utf16le')]);
		const { code, out } = await run(['check', 'minutes'], { files: { 'minutes/a.md': wide } });
		expect(code).toBe(1);
		expect(out()).toContain('minutes/a.md:1:1  error  syntax/control-character\n');
	});

	it('checks a folder, and only the meetings in it', async () => {
		const { code, err } = await run(['check', 'minutes'], {
			files: { 'minutes/a.md': CLEAN, 'minutes/b/c.md': CLEAN, 'minutes/README.md': '# Minutes\n' },
		});
		expect([code, err()]).toEqual([0, 'No error in the 2 files.\n']);
	});

	it.each<[string, string | Uint8Array]>([
		['below blank lines', `\n\n${CLEAN}`],
		['in UTF-16', new Uint8Array(Buffer.from(`\uFEFF${CLEAN}`, 'utf16le'))],
		['behind two hyphens', CLEAN.replace('---', '--')],
		['behind stars', CLEAN.replace('---', '***')],
		['behind a dash of Windows', Buffer.from(CLEAN.replace('---', '\x97'), 'latin1')],
		['without its opening line', CLEAN.replace('---\n', '')],
		['that cannot be told from a list', CLEAN.replace('---\n', '```\n---\n')],
	])('takes a file of a folder for minutes whose header stands %s', async (_, content) => {
		const { out } = await run(['check', 'minutes', '--format', 'json'], {
			files: { 'minutes/a.md': content, 'minutes/note.md': 'Date: 6 June 2024\n\nNothing to vote on.\n' },
		});
		const named = JSON.parse(out()).map(({ file }: { file: string }) => file);
		expect([...new Set(named)]).toEqual(['minutes/a.md']);
	});

	it('follows a link to a file in a folder', async () => {
		const { err } = await run(['check', 'minutes'], {
			files: { 'minutes/a.md': CLEAN, 'kept/b.md': CLEAN },
			links: { 'minutes/b.md': 'kept/b.md', 'minutes/c.md': 'kept' },
		});
		expect(err()).toBe('No error in the 2 files.\n');
	});

	it.each([
		['one file', { 'a.md': WRONG }, 'fr_FR.UTF-8', 'One error, no warning.'],
		['one file', { 'a.md': WRONG_IN_FRENCH }, 'C', 'Une erreur, aucun avertissement.'],
		[
			'files of two languages',
			{ 'a.md': WRONG, 'b.md': WRONG_IN_FRENCH },
			'fr_FR.UTF-8',
			'2 erreurs, aucun avertissement dans 2 fichiers.',
		],
		[
			'files of two languages',
			{ 'a.md': WRONG, 'b.md': WRONG_IN_FRENCH },
			'C',
			'2 errors, no warning in 2 files.',
		],
	])('counts in the language of %s, else in that of the user: %#', async (_, files, LANG, line) => {
		const { err } = await run(['check', ...Object.keys(files)], { files, env: { LANG } });
		expect(err()).toBe(`${line}\n`);
	});

	it.each([
		[['check', 'none.md'], 'none.md does not exist'],
		[['check', 'empty'], 'holds no minutes'],
		[['check', 'a.md', '--format', 'xml'], 'No format is called “xml”'],
		[['check', 'a.md', '--format', 'json', '--format', 'text'], 'Only one format'],
		[['check', 'a.md', '--max-warnings', 'few'], 'not a whole number'],
		[['check', 'a.md', '--colour'], 'no option “--colour”'],
		[['frobnicate', '--x'], 'no option'],
		[['explain', 'vote/unknown'], 'No rule and no file'],
		[['explain', 'a.md#nothing'], 'has no vote “nothing”'],
		[['rules', 'parish'], 'No profile and no file'],
	])('%j ends with 2 and says why', async (argv, text) => {
		const { code, err } = await run(argv, { files: { 'a.md': CLEAN, 'empty/README.md': '# Nothing\n' } });
		expect(code).toBe(2);
		expect(err()).toContain(text);
	});

	it('explains a rule, lists the rules, and derives a vote', async () => {
		const { out } = await run(['explain', 'vote/too-many'], { env: { LANG: 'fr' } });
		expect(out()).toContain('Une voix de trop est une voix que personne n’avait.');
		expect((await run(['explain'])).out().split('\n').length).toBeGreaterThan(50);
		const derived = await run(['explain', 'a.md#resolution-1'], { files: { 'a.md': CLEAN } });
		expect(derived.out()).toContain('2 × 2 = 4 > 3 × 1 = 3');
		for (const what of ['a#b.md', 'a#b.md#resolution-1'])
			expect((await run(['explain', what], { files: { 'a#b.md': CLEAN } })).out()).toBe(derived.out());
	});

	it('prints rules as it understood them', async () => {
		const { out, code } = await run(['rules', 'bylaws.yaml'], {
			files: {
				'bylaws.yaml':
					'quorum: a quarter of the members, present or represented\nstatutes: two thirds of the votes cast\n',
			},
		});
		expect(code).toBe(0);
		expect(out()).toContain('a quarter of the members');
		expect(out()).toContain('two thirds of the votes cast');
	});

	it('prints rules as data, and nothing but what is wrong where they cannot be read', async () => {
		const good =
			'quorum: a quarter of the members; on second call, no quorum\nstatutes: two thirds of the votes cast\n';
		const { out, code } = await run(['rules', 'bylaws.yaml', '--format', 'json'], {
			files: { 'bylaws.yaml': good },
		});
		expect(code).toBe(0);
		const data = JSON.parse(out());
		expect(data.quorum).toMatchObject({
			threshold: '>= 1/4',
			unit: 'heads',
			calls: [{ call: 2, quorum: 'none' }],
		});
		expect(data.majorities).toContainEqual(
			expect.objectContaining({
				name: 'statutes',
				requirements: [{ threshold: '>= 2/3', base: 'cast', unit: 'votes' }],
			}),
		);
		for (const [file, text] of [
			['bylaws.yaml', 'quorum: a third of the active members\n'],
			['a.md', CLEAN.replace(/^rules:.*$/m, 'rules: { quorum: a third of the active members }')],
		] as const) {
			const wrong = await run(['rules', file], { files: { [file]: text } });
			expect([wrong.code, wrong.out()]).toEqual([1, '']);
			expect(wrong.err()).toContain('rules/invalid');
		}
		expect((await run(['rules', 'sas', '--format', 'xml'])).code).toBe(2);
	});

	it('says where a rules file is wrong', async () => {
		const { err, code } = await run(['rules', 'bylaws.yaml'], {
			files: { 'bylaws.yaml': 'statutes: { threshold: "> 3/2", base: cast }\n' },
		});
		expect(code).toBe(1);
		expect(err()).toContain('bylaws.yaml:1:');
		expect(err()).toContain('rules/invalid');
	});

	it('shows the line of a rules file, whatever it was saved in', async () => {
		const rules = Buffer.from('quorum: aucun\néchéance: oui\n', 'latin1');
		const files = {
			'pv/statuts.yaml': rules,
			'pv/a.md': CLEAN.replace(/^rules:.*$/m, 'rules: ./statuts.yaml'),
		};
		const alone = await run(['rules', 'pv/statuts.yaml'], { files });
		expect(alone.err()).toContain('pv/statuts.yaml:2:11  error');
		expect(alone.err()).toContain('    2 │ échéance: oui\n      │           ^^^\n');
		const inMeeting = await run(['check', 'pv/a.md'], { files });
		expect(inMeeting.out()).toContain('pv/statuts.yaml:2:11  error');
		expect(inMeeting.out()).toContain('    2 │ échéance: oui\n      │           ^^^\n');
	});

	it.each(['NFC', 'NFD'])('finds a file whose name has its accents as %s has them', async (form) => {
		const meeting = CLEAN.replace('lang: en', 'lang: en\nannexes: [{ title: Budget, file: été.csv }]');
		const files = {
			'a.md': meeting.normalize(form === 'NFC' ? 'NFD' : 'NFC'),
			['été.csv'.normalize(form)]: 'x',
		};
		expect((await run(['check', 'a.md'], { files })).code).toBe(0);
	});

	it('says of a roll that is not there nothing but that', async () => {
		const meeting = CLEAN.replace(/^members:.*$/m, '').replace(
			'lang: en',
			'lang: en\nmembers: roll.csv\nrules: { quorum: a quarter of the members }',
		);
		const { out } = await run(['check', 'a.md', '--format', 'json'], {
			files: { 'a.md': meeting.replace(/^rules:(?! \{ quorum: a).*$/m, '') },
		});
		expect(JSON.parse(out()).map(({ rule }: { rule: string }) => rule)).toEqual(['document/missing-file']);
	});

	it('shows the line of a roll, but not of a workbook', async () => {
		const meeting = CLEAN.replace(/^members:.*$/m, '').replace('lang: en', 'lang: en\nmembers: roll.csv');
		const shown = async (roll: string) =>
			(await run(['check', 'a.md'], { files: { 'a.md': meeting, 'roll.csv': roll } })).out();
		expect(await shown('name,votes\nAda Novak,many\n')).toContain(
			'    2 │ Ada Novak,many\n      │           ^^^^\n',
		);
		const workbook = await shown('PK\x03\x04xl/workbook.xml');
		expect(workbook).toContain('roll.csv:1:1');
		expect(workbook).not.toContain('PK');
	});
});

describe('pv.config.yaml', () => {
	it.each([
		'participants.heading: Présents',
		'participants.groups.excused: Ont prié d’excuser leur absence',
		'title.date: "en date du {date}"',
		'participants.unnamed: "{count, plural, one {# autre} other {# autres}}"',
		'events.departure: "{names} : départ"',
		'outcomes.adopted: "{gender, select, feminine {approuvée} other {approuvé}}"',
	])('takes other words of the page: %s', async (words) => {
		const { code } = await run(['check', 'a.md'], {
			files: { 'pv.config.yaml': `wording:\n  ${words}\n`, 'a.md': CLEAN },
		});
		expect(code).toBe(0);
	});

	it.each(['syntax/unknown-key', 'syntax/raw-html', 'resolution/number'])(
		'switches %s off, whatever is wrong',
		async (rule) => {
			const files = {
				'pv.config.yaml': `severities: { ${rule}: off }\nwording: { outcomes.adopted: approuvée }\n`,
				'a.md':
					'---\nzzz: 1\ndate: 2024-06-06\n---\n\n### Resolution 1 – A\n\nText <b>.\n\n- For: Nobody Known\n\n:::resolution B\n',
			};
			const { code, out, err } = await run(['check', 'a.md'], { files });
			expect(code).toBe(1);
			expect(out()).not.toContain(rule);
			expect(err()).not.toMatch(/No rule words|fault of the program/);
		},
	);

	it('gives defaults of the header, and severities', async () => {
		const meeting = CLEAN.replace(/^rules:.*\n/m, '').replace('six months', 'XX months');
		const files = {
			'pv.config.yaml': 'header: { rules: association }\nseverities: { document/placeholder: error }\n',
			'minutes/a.md': meeting,
		};
		const { code, out } = await run(['check', 'minutes'], { files });
		expect(code).toBe(1);
		expect(out()).toContain('error  document/placeholder');
		expect(out()).not.toContain('vote/no-rules');
	});

	it('finds the files of its header beside itself, for meetings in any folder, and those beside the minutes first', async () => {
		const rules = 'name: Bylaws\nsource: bylaws\nquorum: none\nmajorities: { ordinary: simple majority }\n';
		const files = {
			'pv.config.yaml': 'header: { rules: bylaws.yaml }\n',
			'bylaws.yaml': rules,
			'2024/a.md': CLEAN.replace(/^rules:.*\n/m, ''),
			'2025/b.md': CLEAN.replace(/^rules:.*\n/m, ''),
			'2025/bylaws.yaml': `${rules}quorum: none\n`,
		};
		expect(await run(['check', '2024'], { files }).then(({ code }) => code)).toBe(0);
		const { out } = await run(['check', '2025'], { files });
		expect(out()).toContain('2025/bylaws.yaml:5:1');
	});

	it('says of a file that its header names, and that is nowhere, where it was looked for', async () => {
		const files = {
			'pv.config.yaml': 'header: { rules: bylaws.yaml }\n',
			'2024/a.md': CLEAN.replace(/^rules:.*\n/m, ''),
		};
		const { out } = await run(['check', '2024'], { files });
		expect(out()).toContain('“bylaws.yaml”, which the configuration (pv.config.yaml) names');
	});

	it.each([
		['color: red', 'there is no key “color”'],
		['severities: { vote/too-many: off }', 'cannot be softened'],
		['severities: { syntax/invalid-value: off }', 'cannot be softened'],
		['severities: { people/duplicate: warning }', 'cannot be softened'],
		['severities: { people/unknown: info }', 'cannot be softened'],
		['severities: { syntax/frontmatter: off }', 'cannot be softened'],
		['severities: { syntax/control-character: info }', 'cannot be softened'],
		['wording: { outcomes.rejected: Adoptée }', 'something else of a vote'],
		['wording: { outcomes.adopted: non adoptée }', 'something else of a vote'],
		[
			"wording: { outcomes.rejected: '{kind, select, a {adoptée} other {rejetée}}' }",
			'something else of a vote',
		],
		['wording: { quorum.notMet: Atteint }', 'something else of a vote'],
		['wording: { strip.against: Pour }', 'something else of a vote'],
		['wording: { deed.outcomes.rejected: Elle est adoptée. }', 'something else of a vote'],
		['wording: { agenda.heading: Toutes adoptées }', 'something else of a vote'],
		['wording: { agenda.heading: "Toutes adop\u200Btées" }', 'something else of a vote'],
		['wording: { agenda.heading: "A D O P T É E S" }', 'something else of a vote'],
		['wording: { agenda.heading: "{a, select, other {Adop}}tées" }', 'something else of a vote'],
		['wording: { kicker: "{kind} n° {number} а\u00ADdoptée" }', 'something else of a vote'],
		['wording: { exact: "9" }', 'something else of a vote'],
		['wording: { facts.heads: "99 {noun}" }', 'something else of a vote'],
		['wording: { facts.heads: "9{heads} {noun}" }', 'something else of a vote'],
		[
			'wording: { participants.unnamed: "{count, plural, one {une autre personne} other {d’autres}}" }',
			'something else of a vote',
		],
		['wording: { participants.groups.absent: Présents à la séance }', 'something else of a vote'],
		['wording: { presence.absent: présent }', 'something else of a vote'],
		['wording: { events.departure: "Arrivée de {names}" }', 'something else of a vote'],
		['wording: { state.draft: Approuvé }', 'something else of a vote'],
		['severities: { vote/none: off }', 'no rule is called'],
		['severities: { people/misspelt: loud }', 'is no severity'],
		['header: [a', 'cannot be read (line 1)'],
	])('%s is refused', async (config, text) => {
		const { code, err } = await run(['check', 'a.md'], {
			files: { 'pv.config.yaml': config, 'a.md': CLEAN },
		});
		expect(code).toBe(2);
		expect(err()).toContain(text);
	});
});

it.each([
	['wording:\n  agenda.heading: Ordre du jour\n  outcomes.rejected: Adoptée\n', '3:3: “outcomes.rejected”'],
	['severities:\n  document/placeholder: off\n  vote/too-many: off\n', '3:3: vote/too-many'],
	['header: { place: Leeds }\n\ncolor: red\n', '3:1: there is no key “color”'],
	['style:\n  accent: "#zzz"\n', '2:11: “#zzz” is no colour'],
])('says where in the configuration the mistake of %j stands', async (config, text) => {
	const { code, err } = await run(['check', 'a.md'], {
		files: { 'pv.config.yaml': config, 'a.md': CLEAN },
	});
	expect([code, err()]).toEqual([2, expect.stringContaining(`/project/pv.config.yaml:${text}`)]);
});

describe('files that a meeting names', () => {
	it('stay inside the project, links included', async () => {
		const annexed = `${CLEAN}\nAnnex: Report (../secret.pdf)\n\nAnnex: Roll (linked.pdf)\n\nAnnex: Drawings (drawings.pdf)\n\n![Logo](https://example.org/logo.png)\n\n![Seal](file:///etc/seal.png)\n`;
		const { out } = await run(['check', 'minutes/a.md', '--format', 'json'], {
			files: {
				'pv.config.yaml': 'output: out\n',
				'minutes/a.md': annexed,
				'minutes/drawings.pdf/1.pdf': 'x',
				'/secret.pdf': 'x',
				'/etc/roll.pdf': 'x',
			},
			links: { 'minutes/linked.pdf': '/etc/roll.pdf' },
		});
		const rules = JSON.parse(out()).map(({ rule, message }: { rule: string; message: string }) => [
			rule,
			message,
		]);
		expect(rules).toEqual([
			['document/missing-file', 'There is no file “../secret.pdf” in that place.'],
			[
				'document/missing-file',
				'The file “linked.pdf” is outside the folder of the project: it is not opened.',
			],
			['document/missing-file', '“drawings.pdf” is no ordinary file.'],
			[
				'document/refused-image',
				'The image “https://example.org/logo.png” is on the network: it is not fetched.',
			],
			[
				'document/refused-image',
				'The image “file:///etc/seal.png” is outside the folder of the project: it is not opened.',
			],
		]);
	});

	it('shows a part of a line that is too long to be read', async () => {
		const { out } = await run(['check', 'a.md'], {
			files: { 'a.md': CLEAN.replace('expenses.', `expenses ${'['.repeat(5000)}.`) },
		});
		expect(out()).toContain('syntax/too-deep');
		expect(
			Math.max(
				...out()
					.split('\n')
					.map((line) => line.length),
			),
		).toBeLessThan(200);
	});

	it('tells only the rules that are selected, and those that are part of the record', async () => {
		const files = { 'a.md': WARNED, 'b.md': WRONG };
		const ignored = await run(['check', 'a.md', '--ignore', 'time,document', '--format', 'json'], { files });
		const rules = (JSON.parse(ignored.out()) as Array<{ rule: string }>).map(({ rule }) => rule);
		expect(rules.filter((rule) => /^(time|document)\//.test(rule))).toEqual([]);
		const selected = await run(['check', 'b.md', '--select', 'time', '--format', 'json'], { files });
		expect(JSON.parse(selected.out())).toMatchObject([{ rule: 'vote/result-mismatch' }]);
		const unknown = await run(['check', 'b.md', '--select', 'vote/tied'], { files });
		expect(unknown.code).toBe(2);
		expect(unknown.err()).toContain('No rule and no file is called “vote/tied”. Did you mean vote/tie?');
	});

	it('counts what each rule said', async () => {
		const { out } = await run(['check', 'a.md', '--statistics', '--format', 'json=a.json'], {
			files: { 'a.md': WRONG },
		});
		expect(out()).toBe('    1  vote/result-mismatch\n');
	});

	it('proposes the option that was meant', async () => {
		const { code, err } = await run(['check', '--statistic', 'a.md'], { files: { 'a.md': CLEAN } });
		expect(code).toBe(2);
		expect(err()).toContain('There is no option “--statistic”. Did you mean --statistics?\npv check --help');
	});
});

it.each(['text', 'github'])('shows no control character of a file name in the format %s', async (format) => {
	const path = 'a\u001b[31m\u202e.md';
	const { out } = await run(['check', path, '--format', format], { files: { [path]: 'Vote : 2 pour' } });
	expect(out()).toContain('a\uFFFD[31m\uFFFD.md');
	expect(out()).not.toMatch(/[\u001b\u202e]/);
});

it.each([
	['build', '--to', 'json'],
	['build', '--to', 'json', '--draft'],
	['fmt', '--check'],
	['fmt'],
	['explain'],
	['facts', '--out', 'facts'],
	['site', '--out', 'site'],
	['import', '-o', 'b.md'],
	['seal'],
])('keeps the name of a file, and what is in it, from moving the cursor: %s %s', async (...argv) => {
	const path = 'a\u001b[31m\u202e.md';
	const text = CLEAN.replace(/^---\n/, '---\nz\u001bz: 1\n').replace('six months', 'si\u001bx  months');
	for (const content of [CLEAN, text]) {
		const { out, err } = await run([...argv, path], { files: { [path]: content } });
		expect(out() + err()).not.toMatch(/[\u001b\u202e]/);
		expect(out() + err()).not.toBe('');
	}
});

it('keeps the words of a rules file from moving the cursor', async () => {
	const { out } = await run(['rules', 'r.yaml'], {
		files: { 'r.yaml': 'name: "Club\\e[31m"\nquorum: none\nmajorities: { ordinary: simple majority }\n' },
	});
	expect(out()).toContain('Club');
	expect(out()).not.toContain('\u001b');
});
