/**
 * Word files, and pages that were made of them or pasted into, have a paragraph for each line where a text has lines: names below a label, counts
 * below a motion, a sentence that was pasted with its line ends. Here such paragraphs become lines of one paragraph, as those who typed them see them,
 * and tabs become gaps between columns.
 */

import { opensBlock } from '../lines/text.js';
import { type LabelGroup, labelGroup } from '../wording/labels.js';
import { civilAtStart, isPersonName } from '../wording/person-names.js';
import {
	bodyOf,
	type Element,
	type ElementContent,
	getClass,
	getText,
	type HtmlRoot,
	openFrames,
} from './html-elements.js';

/** Stands for a gap between columns until the text is written: blanks of HTML would be one space. It is of the Private Use Area. */
const GAP = '\uE0F1';

/** Joins the paragraphs of a page that are lines, in place; empty paragraphs go. A page of the web has them in elements of its own. */
export function joinLines(root: HtmlRoot): void {
	openFrames(root);
	joinLinesIn(bodyOf(root));
}

function joinLinesIn(holder: { children: ElementContent[] }): void {
	for (const child of holder.children)
		if (child.type === 'element' && HOLDERS.has(child.tagName)) joinLinesIn(child);
	const children = holder.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
	const texts = children.map((child) => (isParagraph(child) ? getText(child) : undefined));
	if (!texts.some((text) => text !== undefined)) return;
	const isParted = texts.filter((text) => text === '').length >= FEWEST_BLANK;
	const joined: ElementContent[] = [];
	/** The last paragraph, to which lines may be added; a heading or a list is none. */
	let open: Element | undefined;
	/** Below a label of people, whose names are lines without empty paragraphs too. */
	let isRoll = false;
	for (const [at, child] of children.entries()) {
		const text = texts[at];
		if (text === '') continue;
		const above = texts[at - 1];
		const isLabel: boolean = text !== undefined && opensRoll(text, isRoll);
		isRoll = isLabel || (isRoll && text !== undefined && isEntry(text, above, texts[at + 1]));
		const isLine =
			text !== undefined &&
			above !== undefined &&
			above !== '' &&
			open !== undefined &&
			!opensBlock(text) &&
			(isNextLine(above, text, isParted) || (isRoll && !isLabel));
		if (!isLine || open === undefined) {
			joined.push(child);
			open = text !== undefined && child.type === 'element' ? child : undefined;
			continue;
		}
		open.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
		for (const part of child.type === 'element' ? child.children : []) open.children.push(part);
	}
	holder.children = joined;
}

/** Around the blocks of a page. */
const HOLDERS: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'center']);

/** The text with its gaps as spaces. */
export function withGaps(markdown: string): string {
	return markdown.replaceAll(GAP, '    ');
}

/** `isParted`: empty paragraphs stand between those that do not belong together. */
function isNextLine(above: string, text: string, isParted: boolean): boolean {
	// `a) the budget` is an item.
	const isCut =
		above.length >= SHORTEST_CUT && !/[.;:!?…»”")]$/u.test(above) && /^\p{Ll}(?![.)])/u.test(text);
	return isCut || (isParted && !(isSentence(above) && isSentence(text)));
}

/** A paragraph of sentences, which is no line. */
function isSentence(text: string): boolean {
	return text.length >= SHORTEST_SENTENCE && /[.!?…][»”")]?$/u.test(text);
}

/** `Étaient présents`; `Membres titulaires` below it is a line of the same roll. */
function opensRoll(text: string, isRoll: boolean): boolean {
	const group = groupOf(text);
	return group !== undefined && !(isRoll && group === 'members');
}

/** Whom a line announces that is a label, `Excusés :`. */
function groupOf(line: string): LabelGroup | undefined {
	return labelGroup(line.replace(/\s*:$/, ''));
}

/** A name, or what stands above names, and no item of an agenda or title of a resolution; a lone word is a name among such. */
function isEntry(text: string, above: string | undefined, next: string | undefined): boolean {
	if (text.length > LONGEST_ENTRY || /[.!?…]$|^\d+\s?[.)/-]/u.test(text) || opensBlock(text)) return false;
	return (
		isSomebody(text) ||
		groupOf(text) !== undefined ||
		(isWord(text) && (isWord(above) || groupOf(above ?? '') !== undefined)) ||
		(isSomebody(next) && !/\d/.test(text))
	);
}

/** `Mme Clotilde Arnal, présidente`, `Ana Bell (CGT)` */
function isSomebody(text: string | undefined): boolean {
	const [head = ''] = (text ?? '').split(/\s*[,;(:–—\t]|\s-\s/, 1);
	return isPersonName(head) && (/\s/.test(head.trim()) || civilAtStart(head) !== undefined);
}

function isWord(text: string | undefined): boolean {
	return /^[\p{L}'’-]+[,;]?$/u.test(text ?? '');
}

/** A paragraph that is more than a title in bold, and none of a style of ours. */
function isParagraph(node: ElementContent | undefined): node is Element {
	if (node?.type !== 'element' || node.tagName !== 'p' || getClass(node) !== undefined) return false;
	const parts = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
	return parts.length === 0 || !parts.every((part) => part.type === 'element' && part.tagName === 'strong');
}

/** Keeps the gaps of a page of Word, in place: tabs between words, and spaces that end no sentence. Blanks of the web are how its source is laid out. */
export function keepGaps(holder: HtmlRoot | Element): void {
	for (const node of holder.children) {
		if (node.type === 'text') node.value = node.value.replace(GAPS, GAP);
		else if (node.type === 'element') keepGaps(node);
	}
}

const GAPS = /(?<=\S)(?:[ \u00A0]{0,9}\t[ \u00A0\t]*|[ \u00A0]{3,}|(?<![.!?:;,])[ \u00A0]{2})(?=\S)/g;

/** Fewer empty paragraphs may be slips. */
const FEWEST_BLANK = 3;
/** Lines that go on over a line end are as long as a page is wide. */
const SHORTEST_CUT = 40;
const SHORTEST_SENTENCE = 60;
const LONGEST_ENTRY = 300;
