import { inflateSync, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicFacts } from '../../src/cli/collection/read-collection.js';
import { renderPublic, renderSingle, renderSite } from '../../src/cli/site/render-site.js';
import { NO_SHARED_PEOPLE } from '../../src/collection/index.js';
import { compileFile } from '../../src/project/compile-file.js';
import { barePicture } from '../../src/view/images/bare.js';
import { createWorld, run } from '../cli/memory-io.js';
import { everythingIn } from './everything-in.js';

/** Names stand wherever a name can stand; words of the confidential passage stand nowhere else. */
const MEETING = `---
réunion: assemblée générale ordinaire
titre: Assemblée présidée par Mme Royer
organisme: Les Amis du Canal
règles: { majorités: { ordinaire: { seuil: "> 1/2", base: exprimés, source: "avis de Jeanne Royer" } }, défaut: ordinaire }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
lieu: Chez Jeanne Royer
présidence: Jeanne Royer
secrétariat: Omar Haddad
scrutateurs: [Éloïse Quévreux]
membres: membres.csv
participants:
  présents: [Jeanne Royer, { nom: Haddad, intérêts: Garage Scarabée }, Éloïse Quévreux (remplace Balthazar Ombrelle), SCI du Marais]
  représentés:
    - Luc Perrin → Jeanne Royer
    - Yvonne Tazieff → Omar Haddad
signatures:
  - Jeanne Royer, présidente
  - Omar Haddad
documents:
  - Note de Jeanne Royer
annexes:
  - titre: Curriculum de Jeanne Royer
    fichier: cv-jeanne-royer.txt
ordre du jour:
  - Rapport de Mme Royer
---

## 14h05 — 1. Rapport de Mme Royer

Mme Jeanne Royer présente le rapport[^vu]. ROYER Jeanne répond à J. Royer, à JEANNE ROYER et à *Jeanne* **Royer** ; Jeanne
Royer remercie. Jeane Royer aussi. Écrire à jeanne.royer@exemple.fr ou voir [la page](https://exemple.fr/jeanne-royer).
\`jeanne_royer\` et Mme Quévreux, Quevreux sans accents, Jojo et [Royer][lien].

![Portrait de Jeanne Royer](photos/jeanne-royer.png)

| Jeanne Royer | Omar Haddad |
|---|---|
| Éloïse | 3 |

Jeanne Royer : j'ai fini, dit Éloïse Quévreux.

Jeanne Royer et Omar Haddad : ensemble.

14h10 – Départ d'Éloïse Quévreux, pouvoir à Jeanne Royer

Présidence : Jeanne Royer

Action : écrire à Yvonne Tazieff (Jeanne Royer, 1er juillet 2024)

### Résolution 1 – Éloge de Jeanne Royer

L'assemblée remercie Mme Royer, M. Ali Benkacem (SCI du Marais) compris.

Proposée par : Jeanne Royer
Appuyée par : Éloïse Quévreux
Vote : pour : Jeanne Royer, Omar Haddad ; contre : SCI du Marais

### Élection – Bureau

- Jeanne Royer (Région Bretonnante) : 3 voix
- Omar Haddad : 1 voix

Postes : 1

:::confidentiel Affaire de personnel, à huis clos
Le salarié Zorglub est sanctionné[^cache]. [Pièce][piece]

Action : prévenir Wagnérite (Omar Haddad)

Annexe : Lettre Ytterbium (lettre-ytterbium.txt)

![Xylophone](photos/xylophone.png)

### Résolution 2 – Sanction Quetzalcoatl

Texte ultrasecret : 7 919 €.

Vote : 4 pour

14h40 – Départ de Luc Perrin
:::

### Résolution 3 – Suite

L'assemblée poursuit.

Vote : 4 pour

[^vu]: Note sur Royer.
[^cache]: Note Xanthippe.
[lien]: https://exemple.fr/royer-jeanne "Royer"
[piece]: https://exemple.fr/Ornithorynque
`;

