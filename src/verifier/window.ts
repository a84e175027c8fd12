/** The page that verifies records: a place for a PDF, and what it shows. Nothing is written, sent or kept. */

import { phrasebook } from '../language/index.js';
import { version } from '../version.js';
import { type FileVerdict, verifyFile } from './verify-file.js';

const lang = /^fr/i.test(navigator.language) ? 'fr' : 'en';
const phrase = phrasebook(lang);

function element(name: string, text = '', className = ''): HTMLElement {
	const made = document.createElement(name);
	made.textContent = text;
	if (className !== '') made.className = className;
	return made;
}

const input = document.createElement('input');
input.type = 'file';
input.accept = 'application/pdf,.pdf';
input.id = 'file';
const label = element('label', phrase('cli.verifier.choose'));
label.setAttribute('for', 'file');
const place = element('div', '', 'place');
place.append(element('p', phrase('cli.verifier.lead')), label, input);
const result = element('section');
result.setAttribute('aria-live', 'polite');
const end = element('footer');
const notices = document.createElement('details');
const licences = element('pre');
notices.append(element('summary', phrase('page.keys.notices')), licences);
notices.addEventListener('toggle', async () => {
	licences.textContent = await pvParts.text('notices');
});
end.append(
	element('p', phrase('cli.verifier.trust')),
	element('p', phrase('cli.verifier.own', { version })),
	notices,
);

document.documentElement.lang = lang;
document.title = phrase('cli.verifier.title');
document
	.getElementById('window')
	?.replaceChildren(element('h1', phrase('cli.verifier.title')), place, result, end);

/** Only the last file that was given is shown, should two be read at the same time. */
const reading = { turn: 0 };

async function read(file: File | undefined): Promise<void> {
	if (file === undefined) return;
	reading.turn += 1;
	const own = reading.turn;
	result.replaceChildren(element('p', phrase('cli.verifier.working')));
	const verdict = await judge(file);
	if (own === reading.turn) show(file.name, verdict);
}

/** The verdict on a file. One that is taken away while it is read, and a fault of the program, are told as what is wrong with it. */
async function judge(file: File): Promise<FileVerdict> {
	const told = (text: string) => ({ agrees: false, lines: [{ ok: false, text }], proofs: '' });
	const bytes = await file.arrayBuffer().catch(() => undefined);
	if (bytes === undefined) return told(phrase('errors.input/unreadable.message', { path: file.name }));
	return verifyFile(new Uint8Array(bytes), file.name, lang).catch((error: unknown) =>
		told(`${phrase('cli.bug')} ${String(error)}`),
	);
}

function show(name: string, { agrees, lines, proofs }: FileVerdict): void {
	const list = element('ul');
	for (const { ok, text } of lines)
		list.append(element('li', `${ok ? '✓' : '✗'} ${text}`, ok ? 'good' : 'bad'));
	const words = phrase(agrees ? 'cli.verifier.good' : 'cli.verifier.bad');
	result.replaceChildren(element('h2', `${name}: ${words}`, agrees ? 'good' : 'bad'), list);
	if (agrees) result.append(element('p', phrase('cli.verifier.looks')));
	if (proofs !== '') result.append(element('h2', phrase('cli.verifier.proofs')), element('pre', proofs));
}

input.addEventListener('change', () => void read(input.files?.[0]));
for (const name of ['dragenter', 'dragover'])
	document.addEventListener(name, (event) => {
		event.preventDefault();
		place.classList.add('over');
	});
document.addEventListener('dragleave', () => place.classList.remove('over'));
document.addEventListener('drop', (event) => {
	event.preventDefault();
	place.classList.remove('over');
	void read((event as DragEvent).dataTransfer?.files[0]);
});
