/** A file of votes: one row a person, one column a resolution. */

import { type Language, type MatrixRow, type Problem, problem, type VotesMatrix } from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import { vocabulary } from '../../language/index.js';
import { withCharacterProblems } from '../../source/characters.js';
import { fileData } from '../../source/places.js';
import { foldName } from '../../text/fold.js';
import { getPlaces, type Places } from '../../text/places.js';
import { reportUnknownKey, type ValueContext } from '../yaml/values.js';
import { type Cell, MOST_ROWS, placedCell, type Row, readRows, workbookProblem } from './csv.js';
import { nameNode } from './person.js';
import { getPersonKey } from './person-mapping.js';

/** A votes matrix, and the mistakes in its file. */
interface MatrixReading {
	matrix: VotesMatrix;
	problems: Problem[];
}

/** Reads a CSV of votes. */
export function readMatrix(text: string, file: string, lang: Language): MatrixReading {
	const places = getPlaces(text);
	const context: ValueContext = { lang, source: text, places, file, problems: [] };
	const reader = new MatrixReader(context, places, file);
	const { matrix } = reader;
	const workbook = workbookProblem(text, places, file);
	if (workbook) return { matrix, problems: [workbook] };
	const problems = readRows(text, places, file, (row) => reader.read(row), undefined, MOST_ROWS);
	matrix.position = places.range(0, text.length);
	if (reader.isEmpty && problems.length === 0) {
		problems.push(problem('syntax/invalid-value', 'emptyTable', places.range(0, 0), { file }));
	}
	const found = [...context.problems, ...reader.ambiguous(), ...problems];
	return { matrix, problems: withCharacterProblems(text, found, file) };
}

/** Letters of {@link MatrixRow.answers}. */
const LETTERS = { for: 'f', against: 'a', abstention: 'b' } as const;
const NO_ANSWER = ' ';
/** Stands for the letter `a` until all letters of the file are known. */
const DOUBTFUL = '?';

class MatrixReader {
	readonly matrix: VotesMatrix;
	isEmpty = true;
	readonly #context: ValueContext;
	readonly #places: Places;
	readonly #file: string;
	#nameIndex = 0;
	/** Column of the first names, where they stand apart; -1: none. */
	#givenIndex = -1;
	/** Cells of the first row. */
	#width = 0;
	/** Indexes of the cells that hold votes. */
	#columns: number[] = [];
	readonly #rows = new Map<string, MatrixRow>();
	readonly #answers = new Map<string, string | undefined>();
	/** The first cell that says only `a`: abstention beside French letters, and who knows what beside English ones. */
	#doubtful: Cell | undefined;
	#hasFrenchLetters = false;
	#hasEnglishLetters = false;

	constructor(context: ValueContext, places: Places, file: string) {
		this.#context = context;
		this.#places = places;
		this.#file = file;
		this.matrix = { type: 'votesMatrix', file, columns: [], data: { file }, children: [] };
	}

