/** A majority that the rules do not define. */

import type { TextValue } from '../../ast/index.js';
import type { Rules } from '../../law/rules.js';
import type { Problems } from '../problems.js';

/** Says so where it is named, with the nearest one; rules that could not be read are said where they stand. */
export function reportUnknownRule(named: TextValue, rules: Rules, problems: Problems): void {
	if (!rules.valid) return;
	const nearest = rules.nearest(named.value);
	problems.at(named, 'vote/unknown-rule', nearest === undefined ? 'unknown' : 'near', {
		values: { name: named.value, ...(nearest === undefined ? {} : { nearest }) },
		...(nearest !== undefined && named.position
			? {
					fixes: [
						{
							description: 'writeNearest',
							safe: false,
							edits: [{ position: named.position, text: nearest }],
						},
					],
				}
			: {}),
	});
}
