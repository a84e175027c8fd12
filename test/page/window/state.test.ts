import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../src/page/window/drafts/draft.js';
import { isBlank, isForeign, type WindowState } from '../../../src/page/window/state.js';

const shown = (text: string) => {
	const draft = newDraft('a.md', text);
	return { drafts: [draft], current: draft.id } as unknown as WindowState;
};

describe('what stands beside a text', () => {
	it.each<[what: string, text: string, blank: boolean, foreign: boolean]>([
		['nothing', '', true, false],
		['spaces', ' \n\t', true, false],
		['a note', 'À faire demain', false, false],
		['pasted minutes', 'Réunion du bureau du 3 mars. Présents : Marie.', false, true],
		['five megabytes of them', 'On a voté le budget : 3 pour.\n'.repeat(180_000), false, true],
		['a meeting', '---\nréunion: AG\n---\n\nOn a voté le budget.', false, false],
		['one with a mark of bytes before it', '\uFEFF---\nréunion: AG du 3 mars à Rennes\n---', false, false],
	])('%s', (_, text, blank, foreign) => {
		expect([isBlank(shown(text)), isForeign(shown(text))]).toEqual([blank, foreign]);
	});
});
