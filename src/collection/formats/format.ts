/** What a format of others is made of, and what it may lack. */

import { getField, getHeader, type SubfieldName } from '../../ast/index.js';
import type { MeetingInput } from '../extract.js';
import type { MeetingFacts } from '../records.js';

/** One meeting, as formats are made of it. */
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
