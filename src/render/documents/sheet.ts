/** The furniture of a document: letterhead, title, running heads; when and where; who signs. */

import actVotePartial from '../../../templates/documents/partials/act-vote.liquid';
import answersPartial from '../../../templates/documents/partials/answers.liquid';
import decisionTablePartial from '../../../templates/documents/partials/decision-table.liquid';
import draftPartial from '../../../templates/documents/partials/draft.liquid';
import factsPartial from '../../../templates/documents/partials/facts.liquid';
import fieldsPartial from '../../../templates/documents/partials/fields.liquid';
import framePartial from '../../../templates/documents/partials/frame.liquid';
import furniturePartial from '../../../templates/documents/partials/furniture.liquid';
import inLogPartial from '../../../templates/documents/partials/in-log.liquid';
import signaturesPartial from '../../../templates/documents/partials/signatures.liquid';
import titlePartial from '../../../templates/documents/partials/title.liquid';
import style from '../../../templates/documents/style.css';
import type { Member } from '../../assembly/model.js';
import { type BodyNode, type FieldName, findText, getChild, getField } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { capitalized } from '../../text/letters.js';
import { getContent, isItem } from '../../view/agenda.js';
import { copiesText, getEnd, initialsLine, officeSignatures } from '../../view/end.js';
import {
	getLetterhead,
	getState,
	kindKey,
	meetingName,
	organizationName,
	runningDate,
	shortened,
} from '../../view/head.js';
import { representativeText } from '../../view/participants.js';
import { getDate, getHour } from '../../view/values.js';
import type { Fact, Item } from '../../view/view-model.js';
import { MINUTES, type Template } from '../html/html.js';
import type { DocumentContext } from './context.js';
import { BEFORE_THE_MEETING, type DocumentName, type LogNotes, type Sheet, type Signature } from './model.js';
import type { VotedBlock } from './questions.js';

/** What a document says in its head. */
interface SheetParts {
	/** `Convocation`. */
	kicker: string;
	/** The title as HTML; the name of the meeting where it is not given. */
	titleHtml?: string | undefined;
	/** The title as text, for the window; as `titleHtml`. */
	title?: string | undefined;
	/** Third line; the day of the meeting where it is not given. */
	date?: string | null | undefined;
	facts?: Fact[] | undefined;
	/** False for loose leaves. */
	numbered?: boolean | undefined;
	/** Those who sign what may take several leaves: each leaf has room for their initials. Letters and forms are signed alone. */
	signatures?: readonly Signature[] | undefined;
}

export function getSheet(document: DocumentName, parts: SheetParts, context: DocumentContext): Sheet {
	const { words, say, assembly, options } = context;
	const state = BEFORE_THE_MEETING.has(document)
		? ({ name: assembly.status, label: null, watermark: null } as const)
		: getState(context);
	const day = assembly.date === undefined ? '' : getDate(assembly.date, context);
	const meeting = capitalized(meetingName(context));
	const organization = organizationName(context);
	const values = {
		what: parts.kicker,
		meeting: meetingName(context),
		dated: day === '' ? 'no' : 'yes',
		date: day,
	};
	const title = parts.title === undefined ? say('title', values) : `${parts.kicker} – ${parts.title}`;
	const marked = state.watermark === null ? parts.kicker : words('title.draft', { title: parts.kicker });
	return {
		document,
		lang: context.lang,
		documentTitle: organization === undefined ? title : `${title} – ${organization}`,
		title: {
			kicker: marked,
			html: parts.titleHtml ?? context.html(meeting),
			date:
				parts.date !== undefined
					? parts.date
					: assembly.date === undefined
						? null
						: words('title.date', { date: getDate(assembly.date, context, true) }),
		},
		state,
		letterhead: getLetterhead(context),
		running: {
			organization: organization ?? '',
			title: say('title', { ...values, meeting: shortened(values.meeting), date: runningDate(context) }),
			state: state.label ?? '',
			initials: initialsLine(parts.signatures ?? [], context),
			pageTotal: null,
		},
		facts: parts.facts ?? [],
		numbered: parts.numbered ?? true,
		largePrint: options.largePrint === true,
		inLog: null,
		labels: {
			skip: say('skip'),
			skipToSignatures: words('skipToSignatures'),
			colon: words('colon'),
			factSheet: words('facts.heading'),
			signatures: words('signature.heading'),
			vote: words('strip.vote'),
			doneAt: words('end.doneAt'),
			doneOn: words('end.doneOn'),
			seal: say('seal'),
			copies: document === 'noQuorum' ? copiesText(context) : '',
		},
	};
}

/** `à l’assemblée générale ordinaire`, `au conseil municipal`; `the` and `of` in the same way. */
export function meetingWith(link: 'to' | 'the' | 'of', context: DocumentContext): string {
	const values = { kind: kindKey(context), meeting: meetingName(context) };
	return link === 'of' ? context.words('end.of', values) : context.say(link, values);
}

/** `jeudi 6 juin 2024 à 14 h 00`; empty without a date. */
export function getWhen(context: DocumentContext): string {
	const { assembly } = context;
	if (assembly.date === undefined) return '';
	const opened = getTime('opened', context);
	return context.say('when', {
		date: getDate(assembly.date, context, true),
		timed: opened === undefined ? 'no' : 'yes',
		time: opened === undefined ? '' : getHour(opened, context).text,
	});
}

/** Minutes since midnight that a field of the header holds. */
export function getTime(name: FieldName, context: DocumentContext): number | undefined {
	const value = getChild(getField(context.header, name), 'timeValue');
	return value?.value;
}

