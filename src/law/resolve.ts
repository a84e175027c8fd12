/** Makes the typed rules of a meeting from what was said: defaults, names, second ballots, second convocations, contradictions. */

import { type DataNode, getFile, IN_ROOM, type Language, type Problem, problem } from '../ast/index.js';
import type { Phrase } from '../language/ids.js';
import { compare, fraction } from '../text/fraction.js';
import { nearestWord } from '../text/nearest.js';
import { reaches, reachesLaw } from './compare.js';
import { citedSource, describeMajority, isSettledByMajority } from './describe.js';
import { majorityInWords, type SpokenQuorum, type SpokenRequirement, saysRelative } from './in-words.js';
import { nearProblem } from './reader.js';
import type {
	Changes,
	Majority,
	MajorityDraft,
	NoticeRule,
	ProxyRule,
	QuorumDraft,
	QuorumRule,
	Requirement,
	RequirementDraft,
	Round,
	Rules,
	Source,
} from './rules.js';
import {
	BYLAWS_MAJORITIES,
	getMeaning,
	getSubject,
	isArticleName,
	isOfMatter,
	isTitled,
	nameKey,
	nameKeys,
	opensTitle,
	sectionKind,
	wordFor,
} from './vocabulary.js';

/** The part of the rules that follows from the merged changes. */
type Resolved = Omit<
	Rules,
	'given' | 'valid' | 'profile' | 'name' | 'source' | 'problems' | 'byKind' | 'mixed' | 'lawUnknown'
> & {
	problems: Problem[];
	/** Problems that are said but leave the rules usable. */
	warnings: Problem[];
};

export function resolveRules(said: Changes, context: ResolveContext): Resolved {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	const floor = said.floor && getRequirement(said.floor);
	const unanimous = said.majorities.get('unanimity');
	const [whole] = unanimous?.shipped ? (unanimous.requirements ?? []) : [];
	for (const { name, node, source } of said.unwritten ?? [])
		warnings.push(unwritten(wordFor('keys', name, context.lang), node, source, context));
	const making = { context, floor, unanimity: whole && getRequirement(whole), problems, warnings };
	const byKey = majoritiesByKey(said, making);
	const find = finder(byKey, making);
	linkSecondBallots(said, byKey, problems);
	const majorities = new Map([...byKey.values()].map((majority) => [majority.name, majority] as const));
	const chosen = defaultMajority(said, byKey, find, problems);
	if (chosen) majorities.set(chosen.name, chosen);
	const quorum = getQuorum(said.quorum, undefined, problems);
	return {
		default: chosen?.name ?? byKey.get(ORDINARY)?.name ?? ORDINARY,
		majorities,
		quorum,
		quorumSource: quorum === 'none' ? said.quorumSource : quorum?.source,
		proxies: getProxies(said),
		tie: said.tie?.value,
		tieSource: said.tie?.source,
		secret: said.secret,
		recused: said.recused ?? 'leaveBase',
		cap: said.cap?.value === 'sumOfOthers' ? 'sumOfOthers' : undefined,
		capSource: said.cap?.source,
		showOfHands: said.showOfHands,
		secretInRoom: said.secretInRoom,
		noPost: said.noPost,
		noRemote: said.noRemote || undefined,
		noVote: said.noVote,
		remedies: said.remedies,
		domicile: said.domicile,
		chairKeepsOut: said.chairKeepsOut,
		chairBarred: said.chairBarred,
		withdraws: said.withdraws,
		votingRight: said.votingRight,
		knownSince: said.knownSince,
		notice: getNotice(said, problems),
		deadlines: said.deadlines ?? new Map(),
		elections: said.elections && {
			rounds: (said.elections.rounds ?? []).map((round) => roundAboveFloor(round, said.elections, making)),
			tie: said.elections.tie,
			offices: (said.elections.offices ?? []).map((office) => ({
				...office,
				quorum: getQuorum(office.quorum, undefined, problems),
			})),
			source: said.elections.source,
		},
		electing: electingMajority(said, byKey, chosen, context.kind),
		secondCallLimitedToAgenda: said.secondCallLimitedToAgenda,
		amendedDropsPost: said.amendedDropsPost,
		amendedSource: said.amendedSource,
		mentions: said.mentions ?? [],
		sign: said.sign ?? [],
		officers: said.officers ?? [],
		find,
		article: (name) =>
			nameKeys(name)
				.map((key) => byKey.get(key))
				.find((found) => found !== undefined),
		subject: (title) => subjectMajority(title, byKey) ?? aliasedMajority(title, said, byKey),
		perhaps: (title) => {
			const [key] =
				[...said.majorities].find(
					([, { mayDecide, shipped, name }]) =>
						mayDecide?.some((one) => isTitled(title, one)) ||
						(!shipped && getMeaning('majorities', name) === undefined && isOfMatter(title, name)),
				) ?? [];
			return key === undefined ? undefined : byKey.get(key);
		},
		bylaws: () =>
			['statutes', ...BYLAWS_MAJORITIES, 'extraordinary'].flatMap(
				(name) => byKey.get(nameKey(name)) ?? [],
			)[0],
		kind: sectionKind,
		round: (name) => {
			if (getMeaning('rounds', name) || saysRelative(name)) return { kind: 'relative' };
			const found = find(name);
			return found && { kind: 'threshold', requirements: found.requirements };
		},
		special: () => ['special', 'extraordinary', 'statutes'].flatMap((key) => byKey.get(key) ?? [])[0],
		names: printedNames(byKey),
		nearest: (name) => nearestWord(name, printedNames(byKey)),
		problems,
		warnings,
	};
}

