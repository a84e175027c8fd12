import { ChangeSet, Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { CompiledPage } from '../../../src/page/protocol.js';
import type { CompilerClient } from '../../../src/page/window/compiler-client.js';
import { Follower } from '../../../src/page/window/follow.js';

/** A compiler that answers when it is told to. */
function slowCompiler() {
	const asked: string[] = [];
	let answer: () => void = () => undefined;
	const client = {
		generation: 0,
		restart: () => undefined,
		ask: (_name: string, { text }: { text: string }) => {
			asked.push(text);
			return new Promise((resolve) => {
				answer = () => resolve({ text });
			});
		},
	} as unknown as CompilerClient;
	return {
		client,
		asked,
		/** Answers what was asked last. */
		async answers() {
			answer();
			await new Promise((resolve) => setTimeout(resolve));
		},
	};
}

const typed = (text: Text, from: number, insert: string) => {
	const changes = ChangeSet.of({ from, insert }, text.length);
	return { text: changes.apply(text), changes: changes.desc };
};

/** Nothing is foreseen, and nothing may fail. */
const QUIET = {
	foreseen: async () => undefined,
	failed: (error: Error) => {
		throw error;
	},
};

/** A follower of a text of which is foreseen what comes of it, and what it shows. */
function foreseeing(client: CompilerClient) {
	const shown: unknown[] = [];
	const follower = new Follower(client, {
		...QUIET,
		compiled: (page) => shown.push(page),
		foreseen: async (text) => ({ text: `${text}, foreseen` }) as unknown as CompiledPage,
	});
	return { follower, shown };
}

const moment = () => new Promise((resolve) => setTimeout(resolve));

describe('the follower', () => {
	it('shows what is foreseen of a text until the compiler has answered', async () => {
		const { client, answers } = slowCompiler();
		const { follower, shown } = foreseeing(client);
		follower.show({ text: Text.of(['abc']), path: 'a.md', files: [] });
		await moment();
		expect(shown).toEqual([{ text: 'abc, foreseen' }]);
		expect(follower.isCurrent).toBe(false);
		await answers();
		expect(shown).toEqual([{ text: 'abc, foreseen' }, { text: 'abc' }]);
	});

	it('shows nothing foreseen of a text that was typed into, that has files, or that the compiler has answered', async () => {
		const { client, answers } = slowCompiler();
		const { follower, shown } = foreseeing(client);
		const text = Text.of(['abc']);
		follower.show({ text, path: 'a.md', files: [] });
		const once = typed(text, 0, 'x');
		follower.changed(once.text, once.changes);
		await moment();
		expect(shown).toEqual([]);
		await answers();
		await answers();
		follower.show({ text, path: 'a.md', files: [['roll.csv', new Uint8Array()]] });
		await answers();
		expect(shown).toEqual([{ text: 'abc' }, { text: 'xabc' }, { text: 'abc' }]);
		const late = slowCompiler();
		const other = foreseeing(late.client);
		other.follower.show({ text, path: 'a.md', files: [] });
		void late.answers();
		await moment();
		await moment();
		expect(other.shown.at(-1)).toEqual({ text: 'abc' });
	});

	it('says what was typed since the text that was compiled', async () => {
		const { client, asked, answers } = slowCompiler();
		const shown: number[] = [];
		const follower = new Follower(client, {
			compiled: (_page, since) => shown.push(since.mapPos(3, 1)),
			...QUIET,
		});
		const text = Text.of(['abc']);
		follower.show({ text, path: 'a.md', files: [] });
		const once = typed(text, 0, 'xx');
		follower.changed(once.text, once.changes);
		await answers();
		await answers();
		expect(asked).toEqual(['abc', 'xxabc']);
		expect(shown).toEqual([5, 3]);
	});

	it('follows another text that is typed into while the one before is still compiled', async () => {
		const { client, asked, answers } = slowCompiler();
		const shown: unknown[] = [];
		const follower = new Follower(client, {
			compiled: (page) => shown.push(page),
			...QUIET,
		});
		const first = Text.of(['the first text']);
		follower.show({ text: first, path: 'a.md', files: [] });
		const more = typed(first, 0, 'all of ');
		follower.changed(more.text, more.changes);
		const second = Text.of(['b']);
		follower.show({ text: second, path: 'b.md', files: [] });
		const longer = typed(second, 1, 'c');
		follower.changed(longer.text, longer.changes);
		await answers();
		await answers();
		expect(asked).toEqual(['the first text', 'bc']);
		expect(shown).toEqual([{ text: 'bc' }]);
		await follower.settled();
	});
});
