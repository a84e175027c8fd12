/** Words that open a block, with the number that comes next. */

import type { Session } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { vocabulary } from '../language/index.js';
import { capital } from './complete-words.js';
import type { Completion } from './completion.js';
import { getStart, pathTo } from './tree.js';

/** What stands before the word: the signs of a heading, the colons of the explicit form, or nothing yet. */
export type BlockOpening = 'heading' | 'fence' | 'line';

/** The blocks that can be opened at an offset. */
export function blockOptions(compiled: Compiled, offset: number, opening: BlockOpening): Completion[] {
	const { lang, phrase } = compiled;
	const blocks = vocabulary('blocks');
	const signs = opening === 'line' ? `${'#'.repeat(depthAt(compiled, offset))} ` : '';
	return blocks.ids.flatMap((id): Completion[] => {
		if (id === 'confidential' && opening !== 'fence') return [];
		const word = blocks.word(id, lang);
		const detail = phrase(`labels.hints.blocks.${id}`);
		if (opening === 'fence') return [{ label: word, insert: `${word} `, detail, kind: 'block' }];
		const number = NUMBERED.has(id) ? nextNumber(id, compiled, offset) : '';
		const insert = `${signs}${capital(word)}${number === '' ? '' : ` ${number}`} – `;
		return [{ label: capital(word), insert, detail, kind: 'block' }];
	});
}

const NUMBERED: ReadonlySet<string> = new Set(['resolution', 'deliberation', 'motion', 'wish', 'opinion']);

/** One level below the agenda item. */
function depthAt(compiled: Compiled, offset: number): number {
	const session = pathTo(compiled, offset).findLast((node): node is Session => node.type === 'session');
	return Math.min((session?.depth ?? 1) + 1, 6);
}

/** The number behind the last one of that kind above: `3`, `2024-046`. */
function nextNumber(kind: string, { assembly }: Compiled, offset: number): string {
	const above = assembly.decisions.filter(
		(decision) =>
			decision.kind === kind && decision.number !== null && (getStart(decision.node) ?? 0) < offset,
	);
	const parts = /^(.*?)(\d+)$/.exec(above.at(-1)?.number ?? '0');
	if (!parts) return '';
	const [, before = '', digits = '0'] = parts;
	return before + String(BigInt(digits) + 1n).padStart(digits.length, '0');
}
