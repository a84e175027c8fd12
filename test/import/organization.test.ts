import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes } from '../../src/import/index.js';

/** The organization that import writes for minutes that open with these lines. */
function organizationOf(...lines: string[]): unknown {
	const { text } = importMinutes([...lines, '', 'Vote : 3 pour', ''].join('\n\n'));
	const header = parse(text.split('---\n')[1] ?? '') as Record<string, unknown>;
	return header['organization'] ?? header['organisme'];
}

describe('the organization of imported minutes', () => {
	it.each([
		['Oak Hill Rowing Club Board Meeting Minutes October 10, 2016', 'Oak Hill Rowing Club'],
		['Minutes of the Oak Hill Parish Council meeting held on 4 May', 'Oak Hill Parish Council'],
		['Meeting of the Ann Fry Memorial Library', 'Ann Fry Memorial Library'],
		['A regular meeting of the Town of Marlin Creek was held on the 4th', 'Town of Marlin Creek'],
		['**CITY OF ALDER FALLS**', 'CITY OF ALDER FALLS'],
		['Town of Ashby Planning Board, May 4', 'Town of Ashby Planning Board'],
		['Association Les Halles – Procès-verbal du bureau', 'Association Les Halles'],
		[
			"Procès-verbal de l'assemblée générale de l'association Les Halles du lundi 4 mai",
			'association Les Halles',
		],
		["L'association LES AMIS s'est réunie le 4 mai", 'association LES AMIS'],
		['COMMUNE DE VALBRUNE-LES-EAUX', 'COMMUNE DE VALBRUNE-LES-EAUX'],
		['Syndicat des eaux de la Haute-Verne', 'Syndicat des eaux de la Haute-Verne'],
		["LIGUE DE TIR À L'ARC DU VAL", "LIGUE DE TIR À L'ARC DU VAL"],
		['ASBL « Les Jardins du Canal »', 'ASBL « Les Jardins du Canal »'],
	])('is read from %j', (line, name) => {
		expect(organizationOf(line)).toBe(name);
	});

	it.each([
		'Town Council Meeting Minutes',
		'Board of Directors, May 4',
		'Conseil municipal du 4 mai',
		'Syndicat des copropriétaires',
		'The club thanked its members.',
		'Ana Bell moved to join the Oak Hill Rowing Club.',
		'Une ASBL est née le 4 mai.',
	])('is not made of %j', (line) => {
		expect(organizationOf(line)).toBe(undefined);
	});

	it('is not that of those who were there', () => {
		expect(organizationOf('Present:', '- Elm Tree Club: Bo Carr\n- Ana Church')).toBe(undefined);
	});

	it('is that of a label where there is one', () => {
		expect(organizationOf('Oak Hill Rowing Club', 'Organization: The Oarsmen')).toBe('The Oarsmen');
	});
});
