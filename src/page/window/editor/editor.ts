/** The text: CodeMirror with our colours, completions and messages. One editor shows the drafts in turn, each with its own history. */

import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
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
import type { Language } from '../../../language/index.js';
import type { Phrase } from '../../../text/phrase.js';
import type { Completions, TextChange } from '../../model/index.js';
import type { CompiledPage } from '../../protocol.js';
import { colouring, showColours } from './colouring.js';
import { completionSource } from './completion.js';
import { diagnosticsOf } from './diagnostics.js';
import { editorLook } from './look.js';
import { editorPhrases } from './phrases.js';

/** Told what the writer does. */
export interface EditorEvents {
	/** The text is another one. */
	changed(text: Text, changes: ChangeDesc): void;
	/** The cursor stands elsewhere. */
	moved(offset: number): void;
	/** What can be written at an offset of a text. */
	complete(text: string, offset: number): Promise<Completions | null>;
}

/** The language that the editor speaks. */
export interface EditorWords {
	say: Phrase;
	lang: Language;
}

/** A place in one text and what to do with it. */
export class Editor {
	readonly #events: EditorEvents;
	readonly #view: EditorView;
	readonly #language = new Compartment();
	#words: EditorWords;

	constructor(parent: HTMLElement, words: EditorWords, events: EditorEvents) {
		this.#events = events;
		this.#words = words;
		this.#view = new EditorView({ parent, state: this.newState('') });
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

	/** The state of a text that is newly shown; `history`: what `historyOf` gave for the same text. */
	newState(text: string, kept?: unknown): EditorState {
		const config = { extensions: this.#extensions() };
		if (kept !== undefined) {
			try {
				return EditorState.fromJSON(kept, config, { history: historyField });
			} catch {
				// Kept by another version: the text counts, what can be undone in it does not.
			}
		}
		return EditorState.create({ doc: text, ...config });
	}

	/** What can be undone in a state, to be kept. */
	static historyOf(state: EditorState): unknown {
		return state.toJSON({ history: historyField });
	}

	/** Changes the text as if it were typed, and leaves the cursor behind the last change. */
	change(changes: readonly TextChange[]): void {
		const last = changes.at(-1);
		if (!last) return;
		const grown = changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
		const end = last.to + grown;
		const tail = /\s*$/.exec(last.insert)?.[0].length ?? 0;
		this.#view.dispatch({
			changes: [...changes],
			selection: { anchor: end - tail },
			scrollIntoView: true,
			userEvent: 'input.complete',
		});
		this.focus();
	}

	/** Puts another text in place of the one that is shown: another window wrote it. */
	replace(text: string): void {
		const old = this.text.toString();
		let from = 0;
		while (from < old.length && from < text.length && old[from] === text[from]) from++;
		let tail = 0;
		while (tail < old.length - from && tail < text.length - from && old.at(-1 - tail) === text.at(-1 - tail))
			tail++;
		this.#view.dispatch({
			changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
			annotations: Transaction.remote.of(true),
		});
	}

	/** Shows colours and messages of a text; `since`: what has been typed since that text. */
	showCompiled({ colours, messages }: CompiledPage, since: ChangeDesc): void {
		const diagnostics = diagnosticsOf(messages, since, this.#words.say);
		this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics), {
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

	focus(): void {
		this.#view.focus();
	}

	/** Speaks another language. */
	speak(words: EditorWords): void {
		this.#words = words;
		this.#view.dispatch({ effects: this.#language.reconfigure(this.#inLanguage()) });
	}

	#extensions(): Extension {
		return [
			lineNumbers(),
			lintGutter(),
			history(),
			drawSelection(),
			highlightActiveLine(),
			highlightSelectionMatches(),
			search({ top: true }),
			EditorView.lineWrapping,
			colouring(),
			autocompletion({ override: [completionSource(this.#events.complete)], icons: false }),
			keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
			this.#language.of(this.#inLanguage()),
			editorLook,
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
				lang: this.#words.lang,
				spellcheck: 'true',
				autocapitalize: 'sentences',
			}),
		];
	}
}
