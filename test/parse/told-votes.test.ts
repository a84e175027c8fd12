/** Sentences that tell a vote or an appointment are reported, whatever verb they have; others that hold the same words are not. */

import { describe, expect, it } from 'vitest';
import { compileText } from '../compile.js';

const HEAD = {
	fr: `---
organisme: Les Jardins du Moulin
réunion: conseil d'administration
règles: association
date: 14 mars 2025
présidence: Jeanne Kerouac
secrétaire: Paul Aubertin
participants:
  présents: [Jeanne Kerouac, Paul Aubertin, Marc Delorme, Rose Petit, Yves Garnier]
---
`,
	en: `---
lang: en
organization: Millbrook Rowing Club
meeting: committee
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 4 March 2025
chair: Helen Marsh
secretary: Tom Reilly
participants:
  present: [Helen Marsh, Tom Reilly, Priya Nair, Oliver Grant, Susan Cole]
---
`,
};

/** What is reported of a sentence in an item, without the messages of the rest. */
async function reported(lang: 'fr' | 'en', sentence: string): Promise<string[]> {
	const { messages } = await compileText(`${HEAD[lang]}\n## Point\n\nUn texte.\n\n${sentence}\n`);
	return messages.flatMap(({ ruleId }) => (ruleId === 'vote/in-prose' ? [ruleId] : []));
}

