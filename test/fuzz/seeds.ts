/** What mutations start from: files of the project, of each kind, and those of a folder that is given. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archivePdf } from '../../src/pdf-archive/index.js';
import { renderDocx } from '../../src/render/docx.js';
import { createView } from '../../src/view/view.js';
import { compileText } from '../compile.js';
import { smallPdf } from '../pdf-archive/small-pdf.js';
import fc from '../properties.js';
import { forgedRecord, mutatedBytes, mutatedText, mutatedWordFile } from './mutate.js';
import type { Kind } from './oracles.js';

const ROOT = process.env['PV_FUZZ_ROOT'] ?? fileURLToPath(new URL('../../', import.meta.url));

const RULES = `quorum: { seuil: ">= 1/4", base: membres, compte: [présents, représentés], source: "statuts, art. 11" }
majorités:
  ordinaire: { seuil: "> 1/2", base: exprimés, source: "statuts, art. 12" }
  statuts: deux tiers des suffrages exprimés
défaut: ordinaire
procurations: { maximum: 2 }
`;
const ROLL = `nom,prénom,voix,présence,procuration à,collège
Royer,Jeanne,3,présent,,A
Haddad,Omar,"1,5",représenté,Jeanne Royer,B
"Kern, épouse Roy",Lise,1/2,excusé,,A
`;
const CONFIG = `en-tête:
  organisme: Les Amis du Canal
  langue: fr
sévérités: { document/placeholder: off, time/order: warning }
formats: [html, json]
style: { accent: "#123456" }
mots: { facts.chair: Présidence }
`;
const PAGE = `<html><body><h1>Procès-verbal</h1><p>Le 6 juin 2024, <b>présents</b> : Jeanne Royer, Omar Haddad.</p><ul><li>Budget<ol><li>adopté à l’unanimité</li></ol></li></ul>
<table><tr><td>Pour</td><td>3</td></tr><tr><td>Contre</td><td>1</td></tr></table><p>La séance est levée à 19h.</p></body></html>`;

/** Seeds by kind. A `folder` may bring more: real minutes, meeting files. */
export async function readSeeds(folder?: string): Promise<Record<Kind, Uint8Array[]>> {
	const seeds: Record<Kind, Uint8Array[]> = {
		meeting: [],
		minutes: [],
		html: [getBytes(PAGE)],
		rules: [getBytes(RULES)],
		roll: [getBytes(ROLL)],
		config: [getBytes(CONFIG)],
		docx: [],
		pdf: [],
	};
	for (const path of filesIn(join(ROOT, 'examples'), folder)) {
		const ending = extname(path).toLowerCase();
		const bytes = new Uint8Array(readFileSync(path));
		if (bytes.length > LARGEST_SEED) continue;
		if (ending === '.docx') seeds.docx.push(bytes);
		else if (ending === '.html') seeds.html.push(bytes);
		else if (ending === '.csv') seeds.roll.push(bytes);
		else if (ending === '.pdf') seeds.pdf.push(bytes);
		else if (ending === '.md' && /^\uFEFF?---\r?\n/.test(getText(bytes))) seeds.meeting.push(bytes);
		else if (['.md', '.txt', '.rst'].includes(ending)) seeds.minutes.push(bytes);
	}
	for (const path of filesIn(join(ROOT, 'docs', 'messages')))
		for (const [, source = ''] of readFileSync(path, 'utf8').matchAll(/^````md\n([\s\S]*?)^````$/gm))
			seeds.meeting.push(getBytes(source));
	const [first = getBytes('Texte.')] = seeds.meeting;
	seeds.minutes.push(
		...seeds.meeting.slice(0, 8).map((bytes) => getBytes(getText(bytes).replace(/^---[\s\S]*?\n---\n/, ''))),
	);
	const compiled = await compileText(getText(first));
	seeds.docx.push(await renderDocx(createView(compiled), { date: '2024-06-06' }));
	seeds.pdf.push(getRecord(first));
	const printed = process.env['PV_FUZZ_RECORD'];
	// The record that a browser printed takes ten times as long to verify as the small one, which is taken as often more.
	if (printed !== undefined)
		seeds.pdf.push(...seeds.pdf, ...seeds.pdf, ...seeds.pdf, new Uint8Array(readFileSync(printed)));
	return seeds;
}

const LARGEST_SEED = 60_000;

const getBytes = (text: string) => new TextEncoder().encode(text);
const getText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function* filesIn(...folders: Array<string | undefined>): Generator<string> {
	for (const folder of folders) {
		if (folder === undefined) continue;
		for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
			const path = join(folder, name);
			if (statSync(path).isFile()) yield path;
		}
	}
}

function getRecord(source: Uint8Array): Uint8Array {
	const sheet = { pv: '1.0.0', source: 'a.md', data: 'a.json', date: '2024-06-06T12:00:00Z', files: [] };
	const attachment = (name: string, bytes: Uint8Array) => ({
		name,
		bytes,
		mediaType: 'text/plain',
		relationship: 'Source' as const,
		description: name,
	});
	return archivePdf(smallPdf(), {
		title: 'Minutes',
		lang: 'fr',
		date: new Date(0),
		creator: 'pv 1.0.0',
		attachments: [attachment('a.md', source), attachment('pv-build.json', getBytes(JSON.stringify(sheet)))],
	}).pdf;
}

/** Mutations of these seeds: of texts by what they say, of others by their bytes. */
export function mutated(kind: Kind, seeds: readonly Uint8Array[]) {
	if (kind === 'docx')
		return fc.oneof(
			{ weight: 1, arbitrary: mutatedBytes(seeds) },
			{ weight: 2, arbitrary: mutatedWordFile(seeds) },
		);
	if (kind === 'pdf')
		return fc.oneof(
			{ weight: 3, arbitrary: mutatedBytes(seeds) },
			{ weight: 2, arbitrary: forgedRecord(seeds) },
		);
	return mutatedText(seeds.map(getText)).map(getBytes);
}
