/** Prints rules back in words, as they were understood: for `pv rules`, for the head of a resolution, for messages and proofs. */

import type { Presence } from '../ast/index.js';
import type { Phrase } from '../language/ids.js';
import { type Fraction, fraction, multiply, toDecimalString } from '../text/fraction.js';
import type {
	DeadlineId,
	DeadlineRule,
	Majority,
	NoticeRule,
	ProxyRule,
	QuorumRule,
	Requirement,
	Round,
	Rules,
	Source,
	Threshold,
	Tie,
} from './rules.js';

/** `au moins deux tiers des suffrages exprimés`, `majorité simple des suffrages exprimés`; several lines are joined. */
export function describeMajority(majority: Pick<Majority, 'requirements'>, phrase: Phrase): string {
	return phrase('labels.law.joined', {
		parts: majority.requirements.map((line) => describeRequirement(line, phrase)),
	});
}

/** One line of a majority in words. */
export function describeRequirement(requirement: Requirement, phrase: Phrase): string {
	const { threshold, base, unit } = requirement;
	if (threshold.kind === 'all') return phrase('labels.law.unanimity', { base });
	if (isSimple(requirement)) return phrase('labels.law.simple');
	return phrase('labels.law.requirement', {
		threshold: describeThreshold(threshold, phrase),
		of: phrase('labels.law.base', { base, unit }),
		counted: threshold.kind,
	});
}

/** `plus de la moitié`, `deux tiers`, `2 personnes`. */
function describeThreshold(threshold: Threshold, phrase: Phrase): string {
	if (threshold.kind === 'all') return phrase('labels.law.all');
	const strict = threshold.comparison === '>' ? 'yes' : 'no';
	if (threshold.kind === 'number') return phrase('labels.law.number', { strict, number: threshold.number });
	return phrase('labels.law.fraction', { strict, part: describeFraction(threshold.fraction, phrase) });
}

/** `la moitié`, `deux tiers`, `3/7`, `66,67 %`. */
function describeFraction(value: Fraction, phrase: Phrase): string {
	const { numerator, denominator } = value;
	const name = FRACTION_NAMES[`${numerator}/${denominator}`];
	if (name) return phrase('labels.law.part', { part: name, text: '' });
	const percent = toDecimalString(multiply(value, fraction(100n)));
	const isRound = !percent.includes('/') && denominator > 20n;
	return isRound
		? phrase('labels.law.percent', { percent: { exact: percent } })
		: `${numerator}/${denominator}`;
}

/** `un quart des membres, présents ou représentés ; sur deuxième convocation, aucun quorum`. */
export function describeQuorum(quorum: QuorumRule | 'none' | undefined, phrase: Phrase): string {
	if (quorum === undefined || quorum === 'none') return phrase('labels.law.noQuorum');
	const words = phrase('labels.law.quorum', {
		threshold: describeThreshold(quorum.threshold, phrase),
		kind: quorum.threshold.kind,
		unit: quorum.unit,
		who: quorum.holdersCount ? phrase('labels.law.qualifying') : describeCounts(quorum.counts, phrase),
	});
	const later = [...(quorum.call ?? [])].map(([call, rule]) =>
		phrase('labels.law.onCall', { call, rule: describeQuorum(rule, phrase) }),
	);
	const at = quorum.at === 'vote' ? [] : [phrase('labels.law.moment', { at: quorum.at })];
	return phrase('labels.law.apart', {
		first: words,
		rest: [...at, ...later].map((part) => phrase('labels.law.after', { part })).join(''),
	});
}

/** Who makes a quorum: `présents ou représentés`. */
function describeCounts(counts: readonly Presence[], phrase: Phrase): string {
	const room = counts.includes('remote') ? 'all' : 'room';
	const others = `${counts.includes('represented') ? 'Represented' : ''}${counts.includes('byPost') ? 'Post' : ''}`;
	return phrase('labels.law.counts', { room, others: others === '' ? 'none' : others });
}

