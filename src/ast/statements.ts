/**
 * What sentences of the prose say about the meeting: `La résolution est adoptée`, `le dimanche 22 octobre 2023`, `Votants : 11`. The words stay
 * prose and are printed as they are; their statements stand in the `data` of the paragraph, heading or cell, and are compared with the assembly.
 */

import type { Node, Parent, Position } from 'unist';
import type { Consent, Result, Tally } from './ballot.js';
import type { Presence } from './header.js';
import type { ProxyTo } from './nodes.js';
import type { DateValue, Name, TimeValue } from './values.js';

/** A statement; its place is a range inside its paragraph. Add a kind here, and who reads it in `parse/statements`. */
export type Statement =
	| VerdictStatement
	| UnvotedStatement
	| ElectedStatement
	| DateStatement
	| CountStatement
	| PeopleStatement
	| PeopleList
	| Namesake
	| HoldingStatement
	| QuorumSaid
	| BallotsStatement
	| MajorityStatement
	| MethodStatement
	| RefusalStatement
	| CastingStatement
	| OfficesStatement
	| CitedStatement
	| SumStatement
	| TimeStatement
	| MoveStatement
	| VotersStatement
	| SignatureBlock;

/** A statement that says something of its own; the others only say how another one, or the header, is to be read. */
export type StatedFact = Exclude<
	Statement,
	{
		kind:
			| 'unvoted'
			| 'refusal'
			| 'casting'
			| 'offices'
			| 'ballots'
			| 'majority'
			| 'method'
			| 'cited'
			| 'list'
			| 'namesake'
			| 'voters'
			| 'signatures';
	}
>;

/** Whether a statement is one that the data of a meeting hold. */
export function isStatedFact(statement: Statement): statement is StatedFact {
	const isUnsure =
		statement.kind === 'move' && (statement.doubt !== undefined || statement.who === 'somebody');
	return !UNSTATED.has(statement.kind) && !isUnsure;
}

const UNSTATED: ReadonlySet<Statement['kind']> = new Set([
	'unvoted',
	'refusal',
	'casting',
	'offices',
	'ballots',
	'majority',
	'method',
	'cited',
	'list',
	'namesake',
	'voters',
	'signatures',
]);

/** Kinds of motions that are voted on beside the one that is debated: an amendment to it, its delay, its reconsideration. */
export type Motion = 'order' | 'delay' | 'refer' | 'secret' | 'close' | 'reconsider' | 'recess' | 'amendment';

/** Of which motion a sentence on a vote speaks, where that may be another one than what is debated. */
interface MotionSaid {
	/** What it tells of beside that: `The motion to table failed 2-5`, `On the motion to table, Ada Brun voted no`. */
	motion?: Motion | undefined;
	/** Somebody moves something in it, or in the one before it: `Orr moved to wait. Her motion was lost.` */
	proposed?: true | undefined;
}

