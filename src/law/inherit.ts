/** What rules build on: finds the profiles and files below a rules file, and lays one upon the other. */

import type { Node } from 'unist';
import { type DataNode, type Language, type Problem, problem } from '../ast/index.js';
import { nearestWord } from '../text/nearest.js';
import { resolvePath } from '../text/path.js';
import { profileId, profileNames } from './profiles.js';
import { readLayer } from './read.js';
import { nearProblem, type ReaderOptions, RulesReader } from './reader.js';
import type { Changes, Layer, MajorityDraft, NoticeDraft, QuorumDraft } from './rules.js';

/** Where the files of a chain come from. */
export interface ChainContext {
	lang: Language;
	/** A profile that ships, by identifier. */
	profile(id: string): DataNode | undefined;
	/** Rules files that were loaded, by path relative to the meeting file. */
	files: ReadonlyMap<string, DataNode>;
	/** Word for bylaws in the document's language. */
	bylaws: () => string;
	/** A source as printed for a version of the rules. */
	versioned: ReaderOptions['versioned'];
}

/** The layers of some rules, the lowest first, with the mistakes met on the way. */
export interface Chain {
	layers: Layer[];
	problems: Problem[];
	/** Whether a file or profile below could not be had. */
	incomplete: boolean;
}

/** One step of a chain: what was read, from where, and who asked for it. */
interface Step {
	data: DataNode;
	file: string | undefined;
	profileId: string | undefined;
	/** As messages name it. */
	name: string;
}

/** Reads rules and everything below them. */
export function readChain(data: DataNode, file: string | undefined, context: ChainContext): Chain {
	const chain: Chain = { layers: [], problems: [], incomplete: false };
	follow({ data, file, profileId: undefined, name: file ?? '' }, [], chain, context);
	return chain;
}

/** A profile or rules file by name, with everything below it. `asked` is the node that names it. */
export function readNamedChain(
	name: string,
	asked: Node | undefined,
	file: string | undefined,
	context: ChainContext,
): Chain {
	const chain: Chain = { layers: [], problems: [], incomplete: false };
	const step = stepTo(name, asked, file, chain, context);
	if (step) follow(step, [], chain, context);
	return chain;
}

function follow(step: Step, above: readonly Step[], chain: Chain, context: ChainContext): void {
	const { data, file } = step;
	if (data.type !== 'mapping' || (data.children.length === 0 && file !== undefined)) {
		chain.problems.push(problem('rules/invalid', 'rulesExpected', data.position ?? FIRST, { file }));
		return;
	}
	const reader = new RulesReader({
		lang: context.lang,
		file,
		shipped: step.profileId !== undefined,
		bylaws: context.bylaws,
		versioned: context.versioned,
	});
	const layer = readLayer(reader, data);
	layer.profileId = step.profileId;
	for (const each of reader.problems) chain.problems.push(each);
	chain.layers.unshift(layer);
	if (!layer.profile) return;
	const here = [...above, step];
	const next = stepTo(layer.profile.value, layer.profile.node, file, chain, context);
	if (!next) return;
	if (
		here.some(
			(other) =>
				sameFile(next.file, other.file) ||
				(next.profileId !== undefined && other.profileId === next.profileId),
		)
	) {
		const names = [...here, next].map((other) => other.name).filter((name) => name !== '');
		chain.problems.push(
			problem('rules/cycle', 'inheritance', layer.profile.node.position, {
				file,
				values: { name: layer.profile.value, chain: names.join(' → ') },
			}),
		);
		return;
	}
	follow(next, here, chain, context);
}

/** Where a message about an empty file stands. */
const FIRST = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function sameFile(one: string | undefined, other: string | undefined): boolean {
	return (
		one !== undefined && other !== undefined && resolvePath(undefined, one) === resolvePath(undefined, other)
	);
}

function stepTo(
	name: string,
	asked: Node | undefined,
	file: string | undefined,
	chain: Chain,
	context: ChainContext,
): Step | undefined {
	if (isRulesFilePath(name)) {
		const path = resolvePath(file, name);
		const data = context.files.get(path);
		if (data) return { data, file: path, profileId: undefined, name: path };
		// Who looks for the file says that it is not there.
		chain.incomplete = true;
		return undefined;
	}
	const id = profileId(name) ?? name;
	const data = context.profile(id);
	if (data) return { data, file: undefined, profileId: id, name };
	chain.problems.push(
		nearProblem('rules/unknown-profile', 'unknown', asked, { name }, nearestWord(name, profileNames()), file),
	);
	return undefined;
}

/** Lays changes upon what is below: what they do not say stays. */
export function layUpon(below: Changes, above: Changes): Changes {
	const majorities = new Map(below.majorities);
	for (const [key, draft] of above.majorities) majorities.set(key, majorityUpon(majorities.get(key), draft));
	return {
		...below,
		...getDefined(above),
		majorities,
		quorum: quorumUpon(below.quorum, above.quorum),
		quorumSource: above.quorum === undefined ? below.quorumSource : above.quorumSource,
		proxies: above.proxies ? { ...below.proxies, ...getDefined(above.proxies) } : below.proxies,
		secret: above.secret ? { ...below.secret, ...getDefined(above.secret) } : below.secret,
		notice: above.notice ? noticeUpon(below.notice, above.notice) : below.notice,
		deadlines: above.deadlines ? new Map([...(below.deadlines ?? []), ...above.deadlines]) : below.deadlines,
		elections: above.elections ? { ...below.elections, ...getDefined(above.elections) } : below.elections,
		amendedSource: above.amendedDropsPost === undefined ? below.amendedSource : above.amendedSource,
	};
}

/** A new threshold also drops what the second convocation said of the old one. */
function quorumUpon(
	below: QuorumDraft | 'none' | undefined,
	above: QuorumDraft | 'none' | undefined,
): QuorumDraft | 'none' | undefined {
	if (above === undefined) return below;
	if (above === 'none' || below === 'none' || below === undefined) return above;
	const kept = above.threshold ? { ...below, call: undefined } : below;
	return { ...kept, ...getDefined(above) };
}

function majorityUpon(below: MajorityDraft | undefined, above: MajorityDraft): MajorityDraft {
	if (!below) return above;
	const kept = above.requirements
		? { ...below, call: undefined, label: undefined, source: undefined }
		: below;
	const quorum = quorumUpon(below.quorum, above.quorum);
	return { ...kept, ...getDefined(above), quorum };
}

function noticeUpon(below: NoticeDraft | undefined, above: NoticeDraft): NoticeDraft {
	const kept = above.days !== undefined ? { ...below, call: undefined } : below;
	return { ...kept, ...getDefined(above) };
}

/** Without the entries that say nothing, which would hide those below. */
function getDefined<Value extends object>(value: Value): Value {
	return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}

// Paths of rules files, as they are written: with slashes, relative to the file that names them.

/** Whether what a rules file builds on is a file and no profile that ships. */
export function isRulesFilePath(name: string): boolean {
	return /[/\\]/.test(name) || /\.ya?ml$/i.test(name);
}
