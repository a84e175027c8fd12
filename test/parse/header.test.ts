import { describe, expect, it } from 'vitest';
import { dataFromValue } from '../../src/ast/index.js';
import { readHeader } from '../../src/parse/header/header.js';
import { readBetweenFences, readSource } from './header-reading.js';
import { outline, written } from './outline.js';

/** A header without mistakes, and its tree. */
const READ: [yaml: string, fields: string[]][] = [
	['langue: en', ['field name=lang key=langue', '  keywordValue en text=en']],
	['titre: Un titre, long', ['field name=title key=titre', '  textValue Un titre, long']],
	['réunion: conseil municipal', ['field name=meeting key=réunion', '  textValue conseil municipal']],
	['REUNION: CSE', ['field name=meeting key=REUNION', '  textValue CSE']],
	['meeting: board', ['field name=meeting key=meeting', '  textValue board']],
	[
		'organisme: Les Amis du Canal',
		['field name=organization key=organisme', '  textValue Les Amis du Canal'],
	],
	[
		'organisme: { nom: Le Club, forme: association, siège: "1, rue Haute", identifiant: W123, logo: logo.png }',
		[
			'field name=organization key=organisme',
			'  field name=name key=nom',
			'    textValue Le Club',
			'  field name=form key=forme',
			'    textValue association',
			'  field name=address key=siège',
			'    textValue 1, rue Haute',
			'  field name=id key=identifiant',
			'    textValue W123',
			'  field name=logo key=logo',
			'    fileValue logo.png',
		],
	],
	['règles: conseil-municipal', ['field name=rules key=règles', '  textValue conseil-municipal']],
	['règles: statuts.yaml', ['field name=rules key=règles', '  fileValue statuts.yaml']],
	['règles: ../commun/statuts.yml', ['field name=rules key=règles', '  fileValue ../commun/statuts.yml']],
	[
		'règles:\n  seuil: "> 1/2"',
		[
			'field name=rules key=règles',
			'  mapping',
			'    pair key=seuil',
			'      scalar seuil quoted=no',
			'      scalar > 1/2 quoted',
		],
	],
	['date: 2024-06-06', ['field name=date key=date', '  dateValue 2024-06-06']],
	['date: jeudi 6 juin 2024', ['field name=date key=date', '  dateValue 2024-06-06 weekday=4']],
	['date: 6/6/2024', ['field name=date key=date', '  dateValue 2024-06-06']],
	['ouverture: 14h15', ['field name=opened key=ouverture', '  timeValue 855']],
	['clôture: 17:05', ['field name=closed key=clôture', '  timeValue 1025']],
	['lieu: salle des fêtes', ['field name=place key=lieu', '  textValue salle des fêtes']],
	['convocation: 10 octobre 2024', ['field name=notice key=convocation', '  dateValue 2024-10-10']],
	[
		'convocation: { date: 10 octobre 2024, rang: 2, mode: courriel }',
		[
			'field name=notice key=convocation',
			'  field name=date key=date',
			'    dateValue 2024-10-10',
			'  field name=call key=rang',
			'    numberValue 2',
			'  field name=by key=mode',
			'    textValue courriel',
		],
	],
	[
		'ordre du jour:\n- Budget\n- "Travaux, eau"',
		['field name=agenda key=ordre du jour', '  textValue Budget', '  textValue Travaux, eau'],
	],
	['membres: 15', ['field name=members key=membres', '  numberValue 15']],
	['membres: 29 membres', ['field name=members key=membres', '  numberValue 29']],
	['membres: membres.csv', ['field name=members key=membres', '  fileValue membres.csv']],
	[
		'membres: { nombre: 8, voix: 10 000 }',
		[
			'field name=members key=membres',
			'  field name=count key=nombre',
			'    numberValue 8',
			'  field name=votes key=voix',
			'    numberValue 10000',
		],
	],
	[
		'members:\n  - Ada Novak\n  - Ben Osei',
		['field name=members key=members', '  person', '    name Ada Novak', '  person', '    name Ben Osei'],
	],
	['participants: feuille.csv', ['field name=participants key=participants', '  fileValue feuille.csv']],
	['présidence: Ada Novak', ['field name=chair key=présidence', '  name Ada Novak']],
	[
		'chair: Ada Novak, chair of the board',
		['field name=chair key=chair', '  name Ada Novak', '  textValue chair of the board role=quality'],
	],
	['présidente: Ada Novak', ['field name=chair key=présidente', '  name Ada Novak']],
	['secrétaire de séance: Ada Novak', ['field name=secretary key=secrétaire de séance', '  name Ada Novak']],
	['chairwoman: Ada Novak', ['field name=chair key=chairwoman', '  name Ada Novak']],
	['scrutateurs: Odile Maury', ['field name=tellers key=scrutateurs', '  name Odile Maury']],
	[
		'scrutateurs: [Odile Maury, Paul Weiss]',
		['field name=tellers key=scrutateurs', '  name Odile Maury', '  name Paul Weiss'],
	],
	[
		'signatures:\n  - Lise Kern, présidente',
		['field name=signatures key=signatures', '  person', '    name Lise Kern', '    quality présidente'],
	],
	[
		'annexes:\n  - Comptes\n  - Rapport (rapport.pdf)\n  - titre: Bilan\n    fichier: bilan.pdf',
		[
			'field name=annexes key=annexes',
			'  item',
			'    textValue Comptes',
			'  item',
			'    textValue Rapport',
			'    field name=file key=',
			'      fileValue rapport.pdf',
			'  item',
			'    field name=title key=titre',
			'      textValue Bilan',
			'    field name=file key=fichier',
			'      fileValue bilan.pdf',
		],
	],
	['votes: votes.csv', ['field name=votes key=votes', '  fileValue votes.csv']],
	['état: projet', ['field name=status key=état', '  keywordValue draft text=projet']],
	['status: Approved', ['field name=status key=status', '  keywordValue approved text=Approved']],
	['approbation: 12 septembre 2024', ['field name=approval key=approbation', '  dateValue 2024-09-12']],
	[
		'prochaine réunion: 12 septembre 2024',
		['field name=next key=prochaine réunion', '  dateValue 2024-09-12'],
	],
	['prochaine-réunion: à l’automne', ['field name=next key=prochaine-réunion', '  textValue à l’automne']],
	// Implicit types of YAML are no types here.
	['titre: no', ['field name=title key=titre', '  textValue no']],
	['lieu: 1.10', ['field name=place key=lieu', '  textValue 1.10']],
	['lieu: 010', ['field name=place key=lieu', '  textValue 010']],
	['lieu: .nan', ['field name=place key=lieu', '  textValue .nan']],
	[
		'membres: 123456789012345678901234567890',
		['field name=members key=membres', '  numberValue 123456789012345678901234567890'],
	],
	['lieu:\ntitre: x', ['field name=title key=titre', '  textValue x']],
	['titre: |\n  Deux\n  lignes', ['field name=title key=titre', '  textValue Deux\nlignes']],
	['# seulement un commentaire', []],
	['', []],
	[
		'# pv-ignore people/move time/order : l’horloge\ndate: 2024-06-06 # pv-ignore time/weekday\nlieu: ici',
		[
			'ignore rules=people/move,time/order reason=l’horloge',
			'ignore rules=time/weekday reason=',
			'field name=date key=date',
			'  dateValue 2024-06-06',
			'field name=place key=lieu',
			'  textValue ici',
		],
	],
];