/** `La résolution est adoptée à l'unanimité.` */
export interface VerdictStatement extends Parent, MotionSaid {
	type: 'statement';
	kind: 'verdict';
	outcome: 'adopted' | 'rejected';
	/** The words of the result as written: `adoptée`, `n'est pas adoptée`. */
	text: string;
	/** The number of the resolution, where the sentence names one. */
	number?: string | undefined;
	/** The numbers of several: `Les résolutions 1 à 3 sont adoptées`. */
	numbers?: string[] | undefined;
	/** Whether the paragraph says nothing else. */
	whole: boolean;
	/** It tells what a body decided, `Le conseil approuve le devis`: the text of a decision more than its verdict. */
	body?: true | undefined;
	/** It names nothing that was voted, `Adoptée.`, `Résultat → adoptée`: no text that is put to a vote says that. */
	bare?: true | undefined;
	/** What is decided by its noun, `Minutes approved.`, `PV approuvé.`: perhaps something else than what a vote above is on. */
	thing?: string | undefined;
	/** It draws the result from the vote right above it, with more words behind: `La vente est donc acceptée et …`. */
	follows?: true | undefined;
	/** The words of what is decided, where that is no text of a vote: `La vente du tracteur`. */
	subject?: string | undefined;
	/** Whether that is what the title above it names, or something else of its kind. */
	titled?: 'same' | 'other' | undefined;
	/** The words before a colon, `Budget : adopté`, or behind the name of the text, `La résolution Budget est adoptée`: perhaps what was voted. */
	about?: string | undefined;
	/** Those words name what is moved, and these are the sentence up to its result: `The motion for a recount was lost`, perhaps beside a vote on something else. */
	seeks?: string | undefined;
	/** It is of a numbered part of what is voted: `Le chapitre 21 est rejeté`. */
	part?: string | undefined;
	/** Said beside a casting vote: it is the way that this went. */
	casting?: true | undefined;
	/** A sign stands for it: `✅`, `### Budget ❌`. */
	sign?: true | undefined;
	/** It gives an opinion: `Le comité rend un avis défavorable`. */
	opinion?: 'favourable' | 'unfavourable' | undefined;
	/** The body itself gives that opinion here, by a verb that says so: none is received, denied or quoted. */
	given?: true | undefined;
	/** `Toutes les résolutions sont adoptées`. */
	every?: true | undefined;
	/** How many they are, where the sentence says it: `Les trois résolutions sont adoptées`. */
	among?: number | undefined;
	/** The paragraph first says what is moved, `Motion to adjourn. All in favour.`: a vote of its own, and not the one above. */
	moved?: true | undefined;
	/** The one verdict of a paragraph that it ends, of the motion itself: `Lee moved to buy a gate. Upon voice vote the motion carried.` */
	ends?: true | undefined;
	/** What is moved is to refuse something, which is then refused: `The motion to deny carried, and the variance is denied`. */
	refuses?: true | undefined;
	/** Whether it is said of the resolution itself; else of something that may be what was voted: `Le rapport moral est adopté`. */
	named: boolean;
	/** The fraction that it says to be reached: `adoptée à la majorité des deux tiers`. */
	share?: string | undefined;
	/** The number of the article by whose majority it says to be decided: `adoptée à la majorité de l'article 25`. */
	article?: string | undefined;
	/** The result, and the counts or consent that follow it. */
	children: Array<Result | Tally>;
}

/** `La résolution est retirée.`, `Le conseil prend acte de ce rapport.`: all that a paragraph says, of a text that was not put to the vote. */
export interface UnvotedStatement extends Parent {
	type: 'statement';
	kind: 'unvoted';
	outcome: 'adjourned' | 'withdrawn' | 'moot' | 'noted';
	/** The number of the text, where the sentence names one. */
	number?: string | undefined;
	children: [Result];
}

/** `Dora Finch est élue trésorière`, `Sont élus : Dora Finch, Ivan Pruss`. */
export interface ElectedStatement extends Parent {
	type: 'statement';
	kind: 'elected';
	/** The names, where they stand. */
	children: Name[];
	/** The votes that stand beside each name, `Dora Finch (12 voix)`; null where none do. Without any it is left out. */
	votes?: Array<string | null> | undefined;
	/** The whole that the votes of one are a part of: `8 voix sur 12`. */
	whole?: string | undefined;
	/** It is that of the votes cast: `8 voix sur 12 suffrages exprimés`. */
	ofCast?: true | undefined;
	/** `All of them were elected`, `Les trois candidats sont élus`: how many, where that is said. */
	every?: { among?: number | undefined } | undefined;
	/** The word that says it: `élue`. */
	text: string;
	/** The words right behind it: `secrétaire adjoint`, `chair of the nominating committee`. */
	office?: string | undefined;
	/** `élue à l'unanimité` */
	consent?: Consent | undefined;
	/** The sentence speaks of a round of votes, `au second tour`: which one; 0 where it does not say. */
	round?: number | undefined;
	/** What broke a tie, where the sentence says that of one person and nothing else: `Mme Roy, la plus âgée, est élue`, `Elected by lot: Ben Roy`. */
	ground?: 'age' | 'lot' | undefined;
}

/** A date, with the weekday that is written with it. */
export interface DateStatement extends Parent {
	type: 'statement';
	kind: 'date';
	/** What it is the date of, where the words around it say so: minutes that are put to approval; the meeting itself, `s'est réuni le …`; the meeting at the head of a page, or of a record: `Minutes of the meeting of …`; `Fait à Lyon, le …`; `Prochaine réunion : …`; `convoqué le …`; `sera mis en paiement le …`. */
	of?: 'minutes' | 'meeting' | 'page' | 'head' | 'signed' | 'next' | 'notice' | 'future' | 'past' | undefined;
	/** The head is that of minutes: `Minutes of the meeting of …`. */
	minutes?: true | undefined;
	/** The next meeting is of the same body, and this day and no other is fixed for it. */
	fixed?: true | undefined;
	/** At the head of the record it is the day of the meeting: `Board of Selectmen, Town Hall, March 26, 2005`. */
	head?: true | undefined;
	/** `mardi 26 janvier`: a weekday and a day without the year, which follows from the date of the meeting. */
	day?: { month: number; day: number; weekday: number } | undefined;
	/** None where the day does not exist, or has no year. */
	children: DateValue[];
}

