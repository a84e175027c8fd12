/**
 * The one script that stands as text in the page. The others lie beside it, compressed, and are unpacked when they are first needed. A part
 * is handed on as what it is and not as an address: a thread that was started from a file may not read the addresses of its window. Everything that this needs, browsers have since early 2023: where something is missing, the words for that case show.
 */

import { fromBase85 } from './base85.js';

const unpacked = new Map<string, Promise<Blob>>();

/** The scripts of these names as one, in that order. */
async function part(...names: string[]): Promise<Blob> {
	const scripts = names.map((name) => {
		const script = unpacked.get(name) ?? unpack(name);
		unpacked.set(name, script);
		return script;
	});
	return new Blob(
		(await Promise.all(scripts)).flatMap((script) => [script, ';\n']),
		{ type: 'text/javascript' },
	);
}

async function unpack(name: string): Promise<Blob> {
	const packed = document.getElementById(`part-${name}`)?.textContent ?? '';
	const bytes = fromBase85(packed);
	const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(text).blob();
}

function run(script: Blob): Promise<void> {
	const address = URL.createObjectURL(script);
	const element = document.createElement('script');
	element.src = address;
	return new Promise<void>((resolve, reject) => {
		element.addEventListener('load', () => resolve());
		element.addEventListener('error', () => reject(new Error('A part of the page could not be run')));
		document.head.append(element);
	}).finally(() => URL.revokeObjectURL(address));
}

globalThis.pvParts = { part, run };
part('main')
	.then(run)
	.catch(() => document.documentElement.classList.add('cannot-run'));
