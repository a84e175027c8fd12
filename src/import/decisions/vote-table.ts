/** Tables of answers and numbers. */

import { vocabulary } from '../../language/index.js';
import { matchesIn } from '../../text/places.js';
import type { Unit } from '../lines/units.js';
import { answerAt, type Count, withoutMarks } from '../wording/answers.js';
import {
	attendanceWord,
	exactly,
	hasWordOf,
	isInList,
	isPhrase,
	saysNone,
	wordPattern,
} from '../wording/dialect.js';
import { electedWords, saysOnlyElected } from '../wording/elected-verb.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import { isAway, labelGroup } from '../wording/labels.js';
import { isFullName, isPersonName, type KnownNames, namesIn } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';
import { isNoTick, isTick } from '../wording/status.js';
import { consentIn, verdictIn } from '../wording/verdict.js';
import { candidateName, runMarks } from './candidate-runs.js';
import { createMark, type Mark } from './decision-model.js';
import { electedIn } from './elected.js';
import { isColumn, officeTableMarks } from './office-table.js';
import { isOffice } from './officer-lines.js';

/** The votes of a table: by rows or columns of answers, a motion or a candidate a row, a voter a row. */
export function tableMarks(unit: Unit, at: number, isElection: boolean, known: KnownNames): Mark[] {
	const one = tableMark(unit, at);
	return one !== undefined
		? [one]
		: (motionMarks(unit, at) ??
				officeTableMarks(unit, at, known) ??
				candidateMarks(unit, at, known) ??
				officeMarks(unit, at, isElection, known) ??
				tickedMarks(unit, at) ??
				rowMarks(unit, at, isElection) ??
				saidMarks(unit, at, known) ??
				voterMarks(unit, at) ??
				[]);
}

/** `| Moved by | Ana Bell |`, `| Status | Carried |`: the sheet of one motion. */
function motionMarks(unit: Unit, at: number): Mark[] | undefined {
	const rows = (unit.rows ?? []).filter((row) => row.length === 2);
	const isMover = ([label = '']: string[]) => isPhrase('moves', label.replace(/\s*:$/, ''));
	const state = rows.find(([label = '']) => isPhrase('motionStates', label.replace(/\s*:$/, '')))?.[1] ?? '';
	if (state === '' || !rows.some(isMover) || rows.length < (unit.rows ?? []).length) return undefined;
	const counts =
		figuresIn(state)?.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast') ?? [];
	const consent = consentIn(state)?.kind;
	const verdict = verdictIn(state);
	if (counts.length === 0 && consent === undefined && verdict === undefined) return undefined;
	return [
		{
			...countsMark(at, counts),
			text: state,
			...(consent === undefined ? {} : { consent }),
			...(verdict === undefined ? {} : { verdict }),
		},
	];
}