export function getPlace(context: DocumentContext): string | undefined {
	const place = findText(getField(context.header, 'place'));
	return place === undefined ? undefined : context.text(place);
}

/** A line of a fact sheet. */
export function fact(label: string, html: string | undefined): Fact[] {
	return html === undefined || html === '' ? [] : [{ label, strong: null, html }];
}

/** The first lines of a fact sheet: when and where the meeting is. */
export function whenAndWhere(context: DocumentContext): Fact[] {
	const { say } = context;
	return [
		...fact(say('notice.session'), context.html(getWhen(context))),
		...fact(say('notice.place'), context.html(getPlace(context) ?? '')),
	];
}

/** Those who sign the minutes, the tellers among them; qualities alone where nobody is named yet. */
export function getBureau(context: DocumentContext): Signature[] {
	const named = [...getEnd(context).signatures];
	for (const teller of officeSignatures('tellers', context))
		if (!named.some((other) => other.name === teller.name)) named.push(teller);
	if (named.length > 0) return named.map((entry) => ({ ...entry, mention: null }));
	return (['chair', 'secretary'] as const).map((office) => ({
		quality: context.words(`signature.${office}`, { gender: 'other' }),
		name: '',
		by: null,
		mention: null,
	}));
}

/** Those who sign the minutes. */
export function getSigners(context: DocumentContext): Signature[] {
	const named = getEnd(context).signatures.map((entry) => ({ ...entry, mention: null }));
	return named.length > 0 ? named : getBureau(context);
}

/** Who convenes, certifies and writes to members: the manager where the body has one, else the first who signs. */
export function inCharge(context: DocumentContext): Signature[] {
	const manager = getManager(context);
	if (manager?.quality !== undefined)
		return [
			{
				quality: capitalized(context.text(manager.quality)),
				name: context.memberName(manager),
				by: representativeText(manager, context),
				mention: null,
			},
		];
	const [first] = getSigners(context);
	return first === undefined ? [] : [inOffice(first, context)];
}

/** Who convenes: the manager where the body has one, else the chair, else the first who signs. */
export function convener(context: DocumentContext): Signature[] {
	const [chair] = officeSignatures('chair', context);
	return getManager(context) !== undefined || chair === undefined
		? inCharge(context)
		: [inOffice({ ...chair, mention: null }, context)];
}

/** The chair signs in the office held outside the meeting; of anybody else, the roll may tell what is no office: `titulaire`. */
function inOffice(signature: Signature, context: DocumentContext): Signature {
	const { chair } = context.assembly;
	return chair?.quality === undefined || context.memberName(chair) !== signature.name
		? signature
		: { ...signature, quality: capitalized(context.text(chair.quality)) };
}

/** A managing agent who attends: the words for one stand in the language's file. */
function getManager(context: DocumentContext): Member | undefined {
	const titles = context.say('managers').split(', ').map(foldKeyword);
	return context.assembly.members.find(
		(member) => member.quality !== undefined && titles.includes(foldKeyword(member.quality)),
	);
}

/** The proofs that acts are in the log that was asked for, in their order. */
export function getLogNotes(blocks: readonly VotedBlock[], context: DocumentContext): LogNotes | null {
	const { logged } = context.documentOptions;
	if (logged === undefined) return null;
	return {
		heading: context.say('inLog.heading'),
		notes: blocks.map(({ of }) => {
			const { picture, ...values } = logged(of.id);
			return {
				act: values.act,
				picture,
				alt: context.say('inLog.picture', values),
				text: context.say('inLog.entry', values),
			};
		}),
	};
}

/** Items with the notes that the texts written so far refer to. No way back: it would lead to a place that a document may show twice, or not at all. */
export function withNotes(items: readonly Item[], context: DocumentContext): Item[] {
	const notes = context.prose.notes({ withoutWayBack: true });
	if (notes.length === 0) return [...items];
	const entries = notes.map(({ id, html }) => `<li id="${id}">${html}</li>`).join('');
	return [...items, { kind: 'prose', html: `<div class="notes"><ol>${entries}</ol></div>` }];
}

// --- The agenda as a list: as the notice gave it, else the items of the meeting.

/** The items of the agenda with their heading; null where there are none. */
export function agendaList(
	context: DocumentContext,
): { heading: string; items: Array<{ html: string }> } | null {
	const written = (getField(context.header, 'agenda')?.children ?? []).flatMap((child) =>
		child.type === 'textValue' ? [{ html: context.html(context.text(child.value)) }] : [],
	);
	const items =
		written.length > 0 ? written : getContent(context).flatMap((node) => itemTitle(node, context));
	return items.length === 0 ? null : { heading: context.words('agenda.heading'), items };
}

function itemTitle(node: BodyNode, context: DocumentContext): Array<{ html: string }> {
	if (!isItem(node)) return [];
	const html = context.titleHtml(node);
	return html === null ? [] : [{ html }];
}

// --- What the templates of all documents share: the partials and the style of the minutes, and their own. Each document brings its page.

const PARTIALS = {
	...MINUTES.partials,
	'act-vote': actVotePartial,
	answers: answersPartial,
	'decision-table': decisionTablePartial,
	draft: draftPartial,
	facts: factsPartial,
	fields: fieldsPartial,
	frame: framePartial,
	furniture: furniturePartial,
	'in-log': inLogPartial,
	signatures: signaturesPartial,
	title: titlePartial,
};
const STYLE = `${MINUTES.style}\n${style}`;

export function documentTemplate(document: string): Template {
	return { document, partials: PARTIALS, style: STYLE };
}
