/**
 * Parts of a page as they were printed, kept for its next state: whoever writes changes one part, and the others are printed as they were. A part
 * is what a template prints of the values that it is given, and of nothing else.
 */

import type { Context, Emitter, Liquid } from 'liquidjs';
import { RecentValues } from '../../text/lazy.js';

/** The memory of one page that is printed again and again: what was printed, by what was asked for. */
export class PrintedParts extends RecentValues<string> {}

/** Partials that print the text of a meeting; those that are given all of a view are printed sooner than it is compared. */
const PARTS = /^render\s+'(?:items|decision|election|participants|agenda|roll)'/;

/** Makes an engine print parts from the memory that `getParts` gives, where it gives one. */
export function rememberParts(
	engine: Liquid,
	{ RenderTag, evalToken, toValue }: typeof import('liquidjs'),
	getParts: () => PrintedParts | undefined,
): void {
	engine.registerTag(
		'render',
		class extends RenderTag {
			override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
				const parts = getParts();
				const tag = this.token.content;
				if (!parts || !PARTS.test(tag)) return yield* super.render(context, emitter);
				const given: unknown[] = [tag];
				for (const value of this.arguments())
					given.push(yield evalToken(value as Parameters<typeof evalToken>[0], context));
				const asked = JSON.stringify(given);
				let printed = parts.get(asked);
				if (printed === undefined) {
					const own = {
						buffer: '',
						write(html: unknown) {
							own.buffer += String(toValue(html) ?? '');
						},
					};
					yield* super.render(context, own);
					printed = own.buffer;
					parts.set(asked, printed);
				}
				emitter.write(printed);
			}
		},
	);
}
