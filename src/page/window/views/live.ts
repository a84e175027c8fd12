/** The meeting while it takes place: who is there, whether that is a quorum, how many votes are needed, and large buttons that write the minutes. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type { NewPart, RoomPerson } from '../../../editor/index.js';
import type { LivePage } from '../../protocol.js';
import type { InsertKind, WindowState } from '../state.js';
import { type LiveVoteActions, liveVoteView } from './live-vote.js';
import { isSecondClick, type Mark } from './room.js';
import { blockView } from './vote.js';

/** What can be done here. */
export interface LiveActions extends LiveVoteActions {
	toggleLive(): void;
	/** The meeting goes on to an item. */
	goToItem(index: number): void;
	/** The meeting opens now. */
	openMeeting(): void;
	writePart(part: NewPart): void;
	insert(kind: InsertKind): void;
	mark(mark: Mark): void;
}

/** Minutes since midnight, now: what is noted has just happened. */
export function timeOfDay(): number {
	const now = new Date();
	return now.getHours() * 60 + now.getMinutes();
}

/** The panel of the meeting. */
export function liveView(state: WindowState, actions: LiveActions): TemplateResult {
	const { live, say } = state;
	return html`
		<section class="live" aria-label=${say('page.live.title')}>
			${live === undefined ? html`<p class="soft">${say('page.messages.reading')}</p>` : nowView(live, state, actions)}
		</section>
	`;
}

function nowView(live: LivePage, state: WindowState, actions: LiveActions): TemplateResult {
	const { say } = state;
	const { room } = live;
	return html`
		${headView(live, state, actions)} ${lightView(live, state)}
		${room.known ? nothing : html`<p class="soft">${say('page.live.nobody')}</p>`}
		<div class="big">
			${live.isOpen ? nothing : html`<button class="primary" @click=${() => actions.openMeeting()}>${say('page.live.open')}</button>`}
			<button @click=${() => actions.insert('resolution')}>${say('page.insert.resolution')}</button>
			<button @click=${() => actions.insert('election')}>${say('page.insert.election')}</button>
			<button @click=${() => actions.insert('speech')}>${say('page.insert.speech')}</button>
			<button @click=${() => actions.insert('move')}>${say('page.live.proxy')}</button>
			<button @click=${() => actions.insert('person')}>${say('page.insert.person')}</button>
			<button @click=${() => actions.writePart({ kind: 'suspension', time: timeOfDay() })}>${say('page.live.suspension')}</button>
			<button @click=${() => actions.writePart({ kind: 'resumption', time: timeOfDay() })}>${say('page.live.resumption')}</button>
			${live.isClosed ? nothing : html`<button @click=${() => actions.writePart({ kind: 'closing', time: timeOfDay() })}>${say('page.live.close')}</button>`}
		</div>
		${voteView(live, state, actions)}
		<section class="people" aria-label=${say('page.room.people')}>
			<h2>${say('page.room.people')}</h2>
			<ul>${room.people.map((person) => personView(person, live, state, actions))}</ul>
		</section>
	`;
}

function headView({ items, current }: LivePage, state: WindowState, actions: LiveActions): TemplateResult {
	const { say } = state;
	const two = (value: number) => String(value).padStart(2, '0');
	const now = timeOfDay();
	const next = items[current + 1];
	const name = ({ number, title }: LivePage['items'][number]) => [number, title].filter(Boolean).join('. ');
	return html`
		<header class="now">
			<p class="clock"><span class="unseen">${say('page.live.clock')} </span>${two(Math.floor(now / 60))}:${two(now % 60)}</p>
			<label class="item">${say('page.live.item')}
				<select @change=${(event: Event) => actions.goToItem(Number((event.target as HTMLSelectElement).value))}>
					${items.map((item, index) => html`<option value=${index} ?selected=${index === current}>${name(item)}${item.time === null ? '' : ` (${item.time})`}</option>`)}
				</select>
			</label>
			${next === undefined ? html`<button @click=${() => actions.insert('item')}>${say('page.insert.item')}</button>` : html`<button class="primary" @click=${() => actions.goToItem(current + 1)}>${say('page.live.next', { title: name(next) })}</button>`}
		</header>
	`;
}

/** The light says in words what its colour says. */
function lightView({ room, need }: LivePage, { say }: WindowState): TemplateResult {
	const { castable, quorum } = room;
	const light = quorum === null || quorum.met === true ? 'good' : quorum.met === false ? 'bad' : 'open';
	return html`
		<div class="light ${light}" role="status">
			<p><strong>${say('page.room.heads', { count: castable.heads })}</strong> ${say('page.live.canVote', { count: castable.heads })}${castable.weighted ? `, ${say('page.room.votes', { votes: castable.votes })}` : nothing}</p>
			${quorum === null ? nothing : html`<p>${say('page.room.quorum')}${say('labels.document.colon')} <strong>${quorum.word ?? say('page.room.quorumUnknown')}</strong>${quorum.figures === null ? nothing : html`, ${quorum.figures}`}</p>`}
			${need === null ? nothing : html`<p>${say(need.isOfCast ? 'page.live.needCast' : 'page.live.need', { needed: need.needed, of: need.of })}</p>`}
		</div>
	`;
}

function voteView(live: LivePage, state: WindowState, actions: LiveActions): TemplateResult {
	const { say } = state;
	const { last } = live;
	return html`
		<section class="vote" aria-label=${say('page.vote.title')}>
			${last === null ? nothing : html`<div class="last"><h2>${say('page.live.last')}</h2>${blockView(last, state)}</div>`}
			${liveVoteView(live, state, actions)}
		</section>
	`;
}

/** People stay in their place: a list that is sorted anew moves the next one under the finger. */
function personView(
	person: RoomPerson,
	live: LivePage,
	state: WindowState,
	actions: LiveActions,
): TemplateResult {
	const { say } = state;
	const { name, next, stateWord, holder, holds } = person;
	const isThere = next === 'departure';
	const atOpening = live.room.marksOpening;
	const more = [
		holder === null ? stateWord : say('page.room.holder', { holder }),
		holds.length === 0 ? null : say('page.room.holds', { names: holds }),
	].filter((part) => part !== null);
	const label = atOpening
		? say(`page.room.markOpening.${next}`, { name })
		: say(`page.room.mark.${next}`, { name });
	return html`
		<li class=${isThere ? 'there' : 'away'}>
			<span class="who"><span class="name">${name}</span><span class="more">${more.join(', ')}</span></span>
			<button
				class="mark"
				aria-label=${label}
				@click=${(event: MouseEvent) =>
					isSecondClick(event) ||
					actions.mark({ person: name, kind: next, time: atOpening ? null : timeOfDay() })}
			>
				${say(atOpening ? `page.room.atOpening.${next}` : `page.room.${next}`)}
			</button>
		</li>
	`;
}
