/** What one entry of a list of people says: a name, what is noted beside it, a proxy, a coming or going. */

import { lazyPattern, opensWith } from '../../language/index.js';
import { isCivility, isParticle } from '../../text/names.js';
import { matchesIn } from '../../text/places.js';
import { exactly, hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { type Group, isAway, type LabelGroup } from '../wording/labels.js';
import { listLink } from '../wording/links.js';
import { isFullName, isPersonName, withoutTitle } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { getStatus } from '../wording/status.js';

/** Somebody of a list. */
export interface Person {
	name: string;
	/** What stands beside the name, with its brackets or comma. */
	note: string;
	group: Group;
	/** Who carries the vote; empty where a proxy is given to nobody by name. */
	holder?: string;
	/** What stands in the list about coming late or leaving. */
	moves: string[];
	/** Named as a member: whether they were there another list may say. */
	isRoster?: boolean;
	/** Somebody else was there, who may be the chair alone: `Also present were …`. */
	isAlso?: boolean;
}

/** Whether words beside a name say that somebody was excused, away, far or a guest, in the order in which they are looked for. */
const STATUS: ReadonlyArray<readonly [says: (text: string) => boolean, group: Group]> = [
	[(text) => hasWordOf('excusedWords', text), 'excused'],
	[(text) => hasWordOf('absentWords', text), 'absent'],
	[(text) => hasWordOf('remoteWords', text) || phraseFinder('remotePhrases').test(text), 'remote'],
	[(text) => BY_POST().test(text), 'byPost'],
	[(text) => isInList('guestWords', text.split(/\s*[,/;]\s*/)[0] ?? ''), 'guests'],
];
/** `by post`, `voted by post`, `ayant voté par correspondance`, and no more: `(told by post)` tells how somebody was asked. */
const BY_POST = () => wordPattern`^(?:(?:\p{Ll}+\s)?${'votingStems'}\p{Ll}*\s)?${'postalPhrases'}$`;

/** Whether words beside a name tell a coming or going: `arrivée à 20 h`, `left early`, `from 7 pm`. */
export function isMoving(text: string): boolean {
	return (
		hasWordOf('movingWords', text) || phraseFinder('movingPhrases').test(text) || MOVING_FROM().test(text)
	);
}

/** `from 7`, `until 9`. */
const MOVING_FROM = () => wordPattern`${'movingBefore'}\s\d`;

const namesCompany = () => wordPattern`(?:^|\s)${exactly('companyMarks')}(?:$|\s)`;

/** The people whom a part of a list names. */
export function getPersons(text: string, label: LabelGroup, isListed: boolean): Person[] {
	const arrow = text.split(label === 'represented' && isNamePair(text) ? /\s\/\s/ : /\s*(?:→|->|=>|⇒)\s*/u);
	// `Ana Bell → pouvoir à Bo Carr`
	if (arrow.length === 2 && arrow[0] && arrow[1])
		return givers(arrow[0], afterPhrase(arrow[1], true)?.after ?? arrow[1]);
	return new Entry(text, label, isListed).read();
}

/** One entry of a list while it is read: its name loses what is found beside it. */
class Entry {
	readonly #text: string;
	readonly #label: LabelGroup;
	readonly #isListed: boolean;
	/** What the list says of everybody in it. */
	readonly #base: Group;
	#name: string;
	#group: Group;
	#note = '';
	readonly #moves: string[] = [];
	#holder: string | undefined;
	/** Those whose votes the person has. */
	readonly #held: string[] = [];
	/** Those whom a bracket tells of beside the person. */
	readonly #others: Person[] = [];

	constructor(text: string, label: LabelGroup, isListed: boolean) {
		this.#text = text.replace(INITIALS_FIRST, (whole, initials: string, name: string, rest = '') =>
			areInitialsOf(initials, name) ? `${name} (${initials})${rest === '' ? '' : ` (${rest})`}` : whole,
		);
		this.#label = label;
		this.#isListed = isListed;
		this.#base =
			label === 'members' || label === 'anyhow' || label === 'attending' || label === 'late'
				? 'present'
				: label;
		this.#group = this.#base;
		// `Ana Bell (AB) Chair`, `Bo Carr [BC] Chair (staff)`, `Cy Dean (CD) on Zoom`
		this.#name = this.#text.replace(
			/(?<=^[^,]+[)\]])\s+(\p{L}[^(),[\]]+?)(?=\s*(?:[([]|$))/gu,
			(all, role: string, at: number) =>
				isRole(role) || (/\(\p{Lu}{2,4}\)$/u.test(this.#text.slice(0, at)) && isBehindInitials(role))
					? `, ${role}`
					: all,
		);
	}

	read(): Person[] {
		this.#readBrackets();
		const own = this.#asRepresented() ?? this.#asGivers() ?? this.#asHolder() ?? this.#asThemselves();
		return [...own, ...this.#others];
	}

	#isProxies(): boolean {
		return this.#label === 'represented';
	}

	/** What stands in brackets: a proxy, a coming or going, a weight, whether somebody was there, or a note. */
	#readBrackets(): void {
		const kept: string[] = [];
		let weight = '';
		let marks = '';
		for (const [whole, round = '', square = ''] of matchesIn(
			this.#text,
			/\s*\(([^()]*)\)|\s*\[([^[\]]*)\]/g,
		)) {
			const inside = (round || square).trim();
			this.#name = this.#name.replace(whole, ' ');
			if (/^\d[\d\s]*$/.test(square)) {
				weight = ` [${square}]`;
				continue;
			}
			if (this.#takesHeld(inside) || this.#takesOther(inside)) continue;
			const proxy = this.#holderIn(inside);
			if (proxy === 'none') kept.push(inside);
			else if (proxy !== undefined) this.#holder = proxy.holder;
			else if (opensWith(inside, ['personMarks', 'substitute'])) marks += `, ${inside}`;
			else if ((isMoving(inside) || isHour(inside)) && !chairsFrom().test(inside)) this.#moves.push(inside);
			else for (const word of this.#withoutStatus(inside)) kept.push(word);
		}
		this.#name = this.#name.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim();
		this.#note = `${kept.length === 0 ? '' : ` (${kept.join(', ').replace(/[()]/g, '')})`}${weight}${marks}`;
	}

	/** Those whose votes the person has, by words in brackets: `(+ pouvoir de Bo Carr)`. */
	#takesHeld(inside: string): boolean {
		const inHand = heldBy(`Xx ${inside.replace(/^[+&\s]+/, '')}`)?.givers ?? [];
		for (const giver of inHand) this.#held.push(giver);
		return inHand.length > 0;
	}

	/** Somebody else who came or went, by words in brackets: `[Bo Carr joined at 8 pm]`. */
	#takesOther(inside: string): boolean {
		const move = movesBehind().exec(inside);
		const name = move === null ? '' : inside.slice(0, move.index);
		if (move === null || this.#base !== 'present' || !isFullName(name)) return false;
		this.#others.push({ ...person(name, 'present'), moves: [move[0].trim()] });
		return true;
	}

	/**
	 * Who carries the vote by words in brackets, empty where that is nobody by name; `none` where they speak of a proxy, and name nobody who
	 * carries the vote of this person. Nothing where they speak of none.
	 */
	#holderIn(inside: string): { holder: string } | 'none' | undefined {
		if (phraseFinder('noProxy').test(inside)) return 'none';
		const to = inside
			.split(/\s*[,;]\s*/)
			.map((part) => afterPhrase(part, true))
			.find((found) => found !== undefined);
		if (to !== undefined) return { holder: to.after };
		if (isPhrase('proxyMarks', inside)) return { holder: '' };
		// `(proxy: Ana Bell)`, `(mandataire : Bo Carr)`.
		const by = wordPattern`^${'heldMarks'}\s*(?:[:=.]|→|${'heldBy'}\s)\s*(.+)$`.exec(inside)?.[1];
		// A company is there through somebody who speaks for it.
		if (by !== undefined)
			return this.#base === 'present' && namesCompany().test(` ${this.#name}`) ? 'none' : { holder: by };
		const [, word = '', named] = holderInside().exec(inside) ?? [];
		// `(to the chair)`
		if (named !== undefined)
			return this.#isProxies() || word.length > 2 ? { holder: named.replace(leadingArticle(), '') } : 'none';
		const isName = this.#isProxies() && this.#holder === undefined && isPersonName(inside) && !isRole(inside);
		return isName ? { holder: inside } : undefined;
	}

	/** Takes what words in brackets say of presence and votes; what they say besides. */
	#withoutStatus(inside: string): string[] {
		// `(for Bo Carr, absent)`, `(Chair from 8 pm)`: said of another, or of a chair.
		if (isOfOther(inside)) return [inside];
		const status = STATUS.find(([says]) => says(inside));
		if (this.#base === 'present' && phraseFinder('voteless').test(inside)) this.#group = 'guests';
		if (status === undefined) return inside === '' ? [] : [inside];
		const [says, group] = status;
		if (this.#base === 'present' || (group === 'excused' && this.#base === 'absent')) this.#group = group;
		const rest = inside
			// `observer/Acme`
			.split(group === 'guests' ? /\s*[,/;]\s*/ : /\s*,\s*/)
			.filter((part) => !says(part))
			.join(', ');
		return rest === '' ? [] : [rest];
	}

	/** `Ana Bell représentée par Bo Carr`: who gives a vote, or a company and who speaks for it. */
	#asRepresented(): Person[] | undefined {
		const told = this.#holder === undefined ? afterPhrase(this.#name, false) : undefined;
		if (told === undefined || told.before === '') return undefined;
		const words = this.#name.slice(told.before.length).replace(/^[\s,]+/, '');
		const isNamedCompany =
			this.#label === 'present' ||
			((this.#label === 'anyhow' || this.#label === 'guests') && namesCompany().test(told.before));
		if (!isNamedCompany || !opensWith(words, ['personMarks', 'representative']))
			return givers(told.before, told.after).map((one) => ({ ...one, note: one.note || this.#note }));
		const [company = '', ...beside] = split(told.before, /,/);
		const note = `${this.#note}${beside.map((part) => `, ${part}`).join('')}, ${words}`;
		return [{ name: company, note, group: this.#group, moves: this.#moves }];
	}

	/** In a list of proxies: `From Ana Bell to Bo Carr`, `Ana Bell pour Bo Carr`. */
	#asGivers(): Person[] | undefined {
		if (!this.#isProxies() || this.#holder !== undefined) return undefined;
		// `From`, `De la part de`, before who gives a proxy.
		this.#name = this.#name.replace(wordPattern`^${'fromWords'}\s+(?=\p{L})`, '').replace(/\?{2,}/g, '');
		const [, giver = '', to = ''] =
			wordPattern`^(.+?)\s+${'proxyTo'}\s+((?:${exactly('titles')}\.?\s|${'articles'}\s)?\s*\p{L}.*)$`.exec(
				this.#name,
			) ??
			wordPattern`^(.+?)\s+${'mandateWords'}\s*:?\s+(.+)$`.exec(this.#name) ??
			[];
		const noted = (given: Person[]) => given.map((one) => ({ ...one, note: one.note || this.#note }));
		if (giver !== '') return noted(givers(giver, to));
		// Who votes stands first.
		const [, who = '', whose = ''] = FOR().exec(this.#name) ?? [];
		return isPersonName(who) && isPersonName(whose) ? noted(givers(whose, who)) : undefined;
	}

	/** `Ana Bell (pouvoir de Bo Carr)`: who is there with the votes of others, and these. */
	#asHolder(): Person[] | undefined {
		const words = heldBy(this.#name);
		if (words !== undefined) {
			this.#name = words.name;
			for (const giver of words.givers) this.#held.push(giver);
		}
		if (this.#held.length === 0) return undefined;
		const [one = this.#name, ...more] = split(this.#name, /,/);
		const note = more.map((part) => `, ${part}`).join('');
		return [
			{ name: one, note, group: this.#group, moves: this.#moves },
			...this.#held.map((giver) => person(giver, 'represented', one)),
		];
	}

	/** The person, or two who came or went together, with what stands beside and behind the name. */
	#asThemselves(): Person[] {
		this.#readBeside();
		const when = movesBehind().exec(this.#name);
		if (when !== null && when.index > 0) {
			this.#moves.push(when[0].trim());
			this.#name = this.#name.slice(0, when.index);
		}
		this.#name = this.#name
			.replace(/[*†‡]+/g, '')
			.replace(/[\s,;:–-]+$/, '')
			.trim();
		// `Ana Bell and Bo Carr joined at 7:15 pm`
		const both = when === null ? [] : split(this.#name, listLink());
		if (both.length > 1 && both.every((one) => isPersonName(one)))
			return both.map((name) => ({ name, note: this.#note, group: this.#group, moves: [...this.#moves] }));
		if (this.#holder !== undefined)
			return givers(this.#name, this.#holder).map((one) => ({ ...one, note: one.note || this.#note }));
		this.#readBehind();
		const { name, office } = withoutOffice(this.#name);
		if (office !== '') this.#addNote(inSmall(office));
		return [{ name, note: this.#note, group: this.#group, moves: this.#moves }];
	}

	/** `Omar Haddad, trésorier`; `Yves Nicol : excusé`; `Ana Bell – secretary`; `Trésorier : Omar Haddad`. */
	#readBeside(): void {
		// The colon of `arrived at 7:40 pm` parts nothing.
		const [, called = '', beside = ''] =
			/^((?:[^,:]|(?<=\d):(?=\d))+?)\s*(?:,|\s[–—-](?=\s)|(?<!\d):|:(?!\d))\s*(.+)$/u.exec(this.#name) ?? [];
		if (called === '') return;
		// `OCM - Ana Bell`: a short name of an office in capitals.
		const isShort = this.#isListed && /^\p{Lu}{2,6}$/u.test(called) && /\s/.test(beside);
		if ((isRole(called) || isShort) && isPersonName(beside) && !isRole(beside)) {
			this.#addNote(inSmall(called));
			this.#name = beside.replace(wordPattern`^${exactly('pluralTitles')}\.?\s+`, '');
			return;
		}
		const isOf =
			this.#isListed ||
			isRole(split(beside, /,/)[0] ?? '') ||
			wordPattern`^\d[\d\s.]*\s${'shares'}$`.test(beside) ||
			/^(?:\p{Ll}|\p{Lu}{2,6}(?:,|$)|\d[\d\s.]*$)/u.test(beside);
		if (!isOf) return;
		this.#name = called;
		const said = getStatus(beside);
		const status = STATUS.find(([says]) => says(beside));
		if (said !== undefined && (this.#base === 'present' || said.group !== 'present')) {
			this.#group = said.group;
			// `arrivée à 20 h 10` says that she was there, and when she came.
			const move = [said.rest, beside].find((words) => isMoving(words));
			if (move !== undefined) this.#moves.push(move);
		} else if (this.#base === 'present' && phraseFinder('voteless').test(beside)) {
			this.#group = 'guests';
			this.#addNote(inSmall(beside));
		} else if (status !== undefined && beside.split(' ').length <= 3) {
			if (this.#base === 'present') this.#group = status[1];
		} else if (isMoving(beside)) this.#moves.push(beside);
		else this.#addNote(inSmall(beside));
	}

	/** `Julien Skro animateur du centre`, `M. Luc Bell siège n° 2`, `Mme Ana Bell Présidente`: what follows the name without a comma. */
	#readBehind(): void {
		// `M. Luc Bell ayant voté par correspondance`
		const [posted = ''] =
			wordPattern`,?\s(?:\p{Ll}+\s)?${'votingStems'}\p{Ll}*\s${'postalPhrases'}$`.exec(this.#name) ?? [];
		if (posted !== '' && this.#base === 'present') {
			this.#name = this.#name.slice(0, -posted.length);
			this.#group = 'byPost';
		}
		const name = this.#name;
		// `Mme Joncour IEN`, beside whom a body of few capitals stands.
		const isOfBody = wordPattern`^${exactly('titles')}\.?\s\p{Lu}\p{Ll}+\s\p{Lu}{2,4}\s\d`.test(name);
		const [, glued = '', quality = ''] =
			isPersonName(name) && !isOfBody ? [] : (gluedName().exec(name) ?? []);
		if (isPersonName(glued) && (isRole(quality) || isOfBody)) {
			this.#name = glued;
			this.#addNote(quality);
		}
		// `Ana Bell of the Elm Foundation`, among guests
		const [, sent = '', body = ''] =
			this.#base !== 'guests' || isPersonName(name)
				? []
				: (wordPattern`^(.{4,60}?)\s((?:${exactly('ofBodies')}|${'fromWords'})\s\p{Lu}.*)$`.exec(name) ?? []);
		if (isFullName(sent) && !isRole(sent) && !wordPattern`\s${'andWords'}\s`.test(body)) {
			this.#name = sent;
			this.#addNote(body);
			return;
		}
		// `Ana Bell excusée`
		const away = /\s/.test(glued) && /^\p{Ll}+$/u.test(quality) ? getStatus(quality)?.group : undefined;
		if (isPersonName(glued) && isAway(away)) {
			this.#name = glued;
			if (this.#base === 'present') this.#group = away;
		}
		// `Mme Ana Bell remplaçant M. Luc Carr`
		const [whose = ''] = wordPattern`,?\s${'replacing'}\s.*$`.exec(this.#name) ?? [];
		if (whose !== '') {
			this.#name = this.#name.slice(0, -whose.length);
			this.#addNote(whose.replace(/^[,\s]+/, ''));
		}
		const seat = inSeat().exec(this.#name);
		if (seat !== null && seat.index > 0 && isPersonName(this.#name.slice(0, seat.index))) {
			this.#name = this.#name.slice(0, seat.index);
			this.#addNote(seat[0].trim());
		}
		const { before, role } = roleBehind(this.#name);
		if (role === '') return;
		this.#name = before;
		this.#addNote(inSmall(role));
	}

	#addNote(words: string): void {
		this.#note = `${this.#note}, ${words}`;
	}
}

/** `Cy Dean (CD) | on Zoom`, `| from item 4`, `| taking the minutes`: small words behind the initials of a name, and nobody else. */
export function isBehindInitials(said: string): boolean {
	const words = said.split(/\s+/);
	return (
		/^\p{Ll}/u.test(said) &&
		!isInList('andWords', words[0] ?? '') &&
		words.every((word) => !/\p{Lu}/u.test(word) || isInList('remoteWords', word))
	);
}

/** `AB (Ana Bell)`, `AB (Ana Bell; left at 8 pm)`: initials, and in the bracket whose they are. */
const INITIALS_FIRST = /^(\p{Lu}{2,4})\s*[([]([^()[\];,]{4,60}?)(?:\s*[;,]\s*([^()[\]]+))?[)\]]$/u;

function areInitialsOf(initials: string, name: string): boolean {
	const first = name.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase());
	return first.length > 1 && first.join('') === initials && isFullName(name);
}

/** `for Bo Carr, absent`: whom somebody stands for; `Chair from 8 pm`, `Chair – until 8 pm`: when somebody presides. */
function isOfOther(inside: string): boolean {
	return (
		wordPattern`^${exactly('forWords')}\s(?:${exactly('titles')}\.?\s)?\p{Lu}`.test(inside) ||
		chairsFrom().test(inside)
	);
}

const chairsFrom = () => wordPattern`^${'presidingNouns'}(?:\s[–—-])?\s${'movingBefore'}\s\d[^,;]*$`;

/** `20h15`, `at 7:05 pm` */
function isHour(text: string): boolean {
	return wordPattern`^(?:${'atHour'}\s)?\d{1,2}\s?[hH:.]\s?(?:\d{2})?\s?(?:[apAP][mM])?$`.test(text);
}

/** `to the chair` */
const leadingArticle = lazyPattern`^${'determiners'}\s`;

/** `M. Luc Bell siège n° 2`, `Ana Carr Ward 3` */
const inSeat = () => wordPattern`,?\s+${'seatWords'}\s*[°#.]*\s*\d{1,3}$`;

/** `siège n° 2`, and nothing else. */
export function isSeat(text: string): boolean {
	return inSeat().exec(` ${text}`)?.index === 0;
}

/** `Mme Ana Bell Présidente`, `Mr W Carr Clerk and Finance Officer`: behind first and last name, without a comma, what somebody is. */
function roleBehind(text: string): { before: string; role: string } {
	const words = text.split(/\s+/);
	const first = isCivility((words[0] ?? '').replace(/\.$/, '')) ? 3 : 2;
	for (let at = first; at < words.length; at += 1) {
		const role = words.slice(at).join(' ');
		// `Ana Maria Maire` is a name.
		const what = role.replace(toBody(), '');
		// `Town Clerk`
		const isOpened =
			isRole(words[at] ?? '') || (isInList('roleQualifiers', words[at] ?? '') && isRole(words[at + 1] ?? ''));
		if (role.length < SHORTEST_ROLE || !isOpened || !isRole(what) || /['’]s\s/u.test(role)) continue;
		const before = words.slice(0, at).join(' ');
		const isName = words.slice(0, at).every((word) => /^\p{Lu}/u.test(word) || isParticle(word));
		return isName && isPersonName(before) && !isRole(before) ? { before, role } : { before: text, role: '' };
	}
	return { before: text, role: '' };
}

/** `Clerk to Nether Dale Parish Council`: whose office it is. */
export const toBody = () => wordPattern`\s${exactly('officeOf')}\s.*$`;

/** A shorter word of an office may be a last name. */
const SHORTEST_ROLE = 8;

/** A name, and what stands behind it in small letters. */
const gluedName = () =>
	wordPattern`^((?:${exactly('titles')}\.?\s+)?\p{Lu}[\p{L}'’.-]*(?:\s(?:${exactly('nameParticles')}\s)?\p{Lu}[\p{L}'’.-]*){0,4})\s+(\p{Ll}{3}.*|\p{Lu}{2,4}\s\d.*)$`;

/** `Ana Bell arrived at 5.25pm`: what stands behind the name of somebody who came or went. */
export const movesBehind = () => wordPattern`\s+${'cameOrWent'}\s.*\d.*$`;

/** `(mandataire Ana Bell)`, `(pouvoir Bo Carr)`; in a list of proxies `(à Ana Bell)`. */
const holderInside = () =>
	wordPattern`^(${'holderWords'})\s+((?:${exactly('titles')}\.?\s+)?\p{Lu}\p{L}.*|(?:${'articles'}\s)?${'presiding'})$`;

/** `Ana Bell pour Bo Carr`, `Ana Bell for Bo Carr`. */
const FOR = () => wordPattern`^(\p{Lu}[^,]+?)\s+${exactly('forWords')}\s+(\p{Lu}.+)$`;

/** A quality as it stands behind a name; `DRH` and `Red Harbour` keep their capitals. */
function inSmall(text: string): string {
	// `Village Attorney`: the name of an office.
	const isTitle = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+$/u.test(text);
	return isTitle || /^\p{Lu}{2}/u.test(text) || !isRole(text)
		? text
		: text.charAt(0).toLowerCase() + text.slice(1);
}

function person(name: string, group: Group, holder?: string): Person {
	const [, called = name, beside = ''] = /^([^,[]+?)(\s\[\d[\d\s]*\]|,\s\p{Ll}.*)$/u.exec(name.trim()) ?? [];
	return {
		name: called.replace(/[*†‡]+/g, '').replace(/^[,\s]+|[,;:\s–-]+$/gu, ''),
		note: beside.replace(/[,\s]+$/, ''),
		group,
		moves: [],
		...(holder === undefined ? {} : { holder }),
	};
}

/** `Denis Aubry et Claire Petit, pouvoir à Jeanne Royer` are two. */
function givers(before: string, after: string): Person[] {
	const holder = withoutRole(
		after
			.replace(/^[,\s:]+|(?<=\p{L}{2})[.\s]+$/gu, '')
			.replace(/[.)]$/, '')
			.trim(),
	);
	return split(withoutStroke(before), wordPattern`\s${'andWords'}\s|,\s(?=\p{Lu})`)
		.filter((giver) => {
			// `Ana Bell, secretary`
			const [name = '', beside] = split(giver, /,|\s\/\s/);
			return !isRole(giver) || (beside !== undefined && !isRole(name) && isPersonName(name));
		})
		.map((giver) =>
			person(
				giver.replace(/\([^()]*\)/g, '').replace(wordPattern`\s${['whoWords', 'andWords']}$`, ''),
				'represented',
				holder,
			),
		);
}

/** `Ana Bell / councillor`: what stands behind a stroke is what she is. */
function withoutStroke(name: string): string {
	const [called = name, role = ''] = split(name, /\s\/\s/);
	return isRole(role) ? called : name;
}

function withoutRole(name: string): string {
	const [called = name, beside] = split(name, /,|\s\/\s/);
	return beside !== undefined && isRole(beside) ? called : name;
}

/** `Ana Bell (proxy for Bo Carr)`, `Ana Bell, pouvoir de Bo Carr`: who is there for whom. */
export function heldBy(text: string): { name: string; givers: string[] } | undefined {
	const match = phraseFinder('holds').exec(text);
	if (match === null || match.index === 0) return undefined;
	const name = text
		.slice(0, match.index)
		.replace(/[,\s(+&–-]+$/, '')
		// `Ana Bell, avec la | procuration de Bo Carr`
		.replace(wordPattern`,?\s+${'holdLeads'}$`, '');
	const after = text.slice(match.index + match[0].length).replace(/^[\s:]+|[)\s.]+$/g, '');
	// `Ana Bell, représentant de VAL DU LAC` speaks for a body.
	if (!match[0].includes(' ') && wordPattern`^(?:${['nameParticles', 'articles']}\s|d['’])`.test(after))
		return undefined;
	const people = split(after, listLink());
	return isPersonName(name) && people.every((one) => isPersonName(one))
		? { name, givers: people }
		: undefined;
}

function afterPhrase(text: string, atStart: boolean): { before: string; after: string } | undefined {
	for (const match of matchesIn(text, phraseFinder('proxies'))) {
		if (atStart && match.index > 0) continue;
		const after = text.slice(match.index + match[0].length).replace(/^[\s:]+/, '');
		if (/\p{L}/u.test(after)) return { before: text.slice(0, match.index).trim(), after };
	}
	return undefined;
}

/** A name without what brackets, a link and small letters add to it. */
export function bareName(part: string): string {
	const plain = part
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
		.replace(wordPattern`^${'andWords'}\s+`, '')
		.replace(/[*†]+$/, '')
		.trim();
	const [, name = plain, quality = ''] = gluedName().exec(plain) ?? [];
	return isRole(quality) ? name : plain;
}

/** `Ana Bell / Bo Carr`: who is represented, and by whom. */
export function isNamePair(text: string): boolean {
	const names = split(text, /\s\/\s/);
	return names.length === 2 && names.every((name) => isPersonName(bareName(name)));
}

/** Splits outside brackets. */
export function split(text: string, separator: RegExp): string[] {
	const hidden = text.replace(
		/\([^()]*\)|\[[^[\]]*\]/g,
		(inside) => `(${'\u0001'.repeat(Math.max(0, inside.length - 2))})`,
	);
	const parts: string[] = [];
	let from = 0;
	for (const match of matchesIn(hidden, new RegExp(separator.source, 'gu'))) {
		const keeps = match[0].startsWith(')') ? 1 : 0;
		parts.push(text.slice(from, match.index + keeps));
		from = match.index + match[0].length;
	}
	parts.push(text.slice(from));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The label that opens a line. */
export function labelBefore(text: string): string {
	return /^(\p{L}[^:(]{1,40}?)\s?:\s/u.exec(text)?.[1] ?? '';
}

/** Those whom a line names, behind its label where it has one. */
export function namesBehind(text: string): string[] {
	return split(text.slice(text.indexOf(':') + 1), separators()).flatMap((part) => {
		const name = bareName(part);
		return isPersonName(name) && !isRole(part) && (/\s/.test(name) || withoutTitle(name) !== name)
			? [name]
			: [];
	});
}

/** What parts the people of a paragraph. */
export const separators = () => wordPattern`\s*[,;]\s*|\s${'andWords'}\s`;
