/** Values that are made when first asked for, and those of texts, kept while they are near at hand. */

/** Gives a function that makes its value at the first call and keeps it: tables that few runs need. `make` must always give the same. */
export function lazy<Value>(make: () => Value): () => Value {
	let made: { value: Value } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** A function that keeps what it gave, until that is of so many keys, and begins anew: none may be undefined or changed. */
export function bounded<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
	const values = new Map<Key, Value>();
	return (key) => {
		let value = values.get(key);
		if (value === undefined) {
			value = make(key);
			if (values.size >= most) values.clear();
			values.set(key, value);
		}
		return value;
	};
}

/** A function that keeps what it gave for an object, as long as there is that object: none may be undefined or changed. */
export function beside<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
	const values = new WeakMap<Key, Value>();
	return (key) => {
		const value = values.get(key) ?? make(key);
		values.set(key, value);
		return value;
	};
}

// --- What was found out about a text, kept while it is near at hand: of its last two states, or of the last pieces that were asked about.

/** Values of the state of a text that is read now, and of the one before; older ones are forgotten. */
export class RecentValues<Value> {
	#before: ReadonlyMap<string, Value> = new Map();
	#now = new Map<string, Value>();

	/** Begins a state; `anew`: nothing that was found holds any more. */
	begin(anew = false): void {
		this.#before = anew ? new Map() : this.#now;
		this.#now = new Map();
	}

	get(key: string): Value | undefined {
		const now = this.#now.get(key);
		if (now !== undefined) return now;
		const before = this.#before.get(key);
		if (before !== undefined) this.#now.set(key, before);
		return before;
	}

	set(key: string, value: Value): void {
		this.#now.set(key, value);
	}

	/** The value of a key, found where it is not known; none may be undefined. */
	find(key: string, find: () => Value): Value {
		let value = this.get(key);
		if (value === undefined) {
			value = find();
			this.set(key, value);
		}
		return value;
	}
}

/** Characters of the texts that a function remembers, twice over. */
const MOST_SIGNS = 200_000;

/** A text that is longer is asked about once. */
const LONGEST = 2_000;

/** What a remembering function is given beside its text. */
type Rest<Given> = [Given] extends [undefined]
	? []
	: undefined extends Given
		? [given?: Given]
		: [given: Given];

/**
 * A function of a text, and of a word or two that go with it, that remembers what it gave for the texts that it was given last: an editor
 * asks about the same ones at each keystroke, and each reader of foreign minutes about the same sentence. What it gives must not be changed.
 */
export function remembering<Value, Given extends string | boolean | undefined = undefined>(
	find: (text: string, given: Given) => Value,
): (text: string, ...given: Rest<Given>) => Value {
	const values = new RecentValues<{ value: Value }>();
	let signs = 0;
	return (text, ...[given]) => {
		if (text.length > LONGEST) return find(text, given as Given);
		// A text by itself is looked up by itself: its hash is known, that of one put together never is.
		return values.find(given === undefined ? text : `${given}\0${text}`, () => {
			signs += text.length + 1;
			if (signs > MOST_SIGNS) {
				signs = 0;
				values.begin();
			}
			return { value: find(text, given as Given) };
		}).value;
	};
}
