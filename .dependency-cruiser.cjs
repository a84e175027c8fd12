// The import table of the design: who may import whom. `npm test` fails when it is broken.

const CORE = [
	'text',
	'language',
	'ast',
	'source',
	'markdown',
	'parse',
	'law',
	'assembly',
	'lint',
	'view',
	'redact',
	'render',
	'format',
	'starter',
	'editor',
	'collection',
];

/** What the library offers everywhere: the core, and the import, whose failures the user can mend. */
const PURE = [...CORE, 'import'];

/** Room → rooms of ours that it may import, besides itself: a folder, or some files of one, by how their paths begin. A folder that is not listed may import anything. */
const MAY_IMPORT = {
	// How a language counts and dates stands below the words for it.
	'language/locale': [],
	'language/[a-z]{2}/locale': ['language/locale'],
	'language/locales': ['language/[a-z]{2}/locale'],
	text: ['language/locale', 'language/locales'],
	ast: [],
	language: ['text'],
	source: ['text', 'language', 'ast'],
	markdown: ['text', 'language', 'source'],
	parse: ['text', 'language', 'ast', 'source', 'markdown'],
	law: ['text', 'language', 'ast'],
	assembly: ['text', 'ast', 'law'],
	lint: ['text', 'language', 'ast', 'assembly', 'law'],
	view: ['text', 'language', 'ast', 'assembly'],
	redact: ['text', 'ast', 'assembly', 'view'],
	render: ['text', 'language', 'ast', 'law', 'assembly', 'view', 'redact'],
	format: ['text', 'language', 'ast', 'parse'],
	import: ['text', 'language', 'ast', 'source', 'markdown', 'parse'],
	starter: ['text', 'language', 'ast', 'parse', 'assembly'],
	editor: [
		'text',
		'language',
		'ast',
		'parse',
		'law',
		'assembly',
		'lint',
		'view',
		'render',
		'format',
		'starter',
	],
	collection: ['text', 'language', 'ast', 'law', 'assembly', 'lint', 'starter', 'view', 'render'],
	lsp: [...CORE],
	page: PURE,
	report: ['text', 'language'],
	pdf: ['pdf-archive'],
	'pdf-archive': [],
	transparency: [],
	host: ['text', 'language', 'config', 'pdf'],
	config: ['text', 'language', 'ast', 'law'],
	version: [],
	project: [
		'text',
		'language',
		'ast',
		'source',
		'parse',
		'lint',
		'view',
		'render',
		'collection',
		'report',
		'config',
		'host',
	],
	record: [
		'text',
		'language',
		'ast',
		'lint',
		'view',
		'redact',
		'render',
		'collection',
		'report',
		'config',
		'host',
		'pdf',
		'pdf-archive',
		'project',
		'version',
	],
	verifier: ['text', 'language', 'assembly', 'pdf-archive', 'record', 'version'],
};

/** Rooms that the first one reaches and that reach it again: there must be none, or nobody can read one without the other. */
function circleIn(table) {
	const visit = (room, path) => {
		if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
		for (const next of table[room] ?? []) {
			const circle = visit(next, [...path, room]);
			if (circle) return circle;
		}
		return undefined;
	};
	for (const room of Object.keys(table)) {
		const circle = visit(room, []);
		if (circle) return circle;
	}
	return undefined;
}

for (const [room, allowed] of Object.entries(MAY_IMPORT))
	for (const other of allowed)
		if (!(other in MAY_IMPORT)) throw new Error(`${room} may import ${other}, which has no row of its own`);

const circle = circleIn(MAY_IMPORT);
if (circle) throw new Error(`Rooms may not import in a circle: ${circle.join(' → ')}`);

/** Single files that any folder may import. */
const SHARED_FILES = [
	'src/errors\\.ts$',
	'src/yaml\\.d\\.ts$',
	'src/language/(ids|locales\\.generated|phrases\\.generated)\\.ts$',
];

/** Folders that use the core as a whole, through its door. */
const CLIENTS = ['page', 'editor', 'lsp', 'project', 'record'];

