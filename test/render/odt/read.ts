/** Reads OpenDocument texts for the tests, without any code of the writer. */

/** The words of `content.xml`, and those of its notes. */
export function odtText(xml: string): { text: string; foot: string } {
	const body = xml.slice(xml.indexOf('<office:text>'));
	const notes = [...body.matchAll(/<text:note-body>(.*?)<\/text:note-body>/gs)].map(([, note]) => note ?? '');
	return {
		text: getText(body.replace(/<text:note-body>.*?<\/text:note-body>/gs, '')),
		foot: getText(notes.join('\n')),
	};
}

function getText(xml: string): string {
	return xml
		.replace(/<text:(?:line-break|tab|s)\b[^>]*>|<\/text:[ph]>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&');
}
