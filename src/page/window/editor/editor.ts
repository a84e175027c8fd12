/** The text: CodeMirror with our colours, completions and messages. One editor shows the drafts in turn, each with its own history. */

import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, isolateHistory } from '@codemirror/commands';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import {
	type ChangeDesc,
	Compartment,
	EditorState,
	type Extension,
	type Text,
	Transaction,
} from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Completions, TextChange, WrittenChanges } from '../../../editor/index.js';
import { getDifference } from '../../../editor/text-change.js';
import type { Phrase } from '../../../language/ids.js';
import type { Language } from '../../../language/index.js';
import type { CompiledPage } from '../../protocol.js';
import { messageKeys, messageMarks, messagesGoWithText, showMessages } from './diagnostics.js';
import {
	colouring,
	completionSource,
	continueList,
	editorLook,
	editorPhrases,
	indents,
	showColours,
} from './extensions.js';

/** Told what the writer does. */
interface EditorEvents {
	/** The text is another one. */
	changed(text: Text, changes: ChangeDesc): void;
	/** The cursor stands elsewhere. */
	moved(offset: number): void;
	/** What can be written at an offset of a text. */
	complete(text: string, offset: number): Promise<Completions | null>;
}

/** The language that the editor speaks. */
interface EditorWords {
	say: Phrase;
	lang: Language;
}

/** What was pasted: its words, and the web page that a word processor gives with them. */
interface PastedText {
	plain: string;
	html: string;
}

/** A place in one text and what to do with it. */
export class Editor {
	readonly #events: EditorEvents;
	readonly #view: EditorView;
	readonly #language = new Compartment();
	#words: EditorWords;
	#pasted: PastedText | undefined;

	constructor(parent: HTMLElement, words: EditorWords, events: EditorEvents) {
		this.#events = events;
		this.#words = words;
		this.#view = new EditorView({ parent, state: this.newState('') });
		new ResizeObserver(() => this.#keepCursorInView()).observe(parent);
	}

	/** The text as it stands. */
	get text(): Text {
		return this.#view.state.doc;
	}

	/** Where the cursor stands. */
	get offset(): number {
		return this.#view.state.selection.main.head;
	}

	/** The whole state of the draft that is shown. */
	get state(): EditorState {
		return this.#view.state;
	}

	/** Shows a draft as it was left. */
	show(state: EditorState): void {
		this.#view.setState(state);
		this.#view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
	}

	/** The state of a text that is newly shown; `kept`: what `getHistory` gave for it, or for it as it was some keystrokes ago. */
	newState(text: string, kept?: unknown): EditorState {
		const config = { extensions: this.#extensions() };
		if (kept !== undefined) {
			try {
				const state = EditorState.fromJSON(kept, config, { history: historyField });
				return state.update({ changes: getDifference(state.doc.toString(), text) }).state;
			} catch {
				// Kept by another version: the text counts, what can be undone in it does not.
			}
		}
		return EditorState.create({ doc: text, ...config });
	}

	/** What can be undone in a state, to be kept. */
	static getHistory(state: EditorState): unknown {
		return state.toJSON({ history: historyField });
	}

	/** Changes the text as if it were typed, and leaves the cursor and the keys behind the last change. */
	change(changes: readonly TextChange[]): void {
		const last = changes.at(-1);
		if (!last) return;
		const grown = changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
		const end = last.to + grown;
		const tail = /\s*$/.exec(last.insert)?.[0].length ?? 0;
		this.write({ changes: [...changes], cursor: end - tail });
		this.focus();
	}

	/** Changes the text as if it were typed, one step to undo; the keys stay where they are. */
	write({ changes, cursor }: WrittenChanges): void {
		this.#view.dispatch({
			changes,
			...(cursor !== null && { selection: { anchor: cursor } }),
			scrollIntoView: cursor !== null,
			userEvent: 'input.complete',
			annotations: isolateHistory.of('full'),
		});
	}

