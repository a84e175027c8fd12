// Patterns with classes of Unicode (`\p{L}`), made cheap to compile. V8 reads the hundreds of ranges of a class each time it makes a pattern, in every
// run: an eighth of what a check does. Nearly all texts hold nothing but the letters of Latin-1 and the signs of print, of which a class has a dozen
// ranges: a pattern with such a class is made of these for such texts, and as it is written for others. Both find the same.
//
// The bundler writes all patterns with the flags of such (`u`) as `new RegExp(…)`, and the bundles have a `RegExp` of their own, which is this.

import { transformSync } from 'esbuild';

/** First and last of the characters of usual texts: Latin-1, the rest of French, dashes and quotation marks, money, arrows, signs of reckoning. */
const USUAL = [
	[0, 0xff],
	[0x152, 0x153],
	[0x178, 0x178],
	[0x2010, 0x205e],
	[0x20a0, 0x20bf],
	[0x2190, 0x22ff],
];

/** More of them are written as they are. */
const CLASSES = 'L Lu Ll Lt Lo Lm N Nd M P Pd Ps Pe Pi Pf S Sc So Z White_Space Pattern_Syntax'.split(' ');

const hex = (code) => `\\u${code.toString(16).padStart(4, '0')}`;
const written = (ranges) =>
	ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join('');

/** The characters that a pattern for one of them takes, as the inside of a class. */
function rangesOf(isIn) {
	const ranges = [];
	for (let code = 0; code <= 0xffff; code += 1) {
		if (!isIn(code)) continue;
		const last = ranges.at(-1);
		if (last?.[1] === code - 1) last[1] = code;
		else ranges.push([code, code]);
	}
	return written(ranges);
}

const NOT_USUAL = new RegExp(`[^${written(USUAL)}]`);

function classTable() {
	const isUsual = (code) => USUAL.some(([from, to]) => from <= code && code <= to);
	return Object.fromEntries(
		CLASSES.map((name) => {
			const one = new RegExp(`\\p{${name}}`, 'u');
			const isIn = (code) => isUsual(code) && one.test(String.fromCharCode(code));
			return [name, [rangesOf(isIn), rangesOf((code) => !isIn(code))]];
		}),
	);
}

/** What stands at the head of a bundle. */
export function shortClasses() {
	const given = `globalThis.RegExp,${JSON.stringify(classTable())},${NOT_USUAL}`;
	return transformSync(`var RegExp=(${withShortClasses})(${given});`, {
		minifyWhitespace: true,
		charset: 'ascii',
	}).code.trim();
}

/** The same here. */
export function ownRegExp(native) {
	return withShortClasses(native, classTable(), NOT_USUAL);
}

/**
 * The constructor of patterns, for which those with classes of Unicode are `Pattern`s. It is written into the bundles as it stands, and may use
 * nothing from outside.
 */
function withShortClasses(Native, classes, unusual) {
	/** By flags and source: what is compiled of a pattern, which all that are written alike share. */
	const known = new Map();
	const MOST_KNOWN = 5000;
	/** The text that was looked at last: one is asked about many times in a row. */
	const last = { text: '', isUsual: true };

	function isUsual(text) {
		if (text !== last.text) {
			last.text = text;
			last.isUsual = !unusual.test(text);
		}
		return last.isUsual;
	}

	/** The source with short classes, where it has no other; none may hold what is written otherwise without the flag `u`. */
	function shortened(source) {
		let short = '';
		let isInside = false;
		for (let at = 0; at < source.length; at += 1) {
			const sign = source[at];
			if (sign === '[') isInside = true;
			if (sign === ']') isInside = false;
			if (sign !== '\\') {
				short += sign;
				continue;
			}
			at += 1;
			const letter = source[at];
			if (letter === 'u' && source[at + 1] === '{') return undefined;
			if (letter !== 'p' && letter !== 'P') {
				short += sign + letter;
				continue;
			}
			const end = source.indexOf('}', at);
			const found = Object.hasOwn(classes, source.slice(at + 2, end)) && classes[source.slice(at + 2, end)];
			if (!found) return undefined;
			const ranges = found[letter === 'p' ? 0 : 1];
			short += isInside ? ranges : `[${ranges}]`;
			at = end;
		}
		return short;
	}

	class Compiled {
		#short;
		#full;
		constructor(source, flags) {
			this.source = source;
			this.flags = flags;
			this.shortSource = shortened(source);
		}
		for(text) {
			if (this.shortSource !== undefined && isUsual(text)) {
				this.#short ??= new Native(this.shortSource, this.flags.replace('u', ''));
				return this.#short;
			}
			this.#full ??= new Native(this.source, this.flags);
			return this.#full;
		}
	}

	class Pattern extends Native {
		#compiled;
		constructor(compiled) {
			super('', compiled.flags);
			this.#compiled = compiled;
		}
		get source() {
			return this.#compiled.source;
		}
		exec(given) {
			const text = String(given);
			const pattern = this.#compiled.for(text);
			pattern.lastIndex = this.lastIndex;
			const found = pattern.exec(text);
			if (pattern.global || pattern.sticky) this.lastIndex = pattern.lastIndex;
			return found;
		}
		static get [Symbol.species]() {
			return OwnRegExp;
		}
	}

	function OwnRegExp(pattern, flags = pattern instanceof Native ? pattern.flags : '') {
		const source = pattern instanceof Pattern ? pattern.source : pattern;
		if (typeof source !== 'string' || !flags.includes('u')) return new Native(source, flags);
		const key = `${flags}/${source}`;
		let one = known.get(key);
		if (one === undefined) {
			// Without regard to case, a class takes more than it has.
			const isShort = /\\[pP]\{/.test(source) && !flags.includes('i');
			const compiled = isShort ? new Compiled(source, flags) : undefined;
			one = { compiled, pattern: compiled ? new Pattern(compiled) : new Native(source, flags) };
			if (known.size >= MOST_KNOWN) known.clear();
			known.set(key, one);
		}
		// One that remembers where it stopped belongs to who made it.
		if (!/[gy]/.test(flags)) return one.pattern;
		return one.compiled ? new Pattern(one.compiled) : new Native(source, flags);
	}
	OwnRegExp.prototype = Native.prototype;
	return Object.setPrototypeOf(OwnRegExp, Native);
}
