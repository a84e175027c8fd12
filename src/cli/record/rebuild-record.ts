/** A record made again from what rides inside it, as it was made. */

import { compile, type Loaded, type LoadKind } from '../../compile.js';
import { EMPTY_CONFIG } from '../../config/config.js';
import { readWording } from '../../config/style.js';
import { THEMES } from '../../render/index.js';
import { checkImage } from '../../view/images/check.js';
import { getDesign } from '../build/design.js';
import type { RenderSettings } from '../build/render-settings.js';
import { type CompiledFile, withWording } from '../compile-file.js';
import { VERIFIER } from './archive-record.js';
import type { OpenRecord } from './open-record.js';

/** How the record was made, as it says itself. */
export function getSettings({ sheet, attachments }: OpenRecord): RenderSettings {
	return {
		verifier: sheet.verifier === true ? attachments.get(VERIFIER) : undefined,
		draft: sheet.draft === true,
		withProofs: sheet.withProofs === true,
		largePrint: sheet.largePrint === true,
		theme: THEMES.find((theme) => theme === sheet.theme) ?? THEMES[0],
		epoch: String(Math.floor(Date.parse(sheet.date) / 1000)),
	};
}

/** The source, compiled with the files that ride beside it and nothing else. */
export async function recompile({ sheet, attachments }: OpenRecord): Promise<CompiledFile> {
	const load = async ({ kind, path }: { kind: LoadKind; path: string }): Promise<Loaded> => {
		const known = sheet.files.find((each) => each.path === path);
		const bytes = known && attachments.get(known.name)?.bytes;
		if (!bytes) return { found: false };
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
	const header = sheet.header ?? undefined;
	const severities = (sheet.severities ?? undefined) as CompiledFile['config']['severities'];
	// Read as a configuration is: what rides inside may have been changed.
	const wording = sheet.looks ? readWording(Object(sheet.looks.wording), sheet.source) : undefined;
	const compiled = await compile(attachments.get(sheet.source)?.bytes ?? new Uint8Array(), {
		path: sheet.source,
		load,
		defaults: header,
		severities,
	});
	return {
		path: sheet.source,
		compiled: withWording(compiled, wording),
		...(sheet.looks && { design: getDesign(sheet.looks) }),
		config: { ...EMPTY_CONFIG, header, severities, wording } as CompiledFile['config'],
		configFolder: undefined,
	};
}
