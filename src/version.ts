/** Version of the package, put in when the program is bundled. */
declare const PV_VERSION: string | undefined;

export const version: string = typeof PV_VERSION === 'string' ? PV_VERSION : '0.0.0-source';
