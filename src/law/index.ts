/**
 * From data to rules: what a header or a rules file says, laid upon the profiles and files below, typed. The law of a body is data;
 * nothing here knows one law from another.
 */

import {
	type DataNode,
	type Field,
	type FileValue,
	findText,
	getChild,
	getField,
	getFile,
	type Header,
	type HeaderValue,
	type Language,
	type Problem,
	personName,
	type TextValue,
} from '../ast/index.js';
import { findHeaderKey, mentions, phrasebook } from '../language/index.js';
import { foldKeyword, foldName } from '../text/fold.js';
import { equals, parseFraction, sum, ZERO } from '../text/fraction.js';
import { resolvePath } from '../text/path.js';
import { asksAlike } from './compare.js';
import {
	type Chain,
	type ChainContext,
	isRulesFilePath,
	layUpon,
	readChain,
	readNamedChain,
} from './inherit.js';
import { profileData } from './profiles.js';
import { resolveRules } from './resolve.js';
import type { Changes, Condition, Layer, Rules } from './rules.js';
import { getMeaning, meetingKind, meetingOfTitle } from './vocabulary.js';

export { namesMotion } from '../language/index.js';
export { asksAlike, asksLess } from './compare.js';
export * from './describe.js';
export {
	articlesAlone,
	articlesPerhaps,
	articlesTold,
	changesBylaws,
	hasUnreadRound,
	isAsserted,
	isGeneralItem,
	isMark,
	isOneMatter,
	isOneOffice,
	isSameOffice,
	isUnanimityAlone,
	majoritiesAsked,
	majorityOfLine,
	matterBelow,
	mayChangeBylaws,
	movesOrdinary,
	movesSpecial,
	namesAgenda,
	namesBody,
	namesBylaws,
	namesMailedVote,
	namesNature,
	namesNoMatter,
	namesNoWhole,
	namesPart,
	namesProcedure,
	opensOtherVote,
	partTold,
	repeatsHeading,
	roundOfTitle,
	seatsOfTitle,
	speaksOfArticles,
	tailsOfTitle,
	tellsOfFollowing,
	withoutNumbering,
	withoutRound,
} from './majority-wording.js';
export { PROFILE_IDS, profileData, profileEntry, profileId, profileNames } from './profiles.js';
export {
	arrivesSameDay,
	namesAccount,
	namesList,
	namesLot,
	namesRecord,
	namesSpecial,
	readProxyWords,
	withoutCollegeWord,
} from './vocabulary.js';
export { namesVoting, opensWithElecting, readVoting, saysRemote } from './voting.js';

/** What reading rules needs to know of the meeting and of other files. */
export interface RulesContext {
	/** Language of the document: labels and printed sources are in it. */
	lang: Language;
	/** Kind of meeting as written (`assemblée générale extraordinaire`): chooses rules inside the profile. */
	meeting?: string | undefined;
	/** Day of the meeting (ISO): chooses the versions of the rules that held then; today's where it is left out. */
	date?: string | undefined;
	/** Number of members, where the meeting says it: some rules hold for so many only. */
	members?: bigint | undefined;
	/** A profile that ships, by name; those of this program where it is left out. */
	profile?: ((id: string) => DataNode | undefined) | undefined;
	/** Rules files that were loaded, by the paths that the header and `rulesFilesNeeded` give. */
	files?: ReadonlyMap<string, DataNode> | undefined;
	/** Mistakes in the YAML of these rules: no verdict rests on what could be saved, and what they explain is not told twice. */
	broken?: readonly Problem[] | undefined;
}

/** A profile's name, a rules file, rules inline, or nothing (`undefined`). */
type RulesInput = TextValue | FileValue | DataNode | HeaderValue | string | undefined;

