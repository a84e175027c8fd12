/** The built-in templates of the documents: each has its own page, all share the partials and the style of the minutes. */

import ballotPage from '../../../templates/bulletin/document.liquid';
import noQuorumPage from '../../../templates/carence/document.liquid';
import noticePage from '../../../templates/convocation/document.liquid';
import actsPage from '../../../templates/deliberations/document.liquid';
import actVotePartial from '../../../templates/documents/partials/act-vote.liquid';
import answersPartial from '../../../templates/documents/partials/answers.liquid';
import decisionTablePartial from '../../../templates/documents/partials/decision-table.liquid';
import draftPartial from '../../../templates/documents/partials/draft.liquid';
import factsPartial from '../../../templates/documents/partials/facts.liquid';
import fieldsPartial from '../../../templates/documents/partials/fields.liquid';
import framePartial from '../../../templates/documents/partials/frame.liquid';
import furniturePartial from '../../../templates/documents/partials/furniture.liquid';
import signaturesPartial from '../../../templates/documents/partials/signatures.liquid';
import titlePartial from '../../../templates/documents/partials/title.liquid';
import style from '../../../templates/documents/style.css';
import extractPage from '../../../templates/extrait/document.liquid';
import attendanceSheetPage from '../../../templates/feuille-presence/document.liquid';
import listOfActsPage from '../../../templates/liste-deliberations/document.liquid';
import notificationPage from '../../../templates/notification/document.liquid';
import proxyPage from '../../../templates/pouvoir/document.liquid';
import decisionsPage from '../../../templates/releve-decisions/document.liquid';
import postalVotePage from '../../../templates/vote-correspondance/document.liquid';
import { MINUTES, type Template } from '../html/html.js';
import type { DocumentName } from './names.js';

/** The templates of a document. */
export function getTemplate(name: DocumentName): Template {
	return TEMPLATES[name as Exclude<DocumentName, 'calendar'>];
}

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
	signatures: signaturesPartial,
	title: titlePartial,
};
const STYLE = `${MINUTES.style}\n${style}`;

function template(document: string): Template {
	return { document, partials: PARTIALS, style: STYLE };
}

const TEMPLATES: Readonly<Record<Exclude<DocumentName, 'calendar'>, Template>> = {
	notice: template(noticePage),
	attendanceSheet: template(attendanceSheetPage),
	proxy: template(proxyPage),
	postalVote: template(postalVotePage),
	ballot: template(ballotPage),
	extract: template(extractPage),
	acts: template(actsPage),
	listOfActs: template(listOfActsPage),
	noQuorum: template(noQuorumPage),
	decisions: template(decisionsPage),
	notification: template(notificationPage),
};
