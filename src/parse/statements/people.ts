/** People whom the prose names as there, away, in the chair, as the secretary, or as signing. */

import type { PeopleStatement } from '../../ast/index.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';
import { readNamedAnswers, readVoters } from './people/answers.js';
import { readLines } from './people/groups.js';
import { readAppositions, readOffices, readOfficesBefore } from './people/offices.js';
import { readAway, readPresent } from './people/presence.js';
import { readGiven } from './people/proxies.js';
import { readMovers, readSpoken } from './people/speech.js';
import { readStanding } from './people/standing.js';

/** What a text says of people; nothing where it may be of other people or another day. */
export function readPeople(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	return [
		...readOffices(placed, context),
		...readLines(placed, context),
		...readGiven(placed, context),
		...readSpoken(placed, context),
		...readMovers(placed, context),
		...readStanding(placed, context),
		...readVoters(placed, context),
		...readNamedAnswers(placed, context),
		...readAway(placed, context),
		...readPresent(placed, context),
		...readAppositions(placed, context),
		...readOfficesBefore(placed, context),
	];
}
