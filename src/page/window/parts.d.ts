/** What the loader gives to the scripts of the page. */
declare var pvParts: {
	/** The scripts of these names that lie in the page, as one. */
	part(...names: string[]): Promise<Blob>;
	/** Runs a script in the window. */
	run(script: Blob): Promise<void>;
};

/** The version of the program, put in when it is built. */
declare const PV_VERSION: string;
