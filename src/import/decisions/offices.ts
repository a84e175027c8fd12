/** Offices and who holds them, as a sentence or a line says it. */

import { lazyPattern } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { matchesIn } from '../../text/places.js';
import { hasWordOf, isInList, isPhrase, phraseFinder, wordPattern } from '../wording/dialect.js';
import { ELECTED_VERDICTS, electedVerb, electedWords } from '../wording/elected-verb.js';
import { BEFORE_ELECTED } from '../wording/election-words.js';
import { listLink, nameLink } from '../wording/links.js';
import { isOfSeats, isPersonName, type KnownNames, withoutTitle } from '../wording/person-names.js';
import { isRole } from '../wording/person-roles.js';
import { consentIn, verdictIn } from '../wording/verdict.js';
import { voteLabel } from '../wording/vote-label.js';
import type { Mark } from './decision-model.js';

/** `President: Bruce Kemp - Passed`, under a title of elections. */
export function passedOffice(
	text: string,
	isElection: boolean,
	known: KnownNames,
): Pick<Mark, 'elected' | 'office'> | undefined {
	// `Une présentation au poste de trésorière (Ana Bell) → élue à l’unanimité`
	const [, proposed = '', name = '', said = ''] =
		/^([^:()]{3,90}?)\s*\(([^()]{3,60})\)\s*(?:->|=>|→|⇒|[–—-])\s*(.{3,60})$/u.exec(text) ?? [];
	if (name !== '' && electedWords().exec(said)?.index === 0 && known.mayBePerson(name)) {
		const held = phraseFinder('asOffice').exec(proposed);
		return {
			elected: [name],
			...(held === null ? {} : { office: proposed.slice(held.index + held[0].length).trim() }),
		};
	}
	const [, office = '', names = '', , verdict = ''] =
		wordPattern`^([^:]{3,60}?)\s*:\s*(.+?)\s*([-–—(,:]|\s)\s*(?:${'allBefore'} )?(${ELECTED_VERDICTS})(?: ${'unopposedTail'})?\)?\.?$`.exec(
			text,
		) ?? [];
	const isCertain = isElection || isInList('reelects', verdict);
	// `Seconded: Ana Bell CARRIED` carries the motion.
	const isOther = ['candidatures' as const, 'moverLabels' as const].some((list) => hasWordOf(list, office));
	if (verdict === '' || !isCertain || voteLabel(text) !== '' || isOther) return undefined;
	const elected = names
		.split(wordPattern`\s*,\s*|\s${'andWords'}\s|\s*\/\s*`)
		.map((name) => name.replace(/[.,;]$/, ''));
	// Outside elections `propreté : Zoé Kaci (reconduite)` names somebody of the meeting.
	if (!isElection && !elected.every((name) => known.has(name))) return undefined;
	if (!elected.every((name) => known.mayBePerson(name))) {
		// `Enrique Cobas: voted in`
		return isPersonName(office) && /^$/.test(names) ? { elected: [office] } : undefined;
	}
	return { elected, office };
}

/** `President Ana Bell`: the person, where the words before are an office. */
export function withoutOffice(name: string, known: KnownNames): string {
	const words = name.split(' ');
	for (let count = Math.min(3, words.length - 2); count > 0; count -= 1) {
		const rest = words.slice(count).join(' ');
		if (isRole(words.slice(0, count).join(' ')) && known.mayBePerson(rest)) return rest;
	}
	return name;
}

/**
 * `Le conseil élit Ana Bell présidente et Bo Carr trésorier`, `Sont élus : titulaires : Ana Bell et Bo Carr ; suppléant : Cy Dean`: two offices at
 * least, each with who is elected to it.
 */
