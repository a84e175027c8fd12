/** Gives a function that makes its value at the first call and keeps it: tables that few runs need. `make` must always give the same. */
export function lazy<Value>(make: () => Value): () => Value {
	let made: { value: Value } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
