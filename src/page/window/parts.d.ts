/** What the loader gives to the scripts of the page. */
declare var pvParts: {
	/** The address of a script that lies in the page. */
	addressOfPart(name: string): Promise<string>;
	/** Runs it in the window. */
	load(name: string): Promise<void>;
};

/** The version of the program, put in when it is built. */
declare const PV_VERSION: string;
