/** The parts of the page, on each thread of it. */
declare var pvParts: import('./parts.js').Parts;

/** The compiler as the loader started it; undefined where the browser lets no worker start. */
declare var pvWorker: Promise<Worker | undefined>;

/** The database of the drafts as the loader opened it. */
declare var pvDrafts: Promise<import('./drafts/draft-database.js').DraftDatabase>;

/** Answers where no worker may: put there by the script of the compiler that the window runs itself. */
declare var pvServe: typeof import('../compiler/serve.js').serve;

/** The version of the program, put in when it is built. */
declare const PV_VERSION: string;
