/** Meetings that the tests of the command line use. */

/** One without anything to say about. */
export const CLEAN = `---
lang: en
organization: Tidewater Commons
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 2024-09-17
opened: 14:00
closed: 15:00
participants:
  present: [Ada Novak, Ben Osei, Carla Ruiz]
---

## Budget

### Resolution 1 – Reserve

The reserve is six months of expenses.

Vote: 2 for, 1 against
`;

/** One whose stated result is not the computed one. */
export const WRONG = CLEAN.replace('2 for, 1 against', '1 for, 2 against\nResult: carried');

/** The same in French. */
export const WRONG_IN_FRENCH = WRONG.replace('lang: en', 'lang: fr')
	.replace('simple majority', 'majorité simple')
	.replace('quorum: none', 'quorum: aucun')
	.replace('## Budget', '## Comptes')
	.replace('### Resolution 1 – Reserve', '### Résolution 1 – Réserve')
	.replace('The reserve is six months of expenses.', 'La réserve est de six mois.')
	.replace('Vote: 1 for, 2 against', 'Vote : 1 pour, 2 contre')
	.replace('Result: carried', 'Résultat : adoptée');

/** One with a warning. */
export const WARNED = CLEAN.replace('six months', 'XX months');
