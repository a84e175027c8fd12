/** The time that a click in the room notes: it runs on while the meeting takes place, and stands still where somebody wrote another. */

import { html, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { toIsoDate } from '../../../text/date.js';
import { isoTime } from '../../../text/time.js';
import type { WindowState } from '../state.js';

/** The field; `proposed` says at any moment which time stands in it where nobody wrote one. */
export function timeField({ say }: WindowState, proposed: () => number | null): TemplateResult {
	const propose = ref((element) => {
		if (element instanceof HTMLInputElement) showProposal(element, clockText(proposed()));
	});
	return html`
		<label class="time">
			${say('page.room.time')}
			<input id="move-time" type="time" ${propose} />
		</label>
	`;
}

/** What was written by hand stays until it is used. */
function showProposal(field: HTMLInputElement, proposal: string): void {
	if (field.value === (field.dataset.proposal ?? '')) field.value = proposal;
	field.dataset.proposal = proposal;
}

/**
 * The time to note for a click beside the field, in minutes since midnight, null where the field was emptied: the proposal of this very
 * moment, unless somebody wrote another time, which is used up.
 */
export function timeToNote(target: Element, proposed: () => number | null): number | null {
	const field = target.closest('.room')?.querySelector<HTMLInputElement>('#move-time');
	if (!field || field.value === field.dataset.proposal) return proposed();
	const written = findMinutes(field.value);
	field.value = field.dataset.proposal ?? '';
	return written;
}

/** While the meeting takes place, the time of day; else the last time above the cursor. */
export function proposedTime({ compiled, room }: WindowState): number | null {
	const now = new Date();
	const today = toIsoDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
	return compiled?.date === today ? now.getHours() * 60 + now.getMinutes() : (room?.time?.minutes ?? null);
}

export function findMinutes(value: string): number | null {
	const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
	return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** `14:25`, as fields for times have it. */
export function clockText(minutes: number | null): string {
	if (minutes === null) return '';
	return isoTime(minutes % (24 * 60));
}
