import { describe, expect, it } from 'vitest';
import { RecentValues, remembering } from '../../src/text/lazy.js';

describe('what was found of a text', () => {
	it('is known for two states, and while it is asked for', () => {
		const values = new RecentValues<number>();
		let found = 0;
		const find = (key: string) => values.find(key, () => ++found);
		expect([find('a'), find('b'), find('a')]).toEqual([1, 2, 1]);
		values.begin();
		expect(find('a')).toBe(1);
		values.begin();
		expect([find('a'), find('b')]).toEqual([1, 3]);
		values.begin(true);
		expect(find('a')).toBe(4);
	});

	it('is asked for once for each text and what goes with it, nothing and no among the answers', () => {
		const asked: string[] = [];
		const find = remembering((text: string, given: boolean) => {
			asked.push(`${given} ${text}`);
			return given ? undefined : text.length;
		});
		expect([find('one', true), find('one', false), find('one', true), find('one', false)]).toEqual([
			undefined,
			3,
			undefined,
			3,
		]);
		expect(asked).toEqual(['true one', 'false one']);
	});

	it('is forgotten where very much was asked for since, and of a long text at once', () => {
		let asked = 0;
		const find = remembering((text) => {
			asked += 1;
			return text.length;
		});
		find('first');
		for (let index = 0; index < 1_000; index++) find(`${index}${'x'.repeat(1_000)}`);
		asked = 0;
		expect([find('first'), asked]).toEqual([5, 1]);
		const long = 'x'.repeat(3_000);
		expect([find(long), find(long), asked]).toEqual([3_000, 3_000, 3]);
	});
});
