import { expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

/** A text as Windows wrote it before UTF-8. */
const windows = (text: string) => Buffer.from(text, 'latin1');

const FILES = {
	'a.md': CLEAN,
	'note.md': '{\\rtf1\\ansi\\ansicpg1252 Procès-verbal}',
	'ancien.docx': new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]),
	'vieux.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
	'ag.pdf': '%PDF-1.7\n',
	'photo.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	'ancien/a.md': CLEAN,
	'ancien/pv.config.yaml': windows('en-tête:\n  lieu: Besançon\n'),
	'large/a.md': CLEAN,
	'large/pv.config.yaml': Buffer.from('\ufeffen-tête:\n  lieu: Besançon\n', 'utf16le'),
	'sauvegarde.md': Uint8Array.from({ length: 3000 }, (_, index) => (index * 37) % 256),
};

it.each([
	[
		'a command misspelt',
		['biuld', 'a.md'],
		'Il n’y a ni commande ni fichier « biuld ».\nVouliez-vous écrire : pv build\n',
	],
	[
		'a word that is neither file nor command',
		['budget', 'a.md'],
		'Il n’y a ni commande ni fichier « budget ».\npv --help donne les commandes.\n',
	],
	['a file that is not there', ['budget.md'], 'budget.md n’existe pas.\nVérifiez le nom et le dossier.\n'],
	[
		'a vote of a file that is not there',
		['explain', 'b.md#budget'],
		'b.md n’existe pas.\nVérifiez le nom et le dossier.\n',
	],
	['a tree of nothing', ['ast', 'b.md'], 'b.md n’existe pas.\nVérifiez le nom et le dossier.\n'],
	[
		'an import of an empty name',
		['import', ''],
		'Un argument est vide.\nDonnez un nom ; pour le dossier où vous êtes, écrivez un point.\n',
	],
	['a build of an empty name', ['build', 'a.md', ''], 'Un argument est vide.\n'],
	['a layout of an empty name', ['fmt', ''], 'Un argument est vide.\n'],
	['an empty name alone', [''], 'Un argument est vide.\n'],
	[
		'a folder imported to the standard output',
		['import', 'ancien', '-o', '-'],
		'ancien est un dossier, et la sortie standard prend une seule réunion : rien n’a été lu.\nDonnez un dossier pour les résultats (--out DOSSIER), ou un seul fichier.\n',
	],
	['an import of nothing', ['import', 'b.docx'], 'b.docx n’existe pas.\nVérifiez le nom et le dossier.\n'],
	['no file', ['verify'], 'Il manque le nom du fichier.\npv verify --help montre l’usage.\n'],
	[
		'an option without its value',
		['build', 'a.md', '--resolution'],
		'L’option « --resolution » attend une valeur.\npv build --help montre l’usage.\n',
	],
	[
		'two options of which one excludes the other',
		['new', 'x.md', '--from', 'a', '--second-call', 'b'],
		'Les options « --from » et « --second-call » ne vont pas ensemble.\npv new --help montre l’usage.\n',
	],
	[
		'a configuration as Windows wrote it',
		['check', 'ancien/a.md'],
		'/project/ancien/pv.config.yaml n’est pas en UTF-8 (ligne 1).\nEnregistrez-le en UTF-8 (Enregistrer sous, Codage : UTF-8).\n',
	],
	[
		'a configuration in UTF-16',
		['check', 'large/a.md'],
		'/project/large/pv.config.yaml n’est pas en UTF-8 (ligne 1).\nEnregistrez-le en UTF-8 (Enregistrer sous, Codage : UTF-8).\n',
	],
	[
		'a theme that is none, before anything is read',
		['build', 'note.md', '--theme', 'deco'],
		'Aucun thème ne s’appelle « deco ».\nThèmes : proces-verbal et notarial.\n',
	],
	[
		'a text with looks',
		['check', 'note.md'],
		'note.md est un fichier RTF (texte mis en forme), et non un texte.\nEnregistrez-le en texte brut : dans TextEdit, Format, Convertir au format Texte ; ou enregistrez-le en .docx, puis : pv import\n',
	],
	[
		'a Word file',
		['check', 'ancien.docx'],
		'ancien.docx est un fichier Word, Excel ou une archive, et non un texte.\nSi c’est un procès-verbal fait dans Word : pv import ancien.docx\n',
	],
	[
		'an old Word file',
		['check', 'vieux.doc'],
		'vieux.doc est un fichier d’un ancien logiciel de bureautique (.doc, .xls), et non un texte.\nEnregistrez-le en .docx, puis : pv import\n',
	],
	[
		'a PDF',
		['check', 'ag.pdf'],
		'ag.pdf est un fichier PDF, et non un texte.\nSi pv l’a écrit, « pv extract » en rend le texte.\n',
	],
	[
		'an image under the name of a text',
		['check', 'photo.md'],
		'photo.md est un fichier d’image, et non un texte.\nDonnez le fichier du procès-verbal, qui est un texte.\n',
	],
	[
		'bytes that are no text',
		['check', 'sauvegarde.md'],
		'sauvegarde.md est un fichier binaire, et non un texte.\nDonnez le fichier du procès-verbal, qui est un texte.\n',
	],
	[
		'a browser that is none',
		['build', 'a.md', '--to', 'pdf', '--browser', '/nulle/part'],
		'Le navigateur /nulle/part ne démarre pas : il n’y a à cet endroit aucun programme que l’on puisse lancer.\npv doctor montre les navigateurs de cette machine.\n',
	],
])('tells of %s', async (_, argv, words) => {
	const { code, err } = await run(argv, { files: FILES, env: { PV_LANG: 'fr' } });
	expect(err()).toContain(`pv: ${words}`);
	expect(code).toBe(argv.includes('--browser') ? 3 : 2);
});

