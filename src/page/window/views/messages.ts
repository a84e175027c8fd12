/** The messages below the text, as a list that keys reach, and how things stand in one line. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { TextChange } from '../../../editor/index.js';
import type { PageMessage } from '../../protocol.js';
import { isBlank, type WindowState } from '../state.js';

/** What can be done here. */
export interface MessageActions {
	toggleMessages(): void;
	goTo(from: number, to: number): void;
	change(changes: readonly TextChange[]): void;
}

/** Messages that are listed: nobody reads more, and each takes its time to draw. */
const MOST = 100;

/** How many messages there are, in words. */
export function countsOf(state: WindowState): string {
	const { compiled, say } = state;
	if (!compiled) return say('page.messages.reading');
	if (isBlank(state)) return say('page.messages.blank');
	const count = (severity: string) =>
		compiled.messages.filter((message) => message.severity === severity).length;
	const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
	if (errors + warnings === 0) return say('page.messages.clean', { infos });
	return say('page.messages.counts', { errors, warnings });
}

/** The messages. */
export function messagesView(state: WindowState, actions: MessageActions): TemplateResult {
	const { compiled, say, messagesOpen, checking } = state;
	const messages = isBlank(state) ? [] : (compiled?.messages ?? []);
	return html`
		<section class="messages" aria-label=${say('page.messages.title')}>
			<div class="line ${worst(messages)}">
				<button
					class="counts"
					aria-expanded=${messagesOpen && messages.length > 0}
					aria-controls="messages"
					?disabled=${messages.length === 0}
					@click=${() => actions.toggleMessages()}
				>
					<span class="mark" aria-hidden="true"></span>${countsOf(state)}
				</button>
				<span class="keeping ${state.keeping}">${say(`page.keeping.${checking ? 'checking' : state.keeping}`)}</span>
			</div>
			<ol id="messages" ?hidden=${!messagesOpen || messages.length === 0} tabindex="-1">
				${messages.slice(0, MOST).map((message) => messageView(message, state, actions))}
				${messages.length > MOST ? html`<li class="soft">${say('page.messages.more', { count: messages.length - MOST })}</li>` : nothing}
			</ol>
		</section>
	`;
}

function worst(messages: readonly PageMessage[]): string {
	return (
		(['error', 'warning', 'info'] as const).find((name) =>
			messages.some(({ severity }) => severity === name),
		) ?? 'clean'
	);
}

function messageView(message: PageMessage, { say }: WindowState, actions: MessageActions): TemplateResult {
	const { severity, line, file, text, note, fixes, from, to } = message;
	const place = file === '' ? say('page.messages.line', { line: { line } }) : file;
	return html`
		<li class=${severity}>
			<button class="place" ?disabled=${file !== ''} @click=${() => actions.goTo(from, to)}>
				<span class="severity">${say(`cli.severity.${severity}`)}</span>, ${place}
			</button>
			<p>${text}</p>
			${note === null ? nothing : html`<p class="note">${note}</p>`}
			${fixes.map(
				({ title, safe, changes }) =>
					html`<button class="fix" @click=${() => actions.change(changes)}>
						${safe ? title : say('page.messages.unsafeFix', { title })}
					</button>`,
			)}
		</li>
	`;
}
