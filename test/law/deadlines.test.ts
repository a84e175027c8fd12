/** Days by which something is due around a meeting: of the profiles, of a rules file, and of one upon the other. */

import { describe, expect, it } from 'vitest';
import { getRules } from './rules.js';

const listed = (source: string) =>
	[...getRules(source).deadlines].map(
		([id, { count, unit, clear, from, source: of }]) =>
			`${id}: ${count} ${unit}${clear ? ' clear' : ''} ${from} (${of?.text ?? ''})`,
	);

describe('deadlines', () => {
	it.each([
		[
			'copropriete',
			[
				'postalVotes: 3 days clear beforeMeeting (décret du 17 mars 1967, art. 9 bis)',
				'notification: 1 months afterMeeting (loi du 10 juillet 1965, art. 42)',
			],
		],
		[
			'conseil-municipal',
			[
				'listOfActs: 7 days afterMeeting (CGCT, art. L2121-25)',
				'publication: 7 days afterNextMeeting (CGCT, art. L2121-15)',
			],
		],
		['cse', ['minutes: 15 days afterMeeting (code du travail, art. R2315-25)']],
		['association', []],
	])('of the profile %s', (profile, expected) => {
		expect(listed(`profil: ${profile}`)).toEqual(expected);
	});

	it('are said in a rules file, in either language, upon those of its profile', () => {
		const french =
			'profil: cse\néchéances: { remise du procès-verbal: { jours: 8, départ: après la réunion, source: accord du 3 mai } }';
		const english =
			'profile: cse\ndeadlines: { delivery of the minutes: { days: 8, counted: after the meeting, source: accord du 3 mai } }';
		expect(listed(french)).toEqual(['minutes: 8 days afterMeeting (accord du 3 mai)']);
		expect(listed(english)).toEqual(listed(french));
	});

	it.each([
		['échéances: 15 jours', 'deadlinesExpected'],
		['échéances: { notification: 15 }', 'deadlinesExpected'],
		['échéances: { notification: { jours: 15 } }', 'deadlinesExpected'],
		['échéances: { notification: { départ: après la réunion } }', 'deadlinesExpected'],
		['échéances: { notification: { jours: x, départ: après la réunion } }', 'number'],
		['échéances: { notification: { jours: 1, départ: hier } }', 'choice'],
		['échéances: { notificatoin: { jours: 1, départ: après la réunion } }', 'inRulesNear'],
	])('that are wrong are reported: %s', (source, code) => {
		const { problems, deadlines } = getRules(source);
		expect(problems.map((problem) => problem.code)).toEqual([code]);
		expect(deadlines.size).toBe(0);
	});
});
