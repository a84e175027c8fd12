import { describe, expect, it } from 'vitest';
import { askDoubts, withDecisions } from '../../src/cli/import-review.js';
import { main } from '../../src/cli/main.js';
import type { Questions } from '../../src/host/io.js';
import { importMinutes } from '../../src/import/index.js';
import { pdfToText } from '../../src/import/sources/from-pdf.js';
import { phrasebook } from '../../src/language/index.js';
import { createWorld, run } from '../cli/memory-io.js';

/** A text at its place, and its size where it is none of 10 points. */
type Placed = [text: string, left: number, base: number, size?: number];

/** A PDF of one page for each list of texts. */
function pdf(pages: ReadonlyArray<readonly Placed[]>): Uint8Array {
	const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((texts, at) => {
			const content = texts
				.map(
					([text, left, base, size = 10]) =>
						`BT /F ${size} Tf ${left} ${base} Td (${text.replace(/([()\\])/g, '\\$1')}) Tj ET`,
				)
				.join('\n');
			const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`;
			return [page, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
		}),
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = file.length;
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const table = places.map((place) => `${`${place}`.padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
	return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

const MINUTES: readonly Placed[] = [
	['Minutes of the board, 14 May 2024', 60, 780],
	['Present: Ana Bell, Bo Carr,', 60, 750],
	['Cy Dean', 60, 738],
	['The meeting opened at 7:05 pm.', 60, 708],
	['Bo Carr left at 7:40 pm.', 60, 678],
	['Ana Bell, Chair', 60, 600],
	['Cy Dean, Secretary', 300, 600],
];

describe('the text of a PDF', () => {
	it('has its lines, its columns and its paragraphs', async () => {
		expect(await pdfToText(pdf([MINUTES]))).toBe(
			'Minutes of the board, 14 May 2024\n\nPresent: Ana Bell, Bo Carr,\nCy Dean\n\nThe meeting opened at 7:05 pm.\n\nBo Carr left at 7:40 pm.\n\nAna Bell, Chair                         Cy Dean, Secretary',
		);
	});

	it('goes on with a line that ended because the page did, and only with that', async () => {
		const lines = (from: number, ...texts: string[]): Placed[] =>
			texts.map((text, at) => [text, 60, from - at * 12]);
		const first = [
			...lines(
				780,
				'The treasurer presented the accounts for the year, which show a small surplus of',
				'nine hundred pounds. Ana Bell asked why the rent was paid twice in the month of',
				'May; the answer was that it was not. Members present were Ana Bell, Bo Carr, Jean-',
				'Luc Dean and Di Ewell, who had come by train and left before the end of the meet-',
				'ing.',
			),
			...lines(
				696,
				'Motion by Ana Bell, seconded by Bo Carr, to adopt the accounts as presented.',
				'- Ana Bell',
				'- Bo Carr',
			),
			...lines(636, 'The chair thanked the meeting for its help with the summer fair and then went on'),
		];
		const second = lines(780, 'to the next point.', 'Yes: Ana Bell    No: Bo Carr');
		expect(await pdfToText(pdf([first, second]))).toBe(
			[
				'The treasurer presented the accounts for the year, which show a small surplus of nine hundred pounds. Ana Bell asked why the rent was paid twice in the month of May; the answer was that it was not. Members present were Ana Bell, Bo Carr, Jean-Luc Dean and Di Ewell, who had come by train and left before the end of the meeting.',
				'',
				'Motion by Ana Bell, seconded by Bo Carr, to adopt the accounts as presented.',
				'- Ana Bell',
				'- Bo Carr',
				'',
				'The chair thanked the meeting for its help with the summer fair and then went on to the next point.',
				'Yes: Ana Bell    No: Bo Carr',
			].join('\n'),
		);
	});

	it('has its columns one below the other, also where the first of them ends first', async () => {
		const file = pdf([
			[
				['Minutes of the board, 14 May 2024', 60, 780],
				['Present', 60, 750],
				['Apologies', 300, 750],
				['Ana Bell', 60, 738],
				['Bo Carr', 300, 738],
				['Cy Dean', 300, 726],
			],
		]);
		const text = await pdfToText(file);
		expect(text).toContain(
			'Ana Bell                                Bo Carr\n                                        Cy Dean',
		);
		expect(importMinutes(text, 'plain').text).toContain(
			'  present:\n    - Ana Bell\n  excused:\n    - Bo Carr\n    - Cy Dean\n',
		);
	});

	it('has larger lines as titles, each whole', async () => {
		const text = await pdfToText(
			pdf([
				[
					['Minutes of the Harbor Club', 60, 780, 18],
					['The meeting opened at 7:05 pm.', 60, 750],
					['Approval of the accounts of', 60, 720, 14],
					['2023', 60, 704, 14],
					['The accounts were read.', 60, 680],
					['Vote: 5 for, 1 against', 60, 668],
					['Roof', 60, 640, 14],
					['Nothing was said of it.', 60, 620],
				],
			]),
		);
		expect(text).toBe(
			[
				'# Minutes of the Harbor Club',
				'The meeting opened at 7:05 pm.',
				'## Approval of the accounts of 2023',
				'The accounts were read.\nVote: 5 for, 1 against',
				'## Roof',
				'Nothing was said of it.',
			].join('\n\n'),
		);
	});

	it('begins a line where a label of people does, however full the line above is', async () => {
		const lines = [
			'The board of the club met in the hall of the school, as it does in each month of the year.',
			'It was raining so that some of those who had been called came too late for the minutes.',
			'The chair thanked those who were there, and went on with what had been sent to everybody.',
			'Présents : Ana Bell, Bo Carr, Cy Dean, Di Ewell, Ed Fox, Flo Gray, Gil Hart, Hal Ives',
			'Excusés : Jo Kay',
		];
		const text = await pdfToText(pdf([lines.map((line, at) => [line, 60, 780 - at * 12])]));
		expect(text.split('\n').slice(-2)).toEqual(lines.slice(-2));
	});

	it('has the rows of a table whole, where cells are broken into lines', async () => {
		const text = await pdfToText(
			pdf([
				[
					['First', 60, 760],
					['Family', 140, 760],
					['Role', 240, 754],
					['Present', 340, 754],
					['name', 60, 748],
					['name', 140, 748],
					['Voting', 240, 730],
					['Ana', 60, 724],
					['Bell', 140, 724],
					['Yes', 340, 724],
					['member', 240, 718],
					['Bo', 60, 700],
					['Carr', 140, 700],
					['Member', 240, 700],
					['No', 340, 700],
					['Cy', 60, 680],
					['Dean', 140, 680],
					['Voting', 240, 680],
					['Yes', 340, 680],
					['member', 240, 668],
					['The rest of the page.', 60, 600],
				],
			]),
		);
		expect(text).toBe(
			[
				'First name    Family name    Role             Present',
				'Ana           Bell           Voting member    Yes',
				'Bo            Carr           Member           No',
				'Cy            Dean           Voting member    Yes',
				'',
				'The rest of the page.',
			].join('\n'),
		);
		expect(importMinutes(text, 'plain').text).toContain(
			'  present:\n    - Ana Bell, voting member\n    - Cy Dean, voting member\n  absent:\n    - Bo Carr, member\n',
		);
	});

	it('has no titles where an annex is set smaller than the minutes, nor where a count is set large', async () => {
		const minutes = [
			'Minutes of the board',
			'Present: Ana Bell, Bo Carr',
			'Opened at 7:05 pm',
			'Budget',
			'Read.',
			'Vote: 2 for, 1 against',
		];
		const text = await pdfToText(
			pdf([
				[
					...minutes.map((line, at): Placed => [line, 60, 780 - at * 14, 12]),
					['ADOPTED 2-1', 60, 660, 16],
					...Array.from(
						{ length: 20 },
						(_, at): Placed => [`Account ${at} of the annex, which is set small`, 60, 620 - at * 10, 8],
					),
				],
			]),
		);
		expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([]);
	});

	it('has one row for each line whose first cell is empty, where it is no more of the cells above', async () => {
		const rows: ReadonlyArray<readonly string[]> = [
			['Body', 'Name', 'Vote'],
			['Council', 'Ana Bell', 'For'],
			['', 'Bo Carr', 'Against'],
			['Staff', 'Di Ewell', 'Against'],
			['', 'Ed Fox', 'For'],
		];
		const placed = rows.flatMap((cells, at) =>
			cells.flatMap((cell, column): Placed[] =>
				cell === '' ? [] : [[cell, 60 + column * 90, 780 - at * 12]],
			),
		);
		expect((await pdfToText(pdf([placed]))).split('\n')).toHaveLength(rows.length);
		const tight = placed.map(([cell, left, base]): Placed => [cell, left, 780 - ((780 - base) / 12) * 8]);
		expect((await pdfToText(pdf([tight]))).split('\n')).toHaveLength(rows.length);
	});

	it('has the heads and feet of pages once', async () => {
		const page = (number: number): Placed[] => [
			['Board of the club', 60, 800],
			[`Text of page ${'abc'[number]}`, 60, 500],
			[`More of page ${'abc'[number]}`, 60, 480],
			[`And the last of ${'abc'[number]}`, 60, 460],
			[`page ${number + 1}`, 60, 40],
		];
		const text = await pdfToText(pdf([page(0), page(1), page(2)]));
		expect(text.match(/Board of the club|page \d/g)).toEqual(['Board of the club', 'page 1']);
		expect(text.match(/Text of page ./g)).toHaveLength(3);
	});

	it('becomes a meeting file', async () => {
		const { code, files } = await run(['import', 'a.pdf', '-q'], { files: { 'a.pdf': pdf([MINUTES]) } });
		expect(code).toBe(0);
		const text = new TextDecoder().decode(files.get('/project/a.md'));
		expect(text).toContain('    - Ana Bell\n    - Bo Carr\n    - Cy Dean\n');
		expect(text).toContain('opened: 7:05 pm\n');
		expect(text).toContain('  - Ana Bell, chair\n  - Cy Dean, secretary\n');
	});

	it.each([
		['damaged', new TextEncoder().encode('%PDF-1.4\nno more'), 'damaged'],
		['of pictures', pdf([[]]), 'pictures only'],
	])('is refused where it is %s', async (_, bytes, words) => {
		const { code, err } = await run(['import', 'a.pdf'], { files: { 'a.pdf': bytes } });
		expect(code).toBe(2);
		expect(err()).toContain(words);
	});
});

describe('the file of another word processor', () => {
	it('goes through LibreOffice', async () => {
		const world = createWorld({ files: { 'a.odt': 'of LibreOffice' } });
		world.io.convertToWord = async () => Promise.reject(new Error('no'));
		expect(await main(['import', 'a.odt'], world.io)).toBe(2);
		expect(world.err()).toContain('LibreOffice could not read this document');
	});

	it('asks for LibreOffice where there is none', async () => {
		const { code, err, files } = await run(['import', 'a.rtf'], { files: { 'a.rtf': '{\\rtf1 a}' } });
		expect(code).toBe(3);
		expect(err()).toContain('LibreOffice, which is not installed');
		expect(files.size).toBe(1);
	});
});

describe('a folder of minutes', () => {
	const files = {
		'old/a.txt':
			'Minutes of 4 March 2024\n\nPresent: Ana Bell, Bo Carr\n\nMotion carried, 2 for, 0 against.\n',
		'old/b.html': '<p>Minutes of 5 March 2024</p><p>Present: Cy Dean, Di Ewell</p>',
		'old/c.png': 'no minutes',
		'old/d.pdf': 'no PDF',
	};

	it('is imported with a report of constructs and files, and what fails is told', async () => {
		const { code, out, err, files: written } = await run(['import', 'old', '-o', 'new'], { files });
		expect(code).toBe(2);
		expect([...written.keys()].filter((path) => path.includes('/new/'))).toEqual([
			'/project/new/a.md',
			'/project/new/b.md',
		]);
		expect(out()).toMatch(/People +4 +0 +0/);
		expect(out()).toMatch(/a\.txt +\d+ +\d+ +\d+\n *b\.html/);
		expect(err()).toContain('damaged');
	});

	it('with two files of one name has both imported, whatever may be written over', async () => {
		const both = { 'old/a.txt': files['old/a.txt'], 'old/a.html': files['old/b.html'] };
		const { code, files: written } = await run(['import', 'old', '-o', 'new', '--force'], { files: both });
		const read = (name: string) => new TextDecoder().decode(written.get(`/project/new/${name}`));
		expect(code).toBe(0);
		expect(read('a.md')).toContain('Cy Dean');
		expect(read('a.txt.md')).toContain('Ana Bell');
	});

	it('is left where the user interrupts', async () => {
		const world = createWorld({ files });
		const interruption = new AbortController();
		Object.assign(world.io, { signal: interruption.signal });
		const { write } = world.io;
		world.io.write = async (path, content) => {
			await write(path, content);
			interruption.abort();
		};
		expect(await main(['import', 'old', '-o', 'new'], world.io)).toBe(130);
		expect([...world.files.keys()].filter((path) => path.includes('/new/'))).toEqual(['/project/new/a.md']);
	});

	it('without minutes is refused', async () => {
		const { code, err } = await run(['import', 'old'], { files: { 'old/c.png': 'x' } });
		expect([code, err()]).toEqual([2, expect.stringContaining('holds no document to import')]);
	});
});

describe('a review of the doubtful places', () => {
	const source =
		'Minutes of 4 March 2024\n\nPresent: Ana Bell, Bo Carr, Cy Dean\n\nBo Carr left the meeting at 7:40 pm.\n\nBudget: it was agreed by 2 votes to 0 to buy a tent.\n';
	const imported = importMinutes(source, 'plain');
	const say = phrasebook('en');
	const answering = (answers: readonly string[]): Questions => {
		const left = [...answers];
		return { choose: async () => left.shift(), text: async () => left.shift() } as Questions;
	};
	const decided = async (...answers: string[]) =>
		withDecisions(
			imported.text,
			imported.doubts,
			await askDoubts(imported.doubts, answering(answers), say),
			say,
		);

	it('has something to ask', () => {
		expect(imported.doubts.map(({ reason }) => reason)).toEqual(['move', 'vote']);
	});

	it('keeps what was read, and the words of the minutes', async () => {
		const text = await decided('keep', 'keep');
		expect(text).toContain(
			'<!-- Bo Carr left the meeting at 7:40 pm. -->\n\n7:40 pm – Departure of Bo Carr\n',
		);
		expect(text).toContain('to buy a tent.\n\nVote: 2 for, 0 against\n');
		expect(text).not.toContain('to be checked');
	});

	it('takes out what was read, or writes something else', async () => {
		const text = await decided('drop', 'write', 'Vote: 2 for, 1 abstention');
		expect(text).not.toContain('Departure of');
		expect(text).toContain('<!-- Bo Carr left the meeting at 7:40 pm. -->');
		expect(text).toContain('to buy a tent.\n\nVote: 2 for, 1 abstention\n');
		expect(text).not.toContain('Vote: 2 for, 0 against');
	});

	it('leaves the rest as it is where somebody stops', async () => {
		expect(await decided('stop')).toBe(imported.text);
		expect(await decided('later', 'later')).toBe(imported.text);
	});

	it('needs a terminal', async () => {
		const { code, err } = await run(['import', 'a.txt', '--review'], { files: { 'a.txt': source } });
		expect([code, err()]).toEqual([2, expect.stringContaining('needs a terminal')]);
	});
});
