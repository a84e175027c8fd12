/** The votes of a matrix: one row a person, one column a resolution. Counted cell by cell; names are listed only when asked for. */

import { getChild, getField, type Header, type MatrixRow, type VotesMatrix } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { add, type Fraction, ZERO } from '../../text/fraction.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { Roster } from '../attendance/roster.js';
import type { Member, NamedVote, TallyResult } from '../model.js';
import { firstLine, type Problems } from '../problems.js';
import { namedVote } from './named-votes.js';
import { type CountedTally, uncountedTally } from './tally.js';

/** Letters of a row and what they mean. */
const LETTERS = { f: 'for', a: 'against', b: 'abstention' } as const;

type MatrixAnswer = (typeof LETTERS)[keyof typeof LETTERS];

/** The matrix of the meeting, its people found. */
export class VoteMatrix {
	readonly #rows = new Map<Member, MatrixRow>();
	/** The people of the rows and their answers, side by side: what is gone through for every column. */
	readonly #voters: Member[] = [];
	readonly #answers: string[] = [];
	readonly #columns = new Map<string, number>();
	readonly #matrix: VotesMatrix;
	readonly #problems: Problems;
	/** Rows of people who could not vote, with the columns that say so. */
	readonly #barred = new Map<Member, { bar: string; columns: string[] }>();
	readonly #used = new Set<number>();

	private constructor(matrix: VotesMatrix, roster: Roster, problems: Problems) {
		this.#matrix = matrix;
		this.#problems = problems;
		matrix.columns.forEach((column, index) => {
			this.#columns.set(foldKeyword(column), index);
		});
		for (const row of matrix.children) {
			const [name] = row.children;
			const member = roster.require(name, problems);
			if (!member) continue;
			const before = this.#rows.get(member);
			if (before) {
				problems.at(name, 'people/duplicate', 'twice', {
					values: { name: name.value, known: member.name, line: { line: before.position?.start.line ?? 0 } },
					related: [before],
				});
			} else {
				this.#rows.set(member, row);
				this.#voters.push(member);
				this.#answers.push(row.answers);
			}
		}
	}

	/** The matrix of the header, if it names one that could be read. */
	static of(header: Header, roster: Roster, problems: Problems): VoteMatrix | undefined {
		const matrix = getChild(getField(header, 'votes'), 'votesMatrix');
		return matrix ? new VoteMatrix(matrix, roster, problems) : undefined;
	}

	/** The column of a resolution, where somebody answered in it. */
	getColumn(number: string | null): number | undefined {
		const column = number === null ? undefined : this.#columns.get(foldKeyword(number));
		if (column === undefined) return undefined;
		this.#used.add(column);
		return this.#matrix.children.some((row) => isAnswer(row.answers[column])) ? column : undefined;
	}

	getAnswer(member: Member, column: number): MatrixAnswer | undefined {
		const letter = this.#rows.get(member)?.answers[column];
		return isAnswer(letter) ? LETTERS[letter] : undefined;
	}

	/**
	 * Counts a column: each person's votes, and those of the people represented who have no answer of their own. Where the text was
	 * amended in session, posted ballots that were for it fall.
	 */
	count(column: number, entitlement: Entitlement, amended: boolean): CountedTally {
		if (amended) this.#dropPosted(column, entitlement);
		const result = uncountedTally(entitlement);
		const votes: Record<MatrixAnswer, Fraction> = { for: ZERO, against: ZERO, abstention: ZERO };
		const heads: Record<MatrixAnswer, bigint> = { for: 0n, against: 0n, abstention: 0n };
		const count = (member: Member, answer: MatrixAnswer) => {
			votes[answer] = add(votes[answer], entitlement.getVotes(member));
			heads[answer] += entitlement.getHeads(member);
		};
		this.#visit(column, entitlement, count, true);
		Object.assign(result, votes, { blank: ZERO, void: ZERO, notVoting: ZERO, origin: 'named' });
		result.heads = { ...heads };
		result.names = this.#names(column, entitlement);
		result.cast = add(votes.for, votes.against);
		result.voters = add(result.cast, votes.abstention);
		return {
			result,
			consent: undefined,
			asMeant: undefined,
			total: result.voters,
			least: result.voters,
			contradicted: false,
			disputed: false,
		};
	}

	/** Says what is wrong with rows and columns, once all resolutions are counted. */
	report(): void {
		for (const [member, { bar, columns }] of this.#barred) {
			this.#problems.at(this.#rows.get(member)?.children[0], 'vote/not-entitled', 'matrix', {
				values: { name: member.name, bar, columns, count: columns.length },
			});
		}
		const unknown = this.#matrix.columns.filter((_, index) => !this.#used.has(index));
		if (unknown.length > 0) {
			this.#problems.in(firstLine(this.#matrix), 'resolution/duplicate-id', 'matrix', {
				file: this.#matrix.file,
				values: { columns: unknown, count: unknown.length },
			});
		}
	}

	/** Visits everybody who votes in a column, each once: those with an answer, and those represented who have none of their own. */
	#visit(
		column: number,
		entitlement: Entitlement,
		visit: (member: Member, answer: MatrixAnswer) => void,
		report: boolean,
	): void {
		for (let index = 0; index < this.#voters.length; index += 1) {
			const letter = this.#answers[index]?.[column];
			const member = this.#voters[index];
			if (!isAnswer(letter) || !member) continue;
			const answer = LETTERS[letter];
			const bar = entitlement.getBar(member);
			if (bar === undefined) visit(member, answer);
			let casts = false;
			for (const giver of entitlement.represented(member)) {
				if (this.getAnswer(giver, column) !== undefined || entitlement.getBar(giver) !== undefined) continue;
				casts = true;
				visit(giver, answer);
			}
			// A guest who holds proxies casts those alone; a ballot that an amendment dropped is no mistake of the file.
			if (
				report &&
				bar !== undefined &&
				bar !== 'amended' &&
				bar !== 'unsure' &&
				!((bar === 'guest' || bar === 'unearned' || bar === 'noVote') && casts) &&
				!member.flawed
			)
				this.#bar(member, bar, column);
		}
	}

	#dropPosted(column: number, { attendance, dropped }: Entitlement): void {
		for (const member of this.#voters)
			if (attendance.presence.get(member) === 'byPost' && this.getAnswer(member, column) === 'for')
				dropped.add(member);
	}

	#bar(member: Member, bar: string, column: number): void {
		const name = this.#matrix.columns[column] ?? '';
		const known = this.#barred.get(member);
		if (known) known.columns.push(name);
		else this.#barred.set(member, { bar, columns: [name] });
	}

	/** Lists made when they are read, and not kept: five million cells would be as many objects. */
	#names(column: number, entitlement: Entitlement): TallyResult['names'] {
		const list = (answer: MatrixAnswer): NamedVote[] => {
			const votes: NamedVote[] = [];
			const push = (member: Member, given: MatrixAnswer) => {
				if (given === answer) votes.push(namedVote(entitlement, member));
			};
			this.#visit(column, entitlement, push, false);
			return votes;
		};
		return {
			get for() {
				return list('for');
			},
			get against() {
				return list('against');
			},
			get abstention() {
				return list('abstention');
			},
		};
	}
}

function isAnswer(letter: string | undefined): letter is keyof typeof LETTERS {
	return letter === 'f' || letter === 'a' || letter === 'b';
}
