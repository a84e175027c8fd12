// Varied minutes for the validator: every kind of block and text that a page can hold, with invented people.

const FRENCH = (title, body) => `---
organisme: Les Amis du Canal
titre: ${title}
règles: { quorum: aucun, majorités: { ordinaire: majorité simple, statuts: deux tiers des suffrages exprimés } }
date: 6 juin 2024
lieu: 3, quai des Écluses
ouverture: 14h
clôture: 17h
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  présents:
    - Jeanne Royer, présidente
    - Omar Haddad
    - Lise Kern
    - Paul Weiss
---

${body}
`;

const ENGLISH = (title, body) => `---
lang: en
organization: Tidewater Commons
title: ${title}
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 2024-09-17
opened: 14:00
closed: 15:00
participants:
  present: [Ada Novak, Ben Osei, Carla Ruiz]
---

${body}
`;

const VOTE = '### Résolution 1 – Comptes\n\nL’assemblée approuve les comptes.\n\nVote : 4 pour\n';
const ENGLISH_VOTE = '### Resolution 1 – Reserve\n\nThe reserve is six months.\n\nVote: 2 for, 1 against\n';
const LONG = 'La séance traite de tout ce qui touche au canal, à ses berges et à ses ponts. ';

/** Bodies by name. */
const BODIES = {
	vote: `## Comptes\n\n${VOTE}`,
	list: `## Liste\n\n- un\n- deux\n- trois\n\n${VOTE}`,
	'nested-list': `## Liste\n\n1. un\n   - a\n   - b\n     - profond\n2. deux\n\n   suite\n\n3. trois\n\n${VOTE}`,
	'loose-list': `## Liste\n\n- un\n\n  paragraphe\n\n- deux\n\n  > cité\n\n${VOTE}`,
	table: `## Tableau\n\n| Poste | Montant |\n|---|---:|\n| Loyer | 1 200 € |\n| Eau | 85,50 € |\n\n${VOTE}`,
	'empty-cells': `## Tableau\n\n| | 2023 | 2024 |\n|---|---|---|\n| a | | 1 |\n| | | |\n\n${VOTE}`,
	'long-table': `## Tableau\n\n| N° | Lot |\n|---|---|\n${Array.from({ length: 140 }, (_, row) => `| ${row + 1} | lot ${row * 7} |`).join('\n')}\n\n${VOTE}`,
	quote: `## Citation\n\n> Une parole.\n>\n> Une autre.\n\n${VOTE}`,
	code: `## Annexe technique\n\n\`\`\`\nx = 1\n  y = 2\n\`\`\`\n\nEt \`court\`.\n\n${VOTE}`,
	emphasis: `## Ton\n\n**Fort**, *souligné*, ***les deux***, et ~rien~.\n\n${VOTE}`,
	links: `## Liens\n\n[un site](https://example.org/a?b=(c)) et <https://example.org/très-long-chemin-qui-passe-à-la-ligne-parce-que-rien-ne-le-coupe-et-qui-continue>. [Courrier](mailto:a@example.org)\n\n${VOTE}`,
	footnotes: `## Notes\n\nUn texte[^1] et un autre[^2].\n\n[^1]: La première.\n[^2]: La seconde, avec *un accent*.\n\n${VOTE}`,
	rule: `## Avant\n\ntexte\n\n---\n\n## Après\n\n${VOTE}`,
	breaks: `## Lignes\n\nune\\\ndeux\\\ntrois\n\n${VOTE}`,
	long: `## Débat\n\n${`${LONG.repeat(12)}\n\n`.repeat(14)}${VOTE}`,
	speech: `## Débat\n\nJeanne Royer : Je propose d’approuver.\n\nOmar Haddad : Je suis d’accord.\n\n${VOTE}`,
	greek: `## Ελληνικά\n\nΚαλημέρα, αβγδε.\n\n${VOTE}`,
	ligatures: `## Affiche\n\nL’office efficace affine le flux, les œuvres et l’Æther ; nº 1, 2ᵉ.\n\n${VOTE}`,
	scripts: `## Écritures\n\nليلى بن علي (3) et דוד לוי ; Їжак, Արամ, ნინო, Ǆ, Ӓ, e\u0301.\n\n${VOTE}`,
	signs: `## Signes\n\n☐ ☑ ☒ ✓ ★ → ⇔ ∑ √ ∞ ∈ ∀ ℝ ₿ ₴ ½ — **☒ ∈ ✓**, *∑ ★*.\n\n${VOTE}`,
	emoji: `## Émojis\n\n👍 👍🏽 😀 ✅ 👩‍⚕️ 🇫🇷 ❤️ 1️⃣\n\n${VOTE}`,
	inclusive: `## Élu·e·s\n\nLes adhérent·e·s et les administrateur·rice·s.\n\n${VOTE}`,
	words: `## Mots\n\nAnticonstitutionnellement${'anti'.repeat(60)} puis fin.\n\n${VOTE}`,
	spaces: `## Espaces\n\n1 234 567 € — « guillemets » ; deux points : oui !\n\n${VOTE}`,
	items: `## Un\n\ntexte\n\n## Deux\n\ntexte\n\n## Trois\n\n${VOTE}`,
	many: `## Comptes\n\n${Array.from({ length: 14 }, (_, index) => VOTE.replace('Résolution 1', `Résolution ${index + 1}`)).join('\n')}`,
	rejected: `## Comptes\n\n${VOTE.replace('4 pour', '1 pour, 3 contre')}`,
	abstention: `## Comptes\n\n${VOTE.replace('4 pour', '2 pour, 1 contre, 1 abstention')}`,
	named: `## Comptes\n\n${VOTE.replace('4 pour', '3 pour, 1 contre (Lise Kern)')}`,
	none: '## Échanges\n\nLe conseil échange.',
};

