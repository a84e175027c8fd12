/** Keys, certificates and ASN.1, by node-forge. In a file of its own: what is public names none of its types, which whoever installs pv has not. */

/** The library, wherever it was bundled. */
export async function loadForge(): Promise<typeof import('node-forge')> {
	const loaded = await import('node-forge');
	return 'default' in loaded && loaded.default !== undefined ? (loaded.default as typeof loaded) : loaded;
}
