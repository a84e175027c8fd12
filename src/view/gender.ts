/** Agreement: who is a woman or a man as far as the file says it, and the gender of the things that are voted on. */

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import type { Assembly, Member } from '../assembly/model.js';
import { type Language, type Name, type Person, personName } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { foldKeyword } from '../text/fold.js';

/** What a wording selects by; `other` where the file does not say. */
export type GrammaticalGender = 'feminine' | 'masculine' | 'other';

/** The gender that a quality (`présidente`, `trésorier`) or a civility (`Mme`, `M.`) tells. */
export function getGender(name: string, quality: string | undefined, lang: Language): GrammaticalGender {
	const civility = genderOfCivility(name);
	if (civility !== undefined) return civility;
	const { feminineEndings, gendered, hasGenderedQualities } = LOCALES[lang];
	if (!hasGenderedQualities || quality === undefined) return 'other';
	const word = foldKeyword(quality).split(/[ ,]/)[0] ?? '';
	const single = word.endsWith('s') ? word.slice(0, -1) : word;
	const endsIn = (endings: readonly string[]) => endings.some((ending) => single.endsWith(ending));
	if (feminineEndings.some(([feminine]) => word.endsWith(feminine)) || endsIn(gendered.feminine.qualities))
		return 'feminine';
	if (
		feminineEndings.some(([, masculine]) => masculine !== '' && word.endsWith(masculine)) ||
		endsIn(gendered.masculine.qualities)
	)
		return 'masculine';
	return 'other';
}

/** What the civilities before a name tell; `other` where they are of two people (`M. et Mme Duval`), nothing where there is none. */
function genderOfCivility(name: string): GrammaticalGender | undefined {
	const words = name.split(/\s+/).map((word) => foldKeyword(word).replace(/\.$/, ''));
	const [first = ''] = words;
	const isFeminine = FEMININE_CIVILITIES.has(first);
	if (!isFeminine && !MASCULINE_CIVILITIES.has(first)) return undefined;
	const others = isFeminine ? MASCULINE_CIVILITIES : FEMININE_CIVILITIES;
	return words.some((word) => others.has(word)) ? 'other' : isFeminine ? 'feminine' : 'masculine';
}

/** Who is a woman or a man, as far as the file says it once: in the roll, in the header, before a name in the text. */
export type Genders = (member: Member | undefined) => GrammaticalGender;

/** Reads the genders of the members from all names of the file. What two places say differently is not known. */
export function collectGenders(meeting: Node, assembly: Assembly, lang: Language): Genders {
	const told = new Map<Member, GrammaticalGender>();
	const tell = (member: Member | undefined, gender: GrammaticalGender) => {
		if (member === undefined || gender === 'other') return;
		const before = told.get(member);
		told.set(member, before === undefined || before === gender ? gender : 'other');
	};
	for (const member of assembly.members) tell(member, getGender(member.name, member.quality, lang));
	visit(meeting, (node) => {
		const written =
			node.type === 'name'
				? (node as Name).value
				: node.type === 'person'
					? personName(node as Person)
					: undefined;
		const gender = written === undefined ? undefined : genderOfCivility(written);
		if (written !== undefined && gender !== undefined) tell(assembly.find(written), gender);
	});
	return (member) => (member === undefined ? 'other' : (told.get(member) ?? 'other'));
}

const ALL = Object.values(LOCALES);
const FEMININE_CIVILITIES = new Set(ALL.flatMap(({ gendered }) => gendered.feminine.civilities));
const MASCULINE_CIVILITIES = new Set(ALL.flatMap(({ gendered }) => gendered.masculine.civilities));
