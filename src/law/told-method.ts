/** How a vote was taken, where no line of the ballot says so and a sentence does: `The resolution was put on a show of hands.` */

import type { Motion } from '../ast/index.js';
import { LANGUAGES, vocabulary } from '../language/index.js';
import { foldKeyword, foldName } from '../text/fold.js';
import { lettersAndNumbers } from '../text/letters.js';
import { parseOrdinal } from '../text/number.js';

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

// --- Which motions a text names beside the one that is debated.

/** `motion to table` is named by `Lee tabled the request` too, an amendment by `That clause 7 be amended`. */
export function namesMotion(text: string, motion: Motion): boolean {
	const words = foldName(text).split(/[^\p{L}]+/u);
	return LANGUAGES.flatMap((lang) => vocabulary('sideMotions').getWords(motion, lang)).some((phrase) => {
		const [first = '', ...others] = foldName(phrase).split(/[^\p{L}]+/u);
		const telling = others.filter((word) => word.length >= SHORTEST);
		return (telling.length > 0 ? telling : [first]).every((word) =>
			words.some((one) => one.startsWith(word.slice(0, SAME_START))),
		);
	});
}

/** `amend`ed, `amend`ment; `table`d */
const SAME_START = 5;
const SHORTEST = 4;

// --- Offices by their words.

/** Whether an office that a sentence names may be the one of a title: `secrétaire adjoint` is no `secrétaire`, nor the `chair of the nominating committee` the `chair`. */
export function isSameOffice(office: string, title: string): boolean {
	if (qualitiesIn(office) !== qualitiesIn(title)) return false;
	const [rank, ...others] = ranksIn(title);
	// `Élection des adjoints` has each rank.
	if (rank !== undefined && others.length === 0 && ranksIn(office).some((one) => one !== rank)) return false;
	const [link] = vocabulary('eventLinks').findAll(office, 'of');
	if (!link || foldName(title).includes(foldName(office.slice(link.to)))) return true;
	return [link.from, link.to].some(
		(from) => vocabulary('decidingBodies').findId(office.slice(from).trim()) === 'body',
	);
}

function qualitiesIn(words: string): string {
	return vocabulary('officeQualities')
		.findAll(words)
		.map(({ from, to }) => vocabulary('officeQualities').findId(words.slice(from, to)))
		.join();
}

/** The ranks of `premier adjoint`, `2nd vice-president`. */
function ranksIn(words: string): number[] {
	return words.split(/[^\p{L}\p{N}]+/u).flatMap((word) => parseOrdinal(word) ?? []);
}

/** Whether a text names a body: `Finance Committee`, `Bureau`. */
export function namesBody(text: string): boolean {
	return vocabulary('bodies').findIn(text) !== undefined;
}
