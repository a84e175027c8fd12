/** How a vote was taken, where no line of the ballot says so and a sentence does: `The resolution was put on a show of hands.` */

import { vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { lettersAndNumbers } from '../text/letters.js';

/**
 * The way of voting that the lines of a block tell. A poll after a show of hands replaces it: the last one holds. A sentence that asks for
 * one, supposes or denies it tells nothing (`demande un vote à bulletins secrets`, `if a poll is demanded`), nor does one of another vote.
 */
export function toldMethod(lines: readonly string[]): string | undefined {
	let told: string | undefined;
	for (const sentence of lines.flatMap((line) => line.split(SENTENCE_END))) {
		const met = methodOfVote(sentence) ?? methodAlone(sentence);
		if (met && isPlain(sentence)) told = met.id;
		// `A poll was then demanded by Mr Lecoq`: by hands it is no more.
		else if (told === 'showOfHands' && demandsPoll(sentence)) told = undefined;
	}
	return told;
}

function demandsPoll(sentence: string): boolean {
	return (
		vocabulary('ballotMethods').findAll(sentence, 'poll').length > 0 &&
		vocabulary('negations').findIn(sentence) === undefined
	);
}

/**
 * `Il est procédé au vote à main levée`: a sentence that says no more. In `Le bureau est élu au scrutin secret`, `Le conseil renonce au vote
 * au scrutin secret` and `Après le vote du budget au scrutin secret, …` nobody votes so on the text.
 */
function methodOfVote(sentence: string): { id: string } | undefined {
	const [met] = vocabulary('toldMethods').findAll(sentence);
	const id = met && vocabulary('toldMethods').findId(sentence.slice(met.from, met.to));
	if (!met || !id || sentence.length > LONGEST) return undefined;
	const rest = `${sentence.slice(0, met.from)} ${sentence.slice(met.to)}`;
	const said = lettersAndNumbers(foldKeyword(rest))
		.trim()
		.split(' ')
		.map((word) => vocabulary('votingActs').findId(word));
	return said.every((id) => id !== undefined) && said.includes('act') ? { id } : undefined;
}

const LONGEST = 160;

/** `Scrutin secret`, as all that a line says. */
function methodAlone(line: string): { id: string } | undefined {
	const id =
		line.length > LONGEST
			? undefined
			: vocabulary('ballotMethods').findId(line.replace(/[\s\u00A0.:]+$/, ''));
	return id !== undefined && /\s/.test(line.trim()) ? { id } : undefined;
}

function isPlain(sentence: string): boolean {
	const isSupposed = vocabulary('suppositions').findAll(sentence, 'supposed', 'otherTime').length > 0;
	return (
		!isSupposed && !(['speechVerbs', 'negations'] as const).some((name) => vocabulary(name).findIn(sentence))
	);
}

const SENTENCE_END = /[.;!?][\s\u00A0]+/;
