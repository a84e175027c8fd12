/** Somebody who may be named. */
export interface NamedPerson {
	/** What a look-up gives back; two entries of one identifier are one person. */
	readonly id: string;
	/** The full name as written, without affiliation. */
	readonly name: string;
	/** Other names. */
	readonly aliases?: readonly string[] | undefined;
	/** What the person is (`trésorier`); several parted by commas. */
	readonly quality?: string | undefined;
	/** Where the person belongs: tells two of one name apart. */
	readonly affiliation?: string | undefined;
}

/** An office and who holds it: `M. le Maire`, `la secrétaire`. */
export interface Officer {
	/** The person who holds it; need not be among the people. */
	readonly id: string;
	/** What the office is called, in any gender. */
	readonly titles: readonly string[];
}

/** How a name led to a person. */
export type MatchedBy = 'name' | 'alias' | 'order' | 'part' | 'officer' | 'quality';

/** What a reference means: one person, several who could be meant, or nobody known. */
export type NameResult =
	| { readonly kind: 'one'; readonly id: string; readonly matched: MatchedBy }
	| { readonly kind: 'many'; readonly ids: readonly string[] }
	| { readonly kind: 'none' };

/** The nearest known person to a name that nobody bears. */
export interface NearPerson {
	readonly id: string;
	/** The full name as written. */
	readonly name: string;
	/** How many letters differ; 0 where only the affiliation does. */
	readonly distance: number;
}

/** Finds people by the names that a text calls them. Look-ups do not depend on how many people there are. */
export interface NameIndex {
	/** Whom a reference means (language.md, “Names”). */
	resolve(text: string): NameResult;
	/** Whom a reference means by its whole words alone: full name, alias, or full name in another order. */
	resolveWhole(text: string): NameResult;
	/** The people of an affiliation (`Ville de Rennes`), in order. */
	ofAffiliation(text: string): readonly string[];
	/** The people who bear this one word as a part of their name, in order. */
	getBearers(word: string): readonly string[];
	/** The nearest person to a name that is nobody's, at most two letters off. */
	nearest(text: string): NearPerson | undefined;
	/** The same people under other officers. */
	withOfficers(officers: readonly Officer[]): NameIndex;
}
