export function ownRegExp(native: RegExpConstructor): RegExpConstructor;
