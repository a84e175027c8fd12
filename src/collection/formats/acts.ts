/** Acts of French local bodies: the open data table SCDL, and the messages of @CTES to the prefecture. */

import { getField, getHeader, type SubfieldName } from '../../ast/index.js';
import { isActNumber, LONGEST_ACT_SUBJECT, toActNumber } from '../../text/act-number.js';
import { csvLine, escapeXml } from '../../text/escape.js';
import type { MeetingInput } from '../extract.js';
import type { MeetingFacts } from '../records.js';
import subjects from './subjects.yaml';

// --- What a format of others is made of, and what it may lack.

export interface FormatInput {
	input: MeetingInput;
	facts: MeetingFacts;
}

/** What the minutes do not say and a format cannot do without. */
export interface Missing {
	/** Key of the header: `siret`, `departmentCode`, `classification`, `archives`, `subjects`, `date`, `organization`; or what is wrong with a number. */
	what:
		| 'siret'
		| 'departmentCode'
		| 'classification'
		| 'archives'
		| 'subjects'
		| 'date'
		| 'organization'
		| 'number'
		| 'numberTwice';
	/** The decision that it is missing for, by its number or title. */
	decision?: string | undefined;
}

/** A file, or why there is none. */
export type Formatted =
	| { content: string | Uint8Array; missing?: undefined }
	| { content?: undefined; missing: Missing[] };

/** What the header says of the organization under a key; empty where it says nothing. */
export function organizationPart({ input }: FormatInput, name: SubfieldName): string {
	const field = getField(getHeader(input.meeting), 'organization');
	const [value] = (field === undefined ? undefined : getField(field, name))?.children ?? [];
	return value?.type === 'textValue' || value?.type === 'dateValue' ? value.value : '';
}

/** Decisions of a local body that are acts: what it decided, in the numbers of its register. */
export function getDecidedActs({ facts }: FormatInput): MeetingFacts['decisions'] {
	const decided = facts.decisions.filter(
		({ kind, outcome }) =>
			kind !== 'amendment' && ['adopted', 'noted', 'favourable', 'unfavourable'].includes(outcome),
	);
	const deliberations = decided.filter(({ kind }) => kind === 'deliberation');
	return deliberations.length > 0 ? deliberations : decided;
}

type Act = FormatInput['facts']['decisions'][number];

/** Columns of SCDL “Délibérations” 2.1.5, in order. */
const COLUMNS = [
	'COLL_NOM',
	'COLL_SIRET',
	'DELIB_ID',
	'DELIB_DATE',
	'DELIB_MATIERE_CODE',
	'DELIB_MATIERE_NOM',
	'DELIB_OBJET',
	'BUDGET_ANNEE',
	'BUDGET_NOM',
	'PREF_ID',
	'PREF_DATE',
	'VOTE_EFFECTIF',
	'VOTE_REEL',
	'VOTE_POUR',
	'VOTE_CONTRE',
	'VOTE_ABSTENTION',
	'DELIB_URL',
] as const;

/**
 * SCDL “Délibérations” 2.1.5 as CSV, UTF-8, with commas. The figures of a vote are left out all together where they are not those of people who voted for,
 * against or abstained: the table has no column for anything else.
 */
export function formatScdl(meeting: FormatInput): Formatted {
	const missing = getMissing(meeting, ['siret', 'subjects']);
	if (missing.length > 0) return { missing };
	const [held] = meeting.facts.meetings;
	const rows = getDecidedActs(meeting).map((act) => {
		const values: Partial<Record<(typeof COLUMNS)[number], string>> = {
			COLL_NOM: held?.organization_name ?? '',
			COLL_SIRET: organizationPart(meeting, 'siret'),
			DELIB_ID: act.number ?? '',
			DELIB_DATE: act.date ?? '',
			DELIB_MATIERE_CODE: act.subject ?? '',
			DELIB_MATIERE_NOM: subjectName(act.subject ?? ''),
			DELIB_OBJET: act.title,
			...transmission(act, meeting),
			...voteFigures(act, held?.electorate_heads ?? null),
		};
		return csvLine(COLUMNS.map((name) => values[name] ?? ''));
	});
	return { content: [csvLine(COLUMNS), ...rows].join('') };
}

/** One message of @CTES, an act to be transmitted, under the name that its rules give to the file. */
interface ActMessage {
	name: string;
	content: string;
}

/**
 * The messages of @CTES 1.1, one an act: `035-213999998-20241014-2024_051-DE-1-1_0.xml`, and in each the name that the PDF of the act must bear. The envelope
 * around them is made by whoever transmits them.
 */
