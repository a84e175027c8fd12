/** The whole window: what stands above, the text, the page, the panel. The editor and the frame of the page are put in from outside. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { PhraseKeyAfter } from '../../../language/ids.js';
import { LANGUAGES, type Language } from '../../../language/index.js';
import { LOCALES } from '../../../language/locales.generated.js';
import { isBlank, isForeign, VIEWS, type View, type WindowState } from '../state.js';
import { type DialogActions, dialogView } from './dialogs.js';
import { type HeaderActions, headerView } from './header.js';
import { insertBar } from './insert.js';
import { type LiveActions, liveView } from './live.js';
import { type MessageActions, messagesView } from './messages.js';
import { type OutlineActions, outlineView } from './outline.js';
import { type RoomActions, roomView } from './room.js';

/** What can be done in the window. */
export interface ShellActions
	extends MessageActions,
		RoomActions,
		DialogActions,
		LiveActions,
		HeaderActions,
		OutlineActions {
	showGuide(): void;
	newMeeting(): void;
	openFile(): void;
	save(): void;
	print(): void;
	word(): void;
	html(): void;
	showDraft(id: string): void;
	putAway(id: string): void;
	showDrafts(): void;
	showKeys(): void;
	speak(lang: Language): void;
	look(view: View): void;
	dismiss(kind: string): void;
	giveFile(path: string): void;
	/** Makes a meeting file of pasted minutes. */
	importText(): void;
	showLongPage(): void;
}

/** The parts that are filled from outside. */
interface ShellPlaces {
	editor: HTMLDivElement;
	frame: HTMLIFrameElement;
	/** What screen readers are told. */
	status: HTMLElement;
}

export function shellView(state: WindowState, actions: ShellActions, places: ShellPlaces): TemplateResult {
	const { say, view, panel, lang, checking, compiled } = state;
	return html`
		<div class="window view-${view} ${state.isLive ? 'is-live' : panel === undefined ? '' : `with-${panel}`}" lang=${lang}>
			<header class="bar">
				<h1 class="brand">${say('page.name')}</h1>
				<nav class="tools" aria-label=${say('page.tools.title')}>
					${toolsView(state, actions)}
				</nav>
			</header>
			${draftsView(state, actions)}
			<div class="notices" role="alert" aria-atomic="false">
				${noticesView(state, actions)}
			</div>
			<main aria-busy=${checking || compiled === undefined}>
				${state.isLive ? liveView(state, actions) : nothing}
				<section class="text" aria-label=${say('page.text')}>
					${insertBar(state, actions)}
					<div class="editor">${places.editor}</div>
					${messagesView(state, actions)}
				</section>
				<section class="page" aria-label=${say('page.page')}>
					${compiled && compiled.body === undefined ? longView(state, actions) : nothing} ${places.frame}
					${isBlank(state) ? emptyView(state, actions) : isForeign(state) ? foreignView(state, actions) : nothing}
				</section>
				${state.isLive ? nothing : panelView(state, actions)}
			</main>
			<nav class="views" aria-label=${say('page.views.title')}>
				${VIEWS.map((name) => viewButton(name, state, actions))}
			</nav>
			${places.status} ${dialogView(state, actions)}
			<p class="on-paper">${say('page.onPaper')}</p>
		</div>
	`;
}

/** What stands beside text and page; a narrow screen that shows the room needs it in any case. */
function panelView(state: WindowState, actions: ShellActions): TemplateResult | typeof nothing {
	const { panel, view } = state;
	if (view === 'room') return roomView(state, actions);
	if (panel === 'header') return headerView(state, actions);
	if (panel === 'outline') return outlineView(state, actions);
	return panel === 'room' ? roomView(state, actions) : nothing;
}

/** On a narrow screen the meeting that is being noted takes the place of the room. */
function viewButton(name: View, { say, view, isLive }: WindowState, actions: ShellActions): TemplateResult {
	const shown = isLive && view !== 'page' ? 'room' : view;
	const word = isLive && name === 'room' ? say('page.tools.live') : say(`page.views.${name}`);
	const look = () => {
		if (isLive && name === 'text') actions.toggleLive();
		actions.look(name);
	};
	return html`<button aria-current=${name === shown ? 'page' : 'false'} @click=${look}>${word}</button>`;
}

function emptyView({ say }: WindowState, actions: ShellActions): TemplateResult {
	return html`<div class="empty">
		<p>${say('page.empty.text')}</p>
		<div>
			<button class="primary" @click=${() => actions.newMeeting()}>${say('page.tools.hints.new')}</button>
			<button @click=${() => actions.openFile()}>${say('page.example.open')}</button>
			<button @click=${() => actions.showGuide()}>${say('page.tools.guide')}</button>
		</div>
	</div>`;
}

/** Words without a header: minutes that were pasted as they are. */
function foreignView({ say }: WindowState, actions: ShellActions): TemplateResult {
	return html`<div class="empty">
		<p>${say('page.foreign.text')}</p>
		<div>
			<button class="primary" @click=${() => actions.importText()}>${say('page.foreign.import')}</button>
		</div>
	</div>`;
}

