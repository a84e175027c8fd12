import type { FailureCode } from './language/ids.js';

/** Facts that go with a failure, for the sentence that a language file makes of it. */
export type FailureFacts = Readonly<Record<string, string | number | readonly string[]>>;

/** What a failure carries besides its message. */
interface PvErrorOptions {
	/** What to do about it, in one or two sentences. */
	hint?: string;
	/** 2, unless it is said: wrong usage, configuration or unreadable input. 3: the machine lacks something, such as a browser. */
	exitCode?: 2 | 3;
	/** The failure below this one. */
	cause?: unknown;
}

/**
 * A failure that is not a mistake in the minutes: the program cannot go on, the user can do something about it.
 *
 * `message` and `hint` are English, for whoever calls the library. The command line says the same in the user's language: it looks up
 * `code` among the sentences of the language file and fills in `facts`.
 */
export class PvError extends Error {
	/** The kind of failure; its name does not change. */
	readonly code: FailureCode;
	/** What to do about it; empty when there is nothing to say. */
	readonly hint: string;
	/** Exit code of the command line. */
	readonly exitCode: 2 | 3;
	/** The facts of this failure, by name. */
	readonly facts: FailureFacts;

	constructor(
		code: FailureCode,
		message: string,
		facts: FailureFacts = {},
		{ hint = '', exitCode = 2, cause }: PvErrorOptions = {},
	) {
		super(message, cause === undefined ? undefined : { cause });
		this.name = 'PvError';
		this.code = code;
		this.hint = hint;
		this.exitCode = exitCode;
		this.facts = facts;
	}
}
