'use strict';
// A thread of the program beside the one that was started: it answers what it is asked (`serveThread` in src/cli/thread.ts).

const { parentPort } = require('node:worker_threads');
const { loadBundle, packageFolder, runLong } = require('./load-bundle.js');

const { serveThread, nodeIo } = loadBundle();
runLong();
serveThread(parentPort, nodeIo(packageFolder));
