// The pages that list every body that ships with what its profile knows, from src/law/profiles/*.yaml.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from './read-yaml.mjs';

const TEXTS = {
	en: {
		title: 'Which rules are mine?',
		other: '*[En français](../fr/bodies.md).*',
		intro:
			'One line for each body whose rules ship with `pv`, made from its profile. Write the name of the second column as `rules:`; `pv rules NAME` prints every figure with its article. What a profile does not know, your own rules say upon it. “Read” counts the figures whose text itself was read, of all that have a source; the others say so wherever they are used.',
		head: [
			'Body',
			'Write',
			'Rests on',
			'Known since',
			'Quorum',
			'Majorities',
			'Proxies',
			'Notice',
			'Elections',
			'Read',
		],
		yes: 'yes',
		none: 'none',
		unsaid: '–',
		days: (days, clear) => `${days} ${clear ? 'clear ' : ''}days`,
	},
	fr: {
		title: 'Quelles règles sont les miennes ?',
		other: '*[In English](../en/bodies.md).*',
		intro:
			'Une ligne par organisme dont les règles viennent avec `pv`, tirée de son profil. Écrivez le nom de la deuxième colonne après `règles:` ; `pv rules NOM` imprime chaque chiffre avec son article. Ce qu’un profil ne sait pas, vos propres règles le disent par-dessus. « Lus » compte les chiffres dont le texte même a été lu, parmi tous ceux qui ont une source ; les autres le disent partout où ils servent.',
		head: [
			'Organisme',
			'Écrire',
			'Repose sur',
			'Connu depuis',
			'Quorum',
			'Majorités',
			'Pouvoirs',
			'Convocation',
			'Élections',
			'Lus',
		],
		yes: 'oui',
		none: 'aucun',
		unsaid: '–',
		days: (days, clear) => `${days} jours${clear ? ' francs' : ''}`,
	},
};

/** The page in one language, as Markdown. */
export async function bodiesPage(root, lang) {
	const folder = join(root, 'src/law/profiles');
	const { majorities } = await readYaml(join(root, 'src/language', lang, 'rules.yaml'));
	const words = { ...TEXTS[lang], majority: (id) => majorities[id]?.[0] ?? id };
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
	const profiles = new Map();
	for (const name of names) profiles.set(name.slice(0, -'.yaml'.length), await readYaml(join(folder, name)));
	const rows = [...profiles].map(([id, own]) =>
		rowOf(id, { ...profiles.get(own.profile), ...own }, own, words, lang),
	);
	return [
		`# ${words.title}`,
		'',
		words.other,
		'',
		words.intro,
		'',
		`| ${words.head.join(' | ')} |`,
		`| ${words.head.map(() => '---').join(' | ')} |`,
		...rows.map((row) => `| ${row.join(' | ')} |`),
		'',
	].join('\n');
}

function rowOf(id, profile, own, words, lang) {
	const { quorum, majorities = {}, proxies, notice, elections } = profile;
	const sources = sourcesIn(own);
	const read = sources.filter(
		({ verified }) => verified === undefined || verified === 'yes' || verified === true,
	);
	return [
		profile.name[lang],
		[id, ...(profile.aliases ?? [])].map((name) => `\`${name}\``).join(', '),
		profile.source[lang],
		profile['known since'] ?? words.unsaid,
		quorum === undefined
			? words.unsaid
			: quorum.threshold === 'none'
				? words.none
				: (quorum.threshold ?? words.yes),
		Object.keys(majorities).map(words.majority).join(', '),
		proxies === undefined ? words.unsaid : proxies.max === undefined ? words.yes : String(proxies.max),
		notice === undefined
			? words.unsaid
			: words.days(notice.days, notice.clear === 'yes' || notice.clear === true),
		elections === undefined ? words.unsaid : words.yes,
		`${read.length}/${sources.length}`,
	];
}

/** Every `source` with a text of its own, wherever it stands. */
function sourcesIn(value) {
	if (Array.isArray(value)) return value.flatMap(sourcesIn);
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		key === 'source' && entry?.fr ? [entry] : sourcesIn(entry),
	);
}
