/**
 * The micromark construct for the lines of a fence: `:::résolution[Titre]{…}` and `:::`. One node a line: which lines belong together is said by
 * {@link pairFences}, because a fence that is never closed ends at the next heading, which no container of micromark can.
 */

import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { FenceLine } from './fences.js';

declare module 'micromark-util-types' {
	interface TokenTypeMap {
		minutesFence: 'minutesFence';
		minutesFenceMark: 'minutesFenceMark';
		minutesFenceTitle: 'minutesFenceTitle';
	}
}

/** A flow construct for the lines that `fenceAt` reads as a fence; lines are numbered from 0, as micromark is handed them. */
export function fenceConstruct(fenceAt: (line: number) => FenceLine | undefined): Construct {
	return {
		name: 'minutesFence',
		tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
			const self = this;
			let fence: FenceLine | undefined;
			let part: 'minutesFenceMark' | 'minutesFenceTitle' | undefined;
			return (code) => {
				fence = fenceAt(self.now().line - 1);
				if (!fence) return nok(code);
				if (self.interrupt) return ok(code);
				effects.enter('minutesFence');
				return inside(code);
			};

			function inside(code: Code): State | undefined {
				const isEnd = code === null || isLineEnd(code);
				const column = self.now().column - 1;
				const inTitle = fence && isTitle(fence) && column >= fence.titleFrom && column < fence.titleTo;
				const next = isEnd ? undefined : inTitle ? 'minutesFenceTitle' : 'minutesFenceMark';
				if (next !== part) {
					if (part === 'minutesFenceTitle') effects.exit('chunkText');
					if (part) effects.exit(part);
					if (next) effects.enter(next);
					if (next === 'minutesFenceTitle') effects.enter('chunkText', { contentType: 'text' });
					part = next;
				}
				if (isEnd) {
					effects.exit('minutesFence');
					return ok(code);
				}
				effects.consume(code);
				return inside;
			}
		},
	};
}

/** A title of more than a line of minutes is left to who knows the bounds. */
function isTitle({ titleFrom, titleTo }: FenceLine): boolean {
	return titleTo > titleFrom && titleTo - titleFrom <= LONGEST_TITLE;
}

const LONGEST_TITLE = 600;

/** Does a code of micromark end a line? */
export function isLineEnd(code: Code): boolean {
	return code !== null && code < -2;
}
