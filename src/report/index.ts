export { reportGithub } from './github.js';
export { type FlatMessage, flatten, type ReportedFile, type ReportedMessage, reportJson } from './report.js';
export { type RuleFacts, reportSarif } from './sarif.js';
export { reportText, type TextOptions } from './text.js';
