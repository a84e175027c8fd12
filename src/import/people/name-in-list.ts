/** Whether a part of a list of people is a name, with which civility or office, and how it is written: `Bell, Ana`, `Messieurs Bell`, `les conseillers`. */

import { lazyPattern } from '../../language/index.js';
import { capitalized } from '../../text/letters.js';
import { attendanceWord, exactly, hasWordOf, wordPattern, wordPatterns } from '../wording/dialect.js';
import { labelGroup } from '../wording/labels.js';
import { openLink } from '../wording/links.js';
import { civilAtStart, isFullName, isPersonName, isPlainName } from '../wording/person-names.js';
import { isRole, withoutOffice } from '../wording/person-roles.js';
import { bareName, split, toBody } from './person-entry.js';

/** `Bell, Ana`, `de Bell, Ana Maria`. */
export function isTurned(line: string): boolean {
	return (
		/^(?:\p{Ll}{1,3}\s){0,2}\p{Lu}[\p{L}'’-]+,\s\p{Lu}\p{Ll}[\p{L}'’-]*\s?(?:\p{Lu}[\p{L}'’.-]*\s?)?(?:$|[(–—])/u.test(
			line,
		) && !isRole(split(line, /,/)[1] ?? '')
	);
}

/** `Bell, Ana` as `Ana Bell`. */
export function inOrder(line: string): string {
	return line.replace(
		/^([^,]+),\s*((?:\p{Lu}[\p{L}'’.-]*\s?){1,3})(?=$|[\s(,;–—-])/u,
		(_, last: string, first: string) => `${first.trim()} ${last}`.trim(),
	);
}

/** `le maire`, `outre son honneur le maire`, before the name. */
export const officeAhead = lazyPattern`(?u)^(?:\p{Ll}+\s){0,3}${['determiners', 'article', 'indefinite']}\s\p{Ll}{4,}(?:\s\p{Ll}+)?$`;

/** An office with its article, and no capital letter. */
export const NAMELESS = lazyPattern`(?u)^${['determiners', 'article', 'indefinite']}\s\p{Ll}+(?:\s\p{Ll}+)?$`;

/** `Madame la Maire`, `M. l'adjoint`: an office in the place of a name. */
export const officeAlone = () =>
	wordPattern`^${exactly('titles')}\.?\s(?:${'elisions'}|${'articles'}\s)\p{L}`;

/** `B. Dean échevins`: a name, and right behind it what somebody is. */
export function nameAndRole(text: string): { name: string; role: string } {
	const words = text.split(/\s+/);
	for (let at = words.length - 1; at > 0; at -= 1) {
		const [name, role] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
		const isOpen = isRole(words[at - 1] ?? '') || isRole(words[0] ?? '');
		if (!isOpen && isRole(role) && isFullName(name)) return { name, role };
	}
	return { name: text, role: '' };
}

/** `secrétaire Yann Kerbrat`: an office in small letters, and who holds it. */
export function isOfficer(part: string): boolean {
	const { name, office } = /^[\p{Ll}\d]/u.test(part) ? withoutOffice(part) : { name: '', office: '' };
	return office !== '' && isWholeName(name);
}

/** First and last name, and nothing of what somebody is. */
export function isWholeName(part: string): boolean {
	return /\s/.test(part) && isPersonName(bareName(part)) && !isRole(part);
}

/** A civility and a name; `maître E du réseau` is what somebody is. */
export const civil = () =>
	wordPattern`^(?:${'andWords'}\s+)?(?!\p{Ll}+\s\p{Lu}\s\p{Ll})${exactly('titles')}\.?\s+\p{Lu}`;
/** `de MARNAN Xavier`, `d'Aubry Ana`: a name that a small word opens. */
export const particleName = () =>
	wordPattern`^(?:${exactly('nameParticles')}|d['’])\s?\p{Lu}[\p{Lu}'’-]+(?:\s|$)`;

/** `The Town Clerk (Ms A Bell), le trésorier (M. Roux)`: offices, and in a bracket who holds each, as names with their offices in brackets. */
export function namesAhead(line: string): string {
	let end = 0;
	return line.replace(
		OFFICE_AND_HOLDER(),
		(whole: string, article = '', office: string, name: string, chairs = '', at: number) => {
			const isNext = article !== '' || /^[,;]?\s?$/.test(line.slice(end, at));
			// `Trustee (Elm Ward)`, `Chair (Finance Committee)`, `Bo Carr, Clerk (Ada Brun)`
			const isHolder = civilAtStart(name) === undefined ? isNext && isHolderByName(name) : isPersonName(name);
			if (!isHolder || !isRole(office.replace(toBody(), ''))) return whole;
			end = at + whole.length;
			return `${name} (${office}${chairs === '' ? '' : `, ${chairs}`})`;
		},
	);
}

const OFFICE_AND_HOLDER = () =>
	wordPatterns`(?<=^|[,;:]\s|\s${'andWords'}\s)(${'articles'}\s)?(\p{L}[\p{L}’' -]{2,50}?)\s\(([^(),;:]{4,50})\)(?:,?\s(${'inChair'}))?(?=\s*(?:[,;.]|$|${'andWords'}\s))`;

function isHolderByName(name: string): boolean {
	return (
		isPlainName(name) &&
		!hasWordOf('seatWords', name) &&
		name.split(' ').every((word) => attendanceWord(word) === undefined)
	);
}

/** An office in the plural. */
export function isShared(part: string): boolean {
	return /^\p{L}{4,}s$/iu.test(part.split(/\s+/)[0] ?? '') && isRole(part);
}

export function tidy(text: string): string {
	let plain = text
		.replace(sharedTitle(), '')
		// `Supervisors Bell` of `Supervisors Bell & Carr`
		.replace(
			/^((?:\p{Lu}\p{Ll}{3,}\s)?\p{Lu}\p{Ll}{3,}s)\s+(?=\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}$)/u,
			(whole, office: string) => (isRole(office) || labelGroup(office) === 'members' ? '' : whole),
		)
		.replace(sharedOffice(), withoutShared)
		.replace(wordPattern`^${exactly('courtesies')}(?=\s)`, (word) => capitalized(word))
		// `M.MORIN`
		.replace(wordPattern`^((?:${'andWords'}\s+)?${exactly('titles')})\.(?=\p{Lu}{3})`, '$1. ')
		.replace(/^\[[ xX]?\]\s*/, '')
		.replace(/^[\s,;:.•*+&–-]+/, '')
		.replace(/\s+/g, ' ')
		// `M. Luc Bell. formant la majorité des membres`
		.replace(/(?<=\p{L}{3})\.\s\p{Ll}[^()]*$/u, '')
		.replace(/(?<=\p{L}{2}|[)\]*])[.,;:]+$/u, '')
		// `Mme Bell : 150`, `Mme Bell : 150 (pouvoir à M. Carr)`: of an owner the weight, or the number of a lot.
		.replace(/^(\p{Lu}[^:(]{2,50}?)\s*:\s*(\d[\d\s.]{0,8})(?=$|\s?\()/u, '$1, $2')
		.replace(openLink(), '')
		// `et de M. Carr`
		.replace(wordPattern`^${'ofPerson'}\s+(?=${exactly('titles')}\.?\s)`, '')
		.trim();
	if ((plain.match(/\(/g)?.length ?? 0) > (plain.match(/\)/g)?.length ?? 0)) plain += ')';
	return plain;
}

/** A title that several names share: it would stand before the first of them only. */
export const sharedTitle = () =>
	wordPattern`^(?:${exactly('pluralTitles')}(?!\p{L})\.?(?:\s*(?:${'andWords'}|,)\s*)?\s*)+(?=\s?\p{Lu})`;

/** `Messieurs les conseillers` */
export const PLURAL_TITLE = () => wordPattern`^${exactly('pluralTitles')}\.?\s`;

/** `messieurs les conseillers Luc Bell`, `les conseillères suivantes : Mme Carr`, `Messieurs les conseillers, Luc Bell`: an office that several names share. */
export const sharedOffice = () =>
	wordPattern`^(?:${'andWords'}\s+)?(?:${exactly('pluralTitles')}\.?\s+)?${'articles'}\s+(\p{Ll}{4,}(?:\s\p{Ll}{3,}){0,2})\s*[,:]?\s+(?=\p{Lu})`;

/** Whether an office of several people opens a text: `les conseillers Luc Bell, Marc Carr`, and not `le maire Luc Bell`. */
export function isOfSeveral(text: string): boolean {
	const [, office = ''] = sharedOffice().exec(text) ?? [];
	return /^\p{Ll}+s(?!\p{L})/u.test(office) && isRole(office);
}

export function withoutShared(all: string, office: string): string {
	return isRole(office) ? '' : all;
}
