import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import { type NewVote, voteAt, writeVote } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { at, changed, meetings, places } from './meetings.js';

/** What a tree says, places, problems and ballots aside. */
function meaningBesideVotes({ meeting }: Compiled): string {
	return JSON.stringify(
		{ ...meeting, children: meeting.children.filter(({ type }) => type !== 'problem') },
		(key, value: unknown) => {
			if (key === 'position') return undefined;
			return Array.isArray(value) ? value.filter((item) => item?.type !== 'ballot') : value;
		},
		1,
	);
}

/** Figures of a decision as counted. */
function figures({ assembly }: Compiled, index: number): Array<bigint | null> {
	const tally = assembly.decisions[index]?.votes[0]?.tally;
	return (['for', 'against', 'abstention', 'blank'] as const).map(
		(answer) => tally?.[answer]?.numerator ?? null,
	);
}

describe('writing a vote', () => {
	it.each(meetings())(
		'changes the vote of one block and nothing else, wherever the cursor is (%s)',
		async (_, source) => {
			const before = await compileText(source);
			const seen = new Set<string>();
			for (const offset of places(source)) {
				const block = before.assembly.decisions.findIndex(
					({ node }) =>
						node.form !== 'implicit' && (node.position?.start.offset ?? 0) === voteAt(before, offset)?.from,
				);
				if (block < 0) continue;
				const text = changed(
					before,
					writeVote(before, offset, { for: '3', against: '1', abstention: '1', blank: '0' }),
				);
				if (seen.has(text)) continue;
				seen.add(text);
				const after = await compileText(text);
				expect(meaningBesideVotes(after)).toBe(meaningBesideVotes(before));
				expect(figures(after, block)).toEqual([3n, 1n, 1n, 0n]);
				expect(after.assembly.decisions.length).toBe(before.assembly.decisions.length);
				before.assembly.decisions.forEach((_decision, index) => {
					if (index !== block) expect(figures(after, index)).toEqual(figures(before, index));
				});
				expect(after.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length).toBe(
					before.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length,
				);
				// Writing the same again changes nothing.
				expect(
					writeVote(
						after,
						at(text, text.slice(offset, offset + 1)) &&
							(after.assembly.decisions[block]?.node.position?.start.offset ?? 0) + 3,
						{ for: '3', against: '1', abstention: '1' },
					),
				).toEqual([]);
			}
			expect(seen.size).toBeGreaterThan(0);
		},
	);

	it.each<[what: string, body: string, vote: NewVote, written: string]>([
		[
			'a block without a vote',
			'### Résolution 1 – A\n\nTexte.|\n\nAction : écrire\n',
			{ for: '3', against: '0' },
			'### Résolution 1 – A\n\nTexte.\n\nVote : 3 pour, 0 contre\n\nAction : écrire\n',
		],
		[
			'a block with its majority',
			'### Résolution 1 – A|\n\nTexte.\n\nMajorité : deux tiers\n',
			{ for: '3', against: '1', abstention: '1' },
			'### Résolution 1 – A\n\nTexte.\n\nMajorité : deux tiers\nVote : 3 pour, 1 contre, 1 abstention\n',
		],
		[
			'a vote in one line',
			'### Résolution 1 – A\n\nTexte.\n\n**Vote :** 2 pour|\nRésultat : rejetée\n',
			{ for: '3', abstention: '2', result: 'adopted' },
			'### Résolution 1 – A\n\nTexte.\n\n**Vote :** 3 pour, 2 abstentions\nRésultat : adoptée\n',
		],
		[
			'lines of answers, those that stay as they are',
			'### Résolution 1 – A\n\nTexte.\n\n- Pour : 2|\n- Contre : 1 (Ana)\n- Résultat : adoptée\n',
			{ for: '3', against: '1', blank: '1' },
			'### Résolution 1 – A\n\nTexte.\n\n- Pour : 3\n- Contre : 1 (Ana)\n- Blancs : 1\n- Résultat : adoptée\n',
		],
		[
			'unanimity in place of figures',
			'### Résolution 1 – A\n\nTexte.\n\n- Pour : 2|\n- Contre : 1\n- Résultat : adoptée\n',
			{ unanimous: true },
			'### Résolution 1 – A\n\nTexte.\n\n- Vote : unanimité\n- Résultat : adoptée\n',
		],
		[
			'those who take no part',
			'### Vœu 1 – A\n\nTexte.|\n',
			{ for: '3', notVoting: '2', result: 'adopted' },
			'### Vœu 1 – A\n\nTexte.\n\nVote : 3 pour\nNe prend pas part au vote : 2\nRésultat : adopté\n',
		],
		[
			'the explicit form',
			':::résolution A\nTexte.|\n:::\n',
			{ for: '3' },
			':::résolution A\nTexte.\n\nVote : 3 pour\n:::\n',
		],
		[
			'a second vote',
			'### Résolution 1 – A\n\nTexte.\n\nVote : 2 pour, 1 contre\nSecond vote : |1 pour\n',
			{ for: '2', against: '1' },
			'### Résolution 1 – A\n\nTexte.\n\nVote : 2 pour, 1 contre\nSecond vote : 2 pour, 1 contre\n',
		],
		[
			'a decision outside any block',
			'## Divers\n\nOn achète un banc.|\n\nAutre chose.\n',
			{ for: '3', against: '0' },
			'## Divers\n\nOn achète un banc.\n\nVote : 3 pour, 0 contre\n\nAutre chose.\n',
		],
		[
			'figures as people type them',
			'### Résolution 1 – A\n\nTexte.|\n',
			{ for: '1450,5', against: ' 2 ' },
			'### Résolution 1 – A\n\nTexte.\n\nVote : 1 450,5 pour, 2 contre\n',
		],
	])('%s', async (_, body, vote, written) => {
		const head = '---\nréunion: assemblée\nmembres: 10\n---\n\n';
		const compiled = await compileText(head + body.replace('|', ''));
		const text = changed(compiled, writeVote(compiled, head.length + body.indexOf('|'), vote));
		expect(text.replaceAll(/[\u00A0\u202F]/g, ' ')).toBe(head + written);
	});

	it.each<[what: string, body: string, vote: NewVote]>([
		['in the header', '', { for: '3' }],
		['in an election', '### Élection – Bureau\n\n- Ana : 3 voix|\n', { for: '3' }],
		[
			'in a table',
			'### Résolution 1 – A\n\nTexte.\n\n| Réponse | Voix |\n|---|---|\n| Pour | 3 |\n| Contre | 1| |\n',
			{ for: '3' },
		],
		['for what is no number', '### Résolution 1 – A\n\nTexte.|\n', { for: 'beaucoup' }],
		[
			'right below a vote that has its text',
			'## Divers\n\nOn achète un banc.\n\nVote : 3 pour\n\n|',
			{ for: '3' },
		],
		[
			'between a vote and the closing',
			'### Résolution 1 – A\n\nTexte.\n\nVote : 3 pour\n\nLa séance est levée à 17h.|\n',
			{ for: '3' },
		],
		[
			'where the room and those online have a line each',
			'### Résolution 1 – A\n\nTexte.|\n\nVote en salle : 3 pour\nVote à distance : 2 pour\n',
			{ for: '3' },
		],
		['for nothing', '### Résolution 1 – A\n\nTexte.|\n', {}],
	])('writes nothing %s', async (_, body, vote) => {
		const head = '---\nréunion: assemblée\nmembres: 10\n---\n\n';
		const compiled = await compileText(head + body.replace('|', ''));
		const offset = body.includes('|') ? head.length + body.lastIndexOf('|') : 8;
		expect(writeVote(compiled, Math.min(offset, compiled.source.length), vote)).toEqual([]);
	});
});
