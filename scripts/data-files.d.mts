import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

export function dataModule(path: string): Promise<string>;
export const esbuildDataFiles: EsbuildPlugin;
export const viteDataFiles: VitePlugin;