	/** What was pasted last with its form, where nothing was written before it. */
	get pasted(): PastedText | undefined {
		return this.#pasted;
	}

	/** Puts another text in place of the one that is shown: another window wrote it. */
	replace(text: string): void {
		this.#view.dispatch({
			changes: getDifference(this.text.toString(), text),
			annotations: Transaction.remote.of(true),
		});
	}

	/** Makes the text another one, as if it were typed: one step to undo. */
	rewrite(text: string): void {
		this.write({ changes: getDifference(this.text.toString(), text), cursor: null });
		this.focus();
	}

	/** Shows colours and messages of a text; `since`: what has been typed since that text. */
	showCompiled({ colours, messages }: CompiledPage, since: ChangeDesc): void {
		// Where nothing is written yet, nothing is wrong.
		const isBlank = !/\S/.test(this.text.sliceString(0, 1_000)) && this.text.toString().trim() === '';
		this.#view.dispatch(showMessages(this.#view, isBlank ? [] : messages, since, this.#words.say), {
			effects: showColours(colours, since),
		});
	}

	/** Puts the cursor on a range and shows it. */
	goTo(from: number, to = from): void {
		const length = this.text.length;
		this.#view.dispatch({
			selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
			effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
		});
		this.focus();
	}

	/** Puts the cursor behind the last word. */
	goToEnd(): void {
		const anchor = this.text.toString().trimEnd().length;
		this.#view.dispatch({
			selection: { anchor },
			effects: EditorView.scrollIntoView(anchor, { y: 'end', yMargin: 48 }),
		});
	}

	focus(): void {
		this.#view.focus();
	}

	/** Speaks another language. */
	speak(words: EditorWords): void {
		this.#words = words;
		this.#view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
	}

	/** The list of messages may open over the line that one is writing. */
	#keepCursorInView(): void {
		if (this.#view.hasFocus)
			this.#view.dispatch({ effects: EditorView.scrollIntoView(this.offset, { yMargin: 24 }) });
	}

	#extensions(): Extension {
		return [
			lineNumbers(),
			messageMarks(),
			messagesGoWithText,
			history(),
			drawSelection(),
			highlightActiveLine(),
			highlightSelectionMatches(),
			search({ top: true }),
			EditorView.lineWrapping,
			colouring(),
			indents(),
			autocompletion({ override: [completionSource(this.#events.complete)], icons: false }),
			keymap.of([
				...completionKeymap,
				...searchKeymap,
				...historyKeymap,
				...messageKeys(() => this.#words.say),
				{ key: 'Enter', run: continueList },
				...defaultKeymap,
			]),
			this.#language.of(this.#inLanguage()),
			editorLook,
			EditorView.domEventObservers({
				paste: (event, view) => {
					const html = event.clipboardData?.getData('text/html') ?? '';
					const plain = event.clipboardData?.getData('text/plain') ?? '';
					const { from, to } = view.state.selection.main;
					const isWhole = (view.state.sliceDoc(0, from) + view.state.sliceDoc(to)).trim() === '';
					this.#pasted = isWhole && html !== '' ? { plain, html } : undefined;
				},
			}),
			EditorView.updateListener.of((update) => {
				if (update.docChanged) {
					const isRemote = update.transactions.some((one) => one.annotation(Transaction.remote));
					if (!isRemote) this.#events.changed(update.state.doc, update.changes);
				}
				if (update.docChanged || update.selectionSet) this.#events.moved(update.state.selection.main.head);
			}),
		];
	}

	#inLanguage(): Extension {
		return [
			EditorState.phrases.of(editorPhrases(this.#words.say)),
			EditorView.contentAttributes.of({
				'aria-label': this.#words.say('page.text'),
				tabindex: '0',
				lang: this.#words.lang,
				spellcheck: 'true',
				autocapitalize: 'sentences',
			}),
		];
	}
}
