/** Sentences of foreign minutes. */

/** Sentences of a text; `M. Petit`, `v. Löwis` and initials end none. */
export function getSentences(text: string): string[] {
	return text
		.split(
			/(?<=(?:[\p{L}\p{N})\]*_»"”%€]{2}|\d\s?[ap]\.m|\d|\s[€$£%])[.!?][*_)»"”]*)\s+(?=["“«(*_]*[\p{Lu}\d])/u,
		)
		.reduce<string[]>((out, part) => {
			const last = out.at(-1);
			if (
				last !== undefined &&
				/(?:^|[\s(])(?:M|MM|Mme|Mmes|Mlle|Mr|Mrs|Ms|Dr|Me|St|Ste|art|n|no|cf|v|Pdt|Fr|Rev|Revd|Hon|Cllrs?|Messrs|Drs|Sr|Jr|Prof|Pr|Col|Gen|Lt|Sgt|Capt|Mgr|Prop|Sec)\.$/iu.test(
					last,
				)
			)
				out[out.length - 1] = `${last} ${part}`;
			else out.push(part);
			return out;
		}, []);
}
