/** The keys of the word files as types. There is nothing here that runs, so that any room may name a message or a phrase. */

import type { Fraction } from '../text/fraction.js';
import type { Language } from './language.js';
import type { Messages, Phrases } from './phrases.generated.js';

/** A key of the word files: `labels.…` in labels.yaml, `messages.…`, `page.…`; `cli.…` and `errors.…` in cli.yaml. */
export type PhraseKey = keyof Phrases;

/** The rest of the keys that begin so: `colon` is a `PhraseKeyAfter<'labels.document.'>`. */
export type PhraseKeyAfter<Start extends string> = PhraseKey extends infer Key
	? Key extends `${Start}${infer Rest}`
		? Rest
		: never
	: never;

/** A kind of failure (`browser/missing`): each has a sentence and an advice, which may be empty. */
export type FailureCode =
	PhraseKeyAfter<'errors.'> extends infer Key ? (Key extends `${infer Code}.message` ? Code : never) : never;

/**
 * A value that a phrase may show. Lists are joined as in a sentence, numbers get their separators, and are put into words of the
 * language only there: `{ time }` minutes since midnight, `{ date }` ISO, `{ line }` a line number, `{ exact }` an exact decimal,
 * `{ phrase }` the words of another key with values of its own.
 */
export type PhraseValue =
	| string
	| number
	| bigint
	| boolean
	| readonly string[]
	| Fraction
	| { readonly time: number }
	| { readonly date: string }
	| { readonly line: number }
	| { readonly exact: string }
	| { readonly phrase: PhraseKey; readonly values?: ValuesByName };

export type ValuesByName = Readonly<Record<string, PhraseValue | undefined>>;

/** The values that a phrase wants; others may stand beside them, for a choice inside the phrase, or for one of several phrases. */
type PhraseValues<Key extends PhraseKey> = ValuesByName & {
	readonly [Name in Phrases[Key]['values']]: PhraseValue;
};

/** Those values as an argument, which a phrase without any does not need. */
export type PhraseArguments<Key extends PhraseKey> = [Phrases[Key]['values']] extends [never]
	? [values?: PhraseValues<Key>]
	: [values: PhraseValues<Key>];

/**
 * Gives the words of a key in the language of the document, with its values. Stages receive it; only `language` makes it. `English` is there
 * for people: an editor shows the sentence of a call when it shows its types.
 */
export type Phrase = (<Key extends PhraseKey, _English = Phrases[Key]['english']>(
	key: Key,
	...values: PhraseArguments<Key>
) => string) & { readonly lang: Language };

/** A phrase whose key and values come together from data: `(phrase as AnyPhrase)(words.phrase, words.values)`. */
export type AnyPhrase = (key: PhraseKey, values?: ValuesByName) => string;

/** The id of a rule that has messages: `vote/tie`. */
export type RuleId = keyof Messages;

/** Which of a rule's messages: `open` of `vote/tie`. */
export type MessageCode<Rule extends RuleId = RuleId> = Rule extends RuleId
	? keyof Messages[Rule] & string
	: never;

/** The codes of a rule that have another wording beside them where a word that is known is near: `unknown`, beside `unknownNear`. */
export type CodeWithNear<Rule extends RuleId> = MessageCode<Rule> & BeforeNear<MessageCode<Rule>>;

type BeforeNear<Code> = Code extends `${infer Base}Near` ? Base : never;

/** A message: `vote/tie.open`. */
export type MessageId = { [Rule in RuleId]: `${Rule}.${MessageCode<Rule>}` }[RuleId];

/** The values that a message wants, by name: those that all of its codes want, where the code is one of several. */
export type ValueName<Rule extends RuleId, Code> = keyof NamesByMessage<Rule, Code> & string;

type NamesByMessage<Rule extends RuleId, Code> = Rule extends RuleId
	? Code extends keyof Messages[Rule]
		? Record<Messages[Rule][Code] & string, true>
		: never
	: never;
