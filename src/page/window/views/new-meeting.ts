/** The form of a new meeting: kind of body, organization, date, and a roll that is pasted from a spreadsheet. */

import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { getStarters } from '../../../starter/starters.js';
import type { NewMeetingForm, WindowState } from '../state.js';
import { closeAround } from './insert.js';

/** What can be done here. */
export interface NewMeetingActions {
	/** Something was written into the form. */
	fillForm(form: NewMeetingForm): void;
	createMeeting(form: NewMeetingForm): void;
}

/** The form. What is written into it outlives the dialog: a pasted list may have been some work. */
export function newMeetingForm({ say, lang, form }: WindowState, actions: NewMeetingActions): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const { roll, ...lines } = getForm(event);
		const trimmed = Object.entries(lines).map(([name, value]) => [name, value.trim()]);
		actions.createMeeting({ roll, ...(Object.fromEntries(trimmed) as typeof lines) });
	};
	return html`
		<form class="new-meeting" @submit=${submit} @input=${(event: InputEvent) => actions.fillForm(getForm(event))}>
			<label>
				${say('page.new.body')}
				<select name="body" autofocus>
					${getStarters(lang).map(({ id, label }) => html`<option value=${id} ?selected=${id === form.body}>${capitalized(label)}</option>`)}
				</select>
			</label>
			<label>${say('page.new.organization')}<input name="organization" .value=${live(form.organization)} required autocomplete="organization" /></label>
			<label>${say('page.new.date')}<input name="date" type="date" .value=${live(form.date)} required /></label>
			<label>
				${say('page.new.roll')}
				<textarea name="roll" rows="7" .value=${live(form.roll)} spellcheck="false" placeholder=${say('page.new.rollExample')} aria-describedby="roll-hint"></textarea>
			</label>
			<p class="soft" id="roll-hint">${say('page.new.rollHint')}</p>
			<footer>
				<button type="button" @click=${closeAround}>${say('page.dialogs.cancel')}</button>
				<button class="primary">${say('page.new.create')}</button>
			</footer>
		</form>
	`;
}

function getForm({ currentTarget }: Event): NewMeetingForm {
	const values = new FormData(currentTarget as HTMLFormElement);
	const value = (name: string) => String(values.get(name) ?? '');
	return {
		body: value('body'),
		organization: value('organization'),
		date: value('date'),
		roll: value('roll'),
	};
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
