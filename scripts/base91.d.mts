/** The letters of these bytes. */
export function toBase91(bytes: Uint8Array): string;
