/** Meetings that were held wholly from afar, by video or telephone: whoever was there was there from afar. */

import { getText, type Unit } from '../lines/units.js';
import type { Head } from '../model.js';
import { phraseFinder } from '../wording/dialect.js';
import { getSentences } from '../wording/sentences.js';

/** Puts those who were there among those who were there from afar, where the head says so of the meeting and tells nobody apart. */
export function readHeldRemotely(units: readonly Unit[], { people, values }: Head): void {
	if (people.some(({ group }) => group === 'remote')) return;
	const top = units.slice(0, MOST_OF_HEAD).filter(({ kind }) => kind !== 'comment');
	const texts = [values.place ?? '', ...top.map((unit) => getText(unit))];
	const isHeld =
		isFromAfar(values.place ?? '') ||
		top.some((unit, at) => at < MOST_OF_TITLE && isTitle(getText(unit)) && isFromAfar(getText(unit))) ||
		top.some((unit) => unit.kind === 'text' && getSentences(getText(unit)).some(meetsFromAfar));
	// `à la mairie ou en visioconférence`, `Hybrid meeting`: some were in a room.
	if (!isHeld || texts.some((text) => phraseFinder('inRoom').test(text))) return;
	for (const one of people) if (one.group === 'present') one.group = 'remote';
}

/** The head of minutes has no more units, and their title fewer. */
const MOST_OF_HEAD = 12;
const MOST_OF_TITLE = 3;

function isFromAfar(text: string): boolean {
	return phraseFinder('fromAfar').test(text);
}

/** `– MINUTES – Web Group Teleconference`; `Visioconférence : https://…` is how to join. */
function isTitle(text: string): boolean {
	return text.length < LONGEST_TITLE && !/[.:]|\/\//.test(text);
}

const LONGEST_TITLE = 120;

/** `…, les membres de l'association se sont réunis en assemblée générale en visioconférence`. */
function meetsFromAfar(sentence: string): boolean {
	const verb = phraseFinder('metTogether', 'openingWords', 'heldWords').exec(sentence);
	return verb !== null && isFromAfar(sentence.slice(verb.index));
}
