import { describe, expect, it } from 'vitest';
import { publicVersion } from '../../src/redact/index.js';
import { createView } from '../../src/view/view.js';
import type { View } from '../../src/view/view-model.js';
import { compileText } from '../compile.js';
import { CANAL } from './meetings.js';

/** A council that gives each test its own middle. */
function council(body: string, header = ''): string {
	return `---
réunion: conseil municipal
organisme: { nom: Commune de Valbrune, forme: commune }
date: 17 octobre 2024
ouverture: 20h
clôture: 22h
membres: 8
présidence: Hélène Marchand
secrétariat: Yann Le Goff
participants:
  présents:
    - Hélène Marchand, maire
    - Yann Le Goff
    - Luc Perrin
    - nom: Aline Roche
      public: non
  représentés:
    - Claire Vidal → Luc Perrin
${header}---

${body}

La séance est levée à 22h.
`;
}

async function getView(source: string, options: Parameters<typeof createView>[1] = {}): Promise<View> {
	return createView(await compileText(source), options);
}

/** All items, those inside sessions too. */
function flat(items: View['items']): View['items'] {
	return items.flatMap((item) => (item.kind === 'session' ? [item, ...flat(item.items)] : [item]));
}

function decision(view: View) {
	const found = flat(view.items).find((item) => item.kind === 'decision');
	if (found?.kind !== 'decision') throw new Error('no decision');
	return found;
}

describe('dates in the order of the header', () => {
	it.each([
		['Wednesday 14 January 2026', '14\u00A0January 2026'],
		['Wednesday, 14th January 2026', '14\u00A0January 2026'],
		['Wednesday, January 14, 2026', 'January\u00A014, 2026'],
		['Jan. 14, 2026', 'January\u00A014, 2026'],
		['2026-01-14', '14\u00A0January 2026'],
	])('%s', async (written, printed) => {
		const view = await getView(
			`---\nlang: en-GB\nmeeting: board\ndate: ${written}\n---\n\n## Item\n\nText.\n`,
		);
		expect(view.documentTitle).toContain(printed);
	});
});

it('people who are counted without names are called as they are written', async () => {
	const { participants } = await getView(
		`---\nséance: AG\ndate: 3 juin 2024\nparticipants:\n  présents: [Ada Brun, 39 autres membres]\n---\n\n## Point\n\nTexte.\n`,
	);
	expect(JSON.stringify(participants)).toMatch(/39\s+autres\s+membres/);
});

describe('results agree with what was decided', () => {
	it.each([
		['### Résolution 1 – Objet\n\nTexte.\n\nVote : 5 pour', 'Résolution nº\u00A01', 'Adoptée'],
		['### Vœu 1 – Objet\n\nTexte.\n\nVote : 5 pour', 'Vœu nº\u00A01', 'Adopté'],
		['### Amendement 1 – Objet\n\nTexte.\n\nVote : 5 contre', 'Amendement nº\u00A01', 'Rejeté'],
		[
			'### Délibération 2024-041 – Objet\n\nTexte.\n\nRésultat : ajournée',
			'Délibération nº\u00A02024-041',
			'Ajournée',
		],
		['### Avis 1 – Objet\n\nTexte.\n\nAvis : favorable', 'Avis nº\u00A01', 'Favorable'],
		['### Résolution 1 – Objet\n\nTexte.\n\nRésultat : prend acte', 'Résolution nº\u00A01', 'Prise d’acte'],
	])('%s', async (body, kicker, value) => {
		const block = decision(await getView(council(`## Point\n\n${body}`)));
		expect(block.kicker).toBe(kicker);
		expect((block.result ?? block.votes.at(-1)?.result)?.value).toBe(value);
	});
});

it.each([
	['Délibération', 'délibération', 'à la délibération'],
	['Vœu', 'vœu', 'au vœu'],
	['Avis', 'avis', 'à l’avis'],
])('an amendment says to which %s, with its article', async (word, name, to) => {
	const other = `### ${word} 7 – Objet\n\nTexte.\n\n${word === 'Avis' ? 'Avis : favorable' : 'Vote : 5 pour'}`;
	const amendment = `### Amendement 1 – Objet\n\nTexte.\n\nSur : ${name} 7\nVote : 5 pour`;
	const block = decision(await getView(council(`## Point\n\n${amendment}\n\n${other}`)));
	expect(block.kicker).toBe(`Amendement nº\u00A01 ${to} nº\u00A07`);
});

