/** Whether the words of an HTML document are all in the text of a PDF, wherever its lines and pages break. */

/** The passages of the document that the text lacks, in order. */
export function passagesNotIn(html: string, text: string): string[] {
	const page = plain(text);
	return passages(html).filter(
		(passage) =>
			!page.includes(plain(passage)) && !(RIGHT_TO_LEFT.test(passage) && holdsWords(page, passage)),
	);
}

/** Arabic, Hebrew and their neighbours: a page holds their letters in the order in which they are drawn. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Whether each word of a passage is there, those from right to left in whichever order their letters and ligatures were drawn. */
function holdsWords(page: string, passage: string): boolean {
	return passage.split(/[\s\u00A0\u202F]+/).every((piece) => {
		const word = plain(piece);
		return page.includes(word) || (RIGHT_TO_LEFT.test(word) && holdsLetters(page, word));
	});
}

function holdsLetters(page: string, word: string): boolean {
	const wanted = sorted(word);
	for (let from = 0; from + word.length <= page.length; from += 1) {
		if (word.includes(page.charAt(from)) && sorted(page.slice(from, from + word.length)) === wanted)
			return true;
	}
	return false;
}

function sorted(text: string): string {
	return [...text].sort().join('');
}

/** What stands between two tags, outside the head; the link that skips to the minutes is for the screen alone. */
function passages(html: string): string[] {
	const body = html.replace(/<(head|style|script|title)\b.*?<\/\1>|<a class="skip".*?<\/a>/gis, '');
	return body
		.split(/<[^>]*>/)
		.map((piece) => entities(piece).trim())
		.filter((piece) => piece !== '');
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00A0',
};

function entities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
		if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
		const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** Letters alone, whatever the case, the ligatures, the spaces and the hyphens of line ends are. */
function plain(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\-\u2010\u2011]/gu, '');
}
