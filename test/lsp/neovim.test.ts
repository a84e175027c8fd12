import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

/** Attaches the server to the buffer, waits for its messages, goes to the definition of a name, corrects, and prints what came of it. */
const SCRIPT = `
local id = vim.lsp.start_client({ cmd = vim.split(vim.env.PV_SERVER, '\\n'), root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
local wait = function(what) return vim.wait(60000, what, 20) end
wait(function() return #vim.diagnostic.get(0) > 0 end)
local found = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
	table.insert(found, { line = each.lnum + 1, rule = each.code, severity = each.severity })
end
local at = function(words)
	vim.fn.cursor(1, 1)
	vim.fn.search(words)
	return vim.lsp.util.make_position_params(0, 'utf-16')
end
local ask = function(method, params)
	local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
	return answers and answers[id] and answers[id].result
end
local definition = ask('textDocument/definition', at('Aline Roche ouvre'))
local place = definition and (definition[1] or definition)
local hover = ask('textDocument/hover', at('Vote'))
local result = {
	found = found,
	definition = place and (place.range or place.targetSelectionRange).start.line + 1,
	hover = hover ~= nil and hover ~= vim.NIL,
}
vim.fn.writefile({ vim.json and vim.json.encode(result) or vim.fn.json_encode(result) }, 'result.json')
`;

/** What the script wrote; else what the editor said. */
function readResult(folder: string, said: string): string {
	const path = join(folder, 'result.json');
	if (!existsSync(path)) throw new Error(said);
	return readFileSync(path, 'utf8');
}

const MEETING = `---
réunion: assemblée générale
organisme: Club
date: 6 juin 2024
ouverture: 18h00
participants:
  présents:
    - Aline Roche
    - Luc Perrin
    - Nora Saïd
---

Aline Roche ouvre la séance.

### Résolution 1 – Comptes

Les comptes sont approuvés.

Vote : 9 pour

La séance est levée à 19h00.
`;

describe.skipIf(!hasNeovim)('Neovim', () => {
	it('shows the messages of a meeting, goes to a person, and says how a vote was judged', () => {
		const folder = mkdtempSync(join(tmpdir(), 'pv-neovim-'));
		try {
			writeFileSync(join(folder, 'script.lua'), SCRIPT);
			writeFileSync(join(folder, 'ag.md'), MEETING);
			const program = fileURLToPath(new URL('../../bin/pv.js', import.meta.url));
			const ended = spawnSync(
				'nvim',
				['--headless', '-u', 'NONE', '-i', 'NONE', 'ag.md', '-c', 'luafile script.lua', '-c', 'qall!'],
				{
					cwd: folder,
					encoding: 'utf8',
					timeout: 120_000,
					env: { ...process.env, PV_SERVER: [process.execPath, program, 'lsp', '--stdio'].join('\n') },
				},
			);
			const result = JSON.parse(readResult(folder, ended.stderr)) as {
				found: Array<{ line: number; rule: string }>;
			};
			expect(result.found).toContainEqual(expect.objectContaining({ line: 19, rule: 'vote/too-many' }));
			expect(result).toMatchObject({ definition: 8, hover: true });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
