/**
 * The one script that stands as text in the page. The others lie beside it, compressed; each becomes an address of the page's own when it
 * is first needed. Everything that this needs, browsers have since early 2023: where something is missing, the words for that case show.
 */

const made = new Map<string, Promise<string>>();

/** The address of a script that lies in the page. */
function addressOfPart(name: string): Promise<string> {
	const address = made.get(name) ?? unpack(name);
	made.set(name, address);
	return address;
}

async function unpack(name: string): Promise<string> {
	const packed = document.getElementById(`part-${name}`)?.textContent ?? '';
	const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
	const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return URL.createObjectURL(new Blob([await new Response(text).blob()], { type: 'text/javascript' }));
}

async function load(name: string): Promise<void> {
	const script = document.createElement('script');
	script.src = await addressOfPart(name);
	await new Promise((resolve, reject) => {
		script.addEventListener('load', resolve);
		script.addEventListener('error', reject);
		document.head.append(script);
	});
}

globalThis.pvParts = { addressOfPart, load };
load('main').catch(() => document.documentElement.classList.add('cannot-run'));
