import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/index.js';
import { foldKeyword } from '../../src/text/fold.js';
import { createContext } from '../../src/view/context.js';
import { amountsInWords } from '../../src/view/notarial.js';
import { createView } from '../../src/view/view.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';
import { compileText } from '../compile.js';
import { deedText } from './deed-text.js';
import { CANAL, HARBOUR, TILLEULS } from './meetings.js';

/** The whole deed of an association. */
const CANAL_DEED = [
	'Procès-verbal Assemblée générale ordinaire du jeudi 6~juin 2024',
	'L’an deux mille vingt-quatre et le six juin, à quatorze heures (Maison des associations, Rennes), s’est tenue l’assemblée générale ordinaire de l’organisme ci-après désigné~: Les Amis du Canal, Association régie par la loi du 1er~juillet 1901, 12, quai des Écluses, 35000 Rennes, RNA W353000000.',
	'La convocation a été adressée le quatorze mai deux mille vingt-quatre (par courriel).',
	'La présidence est assurée par Jeanne Royer, présidente.',
	'Le secrétariat est assuré par Omar Haddad, trésorier.',
	'L’organisme compte quarante (40) membres.',
	'Le quorum est atteint~: treize (13) membres présents ou représentés, dix (10) étant requis (un quart des 40^; statuts, art.~11).',
	'La présence s’établit comme suit.',
	'Sur place, six (6) membres~: Jeanne Royer, présidente^; Omar Haddad, trésorier^; Camille Arvor (Ville de Rennes)^; Jean‑Marie Bertrand^; Odile Kermarrec (Département d’Ille‑et‑Vilaine)^; Maud Vidal (Rennes Métropole).',
	'À distance, trois (3) membres~: Hugo Castel^; Karim Fassi^; Lina Barbier.',
	'Représentés, trois (3) membres~: Denis Aubry et Claire Petit, pouvoir à Jeanne Royer^; Luc Perrin, pouvoir à Omar Haddad.',
	'Excusés, une (1) personne~: Antoine Roussel.',
	'Assistent, sans droit de vote, une (1) personne~: Matteo Ricci, commissaire aux comptes.',
	'L’ordre du jour appelle ce qui suit~:',
	'1. Rapport d’activité 2023',
	'2. Comptes 2023 et statuts',
	'3. Renouvellement du conseil d’administration',
	'1. Rapport d’activité 2023',
	'Ce point est abordé à quatorze heures vingt-cinq.',
	'La présidente présente l’année écoulée~: douze chantiers, 1^140~heures de bénévolat1.',
	'Camille Arvor~: comment les résultats de l’inventaire des berges seront-ils diffusés^?',
	'Jeanne Royer~: un atlas en ligne ouvrira à l’automne^; voir le site.',
	'À quatorze heures cinquante, arrivée d’Antoine Roussel (13~membres présents ou représentés).',
	'2. Comptes 2023 et statuts',
	'Ce point est abordé à quinze heures dix.',
	'Les produits s’élèvent à 83^040~€, les charges à 78^264~€.',
	'Poste2023',
	'Chantiers41^200~€',
	'Première résolution Approbation des comptes de l’exercice 2023',
	'Conditions du vote~: majorité simple des suffrages exprimés.',
	'L’assemblée générale approuve les comptes de l’exercice clos le 31~décembre 2023.',
	'Proposée par~: Omar Haddad',
	'Mise aux voix, la première résolution recueille neuf (9) voix pour, deux (2) voix contre, deux (2) abstentions et aucun bulletin blanc ni nul. En conséquence, la première résolution est adoptée.',
	'Adoptée~: 9~voix pour sur 11~exprimées (81,8~%)^; il en fallait plus de la moitié, soit 6 (statuts, art.~12).',
	'Deuxième résolution Modification de l’article~4 des statuts',
	'Conditions du vote~: deux tiers des suffrages exprimés.',
	'L’assemblée générale remplace «~neuf membres~» par «~sept membres~».',
	'Mise aux voix, la deuxième résolution recueille sept (7) voix pour, cinq (5) voix contre, une (1) abstention et aucun bulletin blanc ni nul. En conséquence, la deuxième résolution est rejetée.',
	'Rejetée~: 7~voix pour sur 12~exprimées (58,3~%)^; il en fallait au moins les deux tiers, soit 8 (statuts, art.~15).',
	'3. Renouvellement du conseil d’administration',
	'Ce point est abordé à seize heures cinq.',
	'À seize heures dix, départ de Karim Fassi, pouvoir à Lina Barbier (13~membres présents ou représentés).',
	'Élection Conseil d’administration',
	'Conditions du vote~: scrutin secret, 1er~tour, 2~sièges.',
	'Les suffrages se portent comme suit~:',
	'Odile Kermarrec, chargée de mission~: dix (10) voix, soit 83,3~% des suffrages exprimés',
	'Mme~Agathe Weber~: huit (8) voix, soit 66,7~% des suffrages exprimés',
	'Paul Le Bihan~: quatre (4) voix, soit 33,3~% des suffrages exprimés',
	'En conséquence, sont élues~: Odile Kermarrec et Mme~Agathe Weber.',
	'13~votants, 1~bulletin blanc. Majorité atteinte~: 12~suffrages exprimés^; il fallait plus de la moitié, soit 7~voix (statuts, art.~12).',
	'Documents de la séance',
	'Comptes annuels 2023',
	'Annexes',
	'Annexe~1 – Feuille de présence',
	'Notes',
	'Heures comptées par les équipes. ↑',
	'Il est convenu de l’action suivante~:',
	'Chiffrer l’édition imprimée de l’atlas, à la charge d’Omar Haddad, échéance~: quinze septembre deux mille vingt-quatre',
	'L’ordre du jour étant épuisé, la séance est levée à 17~h~05.',
	'La prochaine réunion se tiendra le douze septembre deux mille vingt-quatre.',
	'De tout ce que dessus, il a été dressé le présent procès-verbal de l’assemblée générale ordinaire du six juin deux mille vingt-quatre (Les Amis du Canal), qui, après lecture, a été signé par Jeanne Royer et Omar Haddad.',
	'Fait à , le',
	'Sont approuvés~: renvois , mots rayés nuls , chiffres rayés nuls , lignes rayées nulles .',
	'La présidente de séance',
	'Jeanne Royer',
	'Le secrétaire de séance',
	'Omar Haddad',
];

