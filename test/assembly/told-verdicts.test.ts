/** A text beside a vote that states another result is told, whatever its form; one that states none is left in peace. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';

type Place = 'head' | 'session' | 'title' | 'above' | 'below';

interface Forms {
	meeting: string;
	silent: Partial<Record<Place, string[]>>;
	/** By place, then by the rules that tell it. */
	told: Partial<Record<Place, Record<string, string[]>>>;
}

const FORMS = parse(readFileSync(new URL('told-verdicts.yaml', import.meta.url), 'utf8')) as Record<
	string,
	Forms
>;

const NOTHING: Readonly<Record<Place, string>> = {
	head: '# ',
	session: 'Finances',
	title: 'Budget',
	above: '',
	below: '',
};

/** In the quick run one in three of them. */
function some(forms: readonly string[]): readonly string[] {
	return EFFORT > 1 ? forms : forms.filter((_, index) => index % 3 === 0);
}

/** The rules that speak of a meeting with this text at this place. */
async function rulesFor(meeting: string, place?: Place, text = ''): Promise<string> {
	const texts = { ...NOTHING, ...(place && { [place]: text }) };
	const source = (Object.keys(texts) as Place[]).reduce(
		(written, name) => written.replace(name.toUpperCase(), () => texts[name]),
		meeting,
	);
	const { messages } = await compileText(source);
	return [...new Set(messages.map(({ ruleId }) => ruleId))].join(', ');
}

describe.each(Object.keys(FORMS))('%s', (lang) => {
	const { meeting, silent, told } = FORMS[lang] as Forms;

	it('has nothing to say of the meeting alone', async () => {
		expect(await rulesFor(meeting)).toBe('');
	});

	for (const [place, byRules] of Object.entries(told) as Array<[Place, Record<string, string[]>]>)
		it.each(Object.entries(byRules))(`tells what stands in ${place}: %s`, async (rules, forms) => {
			const found = [];
			for (const form of some(forms)) found.push([form, await rulesFor(meeting, place, form)]);
			expect(found).toEqual(some(forms).map((form) => [form, rules]));
		});

	it.each(Object.entries(silent) as Array<[Place, string[]]>)('is silent in %s', async (place, forms) => {
		const found = [];
		for (const form of forms) found.push([form, await rulesFor(meeting, place, form)]);
		expect(found).toEqual(forms.map((form) => [form, '']));
	});
});
