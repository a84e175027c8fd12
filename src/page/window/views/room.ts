/** Who is in the room at the cursor, whether that is a quorum, and what a click marks. */

import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import type {
	MoveKind,
	NewVote,
	RoomPerson,
	RoomState,
	RoomView,
	VoteView,
	WrittenAnswer,
} from '../../../editor/index.js';
import { toIsoDate } from '../../../text/date.js';
import { capitalized } from '../../../text/letters.js';
import { DAY, isoTime } from '../../../text/time.js';
import type { WindowState } from '../state.js';

/** Somebody comes or goes, as a click says it. */
export interface Mark {
	person: string;
	kind: MoveKind;
	/** Minutes since midnight; null writes none. */
	time: number | null;
	/** Who gets the proxy of somebody who leaves. */
	holder?: string | undefined;
}

export interface RoomActions {
	mark(mark: Mark): void;
	writeVote(vote: NewVote): Promise<boolean>;
	goTo(from: number, to: number): void;
	toggleRoom(): void;
}

/** People by where they are, in the order of the header. */
const ORDER: readonly RoomState[] = [
	'present',
	'remote',
	'represented',
	'byPost',
	'excused',
	'absent',
	'guests',
];

/** The panel beside the page. */
export function roomView(state: WindowState, actions: RoomActions): TemplateResult {
	const { room, vote, say } = state;
	return html`
		<aside class="room" id="room" aria-label=${say('page.room.title')} tabindex="-1">
			<header>
				<h2>${say('page.room.title')}</h2>
				<button class="quiet close" aria-label=${say('page.room.close')} @click=${() => actions.toggleRoom()}>×</button>
			</header>
			${room === undefined ? html`<p class="soft">${say('page.messages.reading')}</p>` : factsView(room, state)}
			${voteView(vote, state, actions)} ${room?.known ? peopleView(room, state, actions) : nothing}
		</aside>
	`;
}

function factsView(room: RoomView, state: WindowState): TemplateResult {
	const { say } = state;
	if (!room.known) return html`<p class="soft">${say('page.room.unknown')}</p>`;
	const { castable, quorum } = room;
	return html`
		${whereView(room, state)}
		<dl class="facts">
			<div>
				<dt>${say('page.room.castable')}</dt>
				<dd>
					${say('page.room.heads', { count: castable.heads })}${castable.weighted ? `, ${say('page.room.votes', { votes: castable.votes })}` : nothing}
				</dd>
			</div>
			${
				quorum === null
					? nothing
					: html`<div class=${quorum.met === false ? 'negative' : ''}>
						<dt>${say('page.room.quorum')}</dt>
						<dd><strong>${quorum.word ?? say('page.room.quorumUnknown')}</strong>${quorum.figures === null ? nothing : html`<br>${quorum.figures}`}</dd>
					</div>`
			}
			${room.chair === null ? nothing : html`<div><dt>${say('page.room.chair')}</dt><dd>${room.chair}</dd></div>`}
		</dl>
	`;
}

function peopleView(room: RoomView, state: WindowState, actions: RoomActions): TemplateResult {
	return html`
		<section class="people" aria-label=${state.say('page.room.people')}>
			<h2>${state.say('page.room.people')}</h2>
			${timeField(state, () => proposedTime(state))}
			${ORDER.map((name) => groupView(name, room, state, actions))}
		</section>
	`;
}

function whereView({ items, time }: RoomView, { say }: WindowState): TemplateResult {
	const item = items.at(-1);
	const title =
		item === undefined ? say('page.room.opening') : [item.number, item.title].filter(Boolean).join('. ');
	return html`<p class="where">${time === null ? nothing : html`<span class="hour">${time.text}</span> `}${title}</p>`;
}

function groupView(
	name: RoomState,
	{ people }: RoomView,
	state: WindowState,
	actions: RoomActions,
): TemplateResult | typeof nothing {
	const group = people.filter((person) => person.state === name);
	const [first] = group;
	if (!first) return nothing;
	return html`
		<section class="group">
			<h3>${capitalized(first.stateWord)} <span class="count">${group.length}</span></h3>
			<ul>
				${group.map((person) => personView(person, state, actions))}
			</ul>
		</section>
	`;
}