	read(row: Row): void {
		if (this.isEmpty) {
			this.isEmpty = false;
			this.#width = row.cells.length;
			this.#readColumns(row);
		} else if (this.#columns.length > 0) this.#readRow(row);
	}

	/** Settles the cells that may mean two things; tells of the first where it cannot. */
	ambiguous(): Problem[] {
		if (this.#doubtful === undefined) return [];
		const isEnglish = this.#hasEnglishLetters || this.#context.lang === 'en';
		const isClear = this.#hasFrenchLetters || !isEnglish;
		for (const row of this.matrix.children) {
			row.answers = row.answers.replaceAll(DOUBTFUL, isClear ? LETTERS.abstention : NO_ANSWER);
		}
		return isClear ? [] : [this.#problem('ambiguousAnswer', this.#doubtful, { text: this.#doubtful.text })];
	}

	#readColumns(row: Row): void {
		const named = row.cells.findIndex((cell) => getPersonKey(cell.text)?.id === 'name');
		this.#nameIndex = Math.max(0, named);
		if (named >= 0)
			this.#givenIndex = row.cells.findIndex((cell) => getPersonKey(cell.text)?.id === 'givenName');
		const seen = new Set<string>();
		row.cells.forEach((cell, index) => {
			if (index === this.#nameIndex || index === this.#givenIndex || cell.text === '') return;
			if (getPersonKey(cell.text) !== undefined) {
				const position = this.#places.range(cell.from, cell.to);
				reportUnknownKey(cell.text, position, this.#context, {
					code: 'matrixColumn',
					isError: false,
					known: undefined,
				});
				return;
			}
			const identity = foldName(cell.text);
			if (seen.has(identity)) {
				this.#context.problems.push(this.#problem('secondColumn', cell, { text: cell.text }));
				return;
			}
			seen.add(identity);
			this.#columns.push(index);
			this.matrix.columns.push(cell.text);
		});
		if (this.#columns.length === 0) {
			this.#context.problems.push(
				problem('syntax/invalid-value', 'noVoteColumn', row.position, {
					file: this.#file,
				}),
			);
		}
	}

	#readRow(row: Row): void {
		// A comma in a name or an answer has moved what follows it to the next column.
		const extra = row.cells.slice(this.#width).find(({ text }) => text !== '');
		if (extra !== undefined)
			this.#context.problems.push(this.#problem('extraCell', extra, { text: extra.text }));
		const name = row.cells[this.#nameIndex];
		const answered = this.#columns.some((index) => (row.cells[index]?.text ?? '') !== '');
		if (name === undefined || name.text === '') {
			if (!answered) return;
			const place = row.position;
			this.#context.problems.push(
				problem('syntax/invalid-value', 'rowWithoutName', place, { file: this.#file }),
			);
			return;
		}
		const given = row.cells[this.#givenIndex]?.text.trim() ?? '';
		const whole = given === '' ? name.text : `${given} ${name.text.trim()}`;
		const identity = foldName(whole);
		const first = this.#rows.get(identity);
		if (first !== undefined) {
			const values = { text: whole, line: { line: first.position?.start.line ?? 0 } };
			const place = this.#places.range(name.from, name.to);
			this.#context.problems.push(
				problem('syntax/invalid-value', 'secondRow', place, { values, related: [first], file: this.#file }),
			);
			return;
		}
		const named = nameNode(placedCell(name, row, this.#places), this.#file);
		named.value = whole.trim();
		const node: MatrixRow = {
			type: 'matrixRow',
			answers: '',
			position: row.position,
			data: fileData(this.#file),
			children: [named],
		};
		let answers = '';
		for (const index of this.#columns) {
			const cell = row.cells[index];
			answers += cell === undefined ? NO_ANSWER : this.#answer(cell);
		}
		node.answers = answers;
		this.#rows.set(identity, node);
		this.matrix.children.push(node);
	}

	#answer(cell: Cell): string {
		const { text } = cell;
		if (!this.#answers.has(text)) this.#answers.set(text, getAnswer(text));
		const answer = this.#answers.get(text);
		if (text.length === 1) {
			const letter = text.toLowerCase();
			if (letter === 'a') {
				this.#doubtful ??= cell;
				return DOUBTFUL;
			}
			if (letter === 'p' || letter === 'c') this.#hasFrenchLetters = true;
			else if (letter === 'f') this.#hasEnglishLetters = true;
		}
		if (answer === undefined) this.#context.problems.push(this.#problem('matrixAnswer', cell, { text }));
		return answer ?? NO_ANSWER;
	}

	#problem(code: MessageCode<'syntax/invalid-value'>, cell: Cell, values: Problem['values']): Problem {
		const place = this.#places.range(cell.from, cell.to);
		return problem('syntax/invalid-value', code, place, { values, file: this.#file });
	}
}

/** The letter of an answer; a space where the cell is empty or struck; undefined where it is none. */
function getAnswer(text: string): string | undefined {
	if (/^[-\u2010-\u2015\u2212.\s]*$/.test(text)) return NO_ANSWER;
	const found = vocabulary('matrixAnswers').findId(text);
	return found === undefined ? undefined : LETTERS[found];
}
