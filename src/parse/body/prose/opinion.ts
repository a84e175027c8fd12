/** Opinions that the text above a vote gives: what is voted then is that opinion. */

import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { type Ballot, getStatements, type Resolution } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { namesOtherBody } from '../../statements/wording/bodies.js';
import type { BodyFile } from '../body-file.js';

/** `Le CSE rend un avis défavorable` above a vote: an opinion is what is voted, and the votes are of it where they do not say otherwise. */
export function takeOpinion(node: Resolution, file: BodyFile): void {
	if (node.kind !== 'opinion' && !(node.kind === 'decision' && node.form === 'implicit')) return;
	const first = node.children.findIndex(({ type }) => type === 'ballot');
	const opinionsIn = (children: Resolution['children']) => [
		...new Set(children.flatMap((child) => (child.type === 'paragraph' ? opinionOf(child, file) : []))),
	];
	const above = opinionsIn(first < 0 ? node.children : node.children.slice(0, first));
	const [opinion, other] = above.length > 0 || node.kind !== 'opinion' ? above : opinionsIn(node.children);
	if (opinion === undefined || other !== undefined) return;
	node.kind = 'opinion';
	if (!node.children.some((child) => child.type === 'ballot' && votesOpinions(child, file)))
		node.opinion = opinion;
}

/** The opinion that a paragraph gives: one alone, and nothing else that it decides. */
function opinionOf(paragraph: Paragraph, file: BodyFile): Array<'favourable' | 'unfavourable'> {
	const verdicts = getStatements(paragraph).filter((statement) => statement.kind === 'verdict');
	const given = verdicts.flatMap(({ opinion, given: isGiven }) => (opinion && isGiven ? [opinion] : []));
	if (given.length > 0) return given.length === verdicts.length ? given : [];
	// `Avis du CSE : défavorable`
	const [, label = '', value = ''] =
		/^([^:\n\d]{3,80}?)[\s\u00A0\u202F]*:\s*([^\n]{3,40}?)[\s.]*$/u.exec(wordsOf(paragraph)) ?? [];
	const opinion = vocabulary('opinions').findId(value);
	return opinion !== undefined && isOwnOpinion(label, file) ? [opinion] : [];
}

/** `Avis`, `Avis du comité`, and not `Avis de la préfecture`. */
function isOwnOpinion(label: string, file: BodyFile): boolean {
	const found = vocabulary('labels').scan(label);
	if (found?.id !== 'opinion') return false;
	const whose = label.slice(found.offset + found.length).trim();
	const link = vocabulary('eventLinks').scan(whose);
	const body = link?.id === 'of' ? whose.slice(link.length).trim() : '';
	const article = vocabulary('determiners').scan(body)?.length ?? 0;
	return (
		whose === '' ||
		(vocabulary('bodies').findId(body.slice(article).trim()) !== undefined &&
			!namesOtherBody(body, file.ballots(undefined)))
	);
}

/** `2 favorables, 1 défavorable`, `Favorables : 2`: whether the votes are favourable themselves. */
function votesOpinions({ children }: Ballot, file: BodyFile): boolean {
	return children.some(
		({ label, position }) =>
			label !== 'result' &&
			label !== 'opinion' &&
			vocabulary('opinions').findIn(file.source.slice(position?.start.offset, position?.end.offset)) !==
				undefined,
	);
}
