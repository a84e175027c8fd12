/** The messages below the text, as a list that keys reach, and how things stand in one line. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { TextChange } from '../../../editor/index.js';
import { oneLine, shorten } from '../../../text/letters.js';
import type { PageDoubt, PageMessage } from '../../protocol.js';
import { isBlank, isForeign, type WindowState } from '../state.js';

export interface MessageActions {
	/** Drafts go into their files by themselves, or no more. */
	toggleSaving(): void;
	toggleMessages(): void;
	goTo(from: number, to: number): void;
	change(changes: readonly TextChange[]): void;
	/** A doubtful place of imported minutes has been read again. */
	settleDoubt(doubt: PageDoubt): void;
}

/** Messages that are listed: nobody reads more, and each takes its time to draw. */
const MOST = 100;

/** How many messages there are, in words. */
export function getCounts(state: WindowState): string {
	const { compiled, say } = state;
	if (!compiled) return say('page.messages.reading');
	if (isBlank(state)) return say('page.messages.blank');
	if (isForeign(state)) return say('page.messages.foreign');
	const count = (severity: string) =>
		compiled.messages.filter((message) => message.severity === severity).length;
	const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
	if (errors + warnings === 0) return say('page.messages.clean', { infos });
	return say('page.messages.counts', { errors, warnings });
}

export function messagesView(state: WindowState, actions: MessageActions): TemplateResult {
	const { compiled, say, messagesOpen } = state;
	const messages = isBlank(state) || isForeign(state) ? [] : (compiled?.messages ?? []);
	const doubts = state.drafts.find(({ id }) => id === state.current)?.doubts ?? [];
	const isEmpty = messages.length + doubts.length === 0;
	return html`
		<section class="messages" aria-label=${say('page.messages.title')}>
			<div class="line ${worst(messages)}">
				<button
					class="counts"
					aria-expanded=${messagesOpen && !isEmpty}
					aria-controls="messages"
					?disabled=${isEmpty}
					@click=${() => actions.toggleMessages()}
				>
					<span class="mark" aria-hidden="true"></span>${getCounts(state)}${doubts.length === 0 ? nothing : `, ${say('page.doubts.count', { count: doubts.length })}`}
				</button>
				${keepingView(state, actions)}
			</div>
			<ol id="messages" ?hidden=${!messagesOpen || isEmpty} tabindex="-1">
				${doubts.map((doubt) => doubtView(doubt, state, actions))}
				${messages.slice(0, MOST).map((message) => messageView(message, state, actions))}
				${messages.length > MOST ? html`<li class="soft">${say('page.messages.more', { count: messages.length - MOST })}</li>` : nothing}
			</ol>
		</section>
	`;
}

/** Where the text is kept: in this browser, or in its file too. */
function keepingView(state: WindowState, actions: MessageActions): TemplateResult {
	const { say, checking, keeping, savesByItself, drafts, current } = state;
	const { handle, text, saved } = drafts.find(({ id }) => id === current) ?? {};
	const isKept = keeping === 'kept' || keeping === 'writing';
	const inFile = text === saved ? 'inFile' : 'notInFile';
	return html`<span class="keeping ${keeping}">
		${
			checking || !handle || !isKept
				? say(`page.keeping.${checking ? 'checking' : keeping}`)
				: say(`page.keeping.${inFile}`, { name: handle.name })
		}
		${
			handle
				? html`<button class="quiet saving" aria-pressed=${savesByItself} title=${say('page.keeping.hint')} @click=${() => actions.toggleSaving()}>${say('page.keeping.byItself')}</button>`
				: nothing
		}
	</span>`;
}

function doubtView(doubt: PageDoubt, state: WindowState, actions: MessageActions): TemplateResult {
	const { say } = state;
	const { from, to, reason, text } = doubt;
	return html`
		<li class="doubt">
			<button class="place" @click=${() => actions.goTo(from, to)}>
				<span class="severity">${say('page.doubts.title')}</span>${text === '' ? nothing : html`, « ${shorten(oneLine(text), 79)} »`}
			</button>
			<p>${reason.replace(/^Import ?: /, '')}</p>
			<button class="fix" @click=${() => actions.settleDoubt(doubt)}>${say('page.doubts.settle')}</button>
		</li>
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