describe('a deed', () => {
	it('is this text', async () => {
		expect(await deedText(CANAL)).toEqual(CANAL_DEED);
	});

	it('tells decisions that one person takes as decisions, not as a meeting that is held', async () => {
		const text = await deedText(
			'---\nréunion: décisions de l’associé unique\nrègles: sas\ndate: 28 juin 2024\nouverture: 10h\nclôture: 10h30\nmembres: 1\nprésidence: Judith Lemoine\nparticipants:\n  présents:\n    - Judith Lemoine, associée unique et présidente\n---\n\n### Décision 1 – Comptes\n\nLes comptes sont approuvés.\n',
		);
		expect(text).toContain(
			'L’an deux mille vingt-quatre et le vingt-huit juin, à dix heures, ont été prises les décisions de l’associé unique.',
		);
		expect(text).toContain('L’organisme compte un (1) associé.');
		expect(text).toContain('Clôture à dix heures trente.');
		expect(text).toContain('La présidente de séance');
	});

	it('joins tellers as a sentence does', async () => {
		const text = await deedText(
			CANAL.replace('participants:', 'scrutateurs: [Maud Vidal, Hugo Castel]\nparticipants:'),
		);
		expect(text).toContain('Le scrutin est contrôlé par Maud Vidal et Hugo Castel.');
	});

	it('is worded properly in English', async () => {
		const text = await deedText(HARBOUR);
		expect(text).toContain(
			'In the year two thousand and twenty-four, on the tenth of September, at two o’clock in the afternoon (online), the following meeting was held: board of directors, of Harbour Commons, Charity.',
		);
		expect(text).toContain(
			'Put to the vote, the first resolution received two (2) votes in favour, two (2) votes against, no abstentions and no blank or void ballots. Accordingly, the first resolution is carried.',
		);
		expect(text).toContain(
			'In witness of all the above, these minutes of the board of directors, held on the tenth of September two thousand and twenty-four (Harbour Commons), were drawn up and, having been read over, were signed by Ada Novak and Ben Osei.',
		);
	});

	it.each(Object.entries({ CANAL, HARBOUR, TILLEULS }))('loses no word of %s', async (_, source) => {
		const printed = new Set(getWords((await deedText(source)).join(' ')));
		const body = source
			.slice(source.indexOf('\n---', 4) + 4)
			.split('\n')
			.filter((line) => !LABELLED.test(line) && !/^(?:\s*:::|\|[-: |]+\|$)/.test(line))
			.join('\n')
			.replace(/\]\([^)]*\)/g, ']');
		expect(getWords(body).filter((word) => !printed.has(word))).toEqual([]);
	});

	it('has the verdicts of the view, whatever they are', async () => {
		const outcomes = ['adoptée', 'rejetée', 'ajournée', 'retirée', 'sans objet'];
		const blocks = outcomes.map(
			(outcome, index) =>
				`### Résolution ${index + 1} – Objet\n\nTexte.\n\n${
					index < 2 ? `Vote : ${index === 0 ? '9 pour' : '9 contre'}\n` : ''
				}Résultat : ${outcome}\n`,
		);
		const source = CANAL.replace(/### Résolution 1[\s\S]*?## 16h05/, `${blocks.join('\n')}\n## 16h05`);
		const view = createView(await compileText(source), { theme: 'notarial' });
		const text = (await deedText(source)).join('\n');
		for (const row of view.agenda?.rows.flatMap(({ decisions }) => decisions).slice(0, 5) ?? [])
			expect(text).toMatch(new RegExp(`(?:résolution est|résolution) ${row.outcome}\\.`));
	});

	it('keeps to a number that is no rank, and to votes that were not counted', async () => {
		const text = await deedText(
			CANAL.replace('### Résolution 1 –', '### Délibération 2024-041 –')
				.replace('Vote : 9 pour, 2 contre, 2 abstentions', 'Vote : à la majorité')
				.replace(/participants:[\s\S]*?documents:/, 'documents:'),
		);
		expect(text).toContain('Délibération nº~2024-041 Approbation des comptes de l’exercice 2023');
		expect(text.join(' ')).toContain(
			'Mise aux voix, la délibération nº~2024-041 donne lieu au vote suivant~: À la majorité. En conséquence, la délibération nº~2024-041 est adoptée.',
		);
	});

	it('speaks of what is to come before the meeting', async () => {
		const source = CANAL.replace('date: jeudi', 'état: convoqué\ndate: jeudi').replace(
			/^(?:Vote|Quorum).*$/gm,
			'',
		);
		const text = (await deedText(source)).join('\n');
		expect(text).toContain('se tiendra l’assemblée générale ordinaire');
		expect(text).not.toMatch(/De tout ce que dessus|En conséquence/);
	});

	it.each(Object.entries({ CANAL, HARBOUR, TILLEULS }))(
		'has one first heading, skips no level and gives each identifier once: %s',
		async (_, source) => {
			const html = await renderHtml(await compileText(source), { theme: 'notarial' });
			const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
			expect(levels[0]).toBe(1);
			levels.slice(1).forEach((level, index) => {
				expect(level).toBeGreaterThan(1);
				expect(level - (levels[index] ?? 1)).toBeLessThanOrEqual(1);
			});
			const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
			expect(new Set(ids).size).toBe(ids.length);
			for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id);
		},
	);

	it('has nobody of the meeting who is not public', async () => {
		const source = CANAL.replace('    - Hugo Castel', '    - nom: Hugo Castel\n      public: non');
		const html = await renderHtml(await compileText(source), { theme: 'notarial', public: true });
		expect(html).not.toContain('Castel');
	});
});

