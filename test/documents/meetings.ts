/** Meetings that the tests of the documents are made of. */

/** An owners' association before its meeting: no vote yet. */
export const BEFORE = `---
réunion: assemblée générale ordinaire
état: convoqué
organisme:
  nom: Syndicat des copropriétaires du 3, place du Puits
  forme: syndicat de copropriétaires
règles: copropriété
date: 2025-03-18
ouverture: 18h30
lieu: salle polyvalente
convocation: 2025-02-20
membres: { nombre: 3, voix: 1 000 }
participants:
  présents:
    - Farid Benali [500]
    - SCI du Puits (lots 4 et 5) [280]
  absents:
    - Rosa Pires [220]
  assistent:
    - Cabinet Lorne, syndic
---

## Comptes

### Résolution 1 – Comptes 2024

L'assemblée approuve les comptes de l'exercice 2024.

Majorité : art. 24

### Élection – Conseil syndical

- Farid Benali
- Rosa Pires

Scrutin : secret
Postes : 2
`;

/** The same owners after it: one opposed, one absent. */
export const AFTER = BEFORE.replace('état: convoqué\n', '')
	.replace('lieu: salle', 'clôture: 20h00\nprésidence: Farid Benali\nsecrétariat: Cabinet Lorne\nlieu: salle')
	.replace(/### Élection[\s\S]*/, '')
	.replace('Majorité : art. 24', 'Majorité : art. 24\n- Pour : Farid Benali\n- Contre : SCI du Puits');

/** A council with an act of three parts, an amendment, and a second act of the same title. */
export const COUNCIL = `---
réunion: conseil municipal
organisme: { nom: Commune de Valmont, forme: commune, siège: "1, place de la Mairie" }
règles: conseil-municipal
date: lundi 14 octobre 2024
ouverture: 20h00
clôture: 21h00
lieu: mairie
convocation: 8 octobre 2024
membres: 5
présidence: Solène Guyader
secrétariat: Julien Prigent
participants:
  présents:
    - Solène Guyader, maire
    - Julien Prigent
    - Farida Meziane
  représentés:
    - Danièle Morin, pouvoir à Farida Meziane
  absents:
    - Samuel Tirel
---

Quorum : 3 présents, 3 requis

## Tarifs

### Délibération 2024-045 – Convention CAUE

Vu le code général des collectivités territoriales ;

Article 1 : la convention est approuvée.

Vote : 4 pour

### Délibération 2024-046 – Tarifs de l'été

Le conseil municipal fixe les tarifs.

Farida Meziane : qui paiera ?

- Contre : Julien Prigent
- Pour : tous les autres

Action : afficher les tarifs (Julien Prigent, 21 octobre 2024)
`;

/** A meeting that could not decide. */
export const EMPTY_ROOM = `---
réunion: assemblée générale
organisme: Les Amis du Puits
règles: { nom: Statuts, quorum: { seuil: ">= 1/2", base: membres, compte: [présents, représentés], source: "statuts, art. 8" } }
date: 2025-02-01
ouverture: 10h30
clôture: 10h40
membres: 9
présidence: Jeanne Royer
participants:
  présents: [Jeanne Royer, Omar Haddad]
ordre du jour: [Comptes 2024]
---

La séance est levée à 10h40.
`;
