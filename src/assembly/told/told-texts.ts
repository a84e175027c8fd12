/** Texts above an election that may tell who is elected: a paragraph that names all of them repeats its outcome. */

import type { Node, Position } from 'unist';
import { getStatements } from '../../ast/index.js';
import { foldName } from '../../text/fold.js';
import { plainText } from '../blocks/numbering.js';

/** Texts, found by their words; each is taken once. */
export class ToldTexts {
	readonly #texts: Node[];
	/** How many of the texts have been looked at: more are written behind them. */
	#read = 0;
	/** How many stand above the last election, which may name its majority; a paragraph may tell of two elections. */
	#ofLast = 0;
	readonly #byWord = new Map<string, ToldText[]>();
	#announced: ToldText[] = [];

	constructor(texts: readonly Node[] = []) {
		this.#texts = [...texts];
	}

	add(texts: Iterable<Node>): void {
		for (const text of texts) this.#texts.push(text);
	}

	/** The texts below the last election. */
	sinceLast(): Node[] {
		return this.#texts.slice(this.#ofLast);
	}

	/** An election stands here. */
	passElection(): void {
		this.#ofLast = this.#texts.length;
	}

	/** Where the texts stand that name all of these, or announce whom a list names. */
	take(keys: readonly string[]): Position[] {
		for (; this.#read < this.#texts.length; this.#read += 1) this.#keep(this.#texts[this.#read]);
		const lists = keys.map((key) => this.#byWord.get(key) ?? []);
		const fewest = lists.reduce((few, list) => (list.length < few.length ? list : few), lists[0] ?? []);
		const naming = fewest
			.slice(-MOST_TOLD)
			.filter((one) => !one.isTaken && keys.every((key) => one.words.has(key)));
		const taken = [...this.#announced, ...naming];
		this.#announced = [];
		for (const one of taken) one.isTaken = true;
		return taken.map(({ position }) => position);
	}

	#keep(node: Node | undefined): void {
		if (node?.position === undefined) return;
		const text = plainText(node);
		const told = { words: new Set(foldName(text).split(' ')), position: node.position, isTaken: false };
		if (/:\s*$/.test(text) && getStatements(node).some(({ kind }) => kind === 'elected'))
			this.#announced.push(told);
		else
			for (const word of told.words) {
				const list = this.#byWord.get(word);
				if (list === undefined) this.#byWord.set(word, [told]);
				else list.push(told);
			}
	}
}

interface ToldText {
	words: ReadonlySet<string>;
	position: Position;
	isTaken: boolean;
}

/** An election is told in no more texts, the nearest of those that name somebody of it. */
const MOST_TOLD = 40;
