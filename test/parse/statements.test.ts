import { describe, expect, test } from 'vitest';
import type { Language, Statement } from '../../src/ast/index.js';
import { readProse } from '../../src/parse/index.js';
import { createNameIndex } from '../../src/text/names.js';
import { getPlaces } from '../../src/text/places.js';

/** What a text states, as short words: `adopted named whole "à l'unanimité"`. */
function read(text: string, lang: Language): string[] {
	const places = getPlaces(text);
	const placed = { text, place: (from: number, to: number) => places.range(from, to) };
	const context = { block: undefined, lang, names: createNameIndex([]), college: undefined };
	// Lists are compared with the header alone, and have their cases there.
	const statements = readProse(placed, context).statements.filter(
		(one): one is Exclude<Statement, { kind: 'list' }> => one.kind !== 'list',
	);
	return statements.map((one) => {
		const at = text.slice(one.position?.start.offset, one.position?.end.offset);
		if (one.kind === 'count' || one.kind === 'holding') return `${one.of} ${one.value}`;
		if (one.kind === 'date')
			return one.day
				? `day ${one.day.month}-${one.day.day} weekday ${one.day.weekday}`
				: [one.of, one.children[0]?.value ?? `no day: ${at}`].filter(Boolean).join(' ');
		if (one.kind === 'refusal') return 'refusal';
		if (one.kind === 'casting') return ['casting', one.answer].filter(Boolean).join(' ');
		if (one.kind === 'quorum') return `quorum ${one.of}`;
		if (one.kind === 'sum') return `${one.of} ${one.stated}: ${one.computed}`;
		if (one.kind === 'time') return `${one.of} ${one.children[0].value}`;
		if (one.kind === 'people') return `${one.of} ${one.children.map(({ value }) => value).join(', ')}`;
		if (one.kind === 'elected') return `elected ${one.children.map(({ value }) => value).join(', ')}`;
		if (one.kind === 'unvoted') return [one.outcome, one.number].filter(Boolean).join(' ');
		if (one.kind === 'offices') return 'offices of the body';
		if (one.kind === 'cited') return `cited ${one.number}`;
		const tally = one.children.find((child) => child.type === 'tally');
		const manner = text.slice(tally?.position?.start.offset, tally?.position?.end.offset);
		return [
			one.outcome,
			one.number,
			one.body ? 'by the body' : one.named ? undefined : 'of another',
			tally && `(${manner})`,
		]
			.filter(Boolean)
			.join(' ');
	});
}

describe('verdicts', () => {
	test.each<[Language, string, string[]]>([
		['fr', 'La résolution est adoptée.', ['adopted']],
		['fr', '**Adopté**', ['adopted']],
		['fr', 'Adopté à l’unanimité.', ['adopted (à l’unanimité)']],
		['fr', 'La résolution n° 3 est rejetée à l’unanimité.', ['rejected 3 (à l’unanimité)', 'cited 3']],
		['fr', 'La motion n’est pas adoptée.', ['rejected']],
		[
			'fr',
			'La délibération est adoptée par 6 voix pour et 1 contre.',
			['adopted (par 6 voix pour et 1 contre)'],
		],
		['fr', 'Le rapport moral 2023 est approuvé à la majorité.', ['adopted of another (à la majorité)']],
		['fr', 'Délibération adoptée à la majorité.', ['adopted (à la majorité)']],
		['fr', 'On vote.\nAdopté.', ['adopted']],
		['fr', 'La résolution n° 3 est retirée.', ['withdrawn 3']],
		['fr', 'Le conseil prend acte de la démission de M. Weiss.', ['noted']],
		['fr', 'Le conseil prend acte de la démission et nomme M. Weiss.', []],
		['fr', 'Le point est reporté à la prochaine séance.', ['adjourned']],
		['fr', 'Le point est reporté par M. Weiss.', []],
		['en', 'The item was withdrawn from the agenda.', ['withdrawn']],
		['en', 'Motion withdrawn. Lisa Kern spoke.', []],
		['en', 'Motion carried.', ['adopted']],
		['en', 'Carried unanimously.', ['adopted (unanimously)']],
		['en', 'The resolution is not adopted.', ['rejected']],
		['en', 'Resolution 3 was rejected.', ['cited 3', 'rejected 3']],
		['en', 'All in favor.', ['adopted (All in favor)']],
		['en', 'Unanimously approved.', ['adopted (Unanimously approved)']],
		['en', 'The motion did not pass.', ['rejected']],
		['en', "M/S/C (O'Brien/Raman) to approve the budget.", ['adopted']],
		['en', "Accept the treasurer's report (O'Brien, Raman). M/S/C", ['adopted']],
		['fr', 'Tous pour.', ['adopted (Tous pour)']],
		['fr', 'ADOPTÉ 9 voix pour, 5 abstentions.', ['adopted (9 voix pour, 5 abstentions)']],
		['fr', 'Le conseil, à l’unanimité, approuve le devis.', ['adopted by the body (à l’unanimité)']],
		['en', 'It was agreed to buy two tents.', ['adopted by the body']],
	])('%s: %j', (lang, text, expected) => {
		expect(read(text, lang)).toEqual(expected);
	});

	test.each<[Language, string]>([
		['fr', 'Adoption du budget'],
		['fr', 'Le devis a été accepté en janvier.'],
		['fr', 'Le conseil qui approuve les comptes se réunit en mai.'],
		['fr', 'Le conseil décidera d’un achat.'],
		['en', 'The loan was approved by the bank.'],
		['en', 'The msc files were sent.'],
		['fr', 'Approbation du procès-verbal'],
		['fr', 'La résolution est adoptée si deux tiers des voix l’approuvent.'],
		['fr', 'La résolution a été adoptée en 2019.'],
		['fr', 'Le budget adopté prévoit une hausse.'],
		['fr', 'Adopté par le bureau, ce projet revient devant nous.'],
		['en', 'The motion would be carried if two thirds agreed.'],
		['en', 'The adopted budget is attached.'],
	])('%s: %j is none', (lang, text) => {
		expect(read(text, lang)).toEqual([]);
	});
});