/** A number that a line of the prose states: of people, `Conseillers en exercice : 15`, `Présents : 9`, or of the vote above, `3 pour, 0 contre`. */
export interface CountStatement extends Parent, MotionSaid {
	type: 'statement';
	kind: 'count';
	/** `votes`: those of the people present or represented; `cast`: how many voted; `left`: the people who are still there, or their votes; `needed`: the votes that carry it, `share`: a percentage of the votes; `required`: what the quorum asks for; `seats`, `candidates`: of the election beside it. */
	of:
		| 'members'
		| 'present'
		| 'represented'
		| 'voters'
		| 'absent'
		| 'excused'
		| 'votes'
		| 'cast'
		| 'left'
		| 'for'
		| 'against'
		| 'abstention'
		| 'needed'
		| 'share'
		| 'required'
		| 'seats'
		| 'candidates';
	/** Exact decimal. */
	value: string;
	/** Behind the label of a vote, `Vote : 3 pour`, where no vote is counted. */
	labelled?: true | undefined;
	/** Behind a verb of the sentence, `Quitus est donné par 14 voix pour`: of the vote right above or below. */
	beside?: true | undefined;
	/** `Deux élus ont voté contre.`: its sentence says nothing else, and is of the vote of its block, wherever it stands there. */
	alone?: true | undefined;
	/** Its text opens with the label of a vote: one that a line of a vote may have, `Vote : 3 pour`, or words that hold one, `Vote final : 3 pour`. */
	label?: 'vote' | 'other' | undefined;
	/** It corrects the count of a vote: `Erratum: for resolution 1, read 5 for`. */
	corrects?: true | undefined;
	/** Its text names what is voted: `The motion passed 8-0`. */
	named?: true | undefined;
	/** The whole sentence that tells it, where that has other words than a vote's. */
	within?: Position | undefined;
	/** Told beside an answer without a unit: people, where they have several votes each. */
	heads?: true | undefined;
	/** Of those who are there as the meeting opens: who comes later is none of them. */
	opens?: true | undefined;
	/** `Onze membres siègent`: in words that tell of other rooms and lists too; of this meeting they are at the head of its record alone, above all items. */
	head?: true | undefined;
	/** `Le nombre de votants est porté à 7`: those who are there from then on, which is of the meeting only right behind a move. */
	now?: true | undefined;
	/** `3 présents, soit 350 tantièmes`: votes that may be those of the ones before them alone. */
	by?: 'present' | 'represented' | undefined;
	/** A verb says of them that they are there: it is no number that a quorum asks for. */
	said?: true | undefined;
	/** A word for members stands behind the number, `cinq copropriétaires présents`: guests are none. */
	members?: true | undefined;
	/** It counts a part of those who are there, `7 titulaires participent`, or a sentence before it tells who left: others may be there as well. */
	some?: true | undefined;
	/** Of a quorum, the fraction of the members that asks for it: `1/3`. */
	share?: string | undefined;
	/** Of votes, how many there are in all, as the sentence has it. */
	whole?: string | undefined;
	children: [];
}

/** People whom a line or sentence names as there, away, in an office of the meeting, or signing: `Absents : Luc Bon`, `Signé : Jeanne Royer`. */
export interface PeopleStatement extends Parent, MotionSaid {
	type: 'statement';
	kind: 'people';
	/** `here`: present or represented; `proxy`: the first gives a proxy to the second; `moved`: proposed or seconded; `stands`: candidates; `lost`: not elected, as `text` says; `changed`: they change their vote; `for`, `against`, `abstention`: so they voted; `office`: in the one that `office` names. */
	of:
		| 'present'
		| 'here'
		| 'away'
		| 'represented'
		| 'proxy'
		| 'chair'
		| 'secretary'
		| 'teller'
		| 'spoke'
		| 'moved'
		| 'stands'
		| 'lost'
		| 'changed'
		| 'office'
		| 'signed'
		| 'for'
		| 'against'
		| 'abstention';
	/** The words of an office beside a name: `Dora Finch, trésorière, …`. */
	office?: string | undefined;
	text?: string | undefined;
	/** Of a chair: taken, which is for the meeting at its head alone. */
	takes?: true;
	/** Of an answer: those who gave it have it written into the record. */
	recorded?: true;
	children: Name[];
}

