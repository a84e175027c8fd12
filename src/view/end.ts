/** The end of the document: actions, documents, the closing sentence, and who signs. */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import type { Member } from '../assembly/model.js';
import {
	type Action,
	type Closing,
	getChild,
	getField,
	getRole,
	type Person,
	personName,
} from '../ast/index.js';
import { opensWith } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { capitalized } from '../text/letters.js';
import { isCivility } from '../text/names.js';
import { integerToWords } from '../text/number.js';
import { listText } from '../text/phrase.js';
import { type GrammaticalGender, getGender, type ViewContext } from './context.js';
import { kindKey, meetingName, organizationName } from './head.js';
import { PAGE_COUNT_SIGN, USUAL_COUNT } from './page-signs.js';
import { representativeText } from './participants.js';
import { getDate, withZone } from './values.js';
import type { ActionTable, End, TitledList, View } from './view-model.js';

/** What is to be done, or nothing. */
export function getActions(context: ViewContext): ActionTable | null {
	const rows = context.assembly.actions.map((action) => actionRow(action, context));
	if (rows.length === 0) return null;
	const { words } = context;
	return {
		heading: words('actions.heading'),
		columns: {
			action: words('actions.action'),
			owner: words('actions.owner'),
			due: words('actions.due'),
			status: words('actions.status'),
		},
		hasStatus: rows.some((row) => row.status !== ''),
		rows,
	};
}

/** Documents put before the meeting. */
export function getDocuments(context: ViewContext): TitledList | null {
	const items = (getField(context.header, 'documents')?.children ?? []).flatMap((child) =>
		child.type === 'textValue' ? [{ html: context.html(context.text(child.value)) }] : [],
	);
	return items.length === 0 ? null : { id: 'pv-documents', heading: context.words('documents'), items };
}

/** Closing sentence, the sentence that names the document, next meeting, signatures. */
export function getEnd(context: ViewContext): End {
	const signatures = getSignatures(context);
	const columns = signatures.length === 3 ? 3 : 2;
	return {
		closingHtml: closingHtml(context),
		sentence: endSentence(signatures, context),
		lines: nextMeeting(context),
		copies: copiesText(context),
		isDated: isDatedInText(context),
		columns: signatures.length === 1 ? 1 : columns,
		signatures,
	};
}

/** `Fait à Rennes, le 14 novembre 2025.` among the last paragraphs: no room is left for what the writer has filled in. */
function isDatedInText({ input: { meeting }, getSource }: ViewContext): boolean {
	const paragraphs: Node[] = [];
	visit(meeting as Node, 'paragraph', (paragraph: Node) => {
		paragraphs.push(paragraph);
	});
	return paragraphs
		.slice(-LAST_PARAGRAPHS)
		.flatMap((paragraph) => (getSource(paragraph) ?? '').split('\n'))
		.some((line) => opensWith(line, ['doneAt', 'done']) && PLACE_AND_DAY.test(line));
}

const LAST_PARAGRAPHS = 4;
/** A place in a capital, then a day. */
const PLACE_AND_DAY = /\s\p{Lu}.*\d/u;

/** The sentence that names the document, its pages and who signs it; empty before the meeting, or where nobody signs. */
export function endSentence(signatures: End['signatures'], context: ViewContext): string {
	const { words, assembly, options } = context;
	if (assembly.status === 'convened' || signatures.length === 0) return '';
	return words('end.sentence', {
		...namedDocument(context),
		date: assembly.date === undefined ? '' : getDate(assembly.date, context),
		pages: pageCountText(context),
		count: options.pageCount ?? (options.pageSigns ? USUAL_COUNT : 0),
		signers: getSigners(signatures, context),
	});
}

function pageCountText({ lang, options: { pageCount, pageSigns } }: ViewContext): string {
	if (pageCount !== undefined) return integerToWords(pageCount, lang, 'feminine');
	return pageSigns ? PAGE_COUNT_SIGN : '';
}

/**
 * The room for initials at the foot of a page: `Paraphes :  J. R. ______  P. W. ______`; one room for more people than the foot takes, and for those who
 * are not named yet. Null where nobody signs.
 */
export function initialsLine(
	signatures: ReadonlyArray<{ name: string }>,
	{ words }: ViewContext,
): string | null {
	const count = signatures.length;
	if (count === 0) return null;
	const rooms =
		count > MOST_INITIALS
			? [room(ROOM_FOR_ALL)]
			: signatures.map(({ name }) =>
					[getInitials(name), room(count > 3 ? 6 : 11)].filter((part) => part !== '').join('\u00A0'),
				);
	return [words('end.initials'), ...rooms].join('\u2003');
}