/** `2 pouvoirs au plus par personne ; mandataire : un membre`. */
export function describeProxies(proxies: ProxyRule | undefined, phrase: Phrase): string {
	const parts: string[] = [];
	const max = proxies?.max;
	if (max?.kind === 'number') parts.push(phrase('labels.law.proxiesNumber', { max: max.number }));
	else if (max) parts.push(phrase('labels.law.proxiesShare', { share: describeFraction(max.share, phrase) }));
	else parts.push(phrase('labels.law.proxiesFree'));
	if (proxies?.share)
		parts.push(phrase('labels.law.proxiesWithin', { share: getPercent(proxies.share, phrase) }));
	if (proxies && proxies.holder !== 'anyone')
		parts.push(
			phrase('labels.law.holder', {
				holder: proxies.holder,
				allowed: proxies.allowed.join(', '),
				some: proxies.allowed.length > 0 && proxies.holder !== 'nobody' ? 'yes' : 'no',
			}),
		);
	if (proxies && proxies.excluded.length > 0) parts.push(describeExcluded(proxies.excluded, phrase));
	return inOneLine(parts, phrase);
}

/** `jamais par : syndic, syndique, conjoint du syndic et 131 autres`: nobody reads every word by which a profile knows them. */
function describeExcluded(people: readonly string[], phrase: Phrase): string {
	const named = people.length > MOST_NAMED ? people.slice(0, SOME_NAMED) : people;
	return phrase('labels.law.excluded', { people: named.join(', '), more: people.length - named.length });
}

const [MOST_NAMED, SOME_NAMED] = [12, 4];

/** `21 jours francs avant la réunion`. */
export function describeNotice(notice: NoticeRule | undefined, phrase: Phrase): string {
	if (!notice) return phrase('labels.law.noNotice');
	const { counted, post } = notice;
	const values = { clear: notice.clear ? 'yes' : 'no', counted, post };
	const parts = [phrase('labels.law.notice', { ...values, days: notice.days })];
	for (const [call, days] of notice.call ?? [])
		parts.push(phrase('labels.law.onCall', { call, rule: phrase('labels.law.notice', { ...values, days }) }));
	if (notice.urgent) {
		const { days, clear } = notice.urgent;
		const rule = phrase('labels.law.notice', { days, clear: clear ? 'yes' : 'no', counted: 'sending', post });
		parts.push(phrase('labels.law.whenUrgent', { rule }));
	}
	return inOneLine(parts, phrase);
}

/** `notification du procès-verbal aux personnes opposées ou absentes : 1 mois après la réunion`. */
function describeDeadline(id: DeadlineId, rule: Omit<DeadlineRule, 'source'>, phrase: Phrase): string {
	const { count, unit, clear, from } = rule;
	const what = phrase(`labels.documents.deadlines.${id}`);
	return phrase('labels.law.deadline', { what, count, unit, clear: clear ? 'yes' : 'no', from });
}

/** `la voix de la présidence l'emporte`. */
function describeTie(tie: Tie | undefined, phrase: Phrase): string {
	return phrase('labels.law.tie', { tie: tie ?? 'none' });
}

/** `majorité absolue au premier tour, puis relative ; à égalité, le plus âgé`. */
function describeElections({ elections, electing }: Rules, phrase: Phrase): string {
	const parts = (elections?.rounds ?? []).map((round, index) =>
		phrase('labels.law.round', {
			round: index + 1,
			rule: describeRound(round, phrase),
		}),
	);
	if (parts.length === 0)
		parts.push(
			electing
				? phrase('labels.law.electing', { rule: describeMajority(electing, phrase) })
				: phrase('labels.law.noElections'),
		);
	for (const office of elections?.offices ?? [])
		parts.push(
			phrase('labels.law.officeElection', {
				office: office.titles[0] ?? '',
				rounds: (office.rounds ?? []).map((round) => describeRound(round, phrase)),
				hasRounds: office.rounds ? 'yes' : 'no',
				quorum: office.quorum === undefined ? '' : describeQuorum(office.quorum, phrase),
				hasQuorum: office.quorum === undefined ? 'no' : 'yes',
				chair: office.chairVotes ? 'yes' : 'no',
				lists: office.proportional ? 'proportional' : office.lists ? 'yes' : 'no',
			}),
		);
	if (elections?.tie) parts.push(phrase('labels.law.electionTie', { tie: elections.tie }));
	return inOneLine(parts, phrase);
}

