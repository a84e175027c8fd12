// A test reporter that ends the run with one plain line, `12 passed, 0 failed, 1 skipped`, counted from the run itself.

export default class ClosingLine {
	onTestRunEnd(modules, unhandledErrors) {
		let passed = 0;
		let failed = unhandledErrors.length;
		let skipped = 0;
		for (const module of modules) {
			// A file that does not load has no test that could fail: the file itself counts.
			failed += module.errors().length;
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				if (state === 'passed') passed++;
				else if (state === 'failed') failed++;
				else skipped++;
			}
		}
		const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
		process.on('exit', () => process.stdout.write(`${counts.join(', ')}\n`));
	}
}