/** Bodies with signs that no embedded font has: their records cannot conform, and must say so. */
const UNEMBEDDED = {
	unassigned: `## Signe\n\nUn signe \u{10FFF0} que rien ne dessine.\n\n${VOTE}`,
	'cjk-text': `## 会計報告\n\n承認する。 你好,世界。 한국어.\n\n${VOTE}`,
	'cjk-title': `## Comptes\n\n${VOTE.replace('Comptes', '予算 – 예산')}`,
};

const ENGLISH_BODIES = {
	'english-vote': `## Budget\n\n${ENGLISH_VOTE}`,
	'english-list': `## Budget\n\n- one\n- two\n\n${ENGLISH_VOTE}`,
	'english-table': `## Budget\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n${ENGLISH_VOTE}`,
};

/** Titles that try to break out of where they are written. */
const TITLES = {
	parenthesis: '"Séance )>> endobj"',
	cdata: '"Séance ]]> fin"',
	packet: '"Séance <?xpacket end=w?>"',
	markup: '"<b>Séance</b> & \'suite\'"',
	accents: '"Assemblée générale ordinaire n° 12 — été"',
	long: `"${'Assemblée très générale '.repeat(8).trim()}"`,
};

/** Owners of whom one was against: the decisions are notified. */
const OWNERS = `---
organisme: { nom: Résidence du Lavoir, forme: copropriété, adresse: "4, rue du Lavoir, 14000 Caen" }
règles: copropriété
titre: Assemblée générale
date: 6 juin 2024
convocation: 2 mai 2024
lieu: Salle des fêtes
ouverture: 18h
clôture: 19h
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  présents:
    - Jeanne Royer [400]
    - Omar Haddad [350]
  absents:
    - SCI du Port [250]
---

## Comptes

### Résolution 1 – Comptes

Les comptes sont approuvés.

Majorité : art. 24
Vote : 400 pour, 350 contre (Omar Haddad)
`;

const KINDS = [
	'convocation',
	'feuille-presence',
	'pouvoir',
	'bulletin',
	'extrait',
	'deliberations',
	'liste-deliberations',
	'releve-decisions',
];

/** Kinds of documents (`--doc`) of some meetings; `examples` are the texts of the folder of that name. */
function documents(examples) {
	const asked = [
		...Object.entries(examples).map(([name, source]) => ({
			name: `documents-${name}`,
			source,
			kinds: KINDS,
		})),
		{ name: 'documents-postal', source: examples.association, kinds: ['vote-correspondance'] },
		{ name: 'documents-owners', source: OWNERS, kinds: [...KINDS, 'vote-correspondance', 'notification'] },
		{
			name: 'documents-no-quorum',
			source: FRENCH('Séance', 'Le quorum n’est pas atteint.')
				.replace('quorum: aucun', 'quorum: la moitié')
				.replace('participants:', 'membres: 40\nparticipants:'),
			kinds: ['carence'],
		},
	];
	return asked.flatMap(({ name, source, kinds }) =>
		[[], ['--large-print'], ['--draft']].map((more) => ({
			name: `${name}${more.join('')}`,
			source,
			options: ['--doc', kinds.join(','), ...more],
			kinds: kinds.length,
		})),
	);
}

/** Themes and sizes of type that some of the bodies are set in besides. */
const LOOKS = [
	['deed', ['--theme', 'notarial']],
	['large', ['--large-print']],
	['deed-large', ['--theme', 'notarial', '--large-print']],
	['draft', ['--draft']],
	['public', ['--public']],
	['proofs', ['--with-proofs']],
];

/** Name, source and options of everything that is built; `kinds`: how many kinds of documents it gives. `examples`: texts by their names. */
export function meetings(examples) {
	const made = documents(examples);
	for (const [name, source] of Object.entries({ ...examples, owners: OWNERS })) {
		made.push({ name: `example-${name}`, source, options: [] });
		for (const [look, options] of LOOKS) made.push({ name: `${look}-${name}`, source, options });
	}
	for (const [name, body] of Object.entries({ ...BODIES, ...UNEMBEDDED }))
		made.push({ name, source: FRENCH('Séance', body), options: [] });
	for (const [name, body] of Object.entries(ENGLISH_BODIES))
		made.push({ name, source: ENGLISH('Board', body), options: [] });
	for (const [name, title] of Object.entries(TITLES))
		made.push({ name: `title-${name}`, source: FRENCH(title, BODIES.vote), options: [] });
	// Each body in one more look, which changes from body to body.
	for (const [index, [name, body]] of Object.entries({ ...BODIES, ...UNEMBEDDED }).entries()) {
		const [look, options] = LOOKS[index % LOOKS.length];
		made.push({ name: `${look}-${name}`, source: FRENCH('Séance', body), options });
	}
	for (const name of ['named', 'many', 'scripts', 'long-table'])
		made.push({
			name: `deed-too-${name}`,
			source: FRENCH('Séance', BODIES[name]),
			options: ['--theme', 'notarial'],
		});
	return made;
}
