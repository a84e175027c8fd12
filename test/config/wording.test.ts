/** Words of one's own for the page: a sentence in the place of a heading may not say how a vote came out, in either language. */

import { describe, expect, test } from 'vitest';
import { readWording } from '../../src/config/config.js';

/** A heading of the page, which says nothing of a vote. */
const HEADING = 'agenda.heading';

const REFUSED = {
	fr: [
		'La résolution est adoptée.',
		'Le texte n’a pas été adopté.',
		'Le conseil approuve le budget.',
		'L’assemblée rejette la motion.',
		'Les oui l’emportent.',
		'Les non l’emportent : tout échoue.',
		'Tout est décidé à l’unanimité',
		'Avis favorable sur tous les points',
		'Le conseil refuse chaque point',
		'Sont élus : les deux candidats',
		'Points a\u00ADdoptés',
		'Ordre du jour — VOTÉ ET ADOPTÉ',
	],
	en: [
		'The resolution is adopted.',
		'Motion carried',
		'The motion was not carried.',
		'The council rejects the budget.',
		'The board approves every item',
		'The ayes have it.',
		'The noes have it.',
		'Decided unanimously',
		'Items defeated',
		'M/S/C',
		'So ordered.',
		'All candidates elected',
	],
};

const TAKEN = {
	fr: [
		'Ordre du jour',
		'Points à traiter',
		'Programme de la séance',
		'Ce dont nous parlerons',
		'Liste des points',
		'Programme et débats',
		'Sujets',
		'Questions',
		'Thèmes du soir',
		'Points de la réunion',
	],
	en: [
		'Agenda',
		'Order of business',
		'What we will discuss',
		'Items',
		'Topics',
		'Business of the day',
		'Points',
		'Questions',
		'Programme',
		'Programme et débats',
	],
};

describe.each(['fr', 'en'] as const)('%s', (lang) => {
	test.each(REFUSED[lang])('refuses %j', (words) => {
		expect(() => readWording({ [HEADING]: words }, 'pv.config.yaml')).toThrow(/something else of a vote/);
		for (const outcome of ['rejected', 'adopted'])
			expect(() => readWording({ [`outcomes.${outcome}`]: words }, 'pv.config.yaml')).toThrow(
				/something else/,
			);
	});

	test.each(TAKEN[lang])('takes %j', (words) => {
		expect(readWording({ [HEADING]: words }, 'pv.config.yaml')).toEqual({ [HEADING]: words });
	});
});

/** Sentences that the page prints of a vote stand as they are. */
test.each([
	['deed.outcomes.rejected', 'En conséquence, la résolution est adoptée.'],
	['deed.outcomes.adopted', 'La résolution est rejetée.'],
	['proofs.rejected', 'Les voix suffisent.'],
	['quorum.notMet', 'Le quorum est atteint.'],
])('refuses %s: %s', (key, words) => {
	expect(() => readWording({ [key]: words }, 'pv.config.yaml')).toThrow();
});
