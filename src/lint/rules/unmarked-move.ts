import type { Text } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent, Point } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import { type Event, getChild, listNodes, type Meeting, type Name, type Session } from '../../ast/index.js';
import { eventLine, vocabulary, wordChoice } from '../../language/index.js';
import { monthNamed } from '../../text/date.js';
import { lazy } from '../../text/lazy.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import type { Places } from '../../text/places.js';
import { scanTime } from '../../text/time.js';
import {
	afterHour,
	endsHere,
	type Gone,
	getSubject,
	hasRange,
	holderIn,
	hourIn,
	isObject,
	isOut,
	keeperBefore,
	linesIn,
	type Move,
	moveIn,
	nameAt,
	nameBefore,
	othersBefore,
	proposeLine,
	reportActing,
	reportCounted,
	sentenceAround,
	strangerBefore,
	unnamedBefore,
	type Writing,
	withoutLast,
} from '../moves.js';
import { type Finding, placeInside, type Rule, type RuleContext } from '../rule.js';

/**
 * A participant's name directly before a verb that moves, or keeps from voting, in prose, without an event or a recusal near it; and a line that opens as an
 * event of a participant and says more, which makes it a sentence (`Départ de Paul Weiss pour raisons de santé`).
 */
export const peopleUnmarkedMove: Rule = {
	id: 'people/unmarked-move',
	severity: 'info',
	check(context) {
		const { assembly, meeting, report } = context;
		const reader = new MoveReader(context);
		for (const { node, above } of listNodes(meeting))
			if (node.type === 'text') reader.read(node as Text, above);
		const voted = reportActing(reader.gone, meeting, assembly, report);
		reportCounted(
			reader.gone.filter(({ member }) => !voted.has(member)),
			assembly,
			report,
		);
	},
};

/** A text in prose, with what stands around it. */
interface Prose extends Writing {
	text: string;
	start: Point;
	/** Where it starts in the file. */
	offset: number;
	/** The item of the agenda that it stands in, or the meeting. */
	item: Node;
	/** Where a line may say the same move. */
	around: Node;
}

/** Somebody before a verb, and where the name starts. */
interface Mover {
	member: Member;
	from: number;
}

class MoveReader {
	/** Who left, came back or keeps out, by the text alone, in its order. */
	readonly gone: Gone[] = [];
	readonly #meeting: Meeting;
	readonly #assembly: Assembly;
	readonly #source: string;
	readonly #places: Places;
	readonly #report: (finding: Finding) => void;
	/** Where the first item starts in the file. */
	readonly #firstItem: number;
	/** The lines by which each comes or goes, once somebody asks. */
	#events: Map<Member, Event[]> | undefined;

	constructor({ meeting, assembly, source, places, report }: RuleContext) {
		this.#meeting = meeting;
		this.#assembly = assembly;
		this.#source = source;
		this.#places = places;
		this.#report = report;
		this.#firstItem = meeting.children.find(({ type }) => ITEMS.has(type))?.position?.start.offset ?? 0;
	}

