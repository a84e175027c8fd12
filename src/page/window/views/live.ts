/** The meeting while it takes place: who is there, whether that is a quorum, how many votes are needed, and large buttons that write the minutes. */

import { html, nothing, type TemplateResult } from 'lit-html';
import type {
	ElectionForm,
	NewElection,
	NewPart,
	NewVote,
	RoomPerson,
	WrittenAnswer,
} from '../../../editor/index.js';
import { isoTime } from '../../../text/time.js';
import type { LivePage } from '../../protocol.js';
import { type InsertKind, VOTE_WAYS, type VoteWay, type WindowState } from '../state.js';
import { blockView, countField, isSecondClick, type Mark, readCounts, type VoteActions } from './room.js';

export interface LiveActions extends LiveVoteActions {
	toggleLive(): void;
	goToItem(index: number): void;
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
	const now = timeOfDay();
	const next = items[current + 1];
	const name = ({ number, title }: LivePage['items'][number]) => [number, title].filter(Boolean).join('. ');
	return html`
		<header class="now">
			<p class="clock"><span class="unseen">${say('page.live.clock')} </span>${isoTime(now)}</p>
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

// The vote that is being taken: by show of hands, by name or by ballots, with its result as a light before it is written; elections round by round.

interface LiveVoteActions extends VoteActions {
	/** How votes are taken from now on. */
	takeVotes(way: VoteWay): void;
	/** Asks what a vote would come to; undefined: of none. */
	tryVote(vote: NewVote | undefined): void;
	/** Says whether it could be written. */
	writeElection(election: NewElection): Promise<boolean>;
	nextRound(): void;
}

/** Answers that people give by name. */
const BY_NAME = ['for', 'against', 'abstention'] as const satisfies readonly WrittenAnswer[];

/** The form of what is put to the vote. */
function liveVoteView(live: LivePage, state: WindowState, actions: LiveVoteActions): TemplateResult {
	const { say } = state;
	const { votable, nextRound } = live;
	return html`
		${
			nextRound === null
				? nothing
				: html`<p class="next-round"><span>${say('page.live.openSeats')}</span> <button class="primary" @click=${() => actions.nextRound()}>${say('page.live.nextRound')}</button></p>`
		}
		${
			votable === null
				? nothing
				: html`<h2>${votable.label}</h2>
					${votable.election ? electionView(votable.election, live, state, actions) : decisionView(live, state, actions)}`
		}
	`;
}

function decisionView(live: LivePage, state: WindowState, actions: LiveVoteActions): TemplateResult {
	const { say, voteWay } = state;
	const read = (form: HTMLFormElement) => readVote(new FormData(form), voteWay);
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const vote = read(form);
		if (!vote) return;
		void actions.writeVote(vote).then((isWritten) => {
			if (!isWritten) return;
			form.reset();
			actions.tryVote(undefined);
		});
	};
	const input = (event: Event) => {
		const form = event.currentTarget as HTMLFormElement;
		if (voteWay === 'hands') countRest(form, event.target as HTMLInputElement, live);
		actions.tryVote(read(form));
	};
	return html`
		<div class="ways" role="group" aria-label=${say('page.vote.method')}>
			${VOTE_WAYS.map((way) => html`<button aria-pressed=${way === voteWay} @click=${() => actions.takeVotes(way)}>${say(`page.live.ways.${way}`)}</button>`)}
		</div>
		<form class="ballot" @submit=${submit} @input=${input}>
			${voteWay === 'names' ? namesView(live, state) : voteWay === 'hands' ? handsView(live, state) : ballotsView(state)}
			${triedView(state)}
			<button class="primary">${say('page.vote.put')}</button>
		</form>
	`;
}

/** What the vote would come to, in words and as a light. */
function triedView({ tried, say }: WindowState): TemplateResult {
	const light =
		tried === undefined ? 'open' : tried.problem !== null || tried.tone === 'negative' ? 'bad' : 'good';
	return html`<div class="light ${light} tried" role="status">
		${tried === undefined ? html`<p class="soft">${say('page.live.tryHint')}</p>` : tried.problem !== null ? html`<p><strong>${tried.problem}</strong></p>` : html`<p><strong>${tried.result}</strong></p>${tried.proof === null ? nothing : html`<p>${tried.proof}</p>`}`}
	</div>`;
}

/** Those against and those who abstain are counted; the others are for. */
function handsView({ room }: LivePage, { say }: WindowState): TemplateResult {
	const step = (event: Event, by: number) => {
		const field = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
		if (!field) return;
		field.value = String(Math.max(0, (Number.parseInt(field.value, 10) || 0) + by));
		field.dispatchEvent(new Event('input', { bubbles: true }));
	};
	return html`
		<div class="hands">
			${BY_NAME.map(
				(answer) => html`<div class="step">
					${countField(answer, say)}
					<button type="button" aria-label=${say('page.live.less', { answer: say(`page.vote.answers.${answer}`) })} @click=${(event: Event) => step(event, -1)}>−</button>
					<button type="button" aria-label=${say('page.live.more', { answer: say(`page.vote.answers.${answer}`) })} @click=${(event: Event) => step(event, 1)}>+</button>
				</div>`,
			)}
		</div>
		<label class="check"><input type="checkbox" name="unanimous" /> ${say('page.vote.unanimous')}</label>
		${room.castable.weighted ? html`<p class="soft">${say('page.live.weightedHands')}</p>` : nothing}
		${(['against', 'abstention'] as const).map(
			(answer) => html`<details class="names">
				<summary>${say(`page.vote.who.${answer}`)}</summary>
				${getVoters(room).map((name) => html`<label class="check"><input type="checkbox" name="${answer}-names" value=${name} /> ${name}</label>`)}
			</details>`,
		)}
	`;
}

/** Who can raise a hand: whoever is there and may vote. */
function getVoters({ people }: LivePage['room']): string[] {
	return people.filter(({ elector, next }) => elector && next === 'departure').map(({ name }) => name);
}

/** Until somebody counts those who are for, they are all the others who can vote. */
function countRest(form: HTMLFormElement, touched: HTMLInputElement, { room }: LivePage): void {
	const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
	const own = field('for');
	if (touched === own) own.dataset['counted'] = 'yes';
	const all = Number(room.castable.votes);
	if (own.dataset['counted'] === 'yes' || room.castable.weighted || !Number.isInteger(all)) return;
	const rest = all - (Number(field('against').value) || 0) - (Number(field('abstention').value) || 0);
	own.value =
		touched === field('against') || touched === field('abstention') ? String(Math.max(0, rest)) : own.value;
}

function namesView({ room }: LivePage, { say }: WindowState): TemplateResult {
	const allFor = (event: Event) => {
		const form = (event.currentTarget as HTMLElement).closest('form');
		for (const radio of form?.querySelectorAll<HTMLInputElement>('[type="radio"][value="for"]') ?? [])
			radio.checked = true;
		form?.dispatchEvent(new Event('input', { bubbles: true }));
	};
	return html`
		<button type="button" @click=${allFor}>${say('page.live.allFor')}</button>
		<ul class="by-name">${getVoters(room).map((name) => {
			const holds = room.people.find((person) => person.name === name)?.holds ?? [];
			return html`<li><fieldset>
				<legend>${name}${holds.length === 0 ? nothing : html` <span class="more">${say('page.room.holds', { names: holds })}</span>`}</legend>
				<span class="answers">${BY_NAME.map((answer) => html`<label><input type="radio" name="by-${name}" value=${answer} /><span>${say(`page.live.answers.${answer}`)}</span></label>`)}</span>
			</fieldset></li>`;
		})}</ul>
	`;
}

function ballotsView({ say }: WindowState): TemplateResult {
	return html`<div class="counts">${(['for', 'against', 'blank', 'void'] as const).map((answer) => countField(answer, say))}</div>`;
}

function readVote(values: FormData, way: VoteWay): NewVote | undefined {
	if (way === 'names') {
		const byName = [...values].flatMap(([key, answer]) => {
			const given = BY_NAME.find((each) => each === answer);
			return key.startsWith('by-') && given ? [[key.slice(3), given] as const] : [];
		});
		return byName.length === 0 ? undefined : { byName, method: 'rollCall' };
	}
	const vote = readCounts(values);
	if (!vote) return undefined;
	if (way === 'ballots') return { ...vote, method: 'secret' };
	const names = BY_NAME.flatMap((answer) => {
		const chosen = values.getAll(`${answer}-names`).map(String);
		return chosen.length === 0 ? [] : [[answer, chosen] as const];
	});
	return { ...vote, method: 'showOfHands', ...(names.length > 0 && { names: Object.fromEntries(names) }) };
}

/** Lines for candidates that the election does not name yet. */
const FURTHER = [1, 2, 3] as const;

function electionView(
	election: ElectionForm,
	{ room }: LivePage,
	{ say }: WindowState,
	actions: LiveVoteActions,
): TemplateResult {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const values = new FormData(form);
		const value = (name: string) => String(values.get(name) ?? '');
		const known = election.candidates.map(({ name }, index) => ({ name, votes: value(`known${index}`) }));
		const further = FURTHER.map((line) => ({ name: value(`name${line}`), votes: value(`votes${line}`) }));
		void actions
			.writeElection({
				seats: value('seats'),
				voters: value('voters'),
				blank: value('blank'),
				void: value('void'),
				candidates: [...known, ...further],
			})
			.then((isWritten) => isWritten && form.reset());
	};
	const count = (name: string, shown: string, label: string, isLabelSeen = true) =>
		html`<input name=${name} .value=${shown} inputmode="decimal" autocomplete="off" aria-label=${isLabelSeen ? nothing : label} size="5" />`;
	const figure = (name: 'seats' | 'voters' | 'blank' | 'void', shown: string) => {
		const label =
			name === 'blank' || name === 'void'
				? say(`page.vote.answers.${name}`)
				: say(`page.insert.fields.${name}`);
		return html`<label>${label}${count(name, shown, label)}</label>`;
	};
	const voters = election.voters === '' ? room.castable.votes : election.voters;
	return html`<form class="ballot" @submit=${submit}>
		<p class="soft">${say('page.live.round', { round: election.round })}</p>
		<ul class="candidates">
			${election.candidates.map(({ name, votes }, index) => html`<li><span class="name">${name}</span>${count(`known${index}`, votes, say('page.live.votesFor', { name }), false)}</li>`)}
			${FURTHER.map(
				(line) => html`<li>
					<input name="name${line}" aria-label=${say('page.insert.candidate', { number: String(election.candidates.length + line) })} placeholder=${say('page.insert.fields.name')} list="known-voters" autocomplete="off" />
					${count(`votes${line}`, '', say('page.insert.votesOf', { number: String(election.candidates.length + line) }), false)}
				</li>`,
			)}
		</ul>
		<datalist id="known-voters">${room.people.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
		<div class="counts">${figure('seats', election.seats)}${figure('voters', voters)}${figure('blank', election.blank)}${figure('void', election.void)}</div>
		<button class="primary">${say('page.vote.put')}</button>
	</form>`;
}