/** A header with values that cannot be read. */
const WRONG: [yaml: string, problems: string[]][] = [
	['date: 31 février 2024', ['2:7 syntax/invalid-value noSuchDay «31 février 2024»']],
	['date: 2024-02-30', ['2:7 syntax/invalid-value noSuchDay «2024-02-30»']],
	['lang: en\ndate: 6/6/2024', ['3:7 syntax/invalid-value ambiguousDate «6/6/2024»']],
	['date: [6, juin]', ['2:8 syntax/invalid-value expectedText «6»']],
	['ouverture: 25h00', ['2:12 syntax/invalid-value time «25h00»']],
	['état: terminé', ['2:7 syntax/invalid-value status «terminé»']],
	['langue: de', ['2:9 syntax/invalid-value languages «de»']],
	['lieu: { a: b }', ['2:9 syntax/invalid-value expectedText «a»']],
	['membres: beaucoup', ['2:10 syntax/invalid-value members «beaucoup»']],
	['membres: -3', ['2:10 syntax/invalid-value members «-3»']],
	['membres: { nombre: 8,5 }', ['2:22 syntax/invalid-value cutNumber «5»']],
	['membres: { nombre: 8, voix: 10,000 }', ['2:32 syntax/invalid-value cutNumber «000»']],
	[
		'participants: { présents: [{ nom: Ada Novak, voix: 1,5 }] }',
		['2:54 syntax/invalid-value cutNumber «5»'],
	],
	['membres: { nombre: 8.5x }', ['2:20 syntax/invalid-value wholeNumber «8.5x»']],
	['membres: { nombre: 8, voi: 3 }', ['2:23 syntax/unknown-key subkeyNear «voi»']],
	['convocation: { rang: zut }', ['2:22 syntax/invalid-value rank «zut»']],
	['votes: main levée', ['2:8 syntax/invalid-value path «main levée»']],
	['approbation: bientôt', ['2:14 syntax/invalid-value date «bientôt»']],
	['capital: 1 000', ['2:1 syntax/unknown-key headerKey «capital»']],
	['datte: 6 juin 2024', ['2:1 syntax/unknown-key headerKeyNear «datte»']],
	['vote: main levée', ['2:1 syntax/unknown-key headerKeyNear «vote»']],
	[
		'organisme: { nom: A, siège: 3, rue du Port, 29900 Concarneau }',
		['2:32 syntax/unknown-key cutText «rue du Port»'],
	],
	['organisme: { nom: "A", Concarneau }', ['2:24 syntax/unknown-key subkey «Concarneau»']],
	['organisme: { nom: A, capital: 3 }', ['2:22 syntax/unknown-key subkey «capital»']],
	[
		'constructor: a\ntoString: b',
		['2:1 syntax/unknown-key headerKey «constructor»', '3:1 syntax/unknown-key headerKey «toString»'],
	],
	['lieu: a\nplace: b', ['3:1 syntax/frontmatter duplicateKey «place»']],
	['date: 2024-06-06\ndate: 2024-06-07', ['3:1 syntax/frontmatter duplicateKey «date»']],
	['organisme: { nom: A, name: B }', ['2:22 syntax/frontmatter duplicateKey «name»']],
];