/** One round in words: elections speak of an absolute majority where resolutions speak of a simple one. */
function describeRound(round: Round, phrase: Phrase): string {
	if (round.kind === 'relative') return phrase('labels.law.relative');
	const [line, ...others] = round.requirements;
	return line && others.length === 0 && isSimple(line)
		? phrase('labels.law.absolute')
		: describeMajority(round, phrase);
}

/** Where a figure comes from: `loi du 10 juillet 1965, art. 24`; one that was not read says so. */
export function describeSource(source: Source, phrase: Phrase): string {
	return phrase('labels.law.source', { text: source.text, verified: source.verified ? 'yes' : 'no' });
}

/** A source as it stands inside a sentence: `loi du 10 juillet 1965, art. 25 ; texte non vérifié`. */
export function citedSource({ text, verified }: Source, phrase: Phrase): string {
	return phrase('messages.proof.cited', { source: text, verified: verified ? 'yes' : 'no' });
}

/** A majority with its quorum, its second ballot and what a second convocation changes. */
function describeWholeMajority(majority: Majority, phrase: Phrase): string {
	const parts = [describeMajority(majority, phrase)];
	if (majority.quorum !== undefined)
		parts.push(
			phrase('labels.law.ownQuorum', {
				quorum: describeQuorum(majority.quorum, phrase),
				none: majority.quorum === 'none' ? 'yes' : 'no',
			}),
		);
	if (majority.else) {
		parts.push(
			phrase('labels.law.else', {
				if: describeMajority({ requirements: majority.else.if }, phrase),
				// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
				then: majority.else.then,
			}),
		);
	}
	if (majority.tie) parts.push(describeTie(majority.tie, phrase));
	for (const [call, rule] of majority.call ?? [])
		parts.push(phrase('labels.law.onCall', { call, rule: describeMajority(rule, phrase) }));
	return inOneLine(parts, phrase);
}

/** One line of the readable table of some rules. */
interface RuleLine {
	/** What it is about, in words: `Quorum`, `Majorité « art. 25 »`. */
	label: string;
	/** The rule in words. */
	text: string;
	source?: Source | undefined;
}

