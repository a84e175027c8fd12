'use strict';
// The program in a process of its own, which may take so many megabytes: it answers what it is asked (`serveThread` in src/cli/thread.ts).

const { Worker } = require('node:worker_threads');

const megabytes = Number(process.argv[2]);

// What is busy cannot look at itself. A thread beside it ends the process when it has taken too much, objects and bytes, or nobody waits for it any more.
new Worker(
	`const { workerData: { most, parent } } = require('node:worker_threads');
	const isThere = () => {
		try {
			return process.kill(parent, 0);
		} catch {
			return false;
		}
	};
	setInterval(() => {
		if (process.memoryUsage.rss() > most || !isThere()) process.kill(process.pid, 'SIGKILL');
	}, 50);`,
	{
		eval: true,
		workerData: { most: process.memoryUsage.rss() + megabytes * 1024 * 1024, parent: process.ppid },
	},
).unref();

process.on('disconnect', () => process.exit());
process.on('uncaughtException', (error) =>
	process.send({ failure: String(error.stack) }, () => process.exit(1)),
);

const { loadBundle, packageFolder, runLong } = require('./load-bundle.js');

const { serveThread, nodeIo } = loadBundle();
runLong();
const port = {
	on: (_event, listener) => process.on('message', listener),
	postMessage: (answer) => process.send({ answer }),
};
serveThread(port, nodeIo(packageFolder));
