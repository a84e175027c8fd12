/** The vote at the cursor: its figures, its result and why; and the form that writes one. */

import { html, nothing, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import type { NewVote, VoteView, WrittenAnswer } from '../../../editor/index.js';
import type { WindowState } from '../state.js';

/** What can be done here. */
export interface VoteActions {
	/** Says whether it could be written at the cursor. */
	writeVote(vote: NewVote): Promise<boolean>;
}

/** Answers of the form. */
const ANSWERS = ['for', 'against', 'abstention', 'blank', 'void'] as const satisfies readonly WrittenAnswer[];

/** The vote. Texts that are HTML come from the renderer, which has escaped what people wrote. */
export function voteView(vote: VoteView | null, state: WindowState, actions: VoteActions): TemplateResult {
	const { say } = state;
	return html`
		<section class="vote" aria-label=${say('page.vote.title')}>
			<h2>${say('page.vote.title')}</h2>
			${vote === null ? html`<p class="soft">${say('page.vote.none')}</p>` : blockView(vote, state)}
			${vote?.block.kind === 'election' ? nothing : formView(state, actions)}
		</section>
	`;
}

/** A block with its figures and its result. */
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
