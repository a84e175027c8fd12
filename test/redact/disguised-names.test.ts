import { inflateSync, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
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

/** Names and texts of a file and of all that is packed into it: entries of archives, streams of PDFs, columns of tables, data of a page. */
async function textsIn(path: string, bytes: Uint8Array): Promise<string[]> {
	if (/\.(?:docx|odt|zip)$/.test(path)) {
		const entries = Object.entries(unzipSync(bytes));
		return [path, ...(await Promise.all(entries.map(([name, entry]) => textsIn(name, entry)))).flat()];
	}
	if (path.endsWith('.pdf')) {
		const pdf = everythingIn(bytes);
		return [path, pdf.bytes, ...pdf.texts];
	}
	if (path.endsWith('.parquet')) {
		const file = {
			byteLength: bytes.length,
			slice: (from: number, to?: number) => bytes.slice(from, to).buffer,
		};
		const rows = await parquetReadObjects({ file });
		return [path, ...rows.flatMap((row) => Object.values(row).map(String))];
	}
	const text = new TextDecoder().decode(bytes);
	const packed = [...text.matchAll(PACKED)].map(([, data = '']) => data);
	const inside = packed.map((data) => new TextDecoder().decode(inflateSync(Buffer.from(data, 'base64'))));
	return [path, packed.reduce((rest, data) => rest.replace(data, ''), text), ...inside];
}

/** What a site of one file keeps in small. */
const PACKED = /(?:id="site-search"|class="site-pages" data-first="[^"]*")>([^<]*)</g;

/** What somebody reads in an output, or finds in it: no tags, no codes, no accents, letters for those that look like them. */
async function whatIsSeen(bytes: Uint8Array, path: string): Promise<string> {
	return (await textsIn(path, bytes))
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

/** The files in which a name is read, with what is read. */
async function namesIn(files: ReadonlyMap<string, Uint8Array>) {
	const found: string[][] = [];
	for (const [path, bytes] of files) {
		const name = SECRETS.exec(await whatIsSeen(bytes, path))?.[0];
		if (name !== undefined) found.push([path, name]);
	}
	return found;
}

/** The files that a command wrote. */
async function written(args: readonly string[], files: Record<string, string>) {
	const world = await run(args.includes('--out') ? [...args] : [...args, '--out', 'out'], { files });
	return new Map([...world.files].filter(([path]) => path.startsWith('/project/out')));
}

describe('a protected name in disguise', () => {
	it.each(DISGUISED)('%j is in no output', async (text) => {
		const formats = ['build', '--public', '--draft', '--to', 'html,json,ast,docx', 'a.md'];
		const outputs = await written(formats, { 'a.md': meeting(text) });
		expect(outputs.size).toBe(4);
		expect(await namesIn(outputs)).toEqual([]);
	});
});

/** All of them in titles, texts, actions, the agenda and the name of the file, of minutes that are without an error. */
const ON_ONE_LINE = DISGUISED.filter(
	(text) => !/[\p{Cc}\uFFF9-\uFFFD\u2028\u{E0041}]|!\[|<[?!][^-]/u.test(text),
);
const MINUTES = `---
réunion: Conseil municipal
organisme: { nom: Conseil municipal de Rivemer, forme: commune, siret: "21350238800019", code département: "035", classification: 2024-01-15, archives: FRAD035 }
matières: { ${ON_ONE_LINE.map((_, index) => `${index + 1}: 5.2`).join(', ')} }
date: 6 juin 2030
convocation: 1er juin 2030
ouverture: 14h
clôture: 17h
règles: { quorum: "> 1/2 des membres", majorités: { ordinaire: majorité simple }, échéances: { notification: { mois: 1, départ: après la réunion } } }
membres: 8
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
  excusés:
    - { nom: Ida Sorensfeld, public: non }
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
	['build --public --to html,pdf,docx,odt,json,ast,seda,scdl,actes,akn,popolo,edoxen', 12],
	['build --public --to html,docx --theme notarial', 2],
	['build --public --to html --doc notice,attendance-sheet,proxy,postal-vote,ballot', 5],
	['build --public --to html --doc extract,list-of-acts,decisions,calendar', 4],
	['build --public --to html --doc acts', ON_ONE_LINE.length],
	['build --public --to pdf --doc notice,extract,list-of-acts', 3],
	['build --public --to html,docx --doc notification', 2],
	['facts --public', 15],
	['facts --public --parquet', 30],
	['site --url https://exemple.fr/', 20],
	['site --single --out out.html', 1],
];

it.each(WAYS)('protected names in disguise are in nothing that `pv %s` writes', async (args, least) => {
	const outputs = await written([...args.split(' '), 'pv-jktavernier.md'], { 'pv-jktavernier.md': MINUTES });
	expect(outputs.size).toBeGreaterThanOrEqual(least);
	expect(await namesIn(outputs)).toEqual([]);
});

/** Where the names are looked for, they are found: each of these files holds them before they are taken out. */
it.each([
	'build --to html,docx,odt,json,ast,scdl,actes,akn,popolo,edoxen',
	'build --to pdf,seda --no-verifier',
	'facts --parquet',
])('protected names in disguise are found in what `pv %s` writes of the whole meeting', async (args) => {
	const outputs = await written([...args.split(' '), 'pv-jktavernier.md'], { 'pv-jktavernier.md': MINUTES });
	const found = new Set((await namesIn(outputs)).map(([path]) => path));
	const isEmpty = (path: string) =>
		/(?:items|ballots|changes|elections|candidates|mandates|moves|doubts|states|statements|messages|schema|manifest)\.\w+$/.test(
			path,
		);
	expect([...outputs.keys()].filter((path) => !found.has(path) && !isEmpty(path))).toEqual([]);
});