function personView(person: RoomPerson, state: WindowState, actions: RoomActions): TemplateResult {
	const { say, room } = state;
	const opening = room?.marksOpening === true;
	const { name, quality, affiliation, holder, holds, votes, moves, next, chairs } = person;
	const more = [
		quality,
		affiliation,
		chairs ? say('page.room.chairs') : null,
		votes === null ? null : say('page.room.votes', { votes }),
		holder === null ? null : say('page.room.holder', { holder }),
		holds.length === 0 ? null : say('page.room.holds', { names: holds }),
	].filter((part) => part !== null);
	const moved = moves.at(-1);
	return html`
		<li>
			<span class="who">
				<span class="name">${name}</span>
				${more.length === 0 ? nothing : html`<span class="more">${more.join(', ')}</span>`}
				${
					moved === undefined
						? nothing
						: html`<button class="moved" @click=${() => moved.offset !== null && actions.goTo(moved.offset, moved.offset)}>
							${say(`page.room.${moved.kind}At`, { time: moved.time ?? 'none' })}
						</button>`
				}
			</span>
			<button
				class="mark"
				aria-label=${say(`page.room.${opening ? 'markOpening' : 'mark'}.${next}`, { name })}
				@mousedown=${keepKeys}
				@click=${(event: MouseEvent) => isSecondClick(event) || actions.mark(getMark(event, person, state))}
			>
				${say(opening ? `page.room.atOpening.${next}` : `page.room.${next}`)}
			</button>
		</li>
	`;
}

/** What a click on the button of a person means. */
function getMark(event: MouseEvent, { name, next }: RoomPerson, state: WindowState): Mark {
	return { person: name, kind: next, time: timeToNote(event.target as Element, () => proposedTime(state)) };
}

/** A mouse leaves the keys in the text: what is typed right after a click would press the button again. */
function keepKeys(event: Event): void {
	event.preventDefault();
}

/** The second click of two quick ones, which may fall on the person who stands there by then. */
export function isSecondClick({ detail }: MouseEvent): boolean {
	return detail > 1;
}

// --- The time that a click in the room notes: it runs on while the meeting takes place, and stands still where somebody wrote another.

/** The field; `proposed` says at any moment which time stands in it where nobody wrote one. */
function timeField({ say }: WindowState, proposed: () => number | null): TemplateResult {
	const propose = ref((element) => {
		if (element instanceof HTMLInputElement) showProposal(element, clockText(proposed()));
	});
	return html`
		<label class="time">
			${say('page.room.time')}
			<input id="move-time" type="time" ${propose} />
		</label>
	`;
}

/** What was written by hand stays until it is used. */
function showProposal(field: HTMLInputElement, proposal: string): void {
	if (field.value === (field.dataset.proposal ?? '')) field.value = proposal;
	field.dataset.proposal = proposal;
}

/**
 * The time to note for a click beside the field, in minutes since midnight, null where the field was emptied: the proposal of this very
 * moment, unless somebody wrote another time, which is used up.
 */
function timeToNote(target: Element, proposed: () => number | null): number | null {
	const field = target.closest('.room')?.querySelector<HTMLInputElement>('#move-time');
	if (!field || field.value === field.dataset.proposal) return proposed();
	const written = findMinutes(field.value);
	field.value = field.dataset.proposal ?? '';
	return written;
}

/** While the meeting takes place, the time of day; else the last time above the cursor. */
export function proposedTime({ compiled, room }: WindowState): number | null {
	const now = new Date();
	const today = toIsoDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
	return compiled?.date === today ? now.getHours() * 60 + now.getMinutes() : (room?.time?.minutes ?? null);
}

