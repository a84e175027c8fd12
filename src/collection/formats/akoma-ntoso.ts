/** Akoma Ntoso 3, a record of debate: who was there, each agenda item with what was said, decided and voted. */

import type { Node, Parent } from 'unist';
import { getBody, HEADS, type Intervention, plainText, titleText } from '../../ast/index.js';
import { isLanguage } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { escapeXml } from '../../text/escape.js';
import { getSlug } from '../identity.js';
import type { FormatInput, Formatted, Missing } from './acts.js';

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17';

/** One meeting as `debate`. */
export function formatAkn(meeting: FormatInput): Formatted {
	const [held] = meeting.facts.meetings;
	const missing: Missing[] = [];
	if (!held?.date) missing.push({ what: 'date' });
	if (!held?.organization_name) missing.push({ what: 'organization' });
	return missing.length > 0 ? { missing } : { content: new Debate(meeting).write() };
}

class Debate {
	readonly #meeting: FormatInput;
	readonly #ids: Map<string, string>;
	#sections = 0;

	constructor(meeting: FormatInput) {
		this.#meeting = meeting;
		this.#ids = new Map(meeting.facts.attendance.map(({ person }, index) => [person, `person_${index + 1}`]));
	}

	write(): string {
		const { input, facts } = this.#meeting;
		const [held] = facts.meetings;
		const date = held?.date ?? '';
		const name = held?.organization_name ?? '';
		const { iso639: code = 'und', country = 'xx' } = isLanguage(input.lang) ? LOCALES[input.lang] : {};
		const work = `/akn/${country}/debaterecord/${getSlug(name)}/${date}/${getSlug(held?.id ?? '')}`;
		const frbr = (tag: string, suffix: string, more: string) => `<${tag}>
<FRBRthis value="${escapeXml(`${work}${suffix}/!main`)}"/>
<FRBRuri value="${escapeXml(`${work}${suffix}`)}"/>
<FRBRdate date="${date}" name="sitting"/>
<FRBRauthor href="#body" as="#author"/>
${more}</${tag}>
`;
		const expression = `/${code}@`;
		return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAMESPACE}">
<debate name="minutes">
<meta>
<identification source="#body">
${frbr('FRBRWork', '', `<FRBRcountry value="${country}"/>\n`)}${frbr(
	'FRBRExpression',
	expression,
	`<FRBRlanguage language="${code}"/>\n`,
)}${frbr('FRBRManifestation', `${expression}.akn`, '')}</identification>
${this.#analysis()}${this.#references(name)}</meta>
<preface>
<p><docProponent>${escapeXml(name)}</docProponent></p>
<p><docTitle>${escapeXml(held?.title ?? held?.kind ?? name)}</docTitle></p>
<p><docDate date="${date}">${date}</docDate></p>
</preface>
<debateBody>
${this.#rollCall()}${this.#body()}</debateBody>
</debate>
</akomaNtoso>
`;
	}

	/** Counts of each vote; the outcome refers to a concept. */
	#analysis(): string {
		const { votes } = this.#meeting.facts;
		if (votes.length === 0) return '';
		const voting = votes.map((vote, index) => {
			const counts = [
				['for', vote.votes_for],
				['against', vote.votes_against],
				['abstention', vote.abstentions],
			].flatMap(([answer, value]) =>
				value === null
					? []
					: [`<count eId="vote_${index + 1}__${answer}" refersTo="#answer_${answer}" value="${value}"/>\n`],
			);
			const quorum =
				vote.quorum_required === null
					? ''
					: `<quorum eId="vote_${index + 1}__quorum" refersTo="#quorum" value="${vote.quorum_required}"/>\n`;
			if (counts.length === 0 && quorum === '') return '';
			return `<voting eId="vote_${index + 1}" href="#${this.#decisionId(vote.decision)}" outcome="#outcome_${vote.verdict}">
${quorum}${counts.join('')}</voting>
`;
		});
		const text = voting.join('');
		return text === ''
			? ''
			: `<analysis source="#body">\n<parliamentary>\n${text}</parliamentary>\n</analysis>\n`;
	}

	#references(name: string): string {
		const { facts } = this.#meeting;
		const concept = (id: string, show: string) =>
			`<TLCConcept eId="${id}" href="/ontology/concept/${id}" showAs="${show}"/>\n`;
		const outcomes = [...new Set(facts.votes.map(({ verdict }) => verdict))];
		const people = new Map(facts.attendance.map((row) => [row.person, row.name]));
		return `<references source="#body">
<TLCOrganization eId="body" href="/ontology/organization/${escapeXml(getSlug(name))}" showAs="${escapeXml(name)}"/>
<TLCRole eId="author" href="/ontology/role/author" showAs="author"/>
${[...people].map(([person, shown]) => `<TLCPerson eId="${this.#ids.get(person)}" href="/ontology/person/${escapeXml(person)}" showAs="${escapeXml(shown)}"/>\n`).join('')}${['for', 'against', 'abstention'].map((answer) => concept(`answer_${answer}`, answer)).join('')}${concept('quorum', 'quorum')}${outcomes.map((outcome) => concept(`outcome_${outcome}`, outcome)).join('')}</references>
`;
	}

	#rollCall(): string {
		const rows = this.#meeting.facts.attendance.map(
			({ person, name, quality, presence }) =>
				`<p><person refersTo="#${this.#ids.get(person)}">${escapeXml(name)}</person>${escapeXml(quality === null ? '' : `, ${quality}`)} (${presence})</p>\n`,
		);
		return rows.length === 0 ? '' : `<rollCall eId="roll">\n${rows.join('')}</rollCall>\n`;
	}

	/** Agenda items as sections. What stands before the first one is a section of its own. */
	#body(): string {
		const nodes: Node[] = getBody(this.#meeting.input.meeting);
		const first = nodes.findIndex(({ type }) => type === 'session');
		const opening = first === -1 ? nodes : nodes.slice(0, first);
		const sections = nodes.slice(opening.length).map((node) => this.#node(node));
		const before = this.#content(opening);
		return `${before === '' ? '' : this.#section('opening', undefined, before)}${sections.join('')}`;
	}

	#section(
		name: string,
		heading: string | undefined,
		content: string,
		id = `sec_${++this.#sections}`,
	): string {
		const title = heading === undefined || heading === '' ? '' : `<heading>${escapeXml(heading)}</heading>\n`;
		return `<debateSection name="${name}" eId="${id}">\n${title}${content}</debateSection>\n`;
	}

	#content(nodes: readonly Node[]): string {
		return nodes.map((node) => this.#node(node)).join('');
	}

	#node(node: Node): string {
		const { assembly } = this.#meeting.input;
		const children = (node as Partial<Parent>).children ?? [];
		const inner = () => this.#content(children.filter(({ type }) => !HEADS.has(type)));
		switch (node.type) {
			case 'session':
				return this.#section('item', titleText({ children }), inner());
			case 'resolution':
			case 'election':
			case 'choice': {
				const decision = assembly.decisions.find((each) => each.node === node);
				const found = decision ?? assembly.elections.find((each) => each.node === node);
				const heading = [found?.number, found?.title].filter((part) => part).join(' – ');
				const id = found === undefined ? undefined : this.#decisionId(found.id);
				const proof =
					decision === undefined
						? ''
						: (this.#meeting.facts.decisions.find(({ id: known }) => known.endsWith(`#${decision.id}`))
								?.proof ?? '');
				return this.#section(node.type, heading, `${inner()}${summary(proof)}`, id);
			}
			case 'confidential':
				return inner();
			case 'intervention':
				return this.#speech(node as Intervention);
			case 'ballot':
			case 'candidateList':
				return children.map((line) => summary(this.#getSource(line))).join('');
			case 'list':
				return children.map((item) => paragraph(plainText(item))).join('');
			case 'table':
				return children
					.map((row) =>
						paragraph(((row as Parent).children ?? []).map((cell) => plainText(cell)).join(' | ')),
					)
					.join('');
			case 'event':
			case 'chairChange':
			case 'quorumStatement':
			case 'action':
			case 'annex':
				return summary(this.#getSource(node));
			case 'closing':
				return this.#content(children.filter(({ type }) => type !== 'timeValue'));
			case 'ignore':
			case 'html':
				return '';
			default:
				return paragraph(plainText(node));
		}
	}

	#speech({ children: [speaker, ...said] }: Intervention): string {
		const [name] = speaker.children;
		const member = name === undefined ? undefined : this.#meeting.input.assembly.find(name.value);
		const row =
			member === undefined
				? undefined
				: this.#meeting.facts.attendance.find((each) => each.name === member.name);
		const by = row === undefined ? '' : ` by="#${this.#ids.get(row.person)}"`;
		const content = this.#content(said);
		return `<speech${by}>\n<from>${escapeXml(speaker.value)}</from>\n${content === '' ? '<p/>\n' : content}</speech>\n`;
	}

	#getSource(node: Node): string {
		const { start, end } = node.position ?? {};
		return this.#meeting.input.source.slice(start?.offset ?? 0, end?.offset ?? 0).replace(/\s+/g, ' ');
	}

	#decisionId(id: string): string {
		return `decision_${id.slice(id.indexOf('#') + 1).replace(/\s/g, '_')}`;
	}
}

function paragraph(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' ? '' : `<p>${escapeXml(trimmed)}</p>\n`;
}

function summary(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' ? '' : `<summary>${escapeXml(trimmed)}</summary>\n`;
}
