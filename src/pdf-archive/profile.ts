/** The sRGB colour profile, computed from the constants of IEC 61966-2-1: no file of anybody's is shipped (ICC.1:2001-04, version 2.1). */

const CURVE_POINTS = 1024;
type Triple = [number, number, number];

/** Chromaticities of red, green, blue and white (D65). Source: IEC 61966-2-1, table 1. */
const PRIMARIES: readonly [number, number][] = [
	[0.64, 0.33],
	[0.3, 0.6],
	[0.15, 0.06],
];
const WHITE: readonly [number, number] = [0.3127, 0.329];
/** White of the profile connection space. Source: ICC.1, 6.3.4.3. */
const D50: Triple = [0.9642, 1, 0.8249];
const BRADFORD: readonly Triple[] = [
	[0.8951, 0.2664, -0.1614],
	[-0.7502, 1.7135, 0.0367],
	[0.0389, -0.0685, 1.0296],
];

const made: { profile?: Uint8Array } = {};

/** The bytes of the profile, computed once. */
export function srgbProfile(): Uint8Array {
	made.profile ??= makeProfile();
	return made.profile;
}

function makeProfile(): Uint8Array {
	const colorants = adaptedColorants();
	const curve = curveTag();
	const tags: Array<[string, Buffer]> = [
		['desc', descriptionTag('sRGB IEC61966-2.1')],
		['cprt', Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from('No copyright\0', 'latin1')])],
		['wtpt', xyzTag(D50)],
		...colorants.map((xyz, index): [string, Buffer] => [`${'rgb'[index]}XYZ`, xyzTag(xyz)]),
		['rTRC', curve],
		['gTRC', curve],
		['bTRC', curve],
	];
	const places = new Map<Buffer, number>();
	const parts: Buffer[] = [];
	let offset = 128 + 4 + tags.length * 12;
	for (const [, tag] of tags) {
		if (places.has(tag)) continue;
		places.set(tag, offset);
		const padded = Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
		parts.push(padded);
		offset += padded.length;
	}
	const table = Buffer.alloc(4 + tags.length * 12);
	table.writeUInt32BE(tags.length, 0);
	tags.forEach(([name, tag], index) => {
		table.write(name, 4 + index * 12, 'latin1');
		table.writeUInt32BE(places.get(tag) ?? 0, 8 + index * 12);
		table.writeUInt32BE(tag.length, 12 + index * 12);
	});
	return Buffer.concat([header(offset), table, ...parts]);
}

function header(size: number): Buffer {
	const bytes = Buffer.alloc(128);
	bytes.writeUInt32BE(size, 0);
	bytes.writeUInt32BE(0x02100000, 8);
	bytes.write('mntrRGB XYZ ', 12, 'latin1');
	// A fixed date: the profile is the same for ever.
	[2000, 1, 1, 0, 0, 0].forEach((part, index) => {
		bytes.writeUInt16BE(part, 24 + index * 2);
	});
	bytes.write('acsp', 36, 'latin1');
	D50.forEach((value, index) => {
		bytes.writeInt32BE(fixed(value), 68 + index * 4);
	});
	return bytes;
}

/** The primaries as XYZ, seen under D50. */
function adaptedColorants(): Triple[] {
	const white = xyz(WHITE);
	const columns = PRIMARIES.map(xyz);
	const matrix = transposed(columns);
	const scale = times(inverse(matrix), white);
	const [from, to] = [times(BRADFORD, white), times(BRADFORD, D50)];
	const gain = to.map((value, index) => value / (from[index] ?? 1));
	const back = inverse(BRADFORD);
	return columns.map((column, index) => {
		const cone = times(BRADFORD, column.map((value) => value * (scale[index] ?? 1)) as Triple);
		return times(back, cone.map((value, row) => value * (gain[row] ?? 1)) as Triple);
	});
}

function xyz([x, y]: readonly [number, number]): Triple {
	return [x / y, 1, (1 - x - y) / y];
}

function transposed(rows: readonly Triple[]): Triple[] {
	return [0, 1, 2].map((column) => rows.map((row) => row[column] ?? 0) as Triple);
}

function times(matrix: readonly Triple[], vector: Triple): Triple {
	return matrix.map((row) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]) as Triple;
}

function inverse(matrix: readonly Triple[]): Triple[] {
	const [[a, b, c], [d, e, f], [g, h, i]] = matrix as [Triple, Triple, Triple];
	const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
	const adjugate: Triple[] = [
		[e * i - f * h, c * h - b * i, b * f - c * e],
		[f * g - d * i, a * i - c * g, c * d - a * f],
		[d * h - e * g, b * g - a * h, a * e - b * d],
	];
	return adjugate.map((row) => row.map((value) => value / determinant) as Triple);
}

function fixed(value: number): number {
	return Math.round(value * 65536);
}

function xyzTag(values: Triple): Buffer {
	const bytes = Buffer.alloc(20);
	bytes.write('XYZ ', 0, 'latin1');
	values.forEach((value, index) => {
		bytes.writeInt32BE(fixed(value), 8 + index * 4);
	});
	return bytes;
}

/** The transfer function of IEC 61966-2-1, sampled. */
function curveTag(): Buffer {
	const head = Buffer.alloc(12);
	head.write('curv', 0, 'latin1');
	head.writeUInt32BE(CURVE_POINTS, 8);
	const points = Buffer.alloc(CURVE_POINTS * 2);
	for (let point = 0; point < CURVE_POINTS; point++) {
		const value = point / (CURVE_POINTS - 1);
		const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		const rounded = Math.round(linear * 65535);
		points[point * 2] = rounded >> 8;
		points[point * 2 + 1] = rounded;
	}
	return Buffer.concat([head, points]);
}

function descriptionTag(text: string): Buffer {
	const bytes = Buffer.alloc(12 + text.length + 1 + 8 + 3 + 67);
	bytes.write('desc', 0, 'latin1');
	bytes.writeUInt32BE(text.length + 1, 8);
	bytes.write(text, 12, 'latin1');
	return bytes;
}
