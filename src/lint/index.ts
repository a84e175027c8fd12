/** All rules, sorted by id: the only registration. */

import { documentMissingFile } from './document/missing-file.js';
import { documentMissingMention } from './document/missing-mention.js';
import { documentNotArchival } from './document/not-archival.js';
import { documentPlaceholder } from './document/placeholder.js';
import { documentRefusedImage } from './document/refused-image.js';
import { documentStillConvened } from './document/still-convened.js';
import { electionResultMismatch } from './election/result-mismatch.js';
import { electionSeats } from './election/seats.js';
import { noticeOffAgenda } from './notice/off-agenda.js';
import { noticeTooShort } from './notice/too-short.js';
import { peopleAmbiguous } from './people/ambiguous.js';
import { peopleDuplicate } from './people/duplicate.js';
import { peopleMissingOfficer } from './people/missing-officer.js';
import { peopleMisspelt } from './people/misspelt.js';
import { peopleMove } from './people/move.js';
import { peopleUnknown } from './people/unknown.js';
import { peopleUnknownSpeaker } from './people/unknown-speaker.js';
import { peopleUnmarkedMove } from './people/unmarked-move.js';
import { peopleUnweighted } from './people/unweighted.js';
import { isProtected } from './protected.js';
import { proxyChain } from './proxy/chain.js';
import { proxyExcluded } from './proxy/excluded.js';
import { proxyHolderAbsent } from './proxy/holder-absent.js';
import { proxyTooMany } from './proxy/too-many.js';
import { quorumMismatch } from './quorum/mismatch.js';
import { quorumNotMet } from './quorum/not-met.js';
import { quorumUnknown } from './quorum/unknown.js';
import { resolutionDuplicateId } from './resolution/duplicate-id.js';
import { resolutionEmpty } from './resolution/empty.js';
import { resolutionGap } from './resolution/gap.js';
import { resolutionNumber } from './resolution/number.js';
import type { Rule, Severity } from './rule.js';
import { rulesCycle } from './rules/cycle.js';
import { rulesInvalid } from './rules/invalid.js';
import { rulesUnknownProfile } from './rules/unknown-profile.js';
import { syntaxBrokenBlock } from './syntax/broken-block.js';
import { syntaxControlCharacter } from './syntax/control-character.js';
import { syntaxFrontmatter } from './syntax/frontmatter.js';
import { syntaxInvalidValue } from './syntax/invalid-value.js';
import { syntaxRawHtml } from './syntax/raw-html.js';
import { syntaxRepaired } from './syntax/repaired.js';
import { syntaxTooDeep } from './syntax/too-deep.js';
import { syntaxUnclosedBlock } from './syntax/unclosed-block.js';
import { syntaxUnknownBlock } from './syntax/unknown-block.js';
import { syntaxUnknownKey } from './syntax/unknown-key.js';
import { timeNotClosed } from './time/not-closed.js';
import { timeOrder } from './time/order.js';
import { timeOutside } from './time/outside.js';
import { timeWeekday } from './time/weekday.js';
import { voteGlued } from './vote/glued.js';
import { voteInProse } from './vote/in-prose.js';
import { voteMissing } from './vote/missing.js';
import { voteMisspelt } from './vote/misspelt.js';
import { voteNoRules } from './vote/no-rules.js';
import { voteNotEntitled } from './vote/not-entitled.js';
import { voteNotUnanimous } from './vote/not-unanimous.js';
import { voteResultMismatch } from './vote/result-mismatch.js';
import { voteSecondBallot } from './vote/second-ballot.js';
import { voteSecretNamed } from './vote/secret-named.js';
import { voteSumMismatch } from './vote/sum-mismatch.js';
import { voteTie } from './vote/tie.js';
import { voteTooMany } from './vote/too-many.js';
import { voteUndetermined } from './vote/undetermined.js';
import { voteUnknownRule } from './vote/unknown-rule.js';
import { voteVotedTwice } from './vote/voted-twice.js';

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
	documentMissingFile,
	documentMissingMention,
	documentNotArchival,
	documentPlaceholder,
	documentRefusedImage,
	documentStillConvened,
	electionResultMismatch,
	electionSeats,
	noticeOffAgenda,
	noticeTooShort,
	peopleAmbiguous,
	peopleDuplicate,
	peopleMissingOfficer,
	peopleMisspelt,
	peopleMove,
	peopleUnknown,
	peopleUnknownSpeaker,
	peopleUnmarkedMove,
	peopleUnweighted,
	proxyChain,
	proxyExcluded,
	proxyHolderAbsent,
	proxyTooMany,
	quorumMismatch,
	quorumNotMet,
	quorumUnknown,
	resolutionDuplicateId,
	resolutionEmpty,
	resolutionGap,
	resolutionNumber,
	rulesCycle,
	rulesInvalid,
	rulesUnknownProfile,
	syntaxBrokenBlock,
	syntaxControlCharacter,
	syntaxFrontmatter,
	syntaxInvalidValue,
	syntaxRawHtml,
	syntaxRepaired,
	syntaxTooDeep,
	syntaxUnclosedBlock,
	syntaxUnknownBlock,
	syntaxUnknownKey,
	timeNotClosed,
	timeOrder,
	timeOutside,
	timeWeekday,
	voteGlued,
	voteInProse,
	voteMissing,
	voteMisspelt,
	voteNoRules,
	voteNotEntitled,
	voteNotUnanimous,
	voteResultMismatch,
	voteSecondBallot,
	voteSecretNamed,
	voteSumMismatch,
	voteTie,
	voteTooMany,
	voteUndetermined,
	voteUnknownRule,
	voteVotedTwice,
];

/** Identifiers of the rules, with what a configuration must know of each. */
export const ruleIds: ReadonlyMap<string, { severity: Severity; protected: boolean }> = new Map(
	rules.map((rule) => [rule.id, { severity: rule.severity, protected: isProtected(rule) }]),
);
