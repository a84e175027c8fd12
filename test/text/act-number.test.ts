import { describe, expect, it } from 'vitest';
import { isActNumber, shortenActNumber, toActNumber } from '../../src/text/act-number.js';

describe('the number of an act in the protocol of the prefecture', () => {
	it.each([
		['2024-051', '2024_051', '2024_051'],
		['2024/051 bis', '2024_051_bis', '2024_051_bis'],
		['D-2024-10-17-00041', 'D_2024_10_17_00041', 'D2024101700041'],
		['délibération 2024-0051', 'deliberation_2024_0051', '20240051'],
		['2024101700000000041', '2024101700000000041', '101700000000041'],
	])('%s is sent as %s, or shorter as %s', (number, form, short) => {
		expect(toActNumber(number)).toBe(form);
		expect(shortenActNumber(number)).toBe(short);
		expect(isActNumber(shortenActNumber(number))).toBe(true);
	});
});