/** Reads the rules of a meeting. Mistakes are in `problems` with their places; `valid` is false where no verdict may rest on them. */
export function readRules(input: RulesInput, context: RulesContext): Rules {
	const phrase = phrasebook(context.lang);
	const chainContext: ChainContext = {
		lang: context.lang,
		profile: context.profile ?? profileData,
		files: context.files ?? new Map(),
		bylaws: () => phrase('labels.law.bylaws'),
		versioned: (text, since, before) =>
			phrase('labels.law.version', {
				text,
				bounds: since === undefined ? 'before' : before === undefined ? 'since' : 'between',
				since: since === undefined ? '' : { date: since },
				before: before === undefined ? '' : { date: before },
			}),
	};
	const chain = getChain(input, chainContext);
	const layers = chain?.layers ?? [];
	const kind = context.meeting === undefined ? undefined : meetingKind(context.meeting, context.lang);
	const mixed = kind === 'mixed' && !hasKind(layers, 'mixed', context.lang);
	const said = mergeLayers(layers, mixed ? 'ordinary' : kind, context);
	const { problems, warnings, ...rules } = resolveRules(said, {
		phrase,
		lang: context.lang,
		kind,
	});
	const byKind = new Map(
		(['ordinary', 'extraordinary'] as const).flatMap((one) => {
			const ofKind = mergeLayers(layers, one, context);
			const isOfBoth =
				[one, 'extraordinary'].some((known) => hasKind(layers, known, context.lang)) ||
				ofBylaws('extraordinary', ofKind) !== undefined;
			if (!isOfBoth) return [];
			const majority = rules.find(ofKind.default?.value ?? 'ordinary');
			return majority && rules.majorities.has(majority.name) ? [[one, majority.name] as const] : [];
		}),
	);
	const [ofOrdinary, ofExtraordinary] = (['ordinary', 'extraordinary'] as const).map((one) =>
		rules.majorities.get(byKind.get(one) ?? ''),
	);
	const broken = context.broken ?? [];
	const mistakes = [...(chain?.problems ?? []), ...problems].filter((mistake) => !isToldBy(broken, mistake));
	return {
		...rules,
		byKind,
		mixed:
			mixed &&
			(ofOrdinary?.quorum !== ofExtraordinary?.quorum ||
				!asksAlike(ofOrdinary?.requirements ?? [], ofExtraordinary?.requirements ?? [])),
		lawUnknown: said.knownSince !== undefined && context.date !== undefined && context.date < said.knownSince,
		given: chain !== undefined,
		valid: mistakes.length === 0 && broken.length === 0 && !chain?.incomplete,
		profile: layers.findLast((layer) => layer.profileId !== undefined)?.profileId,
		name: layers.findLast((layer) => layer.name !== undefined)?.name,
		source: layers.findLast((layer) => layer.source !== undefined)?.source,
		problems: [...mistakes, ...warnings],
	};
}

/** Files that rules build on directly: each with the node that names it and its path relative to the meeting file. */
export function rulesFilesNeeded(
	data: HeaderValue | DataNode | undefined,
): Array<{ node: DataNode | TextValue; path: string }> {
	// `statuts 2019/2020`: a stroke makes it a file, as it does where it is looked up.
	if (data?.type === 'textValue') {
		const path = data.value.trim();
		return isRulesFilePath(path) ? [{ node: data, path: resolvePath(undefined, path) }] : [];
	}
	if (data?.type !== 'mapping') return [];
	return data.children.flatMap((pair) => {
		const value = pair.children[1];
		if (
			getMeaning('keys', pair.key) !== 'profile' ||
			value.type !== 'scalar' ||
			!isRulesFilePath(value.value.trim())
		)
			return [];
		return [{ node: value, path: resolvePath(getFile(data), value.value.trim()) }];
	});
}

function getChain(input: RulesInput, context: ChainContext): Chain | undefined {
	if (input === undefined) return undefined;
	if (typeof input === 'string')
		return input.trim() === '' ? undefined : readNamedChain(input.trim(), undefined, undefined, context);
	switch (input.type) {
		case 'mapping':
		case 'sequence':
			return readChain(input, getFile(input), context);
		case 'fileValue': {
			const data = context.files.get(input.value);
			return data ? readChain(data, input.value, context) : { layers: [], problems: [], incomplete: true };
		}
		case 'textValue':
		case 'scalar':
			return input.value.trim() === ''
				? undefined
				: readNamedChain(input.value.trim(), input, getFile(input), context);
		default:
			return undefined;
	}
}

/**
 * What holds always is laid first, then what held on the day of the meeting or for so many members, then what this kind of meeting
 * changes: the closer word wins.
 */
function mergeLayers(
	layers: readonly Layer[],
	kind: string | undefined,
	{ meeting, lang, date, members }: RulesContext,
): Changes {
	let merged: Changes = { majorities: new Map() };
	for (const layer of layers) {
		const isOwn = layer.profileId === undefined;
		merged = layUpon(merged, layer, isOwn);
		for (const { when, changes } of layer.versions)
			if (holds(when, date, members)) merged = layUpon(merged, changes, isOwn);
	}
	const own = ofBylaws(kind, merged);
	for (const layer of layers) {
		// The kind that a profile ships is below what the bylaws say of their own majority, what they say of the kind is above it.
		if (own && layer.profileId === undefined) merged = layUpon(merged, own);
		for (const { kind: written, changes } of layer.meetings) {
			const isWritten = meeting !== undefined && foldKeyword(written) === foldKeyword(meeting);
			if (isWritten || (kind !== undefined && meetingKind(written, lang) === kind))
				merged = layUpon(merged, changes, layer.profileId === undefined);
		}
	}
	return merged;
}

/**
 * The majority that bylaws have for what is out of the ordinary, as the default of a meeting of that kind: `majorités: { extraordinaire: … }`.
 * A resolution that is called so (`résolution extraordinaire`) is one among others of its meeting.
 */
