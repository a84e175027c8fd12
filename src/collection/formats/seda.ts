/**
 * SEDA 2.2, with which French bodies hand records over to an archive: the message of a transfer of one meeting. Source: the schemas of the
 * standard, version 2.2 (January 2022). What an archive decides (rules of retention and access, profiles) is left to it.
 */

import { escapeXml } from '../../text/escape.js';
import { type FormatInput, getDecidedActs, type Missing, organizationPart, subjectName } from './acts.js';

/** The printed minutes that the message goes with. */
export interface SedaDocument {
	/** Name of its file, which stands in `content` beside the message. */
	name: string;
	size: number;
	/** SHA-512, in hexadecimal digits. */
	digest: string;
	/** Whether it is PDF/A-3a. */
	isArchival: boolean;
	/** When the message was made: that of the meeting, or `SOURCE_DATE_EPOCH`, for the same minutes give the same bytes. */
	date: Date;
}

/** The message, or what the header lacks for it. */
export function formatSedaMessage(
	meeting: FormatInput,
	document: SedaDocument,
): { missing: Missing[] } | { content: string } {
	const [held] = meeting.facts.meetings;
	const archives = organizationPart(meeting, 'archives');
	const agency = organizationPart(meeting, 'siret') || organizationPart(meeting, 'id');
	const missing: Missing[] = [];
	if (held?.date === null) missing.push({ what: 'date' });
	if (held?.organization_name === null) missing.push({ what: 'organization' });
	if (agency === '') missing.push({ what: 'siret' });
	if (archives === '') missing.push({ what: 'archives' });
	if (missing.length > 0 || held === undefined) return { missing };
	const { date = '', organization_name: organization = '' } = held;
	const title = held.title ?? `${organization} ${date}`;
	const agreement = organizationPart(meeting, 'agreement');
	const acts = getDecidedActs(meeting);
	const subjects = new Set(acts.flatMap(({ subject }) => (subject === null ? [] : [subject])));
	const name = sedaFileName(document.name);
	const content = `<?xml version="1.0" encoding="UTF-8"?>
<ArchiveTransfer xmlns="fr:gouv:culture:archivesdefrance:seda:v2.2">
	<Date>${document.date.toISOString().replace(/\.\d+Z$/, 'Z')}</Date>
	<MessageIdentifier>${escapeXml(`${agency}-${date}-${name.replace(/\.pdf$/i, '')}`)}</MessageIdentifier>
${agreement === '' ? '' : `\t<ArchivalAgreement>${escapeXml(agreement)}</ArchivalAgreement>\n`}	<CodeListVersions>
${CODE_LISTS.map((list) => `\t\t<${list}>${list}0</${list}>`).join('\n')}
	</CodeListVersions>
	<DataObjectPackage>
		<DataObjectGroup id="group-1">
			<BinaryDataObject id="object-1">
				<DataObjectVersion>BinaryMaster_1</DataObjectVersion>
				<Uri>content/${name}</Uri>
				<MessageDigest algorithm="SHA-512">${document.digest}</MessageDigest>
				<Size>${document.size}</Size>
				<FormatIdentification>
					<FormatLitteral>${document.isArchival ? 'PDF/A-3a' : 'PDF'}</FormatLitteral>
					<MimeType>application/pdf</MimeType>
${document.isArchival ? '\t\t\t\t\t<FormatId>fmt/479</FormatId>\n' : ''}				</FormatIdentification>
				<FileInfo>
					<Filename>${escapeXml(document.name)}</Filename>
				</FileInfo>
			</BinaryDataObject>
		</DataObjectGroup>
		<DescriptiveMetadata>
			<ArchiveUnit id="unit-1">
				<Content>
					<DescriptionLevel>File</DescriptionLevel>
					<Title>${escapeXml(title)}</Title>
${acts.map(({ number, title: act }) => `\t\t\t\t\t<Description>${escapeXml([number, act].filter((part) => part).join(' – '))}</Description>\n`).join('')}					<Language>${held.lang}</Language>
${[...subjects].map((code) => keyword(code)).join('')}					<OriginatingAgency>
						<Identifier>${escapeXml(agency)}</Identifier>
					</OriginatingAgency>
					<StartDate>${date}</StartDate>
					<EndDate>${date}</EndDate>
				</Content>
				<ArchiveUnit id="unit-2">
					<Content>
						<DescriptionLevel>Item</DescriptionLevel>
						<Title>${escapeXml(title)}</Title>
						<Language>${held.lang}</Language>
						<TransactedDate>${date}</TransactedDate>
					</Content>
					<DataObjectReference>
						<DataObjectGroupReferenceId>group-1</DataObjectGroupReferenceId>
					</DataObjectReference>
				</ArchiveUnit>
			</ArchiveUnit>
		</DescriptiveMetadata>
		<ManagementMetadata>
			<OriginatingAgencyIdentifier>${escapeXml(agency)}</OriginatingAgencyIdentifier>
			<SubmissionAgencyIdentifier>${escapeXml(agency)}</SubmissionAgencyIdentifier>
		</ManagementMetadata>
	</DataObjectPackage>
	<ArchivalAgency>
		<Identifier>${escapeXml(archives)}</Identifier>
	</ArchivalAgency>
	<TransferringAgency>
		<Identifier>${escapeXml(agency)}</Identifier>
	</TransferringAgency>
</ArchiveTransfer>
`;
	return { content };
}

/** The name of the file in the package, as an address writes it: letters, digits, dots, hyphens. */
export function sedaFileName(name: string): string {
	return encodeURIComponent(
		name
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.replace(/[^\w.-]+/g, '-'),
	);
}

/** Code lists of which the schema asks the version; none but the standard's own is used. */
const CODE_LISTS: readonly string[] = [
	'ReplyCodeListVersion',
	'MessageDigestAlgorithmCodeListVersion',
	'MimeTypeCodeListVersion',
	'EncodingCodeListVersion',
	'FileFormatCodeListVersion',
	'CompressionAlgorithmCodeListVersion',
	'DataObjectVersionCodeListVersion',
	'StorageRuleCodeListVersion',
	'AppraisalRuleCodeListVersion',
	'AccessRuleCodeListVersion',
	'DisseminationRuleCodeListVersion',
	'ReuseRuleCodeListVersion',
	'ClassificationRuleCodeListVersion',
	'AcquisitionInformationCodeListVersion',
	'AuthorizationReasonCodeListVersion',
	'RelationshipCodeListVersion',
];

function keyword(code: string): string {
	return `\t\t\t\t\t<Keyword>
						<KeywordContent>${escapeXml(subjectName(code))}</KeywordContent>
						<KeywordReference>${escapeXml(code)}</KeywordReference>
						<KeywordType>subject</KeywordType>
					</Keyword>
`;
}
