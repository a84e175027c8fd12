/** The public API. */

export type * from './assembly/model.js';
export type * from './ast/index.js';
export {
	type Compiled,
	type CompileOptions,
	compile,
	type Loaded,
	type LoadKind,
} from './compile.js';
export { PvError } from './errors.js';
export type { Majority, QuorumRule, Requirement, Rules, Source, Threshold } from './law/rules.js';
export { ruleIds } from './lint/index.js';
export type { Diagnostic } from './lint/run.js';
export { compiledJson, publicVersion, renderHtml } from './render/index.js';
export { reportGithub, reportJson, reportSarif, reportText } from './report/index.js';
