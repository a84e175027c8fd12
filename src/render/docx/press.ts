/** What the parts of one Word file share: its language, its numbered lists, the words of its styles. */

import type { ILevelsOptions, ParagraphChild } from 'docx';
import { AlignmentType, LevelFormat } from 'docx';
import type { Language } from '../../ast/index.js';
import { escapeText } from '../../view/escape.js';
import type { View } from '../../view/view-model.js';
import { runsOf } from './runs.js';

/** One Word file in the making. */
export interface Press {
	view: View;
	lang: Language;
	/** Lists so far: each starts its numbers anew. */
	lists: NumberedList[];
}

/** A numbered list of the text. */
export interface NumberedList {
	reference: string;
	levels: ILevelsOptions[];
}

/** Name of the numbering of bulleted lists. */
export const BULLETS = 'bullets';

/** A press for a view. */
export function createPress(view: View): Press {
	return { view, lang: view.lang === 'en' ? 'en' : 'fr', lists: [] };
}

/** Text with superior letters and whole numbers, as the page prints it. */
export function textRuns(text: string, press: Press): ParagraphChild[] {
	return runsOf(escapeText(text, press.lang));
}

/** A new numbered list that starts at that number; the answer is its name. */
export function numberedList(press: Press, start: number): string {
	const reference = `numbers-${press.lists.length + 1}`;
	press.lists.push({ reference, levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, start) });
	return reference;
}

/** The bulleted list. */
export function bulletLevels(): ILevelsOptions[] {
	return levels(LevelFormat.BULLET, (level) => ['•', '–', '·'][level % 3] ?? '•', 1);
}

/** Half a centimetre a level. */
const STEP = 340;

function levels(
	format: (typeof LevelFormat)[keyof typeof LevelFormat],
	text: (level: number) => string,
	start: number,
): ILevelsOptions[] {
	return Array.from({ length: 9 }, (_, level) => ({
		level,
		format,
		text: text(level),
		start: level === 0 ? start : 1,
		alignment: AlignmentType.LEFT,
		style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
	}));
}
