/** The letters of these bytes. */
export function toBase93(bytes: Uint8Array): string;
