/** Sentences for users as they are shown: French puts a space before `:` and inside « », where no line may be broken. */

/** The sentence with those spaces as no-break spaces. */
export function unbroken(sentence: string): string {
	return sentence.replace(/ (?=[:;!?»%€])|(?<=«) /g, '\u00A0');
}