describe('amounts', () => {
	it.each([
		[
			'fr',
			'un excédent de 4\u202F776\u00A0€, dû',
			'un excédent de quatre mille sept cent soixante-seize euros (4^776~€), dû',
		],
		['fr', '12,50\u00A0€ et 1\u00A0€', 'douze euros et cinquante centimes (12,50~€) et un euro (1~€)'],
		['fr', '2\u202F000\u202F000\u00A0€', 'deux millions d’euros (2^000^000~€)'],
		['fr', '-3\u00A0€, 5\u00A0€/m, 1.5\u00A0€', '-3~€, 5~€/m, 1.5~€'],
		[
			'fr',
			'<table><td>3\u00A0€</td></table> <code>3\u00A0€</code>',
			'<table><td>3~€</td></table> <code>3~€</code>',
		],
		[
			'en',
			'a grant of £4,776.50',
			'a grant of four thousand seven hundred and seventy-six pounds and fifty pence (£4,776.50)',
		],
	] as const)('%s: %s', async (lang, html, words) => {
		const context = createContext(await compileText(lang === 'fr' ? CANAL : HARBOUR), {});
		expect(
			amountsInWords(html, context)
				.replace(/\u00A0/g, '~')
				.replace(/\u202F/g, '^'),
		).toBe(words);
	});
});

