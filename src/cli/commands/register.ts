/** `pv register`: the register of a body, as a volume to bind or as a log that strangers can audit. */

export { registerLog } from '../register/append-log.js';
export { proveAct } from '../register/prove-act.js';
export { registerVolume } from '../register/volume.js';