	read(node: Text, above: readonly Node[]): void {
		const parent = above.at(-1);
		const heading = parent?.type === 'title' ? above.at(-2) : undefined;
		// `### 14h20 – Départ de Paul Weiss`: the hour is a node of its own.
		const start =
			(heading && getChild(heading as Session, 'timeValue')?.position?.start) ?? node.position?.start;
		if (!start || node.value === '' || above.some(({ type }) => NO_PROSE.has(type))) return;
		if (heading && !isBareHeading(heading)) return;
		const item = above[1] ?? this.#meeting;
		const prose: Prose = {
			source: this.#source,
			node,
			above,
			assembly: this.#assembly,
			lang: this.#meeting.lang,
			text: this.#source.slice(start.offset, node.position?.end.offset),
			start,
			offset: start.offset ?? 0,
			item,
			around: ITEMS.has(item.type) ? item : besides(item, this.#meeting),
		};
		const isBrief = heading && vocabulary('briefly').findIn(prose.text) !== undefined;
		if (heading && (isBrief || hourIn(prose.text) === undefined)) return;
		this.#readLines(prose, heading !== undefined);
		for (const verb of vocabulary('moveVerbs').findAll(prose.text)) this.#readVerb(prose, verb);
		for (const words of vocabulary('withoutNames').findAll(prose.text)) this.#readWithout(prose, words);
	}

	/** Lines that open as an event and say more, and headings that are one and name an hour. */
	#readLines(prose: Prose, isHeading: boolean): void {
		const { text, start, offset, above, node } = prose;
		for (const line of linesIn(text, above.at(-1) ?? this.#meeting, node)) {
			const words = text.slice(line.from, line.to);
			const move = moveIn(words, this.#assembly);
			if (!move || isMarked(move.member, prose.around, this.#assembly)) continue;
			const isTimed = hourIn(words) !== undefined;
			if (isHeading && afterHour(words, move.to) < words.trimEnd().length) continue;
			if (move.code !== 'departure' || (isTimed && this.#staysAway(prose, words, move)))
				this.gone.push({ member: move.member, id: move.code, at: offset + line.from, line: start.line });
			this.#report({
				place: placeInside(this.#places, start, line.from + move.from, line.from + move.to),
				code: move.code === 'departure' ? 'departure' : 'arrival',
				...proposeLine({ ...move, isSure: isTimed }, { text, ...line }, prose),
			});
		}
	}

	#readVerb(prose: Prose, verb: PhraseRange): void {
		const { text } = prose;
		const before = text.slice(0, verb.from);
		const unnamed = unnamedBefore(before);
		if (unnamed !== undefined) {
			this.#tellUnnamed(prose, verb, unnamed);
			return;
		}
		const words = text.slice(verb.from, verb.to);
		const kind = moveOf(words, text.slice(verb.to, sentenceAround(text, verb.from, verb.to).to));
		if (!kind) return;
		const subject =
			nameBefore(before, this.#assembly) ??
			nameBefore(withoutLast(before), this.#assembly) ??
			getSubject(text, verb.from, this.#assembly);
		const keeps = kind === 'recusal' || kind === 'interest';
		const mover = subject ?? (keeps ? keeperBefore(text, verb.from, this.#assembly) : undefined);
		if (!mover) this.#tellStranger(prose, verb);
		if (!mover || (subject && isObject(text, subject.from))) return;
		if (isMarked(mover.member, prose.around, this.#assembly)) {
			this.#compareHours(prose, verb, mover);
			return;
		}
		// `M. Cary ayant quitté la séance à 18h55` in the item below his line.
		const above = this.#lastEvent(mover.member, prose.offset);
		if (above && above.event === kind && hourIn(text) !== undefined) {
			this.#compareHours({ ...prose, item: above }, verb, mover);
			return;
		}
		// `Luc Bon was excused`, who never came, left nothing.
		if (AWAY.has(mover.member.presence) && vocabulary('awaySaid').findIn(words) !== undefined) return;
		if (withdrawsCandidacy(prose.text, verb)) return;
		// `The company secretary withdrew`, who has no vote, stays in no count.
		if (kind === 'departure' && !mover.member.elector && mover.member.group?.kind !== 'present') return;
		// `did not vote last year`, `n'a pas voté lors de la dernière assemblée`
		if (kind === 'recusal' && isOfOtherDay(prose.text, mover.from, verb.to)) return;
		if (kind === 'interest') this.#noteInterest(prose, mover);
		else if (vocabulary('moveVerbs').findId(words) === 'noVote') this.#noteKeeper(prose, mover);
		else this.#tellMove(prose, verb, mover, kind);
	}

	/** `Hors la présence de M. Weiss, le conseil …`, of the vote below. */
	#readWithout(prose: Prose, { from, to }: PhraseRange): void {
		const { text } = prose;
		const gap = /^[\s\u00A0]*/.exec(text.slice(to, to + 10))?.[0].length ?? 0;
		const name = nameAt(text, to + gap, this.#assembly);
		const sentence = sentenceAround(text, from, to);
		if (!name || sentence.from !== from || !isAboveVote(prose) || AWAY.has(name.member.presence)) return;
		const isSaid =
			vocabulary('withoutNames').findId(text.slice(from, to)) === 'vote' ||
			vocabulary('outOfVote').findIn(text.slice(name.to, sentence.to)) !== undefined;
		const vote = voteAround(prose);
		// `M. Weiss se retire. Hors de sa présence …`: told above.
		const isTold = this.gone.slice(-LAST_GONE).some((one) => one.member === name.member && one.vote === vote);
		if (!isSaid || isTold || isMarked(name.member, prose.around, this.#assembly)) return;
		this.#tellMove(prose, { from, to: name.to }, { member: name.member, from }, 'recusal');
	}

	/** The last line above a place by which a member comes or goes. */
	#lastEvent(member: Member, at: number): Event | undefined {
		return this.#eventsOf(member).findLast(({ position }) => (position?.start.offset ?? at) < at);
	}

	#eventsOf(member: Member): readonly Event[] {
		this.#events ??= this.#eventsByMember();
		return this.#events.get(member) ?? [];
	}

	#eventsByMember(): Map<Member, Event[]> {
		const found = new Map<Member, Event[]>();
		for (const { node } of listNodes(this.#meeting))
			for (const child of node.type === 'event' ? (node as Event).children : []) {
				const member = child.type === 'name' ? this.#assembly.find(child.value) : undefined;
				if (!member) continue;
				const events = found.get(member);
				if (events) events.push(node as Event);
				else found.set(member, [node as Event]);
			}
		return found;
	}

	/** `Deux personnes quittent la salle à 20h`: nobody is named. */
	#tellUnnamed({ text, start, lang }: Prose, verb: PhraseRange, from: number): void {
		const id = vocabulary('moveVerbs').lookup(text.slice(verb.from, verb.to))?.id ?? 'departure';
		const sentence = sentenceAround(text, from, verb.to);
		const object = vocabulary('moveObjects').findIn(text.slice(verb.from, sentence.to))?.id;
		const hour = hourIn(text.slice(sentence.from, sentence.to));
		if ((id !== 'arrival' && id !== 'departure' && id !== 'return') || object === 'vote') return;
		// `M. Cary ayant quitté la séance à 18h55, | huit délégués prennent part |`: the hour is of another move.
		if (vocabulary('moveVerbs').findAll(text.slice(sentence.from, from)).length > 0) return;
		if (hour === undefined && object !== 'meeting') return;
		this.#report({
			place: placeInside(this.#places, start, from, verb.to),
			code: 'unnamed',
			severity: 'warning',
			values: {
				text: text.slice(from, verb.to).trim(),
				line: eventLine(id, '…', hour, undefined, lang),
			},
		});
	}

	/** `M. Duval quitte la séance à 15h`, who is on no list. */
	#tellStranger({ text, start }: Prose, verb: PhraseRange): void {
		const stranger = strangerBefore(text.slice(0, verb.from));
		const id = vocabulary('moveVerbs').findId(text.slice(verb.from, verb.to));
		if (stranger === undefined || (id !== 'arrival' && id !== 'departure' && id !== 'return')) return;
		const sentence = sentenceAround(text, stranger, verb.to);
		const name = text.slice(stranger, verb.from).trim();
		const isOfMeeting =
			vocabulary('moveObjects').findIn(text.slice(verb.from, sentence.to))?.id === 'meeting' ||
			HOUR_BEHIND.test(text.slice(verb.to, verb.to + FAR_HOUR));
		const isListed = this.#assembly.members.some(({ elector, group }) => elector && group !== undefined);
		if (!isListed || !isOfMeeting || hourIn(text.slice(sentence.from, sentence.to)) === undefined) return;
		// Who bears a name of the list, or one like it, is none.
		if (this.#assembly.find(name.split(/[\s\u00A0]+/).at(-1) ?? '')) return;
		this.#report({
			place: placeInside(this.#places, start, stranger, verb.to),
			code: 'stranger',
			values: { name },
		});
	}

	/** The hour of a sentence against that of the line which says the move. */
	#compareHours({ text, start, item }: Prose, verb: PhraseRange, { member, from }: Mover): void {
		const behind = text.slice(verb.to, verb.to + FAR_HOUR);
		const move = vocabulary('moveVerbs').findId(text.slice(verb.from, verb.to));
		const other = otherHour(member, item, this.#assembly, behind, move);
		if (!other) return;
		this.#report({
			place: placeInside(this.#places, start, from, verb.to),
			code: 'otherHour',
			severity: 'warning',
			values: {
				name: member.name,
				told: { time: other.told },
				marked: { time: other.marked },
				line: { line: other.line },
			},
		});
	}

	/** `M. Weiss est intéressé à l’affaire`: he keeps out of its vote. */
	#noteInterest(prose: Prose, mover: Mover): void {
		if (vocabulary('mayVote').findIn(prose.text) === undefined) this.#noteKeeper(prose, mover, true);
	}

	/** Who is in no count of the vote around, and of whom nothing else is told. */
	#noteKeeper(prose: Prose, { member, from }: Mover, interest?: true): void {
		this.gone.push({
			member,
			id: 'recusal',
			at: prose.offset + from,
			line: prose.start.line,
			vote: voteAround(prose),
			...(interest ? { interest } : {}),
		});
	}

	#tellMove(prose: Prose, verb: PhraseRange, mover: Mover, kind: Move): void {
		const { text, start } = prose;
		const { member } = mover;
		const range = sentenceAround(text, mover.from, verb.to);
		const sentence = text.slice(range.from, range.to);
		const after = text.slice(verb.to, range.to);
		// `quitte ses fonctions`, `part en retraite`: something else than the meeting.
		if (kind !== 'recusal' && isOtherObject(after)) return;
		// `doit partir à 21h`; `quittera la réunion avant midi` is no move yet, nor what a line below notes.
		const later = vocabulary('announced').findIn(text.slice(mover.from, verb.to))?.id;
		const isLater = later !== undefined;
		const isNoted = isLater && this.#eventsOf(member).some(({ event }) => event === kind);
		if (
			isNoted ||
			(isLater && hourIn(sentence) === undefined && (later === 'future' || namesMonth(sentence)))
		)
			return;
		const objects = vocabulary('moveObjects');
		const isVote = objects.findIn(text.slice(mover.from, range.to))?.id === 'vote';
		// `sort pour la durée du vote`, `se retire` above a count: out of that vote, and no more is said.
		const isAside =
			kind === 'departure' &&
			isAboveVote(prose) &&
			opensNothing().test(after) &&
			hourIn(sentence) === undefined &&
			this.#staysAway(prose, sentence, mover);
		const id = kind === 'departure' && (isVote || isAside) ? 'recusal' : kind;
		// Whoever has no vote keeps out of none.
		if (id === 'recusal' && !member.elector) return;
		const isAway = AWAY.has(member.presence) && member.group !== undefined;
		const isOfMeeting =
			objects.scan(after.replace(leadsToObject(), ''))?.id === 'meeting' ||
			((isVote || endsHere().test(after)) &&
				objects.findIn(text.slice(verb.from, verb.to))?.id === 'meeting');
		const isSure =
			id !== 'recusal' &&
			!isVote &&
			// Where somebody without a vote is listed, no count changes.
			(member.elector || isAway) &&
			((id === 'arrival' && isAway) || hourIn(sentence) !== undefined || isOfMeeting);
		if (!isSure && !isVote && id !== 'recusal' && objects.findIn(after) === undefined && hasObject(after))
			return;
		const movers = [...othersBefore(text.slice(range.from, mover.from), this.#assembly), member];
		const at = prose.offset + mover.from;
		const vote = id === 'recusal' ? voteAround(prose) : undefined;
		const isLeft = id !== 'departure' || (isSure && !isLater && this.#staysAway(prose, sentence, mover));
		// Without an hour, whoever left may be back for the next item.
		const until = id === 'departure' && hourIn(sentence) === undefined ? prose.item : vote;
		if (isLeft)
			for (const one of movers)
				this.gone.push({ member: one, id, at, line: start.line, ...(until ? { vote: until } : {}) });
		const finding: Finding = {
			place: placeInside(this.#places, start, mover.from, verb.to),
			code: id === 'return' ? 'arrival' : id,
			...proposeLine({ ...mover, code: id, isSure }, { text, ...range }, prose),
		};
		// The correction writes one line for all of them.
		for (const { name } of movers.slice(0, -1))
			this.#report({ ...finding, fixes: [], values: { ...finding.values, name } });
		this.#report(finding);
	}

	/** Whether whoever leaves is out from then on, and so are the votes. */
	#staysAway({ above, offset }: Prose, sentence: string, mover: Mover): boolean {
		const isBrief = vocabulary('briefly').findIn(sentence) !== undefined || hasRange(sentence);
		// Who comes and goes is often told at the head of the record, and not where it happens.
		const isEarly = offset + mover.from < this.#firstItem || namesAttendance(above[1]);
		// With a proxy the votes stay.
		return !isBrief && !isEarly && holderIn(sentence, this.#assembly) === undefined;
	}
}

/** ` à 15h`, ` at 7 pm` */
const HOUR_BEHIND = /^(?:[\s\u00A0]+\p{L}{1,5})?[\s\u00A0]+\d{1,2}(?![\d.,])/u;

/** Whether the sentence of a verb speaks of another day: by a month, a year, or words for one. */
function isOfOtherDay(text: string, from: number, to: number): boolean {
	const range = sentenceAround(text, from, to);
	const after = text.slice(to, range.to);
	return (
		namesMonth(after) ||
		/\b(?:19|20)\d\d\b/.test(after) ||
		vocabulary('deliberations').findAll(after, 'otherDay').length > 0
	);
}

function namesMonth(sentence: string): boolean {
	return sentence.split(/[^\p{L}]+/u).some((word) => monthNamed(word) !== undefined);
}

/** The block of the vote that a text stands in, else its item. */
function voteAround({ above, item }: Prose): Node {
	return above.find(({ type }) => type === 'resolution') ?? item;
}

/** Whether a text stands in the block of a vote, above what was counted. */
function isAboveVote({ above, offset }: Prose): boolean {
	const block = above.find(({ type }) => type === 'resolution') as Parent | undefined;
	const ballot = block?.children.find(({ type }) => type === 'ballot');
	return ballot !== undefined && (ballot.position?.start.offset ?? 0) > offset;
}

/** `se retire | et ne revient pas`, `M. Weiss étant sorti, |`: nothing that the verb is of. */
const opensNothing = lazy(
	() => new RegExp(`^[\\s\\u00A0)]*(?:$|[,;)]|${wordChoice('smallWords', 'and')}[\\s\\u00A0])`),
);

/** What a verb says, by what follows it in its sentence. */
function moveOf(verb: string, after: string): Move | 'interest' | undefined {
	const id = vocabulary('moveVerbs').lookup(verb)?.id ?? 'departure';
	const answer = vocabulary('answers').scan(after.trimStart())?.id;
	// `did not vote against`, `ne vote pas le budget`
	if ((id === 'noVote' && (answer !== undefined || hasObject(after))) || answer === 'against')
		return undefined;
	if (id === 'noVote') return 'recusal';
	if (id !== 'noPart') return id;
	const [vote] = vocabulary('votesLeft').findAll(after.slice(0, FAR_VOTE));
	// `ni au repas ni au vote du menu` is another vote.
	return vote && /^\s*(?:[.,;:)!?–—]|$)/.test(after.slice(vote.to)) ? 'recusal' : undefined;
}

/** Those of whom the sentences right above tell. */
const LAST_GONE = 8;

/** Signs: `à l'intégralité des délibérations ni au vote`. */
const FAR_VOTE = 60;

const NO_PROSE: ReadonlySet<string> = new Set(['header', 'event']);

/** Whether nothing is said under a heading that may be an item of its own: `## 14h20 – Départ de M. Weiss`, with speeches, is one. */
function isBareHeading(item: Node): boolean {
	const children = (item as Partial<Parent>).children ?? [];
	return item.type === 'session' && !children.some(({ type }) => SAID.has(type));
}

const SAID: ReadonlySet<string> = new Set(['paragraph', 'intervention', 'list', 'blockquote']);

/** `Ann Lee and Tom Hall were nominated. Ann Lee withdrew`: from the election, not from the room. */
function withdrawsCandidacy(text: string, { from, to }: PhraseRange): boolean {
	const words = vocabulary('standing');
	if (words.findId(text.slice(from, to)) !== 'withdraws') return false;
	const above = text.slice(Math.max(0, from - FAR_NOMINATION), from);
	return words.findAll(above, 'before', 'behind', 'colon').length > 0;
}

/** Signs: two sentences. */
const FAR_NOMINATION = 200;

/** `quitte | la salle`, `se retire de | la salle`, `withdrew from | the room` */
const leadsToObject = lazy(
	() => new RegExp(`^[\\s\\u00A0]+(?:${wordChoice('eventLinks', 'of', 'from')}[\\s\\u00A0]+)?`),
);

/** Whether the words behind a verb open with something else than the meeting; one word may stand before: `quitte également ses fonctions`. */
function isOtherObject(after: string): boolean {
	const objects = vocabulary('moveObjects');
	const words = after.trimStart();
	return [words, words.replace(/^\S+\s+/, '')].some((part) => objects.scan(part)?.id === 'other');
}

/** `rejoint | l'avis de Lise Kern`, `left | no doubt`, `sort | du sujet`: what a verb is of that is not said of a room. */
function hasObject(after: string): boolean {
	const words = after.trimStart();
	// `nous quitte | à onze heures`: when, and not what.
	return vocabulary('eventLinks').scan(words)?.id !== 'at' && opensObject().test(words);
}

const opensObject = lazy(
	() =>
		new RegExp(
			`^(?:${wordChoice('determiners')}|${wordChoice('negations')}|${wordChoice('eventLinks', 'of')})(?:(?<=['’])|[\\s\\u00A0]+)\\p{Ll}`,
			'u',
		),
);

const ITEMS: ReadonlySet<string> = new Set(['session', 'resolution', 'election', 'choice']);

/** What stands right above and below a text outside all items. */
function besides(node: Node, { children }: Meeting): Node {
	const at = children.indexOf(node as Meeting['children'][number]);
	return at < 0 ? node : ({ type: 'root', children: children.slice(Math.max(0, at - 1), at + 2) } as Node);
}

/** Whether an item is about who is there: `## Présences`, `## Roll call`. */
function namesAttendance(item: Node | undefined): boolean {
	if (item?.type !== 'session') return false;
	const title = (item as Parent).children.find(({ type }) => type === 'title');
	return title !== undefined && vocabulary('attendanceTitles').findIn(wordsOf(title)) !== undefined;
}

/** Whoever is not there at the opening can only come. */
const AWAY: ReadonlySet<string> = new Set(['excused', 'absent', 'represented']);

/** The hour right behind a verb, ` at 6:50 pm`, and that of the one event of the item by which the member goes or comes so, where they differ. */
function otherHour(
	member: Member,
	item: Node,
	assembly: Assembly,
	behind: string,
	move: string | undefined,
): { told: number; marked: number; line: number } | undefined {
	// `quitte la séance à |`; `vers 19h`, `by 7:30 pm`, `before the 7:30 pm hearing` say no hour of the move.
	const lead = /^(?:[\s\u00A0]+[\p{L}'’]+){0,2}[\s\u00A0]+(\p{L}{1,2})[\s\u00A0]+(?=\d)/u.exec(behind);
	const isAt = lead?.[1] !== undefined && vocabulary('smallWords').findId(lead[1]) !== 'by';
	const hour = lead && isAt ? scanTime(behind.slice(lead[0].length))?.value : undefined;
	if (lead === null || hour === undefined || hasRange(behind)) return undefined;
	const events = listNodes(item).flatMap(({ node }) => {
		if (node.type !== 'event' || (node as Event).event !== move) return [];
		const { children, position } = node as Event;
		const [time, second] = children.filter((child) => child.type === 'timeValue');
		const isOf = children.some((child) => child.type === 'name' && assembly.find(child.value) === member);
		return isOf && time?.type === 'timeValue' && !second
			? [{ marked: time.value, line: position?.start.line ?? 0 }]
			: [];
	});
	const [only, other] = events;
	// `8:35` and `8:35 pm` are one hour.
	return only && !other && (hour - only.marked) % HALF_DAY !== 0 ? { told: hour, ...only } : undefined;
}

/** Minutes. */
const HALF_DAY = 720;
/** Two words, a small one and an hour. */
const FAR_HOUR = 60;

/** Whether an event or a recusal of the same agenda item names the member. */
function isMarked(member: Member, item: Node, assembly: Assembly): boolean {
	for (const { node, above } of listNodes(item)) {
		if (node.type !== 'name' || assembly.find((node as Name).value) !== member) continue;
		const parent = above.at(-1);
		if (parent?.type === 'event' || parent?.type === 'chairChange') return true;
		if (isOut(above)) return true;
		if (above.some(({ type }) => type === 'event')) return true;
	}
	return false;
}
