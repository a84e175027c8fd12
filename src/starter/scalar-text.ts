/** A text as a YAML value on one line: bare where YAML reads it as it is, else in double quotes. */
export function scalarText(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	const isBare = plain !== '' && !/^[-?:,[\]{}#&*!|>'"%@`]|:\s|\s#|:$/.test(plain) && !/\p{Cc}/u.test(plain);
	return isBare ? plain : JSON.stringify(plain);
}