it.each([
	[
		'documents',
		['--doc', 'convocation', '--to', 'html'],
		'Le thème notarial ne change que le procès-verbal : les documents de --doc gardent leur présentation.\n',
	],
	['a Word file', ['--to', 'html,docx'], ''],
	['the minutes', ['--to', 'html'], ''],
])('says what a theme does to %s', async (_, argv, words) => {
	const { code, err } = await run(['build', 'a.md', '--theme', 'notarial', ...argv], {
		files: FILES,
		env: { PV_LANG: 'fr' },
	});
	expect(code).toBe(0);
	expect(err().match(/^Le thème.*\n/m)?.[0] ?? '').toBe(words);
});

it('copies no template where the configuration is not in UTF-8', async () => {
	const { code, err, files } = await run(['template', 'eject', 'proces-verbal'], {
		files: { 'pv.config.yaml': windows('# modèles\nmodèles: gabarits\n') },
		env: { PV_LANG: 'fr' },
	});
	expect(code).toBe(2);
	expect(err()).toContain('pv: /project/pv.config.yaml n’est pas en UTF-8 (ligne 1).\n');
	expect([...files.keys()]).toEqual(['/project/pv.config.yaml']);
});

it('tells of a template that is not in UTF-8', async () => {
	const { code, err } = await run(['build', 'a.md', '--to', 'html'], {
		files: {
			'a.md': CLEAN,
			'pv.config.yaml': 'templates: modeles\n',
			'modeles/proces-verbal/style.css': windows('body { }\n/* accentué */\n'),
		},
		env: { PV_LANG: 'fr' },
	});
	expect(code).toBe(2);
	expect(err()).toContain('/project/modeles/proces-verbal/style.css n’est pas en UTF-8 (ligne 2).\n');
});

it('refuses a configuration of thousands of keys at once', async () => {
	const keys = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1\n`).join('');
	const { code, err } = await run(['check', 'a.md'], {
		files: { 'a.md': CLEAN, 'pv.config.yaml': keys },
	});
	expect([code, err()]).toEqual([2, expect.stringContaining('more than 64 kB')]);
});

it('refuses a date of the documents that cannot be read', async () => {
	const { code, err, files } = await run(['build', 'a.md', '--to', 'html'], {
		files: { 'a.md': CLEAN },
		env: { SOURCE_DATE_EPOCH: 'abc' },
	});
	expect([code, err(), files.size]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH is “abc”'), 1]);
});