/** A header that breaks YAML or holds what is refused: one cause, one message, and the rest is read. */
const BROKEN: [yaml: string, problems: string[], fields?: string[]][] = [
	[
		'titre: "ouvert\nlieu: ici',
		['2:1 syntax/frontmatter quote «titre: "ouvert»'],
		['field name=place key=lieu', '  textValue ici'],
	],
	[
		'lieu: ici\ndu texte sans deux-points\nétat: projet',
		['3:1 syntax/frontmatter noColon «du texte sans deux-points»'],
		[
			'field name=place key=lieu',
			'  textValue ici',
			'field name=status key=état',
			'  keywordValue draft text=projet',
		],
	],
	[
		'participants:\n  présents:\n    - Ada Novak\n    - "Ben" Osei\n    - Carla Ruiz\nlieu: [ici',
		['5:5 syntax/frontmatter afterValue «- "Ben" Osei»'],
		[
			'field name=participants key=participants',
			'  group name=présents kind=present presence=present votes',
			'    person',
			'      name Ada Novak',
			'    person',
			'      name Carla Ruiz',
		],
	],
	['lieu: @ici', ['2:1 syntax/frontmatter reserved «lieu: @ici»'], []],
	['- une\n- liste', ['2:3 syntax/frontmatter notMapping «une»'], []],
	[
		'a: &a [x, x]\nb: *a\nlieu: ici',
		[
			'2:1 syntax/unknown-key headerKey «a»',
			'2:7 syntax/frontmatter anchor «[x, x]»',
			'3:4 syntax/frontmatter alias «*a»',
		],
	],
	['lieu: &a ici\n<<: *a', ['2:10 syntax/frontmatter anchor «ici»', '3:1 syntax/frontmatter mergeKey «<<»']],
	['lieu: &a [*a]', ['2:10 syntax/frontmatter anchor «[*a]»', '2:11 syntax/frontmatter alias «*a»']],
	[
		'__proto__: { admin: oui }\nlieu: ici',
		['2:1 syntax/frontmatter forbiddenKey «__proto__»'],
		['field name=place key=lieu', '  textValue ici'],
	],
	['lieu: !!js/function "x"', ['2:7 syntax/frontmatter tag «!!js/function»'], []],
	['lieu: !!binary aGVsbG8=', ['2:7 syntax/frontmatter tag «!!binary»'], []],
];

