/** Whether the browser may shut its page processes in. As root, and in most containers, the system does not let it. */

import { existsSync, readFileSync } from 'node:fs';

/** Why the sandbox is off. */
export type SandboxOffReason =
	/** The program runs as root. */
	| 'root'
	/** The program runs in a container. */
	| 'container'
	/** The user asked for it. */
	| 'request'
	/** The system refuses it to this browser. */
	| 'refused';

/** The reason to start without a sandbox, or nothing where it stays on. */
export function sandboxOffReason(
	requested: boolean | undefined,
	env: Readonly<Record<string, string | undefined>>,
): SandboxOffReason | undefined {
	if (requested === false) return 'request';
	if (process.getuid?.() === 0) return 'root';
	return isContainer(env) ? 'container' : undefined;
}

/** Whether the browser's complaint says that it found no sandbox to use. */
export function complainsOfSandbox(complaint: string): boolean {
	return /No usable sandbox|Running as root without --no-sandbox|sandbox_host_linux|Failed to move to new namespace/.test(
		complaint,
	);
}

function isContainer(env: Readonly<Record<string, string | undefined>>): boolean {
	if (process.platform !== 'linux') return false;
	if (env['container'] || existsSync('/.dockerenv') || existsSync('/run/.containerenv')) return true;
	try {
		return /docker|lxc|kubepods|containerd/.test(readFileSync('/proc/1/cgroup', 'utf8'));
	} catch {
		return false;
	}
}
