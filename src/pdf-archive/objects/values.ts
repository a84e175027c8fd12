/** The values of a PDF, as they are read and written (ISO 32000-1, 7.3). */

/** Any value. Whole numbers are numbers; a number with a point keeps its text, so that what is written is what was read. */
export type Value = null | boolean | number | Real | Name | Text | Ref | Value[] | Dict | Stream;

/** A dictionary, by name of key. */
export type Dict = Map<string, Value>;

/** A number with a point. */
export class Real {
	constructor(readonly text: string) {}
}

/** A name, without its slash, one character a byte. */
export class Name {
	constructor(readonly name: string) {}
}

/** A string: its bytes, one character each. */
export class Text {
	constructor(readonly bytes: string) {}
}

/** A reference to an object. */
export class Ref {
	constructor(readonly number: number) {}
}

/** A stream: its dictionary, and its bytes as they stand in the file. */
export class Stream {
	constructor(
		readonly dict: Dict,
		readonly raw: Uint8Array,
	) {}
}

/** A dictionary out of an object, for writing. */
export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
	const made: Dict = new Map();
	for (const [key, value] of Object.entries(entries)) if (value !== undefined) made.set(key, value);
	return made;
}

/** A text string (7.9.2.2): UTF-16 with its mark, whatever the letters are. */
export function textString(text: string): Text {
	const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
	return new Text(bytes.toString('latin1'));
}

/** What a text string says. */
export function readText(value: Value | undefined): string | undefined {
	if (!(value instanceof Text)) return undefined;
	const bytes = Buffer.from(value.bytes, 'latin1');
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
		return even.swap16().toString('utf16le');
	}
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
	return value.bytes.replace(/[\x18-\x1F\x80-\xA0]/g, (letter) => OTHER_LETTERS.get(letter) ?? letter);
}

/** Where PDFDocEncoding has other letters than Latin-1 (annex D.2). */
const OTHER_LETTERS: ReadonlyMap<string, string> = new Map([
	...[...'˘ˇˆ˙˝˛˚˜'].map((letter, index) => [String.fromCharCode(0x18 + index), letter] as const),
	...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map(
		(letter, index) => [String.fromCharCode(0x80 + index), letter] as const,
	),
	['\xA0', '€'],
]);

/** The text of a name; nothing where the value is none. A reference is not followed. */
export function getName(value: Value | undefined): string | undefined {
	return value instanceof Name ? value.name : undefined;
}

/** A value as it is written. Strings are written in hexadecimal: nothing in them can end them early. */
export function serialize(value: Value): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean' || typeof value === 'number') return String(value);
	if (value instanceof Real) return value.text;
	if (value instanceof Name) return serializeName(value.name);
	if (value instanceof Text) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
	if (value instanceof Ref) return `${value.number} 0 R`;
	if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`;
	if (value instanceof Stream) throw new Error('a stream stands alone');
	let text = '<<';
	for (const [key, entry] of value) text += `${serializeName(key)} ${serialize(entry)}\n`;
	return `${text}>>`;
}

function serializeName(name: string): string {
	return `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}
