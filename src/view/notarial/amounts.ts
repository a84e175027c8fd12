/** Amounts of money in the text of a resolution: words are put before the figures, which stay as they were written. */

import { integerToWords } from '../../text/number.js';
import type { ViewContext } from '../context.js';

/** HTML in which `4 776 €` reads `quatre mille sept cent soixante-seize euros (4 776 €)`. Tables, code and links stay as they are. */
export function amountsInWords(html: string, context: ViewContext): string {
	let kept = 0;
	return html
		.split(/(<[^>]*>)/)
		.map((piece) => {
			const tag = /^<(\/?)(table|code|pre|a)\b/.exec(piece);
			if (tag) kept += tag[1] === '' ? 1 : -1;
			return piece.startsWith('<') || kept > 0 ? piece : inText(piece, context);
		})
		.join('');
}

/** `4 776,50 €` and `£4,776.50`, as they stand once typeset; no part of a longer number, and no price per unit. */
const AMOUNT =
	/(?<![\p{L}\p{N}.,+\-−–])(?:(?<before>[€£$])(?<english>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<pence>\d{2}))?|(?<french>\d{1,3}(?:\u202F\d{3})+|\d+)(?:,(?<cents>\d{2}))?\u00A0(?<after>[€£$]))(?![\p{L}\p{N}/])(?![.,]\d)/gu;

const CURRENCIES: Readonly<Record<string, string>> = { '€': 'euro', '£': 'pound', $: 'dollar' };

/** Sums with words of their own (`million d’euros`) are those that end in millions. */
const MILLION = 1_000_000n;

function inText(text: string, context: ViewContext): string {
	return text.replace(AMOUNT, (figures: string, ...rest: unknown[]) => {
		const groups = rest.at(-1) as Record<string, string | undefined>;
		const whole = BigInt((groups['english'] ?? groups['french'] ?? '').replace(/[^\d]/g, ''));
		const cents = BigInt(groups['pence'] ?? groups['cents'] ?? '0');
		const words = integerToWords(whole, context.lang);
		if (/^\d/.test(words)) return figures;
		const currency = CURRENCIES[groups['before'] ?? groups['after'] ?? ''] ?? 'euro';
		const amount = context.words('deed.amount', {
			currency,
			count: whole,
			words,
			round: whole >= MILLION && whole % MILLION === 0n ? 'yes' : 'no',
			cents,
			centsWords: integerToWords(cents, context.lang),
		});
		return context.html(context.words('deed.number', { words: amount, figures }));
	});
}
