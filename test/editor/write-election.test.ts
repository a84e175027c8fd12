import { describe, expect, it } from 'vitest';
import {
	liveAt,
	type NewElection,
	type NewVote,
	writeElection,
	writeNextRound,
	writeVote,
} from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { at, changed } from './meetings.js';

const meeting = (body: string) => `---
réunion: assemblée générale
organisme: Club
règles: { profil: association, élections: "majorité absolue au premier tour, relative au second tour" }
date: 6 juin 2024
ouverture: 18h00
participants:
  présents:
    - Aline Roche
    - Luc Perrin
    - Nora Saïd
    - Tom Simon
  représentés:
    - Zoé Wolf, pouvoir à Aline Roche
---

## Bureau

${body}
`;

const FIGURES: NewElection = {
	seats: '1',
	voters: '5',
	blank: '1',
	void: '',
	candidates: [
		{ name: 'Aline Roche', votes: '2' },
		{ name: ' Luc  Perrin ', votes: '2' },
		{ name: '', votes: '' },
	],
};

const write = async (body: string, given: NewElection) => {
	const compiled = await compileText(meeting(body));
	return changed(compiled, writeElection(compiled, at(compiled.source, '### '), given));
};

describe('writing an election', () => {
	it.each<[what: string, body: string, after: string]>([
		[
			'into one that only has a heading',
			'### Élection – Trésorier\n\nTexte.\n\n### Résolution 1\n\nOn décide.',
			'Texte.\n\n- Aline Roche : 2 voix\n- Luc Perrin : 2 voix\n\nPostes : 1\nVotants : 5\nBlancs : 1\n\n### Résolution 1',
		],
		[
			'behind candidates that stand there, with their places kept',
			'### Élection – Trésorier\n\n- Luc Perrin\n- Nora Saïd : 1 voix\n\nPostes : 2\nVotants : 4',
			'- Luc Perrin : 2 voix\n- Nora Saïd : 1 voix\n- Aline Roche : 2 voix\n\nPostes : 1\nVotants : 5\nBlancs : 1\n',
		],
		[
			'before figures without candidates',
			'### Élection – Trésorier\n\nPostes : 1',
			'### Élection – Trésorier\n\n- Aline Roche : 2 voix\n- Luc Perrin : 2 voix\n\nPostes : 1\nVotants : 5\nBlancs : 1\n',
		],
		[
			'below candidates without figures',
			'### Élection – Trésorier\n\n- Aline Roche\n- Luc Perrin',
			'- Aline Roche : 2 voix\n- Luc Perrin : 2 voix\n\nPostes : 1\nVotants : 5\nBlancs : 1\n',
		],
	])('%s', async (_, body, after) => {
		const text = await write(body, FIGURES);
		expect(text).toContain(after);
		const { assembly } = await compileText(text);
		expect(assembly.elections[0]?.proof.by).not.toBe('notVoted');
	});

	it.each<[what: string, body: string, given: NewElection]>([
		['figures that are no numbers', '### Élection – X', { ...FIGURES, voters: 'beaucoup' }],
		['a table', '### Élection – X\n\n| Candidat | Voix |\n|---|---|\n| Luc Perrin | 2 |', FIGURES],
		['a resolution', '### Résolution 1\n\nOn décide.', FIGURES],
	])('writes nothing for %s', async (_, body, given) => {
		expect(await write(body, given)).toBe(meeting(body));
	});

	it('goes on to the next round with those who were not elected, until every seat is taken', async () => {
		const first = await compileText(await write('### Élection – Trésorier\n\nÀ suivre.', FIGURES));
		const held = liveAt(first);
		expect(held.votable).toBeNull();
		const second = await compileText(changed(first, writeNextRound(first, held.nextRound ?? -1)));
		expect(second.source).toContain(
			'Blancs : 1\n\n### Élection – Trésorier\n\n- Aline Roche\n- Luc Perrin\n\nPostes : 1\nTour : 2\n',
		);
		const live = liveAt(second);
		expect([live.nextRound, live.votable?.kind, live.votable?.election?.round]).toEqual([
			null,
			'election',
			'2',
		]);
		const voted = writeElection(second, live.votable?.offset ?? -1, {
			voters: '5',
			candidates: [
				{ name: 'Luc Perrin', votes: '3' },
				{ name: 'Aline Roche', votes: '2' },
			],
		});
		const done = await compileText(changed(second, voted));
		expect(
			done.assembly.elections.map(({ candidates }) =>
				candidates.filter(({ elected }) => elected).map(({ name }) => name),
			),
		).toEqual([[], ['Luc Perrin']]);
		expect(liveAt(done).nextRound).toBeNull();
		expect(done.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('counts a roll call with the proxies that people hold', async () => {
		const compiled = await compileText(meeting('### Résolution 1 – Comptes\n\nLes comptes sont approuvés.'));
		const vote: NewVote = {
			method: 'rollCall',
			byName: [
				['Aline Roche', 'for'],
				['Luc Perrin', 'against'],
				['Nora Saïd', 'for'],
				['Tom Simon', 'abstention'],
			],
		};
		const text = changed(compiled, writeVote(compiled, at(compiled.source, '### '), vote));
		expect(text).toContain(
			'Scrutin : appel nominal\nVote : 3 pour (Aline Roche, Nora Saïd), 1 contre (Luc Perrin), 1 abstention (Tom Simon)',
		);
		const { messages } = await compileText(text);
		expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});
