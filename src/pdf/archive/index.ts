export { additionsOf } from './additions.js';
export { type Archived, type ArchiveFacts, archivePdf, type Conformance } from './archive.js';
export { type Attachment, attachmentsOf } from './attachments.js';
export { type ConformanceCheck, checkConformance } from './conformance.js';
export { type Integrity, integrityOf } from './digest.js';
export { EncryptedPdf, PdfDocument } from './document.js';
export { BrokenPdf } from './lexer.js';
export { pageText } from './page-text.js';
export type { Obstacle } from './structure.js';
