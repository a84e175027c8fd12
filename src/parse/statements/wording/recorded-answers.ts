/** Answers that somebody has written into the record, `M. Huet demande que son opposition soit notée au procès-verbal.`: a whole sentence, behind the names. */

import { lazyFinder, lazyPattern, vocabulary } from '../../../language/index.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { sentenceFinder } from '../../../text/sentences.js';

export interface RecordedAnswer extends PhraseRange {
	of: 'against' | 'abstention';
}

/** Those of a text, each from the verb that asks for it to the end of its sentence. */
export function findRecordedAnswers(text: string): RecordedAnswer[] {
	const sentenceOf = sentenceFinder(text);
	return asks()
		.all(text)
		.flatMap((range): RecordedAnswer[] => {
			const sentence = sentenceOf(range);
			const said = sentence && recorded().exec(text.slice(range.from, sentence.to));
			const [, behind, ahead, noun] = said ?? [];
			const answer = behind ?? ahead ?? noun;
			if (!sentence || answer === undefined) return [];
			const of = vocabulary('recordedAnswers').findId(answer) ?? vocabulary('voterVerbs').findId(answer);
			return of === 'against' || of === 'abstention' ? [{ from: range.from, to: sentence.to, of }] : [];
		});
}

const asks = lazyFinder(['recordedAnswers', 'asks', 'has', 'noted']);

/** `demande que son opposition soit notée`, `demande que soit notée son opposition`, `fait acter son opposition`, `demande qu'il soit noté qu'elle a voté contre`. */
const recorded = lazyPattern`(?u)^(?:${['recordedAnswers', 'asks']}\s*(?:(${['recordedAnswers', 'against', 'abstention']})\s+${['recordedAnswers', 'noted']}|${['recordedAnswers', 'noted']}\s+(${['recordedAnswers', 'against', 'abstention']}))|${['recordedAnswers', 'has', 'noted']}\s*(${['recordedAnswers', 'against', 'abstention']}|${['voterVerbs', 'against', 'abstention']}))(?:\s+${['recordedAnswers', 'place']})?[\s.;]*$`;
