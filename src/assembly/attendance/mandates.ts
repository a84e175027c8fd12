/** Proxies: which of them count, and why the others do not. */

import type { Node } from 'unist';
import { getChild, isInRoom, type Name, type Presence } from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import { readProxyWords } from '../../law/index.js';
import type { ProxyRule, Rules } from '../../law/rules.js';
import { compare, type Fraction, floor, fraction, multiply, sum, ZERO } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { addTo, findFirst } from '../../text/lists.js';
import { isNameParticle } from '../../text/names.js';
import { matchesIn } from '../../text/places.js';
import type { Member } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { sourceValues } from '../wording.js';
import { type Electorate, getLots, getOwner } from './electorate.js';
import type { People } from './people.js';
import { getQualityTexts, hasQuality } from './qualities.js';
import type { Roster } from './roster.js';

/** The proxies of the header. */
export interface Mandates {
	/** Valid ones: who gave, who holds. */
	proxies: Map<Member, Member>;
	/** Those left blank, held by whoever is in the chair. */
	blank: Set<Member>;
	/** The node of the file that gives each proxy, by giver. */
	places: Map<Member, Node>;
	/** Givers whose proxy has an error, and voters by post where nobody may be one: they are not represented, and nothing more is said of them. */
	fallen: Set<Member>;
}

/** Reads and checks the proxies and the votes by post of the header. Whether the holder is in the room at all is known only after the replay. */
export function readMandates(
	people: People,
	electorate: Electorate,
	rules: Rules,
	problems: Problems,
): Mandates {
	const mandates: Mandates = { proxies: new Map(), blank: new Set(), places: new Map(), fallen: new Set() };
	const checker = new MandateChecker(rules.proxies, electorate, people, problems);
	const heldBy = new Map<Member, Member[]>();
	for (const giver of people.members) {
		if (giver.presence === 'byPost' && giver.elector && rules.noPost) {
			problems.at(giver.nodes[0], 'vote/not-entitled', 'byPost', {
				values: { name: giver.name, ...sourceValues(rules.noPost.source) },
			});
			giver.presence = 'absent';
			mandates.fallen.add(giver);
			continue;
		}
		if (giver.presence !== 'represented') continue;
		const { name, place, holder } = readHolder(giver, people, checker, problems);
		if (place) mandates.places.set(giver, place);
		if (!holder) {
			mandates.fallen.add(giver);
			continue;
		}
		if (!name) mandates.blank.add(giver);
		addTo(heldBy, getOwner(holder), giver);
		mandates.proxies.set(giver, holder);
		giver.holder = holder;
	}
	const held = new Map<Member, number>();
	for (const { holder } of people.members) if (holder) held.set(holder, (held.get(holder) ?? 0) + 1);
	for (const member of people.members)
		if (member.presence !== 'represented')
			reportUnreadProxy(member, held.get(member) ?? 0, people.roster, problems);
	for (const [holder, givers] of heldBy) {
		for (const giver of checker.reportExcess(holder, givers, (excess) => mandates.places.get(excess))) {
			mandates.proxies.delete(giver);
			mandates.blank.delete(giver);
			mandates.fallen.add(giver);
		}
	}
	return mandates;
}

/** Who carries the vote of somebody, and where that stands; nobody where the proxy has an error, which is reported. Without a name the proxy is blank. */
function readHolder(
	giver: Member,
	people: People,
	checker: MandateChecker,
	problems: Problems,
): { name?: Name | undefined; place?: Node | undefined; holder?: Member | undefined } {
	const node = findFirst(giver.nodes, (node) => getChild(node, 'proxy'));
	const name = node?.children[0];
	const inWords = node ? undefined : reportHolderInWords(giver, people.roster, problems);
	if (inWords) return { place: inWords };
	const holder = name ? people.roster.require(name, problems) : people.chair;
	const place = name ?? giver.nodes[0] ?? node;
	const values = { giver: giver.name };
	if (!holder) {
		if (!name) problems.at(place, 'proxy/holder-absent', 'noChair', { values });
		return { place };
	}
	if (holder === giver) {
		problems.at(place, 'proxy/chain', 'self', { values });
		return { place };
	}
	return checker.reportBarred(giver, holder, place) ? { place } : { name, place, holder };
}

/** The wording for a holder who is not in the room; one who is listed as there has left before. */
export function awayCode(presence: Presence | undefined): MessageCode<'proxy/holder-absent'> {
	return presence === 'excused' || presence === 'byPost' ? presence : 'absent';
}

