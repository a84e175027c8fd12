/** What would change in a file, as a patch that tools and people read. */
export async function difference(path: string, before: string, after: string): Promise<string> {
	const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
	return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
		headerOptions: FILE_HEADERS_ONLY,
	});
}
