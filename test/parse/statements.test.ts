import { describe, expect, test } from 'vitest';
import type { Language, MoveStatement, Statement } from '../../src/ast/index.js';
import { readProse } from '../../src/parse/index.js';
import { createNameIndex } from '../../src/text/names.js';
import { getPlaces } from '../../src/text/places.js';
import { isoTime } from '../../src/text/time.js';

/** What a text states, as short words: `adopted named whole "à l'unanimité"`. */
function read(text: string, lang: Language, people: readonly string[] = []): string[] {
	const places = getPlaces(text);
	const placed = { text, place: (from: number, to: number) => places.range(from, to) };
	const context = {
		block: undefined,
		lang,
		names: createNameIndex(people.map((name) => ({ id: name, name, aliases: [] }))),
		college: undefined,
	};
	// Lists are compared with the header alone, and have their cases there.
	const statements = readProse(placed, context).statements.filter(
		(one): one is Exclude<Statement, { kind: 'list' | 'voters' }> =>
			one.kind !== 'list' && one.kind !== 'voters',
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
		if (one.kind === 'move') {
			// The line that is offered holds the hour as it was written.
			for (const { type, position } of one.children)
				if (type === 'timeValue')
					expect(text.slice(position?.start.offset, position?.end.offset)).toMatch(/^\d\S*/);
			return sayMove(one);
		}
		if (one.kind === 'signatures') return 'signatures';
		if (one.kind === 'namesake') return `namesake ${one.children[0].value}`;
		if (one.kind === 'majority') return `majority ${one.article}`;
		if (one.kind === 'method') return `method ${one.of}`;
		if (one.kind === 'ballots') return `${one.of} ${one.value}`;
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

/** `departure Paul Weiss 15:00 to Lise Kern meeting` */
function sayMove({ children, of, ...move }: MoveStatement): string {
	const parts = children.map((child) =>
		child.type === 'timeValue'
			? isoTime(child.value)
			: child.type === 'proxyTo'
				? `to ${child.children[0].value}`
				: child.value,
	);
	const flags = (['behind', 'bare', 'brief', 'more', 'whole', 'excused'] as const).filter(
		(flag) => move[flag],
	);
	return [of, move.who, move.by, parts.join(', '), move.object, move.doubt, ...flags]
		.filter(Boolean)
		.join(' ');
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
		['fr', 'Elle est élue par 5 voix.', ['elected ']],
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
		['fr', 'Elle a été élue en 2019 avec 120 voix.'],
		['fr', 'Les élus ont 5 voix.'],
		['fr', 'Si Dora Finch est élue, elle partira.'],
		['en', 'The newly elected councillor Dora Finch came.'],
	])('%s: %j is none', (lang, text) => {
		expect(read(text, lang)).toEqual([]);
	});
});

