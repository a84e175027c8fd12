/** The themes of the minutes: the page by which they are known, and the deed of a notary. */

import deedPage from '../../../templates/notarial/document.liquid';
import deedActions from '../../../templates/notarial/partials/actions.liquid';
import deedBlockHead from '../../../templates/notarial/partials/block-head.liquid';
import deedColleges from '../../../templates/notarial/partials/colleges.liquid';
import deedDecision from '../../../templates/notarial/partials/decision.liquid';
import deedElection from '../../../templates/notarial/partials/election.liquid';
import deedEnd from '../../../templates/notarial/partials/end.liquid';
import deedHead from '../../../templates/notarial/partials/head.liquid';
import deedItems from '../../../templates/notarial/partials/items.liquid';
import deedLists from '../../../templates/notarial/partials/lists.liquid';
import deedStyle from '../../../templates/notarial/style.css';
import { publicVersion } from '../../redact/index.js';
import { THEMES, type Theme } from '../../view/context.js';
import { createView, type RenderInput, type ViewOptions } from '../../view/view.js';
import { MINUTES, renderView, type Template } from './html.js';

/** Options of rendering minutes as HTML. */
export interface HtmlOptions extends ViewOptions {
	/** Other templates; what they leave out is taken from the built-in ones of the minutes. */
	template?: Partial<Template> | undefined;
}

/** A compiled meeting as one HTML file. */
export async function renderHtml(input: RenderInput, options: HtmlOptions = {}): Promise<string> {
	const { theme = THEMES[0] } = options;
	const seen = options.public === true ? publicVersion(input) : input;
	return renderView(createView(seen, options), options.template ?? themeTemplate(theme));
}

/** The built-in templates of the minutes in a theme. */
export function themeTemplate(theme: Theme): Template {
	return TEMPLATES[theme];
}

const { lines, page, proofs, roll } = MINUTES.partials;

const TEMPLATES: Readonly<Record<Theme, Template>> = {
	'proces-verbal': MINUTES,
	notarial: {
		document: deedPage,
		partials: {
			actions: deedActions,
			'block-head': deedBlockHead,
			colleges: deedColleges,
			decision: deedDecision,
			election: deedElection,
			end: deedEnd,
			head: deedHead,
			items: deedItems,
			lists: deedLists,
			lines: lines ?? '',
			page: page ?? '',
			proofs: proofs ?? '',
			roll: roll ?? '',
		},
		style: `${MINUTES.style}\n${deedStyle}`,
	},
};