function ofBylaws(kind: string | undefined, { majorities }: Changes): Changes | undefined {
	if (kind !== 'extraordinary') return undefined;
	const draft = majorities.get(kind);
	if (!draft || draft.shipped || mentions(draft.name, ['blocks', 'resolution'])) return undefined;
	return { majorities: new Map(), default: { value: kind, node: draft.key ?? draft.node } };
}

function hasKind(layers: readonly Layer[], kind: string, lang: Language): boolean {
	return layers.some(({ meetings }) => meetings.some((one) => meetingKind(one.kind, lang) === kind));
}

/** Whether a version holds: a condition on what the meeting does not say does not. */
function holds(
	{ since, before, members }: Condition,
	date: string | undefined,
	count: bigint | undefined,
): boolean {
	// A meeting without a date is held today: under the last version.
	if (since !== undefined && date !== undefined && date < since) return false;
	if (before !== undefined && (date === undefined || date >= before)) return false;
	if (!members) return true;
	if (count === undefined) return false;
	const { comparison, number } = members;
	switch (comparison) {
		case '=':
			return count === number;
		case '>':
			return count > number;
		case '<':
			return count < number;
		case '>=':
			return count >= number;
		case '<=':
			return count <= number;
	}
}

/** Whether a mistake stands on a line that could not be read as YAML: then its cause was told there. */
function isToldBy(broken: readonly Problem[], mistake: Problem): boolean {
	const place = mistake.position;
	return broken.some(({ position, data }) => {
		if (!place || !position || data?.file !== mistake.data?.file) return false;
		return position.start.line <= place.end.line && place.start.line <= position.end.line;
	});
}

// --- What the header of a meeting says that chooses its rules, or spoils them.

/** The kind of meeting: as the header names it, or as the title of the minutes does. */
export function kindOfMeeting(header: Header, body: string): string | undefined {
	return (
		findText(getField(header, 'meeting')) ??
		meetingOfTitle(findText(getField(header, 'title')) ?? getTitle(body) ?? '')
	);
}

/** The title at the head of a body: `# Procès-verbal de l'assemblée générale mixte`. */
function getTitle(body: string): string | undefined {
	return /^\s*# +(\S[^\n]{0,200})/.exec(body)?.[1];
}

/** How many members the header says that there are: a number, as many as it lists, or as many as hold together all the votes that it states. */
export function memberCount(header: Header): bigint | undefined {
	const field = getField(header, 'members');
	if (!field) return undefined;
	const counted = getChild(field, 'numberValue');
	const count = counted ?? getChild(getField(field, 'count'), 'numberValue');
	if (count) return /^\d{1,9}$/.test(count.value) ? BigInt(count.value) : undefined;
	const people = field.children.flatMap((child) =>
		child.type === 'roll' ? child.children : child.type === 'person' ? [child] : [],
	);
	return people.length > 0 ? BigInt(people.length) : countHolders(header, field);
}

/** How many people the groups name, where these hold all votes of `membres: { voix: 1000 }`. */
function countHolders(header: Header, members: Field): bigint | undefined {
	const stated = getChild(getField(members, 'votes'), 'numberValue');
	const all = stated && parseFraction(stated.value);
	const groups = getField(header, 'participants')?.children.filter((child) => child.type === 'group') ?? [];
	const people = groups.flatMap(({ kind, children }) => (kind === 'guests' ? [] : children));
	const held = people.map(({ children }) =>
		children.flatMap((part) => (part.type === 'votes' && part.key === undefined ? [part.value] : [])),
	);
	const votes = held.map(([value]) => (value === undefined ? undefined : parseFraction(value)));
	if (!all || votes.some((value) => !value) || !equals(sum(votes.map((value) => value ?? ZERO)), all))
		return undefined;
	return BigInt(new Set(people.map((person) => foldName(personName(person)))).size);
}

/** The mistakes of the header by which its rules lost something, or were lost as a whole: then no verdict rests on what is left. */
export function brokenRules(header: Header, written: string, problems: readonly Problem[]): Problem[] {
	const broken = problems.filter(
		({ rule, code, position }) => rule === 'syntax/frontmatter' && code !== 'duplicateKey' && position,
	);
	const place = getField(header, 'rules')?.position;
	if (!place) return broken.length > 0 && namesRules(written) ? broken : [];
	return broken.filter(
		({ position }) =>
			position && position.start.line <= place.end.line && place.start.line <= position.end.line,
	);
}

/** Whether a line of the header opens with the key of the rules. */
function namesRules(written: string): boolean {
	return written.split(/\r\n|\n|\r/).some((line) => {
		const key = /^["']?([^\s:#"'][^:"']*?)["']?[ \t]*:/.exec(line)?.[1];
		return key !== undefined && findHeaderKey(key) === 'rules';
	});
}
