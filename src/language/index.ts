/** Every word that people write or read: keywords, labels of the documents, messages. A third language is one new folder. */

export type * from './ids.js';
export { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from './language.js';
export { hasPhrase, messageKey, phrasebook, rawText, rawWords, writeMessage } from './phrasebook.js';
export { type IdOf, VOCABULARIES, type VocabularyName } from './vocabularies.js';
export { type Found, foldWord, type Met, type Vocabulary, vocabulary } from './vocabulary.js';
