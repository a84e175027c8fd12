import { describe, expect, it } from 'vitest';
import {
	createDocuments,
	DOCUMENT_NAMES,
	type DocumentName,
	type DocumentOptions,
	renderDocument,
} from '../../src/render/documents/index.js';
import { compileText } from '../compile.js';
import { AFTER, BEFORE, COUNCIL, EMPTY_ROOM } from './meetings.js';

/** Pages of a document as text, spaces that do not break made ordinary. */
async function pages(
	source: string,
	name: DocumentName,
	options: DocumentOptions = {},
): Promise<Array<{ name: string; html: string; text: string }>> {
	const documents = createDocuments(name, await compileText(source), options);
	if (!('made' in documents)) throw new Error(documents.refused);
	return Promise.all(
		documents.made.map(async (file) => {
			const raw = file.kind === 'page' ? await renderDocument(file.view) : file.text;
			const html = raw
				.replace(/<style>[\s\S]*?<\/style>/, '')
				.replace(/[\u00A0\u202F]/g, ' ')
				.replace(/\u2011/g, '-');
			return {
				name: file.name,
				html,
				text: html
					.replace(/<\/?(?:b|em|sup|span|strong)\b[^>]*>/g, '')
					.replace(/<[^>]*>/g, ' ')
					.replace(/\s+/g, ' '),
			};
		}),
	);
}

async function refusal(source: string, name: DocumentName, options: DocumentOptions = {}): Promise<unknown> {
	const documents = createDocuments(name, await compileText(source), options);
	return 'made' in documents ? 'made' : documents.refused;
}

const BEFORE_DOCUMENTS = ['notice', 'attendanceSheet', 'proxy', 'postalVote', 'ballot', 'calendar'] as const;

/** The room for initials at the foot of each page of a document. */
const initialsOf = async (source: string, name: DocumentName) => {
	const documents = createDocuments(name, await compileText(source));
	const [file] = 'made' in documents ? documents.made : [];
	return file?.kind === 'page' ? file.view.running.initials?.replace(/[\u00A0\u2003]/g, ' ') : undefined;
};