export function findMinutes(value: string): number | null {
	const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
	return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** `14:25`, as fields for times have it. */
export function clockText(minutes: number | null): string {
	if (minutes === null) return '';
	return isoTime(minutes % DAY);
}

// --- The vote at the cursor: its figures, its result and why; and the form that writes one.

export interface VoteActions {
	/** Says whether it could be written at the cursor. */
	writeVote(vote: NewVote): Promise<boolean>;
}

const ANSWERS = ['for', 'against', 'abstention', 'blank', 'void'] as const satisfies readonly WrittenAnswer[];

/** The vote. Texts that are HTML come from the renderer, which has escaped what people wrote. */
function voteView(vote: VoteView | null, state: WindowState, actions: VoteActions): TemplateResult {
	const { say } = state;
	return html`
		<section class="vote" aria-label=${say('page.vote.title')}>
			<h2>${say('page.vote.title')}</h2>
			${vote === null ? html`<p class="soft">${say('page.vote.none')}</p>` : blockView(vote, state)}
			${vote?.block.kind === 'election' ? nothing : formView(state, actions)}
		</section>
	`;
}

export function blockView({ block, steps }: VoteView, { say }: WindowState): TemplateResult {
	return html`
		<p class="kicker">${block.kicker}</p>
		${block.titleHtml === null ? nothing : html`<p class="block-title">${unsafeHTML(block.titleHtml)}</p>`}
		${block.rule === null ? nothing : html`<p class="soft">${block.rule}</p>`}
		${block.kind === 'decision' ? block.votes.map(stripView) : candidatesView(block)}
		${block.result === null ? nothing : html`<p class="result ${block.result.tone}">${block.result.value}</p>`}
		${block.kind === 'election' && block.proof !== null ? html`<p class="why">${block.proof}</p>` : nothing}
		${
			steps.length === 0
				? nothing
				: html`<details>
					<summary>${say('page.vote.steps')}</summary>
					<ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol>
				</details>`
		}
	`;
}

type Decision = Extract<VoteView['block'], { kind: 'decision' }>;
type Election = Extract<VoteView['block'], { kind: 'election' }>;

function stripView({ heading, cells, consent, result, proof }: Decision['votes'][number]): TemplateResult {
	return html`
		${heading === null ? nothing : html`<p class="vote-heading">${heading}</p>`}
		${
			cells.length === 0
				? nothing
				: html`<dl class="strip">${cells.map(({ label, value, zero }) => html`<div class=${zero ? 'zero' : ''}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
		}
		${consent === null ? nothing : html`<p>${consent}</p>`}
		${result === null ? nothing : html`<p class="result ${result.tone}">${result.value}</p>`}
		${proof === null ? nothing : html`<p class="why">${proof}</p>`}
	`;
}

function candidatesView({ groups }: Election): TemplateResult {
	const candidates = groups.flatMap((group) => group.candidates);
	return html`<ul class="candidates">${candidates.map(
		({ nameHtml, votes, outcome }) =>
			html`<li><span>${unsafeHTML(nameHtml)}</span> <span class="number">${votes}</span> <b>${outcome}</b></li>`,
	)}</ul>`;
}

/** The form of a vote: counts, or unanimity. */
function formView({ say }: WindowState, actions: VoteActions): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.target as HTMLFormElement;
		const vote = readCounts(new FormData(form));
		if (!vote) return;
		void actions.writeVote(vote).then((isWritten) => isWritten && form.reset());
	};
	return html`
		<details class="write">
			<summary>${say('page.vote.write')}</summary>
			<form @submit=${submit}>
				<div class="counts">${ANSWERS.map((answer) => countField(answer, say))}</div>
				<label class="check"><input type="checkbox" name="unanimous" /> ${say('page.vote.unanimous')}</label>
				<button class="primary">${say('page.vote.put')}</button>
			</form>
		</details>
	`;
}

export function countField(answer: (typeof ANSWERS)[number], say: WindowState['say']): TemplateResult {
	return html`<label>${say(`page.vote.answers.${answer}`)}<input name=${answer} inputmode="decimal" pattern="[\\d\\s.,'’]+" autocomplete="off" size="4" /></label>`;
}

/** The vote that fields say; nothing where they are empty. */
export function readCounts(values: FormData): NewVote | undefined {
	if (values.get('unanimous') !== null) return { unanimous: true };
	const counts = ANSWERS.flatMap((answer) => {
		const count = String(values.get(answer) ?? '').trim();
		return count === '' ? [] : [[answer, count] as const];
	});
	return counts.length === 0 ? undefined : Object.fromEntries(counts);
}
