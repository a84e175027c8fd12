/** Every word that people write or read: keywords, labels of the documents, messages. A third language is one new folder. */

export type * from './ids.js';
export { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from './language.js';
export { namesMotion } from './motions.js';
export { namesOneOffice } from './offices.js';
export {
	allForms,
	failureWords,
	hasPhrase,
	type MessageForm,
	messageKey,
	phrasebook,
	rawText,
	rawWords,
	writeMessage,
} from './phrasebook.js';
export { VOCABULARIES } from './vocabularies.generated.js';
export {
	allWords,
	eventLine,
	findHeaderKey,
	foldWord,
	type IdOf,
	isOneOf,
	lazyCheck,
	lazyFinder,
	lazyPattern,
	mentions,
	opensWith,
	scanResult,
	tallyPhrases,
	type VocabularyName,
	vocabulary,
	wordChoice,
} from './vocabulary.js';