/** Two lines of the foot hold so many initials. */
const MOST_INITIALS = 12;
/** Letters of a room that takes the line. */
const ROOM_FOR_ALL = 60;

function room(letters: number): string {
	return '_'.repeat(letters);
}

/** Whether a document is final, and has room for the initials of those who sign it by hand. What is printed before the meeting is still written on. */
export function isSignedByHand({ state, running }: Pick<View, 'state' | 'running'>): boolean {
	return state.name !== 'convened' && state.watermark === null && running.initials !== null;
}

/** `J.-P. M.`: the first letters of a name, without a civility. */
function getInitials(name: string): string {
	return name
		.split(/[\s\u00A0]+/)
		.filter((word) => /^\p{Lu}/u.test(word) && !isCivility(word))
		.map((word) =>
			word
				.split(/([-\u2011])/)
				.map((part) => (/^\p{L}/u.test(part) ? `${[...part][0]}.` : part))
				.join(''),
		)
		.join('\u00A0');
}

/** `, en deux exemplaires`: how many copies are signed; empty where the file does not say. */
export function copiesText(context: ViewContext): string {
	const written = getField(context.header, 'copies')?.children[0];
	if (written?.type !== 'numberValue') return '';
	const count = BigInt(written.value);
	return context.words('end.copies', { count, words: integerToWords(count, context.lang, 'masculine') });
}

/** Names of those who sign; a legal person's with who signs for it. */
export function getSigners(signatures: End['signatures'], { words }: ViewContext): string[] {
	return signatures.map(({ name, by }) =>
		by === null ? name : words('withReason', { text: name, reason: by }),
	);
}

/** What a sentence says to name the document, the date and the number of pages apart, which themes write in their own ways. */
export function namedDocument(
	context: ViewContext,
): Record<'of' | 'dated' | 'named' | 'organization' | 'counted' | 'annexed', string> {
	const { words, assembly, options } = context;
	const organization = organizationName(context);
	return {
		of: words('end.of', { kind: kindKey(context), meeting: meetingName(context) }),
		dated: assembly.date === undefined ? 'no' : 'yes',
		named: organization === undefined ? 'no' : 'yes',
		organization: organization ?? '',
		counted: options.pageCount === undefined && !options.pageSigns ? 'no' : 'yes',
		annexed: (options.bound?.size ?? 0) > 0 ? 'yes' : 'no',
	};
}

function actionRow(action: Action, context: ViewContext): ActionTable['rows'][number] {
	const text = (role: 'owner' | 'due' | 'status') => context.text(getRole(action, role)?.value ?? '');
	const date = getChild(action, 'dateValue');
	return {
		titleHtml: capitalizedHtml(context.titleHtml(action) ?? ''),
		owner: context.name(text('owner')),
		due: date ? getDate(date.value, context) : text('due'),
		status: text('status'),
	};
}

/** The first letter in a capital, where the HTML opens with a letter, that of a piece of text included. */
function capitalizedHtml(html: string): string {
	const [opening = ''] = /^<span data-piece="\d+">/.exec(html) ?? [];
	return opening + capitalized(html.slice(opening.length));
}

function closingHtml(context: ViewContext): string {
	const { assembly, header, words } = context;
	if (assembly.closing !== undefined)
		return context.closing === undefined ? '' : context.prose.blocks(wordsOfClosing(context.closing));
	const closed = getChild(getField(header, 'closed'), 'timeValue');
	if (closed?.type !== 'timeValue' || assembly.status === 'convened') return '';
	return `<p>${context.html(words('end.closed', { kind: kindKey(context), time: withZone(closed, context) }))}</p>`;
}

/** The sentence, without the time that was read in it. */
export function wordsOfClosing(closing: Closing): Node[] {
	return closing.children.filter((child) => child.type !== 'timeValue');
}

function nextMeeting(context: ViewContext): string[] {
	const value = getField(context.header, 'next')?.children[0];
	const when =
		value?.type === 'dateValue'
			? getDate(value.value, context, true)
			: value?.type === 'textValue'
				? context.text(value.value)
				: undefined;
	return when === undefined ? [] : [context.words('end.next', { when })];
}