export function officesIn(text: string, known: KnownNames): Array<{ names: string[]; office: string }> {
	const formed = formedIn(text, known);
	if (formed.length > 0) return formed;
	const slate = phraseFinder('slates').exec(text);
	// `moves a slate of Ana Chair, Bo as Secretary; motion carries`: what is only moved elects nobody.
	const isCarried =
		slate !== null && (consentIn(text)?.kind === 'unanimous' || verdictIn(text)?.outcome === 'adopted');
	if (text.length > 400 || hasWordOf('denies', text)) return [];
	// `The following slate was elected by acclamation: …`: all of them together.
	if (!isCarried && hasWordOf('slateNouns', text) && consentIn(text) !== undefined) return [];
	const verb = isCarried ? slate : phraseFinder('electedBefore').exec(text);
	const goesOn = isCarried ? undefined : subjectAndRest(text);
	if (verb === null && goesOn === undefined) return [];
	const said = verb === null ? '' : text.slice(verb.index + verb[0].length);
	const behind = said.replace(/^[^:]{0,60}:\s*(?=\p{Lu}|\p{Ll}[^:;.]{2,30}?\s?:\s)/u, '');
	const list = (goesOn ?? behind).replace(isCarried ? /;.*$/s : /$^/, '').replace(/[\s.]+$/, '');
	const first = consentIn(list)?.word ?? '';
	const plain = (first === '' ? list : list.replace(first, ' ')).replace(/^[\s,:]+/, '');
	const isHeld = (office: string) =>
		isPhrase('offices', office) || isPhrase('offices', office.split(' ')[0] ?? '');
	const labelled = plain.split(/\s*;\s*/).map((part) => {
		const [, office = '', value = ''] = /^([^:]{3,40}?)\s*:\s*(.+)$/su.exec(part) ?? [];
		const names = value.split(nameLink());
		return isHeld(office) && names.every((name) => known.isPerson(name)) ? { names, office } : undefined;
	});
	if (labelled.length > 1 && labelled.every((one) => one !== undefined)) return labelled;
	// `Nomination de Zoé Kaci comme trésorière :` above a ballot elects nobody yet.
	const isPut = verb !== null && !isCarried && (isPhrase('electNouns', verb[0]) || /:\s*$/.test(text));
	// `re-elected Ana Bell as Chair, and re-elected Bo Carr as Vice-Chair`
	const links = plain.replace(VERB_AGAIN(), ' $1 ');
	const found = officesBehind(
		links.split(wordPattern`\s*;\s*|\s*,\s+(?=\p{Lu})|,?\s+${'andWords'}\s+(?=\p{Lu})`),
		isHeld,
	).map((part) => {
		// `Bo Carr as alternate delegate to the Convention`: what stands behind `as` is an office, whatever its name.
		const as = isPut ? null : AS_OFFICE().exec(part);
		const before = as === null ? '' : withoutTitle(part.slice(0, as.index).trim());
		const held = as === null ? '' : part.slice(as.index + as[0].length).trim();
		// `a réélu Ana comme présidente`
		const isFirst = isHeld(held) && /^\p{Lu}\p{Ll}[\p{L}-]*$/u.test(before) && isPersonName(before);
		if (as !== null && (known.isPerson(before) || isFirst)) return { names: [before], office: held };
		const said = part.replace(/,\s/g, ' ').replace(AS_OFFICE(), ' ');
		const words = said.replace(/[(),]/g, ' ').trim().split(/\s+/);
		// The shortest name that leaves an office: `Ana Bell Vice Chair`.
		for (let count = 1; count <= Math.min(words.length - 1, MOST_OF_NAME); count += 1) {
			const name = words.slice(0, count).join(' ');
			const office = words.slice(count).join(' ');
			if (isHeld(office) && known.isPerson(name)) return { names: [name], office };
		}
		// `Officers elected: Chair Ana Bell, Secretary Bo Carr`
		return isPut || !/^[^:]{3,60}:\s/u.test(text) ? undefined : holderOf(part, known);
	});
	// `Elected by acclamation: Bob Carr, Vice President`
	const isLabel = verb?.index === 0 && behind.length < said.length && !isPut;
	return found.length > (isLabel ? 0 : 1) && found.every((one) => one !== undefined) ? found : [];
}

/** `Ana Bell`, `President`, `Bo Carr`, `Treasurer`: an office stands behind its holder, who had a comma. */
function officesBehind(parts: readonly string[], isHeld: (office: string) => boolean): string[] {
	return parts.reduce<string[]>((out, part) => {
		const last = out.at(-1);
		if (last !== undefined && isHeld(part) && isPersonName(last) && !isRole(last) && !isHeld(last))
			out[out.length - 1] = `${last} ${part}`;
		else out.push(part);
		return out;
	}, []);
}

/** `Ana Bell est réélue présidente, Bo Carr trésorier et Cy Dean secrétaire`: the first of them, and what stands behind the verb, which all of them share. */
function subjectAndRest(text: string): string | undefined {
	const [match] = matchesIn(text, electedVerb());
	if (match === undefined) return undefined;
	// `That Ana Bell be elected chair, Bo Carr treasurer`
	// What opens a sentence that is moved.
	const subject = text.slice(0, match.index).replace(wordPattern`^${'thatWords'}\s`, '');
	const before = subject.replace(BEFORE_ELECTED(), '').trim();
	const after = text.slice(match.index + match[0].length).replace(/^\s*[,:]\s*/, ' ');
	const name = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1).trim();
	// `Officers elected: Chair Ana Bell, Secretary Bo Carr`
	if (isOfSeats(name)) return after.trimStart();
	return /\p{L}/u.test(after) && isPersonName(name) && !listLink().test(name) ? `${name}${after}` : undefined;
}

