/** Words of the language that say who votes, and that somebody is chosen. */

import { isOneOf, mentions, opensWith, vocabulary } from '../language/index.js';

/**
 * What the parts of a quality say of a vote: nothing of `directrice`, `none` of `voix consultative`, `open` of `invitée`, of a vote beside a word that
 * denies it, and of what contradicts itself.
 */
export function readVoting(parts: readonly string[]): 'none' | 'open' | 'vote' | undefined {
	const said = parts.flatMap((part) => votingOfPart(part) ?? []);
	if (said.includes('none')) return said.includes('vote') ? 'open' : 'none';
	return said.includes('vote') ? 'vote' : said[0];
}

function votingOfPart(part: string): 'none' | 'open' | 'vote' | undefined {
	const known = vocabulary('votingQualities');
	// `droit de vote : non`
	const [, right = '', answer = ''] = /^([^:=]{2,40}?)\s*[:=]\s*([^\s:=]+)$/.exec(part) ?? [];
	const isSaid = isOneOf(right, 'votingRights') ? vocabulary('booleans').findId(answer) : undefined;
	if (isSaid) return isSaid === 'yes' ? 'vote' : 'none';
	const last = (id: 'none' | 'vote') => known.findAll(part, id).find(({ to }) => to === part.length);
	if (last('none')) return 'none';
	const vote = last('vote');
	// `collaboratrice de l'élu` is somebody else.
	if (vote && !endsWithLink(part.slice(0, vote.from))) return mentions(part, 'negations') ? 'open' : 'vote';
	return known.findId(part) === 'open' ? 'open' : undefined;
}

function endsWithLink(text: string): boolean {
	const [end] = vocabulary('eventLinks').findAll(text, 'of').slice(-1);
	return end !== undefined && /^(?:[\s'’]*|[\s'’]*\p{L}{1,2}[\s'’]*)$/u.test(text.slice(end.to));
}

/** Whether a quality says that somebody attends from afar: `en visioconférence`. */
export function saysRemote(quality: string): boolean {
	return vocabulary('groups').findId(quality) === 'remote';
}

/** `Désignation du secrétaire`, `Election of the treasurer`. */
export function opensWithElecting(title: string): boolean {
	return opensWith(title, 'electingNouns', ['blocks', 'election']);
}

/** Whether a title speaks of a vote itself: `Vote à bulletins secrets`. */
export function namesVoting(title: string): boolean {
	return mentions(title, ['votingActs', 'act'], 'ballotMethods');
}
