/** The formats of others that a meeting can be written in, by the name that `--to` takes. */

import { zipSync } from 'fflate';
import { extractFacts, type MeetingInput } from './extract.js';
import {
	type FormatInput,
	type Formatted,
	formatActMessages,
	formatScdl,
	type Missing,
} from './formats/acts.js';
import { formatAkn } from './formats/akoma-ntoso.js';
import { formatEdoxen } from './formats/edoxen.js';
import { formatPopolo } from './formats/popolo.js';
import { formatSedaMessage, type SedaDocument, sedaFileName } from './formats/seda.js';
import { NO_SHARED_PEOPLE } from './identity.js';

/** Names of the formats, with the ending of their files. */
export const EXCHANGE_FORMATS = {
	scdl: '.scdl.csv',
	actes: '.actes.zip',
	akn: '.akn.xml',
	popolo: '.popolo.json',
	edoxen: '.edoxen.yaml',
} as const;

export type ExchangeFormat = keyof typeof EXCHANGE_FORMATS;

const WRITERS: Readonly<Record<ExchangeFormat, (meeting: FormatInput) => Formatted>> = {
	scdl: formatScdl,
	actes: zipActMessages,
	akn: formatAkn,
	popolo: formatPopolo,
	edoxen: formatEdoxen,
};

/** Writes a meeting in a format; `file`: its path, from which identifiers are made. */
export function formatMeetingAs(format: ExchangeFormat, input: MeetingInput, file: string): Formatted {
	return WRITERS[format]({ input, facts: extractFacts(input, { file, shared: NO_SHARED_PEOPLE }) });
}

/** The message that hands a printed meeting over to an archive, and where its PDF stands beside it. */
export function formatSedaTransfer(
	input: MeetingInput,
	file: string,
	document: SedaDocument,
): { content: string; path: string } | { content?: undefined; missing: Missing[] } {
	const facts = extractFacts(input, { file, shared: NO_SHARED_PEOPLE });
	const made = formatSedaMessage({ input, facts }, document);
	return 'missing' in made ? made : { ...made, path: `content/${sedaFileName(document.name)}` };
}

/** The messages as one archive; its entries bear one date, so that the same minutes give the same bytes. */
function zipActMessages(meeting: FormatInput): Formatted {
	const made = formatActMessages(meeting);
	if ('missing' in made) return made;
	const encoder = new TextEncoder();
	const entries = made.messages.map(({ name, content }) => [name, encoder.encode(content)] as const);
	return { content: zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }) };
}
