/**
 * A YAML file of ours, read when the program is built; its keys keep the order of the file. A function gives its value, the same each
 * time, for most runs need few of the files. Give it a type where it is imported.
 */
declare module '*.yaml' {
	const data: () => unknown;
	export default data;
}

/** A template that is part of the program, as text. */
declare module '*.liquid' {
	const text: string;
	export default text;
}

/** A style sheet that is part of the program, as text. */
declare module '*.css' {
	const text: string;
	export default text;
}

/** A font that is part of the program, in base64; the page promises it, and unpacks it when it is first asked for. */
declare module '*.woff2' {
	const base64: string | Promise<string>;
	export default base64;
}

/** A meeting file that is part of the program, as text. */
declare module '*.md' {
	const text: string;
	export default text;
}

/** A grammar, which the build turns into a parser: plain code without `eval`. */
declare module '*.peggy' {
	/** Gives what the first rule makes of the text, or throws. */
	export function parse(text: string, options: Record<string, unknown>): unknown;
}