/** The majorities by their names and by those that nobody else bears; the simple one where neither a usual nor a general one was said. */
function majoritiesByKey(said: Changes, making: Making): Map<string, Majority> {
	const byKey = new Map<string, Majority>();
	for (const [key, draft] of said.majorities) {
		const majority = getMajority(draft, making);
		if (majority) byKey.set(key, majority);
	}
	for (const [key, { yieldsTo, shipped }] of said.majorities) {
		const own = shipped && yieldsTo !== undefined ? said.majorities.get(nameKey(yieldsTo)) : undefined;
		const majority = own && !own.shipped ? byKey.get(nameKey(own.name)) : undefined;
		// Bylaws that write a majority alone leave the quorum.
		const quorum = majority?.quorum ?? byKey.get(key)?.quorum;
		if (majority) byKey.set(key, quorum === majority.quorum ? majority : { ...majority, quorum });
	}
	for (const [key, draft] of said.majorities) {
		const majority = byKey.get(key);
		for (const alias of (majority && draft.aliases) ?? [])
			if (majority && !byKey.has(nameKey(alias))) byKey.set(nameKey(alias), majority);
	}
	if (!said.default && !said.majorities.has(ORDINARY)) byKey.set(ORDINARY, simpleMajority(making.context));
	return byKey;
}

/** The ordinary majority where the rules say one and nothing of elections: an extraordinary meeting elects by it too. */
function electingMajority(
	said: Changes,
	byKey: ReadonlyMap<string, Majority>,
	chosen: Majority | undefined,
	kind: string | undefined,
): Majority | undefined {
	if (said.elections?.rounds) return undefined;
	const ordinary = said.majorities.has(ORDINARY) ? byKey.get(ORDINARY) : undefined;
	return kind === 'extraordinary' || !said.default ? (ordinary ?? (said.default && chosen)) : chosen;
}

/** The majority whose usual name a title opens with. */
function subjectMajority(title: string, byKey: ReadonlyMap<string, Majority>): Majority | undefined {
	const id = getSubject(title);
	return id === undefined ? undefined : byKey.get(id);
}

