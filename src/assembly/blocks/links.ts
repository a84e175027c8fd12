/** Which block an amendment is about, and which blocks a joint vote decides. */

import type { Ballot, BallotLine, Reference } from '../../ast/index.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import type { BlockContext, Replay } from '../block-context.js';
import type { JointVote } from '../context.js';
import type { Problems } from '../problems.js';
import { readWrittenBallot } from '../vote/written-ballot.js';
import { createBlockIndex, getWord, type NumberedBlock } from './numbering.js';

/** The block that each amendment is about: as it says, else the one that holds it, else the next in the same item, else the last above. */
export function linkAmendments(
	scenes: readonly BlockContext[],
	problems: Problems,
): Map<BlockContext, BlockContext> {
	const amends = new Map<BlockContext, BlockContext>();
	const byName = lazy(() => namesOfScenes(scenes));
	const resolutions = scenes.filter(
		(scene) => scene.node.type === 'resolution' && !['amendment', 'decision'].includes(getWord(scene.node)),
	);
	for (const scene of scenes) {
		if (getWord(scene.node) !== 'amendment') continue;
		const { on } = readWrittenBallot(scene.ballots.map(({ ballot }) => ballot));
		const target = on ? findScene(on, byName(), scene) : nearest(scene, resolutions);
		if (target) amends.set(scene, target);
		else if (on) reportReference(on, problems);
	}
	return amends;
}

/** Joint votes with the blocks that they decide; those that no block answers to are said. */
export function linkJointVotes(
	{ blocks: scenes, joints }: Replay,
	blocks: readonly NumberedBlock[],
	problems: Problems,
): JointVote[] {
	const inBlocks = scenes.flatMap((scene) => {
		const ballot = scene.ballots.find(({ ballot: one }) => jointLine(one));
		return ballot
			? [
					{
						scene,
						line: ballot.ballot,
						attendance: ballot.attendance,
						ballots: scene.ballots.map((one) => one.ballot),
						order: scene.order + 1,
					},
				]
			: [];
	});
	const alone = joints
		.filter(({ ballot }) => jointLine(ballot))
		.map(({ ballot, attendance, order }) => ({
			scene: undefined,
			line: ballot,
			attendance,
			ballots: [ballot],
			order,
		}));
	const findBlock = createBlockIndex(blocks);
	const byScene = new Map(blocks.map((block) => [block.scene, block]));
	return [...inBlocks, ...alone].map(({ scene, line, attendance, ballots, order }) => {
		const written = readWrittenBallot(ballots);
		const decided = new Set<NumberedBlock>();
		for (const reference of written.joint ?? []) {
			const block = findBlock(reference, order);
			if (block) decided.add(block);
			else reportReference(reference, problems);
		}
		const own = scene && byScene.get(scene);
		if (own) decided.add(own);
		return {
			written,
			majority: readWrittenBallot([line]).majority,
			attendance,
			blocks: [...decided].sort((one, other) => one.scene.order - other.scene.order),
		};
	});
}

function jointLine(ballot: Ballot): BallotLine | undefined {
	return ballot.children.find(({ label }) => label === 'jointVote');
}

function reportReference(reference: Reference, problems: Problems): void {
	problems.at(reference, 'resolution/duplicate-id', 'unknown', { values: { reference: reference.value } });
}

/** Blocks by what they say of themselves, before they are numbered: number, identifier, word and number. */
function namesOfScenes(scenes: readonly BlockContext[]): Map<string, BlockContext[]> {
	const counts = new Map<string, bigint>();
	const byName = new Map<string, BlockContext[]>();
	for (const scene of scenes) {
		const word = getWord(scene.node);
		if (word === 'amendment') continue;
		const count = (counts.get(word) ?? 0n) + 1n;
		counts.set(word, count);
		const number = getHead(scene, 'itemNumber') ?? String(count);
		const id = getHead(scene, 'identifier');
		const names = [foldKeyword(number), `${word} ${foldKeyword(number)}`];
		if (id !== undefined) names.push(foldKeyword(id));
		for (const name of new Set(names)) {
			const bearers = byName.get(name);
			if (bearers) bearers.push(scene);
			else byName.set(name, [scene]);
		}
	}
	return byName;
}

function findScene(
	reference: Reference,
	byName: ReadonlyMap<string, readonly BlockContext[]>,
	from: BlockContext,
): BlockContext | undefined {
	const matches = byName.get(foldKeyword(reference.value)) ?? [];
	const ofKind = matches.filter(
		(scene) => reference.kind === undefined || getWord(scene.node) === reference.kind,
	);
	const pool = ofKind.length > 0 ? ofKind : matches;
	return pool.find((scene) => scene.order > from.order) ?? pool.at(-1);
}

function nearest(scene: BlockContext, resolutions: readonly BlockContext[]): BlockContext | undefined {
	if (scene.parent && getWord(scene.parent.node) !== 'amendment') return scene.parent;
	const below = resolutions.find(
		(other) => other.order > scene.order && other.path.at(-1) === scene.path.at(-1),
	);
	return below ?? resolutions.findLast((other) => other.order < scene.order);
}

function getHead({ node }: BlockContext, type: 'itemNumber' | 'identifier'): string | undefined {
	const head = node.children.find((child) => child.type === type);
	return head && 'value' in head && typeof head.value === 'string' ? head.value : undefined;
}
