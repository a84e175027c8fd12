/** Small habits of the user that a window remembers, where the browser lets it, and what was written into a form. */

import { EMPTY_FORM, type NewMeetingForm } from './state.js';

/** What is remembered. */
type Habit = 'language' | 'room' | 'messages' | 'form' | 'live' | 'saving';

/** What was remembered last. */
export function remembered(habit: Habit): string | null {
	try {
		return localStorage.getItem(`pv.${habit}`);
	} catch {
		return null;
	}
}

export function remember(habit: Habit, value: string): void {
	try {
		localStorage.setItem(`pv.${habit}`, value);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** What the form of a new meeting said last, where it came to nothing. */
export function rememberedForm(): NewMeetingForm {
	try {
		const known = JSON.parse(remembered('form') ?? '{}') as Partial<Record<string, unknown>>;
		const entries = Object.entries(EMPTY_FORM).map(([name, empty]) => {
			const value = known[name];
			return [name, typeof value === 'string' ? value : empty];
		});
		return Object.fromEntries(entries) as NewMeetingForm;
	} catch {
		return EMPTY_FORM;
	}
}
