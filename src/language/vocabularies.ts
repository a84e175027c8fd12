/**
 * Every vocabulary of the language with its canonical identifiers. The words stand in `fr/keywords.yaml` and `en/keywords.yaml`,
 * under the same names; a test holds the three together.
 */
import { LANGUAGES } from './language.js';
export const VOCABULARIES = {
	/** Keys of the frontmatter. */
	keys: [
		'lang',
		'title',
		'meeting',
		'organization',
		'rules',
		'date',
		'opened',
		'closed',
		'place',
		'notice',
		'agenda',
		'members',
		'participants',
		'chair',
		'secretary',
		'tellers',
		'signatures',
		'documents',
		'annexes',
		'votes',
		'status',
		'approval',
		'subjects',
		'transmitted',
		'next',
		'copies',
	],
	/** Keys of the mappings of the frontmatter: organization, notice, members, annexes. */
	subkeys: [
		'name',
		'form',
		'address',
		'id',
		'logo',
		'department',
		'siret',
		'departmentCode',
		'classification',
		'date',
		'call',
		'by',
		'presented',
		'count',
		'votes',
		'title',
		'file',
	],
	/** Keys of a group of another name. */
	groupKeys: ['presence', 'votes', 'people'],
	/** Keys of a person's mapping and columns of a roll. */
	person: [
		'name',
		'givenName',
		'organization',
		'quality',
		'votes',
		'college',
		'arrival',
		'departure',
		'proxy',
		'representedBy',
		'replacedBy',
		'born',
		'alias',
		'public',
		'presence',
	],
	/** Words after a name in a person's line, before another name (`représentée par Ali Ben`). */
	personMarks: ['proxy', 'blankProxy', 'representative', 'substitute'],
	/** Between the giver and the holder of a proxy, among those represented only: `Lise Kern à Paul Weiss`. */
	heldBy: ['holder'],
	/** Before an hour on a person's line: `arrivée à 18h45`, `jusqu’à 19h`. */
	personMoves: ['arrival', 'departure'],
	/** Groups of participants, and the values of the column `présence`. */
	groups: ['present', 'remote', 'represented', 'byPost', 'excused', 'absent', 'guests'],
	/** State of the minutes. */
	status: ['convened', 'draft', 'final', 'approved'],
	/** Languages by name or code. */
	languages: LANGUAGES,
	/** Words that open a block. */
	blocks: [
		'resolution',
		'deliberation',
		'motion',
		'wish',
		'amendment',
		'opinion',
		'decision',
		'election',
		'choice',
		'confidential',
	],
	/** Labels of ballot lines, without the answers, which {@link LABELS} adds. */
	labels: [
		'vote',
		'recused',
		'ballot',
		'majority',
		'voters',
		'cast',
		'college',
		'key',
		'opinion',
		'movedBy',
		'secondedBy',
		'time',
		'amended',
		'on',
		'secondVote',
		'jointVote',
		'seats',
		'registered',
		'ballots',
		'absoluteMajority',
		'total',
		'term',
		'round',
		'mode',
		'result',
	],
	/** Answers, as labels, in tallies and in tables. */
	answers: ['for', 'against', 'abstention', 'blank', 'void', 'blankOrVoid', 'notVoting'],
	/** Labels that are words of every text too: what follows them must be that of a ballot. */
	looseLabels: ['word'],
	/** Answers that are words of every sentence too: they answer only beside a number. */
	looseAnswers: ['word'],
	/** `tous`, `tous les autres`. */
	everyone: ['all', 'allOthers'],
	/** Letters and words of the cells of a votes matrix. */
	matrixAnswers: ['for', 'against', 'abstention'],
	/** Results without counts. */
	consents: ['unanimous', 'noObjection', 'majority'],
	/** Words after `unanimité` or `majorité` that say of whom: read over. */
	consentOf: ['present', 'presentOrRepresented', 'cast', 'members'],
	/** Small words of a tally: `moins 2 abstentions`, `dont 3 procurations`, `6 votes to 5`. */
	tallyWords: ['less', 'including', 'and', 'to', 'voting', 'filler'],
	/** Written results, in any gender and number. */
	results: ['adopted', 'rejected', 'adjourned', 'withdrawn', 'moot', 'noted', 'elected'],
	/** Ways of voting. */
	ballotMethods: ['showOfHands', 'secret', 'rollCall', 'electronic', 'byPost', 'rising', 'poll'],
	/** Words that open a figure of an election, never a candidate: `Nombre d’assesseurs : 3`. */
	electionFigures: ['figure'],
	/** Ways of electing. */
	electionModes: ['uninominal', 'plurinominal', 'list'],
	/** Opinions of a body. */
	opinions: ['favourable', 'unfavourable'],
	/** Officers of the meeting, as they are called in the text. */
	officers: ['chair', 'secretary', 'teller'],
	/** Words of events and other lines of the body; `closing` as a label. */
	events: [
		'arrival',
		'departure',
		'return',
		'suspension',
		'resumption',
		'chair',
		'quorum',
		'action',
		'annex',
		'closing',
		'opening',
	],
	/** Phrases that close a meeting inside a sentence. */
	closings: ['closed'],
	/** First words of the formula that ends a record: `De tout ce que dessus`. */
	recordEndings: ['ending'],
	/** First words of an agenda item that asks for an opinion: `Avis sur le projet`. */
	opinionItems: ['opinion'],
	/** Words of a quorum statement. */
	quorumWords: ['met', 'notMet', 'present', 'presentOrRepresented', 'required'],
	/** Words of a sentence that supposes, or tells of another time or of other people: `si`, `précédente`, `la commission`. */
	suppositions: ['supposed', 'otherTime', 'elsewhere'],
	/** Verbs of prose that move a person. */
	moveVerbs: ['arrival', 'departure', 'return', 'recusal'],
	/** What such a verb moves from or to (`la séance`), and for how long it may be (`le temps du vote`). */
	moveObjects: ['meeting', 'vote'],
	/** Words before a name that make it no subject of the verb behind it: `estimé par Anne Stan entre 200 et 300 €`. */
	objectMarks: ['mark'],
	/** Verbs and nouns of prose that decide (`vote/in-prose`), beside the results. */
	decisionVerbs: ['decides'],
	/** What a sentence says is adopted or rejected: `la résolution`. */
	votedTexts: ['text'],
	/** Bodies as they decide in a sentence: `le conseil approuve`; with the words of an impersonal one, `it was`. */
	decidingBodies: ['body', 'impersonal'],
	/** Offices of the meeting itself, whose election is no decision of its own; with what stands before the name or behind it, and what a signature says. */
	sittingRoles: ['chair', 'secretary', 'other'],
	officeLeads: ['chair', 'secretary'],
	officeVerbs: ['chair', 'secretary'],
	signatureMarks: ['signed'],
	/** What says that no proxy was given. */
	proxyDenials: ['none'],
	/** People without a name, and what counts one of them. */
	peopleNouns: ['noun', 'one'],
	/** Marks of clerks for a motion that was moved, seconded and carried. */
	motionMarks: ['carried', 'unanimous'],
	/** Between that and the result: `est`, `n'est pas`. */
	verdictLinks: ['is', 'isNot'],
	/** Between the result and how it was voted: `par`, `avec`. */
	mannerLinks: ['by'],
	/** Labels of numbers of people in the prose. */
	headCounts: ['members', 'present', 'represented', 'voters'],
	/** Words between a part and the whole. */
	outOf: ['of'],
	/** What says before a name that somebody asks or answers. */
	speechLeads: ['lead'],
	/** That a meeting took place. */
	heldMeetings: ['held'],
	/** What leads to the number of those present, in a sentence about the quorum. */
	quorumLeads: ['present'],
	/** Words before the date of minutes that are put to approval, and of those of another meeting. */
	approvedMinutes: ['minutes'],
	/** Marks of a speaker who speaks for another (`au nom de`). */
	speakerMarks: ['onBehalfOf'],
	/** Small words of events: `départ de Paul Weiss à 20h45`. */
	eventLinks: ['of', 'at'],
	/** Attributes of a fence that are no labels of ballot lines. */
	fenceAttributes: ['number', 'id'],
	/** Yes and no. */
	booleans: ['yes', 'no'],
	/** Units of counts and of requirements. */
	units: ['votes', 'heads'],
	/** Keys of a rules file. */
	rules: [
		'profile',
		'name',
		'source',
		'default',
		'quorum',
		'majorities',
		'proxies',
		'tie',
		'notice',
		'meetings',
		'elections',
		'threshold',
		'base',
		'unit',
		'counts',
		'at',
		'call',
		'all',
		'else',
		'if',
		'then',
		'cap',
		'max',
		'share',
		'holder',
		'excluded',
		'secret',
		'recused',
		'days',
		'clear',
		'rounds',
		'relative',
		'mentions',
		'sign',
	],
	/** Documents around a meeting, as `--doc` names them and as their files are called. */
	documents: [
		'notice',
		'attendanceSheet',
		'proxy',
		'postalVote',
		'ballot',
		'noQuorum',
		'extract',
		'acts',
		'listOfActs',
		'decisions',
		'notification',
		'calendar',
	],
	/** Kinds of meetings. */
	meetings: [
		'generalMeeting',
		'ordinaryGeneralMeeting',
		'extraordinaryGeneralMeeting',
		'mixedGeneralMeeting',
		'constitutiveGeneralMeeting',
		'board',
		'boardOfDirectors',
		'supervisoryBoard',
		'executive',
		'municipalCouncil',
		'communityCouncil',
		'departmentalCouncil',
		'worksCouncil',
		'committee',
	],
	/** First words of the kinds of meetings, by the article that they take in French. */
	meetingNouns: ['assembly', 'council', 'session', 'plural'],
	/** Keys of the configuration file. */
	config: [
		'header',
		'severities',
		'templates',
		'output',
		'formats',
		'style',
		'wording',
		'facts',
		'people',
		'questions',
	],
	/** Keys of the looks in the configuration file. */
	styles: ['theme', 'accent', 'serif', 'sans', 'regular', 'italic', 'bold', 'boldItalic'],
	/** Themes of the minutes. */
	themes: ['proces-verbal', 'notarial'],
	/** Words that turn a sentence into its opposite, or take something out of it. */
	negations: ['not'],
	/** Words that a model leaves behind. */
	placeholders: ['leftOver'],
	/** Units of how long an office is held. */
	durations: ['years', 'months'],
	/** Severities of messages. */
	severities: ['off', 'info', 'warning', 'error'],
} as const;

/** Name of a vocabulary. */
export type VocabularyName = keyof typeof VOCABULARIES;

/** Canonical identifiers of a vocabulary; `labels` holds the answers too. */
export type IdOf<Name extends VocabularyName> =
	| (typeof VOCABULARIES)[Name][number]
	| (Name extends 'labels' ? (typeof VOCABULARIES)['answers'][number] : never);

/** Vocabularies that hold the words of others besides their own. */
export const INCLUDES: { readonly [Name in VocabularyName]?: VocabularyName } = { labels: 'answers' };
