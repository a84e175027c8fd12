import { getStatements, listNodes } from '../../ast/index.js';
import { findingFrom, type Rule } from '../rule.js';

/** A figure of a sentence does not follow from the others; the total or a vote in a table is not what its cells make. */
export const documentWrongTotal: Rule = {
	id: 'document/wrong-total',
	severity: 'warning',
	check({ meeting, problems, report }) {
		for (const { node } of listNodes(meeting))
			for (const statement of getStatements(node))
				if (statement.kind === 'sum')
					report({
						place: statement.position,
						code: statement.of,
						values: {
							stated: statement.stated,
							computed: statement.of === 'item' ? statement.computed : { exact: statement.computed },
						},
					});
		for (const problem of problems) report(findingFrom(problem));
	},
};
