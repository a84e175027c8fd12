/** The whole window: what stands above, the text, the page, the panel. The editor and the frame of the page are put in from outside. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type {
	Attending,
	FormChoice,
	FormFieldName,
	FormPerson,
	HeaderChange,
	HeaderForm,
	OutlineEntry,
} from '../../../editor/index.js';
import type { PhraseKeyAfter } from '../../../language/ids.js';
import { LANGUAGES, type Language } from '../../../language/index.js';
import { LOCALES } from '../../../language/locales.generated.js';
import { isBlank, isForeign, VIEWS, type View, type WindowState } from '../state.js';
import { type DialogActions, dialogView, insertBar } from './dialogs.js';
import { type LiveActions, liveView } from './live.js';
import { type MessageActions, messagesView } from './messages.js';
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

// --- The items and votes of the text, with how each came out: a click leads to one.

interface OutlineActions {
	toggleOutline(): void;
	goTo(from: number, to: number): void;
}

/** The panel beside the text. */
function outlineView(state: WindowState, actions: OutlineActions): TemplateResult {
	const { outline, say } = state;
	return html`
		<aside class="outline" aria-label=${say('page.outline.title')} tabindex="-1">
			<header>
				<h2>${say('page.outline.title')}</h2>
				<button class="quiet close" aria-label=${say('page.outline.close')} @click=${() => actions.toggleOutline()}>×</button>
			</header>
			${
				outline === undefined
					? html`<p class="soft">${say('page.messages.reading')}</p>`
					: outline.length === 0
						? html`<p class="soft">${say('page.outline.none')}</p>`
						: entriesView(outline, state, actions)
			}
		</aside>
	`;
}

function entriesView(
	entries: readonly OutlineEntry[],
	state: WindowState,
	actions: OutlineActions,
): TemplateResult {
	return html`<ol>${entries.map((entry) => entryView(entry, state, actions))}</ol>`;
}

function entryView(entry: OutlineEntry, state: WindowState, actions: OutlineActions): TemplateResult {
	const { say } = state;
	const { kind, title, result, tone, from, children } = entry;
	const isOpen = kind !== 'item' && result === '';
	const errors = countErrors(entry, state);
	return html`
		<li class=${kind}>
			<button @click=${() => actions.goTo(from, from)}>
				<span class="title">${title === '' ? say('page.outline.untitled') : title}</span>
				${result === '' ? nothing : html`<span class="result ${tone}">${result}</span>`}
				${isOpen ? html`<span class="result open">${say('page.outline.open')}</span>` : nothing}
				${errors === 0 ? nothing : html`<span class="errors">${say('page.outline.errors', { count: errors })}</span>`}
			</button>
			${children.length === 0 ? nothing : entriesView(children, state, actions)}
		</li>
	`;
}

/** Errors in an entry itself: those in what it holds stand there. */
function countErrors({ from, to, children }: OutlineEntry, { compiled }: WindowState): number {
	const isIn = (place: number, part: { from: number; to: number }) => part.from <= place && place <= part.to;
	return (compiled?.messages ?? []).filter(
		(message) =>
			message.severity === 'error' &&
			message.file === '' &&
			isIn(message.from, { from, to }) &&
			!children.some((child) => isIn(message.from, child)),
	).length;
}

// --- The header as a form beside its text: the meeting, the rules, the people. Each field writes its line as soon as it is left.

interface HeaderActions {
	toggleHeader(): void;
	/** Says whether it could be written. */
	changeHeader(change: HeaderChange): Promise<boolean>;
	goTo(from: number, to: number): void;
	newMeeting(): void;
}

/** The panel beside the text. */
function headerView(state: WindowState, actions: HeaderActions): TemplateResult {
	const { header, say } = state;
	return html`
		<aside class="header-form" aria-label=${say('page.header.title')} tabindex="-1">
			<header>
				<h2>${say('page.header.title')}</h2>
				<button class="quiet close" aria-label=${say('page.header.close')} @click=${() => actions.toggleHeader()}>×</button>
			</header>
			${header === undefined ? html`<p class="soft">${say('page.messages.reading')}</p>` : header === null ? noneView(state, actions) : formView(header, state, actions)}
		</aside>
	`;
}

