/**
 * What lies compressed in the page: scripts, and the fonts of the documents. A part is unpacked when it is first needed, on the thread that
 * needs it. Parts go to another thread as text, and scripts are unpacked there as Blobs: a worker started from a `file://` page may not
 * read the `blob:` addresses of its window. Everything that this needs, browsers have since early 2023.
 */

export interface Parts {
	/** As they stand in the page, to be sent to another thread. */
	readonly packed: PackedParts;
	/** The scripts of these names as one, in that order. */
	script(...names: string[]): Promise<Blob>;
	/** The text of that name; of a font, its bytes in base 64. */
	text(name: string): Promise<string>;
}

/** Parts as they stand in the page, in base 95: fonts as they are, others compressed by gzip. As texts they reach another thread sooner than as blobs. */
export type PackedParts = Readonly<Record<string, string>>;

/** The parts that an HTML page holds, each in the script element that bears its name. */
export function getPageParts(document: Document): Parts {
	const packed: PackedParts = {};
	// Most parts are taken out of the page when the first one is at work.
	for (const element of document.querySelectorAll('script[id^="part-"]'))
		Object.defineProperty(packed, element.id.slice('part-'.length), {
			enumerable: true,
			get: () => element.textContent ?? '',
		});
	return openParts(packed);
}

/** Parts that came from another thread. */
export function openParts(packed: PackedParts): Parts {
	const unpacked = new Map<string, Promise<Blob>>();
	const get = (name: string): Promise<Blob> => {
		const blob = unpacked.get(name) ?? unpack(packed[name]);
		unpacked.set(name, blob);
		return blob;
	};
	return {
		packed,
		async script(...names) {
			const scripts = await Promise.all(names.map(get));
			return new Blob(
				scripts.flatMap((script) => [script, ';\n']),
				{ type: 'text/javascript' },
			);
		},
		text: async (name) =>
			name.startsWith('font-') ? toBase64(fromBase95(packed[name] ?? '')) : (await get(name)).text(),
	};
}

async function unpack(packed = ''): Promise<Blob> {
	const bytes = fromBase95(packed);
	const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(unpacked).blob();
}

/** Unlike `btoa`, a reader of files takes bytes of any number. */
function toBase64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const reader = new FileReader();
	return new Promise<string>((resolve, reject) => {
		reader.addEventListener('load', () => {
			const address = String(reader.result);
			resolve(address.slice(address.indexOf(',') + 1));
		});
		reader.addEventListener('error', () => reject(reader.error));
		reader.readAsDataURL(new Blob([bytes]));
	});
}

export function runScript(script: Blob): Promise<void> {
	const address = URL.createObjectURL(script);
	const element = document.createElement('script');
	element.src = address;
	return new Promise<void>((resolve, reject) => {
		element.addEventListener('load', () => resolve());
		element.addEventListener('error', () => reject(new Error('A part of the page could not be run')));
		document.head.append(element);
	}).finally(() => URL.revokeObjectURL(address));
}

// Bytes as the letters that `scripts/base95.mjs` writes: the bits of all bytes, the highest first, in groups of thirteen, each as two letters of base 95. Pairs of
// letters are more than groups: the lowest groups take one bit more, which says in which of two pairs they stand. Up to six bits that are left are one letter,
// more are two, with zeros behind them. The letters are those of ASCII from the space to `~`, with a tab in the place of `<`, which could end the script that holds them.
// Sixteen letters stand for thirteen bytes and a ninth, where base 64 needs seventeen and a third, base 85 sixteen and a quarter.

const FIRST_LETTER = 32;
const LETTERS = 95;
const GROUP = 2 ** 13;
/** The pairs beyond those of thirteen bits: so many values have room for one bit more. */
const SPARE = LETTERS ** 2 - GROUP;

/** The bytes of these letters. In one loop without calls: a page that has just opened is interpreted, and holds a million letters. */
export function fromBase95(letters: string): Uint8Array<ArrayBuffer> {
	const codes = new TextEncoder().encode(letters.replaceAll('\t', '<'));
	const last = codes.length - 1;
	const bytes = new Uint8Array(codes.length);
	let [length, bits, count] = [0, 0, 0];
	for (let index = 0; index <= last; index += 2) {
		let group = (codes[index] as number) - FIRST_LETTER;
		let size = 6;
		if (index < last) {
			group = group * LETTERS + (codes[index + 1] as number) - FIRST_LETTER;
			size = group < SPARE || group >= GROUP ? 14 : 13;
			if (group >= GROUP) group = ((group - GROUP) << 1) | 1;
			else if (group < SPARE) group <<= 1;
		}
		bits = ((bits & 0xff) << size) | group;
		count += size;
		for (; count >= 8; count -= 8) bytes[length++] = bits >> (count - 8);
	}
	return bytes.slice(0, length);
}
