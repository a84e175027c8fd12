/**
 * `proces-verbal/remark`: minutes in a unified pipeline of one's own.
 *
 * ```js
 * const file = await unified().use(remarkParse).use(remarkMinutes).use(remarkStringify).process(await read('minutes.md'));
 * console.error(reporter(file)); // what pv says of these minutes
 * file.data.compiled.assembly; // who was there, what was decided
 * ```
 *
 * The tree is mdast, with a `yaml` node for the header and a `fence` node for each line of colons, so that other plugins work on it; what it means
 * as minutes is in `file.data.compiled`. Places are those of the file.
 */

import type { Root, Yaml } from 'mdast';
import type { Parser, Processor, Transformer } from 'unified';
import { type Compiled, type CompileOptions, compile } from './compile.js';
import {
	type RemarkMinutesOptions,
	remarkMinutes as remarkMinutesSyntax,
} from './markdown/remark-minutes.js';
import { readHeader } from './parse/index.js';
import { FIRST_POINT, getPlaces } from './text/places.js';

export type { FenceLine } from './markdown/fences.js';
export type { Fence, MinutesContent } from './markdown/remark-minutes.js';

declare module 'vfile' {
	interface DataMap {
		compiled: Compiled;
	}
}

/** What the plugin may be given: a loader for the files that the header names, severities, defaults of the header. */
export type RemarkOptions = Omit<CompileOptions, 'path'> & RemarkMinutesOptions;

/** Reads minutes, behind remark-parse: the tree of Markdown, and on the file the messages and the compiled meeting. */
export default function remarkMinutes(this: Processor, options: RemarkOptions = {}): Transformer<Root, Root> {
	remarkMinutesSyntax.call(this, options);
	const parse = this.parser as Parser<Root>;
	this.parser = (document, file) => {
		const { bodyStart } = readHeader(String(file));
		file.data.bodyStart = bodyStart;
		const root = parse(document, file);
		const header = headerNode(String(file).slice(0, bodyStart.offset));
		if (header) root.children.unshift(header);
		return root;
	};
	return async (_tree, file) => {
		const compiled = await compile(file.value, { ...options, path: file.path });
		file.data.compiled = compiled;
		for (const message of compiled.file.messages) file.messages.push(message);
	};
}

export { remarkMinutes };

/** The header as the node that remark-frontmatter makes of one; written back as it was. */
function headerNode(source: string): Yaml | undefined {
	const written = source.trimEnd();
	if (written === '') return undefined;
	const value = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n?---$/.exec(written)?.[1] ?? written;
	const position = getPlaces(written, FIRST_POINT).range(0, written.length);
	return { type: 'yaml', value, data: { written } as Yaml['data'], position };
}
