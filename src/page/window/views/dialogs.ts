/** What opens over the window: a new meeting, all drafts, the keys. */

import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Draft } from '../drafts/draft.js';
import type { WindowState } from '../state.js';
import { type HistoryActions, historyView, mergeView } from './history.js';
import { closeAround, type InsertActions, insertForm } from './insert.js';
import { type NewMeetingActions, newMeetingForm } from './new-meeting.js';

/** What can be done in dialogs. */
export interface DialogActions extends NewMeetingActions, InsertActions, HistoryActions {
	closeDialog(): void;
	takeOut(id: string): void;
	forget(id: string): void;
	rename(id: string, name: string): void;
}

/** Opens as a dialog that holds the keys until it is closed. */
const asDialog = ref((element) => {
	// It is part of the document only once all of it has been drawn.
	if (element instanceof HTMLDialogElement) queueMicrotask(() => !element.open && element.showModal());
});

/** The dialog that is open. */
export function dialogView(state: WindowState, actions: DialogActions): TemplateResult | typeof nothing {
	const { dialog, say } = state;
	if (dialog === undefined) return nothing;
	const title = say(`page.dialogs.${dialog}`);
	return html`
		<dialog class="dialog-${dialog}" aria-labelledby="dialog-title" @close=${() => actions.closeDialog()} ${asDialog}>
			<div class="head">
				<h2 id="dialog-title">${title}</h2>
				<button class="quiet close" aria-label=${say('page.dialogs.close')} @click=${closeAround}>×</button>
			</div>
			${getContent(dialog, state, actions)}
		</dialog>
	`;
}

function getContent(
	dialog: NonNullable<WindowState['dialog']>,
	state: WindowState,
	actions: DialogActions,
): TemplateResult {
	switch (dialog) {
		case 'new':
			return newMeetingForm(state, actions);
		case 'drafts':
			return draftList(state, actions);
		case 'keys':
			return keyList(state);
		case 'history':
			return historyView(state, actions);
		case 'merge':
			return mergeView(state, actions);
		case 'guide':
			return guideView(state);
		default:
			return insertForm(dialog, state, actions);
	}
}

/** What can be written, each with a sample. */
const GUIDE = [
	'person',
	'item',
	'resolution',
	'vote',
	'names',
	'election',
	'move',
	'proxy',
	'speech',
	'closing',
] as const;

function guideView({ say }: WindowState): TemplateResult {
	return html`
		<p class="soft">${say('page.guide.intro')}</p>
		<dl class="guide">
			${GUIDE.map((name) => html`<div><dt>${say(`page.guide.what.${name}`)}</dt><dd><pre>${say(`page.guide.sample.${name}`)}</pre></dd></div>`)}
		</dl>
	`;
}

function draftList(state: WindowState, actions: DialogActions): TemplateResult {
	const { drafts, putAway, say } = state;
	return html`
		<p class="soft">${say('page.drafts.where')}</p>
		<h3>${say('page.drafts.open')}</h3>
		<ul class="all-drafts">${drafts.map((draft) => draftLine(draft, state, actions))}</ul>
		${
			putAway.length === 0
				? nothing
				: html`<h3>${say('page.drafts.putAway')}</h3>
				<ul class="all-drafts">${putAway.map((draft) => draftLine(draft, state, actions))}</ul>`
		}
	`;
}

function draftLine(
	{ id, name, changed, closed }: Draft,
	{ say, lang, current }: WindowState,
	actions: DialogActions,
): TemplateResult {
	const when = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(changed);
	return html`
		<li>
			<button class="draft" @click=${() => actions.takeOut(id)}>${name}</button>
			<span class="soft">${when}</span>
			${id === current ? html`<button @click=${() => actions.showHistory()}>${say('page.drafts.history')}</button>` : html`<button aria-label=${say('page.drafts.mergeNamed', { name })} @click=${() => actions.merge(id)}>${say('page.drafts.merge')}</button>`}
			${
				closed
					? nothing
					: html`<button aria-label=${say('page.drafts.renameNamed', { name })} @click=${() => {
							const wanted = prompt(say('page.drafts.newName'), name);
							if (wanted !== null) actions.rename(id, wanted);
						}}>${say('page.drafts.rename')}</button>`
			}
			${
				closed
					? html`<button class="negative" aria-label=${say('page.drafts.forgetNamed', { name })} @click=${() => actions.forget(id)}>
						${say('page.drafts.forget')}
					</button>`
					: nothing
			}
		</li>
	`;
}

/** Keys, and the name of what each does. */
const KEYS = [
	['control', 'S', 'save'],
	['control', 'O', 'open'],
	['control', 'P', 'print'],
	['alt', 'N', 'new'],
	['', 'F8', 'nextMessage'],
	['control', '.', 'fix'],
	['control', 'space', 'complete'],
	['control', 'F', 'find'],
	['control', 'Z', 'undo'],
	['', 'F6', 'nextPart'],
] as const;

function keyList({ say }: WindowState): TemplateResult {
	const keyName = (key: string) => (key === 'space' ? say('page.keys.space') : key);
	return html`
		<dl class="keys">
			${KEYS.map(
				([modifier, key, what]) =>
					html`<div>
						<dt><kbd>${modifier === '' ? '' : modifier === 'alt' ? say('page.keys.alt') : say('page.control')}${keyName(key)}</kbd></dt>
						<dd>${say(`page.keys.${what}`)}</dd>
					</div>`,
			)}
		</dl>
		<p class="soft">${say('page.keys.offline', { version: PV_VERSION })}</p>
	`;
}
