/** What a new meeting needs to know: from the flags, from the meeting before, else asked on a terminal. */

import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { userLanguage, userWords } from '../host/locale.js';
import type { PhraseKeyAfter } from '../language/ids.js';
import { allStarters, findStarter, getStarter, type LastMeeting, type Starter } from '../starter/index.js';
import { type CalendarDate, parseDate, toIsoDate } from '../text/date.js';

/** Options of `pv new`. */
export interface NewOptions {
	/** Kind of body: the identifier of a starter. */
	meeting?: string;
	organization?: string;
	/** Date of the meeting, as people write it. */
	date?: string;
	/** Path of a roll. */
	roll?: string;
	/** Minutes of the meeting before. */
	from?: string;
	/** Minutes of the meeting that had no quorum. */
	secondCall?: string;
	/** False with `--no-input`: nothing is asked. */
	input?: boolean;
}

/** What a question gives where the person leaves. */
export const GAVE_UP = Symbol('gave up');

/** What can be asked, by the flag that answers it. */
type Asked = PhraseKeyAfter<'cli.new.ask.'>;

/** Asks where somebody can answer; else the run ends, naming the flag that answers. */
export class Asking {
	readonly #io: Io;
	readonly #silent: boolean;

	constructor(options: NewOptions, io: Io) {
		this.#io = io;
		this.#silent = options.input === false;
	}

	text(
		flag: Asked,
		initial: string | undefined,
		check: (answer: string) => string | undefined,
	): Promise<string | undefined> {
		return this.#questions(flag).text(userWords(this.#io)(`cli.new.ask.${flag}`), { initial, check });
	}

	choose(flag: Asked, choices: readonly { value: string; label: string }[]): Promise<string | undefined> {
		return this.#questions(flag).choose(userWords(this.#io)(`cli.new.ask.${flag}`), choices);
	}

	#questions(flag: Asked) {
		const { questions } = this.#io;
		if (questions && !this.#silent) return questions;
		throw new PvError('usage/not-asked', `--${flag} is needed`, {
			exitCode: 2,
			facts: { flag: `--${flag}` },
		});
	}
}

/** The kind of body: named, or that of the meeting before, or asked. */
export async function chooseStarter(
	before: LastMeeting | undefined,
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<Starter | undefined | typeof GAVE_UP> {
	const lang = before?.minutes.lang ?? userLanguage(io.env);
	if (options.meeting !== undefined) {
		const found = findStarter(options.meeting, lang);
		if (found) return found;
		throw new PvError('usage/unknown-meeting', `no body is called ${options.meeting}`, {
			exitCode: 2,
			facts: { name: options.meeting, known: allStarters(lang).map(({ id }) => id) },
		});
	}
	if (before) return getStarter(before.minutes);
	const choices = allStarters(lang).map(({ id, label }) => ({ value: id, label }));
	const chosen = await asking.choose('meeting', choices);
	return chosen === undefined ? GAVE_UP : findStarter(chosen, lang);
}

/** The organization: given, or asked where the meeting before does not name it; undefined where it does. */
export async function chooseOrganization(
	before: LastMeeting | undefined,
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<string | undefined | typeof GAVE_UP> {
	if (options.organization !== undefined || before?.fields.has('organization')) return options.organization;
	const answer = await asking.text('organization', undefined, (text) =>
		text === '' ? userWords(io)('cli.new.needed') : undefined,
	);
	return answer ?? GAVE_UP;
}

/** The date: given, or the next meeting's that the one before announces, or asked. */
export async function chooseDate(
	next: CalendarDate | undefined,
	lang: Starter['lang'],
	asking: Asking,
	options: NewOptions,
	io: Io,
): Promise<CalendarDate | undefined> {
	const read = (text: string): CalendarDate | undefined => {
		const result = parseDate(text.trim(), lang);
		return result.ok ? result.date : undefined;
	};
	const wrong = (text: string) => (read(text) ? undefined : userWords(io)('cli.new.notDate', { text }));
	if (options.date !== undefined) {
		const date = read(options.date);
		if (date) return date;
		throw new PvError('usage/date', `${options.date} is no date`, {
			exitCode: 2,
			facts: { value: options.date },
		});
	}
	if (next && (options.input === false || !io.questions)) return next;
	const answer = await asking.text('date', next && toIsoDate(next), wrong);
	return answer === undefined ? undefined : read(answer);
}
