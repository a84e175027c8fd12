/** What the documents are made with: the view's own context, the words of the documents, and the rules as far as they print them. */

import type { DeadlineRule, QuorumResult } from '../../assembly/model.js';
import type { PhraseArguments, PhraseKeyAfter } from '../../language/ids.js';
import { createContext, type RenderInput, type ViewContext, type ViewOptions } from '../../view/context.js';
import { typeset } from '../../view/typography.js';

/** What the documents read of the rules of the body. */
interface DocumentRules {
	default: string;
	majorities: ReadonlyMap<string, { label: string }>;
	find(name: string): { label: string } | undefined;
	quorum?: QuorumResult['rule'] | 'none' | undefined;
	proxies?: { max?: unknown; source?: { text: string } | undefined } | undefined;
	notice?:
		| {
				days: bigint;
				clear: boolean;
				counted: 'sending' | 'presentation';
				post: bigint;
				call?: ReadonlyMap<number, bigint> | undefined;
				source?: { text: string } | undefined;
		  }
		| undefined;
	/** The attendance sheet tells where each member lives. */
	domicile?: boolean | undefined;
	/** How an act can be challenged. */
	remedies?: string | undefined;
	/** Nobody may vote by post. */
	noPost?: { source?: { text: string } | undefined } | undefined;
	/** By what is due, in the order of the rules. */
	deadlines: ReadonlyMap<PhraseKeyAfter<'labels.documents.deadlines.'>, DeadlineRule>;
}

/** A compiled meeting, as far as the documents need it. */
export interface DocumentInput extends RenderInput {
	rules: RenderInput['rules'] & DocumentRules;
}

export interface DocumentOptions extends ViewOptions {
	/** Numbers or identifiers of the resolutions that are wanted; all where nothing is said. */
	blocks?: readonly string[] | undefined;
	/** The rules said again in words, typeset by nobody yet. */
	inWords?: { quorum: string; proxies: string } | undefined;
	/** Where an act stands in a log, by the identifier of its block; throws where it does not. */
	logged?: ((block: string) => LoggedAct) | undefined;
}

export interface LoggedAct {
	/** Its name there. */
	act: string;
	/** Which entry it is, from one, and of how many. */
	entry: number;
	size: number;
	/** Name of the log. */
	origin: string;
	/** Address of the picture of its proof. */
	picture: string;
}

/** A key of the words of the documents that `pv build --doc` makes. */
type DocumentsKey = PhraseKeyAfter<'labels.documents.'>;

/** Shared by the parts of one document. */
export interface DocumentContext extends ViewContext {
	rules: DocumentInput['rules'];
	documentOptions: DocumentOptions;
	/** Whether the meeting is still to come. */
	convened: boolean;
	/** Words of the documents (`labels.documents.…`), typeset. */
	say<Key extends DocumentsKey>(key: Key, ...values: PhraseArguments<`labels.documents.${Key}`>): string;
	sayHtml<Key extends DocumentsKey>(key: Key, ...values: PhraseArguments<`labels.documents.${Key}`>): string;
}

export function createDocumentContext(input: DocumentInput, options: DocumentOptions): DocumentContext {
	const context = createContext(input, options);
	const say: DocumentContext['say'] = (key, ...values) =>
		typeset(input.phrase(`labels.documents.${key}`, ...values), input.lang);
	return {
		...context,
		rules: input.rules,
		documentOptions: options,
		convened: input.assembly.status === 'convened',
		say,
		sayHtml: (key, ...values) => context.html(say(key, ...values)),
	};
}

/** What the rules say of proxies; `unsaid` where they say nothing. */
export function getProxies({ rules }: DocumentContext): 'allowed' | 'none' | 'unsaid' {
	if (rules.proxies === undefined) return 'unsaid';
	const { max } = rules.proxies;
	const none = typeof max === 'object' && max !== null && 'number' in max && max.number === 0n;
	return none ? 'none' : 'allowed';
}