describe('told in a sentence', () => {
	it.each([
		['fr', 'Le conseil donne son accord à l’unanimité moins une voix.'],
		['fr', 'Rose Petit est désignée référente sécurité à l’unanimité.'],
		['fr', 'Achat du tracteur : accord du CA, 1 abstention (Yves Garnier).'],
		['fr', 'Bourse A : 3 pour, 1 contre. Bourse B : 4 pour.'],
		['fr', 'Le CA retient le devis (4 oui, 1 non).'],
		['fr', 'Adhésion à la fédération. Adopté (5/5).'],
		['fr', 'Personne ne s’oppose à la proposition.'],
		['fr', 'Sont nommés vérificateurs aux comptes : Rose Petit et Yves Garnier.'],
		['en', 'The committee voted to accept the quote (3 for, 1 against, 1 abstention).'],
		['en', 'Motion by Cole, second by Nair to approve the budget. Vote 5-0.'],
		['en', 'Passed 4-1 with no abstentions.'],
		['en', 'The roll was called: Marsh yes, Reilly yes, Nair no, Grant yes, Cole yes.'],
		['en', 'Officers elected: Helen Marsh (chair), Tom Reilly (secretary).'],
		['en', 'Priya Nair was appointed safety officer.'],
		['en', 'Members approved the expenditure of £300.'],
		['en', 'Minutes approved.'],
		['en', 'Minutes of February 4 were approved as read.'],
		['en', 'Treasurer’s report accepted.'],
		['en', 'Request denied.'],
		['en', 'After discussion, the quote was approved.'],
		['en', 'Cole moved to buy oars, Nair seconded, all in favour.'],
		['en', 'Two in favour, two opposed.'],
		['en', 'Moved by Tom Reilly, seconded by Priya Nair. All in favour except Susan Cole.'],
		['en', 'The contract of May 12, 2022 is approved.'],
		['fr', 'PV approuvé.'],
		['fr', 'Rapport moral approuvé sans observation.'],
		['fr', 'Budget non adopté.'],
		['fr', 'Le compte rendu de la réunion du 3 février est approuvé.'],
		['fr', 'Après discussion, l’achat est validé.'],
		['fr', 'On décide d’acheter un banc.'],
		['fr', 'Le conseil approuve les comptes de l’exercice clos le 31 décembre 2024.'],
		['fr', 'Le conseil approuve les comptes 2024, qui font apparaître un excédent de 300 €.'],
		[
			'fr',
			'Vu la remarque de Rose Petit, le procès-verbal de la séance précédente est approuvé avec 4 voix pour et 1 abstention.',
		],
		['fr', 'À l’unanimité, approuve le procès-verbal de la séance précédente.'],
		['fr', 'Le rapport moral est lu et approuvé.'],
		['fr', 'Présidente : Dina Chassaing, 12 voix, élue.'],
		['fr', 'Trésorier : Luc Escande réélu (11 voix, 1 blanc)'],
		['en', 'The committee approved the accounts for the year ended 31 December 2024.'],
		[
			'en',
			'Adoption of the accounts was proposed by Dave Pell, seconded by Judith Crewe and carried nem con.',
		],
		[
			'en',
			'A motion to carry the surplus into next year was made by Dina Ellis, seconded by Bev Cobb and approved unanimously.',
		],
		['en', 'On motion of Carla Boone, seconded by Opal Dent, the report was accepted.'],
		['en', 'Proposed Tom Bright, seconded Ann Dunmore, carried.'],
		['en', 'Motion by Trudi Hill to adjourn at 7:45 pm. Seconded and carried.'],
		['en', 'Shop rules approved by member vote.'],
		['en', 'The motion was received with cheers, seconded, and passed without discussion.'],
		['en', 'Elected chair and secretary: Joan Sturgis, Ed Nakano.'],
		['en', 'Minutes of the last meeting: approved'],
		['en', 'Treasurer’s report: accepted'],
		['en', 'Everyone agreed to buy the oars.'],
		['en', 'All present agreed that the oars be bought.'],
		['en', 'The budget was approved by show of hands.'],
		['en', 'Carried on a show of hands.'],
		['en', 'No one was against.'],
		['en', 'RESOLVED: to buy the oars.'],
		['en', 'Agreement of the committee.'],
		['en', 'The committee gave its consent to the purchase.'],
		['en', 'The motion did not obtain a majority.'],
		['fr', 'Ordre du jour : adopté'],
		['fr', 'Compte rendu de la dernière séance : approuvé'],
		['fr', 'Tous les membres sont d’accord pour acheter le banc.'],
		['fr', 'Le procès-verbal est approuvé à main levée.'],
		['fr', 'Adopté à main levée.'],
		['fr', 'Quitus est donné au trésorier.'],
		['fr', 'Accord du conseil.'],
		['fr', 'Feu vert du conseil pour l’achat.'],
		['fr', 'La proposition n’obtient pas la majorité.'],
		['fr', 'Le conseil autorise la présidente à signer le bail.'],
		['en', 'The committee unanimously accepted the offer of the bank.'],
		['en', 'Unanimously approved the grant from the state.'],
		['en', 'Everyone agreed to the plan of the county.'],
		['en', 'No objection to the purchase of the land from the city.'],
		['en', 'The vote was 3 to 1.'],
		['en', 'We resolved to buy the oars.'],
		['fr', 'Vote à l’unanimité du prêt de la banque.'],
		['fr', 'Aucune objection à la vente du terrain de la commune.'],
		['fr', 'Tout le monde accepte la proposition.'],
		['fr', 'Pas d’opposition.'],
		['en', 'In the state, fees rose, and the motion to raise ours carried 5-2.'],
		['fr', 'En mairie, le budget est approuvé à l’unanimité.'],
	] as const)('%s: %s', async (lang, sentence) => {
		expect(await reported(lang, sentence)).not.toEqual([]);
	});

	it.each([
		['fr', 'L’équipe a gagné 3-1 contre Saint-Verrain.'],
		['fr', 'La réunion s’est tenue de 18 h à 20 h, 12 personnes pour 15 chaises.'],
		['fr', 'L’unanimité sera requise à la prochaine assemblée.'],
		['fr', 'Si l’assemblée le décide à l’unanimité, le loyer change.'],
		['fr', 'Le règlement prévoit une décision à la majorité.'],
		['fr', 'Le tractopelle nommé Robert est en panne.'],
		['fr', 'Le score du questionnaire est de 4/5.'],
		['fr', 'Compte rendu d’AG : 25/11/2022'],
		['en', 'We beat Hale 3-2.'],
		['en', 'Rowers pay 12 pounds for 3 months.'],
		['en', 'If it is unanimous, the rule changes next year.'],
		['en', 'The newly appointed coach starts on Monday.'],
		['en', 'Session 4-1 is for beginners.'],
		['en', 'Helen Marsh accepted.'],
		['en', 'Plan approved by the county.'],
		['en', 'Once the budget is approved, the oars are ordered.'],
		['en', 'Quotes accepted until Friday.'],
		['en', 'The approved budget is attached.'],
		['en', 'Two oars, one for the eight, one for the four.'],
		['fr', 'Devis accepté par l’assurance.'],
		['fr', 'Budget voté en 2023 par la commune.'],
		['fr', 'Un pour tous, tous pour un.'],
		['fr', 'Les parents sont tous pour.'],
		['fr', 'Trois arguments pour, deux contre.'],
		['en', 'Of the letters, forty were in favour, ten against.'],
		['fr', 'Trois bancs pour la cour, deux pour la salle.'],
		['fr', 'En 2019, le conseil approuve la clôture.'],
		['fr', 'Lors de la séance précédente, le budget a été adopté à l’unanimité.'],
		['fr', 'Cette désignation est entérinée par un vote à l’assemblée suivante.'],
		['fr', 'Présents : Dora Finch (élue titulaire), Régis Colas (élu suppléant).'],
		['fr', 'Dora Finch, élue municipale, présente le projet.'],
		['fr', 'Approbation par le bureau du contrat proposé par la mairie.'],
		['en', 'The policy of May 12, 2015, adopted unanimously, forbids charging admission.'],
		['en', 'The plan proposed by Acme Roofing follows accepted practice.'],
		['fr', 'Élus présents : Régis Colas, Paul Bertin.'],
		['fr', 'Élus du personnel : Régis Colas, Paul Bertin.'],
		['fr', 'Nommé directeur : Régis Colas, qui prendra ses fonctions lundi.'],
		['fr', 'Les factures sont contrôlées et approuvées.'],
		['fr', 'Candidat : Régis Colas, proposé par Claire Roux et accepté.'],
		['fr', 'Le plan a été validé par vote des parents.'],
		['en', 'Motions must be moved, seconded and carried before any money is spent.'],
		['en', 'It is hoped that the plan will be seconded and carried.'],
		['en', 'The zoning permit was proposed by the architect and approved by the town in May.'],
		['en', 'He quoted the newspaper: “The levy was proposed by the mayor and rejected.”'],
		['en', 'The stretcher was lifted and carried.'],
		['en', 'Vic Tranter was nominated by Ada Novak, seconded by Dan Whit, and accepted the nomination.'],
		['en', 'Vic Tranter was proposed by Ada Novak and accepted.'],
		['en', 'In 2018 a similar change failed by a single vote, 8-9.'],
		['en', 'If seconded by a member and approved, the rule applies.'],
		['en', 'Dora Finch was proposed by Tom Bright, seconded by Ann Dunmore and agreed to serve.'],
		['en', 'Treasurer: Dora Finch (elected to the county board in May)'],
		['en', 'Everyone agreed that it rained.'],
		['en', 'All agreed it was a good evening.'],
		['en', 'Everyone agreed with Tom Reilly that the weather was bad.'],
		['en', 'Not everyone agreed to buy the oars.'],
		['en', 'Susan Cole asked if everyone agreed to buy the oars.'],
		['en', 'The neighbours all agreed to buy a hedge.'],
		['en', 'At the county, the plan was approved by voice vote.'],
		['en', 'No objection from the county.'],
		['en', 'Votes are taken by show of hands.'],
		['en', 'A hat was passed around the room.'],
		['en', 'The parish council met. The vote was 3 to 1.'],
		['en', 'The match ended 3 to 1.'],
		['en', 'Claim 112: accepted'],
		['en', 'Agreement of the landlord.'],
		['en', 'The agreement of the committee is needed.'],
		['fr', 'Le pot s’est vraiment bien passé.'],
		['fr', 'La tentative échoue.'],
		['fr', 'Le camion ne passe pas.'],
		['fr', 'Tout le monde est d’accord qu’il a plu.'],
		['fr', 'Tout le monde est d’accord pour dire que la fête était belle.'],
		['fr', 'Les voisins sont tous d’accord pour acheter la haie.'],
		['fr', 'Est-ce que tout le monde est d’accord pour acheter le banc ?'],
		['fr', 'Rose Petit demande si tout le monde est d’accord.'],
		['fr', 'Aucune objection n’a été reçue de la préfecture.'],
		['fr', 'Les votes se font à main levée.'],
		['fr', 'Le conseil municipal s’est réuni. Le vote a été de 3 contre 1.'],
		['fr', 'Accord du propriétaire.'],
		['en', 'Is everyone agreed?'],
		['en', 'Everyone agreed? No.'],
		['en', 'No one was against? Tom Reilly was.'],
		['en', 'The club had rejected it. The vote was 4 to 1. Two oars are bought.'],
		['en', 'Last year we chose a logo. The vote was 4 to 1.'],
		['en', 'Almost everyone agreed to buy two oars.'],
		['en', 'Not quite everyone agreed.'],
		['en', 'Everyone agreed, except Tom Reilly.'],
		['en', 'Everyone agreed but Tom Reilly.'],
		['en', 'Susan Cole asked whether everyone agreed.'],
		['en', 'According to Tom Reilly, everyone agreed to it.'],
		['en', 'At the school everyone agreed.'],
		['en', 'The players met and everyone agreed to a new captain.'],
		['en', 'Everyone agreed Helen Marsh made the best soup.'],
		['en', 'Everyone agreed to disagree.'],
		['en', 'Everyone agreed to differ.'],
		['en', 'By common consent, the oak is the finest tree.'],
		['en', 'Nobody was opposed to lunch at noon.'],
		['en', 'Board approval was sought.'],
		['en', 'Members authorised to sign are listed below.'],
		['en', 'Directors authorised?'],
		['en', 'The board consented to be filmed.'],
		['en', 'We resolved the parking problem.'],
		['en', 'Consent of the committee to be obtained.'],
		['en', 'Agreement of the committee: needed before we sign.'],
		['en', 'Approval of the committee, please.'],
		['en', 'Grant application: rejected.'],
		['en', 'Planning application of the neighbour: approved.'],
		['en', 'Report of the county inspector: rejected.'],
		['fr', 'Pas d’opposition ? Si, Marc Delorme.'],
		['fr', 'Tout le monde accepte ? Non.'],
		['fr', 'Presque tous les membres sont d’accord.'],
		['fr', 'Les parties ont résilié le bail d’un commun accord.'],
		['fr', 'Personne ne s’est opposé au permis pendant l’enquête publique.'],
		['fr', 'Il n’y a pas d’opposition entre les deux projets.'],
		['fr', 'Le conseil est d’accord avec cette analyse.'],
		['fr', 'Le conseil est d’accord pour dire que la salle est froide.'],
		['fr', 'Le quitus est donné chaque année en juin.'],
		['fr', 'Le conseil autorise chaque année les dépenses.'],
		['fr', 'Demande de subvention : refusée.'],
		['fr', 'Projet de loi : adopté.'],
		['fr', 'Budget de la commune : adopté.'],
		['fr', 'Compte rendu de la réunion de la commune : approuvé.'],
		['fr', 'L’accord du conseil est nécessaire.'],
		['fr', 'La commune a adopté son budget par 5 voix contre 3.'],
		['fr', 'Quitus sera donné en mai.'],
	] as const)('%s, of something else: %s', async (lang, sentence) => {
		expect(await reported(lang, sentence)).toEqual([]);
	});

	it.each([
		['Lise Kern est élue trésorière à l’unanimité.', 'Lise Kern', []],
		['- **Trésorerie** : Lise Kern est élue à l’unanimité.', 'Lise Kern', []],
		['Sont élus :', 'Lise Kern', []],
		['Lise Kern est élue trésorière.', 'Paul Weiss', ['vote/in-prose']],
	] as const)('above the election of whom it names: %s', async (sentence, elected, wanted) => {
		const election = `### Élection – Trésorerie\n\n- ${elected}\n\nVote : à l’unanimité\nPostes : 1\nRésultat : élus ${elected}`;
		expect(await reported('fr', `${sentence}\n\n${election}`)).toEqual(wanted);
	});

	it('of an election whose words no reader knows, without a line that would be none of its', async () => {
		const { messages } = await compileText(
			`${HEAD.fr}\n## Bureau\n\nTrésorier : Luc Escande réélu (11 voix, 1 blanc)\n`,
		);
		const [told] = messages.filter(({ ruleId }) => ruleId === 'vote/in-prose');
		expect(told?.note).toContain('« Résultat : élus Luc Escande »');
		expect(told?.fixes ?? []).toEqual([]);
	});

	it('again, with other figures under a label that is none, below the vote', async () => {
		const vote = '### Résolution 1 – Tarif\n\nLe tarif est de 15 €.\n\nVote : 4 pour, 1 contre\n\n';
		expect(await reported('fr', `${vote}Vote définitif : 1 pour, 4 contre`)).toEqual(['vote/in-prose']);
		expect(await reported('fr', `${vote}Montant définitif : 4 €`)).toEqual([]);
	});

	it.each([
		[
			'fr',
			'Le budget est adopté par 4 voix pour et 1 contre (Paul Aubertin).',
			'4 voix pour et 1 contre (Paul Aubertin)',
		],
		['fr', 'Le budget est adopté par quatre voix pour et une contre.', 'quatre voix pour et une contre'],
		['en', 'The motion passed by four votes to one.', 'four votes to one'],
		['en', 'The dues were approved 4-1.', '4 for, 1 against'],
		['en', 'Four voted in favour and none against.', 'Four voted in favour and none against'],
		['fr', 'Le vote donne 3 contre 1.', '3 contre 1'],
		['fr', 'Le budget est adopté à 4 voix pour et Paul contre.', '… pour, … contre'],
		['en', 'The dues were approved nem. con.', 'nem. con.'],
		['en', 'No objection.', 'No objection'],
		['en', 'The vote was 3 to 1.', '3 for, 1 against'],
	] as const)('%s, with a line to write that loses no answer: %s', async (lang, sentence, tally) => {
		const { messages } = await compileText(`${HEAD[lang]}\n## Point\n\nUn texte.\n\n${sentence}\n`);
		const [told] = messages.filter(({ ruleId }) => ruleId === 'vote/in-prose');
		expect(told?.note).toContain(
			`${lang === 'fr' ? '« Vote : ' : '“Vote: '}${tally}${lang === 'fr' ? ' »' : '”'}`,
		);
	});

	it.each([
		['La motion échoue 2-5.', '« Résultat : rejetée, 2-5 »'],
		['Refusé par 5 voix contre 2.', '« Résultat : Refusé, 2 pour, 5 contre »'],
		['Le projet est rejeté par 3 contre 2.', '« Résultat : rejeté, 2 pour, 3 contre »'],
		[
			'Le projet est rejeté par 3 voix contre 1, 1 abstention.',
			'« Résultat : rejeté, 1 pour, 3 contre, 1 abstention »',
		],
	])('%s, with a result that reads as it', async (sentence, line) => {
		const { messages } = await compileText(`${HEAD.fr}\n## Point\n\nUn texte.\n\n${sentence}\n`);
		expect(messages.find(({ ruleId }) => ruleId === 'vote/in-prose')?.note).toContain(line);
	});

	it.each([
		['en', '4 for, 1 against', 'Minutes approved.', ['vote/in-prose']],
		['en', '1 for, 4 against', 'Minutes approved as read.', ['vote/in-prose']],
		['en', '1 for, 4 against', 'Budget approved.', ['vote/result-mismatch']],
		['en', '1 for, 4 against', 'Budget rejected.', []],
		['fr', '1 pour, 4 contre', 'Devis accepté.', ['vote/in-prose']],
		['fr', '1 pour, 4 contre', 'Les statuts du 12 mai 2022 sont adoptés.', ['vote/in-prose']],
	] as const)('%s, below a vote of %s on the budget: %s', async (lang, tally, sentence, wanted) => {
		const { messages } = await compileText(
			`${HEAD[lang]}\n## Budget\n\nUn texte.\n\nVote: ${tally}\n\n${sentence}\n`,
		);
		const found = messages.flatMap(({ ruleId }) =>
			ruleId === 'vote/in-prose' || ruleId === 'vote/result-mismatch' ? [ruleId] : [],
		);
		expect(found).toEqual(wanted);
	});
});
