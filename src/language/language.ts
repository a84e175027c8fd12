/** The languages of documents and messages, and the default one. */

import { type Language, LOCALES } from './locales.generated.js';

export type { Language };

/** The languages of documents and messages: each is a folder here. The default first. */
export const LANGUAGES = Object.keys(LOCALES) as readonly Language[];

/** That of a meeting that says none. */
export const DEFAULT_LANGUAGE = 'fr' satisfies Language;

/** Is this the code of a language that we speak? */
export function isLanguage(value: unknown): value is Language {
	return typeof value === 'string' && Object.hasOwn(LOCALES, value);
}