/** Offices and names that stand for signatures, and nothing else in their text: `La présidente, Ada Brun – Le secrétaire, Luc Bon`. */
export interface SignatureBlock extends Parent {
	type: 'statement';
	kind: 'signatures';
	children: [];
}

/** Everybody whom a list under a label names, whether the header has them or not: `Présents : Ada Brun, Zed Quick`. */
export interface PeopleList extends Parent {
	type: 'statement';
	kind: 'list';
	group: Presence;
	children: Name[];
}

/** A full name of which the header knows some words alone, where somebody is there, acts or signs: `Anne Pinson`, beside Laure Pinson. */
export interface Namesake extends Parent {
	type: 'statement';
	kind: 'namesake';
	children: [Name];
}

/** Somebody comes, goes, comes back or keeps out of a vote: `Paul Weiss quitte la séance à 15h, pouvoir à Lise Kern`. Its place ends with the verb. */
export interface MoveStatement extends Parent {
	type: 'statement';
	kind: 'move';
	/** `noVote`: takes no part in a count, `n'a pas voté`; `interest`: says to have one. */
	of: 'arrival' | 'departure' | 'return' | 'recusal' | 'noVote' | 'interest';
	/** Where nobody is named whom the header has: people who are counted, `deux adhérents`; a name; no more than that it is somebody, `le maire`. */
	who?: 'counted' | 'stranger' | 'somebody' | undefined;
	/** A line that opens as an event does, `Départ de M. Weiss pour raisons de santé`; `Hors la présence de M. Weiss, …`. */
	by?: 'line' | 'without' | undefined;
	/** It says that the meeting is left or joined, or the time of a vote. */
	object?: 'meeting' | 'vote' | undefined;
	/** The hour stands right behind the verb, so that it is that of the move. */
	behind?: true | undefined;
	/** Nothing follows that the verb is of: `se retire`, `étant sorti, …`. */
	bare?: true | undefined;
	/** For a while: `sort un instant`. */
	brief?: true | undefined;
	/** Words follow the name and hour of a line. */
	more?: true | undefined;
	/** Its sentence says nothing else. */
	whole?: true | undefined;
	/** It is still to come, `doit partir à 21h`, or may be of something else than the meeting, `rejoint l'avis de Lise Kern`. */
	doubt?: 'later' | 'vague' | undefined;
	/** Words that are also said of who never came: `was excused`. */
	excused?: true | undefined;
	/** The number of the item that the interest is in, `declared an interest in item 4`. */
	item?: string | undefined;
	/** Whoever moves, the hour, and the holder to whom a proxy is left. */
	children: Array<Name | TimeValue | ProxyTo>;
}

/** Whether it is of somebody who comes, goes or comes back. */
export function isMove(of: string): of is 'arrival' | 'departure' | 'return' {
	return of === 'arrival' || of === 'departure' || of === 'return';
}

/** Words of somebody who takes no part in a vote or answers otherwise, `Paul Weiss ne prend pas part au vote`: they explain a vote that counts fewer. */
export interface VotersStatement extends Parent {
	type: 'statement';
	kind: 'voters';
	children: [];
}

/** How many votes or proxies a sentence says that somebody holds: `M. Huet détient 150 parts`. */
export interface HoldingStatement extends Parent {
	type: 'statement';
	kind: 'holding';
	of: 'votes' | 'proxies';
	/** Exact decimal. */
	value: string;
	/** In brackets behind the name, `Luc Bon (350 actions)`: where nobody's votes are given, those of something else. */
	bracketed?: true | undefined;
	children: Name[];
}

/** A figure of the count of an election, in a sentence: `12 bulletins ont été trouvés dans l'urne, dont 1 blanc`, `Suffrages exprimés : 11.` */
export interface BallotsStatement extends Parent {
	type: 'statement';
	kind: 'ballots';
	of: 'ballots' | 'cast' | 'blank' | 'void' | 'blankOrVoid';
	/** Exact decimal. */
	value: string;
	children: [];
}

/** `La majorité de l'article 25, soit 501 tantièmes au moins, est atteinte avec 605 tantièmes`: by which article a vote was taken, and its figures. */
export interface MajorityStatement extends Parent {
	type: 'statement';
	kind: 'majority';
	article: string;
	/** How many votes it asks for, and how many there were for it: `needed`, `for`. */
	children: CountStatement[];
}

/** A sentence without figures that says whether there is a quorum: `Le quorum est atteint`. */
export interface QuorumSaid extends Parent {
	type: 'statement';
	kind: 'quorum';
	of: 'met' | 'notMet';
	children: [];
}

