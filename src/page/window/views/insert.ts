/** Forms that write a part of the minutes: what is to be written is seen without knowing how. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { NewPart } from '../../../editor/index.js';
import { INSERTS, type InsertKind, type WindowState } from '../state.js';
import type { Mark } from './room.js';
import { clockText, findMinutes, proposedTime } from './time-field.js';

/** What can be done here. */
export interface InsertActions {
	/** Opens a form. */
	insert(kind: InsertKind): void;
	/** Writes a part, and closes its form. */
	writePart(part: NewPart): void;
	mark(mark: Mark): void;
	closeDialog(): void;
	toggleHeader(): void;
	toggleOutline(): void;
}

/** The row of buttons above the text. */
export function insertBar({ say, panel }: WindowState, actions: InsertActions): TemplateResult {
	return html`<div class="inserts" role="group" aria-label=${say('page.insert.title')}>
		<button class="toggle" aria-pressed=${panel === 'outline'} title=${say('page.outline.hint')} @click=${() => actions.toggleOutline()}>${say('page.outline.title')}</button>
		<button class="toggle" aria-pressed=${panel === 'header'} @click=${() => actions.toggleHeader()}>${say('page.header.button')}</button>
		${INSERTS.map((kind) => html`<button @click=${() => actions.insert(kind)}>${say(`page.insert.${kind}`)}</button>`)}
	</div>`;
}

/** Lines for candidates in the form of an election. */
const CANDIDATES = [1, 2, 3, 4, 5, 6] as const;

/** The form of a kind of part. */
export function insertForm(kind: InsertKind, state: WindowState, actions: InsertActions): TemplateResult {
	const { say } = state;
	const people = (state.live?.room ?? state.room)?.people ?? [];
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const values = new FormData(event.currentTarget as HTMLFormElement);
		const value = (name: string) => String(values.get(name) ?? '').trim();
		if (kind === 'move') {
			const person = people.find(({ name }) => name === value('person'));
			actions.closeDialog();
			if (person)
				actions.mark({
					person: person.name,
					kind: person.next,
					time: findMinutes(value('time')),
					holder: value('holder') || undefined,
				});
			return;
		}
		actions.writePart(getPart(kind, value));
	};
	return html`
		<form class="new-meeting" @submit=${submit}>
			${getFields(
				kind,
				state,
				people.map(({ name }) => name),
			)}
			<footer>
				<button type="button" @click=${closeAround}>${say('page.dialogs.cancel')}</button>
				<button class="primary">${say('page.insert.put')}</button>
			</footer>
		</form>
	`;
}

function getPart(kind: Exclude<InsertKind, 'move'>, value: (name: string) => string): NewPart {
	switch (kind) {
		case 'item':
			return { kind, title: value('title') };
		case 'resolution':
			return { kind, title: value('title'), text: value('text') };
		case 'election':
			return {
				kind,
				title: value('title'),
				seats: value('seats'),
				voters: value('voters'),
				candidates: CANDIDATES.map((line) => ({ name: value(`name${line}`), votes: value(`votes${line}`) })),
			};
		case 'speech':
			return { kind, person: value('person'), words: value('text') };
		case 'person':
			return { kind, name: value('name'), quality: value('quality'), present: value('present') !== '' };
	}
}

function getFields(kind: InsertKind, state: WindowState, people: readonly string[]): TemplateResult {
	const { say } = state;
	const line = (name: 'title' | 'name' | 'quality') =>
		html`<label>${say(`page.insert.fields.${name}`)}<input name=${name} ?required=${name !== 'quality'} autocomplete="off" /></label>`;
	const number = (name: 'seats' | 'voters') =>
		html`<label>${say(`page.insert.fields.${name}`)}<input name=${name} inputmode="numeric" pattern="\\d*" autocomplete="off" /></label>`;
	const text = html`<label>${say(`page.insert.fields.${kind === 'speech' ? 'words' : 'text'}`)}<textarea name="text" rows="4" ?required=${kind === 'speech'}></textarea></label>`;
	const person = (name: 'person' | 'holder') => html`
		<label>${say(`page.insert.fields.${name}`)}
			<select name=${name}>
				${name === 'holder' ? html`<option value="">–</option>` : nothing}
				${people.map((each) => html`<option>${each}</option>`)}
			</select>
		</label>`;
	switch (kind) {
		case 'item':
			return line('title');
		case 'resolution':
			return html`${line('title')}${text}`;
		case 'speech':
			return html`${people.length > 0 ? person('person') : html`<label>${say('page.insert.fields.person')}<input name="person" required /></label>`}${text}`;
		case 'person':
			return html`${line('name')}${line('quality')}
				<label class="check"><input type="checkbox" name="present" value="yes" checked /> ${say('page.insert.fields.present')}</label>`;
		case 'move':
			return people.length === 0
				? html`<p class="soft">${say('page.room.unknown')}</p>`
				: html`${person('person')}
					<label>${say('page.room.time')}<input type="time" name="time" .value=${clockText(proposedTime(state))} /></label>
					${person('holder')}
					<p class="soft">${say('page.insert.moveHint')}</p>`;
		case 'election':
			return html`${line('title')}
				<div class="pair">${number('seats')}${number('voters')}</div>
				<fieldset>
					<legend>${say('page.insert.fields.candidates')}</legend>
					${CANDIDATES.map(
						(each) => html`<div class="pair">
							<input name="name${each}" aria-label=${say('page.insert.candidate', { number: String(each) })} placeholder=${say('page.insert.fields.name')} list="known-people" autocomplete="off" />
							<input name="votes${each}" aria-label=${say('page.insert.votesOf', { number: String(each) })} placeholder=${say('page.insert.fields.votes')} inputmode="numeric" pattern="\\d*" autocomplete="off" />
						</div>`,
					)}
					<datalist id="known-people">${people.map((each) => html`<option value=${each}></option>`)}</datalist>
				</fieldset>`;
	}
}

/** Closes the dialog around a button that was pressed, as Escape does: the browser puts the focus back where it was. */
export function closeAround({ currentTarget }: Event): void {
	(currentTarget as Element).closest('dialog')?.close();
}
