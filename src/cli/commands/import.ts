import { basename, dirname, extname, join } from 'node:path';
import { PvError } from '../../errors.js';
import { type Finding, type Imported, importMinutes } from '../../import/index.js';
import { decodeText } from '../../parse/index.js';
import { reportText } from '../../report/index.js';
import { compileBytes, reported } from '../compile-file.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { userLanguage, userWords } from '../words.js';

/** Options of `pv import`. */
export interface ImportOptions {
	/** File to write; `-` for standard output. */
	output?: string;
	/** Writes over a file that is there. */
	force?: boolean;
	quiet?: boolean;
}

/** Larger files are no minutes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Turns existing minutes into a meeting file, says what was recognised and how sure it is, then checks the file. */
export async function importFile(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const facts = await io.facts(path);
	if (facts && facts.kind !== 'file')
		throw new PvError('input/not-a-file', `${path} is not a file`, { exitCode: 2, facts: { path } });
	if (facts && facts.size > MOST_BYTES)
		throw new PvError('import/tooLarge', `${path} is too large`, { exitCode: 2, facts: { path } });
	const output = options.output ?? join(dirname(path), `${basename(path, extname(path))}.md`);
	if (output !== '-' && options.force !== true && (await io.facts(output)))
		throw new PvError('import/taken', `${output} is there already`, { exitCode: 2, facts: { path: output } });
	const { markdown, trackedChanges } = await markdownOf(path, await io.read(path));
	if (!/[\p{L}\p{N}]/u.test(markdown))
		throw new PvError('import/empty', `${path} holds no text`, { exitCode: 2, facts: { path } });
	const imported = importMinutes(markdown);
	if (output === '-') io.stdout.write(imported.text);
	else await io.write(output, imported.text);
	const say = userWords(io);
	const talk: string[] = [];
	if (trackedChanges > 0) talk.push(say('cli.import.tracked', { count: trackedChanges }));
	if (options.quiet !== true) talk.push(...recognised(imported, io));
	const file = await compileBytes(imported.text, output === '-' ? path : output, io);
	const messages = reportText([reported(file)], {
		lang: userLanguage(io.env),
		colors: io.stderr.colors,
		columns: io.stderr.columns,
		quiet: options.quiet,
	});
	if (output !== '-' && options.quiet !== true) talk.push(say('cli.import.written', { path: output }));
	io.stderr.write(`${[...talk, messages].filter((line) => line !== '').join('\n')}\n`);
	return ExitCode.clean;
}

async function markdownOf(
	path: string,
	bytes: Uint8Array,
): Promise<{ markdown: string; trackedChanges: number }> {
	const kind = extname(path).toLowerCase();
	if (kind === '.docx') return (await import('../../import/from-docx.js')).docxToMarkdown(bytes);
	// The old encodings are those that a list saved by a spreadsheet may have.
	const { text } = decodeText(bytes, path);
	// No text has this character: something else was given the name of one.
	if (text.includes('\0'))
		throw new PvError('import/notText', `${path} is no text`, { exitCode: 2, facts: { path } });
	if (kind === '.html' || kind === '.htm')
		return { markdown: (await import('../../import/from-html.js')).htmlToMarkdown(text), trackedChanges: 0 };
	if (['.txt', '.text', '.md', '.markdown'].includes(kind)) return { markdown: text, trackedChanges: 0 };
	throw new PvError('import/kind', `${path} is of a kind that cannot be imported`, {
		exitCode: 2,
		facts: { path },
	});
}

/** One line for each kind of finding and certainty. */
function recognised({ findings }: Imported, io: Io): string[] {
	const say = userWords(io);
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const key = `${finding.what} ${finding.certainty}`;
		groups.set(key, [...(groups.get(key) ?? []), finding]);
	}
	return [...groups.values()].map((group) => {
		const [{ what, certainty, value } = { what: 'item', certainty: 'sure', value: '' }] = group;
		const total =
			what === 'people' || what === 'agenda' || what === 'documents' || what === 'annexes'
				? group.reduce((sum, one) => sum + Number(one.value), 0)
				: group.length;
		return say('cli.import.finding', {
			what: say(`cli.import.what.${what}`),
			value: COUNTED.has(what) ? `${total}` : value,
			certainty: say(`cli.import.certainty.${certainty}`),
		});
	});
}

/** Findings of which there may be many. */
const COUNTED = new Set([
	'people',
	'proxy',
	'agenda',
	'item',
	'block',
	'vote',
	'candidates',
	'passage',
	'documents',
	'annexes',
]);
