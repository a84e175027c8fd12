/** Constructors and accessors of nodes, for parsers, tests and programs that make trees. */

import type { Node, Parent, Position } from 'unist';
import type { MessageCode, RuleId, ValueName } from '../language/ids.js';
import type { Field, FieldName, Person, SubfieldName } from './header.js';
import type {
	Action,
	Block,
	BodyNode,
	Fix,
	Header,
	Meeting,
	Problem,
	ProblemValue,
	UncountedVote,
} from './nodes.js';
import type { DataNode, DataPair, DataScalar, DateValue, TextValue, TimeValue } from './values.js';

/** The header of a meeting. Every meeting has one: an empty one where the file has no frontmatter. */
export function getHeader(meeting: Meeting): Header {
	return getChild(meeting, 'header') ?? { type: 'header', children: [] };
}

/** Whether something of the header could not be read: what seems to be missing may be there. */
export function isHeaderBroken(meeting: Meeting): boolean {
	return brokenPlaces(meeting).length > 0;
}

/** Whether something in or right below that field of the header could not be read: people may be lost by it. */
export function isFieldBroken(meeting: Meeting, name: FieldName): boolean {
	const place = getField(getHeader(meeting), name)?.position;
	if (!place) return false;
	return brokenPlaces(meeting).some(
		({ position }) =>
			position !== undefined &&
			position.start.line >= place.start.line &&
			position.start.line <= place.end.line + 1,
	);
}

function brokenPlaces(meeting: Meeting): Problem[] {
	return meeting.children.filter(
		(child): child is Problem =>
			child.type === 'problem' &&
			child.rule === 'syntax/frontmatter' &&
			// Of a key given twice the first is read.
			child.code !== 'duplicateKey' &&
			getFile(child) === undefined,
	);
}

/** The field of that name in a header, or in a field that holds a mapping. */
export function getField(parent: Header | Field, name: FieldName | SubfieldName): Field | undefined {
	for (const child of parent.children) if (child.type === 'field' && child.name === name) return child;
	return undefined;
}

/** The text of a field that holds one. */
export function findText(field: Field | undefined): string | undefined {
	const value = getChild(field, 'textValue')?.value;
	return value === '' ? undefined : value;
}

/** The date that a field of the header holds. */
export function getHeaderDate(header: Header, name: FieldName): DateValue | undefined {
	return getChild(getField(header, name), 'dateValue');
}

/** The time of day that a field of the header holds. */
export function getHeaderTime(header: Header, name: FieldName): TimeValue | undefined {
	return getChild(getField(header, name), 'timeValue');
}

/** What has children of several types. */
interface Holder {
	readonly children: ReadonlyArray<{ type: string }>;
}

/** The children of a node that are of a type. */
type ChildOf<Parent extends Holder, Type> = Extract<Parent['children'][number], { type: Type }>;

/** The first child of that type. */
export function getChild<Parent extends Holder, Type extends Parent['children'][number]['type']>(
	parent: Parent | undefined,
	type: Type,
): ChildOf<Parent, Type> | undefined {
	return parent?.children.find((child): child is ChildOf<Parent, Type> => child.type === type);
}

/** All children of that type, in their order. */
export function getChildren<Parent extends Holder, Type extends Parent['children'][number]['type']>(
	parent: Parent | undefined,
	type: Type,
): Array<ChildOf<Parent, Type>> {
	return (parent?.children ?? []).filter((child): child is ChildOf<Parent, Type> => child.type === type);
}

/** What an action says of that role: who does it, until when, how it stands. */
export function getRole(
	{ children }: Pick<Action, 'children'>,
	role: NonNullable<TextValue['role']>,
): TextValue | undefined {
	return children.find((child): child is TextValue => child.type === 'textValue' && child.role === role);
}

/** The name of a person as written. */
export function personName(person: Person): string {
	return getChild(person, 'name')?.value ?? '';
}

/** Words of a node without their markup. */
export function plainText(node: Node): string {
	const { value, alt, children } = node as { value?: unknown; alt?: unknown; children?: Node[] };
	if (typeof value === 'string') return value;
	if (typeof alt === 'string') return alt;
	return (children ?? []).map(plainText).join('');
}

/** Words of the title of an item, block or action; none where it has no title. */
export function titleText(parent: Holder | undefined): string {
	const title = parent?.children.find(({ type }) => type === 'title');
	return title ? plainText(title) : '';
}

/** The file that a node was read from, where it is not the meeting itself. */
export function getFile(node: Node): string | undefined {
	return node.data?.file;
}

/** What a problem may be given beside its rule, wording, values and place. */
export interface ProblemDetails {
	related?: readonly (Node | undefined)[];
	fixes?: Fix[] | undefined;
	severity?: Problem['severity'];
	file?: string | undefined;
}

/** The details with any values: for messages whose code is not known to the compiler. */
type GivenDetails = ProblemDetails & { values?: Readonly<Record<string, ProblemValue>> };

/** The values that a wording wants, and more where several wordings share them. */
export type ProblemValues<Names extends string> = Readonly<Record<string, ProblemValue>> & {
	readonly [Name in Names]: ProblemValue;
};

/** The last argument of {@link problem}: details with the values that the wording needs; optional where it needs none. */
export type ProblemOptions<Rule extends RuleId, Code> = [ValueName<Rule, Code>] extends [never]
	? [options?: GivenDetails]
	: [options: ProblemDetails & { values: ProblemValues<ValueName<Rule, Code>> }];

