/** The profiles that ship with the compiler. */

import { type DataNode, dataFromValue } from '../ast/index.js';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../language/index.js';
import { foldAcronym, foldKeyword } from '../text/fold.js';
import { lazy } from '../text/lazy.js';
import agSchweiz from './profiles/ag-schweiz.yaml';
import alsaceMoselle from './profiles/alsace-moselle.yaml';
import asbl from './profiles/asbl.yaml';
import association from './profiles/association.yaml';
import associationQuebec from './profiles/association-quebec.yaml';
import associeUnique from './profiles/associe-unique.yaml';
import caEple from './profiles/ca-eple.yaml';
import californiaNonprofit from './profiles/california-nonprofit.yaml';
import ccas from './profiles/ccas.yaml';
import cio from './profiles/cio.yaml';
import comiteSyndical from './profiles/comite-syndical.yaml';
import conseilCommunautaire from './profiles/conseil-communautaire.yaml';
import conseilDepartemental from './profiles/conseil-departemental.yaml';
import conseilEcole from './profiles/conseil-ecole.yaml';
import conseilMunicipal from './profiles/conseil-municipal.yaml';
import conseilRegional from './profiles/conseil-regional.yaml';
import cooperativeAgricole from './profiles/cooperative-agricole.yaml';
import copropriete from './profiles/copropriete.yaml';
import coproprieteQuebec from './profiles/copropriete-quebec.yaml';
import cse from './profiles/cse.yaml';
import cseCentral from './profiles/cse-central.yaml';
import gie from './profiles/gie.yaml';
import gmbh from './profiles/gmbh.yaml';
import robertsRules from './profiles/roberts-rules.yaml';
import sa from './profiles/sa.yaml';
import saConseil from './profiles/sa-conseil.yaml';
import sarl from './profiles/sarl.yaml';
import sas from './profiles/sas.yaml';
import sci from './profiles/sci.yaml';
import scic from './profiles/scic.yaml';
import scop from './profiles/scop.yaml';
import ukCompany from './profiles/uk-company.yaml';
import ukPlc from './profiles/uk-plc.yaml';
import utilitePublique from './profiles/utilite-publique.yaml';
import verein from './profiles/verein.yaml';
import vereinSchweiz from './profiles/verein-schweiz.yaml';
import weg from './profiles/weg.yaml';
import { isOfWholeBody } from './vocabulary.js';

/** A profile as a list shows it. */
interface ProfileEntry {
	/** Identifier: the name of its file. */
	id: string;
	/** Other names that mean it. */
	aliases: readonly string[];
	/** What body it is for, by language. */
	name: Readonly<Record<Language, string>>;
	/** Text that it rests on, by language. */
	source: Readonly<Record<Language, string>>;
}

/** The files of all profiles, in the order in which they are listed. */
const FILES: Readonly<Record<string, () => unknown>> = {
	association,
	'utilite-publique': utilitePublique,
	'alsace-moselle': alsaceMoselle,
	copropriete,
	'conseil-municipal': conseilMunicipal,
	'conseil-communautaire': conseilCommunautaire,
	'conseil-departemental': conseilDepartemental,
	'conseil-regional': conseilRegional,
	'comite-syndical': comiteSyndical,
	ccas,
	'ca-eple': caEple,
	'conseil-ecole': conseilEcole,
	cse,
	'cse-central': cseCentral,
	sarl,
	sa,
	'sa-conseil': saConseil,
	sas,
	'associe-unique': associeUnique,
	'california-nonprofit': californiaNonprofit,
	'cooperative-agricole': cooperativeAgricole,
	sci,
	gie,
	scop,
	scic,
	asbl,
	'copropriete-quebec': coproprieteQuebec,
	'association-quebec': associationQuebec,
	verein,
	weg,
	gmbh,
	'verein-schweiz': vereinSchweiz,
	'ag-schweiz': agSchweiz,
	'uk-company': ukCompany,
	'uk-plc': ukPlc,
	cio,
	'roberts-rules': robertsRules,
};

/** Identifiers of all profiles, in the order in which they are listed. */
export const PROFILE_IDS: readonly string[] = Object.keys(FILES);

/** The data of a profile, by identifier or any of its names; undefined where there is none. */
export function profileData(name: string): DataNode | undefined {
	const id = profileId(name);
	if (id === undefined) return undefined;
	let node = nodes.get(id);
	if (!node) {
		node = dataFromValue(rawProfile(id));
		nodes.set(id, node);
	}
	return node;
}

/** The identifier of a profile by any of its names: `co-ownership`, `Copropriété`. */
export function profileId(name: string): string | undefined {
	const folded = foldAcronym(name);
	// Only the other names of a profile stand in its file: to read all of them for one identifier would be a third of reading the rules.
	const known = identifiers().get(folded) ?? aliases().get(folded);
	if (known !== undefined) return known;
	// `comité social et économique (CSE)`, `copropriété (loi de 1965)`: two names of one body, or one and what says more.
	const [, outside, inside] = /^([^()]+)\(([^()]+)\)$/.exec(name.trim()) ?? [];
	if (outside === undefined || inside === undefined) return undefined;
	const [one, other] = [profileId(outside), profileId(inside)];
	return one !== undefined && other !== undefined && one !== other ? undefined : one;
}

/**
 * The profile of the body that meets, and the word that names it: the meeting's own (`comité social et économique`), else the form of the
 * organization where the whole of it meets. The works council of a company is under no rule of the company's.
 */
export function findProfile(
	meeting: string | undefined,
	form: string,
): { profile: string; form: string } | undefined {
	const words = meeting === undefined ? [form] : isOfWholeBody(meeting) ? [meeting, form] : [meeting];
	for (const word of words) {
		const profile = profileId(word);
		if (profile !== undefined) return { profile, form: word };
	}
	return undefined;
}

/** Every name of every profile, identifiers first. */
export function profileNames(): readonly string[] {
	return [...PROFILE_IDS, ...PROFILE_IDS.flatMap((id) => rawProfile(id)?.aliases ?? [])];
}

/** What a list of profiles shows of one. */
export function profileEntry(id: string): ProfileEntry | undefined {
	const raw = rawProfile(id);
	return (
		raw && {
			id,
			aliases: raw.aliases ?? [],
			name: inEachLanguage(raw.name),
			source: inEachLanguage(raw.source),
		}
	);
}

/** Texts of a profile by language; one that has none gets the default one's. */
type Texts = Readonly<Record<typeof DEFAULT_LANGUAGE, string> & Partial<Record<Language, string>>>;

interface RawProfile {
	name: Texts;
	aliases?: string[];
	source: Texts;
}

function inEachLanguage(texts: Texts): Readonly<Record<Language, string>> {
	return Object.fromEntries(
		LANGUAGES.map((lang) => [lang, texts[lang] ?? texts[DEFAULT_LANGUAGE]]),
	) as Record<Language, string>;
}

function rawProfile(id: string): RawProfile | undefined {
	return FILES[id]?.() as RawProfile | undefined;
}

const nodes = new Map<string, DataNode>();

const identifiers = lazy(() => new Map(PROFILE_IDS.map((id) => [foldKeyword(id), id])));

const aliases = lazy(
	() =>
		new Map(
			PROFILE_IDS.flatMap((id) => (rawProfile(id)?.aliases ?? []).map((name) => [foldKeyword(name), id])),
		),
);