describe('who moves', () => {
	const people = ['Paul Weiss', 'Lise Kern', 'Omar Haddad', 'Jean Roy', 'Anne Roy'];
	const moves = (lang: Language, text: string) =>
		read(text, lang, people).filter((said) =>
			/^(?:arrival|departure|return|recusal|noVote|interest)/.test(said),
		);

	test.each<[Language, string, string[]]>([
		['fr', 'Paul Weiss quitte la séance.', ['departure Paul Weiss meeting whole']],
		['fr', '**Paul Weiss** quitte la séance à 15h.', ['departure Paul Weiss, 15:00 meeting behind whole']],
		['fr', 'Paul Weiss sort.', ['departure Paul Weiss bare whole']],
		['fr', 'À 18h50, Paul Weiss sort et revient à 19h.', ['departure Paul Weiss, 18:50 bare brief']],
		[
			'fr',
			'Lise Kern, Paul Weiss, et Omar Haddad partent à 15h.',
			['departure Lise Kern, Paul Weiss, Omar Haddad, 15:00 behind whole'],
		],
		['fr', 'Paul Weiss, souffrant, sort momentanément.', ['departure Paul Weiss brief']],
		[
			'fr',
			'À 15h20, Lise Kern et Omar Haddad quittent la réunion et donnent pouvoir à Paul Weiss.',
			['departure Lise Kern, Omar Haddad, 15:20, to Paul Weiss meeting whole'],
		],
		['fr', 'Lise Kern et Zoé Perrin quittent la salle à 16h.', ['departure Lise Kern, 16:00 meeting behind']],
		['fr', 'Lise Kern sort pour la durée du vote.', ['departure Lise Kern vote whole']],
		['fr', 'Lise Kern doit partir à 21h.', ['departure Lise Kern, 21:00 later behind whole']],
		['fr', 'Lise Kern ne prend pas part au vote.', ['recusal Lise Kern bare whole']],
		['fr', 'Lise Kern, qui n’a pas voté, le regrette.', ['noVote Lise Kern bare']],
		['fr', 'Hors la présence de M. Weiss, le conseil délibère.', ['recusal without M. Weiss']],
		['fr', 'Départ de M. Weiss pour raisons de santé.', ['departure line M. Weiss more']],
		['fr', 'Deux adhérents arrivent à 15h30.', ['arrival counted 15:30']],
		['fr', 'M. Duval quitte la séance à 15h.', ['departure stranger M. Duval, 15:00 meeting behind whole']],
		['fr', 'Le Maire quitte la salle.', ['departure somebody']],
		['fr', 'Le représentant de Lise Kern quitte la salle.', ['departure Lise Kern meeting']],
		['fr', 'Lise Kern rejoint l’avis de Paul Weiss.', ['arrival Lise Kern vague']],
		['en', 'Paul Weiss left at 7:10 pm.', ['departure Paul Weiss, 19:10 behind whole']],
		[
			'en',
			'Paul Weiss arrived at 7 pm and left at 8 pm.',
			['arrival Paul Weiss, 19:00 behind', 'departure Paul Weiss, 20:00 behind'],
		],
		['en', 'Paul Weiss declared a conflict of interest.', ['interest Paul Weiss bare whole']],
	])('%s: %j', (lang, text, expected) => {
		expect(moves(lang, text)).toEqual(expected);
	});

	test.each<[Language, string]>([
		['fr', 'Lise Kern quitte ses fonctions.'],
		['fr', 'Lise Kern quittera la réunion avant midi.'],
		['fr', 'Lise Kern sort du sujet.'],
		['fr', 'Lise Kern n’a pas voté le budget.'],
		['fr', 'Lise Kern n’a pas participé au vote en mars.'],
		['fr', 'La séance est levée à 15h.'],
		['fr', 'Jean Roy présente le budget, que la salle quitte des yeux.'],
		['en', 'Paul Weiss left no doubt.'],
		['en', 'Paul Weiss and Lise Kern were nominated. Paul Weiss withdrew.'],
		['en', 'The money left by Paul Weiss helped.'],
	])('%s: %j is none', (lang, text) => {
		expect(moves(lang, text)).toEqual([]);
	});
});

describe('signatures at the end of a text', () => {
	const people = ['Ada Brun', 'Luc Bon'];
	const isBlock = (lang: Language, text: string) => read(text, lang, people).includes('signatures');

	test.each<[Language, string]>([
		['fr', 'La présidente               Le secrétaire\nAda Brun                    Luc Bon'],
		['fr', 'La présidente, Ada Brun – Le secrétaire de séance, Luc Bon'],
		['fr', 'Le secrétaire de séance,\nM. Luc Bon'],
		['fr', 'Signé : Mme Brun, présidente, et M. Bon, secrétaire'],
		['en', 'Ada Brun, Chair          Luc Bon, Secretary'],
		['en', 'Signed: ______________ Ada Brun, Chair'],
	])('%s: %j', (lang, text) => {
		expect(isBlock(lang, text)).toBe(true);
	});

	test.each<[Language, string]>([
		['fr', 'Ada Brun et Luc Bon'],
		['fr', 'Signé : Mme Brun, présidente, et M. Bon, trésorier'],
		['fr', 'La présidente et le secrétaire'],
		['fr', 'La présidente, Ada Brun, ouvre la séance.'],
		['fr', 'Président : Ada Brun, suppléant : Luc Bon'],
		['fr', 'La présidente : Ada Brun (12 voix)'],
		['en', 'Ada Brun, Chair, thanked Luc Bon.'],
		['en', 'Chair: Zed Quick'],
	])('%s: %j are none', (lang, text) => {
		expect(isBlock(lang, text)).toBe(false);
	});
});
