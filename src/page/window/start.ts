/** The script of the window. */

import { startWindow } from './window.js';

startWindow(document);