/** Who signs: as the header lists them, else the offices that the rules name, else chair and secretary. */
function getSignatures(context: ViewContext): End['signatures'] {
	const field = getField(context.header, 'signatures');
	const people = (field?.children ?? []).filter((child): child is Person => child.type === 'person');
	if (people.length > 0) {
		return people.map((person) => {
			const name = personName(person);
			const quality = getChild(person, 'quality')?.value;
			const member = context.assembly.find(name);
			return {
				name: context.name(name),
				by: representativeText(member, context),
				quality: quality === undefined ? getOffice(member, context) : capitalized(context.text(quality)),
			};
		});
	}
	const offices = context.input.rules.sign.length > 0 ? context.input.rules.sign : ['chair', 'secretary'];
	const bySigner = new Map<string, End['signatures'][number]>();
	for (const signature of findSignatures(offices, context)) {
		const { name, quality } = signature;
		const other = bySigner.get(name);
		// Who manages the company and chairs the meeting signs once, in both qualities.
		bySigner.set(
			name,
			other === undefined
				? signature
				: {
						...other,
						quality: listText(
							[other.quality, quality.replace(CAPITAL, (letter) => letter.toLowerCase())],
							context.lang,
						),
					},
		);
	}
	return [...bySigner.values()];
}

/** Those who hold these offices; where nobody holds the one that leads, the mayor being away, whoever presided signs. */
function findSignatures(offices: readonly string[], context: ViewContext): End['signatures'] {
	const held = offices.map((office) => ({ office, signatures: officeSignatures(office, context) }));
	const leading = held.filter(({ office }) => office !== 'secretary' && office !== 'tellers');
	const isLed = leading.length === 0 || leading.some(({ signatures }) => signatures.length > 0);
	return [
		...(isLed ? [] : officeSignatures('chair', context)),
		...held.flatMap(({ signatures }) => signatures),
	];
}

/** The capital that opens a sentence, not that of initials. */
const CAPITAL = /^\p{Lu}(?!\p{Lu})/u;

/** Those who hold an office and sign: `chair`, `secretary`, `tellers`, or a quality. */
export function officeSignatures(office: string, context: ViewContext): End['signatures'] {
	const { assembly, header } = context;
	const members: Array<{ name: string; written: string; member: Member | undefined }> = [];
	if (office === 'chair' || office === 'secretary' || office === 'tellers') {
		const field = getField(header, office);
		for (const child of field?.children ?? []) {
			if (child.type === 'name' || child.type === 'person') {
				const name = child.type === 'name' ? child.value : personName(child);
				const member = assembly.find(name);
				members.push({
					name: member === undefined ? context.name(name) : context.memberName(member),
					written: name,
					member,
				});
			}
		}
		const officer =
			office === 'chair' ? assembly.chair : office === 'secretary' ? assembly.secretary : undefined;
		if (members.length === 0 && officer !== undefined)
			members.push({ name: context.memberName(officer), written: officer.name, member: officer });
		return members.map(({ name, written, member }) => ({
			name,
			by: representativeText(member, context),
			quality: officeWord(office, officerGender(written, member, context), context),
		}));
	}
	const chair = assembly.chair;
	return assembly.members.flatMap((member) => {
		// `présidence: Claire Fournier, maire`
		const quality = member.quality ?? (member === chair ? qualityOfChair(context) : undefined);
		if (quality === undefined || !quality.toLowerCase().startsWith(office.toLowerCase())) return [];
		return [
			{
				name: context.memberName(member),
				by: representativeText(member, context),
				quality: context.words('signature.quality', {
					gender: context.genderOf(member),
					opens: /^[aeiouyh]/.test(foldKeyword(quality)) ? 'vowel' : 'consonant',
					plain: capitalized(context.text(quality)),
					quality: context.text(quality),
				}),
			},
		];
	});
}

/** What the header says of whoever presides, behind the name. */
function qualityOfChair({ header }: ViewContext): string | undefined {
	for (const child of getField(header, 'chair')?.children ?? []) {
		if (child.type === 'textValue' && child.role === 'quality') return child.value;
		if (child.type === 'person') return getChild(child, 'quality')?.value;
	}
	return undefined;
}

/** What the roll tells, else the civility with which the header names the officer: `Mme le Maire`. */
function officerGender(written: string, member: Member | undefined, context: ViewContext): GrammaticalGender {
	const known = context.genderOf(member);
	return known === 'other' ? getGender(written, undefined, context.lang) : known;
}

function getOffice(member: Member | undefined, context: ViewContext): string {
	if (member === undefined) return '';
	if (member === context.assembly.chair) return officeWord('chair', context.genderOf(member), context);
	if (member === context.assembly.secretary)
		return officeWord('secretary', context.genderOf(member), context);
	const tellers = getField(context.header, 'tellers')?.children ?? [];
	if (tellers.some((teller) => teller.type === 'name' && context.assembly.find(teller.value) === member))
		return officeWord('tellers', context.genderOf(member), context);
	return member.quality === undefined ? '' : capitalized(context.text(member.quality));
}

function officeWord(
	office: 'chair' | 'secretary' | 'tellers',
	gender: GrammaticalGender,
	context: ViewContext,
): string {
	return context.words(`signature.${office}`, { gender });
}