function longView({ say }: WindowState, actions: ShellActions): TemplateResult {
	return html`<p class="long">
		${say('page.long.text')} <button @click=${() => actions.showLongPage()}>${say('page.long.show')}</button>
	</p>`;
}

/** A tool of the head, with its word and its hint. */
type ToolName = PhraseKeyAfter<'page.tools.'> & PhraseKeyAfter<'page.tools.hints.'>;

function toolsView({ say, panel, isLive, lang }: WindowState, actions: ShellActions): TemplateResult {
	const tool = (name: ToolName, keys: string | null, act: () => void, className = '') => {
		const title =
			keys === null
				? say(`page.tools.hints.${name}`)
				: `${say(`page.tools.hints.${name}`)} (${say('page.control')}${keys})`;
		return html`<button class=${className} title=${title} @click=${act}>${say(`page.tools.${name}`)}</button>`;
	};
	return html`
		<span class="some">
			${tool('new', null, () => actions.newMeeting(), 'primary')} ${tool('open', 'O', () => actions.openFile())}
			${tool('save', 'S', () => actions.save())}
		</span>
		<span class="some">
			${tool('print', 'P', () => actions.print())} ${tool('word', null, () => actions.word())}
			${tool('html', null, () => actions.html())}
		</span>
		<span class="some end">
			<button class="toggle live-toggle" aria-pressed=${isLive} title=${say('page.tools.hints.live')} @click=${() => actions.toggleLive()}>
				${say('page.tools.live')}
			</button>
			<button class="quiet" title=${say('page.tools.hints.guide')} @click=${() => actions.showGuide()}>${say('page.tools.guide')}</button>
			${
				isLive
					? nothing
					: html`<button class="toggle" aria-pressed=${panel === 'room'} title=${say('page.tools.hints.room')} @click=${() => actions.toggleRoom()}>
						${say('page.tools.room')}
					</button>`
			}
			<button class="quiet" title=${say('page.tools.hints.keys')} aria-label=${say('page.tools.hints.keys')} @click=${() => actions.showKeys()}>?</button>
			<select aria-label=${say('page.tools.language')} @change=${(event: Event) => actions.speak((event.target as HTMLSelectElement).value as Language)}>
				${LANGUAGES.map((code) => html`<option value=${code} lang=${code} ?selected=${code === lang}>${LOCALES[code].name}</option>`)}
			</select>
		</span>
	`;
}

function draftsView({ drafts, current, say }: WindowState, actions: ShellActions): TemplateResult {
	return html`
		<nav class="drafts" aria-label=${say('page.drafts.title')}>
			<ul>
				${drafts.map(
					({ id, name, text, saved }) => html`
						<li class=${id === current ? 'current' : ''}>
							<button class="draft" aria-current=${id === current ? 'page' : 'false'} @click=${() => actions.showDraft(id)}>
								${name}${saved === text ? nothing : html`<span class="unsaved" title=${say('page.drafts.unsaved')}><span class="unseen">, ${say('page.drafts.unsaved')}</span></span>`}
							</button>
							<button class="quiet close" aria-label=${say('page.drafts.close', { name })} @click=${() => actions.putAway(id)}>×</button>
						</li>
					`,
				)}
			</ul>
			<button class="quiet all" @click=${() => actions.showDrafts()}>${say('page.drafts.all')}</button>
		</nav>
	`;
}

function noticesView(
	{ notices, compiled, keeping, say, drafts, current, isLive }: WindowState,
	actions: ShellActions,
): TemplateResult {
	const shown = drafts.find(({ id }) => id === current);
	// The example is told from minutes until somebody has written into it.
	const isExample =
		!isLive &&
		shown !== undefined &&
		shown.name === say('page.drafts.exampleName') &&
		shown.saved === shown.text;
	const isKept = keeping === 'kept' || keeping === 'writing';
	return html`
		${
			isKept
				? nothing
				: html`<p class="notice grave">
					<span>${say(`page.notices.${keeping}`)}</span>
					<button @click=${() => actions.save()}>${say('page.tools.save')}</button>
				</p>`
		}
		${
			isExample
				? html`<p class="notice example">
					<span>${say('page.example.text')}</span>
					<span class="doors">
						<button class="primary" @click=${() => actions.newMeeting()}>${say('page.tools.hints.new')}</button>
						<button @click=${() => actions.openFile()}>${say('page.example.open')}</button>
						<button @click=${() => actions.showGuide()}>${say('page.tools.guide')}</button>
					</span>
				</p>`
				: nothing
		}
		${notices.map(
			({ kind, tone, text }) => html`
				<p class="notice ${tone}">
					<span>${text}</span>
					<button class="quiet" @click=${() => actions.dismiss(kind)}>${say('page.notices.dismiss')}</button>
				</p>
			`,
		)}
		${(compiled?.missing ?? []).map(
			({ path }) => html`
				<p class="notice calm">
					<span>${say('page.notices.missing', { path })}</span>
					<button @click=${() => actions.giveFile(path)}>${say('page.notices.give')}</button>
				</p>
			`,
		)}
	`;
}
