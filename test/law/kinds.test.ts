/** Of which kind a meeting is by its name, and a part of it by its title. */

import { expect, it } from 'vitest';
import { meetingKind, sectionKind } from '../../src/law/vocabulary.js';

it.each([
	['AGE du 16 juin', 'extraordinary'],
	['A.G.E.', 'extraordinary'],
	['assemblée générale élective extraordinaire', 'extraordinary'],
	['2e assemblée générale extraordinaire', 'extraordinary'],
	['AGO et AGE', 'mixed'],
	['assemblée générale ordinaire annuelle', 'ordinary'],
	// Of the members, or of their board?
	['réunion extraordinaire', 'mixed'],
	['congrès extraordinaire', 'mixed'],
	// A board that meets out of turn decides as it always does.
	['séance extraordinaire du comité', undefined],
	['conseil syndical extraordinaire', undefined],
	['comité de direction extraordinaire', undefined],
	['séance extraordinaire du conseil', undefined],
	['réunion extraordinaire du conseil d’administration', 'board'],
	['extraordinary meeting of the members', 'extraordinary'],
	['extraordinary committee meeting', undefined],
])('the meeting %j is %s', (name, kind) => {
	expect(meetingKind(name, 'fr')).toBe(kind);
});

it.each([
	['À titre extraordinaire', 'extraordinary'],
	['Extraordinaire', 'extraordinary'],
	['II. Résolutions à caractère extraordinaire', 'extraordinary'],
	['Partie II – Assemblée générale extraordinaire', 'extraordinary'],
	['Deuxième partie : assemblée générale extra-ordinaire', 'extraordinary'],
	['Ordre du jour de l’assemblée générale extraordinaire', 'extraordinary'],
	['Du ressort de l’assemblée générale extraordinaire', 'extraordinary'],
	['Relevant de la compétence de l’AGE', 'extraordinary'],
	['20h30 – Assemblée générale extraordinaire', 'extraordinary'],
	['2. Assemblée générale extraordinaire', 'extraordinary'],
	['AGE (résolutions 5 à 8)', 'extraordinary'],
	['Capital (à titre extraordinaire)', 'extraordinary'],
	['Cotisation (assemblée générale extraordinaire)', 'extraordinary'],
	['Siège (AGE)', 'extraordinary'],
	['Capital (résolutions extraordinaires)', 'extraordinary'],
	['Charges (extraordinaires)', undefined],
	['Travaux (extraordinaire)', undefined],
	['Assemblée 2025 (extraordinaire)', undefined],
	['Compte rendu (AGE)', undefined],
	['Compte rendu de 2025 (assemblée extraordinaire)', undefined],
	['Procès-verbal du 3 mars 2025 (AGE)', undefined],
	['Membres extraordinaires', undefined],
	['Expenses (extraordinary)', undefined],
	['Minutes (EGM)', undefined],
	['À titre extraordinaire : capital et siège', 'extraordinary'],
	['Résolutions ordinaires', 'ordinary'],
	['Assemblée générale ordinaire annuelle', 'ordinary'],
	['B. Extraordinary business', 'extraordinary'],
	['Resolutions of the EGM', 'extraordinary'],
	['Assemblée générale ordinaire et extraordinaire', undefined],
	['Approbation du procès-verbal de l’assemblée générale extraordinaire du 3 mars 2025', undefined],
	['Approbation du procès-verbal de l’assemblée générale ordinaire', undefined],
	['Assemblée générale extraordinaire du 3 mars 2025', undefined],
	['Convocation d’une assemblée générale extraordinaire', undefined],
	['Convocation : assemblée générale extraordinaire', undefined],
	['Suites de l’AGE', undefined],
	['Compte rendu de l’assemblée extraordinaire', undefined],
	['Recettes extraordinaires', undefined],
	['Travaux extraordinaires', undefined],
	['Événements extraordinaires de l’année', undefined],
	['Résultat exceptionnel et éléments extraordinaires', undefined],
	['Extraordinary expenses', undefined],
	['Minutes of the extraordinary general meeting', undefined],
	['Annual report', undefined],
])('the section %j is %s', (title, kind) => {
	expect(sectionKind(title)).toBe(kind);
});