/** All rules in words, line by line, as `pv rules` and the annexes print them. */
export function describeRules(rules: Rules, phrase: Phrase): RuleLine[] {
	const lines: RuleLine[] = [];
	const add = (topic: string, text: string, source?: Source) => {
		lines.push({ label: phrase('labels.law.topic', { topic, name: '' }), text, ...(source && { source }) });
	};
	add('quorum', describeQuorum(rules.quorum, phrase), rules.quorumSource);
	for (const majority of rules.majorities.values()) {
		const topic = majority.name === rules.default ? 'defaultMajority' : 'majority';
		lines.push({
			label: phrase('labels.law.topic', { topic, name: majority.printedName ?? majority.name }),
			text: describeWholeMajority(majority, phrase),
			source: majority.source ?? majority.requirements[0]?.source,
		});
	}
	add('tie', describeTie(rules.tie, phrase), rules.tieSource);
	if (rules.secret?.tie) add('secretTie', describeTie(rules.secret.tie, phrase), rules.secret.source);
	add('proxies', describeProxies(rules.proxies, phrase), rules.proxies?.source);
	if (rules.showOfHands) add('showOfHands', phrase('labels.law.showOfHands'), rules.showOfHands.source);
	if (rules.noPost) add('noPost', phrase('labels.law.noPost'), rules.noPost.source);
	if (rules.noRemote) add('noRemote', phrase('labels.law.noRemote'), rules.noRemote.source);
	if (rules.noVote)
		add(
			'noVote',
			phrase('labels.law.noVote', {
				who: rules.noVote.qualities[0] ?? '',
				chair: rules.noVote.chair ? 'yes' : 'no',
			}),
			rules.noVote.source,
		);
	if (rules.secretInRoom) add('secretInRoom', phrase('labels.law.secretInRoom'), rules.secretInRoom.source);
	if (rules.chairBarred)
		add('chairBarred', describeExcluded(rules.chairBarred.qualities, phrase), rules.chairBarred.source);
	if (rules.withdraws)
		add(
			'withdraws',
			phrase('labels.law.withdraws', {
				titles: rules.withdraws.titles.join(', '),
				who: rules.withdraws.qualities[0] ?? '',
			}),
			rules.withdraws.source,
		);
	if (rules.votingRight) {
		const { attended, of, source } = rules.votingRight;
		add('votingRight', phrase('labels.law.votingRight', { attended, of }), source);
	}
	if (rules.knownSince)
		add('knownSince', phrase('labels.law.knownSince', { date: { date: rules.knownSince } }));
	if (rules.cap) add('cap', phrase('labels.law.cap'), rules.capSource);
	add('recused', phrase('labels.law.recused', { recused: rules.recused }));
	add('notice', describeNotice(rules.notice, phrase), rules.notice?.source);
	for (const [id, { source, ...rule }] of rules.deadlines)
		add('deadline', describeDeadline(id, rule, phrase), source);
	add('elections', describeElections(rules, phrase), rules.elections?.source ?? rules.electing?.source);
	if (rules.secondCallLimitedToAgenda) add('secondCall', phrase('labels.law.sameAgenda'));
	if (rules.amendedDropsPost) add('amended', phrase('labels.law.dropsPost'), rules.amendedSource);
	if (rules.mentions.length > 0) {
		add(
			'mentions',
			phrase('labels.law.list', {
				items: rules.mentions.map((mention) => phrase('labels.law.mention', { mention: mention.id })),
			}),
			rules.mentions[0]?.source,
		);
	}
	if (rules.sign.length > 0) {
		add(
			'sign',
			phrase('labels.law.list', {
				items: rules.sign.map((office) => phrase('labels.law.office', { office, text: office })),
			}),
		);
	}
	return lines;
}

/** Whether a line is the simple majority: more for than against of the votes cast. */
function isSimple({ threshold, base, unit }: Requirement): boolean {
	if (threshold.kind !== 'fraction' || base !== 'cast' || unit !== 'votes') return false;
	return (
		threshold.comparison === '>' &&
		threshold.fraction.numerator === 1n &&
		threshold.fraction.denominator === 2n
	);
}

/** Whether `à la majorité` settles a line: a vote by voice or hands has no illegal ballots, and counts as the line counts, votes or people. */
export function isSettledByMajority(line: Requirement): boolean {
	return isSimple({ ...line, base: line.base.startsWith('castOr') ? 'cast' : line.base, unit: 'votes' });
}

function inOneLine(parts: readonly string[], phrase: Phrase): string {
	const [first = '', ...rest] = parts;
	return phrase('labels.law.apart', {
		first,
		rest: rest.map((part) => phrase('labels.law.after', { part })).join(''),
	});
}

function getPercent(share: Fraction, phrase: Phrase): string {
	const percent = toDecimalString(multiply(share, fraction(100n)));
	return percent.includes('/')
		? describeFraction(share, phrase)
		: phrase('labels.law.percent', { percent: { exact: percent } });
}

/** Fractions that have a name of their own in `labels.law.part`. */
const FRACTION_NAMES: Readonly<Record<string, string>> = {
	'1/2': 'half',
	'1/3': 'third',
	'2/3': 'twoThirds',
	'1/4': 'quarter',
	'3/4': 'threeQuarters',
	'1/5': 'fifth',
	'2/5': 'twoFifths',
	'3/5': 'threeFifths',
	'4/5': 'fourFifths',
	'1/6': 'sixth',
	'5/6': 'fiveSixths',
	'1/8': 'eighth',
	'1/10': 'tenth',
	'9/10': 'nineTenths',
	'1/20': 'twentieth',
};

