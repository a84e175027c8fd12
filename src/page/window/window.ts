/** Puts the window together: the state and how it is drawn, the compiler, the text, the page, and what people do with them. */

import { render } from 'lit-html';
import sansRegular from '../../../templates/fonts/sans-regular.woff2';
import sansSemibold from '../../../templates/fonts/sans-semibold.woff2';
import serifRegular from '../../../templates/fonts/serif-regular.woff2';
import serifSemibold from '../../../templates/fonts/serif-semibold.woff2';
import { isLanguage, type Language } from '../../language/index.js';
import { createActions } from './actions.js';
import { startCompiler } from './compiler-client.js';
import { Editor } from './editor/editor.js';
import { Files } from './files/files.js';
import { FinishedPage } from './finished-page.js';
import { firstDraft, foreseenPage } from './first-draft.js';
import { listenToKeys } from './keys.js';
import { LiveRegion } from './live-region.js';
import { remembered, rememberedForm } from './memory.js';
import type { WindowState } from './state.js';
import { shownPhrases, WindowStore } from './store.js';
import { getCounts } from './views/messages.js';
import { shellView } from './views/shell.js';
import { Workspace } from './workspace.js';

/** Starts everything that people see. */
export function startWindow(document: Document): void {
	start(document).catch((error) => {
		document.documentElement.classList.add('cannot-run');
		throw error;
	});
}

async function start(document: Document): Promise<void> {
	addFonts(document);
	const client = startCompiler();
	const root = document.getElementById('window') as HTMLElement;
	let shown = '';
	let lang: Language | undefined;
	const store = new WindowStore(firstState(), (state) => {
		if (state.lang !== lang) {
			// Said again, it would cost a new look at every element.
			document.documentElement.lang = state.lang;
			document.title = state.say('page.name');
			lang = state.lang;
		}
		keepKeys(
			document,
			() => render(shellView(state, actions, places), root),
			() => editor.focus(),
		);
		if (state.current !== shown && state.drafts.length > 1) showTab(document);
		shown = state.current;
		if (!state.checking) liveRegion.say(getCounts(state));
	});
	const places = {
		editor: document.createElement('div'),
		frame: document.createElement('iframe'),
		status: document.createElement('p'),
	};
	const liveRegion = new LiveRegion(places.status);
	const editor = new Editor(places.editor, store.state, {
		changed: (text, changes) => {
			workspace.typed(text, changes);
			files.written();
		},
		moved: () => void workspace.moved(),
		complete: (text, offset) => client.ask('complete', { text, offset }).catch(() => null),
	});
	const page = new FinishedPage(places.frame, (place) => workspace.goToPlace(place));
	const workspace = new Workspace({ client, editor, page, store, foreseen: foreseenPage });
	const files = new Files({ client, workspace, store });
	const actions = createActions({ client, document, liveRegion, workspace, editor, page, files, store });
	listenToKeys(document, actions);
	addEventListener('beforeunload', (event) => {
		const { keeping, drafts } = store.state;
		const isLost = keeping === 'forbidden' || keeping === 'full';
		if (isLost && drafts.some(({ text, saved }) => text !== saved)) event.preventDefault();
	});
	eachMinute(() => store.update({}));
	listenToDrops(document, (transfer) => void files.drop(transfer));
	await workspace.open(() => firstDraft(store.state.lang));
	editor.focus();
}

/** The tab of the draft that is shown may stand far to the side. */
function showTab(document: Document): void {
	document.querySelector('.drafts .current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Where what the keys were on goes, they stay in the part of the window around it, else they go back to the text. */
function keepKeys(document: Document, draw: () => void, elsewhere: () => void): void {
	const had = document.activeElement;
	const around = had?.closest<HTMLElement>('dialog, .room, .header-form, .outline');
	const isByKeys = had?.matches(':focus-visible');
	draw();
	if (had === null || had === document.body || document.activeElement !== document.body) return;
	if (around?.isConnected) (around.querySelector<HTMLElement>('.draft') ?? around).focus();
	else if (isByKeys) elsewhere();
}

/** The window shows the time of day. */
function eachMinute(act: () => void): void {
	let last = new Date().getMinutes();
	setInterval(() => {
		const minute = new Date().getMinutes();
		if (minute === last) return;
		last = minute;
		act();
	}, 1_000);
}

function firstState(): WindowState {
	const lang = firstLanguage();
	return {
		lang,
		say: shownPhrases(lang),
		drafts: [],
		putAway: [],
		current: '',
		compiled: undefined,
		checking: true,
		keeping: 'kept',
		savesByItself: remembered('saving') !== 'off',
		room: undefined,
		vote: null,
		view: 'text',
		panel: remembered('room') !== 'closed' && matchMedia('(min-width: 80rem)').matches ? 'room' : undefined,
		header: undefined,
		outline: undefined,
		messagesOpen: remembered('messages') !== 'closed',
		notices: [],
		dialog: undefined,
		versions: [],
		compared: undefined,
		merging: undefined,
		isLive: remembered('live') === 'on',
		liveItem: undefined,
		live: undefined,
		voteWay: 'hands',
		tried: undefined,
		form: rememberedForm(),
	};
}

/** The language chosen last, else the first of the browser's that we speak. */
function firstLanguage(): Language {
	const chosen = remembered('language');
	if (isLanguage(chosen)) return chosen;
	return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

// Files that are dragged onto the window.

/** Listens to drops; while files hang over the window, it says so. */
function listenToDrops(document: Document, drop: (transfer: DataTransfer) => void): void {
	const root = document.documentElement;
	const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
	document.addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		root.classList.add('dropping');
	});
	document.addEventListener('dragleave', (event) => {
		if (event.relatedTarget === null) root.classList.remove('dropping');
	});
	// The editor would read a dropped file as text typed into it.
	document.addEventListener(
		'drop',
		(event) => {
			root.classList.remove('dropping');
			if (!event.dataTransfer || !hasFiles(event)) return;
			event.preventDefault();
			event.stopPropagation();
			drop(event.dataTransfer);
		},
		{ capture: true },
	);
}

// The window is set in the type of the documents, so that it looks the same on every machine.

const FACES = [
	['PV Sans', '400', sansRegular],
	['PV Sans', '600', sansSemibold],
	['PV Serif', '400', serifRegular],
	['PV Serif', '600', serifSemibold],
] as const;

/** Makes the faces known to a document. */
function addFonts(document: Document): void {
	for (const [family, weight, font] of FACES) void addFont(document, family, weight, font);
}

async function addFont(
	document: Document,
	family: string,
	weight: string,
	font: string | Promise<string>,
): Promise<void> {
	const face = new FontFace(family, `url(data:font/woff2;base64,${await font}) format("woff2")`, { weight });
	document.fonts.add(face);
	await face.load();
}
