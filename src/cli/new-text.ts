/** The text of a new meeting, from what is given, taken from the meeting before, or asked. */

import type { Io } from '../host/io.js';
import { userLanguage } from '../host/locale.js';
import { meetingFileName, newMeeting } from '../starter/index.js';
import {
	Asking,
	chooseDate,
	chooseOrganization,
	chooseStarter,
	GAVE_UP,
	type NewOptions,
} from './new-answers.js';
import { readBefore, refuseTaken, rollPath } from './new-files.js';

/** A new meeting file that is not written yet. */
export interface NewText {
	path: string;
	text: string;
}

/** Makes the text, and the path where none is given; nothing where the person leaves a question. */
export async function newText(
	path: string | undefined,
	options: NewOptions,
	io: Io,
): Promise<NewText | typeof GAVE_UP> {
	if (path !== undefined) await refuseTaken(path, io);
	const lastPath = options.secondCall ?? options.from;
	const before = lastPath === undefined ? undefined : await readBefore(lastPath, path, options, io);
	const asking = new Asking(options, io);
	const starter = await chooseStarter(before, asking, options, io);
	if (starter === GAVE_UP) return GAVE_UP;
	const lang = before?.minutes.lang ?? starter?.lang ?? userLanguage(io.env);
	const organization = await chooseOrganization(before, asking, options, io);
	if (organization === GAVE_UP) return GAVE_UP;
	const date = await chooseDate(before?.next, lang, asking, options, io);
	if (!date) return GAVE_UP;
	const target = path ?? meetingFileName(date, starter?.meeting ?? lastPath ?? '');
	if (path === undefined) await refuseTaken(target, io);
	const text = newMeeting({
		kind: before && options.meeting === undefined ? undefined : starter?.id,
		organization,
		date,
		rollFile: options.roll === undefined ? undefined : await rollPath(options.roll, target, io),
		last: before,
		secondCall: options.secondCall !== undefined,
		lang,
	});
	return { path: target, text };
}
