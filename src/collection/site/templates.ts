/** The built-in templates of a site. A project may change what stands inside a page and how all looks; the frame, which holds scripts and forms, is ours alone. */

import documentPage from '../../../templates/site/document.liquid';
import framePage from '../../../templates/site/frame.liquid';
import act from '../../../templates/site/partials/act.liquid';
import acts from '../../../templates/site/partials/acts.liquid';
import index from '../../../templates/site/partials/index.liquid';
import list from '../../../templates/site/partials/list.liquid';
import meeting from '../../../templates/site/partials/meeting.liquid';
import person from '../../../templates/site/partials/person.liquid';
import style from '../../../templates/site/style.css';
import { getTemplate, MINUTES, type Template } from '../../render/index.js';

const STYLE = `${getTemplate('decisions').style}\n${style}`;

/** The template of the content of a page. */
export const SITE_CONTENT: Template = {
	document: documentPage,
	partials: { ...MINUTES.partials, act, acts, index, list, meeting, person },
	style: STYLE,
};

/** The frame around it. */
export const SITE_FRAME: Template = { document: framePage, partials: {}, style: STYLE };

/** One decision or election of the minutes. */
export const SITE_BLOCK: Template = {
	document: "{% render 'items', items: view.items, labels: view.labels %}",
	partials: MINUTES.partials,
	style: '',
};
