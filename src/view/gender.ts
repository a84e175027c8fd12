/** Agreement: who is a woman or a man as far as the file says it, and the gender of the things that are voted on. */

import type { Member } from '../assembly/model.js';
import type { Language } from '../ast/index.js';
import { foldKeyword } from '../text/fold.js';
import { FEMININE_ENDINGS_FR } from '../text/words-fr.js';

/** What a wording selects by; `other` where the file does not say. */
export type GrammaticalGender = 'feminine' | 'masculine' | 'other';

/** The gender that a quality (`présidente`, `trésorier`) or a civility (`Mme`, `M.`) tells. */
export function genderOf(name: string, quality: string | undefined, lang: Language): GrammaticalGender {
	const civility = foldKeyword(name.split(/\s/)[0] ?? '').replace(/\.$/, '');
	if (FEMININE_CIVILITIES.has(civility)) return 'feminine';
	if (MASCULINE_CIVILITIES.has(civility)) return 'masculine';
	if (lang !== 'fr' || quality === undefined) return 'other';
	const word = foldKeyword(quality).split(/[ ,]/)[0] ?? '';
	if (FEMININE_ENDINGS_FR.some(([feminine]) => word.endsWith(feminine)) || FEMININE_WORDS.test(word))
		return 'feminine';
	if (
		FEMININE_ENDINGS_FR.some(([, masculine]) => masculine !== '' && word.endsWith(masculine)) ||
		MASCULINE_WORDS.test(word)
	)
		return 'masculine';
	return 'other';
}

/** The gender of a member, from the name and quality that the file gives. */
export function memberGender(member: Member | undefined, lang: Language): GrammaticalGender {
	return member === undefined ? 'other' : genderOf(member.name, member.quality, lang);
}

const FEMININE_CIVILITIES: ReadonlySet<string> = new Set([
	'mme',
	'madame',
	'mlle',
	'mademoiselle',
	'mrs',
	'ms',
	'miss',
	'dame',
]);
const MASCULINE_CIVILITIES: ReadonlySet<string> = new Set(['m', 'mr', 'monsieur', 'sir']);
/** Qualities whose feminine is not told by a regular ending: `présidente`, `adjointe`, `gérante`; of `associée`, the accent is folded away. */
const FEMININE_WORDS =
	/(?:presidente|adjointe|gerante|representante|suppleante|assistante|adherente|consultante|avocate|elue|associee|employee|deleguee|retraitee|salariee|chargee|attachee|administree|invitee|mandatee)s?$/;
const MASCULINE_WORDS =
	/(?:president|adjoint|gerant|delegue|associe|employe|representant|suppleant|assistant|adherent|consultant|avocat|elu)s?$/;
