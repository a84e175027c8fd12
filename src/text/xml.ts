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
