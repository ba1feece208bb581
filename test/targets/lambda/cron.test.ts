import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderAwsCron } from '../../../lib/targets/lambda/cron';

interface Moment {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const WORDS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function numberOf(text: string): number {
  const word = WORDS.indexOf(text);
  return word === -1 ? Number(text) : word;
}

/** Whether one field of five-field cron holds for a value. */
function holds(field: string, value: number, [first, last]: readonly [number, number]): boolean {
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('-');
    const low = range === '*' ? first : numberOf(from);
    const high =
      range === '*' ? last : to === undefined ? (step === undefined ? low : last) : numberOf(to);
    return value >= low && value <= high && (value - low) % Number(step ?? 1) === 0;
  });
}

function isDue(cron: string, moment: Moment): boolean {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
  return (
    holds(minute, moment.minute, [0, 59]) &&
    holds(hour, moment.hour, [0, 23]) &&
    holds(day, moment.day, [1, 31]) &&
    holds(month, moment.month, [1, 12]) &&
    holds(weekday, moment.weekday, [0, 6])
  );
}

/** The same for EventBridge's six fields, in which Sunday is 1. */
function isDueOnAws(cron: string, moment: Moment): boolean {
  const fields = /^cron\((.*)\)$/.exec(cron)?.[1]?.split(' ') ?? [];
  const values = [moment.minute, moment.hour, moment.day, moment.month, moment.weekday + 1];
  return values.every((value, index) => {
    const field = fields[index] ?? '';
    return field === '*' || field === '?' || field.split(',').some((run) => isIn(run, value));
  });
}

function isIn(run: string, value: number): boolean {
  const [from = NaN, to = from] = run.split('-').map(Number);
  return value >= from && value <= to;
}

describe('renderAwsCron', () => {
  it.each([
    ['0 3 * * *', 'cron(0 3 * * ? *)'],
    ['*/15 * * * *', 'cron(0,15,30,45 * * * ? *)'],
    ['0 9 * * MON-FRI', 'cron(0 9 ? * 2-6 *)'],
    ['0 9 * * 0,6', 'cron(0 9 ? * 1,7 *)'],
    ['30 6 1 JAN,JUL *', 'cron(30 6 1 1,7 ? *)'],
    ['0-1,5 6 1,3-4,2 * *', 'cron(0,1,5 6 1-4 * ? *)'],
  ])('writes %s as %s', (cron, expected) => {
    expect(renderAwsCron(cron)).toBe(expected);
  });

  it.each(['1-59 1-23 2-31 2-12 *', '*/2 */2 */2 */2 *', '1-58/1 1-22 * 2-11 1-5'])(
    'fits into what AWS takes: %s',
    (cron) => {
      expect(renderAwsCron(cron).length).toBeLessThanOrEqual(256);
    },
  );

  it('is due in exactly the same minutes', () => {
    const part = (low: number, high: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: low, max: high }).map(String),
        fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
          .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 1, max: 9 }))
          .map(([from, step]) => `${from}/${step}`),
      );
    const days = fc.oneof(
      part(1, 31).map((day) => `${day} X *`),
      fc.oneof(part(0, 6), fc.constantFrom(...WORDS, '1,5')).map((weekday) => `* X ${weekday}`),
    );
    const aCron = fc
      .tuple(part(0, 59), part(0, 23), days, part(1, 12))
      .map(([minute, hour, day, month]) => `${minute} ${hour} ${day.replace('X', month)}`);
    const aMoment = fc.record({
      minute: fc.integer({ min: 0, max: 59 }),
      hour: fc.integer({ min: 0, max: 23 }),
      day: fc.integer({ min: 1, max: 31 }),
      month: fc.integer({ min: 1, max: 12 }),
      weekday: fc.integer({ min: 0, max: 6 }),
    });

    fc.assert(
      fc.property(aCron, fc.array(aMoment, { minLength: 20, maxLength: 20 }), (cron, moments) => {
        const written = renderAwsCron(cron);
        for (const moment of moments) {
          expect({ cron, written, moment, due: isDueOnAws(written, moment) }).toEqual({
            cron,
            written,
            moment,
            due: isDue(cron, moment),
          });
        }
      }),
      { numRuns: 3000 },
    );
  });
});
