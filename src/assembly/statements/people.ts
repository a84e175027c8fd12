/** People whom the prose names, compared with the header and the room: who was there, who presided, who spoke and who signs. */

import type { Node, Parent, Position } from 'unist';
import {
	type Ballot,
	type BallotLine,
	type Event,
	getBody,
	getChild,
	getField,
	getHeader,
	getStatements,
	type HoldingStatement,
	type Intervention,
	isBlock,
	isInRoom,
	isWholeRecord,
	listNodes,
	type Meeting,
	type Name,
	type NumberValue,
	type PeopleList,
	type PeopleStatement,
	type Person,
	personName,
	plainText,
	type Speaker,
} from '../../ast/index.js';
import { namesBody } from '../../law/index.js';
import { foldName } from '../../text/fold.js';
import { equals, fraction, parseFraction, sum, toDecimalString } from '../../text/fraction.js';
import { isCapital, lettersAndNumbers } from '../../text/letters.js';
import {
	isCivility,
	isNameParticle,
	type NameParts,
	nameParts,
	withoutCivilities,
} from '../../text/names.js';
import { editDistance } from '../../text/nearest.js';
import { matchesIn } from '../../text/places.js';
import type { People } from '../attendance/people.js';
import { hasQuality } from '../attendance/qualities.js';
import type { Replay } from '../context.js';
import type { Attendance, Member } from '../model.js';
import type { Problems } from '../problems.js';

/** What these checks need to know. */
interface ToldPeopleContext {
	people: People;
	replay: Replay;
	problems: Problems;
}

/** Says where the prose and the header disagree about people; each person once for each reason. */
export function checkToldPeople(meeting: Meeting, context: ToldPeopleContext): void {
	if (context.people.known) new PeopleChecker(meeting, context).run();
}

class PeopleChecker {
	readonly #meeting: Meeting;
	readonly #context: ToldPeopleContext;
	readonly #told = new Set<string>();
	/** Folded words of every name of the header. */
	readonly #known: ReadonlyArray<readonly string[]>;
	/** Signatures since the last item, block or event: those at the end are left. */
	#signed: Array<{ name: Name; office?: 'chair' | 'secretary' | undefined }> = [];
	#atOpening = true;
	/** In the list below `Sont élus :`. */
	#elects = false;
	/** Who keeps out of the vote that the walk is in. */
	#recused: ReadonlySet<Member> = new Set();
	/** No item, block or event stands above. */
	#atHead = true;
	/** The lists of people at the head, and the texts around them. */
	readonly #lists: PeopleList[] = [];
	readonly #head = new HeadTexts();
	/** Who moves in the last sentence that says so. */
	#lastMover: { member?: Member | undefined; at?: Position | undefined; from?: number | undefined } = {};
	/** Who moves what stands here, by a line. */
	#moved: Member[] = [];
	/** The room where the walk is; and who left it by a line above, with that line. */
	#room: Attendance;
	readonly #rooms: ReadonlyMap<Node, Attendance>;
	readonly #departures = new Map<Member, Node>();
	/** How often each word of the body stands there. */
	#words: Map<string, number> | undefined;
	/** Each word with a capital that stands before another. */
	#followers: RegExpExecArray[] | undefined;

