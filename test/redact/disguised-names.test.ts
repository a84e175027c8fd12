import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';

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
];
const SECRETS = /tavernier|[ⓣⓉ🅣🆃🅃🇹]|angstr|soerens|sorens|m[uü]e?ssig|strauss/u;

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

describe('a protected name in disguise', () => {
	it.each(DISGUISED)('%j is in no output', async (text) => {
		const { files } = await run(
			['build', '--public', '--draft', '--to', 'html,json,ast,docx', 'a.md', '--out', 'out'],
			{
				files: { 'a.md': meeting(text) },
			},
		);
		const outputs = [...files].filter(([path]) => path.startsWith('/project/out/'));
		expect(outputs.length).toBe(4);
		for (const [path, bytes] of outputs) {
			const parts = path.endsWith('.docx') ? Object.values(unzipSync(bytes)) : [bytes];
			const seen = parts
				.map((part) => new TextDecoder().decode(part))
				.join('\n')
				.replace(/<style[\s\S]*?<\/style>/g, '')
				.replace(/<[^>]*>|\\n/g, '')
				.replace(/[\p{Default_Ignorable_Code_Point}\s]/gu, '')
				.normalize('NFKD')
				.replace(/\p{M}/gu, '')
				.toLowerCase();
			expect(SECRETS.exec(seen)?.[0], path).toBeUndefined();
		}
	});
});
