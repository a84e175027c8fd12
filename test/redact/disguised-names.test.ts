import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { everythingIn } from './everything-in.js';

/** Ways to write a protected name that the eye, or who looks for an address, still reads. */
const DISGUISED = [
	'Ta<!-- x -->vernier',
	'Ta<!-- x --><!-- y -->vernier',
	'Ta\u200Evernier',
	'Ta\u2063vernier',
	'Ta\u180Evernier',
	'Ta\u{E0041}vernier',
	'Ta\\\nvernier',
	'Haddad\\\nTavernier',
	'#Tavernier2024',
	'ecrire à jkerntavernier@exemple.fr',
	'ecrire à jktavernier@exemple.fr',
	'Ecrire à aangstroem@exemple.fr, M. Aangstroem',
	'Ta**ver**nier, Kern-Ta*vernier*, Ta`ver`nier',
	'Ta[ver](https://exemple.fr)nier, Ta[](https://exemple.fr)vernier, Ta[^1]vernier, Ta![](x.png)vernier',
	'Ta\u200B*vernier*',
	'a.\n\n## Point Ta**ver**nier\n\n### Résolution 1 – Prime de Ta<b>vernier</b>\n\nTexte.\n\nVote : 1 pour\n\nAction : voir Ta[ver](https://exemple.fr)nier (Omar Haddad)',
	'Mme ⓉⒶⓋⒺⓇⓃⒾⒺⓇ, ⓣavernier, 🅣🅐🅥🅔🅡🅝🅘🅔🅡, 🆃🅰🆅🅴🆁🅽🅸🅴🆁, 🄺🄴🅁🄽-🅃🄰🅅🄴🅁🄽🄸🄴🅁, 🇹🇦🇻🇪🇷🇳🇮🇪🇷',
	'M. Soerensen, M. Muessig, M. Strauss-Lodz',
	'Ta\u2028vernier, Ta\u0085vernier, Ta\uFFF9vernier, Ta\u2800vernier, Ta\u0001vernier, Ta\uFFFDvernier',
	'Ta&shy;&zwnj;vernier, &#84;avernier, T&#x61;vernier, Kern&nbsp;Ta&InvisibleTimes;vernier, M. &Aring;ngstr&ouml;m',
	'Ta<?x?>vernier, Ta<![CDATA[x]]>vernier, Ta<wbr>vernier, Ta\\_vernier, Ta  \nvernier',
	'#JeanneTavernier, #affairetavernier, #LoiKernTavernierNon, #TavernierDemission, #LOITAVERNIER, @jeanne_tavernier',
	'Voir jeannetavernier@exemple.fr, tavernierjeanne@exemple.fr, jeannektavernier@exemple.fr, mmetavernier@exemple.fr, ktavernier@exemple.fr',
	'Voir https://jeannetavernier.example/contactTavernier, https://exemple.fr/%2574avernier/ta%C2%ADvernier, tel:tavernier, ![tel:tavernier](x.png)',
	'MmeTavernier, tAVERNIER, J.Tavernier, ex-Tavernier',
	'\u03A4\u03B1vernier, T\u0430v\u0435rni\u0435r, Tavern\u0456\u0435r, Tavemier, Tavern1er',
];
const SECRETS = /tavernier|tavemier|tavern1er|[ⓣⓉ🅣🆃🅃🇹]|angstr|soerens|sorens|m[uü]e?ssig|strauss/u;

const meeting = (text: string) => `---
réunion: Bureau
organisme: Les Amis du Canal
date: 6 juin 2030
état: projet
participants:
  présents:
    - { nom: Jeanne Kern-Tavernier, public: non }
    - { nom: Karl Ångström, public: non }
    - { nom: Nils Sørensen, public: non }
    - { nom: Uwe Müßig, public: non }
    - { nom: Eva Strauß-Łódź, public: non }
    - Omar Haddad
---

Avant. ${text} après.

[^1]: Note.
`;

