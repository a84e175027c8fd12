/** The library `hyphen` has no types of its own. */
interface HyphenPatterns {
	hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
}
declare module 'hyphen/fr' {
	const patterns: HyphenPatterns;
	export default patterns;
}
declare module 'hyphen/en-us' {
	const patterns: HyphenPatterns;
	export default patterns;
}