	constructor(meeting: Meeting, context: ToldPeopleContext) {
		this.#meeting = meeting;
		this.#context = context;
		this.#room = context.replay.opening;
		this.#rooms = new Map(context.replay.snapshots.map(({ from, attendance }) => [from, attendance]));
		this.#known = [
			...getHeader(meeting)
				.children.filter((field) => field.type !== 'field' || field.name !== 'signatures')
				.flatMap((field) => getNames(field).map(({ value }) => value)),
			...context.people.members.flatMap(({ representative }) => representative ?? []),
		].map((name) => foldName(name).split(' '));
	}

	run(): void {
		this.#givers();
		this.#walkAll(getBody(this.#meeting));
		this.#compareLists();
		for (const { name, office } of this.#signed) {
			this.#signer(name);
			// `Le secrétaire : Luc Bon` at the end, where the header has another.
			const member = this.#context.people.roster.find(name.value);
			if (office && member && !this.#isAway(member)) this.#officer(office, name);
		}
		const signatures = getField(getHeader(this.#meeting), 'signatures');
		for (const child of signatures?.children ?? []) {
			if (child.type !== 'person') continue;
			const name: Name = {
				type: 'name',
				value: personName(child as Person),
				...(child.position ? { position: child.position } : {}),
				children: [],
			};
			this.#signer(name);
			// `Luc Bon, secrétaire de séance`; an officer of the header who is no participant is told to be misspelt.
			const quality = getChild(child as Person, 'quality');
			if (!quality) continue;
			if (this.#context.people.roster.find(quality.value)?.group) this.#office(quality.value, name, true);
			else this.#signingTeller(name, quality.value);
		}
	}

	/** Listed among those present, and giving a proxy: counted as represented. */
	#givers(): void {
		for (const member of this.#context.people.members) {
			const { group, nodes, holder, presence } = member;
			const isListedThere = group?.presence === 'present' || group?.presence === 'remote';
			const proxy = nodes.flatMap(({ children }) => children.find(({ type }) => type === 'proxy') ?? [])[0];
			if (presence !== 'represented' || !isListedThere || !proxy || !holder) continue;
			const name = { type: 'name' as const, value: member.name, children: [] as [] };
			this.#report(
				member,
				{ ...name, ...(proxy.position ? { position: proxy.position } : {}) },
				'givesThere',
				{ holder: holder.name },
			);
		}
	}

	/** Who moves or seconds, and never came. */
	#mover({ label, children }: BallotLine): void {
		if (label === 'movedBy') this.#moved = [];
		if (label !== 'movedBy' && label !== 'secondedBy') return;
		for (const name of children)
			if (name.type === 'name') {
				this.#spoke('moved', name);
				const member = this.#context.people.roster.find(name.value);
				if (!member) continue;
				if (label === 'secondedBy' && this.#moved.includes(member))
					this.#report(member, name, 'movesTwice', {});
				if (label === 'movedBy') this.#moved.push(member);
			}
	}

	/** Who speaks, and left by a line above. */
	#gone(member: Member, name: Name, does: 'speaks' | 'moves' | 'votes'): void {
		const departure = this.#departures.get(member);
		if (!departure || isInRoom(this.#room.presence.get(member))) return;
		this.#report(member, name, 'speaksGone', { does, line: { line: departure.position?.start.line ?? 0 } });
	}

	/** Who speaks, and comes by a line below; a sentence may tell of another day. */
	#early(member: Member, name: Name, does: 'speaks' | 'moves'): void {
		if (isInRoom(this.#room.presence.get(member)) || this.#departures.has(member)) return;
		if (!AWAY.has(member.presence) || member.group === undefined || !this.#wasThere(member)) return;
		const arrival = this.#context.replay.effects.find(({ members }) => members.includes(member))?.node;
		this.#report(member, name, 'speaksEarly', { does, line: { line: arrival?.position?.start.line ?? 0 } });
	}

	/** Who speaks or moves, and never came; the holder of a proxy may do so in the name of who gave it. */
	#spoke(of: 'spoke' | 'moved', name: Name | undefined): void {
		const member = name && this.#context.people.roster.find(name.value);
		if (name && !member) this.#unknownPerson(name, of === 'moved' ? 'movesStranger' : 'speaksStranger');
		if (!name || !member) return;
		this.#gone(member, name, of === 'moved' ? 'moves' : 'speaks');
		if (of === 'moved' && this.#recused.has(member)) this.#report(member, name, 'movesRecused', {});
		if (of === 'moved') {
			this.#early(member, name, 'moves');
			if (isGuest(member)) this.#report(member, name, 'movesGuest', {});
		}
		if ((of === 'moved' && member.presence === 'represented') || !this.#isAway(member)) return;
		this.#report(member, name, of === 'spoke' ? 'speaks' : 'moves', { presence: member.presence });
	}

	/** Who moves or votes, and is on no list. */
	#unknownPerson(
		name: Name,
		code: 'movesStranger' | 'speaksStranger' | 'answersStranger' | 'presentStranger' | 'tellerStranger',
	): void {
		const key = `moves ${foldName(name.value)}`;
		const bare = { ...name, value: withoutCivilities(name.value) };
		if (this.#told.has(`namesake ${foldName(bare.value)}`)) return;
		// `Supervisor Osei` may be Ben Osei.
		const surname = { ...name, value: bare.value.replace(/^\S+\s+(?=\S)/, '') };
		if (!this.#listsEverybody() || this.#isOfHeader(bare) || this.#isOfHeader(surname) || this.#told.has(key))
			return;
		// Beside known people a surname is enough.
		const isSure = code !== 'movesStranger' || bare.value !== name.value;
		if (!namesPerson(bare.value, isSure)) return;
		// With a civility a guest speaks as well as a member; whom the text names again it may have introduced.
		if (code === 'speaksStranger' && (bare.value !== name.value || this.#isNamedTwice(bare.value))) return;
		this.#told.add(key);
		this.#context.problems.at(name, 'people/in-prose', code, { values: { name: name.value } });
	}

	#isNamedTwice(name: string): boolean {
		if (!this.#words) {
			this.#words = new Map();
			for (const child of getBody(this.#meeting))
				for (const word of lettersAndNumbers(foldName(plainText(child))).split(' '))
					this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
		}
		return (this.#words.get(foldName(name).split(' ').at(-1) ?? '') ?? 0) > 1;
	}

	/** Whether the header lists as many voters as the body has members: in others somebody may move who is on no list. */
	#listsEverybody(): boolean {
		const [count] = listNodes(getField(getHeader(this.#meeting), 'members') ?? this.#meeting).flatMap(
			({ node }) => (node.type === 'numberValue' ? [(node as NumberValue).value] : []),
		);
		const { length } = this.#context.people.members.filter(({ elector }) => elector);
		return count !== undefined && count === String(length);
	}

	/** Who votes, and never came, nor gave a proxy. */
	#voter(name: Name): void {
		const member = this.#context.people.roster.find(name.value);
		if (member) this.#gone(member, name, 'votes');
		else this.#unknownPerson(name, 'answersStranger');
		if (!member || member.presence === 'represented' || !this.#isAway(member)) return;
		this.#report(member, name, 'answers', { presence: member.presence });
	}

	#walk(node: Node): void {
		this.#room = this.#rooms.get(node) ?? this.#room;
		if (node.type === 'event' && (node as Event).event === 'departure')
			for (const member of this.#context.replay.effects.find((one) => one.node === node)?.members ?? [])
				this.#departures.set(member, node);
		// A title names what is to come: `Élection du secrétaire de séance`.
		const statements = node.type === 'title' ? [] : getStatements(node);
		for (const statement of statements)
			if (statement.kind === 'namesake') this.#namesake(statement.children[0]);
		if (node.type === 'ballotLine') this.#mover(node as BallotLine);
		if (ENDS_SIGNATURES.has(node.type)) this.#signed = [];
		if (node.type === 'intervention') {
			this.#speaker(node as Intervention);
			const signer = this.#elects ? undefined : this.#getSigner(node as Intervention);
			if (signer) this.#signed.push({ name: signer, office: this.#officeOf(node as Intervention) });
		}
		if (this.#atOpening) this.#head.add(node);
		for (const statement of statements)
			if (statement.kind === 'list' && this.#atOpening && !this.#elects) {
				this.#lists.push(statement);
				this.#head.open();
			} else if (statement.kind === 'people') this.#people(statement, this.#elects || tellsElected(node));
			// What stands in brackets behind a name is what somebody has at any time.
			else if (statement.kind === 'holding' && (this.#atOpening || statement.bracketed))
				this.#holding(statement);
		if (DECIDES.has(node.type)) this.#atOpening = false;
		const ends = ENDS_SIGNATURES.has(node.type) && !isWholeRecord(node, this.#meeting);
		if (ends || node.type === 'chairChange') this.#atHead = false;
		this.#walkAll((node as Partial<Parent>).children ?? [], isBlock(node) ? node : undefined);
	}

	/** `block`: the vote that the nodes are of. */
	#walkAll(nodes: readonly Node[], block?: Node): void {
		const elects = this.#elects;
		const recused = this.#recused;
		if (block)
			this.#recused = new Set(
				nodes.flatMap(getRecused).flatMap(({ value }) => this.#context.people.roster.find(value) ?? []),
			);
		let above: Node | undefined;
		for (const node of nodes) {
			// `secrétaire : Luc Bon` in such a list reads as if somebody spoke.
			const goesOn = this.#elects && (node.type === 'list' || node.type === 'intervention');
			this.#elects = elects || goesOn || (above !== undefined && electsBelow(above, node));
			this.#walk(node);
			// What stands right below a vote is of it too.
			const vote = block ?? (isBlock(above) ? above : undefined);
			if (vote) this.#awayAtVote(node, vote as Parent);
			above = node;
		}
		this.#elects = elects;
		this.#recused = recused;
	}

	/** `elects`: it stands where people are told to be elected, to offices of the body and not of this meeting. */
	#people({ of, office, takes, children, position }: PeopleStatement, elects: boolean): void {
		if (of === 'signed') for (const name of children) this.#signed.push({ name });
		else if (of === 'chair' || of === 'secretary') {
			if (!elects && !(takes && !this.#atHead)) this.#officer(of, children[0]);
		} else if (of === 'teller') for (const name of children) this.#teller(name);
		else if (of === 'proxy') this.#proxy(children);
		else if (of === 'office') {
			if (!elects) this.#office(office ?? '', children[0]);
		} else if (of === 'spoke' || of === 'moved') {
			this.#spoke(of, children[0]);
			if (of === 'moved') this.#again(children[0], position);
		} else if (of === 'for' || of === 'against' || of === 'abstention')
			for (const name of children) this.#voter(name);
		else if (of !== 'stands' && of !== 'lost' && of !== 'changed' && this.#atOpening)
			for (const name of children) this.#presence(of, name);
	}

	/** `Proposé par Luc Bon, appuyé par Luc Bon`: two who move in one sentence are one. */
	#again(name: Name | undefined, at: Position | undefined): void {
		const member = name && this.#context.people.roster.find(name.value);
		const { member: before, at: place, from } = this.#lastMover;
		const isSame = at !== undefined && place?.start.offset === at.start.offset;
		if (name && member && member === before && isSame && name.position?.start.offset !== from)
			this.#report(member, name, 'movesTwice', {});
		this.#lastMover = { member, at, from: name?.position?.start.offset };
	}

	/** Who is on a list of the head and nowhere in the header, or the other way round. */
	#compareLists(): void {
		const { roster, members } = this.#context.people;
		const head = new Set(lettersAndNumbers(foldName(this.#head.text)).split(' '));
		for (const areThere of [true, false]) {
			const lists = this.#lists.filter(
				({ group }) => isInRoom(group) === areThere && group !== 'represented',
			);
			const names = lists.flatMap(({ children }) => children);
			const listed = new Set(names.flatMap(({ value }) => roster.find(value) ?? []));
			const [list] = lists.slice(-1);
			// Those excused are listed, and perhaps not those who are absent without a word.
			const expected = members.filter(
				({ elector, group, presence, late }) =>
					elector &&
					group &&
					!late &&
					(areThere ? isInRoom(presence) : lists.some((one) => one.group === presence)),
			);
			const strangers = names.filter(({ value }) => !roster.find(value));
			// Most of a list are people of the header, where it is of the same body.
			const least = areThere ? 2 : 1;
			const areFew = (others: readonly unknown[]) => others.length * least <= listed.size;
			if (!list || listed.size < least || expected.length === 0) continue;
			if (areFew(strangers)) for (const name of strangers) this.#listedStranger(name, areThere);
			// `Minutes taken by Ben.`: by a word that is of nobody on the list.
			const ofOthers = new Set([...listed].flatMap(({ name }) => foldName(name).split(' ')));
			const missing = expected.filter((member) => {
				const words = foldName(member.name).split(' ');
				const isNamed = (word: string) => word.length > 2 && head.has(word) && !ofOthers.has(word);
				return !listed.has(member) && !head.has(words.at(-1) ?? '') && !words.some(isNamed);
			});
			if (!areFew(missing)) continue;
			for (const member of missing)
				this.#report(
					member,
					{ type: 'name', value: member.name, position: list.position, children: [] },
					'unlisted',
					{
						presence: member.presence,
					},
				);
		}
	}

	/** `Anne Pinson`, where the header has Laure Pinson: somebody else, or a first name that is wrong. */
	#namesake(name: Name): boolean {
		const { roster } = this.#context.people;
		const written = nameParts(name.value).words;
		const nearest = written
			.flatMap((word) => roster.find(word) ?? [])
			.find((member) => !member.representative && isNamesake(written, nameParts(member.name)));
		const key = `namesake ${foldName(withoutCivilities(name.value))}`;
		const bare = withoutCivilities(name.value).split(/\s+/);
		const isName = bare.every(
			(word) => (isCapital(word) && !isCivility(word)) || isNameParticle(foldName(word)),
		);
		if (!nearest || !isName || roster.find(name.value)) return false;
		const [first = '', surname = ''] = bare;
		if (bare.length === 2 && name.value === bare.join(' ') && this.#isTitle(first, surname)) return false;
		if (this.#told.has(key)) return true;
		this.#told.add(key);
		this.#context.problems.at(name, 'people/in-prose', 'namesake', {
			values: { name: withoutCivilities(name.value), nearest: nearest.name },
			related: [nearest.nodes[0]],
		});
		return true;
	}

	/** `Deacon Hart`, where somebody else is called `Deacon Osei`. */
	#isTitle(word: string, surname: string): boolean {
		if (this.#known.some((known) => known.includes(foldName(word)))) return false;
		this.#followers ??= getBody(this.#meeting).flatMap((child) => matchesIn(plainText(child), TWO_CAPITALS));
		return this.#followers.some(
			({ 1: one, 2: next = '' }) => one === word && !foldName(next).startsWith(foldName(surname)),
		);
	}

	#listedStranger(name: Name, isThere: boolean): void {
		const bare = { ...name, value: withoutCivilities(name.value) };
		const key = `moves ${foldName(name.value)}`;
		if (this.#namesake(bare) || this.#isOfHeader(bare) || this.#told.has(key) || namesBody(bare.value))
			return;
		this.#told.add(key);
		this.#context.problems.at(name, 'people/in-prose', isThere ? 'presentStranger' : 'awayStranger', {
			values: { name: name.value },
		});
	}

	/** `Absents : Luc Bon`, who is among those present; `Présents : Luc Bon`, who never came. */
	#presence(of: 'present' | 'here' | 'away' | 'represented', name: Name): void {
		const member = this.#context.people.roster.find(name.value);
		if (!member && of === 'present') this.#unknownPerson(name, 'presentStranger');
		if (!member?.elector || member.late) return;
		const isThere = isInRoom(member.presence);
		const saysThere = of === 'present' || of === 'here';
		if (saysThere ? isThere || this.#wasThere(member) : !isThere) return;
		if (of === 'here' && member.presence === 'represented') return;
		this.#report(member, name, 'presence', {
			of: saysThere ? 'present' : 'away',
			presence: member.presence,
		});
	}

	/** `Absente : Dora Finch` beside the counts of a vote, where she is in the room and no line says that she withdrew. */
	#awayAtVote(node: Node, { children }: Parent): void {
		const { roster } = this.#context.people;
		for (const statement of [
			node,
			...(node.type === 'ballot' ? listNodes(node).map((one) => one.node) : []),
		].flatMap(getStatements))
			for (const name of statement.kind === 'people' && statement.of === 'away' ? statement.children : []) {
				const member = roster.find(name.value);
				const isWithdrawn = children.some((line) =>
					getRecused(line).some(({ value }) => roster.find(value) === member),
				);
				if (member && !isWithdrawn && isInRoom(this.#room.presence.get(member))) this.#presence('away', name);
			}
	}

	/** `Anne Stan à Omar Haddad`, where the header has another holder. */
	#proxy([giver, holder]: Name[]): void {
		const { roster } = this.#context.people;
		const [from, to] = [giver && roster.find(giver.value), holder && roster.find(holder.value)];
		if (giver && to && !from && !this.#namesake(giver) && !this.#isOfHeader(giver)) this.#stranger(giver, to);
		// `Anne Stan à M. Vidal`
		if (holder && from?.holder && !to && !this.#namesake(holder) && !this.#isOfHeader(holder))
			this.#report(from, holder, 'proxy', { holder: holder.value, computed: from.holder.name });
		if (!giver || !from || !to || from.holder === to || from === to) return;
		if (!from.holder) {
			const isCounted = from.presence === 'represented' || !from.elector;
			if (this.#isAway(from) && !isCounted) this.#report(from, giver, 'given', { holder: to.name });
			return;
		}
		this.#report(from, giver, 'proxy', { holder: to.name, computed: from.holder.name });
	}

	/** `Mme Vidal a donné pouvoir à Lise Kern`, where the header has no Mme Vidal. */
	#stranger(giver: Name, holder: Member): void {
		const key = `stranger ${foldName(giver.value)}`;
		if (this.#told.has(key)) return;
		this.#told.add(key);
		this.#context.problems.at(giver, 'people/in-prose', 'given', {
			values: { name: giver.value, holder: holder.name },
		});
	}

	/** `Dora Finch, trésorière, …`, where the header gives that quality, or that place in the meeting, to another alone. */
	#office(office: string, name: Name | undefined, signs = false): void {
		const { roster, chair, secretary } = this.#context.people;
		const member = name && roster.find(name.value);
		// Of several who have the quality, nobody.
		const holder = roster.find(office);
		if (!name || !member || !holder || holder === member || this.#isAway(member)) return;
		// Who is said to be both is a header that was not read.
		if (chair === secretary && holder === chair) return;
		if (holder === chair || holder === secretary) {
			// Who has this quality of the body may leave the chair of this meeting to another.
			if (!member.quality || (!hasQuality(member, office) && (signs || hasQuality(holder, office))))
				this.#officer(holder === chair ? 'chair' : 'secretary', name);
		} else if (!hasQuality(member, office))
			this.#report(member, name, 'office', { office, computed: holder.name });
	}

	/** The votes or proxies that somebody is said to hold. */
	#holding({ of, value, bracketed, children: [name], position }: HoldingStatement): void {
		const { roster, members } = this.#context.people;
		const member = name && roster.find(name.value);
		const stated = parseFraction(value);
		if (!name || !member || !stated || (!member.elector && !bracketed)) return;
		// Of an allocation key somebody has others.
		if (bracketed && member.keyVotes.size > 0) return;
		const given = members.filter(({ holder, presence }) => holder === member && presence === 'represented');
		const at = position ? { ...name, position } : name;
		if (of === 'proxies') {
			if (!equals(stated, fraction(BigInt(given.length))))
				this.#report(member, at, 'proxies', { stated: value, computed: String(given.length) });
			return;
		}
		const all = sum([member, ...given].map(({ votes }) => votes));
		if (equals(stated, member.votes) || equals(stated, all)) return;
		if (member.weighted)
			this.#report(member, at, 'votes', { stated: value, computed: toDecimalString(member.votes) });
		else if (!bracketed && !members.some(({ weighted }) => weighted))
			this.#report(member, at, 'votesMissing', { stated: value });
	}

	/** Who counts the votes, and is none of those whom the header names, or never came. */
	#teller(name: Name): void {
		const { roster } = this.#context.people;
		const member = roster.find(name.value);
		const stated = getNames(getField(getHeader(this.#meeting), 'tellers')).map(({ value }) => value);
		if (!member) this.#unknownPerson(name, 'tellerStranger');
		else if (stated.some((one) => roster.find(one) === member)) return;
		else if (stated.length > 0) this.#report(member, name, 'teller', { computed: stated.join(', ') });
		else if (this.#isAway(member)) this.#report(member, name, 'tellerAway', { presence: member.presence });
	}

	/** `Luc Bon, scrutateur` below the record, where the header names others. */
	#signingTeller(name: Name, quality: string): void {
		const { roster } = this.#context.people;
		const isNamed = getNames(getField(getHeader(this.#meeting), 'tellers')).length > 0;
		if (isNamed && roster.isTeller(quality) && roster.find(name.value)) this.#teller(name);
	}

	/** Who presided or kept the minutes, by the text. */
	#officer(office: 'chair' | 'secretary', name: Name | undefined): void {
		const { people, replay } = this.#context;
		const member = name && people.roster.find(name.value);
		const stated = people[office];
		if (!name || !member || !stated || member === stated) return;
		// `Sous la présidence de Mme Kern`, when the chair has left.
		if (this.#departures.has(stated) && !isInRoom(this.#room.presence.get(stated))) return;
		const field = getField(getHeader(this.#meeting), office);
		if (getNames(field).some((one) => people.roster.find(one.value) === member)) return;
		// At the head of the record, whoever takes the chair later is not yet in it.
		if (
			office === 'chair' &&
			!this.#atHead &&
			replay.effects.some((one) => one.node.type === 'chairChange' && one.members.includes(member))
		)
			return;
		this.#report(member, name, office, { computed: stated.name });
	}

	#speaker({ children: [speaker] }: Intervention): void {
		for (const name of speaker.children) {
			const member = this.#context.people.roster.find(name.value);
			if (member) {
				this.#gone(member, name, 'speaks');
				this.#early(member, name, 'speaks');
			}
			if (!member || !this.#isAway(member)) continue;
			this.#report(member, name, 'speaks', { presence: member.presence });
		}
	}

	/** `Le secrétaire : Luc Bon`, which reads as if the secretary said a name. */
	#getSigner({ children: [, ...said] }: Intervention): Name | undefined {
		const [paragraph, second] = said;
		const [text, more] = paragraph?.type === 'paragraph' ? paragraph.children : [];
		if (second || more || text?.type !== 'text' || text.value.length > LONGEST_NAME) return undefined;
		const value = text.value.replace(/[\s.]+$/, '').trim();
		if (!this.#context.people.roster.find(value)) return undefined;
		return { type: 'name', value, ...(text.position ? { position: text.position } : {}), children: [] };
	}

	/** Which office of the meeting the word for a speaker is: `La secrétaire :`. */
	#officeOf({ children: [speaker] }: Intervention): 'chair' | 'secretary' | undefined {
		const { roster, chair, secretary } = this.#context.people;
		const [name, second] = speaker.children;
		const member = name && !second ? roster.find(name.value) : undefined;
		// A name of its own says who speaks.
		if (!name || !member || foldName(member.name).includes(foldName(name.value))) return undefined;
		return member === secretary ? 'secretary' : member === chair ? 'chair' : undefined;
	}

	#signer(name: Name): void {
		const member = this.#context.people.roster.find(name.value);
		if (member) {
			if (this.#isAway(member) && !this.#told.has(`tellerAway ${member.id}`))
				this.#report(member, name, 'signs', { presence: member.presence });
			return;
		}
		const key = foldName(name.value);
		if (
			this.#namesake(name) ||
			this.#isOfHeader(name) ||
			this.#told.has(`stranger ${key}`) ||
			this.#told.has(`moves ${key}`)
		)
			return;
		this.#told.add(`stranger ${key}`);
		this.#context.problems.at(name, 'people/in-prose', 'stranger', { values: { name: name.value } });
	}

	/** Or misspelt, which has a message of its own. */
	#isOfHeader(name: Name): boolean {
		const words = foldName(name.value).split(' ');
		const isNear = (word: string, others: readonly string[]) =>
			others.some((other) => editDistance(word, other, word.length > 4 ? 2 : 1) <= (word.length > 4 ? 2 : 1));
		// Two words that both differ are another name: `Nadine Perrin` beside Nadia Perrot.
		const isAlmost = (ones: readonly string[], others: readonly string[]) =>
			ones.every((word) => isNear(word, others)) && ones.filter((word) => !others.includes(word)).length <= 1;
		return this.#known.some((known) => isAlmost(words, known) || isAlmost(known, words));
	}

	/** Away at the opening, and never come by any line of the record. */
	#isAway(member: Member): boolean {
		return AWAY.has(member.presence) && member.group !== undefined && !this.#wasThere(member);
	}

	#wasThere(member: Member): boolean {
		return this.#context.replay.everThere.has(member);
	}

	#report(
		member: Member,
		name: Name,
		code:
			| 'presence'
			| 'unlisted'
			| 'proxy'
			| 'given'
			| 'givesThere'
			| 'chair'
			| 'secretary'
			| 'teller'
			| 'tellerAway'
			| 'speaks'
			| 'speaksEarly'
			| 'speaksGone'
			| 'moves'
			| 'movesGuest'
			| 'movesTwice'
			| 'movesRecused'
			| 'answers'
			| 'signs'
			| 'office'
			| 'votes'
			| 'votesMissing'
			| 'proxies',
		values: Record<string, string | { line: number }>,
	): void {
		const key = `${code} ${member.id}`;
		if (member.flawed || this.#told.has(key)) return;
		this.#told.add(key);
		this.#context.problems.at(name, 'people/in-prose', code, {
			values: { name: member.name, ...values } as never,
			related: [member.nodes[0]],
		});
	}
}

/** The texts at the head of a record: up to the title below the last list of people. */
class HeadTexts {
	text = '';
	#later = '';
	#isOpen = true;
	#hasList = false;

	add(node: Node): void {
		if (node.type === 'title' && this.#hasList) this.#isOpen = false;
		if (!HEAD_TEXTS.has(node.type)) return;
		const words =
			// `Présidence : Ada Brun`
			node.type === 'chairChange'
				? getNames(node)
						.map(({ value }) => value)
						.join(' ')
				: node.type === 'speaker'
					? (node as Speaker).value
					: plainText(node);
		if (this.#isOpen) this.text += ` ${words}`;
		else this.#later += ` ${words}`;
	}

	/** A list stands here. */
	open(): void {
		this.text += this.#later;
		this.#later = '';
		this.#isOpen = true;
		this.#hasList = true;
	}
}

const HEAD_TEXTS: ReadonlySet<string> = new Set([
	'paragraph',
	'tableCell',
	'title',
	'speaker',
	'chairChange',
]);

/** `Sont élus : Dora Finch, présidente ; Luc Bon, secrétaire`, `Le conseil élit son bureau : …` */
function tellsElected(node: Node): boolean {
	return getStatements(node).some(({ kind }) => kind === 'elected' || kind === 'offices');
}

/** Whether a text says of the list below it, or of the lines below its colon, that they are those elected. */
function electsBelow(above: Node, below: Node): boolean {
	return (below.type === 'list' || plainText(above).trimEnd().endsWith(':')) && tellsElected(above);
}

function getNames(node: Node | undefined): Name[] {
	if (!node) return [];
	if (node.type === 'name') return [node as Name];
	return ((node as Partial<Parent>).children ?? []).flatMap(getNames);
}

/** Whom the lines of a ballot name as withdrawn, or as taking no part. */
function getRecused(node: Node): Name[] {
	const lines = node.type === 'ballot' ? (node as Ballot).children : [];
	return lines.flatMap((line) =>
		line.label === 'recused' || line.label === 'notVoting' ? getNames(line) : [],
	);
}

/** `Zed Quick`, behind a civility `Quick`; neither `Finance Committee` nor `le trésorier`. */
function namesPerson(bare: string, hasCivility: boolean): boolean {
	const words = bare.split(/\s+/);
	return isCapital(bare) && (hasCivility || words.length > 1) && !namesBody(bare);
}

/**
 * Whether a name shares words with that of somebody and has another first name or surname: neither a short form, `Tom` of Thomas, nor a slip of the pen,
 * nor the words that the header leaves out or the text adds.
 */
function isNamesake(written: readonly string[], { words, initials }: NameParts): boolean {
	const pieces = new Set(words.flatMap((word) => [word, ...word.split(' ')]));
	const isBorne = (word: string) => pieces.has(word) || word.split(' ').some((half) => pieces.has(half));
	const others = written.filter((word) => !isBorne(word));
	const theirs = words.filter(
		(word) => !written.some((one) => one === word || one.split(' ').includes(word)),
	);
	const isShort = (one: string, other: string) =>
		one[0] === other[0] && (Math.min(one.length, other.length) <= 4 || one.slice(0, 3) === other.slice(0, 3));
	const isSame = (one: string, other: string) =>
		isShort(one, other) || editDistance(one, other, 2) <= (one.length > 4 ? 2 : 1);
	return (
		written.some((word) => words.includes(word)) &&
		others.length > 0 &&
		theirs.length > 0 &&
		!others.some((one) => initials.includes(one[0] ?? '') || theirs.some((other) => isSame(one, other)))
	);
}

/** Who attends without a vote, and not only at this meeting. */
function isGuest({ group, elector, presence }: Member): boolean {
	return !elector && group?.kind === 'guests' && isInRoom(presence);
}

/** It may overlap the next one. */
const TWO_CAPITALS = /(?<![\p{L}\p{N}'’-])(\p{Lu}[\p{L}'’-]+)(?=\s+(\p{Lu}[\p{L}'’-]+))/gu;

const LONGEST_NAME = 60;
const AWAY: ReadonlySet<string> = new Set(['represented', 'excused', 'absent']);
const DECIDES: ReadonlySet<string> = new Set(['resolution', 'election', 'choice', 'event']);
const ENDS_SIGNATURES: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'event',
	'closing',
]);
