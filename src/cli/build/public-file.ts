/** The public version of a compiled file: everything that is written comes from it. */

import { notPublishable, publicFileName, publicVersion } from '../../render/index.js';
import type { CompiledFile } from '../compile-file.js';
import { getName } from './build-outputs.js';

/** The public version, or where the file hinders it: a fence left open hides where a confidential passage ends. */
export function publicFile(file: CompiledFile): CompiledFile | { line: number } {
	const hindrance = notPublishable(file.compiled.meeting);
	if (hindrance) return { line: hindrance.line };
	return {
		...file,
		compiled: publicVersion(file.compiled),
		outputName: `${publicFileName(getName(file), file.compiled)}-public`,
	};
}
