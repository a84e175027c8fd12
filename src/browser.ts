/** `proces-verbal/browser`: the API for a page or a worker, built as one file that holds the packages it needs. */

export * from './index.js';
