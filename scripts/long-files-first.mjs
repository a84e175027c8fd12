// The order in which the test files begin. A clone has no memory of how long each took, and the runner then takes the largest first; but where the
// tests are data, or wait for a browser or a program, a short file takes long, and one that begins last keeps a core idle.

import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** Folders of which most files take long for their size. */
const LONG = /^test\/(?:page\/browser|bin|assembly|import|render)\//;

export class LongFilesFirst extends BaseSequencer {
	async sort(files) {
		const sorted = await super.sort(files);
		const isLong = ({ moduleId }) =>
			LONG.test(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}
