// node scripts/sbom.mjs > sbom.cdx.json: the parts of what is published, as CycloneDX. npm knows the packages that are installed beside the program; those that
// its bundles hold are for development to it, and are told by the notices that the build writes.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const notices = readFileSync(join(root, 'dist', 'NOTICES.txt'), 'utf8');
const inBundles = new Set(
	[...notices.matchAll(/^((?:@[^\s/]+\/)?[^\s/]+) (\d\S*), /gm)].map(
		([, name, version]) => `${name}@${version}`,
	),
);
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
const sbom = JSON.parse(
	execFileSync(npm[0], [...npm.slice(1), ...args], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 }),
);
const isPublished = ({ name, version, properties = [] }) =>
	inBundles.has(`${name}@${version}`) ||
	!properties.some(({ name: key, value }) => key === 'cdx:npm:package:development' && value === 'true');
const components = sbom.components.filter(isPublished);
const refs = new Set([sbom.metadata.component, ...components].map((component) => component['bom-ref']));
const dependencies = sbom.dependencies
	.filter(({ ref }) => refs.has(ref))
	.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
const known = new Set(components.map(({ name, version }) => `${name}@${version}`));
const missing = [...inBundles].filter((each) => !known.has(each));
if (missing.length > 0) throw new Error(`Held by the bundles and unknown to npm: ${missing.join(', ')}`);
console.log(JSON.stringify({ ...sbom, components, dependencies }, undefined, '\t'));
