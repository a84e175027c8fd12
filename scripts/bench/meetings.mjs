// Fictional minutes of any length, the same at every run: names, sentences and votes are drawn by a small generator with a seed.

const GIVEN = [
	'Jeanne',
	'Omar',
	'Lucie',
	'Étienne',
	'Aïcha',
	'Paul',
	'Solène',
	'Mathis',
	'Inès',
	'Hugo',
	'Clara',
	'Yanis',
	'Élodie',
	'Basile',
	'Nora',
];
const FAMILY = [
	'Royer',
	'Haddad',
	'Lemoine',
	'Garrec',
	'Bensaïd',
	'Vasseur',
	'Tissier',
	'Marchais',
	'Delorme',
	'Quéré',
	'Fabre',
	'Nguyen',
	'Roussel',
	'Oury',
];
const SUBJECTS = [
	'Le budget',
	'La rénovation de la salle',
	'Le calendrier des ateliers',
	'La convention avec la commune',
	'Le bilan des adhésions',
	'La fête de printemps',
];
const VERBS = [
	'a été présenté en détail',
	'appelle encore quelques précisions',
	'a fait l’objet d’un large échange',
	'reste conforme aux prévisions',
	'sera suivi par le bureau',
];
const ENDS = [
	'avant la fin de l’exercice.',
	'comme l’an passé, avec les mêmes moyens.',
	'sous réserve de l’accord des partenaires.',
	'pour un montant de 4 250 €.',
	'dans le respect des statuts.',
];
const TITLES = [
	'Accueil',
	'Rapport moral',
	'Rapport financier',
	'Projets de l’année',
	'Cotisations',
	'Convention d’occupation',
	'Travaux',
	'Partenariats',
	'Calendrier',
	'Questions diverses',
];

/** Minutes of about `size` characters: a long roll, items with talk, and a resolution under every second item. */
export function meeting({ seed = 1, size = 21_800, members = 45 } = {}) {
	const draw = generator(seed);
	const pick = (list) => list[draw() % list.length];
	const names = people(members, draw);
	const lines = [header(names, seed)];
	let length = lines[0].length;
	for (let item = 0; length < size; item++) {
		const part = [
			`## 14 h ${String(2 + item * 2).padStart(2, '0')} — ${TITLES[item % TITLES.length]}${item < TITLES.length ? '' : ` (${Math.floor(item / TITLES.length) + 1})`}`,
			'',
		];
		for (let paragraph = 0; paragraph < 3; paragraph++) {
			part.push(
				Array.from({ length: 4 }, () => `${pick(SUBJECTS)} ${pick(VERBS)}, ${pick(ENDS)}`).join(' '),
				'',
			);
		}
		part.push(`${pick(names)} : ${pick(SUBJECTS).toLowerCase()} ${pick(VERBS)} ?`, '');
		if (item % 2 === 1) part.push(...resolution(item, members, draw));
		lines.push(part.join('\n'));
		length += lines.at(-1).length;
	}
	return `${lines.join('\n')}\n`;
}

function header(names, seed) {
	return `---
réunion: assemblée générale ordinaire
titre: Assemblée générale ordinaire des Ateliers du Verger (${seed})
organisme: { nom: Les Ateliers du Verger, forme: association }
règles: association
date: 16 mars 2024
ouverture: 14h
clôture: 17h30
président: ${names[0]}
secrétaire: ${names[1]}
participants:
  sur place:
${names.map((name) => `    - ${name}`).join('\n')}
signatures:
  - ${names[0]}, présidente
  - ${names[1]}, secrétaire
---
`;
}

function resolution(item, members, draw) {
	const against = draw() % 4;
	const abstentions = draw() % 5;
	return [
		`### Résolution ${(item + 1) / 2} : ${TITLES[item % TITLES.length]}`,
		'',
		'L’assemblée générale, après en avoir délibéré, approuve la proposition qui lui est faite.',
		'',
		`Pour : ${members - against - abstentions}`,
		`Contre : ${against}`,
		`Abstentions : ${abstentions}`,
		'',
	];
}

function people(count, draw) {
	const names = new Set();
	while (names.size < count) names.add(`${GIVEN[draw() % GIVEN.length]} ${FAMILY[draw() % FAMILY.length]}`);
	return [...names];
}

/** A linear congruential generator: small whole numbers that look unordered. */
function generator(seed) {
	let state = (seed * 2_654_435_761) >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state >>> 16;
	};
}
