/** A map that is never changed: each change makes a new one that shares what stayed the same. */

/** Beyond this many changes the map is copied whole, where that is no more work than the changes were. */
const FEW_CHANGES = 64;

/** An immutable map. Making one with a few other entries costs about the square root of its size, not its size. */
export class ChangeMap<Key, Value> implements ReadonlyMap<Key, Value> {
	readonly #base: ReadonlyMap<Key, Value>;
	/** What differs from the base; `undefined` stands for an entry that is gone. */
	readonly #changes: ReadonlyMap<Key, Value | undefined>;
	readonly size: number;

	/** A map with the entries of another, which must not change afterwards. */
	constructor(base: ReadonlyMap<Key, Value>, changes: ReadonlyMap<Key, Value | undefined> = new Map()) {
		this.#base = base;
		this.#changes = changes;
		let size = base.size;
		for (const [key, value] of changes) {
			if (base.has(key)) size -= value === undefined ? 1 : 0;
			else size += value === undefined ? 0 : 1;
		}
		this.size = size;
	}

	/** The same map with these entries set, or taken out where the value is `undefined`. */
	with(entries: Iterable<readonly [Key, Value | undefined]>): ChangeMap<Key, Value> {
		const changes = new Map(this.#changes);
		for (const [key, value] of entries) changes.set(key, value);
		if (changes.size > FEW_CHANGES && changes.size * changes.size > this.#base.size) {
			return new ChangeMap(new Map(new ChangeMap(this.#base, changes)));
		}
		return new ChangeMap(this.#base, changes);
	}

	get(key: Key): Value | undefined {
		if (this.#changes.size === 0) return this.#base.get(key);
		return this.#changes.has(key) ? this.#changes.get(key) : this.#base.get(key);
	}

	has(key: Key): boolean {
		if (this.#changes.size === 0) return this.#base.has(key);
		return this.#changes.has(key) ? this.#changes.get(key) !== undefined : this.#base.has(key);
	}

	*entries(): MapIterator<[Key, Value]> {
		for (const [key, value] of this.#base) {
			if (!this.#changes.has(key)) yield [key, value];
			else {
				const changed = this.#changes.get(key);
				if (changed !== undefined) yield [key, changed];
			}
		}
		for (const [key, value] of this.#changes) {
			if (value !== undefined && !this.#base.has(key)) yield [key, value];
		}
	}

	*keys(): MapIterator<Key> {
		for (const [key] of this.entries()) yield key;
	}

	*values(): MapIterator<Value> {
		for (const [, value] of this.entries()) yield value;
	}

	forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
		for (const [key, value] of this.entries()) callback(value, key, this);
	}

	[Symbol.iterator](): MapIterator<[Key, Value]> {
		return this.entries();
	}
}
