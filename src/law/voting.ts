/** Words of the language that say who votes, and that somebody is chosen. */

import { opensWith, vocabulary } from '../language/index.js';

/** What the parts of a quality say of a vote: nothing of `directrice`, `none` of `voix consultative`, `open` of `invitée`, and of what contradicts itself. */
export function readVoting(parts: readonly string[]): 'none' | 'open' | 'vote' | undefined {
	const known = vocabulary('votingQualities');
	const said = parts.flatMap((part) => {
		const ends = (id: 'none' | 'vote') => known.findAll(part, id).some(({ to }) => to === part.length);
		return ends('none') ? 'none' : ends('vote') ? 'vote' : known.findId(part) === 'open' ? 'open' : [];
	});
	if (said.includes('none')) return said.includes('vote') ? 'open' : 'none';
	return said.includes('vote') ? 'vote' : said[0];
}

/** `Désignation du secrétaire`, `Election of the treasurer`. */
export function opensWithElecting(title: string): boolean {
	return opensWith(title, 'electingNouns', ['blocks', 'election']);
}
