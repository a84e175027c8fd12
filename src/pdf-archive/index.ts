/** What other folders use to make, read and check archived PDFs. */

export type { BoundAnnex } from './annexes/bind.js';
export { type AnnexRefusal, examineAnnex } from './annexes/examine.js';
export { type Archived, type ArchiveFacts, archivePdf } from './archive.js';
export { type Attachment, getAttachments } from './attachments.js';
export { checkConformance } from './conformance/requirements.js';
export { plainText, readInformationFacts, readMetadataFacts, strangeFacts } from './metadata.js';
export { EncryptedPdf, getDestinations, PdfDocument } from './objects/document.js';
export {
	Allowance,
	BeyondAllowance,
	BrokenPdf,
	getOrdinary,
	isDamage,
	packStream,
	type Ref,
	readText,
} from './objects/values.js';
export { createLetterCheck, OUTLINE_DIGEST, saidText } from './outlines.js';
export {
	descriptions,
	linkTargets,
	outlineTitles,
	pageDigest,
	type StrangePart,
	strangeBoxes,
	strangeParts,
} from './own-parts.js';
export {
	type Colour,
	coveredContent,
	type PageGlyphs,
	type PlacedArea,
	type PlacedText,
	readMarks,
} from './page-marks.js';
export { pageText, type TextPiece, textPieces } from './pages.js';
export { addSignature, findEmptyField, readPkcs12 } from './signatures/add-signature.js';
export {
	getIssuerName,
	getSubjectName,
	getToken,
	judgeSignature,
	type Signer,
	signContent,
} from './signatures/cms.js';
export {
	findPlaceToSign,
	getAdditions,
	getIntegrity,
	type Integrity,
	type PlaceToSign,
	type SignatureField,
} from './signatures/signatures.js';
export type { Obstacle } from './tags/structure.js';
