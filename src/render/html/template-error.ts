/** A mistake in a template, with its place. */

/** Name under which the document itself is parsed; partials go by their own. */
export const DOCUMENT = 'document';

/** What is wrong: it cannot be read or prints what is not there, it reads what it may not, or it costs too much. */
type TemplateFault = 'invalid' | 'outside' | 'limit';

/** A template that cannot be used. */
export class TemplateError extends Error {
	/** What kind of mistake it is. */
	readonly fault: TemplateFault;
	/** `document`, or the name of the partial. */
	readonly template: string;
	/** From 1. */
	readonly line: number;
	/** From 1. */
	readonly column: number;
	/** What the template language says of it, in English. */
	readonly reason: string;

	constructor(fault: TemplateFault, template: string, line: number, column: number, reason: string) {
		super(`${template}, line ${line}, column ${column}: ${reason}`);
		this.name = 'TemplateError';
		this.fault = fault;
		this.template = template;
		this.line = line;
		this.column = column;
		this.reason = reason;
	}
}

/** Where the template language keeps the place of a mistake. */
interface Placed {
	message?: string;
	token?: { file?: string | undefined; input?: string; getPosition?(): number[] };
	originalError?: unknown;
}

/** What went wrong while a template was parsed or rendered. `texts` are those of the templates, by name. */
export function templateError(error: unknown, texts: Readonly<Record<string, string>>): Error {
	if (error instanceof TemplateError) return error;
	const { message = '' } = error as Placed;
	let { token } = error as Placed;
	let cause = error as Placed;
	// A mistake in a partial comes wrapped in those of the templates that render it: the innermost place is the one.
	while (cause.originalError !== undefined && cause.originalError !== cause) {
		cause = cause.originalError as Placed;
		token = cause.token ?? token;
	}
	const reason = (cause.message ?? message).replace(/, (?:file|line):.*$/s, '');
	const endless = cause instanceof RangeError;
	if (token === undefined && !endless) return error as Error;
	const [line = 1, column = 1] = token?.getPosition?.() ?? [];
	const fault =
		endless || /limit exceeded|call stack/i.test(`${message} ${reason}`)
			? 'limit'
			: /ENOENT|illegal template|outside/i.test(`${message} ${reason}`)
				? 'outside'
				: 'invalid';
	// The place of a variable names no template, only its text.
	const name = token?.file ?? Object.keys(texts).find((key) => texts[key] === token?.input);
	return new TemplateError(fault, name ?? DOCUMENT, line, column, reason);
}