describe('votes', () => {
	it('without counts invent none', async () => {
		const source = council('## Point\n\n### Résolution 1 – Objet\n\nTexte.\n\nVote : à la majorité').replace(
			/participants:[\s\S]*?---/,
			'---',
		);
		const [vote] = decision(await getView(source)).votes;
		expect(vote?.cells).toEqual([]);
		expect(vote?.consent).toBe('À la majorité');
	});

	it('show blank and void apart where either counts', async () => {
		const [vote] = decision(
			await getView(
				council('## Point\n\n### Résolution 1 – Objet\n\nTexte.\n\nVote : 3 pour, 1 blanc, 1 nul'),
			),
		).votes;
		expect(vote?.cells.map(({ label, value }) => [label, value])).toEqual([
			['Pour', '3'],
			['Contre', '0'],
			['Abstentions', '0'],
			['Blancs', '1'],
			['Nuls', '1'],
		]);
	});

	it('name who answered, and by whom', async () => {
		const [vote] = decision(
			await getView(
				council(
					'## Point\n\n### Résolution 1 – Objet\n\nTexte.\n\n- Contre : Luc Perrin\n- Pour : tous les autres',
				),
			),
		).votes;
		expect(vote?.lines.map(({ label, html }) => [label, html])).toEqual([
			['Contre', 'Luc Perrin, Claire Vidal (par Luc Perrin)'],
		]);
	});

	it('say of a person what the line says in brackets', async () => {
		const [vote] = decision(
			await getView(
				council(
					'## Point\n\n### Résolution 1 – Objet\n\nTexte.\n\nPour : tous les autres\nContre : 1 (Aline Roche, au motif du prix)\nAbstention : Claire Vidal (par Luc Perrin)\nDéport : Yann Le Goff (gérant du magasin)',
				),
			),
		).votes;
		expect(vote?.lines.map(({ label, html }) => [label, html])).toEqual([
			['Contre', 'Aline Roche (au motif du prix)'],
			['Abstentions', 'Claire Vidal (par Luc Perrin)'],
			['Déports', 'Yann Le Goff (gérant du magasin)'],
		]);
	});
});

describe('the text of a resolution', () => {
	it('opens its recitals in italics and its articles in bold', async () => {
		const text =
			'Vu le code général ;\n\nConsidérant l’avis rendu ;\n\nArticle 1er : le tarif est fixé.\n\nArticle 2 de la convention.';
		const block = decision(
			await getView(council(`## Point\n\n### Résolution 1 – Objet\n\n${text}\n\nVote : 5 pour`)),
		);
		const html = block.items.map((item) => (item.kind === 'prose' ? item.html : '')).join('');
		expect(html).toBe(
			'<p><em>Vu</em> le code général\u202F;</p><p><em>Considérant</em> l’avis rendu\u202F;</p><p><strong>Article\u00A01<sup>er</sup></strong>\u00A0: le tarif est fixé.</p><p class="kept">Article\u00A02 de la convention.</p>',
		);
	});
});

describe('recitals and articles line under line', () => {
	it('are paragraphs, where the line above them ends', async () => {
		const text =
			'Vu le *code* général,\nVu l’avis rendu ;\nConsidérant le besoin :\nArticle 1 : le tarif\nde l’été est fixé, au vu de ce que dit\nArticle 2 du règlement.\nArticle 2 : il est affiché.';
		const block = decision(
			await getView(council(`## Point\n\n### Résolution 1 – Objet\n\n${text}\n\nVote : 5 pour`)),
		);
		const html = block.items.map((item) => (item.kind === 'prose' ? item.html : '')).join('');
		expect(
			html
				.split(/(?=<p[ >])/)
				.map((paragraph) => paragraph.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u00A0\u202F]/g, ' ')),
		).toEqual([
			'Vu le code général,',
			'Vu l’avis rendu ;',
			'Considérant le besoin :',
			'Article 1 : le tarif de l’été est fixé, au vu de ce que dit Article 2 du règlement.',
			'Article 2 : il est affiché.',
		]);
	});
});