function noneView({ say }: WindowState, actions: HeaderActions): TemplateResult {
	return html`<p class="soft">${say('page.header.none')}</p>
		<button class="primary" @click=${() => actions.newMeeting()}>${say('page.tools.hints.new')}</button>`;
}

function formView(form: HeaderForm, state: WindowState, actions: HeaderActions): TemplateResult {
	const { say } = state;
	const field = (name: FormFieldName, control: Control = {}) =>
		fieldView(name, control, form, state, actions);
	return html`
		<h3>${say('page.header.meeting')}</h3>
		<div class="fields">
			${field('organization')} ${field('meeting', { list: form.meetings })}
			<div class="pair even">${field('date', { type: 'date' })} ${field('status', { choices: form.statuses })}</div>
			<div class="pair even">${field('opened', { type: 'time' })} ${field('closed', { type: 'time' })}</div>
			${field('place')}
			${field('chair', { list: form.people.map(({ name }) => name) })}
			${field('secretary', { list: form.people.map(({ name }) => name) })}
		</div>
		<h3>${say('page.header.rules')}</h3>
		<div class="fields">
			${field('rules', { choices: form.profiles })}
			${field('quorum', { list: (['none', 'quarter', 'third', 'half'] as const).map((each) => say(`page.header.quorums.${each}`)) })}
			${field('members', { type: 'number' })}
		</div>
		<h3>${say('page.header.people')} <span class="count">${form.people.length}</span></h3>
		<ul class="members">${form.people.map((person) => personView(person, form, state, actions))}</ul>
		${addView(form, state, actions)}
	`;
}

/** How a field is filled in. */
interface Control {
	type?: 'date' | 'time' | 'number';
	/** What can be chosen, and nothing else. */
	choices?: readonly FormChoice[];
	/** What is proposed. */
	list?: readonly string[];
}

function fieldView(
	name: FormFieldName,
	{ type, choices, list }: Control,
	{ fields }: HeaderForm,
	{ say }: WindowState,
	actions: HeaderActions,
): TemplateResult {
	const { value, from, editable } = fields[name];
	const label = say(`page.header.fields.${name}`);
	if (!editable)
		return html`<div class="fixed"><span>${label}</span>
			<button class="quiet" aria-label=${say('page.header.inTextNamed', { name: label })} ?disabled=${from === null} @click=${() => from !== null && actions.goTo(from, from)}>
				${choices?.find(({ id }) => id === value)?.name ?? (value === '' ? say('page.header.own') : value)}
			</button></div>`;
	const changed = (event: Event) => {
		const written = (event.target as HTMLInputElement | HTMLSelectElement).value;
		if (written !== value) void actions.changeHeader({ kind: 'field', name, value: written });
	};
	if (choices)
		return html`<label>${label}
			<select name=${name} @change=${changed}>
				${value === '' || choices.some(({ id }) => id === value) ? html`<option value="">${say('page.header.choose')}</option>` : html`<option value=${value}>${value}</option>`}
				${choices.map((choice) => html`<option value=${choice.id} ?selected=${choice.id === value}>${choice.name}</option>`)}
			</select></label>`;
	return html`<label>${label}
		<input name=${name} type=${type === 'date' || type === 'time' ? type : 'text'} inputmode=${type === 'number' ? 'numeric' : 'text'} .value=${value} list=${list ? `header-${name}` : nothing} autocomplete="off" @change=${changed} />
		${list ? html`<datalist id="header-${name}">${list.map((each) => html`<option value=${each}></option>`)}</datalist>` : nothing}
	</label>`;
}