/** Packages for development only that the program uses: its bundles hold them (scripts/build.mjs), and whoever installs it does not get them again. */
const IN_BUNDLES = [
	'@puppeteer/browsers',
	'chokidar',
	'diff',
	'docx',
	'hast-util-to-mdast',
	'hyparquet-writer',
	'hyphen',
	'mammoth',
	'mdast-util-to-markdown',
	'micromark-util-types',
	'node-forge',
	'qr',
	'sql\\.js',
	'unpdf',
	'vscode-languageserver',
	'vscode-languageserver-textdocument',
];

const tableRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
	name: `${folder}-imports-only-its-own`,
	comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}`,
	severity: 'error',
	from: { path: `^src/${folder}[/.]` },
	to: {
		path: '^src/',
		pathNot: [folder, ...allowed]
			.map((name) => `^src/${name}[/.]`)
			.concat(CORE.includes(folder) ? SHARED_FILES.slice(1) : SHARED_FILES)
			.concat(CLIENTS.includes(folder) ? ['src/compile\\.ts$'] : []),
	},
}));

/** Rooms of a phase, in the order in which one may read the one before; its own files at the top are shared, its index reads all. */
const ROOMS = {
	parse: ['yaml', 'people', 'header', 'ballot', 'statements', 'body'],
	'parse/statements': ['wording', 'sums', 'times', 'people', 'counts', 'votes'],
	assembly: ['attendance', 'quorum', 'vote', 'blocks', 'election', 'statements'],
	import: ['wording', 'lines', 'people', 'decisions', 'items', 'sources', 'head'],
};

const roomRules = Object.entries(ROOMS).flatMap(([phase, rooms]) =>
	rooms.slice(0, -1).map((room, index) => ({
		name: `${phase}-${room}-knows-no-later-room`,
		comment: `src/${phase}/${room} may read only rooms before it: ${rooms.slice(0, index).join(', ') || 'none'}`,
		severity: 'error',
		from: { path: `^src/${phase}/${room}/` },
		to: { path: `^src/${phase}/(${rooms.slice(index + 1).join('|')})/` },
	})),
);

module.exports = {
	forbidden: [
		...tableRules,
		...roomRules,
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'core-is-pure',
			comment: 'what runs everywhere touches no file, clock, environment or network',
			severity: 'error',
			from: { path: `^src/(${PURE.join('|')})/` },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'assembly-knows-no-markdown',
			severity: 'error',
			from: { path: '^src/assembly/' },
			to: { path: 'node_modules/(vfile|remark|micromark|unified|mdast-util)' },
		},
		{
			name: 'lint-takes-types-of-law',
			comment: 'a rule reads what the assembly found; it does not judge by itself',
			severity: 'error',
			from: { path: '^src/lint/' },
			to: { path: '^src/law/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'rules-know-no-other-rule',
			comment: 'a rule with logic imports no other rule',
			severity: 'error',
			from: { path: '^src/lint/rules/' },
			to: { path: '^src/lint/rules/' },
		},
		{
			name: 'only-the-window-is-drawn',
			comment: 'the compiler of the page runs where there is no document',
			severity: 'error',
			from: { pathNot: '^src/page/window/' },
			to: { path: ['^src/page/window/', 'node_modules/(@codemirror|lit-html|idb)/'] },
		},
		{
			name: 'one-browser-room',
			comment: 'only the pdf phase knows Puppeteer and the browser',
			severity: 'error',
			from: { pathNot: '^src/pdf/' },
			to: { path: 'node_modules/(puppeteer|@puppeteer|@sparticuz)' },
		},
		{
			name: 'puppeteer-by-its-public-entry',
			comment: 'what Puppeteer does not document may change with any version',
			severity: 'error',
			from: {},
			to: {
				path: 'node_modules/puppeteer-core/',
				pathNot: 'node_modules/puppeteer-core/lib/(types\\.d\\.ts|(esm|cjs)/puppeteer/puppeteer-core\\.js)$',
			},
		},
		{
			name: 'only-declared-packages',
			severity: 'error',
			// The pages are shipped built, with their packages inside.
			from: { path: '^src/', pathNot: '^src/(page|verifier)/' },
			to: {
				dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'],
				pathNot: `node_modules/(@types/)?(${IN_BUNDLES.join('|')})/`,
			},
		},
		{
			name: 'resolvable',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'sources-know-no-tests',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^test/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'types', 'node', 'default'],
			extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
		},
	},
};