/** A problem at a place. */
export function problem<Rule extends RuleId, Code extends MessageCode<Rule>>(
	rule: Rule,
	code: Code,
	position: Position | undefined,
	...[options]: ProblemOptions<Rule, Code>
): Problem {
	return makeProblem(rule, code, position, options);
}

/** {@link problem} for a rule and code that are known only when it runs. The values were checked by their types where the finding was made. */
export function makeProblem(
	rule: RuleId,
	code: MessageCode,
	position: Position | undefined,
	options: GivenDetails = {},
): Problem {
	return { type: 'problem', rule, code, ...findingFields(position, options) };
}

/** The fields that a problem and an uncounted vote share. */
function findingFields(
	position: Position | undefined,
	options: GivenDetails,
): Omit<UncountedVote, 'type' | 'code'> {
	const { file, fixes, severity } = options;
	const related = (options.related ?? []).flatMap((other) =>
		other?.position ? [{ position: other.position, file: getFile(other) }] : [],
	);
	return {
		values: { ...options.values },
		children: [],
		...(position && { position }),
		...(file !== undefined && { data: { file } }),
		...(fixes && { fixes }),
		...(severity && { severity }),
		...(related.length > 0 && { related }),
	};
}

/** A correction that writes a text at a place, as the `fixes` of a problem; undefined where there is no place or no text. */
export function fixAt(
	description: Fix['description'],
	position: Position | undefined,
	text: string | undefined,
	safe = false,
): Fix[] | undefined {
	return position && text !== undefined ? [{ description, safe, edits: [{ position, text }] }] : undefined;
}

/** A vote that the text tells and no line counts. */
export function uncountedVote(
	code: UncountedVote['code'],
	position: Position | undefined,
	options: GivenDetails,
): UncountedVote {
	return { type: 'uncounted', code, ...findingFields(position, options) };
}

/** The votes that the text of a meeting tells and no line counts, by their place. */
export function getUncounted(meeting: Meeting): UncountedVote[] {
	return meeting.children.filter((child) => child.type === 'uncounted');
}

/** What stands below the header, without what was found in it. */
export function getBody(meeting: Meeting): BodyNode[] {
	return meeting.children.filter((child): child is BodyNode => !IS_FOUND.has(child.type));
}

/** Whether a node is put to a vote. */
export function isBlock(node: Node | undefined): node is Block {
	return node?.type === 'resolution' || node?.type === 'election' || node?.type === 'choice';
}

const IS_FOUND: ReadonlySet<string> = new Set(['header', 'uncounted', 'problem']);

/** YAML-like nodes without places from a plain value: for profiles, which ship as data, and for defaults of a configuration. */
export function dataFromValue(value: unknown): DataNode {
	if (Array.isArray(value)) return { type: 'sequence', children: value.map(dataFromValue) };
	if (value !== null && typeof value === 'object') {
		const children = Object.entries(value).map(
			([key, entry]): DataPair => ({ type: 'pair', key, children: [scalar(key), dataFromValue(entry)] }),
		);
		return { type: 'mapping', children };
	}
	return scalar(value === null || value === undefined ? '' : String(value));
}

function scalar(value: string): DataScalar {
	return { type: 'scalar', value, quoted: false, children: [] };
}

/** The nodes that may hold agenda items, blocks and lines of the body. */
export const CONTAINERS: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'confidential',
]);

/** The Markdown that stands as text where it is written: a note and the target of a link stand where they are referred to. */
export const TEXTS: ReadonlySet<string> = new Set([
	'paragraph',
	'heading',
	'list',
	'table',
	'blockquote',
	'code',
]);

/** What stands in the line that opens a container. */
export const HEADS: ReadonlySet<string> = new Set([
	'dateValue',
	'timeValue',
	'itemNumber',
	'identifier',
	'title',
]);

/** The order of the text, for sorting; what has no place comes first. */
export function byPlace(one: Pick<Node, 'position'>, other: Pick<Node, 'position'>): number {
	return (one.position?.start.offset ?? 0) - (other.position?.start.offset ?? 0);
}

// --- Walks over trees: they may be as deep as the parser lets them be.

/** A node and everything below it, in no order that matters; without recursion. */
export function* getDescendants(root: Node): Generator<Node> {
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		yield node;
		if ('children' in node) for (const each of (node as Parent).children) waiting.push(each);
	}
}

/** A node, and those above it, the nearest last. */
interface PlacedNode {
	readonly node: Node;
	readonly above: readonly Node[];
}

/** A node and everything below it in the order of the text, each with what holds it. Many rules look at all of a tree: the list is made once. */
export function listNodes(node: Node): readonly PlacedNode[] {
	let known = lists.get(node);
	if (!known) {
		const list: PlacedNode[] = [];
		collect(node, [], list);
		known = list;
		lists.set(node, known);
	}
	return known;
}

function collect(node: Node, above: readonly Node[], list: PlacedNode[]): void {
	list.push({ node, above });
	const { children } = node as Partial<Parent>;
	if (!children || children.length === 0) return;
	const path = [...above, node];
	for (const child of children) collect(child, path, list);
}

const lists = new WeakMap<Node, readonly PlacedNode[]>();

/** Whether a session is the record as a whole, under its title: the only one, with the items in it. */
export function isWholeRecord(node: Node, meeting: Parent): boolean {
	if (node.type !== 'session' || !(node as Parent).children.some(({ type }) => type === 'session'))
		return false;
	return meeting.children.every((child) => child === node || child.type !== 'session');
}
