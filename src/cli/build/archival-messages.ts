/** What is said of a PDF that claims nothing, and of annexes whose pages stay out of it. */

import { VFileMessage } from 'vfile-message';
import { type AnyPhrase, messageKey } from '../../language/index.js';
import type { Diagnostic } from '../../lint/run.js';
import type { CompiledFile } from '../compile-file.js';
import type { ArchiveObstacle } from '../record/archive-record.js';

/** Messages about what keeps the PDF from its claims; an image without alternative has one already, at its place. */
export function archivalMessages(file: CompiledFile, obstacles: readonly ArchiveObstacle[]): Diagnostic[] {
	const severity = file.config.severities?.['document/not-archival'] ?? 'warning';
	if (severity === 'off') return [];
	const { phrase, files } = file.compiled;
	return obstacles
		.filter(({ code }) => code !== 'noAlternative')
		.map((obstacle) => {
			const isAnnex = obstacle.code === 'annex';
			const values = isAnnex
				? { path: obstacle.path, why: obstacle.why, clause: obstacle.clause }
				: { page: obstacle.page ?? 1 };
			const say = (part: 'reason' | 'note') =>
				(phrase as AnyPhrase)(messageKey('document/not-archival', obstacle.code, part), values);
			const node = isAnnex ? files.get(obstacle.path)?.node : undefined;
			const message = new VFileMessage(say('reason'), {
				place: node?.position,
				ruleId: 'document/not-archival',
				source: 'pv',
			}) as Diagnostic;
			message.file = '';
			message.severity = severity;
			message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
			message.note = say('note') || undefined;
			message.url = 'docs/messages/document/not-archival.md';
			return message;
		});
}