/** `| Résolution | Pour | Contre |`, `| Candidate | For | Against |`: a vote a row. */
function rowMarks(unit: Unit, at: number, isElection: boolean): Mark[] | undefined {
	const [head = [], ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const answers = head.map((cell) => answerAt(cell));
	const columns = answers.flatMap((answer, column) => (answer === undefined ? [] : [{ answer, column }]));
	if (columns.length < 2 || rows.length === 0 || answers[0] !== undefined) return undefined;
	const motion = head.findIndex((cell) => isPhrase('motionColumns', cell));
	// `Withdrawn`: nobody voted.
	const voted = rows.filter((row) => columns.some(({ column }) => /\d/.test(row[column] ?? '')));
	const read = voted.map((row) => {
		const counts = columns.map(
			({ answer, column }) => cellCount(head[column] ?? '', row[column] ?? '') ?? answer,
		);
		const before = row.slice(0, columns[0]?.column ?? 0).filter((cell) => /\p{L}/u.test(cell));
		const label = row[motion] ?? before.at(-1) ?? '';
		const said = row.slice((columns.at(-1)?.column ?? 0) + 1).join(' ');
		const verdict = verdictIn(said);
		return {
			label,
			said,
			...(verdict === undefined ? {} : { verdict }),
			counts: counts.filter((count): count is Count => typeof count !== 'string'),
			isWhole: counts.every((count) => typeof count !== 'string'),
		};
	});
	if (read.length === 0 || !read.every(({ label, isWhole }) => label !== '' && isWhole)) return undefined;
	// `| GAEC du Pont | 5 | 0 | Admis |`: a decision on each, and nobody is elected.
	const isDecided =
		!isElection &&
		read.some(({ verdict }) => verdict !== undefined) &&
		read.every(({ said }) => said !== '' && !electedWords().test(said));
	const isOfPeople =
		!isDecided &&
		read.every(({ label }) => isPersonName(candidateName(label))) &&
		(isElection || read.every(({ label }) => /\s/.test(label)));
	const decisive = read.map((one) => ({
		...one,
		counts: one.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast'),
	}));
	if (isOfPeople)
		// `Élue`, `Elected unanimously`: nothing else, where `Élue suppléante` and `élu sortant, battu` say more.
		return runMarks(
			decisive.map(({ label, counts, said }) => ({
				at,
				name: candidateName(label),
				counts,
				isElected: saysOnlyElected(said) && electedWords().test(said) && !/[\d()]/.test(said),
			})),
		);
	return decisive.map(({ label, counts, verdict }) => ({
		...countsMark(at, counts),
		text: label,
		about: label,
		...(verdict === undefined ? {} : { verdict }),
	}));
}

/**
 * `| Candidate | Votes (total 24) |`, `| Candidat | 1er tour | 2e tour |`: the candidates of one election. Those in bold type, or with a word beside their
 * votes, are elected; of several rounds no one counts all of their votes.
 */
function candidateMarks(unit: Unit, at: number, known: KnownNames): Mark[] | undefined {
	const [head = [], ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const name = head.findIndex((cell) => isColumn(cell, 'candidate'));
	const columns = head.flatMap((cell, column) =>
		column > name && (isColumn(cell, 'counted') || isColumn(cell, 'votes') || isRound(cell)) ? [column] : [],
	);
	const [votes] = columns;
	if (name === -1 || votes === undefined || rows.length === 0) return undefined;
	const bold = new Set(
		unit.source.flatMap(
			(line) => /^\s*\|?\s*(?:\*\*|__)([^*_|]{2,60})(?:\*\*|__)\s*\|/u.exec(line)?.[1] ?? [],
		),
	);
	const candidates: Mark['candidates'] = [];
	const elected: string[] = [];
	for (const row of rows) {
		const one = candidateName(row[name] ?? '');
		const [, count = '', none] =
			/^(?:(\d{1,6})(?:\s*(?:\p{L}+|\([^()]*\)|,?\s*\d[\d.,]*\s*%))?|(-|–|—|))$/u.exec(
				(row[votes] ?? '').trim(),
			) ?? [];
		const isCounted = count !== '' || none !== undefined;
		const isNobody = isInList('notNamesAlone', one);
		if (!(known.mayBePerson(one) || isNobody) || (columns.length === 1 && !isCounted)) return undefined;
		candidates.push(columns.length > 1 ? { name: one } : { name: one, votes: Number(count || 0) });
		const isSaid = row.some((cell) => electedWords().exec(cell.replace(/^[\s\d.,(]+/, ''))?.index === 0);
		if (!isNobody && (isSaid || (bold.size < rows.length && bold.has(one)))) elected.push(one);
	}
	// Of several rounds only what is said tells who came out of them.
	if (columns.length > 1 && elected.length === 0) return undefined;
	return [{ ...countsMark(at, []), candidates, elected, saysElected: elected.length > 0, isPure: true }];
}

/** `Round 2 (13 votes)`, `2e tour`: the head of a column of votes of one round. */
function isRound(head: string): boolean {
	return hasWordOf('rounds', head) && /\d|\p{L}er?\s/u.test(head);
}

/** `| Organisme | Titulaire | Suppléant |`: under a title of elections, those whom each row gives its offices. */
function officeMarks(unit: Unit, at: number, isElection: boolean, known: KnownNames): Mark[] | undefined {
	const [head = [], ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const columns = head.flatMap((cell, column) => (column > 0 && isOffice(cell) ? [column] : []));
	if (!isElection || columns.length === 0 || rows.length === 0) return undefined;
	const marks = rows.map((row): Mark | undefined => {
		const elected = columns
			.flatMap((column) => (row[column] ?? '').split(wordPattern`\s*[,;/]\s*|\s+${'andWords'}\s+`))
			.filter((name) => name !== '');
		const isNamed = elected.every((name) => known.isPerson(name));
		return isNamed && elected.length > 0 && row[0] !== ''
			? { ...countsMark(at, []), elected, saysElected: true, office: row[0] ?? '' }
			: undefined;
	});
	return marks.every((mark) => mark !== undefined) ? (marks as Mark[]) : undefined;
}

/**
 * `| N° | Objet | Vote |`, `| Motion | Moved by | Status |`, `| Position | Nominees | Result |`: how each was decided, in words or figures; who
 * was elected. A row of motions or offices may say nothing of the kind: `Vacant`, `Withdrawn`.
 */
function saidMarks(unit: Unit, at: number, known: KnownNames): Mark[] | undefined {
	const [head = [], ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const offices = head.findIndex((cell) => isPhrase('officeColumns', cell));
	const motions = head.findIndex((cell) => isPhrase('motionColumns', cell));
	const isStated = offices !== -1 || motions !== -1;
	const column = head.findLastIndex(
		(cell) =>
			isPhrase('ownVote', cell) ||
			isPhrase('voteColumns', cell) ||
			(isStated && isPhrase('motionStates', cell)),
	);
	if (column < 1 || rows.length === 0) return undefined;
	const marks = rows.map((row): Mark | 'nothing' | undefined => {
		const said = row[column] ?? '';
		const before = row.slice(0, column).filter((cell) => /\p{L}{3}/u.test(cell));
		const last = before.at(-1) ?? '';
		const none = isStated ? ('nothing' as const) : undefined;
		const elected = offices === -1 ? electedIn(said, known).elected : electedInCell(said, known);
		// `| Présidente | Zoé Kaci | 8 pour, 1 abst. |`
		const office = row.find((cell, at) => at < column && isOffice(cell)) ?? '';
		const isOfOffice = office !== '' && last !== office && known.mayBePerson(last);
		const about = isOfOffice ? last : (row[offices] ?? row[motions] ?? last);
		const counts =
			figuresIn(said)?.counts.filter(({ answer }) => answer !== 'voters' && answer !== 'cast') ?? [];
		const consent = consentIn(said)?.kind;
		const verdict = verdictIn(said);
		const base = { ...countsMark(at, counts), text: said, about };
		if (about === '') return undefined;
		if (elected.length > 0) {
			const to = row[offices] ?? about;
			return { ...base, counts: [], elected, saysElected: true, office: to, opens: to };
		}
		if (offices !== -1 && !isOfOffice) return none;
		const isCounted = counts.length > 0 && (isPureTally(said) || (isStated && counts[0]?.answer === 'for'));
		if (consent === undefined && verdict === undefined && !isCounted) return none;
		const how = {
			...(consent === undefined ? {} : { consent }),
			...(verdict === undefined ? {} : { verdict }),
		};
		if (!isOfOffice) return { ...base, ...how };
		const { about: _, ...plain } = base;
		const isElected = consent !== undefined || verdict?.outcome === 'adopted';
		return {
			...plain,
			...how,
			counts: [],
			office,
			opens: office,
			elected: isElected ? [about] : [],
			saysElected: isElected,
			candidates: counts.length === 0 ? [] : [{ name: about, counts }],
		};
	});
	return marks.every((mark) => mark !== undefined)
		? marks.filter((mark): mark is Mark => mark !== 'nothing')
		: undefined;
}

/** `Ana appointed.`, `Bo vacated the role. Ana Bell self-nominated and appointed.`: whom the cell of an office says to be elected. */
function electedInCell(said: string, known: KnownNames): string[] {
	for (const sentence of getSentences(said)) {
		const { elected } = electedIn(sentence, known);
		if (elected.length > 0) return elected;
		const last = matchesIn(sentence, electedWords()).at(-1);
		if (last === undefined || /[^\s.]/.test(sentence.slice(last.index + last[0].length))) continue;
		const names = namesIn(sentence.slice(0, last.index), known);
		if (names.length > 0) return names;
	}
	return [];
}

/** `| President | Ana Bell | Bo Carr | Cy Dean |`: an office a row, and who is elected to it, where a line below says so. */
export function nomineeMarks(unit: Unit, at: number, known: KnownNames): Mark[] | undefined {
	const rows = (unit.rows ?? []).slice(1).filter((row) => row.some((cell) => cell !== ''));
	const marks = rows.map(([office = '', name = '']): Mark | undefined =>
		isOffice(office) && known.isPerson(name)
			? { ...countsMark(at, []), elected: [name], saysElected: true, office, opens: office }
			: undefined,
	);
	return marks.length > 0 && marks.every((mark) => mark !== undefined) ? (marks as Mark[]) : undefined;
}

/** A vote by its counts alone, at the table that has them. */
function countsMark(at: number, counts: Count[]): Mark {
	return { ...createMark(at), isLines: true, counts };
}

/** `| Ana Bell | Pour |`, a voter a row with his answer. */
function voterMarks(unit: Unit, at: number): Mark[] | undefined {
	const [head = [], ...below] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	// `| Ana Bell | yes |` right at the top: a table without a head.
	const isVoter = isPersonName(head[0] ?? '') && head.some((cell) => answerAt(cell) !== undefined);
	const rows = isVoter && answerAt(head[0] ?? '') === undefined ? [head, ...below] : below;
	// `Present: yes, no` says who was there.
	if (head.some((cell) => labelGroup(cell) === 'present')) return undefined;
	const counts: Count[] = [];
	for (const row of rows) {
		const given = row.flatMap((cell) => answerAt(cell) ?? []);
		const [answer, more] = given;
		// `Absent`, in the place of an answer.
		if (
			given.length === 0 &&
			row.slice(1).some((cell) => isAway(attendanceWord(cell.trim()))) &&
			isPersonName(row[0] ?? '')
		)
			continue;
		if (answer === undefined || more !== undefined || !isPersonName(row[0] ?? '')) return undefined;
		const there = counts.find((count) => count.answer === answer);
		if (there === undefined)
			counts.push({ answer, value: 1, word: row.find((cell) => answerAt(cell) === answer) ?? '', note: '' });
		else there.value += 1;
	}
	if (rows.length < 2 || counts.length === 0) return undefined;
	return [countsMark(at, counts)];
}

/** `| Member | Yea | Nay | Abstain |` above `| Ana Bell | X | | |`: a voter a row, who ticks one answer or none. */
function tickedMarks(unit: Unit, at: number): Mark[] | undefined {
	const [head = [], ...rows] = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const columns = head.flatMap((cell, column) => {
		const answer = answerAt(cell);
		return answer === undefined || column === 0 ? [] : [{ answer, column, word: cell }];
	});
	if (columns.length < 2 || rows.length < 2) return undefined;
	const counts = columns.map(({ answer, word }): Count => ({ answer, value: 0, word, note: '' }));
	for (const row of rows) {
		const given = columns.flatMap(({ column }, place) => (isNoTick(row[column] ?? '') ? [] : [place]));
		const isTicked = given.every((place) => isTick(row[columns[place]?.column ?? 0] ?? ''));
		if (given.length > 1 || !isTicked || !isPersonName(row[0] ?? '')) return undefined;
		for (const count of given.map((place) => counts[place])) if (count !== undefined) count.value += 1;
	}
	return counts.some(({ answer, value }) => value > 0 && (answer === 'for' || answer === 'against'))
		? [countsMark(at, counts)]
		: undefined;
}

/** A table of answers and numbers, one a row, or one a column with a row of numbers. */
function tableMark(unit: Unit, at: number): Mark | undefined {
	const rows = (unit.rows ?? []).filter((row) => row.some((cell) => cell !== ''));
	const base = { ...createMark(at), isPure: true, isLines: true };
	const chosen = candidateRows(rows);
	if (chosen !== undefined) return { ...base, candidates: chosen };
	const column = countedColumn(rows);
	const down = rows.map((row) =>
		cellCount(
			row[0] ?? '',
			(column === undefined ? row.slice(1).find((cell) => cell !== '') : row[column]) ?? '',
		),
	);
	const body = down[0] === undefined && rows.length > 2 ? down.slice(1) : down;
	if (body.length > 1 && body.every((count) => count !== undefined)) {
		const counts = body as Count[];
		const candidates = counts.filter(({ name }) => name !== undefined);
		const rest = counts.filter(
			({ name, answer }) => name === undefined && answer !== 'voters' && answer !== 'cast',
		);
		if (candidates.length > 1)
			return {
				...base,
				candidates: candidates.map((one) => ({ name: one.name ?? '', votes: one.value })),
			};
		if (candidates.length === 1)
			return {
				...base,
				candidates: [
					{
						name: candidates[0]?.name ?? '',
						counts: [...candidates.map(({ name: _, ...one }) => one), ...rest],
					},
				],
			};
		if (!counts.some(({ answer }) => answer === 'for' || answer === 'against')) return undefined;
		return {
			...base,
			isTable: rows.every((row) => row.length === 2) && down[0] !== undefined,
			counts: rest,
		};
	}
	const [head = [], row = [], ...more] = rows;
	const labelled = rows.length === 1 ? labelledCells(head) : undefined;
	if (labelled !== undefined) return { ...base, counts: labelled };
	if (more.length > 0 || head.length < 2) return undefined;
	const across = head.map((cell, index) => cellCount(cell, row[index] ?? ''));
	const first = across[0] === undefined ? across.slice(1) : across;
	const end = first.includes(undefined) ? first.indexOf(undefined) : first.length;
	const from = head.length - first.length + end;
	const read = first.slice(0, end);
	const told = toldBehind(head.slice(from), row.slice(from));
	if (read.length < 2 || told === undefined) return undefined;
	const counts = (read as Count[]).filter(({ answer }) => answer !== 'voters' && answer !== 'cast');
	return counts.some(({ answer }) => answer === 'for') ? { ...base, counts, ...told } : undefined;
}

/**
 * `| POUR | 5 copropriétaires | 4982 / 6012 |`: the column of the votes, where every row says of how many they are; heads, and names beside them, are
 * not what is counted.
 */
function countedColumn(rows: readonly string[][]): number | undefined {
	const isOfAll = (cell: string) => /^\d[\d\s]*\/\s*\d[\d\s]*$/.test(cell.trim());
	const body = rows.filter((row) => answerAt(row[0] ?? '') !== undefined);
	// The last of them: `12 / 03` ahead of it is a day.
	const column = (body[0] ?? []).findLastIndex(isOfAll);
	return column > 1 && body.every((row) => isOfAll(row[column] ?? '')) ? column : undefined;
}

/** `| Vote | Pour : 22 voix | Contre : 0 | Abstention : 0 |`: the answers of a row, each with its label. */
function labelledCells(row: readonly string[]): Count[] | undefined {
	const cells = isPhrase('ownVote', (row[0] ?? '').replace(/\s*:$/, '')) ? row.slice(1) : row;
	const counts = cells.map((cell) => {
		const [, label = '', value = ''] = /^([^:]+?)\s*:\s*(\d[\d\s]*?)(?:\s\p{L}+)?$/u.exec(cell.trim()) ?? [];
		return value === '' ? undefined : cellCount(label, value);
	});
	const isWhole = counts.length > 1 && counts.every((count) => count !== undefined);
	return isWhole && counts.some((count) => count?.answer === 'for')
		? (counts as Count[]).filter(({ answer }) => answer !== 'voters' && answer !== 'cast')
		: undefined;
}

/**
 * `| Majorité | Décision |` behind the answers: the majority that the vote asked for, and what came of it. Nothing where another column stands
 * there, or where what came of it is not read: by the figures alone `Majorité non atteinte` would be adopted.
 */
function toldBehind(heads: readonly string[], cells: readonly string[]): Pick<Mark, 'verdict'> | undefined {
	if (heads.length === 0) return cells.length === 0 ? {} : undefined;
	const isResult = (head: string) => isPhrase('voteColumns', head) || isPhrase('motionStates', head);
	if (!heads.every((head) => isResult(head) || isPhrase('majorityColumns', head))) return undefined;
	const results = heads.flatMap((head, at) => (isResult(head) ? [cells[at] ?? ''] : []));
	const verdicts = results.map((cell) => verdictIn(cell.replace(/\s*\([^()]*\)$/, '')));
	const [verdict] = verdicts;
	return verdict !== undefined && verdicts.every((one) => one?.outcome === verdict.outcome)
		? { verdict }
		: undefined;
}

/** Rows of candidates and their votes among rows of ballots: `Votants | 6`, `Blanc | 1`, `Ana Bell | 4`. */
function candidateRows(rows: readonly string[][]): Mark['candidates'] | undefined {
	const known = rows.filter(
		([label = '', value = '']) => /\d/.test(value) && cellCount(label, value) !== undefined,
	);
	const others = rows.filter((row) => !known.includes(row));
	if (known.length === 0 || others.length === 0 || rows.some((row) => row.length !== 2)) return undefined;
	const isNamed = others.every(([name = '', votes = '']) => /^\d{1,5}$/.test(votes) && isFullName(name));
	return isNamed ? others.map(([name = '', votes = '']) => ({ name, votes: Number(votes) })) : undefined;
}

/** `Votent pour Ana Bell | 26`, `Contre | 1 (J. Roux)`. */
function cellCount(label: string, written: string): Count | undefined {
	const [, counted = written, note = ''] =
		/^\s*(\d{1,6})\s*(\([^()\d%]*\p{Lu}[^()\d%]*\))\s*$/u.exec(written) ?? [];
	// `528 / 742`: of so many.
	const value = counted.replace(/\s*\/\s*\d[\d\s]*$/, '').trim();
	if (!/^\d{0,6}$/.test(value.replace(/\s/g, '')) && !/^[-–]$/.test(value) && !saysNone(value))
		return undefined;
	const read = figuresIn(`${withoutMarks(label)} ${/\d/.test(value) ? value.replace(/\s/g, '') : '0'}`);
	const [count, more] = read?.counts ?? [];
	if (count !== undefined && more === undefined && (read?.from ?? 1) === 0) return { ...count, note };
	const scanned = vocabulary('answers').scan(label);
	const name =
		scanned === undefined
			? ''
			: label
					.slice(scanned.length)
					.trim()
					.replace(wordPattern`^(?:${'candidateWords'}|${exactly('titles')}\.?)\s+`, '');
	return scanned?.id === 'for' && isPersonName(name)
		? { answer: 'for', value: Number(value || 0), word: label.slice(0, scanned.length), note: '', name }
		: undefined;
}