describe('the header', () => {
	it.each(READ)('reads %j', (yaml, fields) => {
		const reading = readBetweenFences(yaml);
		expect(reading.problems).toEqual([]);
		expect(reading.fields).toEqual(fields);
	});

	it.each(WRONG)('tells what is wrong in %j', (yaml, problems) => {
		expect(readBetweenFences(yaml).problems).toEqual(problems);
	});

	it.each(BROKEN)('survives broken header %#', (yaml, problems, fields) => {
		const reading = readBetweenFences(yaml);
		expect(reading.problems).toEqual(problems);
		if (fields) expect(reading.fields).toEqual(fields);
	});

	it('bounds nesting before it reads it', () => {
		const reading = readBetweenFences(`lieu: ici\nrègles: ${'{a: '.repeat(5000)}\nétat: projet`);
		expect(reading.problems.map((found) => found.slice(0, 27))).toEqual(['3:137 syntax/too-deep yaml ']);
		expect(reading.fields).toEqual([
			'field name=place key=lieu',
			'  textValue ici',
			'field name=status key=état',
			'  keywordValue draft text=projet',
		]);
	});

	it('reads a key that is nearly known as that key, unless its value would be a second mistake', () => {
		expect(readBetweenFences('datte: 6 juin 2024').fields).toEqual([
			'field name=date key=datte',
			'  dateValue 2024-06-06',
		]);
		expect(readBetweenFences('vote: main levée').fields).toEqual([]);
		expect(readBetweenFences('date: 2024-06-06\ndatte: x').fields).toHaveLength(2);
	});

	it('keeps the first of two keys, and points from the second to it', () => {
		const source = '---\nlieu: ici\nplace: là\n---\n';
		const { reading, fields } = readSource(source);
		expect(fields).toEqual(['field name=place key=lieu', '  textValue ici']);
		expect(reading.problems[0]?.related?.[0]?.position.start.line).toBe(2);
		expect(reading.problems[0]?.values).toEqual({ key: 'place', line: { line: 2 } });
	});

	it('takes its language from the header, from the defaults, or as French', () => {
		expect(readHeader('---\nlang: en\n---\n').lang).toBe('en');
		expect(readHeader('---\ndate: 2024-06-06\n---\n').lang).toBe('fr');
		expect(readHeader('---\ndate: 2024-06-06\n---\n', dataFromValue({ langue: 'anglais' })).lang).toBe('en');
		expect(readHeader('---\nlangue: fr\n---\n', dataFromValue({ langue: 'en' })).lang).toBe('fr');
		expect(readHeader(`---\nlang: en\ntitle: ${'x'.repeat(70_000)}\n---\n`).lang).toBe('en');
	});

	it.each([
		['meeting: board\ndate: 2024-06-06', 'en'],
		['réunion: conseil\ndate: 2024-06-06', 'fr'],
		['meeting: board\norganization: Le Club\nouverture: 14h', 'en'],
		['meeting: board\nouverture: 14h', 'fr'],
		['réunion: conseil\nlieu: mairie\nopened: 14h', 'fr'],
		['meeting: board\nopened: [', 'en'],
		['Meeting: board\n Chair: Ada Novak', 'en'],
		['langue: fr\nmeeting: board\norganization: Le Club', 'fr'],
	])('speaks the language of most of its keys where it names none: %j is in %s', (yaml, lang) => {
		expect(readHeader(`---\n${yaml}\n---\n`).lang).toBe(lang);
	});

	it('takes the language of the project before that of its keys', () => {
		expect(readHeader('---\nmeeting: board\n---\n', dataFromValue({ langue: 'fr' })).lang).toBe('fr');
	});

	it('reads numbers and dates as the language of the document writes them', () => {
		expect(readBetweenFences('lang: en\nmembers: { votes: "1,234.5" }').fields).toContain(
			'    numberValue 1234.5',
		);
		expect(readBetweenFences('membres: { voix: "1 234,5" }').fields).toContain('    numberValue 1234.5');
	});

	it('completes the body that the file names with what the defaults say of it, and of no other body', () => {
		const defaults = dataFromValue({ organisme: { nom: 'Le Club', siège: '3, rue du Lac' } });
		const address = (source: string) =>
			outline(readHeader(`---\n${source}\n---\n`, defaults).header)
				.join('|')
				.includes('3, rue du Lac');
		expect(address('organisme: Le Club')).toBe(true);
		expect(address('organisme: { nom: le club, forme: association }')).toBe(true);
		expect(address('organisme: { forme: association }')).toBe(true);
		expect(address('organisme: Les Amis')).toBe(false);
		expect(address("organisme: { nom: Le Club, siège: '1, quai du Port' }")).toBe(false);
	});

	it('adds keys that only the defaults give, without places and without messages', () => {
		const defaults = dataFromValue({
			organisme: 'Le Club',
			lieu: 'là',
			date: 'jamais',
			participants: { présents: ['Ada Novak'] },
		});
		const { header, problems } = readHeader('---\nlieu: ici\n---\n', defaults);
		expect(problems).toEqual([]);
		expect(outline(header).slice(1)).toEqual([
			'  field name=place key=lieu',
			'    textValue ici',
			'  field name=organization key=organisme',
			'    textValue Le Club',
			'  field name=participants key=participants',
			'    group name=présents kind=present presence=present votes',
			'      person',
			'        name Ada Novak',
		]);
		expect(header.children[1]?.position).toBeUndefined();
	});

	it('gives every value its place, down to one number', () => {
		const source =
			'---\nmembres: { nombre: 8, voix: "10 000" }\nparticipants:\n  présents:\n    - Ada Novak [1 450]\n---\n';
		const { header } = readHeader(source);
		const texts: (string | undefined)[] = [];
		const visit = (node: { type: string; children?: unknown[] }) => {
			if (node.type !== 'header') texts.push(`${node.type}: ${written(source, node as never)}`);
			for (const child of node.children ?? []) visit(child as never);
		};
		visit(header);
		expect(texts).toEqual([
			'field: membres: { nombre: 8, voix: "10 000" }',
			'field: nombre: 8',
			'numberValue: 8',
			'field: voix: "10 000"',
			'numberValue: 10 000',
			'field: participants:\n  présents:\n    - Ada Novak [1 450]',
			'group: présents:\n    - Ada Novak [1 450]',
			'person: Ada Novak [1 450]',
			'name: Ada Novak',
			'votes: 1 450',
		]);
	});

	it('tells of invisible characters once, also where they spoil a value', () => {
		const source = '---\ndate: 6 juin\u0000 2024\nlieu: a\u202Eb\n---\nCorps \u0001\n';
		expect(readSource(source).problems).toEqual([
			'2:13 syntax/control-character control «\u0000»',
			'3:8 syntax/control-character direction «\u202E»',
		]);
	});

	it('reads files with CR LF, with a lone CR, and with a byte order mark', () => {
		const expected = [
			'field name=date key=date',
			'  dateValue 2024-06-06',
			'field name=place key=lieu',
			'  textValue ici',
		];
		for (const source of [
			'---\r\ndate: 6 juin 2024\r\nlieu: ici\r\n---\r\nCorps',
			'---\rdate: 6 juin 2024\rlieu: ici\r---\rCorps',
			'\uFEFF---\ndate: 6 juin 2024\nlieu: ici\n---\nCorps',
		]) {
			const reading = readSource(source);
			expect(reading.fields).toEqual(expected);
			expect(reading.problems).toEqual([]);
			expect(source.slice(reading.bodyStart)).toBe('Corps');
		}
	});
});

