import { flatten, type ReportedFile } from './report.js';

/** The messages as one JSON array, for programs. */
export function reportJson(files: readonly ReportedFile[]): string {
	return `${JSON.stringify(flatten(files), null, 2)}\n`;
}
