/** Who holds how many votes, as templates see it. */

/** Votes by member. */
export interface WeightTables {
	heading: string;
	columns: WeightColumns;
	/** Those who vote, then the absent. */
	tables: WeightTable[];
}

/** Headings of the columns; null: the column is left out. */
export interface WeightColumns {
	name: string;
	detail: string | null;
	presence: string;
	by: string | null;
	votes: string;
}

/** One table of votes by member. */
export interface WeightTable {
	/** Null for the first. */
	heading: string | null;
	rows: Array<{ nameHtml: string; detail: string; presence: string; by: string; votes: string }>;
	/** The last line. */
	total: { label: string; votes: string };
}
