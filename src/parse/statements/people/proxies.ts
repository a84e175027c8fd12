/** Proxies in sentences: `Luc Bon a donné pouvoir à Lise Kern`, `held proxies for Ada Brun and Luc Bon`. */

import type { Name, PeopleStatement } from '../../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../../language/index.js';
import { lazy } from '../../../text/lazy.js';
import { withoutCivilities } from '../../../text/name-parts.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { knownNameAt, readNames } from '../../source/name-spans.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';
import {
	addPeople,
	isOffice,
	LONGEST_LINE,
	LONGEST_NAME,
	namesIn,
	namesRightBehind,
	opensWithArticle,
} from './known-names.js';

/** `Luc Bon a donné pouvoir à Lise Kern.`: a name, a word of proxies, a known name; `Lise Kern a reçu le pouvoir de Luc Bon`. */
export function readGiven(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const found: PeopleStatement[] = [];
	for (const mark of proxies().all(placed.text)) {
		const near = placed.text
			.slice(Math.max(0, mark.from - 100), mark.from)
			.replace(CIVILITY_STOP, '$1\u200B');
		// Of a long list the last of its parts.
		const before = BEFORE_GIVEN.exec(near) ?? LAST_BEFORE_GIVEN.exec(near);
		if (!before?.[1]) continue;
		const from = mark.from - (before[0].length - before[0].indexOf(before[1]));
		const lead = slicePlaced(placed, from, from + before[1].length);
		// `Absents : Luc Bon, Anne Stan | qui a donné pouvoir à`
		const sign = Math.max(lead.text.lastIndexOf(','), lead.text.lastIndexOf(':')) + 1;
		const [whole] = personIn(lead, context);
		const [first] =
			whole || sign === 0 ? [whole] : personIn(slicePlaced(lead, sign, lead.text.length), context);
		const isHeld = vocabulary('proxyHeld').findId(placed.text.slice(mark.from, mark.to)) !== undefined;
		// `held proxies for Ada Brun and Luc Bon`
		const end =
			mark.to + (/^[^.;:\n]*/.exec(placed.text.slice(mark.to, mark.to + LONGEST_LINE))?.[0].length ?? 0);
		const givers = isHeld && first ? namesIn(slicePlaced(placed, mark.to, end), context) : [];
		if (first && givers.length > 1) {
			for (const giver of givers) addPeople(found, 'proxy', [giver, first], placed);
			continue;
		}
		const behind = slicePlaced(placed, mark.to, Math.min(placed.text.length, mark.to + LONGEST_NAME));
		// `… à Lise Kern, Anne Stan qui a donné pouvoir à`: a list goes on.
		const [known] = namesRightBehind(placed, mark.to, context, isHeld ? 'only' : 'listed');
		const second = known ?? (isHeld ? strangerIn(behind, context)[0] : undefined);
		// `Mme Giraud a donné pouvoir à Mme Barrot et M. Souchon à M. Amrani`
		const more = isHeld || known ? [] : pairsBehind(placed, mark.to, context);
		for (const each of more.slice(1)) addPeople(found, 'proxy', each, placed);
		if (first && more[0]) {
			addPeople(found, 'proxy', [first, ...more[0]], placed);
			continue;
		}
		const pair = isHeld ? [second, first] : [first, second];
		const [giver, holder] = pair;
		if (giver && holder) addPeople(found, 'proxy', [giver, holder], placed);
	}
	return found;
}

/** `Mme Barrot et M. Souchon à M. Amrani`: the first holder alone, then who gives and to whom; nothing where only one is named. */
function pairsBehind(placed: PlacedText, from: number, context: BallotContext): Name[][] {
	const rest = /^[^.;:\n]*(?:(?<=(?<![\p{L}\p{N}])\p{Lu}\p{L}{0,3})\.[^.;:\n]*)*/u.exec(
		placed.text.slice(from, from + LONGEST_LINE),
	)?.[0];
	const part = slicePlaced(placed, from, from + (rest?.length ?? 0));
	const spans = knownSpans(part, context);
	const [holder, ...others] = spans;
	if (!holder || others.length === 0 || others.length % 2 !== 0) return [];
	const found: Name[][] = [[holder.name]];
	for (let at = 0; at < others.length; at += 2) {
		const [giver, to, before] = [others[at], others[at + 1], at === 0 ? holder : others[at - 1]];
		if (!giver || !to || !before) return [];
		const isPair = linksTo().test(part.text.slice(giver.to, to.from));
		if (!isPair || !andBetween().test(part.text.slice(before.to, giver.from))) return [];
		found.push([giver.name, to.name]);
	}
	return found;
}

