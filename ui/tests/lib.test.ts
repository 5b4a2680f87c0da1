// Dates as typed, figures as shown, chords as pressed: small tables.
import { describe, expect, it, vi } from 'vitest';
import { available, offer, press } from '../src/lib/commands';
import { addDays, daysBetween, isDate, readDate } from '../src/lib/dates';
import { ago, amount, day, isZero, money, size } from '../src/lib/format';
import { chordOf, chordWords } from '../src/lib/keys';
import { place } from '../src/lib/route.svelte';
import { matches, parts } from '../src/shell/match';

describe('dates', () => {
  it.each([
    ['today', '2026-11-20'], ['tomorrow', '2026-11-21'], ['+14', '2026-12-04'], ['+30 days', '2026-12-20'], ['eom', '2026-11-30'],
    ['fri', '2026-11-27'], ['sat', '2026-11-21'], ['monday', '2026-11-23'], ['4 Dec', '2026-12-04'], ['4 December 2027', '2027-12-04'], ['4. dez', null],
    ['4.12.2026', '2026-12-04'], ['4.12.', '2026-12-04'], ['4/12/26', '2026-12-04'], ['2026-12-04', '2026-12-04'], ['2026-2-3', '2026-02-03'],
    ['30.2.2026', null], ['31 Nov', null], ['29 Feb 2028', '2028-02-29'], ['', null], ['soon', null], ['2026-13-01', null], ['+99999', null],
  ])('%j is %s', (typed, meant) => {
    expect(readDate(typed, '2026-11-20')).toBe(meant);
  });

  it('counts days over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-20', '2026-10-09')).toBe(-42);
    expect(isDate('2026-02-29')).toBe(false);
  });
});

describe('figures', () => {
  it.each([['1234.50', '1,234.50'], ['-285.60', '−285.60'], ['90071992547409.93', '90,071,992,547,409.93'], ['0.00', '0.00'], ['1.5', '1.5'], ['12', '12'], ['n/a', 'n/a']])('%s is shown as %s', (exactly, shown) => {
    expect(amount(exactly)).toBe(shown);
  });

  it.each([['1234.50', 'EUR', '€1,234.50'], ['-5.00', 'GBP', '−£5.00'], ['1200', 'JPY', '¥1,200'], ['1.500', 'KWD', 'KWD 1.500'], ['5.00', '', '5.00']])('%s %s is %s', (exactly, currency, shown) => {
    expect(money(exactly, currency).replace(/\u00A0/g, ' ')).toBe(shown);
  });

  it('says dates, ages and sizes as people do', () => {
    expect(day('2026-09-03')).toBe('3 Sep 2026');
    expect(day('2026-11-20', 'long')).toBe('Friday 20 November');
    const now = new Date('2026-11-20T12:00:00Z');
    expect(ago('2026-11-20T11:22:00Z', now)).toBe('38 min ago');
    expect(ago('2026-11-20T11:59:50Z', now)).toBe('just now');
    expect(ago('2026-11-17T12:00:00Z', now)).toBe('3 days ago');
    expect(size(2_412_000)).toBe('2.4 MB');
    expect([isZero('0.00'), isZero('-0'), isZero('0.01')]).toEqual([true, true, false]);
  });
});

describe('commands', () => {
  const key = (init: KeyboardEventInit, target: EventTarget = document.body) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, 'target', { value: target });
    return event;
  };

  it('reads chords', () => {
    expect(chordOf(key({ key: 'N', ctrlKey: true }))).toBe('mod+n');
    expect(chordOf(key({ key: '?', shiftKey: true }))).toBe('?');
    expect(chordOf(key({ key: 'ArrowUp', altKey: true }))).toBe('alt+arrowup');
    expect(chordWords('mod+shift+backspace')).toBe('Ctrl Shift ⌫');
  });

  it('runs what is offered, not what was withdrawn, and no single sign while typing', () => {
    const run = vi.fn();
    const withdraw = offer([{ id: 'x', title: 'X', group: 'g', chord: 'x', run }, { id: 'y', title: 'Y', group: 'g', chord: 'mod+y', run }]);
    expect(press(key({ key: 'x' }))).toBe(true);
    expect(press(key({ key: 'x' }, document.createElement('input')))).toBe(false);
    expect(press(key({ key: 'y', ctrlKey: true }, document.createElement('input')))).toBe(true);
    expect(run).toHaveBeenCalledTimes(2);
    withdraw();
    expect(press(key({ key: 'x' }))).toBe(false);
    expect(available()).toEqual([]);
  });

  it('finds by the beginnings of words and marks them', () => {
    expect(matches('Archive for the accountant…', 'arch acc')).toBe(true);
    expect(matches('Archive', 'chi')).toBe(false);
    expect(parts('New invoice', 'inv')).toEqual([{ text: 'New', hit: false }, { text: ' ', hit: false }, { text: 'inv', hit: true }, { text: 'oice', hit: false }]);
  });
});

describe('the place in the hash', () => {
  it('keeps the field that has the cursor when a draft gets its id', () => {
    place.go('invoices', 'new');
    place.mark('subject');
    place.rename('invoices', '01a1f9da');
    expect([place.route.id, place.takeField()]).toEqual(['01a1f9da', 'subject']);
  });
});
