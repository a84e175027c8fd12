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
	// These cannot conform, and must say so.
	unassigned: `## Signe\n\nUn signe \u{10FFF0} que rien ne dessine.\n\n${VOTE}`,
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

/** Name, source and options of every document. */
export function meetings() {
	const made = [];
	for (const [name, body] of Object.entries(BODIES))
		made.push({ name, source: FRENCH('Séance', body), options: [] });
	for (const [name, body] of Object.entries(ENGLISH_BODIES))
		made.push({ name, source: ENGLISH('Board', body), options: [] });
	for (const [name, title] of Object.entries(TITLES))
		made.push({ name: `title-${name}`, source: FRENCH(title, BODIES.vote), options: [] });
	for (const name of ['vote', 'named', 'many'])
		made.push({ name: `proofs-${name}`, source: FRENCH('Séance', BODIES[name]), options: ['--with-proofs'] });
	for (const name of ['list', 'table', 'named', 'many', 'scripts'])
		made.push({
			name: `deed-${name}`,
			source: FRENCH('Séance', BODIES[name]),
			options: ['--theme', 'notarial'],
		});
	made.push({ name: 'large', source: FRENCH('Séance', BODIES.named), options: ['--large-print'] });
	for (const name of ['list', 'table', 'rejected'])
		made.push({ name: `draft-${name}`, source: FRENCH('Séance', BODIES[name]), options: ['--draft'] });
	return made;
}
