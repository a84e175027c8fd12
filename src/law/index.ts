/**
 * From data to rules: what a header or a rules file says, laid upon the profiles and files below, typed. The law of a body is data;
 * nothing here knows one law from another.
 */

import {
	type DataNode,
	type FileValue,
	fileOf,
	type HeaderValue,
	type Language,
	type Problem,
	type TextValue,
} from '../ast/index.js';
import { phrasebook } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import {
	type Chain,
	type ChainContext,
	isRulesFilePath,
	joinPath,
	layUpon,
	readChain,
	readNamedChain,
} from './inherit.js';
import type { Changes, Layer } from './layer.js';
import { profileData } from './profiles.js';
import { resolveRules } from './resolve.js';
import type { Rules } from './rules.js';
import { meaningOf } from './vocabulary.js';

export * from './describe.js';
export {
	PROFILE_IDS,
	type ProfileEntry,
	profileData,
	profileEntry,
	profileId,
	profileNames,
} from './profiles.js';
export { isArticleName } from './vocabulary.js';

/** What reading rules needs to know of the meeting and of other files. */
export interface RulesContext {
	/** Language of the document: labels and printed sources are in it. */
	lang: Language;
	/** Kind of meeting as written (`assemblée générale extraordinaire`): chooses rules inside the profile. */
	meeting?: string | undefined;
	/** A profile that ships, by name; those of this program where it is left out. */
	profile?: ((id: string) => DataNode | undefined) | undefined;
	/** Rules files that were loaded, by the paths that the header and `rulesFilesNeeded` give. */
	files?: ReadonlyMap<string, DataNode> | undefined;
	/** Mistakes in the YAML of these rules: no verdict rests on what could be saved, and what they explain is not told twice. */
	broken?: readonly Problem[] | undefined;
}

/** A profile's name, a rules file, rules inline, or nothing (`undefined`). */
export type RulesInput = TextValue | FileValue | DataNode | HeaderValue | string | undefined;

/** Reads the rules of a meeting. Mistakes are in `problems` with their places; `valid` is false where no verdict may rest on them. */
export function readRules(input: RulesInput, context: RulesContext): Rules {
	const phrase = phrasebook(context.lang);
	const chainContext: ChainContext = {
		lang: context.lang,
		profile: context.profile ?? profileData,
		files: context.files ?? new Map(),
		bylaws: phrase('labels.law.bylaws'),
	};
	const chain = chainOf(input, chainContext);
	const said = mergeLayers(chain?.layers ?? [], context.meeting);
	const { problems, warnings, ...rules } = resolveRules(said, {
		phrase,
		lang: context.lang,
	});
	const broken = context.broken ?? [];
	const mistakes = [...(chain?.problems ?? []), ...problems].filter((mistake) => !isToldBy(broken, mistake));
	const layers = chain?.layers ?? [];
	return {
		...rules,
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
		return isRulesFilePath(path) ? [{ node: data, path: joinPath(undefined, path) }] : [];
	}
	if (data?.type !== 'mapping') return [];
	return data.children.flatMap((pair) => {
		const value = pair.children[1];
		if (
			meaningOf('keys', pair.key) !== 'profile' ||
			value.type !== 'scalar' ||
			!isRulesFilePath(value.value.trim())
		)
			return [];
		return [{ node: value, path: joinPath(fileOf(data), value.value.trim()) }];
	});
}

function chainOf(input: RulesInput, context: ChainContext): Chain | undefined {
	if (input === undefined) return undefined;
	if (typeof input === 'string')
		return input.trim() === '' ? undefined : readNamedChain(input.trim(), undefined, undefined, context);
	switch (input.type) {
		case 'mapping':
		case 'sequence':
			return readChain(input, fileOf(input), context);
		case 'fileValue': {
			const data = context.files.get(input.value);
			return data ? readChain(data, input.value, context) : { layers: [], problems: [], incomplete: true };
		}
		case 'textValue':
		case 'scalar':
			return input.value.trim() === ''
				? undefined
				: readNamedChain(input.value.trim(), input, fileOf(input), context);
		default:
			return undefined;
	}
}

/** What holds always is laid first, then what this kind of meeting changes: the closer word wins. */
function mergeLayers(layers: readonly Layer[], meeting: string | undefined): Changes {
	let merged: Changes = { majorities: new Map() };
	for (const layer of layers) merged = layUpon(merged, layer);
	if (meeting === undefined) return merged;
	for (const layer of layers) {
		for (const { kind, changes } of layer.meetings)
			if (isSameKind(kind, meeting)) merged = layUpon(merged, changes);
	}
	return merged;
}

function isSameKind(one: string, other: string): boolean {
	if (foldKeyword(one) === foldKeyword(other)) return true;
	const kind = meaningOf('meetings', one);
	return kind !== undefined && kind === meaningOf('meetings', other);
}

/** Whether a mistake stands on a line that could not be read as YAML: then its cause was told there. */
function isToldBy(broken: readonly Problem[], mistake: Problem): boolean {
	const place = mistake.position;
	return broken.some(({ position, data }) => {
		if (!place || !position || data?.file !== mistake.data?.file) return false;
		return position.start.line <= place.end.line && place.start.line <= position.end.line;
	});
}
