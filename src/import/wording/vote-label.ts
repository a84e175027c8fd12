/** The label before figures of a vote. */

import { remembering } from '../../text/lazy.js';
import { exactly, isPhrase, wordPattern } from './dialect.js';

/** The label before figures: `Vote : `, `Résultat du vote :`, `Vote de la motion : `. */
export const voteLabel = remembering((text): string => {
	const [, label = ''] = /^([^:\d]{2,90}?)\s*:\s*/u.exec(text) ?? [];
	if (label === '') return '';
	const bareLabel = label.replace(/^[\s*_>→-]+|[\s*_]+$/g, '');
	return isPhrase('ownVote', bareLabel) ||
		wordPattern`^${exactly('voteHeads')}(?!\p{L})`.test(bareLabel.toLowerCase())
		? label
		: '';
});
