/** The head of the document: letterhead, title, state, running heads, fact sheet. */

import { findText, getChild, getField, type SubfieldName } from '../ast/index.js';
import { LANGUAGES, vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { capitalized } from '../text/letters.js';
import { getTitle, imageSource, type ViewContext } from './context.js';
import { getDate } from './values.js';
import type { DocumentState, Letterhead, RunningHeads, TitleLines } from './view-model.js';

/** The state of the minutes (convened, draft, final, approved), in words and as a mark. */
export function getState(context: ViewContext): DocumentState {
	const { assembly, options, words } = context;
	const name = options.draft === true && assembly.status !== 'convened' ? 'draft' : assembly.status;
	const approval = getChild(getField(context.header, 'approval'), 'dateValue');
	if (name === 'approved') {
		const label =
			approval?.type === 'dateValue'
				? words('state.approvedOn', { date: getDate(approval.value, context) })
				: words('state.approved');
		return { name, label, watermark: null };
	}
	if (name === 'draft') return { name, label: words('state.draft'), watermark: words('state.watermark') };
	if (name === 'convened') return { name, label: words('state.convened'), watermark: null };
	return { name, label: null, watermark: null };
}

/** The heading in three lines: kind of document, title, date. */
export function titleLines(context: ViewContext, state: DocumentState): TitleLines {
	const { words, input } = context;
	const date =
		input.assembly.date === undefined
			? null
			: words('title.date', { date: getDate(input.assembly.date, context, true) });
	const kicker = state.name === 'convened' ? words('title.convened') : words('title.minutes');
	const marked = state.watermark === null ? kicker : words('title.draft', { title: kicker });
	const own = ownTitle(context);
	if (own === undefined)
		return { kicker: marked, html: context.html(capitalized(meetingName(context))), date };
	const folded = foldKeyword(own.text);
	const saysKind = folded.startsWith(foldKeyword(kicker));
	return {
		kicker: !saysKind ? marked : state.watermark,
		html: own.html,
		date:
			date !== null &&
			input.assembly.date !== undefined &&
			folded.includes(foldKeyword(getDate(input.assembly.date, context)))
				? null
				: date,
	};
}

/** Title of the window: kind, date and body in one line. */
export function documentTitle(context: ViewContext, state: DocumentState): string {
	const { words, assembly } = context;
	const own = ownTitle(context);
	const what = own?.text ?? words('title.line', { kind: kindKey(context), meeting: meetingName(context) });
	const date = assembly.date === undefined ? '' : getDate(assembly.date, context);
	const title =
		date === '' || foldKeyword(what).includes(foldKeyword(date))
			? what
			: words('title.lineDate', { title: what, date });
	const organization = organizationName(context);
	const whole =
		organization === undefined || foldKeyword(title).includes(foldKeyword(organization))
			? title
			: `${title} – ${organization}`;
	return state.watermark === null ? whole : words('title.draft', { title: whole });
}

/** The kind of meeting in words, as written. */
export function meetingName(context: ViewContext): string {
	return context.text(findText(getField(context.header, 'meeting')) ?? context.words('title.meeting'));
}

/** The letterhead: the organization with its address and numbers. */
export function getLetterhead(context: ViewContext): Letterhead {
	const field = getField(context.header, 'organization');
	const part = (name: SubfieldName) => (field === undefined ? undefined : findText(getField(field, name)));
	const logoField = field === undefined ? undefined : getField(field, 'logo');
	const path = getChild(logoField, 'fileValue');
	const source = path ? imageSource(context.input, path.value) : undefined;
	const name = organizationName(context);
	const set = (value: string | undefined) => (value === undefined ? null : context.text(value));
	const [form, department] = [part('form'), part('department')];
	// A municipal council that names its department and no form is that of a commune too.
	const commune =
		context.lang === 'fr' &&
		(form === undefined
			? department !== undefined && context.input.rules.profile === 'conseil-municipal'
			: foldKeyword(form) === 'commune');
	const address = set(part('address'));
	const place = department === undefined ? null : departmentLine(department, context);
	return {
		name: name ?? null,
		form: commune ? null : set(sentenceCase(form)),
		address: [address, commune ? null : place].filter((line) => line !== null).join(', ') || null,
		identifiers: set(part('id')),
		logo: source === undefined ? null : { source, alt: context.words('logo', { name: name ?? '' }) },
		republic: commune ? [context.words('republic'), ...(place === null ? [] : [place])] : [],
	};
}

/** `Département de l’Isère`: the third line above the name of a commune. What is written in full stays as it is. */
function departmentLine(name: string, context: ViewContext): string {
	const written = context.text(name);
	const isWhole = /\s/.test(written) && /^\p{L}+ement/iu.test(written);
	return isWhole ? written : context.words('department', { name: written });
}

/** Head and foot of the pages. */
export function runningHeads(
	context: ViewContext,
	state: DocumentState,
	initials: string | null,
): RunningHeads {
	const { words } = context;
	const what = words('title.line', { kind: kindKey(context), meeting: shortened(meetingName(context)) });
	const date = runningDate(context);
	return {
		organization: organizationName(context) ?? '',
		title: date === '' ? what : words('title.lineDate', { title: what, date }),
		state: state.label ?? '',
		initials,
		pageTotal: (context.options.bound?.size ?? 0) > 0 ? (context.options.pageCount ?? null) : null,
	};
}

/** The day in a running head, in one piece: a year alone would begin a second line. */
export function runningDate(context: ViewContext): string {
	const { date } = context.assembly;
	return date === undefined ? '' : getDate(date, context).replace(/ /g, '\u00A0');
}

/** Name of the organization, typeset. */
export function organizationName(context: ViewContext): string | undefined {
	const field = getField(context.header, 'organization');
	if (field === undefined) return undefined;
	const name = findText(getField(field, 'name')) ?? findText(field);
	return name === undefined ? undefined : context.name(name);
}

/** The title that the writer gave: in the header, or as the body's first heading. */
function ownTitle(context: ViewContext): { text: string; html: string } | undefined {
	const field = findText(getField(context.header, 'title'));
	if (field !== undefined) return { text: context.text(field), html: context.html(context.text(field)) };
	const first = getChild(context.input.meeting, 'session');
	if (first?.type !== 'session' || first.depth !== 1 || getTitle(first) === undefined) return undefined;
	return { text: context.titleText(first) ?? '', html: context.titleHtml(first) ?? '' };
}

/** Which wording names the kind of meeting with its article: its first word decides. */
export function kindKey(context: ViewContext): string {
	const first = meetingName(context).split(/[\s\u00A0’']/)[0] ?? '';
	const noun = vocabulary('meetingNouns').lookup(first);
	return noun?.exact === true ? noun.id : 'other';
}

/** `AG ordinaire`, for a running head. */
export function shortened(meeting: string): string {
	for (const lang of LANGUAGES) {
		const [long = '', short = ''] = vocabulary('longMeetings').getWords('generalMeeting', lang);
		if (foldKeyword(meeting).startsWith(foldKeyword(long))) return short + meeting.slice(long.length);
	}
	return meeting;
}

function sentenceCase(text: string | undefined): string | undefined {
	return text === undefined ? undefined : capitalized(text);
}
