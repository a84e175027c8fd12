/** A new meeting by the form of the window. */

import { findStarter, meetingFileName, newMeeting, readPastedRoll } from '../../starter/index.js';
import { fromIsoDate } from '../../text/date.js';
import type { Questions } from '../protocol.js';

/** The text of a new meeting and a name for its file; null where the date is none. */
export function startMeeting({
	lang,
	body,
	organization,
	date,
	roll,
}: Questions['meeting']['given']): Questions['meeting']['answer'] {
	const day = fromIsoDate(date);
	if (!day) return null;
	const { people, remarks } = readPastedRoll(roll, lang);
	return {
		text: newMeeting({
			kind: body,
			organization,
			date: day,
			roll: roll.trim() === '' ? undefined : roll,
			lang,
		}),
		name: meetingFileName(day, findStarter(body, lang)?.meeting ?? ''),
		remarks: people.reduce((sum, person) => sum + person.remarks.length, remarks.length),
	};
}