describe('keys of the header in the words that people use', () => {
	it.each([
		['date de la séance: 2024-06-06', 'date'],
		['nom de l’association: Les Amis', 'organization'],
		['syndicat: Syndicat des eaux', 'organization'],
		['date de réunion: 2024-06-06', 'date'],
		['Meeting date: 2024-06-06', 'date'],
		['when: 2024-06-06', 'date'],
		['lieu de la réunion: Salle des fêtes', 'place'],
		['salle: Salle des fêtes', 'place'],
		['meeting place: Hall', 'place'],
		['début de séance: 18h', 'opened'],
		['called to order: 18:00', 'opened'],
		['levée de la séance: 20h', 'closed'],
		['adjourned: 20:00', 'closed'],
		['date de convocation: 2024-05-20', 'notice'],
		['convoqué le: 2024-05-20', 'notice'],
		['notice sent: 2024-05-20', 'notice'],
		['membres en exercice: 29', 'members'],
		['nombre d’adhérents: 29', 'members'],
		['number of members: 29', 'members'],
		['président de la séance: Aline Roche', 'chair'],
		['présidé par: Aline Roche', 'chair'],
		['chair of the meeting: Aline Roche', 'chair'],
		['rédigé par: Luc Perrin', 'secretary'],
		['minutes taken by: Luc Perrin', 'secretary'],
		['assesseurs: [Luc Perrin]', 'tellers'],
		['ordre du jour de la séance: [Budget]', 'agenda'],
		['pièces jointes: [Budget]', 'annexes'],
		['date of next meeting: 2024-09-06', 'next'],
	])('%s', (yaml, name) => {
		const { fields, problems } = readBetweenFences(yaml);
		expect(problems).toEqual([]);
		expect(fields[0]?.split(' ').slice(0, 2)).toEqual(['field', `name=${name}`]);
	});

	it.each([
		['de la séance: 2024-06-06'],
		['date de la séance de la réunion: 2024-06-06'],
		['couleur de la séance: bleu'],
		['board: Planning'],
		['committee: Finance'],
	])('%s is none', (yaml) => {
		const { fields, problems } = readBetweenFences(yaml);
		expect(problems).toEqual([`2:1 syntax/unknown-key headerKey «${yaml.split(':')[0]}»`]);
		expect(fields).toEqual([]);
	});
});