function knownSpans(
	part: PlacedText,
	context: BallotContext,
): Array<{ from: number; to: number; name: Name }> {
	const found: Array<{ from: number; to: number; name: Name }> = [];
	for (const { index } of part.text.matchAll(/(?<![\p{L}\p{N}'’-])\p{Lu}/gu)) {
		if (index < (found.at(-1)?.to ?? 0)) continue;
		const to = index + knownNameAt(part.text, index, context.names);
		const [name] = to > index ? readNames(slicePlaced(part, index, to), context.names) : [];
		if (name) found.push({ from: index, to, name });
	}
	return found;
}

const linksTo = lazy(() => new RegExp(`^[\\s\\u00A0]+${wordChoice('smallWords', 'to')}[\\s\\u00A0]+$`));
const andBetween = lazy(
	() => new RegExp(`^[\\s\\u00A0]*(?:,|,?[\\s\\u00A0]+${wordChoice('smallWords', 'and')})[\\s\\u00A0]+$`),
);

const BEFORE_GIVEN = /(?:^|[.;\n])([^.;\n]{2,80}?)[\s\u00A0]+$/;

const LAST_BEFORE_GIVEN = /[,:]([^,.:;\n]{2,80})[\s\u00A0]+$/;

/** The full stop of `M.` and `Mme.` ends no sentence. */
const CIVILITY_STOP = /(?<![\p{L}\p{N}])(\p{Lu}\p{L}{0,3})\.(?=[\s\u00A0]+\p{Lu})/gu;

/**
 * The person of whom a text says nothing more than a remark: a known name, or somebody whom the header lacks. `X quitte la séance et donne
 * pouvoir à Y` is a departure, and has its own message.
 */
function personIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^[\s\u00A0*>–-]*/.exec(placed.text)?.[0].length ?? 0;
	const known = knownNameAt(placed.text, gap, context.names);
	const rest = slicePlaced(placed, gap, placed.text.length);
	if (known === 0) return strangerIn(rest, context);
	return REMARK.test(rest.text.slice(known))
		? readNames(slicePlaced(rest, 0, known), context.names).slice(0, 1)
		: [];
}

/** `Mme Vidal, absente`: a civility or two capitals, and no office. */
function strangerIn(placed: PlacedText, context: BallotContext): Name[] {
	const gap = /^[\s\u00A0]*/.exec(placed.text)?.[0].length ?? 0;
	const text = placed.text.slice(gap);
	const bare = withoutCivilities(text);
	const civility = text.length - bare.length;
	const word = /^\p{Lu}[\p{L}’'-]+(?:[\s\u00A0]+\p{Lu}[\p{L}’'-]+){0,2}/u.exec(bare)?.[0];
	if (!word || (civility === 0 && !/[\s\u00A0]/.test(word)) || isOffice(word)) return [];
	if (opensWithArticle().test(word.toLowerCase()) || !REMARK.test(bare.slice(word.length))) return [];
	return readNames(slicePlaced(placed, gap, gap + civility + word.length), context.names).slice(0, 1);
}

/** Nothing, the end of the sentence, or a remark between commas. */
const REMARK = /^(?:[\s\u00A0]*\([^()]{2,40}\))?(?:[\s\u00A0]*,[^,]{2,40},?)?[\s\u00A0]*(?:[.;\n]|$)/;

const proxies = lazy(() =>
	createPhraseFinder([
		...LANGUAGES.flatMap((lang) => vocabulary('personMarks').getWords('proxy', lang)),
		...vocabulary('proxyHeld').words(),
		...vocabulary('representedBy').words(),
	]),
);
