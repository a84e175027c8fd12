/** Node's byte buffers, where there is no Node. */

export { Buffer } from 'buffer/';
