/** Which annexes of a meeting are bound into its PDF as pages, and why others are not. */

import type { AnnexRefusal, BoundAnnex } from '../../pdf-archive/index.js';
import type { View } from '../../render/index.js';
import type { CompiledFile } from '../compile-file.js';

/** An annex whose pages stay out; the file rides inside all the same. */
export interface UnboundAnnex {
	code: 'annex';
	/** Path as the file writes it. */
	path: string;
	/** `noLeaf`: the project's template has no place for it. */
	why: AnnexRefusal | 'noLeaf';
	/** Clause of the requirement that it does not meet. */
	clause: string;
}

/** What becomes of the annexes that are PDF files. */
export interface Binding {
	/** Number of pages, by path as written. */
	bound: Map<string, number>;
	refused: UnboundAnnex[];
}

/** Examines each annex of a meeting that is a PDF. */
export async function examineAnnexes({ compiled }: CompiledFile): Promise<Binding> {
	const binding: Binding = { bound: new Map(), refused: [] };
	for (const [path, { kind, bytes }] of compiled.loadedFiles) {
		if (kind !== 'annex' || !isPdf(bytes)) continue;
		const { examineAnnex } = await import('../../pdf-archive/index.js');
		const found = examineAnnex(bytes);
		if ('pages' in found) binding.bound.set(path, found.pages);
		else binding.refused.push({ code: 'annex', path, why: found.refused, clause: found.clause ?? '' });
	}
	return binding;
}

/** Leaves out the annexes whose leaf the printed document does not have. */
export function withoutLost(binding: Binding, lost: ReadonlyArray<View['leaves'][number]>): Binding {
	const paths = lost.map(({ path }) => path);
	return {
		bound: new Map([...binding.bound].filter(([path]) => !paths.includes(path))),
		refused: [
			...binding.refused,
			...paths.map((path): UnboundAnnex => ({ code: 'annex', path, why: 'noLeaf', clause: '' })),
		],
	};
}

/** The annexes as the archive takes them. */
export function annexesFor({ compiled }: CompiledFile, leaves: View['leaves']): BoundAnnex[] {
	const { phrase, loadedFiles } = compiled;
	return leaves.map(({ id, path, heading }) => ({
		bytes: loadedFiles.get(path)?.bytes ?? new Uint8Array(),
		leaf: id,
		title: heading,
		alternative: (page, pages) => phrase('labels.document.annexes.picture', { heading, page, pages }),
	}));
}

function isPdf(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}
