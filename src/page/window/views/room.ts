/** Who is in the room at the cursor, whether that is a quorum, and what a click marks. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { MoveKind, NewVote, RoomPerson, RoomState, RoomView } from '../../../editor/index.js';
import { capitalized } from '../../../text/letters.js';
import type { WindowState } from '../state.js';
import { proposedTime, timeField, timeToNote } from './time-field.js';
import { voteView } from './vote.js';

/** Somebody comes or goes, as a click says it. */
export interface Mark {
	person: string;
	kind: MoveKind;
	/** Minutes since midnight; null writes none. */
	time: number | null;
	/** Who gets the proxy of somebody who leaves. */
	holder?: string | undefined;
}

/** What can be done here. */
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
export function keepKeys(event: Event): void {
	event.preventDefault();
}

/** The second click of two quick ones, which may fall on the person who stands there by then. */
export function isSecondClick({ detail }: MouseEvent): boolean {
	return detail > 1;
}
