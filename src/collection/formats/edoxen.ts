/** Edoxen: the resolutions of a standards body, as YAML. Source: edoxen.yaml of metanorma/edoxen. */

import { stringify } from 'yaml';
import { isLanguage } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { type FormatInput, type Formatted, getDecidedActs, type Missing } from './acts.js';

/** What an outcome says of an approval. */
const APPROVALS: ReadonlyMap<string, string> = new Map([
	['adopted', 'affirmative'],
	['favourable', 'affirmative'],
	['unfavourable', 'negative'],
]);

/** The decided resolutions of one meeting. Their prefix is the organization's name in capitals, as far as it is made of letters and digits. */
export function formatEdoxen(meeting: FormatInput): Formatted {
	const [held] = meeting.facts.meetings;
	const missing: Missing[] = [];
	if (held?.date === null) missing.push({ what: 'date' });
	if (held?.organization_name === null) missing.push({ what: 'organization' });
	if (missing.length > 0 || held === undefined) return { missing };
	const prefix = getPrefix(held.organization_name ?? '');
	const date = held.date ?? '';
	const resolutions = getDecidedActs(meeting).map((decision) => ({
		identifier: [{ prefix, number: decision.number ?? decision.id.slice(decision.id.indexOf('#') + 1) }],
		type:
			decision.kind === 'opinion'
				? 'recommendation'
				: decision.kind === 'decision'
					? 'decision'
					: 'resolution',
		...(decision.item === null ? {} : { agenda_item: itemNumber(meeting, decision.item) }),
		dates: [{ date, type: 'adoption' }],
		meeting: { ...(held.place === null ? {} : { venue: held.place }), date },
		localizations: [
			{
				language_code: isLanguage(held.lang) ? LOCALES[held.lang].iso639 : 'und',
				script: 'Latn',
				title: decision.title,
				...(decision.text === '' ? {} : { message: decision.text }),
				...(APPROVALS.has(decision.outcome)
					? {
							approvals: [
								{
									type: APPROVALS.get(decision.outcome),
									degree: decision.unanimous ? 'unanimous' : 'majority',
									date: { date, type: 'adoption' },
									message: decision.proof,
								},
							],
						}
					: {}),
			},
		],
	}));
	const document = {
		metadata: {
			title: held.title ?? `${held.organization_name} ${date}`,
			date,
			source: held.organization_name ?? '',
		},
		resolutions,
	};
	// Dates are quoted: a reader of YAML 1.1 would make something else of them.
	return {
		content: stringify(document, {
			lineWidth: 0,
			defaultStringType: 'QUOTE_DOUBLE',
			defaultKeyType: 'PLAIN',
		}),
	};
}

function getPrefix(name: string): string {
	const capitals = (name.match(/\p{Lu}[\p{Lu}\d]+/gu) ?? []).join(' ');
	return capitals === '' ? name : capitals;
}

function itemNumber({ facts }: FormatInput, item: string): string {
	const found = facts.items.find((each) => each.item === item);
	return found?.number ?? found?.title ?? item;
}
