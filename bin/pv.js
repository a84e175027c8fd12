#!/usr/bin/env node
import { loadBundle, packageFolder } from './load-bundle.js';

const { main, nodeIo } = loadBundle();
process.exitCode = await main(process.argv.slice(2), nodeIo(packageFolder));