/** Says which proxies of the header never had a holder in the room. */
export function reportHoldersNeverThere(
	mandates: Mandates,
	wasThere: (member: Member) => boolean,
	problems: Problems,
): void {
	for (const [giver, holder] of mandates.proxies) {
		if (mandates.blank.has(giver) || wasThere(holder)) continue;
		const represented = holder.presence === 'represented';
		problems.at(
			mandates.places.get(giver),
			represented ? 'proxy/chain' : 'proxy/holder-absent',
			represented ? 'represented' : awayCode(holder.presence),
			{
				values: {
					giver: giver.name,
					holder: holder.name,
					...(holder.holder ? { next: holder.holder.name } : {}),
				},
				related: [holder.nodes[0]],
			},
		);
		mandates.fallen.add(giver);
	}
}

/** The limits that the rules set to the holders of proxies. */
export class MandateChecker {
	readonly #rule: ProxyRule | undefined;
	readonly #electorate: Electorate;
	readonly #people: People;
	readonly #problems: Problems;

	constructor(rule: ProxyRule | undefined, electorate: Electorate, people: People, problems: Problems) {
		this.#rule = rule;
		this.#electorate = electorate;
		this.#people = people;
		this.#problems = problems;
	}

	/** Says so where the rules bar the holder. */
	reportBarred(giver: Member, holder: Member, place: Node | undefined): boolean {
		const rule = this.#rule;
		if (!rule) return false;
		const barred = rule.excluded.find((excluded) => hasQuality(holder, excluded));
		const isAllowed = rule.allowed.some((quality) => hasQuality(holder, quality));
		const notMember = rule.holder === 'member' && !holder.elector && !isAllowed;
		const isMember =
			holder.elector && (rule.holder === 'nobody' || (rule.holder === 'outsider' && !isAllowed));
		const isOther = rule.holder === 'nobody' && !holder.elector && !isAllowed;
		if (barred === undefined && !notMember && !isMember && !isOther) return false;
		this.#problems.at(
			place,
			'proxy/excluded',
			barred !== undefined ? 'quality' : isMember ? 'isMember' : isOther ? 'other' : 'notMember',
			{
				values: {
					giver: giver.name,
					holder: holder.name,
					quality: getQualityTexts(holder).join(', '),
					...sourceValues(barred === undefined ? rule?.source : (rule?.excludedSource ?? rule?.source)),
				},
				related: [holder.nodes[0]],
			},
		);
		return true;
	}

	/** Says so where the holder carries more than the rules allow, and gives back the proxies over the limit. */
	reportExcess(
		holder: Member,
		givers: readonly Member[],
		getPlace: (giver: Member) => Node | undefined,
	): Member[] {
		const most = this.#most();
		if (most === undefined || BigInt(givers.length) <= most) return [];
		// The lots of one person are one mandate.
		const people = [...new Set(givers.map(getOwner))];
		const over = new Set(people.filter((_, index) => BigInt(index) >= most));
		if (over.size === 0) return [];
		const share = this.#getShare(holder, givers);
		if (share && compare(share.held, share.limit) <= 0) return [];
		const excess = givers.filter((giver) => over.has(getOwner(giver)));
		const place = excess.map(getPlace).find((node) => node);
		this.#problems.at(place, 'proxy/too-many', 'over', {
			values: {
				holder: holder.name,
				count: BigInt(people.length),
				max: most,
				excess: BigInt(over.size),
				givers: people.map(({ name }) => name),
				votes: exact(sum(excess.map(({ votes }) => votes))),
				hasShare: share ? 'yes' : 'no',
				held: exact(share?.held ?? ZERO),
				limit: exact(share?.limit ?? ZERO),
				all: exact(share?.all ?? ZERO),
				...sourceValues(this.#rule?.source),
			},
			related: [getPlace(givers[0] ?? holder)],
		});
		return excess;
	}

	#most(): bigint | undefined {
		const max = this.#rule?.max;
		if (!max) return undefined;
		if (max.kind === 'number') return max.number;
		const { heads } = this.#electorate;
		if (heads === null) return undefined;
		const share = floor(multiply(max.share, fraction(heads)));
		return share > 1n ? share : 1n;
	}

	/** Own votes, of all lots, and held ones together, and the share of all votes within which they lift the limit. */
	#getShare(
		holder: Member,
		givers: readonly Member[],
	): { held: Fraction; limit: Fraction; all: Fraction } | undefined {
		const share = this.#rule?.share;
		if (!share) return undefined;
		const own = getLots(holder).filter(({ elector }) => elector);
		const held = sum([...own, ...givers].map(({ votes }) => votes));
		const all = this.#allVotes();
		return { held, limit: multiply(share, all), all };
	}

	/** All votes; where the file does not say, those of the people it names are the least that there can be. */
	readonly #allVotes = lazy(
		(): Fraction =>
			this.#electorate.votes ??
			sum(this.#people.members.filter(({ elector }) => elector).map(({ votes }) => votes)),
	);
}

