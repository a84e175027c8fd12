/** Results in words that agree with what was decided. */

import type { CandidateResult, ElectionResult, Outcome } from '../assembly/model.js';
import { getChild, type ResolutionKind } from '../ast/index.js';
import type { Gender } from '../language/locale.js';
import { LOCALES } from '../language/locales.generated.js';
import { foldKeyword } from '../text/fold.js';
import { type GrammaticalGender, getGender, type ViewContext } from './context.js';
import type { Tone } from './view-model.js';

/** The kind of a block that is put to the vote. */
export type Kind = ResolutionKind | 'election' | 'choice';

/** What a thing that is voted on is called: `résolution`, `élection`. */
export function kindWord(kind: Kind, context: ViewContext): string {
	return context.words(`kinds.${kind}.word`);
}

/** `adoptée`, `adopté`: agrees with the kind of text. */
export function decisionOutcome(outcome: Outcome, kind: Kind, context: ViewContext): string {
	return context.words(`outcomes.${outcome}`, { gender: context.words(`kinds.${kind}.gender`) });
}

/** The tone in which an outcome is printed: good, bad or neutral. */
export function getTone(outcome: Outcome): Tone {
	if (outcome === 'adopted' || outcome === 'favourable') return 'positive';
	return outcome === 'rejected' || outcome === 'unfavourable' ? 'negative' : 'neutral';
}

/** `3 élus`, `Ines Kaci élue`; of a choice the option that came first. */
export function electionOutcome(election: ElectionResult, context: ViewContext): string {
	const elected = election.candidates.filter((candidate) => candidate.elected);
	const [only] = elected;
	if (elected.length === 0)
		return context.words(
			election.by === 'quorumMissing' || election.by === 'unknown'
				? 'outcomes.undetermined'
				: 'elections.nobody',
			{ gender: 'feminine' },
		);
	if (election.node.type === 'choice')
		return elected.map((candidate) => context.text(candidate.name)).join(', ');
	if (elected.length === 1 && only !== undefined) {
		return context.words('elections.one', {
			name: context.name(only.name),
			gender: candidateGender(only, election, context),
		});
	}
	return context.words('elections.count', { count: elected.length });
}

/** The number of an election where it tells something: written by hand, or one of several. */
export function electionNumber(election: ElectionResult, context: ViewContext): string | null {
	const written = election.node.children.some((child) => child.type === 'itemNumber');
	const several =
		context.assembly.elections.filter((other) => other.node.type === election.node.type).length > 1;
	return written || several ? election.number : null;
}

/** `élue`, `élu`. */
export function electedWord(
	candidate: CandidateResult,
	election: ElectionResult,
	context: ViewContext,
): string {
	return context.words(election.node.type === 'choice' ? 'elections.chosen' : 'elections.elected', {
		gender: candidateGender(candidate, election, context),
	});
}

/** The candidate's gender: by quality or civility, else by the result that is written of one person. */
export function candidateGender(
	candidate: CandidateResult,
	election: ElectionResult,
	context: ViewContext,
): GrammaticalGender {
	const person = getChild(candidate.line, 'person');
	const quality = person ? getChild(person, 'quality')?.value : undefined;
	const own = getGender(candidate.name, quality, context.lang);
	if (own !== 'other') return own;
	const known = context.genderOf(candidate.member);
	if (known !== 'other') return known;
	// `- Inès Balaguer : 14 voix, élue`
	const said = getChild(getChild(candidate.line, 'tally'), 'result')?.text;
	const [stated = ''] = foldKeyword(said ?? election.declared?.text ?? '').split(' ');
	const isSaid = (gender: Gender) =>
		Object.values(LOCALES).some(({ gendered }) => gendered[gender].results.includes(stated));
	return (['feminine', 'masculine'] as const).find(isSaid) ?? 'other';
}
