/** Writes what is made from a folder of languages; without one, from that of the sources. */
export function writePhraseTypes(folder?: string): Promise<void>;