describe('the end', () => {
	it('takes the last words along', async () => {
		const view = await getView(council('## Point\n\nUn premier paragraphe.\n\nUn second.\n\nUn dernier.'));
		expect(view.tail).toEqual([
			{ kind: 'prose', html: '<p>Un second.</p>' },
			{ kind: 'prose', html: '<p>Un dernier.</p>' },
		]);
		expect(flat(view.items).at(-1)).toEqual({ kind: 'prose', html: '<p>Un premier paragraphe.</p>' });
	});

	it('leaves a heading its only words', async () => {
		const view = await getView(council('## Point\n\nUn seul paragraphe.'));
		expect(view.tail).toEqual([]);
	});

	it('is signed by whom the header lists', async () => {
		const view = await getView(
			council('## Point\n\nTexte.', 'signatures:\n  - Hélène Marchand, maire\n  - Yann Le Goff\n'),
		);
		expect(view.end.signatures).toEqual([
			{ name: 'Hélène Marchand', quality: 'Maire', by: null },
			{ name: 'Yann Le Goff', quality: 'Secrétariat de séance', by: null },
		]);
	});

	it('names who signs for a legal person, wherever it holds an office', async () => {
		const view = await getView(
			`---\nréunion: assemblée générale\nrègles: sas\ndate: 3 juin 2024\nprésidence: Vent d'Est\nsecrétariat: Léo Castan\nparticipants:\n  présents:\n    - Vent d'Est [600], représentée par Nadia Hamel\n    - Léo Castan [400]\n---\n\n## Point\n\nTexte.\n`,
		);
		expect(view.end.signatures.map(({ name, by }) => [name, by])).toEqual([
			['Vent d’Est', 'représentée par Nadia Hamel'],
			['Léo Castan', null],
		]);
		expect(view.end.sentence).toContain('signé par Vent d’Est (représentée par Nadia Hamel) et Léo Castan.');
		expect(view.facts.map(({ label, html }) => [label, html])).toContainEqual([
			'Présidence',
			'Vent d’Est, représentée par Nadia Hamel',
		]);
	});

	it('asks nobody for two signatures', async () => {
		const view = await getView(
			`---\nréunion: assemblée générale\nrègles: sarl\ndate: 3 juin 2024\nprésidence: Mme Nadia Hamel\nparticipants:\n  présents:\n    - Mme Nadia Hamel [600], gérante\n    - Léo Castan [400]\n---\n\n## Point\n\nTexte.\n`,
		);
		expect(view.end.signatures.map(({ name, quality }) => [name, quality])).toEqual([
			['Mme\u00A0Nadia Hamel', 'La gérante et la présidente de séance'],
		]);
	});

	it('is signed by the mayor, whom the line of the chair may name so, and by who presides in the absence of one', async () => {
		const signed = async (chair: string, ada: string, ben: string) =>
			(
				await getView(
					`---\nréunion: conseil municipal\nrègles: conseil municipal\ndate: 3 juin 2024\nprésidence: ${chair}\nsecrétariat: Léo Castan\nparticipants:\n  présents: ["${ada}", "${ben}", Léo Castan]\n---\n\n## Point\n\nTexte.\n`,
				)
			).end.signatures.map(({ name, quality }) => [name, quality]);
		const secretary = ['Léo Castan', 'Secrétariat de séance'];
		expect(await signed('Ada Brun', 'Ada Brun, maire', 'Ben Roy')).toEqual([
			['Ada Brun', 'Maire'],
			secretary,
		]);
		expect(await signed('Ada Brun, maire', 'Ada Brun', 'Ben Roy')).toEqual([
			['Ada Brun', 'Maire'],
			secretary,
		]);
		expect(await signed('Ben Roy, maire', 'Ada Brun, maire', 'Ben Roy')).toEqual([
			['Ada Brun', 'Maire'],
			['Ben Roy', 'Maire'],
			secretary,
		]);
		expect(await signed('Ben Roy', 'Ada Brun', 'Ben Roy')).toEqual([
			['Ben Roy', 'Présidence de séance'],
			secretary,
		]);
	});

	it('says how many guests there were where nobody names them', async () => {
		const { participants } = await getView(council('## Point', '  invités: [11 habitants]\n'));
		expect(participants?.groups.at(-1)).toMatchObject({
			kind: 'guests',
			entries: [{ html: '11\u00A0habitants' }],
		});
	});

	it('says once of guests that they have no vote, and counts nobody among the members who has none', async () => {
		const { participants } = await getView(`---
réunion: CSE
organisme: Ateliers du Lac
règles: cse
date: 17 octobre 2024
présidence: Max Faber
participants:
  présents:
    - Max Faber, représentant l'employeur
    - Lise Kern, titulaire
    - Paul Weiss, titulaire
  invités:
    - Dr Ida Roux, médecin du travail
---

La séance est levée à 22h.
`);
		const [present, guests] = participants?.groups ?? [];
		expect(present?.members).toBe(2);
		expect(present?.entries).toHaveLength(3);
		expect(present?.entries[0]?.html).toContain('sans droit de vote');
		expect(guests?.entries[0]?.html).not.toContain('sans droit de vote');
	});

	it.each([
		['Fait à Rennes, le 14 novembre 2025.', true],
		['La séance est levée à 21 h.\nFait à Rennes, le 14 novembre 2025.', true],
		['Fait à noter, 3 membres partent.', false],
		['Le bilan a été fait à Rennes, le 14 novembre 2025.', false],
		['Fait à Rennes.', false],
		['Fait à Rennes, le 14 novembre 2025.\n\nUn.\n\nDeux.\n\nTrois.\n\nQuatre.', false],
	])('knows whether the text says where and when it was signed: %s', async (text, isDated) => {
		expect((await getView(council(`## Point\n\n${text}\n`))).end.isDated).toBe(isDated);
	});

	it('tells the gender of an officer by the civility of the header', async () => {
		const source = council('## Point\n\nTexte.').replace(
			'présidence: Hélène Marchand',
			'présidence: Mme Marchand',
		);
		expect((await getView(source)).end.signatures.map(({ quality }) => quality)).toContain(
			'La présidente de séance',
		);
	});
});