test.each<[Language, string, string[]]>([
	[
		'fr',
		'Conseillers en exercice : 15 / Présents : 9 / Votants : 11',
		['members 15', 'present 9', 'voters 11'],
	],
	['fr', 'Présents : 9 sur 15', ['present 9']],
	['fr', 'Présents : Anne, Luc', []],
	['en', 'Members present: 9. Proxies: 2.', ['present 9', 'represented 2']],
	['fr', 'La séance du dimanche 22 octobre 2023', ['2023-10-22']],
	['fr', 'Avant le 31 juin 2023', ['no day: 31 juin 2023']],
	['fr', 'Avant le 31 avril', ['no day: 31 avril']],
	['fr', 'Le mardi 26 janvier, puis le 2 mai', ['day 1-26 weekday 2']],
	['fr', 'Mardi 20/10 à 18h', ['day 10-20 weekday 2']],
	['fr', '12 mai, 3 juillet, 12,31 avril', []],
	['en', 'On Monday, April 14 and on Friday 3rd May', ['day 4-14 weekday 1', 'day 5-3 weekday 5']],
	['en', 'By February 30', ['no day: February 30']],
	['en', 'In 31 may cases', []],
	['fr', 'Approbation du procès-verbal de la séance du 6 juin 2024', ['minutes 2024-06-06']],
	['en', 'Approval of the minutes of June 6, 2024', ['minutes 2024-06-06']],
])('%s: numbers and dates of %j', (lang, text, expected) => {
	expect(read(text, lang)).toEqual(expected);
});

describe('the elected', () => {
	test.each<[Language, string, string[]]>([
		['fr', 'Dora Finch est élue trésorière.', ['elected Dora Finch']],
		['fr', 'Sont élus : Dora Finch et Ivan Pruss.', ['elected Dora Finch, Ivan Pruss']],
		['fr', 'Sont élus :', ['elected ']],
		['en', 'Dora Finch was elected chair.', ['elected Dora Finch']],
		['en', 'The following were elected: Dora Finch and Mark Lee.', ['elected Dora Finch, Mark Lee']],
	])('%s: %j', (lang, text, expected) => {
		expect(read(text, lang)).toEqual(expected);
	});

	test.each<[Language, string]>([
		['fr', 'Les élus du canton, dont Dora Finch, sont venus.'],
		['fr', 'Dora Finch, élue en mai, présente le projet.'],
		['fr', 'Dora Finch est élue secrétaire de séance.'],
		['fr', 'Dora Finch n’est pas élue.'],
		['fr', 'Si Dora Finch est élue, elle partira.'],
		['en', 'The newly elected councillor Dora Finch came.'],
	])('%s: %j is none', (lang, text) => {
		expect(read(text, lang)).toEqual([]);
	});
});