/** The majority of which another name opens a title: `Satzungsänderung`, `Modification des statuts` of a company. */
function aliasedMajority(
	title: string,
	said: Changes,
	byKey: ReadonlyMap<string, Majority>,
): Majority | undefined {
	for (const [key, { aliases, name, shipped }] of said.majorities) {
		if (aliases?.some((alias) => opensTitle(title, alias))) return byKey.get(key);
		// Bylaws name their majorities by what is decided: `exclusion: deux tiers`.
		if (!shipped && getMeaning('majorities', name) === undefined && isOfMatter(title, name) === 'sure')
			return byKey.get(key);
	}
	return undefined;
}

function getProxies(said: Changes): ProxyRule | undefined {
	if (!said.proxies) return undefined;
	const { max, share, holder, allowed, excluded, source, excludedSource } = said.proxies;
	return {
		max: max === 'unlimited' ? undefined : max,
		share,
		holder: holder ?? 'anyone',
		allowed: allowed ?? [],
		excluded: excluded ?? [],
		source,
		excludedSource,
	};
}

/** Days that a registered letter may take to be presented where the rules do not say. */
const USUAL_POST = 3n;

function getNotice(said: Changes, problems: Problem[]): NoticeRule | undefined {
	const draft = said.notice;
	if (!draft) return undefined;
	if (draft.days === undefined) {
		if (draft.node.type === 'mapping' && draft.clear !== undefined)
			problems.push(
				problem('rules/invalid', 'daysMissing', draft.node.position, { file: getFile(draft.node) }),
			);
		return undefined;
	}
	const counted = draft.counted ?? 'sending';
	const rule: NoticeRule = {
		days: draft.days,
		clear: draft.clear ?? false,
		counted,
		post: counted === 'presentation' ? (draft.post ?? USUAL_POST) : 0n,
		source: draft.source,
	};
	return {
		...rule,
		...(draft.call ? { call: draft.call } : {}),
		...(draft.urgent ? { urgent: draft.urgent } : {}),
	};
}

function defaultMajority(
	said: Changes,
	byKey: ReadonlyMap<string, Majority>,
	find: (name: string) => Majority | undefined,
	problems: Problem[],
): Majority | undefined {
	if (!said.default) return byKey.get(ORDINARY);
	const found = find(said.default.value);
	// One that is defined, but wrongly, was said where it is defined.
	if (!found && !nameKeys(said.default.value).some((key) => said.majorities.has(key))) {
		const known = printedNames(byKey);
		const { node, value } = said.default;
		problems.push(
			nearProblem(
				'rules/invalid',
				'unknownDefault',
				node,
				{ name: value, known },
				nearestWord(value, known),
				node.data?.file,
			),
		);
	}
	return found;
}

// Makes majorities from what was said of them.

/** What resolving needs beside what was said. */
interface ResolveContext {
	phrase: Phrase;
	lang: Language;
	kind: string | undefined;
}

/** Name of the majority that holds where nothing is said. */
const ORDINARY = 'ordinary';

/** What making a majority needs beside what was said of it. */
interface Making {
	context: ResolveContext;
	/** A line below which no majority may go. */
	floor: Requirement | undefined;
	/** The unanimity of the profile, which the bare word means too (C. civ., art. 1852). */
	unanimity: Requirement | undefined;
	problems: Problem[];
	/** Problems that are said but leave the rules usable. */
	warnings: Problem[];
}

/** More for than against of the votes cast: what holds where nothing is said. */
function simpleMajority(context: ResolveContext): Majority {
	const requirements: Requirement[] = [
		{
			threshold: { kind: 'fraction', comparison: '>', fraction: fraction(1n, 2n) },
			base: 'cast',
			unit: 'votes',
		},
	];
	return {
		name: ORDINARY,
		printedName: wordFor('majorities', ORDINARY, context.lang),
		get label() {
			return describeMajority({ requirements }, context.phrase);
		},
		requirements,
		simple: true,
		openedBy: [],
	};
}

