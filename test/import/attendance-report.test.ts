import { describe, expect, it } from 'vitest';
import {
	isAttendeeName,
	readAttendanceReport,
} from '../../src/import/attendance-reports/attendance-report.js';

const hour = (text: string) => {
	const [hours = 0, minutes = 0] = text.split(':').map(Number);
	return hours * 60 + minutes;
};
/** `18:02-19:31 20:00-…` */
const stays = (text: string) =>
	text
		.split(' ')
		.filter((part) => part !== '')
		.map((part) => {
			const [from = '', to = ''] = part.split('-');
			return { from: hour(from), to: to === '…' ? Number.POSITIVE_INFINITY : hour(to) };
		});

const ZOOM_EN = `Topic,ID,Host,Duration (minutes),Start time,End time,Participants
Board of Tidewater Commons,812 3456 7890,Ada Novak,96,06/13/2024 05:55:10 PM,06/13/2024 07:31:02 PM,5

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room
Ada Novak (Host),ada@example.org,06/13/2024 05:55:10 PM,06/13/2024 07:31:02 PM,96,No,No
"Ben Osei (Ben's iPad)",,06/13/2024 06:12:40 PM,06/13/2024 06:40:00 PM,28,Yes,No
"Ben Osei (Ben's iPad)",,06/13/2024 06:41:30 PM,06/13/2024 07:20:59 PM,40,Yes,No
Carla Ruiz,,06/13/2024 06:00:00 PM,06/13/2024 06:20:00 PM,20,Yes,No
Carla Ruiz,,06/13/2024 06:31:00 PM,06/13/2024 07:31:02 PM,60,Yes,No
Galaxy S10,,06/13/2024 06:05:00 PM,06/13/2024 06:06:00 PM,1,Yes,Yes
`;

const ZOOM_FR = `Nom (nom original);Adresse e-mail de l’utilisateur;Heure d’arrivée;Heure de départ;Durée (minutes);Invité;Salle d’attente
Jeanne Royer;;12/06/2024 18:02:13;12/06/2024 19:30:00;88;Non;Non
Paul Weiss (Hôte);;12/06/2024 17:58:00;12/06/2024 19:31:00;93;Non;Non
`;

const TEAMS_EN = `1. Summary
Meeting title\tBoard
Attended participants\t2
Start time\t6/12/24, 5:58:21 PM
End time\t6/12/24, 7:31:02 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ada Novak\t6/12/24, 5:58:21 PM\t6/12/24, 7:31:02 PM\t1h 32m\tada@example.org\tada@example.org\tOrganizer
Ben Osei (Guest)\t6/12/24, 6:12:00 PM\t6/12/24, 7:31:02 PM\t30m\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ada Novak\t6/12/24, 5:58:21 PM\t6/12/24, 7:31:02 PM\t1h 32m\tada@example.org\tOrganizer
Ben Osei (Guest)\t6/12/24, 6:12:00 PM\t6/12/24, 6:30:00 PM\t18m\t\tPresenter
Ben Osei (Guest)\t6/12/24, 7:19:00 PM\t6/12/24, 7:31:02 PM\t12m\t\tPresenter

4. Engagement
Name\tReactions
Dora Finch\t4
`;

const TEAMS_FR = `Résumé de la réunion
Nombre total de participants\t1
Titre de la réunion\tConseil

Nom complet\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle
ROYER Jeanne\t31/01/2024, 23:50:00\t01/02/2024, 00:15:00\t25 min\t\tOrganisateur
`;

const TEAMS_LOG = `Full Name\tUser Action\tTimestamp
Ada Novak\tJoined\t6/13/2024, 6:00:00 PM
Ben Osei\tJoined before\t6/13/2024, 6:00:00 PM
Ben Osei\tLeft\t6/13/2024, 6:30:00 PM
`;