const ROLL = `nom;organisation;qualité;voix;représenté par;né;alias;public
Jeanne Royer;Région Bretonnante;présidente;2;;1961-02-03;Jojo;non
Omar Haddad;Ville de Rennes;trésorier;1;;1970-01-01;;oui
Éloïse Quévreux;Coopérative Phalarope;;1;;;;non
SCI du Marais;;;1;Ali Benkacem;;;non
Luc Perrin;;;1;;;;
Yvonne Tazieff;;;1;;;;non
`;

/** Compared without case, accents and spaces: whatever way they were set, they would be found. */
const SECRETS = [
	'Jeanne',
	'Royer',
	'Jojo',
	'Bretonnante',
	'1961-02-03',
	'Quévreux',
	'Éloïse',
	'Phalarope',
	'Marais',
	'Benkacem',
	'Tazieff',
	'Yvonne',
	'Zorglub',
	'Wagnérite',
	'Ytterbium',
	'Xylophone',
	'Quetzalcoatl',
	'ultrasecret',
	'7919€',
	'7 919 €',
	'Xanthippe',
	'Ornithorynque',
	'Scarabée',
	'Ombrelle',
];
const SHOWN = ['Omar Haddad', 'Luc Perrin', 'Affaire de personnel', 'J. R.', 'poursuit'];

