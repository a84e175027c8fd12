export { type Additions, additionsOf } from './additions.js';
export type { BoundAnnex } from './annexes/bind.js';
export { type AnnexRefusal, type ExaminedAnnex, examineAnnex } from './annexes/examine.js';
export { type Archived, type ArchiveFacts, archivePdf, type Conformance } from './archive.js';
export { type Attachment, attachmentsOf } from './attachments.js';
export { type ConformanceCheck, checkConformance } from './conformance.js';
export { coveredContent } from './covered.js';
export { destinationsOf } from './destinations.js';
export { type Integrity, integrityOf } from './digest.js';
export { EncryptedPdf, PdfDocument } from './document.js';
export { BrokenPdf } from './lexer.js';
export { plainText } from './metadata.js';
export {
	descriptions,
	linkTargets,
	outlineTitles,
	pageDigest,
	type StrangePart,
	strangeBoxes,
	strangeParts,
} from './own-parts.js';
export { type PlacedArea, type PlacedText, readMarks } from './page-marks.js';
export { pageText, type TextPiece, textPieces } from './page-text.js';
export type { SignatureField } from './signatures.js';
export { informationSays, metadataSay, type StatedFacts } from './stated-facts.js';
export type { Obstacle } from './structure.js';
export { type Ref, readText } from './values.js';
