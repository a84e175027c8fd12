/** The page as one text. */
export function makePage(version: string): Promise<string>;