/** What somebody reads in an output, or finds in it: no tags, no codes, no accents, letters for those that look like them. */
function whatIsSeen(bytes: Uint8Array, path: string): string {
	const parts = /\.(?:docx|odt)$/.test(path) ? Object.values(unzipSync(bytes)) : [bytes];
	const pdf = path.endsWith('.pdf') ? everythingIn(bytes) : undefined;
	return [
		path,
		...((pdf && [pdf.bytes, ...pdf.texts]) ?? parts.map((part) => new TextDecoder().decode(part))),
	]
		.join('\n')
		.replace(/<style[\s\S]*?<\/style>/g, '')
		.replace(/<[^>]*>|\\n/g, '')
		.replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/%25/g, '%')
		.replace(/%([46][1-9a-f]|[57][\da])/gi, (_, code: string) =>
			String.fromCodePoint(Number.parseInt(code, 16)),
		)
		.replace(/&(?:nbsp|shy|zwnj|InvisibleTimes);/g, '')
		.replace(/[аα]/gu, 'a')
		.replace(/[еε]/gu, 'e')
		.replace(/[Ττ]/gu, 't')
		.replace(/і/gu, 'i')
		.replace(/[\p{Default_Ignorable_Code_Point}\p{C}\u2800\uFFFD\s]/gu, '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase();
}

const namesIn = (files: ReadonlyMap<string, Uint8Array>) =>
	[...files].flatMap(
		([path, bytes]) => SECRETS.exec(whatIsSeen(bytes, path))?.map((name) => [path, name]) ?? [],
	);

/** The files that a command wrote. */
async function written(args: readonly string[], files: Record<string, string>) {
	const world = await run([...args, '--out', 'out'], { files });
	return new Map([...world.files].filter(([path]) => path.startsWith('/project/out')));
}

describe('a protected name in disguise', () => {
	it.each(DISGUISED)('%j is in no output', async (text) => {
		const formats = ['build', '--public', '--draft', '--to', 'html,json,ast,docx', 'a.md'];
		const outputs = await written(formats, { 'a.md': meeting(text) });
		expect(outputs.size).toBe(4);
		expect(namesIn(outputs)).toEqual([]);
	});
});

/** All of them in titles, texts, actions, the agenda and the name of the file, of minutes that are without an error. */
const ON_ONE_LINE = DISGUISED.filter(
	(text) => !/[\p{Cc}\uFFF9-\uFFFD\u2028\u{E0041}]|!\[|<[?!][^-]/u.test(text),
);
const MINUTES = `---
réunion: Conseil municipal
organisme: { nom: Conseil municipal de Rivemer, forme: commune, siret: "21350238800019", département: "35" }
date: 6 juin 2030
convocation: 1er juin 2030
ouverture: 14h
clôture: 17h
règles: { quorum: "> 1/2 des membres", majorités: { ordinaire: majorité simple } }
membres: 7
présidence: Omar Haddad
secrétariat: Luc Perrin
participants:
  présents:
    - { nom: Jeanne Kern-Tavernier, public: non }
    - { nom: Karl Ångström, public: non }
    - { nom: Nils Sørensen, public: non }
    - { nom: Uwe Müßig, public: non }
    - { nom: Eva Strauß-Łódź, public: non }
    - Omar Haddad
    - Luc Perrin
ordre du jour:
${ON_ONE_LINE.map((text) => `  - ${JSON.stringify(text)}`).join('\n')}
---

${ON_ONE_LINE.map(
	(text, index) => `### Délibération ${index + 1} – Prime ${text} versée

Vu la lettre de ${text},

Le conseil approuve ${text} bien.

Vote : 6 pour, 1 contre

Action : appeler ${text} bientôt (Omar Haddad, 1er juillet 2030)
`,
).join('\n')}
[^1]: Note.
`;

/** Every way in which a public version leaves the program, and how many files it is at least. */
const WAYS: ReadonlyArray<[args: string, least: number]> = [
	['build --public --to html,pdf,docx,odt,json,ast,akn,popolo,edoxen', 9],
	['build --public --to html,docx --theme notarial', 2],
	['build --public --to html --doc notice,attendance-sheet,proxy,postal-vote,ballot', 5],
	['build --public --to html --doc extract,list-of-acts,decisions,calendar', 4],
	['build --public --to html --doc acts', ON_ONE_LINE.length],
	['facts --public', 15],
	['site --url https://exemple.fr/', 20],
];

it.each(WAYS)('protected names in disguise are in nothing that `pv %s` writes', async (args, least) => {
	const outputs = await written([...args.split(' '), 'pv-jktavernier.md'], { 'pv-jktavernier.md': MINUTES });
	expect(outputs.size).toBeGreaterThanOrEqual(least);
	expect(namesIn(outputs)).toEqual([]);
});
