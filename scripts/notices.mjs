// The licences of the packages whose code the bundles hold: most ask that their text goes with every copy. What is in a bundle is known
// by the bundler alone, so it is asked: `collectPackages` is a plugin for every build, `writeNotices` writes what it saw.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A plugin that adds the folders of the packages of a bundle to a set. */
export function collectPackages(folders) {
	return {
		name: 'collect-packages',
		setup({ initialOptions, onEnd }) {
			initialOptions.metafile = true;
			onEnd(({ metafile }) => {
				for (const output of Object.values(metafile?.outputs ?? {}))
					for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
						const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(
							path.replace(/^[\w-]+:/, ''),
						)?.[0];
						if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
					}
			});
		},
	};
}

/**
 * The notices of the packages in these folders (relative to the root) as one text. Most licences are the same words behind another copyright: the
 * words stand once, below the packages and the copyrights that they belong to.
 */
export async function writeNotices(folders, root) {
	const packages = await Promise.all([...folders].map((folder) => readPackage(join(root, folder))));
	const termsOf = (licence) =>
		packages.find(({ terms, ...each }) => each.licence === licence && terms)?.terms ?? [];
	const byTerms = new Map();
	for (const { title, licence, copyright, ...own } of packages.sort((a, b) => (a.title < b.title ? -1 : 1))) {
		// A package without the text means that of others.
		const terms = own.terms ?? termsOf(licence);
		const key = terms
			.join('\n')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, ' ');
		if (!byTerms.has(key)) byTerms.set(key, { terms, holders: new Set() });
		byTerms.get(key).holders.add([title, ...copyright].join('\n  '));
	}
	const parts = [...byTerms.values()].sort((a, b) => b.holders.size - a.holders.size);
	return parts
		.map(({ terms, holders }) => `${[...holders].join('\n')}\n\n${terms.join('\n\n')}\n`)
		.join(`\n${'-'.repeat(72)}\n\n`);
}

async function readPackage(folder) {
	const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const title = `${name} ${version}, ${license}`;
	const file = (await readdir(folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
	if (file === undefined) {
		const by = typeof author === 'string' ? author : author?.name;
		return { title, licence: license, copyright: [`Copyright ${by}`] };
	}
	const paragraphs = (await readFile(join(folder, file), 'utf8'))
		.split(/(?:\r?\n[ \t]*){2,}/)
		.map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
		.filter((paragraph) => paragraph !== '' && !NAME_OF_LICENCE.test(paragraph));
	// Where the choice is left, the short one is taken.
	const other = / OR GPL/.test(license) ? paragraphs.findIndex((paragraph) => GPL.test(paragraph)) : -1;
	if (other >= 0) paragraphs.length = other;
	const isCopyright = (paragraph) => /^(?:copyright|\(c\)|©)/i.test(paragraph);
	return {
		title,
		licence: license,
		copyright: paragraphs.filter(isCopyright),
		terms: paragraphs.filter((paragraph) => !isCopyright(paragraph)),
	};
}

/** A title above the terms says no more than the package does. */
const NAME_OF_LICENCE = /^[(#\s=]*(?:the )?(?:MIT|ISC|BSD)[^.]{0,40}licen[cs]e[\s)=]*$/i;

const GPL = /^(?:GPL version|GNU General Public License)/i;
