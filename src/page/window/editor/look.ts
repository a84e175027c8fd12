/** The editor takes its colours and type from the style sheet of the page. */

import { EditorView } from '@codemirror/view';

/** What CodeMirror would otherwise style by itself. */
export const editorLook = EditorView.theme({
	'&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.6', overflow: 'auto' },
	'.cm-content': { caretColor: 'var(--accent)', padding: '1rem 0 6rem' },
	'.cm-line': { padding: '0 1.25rem 0 0.5rem' },
	'.cm-gutters': { backgroundColor: 'transparent', color: 'var(--zero)', border: '0' },
	'.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
	'.cm-activeLine': { backgroundColor: 'var(--active)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'var(--selection)',
	},
	'.cm-tooltip': {
		backgroundColor: 'var(--paper)',
		color: 'var(--ink)',
		border: '1px solid var(--rule)',
		borderRadius: '4px',
		boxShadow: '0 4px 16px var(--shadow)',
	},
	'.cm-panels': { backgroundColor: 'var(--tint)', color: 'var(--ink)' },
});
