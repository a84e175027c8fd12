export { reportGithub } from './github.js';
export { reportJson } from './json.js';
export { type FlatMessage, flatten, type ReportedFile, type ReportedMessage } from './report.js';
export { type RuleFacts, reportSarif } from './sarif.js';
export { reportText, type TextOptions } from './text.js';
