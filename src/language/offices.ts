/** Which offices a title names. */

import { lazyPattern } from './vocabulary.js';

/** Whether a title is of one office that one person holds: `Élection du président`, `Trésorière`, and not `Adjoints au maire`, `Président et secrétaire`. */
export function namesOneOffice(title: string): boolean {
	return oneOffice().test(title.trim());
}

const oneOffice = lazyPattern`(?u)^(?:${['blocks', 'election']})?[\s–—:.-]*(?:${['eventLinks', 'of']}(?:\s+|(?<=['’])))?(?:${'determiners'}(?:\s+|(?<=['’])))?(?:${['officers', 'chair', 'secretary']}|${'otherOffices'})$`;