/**
 * `Le nouveau bureau est ainsi constitué : présidente Zoé Kaci, trésorier Ali Ben, adjoint Luc Bell.`, `… est composé de Zoé (présidente) et Ali (trésorier)`,
 * `… : Zoé Kaci est présidente, Ali Ben, trésorier`: an office and who holds it, in either order. Words that are no office behind the last of them open
 * another list.
 */
function formedIn(text: string, known: KnownNames): Array<{ names: string[]; office: string }> {
	const lead = text.length > LONGEST_LIST ? -1 : formedUpTo(text);
	if (lead === -1) return [];
	const parts = text
		.slice(lead)
		.replace(/[\s.]+$/, '')
		.split(wordPattern`\s*[,;]\s*|\s+${'andWords'}\s+(?=\p{L})`)
		.map((part) => part.trim());
	const found: Array<{ names: string[]; office: string }> = [];
	for (let at = 0; at < parts.length; at += 1) {
		const part = parts[at] ?? '';
		const one = holderOf(part, known);
		// `Ana Bell, secretary`
		const office = parts[at + 1] ?? '';
		if (one !== undefined) found.push(one);
		else if (known.isPerson(part) && isHeldOffice(office)) {
			found.push({ names: [withoutTitle(part)], office });
			at += 1;
		} else break;
	}
	return found.length > 1 ? found : [];
}

/** Where the list of a sentence begins that forms a body: behind its colon, or behind `composed of`; -1 where it forms none. */
function formedUpTo(text: string): number {
	const composed = phraseFinder('composing').exec(text);
	const colon = text.indexOf(':');
	const end = colon > 0 ? colon : (composed?.index ?? -1);
	if (end < 1 || !phraseFinder('constitutes').test(text.slice(0, end + (composed?.[0].length ?? 0))))
		return -1;
	return colon > 0 ? colon + 1 : end + (composed?.[0].length ?? 0);
}

/** `présidente Zoé Kaci`, `président : Zoé Kaci`, `Zoé (présidente)`, `Zoé Kaci est présidente`, `Ali Ben vice-président`. */
function holderOf(part: string, known: KnownNames): { names: string[]; office: string } | undefined {
	const [, before = '', behind = ''] =
		/^(\p{L}[\p{L}'’-]*(?:\s\p{Ll}[\p{L}'’-]*){0,3}?)\s*:?\s+(\p{Lu}.{2,50})$/u.exec(part) ?? [];
	if (isHeldOffice(before) && known.isPerson(behind)) return { names: [behind], office: before };
	const [, inside = '', office = ''] = /^(\p{Lu}[^()]{1,50}?)\s*\(([^()]{3,50})\)$/u.exec(part) ?? [];
	if (isHeldOffice(office) && isPersonName(inside)) return { names: [withoutTitle(inside)], office };
	const words = part.split(/\s+/);
	for (let count = 2; count < words.length; count += 1) {
		const name = words.slice(0, count).join(' ');
		const rest = words.slice(count);
		const held = (isInList('copulas', rest[0] ?? '') ? rest.slice(1) : rest).join(' ');
		if (/^\p{Ll}/u.test(held) && isHeldOffice(held) && known.isPerson(name))
			return { names: [withoutTitle(name)], office: held };
	}
	return undefined;
}

function isHeldOffice(office: string): boolean {
	return (
		isPhrase('offices', office) ||
		isPhrase('offices', office.split(' ')[0] ?? '') ||
		isInList('roles', office)
	);
}

/** A name takes no more words in front of its office. */
const MOST_OF_NAME = 5;

/** A sentence with the officers of a body is not longer. */
const LONGEST_LIST = 600;

/** `and re-elected` before the next name: the word that links them. */
const VERB_AGAIN = lazyPattern`(?gu)\s(${['smallWords', 'and']})\s+(?:${() => phraseFinder('electedBefore').source})\s+(?=\p{Lu})`;

/** `en qualité de`, `as`, between a name and the office. */
const AS_OFFICE = lazy(() => new RegExp(`\\s+${phraseFinder('asOffice').source}(?:\\s+|(?<=['’]))`, 'iu'));
