/** The letters of these bytes. */
export function toBase94(bytes: Uint8Array): string;
