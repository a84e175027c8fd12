/** The letters of these bytes. */
export function toBase95(bytes: Uint8Array): string;
