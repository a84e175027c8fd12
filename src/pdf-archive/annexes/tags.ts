/** Makes the tags of another file fit into the tree of a document: roles, classes, identifiers, and the way back from the pages. */

import type { PdfDocument } from '../objects/document.js';
import { readNameTree, readNumberTree, writeNameTree, writeNumberTree } from '../objects/trees.js';
import { type Dict, getName, Name, type Ref, Text, type Value } from '../objects/values.js';
import { standardType } from '../tags/structure.js';

/** The tags of one annex. */
export class ForeignTags {
	/** The root of its tree. */
	readonly root: Ref;
	readonly #foreign: PdfDocument;
	readonly #document: PdfDocument;
	/** What is added to its keys, so that they are free. */
	readonly #base: number;
	/** Put before its identifiers. */
	readonly #prefix: string;
	readonly #identifiers = new Map<string, Ref>();

	constructor(foreign: PdfDocument, document: PdfDocument) {
		this.#foreign = foreign;
		this.#document = document;
		this.root = foreign.catalog.get('StructTreeRoot') as Ref;
		this.#base = nextKey(readNumberTree(document, this.#tree('ParentTree')));
		this.#prefix = `annex${this.#base}-`;
	}

	/** What stands directly under the root. */
	get kids(): Value[] {
		return this.#foreign.list(this.#foreign.dict(this.root).get('K'));
	}

	/** Changes a copied dictionary so that it fits. */
	adapt(entries: Dict, reference: Ref | undefined): void {
		for (const key of ['StructParents', 'StructParent']) {
			const value = entries.get(key);
			if (typeof value === 'number') entries.set(key, value + this.#base);
		}
		const heads = entries.get('Headers');
		if (Array.isArray(heads))
			entries.set(
				'Headers',
				heads.map((head) => this.#named(head)),
			);
		if (!(entries.get('S') instanceof Name) || !entries.has('P') || entries.has('Subtype')) return;
		entries.set('S', new Name(standardType(this.#foreign, this.#roles, getName(entries.get('S')) ?? '')));
		for (const key of ['NS', 'Ref', 'R']) entries.delete(key);
		const identifier = entries.get('ID');
		if (identifier instanceof Text) {
			const own = this.#named(identifier) as Text;
			entries.set('ID', own);
			if (reference) this.#identifiers.set(own.bytes, reference);
		}
	}

	/** Adds the way back from its pages and links to its elements. */
	addParents(copy: (value: Value) => Value): void {
		const all = readNumberTree(this.#document, this.#tree('ParentTree'));
		const own = readNumberTree(this.#foreign, this.#foreign.dict(this.root).get('ParentTree'));
		for (const [key, value] of own) all.set(this.#base + key, copy(value));
		writeNumberTree(this.#document.dict(this.#tree('ParentTree')), all);
		this.#document.change(this.#tree('ParentTree'));
		const root = this.#document.catalog.get('StructTreeRoot');
		this.#document.dict(root).set('ParentTreeNextKey', nextKey(all));
		this.#document.change(root);
	}

	/** Adds its identifiers, which cells of tables name. */
	addIdentifiers(): void {
		if (this.#identifiers.size === 0) return;
		const root = this.#document.catalog.get('StructTreeRoot');
		const entries = this.#document.dict(root);
		const all = new Map([...readNameTree(this.#document, entries.get('IDTree')), ...this.#identifiers]);
		const tree: Dict = new Map();
		writeNameTree(tree, all);
		entries.set('IDTree', this.#document.add(tree));
		this.#document.change(root);
	}

	get #roles(): Dict | undefined {
		return this.#foreign.maybeDict(this.#foreign.dict(this.root).get('RoleMap'));
	}

	#tree(key: string): Value | undefined {
		return this.#document.dict(this.#document.catalog.get('StructTreeRoot')).get(key);
	}

	#named(identifier: Value): Value {
		return identifier instanceof Text ? new Text(this.#prefix + identifier.bytes) : identifier;
	}
}

function nextKey(entries: ReadonlyMap<number, Value>): number {
	let next = 0;
	for (const key of entries.keys()) if (key >= next) next = key + 1;
	return next;
}
