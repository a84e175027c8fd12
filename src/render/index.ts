/** The page: what templates may see, and the documents that are made of it. */
export { THEMES, type Theme } from './context.js';
export {
	createDocuments,
	DOCUMENT_NAMES,
	type DocumentFile,
	type DocumentName,
	type DocumentOptions,
	renderDocument,
	templateOf,
} from './documents/index.js';
export { charactersWithoutFont, fontFaces } from './fonts.js';
export { MINUTES, renderView, type Template } from './html.js';
export { checkImage } from './images/check.js';
export { pixelSize } from './images/size.js';
export { compiledJson, organizationOf } from './json.js';
export type * from './json-shape.js';
export { createPanelWriter, type PanelWriter } from './panel.js';
export { notPublishable, publicFileName, publicVersion, type RedactInput } from './redact/index.js';
export { DOCUMENT, TemplateError, type TemplateFault } from './template-error.js';
export { type HtmlOptions, renderHtml, themeTemplate } from './themes.js';
export { createView, type RenderInput, type ViewOptions, withPages } from './view.js';
export type { DecisionItem, ElectionItem, View } from './view-model.js';
