/** Small habits of the user that a window remembers, where the browser lets it. */

/** What is remembered. */
export type Habit = 'language' | 'room' | 'messages';

/** What was remembered last. */
export function remembered(habit: Habit): string | null {
	try {
		return localStorage.getItem(`pv.${habit}`);
	} catch {
		return null;
	}
}

/** Remembers. */
export function remember(habit: Habit, value: string): void {
	try {
		localStorage.setItem(`pv.${habit}`, value);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}