function personView(
	person: FormPerson,
	form: HeaderForm,
	{ say }: WindowState,
	actions: HeaderActions,
): TemplateResult {
	const { name, quality, votes, where, holder, editable, from } = person;
	const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
	const move = (to: Attending, to2?: string) =>
		void actions.changeHeader({ kind: 'move', person: name, where: to, ...(to2 && { holder: to2 }) });
	const more = [quality, votes === '' ? '' : say('page.header.votes', { votes })].filter(
		(part) => part !== '',
	);
	const line = (
		field: 'quality' | 'votes',
		shown: string,
	) => html`<label>${say(`page.header.fields.${field}`)}
		<input .value=${shown} ?disabled=${!editable} autocomplete="off" @change=${(event: Event) =>
			void actions.changeHeader({
				kind: 'say',
				person: name,
				quality,
				votes,
				[field]: value(event),
			})} /></label>`;
	return html`<li>
		<details ?open=${where === 'represented' && holder === ''}>
			<summary><span class="name">${name}</span>${more.length === 0 ? nothing : html`<span class="more">${more.join(', ')}</span>`}</summary>
			<div class="fields">
				<label>${say('page.header.fields.name')}
					<input .value=${name} autocomplete="off" @change=${(event: Event) => void actions.changeHeader({ kind: 'rename', person: name, name: value(event) })} /></label>
				<div class="pair">${line('quality', quality)} ${line('votes', votes)}</div>
				${
					where !== 'represented'
						? nothing
						: html`<label>${say('page.header.fields.holder')}
							<select @change=${(event: Event) => move('represented', value(event))}>
								<option value="">${say('page.header.choose')}</option>
								${form.people
									.filter((other) => other.name !== name)
									.map((other) => html`<option ?selected=${other.name === holder}>${other.name}</option>`)}
							</select></label>`
				}
				<div class="ends">
					${from === null ? nothing : html`<button class="quiet" aria-label=${say('page.header.inTextNamed', { name })} @click=${() => actions.goTo(from, from)}>${say('page.header.inText')}</button>`}
					<button class="negative" aria-label=${say('page.header.removeNamed', { name })} @click=${() => void actions.changeHeader({ kind: 'remove', person: name })}>${say('page.header.remove')}</button>
				</div>
			</div>
		</details>
		<select aria-label=${say('page.header.where', { name })} @change=${(event: Event) => move(value(event) as Attending)}>
			${form.places.some(({ id }) => id === where) ? nothing : html`<option value=${where} selected>${where}</option>`}
			${form.places.map((place) => html`<option value=${place.id} ?selected=${place.id === where}>${place.name}</option>`)}
		</select>
	</li>`;
}

/** What the fields of a form hold, to see whether anybody typed. */
function getText(form: HTMLFormElement): string {
	return JSON.stringify([...new FormData(form)]);
}

/** Gives the fields of a form their values back. */
function fill(form: HTMLFormElement, values: FormData): void {
	for (const [name, value] of values) {
		const field = form.elements.namedItem(name);
		if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
	}
}

function addView(form: HeaderForm, { say }: WindowState, actions: HeaderActions): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const element = event.currentTarget as HTMLFormElement;
		const values = new FormData(element);
		const value = (name: string) => String(values.get(name) ?? '').trim();
		const name = [value('civility'), value('name')].filter((part) => part !== '').join(' ');
		const person = {
			name,
			quality: value('quality'),
			votes: value('votes'),
			attending: value('where') as Attending,
		};
		// At once: whoever types on writes the next name, which must not be cleared when this one is written.
		element.reset();
		element.querySelector<HTMLInputElement>('[name="name"]')?.focus();
		const empty = getText(element);
		void actions.changeHeader({ kind: 'add', person }).then((isWritten) => {
			if (!isWritten && getText(element) === empty) fill(element, values);
		});
	};
	return html`<form class="add" aria-label=${say('page.header.add')} @submit=${submit}>
		<h4>${say('page.header.add')}</h4>
		<div class="fields">
			<div class="pair title">
				<label>${say('page.header.fields.civility')}
					<select name="civility"><option value="">${say('page.header.choose')}</option>${(['woman', 'man'] as const).map((each) => html`<option>${say(`page.header.civilities.${each}`)}</option>`)}</select></label>
				<label>${say('page.header.fields.name')}<input name="name" required autocomplete="off" /></label>
			</div>
			<div class="pair">
				<label>${say('page.header.fields.quality')}<input name="quality" autocomplete="off" /></label>
				<label>${say('page.header.fields.votes')}<input name="votes" inputmode="decimal" autocomplete="off" /></label>
			</div>
			<div class="pair even">
				<label>${say('page.header.fields.where')}
					<select name="where">${form.places.filter(({ id }) => id !== 'represented').map((place) => html`<option value=${place.id}>${place.name}</option>`)}</select></label>
				<button class="primary">${say('page.header.put')}</button>
			</div>
		</div>
	</form>`;
}
