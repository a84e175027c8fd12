/**
 * Answers a question in a thread of its own. SQLite looks at nothing outside while it runs: a statement that never ends, as a recursive one may be, could
 * not even be interrupted. A thread is ended from outside.
 */

import { type Answer, answer, QuestionError } from '../../collection/database.js';
import type { Question } from '../../collection/questions.js';
import type { TableName } from '../../collection/records.js';
import { PvError } from '../../errors.js';
import type { Io, Threads } from '../../host/io.js';
import { answerFromFolder } from './ask-store.js';

/** The facts that a question is put to: a folder of them, or the tables themselves. */
export type AskedFacts = { folder: string } | { tables: ReadonlyMap<TableName, Uint8Array> };

/** What a thread is asked. */
export interface ApartQuestion {
	sql: Question;
	facts: AskedFacts;
}

/** What it answers; an error is handed over as its parts. */
type ApartAnswer =
	| { found: Answer }
	| { kind: QuestionError['kind']; message: string; rows: number }
	| { failure: Pick<PvError, 'code' | 'message' | 'hint' | 'exitCode' | 'facts'> };

/** Answers a question here. */
export function answerHere(question: Question, facts: AskedFacts, io: Io): Promise<Answer> {
	return 'folder' in facts
		? answerFromFolder(facts.folder, question, io)
		: answer(question, async (table) => facts.tables.get(table) ?? new Uint8Array());
}

/** Answers a question in a thread, in so many milliseconds at most; throws as `answerHere` would. */
export async function answerApart(
	question: Question,
	facts: AskedFacts,
	{ threads, signal }: { threads: Threads; signal: AbortSignal },
	patience = PATIENCE,
): Promise<Answer> {
	const thread = threads.start();
	let stop = () => {};
	const stopped = new Promise<'late' | 'interrupted'>((resolve) => {
		const timer = setTimeout(() => resolve('late'), patience);
		const interrupt = () => resolve('interrupted');
		signal.addEventListener('abort', interrupt, { once: true });
		stop = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', interrupt);
		};
	});
	try {
		const asked: ApartQuestion = { sql: question, facts };
		const said = await Promise.race([thread.ask(asked) as Promise<ApartAnswer>, stopped]);
		if (said === 'interrupted') return { columns: [], rows: [] };
		if (said === 'late')
			throw new PvError('ask/too-long', 'the statement takes too long', {
				exitCode: 2,
				facts: { seconds: Math.ceil(patience / 1000) },
			});
		if ('found' in said) return said.found;
		if ('kind' in said) throw new QuestionError(said.kind, said.message, said.rows);
		throw new PvError(said.failure.code, said.failure.message, said.failure);
	} finally {
		stop();
		await thread.end();
	}
}

/** Answers what `answerApart` asks, inside the thread. */
export async function serveQuestion({ sql, facts }: ApartQuestion, io: Io): Promise<ApartAnswer> {
	try {
		return { found: await answerHere(sql, facts, io) };
	} catch (error) {
		if (error instanceof QuestionError) return { kind: error.kind, message: error.message, rows: error.rows };
		if (!(error instanceof PvError))
			return { kind: 'sql', message: error instanceof Error ? error.message : String(error), rows: 0 };
		const { code, message, hint, exitCode, facts: told } = error;
		return { failure: { code, message, hint, exitCode, facts: told } };
	}
}

/** Questions that many years of minutes take seconds for are answered; one that takes longer has no end, or joins all with all. */
const PATIENCE = 30_000;
