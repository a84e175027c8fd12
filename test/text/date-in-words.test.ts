import { describe, expect, it } from 'vitest';
import { findDateInWords, toIsoDate } from '../../src/text/date.js';

describe('the date of an act', () => {
	it.each([
		["L'an deux mille vingt-quatre, le six juin à quatorze heures", '2024-06-06', ' à quatorze heures'],
		["L'an deux mille seize et le trente mars à dix heures", '2016-03-30', ' à dix heures'],
		['L’an deux mille vingt, le huit juin à dix-huit heures', '2020-06-08', ' à dix-huit heures'],
		["L'an deux mil trois, le vingt sept mars", '2003-03-27', ''],
		["L'AN DEUX MILLE DIX-NEUF ET LE PREMIER AOÛT,", '2019-08-01', ','],
		["L'an mil neuf cent quatre-vingt-dix-neuf, le vendredi trente et un décembre.", '1999-12-31', '.'],
		["L'an deux mille, le vingt-neuf février", '2000-02-29', ''],
		["Réunion : l'an 2016, le 30 mars", '2016-03-30', ''],
		["L'an deux mille vingt-cinq, le trois du mois de mai", '2025-05-03', ''],
		['Le mardi neuf février deux mille douze, l’assemblée', '2012-02-09', ', l’assemblée'],
		['Le premier juin deux mil dix-neuf à dix heures', '2019-06-01', ' à dix heures'],
	])('is read in « %s »', (text, iso, rest) => {
		const found = findDateInWords(text);
		expect(found && [toIsoDate(found.date), text.slice(found.end)]).toEqual([iso, rest]);
	});

	it.each([
		["L'an deux mille vingt-trois, le vingt-neuf février"],
		["L'an prochain, le budget de juin sera voté"],
		["deux fois l'an, le conseil se réunit en mars"],
		['le six juin, deux milliers de tracts ont été distribués'],
		['Le trente février deux mille vingt-quatre'],
	])('is not read in « %s »', (text) => {
		expect(findDateInWords(text)).toBeUndefined();
	});
});
