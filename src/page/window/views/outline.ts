/** The items and votes of the text, with how each came out: a click leads to one. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { OutlineEntry } from '../../../editor/index.js';
import type { WindowState } from '../state.js';

/** What can be done here. */
export interface OutlineActions {
	toggleOutline(): void;
	goTo(from: number, to: number): void;
}

/** The panel beside the text. */
export function outlineView(state: WindowState, actions: OutlineActions): TemplateResult {
	const { outline, say } = state;
	return html`
		<aside class="outline" aria-label=${say('page.outline.title')} tabindex="-1">
			<header>
				<h2>${say('page.outline.title')}</h2>
				<button class="quiet close" aria-label=${say('page.outline.close')} @click=${() => actions.toggleOutline()}>×</button>
			</header>
			${
				outline === undefined
					? html`<p class="soft">${say('page.messages.reading')}</p>`
					: outline.length === 0
						? html`<p class="soft">${say('page.outline.none')}</p>`
						: entriesView(outline, state, actions)
			}
		</aside>
	`;
}

function entriesView(
	entries: readonly OutlineEntry[],
	state: WindowState,
	actions: OutlineActions,
): TemplateResult {
	return html`<ol>${entries.map((entry) => entryView(entry, state, actions))}</ol>`;
}

function entryView(entry: OutlineEntry, state: WindowState, actions: OutlineActions): TemplateResult {
	const { say } = state;
	const { kind, title, result, tone, from, children } = entry;
	const isOpen = kind !== 'item' && result === '';
	const errors = countErrors(entry, state);
	return html`
		<li class=${kind}>
			<button @click=${() => actions.goTo(from, from)}>
				<span class="title">${title === '' ? say('page.outline.untitled') : title}</span>
				${result === '' ? nothing : html`<span class="result ${tone}">${result}</span>`}
				${isOpen ? html`<span class="result open">${say('page.outline.open')}</span>` : nothing}
				${errors === 0 ? nothing : html`<span class="errors">${say('page.outline.errors', { count: errors })}</span>`}
			</button>
			${children.length === 0 ? nothing : entriesView(children, state, actions)}
		</li>
	`;
}

/** Errors in an entry itself: those in what it holds stand there. */
function countErrors({ from, to, children }: OutlineEntry, { compiled }: WindowState): number {
	const isIn = (place: number, part: { from: number; to: number }) => part.from <= place && place <= part.to;
	return (compiled?.messages ?? []).filter(
		(message) =>
			message.severity === 'error' &&
			message.file === '' &&
			isIn(message.from, { from, to }) &&
			!children.some((child) => isIn(message.from, child)),
	).length;
}
