/** Values in brackets, `{ seuil: > 1/2, base: exprimés }`, character by character over one line or more. */

import { vocabulary } from '../../language/index.js';
import { type Slip, type SlipCode, yamlQuoted } from '../yaml/header-slips.js';

/** Reads a value in brackets, line after line, until it closes. */
export class FlowReader {
	readonly slips: Slip[] = [];
	/** A comment behind the closing bracket or behind a line of the value. */
	readonly comments: { from: number; text: string }[] = [];
	#depth = 0;
	#quote = '';
	/** Whether a key, item or value may start here. */
	#isFresh = true;

	/** Reads a line from an index; whether the value closes in it. */
	readLine(text: string, base: number, from: number): boolean {
		let at = from;
		while (at < text.length) {
			const sign = text[at] ?? '';
			if (this.#quote !== '') {
				if (this.#quote === '"' && sign === '\\') at += 1;
				else if (sign === this.#quote) this.#quote = '';
				at += 1;
				continue;
			}
			if (sign === '#' && /\s/.test(text[at - 1] ?? ' ')) {
				this.comments.push({ from: base + at, text: text.slice(at) });
				return false;
			}
			if (sign === '{' || sign === '[' || sign === ',') {
				if (sign !== ',') this.#depth += 1;
				this.#isFresh = true;
				at += 1;
			} else if (sign === '}' || sign === ']') {
				this.#depth -= 1;
				at += 1;
				if (this.#depth <= 0) {
					const comment = /^[ \t]+(?=#)/.exec(text.slice(at));
					if (comment)
						this.comments.push({
							from: base + at + comment[0].length,
							text: text.slice(at + comment[0].length),
						});
					return true;
				}
			} else if (sign === ':' && /^[\s,}\]]|^$/.test(text.slice(at + 1, at + 2))) {
				this.#isFresh = true;
				at += 1;
			} else if (/\s/.test(sign)) {
				at += 1;
			} else if (!this.#isFresh) {
				at += 1;
			} else {
				this.#isFresh = false;
				at = this.#start(text, base, at);
			}
		}
		return false;
	}

	/** Reads the first character of a key, an item or a value; gives where to go on. */
	#start(text: string, base: number, at: number): number {
		const sign = text[at] ?? '';
		if (sign === '"' || sign === "'") {
			this.#quote = sign;
			return at + 1;
		}
		if (sign === '>' || sign === '|') {
			const written = (/^[^,}\]]*/.exec(text.slice(at))?.[0] ?? '').trimEnd();
			this.#slip('threshold', base + at, written, yamlQuoted(written), {
				value: written,
				line: yamlQuoted(written),
			});
			return at + written.length;
		}
		const tight = /^([^\s:,{}[\]"'#]{2,40}):(?=([\u00A0\u202F]|[^\s,}\]]))/.exec(text.slice(at, at + 44));
		const key = tight?.[1];
		// A threshold follows no text but a key.
		if (tight === null || key === undefined || !(isKnown(key) || tight[2] === '>')) return at + 1;
		const colon = at + tight[0].length;
		this.#isFresh = true;
		if (/[\u00A0\u202F]/.test(tight[2] ?? '')) {
			this.#slip('noBreakSpace', base + colon, text[colon] ?? '', ' ', {});
			return colon + 1;
		}
		const value = (/^[^,{}[\]]*/.exec(text.slice(colon))?.[0] ?? '').trim();
		const values = { key, text: `${key}:${value}`, line: `${key}: ${value}` };
		this.slips.push({
			code: 'keySpace',
			from: base + at,
			to: base + colon,
			yaml: [{ from: base + colon - 1, to: base + colon, text: ': ' }],
			fix: [{ from: base + colon - 1, to: base + colon, text: ': ' }],
			values,
		});
		return colon;
	}

	#slip(code: SlipCode, from: number, written: string, text: string, values: Record<string, string>): void {
		const edit = { from, to: from + written.length, text };
		this.slips.push({ code, from, to: edit.to, yaml: [edit], fix: [edit], values });
	}
}

function isKnown(key: string): boolean {
	return (['subkeys', 'groupKeys', 'person', 'groups'] as const).some(
		(name) => vocabulary(name).idOf(key) !== undefined,
	);
}