describe('the agenda', () => {
	it('has the items that the meeting did not come to', async () => {
		const view = await getView(
			council("## Budget de l'eau\n\nTexte.", "ordre du jour:\n  - Budget de l'eau\n  - Voirie\n"),
		);
		expect(view.agenda?.rows.map(({ titleHtml, id, note }) => ({ titleHtml, id, note }))).toEqual([
			{ titleHtml: 'Budget de l’eau', id: 'item-1', note: 'information' },
			{ titleHtml: 'Voirie', id: null, note: null },
		]);
	});

	it('keeps a point whose words are part of another point that was treated', async () => {
		const view = await getView(
			council('## Budget annexe\n\nTexte.', 'ordre du jour:\n  - Budget\n  - Budget annexe\n'),
		);
		expect(view.agenda?.rows.map(({ titleHtml }) => titleHtml)).toEqual(['Budget', 'Budget annexe']);
	});

	it('has a point that the meeting did not come to where the notice has it', async () => {
		const points = ['Ouverture', 'Voirie', 'Écoles', 'Budget', 'Divers'];
		const view = await getView(
			council(
				'## Voirie : travaux\n\nTexte.\n\n## Imprévu\n\nTexte.\n\n## Budget\n\nTexte.',
				`ordre du jour:\n${points.map((point) => `  - ${point}\n`).join('')}`,
			),
		);
		expect(view.agenda?.rows.map(({ titleHtml }) => titleHtml)).toEqual([
			'Ouverture',
			'Voirie\u00A0: travaux',
			'Écoles',
			'Imprévu',
			'Budget',
			'Divers',
		]);
	});

	it('calls no item information in which a sentence tells a vote', async () => {
		const view = await getView(
			council(
				"## Procès-verbal du 12 mars\n\nLe procès-verbal du 12 mars est approuvé à l'unanimité.\n\n## Voirie\n\nTexte.",
				'ordre du jour: [PV du 12 mars, Voirie]\n',
			),
		);
		expect(view.agenda?.rows.map(({ titleHtml, note }) => [titleHtml, note])).toEqual([
			['Procès-verbal du 12\u00A0mars', null],
			['Voirie', 'information'],
		]);
	});

	it('gives a point of the notice the decision that stands under a longer item', async () => {
		const vote = 'Texte.\n\nVote : 5 pour';
		const view = await getView(
			council(
				`## À titre ordinaire\n\n### Résolution 1 – Comptes\n\n${vote}\n\n### Résolution 2 – Divers\n\n${vote}\n\n## À titre extraordinaire\n\n### Résolution 3 – Augmentation du capital\n\n${vote}`,
				'ordre du jour: [Comptes, Augmentation du capital]\n',
			),
		);
		expect(
			view.agenda?.rows.map(({ titleHtml, decisions }) => [titleHtml, ...decisions.map(({ id }) => id)]),
		).toEqual([
			['À titre ordinaire', 'resolution-2'],
			['Comptes', 'resolution-1'],
			['À titre extraordinaire'],
			['Augmentation du capital', 'resolution-3'],
		]);
	});

	it('has parts that are titled with one sign, and no title of the document', async () => {
		const parts = (text: string) => getView(council(text, 'ordre du jour: [Comptes, Statuts]\n'));
		const rowsOf = (view: Awaited<ReturnType<typeof getView>>) =>
			view.agenda?.rows.map((row) => row.titleHtml);
		const several = await parts(
			'# À titre ordinaire\n\n## Comptes\n\nLus.\n\n# À titre extraordinaire\n\n## Statuts\n\nLus.',
		);
		expect(several.documentTitle).not.toContain('ordinaire');
		expect(rowsOf(several)).toContain('À titre ordinaire');
		// The only one, one above the items, and one that says what it is are titles.
		for (const text of [
			'# Séance de juin\n\n## Comptes\n\nLus.\n\n## Statuts\n\nLus.',
			'# Séance de juin\n\n# Comptes\n\nLus.\n\n# Statuts\n\nLus.',
			'# Procès-verbal de la séance de juin\n\n## Comptes\n\nLus.\n\n# Statuts\n\nLus.',
		])
			expect((await parts(text)).documentTitle).toContain('éance de juin');
	});

	it('has blocks that are items themselves', async () => {
		const view = await getView(
			council('## 20h10 — Délibération 2024-045 : convention\n\nTexte.\n\nVote : 5 pour'),
		);
		expect(view.agenda?.rows).toMatchObject([
			{ titleHtml: 'convention', id: 'deliberation-2024-045', decisions: [{ outcome: 'adoptée' }] },
		]);
	});
});

