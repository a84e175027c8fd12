import type { BaseSequencer } from 'vitest/node';

/** The order in which the test files begin. */
export const LongFilesFirst: typeof BaseSequencer;
