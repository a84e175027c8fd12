/** The letters of these bytes. */
export function toBase85(bytes: Uint8Array): string;
