import type { Decision } from '../../assembly/model.js';
import { isActNumber, LONGEST_ACT_SUBJECT, shortenActNumber, toActNumber } from '../../text/act-number.js';
import { firstLine, type Rule } from '../rule.js';

/** An act that the prefecture's protocol would not take: a number that is too long or reads as another one there, a title that is too long. */
export const resolutionUntransmittable: Rule = {
	id: 'resolution/untransmittable',
	severity: 'warning',
	check({ assembly, rules, report }) {
		// The bodies whose acts are sent are those whose acts are challenged in an administrative court.
		if (rules.remedies === undefined) return;
		const sent = new Map<string, string>();
		for (const act of assembly.decisions.filter(isSent)) {
			const place = firstLine(act.node);
			const title = [...act.title];
			if (title.length > LONGEST_ACT_SUBJECT)
				report({
					place,
					code: 'title',
					values: { length: title.length, most: LONGEST_ACT_SUBJECT },
				});
			if (act.number === null) continue;
			const form = toActNumber(act.number);
			const offered = shortenActNumber(act.number);
			const other = sent.get(form);
			if (!isActNumber(form))
				report({ place, code: 'number', values: { number: act.number, form: offered } });
			else if (other !== undefined && other !== act.number)
				report({ place, code: 'same', values: { number: act.number, other, form } });
			sent.set(form, act.number);
		}
	},
};

/** Amendments are part of what they change, and what was rejected or put off is not sent. */
function isSent({ kind, outcome }: Decision): boolean {
	return kind !== 'amendment' && (outcome === 'adopted' || outcome === 'noted');
}
