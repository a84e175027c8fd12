/** The header as a form beside its text: the meeting, the rules, the people. Each field writes its line as soon as it is left. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type {
	Attending,
	FormChoice,
	FormFieldName,
	FormPerson,
	HeaderChange,
	HeaderForm,
} from '../../../editor/index.js';
import type { WindowState } from '../state.js';

/** What can be done here. */
export interface HeaderActions {
	toggleHeader(): void;
	/** Says whether it could be written. */
	changeHeader(change: HeaderChange): Promise<boolean>;
	goTo(from: number, to: number): void;
	newMeeting(): void;
}

/** The panel beside the text. */
export function headerView(state: WindowState, actions: HeaderActions): TemplateResult {
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
		void actions.changeHeader({ kind: 'add', person }).then((isWritten) => {
			if (!isWritten) return;
			element.reset();
			element.querySelector<HTMLInputElement>('[name="name"]')?.focus();
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
