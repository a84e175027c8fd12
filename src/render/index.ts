/** The page: what templates may see, and the documents that are made of it. */

export {
	createDocuments,
	DOCUMENT_NAMES,
	type DocumentFile,
	type DocumentName,
	type DocumentOptions,
	getTemplate,
	type LoggedAct,
	type QuotedLines,
	renderDocument,
	type Sheet,
} from './documents/index.js';
export { charactersWithoutFont, fontFaces, hasFont, isAlwaysEmbedded } from './html/fonts.js';
export {
	DOCUMENT,
	type HtmlOptions,
	MINUTES,
	PrintedParts,
	renderHtml,
	renderView,
	type Template,
	TemplateError,
	themeTemplate,
} from './html/html.js';
export { liveContent, PAGE_POLICY, withPolicy } from './html/live-content.js';
export { createFragmentWriter, type FragmentWriter } from './html/preview-fragment.js';
export { type Hyphenate, isHyphenated, withSoftHyphens } from './html/soft-hyphens.js';
export type * from './json/json.js';
export { compiledJson, getOrganization } from './json/json.js';
export {
	type OfficeOptions,
	type OfficeView,
	officeDocument,
	readPrinted,
	withPageColumn,
} from './office/index.js';
export {
	type BodyWords,
	findLostWords,
	type LostWords,
	type PrintedWords,
	readBodyWords,
	readDataWords,
	readPageWords,
	readWordFileWords,
	wordsOfLines,
} from './words.js';
