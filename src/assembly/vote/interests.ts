/** Who has declared an interest in what is put to the vote, and voted on it or may have. */

import { foldedWords } from '../../text/fold.js';
import { compare } from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import { hasQuality } from '../attendance/qualities.js';
import type { DecidingContext, DeclaredInterest } from '../context.js';
import { titlesOfMatter } from '../headings.js';
import type { Member } from '../model.js';
import { firstLine, type Problems, span } from '../problems.js';
import { sourceValues } from '../wording.js';
import type { CountedTally } from './tally.js';
import type { VoteTerms } from './vote-terms.js';

/** All that the lists of people declare. */
export function readInterests(members: readonly Member[]): DeclaredInterest[] {
	return members.flatMap((member) =>
		member.nodes.flatMap(({ children }) =>
			children.flatMap((part) => {
				const words = part.type === 'interest' ? getWords(part.value) : '';
				return part.type === 'interest' && words !== '' ? [{ member, interest: part, words }] : [];
			}),
		),
	);
}

/**
 * Says of everybody who has an interest in what the title, the text or the agenda item names, and who did not withdraw: that they voted, or that the
 * counts leave it open. Being in the room is not voting; nor is standing among those who take no part.
 */
export function reportInterests(
	{ scene, subject, tally, line, attendance, round, getTexts }: VoteTerms,
	{ result, consent }: CountedTally,
	entitlement: Entitlement,
	{ interests, problems, people }: DecidingContext,
): void {
	if (interests.length === 0 || round === 2) return;
	const text = getTexts().map(getWords).join('');
	const { votes } = entitlement.entitled;
	const isEverybody =
		consent !== undefined || (result.voters !== null && votes !== null && compare(result.voters, votes) >= 0);
	const told = new Set<Member>();
	for (const { member, interest, words } of interests) {
		if (told.has(member) || !text.includes(words) || entitlement.getBar(member) !== undefined) continue;
		told.add(member);
		const answer = Object.entries(result.names).find(([, named]) =>
			named?.some((vote) => vote.member === member),
		)?.[0];
		if (answer === 'notVoting') continue;
		if (answer === undefined && (result.origin === 'named' || !attendance.known)) continue;
		const code = answer !== undefined ? 'voted' : isEverybody ? 'counted' : 'open';
		const name = tally?.answers
			.flatMap(({ names }) => names)
			.find(({ value }) => people.roster.find(value) === member);
		problems.in(
			name?.position ?? span(tally?.nodes ?? [line]) ?? firstLine(scene.node),
			'people/interest',
			code,
			{
				values: { name: member.name, subject, interest: interest.value },
				related: [interest],
				...(code === 'open' ? { severity: 'info' } : {}),
			},
		);
	}
}

/** Words with a space before and behind each, so that whole words alone are found. */
function getWords(text: string): string {
	const words = foldedWords(text).trim();
	return words === '' ? '' : ` ${words} `;
}

// --- Whom the law sends out of the room for a vote: a mayor for that on the accounts.

/** Somebody whom the rules make withdraw for this vote, and who is there and counted: named, filled in, or one of all who were there. */
export function reportWithdrawal(
	head: Member,
	{ scene, subject, ...terms }: VoteTerms,
	{ result }: CountedTally,
	entitlement: Entitlement,
	problems: Pick<Problems, 'in'>,
	{ rules: { withdraws } }: DecidingContext,
): void {
	const isNamed = Object.values(result.names).some((votes) => votes?.some(({ member }) => member === head));
	const { votes } = entitlement.entitled;
	const all = result.voters !== null && votes !== null && compare(result.voters, votes) >= 0;
	if (!isNamed && !all) return;
	problems.in(
		span(terms.tally?.nodes ?? [terms.line]) ?? firstLine(scene.node),
		'vote/not-entitled',
		'mustWithdraw',
		{
			values: { name: head.name, subject, ...sourceValues(withdraws?.source) },
		},
	);
}

/** Whom the law sends out of the room for a vote of such a title, where nothing in the text says that he or she went. */
export function getWhoWithdraws(
	{ scene, subject }: Pick<VoteTerms, 'scene' | 'subject'>,
	entitlement: Entitlement,
	{ rules: { withdraws }, people }: DecidingContext,
): Member | undefined {
	if (!withdraws) return undefined;
	const titles = titlesOfMatter(String(subject.values['title'] ?? ''), scene);
	if (!titles.some((one) => isOn(one, withdraws))) return undefined;
	const heads = people.members.filter((member) =>
		withdraws.qualities.some((quality) => hasQuality(member, quality)),
	);
	const [head] = heads.length > 0 ? heads : people.chair ? [people.chair] : [];
	return head && entitlement.getBar(head) === undefined ? head : undefined;
}

/**
 * Whether a title is that of a vote on one of these subjects: *Compte administratif 2025*, and what stands beside it (*et affectation du résultat*).
 * Nothing else that is done with the subject is: *Affectation du résultat du compte administratif*, *Compte administratif : désignation du président*.
 */
function isOn(
	title: string,
	{ titles, except }: { titles: readonly string[]; except: readonly string[] },
): boolean {
	const first = (part: string, all: readonly string[]) =>
		all.reduce((least, words) => {
			const at = part.indexOf(foldedWords(words));
			return at < 0 ? least : Math.min(least, at);
		}, part.length);
	const parts = title.split(/[:–—]|\s-\s/).map((part) => {
		const words = foldedWords(part);
		return { length: words.length, subject: first(words, titles), other: first(words, except) };
	});
	const at = parts.findIndex(({ length, subject, other }) => subject < length && subject <= other);
	// What a later part opens with is what is done: `Compte administratif : désignation du président`.
	return at >= 0 && !parts.slice(at + 1).some(({ other }) => other === 0);
}
