import { visible } from '../text/letters.js';
import { pathFrom } from './paths.js';
import { flatten, type ReportedFile } from './report.js';

/**
 * Workflow commands that GitHub turns into annotations. It shows ten errors and ten warnings a step, so errors come first.
 * `folder`: the absolute path of the folder that the paths are relative to.
 * Source: GitHub Docs, "Workflow commands for GitHub Actions".
 */
export function reportGithub(files: readonly ReportedFile[], folder?: string): string {
	const order = { error: 0, warning: 1, info: 2 };
	const command = { error: 'error', warning: 'warning', info: 'notice' };
	return flatten(files)
		.sort((a, b) => order[a.severity] - order[b.severity])
		.map((message) => {
			const properties = [
				`title=${escapeProperty(`pv ${message.rule}`)}`,
				`file=${escapeProperty(pathFrom(folder, message.file))}`,
				`line=${message.line}`,
				`col=${message.column}`,
				`endLine=${message.endLine}`,
				`endColumn=${message.endColumn}`,
			];
			const text = message.note ? `${message.message}\n${message.note}` : message.message;
			return `::${command[message.severity]} ${properties.join(',')}::${escapeData(text)}\n`;
		})
		.join('');
}

function escapeData(text: string): string {
	return visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}

function escapeProperty(text: string): string {
	return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
