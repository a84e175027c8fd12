/** The languages of documents and messages. */
export type Language = 'fr' | 'en';

/** All of them, the default first. */
export const LANGUAGES: readonly Language[] = ['fr', 'en'];

/** Is this the code of a language that we speak? */
export function isLanguage(value: unknown): value is Language {
	return value === 'fr' || value === 'en';
}
