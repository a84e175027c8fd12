export function withoutDecomposed(table: Readonly<Record<string, string>>): Record<string, string>;