export function formatActMessages(meeting: FormatInput): { messages: ActMessage[] } | { missing: Missing[] } {
	const missing = getMissing(meeting, ['siret', 'departmentCode', 'classification', 'subjects', 'number']);
	if (missing.length > 0) return { missing };
	return {
		messages: getDecidedActs(meeting).map((act) => {
			const name = `${actIdentifier(act, meeting)}-1-1`;
			return { name: `${name}_0.xml`, content: actMessage(act, `${name}_1.pdf`, meeting) };
		}),
	};
}

/** Source: actesv1_1.xsd, type DonneesActe; nature 1 is a deliberation. */
function actMessage(act: Act, pdf: string, meeting: FormatInput): string {
	const [subject = '', subclass = ''] = (act.subject ?? '').split('.');
	const title = [...act.title].slice(0, LONGEST_ACT_SUBJECT).join('');
	return `<?xml version="1.0" encoding="UTF-8"?>
<actes:Acte xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" actes:Date="${act.date}" actes:NumeroInterne="${internalNumber(act)}" actes:CodeNatureActe="1">
	<actes:CodeMatiere1 actes:CodeMatiere="${subject}"/>
	<actes:CodeMatiere2 actes:CodeMatiere="${subclass}"/>
	<actes:Objet>${escapeXml(title)}</actes:Objet>
	<actes:ClassificationDateVersion>${organizationPart(meeting, 'classification')}</actes:ClassificationDateVersion>
	<actes:Document>
		<actes:NomFichier>${escapeXml(pdf)}</actes:NomFichier>
	</actes:Document>
	<actes:Annexes actes:Nombre="0"/>
	<actes:DocumentPapier>N</actes:DocumentPapier>
</actes:Acte>
`;
}

/** `035-213999998-20241014-2024_051-DE`. */
function actIdentifier(act: Act, meeting: FormatInput): string {
	const siren = organizationPart(meeting, 'siret').slice(0, 9);
	const date = (act.date ?? '').replaceAll('-', '');
	return `${organizationPart(meeting, 'departmentCode')}-${siren}-${date}-${internalNumber(act)}-DE`;
}

function internalNumber({ number }: Act): string {
	return toActNumber(number ?? '');
}

/** What the header lacks, and which acts have no subject or a number that cannot be transmitted. */
function getMissing(meeting: FormatInput, wanted: ReadonlyArray<Missing['what']>): Missing[] {
	const [held] = meeting.facts.meetings;
	const missing: Missing[] = [];
	if (held?.date === null) missing.push({ what: 'date' });
	if (held?.organization_name === null) missing.push({ what: 'organization' });
	for (const what of ['siret', 'departmentCode', 'classification'] as const)
		if (wanted.includes(what) && organizationPart(meeting, what) === '') missing.push({ what });
	const numbers = new Set<string>();
	for (const act of getDecidedActs(meeting)) {
		const decision = act.number ?? act.title;
		if (wanted.includes('subjects') && act.subject === null) missing.push({ what: 'subjects', decision });
		const number = internalNumber(act);
		if (wanted.includes('number') && !isActNumber(number)) missing.push({ what: 'number', decision });
		else if (wanted.includes('number') && numbers.has(number))
			missing.push({ what: 'numberTwice', decision });
		numbers.add(number);
	}
	return missing;
}

/** Class and subclass of a code, in the words of the nomenclature. */
export function subjectName(code: string): string {
	const names = subjects() as Readonly<Record<string, string>>;
	const [subject = ''] = code.split('.');
	return [names[subject], names[code]].filter((name) => name !== undefined).join('/') || code;
}

/** A transmission before the decision is a mistake of the writer's: the table may not hold it. */
function transmission(act: Act, meeting: FormatInput) {
	const department = organizationPart(meeting, 'departmentCode');
	if (act.transmitted === null || act.date === null || act.transmitted < act.date) return {};
	return { PREF_DATE: act.transmitted, ...(department === '' ? {} : { PREF_ID: `PREF${department}` }) };
}

function voteFigures(act: Act, electorate: string | null) {
	const figures = [act.votes_for, act.votes_against, act.abstentions];
	const others = [act.blank, act.void];
	if (figures.some((figure) => figure === null || !/^\d+$/.test(figure))) return {};
	if (others.some((figure) => figure !== null && figure !== '0')) return {};
	if (act.entitled_heads !== act.entitled_votes) return {};
	const cast = figures.reduce((sum, figure) => sum + BigInt(figure ?? 0), 0n);
	if (electorate === null || !/^\d+$/.test(electorate) || BigInt(electorate) < cast) return {};
	const [inFavour = '', against = '', abstention = ''] = figures as string[];
	return {
		VOTE_EFFECTIF: electorate,
		VOTE_REEL: cast.toString(),
		VOTE_POUR: inFavour,
		VOTE_CONTRE: against,
		VOTE_ABSTENTION: abstention,
	};
}
