/** The library `hyphen` has no types of its own. */
interface HyphenPatterns {
	hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
}
declare module 'hyphen/fr/index.js' {
	const patterns: HyphenPatterns;
	export default patterns;
}
declare module 'hyphen/en-us/index.js' {
	const patterns: HyphenPatterns;
	export default patterns;
}
