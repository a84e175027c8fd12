/** The earlier states of a draft with what changed since, and another draft that is made one with it. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { DraftDifference } from '../../compiler/compare-drafts.js';
import type { DraftVersion } from '../drafts/versions.js';
import type { WindowState } from '../state.js';
import { closeAround } from './insert.js';

/** What can be done here. */
export interface HistoryActions {
	showHistory(): void;
	compare(version: DraftVersion): void;
	merge(id: string): void;
	/** Makes the text another one. */
	takeText(text: string): void;
}

/** The earlier states; one that was chosen stands below with the differences. */
export function historyView(state: WindowState, actions: HistoryActions): TemplateResult {
	const { versions, compared, say, lang } = state;
	const when = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium' });
	return html`
		<p class="soft">${say(versions.length === 0 ? 'page.history.none' : 'page.history.intro')}</p>
		<ul class="versions">
			${versions.map(
				(version) => html`<li>
					<button aria-pressed=${version.time === compared?.version.time} @click=${() => actions.compare(version)}>${when.format(version.time)}</button>
					<span class="soft">${say(`page.history.reasons.${version.reason}`)}</span>
				</li>`,
			)}
		</ul>
		${
			compared === undefined
				? nothing
				: html`<div>
					<h3>${say('page.history.changes')}</h3>
					${differencesView(compared.parts, state)}
					<footer><button class="primary" @click=${() => actions.takeText(compared.version.text)}>${say('page.history.take')}</button></footer>
				</div>`
		}
	`;
}

/** Lines around a change that stay in view. */
const CONTEXT = 2;

function differencesView(parts: readonly DraftDifference[], { say }: WindowState): TemplateResult {
	if (parts.every(({ kind }) => kind === 'same')) return html`<p>${say('page.history.same')}</p>`;
	return html`<div class="differences" tabindex="0" role="region" aria-label=${say('page.history.changes')}>${parts.map(
		({ kind, lines }, index) => {
			if (kind === 'gone') return html`<del>${lines.join('\n')}</del>`;
			if (kind === 'new') return html`<ins>${lines.join('\n')}</ins>`;
			const head = index === 0 ? [] : lines.slice(0, CONTEXT);
			const tail =
				index === parts.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - CONTEXT));
			const left = lines.length - head.length - tail.length;
			return html`${head.length === 0 ? nothing : html`<p>${head.join('\n')}</p>`}${left === 0 ? nothing : html`<p class="left">${say('page.history.left', { count: left })}</p>`}${tail.length === 0 ? nothing : html`<p>${tail.join('\n')}</p>`}`;
		},
	)}</div>`;
}

/** What both wrote differently, to choose from. */
export function mergeView(state: WindowState, actions: HistoryActions): TemplateResult {
	const { merging, say } = state;
	if (!merging) return html``;
	const { name, stretches, mine } = merging;
	const conflicts = stretches.filter((stretch) => 'mine' in stretch);
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const values = new FormData(event.currentTarget as HTMLFormElement);
		let number = 0;
		const lines = stretches.flatMap((stretch) => {
			if ('agreed' in stretch) return stretch.agreed;
			const chosen = values.get(`choice${number++}`);
			if (chosen === 'both') return [...stretch.mine, ...stretch.theirs];
			return chosen === 'theirs' ? stretch.theirs : stretch.mine;
		});
		actions.takeText(lines.join('\n'));
	};
	const agreed = stretches
		.flatMap((stretch) => ('agreed' in stretch ? stretch.agreed : stretch.mine))
		.join('\n');
	return html`<form @submit=${submit}>
		<p>${conflicts.length > 0 ? say('page.merge.conflicts', { name, count: conflicts.length }) : say(agreed === mine ? 'page.merge.nothing' : 'page.merge.clean', { name })}</p>
		${conflicts.map(
			(stretch, index) => html`<fieldset class="conflict">
				<legend>${say('page.merge.conflict', { number: String(index + 1) })}</legend>
				${(['mine', 'theirs', 'both'] as const).map(
					(side) => html`<label><input type="radio" name="choice${index}" value=${side} required />
						<span><b>${say(`page.merge.sides.${side}`, { name })}</b>${side === 'both' ? nothing : html`<span class="lines">${stretch[side].join('\n') || say('page.merge.empty')}</span>`}</span></label>`,
				)}
			</fieldset>`,
		)}
		<footer>
			<button type="button" @click=${closeAround}>${say('page.dialogs.cancel')}</button>
			<button class="primary">${say('page.merge.put')}</button>
		</footer>
	</form>`;
}
