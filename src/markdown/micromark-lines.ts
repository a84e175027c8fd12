/** Lines that minutes read otherwise than CommonMark does: `##Titre`, a link's target under a text, and lines that are carried unread. */

import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { isLetter } from '../text/letters.js';
import type { FenceLine } from './fences.js';

declare module 'micromark-util-types' {
	interface TokenTypeMap {
		carriedLines: 'carriedLines';
		carriedLine: 'carriedLine';
	}
}

/** How many signs the heading without a space after them has that a line is: `##Titre` 2, `#3` and `## Titre` 0. */
export function tightHeadingDepth(text: string): number {
	const [all = '', signs = ''] = TIGHT_HEADING.exec(text) ?? [];
	return signs.length === 1 && !isLetter(text.slice(all.length, all.length + 2)) ? 0 : signs.length;
}

/** With one sign only before a letter, for `#3` may be a number. */
const TIGHT_HEADING = /^ {0,3}(#{1,6})(?=[^#\s])/;

/** `##Titre` at the left margin; `#titre` inside a paragraph is a word. */
export function tightHeadingConstruct(textAt: (line: number) => string): Construct {
	return {
		name: 'tightHeading',
		tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
			const self = this;
			let size = 0;
			let to = 0;
			return (code) => {
				const text = textAt(self.now().line - 1);
				size = tightHeadingDepth(text);
				if (size === 0 || (size === 1 && self.interrupt) || (text.startsWith(' ') && isInContainer(self)))
					return nok(code);
				to = text.replace(/[ \t]+$/, '').length;
				effects.enter('atxHeading');
				effects.enter('atxHeadingSequence');
				return sequence(code);
			};

			function sequence(code: Code): State | undefined {
				if (size > 0) {
					size -= 1;
					effects.consume(code);
					return sequence;
				}
				effects.exit('atxHeadingSequence');
				effects.enter('atxHeadingText');
				effects.enter('chunkText', { contentType: 'text' });
				return words(code);
			}

			function words(code: Code): State | undefined {
				if (code !== null && !isLineEnd(code) && self.now().column - 1 < to) {
					effects.consume(code);
					return words;
				}
				effects.exit('chunkText');
				effects.exit('atxHeadingText');
				effects.exit('atxHeading');
				if (code === null || isLineEnd(code)) return ok(code);
				effects.enter('whitespace');
				return space(code);
			}

			function space(code: Code): State | undefined {
				if (code !== null && !isLineEnd(code)) {
					effects.consume(code);
					return space;
				}
				effects.exit('whitespace');
				return ok(code);
			}
		},
	};
}

/** The flow of a list item or quote starts behind its mark. */
function isInContainer(context: TokenizeContext): boolean {
	return (context.events[0]?.[1].start.column ?? context.now().column) > 1;
}

/**
 * Ends the paragraph above `[bilan]: bilan.pdf`. Markdown wants a blank line there; without one the target would be printed, and its links as
 * well.
 */
export function targetConstruct(textAt: (line: number) => string): Construct {
	return {
		name: 'targetBelowText',
		tokenize(this: TokenizeContext, _effects: Effects, ok: State, nok: State): State {
			return (code) =>
				this.interrupt && LINK_TARGET.test(textAt(this.now().line - 1)) ? ok(code) : nok(code);
		},
	};
}

const LINK_TARGET =
	/^\[(?!\^)[^[\]\\]{1,200}\]:[ \t]*<?(?:[a-z][a-z0-9+.-]*:|[/#]|\.{1,2}\/|[^\s<>]+\.[a-z0-9]{2,5}(?:[#?]|>|\s|$))[^\s<>]*>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/i;

/** The stand-ins of carried lines, from the one that micromark has reached up to the line that `getEnd` names. */
export function carriedConstruct(getEnd: (line: number) => number | undefined): Construct {
	return {
		name: 'carriedLines',
		concrete: true,
		tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
			const self = this;
			let end = 0;
			return (code) => {
				const found = getEnd(self.now().line - 1);
				if (found === undefined) return nok(code);
				// That a paragraph above ends here must be known before the next line is.
				if (self.interrupt) return ok(code);
				end = found;
				effects.enter('carriedLines');
				effects.enter('carriedLine');
				return inside(code);
			};

			function inside(code: Code): State | undefined {
				if (code !== null && !isLineEnd(code)) {
					effects.consume(code);
					return inside;
				}
				if (code === null || self.now().line >= end) {
					effects.exit('carriedLine');
					effects.exit('carriedLines');
					return ok(code);
				}
				// A token over several lines must hold one for each of their ends.
				effects.consume(code);
				effects.exit('carriedLine');
				return nextLine;
			}

			function nextLine(code: Code): State | undefined {
				effects.enter('carriedLine');
				return inside(code);
			}
		},
	};
}

// --- The micromark construct for the lines of a fence: `:::résolution[Titre]{…}` and `:::`. One node a line: which lines
// belong together is said by {@link pairFences}, because a fence that is never closed ends at the next heading, which no
// container of micromark can. /

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
function isLineEnd(code: Code): boolean {
	return code !== null && code < -2;
}