/** One line with its defaults; `fallback` is the line that it replaces on a later convocation. */
function getRequirement(line: RequirementDraft | SpokenRequirement, fallback?: Requirement): Requirement {
	return {
		threshold: line.threshold,
		base: line.base ?? fallback?.base ?? 'cast',
		unit: line.unit ?? (line.base === undefined ? fallback?.unit : undefined) ?? 'votes',
		source: 'source' in line ? line.source : undefined,
	};
}

/** The majority with its defaults; `first` is the one that it replaces on a later convocation. */
function getMajority(draft: MajorityDraft, making: Making, first?: Majority): Majority | undefined {
	const { context, problems } = making;
	if (!draft.requirements) {
		// A mistake inside was said already; nothing at all is a mistake of its own.
		if (draft.node.type === 'mapping' && !holdsRequirement(draft)) {
			problems.push(
				problem('rules/invalid', 'requirementMissing', (draft.key ?? draft.node).position, {
					file: draft.file,
					values: { name: draft.name },
				}),
			);
		}
		return undefined;
	}
	const requirements = draft.requirements.map((line) =>
		getRequirement(line, line.threshold.kind === 'all' ? making.unanimity : first?.requirements[0]),
	);
	raiseToFloor(requirements, draft, making);
	raiseToLaw(requirements, draft, making);
	const usual = getMeaning('majorities', draft.name);
	const majority: Majority = {
		// Usual names are English, all others stay as they are written.
		name: usual ?? draft.name,
		printedName: usual === undefined ? draft.name : wordFor('majorities', usual, context.lang),
		// Put into words when they are asked for, as most are not.
		get label() {
			if (draft.label !== undefined) return draft.label;
			return isArticleName(draft.name) ? draft.name : describeMajority({ requirements }, context.phrase);
		},
		requirements,
		simple: requirements.length === 1 && requirements.every(isSettledByMajority),
		loose: requirements.length === 1 && draft.requirements[0]?.loose,
		source: draft.source ?? first?.source,
		openedBy: [],
		position: (draft.key ?? draft.node).position,
	};
	const article = draft.label ?? draft.name;
	if (isArticleName(article)) majority.article = nameKey(article);
	const quorum = getQuorum(draft.quorum, undefined, problems);
	if (quorum !== undefined) majority.quorum = quorum;
	if (draft.tie) majority.tie = draft.tie;
	if (draft.shipped && draft.yieldsTo === undefined) majority.ofLaw = true;
	if (!draft.call) return majority;
	const calls = new Map<number, Majority>();
	for (const [call, later] of draft.call) {
		const replaced = getMajority(later, making, majority);
		if (!replaced) continue;
		const laterQuorum =
			majority.quorum !== undefined && majority.quorum !== 'none'
				? majority.quorum.call?.get(call)
				: undefined;
		calls.set(call, { ...replaced, quorum: replaced.quorum ?? laterQuorum ?? majority.quorum });
	}
	return { ...majority, call: calls };
}

/** Names of majorities as messages list them. */
function printedNames(majorities: ReadonlyMap<string, Majority>): string[] {
	return [...new Set(majorities.values())].map((majority) => majority.printedName ?? majority.name);
}

/** Whether the keys of a requirement are there, so that a problem with them was said already. */
function holdsRequirement(draft: MajorityDraft): boolean {
	return (
		draft.node.type === 'mapping' &&
		draft.node.children.some((pair) => REQUIREMENT_KEYS.includes(getMeaning('keys', pair.key) ?? ''))
	);
}

const REQUIREMENT_KEYS = ['threshold', 'base', 'unit', 'all'];

/** Adds the floor where a majority could pass below it; bylaws that do are told. */
function raiseToFloor(
	requirements: Requirement[],
	draft: MajorityDraft | undefined,
	{ floor, warnings, context }: Making,
): void {
	if (!floor || requirements.some((line) => reaches(line, floor))) return;
	requirements.push(floor);
	if (!draft || draft.shipped) return;
	const node = draft.requirements?.[0]?.node ?? draft.node;
	warnings.push(belowFloor(draft.name, { node, file: draft.file }, floor, context));
}

