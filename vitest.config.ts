import { defineConfig } from 'vitest/config';
import { viteDataFiles } from './scripts/data-files.mjs';

export default defineConfig({
	plugins: [viteDataFiles],
	test: {
		include: ['test/**/*.test.ts'],
		reporters: ['default', './scripts/closing-line.mjs'],
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
