import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';
import { builtSource, LEFT_TO_NODE } from './scripts/built-source.mjs';
import { viteDataFiles } from './scripts/data-files.mjs';
import { LongFilesFirst } from './scripts/long-files-first.mjs';

/** Packages as programs load them: what some of them bring for the time of development asserts at each sign that is read, and nobody ships it. */
const packagesAsShipped: Plugin = {
	name: 'packages-as-shipped',
	configResolved({ ssr: { resolve } }) {
		// The runner adds its own to those of a setting, which can take none away.
		const all = resolve?.conditions ?? [];
		const shipped = all.filter((condition) => condition !== 'development|production');
		if (shipped.length === all.length)
			throw new Error('The runner names its condition of development otherwise.');
		Object.assign(resolve ?? {}, { conditions: shipped });
	},
};

export default defineConfig({
	plugins: [builtSource(import.meta.dirname), viteDataFiles, packagesAsShipped],
	test: {
		include: ['test/**/*.test.ts'],
		reporters: ['default', './scripts/closing-line.mjs'],
		// One more than there are cores: tests wait for browsers and programs that they start, and left to itself the runner keeps a core free.
		maxWorkers: availableParallelism() + 1,
		sequence: { sequencer: LongFilesFirst },
		// No test changes what another one sees, so that the files of a worker may share the modules: reading them anew took a third of the time.
		isolate: false,
		server: { deps: { external: [LEFT_TO_NODE] } },
		// Thousands of small meetings are compiled: with room for young objects, collecting them takes a tenth less of all the time.
		// Much of the program runs some hundred times and no more, and is optimized later than it would be: a quarter less of all the time.
		// Patterns look at many texts, and are compiled at their first use instead of interpreted: a twentieth less.
		execArgv: [
			'--max-semi-space-size=64',
			'--min-semi-space-size=16',
			'--interrupt-budget=1000000',
			'--no-regexp-tier-up',
			'--enable-source-maps',
		],
		// A machine that does much else is slow, and no test is about time: what never ends is all that this must end.
		testTimeout: 180_000,
		hookTimeout: 180_000,
	},
});