describe('an attendance list', () => {
	it.each([
		[
			'Zoom in English',
			ZOOM_EN,
			undefined,
			{
				service: 'Zoom',
				title: 'Board of Tidewater Commons',
				dates: ['2024-06-13'],
				isUtc: false,
				people: [
					{ name: 'Ada Novak', stays: stays('17:55-19:31') },
					{ name: 'Ben Osei', otherName: "Ben's iPad", stays: stays('18:12-19:20') },
					{ name: 'Carla Ruiz', stays: stays('18:00-18:20 18:31-19:31') },
				],
			},
		],
		[
			'Zoom in French, day and month of which could be either',
			ZOOM_FR,
			undefined,
			{
				service: 'Zoom',
				dates: ['2024-06-12', '2024-12-06'],
				isUtc: false,
				people: [
					{ name: 'Jeanne Royer', stays: stays('18:02-19:30') },
					{ name: 'Paul Weiss', stays: stays('17:58-19:31') },
				],
			},
		],
		[
			'Teams with three sections, of the day that the minutes name',
			TEAMS_EN,
			'2024-06-12',
			{
				service: 'Teams',
				title: 'Board',
				dates: ['2024-06-12'],
				isUtc: false,
				people: [
					{ name: 'Ada Novak', stays: stays('17:58-19:31') },
					{ name: 'Ben Osei', stays: stays('18:12-18:30 19:19-19:31') },
				],
			},
		],
		[
			'Teams in French, over midnight',
			TEAMS_FR,
			undefined,
			{
				service: 'Teams',
				title: 'Conseil',
				dates: ['2024-01-31'],
				isUtc: false,
				people: [{ name: 'ROYER Jeanne', stays: stays('23:50-24:15') }],
			},
		],
		[
			'the log of Teams',
			TEAMS_LOG,
			undefined,
			{
				service: 'Teams',
				dates: ['2024-06-13'],
				isUtc: false,
				people: [
					{ name: 'Ada Novak', stays: stays('18:00-…') },
					{ name: 'Ben Osei', stays: stays('18:00-18:30') },
				],
			},
		],
		[
			'the whole durations of Zoom: names without hours',
			'Name (Original Name),User Email,Total Duration (Minutes),In Waiting Room\nAda Novak,,65,No\n',
			undefined,
			{ service: 'Zoom', dates: [], isUtc: false, people: [{ name: 'Ada Novak', stays: [] }] },
		],
		[
			'hours of UTC, which are none of the place',
			'Name\tFirst Join (UTC)\tLast Leave (UTC)\nAda Novak\t2024-06-12T16:00:00\t2024-06-12T17:00:00\n',
			undefined,
			{ service: 'Teams', dates: ['2024-06-12'], isUtc: true, people: [{ name: 'Ada Novak', stays: [] }] },
		],
	])('%s', (_, text, day, report) => {
		expect(readAttendanceReport(text, day)).toEqual(report);
	});

	it('of another service needs its columns alone', () => {
		const text = 'Teilnehmer;Beitritt;Austritt\nAda Novak;18:05;19:00\n';
		expect(readAttendanceReport(text)).toBeUndefined();
		const service = {
			name: 'Halle',
			columns: { person: ['Teilnehmer'], joined: ['Beitritt'], left: ['Austritt'] },
		};
		expect(readAttendanceReport(text, undefined, [service])).toEqual({
			service: 'Halle',
			dates: [],
			isUtc: false,
			people: [{ name: 'Ada Novak', stays: stays('18:05-19:00') }],
		});
	});

	it.each([
		['Ada Novak', true],
		["Jeanne d'Arvor", true],
		['Ada', false],
		['iPhone de Paul', false],
		['Salle du conseil', false],
		['Otter Notetaker', false],
		['+33 6 12 34 56 78', false],
	])('%s may be somebody: %s', (name, isPerson) => {
		expect(isAttendeeName(name)).toBe(isPerson);
	});

	it('is read in the time of its length', () => {
		const rows = (count: number) =>
			`Name,Join Time,Leave Time\n${Array.from({ length: count }, (_, at) => `Person ${at} Novak,18:00,18:${10 + (at % 40)}`).join('\n')}`;
		expect(readAttendanceReport(rows(20_000))?.people).toHaveLength(20_000);
	});
});