/** What is moved is to refuse something: `Motion to deny the request`. */
export interface RefusalStatement extends Parent {
	type: 'statement';
	kind: 'refusal';
	children: [];
}

/** A casting vote, and how it went where the sentence says so: `La présidente use de sa voix prépondérante pour`. */
export interface CastingStatement extends Parent {
	type: 'statement';
	kind: 'casting';
	answer?: 'for' | 'against' | undefined;
	/** It is the whole of its text: `Casting vote of the Chair: for`. */
	whole?: true | undefined;
	children: [];
}

/** A resolution of this meeting that a sentence refers to: `la cinquième résolution`. */
export interface CitedStatement extends Parent {
	type: 'statement';
	kind: 'cited';
	number: number;
	/** All of it, where that is one of a series: `2025-47`. */
	series?: string | undefined;
	/** As written. */
	text: string;
	/** It opens its sentence: a text is named by it, and not referred to. */
	opens?: true | undefined;
	/** The number is an ordinal, `la cinquième`. */
	ordinal?: true | undefined;
	/** Words behind it say that it stands in this text: `Resolution 7 above`. */
	near?: true | undefined;
	children: [];
}

/** How the vote beside it was taken: `Il est procédé au vote à main levée`. */
export interface MethodStatement extends Parent {
	type: 'statement';
	kind: 'method';
	/** A way of voting as lines of a ballot name it, `showOfHands`; `demanded`: somebody asks for a poll, and by hands it is no more. */
	of: string;
	/** The body decides that it votes so. */
	decided?: true | undefined;
	children: [];
}

/** The offices of the text, or of the list below, are those of the body, and none of this meeting: `Le conseil élit son bureau :`. */
export interface OfficesStatement extends Parent {
	type: 'statement';
	kind: 'offices';
	children: [];
}

/** A figure that does not follow from those beside it: `48 salariés : 31 conducteurs, 9 mécaniciens et 7 administratifs`. */
export interface SumStatement extends Parent {
	type: 'statement';
	kind: 'sum';
	/** `whole`: of the parts behind it; `total`: of what stands before it; `result`: income less expenses; `balance`: with what was there before; `share`: a percentage; `names`: how many people a list names; `term`: the months between two dates; `part`: a fraction of a whole; `product`: a number of times; `difference`: between two; `words`: the same number in words; `item`: of a decision, which its item gives otherwise, as it is written there; `lowest`, `highest`: of several prices; `hundred`: percentages of one whole. */
	of:
		| 'whole'
		| 'total'
		| 'result'
		| 'balance'
		| 'reckoned'
		| 'share'
		| 'names'
		| 'term'
		| 'part'
		| 'product'
		| 'difference'
		| 'words'
		| 'item'
		| 'lowest'
		| 'highest'
		| 'hundred';
	/** As written. */
	stated: string;
	/** Exact decimal. */
	computed: string;
	children: [];
}

/** When the meeting opened or ended, how long it lasted, or when something ended that the same sentence has begin later: `La séance est ouverte à 14h30`, `Durée de la réunion : 2h30`. */
export interface TimeStatement extends Parent {
	type: 'statement';
	kind: 'time';
	of: 'opened' | 'closed' | 'length' | 'turned';
	/** When somebody proposed to end it: the end is near. */
	proposed?: true | undefined;
	/** Of an end, the hour of the beginning behind which it stands, in minutes. */
	since?: number | undefined;
	/** The day that the sentence names: `s'est réuni le 6 juin 2024 à 14h`. */
	day?: string | undefined;
	/** An hour that is that of the opening at the head of the record, and may be of something else below. */
	head?: true | undefined;
	/** The hour, or the length in minutes. */
	children: [TimeValue];
}

/** The statements of a node of prose, in the order of its words. */
export function getStatements(node: Node): readonly Statement[] {
	return (node.data as { statements?: Statement[] } | undefined)?.statements ?? [];
}

/** Keeps the statements of a node of prose. */
export function setStatements(node: Node, statements: Statement[]): void {
	if (statements.length > 0 || getStatements(node).length > 0)
		node.data = { ...node.data, statements } as Node['data'];
}

/** The nodes below a node, itself among them, that hold the words of one text each: those that statements are kept in, but titles. */
export function textsIn(node: Node): Node[] {
	if (isText(node)) return [node];
	return ((node as { children?: Node[] }).children ?? []).flatMap(textsIn);
}

export function isText({ type }: Node): boolean {
	return TEXTS.has(type);
}

const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'tableCell', 'code', 'html', 'definition']);