describe('the theme', () => {
	it('is chosen by an option or once for the project, and its record verifies from itself', async () => {
		const built = await run(['build', 'a.md', '--theme', 'notarial'], { files: { 'a.md': CLEAN } });
		expect(built.code).toBe(0);
		const html = new TextDecoder().decode(built.files.get('/project/a.html'));
		expect(html).toContain('class="deed"');
		const pdf = built.files.get('/project/a.pdf') ?? new Uint8Array();
		expect(Buffer.from(pdf).toString('latin1')).toContain('pdfaid:part');
		const verified = await run(['verify', 'a.pdf'], { files: { 'a.pdf': pdf } });
		expect([verified.code, verified.out()]).toEqual([0, expect.stringContaining('the same bytes')]);

		const files = { 'a.md': CLEAN, 'pv.config.yaml': 'style: { thème: notarié }\n' };
		const project = await run(['build', 'a.md', '--to', 'html'], { files });
		expect(new TextDecoder().decode(project.files.get('/project/a.html'))).toBe(html);
	});

	it.each([
		['an option', ['--theme', 'baroque'], {}, 'No theme is called “baroque”.'],
		['the configuration', [], { 'pv.config.yaml': 'style: { theme: baroque }\n' }, '“baroque” is no theme'],
	])('that %s names must be there', async (_, options, files, message) => {
		const { code, err } = await run(['build', 'a.md', '--to', 'html', ...options], {
			files: { 'a.md': CLEAN, ...files },
		});
		expect([code, err()]).toEqual([2, expect.stringContaining(message)]);
	});

	it('has templates of its own to change', async () => {
		const list = await run(['template', 'list'], { files: {} });
		expect(list.out()).toMatch(/\nnotarial\b.*\n {2}document\b/);
		const files = {
			'a.md': CLEAN,
			'pv.config.yaml': 'style: { theme: notarial }\n',
			'templates/notarial/partials/end.liquid': 'The end.',
		};
		const { files: written } = await run(['build', 'a.md', '--to', 'html'], { files });
		expect(new TextDecoder().decode(written.get('/project/a.html'))).toContain('The end.');
	});
});

/** Lines that become sentences: their words are those of the sentence. */
const LABELLED =
	/^-?\s*(?:vote|pour|contre|for|against|majorité|scrutin|postes|tour|votants|blancs|résultat|result|quorum)\s*:/i;

function getWords(text: string): string[] {
	return foldKeyword(text).match(/[a-z]{3,}/g) ?? [];
}
