import { derivationsText } from '../../assembly/proof/proof.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import { ruleIds } from '../../lint/index.js';
import { compileFile } from '../../project/compile-file.js';
import { visibleLines } from '../../text/letters.js';
import { nearestWord } from '../../text/nearest.js';
import { rulePage } from '../rule-pages.js';

/** Explains a message by its rule's name, or a vote by its file and identifier (`ag.md#resolution-1`); lists the rules without either. */
export async function explain(what: string | undefined, io: Io): Promise<ExitCodeValue> {
	if (what === undefined) return listRules(io);
	if (ruleIds.has(what)) return explainRule(what, io);
	if (await io.facts(what)) return explainVote(what, undefined, io);
	const mark = what.lastIndexOf('#');
	const path = what.slice(0, Math.max(0, mark));
	if (path !== '' && (await io.facts(path))) return explainVote(path, what.slice(mark + 1), io);
	// No rule has a point in its name: a file was meant that is not there.
	const file = path === '' ? what : path;
	if (/[.\\]/.test(file)) throw new PvError('input/missing', `${file} does not exist`, { path: file });
	const near = nearestWord(what, [...ruleIds.keys()]) ?? 'none';
	throw new PvError('usage/unknown-rule', `no rule and no file is named ${what}`, { what, near });
}

async function listRules(io: Io): Promise<ExitCodeValue> {
	const lang = userLanguage(io.env);
	for (const id of ruleIds.keys()) {
		const page = await rulePage(id, (path) => io.readOwn(path));
		io.stdout.write(`${id.padEnd(28)} ${page.summary[lang] ?? page.summary.en}\n`);
	}
	return ExitCode.clean;
}

async function explainRule(id: string, io: Io): Promise<ExitCodeValue> {
	const lang = userLanguage(io.env);
	const phrase = userWords(io);
	const page = await rulePage(id, (path) => io.readOwn(path));
	const section = (title: 'why' | 'fails' | 'passes', text: string) =>
		`${phrase(`cli.explain.${title}`)}\n\n${text}\n\n`;
	io.stdout.write(
		`${id}\n${page.summary[lang] ?? page.summary.en}\n\n${page.what[lang] ?? page.what.en}\n\n${section('why', page.why[lang] ?? page.why.en)}${section('fails', page.fails)}${section('passes', page.passes)}`,
	);
	return ExitCode.clean;
}

async function explainVote(path: string, id: string | undefined, io: Io): Promise<ExitCodeValue> {
	const { compiled } = await compileFile(path, io);
	const { decisions, elections } = compiled.assembly;
	const known = [...decisions, ...elections].map((item) => item.id);
	if (id !== undefined && !known.includes(id)) {
		throw new PvError('usage/unknown-vote', `${path} has no vote named ${id}`, {
			path,
			id,
			nearest: nearestWord(id, known) ?? '',
			known,
		});
	}
	io.stdout.write(visibleLines(derivationsText(compiled, id)));
	return ExitCode.clean;
}