describe('the agenda before the meeting', () => {
	it('names what will be put to the vote, and no result', async () => {
		const view = await getView(
			council(
				'## Comptes\n\n### Délibération 1 – Budget\n\nTexte.\n\n### Élection – Bureau\n\n- Ana Lima\n',
				'état: convoqué\n',
			),
		);
		expect(view.agenda?.rows[0]?.decisions.map(({ label, outcome, tone }) => [label, outcome, tone])).toEqual(
			[
				['délibération\u00A01', '', 'neutral'],
				['élection', '', 'neutral'],
			],
		);
	});
});

it('an election shows every line of its vote that has no column', async () => {
	const view = await getView(
		council(
			`## Point

### Élection – Bureau

- Luc Perrin : 3 voix

Contre : Aline Roche
Abstentions : 2 (Claire Vidal, Yann Le Goff)
Déport : Hélène Marchand
Majorité : absolue
Mode : uninominal
Proposée par : Yann Le Goff
`,
		),
	);
	const election = flat(view.items).find((item) => item.kind === 'election');
	const lines = election?.kind === 'election' ? election.remarks : [];
	expect(lines.map(({ label, html }) => `${label} ${html}`)).toEqual([
		'Contre Aline Roche',
		'Abstentions 2 (Claire Vidal, Yann Le Goff)',
		'Déport Hélène Marchand',
		'Majorité absolue',
		'Mode uninominal',
		'Proposée par Yann Le Goff',
	]);
});