describe('a meeting that is still to come', () => {
	it('has no errors', async () => {
		const { messages } = await compileText(BEFORE);
		expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it.each(BEFORE_DOCUMENTS)('gives %s', async (name) => {
		expect(await pages(BEFORE, name)).toHaveLength(1);
	});

	it('is convened with agenda, drafts, and the last day for the notice', async () => {
		const [notice] = await pages(BEFORE, 'notice');
		expect(notice?.text).toContain(
			'première présentation de la lettre le 24 février 2025 au plus tard ; avec 3 jours d’acheminement, envoi le 21 février 2025 au plus tard',
		);
		expect(notice?.text).toContain('Projet de résolution nº 1 Comptes 2024 art. 24');
		expect(notice?.text).toContain('Syndic Cabinet Lorne');
		expect(notice?.html).not.toContain('class="strip"');
	});

	it('gets one form a member where votes differ, with the votes in words', async () => {
		const [proxies] = await pages(BEFORE, 'proxy');
		expect(proxies?.html.match(/class="leaf"/g)).toHaveLength(3);
		expect(proxies?.text).toContain('280 (deux cent quatre-vingts)');
	});

	it('names a form again above its signatures where it may take more than a leaf', async () => {
		const [short] = await pages(BEFORE, 'proxy');
		expect(short?.text).not.toContain('Pouvoir – AG');
		const more = [2, 3, 4, 5, 6].map((n) => `### Résolution ${n} – Objet ${n}\n\nTexte.\n\n`).join('');
		const [long] = await pages(BEFORE.replace('### Élection', `${more}### Élection`), 'proxy');
		expect(long?.text).toContain('Pouvoir – AG ordinaire du 18 mars 2025 – SCI du Puits');
		const [large] = await pages(BEFORE, 'proxy', { largePrint: true });
		expect(large?.text).toContain('Pouvoir – AG ordinaire du 18 mars 2025 – Rosa Pires');
	});

	it('says until when votes by post arrive', async () => {
		const [form] = await pages(BEFORE, 'postalVote');
		expect(form?.text).toContain('au plus tard le 14 mars 2025 (décret du 17 mars 1967, art. 9 bis)');
	});

	it('takes no mark-up from the number of an election', async () => {
		const source = `${BEFORE}\n:::élection[Syndic]{n="<s>1"}\n- Farid Benali\n:::\n`;
		for (const name of ['postalVote', 'ballot', 'notice'] as const)
			for (const { html } of await pages(source, name, { blocks: ['<s>1'] }))
				expect(html).not.toMatch(/<s[ >]/);
		expect((await pages(source, 'postalVote'))[0]?.text).toContain('Élection nº &lt;s&gt;1 – Syndic');
	});

	it('prints ballot papers of what is secret, and of what is asked for', async () => {
		const [secret] = await pages(BEFORE, 'ballot');
		expect(secret?.html.match(/class="paper"/g)).toHaveLength(8);
		expect(secret?.text).toContain('Cochez 2 noms au plus.');
		const [asked] = await pages(BEFORE, 'ballot', { blocks: ['1'] });
		expect(asked?.text).toContain('Comptes 2024 Cochez une seule case. Pour Contre Blanc');
	});

	it('leaves white places in the certificate of the attendance sheet', async () => {
		const [sheet] = await pages(BEFORE, 'attendanceSheet');
		expect(sheet?.html.match(/class="blank short"/g)).toHaveLength(4);
		expect(sheet?.text).toContain('Total : 3 copropriétaires 1 000');
	});
});

describe('a meeting that was held', () => {
	it('certifies who was there', async () => {
		const [sheet] = await pages(AFTER, 'attendanceSheet');
		expect(sheet?.text).toContain(
			'2 copropriétaires présents, aucun représenté, soit 2 sur 3, et 780 voix sur 1 000.',
		);
	});

	it('extracts how many took part, where no quorum tells it', async () => {
		const [extract] = await pages(AFTER, 'extract');
		expect(extract?.text).toContain('Présence Présents : 2 copropriétaires sur 3, 780 voix sur 1 000');
		const [council] = await pages(COUNCIL, 'extract');
		expect(council?.text).toContain('Quorum Atteint');
		expect(council?.text).not.toContain('Présence');
	});

	it('adds up the lines of the attendance sheet, not members whom none names', async () => {
		const [sheet] = await pages(COUNCIL.replace('membres: 5', 'membres: 7'), 'attendanceSheet');
		expect(sheet?.text).toContain('Total : 5 membres sur 7');
	});

	it('speaks of no proxies where the rules allow none', async () => {
		const source =
			'---\nréunion: CSE\nrègles: cse\ndate: 10 septembre 2024\nouverture: 14h\nmembres: 2\nprésidence: Sylvie Arnoult\nsecrétariat: Bruno Lemaire\nparticipants:\n  présents:\n    - Bruno Lemaire, titulaire\n    - Luc Hervé, titulaire\n  assistent:\n    - Sylvie Arnoult, présidente\n---\n\n### Avis 1 – Bilan\n\nLe comité est consulté.\n\nVote : 2 pour\n';
		const [sheet] = await pages(source, 'attendanceSheet');
		expect(sheet?.text).not.toMatch(/pouvoir|représenté/i);
		expect(sheet?.text).toContain(
			'signée par les membres présents, est certifiée exacte par le bureau : 2 membres présents, soit 2 sur 2.',
		);
		const [notice] = await pages(source, 'notice');
		expect(notice?.text).toMatch(/Présidente Sylvie Arnoult\s*$/);
		const [extract] = await pages(source, 'extract');
		expect(extract?.text).toMatch(/Secrétariat de séance Bruno Lemaire\s*Sceau\s*$/);
		// Only who signs a document initials its leaves.
		expect(await initialsOf(source, 'extract')).toBe('Paraphes : B. L. ___________');
		expect(await initialsOf(source, 'notice')).toBeUndefined();
	});

	it('leaves room for initials before the meeting, and one room where very many sign', async () => {
		expect(await initialsOf(BEFORE, 'attendanceSheet')).toBe('Paraphes : ___________ ___________');
		const names = Array.from('ABCDEFGHIJKLM', (letter) => `Jeanne ${letter}odin`);
		const many = `---\nréunion: assemblée générale\ndate: 6 juin 2024\nmembres: 40\nsignatures: [${names.join(', ')}]\nparticipants: { présents: [${names.join(', ')}] }\n---\n\n### Résolution 1 – Comptes\n\nTexte.\n\nVote : 13 pour\n`;
		expect(await initialsOf(many, 'acts')).toMatch(/^Paraphes : _+$/);
	});

	it('notifies those opposed and those absent, each with their own vote', async () => {
		const [letters] = await pages(AFTER, 'notification');
		expect(letters?.html.match(/class="to"/g)).toHaveLength(2);
		expect(letters?.text).toContain('SCI du Puits');
		expect(letters?.text).toContain('Comptes 2024 contre adoptée');
		expect(letters?.text).toContain('Comptes 2024 absence adoptée');
		expect(letters?.text).toContain('article 42, alinéa 2 : « Les actions en contestation');
		expect(letters?.text).not.toMatch(/est à joindre|au plus tard|\(e\)|vérifié/);
		expect(letters?.text).not.toContain('>Farid Benali<');
	});

	it('gives the extract of one resolution, with its figures in words', async () => {
		const [extract] = await pages(COUNCIL, 'extract', { blocks: ['2024-046'] });
		expect(extract?.text).toContain('il est extrait littéralement ce qui suit');
		expect(extract?.text).toContain('En toutes lettres : trois voix pour, une contre');
		expect(extract?.text).toContain('certifié conforme à l’original');
		expect(extract?.text).not.toContain('CAUE');
		expect(extract?.text).not.toContain('qui paiera');
	});

	it('takes a number for the resolution of that number, and an amendment where there is none', async () => {
		const source = COUNCIL.replace(
			'### Délibération 2024-046',
			'### Amendement 1 – Tranche\n\nSur : délibération 2024-045\n\nUne tranche est créée.\n\nVote : 4 pour\n\n### Délibération 2024-046',
		);
		const [amendment] = await pages(source, 'extract', { blocks: ['1'] });
		expect(amendment?.text).toContain('Une tranche est créée.');
		const [both] = await pages(source.replace('### Délibération 2024-046', '### Délibération 1'), 'extract', {
			blocks: ['1'],
		});
		expect(both?.text).toContain('fixe les tarifs');
		expect(both?.text).not.toContain('Une tranche');
	});

	it('gives each act a file of its own, named after number and title', async () => {
		const acts = await pages(COUNCIL, 'acts');
		expect(acts.map(({ name }) => name)).toEqual(['2024-045_convention-caue', '2024-046_tarifs-de-l-ete']);
		const text = acts[0]?.text ?? '';
		expect(text).toContain('En exercice 5 Présents 3 Pouvoirs 1 Votants 4');
		expect(text).toContain('Le conseil municipal, après en avoir délibéré, décide : Article 1');
		expect(text).toContain('Danièle Morin (pouvoir à Farida Meziane)');
		expect(text).toContain('Transmission au représentant de l’État le');
		expect(acts[1]?.text).not.toContain('décide :');
	});

	it('readies an act for the prefecture', async () => {
		const [first, second] = await pages(COUNCIL, 'acts');
		expect(first?.text).toMatch(
			/L’an deux mille vingt-quatre, le quatorze octobre.{0,40}, le conseil municipal/,
		);
		expect(first?.text).toContain('Numéro de télétransmission : 2024_045');
		expect(first?.text).toContain('affichée le');
		expect(first?.text).toContain('recours pour excès de pouvoir, dans un délai de deux mois');
		expect(second?.text).toContain(
			'Le conseil municipal, après en avoir délibéré, adopte la présente délibération.',
		);
		expect(first?.text).not.toContain('adopte la présente délibération');
	});

	it('prints the code of the subject that the header gives, and asks nothing of a prefecture from others', async () => {
		const coded = COUNCIL.replace('lieu: mairie', 'matières: { 2024-045: 8.4 }\nlieu: mairie');
		const [first, second] = await pages(coded, 'acts');
		expect(first?.text).toContain('Matière (ACTES) : 8.4');
		expect(second?.text).toMatch(/Matière \(ACTES\) : {1,2}Numéro/);
		const [owners] = await pages(AFTER, 'acts');
		expect(owners?.text).not.toMatch(/Matière|Transmission|affichée|exécutoire/);
	});

	it('lays the attendance sheet of a co-ownership on its side, with room for the domicile and the arrival', async () => {
		const [sheet] = await pages(AFTER, 'attendanceSheet');
		expect(sheet?.text).toMatch(/Nom (?:Lots )?Domicile Pouvoir à Voix Arrivée Signature/);
		const [council] = await pages(COUNCIL, 'attendanceSheet');
		expect(council?.text).not.toContain('Domicile');
	});

	it.each(['acts', 'extract'] as const)('prints the notes of the texts it shows: %s', async (name) => {
		const source = `${COUNCIL.replace('est approuvée.', 'est approuvée[^deux].').replace('les tarifs.', 'les tarifs[^un].')}
[^un]: Barème joint.
[^deux]: Signée le 3 mai.
`;
		const made = await pages(source, name);
		for (const { html } of made) {
			const notes = [...html.matchAll(/<li id="(pv-note-\d)"><p>(.*?)<\/p>/g)].map((match) => match.slice(1));
			const first =
				name === 'acts' && html.includes('fixe les tarifs') ? 'Barème joint.' : 'Signée le 3 mai.';
			const second = name === 'extract' ? [['pv-note-2', 'Barème joint.']] : [];
			expect(notes).toEqual([['pv-note-1', first], ...second]);
			for (const [, id] of html.matchAll(/href="#(pv-note-\d)"/g)) expect(html).toContain(`id="${id}"`);
		}
		expect(made).toHaveLength(name === 'acts' ? 2 : 1);
	});

	it('lists the acts with the day by which they are posted', async () => {
		const [list] = await pages(COUNCIL, 'listOfActs');
		expect(list?.text).toContain('2024-045 Convention CAUE unanimité (4 voix) adoptée');
		expect(list?.text).toContain('2024-046 Tarifs de l’été 3 pour, 1 contre adoptée');
		expect(list?.text).toContain('le 21 octobre 2024 au plus tard (CGCT, art. L2121-25)');
	});

	it('puts decisions and actions on one page', async () => {
		const [record] = await pages(COUNCIL, 'decisions');
		expect(record?.text).toContain('Afficher les tarifs Julien Prigent 21 octobre 2024');
	});

	it('records that there was no quorum, with the date in words', async () => {
		const [record] = await pages(EMPTY_ROOM, 'noQuorum');
		expect(record?.text).toContain('L’an deux mille vingt-cinq, le premier février, à dix heures trente');
		expect(record?.text).toContain('2 présents ou représentés, 5 requis (la moitié des 9 ; statuts, art. 8)');
	});
});

describe('what cannot be made is refused by its reason', () => {
	it.each([
		['a quorum that was there', COUNCIL, 'noQuorum', {}, 'quorum-met'],
		['a meeting that is still to come', BEFORE, 'notification', {}, 'not-held'],
		['nothing decided', EMPTY_ROOM, 'extract', {}, 'nothing-decided'],
		['no acts', EMPTY_ROOM, 'acts', {}, 'nothing-decided'],
		['a resolution that is not there', COUNCIL, 'extract', { blocks: ['9'] }, 'unknown-block'],
		['a vote by post of a council', COUNCIL, 'postalVote', {}, 'no-post'],
		['a notification that no rule asks for', COUNCIL, 'notification', {}, 'no-notification'],
		[
			'a proxy where there is none',
			AFTER.replace('règles: copropriété', 'règles: cse'),
			'proxy',
			{},
			'no-proxies',
		],
		['no rule on a quorum', AFTER, 'noQuorum', {}, 'quorum-unknown'],
	] as const)('%s', async (_, source, name, options, reason) => {
		expect(await refusal(source, name, options)).toBe(reason);
	});
});

describe('every page', () => {
	const cases = [BEFORE, AFTER, COUNCIL, EMPTY_ROOM].flatMap((source) =>
		DOCUMENT_NAMES.filter((name) => name !== 'calendar').map((name) => [name, source] as const),
	);

	it.each(cases)(
		'%s has one first heading, skips no level, closes its tags, refers to nothing outside',
		async (name, source) => {
			const documents = createDocuments(name, await compileText(source));
			if (!('made' in documents)) return expect(documents.refused).toMatch(/^[a-z-]+$/);
			for (const file of documents.made) {
				if (file.kind !== 'page') throw new Error(name);
				const html = await renderDocument(file.view);
				expect(html).toContain("default-src 'none'");
				expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|form|input|base)\b/i);
				const body = html.replace(/<style>[\s\S]*?<\/style>/, '');
				const levels = [...body.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
				expect(levels[0]).toBe(1);
				expect(levels.filter((level) => level === 1)).toHaveLength(1);
				levels.forEach((level, index) => {
					if (index > 0) expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
				});
				const open: string[] = [];
				for (const [, slash, tag = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
					if (['meta', 'br', 'hr', 'img'].includes(tag)) continue;
					if (slash === '/') expect(open.pop()).toBe(tag);
					else open.push(tag);
				}
				expect(open).toEqual([]);
				const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
				expect(new Set(ids).size).toBe(ids.length);
			}
		},
	);

	it('speaks English in an English meeting', async () => {
		const source = `---
lang: en
meeting: board of directors
organization: Tidewater Commons
rules: { quorum: { threshold: ">= 1/2", base: members, counts: [present] } }
date: 2024-09-17
opened: 2:00 pm
closed: 3:00 pm
members: 3
chair: Ada Novak
participants: { present: [Ada Novak, Ben Osei] }
---

## Budget

### Resolution 1 – Reserve policy

The board sets the reserve at six months of expenses.

Vote: 2 for
`;
		for (const name of [
			'notice',
			'attendanceSheet',
			'proxy',
			'postalVote',
			'ballot',
			'extract',
			'acts',
			'listOfActs',
			'decisions',
		] as const) {
			const [page] = await pages(source, name);
			expect(page?.html).toContain('<html lang="en"');
			expect(page?.text).not.toMatch(/[éèêàç]/);
		}
		const [extract] = await pages(source, 'extract');
		expect(extract?.text).toContain('In words: two for');
	});
});
