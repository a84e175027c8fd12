/** Where a finished build leaves its fingerprint, inside dist. */
export const STAMP: string;

/** A digest of all that a build of the project in that folder reads. */
export function buildFingerprint(root: string): Promise<string>;
