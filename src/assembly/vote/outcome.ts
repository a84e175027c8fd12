/** What a written result means, and how the outcome of a vote is called. */

import type { StatedOutcome } from '../../ast/index.js';
import type { Outcome } from '../model.js';

/** The outcome of a resolution that a result word states: one that appoints people is adopted where it says that they are elected. */
export function statedOutcome(outcome: StatedOutcome): Outcome {
	return outcome === 'elected' ? 'adopted' : outcome;
}

/** For or against, whatever words say it; nothing for a result that no count can contradict. */
export function meaningOf(outcome: Outcome | undefined): 'adopted' | 'rejected' | undefined {
	if (outcome === 'adopted' || outcome === 'favourable') return 'adopted';
	return outcome === 'rejected' || outcome === 'unfavourable' ? 'rejected' : undefined;
}

/** Of the last vote, as the kind of text calls it; a stated adjournment, withdrawal or note stands. */
export function outcomeOf(outcome: Outcome, opinion: boolean, declared: Outcome | undefined): Outcome {
	if (declared && meaningOf(declared) === undefined) return declared;
	if (!opinion || outcome === 'undetermined') return outcome;
	return outcome === 'adopted' ? 'favourable' : 'unfavourable';
}
