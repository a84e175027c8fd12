/** What a text under a key of a mapping, or in a column of a roll, says of a person. */

import type { Name, PersonPart } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { fileData, type PlacedText, slicePlaced, wholePlace } from '../source/places.js';
import { splitAt } from '../yaml/lists.js';
import { invalidText, type ValueContext } from '../yaml/scalars.js';
import { booleanOf, dateNode, timeOf } from '../yaml/values.js';
import { groupKindOf, type PersonKey } from './person-keys.js';
import { readVotes } from './person-votes.js';

/** The parts that a trimmed text gives; none where it is empty, or cannot be read. */
export function readPersonValue(key: PersonKey, text: PlacedText, context: ValueContext): PersonPart[] {
	const { text: value } = text;
	if (value === '') return [];
	switch (key.id) {
		case 'name':
			return [placed(nameOf(text, context), text, context)];
		case 'givenName':
			// It goes with the name, which whoever reads the person puts together.
			return [];
		case 'organization':
			return [placed({ type: 'affiliation', value, children: [] }, text, context)];
		case 'quality':
			return [placed({ type: 'quality', value, children: [] }, text, context)];
		case 'college':
			return [placed({ type: 'college', value, children: [] }, text, context)];
		case 'alias':
			return splitAt(text, value.includes(';') ? ';' : ',').flatMap((alias) =>
				alias.text === '' ? [] : [placed({ type: 'alias', value: alias.text, children: [] }, alias, context)],
			);
		case 'votes': {
			const { votes, problems } = readVotes(text, context, key.allocation);
			context.problems.push(...problems);
			return votes ? [votes] : [];
		}
		case 'proxy': {
			const isBlank = vocabulary('personMarks').idOf(value) === 'blankProxy';
			const holder: [] | [Name] = isBlank ? [] : [nameOf(withoutMark(text), context)];
			return [placed({ type: 'proxy', children: holder }, text, context)];
		}
		case 'representedBy':
			return [placed({ type: 'representative', children: [nameOf(text, context)] }, text, context)];
		case 'replacedBy':
			return [placed({ type: 'substitute', children: [nameOf(text, context)] }, text, context)];
		case 'arrival':
		case 'departure': {
			const minutes = timeOf(text, context);
			const type = key.id === 'arrival' ? 'arrivalTime' : 'departureTime';
			return minutes === undefined ? [] : [placed({ type, value: minutes, children: [] }, text, context)];
		}
		case 'born': {
			const date = dateNode(text, context);
			return date ? [placed({ type: 'birth', value: date.value, children: [] }, text, context)] : [];
		}
		case 'public': {
			const isPublic = booleanOf(text, context);
			return isPublic === undefined
				? []
				: [placed({ type: 'public', value: isPublic, children: [] }, text, context)];
		}
		case 'presence': {
			const group = groupKindOf(value);
			if (group !== undefined)
				return [placed({ type: 'presence', value: group, children: [] }, text, context)];
			invalidText(context, 'presence', text);
			return [];
		}
	}
}

/** Gives a new node its place and file. Rolls have a hundred thousand of them: it is changed, not copied. */
function placed<Part extends PersonPart>(part: Part, text: PlacedText, context: ValueContext): Part {
	const position = wholePlace(text);
	if (position !== undefined) part.position = position;
	if (context.file !== undefined) part.data = fileData(context.file);
	return part;
}

function nameOf(text: PlacedText, context: ValueContext): Name {
	return placed({ type: 'name', value: text.text, children: [] }, text, context);
}

/** `pouvoir: à Jeanne Royer`, as the word before it asks for. */
function withoutMark(text: PlacedText): PlacedText {
	const mark = /^(?:à|to)\s+(?=\p{Lu})/u.exec(text.text);
	return mark ? slicePlaced(text, mark[0].length, text.text.length) : text;
}
