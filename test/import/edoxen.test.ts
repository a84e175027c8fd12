/** Edoxen collections as meeting files: what they say, where the rest goes, and that they come back the same. */

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatMeetingAs } from '../../src/collection/index.js';
import { readEdoxen } from '../../src/import/sources/edoxen.js';
import { run } from '../cli/memory-io.js';
import { compileText } from '../compile.js';

const COLLECTION = `metadata:
  title: Resolutions of the 12th plenary meeting
  date: 2024-06-12
  source: Committee on Buoys (CB)
  country_code: NO
resolutions:
  - identifier:
      - { prefix: CB, number: "12.1" }
    type: resolution
    agenda_item: Membership
    dates: [{ date: 2024-06-12, type: adoption }]
    meeting: { venue: Harbour Hall, date: 2024-06-12 }
    urls: [{ kind: access, ref: "https://buoys.example/12.1" }]
    localizations:
      - language_code: deu
        title: Mitgliedschaft
      - language_code: eng
        script: Latn
        title: New members
        considerations:
          - { type: noting, message: "Noting the applications,", date_effective: { date: 2024-06-12, type: discussed } }
        actions:
          - { type: welcomes, message: "# The committee welcomes three members.", date_effective: { date: 2024-06-12, type: adoption } }
        approvals:
          - { type: affirmative, degree: unanimous, date: { date: 2024-06-12, type: adoption }, message: By acclamation }
  - identifier:
      - { prefix: CB, number: "twelve-two" }
    type: recommendation
    agenda_item: Membership
    meeting: { venue: Harbour Hall, date: 2024-06-12 }
    localizations:
      - language_code: eng
        title: Fees
        message: The committee recommends to raise the fee.
        approvals:
          - { type: negative, degree: majority, date: { date: 2024-06-12, type: adoption } }
`;

const TEXT = `---
lang: en
title: Resolutions of the 12th plenary meeting
organization: Committee on Buoys (CB)
date: 2024-06-12
place: Harbour Hall
---

<!-- country_code: NO -->

## Membership

### Resolution 12.1 – New members

Noting the applications,

\\# The committee welcomes three members.

<!-- urls:
  - kind: access
    ref: https://buoys.example/12.1
approvals: By acclamation
localizations:
  - language_code: deu
    title: Mitgliedschaft -->

Vote: unanimous

### Opinion – Fees

The committee recommends to raise the fee.

<!-- identifier:
  - prefix: CB
    number: twelve-two -->

Result: rejected
`;

describe('a collection of Edoxen', () => {
	it('becomes a meeting file; what has no place in it stands in comments', async () => {
		expect(readEdoxen(COLLECTION)).toEqual([{ date: '2024-06-12', text: TEXT, resolutions: 2 }]);
		const { assembly, messages } = await compileText(TEXT);
		expect(assembly.decisions.map(({ number, outcome }) => [number, outcome])).toEqual([
			['12.1', 'adopted'],
			['1', 'unfavourable'],
		]);
		expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('is a file for each day, beside it', async () => {
		const two = COLLECTION.replace('date: 2024-06-12\n  source', 'source').replace(
			/(twelve-two[\s\S]*?meeting: .*date: )2024-06-12/,
			'$12024-06-13',
		);
		const { code, err, files } = await run(['import', 'cb.edoxen.yaml'], {
			files: { 'cb.edoxen.yaml': two },
		});
		expect([code, [...files.keys()].sort()]).toEqual([
			0,
			['/project/cb-2024-06-12.md', '/project/cb-2024-06-13.md', '/project/cb.edoxen.yaml'],
		]);
		expect(err()).toContain('cb-2024-06-13.md: one resolution');
	});

	it.each([
		['adopted', 'Vote: 2 for, 1 against', 'en'],
		['unanimous', 'Vote : unanimité', 'fr'],
		['rejected', 'Vote: 1 for, 2 against', 'en'],
	])('written by pv and read again is the same but for its derivations: %s', async (_name, vote, lang) => {
		const source = `---
lang: ${lang}
title: The twelfth meeting
organization: Committee on Buoys (CB)
date: 2024-06-12
place: "Harbour Hall: upper room"
rules: { quorum: none, majorities: { ordinary: simple majority } }
participants:
  present: [Dora Finch, Ben Osei, Carla Ruiz]
---

## Roof

### ${lang === 'fr' ? 'Délibération' : 'Decision'} 2024-01 – The roof: its repair

One paragraph.

- a list
- of two

${vote}

## Tar

### ${lang === 'fr' ? 'Avis' : 'Opinion'} 7 – Tar

Another text.

${vote}
`;
		const write = async (text: string) => {
			const { content } = formatMeetingAs('edoxen', await compileText(text), 'a.md');
			return parse(String(content)) as {
				resolutions: Array<{ localizations: Array<{ approvals?: object[] }> }>;
			};
		};
		const first = await write(source);
		const [made] = readEdoxen(JSON.stringify(first)) ?? [];
		const withoutDerivations = (document: typeof first) =>
			JSON.parse(
				JSON.stringify(document, (key, value) =>
					key === 'approvals' ? value.map((each: object) => ({ ...each, message: '' })) : value,
				),
			);
		expect(withoutDerivations(await write(made?.text ?? ''))).toEqual(withoutDerivations(first));
	});

	it.each([
		['no YAML', 'a: [b'],
		['a configuration', 'people: people.csv\n'],
		['a resolution without words', 'resolutions: [{ identifier: [] }]\n'],
	])('is not %s', async (_name, text) => {
		expect(readEdoxen(text)).toBeUndefined();
		const { code, err, files } = await run(['import', 'a.yaml'], { files: { 'a.yaml': text } });
		expect([code, files.size]).toEqual([2, 1]);
		expect(err()).toContain('a.yaml is no collection of resolutions');
	});
});
