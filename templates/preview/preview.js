// Follows the events of the server. A new body is put into the page that is there, part by part; where more than the body is new, the new
// page takes the place of the old one once it is there, at the same height. The page goes to what changed last; a click on its words says,
// and copies, the line of the file where they were written.

const pages = document.getElementById('pages');
const stateLine = document.getElementById('state');
const list = document.getElementById('messages');
const place = document.getElementById('place');

let lines = [];
let copied = '';

let shown;

function showPage(version, title) {
	const page = document.createElement('iframe');
	page.className = 'coming';
	page.title = title;
	page.src = `page?${version}`;
	page.addEventListener('load', () => {
		const top = shown?.contentWindow?.scrollY ?? 0;
		page.contentWindow?.scrollTo(0, top);
		page.className = '';
		for (const other of [...pages.children]) if (other !== page && other !== newest) other.remove();
		if (page !== newest) return;
		shown = page;
		page.contentDocument.addEventListener('click', tellLine);
	});
	newest = page;
	pages.append(page);
}

let newest;

/** Puts the body into the page that is shown; false while no page stands there yet. */
function showBody(body) {
	if (shown === undefined || shown !== newest) return false;
	const there = shown.contentDocument;
	// A document of the page's own window: what it holds is bound by the page's policy, not by that of this frame.
	const next = there.implementation.createHTMLDocument('');
	next.documentElement.innerHTML = body;
	touched = undefined;
	renew(there.body, next.body);
	goTo(touched);
	return true;
}

/** What was put in last: what changed last in the file. */
let touched;

/** Spaces between parts are no change that anybody looks for. */
function touch(node) {
	if (node.textContent.trim() !== '') touched = node;
}

/** Brings a part of the page into view, where it is not. */
function goTo(node) {
	const part = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
	if (!part) return;
	const { top, bottom } = part.getBoundingClientRect();
	if (top < 0 || bottom > shown.contentWindow.innerHeight)
		part.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Says where the words that were clicked stand in the file, as `ag.md:42`, which editors and terminals open. */
function tellLine({ target }) {
	const piece = target.closest?.('[data-piece]')?.dataset.piece;
	const line = lines[piece];
	if (line === undefined) return;
	const words = `${document.title}:${line}`;
	place.textContent = words;
	const known = () => {
		place.textContent = `${words} (${copied})`;
	};
	navigator.clipboard?.writeText(words).then(known, () => {});
}

/** Makes one element like another, and touches only what differs. */
function renew(old, next) {
	for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
	for (const { name, value } of next.attributes)
		if (old.getAttribute(name) !== value) old.setAttribute(name, value);
	const before = [...old.childNodes];
	const after = [...next.childNodes];
	let from = 0;
	while (before[from]?.isEqualNode(after[from])) from++;
	let same = 0;
	const most = Math.min(before.length, after.length) - from;
	while (same < most && before.at(-1 - same).isEqualNode(after.at(-1 - same))) same++;
	const gone = before.slice(from, before.length - same);
	const come = after.slice(from, after.length - same);
	gone.forEach((node, at) => {
		const other = come[at];
		if (node.nodeType === Node.ELEMENT_NODE && node.nodeName === other?.nodeName) renew(node, other);
		else if (other) {
			node.replaceWith(other);
			touch(other);
		} else node.remove();
	});
	const rest = before[before.length - same] ?? null;
	for (const node of come.slice(gone.length)) touch(old.insertBefore(node, rest));
}

function showMessages(messages) {
	list.replaceChildren(
		...messages.map(({ severity, head, text, note }) => {
			const item = document.createElement('li');
			item.className = severity;
			for (const [words, name] of [
				[head, 'place'],
				[text, 'text'],
				[note, 'note'],
			]) {
				if (!words) continue;
				const line = document.createElement('p');
				line.className = name;
				// French puts a space before `:` and inside « », where no line may be broken.
				line.textContent = words.replace(/ (?=[:;!?»%€])|(?<=«) /g, '\u00A0');
				item.append(line);
			}
			return item;
		}),
	);
}

const events = new EventSource('events');
let known = 0;
events.addEventListener('state', (event) => {
	const state = JSON.parse(event.data);
	document.title = state.title;
	stateLine.textContent = state.line;
	if (state.messages) showMessages(state.messages);
	lines = state.lines ?? lines;
	copied = state.copied ?? copied;
	const isNext = state.version === known + 1 && state.body !== undefined;
	if (state.version !== known && !(isNext && showBody(state.body))) showPage(state.version, state.title);
	known = state.version;
});
events.addEventListener('end', (event) => {
	events.close();
	stateLine.textContent = JSON.parse(event.data).line;
});
