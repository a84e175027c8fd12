export { flatten, type ReportedFile, reportJson } from './report.js';
export { type RuleFacts, reportGithub, reportSarif } from './services.js';
export { reportText, type TextOptions } from './text.js';
