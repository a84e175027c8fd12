/** The page as one text. */
export function makePage(version: string, packages?: Set<string>): Promise<string>;
/** The page that verifies records, as one text. `pack` makes gzip of a text; without it, the smallest, which takes seconds. */
export function makeVerifier(
	version: string,
	packages?: Set<string>,
	pack?: (text: string) => Promise<Uint8Array>,
): Promise<string>;
/** A script that verifies, for a browser; with a name, what it exports stands under that name. */
export function verifierScript(entry: string, version: string, globalName?: string): Promise<string>;
