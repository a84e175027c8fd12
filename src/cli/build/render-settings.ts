/** What the user asked of the outputs. */

import type { Theme } from '../../render/index.js';

/** Options of a build that change its outputs, and are kept in a record so that it can be built again. */
export interface RenderSettings {
	/** Marked as a draft. */
	draft: boolean;
	withProofs: boolean;
	/** The file is the public version: no source, roll or file of votes may ride inside. */
	public?: boolean | undefined;
	/** Large type. */
	largePrint?: boolean | undefined;
	theme: Theme;
	/** The page that verifies the record, where it is to ride inside; `packed` is kept for the next record of the run, since packing it takes longer than all else of a small one. */
	verifier?: { bytes: Uint8Array; packed?: Uint8Array | undefined } | undefined;
	/** `SOURCE_DATE_EPOCH`, where it is set. */
	epoch: string | undefined;
	/** No other document will be printed in this run. */
	isLast?: boolean | undefined;
}
