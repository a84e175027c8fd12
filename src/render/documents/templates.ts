/** What the templates of all documents share: the partials and the style of the minutes, and their own. Each document brings its page. */

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
import { MINUTES, type Template } from '../html/html.js';

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

/** The template of a document from its page. */
export function documentTemplate(document: string): Template {
	return { document, partials: PARTIALS, style: STYLE };
}