// Holders of proxies whom an entry names in words that say no proxy: `Lise Kern – Paul Weiss`, `Lise Kern (Paul Weiss)`.

/** Whom someone represented seems to give a proxy to, and what the entry has instead of it. */
interface SeemingHolder {
	holder: string;
	name: string;
	node: Node;
	text: string;
}

/** Says so where the entry of someone represented names a participant and no proxy: left blank, it would go to the chair. */
function reportHolderInWords(
	giver: Member,
	roster: Roster,
	problems: Pick<Problems, 'at'>,
): Node | undefined {
	const seeming = seemingHolder(giver, roster);
	if (!seeming) return undefined;
	for (const name of roster.split(seeming.name)) reportHolder({ ...seeming, name }, problems);
	return seeming.node;
}

function reportHolder({ holder, name, node, text }: SeemingHolder, problems: Pick<Problems, 'at'>): void {
	problems.at(node, 'syntax/invalid-value', 'holderInWords', { values: { text, giver: name, holder } });
}

/** `Ada Brun (pouvoir de B. Roy)`, `Ben Roy (pouvoir A. Brun)`, `Ada Brun (+ 2 pouvoirs)`: says so where somebody has no such proxy. */
function reportUnreadProxy(member: Member, held: number, roster: Roster, problems: Problems): void {
	for (const part of member.nodes.flatMap(({ children }) => children)) {
		if (part.type !== 'affiliation' && part.type !== 'quality') continue;
		const said = readProxyWords(part.value);
		if (!said) continue;
		if ('count' in said) {
			if (said.count === held) continue;
			const values = { name: member.name, stated: said.count, computed: String(held) };
			problems.at(part, 'people/in-prose', 'proxies', { values });
		} else if (held === 0) {
			for (const written of roster.split(said.people)) {
				const other = roster.find(written)?.name ?? written;
				const [giver, holder] = isInRoom(member.presence) ? [other, member.name] : [member.name, other];
				reportHolder({ text: part.value, name: giver, holder, node: part }, problems);
			}
		}
	}
}

function seemingHolder(giver: Member, roster: Roster): SeemingHolder | undefined {
	for (const person of giver.nodes) {
		for (const part of person.children) {
			if (part.type !== 'name' && part.type !== 'affiliation' && part.type !== 'quality') continue;
			const found = part.type === 'name' ? behindName(part.value) : { before: giver.name, words: part.value };
			// `Ada Brun pour Ben Roy`
			const first = part.type === 'name' && found ? roster.referWhole(found.before) : undefined;
			if (found && first?.found === 'one' && first.member !== giver && isInRoom(first.member.presence))
				return { holder: first.member.name, name: found.words, node: part, text: part.value };
			const holder = found && getHolder(found.words, giver, roster);
			if (holder) return { holder: holder.name, name: found.before, node: part, text: part.value };
		}
	}
	return undefined;
}

/** What stands behind a sign or a small word that parts it from the name. */
function behindName(value: string): { before: string; words: string } | undefined {
	for (const met of matchesIn(value, parting())) {
		const [sign, word] = met;
		if (word !== undefined && isNameParticle(word)) continue;
		if (met.index === 0) return undefined;
		return { before: value.slice(0, met.index), words: value.slice(met.index + sign.length).trimStart() };
	}
	return undefined;
}

/** A dash, a stroke, another sign, or a word in small letters that is no particle of a name. */
const parting = lazy(() => /\s*[–—/>=]\s*|\s-\s*|\s(\p{Ll}{2,})(?=\s)/gu);

/** The participant whose full name ends the words; of words that are a name alone, whoever they mean or nearly spell. */
function getHolder(words: string, giver: Member, roster: Roster): Member | undefined {
	const pieces = words.trim().split(/\s+/).slice(-LONGEST);
	for (let first = 0; first < pieces.length; first += 1) {
		const reference = roster.referWhole(pieces.slice(first).join(' '));
		if (reference.found === 'one') return reference.member === giver ? undefined : reference.member;
	}
	if (pieces.length < 2) return undefined;
	// The words stand in the giver's own entry: they may mean the giver.
	return [roster.find(words), roster.nearest(words)].find((meant) => meant !== undefined && meant !== giver);
}

/** Nobody's name has more words than this. */
const LONGEST = 6;