// Rules as plain data, for `pv rules --format json`: the figures as they were understood, and the lines that say them in words.

/** `> 1/2`, `>= 2`, `all`: a threshold as rules files write it. */
export function writeThreshold(threshold: Threshold): string {
	if (threshold.kind === 'all') return 'all';
	if (threshold.kind === 'number') return `${threshold.comparison} ${threshold.number}`;
	const { numerator, denominator } = threshold.fraction;
	return `${threshold.comparison} ${numerator}/${denominator}`;
}

/** All rules as data that JSON can hold. */
export function rulesAsData(rules: Rules, phrase: Phrase): Record<string, unknown> {
	const { proxies, notice, elections } = rules;
	return {
		pv: 1,
		profile: rules.profile ?? null,
		name: rules.name ?? null,
		default: rules.default,
		majorities: [...rules.majorities.values()].map(majorityData),
		quorum: quorumData(rules.quorum),
		tie: rules.tie ?? null,
		secretTie: rules.secret?.tie ?? null,
		proxies: proxies
			? {
					max: !proxies.max
						? null
						: proxies.max.kind === 'number'
							? String(proxies.max.number)
							: shareText(proxies.max.share),
					share: proxies.share ? shareText(proxies.share) : null,
					holder: proxies.holder,
					source: sourceData(proxies.source),
				}
			: null,
		notice: notice
			? { days: String(notice.days), clear: notice.clear, source: sourceData(notice.source) }
			: null,
		elections: elections
			? {
					rounds: elections.rounds.map(roundData),
					tie: elections.tie ?? null,
					source: sourceData(elections.source),
				}
			: null,
		votingRight: rules.votingRight
			? {
					attended: rules.votingRight.attended,
					of: rules.votingRight.of,
					source: sourceData(rules.votingRight.source),
				}
			: null,
		knownSince: rules.knownSince ?? null,
		lines: describeRules(rules, phrase).map(({ label, text, source }) => ({
			label,
			text,
			source: sourceData(source),
		})),
	};
}

function majorityData({ name, label, requirements, quorum, tie, source, call, ...rest }: Majority): unknown {
	return {
		name,
		label,
		requirements: requirements.map(requirementData),
		...(quorum === undefined ? {} : { quorum: quorumData(quorum) }),
		...(tie ? { tie } : {}),
		...(rest.else
			? {
					else: {
						if: rest.else.if.map(requirementData),
						// biome-ignore lint/suspicious/noThenProperty: the word of the rules file; it holds a name and no function.
						then: rest.else.then,
						atOnce: rest.else.atOnce,
					},
				}
			: {}),
		...(call
			? {
					calls: [...call].map(([number, later]) => ({
						call: number,
						requirements: later.requirements.map(requirementData),
					})),
				}
			: {}),
		source: sourceData(source ?? requirements[0]?.source),
	};
}

function requirementData({ threshold, base, unit }: Requirement): unknown {
	return { threshold: writeThreshold(threshold), base, unit };
}

function quorumData(quorum: QuorumRule | 'none' | undefined): unknown {
	if (quorum === undefined) return null;
	if (quorum === 'none') return 'none';
	const { threshold, base, unit, counts, at, call, source } = quorum;
	return {
		threshold: writeThreshold(threshold),
		base,
		unit,
		counts,
		at,
		...(call
			? { calls: [...call].map(([number, later]) => ({ call: number, quorum: quorumData(later) })) }
			: {}),
		source: sourceData(source),
	};
}

function roundData(round: Round): unknown {
	return round.kind === 'relative' ? 'relative' : round.requirements.map(requirementData);
}

function shareText({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string {
	return `${numerator}/${denominator}`;
}

function sourceData(source: Source | undefined): unknown {
	return source ? { text: source.text, asOf: source.asOf ?? null, verified: source.verified } : null;
}
