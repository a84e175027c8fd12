/** The form of a new meeting: kind of body, organization, date, and a roll that is pasted from a spreadsheet. */

import { html, type TemplateResult } from 'lit-html';
import { startersOf } from '../../../starter/index.js';
import type { WindowState } from '../state.js';

/** What the form says. */
export interface NewMeetingForm {
	/** Identifier of the starter. */
	body: string;
	organization: string;
	/** ISO date. */
	date: string;
	/** Rows as they come out of a spreadsheet; empty for none. */
	roll: string;
}

/** What can be done here. */
export interface NewMeetingActions {
	createMeeting(form: NewMeetingForm): void;
	closeDialog(): void;
}

/** The form. */
export function newMeetingForm({ say, lang }: WindowState, actions: NewMeetingActions): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const values = new FormData(event.target as HTMLFormElement);
		const value = (name: string) => String(values.get(name) ?? '').trim();
		actions.createMeeting({
			body: value('body'),
			organization: value('organization'),
			date: value('date'),
			roll: String(values.get('roll') ?? ''),
		});
	};
	return html`
		<form class="new-meeting" @submit=${submit}>
			<label>
				${say('page.new.body')}
				<select name="body" autofocus>
					${startersOf(lang).map(({ id, label }) => html`<option value=${id}>${capitalized(label)}</option>`)}
				</select>
			</label>
			<label>${say('page.new.organization')}<input name="organization" required autocomplete="organization" /></label>
			<label>${say('page.new.date')}<input name="date" type="date" required /></label>
			<label>
				${say('page.new.roll')}
				<textarea name="roll" rows="7" spellcheck="false" placeholder=${say('page.new.rollExample')} aria-describedby="roll-hint"></textarea>
			</label>
			<p class="soft" id="roll-hint">${say('page.new.rollHint')}</p>
			<footer>
				<button type="button" @click=${() => actions.closeDialog()}>${say('page.dialogs.cancel')}</button>
				<button class="primary">${say('page.new.create')}</button>
			</footer>
		</form>
	`;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
