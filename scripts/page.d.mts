/** Makes gzip of a text. */
type Pack = (text: string) => Promise<Uint8Array>;
/** Makes it at once; without it a page is made as small as it can be, which takes seconds. */
export const packSoon: Pack;
/** The page as one text. */
export function makePage(version: string, packages?: Set<string>, pack?: Pack): Promise<string>;
/** The page that verifies records, as one text. */
export function makeVerifier(version: string, packages?: Set<string>, pack?: Pack): Promise<string>;
/** A script that verifies, for a browser; with a name, what it exports stands under that name. */
export function verifierScript(entry: string, version: string, globalName?: string): Promise<string>;
