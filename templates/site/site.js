// Search and, where the whole site is one file, its pages. No request leaves the site, nothing is kept.
(() => {
	const single = document.getElementById('site-search');
	/** Of a site that is one file: what a search looks through, by year, and the bundles of its pages, in the order of their paths. */
	let actsByYear = null;
	const bundles = [...document.querySelectorAll('.site-pages')];
	const unpacked = new Map();
	const main = document.getElementById('main');
	const years = new Map();

	/** The pages and acts of a site that is one file: deflated, in base64. */
	const unpack = async (text) => {
		const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
		const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
		return new Response(stream).json();
	};

	/** A page of a site that is one file, out of the bundle whose first page comes last before it. */
	const pageAt = async (path) => {
		const bundle = bundles.findLast(({ dataset }) => dataset.first <= path);
		if (!bundle) return undefined;
		if (!unpacked.has(bundle)) unpacked.set(bundle, unpack(bundle.textContent));
		return (await unpacked.get(bundle))[path];
	};

	const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase();

	const yearOf = async (root, year) => {
		if (!years.has(year)) {
			const acts = actsByYear
				? (actsByYear[year] ?? [])
				: fetch(`${root}search/${year}.json`).then((r) => r.json());
			years.set(
				year,
				Promise.resolve(acts).then((list) =>
					list.map((act) => ({
						...act,
						head: asWords(`${act.number} ${act.title}`),
						text: asWords(`${act.number} ${act.title} ${act.words}`),
					})),
				),
			);
		}
		return years.get(year);
	};

	const LIMIT = 50;

	/** Folded words with a space before each. */
	const asWords = (text) =>
		fold(text)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.replace(/^ ?/, ' ');

	const WORD = /[\p{L}\p{N}\p{M}]+/gu;

	/** The words around the first that is found in the text of an act, those that are found marked; nothing where the title alone has them. */
	const excerpt = (act, words) => {
		let at = -1;
		for (const word of words) {
			const index = act.text.indexOf(word, act.head.trimEnd().length);
			if (index >= 0 && (at < 0 || index < at)) at = index;
		}
		if (at < 0) return [];
		const first = act.text.slice(0, at).split(' ').length - 1;
		const raw = `${act.number} ${act.title} ${act.words}`;
		const found = [...raw.matchAll(WORD)];
		const head = raw.length - act.words.length;
		const [from, to] = [Math.max(0, first - 8), Math.min(found.length, first + 20)];
		const start = Math.max(found[from]?.index ?? 0, head);
		const end = to === found.length ? raw.length : (found[to]?.index ?? raw.length);
		const parts = start > head ? ['… '] : [];
		let done = start;
		for (const match of found.slice(from, to)) {
			if (match.index < start || !words.some((word) => ` ${fold(match[0])}`.startsWith(word))) continue;
			const mark = document.createElement('mark');
			mark.textContent = match[0];
			parts.push(raw.slice(done, match.index), mark);
			done = match.index + match[0].length;
		}
		parts.push(raw.slice(done, end).trimEnd());
		return to === found.length ? parts : [...parts, ' …'];
	};

	const FIELDS = ['q', 'person', 'subject', 'year'];
	/** What is looked for, so that whoever comes back from a page finds it again: in the address, or here where the site is one file. */
	let asked = new URLSearchParams(location.search);

	const wire = () => {
		const form = main.querySelector('form.search');
		if (!form) return;
		const results = main.querySelector('.results');
		const count = main.querySelector('.count');
		const latest = main.querySelector('.latest');
		const { root, none, found, one, more } = form.dataset;
		let turn = 0;
		const search = async (shown = LIMIT) => {
			turn += 1;
			const mine = turn;
			const words = (fold(form.elements.q.value).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ` ${word}`);
			const { value: person } = form.elements.person;
			const { value: subject } = form.elements.subject;
			const { value: year } = form.elements.year;
			asked = new URLSearchParams(
				FIELDS.map((name) => [name, form.elements[name].value]).filter(([, value]) => value),
			);
			if (!single) history.replaceState(null, '', `${location.pathname}${String(asked) && `?${asked}`}`);
			const idle = words.length === 0 && !person && !subject && !year;
			results.hidden = idle;
			latest.hidden = !idle;
			if (idle) {
				count.textContent = '';
				results.replaceChildren();
				return;
			}
			const hits = [];
			for (const each of year ? [year] : form.dataset.years.split(' ').filter(Boolean))
				for (const act of await yearOf(root, each))
					if (
						(!person || act.people.includes(person)) &&
						(!subject || act.subjects.includes(subject)) &&
						words.every((word) => act.text.includes(word))
					)
						hits.push(act);
			if (mine !== turn) return;
			count.textContent =
				hits.length === 0 ? none : hits.length === 1 ? one : found.replace('#', hits.length);
			results.replaceChildren(
				...hits.slice(0, shown).map((act) => {
					const item = document.createElement('li');
					const link = document.createElement('a');
					link.href = `${root}acts/${act.slug}.html`;
					link.textContent = act.number ? `${act.number} – ${act.title}` : act.title;
					const line = document.createElement('span');
					line.className = 'facts-line';
					line.textContent = [act.date, act.outcome].filter(Boolean).join(' · ');
					item.append(link, ' ', line);
					const parts = excerpt(act, words);
					if (parts.length > 0) {
						const text = document.createElement('span');
						text.className = 'excerpt';
						text.append(...parts);
						item.append(' ', text);
					}
					return item;
				}),
			);
			if (hits.length > shown) {
				const item = document.createElement('li');
				const button = document.createElement('button');
				button.type = 'button';
				button.textContent = more;
				button.addEventListener('click', () => search(shown + 200));
				item.append(button);
				results.append(item);
			}
		};
		form.hidden = false;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			search();
		});
		form.addEventListener('input', () => search());
		for (const name of FIELDS) {
			const control = form.elements[name];
			const value = asked.get(name) ?? '';
			if (control.options ? [...control.options].some((option) => option.value === value) : value)
				control.value = value;
		}
		search();
	};

	/** Pages of the site are shown in place of each other; their address is behind the `#`. */
	const serve = () => {
		let turn = 0;
		const show = async (path, anchor) => {
			turn += 1;
			const mine = turn;
			const page = await pageAt(path);
			if (!page || mine !== turn) return;
			main.innerHTML = page.html;
			document.title = page.title;
			for (const link of document.querySelectorAll('.site-head nav a'))
				if (link.getAttribute('href') === path) link.setAttribute('aria-current', 'page');
				else link.removeAttribute('aria-current');
			wire();
			const target = anchor && document.getElementById(anchor);
			if (target) target.scrollIntoView();
			else scrollTo(0, 0);
		};
		const route = () => {
			const [path, anchor] = decodeURIComponent(location.hash.slice(1)).split('#');
			if (path.endsWith('.html')) show(path, anchor);
			else if (path === '' && !main.querySelector('form.search')) show('index.html');
		};
		document.addEventListener('click', (event) => {
			const link = event.target.closest('a[href]');
			const href = link?.getAttribute('href') ?? '';
			if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
			if (!/^[\w./-]+\.html(#.*)?$/.test(href)) return;
			event.preventDefault();
			location.hash = href;
			main.focus({ preventScroll: true });
		});
		addEventListener('hashchange', route);
		wire();
		route();
	};

	if (single)
		unpack(single.textContent).then((acts) => {
			actsByYear = acts;
			serve();
		});
	else wire();
})();
