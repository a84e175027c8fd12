/** How a vote was taken, where no line of the ballot says so and a sentence does: `The resolution was put on a show of hands.` */

import { vocabulary } from '../language/index.js';

/**
 * The way of voting that the lines of a block tell. A poll after a show of hands replaces it: the last one holds. A sentence that asks for
 * one, supposes or denies it tells nothing (`demande un vote à bulletins secrets`, `if a poll is demanded`), nor does one of another vote.
 */
export function toldMethod(lines: readonly string[]): string | undefined {
	const told = lines
		.flatMap((line) => line.split(SENTENCE_END))
		.flatMap((sentence) => {
			const met = methodOfVote(sentence) ?? methodAlone(sentence);
			return met && isPlain(sentence) ? [met.id] : [];
		});
	return told.at(-1);
}

/** `Il est procédé au vote à main levée`; in `Le bureau est élu au scrutin secret` nobody votes on the text. */
function methodOfVote(sentence: string): { id: string } | undefined {
	const met = vocabulary('toldMethods').findIn(sentence);
	if (!met || OTHER_TEXT.test(sentence)) return undefined;
	const rest = `${sentence.slice(0, met.offset)},${sentence.slice(met.offset + met.length)}`;
	const isOfVote =
		vocabulary('votingActs').findIn(rest) !== undefined ||
		vocabulary('answers').findIn(rest) !== undefined ||
		vocabulary('results').findAll(rest, 'adopted', 'rejected').length > 0;
	return isOfVote ? met : undefined;
}

/** A quotation, or a year, which is of another day. */
const OTHER_TEXT = /[«»“”"]|(?<!\d)(?:19|20)\d\d(?!\d)/;

/** `Scrutin secret`, as all that a line says. */
function methodAlone(line: string): { id: string } | undefined {
	const method = vocabulary('ballotMethods').lookup(line.replace(/[\s\u00A0.:]+$/, ''));
	return method?.exact && /\s/.test(line.trim()) ? method : undefined;
}

function isPlain(sentence: string): boolean {
	const isSupposed = vocabulary('suppositions').findAll(sentence, 'supposed', 'otherTime').length > 0;
	return (
		!isSupposed && !(['speechVerbs', 'negations'] as const).some((name) => vocabulary(name).findIn(sentence))
	);
}

const SENTENCE_END = /[.;!?][\s\u00A0]+/;