/** Adds the lines of the law itself that those of bylaws do not ask for, and tells it. */
function raiseToLaw(requirements: Requirement[], draft: MajorityDraft, { warnings, context }: Making): void {
	const own = [...requirements];
	const missing = (draft.floor ?? [])
		.map((line) => getRequirement(line))
		.filter((line) => !own.some((one) => reachesLaw(one, line)));
	const [first] = missing;
	if (!first) return;
	for (const line of missing) requirements.push(line);
	const node = draft.requirements?.[0]?.node ?? draft.node;
	warnings.push(unwritten(draft.name, node, first.source, context));
}

/** Says that the law leaves no room for a clause. */
function unwritten(
	name: string,
	node: DataNode | undefined,
	source: Source | undefined,
	{ phrase }: ResolveContext,
): Problem {
	const values = { name, source: source ? citedSource(source, phrase) : '' };
	return problem('rules/invalid', 'unwritten', node?.position, { file: node && getFile(node), values });
}

/** A round that no relative majority decides where the law has a floor; bylaws that say so are told. */
function roundAboveFloor(
	round: Round,
	elections: Changes['elections'],
	{ floor, warnings, context }: Making,
): Round {
	const requirements = round.kind === 'relative' ? [] : round.requirements;
	if (!floor || requirements.some((line) => reaches(line, floor))) return round;
	if (elections?.node)
		warnings.push(belowFloor(wordFor('keys', 'elections', context.lang), elections, floor, context));
	return { kind: 'threshold', requirements: [...requirements, floor] };
}

/** Says that bylaws go below what the law lets them. */
function belowFloor(
	name: string,
	{ node, file }: { node?: DataNode | undefined; file?: string | undefined },
	floor: Requirement,
	{ phrase }: ResolveContext,
): Problem {
	const source = floor.source ? citedSource(floor.source, phrase) : '';
	return problem('rules/invalid', 'belowFloor', node?.position, { file, values: { name, source } });
}

// Makes a quorum from what was said of it.

/** The quorum with its defaults; `first` is the one that it replaces on a later convocation. */
function getQuorum(
	draft: QuorumDraft | 'none' | undefined,
	first: QuorumRule | undefined,
	problems: Problem[],
): QuorumRule | 'none' | undefined {
	if (draft === undefined || draft === 'none') return draft;
	if (!draft.threshold) {
		problems.push(
			problem('rules/invalid', 'quorumWithoutThreshold', draft.node.position, { file: draft.file }),
		);
		return undefined;
	}
	if (draft.base !== undefined && draft.base !== 'members') {
		// Those present are always all of those present: such a quorum would never fail.
		problems.push(problem('rules/invalid', 'quorumBase', draft.node.position, { file: draft.file }));
		return undefined;
	}
	const rule: QuorumRule = {
		threshold: draft.threshold,
		base: draft.base ?? first?.base ?? 'members',
		unit: draft.unit ?? first?.unit ?? 'votes',
		counts: draft.counts ?? first?.counts ?? [...IN_ROOM],
		at: draft.at ?? first?.at ?? 'vote',
		source: draft.source ?? first?.source,
		recused: draft.recused ?? first?.recused,
		...((draft.holdersCount ?? first?.holdersCount) ? { holdersCount: true } : {}),
	};
	if (!draft.call) return rule;
	const calls = new Map<number, QuorumRule | 'none'>();
	for (const [number, later] of draft.call) {
		const replaced = getQuorum(later, rule, problems);
		if (replaced !== undefined) calls.set(number, replaced);
	}
	return { ...rule, call: calls };
}

/** A quorum that was said in words beside a majority. */
function quorumFromWords(spoken: SpokenQuorum): QuorumRule | 'none' {
	if (spoken === 'none') return spoken;
	const { threshold, unit, counts, second } = spoken;
	return {
		threshold,
		base: 'members',
		unit: unit ?? 'votes',
		counts: counts ?? [...IN_ROOM],
		at: 'vote',
		...(second && { call: new Map([[2, quorumFromWords(second)]]) }),
	};
}

