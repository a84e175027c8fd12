/** The helper that tests call: compiles a meeting given as text, with its other files given as text too. */

import { type Compiled, compile } from '../src/compile.js';
import { TextMemory } from '../src/parse/index.js';
import { EFFORT } from './properties.js';

/** Compiles a source; `files` are the rolls, rules and annexes that it names; `PNG` stands for an image,
 * `!network` for a file that is refused because it is elsewhere. */
export function compileText(
	source: string,
	files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Compiled> {
	return compile(source, {
		path: 'meeting.md',
		memory: memoryOfHeader(source),
		load: async ({ path }) => {
			const content = Object.hasOwn(files, path) ? files[path] : undefined;
			if (content === undefined) return { found: false };
			if (typeof content !== 'string') return { found: true, bytes: content };
			const text = content.trimEnd();
			if (text === '!network') return { found: true, refused: 'network' };
			if (text === 'PNG') return { found: true, bytes: new Uint8Array(8), mediaType: 'image/png' };
			return { found: true, bytes: new TextEncoder().encode(content) };
		},
	});
}

/**
 * A header with its rules and people stands over many texts that differ in a word or two: each of the last ones has a memory, as an editor has one.
 * That it gives what is read without it has tests of its own, and `npm run test:long` reads each text from the start.
 */
const memories = new Map<string, TextMemory>();
const MEMORIES = 16;

/** The memory of the texts that have the header of this one; nothing where there is no header, or where each text is read from the start. */
function memoryOfHeader(source: string): TextMemory | undefined {
	const header = EFFORT > 1 ? undefined : /^---\n[\s\S]*?\n---\n/.exec(source)?.[0];
	if (header === undefined) return;
	const memory = memories.get(header) ?? new TextMemory();
	memories.delete(header);
	memories.set(header, memory);
	for (const [oldest] of memories) {
		if (memories.size <= MEMORIES) break;
		memories.delete(oldest);
	}
	return memory;
}

/** The messages of a compilation, a line each and a second one for what to do, as the pages of the rules print them. */
export function messageLines({ messages }: Compiled): string {
	return messages
		.map((message) => {
			const place = message.place as
				| { start: { line: number; column: number }; end: { line: number; column: number } }
				| undefined;
			const range = place
				? `${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column}`
				: '1:1-1:1';
			const file = message.file ? `${message.file}:` : '';
			const note = message.note ? `\n    ${message.note}` : '';
			return `${file}${range} ${message.severity} ${message.ruleId}\n    ${message.reason}${note}\n`;
		})
		.join('');
}