const plain = (text: string) =>
	text
		.replace(/<\/?(?:strong|em|span|sup)[^>]*>/g, '')
		.replace(/\\u00([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
		.normalize('NFKD')
		.replace(/[\p{M}\s\u00AD]/gu, '')
		.toLowerCase();
const secretsIn = (text: string) => {
	const searched = plain(text);
	return SECRETS.filter((secret) => searched.includes(plain(secret)));
};

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
const FILES = {
	'pv-jeanne-royer.md': MEETING,
	'membres.csv': ROLL,
	'cv-jeanne-royer.txt': 'Jeanne Royer',
	'lettre-ytterbium.txt': 'Ytterbium',
	'photos/jeanne-royer.png': PNG,
	'photos/xylophone.png': PNG,
};
const ALL = ['--to', 'html,json,ast,pdf', '--out', 'out', '--with-proofs', '--draft'];
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('the site of public versions', async () => {
	const { io } = createWorld({ files: FILES });
	const file = await compileFile('pv-jeanne-royer.md', io);
	const { shown, facts } = publicFacts(file, 'pv-jeanne-royer.md', NO_SHARED_PEOPLE);
	const meetings = [await renderPublic(shown, facts)];
	const settings = { title: 'Les Amis du Canal', address: '', design: undefined };

	it('names nobody in any page, address, search, feed or calendar', async () => {
		const files = new Map<string, string>();
		for await (const [path, content] of renderSite(meetings, { ...settings, single: false }, io))
			files.set(path, content);
		const whole = [...files].map(([path, content]) => `${path}\n${content}`).join('\n');
		expect(secretsIn(whole.replace(files.get('style.css') ?? '', ''))).toEqual([]);
		expect(SHOWN.filter((name) => !plain(whole).includes(plain(name)))).toEqual([]);
		expect([...files.keys()].filter((path) => path.startsWith('people/'))).toEqual([
			'people/index.html',
			'people/luc-perrin.html',
			'people/omar-haddad.html',
		]);
		expect([...files.keys()].filter((path) => /^acts\/\d/.test(path))).toHaveLength(3);
	});

	it('nor does the one file', async () => {
		const html = await renderSingle(meetings, { ...settings, single: true }, io);
		const packed = [
			...html.matchAll(/(?:id="site-search"|class="site-pages" data-first="[^"]*")>([^<]*)</g),
		].map(([, data = '']) => data);
		expect(packed).toHaveLength(2);
		const inside = packed.map((data) => decode(inflateSync(Buffer.from(data, 'base64'))));
		const rest = packed.reduce((text, data) => text.replace(data, ''), html);
		expect(secretsIn(`${rest.replace(/<style>[\s\S]*?<\/style>/, '')}${inside.join('')}`)).toEqual([]);
		expect(plain(inside[1] ?? '')).toContain(plain('Omar Haddad'));
	});
});

describe('the public version', () => {
	let full: Map<string, Uint8Array>;
	let shown: Map<string, Uint8Array>;
	const output = (ending: string) =>
		[...shown].find(([path]) => path.startsWith('/project/out') && path.endsWith(ending))?.[1];

	beforeAll(async () => {
		full = (await run(['build', 'pv-jeanne-royer.md', ...ALL], { files: FILES })).files;
		shown = (await run(['build', 'pv-jeanne-royer.md', '--public', ...ALL], { files: FILES })).files;
	});

	it('is named as such, without a name in its name', () => {
		const names = [...shown.keys()].filter((path) => path.startsWith('/project/out/')).sort();
		expect(names).toEqual(
			['ast.json', 'html', 'json', 'pdf'].map((ending) => `/project/out/pv-j-r-public.${ending}`),
		);
	});

	it.each(['.html', '-public.json', '.ast.json'])('holds nothing that is protected in %s', (ending) => {
		expect(secretsIn(decode(output(ending)))).toEqual([]);
	});

	it('holds nothing that is protected in the PDF: bytes, streams, metadata, what the glyphs say', () => {
		const { bytes, texts } = everythingIn(output('.pdf') ?? new Uint8Array());
		// The search itself must be able to find: two bytes a letter too.
		expect(secretsIn(bytes)).toEqual([]);
		expect(secretsIn(bytes.replaceAll('\u0000', ''))).toEqual([]);
		expect(secretsIn(Buffer.from(bytes, 'latin1').toString('utf8'))).toEqual([]);
		expect(texts.flatMap(secretsIn)).toEqual([]);
		for (const words of SHOWN) expect(texts.some((text) => plain(text).includes(plain(words)))).toBe(true);
	});

	it('shows what is public, and the notice of what is not', () => {
		const html = plain(decode(output('.html')));
		for (const words of SHOWN) expect(html).toContain(plain(words));
		expect(html).toContain(plain('présidente'));
	});

	it('keeps the figures of the whole meeting', () => {
		const { resolutions, elections } = JSON.parse(decode(output('-public.json')));
		const whole = JSON.parse(decode(full.get('/project/out/pv-jeanne-royer.json'))).resolutions;
		const figures = (list: Array<Record<string, unknown>>) =>
			list.map(({ id, number, outcome, tally, entitled }) => ({ id, number, outcome, tally, entitled }));
		expect(figures(resolutions)).toEqual(
			figures(whole.filter(({ number }: { number: string }) => number !== '2')),
		);
		expect(elections[0].candidates).toEqual([
			{ name: 'J. R.', votes: '3', elected: true },
			{ name: 'Omar Haddad', votes: '1', elected: false },
		]);
	});

	it('is proved by words that the full version does hold', () => {
		const everything = [...full]
			.filter(([path]) => path.startsWith('/project/out/'))
			.map(([, bytes]) => bytes);
		const pdf = everythingIn(full.get('/project/out/pv-jeanne-royer.pdf') ?? new Uint8Array());
		for (const secret of ['Jeanne', 'Royer', 'Zorglub', 'Quetzalcoatl', 'ultrasecret', 'Xanthippe'])
			expect(pdf.texts.some((text) => plain(text).includes(plain(secret)))).toBe(true);
		const missing = SECRETS.filter(
			(secret) => !everything.some((bytes) => secretsIn(decode(bytes)).includes(secret)),
		);
		expect(missing).toEqual([]);
	});
});

/** Names in small letters, as addresses and the names of files have them, and what only the file itself says. */
const SMALL_LETTERS = `---
réunion: conseil municipal
date: 6 juin 2024
participants:
  présents:
    - { nom: Jeanne Royer, public: non }
    - { nom: Paul Petit, public: non }
    - Omar Haddad
annexes:
  - { titre: Lettre, fichier: pieces/lettre_royer.txt }
  - { titre: Autre lettre, fichier: pieces/lettre_jeanne-royer.txt }
---

<!-- Zébulon n'a rien dit -->

## Éloge de Royer

<!-- pv-ignore people/misspelt: Wagnérite le veut -->

Écrire à royer@exemple.fr ou contact@royer-conseil.fr, voir https://royer.example/petit et [la page][royer].

La parole est laissée à un petit groupe de Saint-Paul, <!-- Ytterbium --> voir aussi photos/jeanne.png.

![Une cour](photos/royer.png) ![Un puits](photos/jeanne-royer.png)

:::motion[Soutien]{#soutien-royer}
Le conseil soutient[^royer].

Vote : 3 pour
:::

### Élection – Siège de Royer

- Omar Haddad : 3 voix

[^royer]: Une note.

[royer]: https://exemple.fr/x
`;

describe('a public version of names in small letters', () => {
	let files: Map<string, Uint8Array>;
	const output = (ending: string) =>
		[...files].find(([path]) => path.startsWith('/project/out') && path.endsWith(ending))?.[1];

	beforeAll(async () => {
		const given = {
			'pv-royer.md': SMALL_LETTERS,
			'pieces/lettre_royer.txt': 'a',
			'pieces/lettre_jeanne-royer.txt': 'b',
			'photos/royer.png': PNG,
			'photos/jeanne-royer.png': PNG,
		};
		const args = [
			'build',
			'pv-royer.md',
			'--public',
			'--to',
			'html,json,ast,docx',
			'--out',
			'out',
			'--draft',
		];
		files = (await run(args, { files: given })).files;
	});

	it.each(['.html', '-public.json', '.ast.json', '.docx'])(
		'holds nothing that is protected in %s',
		(ending) => {
			const bytes = output(ending) ?? new Uint8Array();
			const text =
				ending === '.docx' ? Object.values(unzipSync(bytes)).map(decode).join('\n') : decode(bytes);
			expect(text.length).toBeGreaterThan(1000);
			for (const secret of ['royer', 'jeanne', 'zébulon', 'wagnérite', 'ytterbium'])
				expect(plain(text)).not.toContain(plain(secret));
			expect(plain(text)).toContain(plain('soutien'));
		},
	);

	it('keeps common words and places, and what was different', () => {
		const html = decode(output('.html'));
		expect(html).toContain('un petit groupe de Saint');
		expect(html).toContain('pieces/lettre_j-r.txt');
		expect(html).toContain('pieces/lettre_j-r-2.txt');
		expect(html).toContain('id="soutien-j-r"');
		expect([...html.matchAll(/<img src="data:image/g)]).toHaveLength(2);
		expect(html).toContain('Une note.');
	});

	it('is named without the name', () => {
		const names = [...files.keys()].filter((path) => path.startsWith('/project/out/'));
		expect(names.every((name) => name.startsWith('/project/out/pv-j-r-public'))).toBe(true);
	});
});

/** A text with what addresses write as numbers in letters. */
const unescaped = (text: string) =>
	text.replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
		try {
			return decodeURIComponent(coded);
		} catch {
			return coded;
		}
	});

describe('a name', () => {
	it.each([
		['cut by emphasis inside a word', '**Zol**tan **Vla**minck est là, et *V*laminck.'],
		[
			'whose letters an address writes as numbers',
			'Voir https://exemple.fr/%56laminck et /Z%6fltan%20Vlaminck.',
		],
		['parted by a sign written as a number', 'Voir https://exemple.fr/Kern%2DTavernier.'],
		[
			'with accents written as numbers',
			'Voir https://exemple.fr/%C3%89lo%C3%AFse et [là](a/eloi%CC%88se.html).',
		],
		['before its initial in one word', 'Écrire à vlaminckz@exemple.fr.'],
		['of two words written as one', 'KernTavernier, kerntavernier@exemple.fr et OdileKern.'],
	])('%s is found', async (_, text) => {
		const source = `---
réunion: conseil municipal
date: 6 juin 2024
participants:
  présents:
    - { nom: Zoltan Vlaminck, public: non }
    - { nom: Odile Kern-Tavernier, public: non }
    - { nom: Éloïse Marquet, public: non }
    - Omar Haddad
---

## Point

${text}

Il y avait 5%Bernard et 20 % de votes.
`;
		const { files } = await run(['build', 'a.md', '--public', '--draft', '--to', 'html,ast'], {
			files: { 'a.md': source },
		});
		for (const ending of ['a-public.html', 'a-public.ast.json']) {
			const page = plain(unescaped(decode(files.get(`/project/${ending}`))));
			for (const secret of ['zoltan', 'vlaminck', 'tavernier', 'odile', 'eloise', 'kernt'])
				expect(page).not.toContain(secret);
			expect(page).toContain('bernard');
		}
	});
});

describe('a picture', () => {
	const chunk = Buffer.from('\0\0\0\x10tEXtAuthor\0Vlaminck0\0\0\0\0', 'latin1');
	const exif = Buffer.from(
		'Exif\0\0II*\0\b\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Vlaminck',
		'latin1',
	);
	const segment = (marker: number, content: Buffer) =>
		Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
	const start = Buffer.from('ffc0000b080001000101011100', 'hex');
	it.each<[string, Buffer, string]>([
		['PNG', Buffer.concat([PNG.subarray(0, 33), chunk, PNG.subarray(33)]), 'IDAT'],
		[
			'JPEG',
			Buffer.concat([
				Buffer.from([0xff, 0xd8]),
				segment(0xe1, exif),
				segment(0xfe, Buffer.from('Vlaminck')),
				start,
				segment(0xe2, Buffer.from('MPF\0Vlaminck')),
				Buffer.from([0xff, 0xda, 0, 2, 1, 0xff, 0xd9]),
				Buffer.from('Vlaminck'),
			]),
			// Which way up it is stays.
			'Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06',
		],
		[
			'SVG',
			Buffer.from(
				'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Vlaminck</title><!-- Vlaminck --><style>/* Vlaminck */</style><path id="vlaminck" sodipodi:docname="Vlaminck.svg" data-by="Vlaminck" d="M0 0h9v9z"/><use href="#vlaminck"/></svg>',
			),
			'd="M0 0h9v9z"',
		],
		[
			'GIF',
			Buffer.concat([
				Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
				Buffer.from('!\xfe\x08Vlaminck\0', 'latin1'),
				Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;Vlaminck', 'latin1'),
			]),
			',\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;',
		],
	])('of kind %s says nothing of its maker', (kind, bytes, kept) => {
		const mediaType = `image/${kind.toLowerCase()}${kind === 'SVG' ? '+xml' : ''}`;
		const bare = Buffer.from(
			barePicture(bytes, mediaType, (text) => text.replaceAll('vlaminck', 'z-v')),
		).toString('latin1');
		expect(bytes.toString('latin1')).toMatch(/Vlaminck/);
		expect(bare).not.toMatch(/Vlaminck/i);
		expect(bare).toContain(kept);
	});

	it('is bare in the public version', async () => {
		const picture = Buffer.concat([PNG.subarray(0, 33), chunk, PNG.subarray(33)]);
		const source = SMALL_LETTERS.replace('photos/royer.png', 'a.png');
		const { files } = await run(['build', 'a.md', '--public', '--draft', '--to', 'html'], {
			files: { 'a.md': source, 'a.png': picture },
		});
		const html = decode(files.get('/project/a-public.html'));
		const shown = [...html.matchAll(/src="data:image\/png;base64,([^"]*)"/g)].map(([, data = '']) =>
			Buffer.from(data, 'base64').toString('latin1'),
		);
		expect(shown).toHaveLength(1);
		expect(shown.join()).not.toContain('Vlaminck');
	});
});

describe('no public version', () => {
	it.each([
		['a fence that is never closed', ':::confidentiel Affaire\nSecret.\n'],
		['a word of a fence that is misspelt', ':::confidentil Affaire\nSecret.\n:::\n'],
		['a closing line that closes nothing', 'Texte.\n\n:::\n'],
	])('is made of a file with %s', async (_, body) => {
		const source = MEETING.replace(/\n## [\s\S]*/, `\n## Point\n\n${body}`);
		const { code, files, err } = await run(['build', 'a.md', '--public', '--draft', '--to', 'html,json'], {
			files: { ...FILES, 'a.md': source },
		});
		expect(code).toBe(1);
		expect([...files.keys()].filter((path) => /a\.|public/.test(path))).toEqual(['/project/a.md']);
		expect(err()).toContain('La version publique n’a');
	});
});