// Finds the majority that a name means.

/** Finds a majority by name; what is no name is read as words. */
function finder(
	byKey: ReadonlyMap<string, Majority>,
	making: Making,
): (name: string) => Majority | undefined {
	const spoken = new Map<string, Majority | undefined>();
	return (name) => {
		for (const key of nameKeys(name)) {
			const known = byKey.get(key);
			if (known) return known;
		}
		if (!spoken.has(name)) spoken.set(name, fromWords(name, making));
		return spoken.get(name);
	};
}

function fromWords(name: string, making: Making): Majority | undefined {
	const read = majorityInWords(name);
	if ('no' in read) return undefined;
	const [line] = read.ok.requirements;
	// Half of the votes cast without `plus de` or `au moins` could be either.
	if (
		read.ok.requirements.length === 1 &&
		line &&
		!line.compared &&
		(line.base ?? 'cast') === 'cast' &&
		line.threshold.kind === 'fraction'
	) {
		if (compare(line.threshold.fraction, fraction(1n, 2n)) === 0) return undefined;
	}
	const requirements = read.ok.requirements.map((one) => getRequirement(one));
	raiseToFloor(requirements, undefined, making);
	const { quorum, tie } = read.ok;
	const make = (asked: Requirement[]): Majority => ({
		...(tie && { tie }),
		name: name.trim(),
		get label() {
			return describeMajority({ requirements: asked }, making.context.phrase);
		},
		requirements: asked,
		simple: asked.length === 1 && asked.every(isSettledByMajority),
		loose: read.ok?.requirements.length === 1 && line?.loose,
		openedBy: [],
	});
	const [only, more] = requirements;
	const isBare = only && !more && line?.threshold.kind === 'fraction' && line.base === undefined;
	const majority: Majority = {
		...make(requirements),
		...(isBare && { ofBase: (base: Requirement['base']) => make([{ ...only, base }]) }),
	};
	return quorum === undefined ? majority : { ...majority, quorum: quorumFromWords(quorum) };
}

// Second ballots: a failed vote may open another under another majority.

/** Notes which majority a failed vote opens, and which one is opened by what. */
function linkSecondBallots(said: Changes, byKey: Map<string, Majority>, problems: Problem[]): void {
	for (const [key, draft] of said.majorities) {
		const majority = byKey.get(key);
		if (!draft.else || !majority) continue;
		const file = draft.file;
		const target = nameKeys(draft.else.then)
			.map((name) => byKey.get(name))
			.find((found) => found !== undefined);
		if (!target) {
			if (nameKeys(draft.else.then).some((name) => said.majorities.has(name))) continue;
			const known = printedNames(byKey);
			const values = { name: draft.else.then, of: draft.name, known };
			problems.push(
				nearProblem(
					'rules/invalid',
					'unknownThen',
					draft.else.node,
					values,
					nearestWord(draft.else.then, known),
					file,
				),
			);
			continue;
		}
		majority.else = {
			if: draft.else.if.map((line) => getRequirement(line)),
			// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
			then: target.name,
			atOnce: draft.else.atOnce,
		};
		target.openedBy.push(majority.name);
	}
	for (const [key, draft] of said.majorities) {
		const loop = loopFrom(byKey.get(key), byKey);
		if (!loop || !draft.else) continue;
		problems.push(
			problem('rules/cycle', 'else', draft.else.node.position, {
				file: draft.file,
				values: { name: draft.name, chain: loop.join(' → ') },
			}),
		);
		return;
	}
}

function loopFrom(start: Majority | undefined, byKey: ReadonlyMap<string, Majority>): string[] | undefined {
	const names: string[] = [];
	for (let current = start; current; current = current.else && byKey.get(nameKey(current.else.then))) {
		if (names.includes(current.name))
			return current.name === start?.name ? [...names, current.name] : undefined;
		names.push(current.name);
	}
	return undefined;
}
