/** The page in a real browser, from a file. One browser serves all tests; each has its own memory. */

import './open-page.js';
import './network.js';
import './writing.js';
import './drafts.js';
import './two-windows.js';
import './files.js';
import './room.js';
import './using.js';
