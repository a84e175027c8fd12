// Follows the events of the server: the new page takes the place of the old one once it is there, at the same height.

const pages = document.getElementById('pages');
const stateLine = document.getElementById('state');
const list = document.getElementById('messages');

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
	});
	newest = page;
	pages.append(page);
}

let newest;

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
				line.textContent = words;
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
	if (state.version !== known && state.version > 0) showPage(state.version, state.title);
	known = state.version;
});
events.addEventListener('end', (event) => {
	events.close();
	stateLine.textContent = JSON.parse(event.data).line;
});