it('a note that nothing refers to is printed where it stands', async () => {
	const view = await getView(
		council(
			'## Point\n\nTexte[^a].\n\n[^a]: Première.\n\n[^Seule]: Personne *ne* l’appelle.\n\n    Suite.\n\n[^a]: Deuxième.',
		),
	);
	const prose = flat(view.items).flatMap((item) => (item.kind === 'prose' ? [item.html] : []));
	expect(prose.slice(1).join('')).toBe(
		'<p>[^Seule]: Personne <em>ne</em> l’appelle.</p><p>Suite.</p><p>[^a]: Deuxième.</p>',
	);
	expect(view.notes?.notes.map(({ html }) => html.replace(/ <a.*<\/a>/, ''))).toEqual(['<p>Première.</p>']);
});

describe('identifiers', () => {
	it('of agenda items give way to those of decisions', async () => {
		const view = await getView(
			council('## Point\n\n:::résolution[Objet]{#item-1}\nTexte.\n\nVote : 5 pour\n:::'),
		);
		expect(flat(view.items).map((item) => ('id' in item ? item.id : ''))).toEqual(['pv-item-1', 'item-1']);
	});
});

describe('the public version', () => {
	const source = council(
		'## Point\n\nAline Roche : je demande la parole.\n\n:::confidentiel Affaire de personnel\nSecret.\n:::\n\nSuite.',
	);

	it('leaves out what is confidential, and who is not public', async () => {
		const compiled = publicVersion(await compileText(source));
		const text = JSON.stringify(createView(compiled, { public: true }));
		expect(text).not.toContain('Aline Roche');
		expect(text).not.toContain('Secret.');
		expect(text).toContain('Affaire de personnel');
		expect(text).toMatch(/A\.\sR\./);
	});

	it('is not the full version', async () => {
		const text = JSON.stringify(await getView(source));
		expect(text).toContain('Aline Roche');
		expect(text).toContain('Secret.');
	});
});

describe('states', () => {
	it.each([
		['convoqué', '', 'Ordre du jour', 'Avant la séance', null],
		['projet', '', 'Procès-verbal (projet)', 'Projet, non approuvé', 'Projet'],
		['définitif', '', 'Procès-verbal', null, null],
		[
			'approuvé',
			'approbation: 12 novembre 2024\n',
			'Procès-verbal',
			'Approuvé le 12\u00A0novembre 2024',
			null,
		],
	])('%s', async (state, approval, kicker, label, watermark) => {
		const view = await getView(council('## Point\n\nTexte.', `état: ${state}\n${approval}`));
		expect([view.title.kicker, view.state.label, view.state.watermark]).toEqual([kicker, label, watermark]);
	});
});

describe('the head of the first page', () => {
	it.each([
		[
			'{ nom: Club, forme: association, siège: Dole, département: Jura }',
			[],
			'Association',
			'Dole, Département : Jura',
		],
		['{ nom: Commune de Valbrune, forme: commune }', ['République française'], null, null],
		[
			'{ nom: Valbrune, département: Jura }\nrègles: conseil municipal',
			['République française', 'Département : Jura'],
			null,
			null,
		],
		['{ nom: Valbrune, département: Jura }\nrègles: association', [], null, 'Département : Jura'],
		['{ nom: Valbrune }', [], null, null],
	])('%s', async (organization, republic, form, address) => {
		const { letterhead } = await getView(
			council('## Point\n\nTexte.', '').replace(/^organisme: .*$/m, `organisme: ${organization}`),
		);
		const plain = (line: string) => line.replace(/\u00A0/g, ' ');
		expect([
			letterhead.republic.map(plain),
			letterhead.form,
			letterhead.address && plain(letterhead.address),
		]).toEqual([republic, form, address]);
	});

	it.each([
		['{ nom: Club, téléphone: 0384000000 }', '0384000000'],
		[
			'{ nom: Club, tél: 03 84 00 00 00, courriel: club@exemple.org, site: exemple.org }',
			'03 84 00 00 00 · club@exemple.org · exemple.org',
		],
	])('%s', async (organization, contact) => {
		const { letterhead } = await getView(
			council('## Point\n\nTexte.', '').replace(/^organisme: .*$/m, `organisme: ${organization}`),
		);
		expect(letterhead.contact?.replace(/\u00A0/g, ' ')).toBe(contact);
	});
});

describe('a view', () => {
	it('is plain data', async () => {
		const view = await getView(CANAL, { withProofs: true });
		expect(JSON.parse(JSON.stringify(view))).toEqual(view);
	});
});
