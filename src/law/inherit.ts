/** What rules build on: finds the profiles and files below a rules file, and lays one upon the other. */

import type { Node } from 'unist';
import { type DataNode, type Language, type Problem, problem } from '../ast/index.js';
import { compare } from '../text/fraction.js';
import { nearestWord } from '../text/nearest.js';
import { resolvePath } from '../text/path.js';
import { profileId, profileNames } from './profiles.js';
import { readLayer } from './read.js';
import { nearProblem, type ReaderOptions, RulesReader } from './reader.js';
import type { Changes, Layer, MajorityDraft, NoticeDraft, ProxyDraft, QuorumDraft, Source } from './rules.js';
import { nameKey } from './vocabulary.js';

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

/** Lays changes upon what is below: what they do not say stays, and bylaws do not change what the law fixes itself. */
export function layUpon(below: Changes, changes: Changes, isOwn = false): Changes {
	const fixed = new Set(isOwn ? (below.mandatory ?? []) : []);
	const unwritten = [...(below.unwritten ?? [])];
	const above = { ...changes };
	if (fixed.has('quorum') && above.quorum && isLower(above.quorum, below.quorum)) {
		unwritten.push({ name: 'quorum', node: above.quorumNode, source: quorumSource(below) });
		above.quorum = above.quorumSource = undefined;
	}
	const max = above.proxies?.max;
	if (fixed.has('proxies') && max && exceeds(max, below.proxies?.max)) {
		unwritten.push({ name: 'proxies', node: above.proxiesNode, source: below.proxies?.source });
		above.proxies = { ...above.proxies, max: undefined, source: undefined };
	}
	const majorities = new Map(below.majorities);
	for (const [key, draft] of above.majorities) {
		const under = majorities.get(key);
		const isFixed = under?.shipped === true && [...fixed].some((name) => nameKey(name) === key);
		const laid = majorityUpon(under, draft);
		majorities.set(key, isFixed ? { ...laid, floor: under.requirements } : laid);
	}
	return {
		...below,
		...getDefined(above),
		majorities,
		unwritten,
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

/** Whether a quorum asks for less than that of the law, or for any where the law has none. */
function isLower(own: QuorumDraft | 'none', law: QuorumDraft | 'none' | undefined): boolean {
	if (law === undefined || own === law) return false;
	if (own === 'none' || law === 'none') return true;
	if (own.threshold?.kind !== 'fraction' || law.threshold?.kind !== 'fraction') return false;
	const order = compare(own.threshold.fraction, law.threshold.fraction);
	return order < 0 || (order === 0 && own.threshold.comparison === '>=' && law.threshold.comparison === '>');
}

function quorumSource({ quorum, quorumSource: source }: Changes): Source | undefined {
	return quorum === 'none' || quorum === undefined ? source : quorum.source;
}

/** Whether somebody may carry more proxies than the law lets them. */
function exceeds(own: NonNullable<ProxyDraft['max']>, law: ProxyDraft['max']): boolean {
	if (law === undefined || law === 'unlimited' || law.kind !== 'number') return false;
	return own === 'unlimited' || own.kind !== 'number' || own.number > law.number;
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
