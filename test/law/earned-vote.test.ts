/** A right to vote that is earned by attending, in words. */

import { expect, it } from 'vitest';
import { earnedVoteInWords } from '../../src/law/read.js';
import { getRules, placed } from './rules.js';

it.each<[string, string | undefined]>([
	['présent à 3 des 4 dernières réunions', '3/4'],
	['être présent à au moins trois des quatre dernières réunions', '3/4'],
	['avoir assisté à deux des 3 dernières séances', '2/3'],
	['présents aux 2 dernières assemblées générales', '2/2'],
	['présence à la dernière réunion', '1/1'],
	['membres ayant participé à plus de 2 des 5 précédentes séances', '3/5'],
	['attended 3 of the last 4 meetings', '3/4'],
	['members who attended at least two of the last three meetings', '2/3'],
	['present at more than 2 of the previous 4 sessions', '3/4'],
	['attended the last two meetings', '2/2'],
	['attendance at 1 of the last 2', '1/2'],
	// Read by half they would say something else.
	['absent à 2 des 4 dernières réunions', undefined],
	['présent à 3 réunions', undefined],
	['présent à 5 des 5 dernières réunions sur 10', undefined],
	['not present at 2 of the last 4 meetings', undefined],
	['attended more than 4 of the last 4 meetings', undefined],
	['attended 75% of the last 4 meetings', undefined],
	['présent à 0 des 4 dernières réunions', undefined],
	['à jour de cotisation', undefined],
])('%s → %s', (text, expected) => {
	const read = earnedVoteInWords(text);
	expect(read && `${read.attended}/${read.of}`).toBe(expected);
});

it('is said back, and refused in a rules file where it is not understood', () => {
	const [known] = [getRules('droit de vote: présent à 3 des 4 dernières réunions')];
	expect(known.votingRight).toMatchObject({ attended: 3, of: 4 });
	expect(getRules('droit de vote: présent souvent').problems.map(placed)).toEqual([
		expect.stringContaining('votingRight'),
	]);
});
