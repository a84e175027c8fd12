import { describe, expect, it } from 'vitest';
import { genderOf } from '../../src/view/gender.js';

describe('the gender of a person', () => {
	it.each<[string, string | undefined, string]>([
		['Jeanne Royer', 'présidente', 'feminine'],
		['Omar Haddad', 'trésorier', 'masculine'],
		['Lise Kern', 'associée gérante', 'feminine'],
		['Mme Weiss', undefined, 'feminine'],
		// What is said of him, and no quality of his.
		['Omar Haddad', 'arrivée 14h20', 'other'],
		['Omar Haddad', 'chargé de mission', 'other'],
	])('%s, %s', (name, quality, gender) => {
		expect(genderOf(name, quality, 'fr')).toBe(gender);
	});
});
