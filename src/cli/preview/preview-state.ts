/** What the preview shows beside the page: the messages of the file, or why there is no page. */

import { basename } from 'node:path';
import { asFailure, failureText } from '../../host/failure.js';
import type { Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { flatten } from '../../report/index.js';
import { reported } from '../compile-file.js';
import type { Followed } from './follow-meeting.js';
import type { PreviewState } from './server.js';

/** The state of a file as it was found; `version` counts its pages. */
export function getState(followed: Followed, path: string, version: number, io: Io): PreviewState {
	const phrase = userWords(io);
	const title = basename(path);
	if (followed.kind === 'missing') return { version, title, line: phrase('cli.preview.missing', { path }) };
	if (followed.kind === 'failed') {
		const failure = asFailure(followed.error);
		return { version, title, line: failure ? failureText(failure, io).trim() : phrase('cli.bug') };
	}
	const messages = flatten([reported(followed.file)]).map((message) => ({
		severity: message.severity,
		head: phrase(message.file === path ? 'cli.preview.place' : 'cli.preview.placeElsewhere', {
			severity: phrase(`cli.severity.${message.severity}`),
			file: message.file,
			line: { line: message.line },
			rule: message.rule,
		}),
		text: message.message,
		note: message.note,
	}));
	const count = (severity: string) => messages.filter((message) => message.severity === severity).length;
	const counts = { errors: count('error'), warnings: count('warning'), files: 1 };
	return { version, title, line: phrase('cli.check.counts', counts), messages };
}