describe('values of the header as people write them', () => {
	it.each([
		['date: 06.06.2024', ['dateValue 2024-06-06']],
		['date: 06-06-2024', ['dateValue 2024-06-06']],
		['date: 2024/06/06', ['dateValue 2024-06-06']],
		['heure: à 18h', ['timeValue 1080']],
		['heure: 18h30 précises', ['timeValue 1110']],
		['heure: 18:30 heures', ['timeValue 1110']],
		['heure: 18.30', ['timeValue 1110']],
		['heure: 1830', ['timeValue 1110']],
		['start: at 7 pm sharp', ['timeValue 1140']],
		['membres: 29 conseillers en exercice', ['numberValue 29']],
		['membres: 52 adhérents à jour de cotisation', ['numberValue 52']],
		['members: nine voting members', ['numberValue 9']],
		['members: 52 members in good standing', ['numberValue 52']],
		['convocation: envoyée le 5 juin 2024', ['dateValue 2024-06-05']],
		[
			'convocation: 5 juin 2024 par lettre recommandée',
			['dateValue 2024-06-05', 'textValue lettre recommandée'],
		],
		['convocation: lettre du 5 juin 2024', ['dateValue 2024-06-05', 'textValue lettre']],
		['notice: emailed on 20 May 2024', ['dateValue 2024-05-20']],
		['notice: sent May 20, 2024 (by email)', ['dateValue 2024-05-20', 'textValue email']],
		['état: brouillon', ['keywordValue draft text=brouillon']],
		['language: en-GB', ['keywordValue en text=en-GB']],
	])('%s', (yaml, values) => {
		const { fields, problems } = readBetweenFences(yaml);
		expect(problems).toEqual([]);
		expect(fields.map((line) => line.trim()).filter((line) => !line.startsWith('field'))).toEqual(values);
	});

	it.each([
		['date: jeudi 6 juin 2024 à 18h', ['dateValue 2024-06-06 weekday=4', 'timeValue 1080']],
		['date: jeudi 6 juin 2024 à 18 heures', ['dateValue 2024-06-06 weekday=4', 'timeValue 1080']],
		['date: 2024-06-06 18:30', ['dateValue 2024-06-06', 'timeValue 1110']],
		['date: 6 juin 2024, de 18h à 20h', ['dateValue 2024-06-06', 'timeValue 1080', 'timeValue 1200']],
		['language: en\ndate: June 6, 2024 at 7:00 PM', ['dateValue 2024-06-06', 'timeValue 1140']],
		['date: 6 juin 2024 à 18h\nouverture: 18:00', ['dateValue 2024-06-06', 'timeValue 1080']],
		[
			'heure: 18h\ndate: 6 juin 2024, de 18h à 20h',
			['timeValue 1080', 'dateValue 2024-06-06', 'timeValue 1200'],
		],
	])('%j gives the hour besides', (yaml, values) => {
		const { fields, problems } = readBetweenFences(yaml);
		expect(problems).toEqual([expect.stringContaining(' syntax/repaired dayAndHours ')]);
		expect(fields.map((line) => line.trim()).filter((line) => /^(?:date|time)Value/.test(line))).toEqual(
			values,
		);
	});

	it.each([
		['date: 6 juin 2024 à 18h\nouverture: 18h30', 'date'],
		['date: 6 juin 2024 ou 7 juin 2024', 'date'],
		['date: 06.06.2024.12', 'date'],
		['heure: vers 18h', 'time'],
		['heure: 25.30', 'time'],
		['membres: 12 (dont 3 suppléants)', 'members'],
		['membres: 9 sur 11', 'members'],
		['convocation: 5 juin 2024, rappel le 12 juin 2024', 'date'],
		['convocation: avant le 5 juin 2024', 'date'],
	])('%j is left unread', (yaml, code) => {
		const { problems } = readBetweenFences(yaml);
		expect(problems).toEqual([expect.stringContaining(` syntax/invalid-value ${code} `)]);
	});
});

