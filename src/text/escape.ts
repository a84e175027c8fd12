/** Texts as CSV (RFC 4180) that no spreadsheet runs as a formula, and as XML 1.0. */

/** One line of a table, with its CRLF. Numbers stay numbers; nothing is an empty cell. */
export function csvLine(cells: ReadonlyArray<string | number | null>): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = cell.replaceAll('\0', '').replace(FORMULA, `$1'$2`);
	return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Signs that a spreadsheet takes for the start of a formula, those of full width too: as OWASP advises (CSV injection) an apostrophe goes before
 * them. A French Excel parts cells at semicolons, and then a quote in the middle of a line quotes nothing: so behind every separator and line
 * feed of a cell as at its start.
 */
const FORMULA = /(^|[;\t\r\n])((?:[^\S\r\n\t]|")*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

// --- XML.

/** Characters that XML 1.0 cannot hold. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text with U+FFFD in the place of each character that XML cannot hold. */
export function replaceNonXml(text: string): string {
	return text.replace(NOT_XML, '\uFFFD');
}

/** A text, or the value of an attribute, as it stands in XML. */
export function escapeXml(text: string): string {
	return replaceNonXml(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
