/** What opens over the window: a new meeting, all drafts, the keys. */

import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import type { NewPart } from '../../../editor/index.js';
import { getStarters } from '../../../starter/write-meeting.js';
import { capitalized } from '../../../text/letters.js';
import type { DraftDifference } from '../../compiler/compare-drafts.js';
import type { Draft, DraftVersion } from '../drafts/draft.js';
import { INSERTS, type InsertKind, type NewMeetingForm, type WindowState } from '../state.js';
import { clockText, findMinutes, type Mark, proposedTime } from './room.js';

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
		<details class="notices" @toggle=${showNotices}>
			<summary>${say('page.keys.notices')}</summary>
			<pre></pre>
		</details>
	`;
}

/** The licences of the packages in the page, which few people open. */
async function showNotices({ currentTarget }: Event): Promise<void> {
	const text = (currentTarget as HTMLElement).querySelector('pre');
	if (text) text.textContent = await pvParts.text('notices');
}

// --- The form of a new meeting: kind of body, organization, date, and a roll that is pasted from a spreadsheet.

interface NewMeetingActions {
	/** Something was written into the form. */
	fillForm(form: NewMeetingForm): void;
	createMeeting(form: NewMeetingForm): void;
}

/** The form. What is written into it outlives the dialog: a pasted list may have been some work. */
function newMeetingForm({ say, lang, form }: WindowState, actions: NewMeetingActions): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const { roll, ...lines } = getForm(event);
		const trimmed = Object.entries(lines).map(([name, value]) => [name, value.trim()]);
		actions.createMeeting({ roll, ...(Object.fromEntries(trimmed) as typeof lines) });
	};
	return html`
		<form class="new-meeting" @submit=${submit} @input=${(event: InputEvent) => actions.fillForm(getForm(event))}>
			<label>
				${say('page.new.body')}
				<select name="body" autofocus>
					${getStarters(lang).map(({ id, label }) => html`<option value=${id} ?selected=${id === form.body}>${capitalized(label)}</option>`)}
				</select>
			</label>
			<label>${say('page.new.organization')}<input name="organization" .value=${live(form.organization)} required autocomplete="organization" /></label>
			<label>${say('page.new.date')}<input name="date" type="date" .value=${live(form.date)} required /></label>
			<label>
				${say('page.new.roll')}
				<textarea name="roll" rows="7" .value=${live(form.roll)} spellcheck="false" placeholder=${say('page.new.rollExample')} aria-describedby="roll-hint"></textarea>
			</label>
			<p class="soft" id="roll-hint">${say('page.new.rollHint')}</p>
			<footer>
				<button type="button" @click=${closeAround}>${say('page.dialogs.cancel')}</button>
				<button class="primary">${say('page.new.create')}</button>
			</footer>
		</form>
	`;
}

function getForm({ currentTarget }: Event): NewMeetingForm {
	const values = new FormData(currentTarget as HTMLFormElement);
	const value = (name: string) => String(values.get(name) ?? '');
	return {
		body: value('body'),
		organization: value('organization'),
		date: value('date'),
		roll: value('roll'),
	};
}

// --- The earlier states of a draft with what changed since, and another draft that is made one with it.

interface HistoryActions {
	showHistory(): void;
	compare(version: DraftVersion): void;
	merge(id: string): void;
	/** Makes the text another one. */
	takeText(text: string): void;
}

/** The earlier states; one that was chosen stands below with the differences. */
function historyView(state: WindowState, actions: HistoryActions): TemplateResult {
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
function mergeView(state: WindowState, actions: HistoryActions): TemplateResult {
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

// --- Forms that write a part of the minutes: what is to be written is seen without knowing how.

interface InsertActions {
	/** Opens a form. */
	insert(kind: InsertKind): void;
	/** Writes a part, and closes its form. */
	writePart(part: NewPart): void;
	mark(mark: Mark): void;
	closeDialog(): void;
	toggleHeader(): void;
	toggleOutline(): void;
}

/** The row of buttons above the text. */
export function insertBar({ say, panel }: WindowState, actions: InsertActions): TemplateResult {
	return html`<div class="inserts" role="group" aria-label=${say('page.insert.title')}>
		<button class="toggle" aria-pressed=${panel === 'outline'} title=${say('page.outline.hint')} @click=${() => actions.toggleOutline()}>${say('page.outline.title')}</button>
		<button class="toggle" aria-pressed=${panel === 'header'} @click=${() => actions.toggleHeader()}>${say('page.header.button')}</button>
		${INSERTS.map((kind) => html`<button @click=${() => actions.insert(kind)}>${say(`page.insert.${kind}`)}</button>`)}
	</div>`;
}

/** Lines for candidates in the form of an election. */
const CANDIDATES = [1, 2, 3, 4, 5, 6] as const;

function insertForm(kind: InsertKind, state: WindowState, actions: InsertActions): TemplateResult {
	const { say } = state;
	const people = (state.live?.room ?? state.room)?.people ?? [];
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const values = new FormData(event.currentTarget as HTMLFormElement);
		const value = (name: string) => String(values.get(name) ?? '').trim();
		if (kind === 'move') {
			const person = people.find(({ name }) => name === value('person'));
			actions.closeDialog();
			if (person)
				actions.mark({
					person: person.name,
					kind: person.next,
					time: findMinutes(value('time')),
					holder: value('holder') || undefined,
				});
			return;
		}
		actions.writePart(getPart(kind, value));
	};
	return html`
		<form class="new-meeting" @submit=${submit}>
			${getFields(
				kind,
				state,
				people.map(({ name }) => name),
			)}
			<footer>
				<button type="button" @click=${closeAround}>${say('page.dialogs.cancel')}</button>
				<button class="primary">${say('page.insert.put')}</button>
			</footer>
		</form>
	`;
}

function getPart(kind: Exclude<InsertKind, 'move'>, value: (name: string) => string): NewPart {
	switch (kind) {
		case 'item':
			return { kind, title: value('title') };
		case 'resolution':
			return { kind, title: value('title'), text: value('text') };
		case 'election':
			return {
				kind,
				title: value('title'),
				seats: value('seats'),
				voters: value('voters'),
				candidates: CANDIDATES.map((line) => ({ name: value(`name${line}`), votes: value(`votes${line}`) })),
			};
		case 'speech':
			return { kind, person: value('person'), words: value('text') };
		case 'person':
			return { kind, name: value('name'), quality: value('quality'), present: value('present') !== '' };
	}
}

function getFields(kind: InsertKind, state: WindowState, people: readonly string[]): TemplateResult {
	const { say } = state;
	const line = (name: 'title' | 'name' | 'quality') =>
		html`<label>${say(`page.insert.fields.${name}`)}<input name=${name} ?required=${name !== 'quality'} autocomplete="off" /></label>`;
	const number = (name: 'seats' | 'voters') =>
		html`<label>${say(`page.insert.fields.${name}`)}<input name=${name} inputmode="numeric" pattern="\\d*" autocomplete="off" /></label>`;
	const text = html`<label>${say(`page.insert.fields.${kind === 'speech' ? 'words' : 'text'}`)}<textarea name="text" rows="4" ?required=${kind === 'speech'}></textarea></label>`;
	const person = (name: 'person' | 'holder') => html`
		<label>${say(`page.insert.fields.${name}`)}
			<select name=${name}>
				${name === 'holder' ? html`<option value="">–</option>` : nothing}
				${people.map((each) => html`<option>${each}</option>`)}
			</select>
		</label>`;
	switch (kind) {
		case 'item':
			return line('title');
		case 'resolution':
			return html`${line('title')}${text}`;
		case 'speech':
			return html`${people.length > 0 ? person('person') : html`<label>${say('page.insert.fields.person')}<input name="person" required /></label>`}${text}`;
		case 'person':
			return html`${line('name')}${line('quality')}
				<label class="check"><input type="checkbox" name="present" value="yes" checked /> ${say('page.insert.fields.present')}</label>`;
		case 'move':
			return people.length === 0
				? html`<p class="soft">${say('page.room.unknown')}</p>`
				: html`${person('person')}
					<label>${say('page.room.time')}<input type="time" name="time" .value=${clockText(proposedTime(state))} /></label>
					${person('holder')}
					<p class="soft">${say('page.insert.moveHint')}</p>`;
		case 'election':
			return html`${line('title')}
				<div class="pair">${number('seats')}${number('voters')}</div>
				<fieldset>
					<legend>${say('page.insert.fields.candidates')}</legend>
					${CANDIDATES.map(
						(each) => html`<div class="pair">
							<input name="name${each}" aria-label=${say('page.insert.candidate', { number: String(each) })} placeholder=${say('page.insert.fields.name')} list="known-people" autocomplete="off" />
							<input name="votes${each}" aria-label=${say('page.insert.votesOf', { number: String(each) })} placeholder=${say('page.insert.fields.votes')} inputmode="numeric" pattern="\\d*" autocomplete="off" />
						</div>`,
					)}
					<datalist id="known-people">${people.map((each) => html`<option value=${each}></option>`)}</datalist>
				</fieldset>`;
	}
}

/** Closes the dialog around a button that was pressed, as Escape does: the browser puts the focus back where it was. */
function closeAround({ currentTarget }: Event): void {
	(currentTarget as Element).closest('dialog')?.close();
}
