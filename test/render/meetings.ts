/** Meetings that the tests of the page print: invented people, invented bodies. */

/** An association: groups, proxies, two resolutions, an election with a secret ballot, actions. */
export const CANAL = `---
réunion: assemblée générale ordinaire
organisme:
  nom: Les Amis du Canal
  forme: Association régie par la loi du 1er juillet 1901
  siège: 12, quai des Écluses, 35000 Rennes
  identifiant: RNA W353000000
règles:
  quorum: { seuil: ">= 1/4", base: membres, compte: [présents, à distance, représentés], source: "statuts, art. 11" }
  majorités:
    ordinaire: { seuil: "> 1/2", base: exprimés, source: "statuts, art. 12" }
    statuts: { seuil: ">= 2/3", base: exprimés, source: "statuts, art. 15" }
  défaut: ordinaire
date: jeudi 6 juin 2024
ouverture: 14h
clôture: 17h05
lieu: Maison des associations, Rennes
convocation: { date: 14 mai 2024, mode: par courriel }
membres: 40
présidence: Jeanne Royer
secrétariat: Omar Haddad
participants:
  sur place:
    - Jeanne Royer, présidente
    - Omar Haddad, trésorier
    - Camille Arvor (Ville de Rennes)
    - Jean-Marie Bertrand
    - Odile Kermarrec (Département d'Ille-et-Vilaine)
    - Maud Vidal (Rennes Métropole)
  à distance:
    - Hugo Castel
    - Karim Fassi
    - Lina Barbier
  représentés:
    - Denis Aubry → Jeanne Royer
    - Claire Petit → Jeanne Royer
    - Luc Perrin → Omar Haddad
  excusés:
    - Antoine Roussel
  assistent:
    - Matteo Ricci, commissaire aux comptes
documents:
  - Comptes annuels 2023
annexes:
  - Feuille de présence
prochaine réunion: 12 septembre 2024
---

## 14h25 — 1. Rapport d'activité 2023

La présidente présente l'année écoulée : douze chantiers, 1 140 heures de bénévolat[^heures].

[^heures]: Heures comptées par les équipes.

Camille Arvor : comment les résultats de l'inventaire des berges seront-ils diffusés ?

Jeanne Royer : un atlas en ligne ouvrira à l'automne ; voir [le site](https://exemple.fr/atlas).

14h50 – Arrivée d'Antoine Roussel

## 15h10 — 2. Comptes 2023 et statuts

Les produits s'élèvent à 83 040€, les charges à 78 264€.

| Poste | 2023 |
|---|--:|
| Chantiers | 41 200 € |

### Résolution 1 – Approbation des comptes de l'exercice 2023

L'assemblée générale approuve les comptes de l'exercice clos le 31 décembre 2023.

Proposée par : Omar Haddad
Vote : 9 pour, 2 contre, 2 abstentions

### Résolution 2 – Modification de l'article 4 des statuts

L'assemblée générale remplace « neuf membres » par « sept membres ».

Majorité : statuts
Vote : 7 pour, 5 contre, 1 abstention

## 16h05 — 3. Renouvellement du conseil d'administration

16h10 – Départ de Karim Fassi, pouvoir à Lina Barbier

### Élection – Conseil d'administration

- Odile Kermarrec, chargée de mission : 10 voix
- Mme Agathe Weber : 8 voix
- Paul Le Bihan : 4 voix

Scrutin : secret
Postes : 2
Tour : 1
Votants : 13
Blancs : 1

Action : chiffrer l'édition imprimée de l'atlas (Omar Haddad, 15 septembre 2024)

L'ordre du jour étant épuisé, la séance est levée à 17h05.
`;

/** A co-ownership: votes that differ, ballots by post, a second vote. */
export const TILLEULS = `---
réunion: assemblée générale ordinaire
organisme: { nom: "Syndicat du 12, rue des Tilleuls", forme: syndicat de copropriétaires }
règles: copropriété
état: projet
date: 2025-03-18
ouverture: 18h30
clôture: 20h55
convocation: 2025-02-10
membres: { nombre: 6, voix: 10 000 }
présidence: Farid Benali
secrétariat: Cabinet Lorne
participants:
  présents:
    - Farid Benali [1 450]
    - Odile Maury [1 200]
    - SCI du Port (lots 4 et 5) [2 950], représentée par Ali Ben
  représentés:
    - Agnès Roy [1 100] → Odile Maury
  par correspondance:
    - Karim Sadi [1 000]
  absents:
    - Rosa Pires [2 300]
  assistent:
    - Cabinet Lorne, syndic
---

## Comptes

:::résolution[Approbation des comptes 2024]{#comptes n=1 majorité="art. 24"}
L'assemblée approuve les comptes de l'exercice 2024.

- Pour : Farid Benali, Odile Maury, Agnès Roy, Karim Sadi
- Contre : SCI du Port
:::

La séance est levée à 20h55.
`;

/** A board in English. */
export const HARBOUR = `---
lang: en
meeting: board of directors
organization: { name: Harbour Commons, form: charity }
rules:
  quorum: { threshold: ">= 1/2", base: members, counts: [present, remote] }
  majorities:
    ordinary: { threshold: "> 1/2", base: cast }
  default: ordinary
  tie: chair
date: Tuesday, September 10, 2024
opened: 2:00 pm
closed: 3:25 pm
place: online
members: 5
chair: Ada Novak
secretary: Ben Osei
participants:
  online:
    - Ada Novak, chair
    - Ben Osei, secretary
    - Carla Ruiz
  apologies:
    - Goran Petrov
    - Ivo Silva
---

Quorum: 3 present, 3 required

## 2:10 pm — Budget

Carla Ruiz: it's "tight" this year.

2:20 pm – Arrival of Ivo Silva

### Resolution 1 – Reserve policy

The board sets the reserve at six months of expenses.

- For: Ada Novak, Ben Osei
- Against: Carla Ruiz, Ivo Silva

Result: carried

Action: publish the policy (Ben Osei, October 1, 2024)

The meeting closed at 3:25 pm.
`;
