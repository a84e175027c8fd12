/** What decisions do to earlier ones: amend, replace or repeal them, as their texts say. */

import { LANGUAGES, type Language, lazyPattern, vocabulary, wordChoice } from '../language/index.js';
import { datesIn, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import { compareText } from '../text/letters.js';
import { addTo } from '../text/lists.js';
import { phraseChoice, phrasePattern } from '../text/phrase-finder.js';
import type {
	ChangeEffect,
	ChangeRecord,
	DecisionRecord,
	MeetingFacts,
	MeetingRecord,
	StateRecord,
} from './records.js';

/** A change as a text says it. */
type WrittenChange = Pick<ChangeRecord, 'effect' | 'number' | 'date'>;

const EFFECTS = ['replaces', 'repeals', 'amends'] as const satisfies readonly ChangeEffect[];

/**
 * The acts that a paragraph of a decision changes, each by its number: `abroge la délibération n° 2023-014 du 5 mars 2023`. What another act is said to
 * have done, and what is denied, is left out.
 */
export function findChanges(text: string, lang: Language): WrittenChange[] {
	const found: WrittenChange[] = [];
	if (!/\d/.test(text)) return found;
	for (const sentence of text.split(/(?<=[.;!?])\s+(?=[\p{Lu}«“-])|\n{2,}/u)) {
		const patterns = changePatterns();
		for (const effect of EFFECTS) {
			for (const pattern of patterns[effect]) {
				const match = pattern.exec(sentence);
				const number = match?.groups?.['number'];
				if (!match || number === undefined || isDenied(sentence, match)) continue;
				const end = match.index + match[0].length;
				const tail = sentence.slice(match.index + match[0].indexOf(number) + number.length);
				const [after] = datesIn(tail, lang);
				const isNear = after !== undefined && beforeDate().test(tail.slice(0, after.from));
				const date = isNear && after.result.ok ? toIsoDate(after.result.date) : null;
				if (end > 0 && !found.some((known) => known.number === number)) found.push({ effect, number, date });
				break;
			}
		}
	}
	return found;
}

/** Whether the sentence says no, only mentions the change, or says it of an act that it names before. */
function isDenied(sentence: string, match: RegExpExecArray): boolean {
	const before = sentence.slice(0, match.index);
	const whole = sentence.slice(0, match.index + match[0].length);
	if (denials().test(whole)) return true;
	return match.groups?.['said'] === undefined && numberedAct().test(before);
}

const denials = lazy(() => phrasePattern(getPhrases('actEffectsDenied', ['not'])));
const numberedAct = lazy(
	() =>
		new RegExp(
			`${phraseChoice(getPhrases('changedActs', ['act']))}${numberPattern().replace('?<number>', '')}`,
		),
);

/** A number of an act behind its name: `n° 2023-014`, `2024/5`, `12`. */
const numberPattern = lazy(
	() =>
		String.raw`\s+(?:[Nn]\s?[°ºo]\.?\s*|${wordChoice('numberWords')}\s+)?(?<number>(?=[\w./-]*\d)[A-Z\d][\w/-]*(?:\.\d[\w/-]*)*)`,
);

/** For each effect: said of the act that changes (`remplace la résolution 3`), and of the one that is changed (`la résolution 3 est remplacée`). */
const changePatterns = lazy(() => {
	const act = phraseChoice(getPhrases('changedActs', ['act']));
	const patterns = (effect: ChangeEffect) => {
		const does = phraseChoice(getPhrases('actEffects', [effect]));
		const said = phraseChoice(getPhrases('actEffectsSaid', [effect]));
		return [
			new RegExp(`(?<![\\p{L}])(?:${does})(?![\\p{L}])[^.,;:\\n]{0,40}?(?:${act})${numberPattern()}`, 'u'),
			new RegExp(`(?:${act})${numberPattern()}[^.;:\\n]{0,40}?(?<said>${said})(?![\\p{L}])`, 'u'),
		];
	};
	return { replaces: patterns('replaces'), repeals: patterns('repeals'), amends: patterns('amends') };
});

function getPhrases<Name extends 'actEffects' | 'actEffectsSaid' | 'changedActs' | 'actEffectsDenied'>(
	name: Name,
	ids: readonly string[],
): string[] {
	const words = vocabulary(name) as { getWords(id: string, lang: Language): readonly string[] };
	return LANGUAGES.flatMap((lang) => ids.flatMap((id) => words.getWords(id, lang)));
}

/** A decision as others may name it. */
export type NamedDecision = Pick<DecisionRecord, 'id' | 'meeting' | 'date' | 'number'> & {
	organization: string;
};

/** The decisions that may be meant by a change: of the same organization and number, and of the day that is named; never a later one. */
export function findChanged(
	{ number, date }: Pick<ChangeRecord, 'number' | 'date'>,
	by: NamedDecision,
	byNumber: ReadonlyMap<string, readonly NamedDecision[]>,
): readonly NamedDecision[] {
	const all = (byNumber.get(numberKey(by.organization, number)) ?? []).filter(
		(each) =>
			each.id !== by.id &&
			each.date !== null &&
			by.date !== null &&
			each.date <= by.date &&
			(date === null || each.date === date),
	);
	const here = all.filter(({ meeting }) => meeting === by.meeting);
	return here.length > 0 && date === null ? here : all;
}

/** Decisions as others may name them. */
export function nameDecisions(
	held: ReadonlyArray<Pick<MeetingRecord, 'id' | 'organization'>>,
	decisions: ReadonlyArray<Omit<NamedDecision, 'organization'>>,
): NamedDecision[] {
	const organizations = new Map(held.map(({ id, organization }) => [id, organization]));
	return decisions.map(({ id, meeting, date, number }) => ({
		id,
		meeting,
		date,
		number,
		organization: organizations.get(meeting) ?? '',
	}));
}

export function indexDecisions(decisions: readonly NamedDecision[]): Map<string, NamedDecision[]> {
	const index = new Map<string, NamedDecision[]>();
	for (const decision of decisions) {
		if (decision.number === null) continue;
		const key = numberKey(decision.organization, decision.number);
		addTo(index, key, decision);
	}
	return index;
}

function numberKey(organization: string, number: string): string {
	return `${organization}\n${foldKeyword(number).replace(/\s/g, '')}`;
}

/** What became of decisions: a row for each that a later one is known beyond doubt to have changed. */
export function joinStates(
	decisions: readonly NamedDecision[],
	changes: readonly ChangeRecord[],
): StateRecord[] {
	const index = indexDecisions(decisions);
	const known = new Map(decisions.map((decision) => [decision.id, decision]));
	const states: StateRecord[] = [];
	for (const change of changes) {
		const by = known.get(change.decision);
		const [changed, other] = by ? findChanged(change, by, index) : [];
		if (!by || !changed || other) continue;
		states.push({ decision: changed.id, state: STATES[change.effect], by: by.id, date: by.date });
	}
	return states.sort(
		(a, b) =>
			compareText(a.decision, b.decision) ||
			compareText(a.date ?? '', b.date ?? '') ||
			compareText(a.by, b.by),
	);
}

/** What became of the decisions of these meetings, as far as these meetings say it. */
export function getStates(
	meetings: ReadonlyArray<
		Pick<MeetingFacts, 'meetings' | 'changes'> & {
			decisions: ReadonlyArray<Omit<NamedDecision, 'organization'>>;
		}
	>,
): StateRecord[] {
	const changes = meetings.flatMap((facts) => facts.changes);
	if (changes.length === 0) return [];
	const held = meetings.flatMap((facts) => facts.meetings);
	return joinStates(
		nameDecisions(
			held,
			meetings.flatMap(({ decisions }) => decisions),
		),
		changes,
	);
}

const STATES = { replaces: 'replaced', repeals: 'repealed', amends: 'amended' } as const;

const beforeDate = lazyPattern`^[\s,(]*(?:${['eventLinks', 'of']}|${['smallWords', 'dated']})?\s*$`;