describe('what is said of the body beside the other keys', () => {
	it.each([
		[
			'organisme: Commune de Valbrune\ndépartement: Jura',
			['3:1 syntax/repaired bodyOutside «département»'],
			['name Commune de Valbrune', 'department Jura'],
		],
		[
			'organisme: { nom: Valbrune, siège: Dole }\ncode département: "039"',
			['3:1 syntax/repaired bodyOutside «code département»'],
			['name Valbrune', 'address Dole', 'departmentCode 039'],
		],
		['département: Jura', ['2:1 syntax/repaired bodyOutside «département»'], ['department Jura']],
		[
			'organisme: { département: Jura }\ndépartement: Ain',
			['3:1 syntax/unknown-key headerKey «département»'],
			['department Jura'],
		],
		[
			'id: minutes-2024\naddress: Town Hall',
			['2:1 syntax/unknown-key headerKey «id»', '3:1 syntax/unknown-key headerKey «address»'],
			[],
		],
	])('%j is read under organization', (yaml, problems, parts) => {
		const reading = readBetweenFences(yaml);
		expect(reading.problems.sort()).toEqual(problems);
		const read = reading.fields
			.join(' ')
			.matchAll(/field name=(\w+) key=[^=]+? +textValue (.+?)(?= +field|$)/g);
		expect([...read].map(([, name, value]) => `${name} ${value}`)).toEqual(parts);
	});
});

describe('groups of people beside the other keys', () => {
	it.each([
		['présents: [Aline Roche]\nexcusés: [Luc Perrin]', ['2:1 syntax/repaired groupOutside «présents»']],
		[
			'participants:\n  présents: [Aline Roche]\nexcusés: [Luc Perrin]\npouvoirs: [Ada Brun à Aline Roche]',
			['4:1 syntax/repaired groupBeside «excusés»'],
		],
		[
			'participants:\n  présents: [Aline Roche]\nprésents: [Luc Perrin]',
			['4:1 syntax/frontmatter duplicateKey «présents»', '4:1 syntax/repaired groupBeside «présents»'],
		],
		['participants: appel.csv\ninvités: [Luc Perrin]', ['3:1 syntax/repaired groupBeside «invités»']],
	])('%j are read under participants', (yaml, problems) => {
		const reading = readBetweenFences(yaml);
		expect(reading.problems.sort()).toEqual(problems);
		expect(reading.fields.filter((line) => /^field|^ {2}group|^ {2}fileValue/.test(line))).toMatchSnapshot();
		expect(reading.fields.join('\n')).toContain('Luc Perrin');
	});
});
