/** Files for word processors. Their writers are heavy, so they are loaded only where one is made. */

import type { OfficeOptions, OfficeView, View } from '../../render/index.js';
import type { Format } from './build-outputs.js';

/** A format of word processors. */
export type OfficeFormat = Extract<Format, 'docx' | 'odt'>;

export const OFFICE_FORMATS: readonly OfficeFormat[] = ['docx', 'odt'];

/** Whether word processors read it. */
export function isOfficeFormat(format: Format): format is OfficeFormat {
	return (OFFICE_FORMATS as readonly Format[]).includes(format);
}

/** The page of a view as a file of that format. */
export async function writeOfficeFile(
	format: OfficeFormat,
	view: View | OfficeView,
	options: OfficeOptions & { html: string },
): Promise<Uint8Array> {
	if (format === 'odt') return (await import('../../render/odt/index.js')).renderOdt(view, options);
	return (await import('../../render/docx/index.js')).renderDocx(view, options);
}
