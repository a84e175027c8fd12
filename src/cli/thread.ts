/** What a thread or a process beside the main one answers. */

import type { Io } from '../host/io.js';
import { type ApartQuestion, serveQuestion } from './collection/answer.js';
import { type FactQuestion, FactReader } from './collection/read-collection.js';
import { type PdfQuestion, servePdf } from './import-source.js';
import type { RecordQuestion } from './judge-pdf.js';

/** The end of a thread, or of a process, on which it is asked. */
interface Port {
	on(event: 'message', listener: (question: never) => void): unknown;
	postMessage(answer: unknown): unknown;
}

/** Answers the questions that come through a port: the facts of single meetings, `null` where one cannot be read; a statement in SQL; a PDF; a record. */
export function serveThread(port: Port, io: Io): void {
	const readers = new Map<string, FactReader>();
	port.on('message', async (question: FactQuestion | ApartQuestion | PdfQuestion | RecordQuestion) => {
		if ('pdf' in question) {
			port.postMessage(await servePdf(question));
			return;
		}
		if ('record' in question) {
			const { serveRecord } = await import('./judge-pdf.js');
			port.postMessage(await serveRecord(question, io));
			return;
		}
		if ('sql' in question) {
			port.postMessage(await serveQuestion(question, io));
			return;
		}
		const { base, isPublic, path } = question;
		const key = `${isPublic} ${base}`;
		const reader = readers.get(key) ?? new FactReader(base, isPublic, io);
		readers.set(key, reader);
		try {
			port.postMessage(await reader.read(path));
		} catch {
			// The main thread reads it once more, and tells what is wrong.
			port.postMessage(null);
		}
	});
}
