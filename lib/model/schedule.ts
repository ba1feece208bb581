import type { Problem } from '../errors';
import { durationShape, parseDuration, type Duration } from './quantity';
import { checkWholeNumber } from './bounds';
import { choice, number, objectOf, shown, text } from './shape';

/** When a service runs, for one that runs now and then instead of all the time. */
export interface ScheduleProps {
  /**
   * Five cron fields: minute, hour, day of month, month, day of week (0 or SUN to 6 or SAT). Example:
   * `'0 3 * * *'`.
   */
  readonly cron: string;
  /**
   * The time zone of the fields, as in the IANA database.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /**
   * What happens when a run is due while the last one still works.
   *
   * @default 'forbid'
   */
  readonly overlap?: 'forbid' | 'allow' | 'replace';
  /**
   * Longest time for one run, in whole seconds; it is ended then.
   *
   * @default '10m'
   */
  readonly deadline?: Duration;
  /**
   * Times that a failed run is tried again, from 0 to 10.
   *
   * @default 2
   */
  readonly retries?: number;
}

export interface Schedule {
  readonly cron: string;
  readonly timeZone: string;
  readonly overlap: 'forbid' | 'allow' | 'replace';
  readonly deadlineSeconds: number;
  readonly retries: number;
}

export const scheduleShape = objectOf<ScheduleProps>(
  {
    cron: text,
    timeZone: text,
    overlap: choice('forbid', 'allow', 'replace'),
    deadline: durationShape,
    retries: number,
  },
  ['cron'],
);

export function resolveSchedule(props: ScheduleProps): Schedule {
  const { cron, timeZone = 'Etc/UTC', overlap = 'forbid', deadline = '10m', retries = 2 } = props;
  return { cron, timeZone, overlap, deadlineSeconds: parseDuration(deadline), retries };
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
const FIELDS = [
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day of month', min: 1, max: 31, words: [] },
  {
    name: 'month',
    min: 1,
    max: 12,
    words: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
  },
  { name: 'day of week', min: 0, max: 6, words: 'SUN MON TUE WED THU FRI SAT'.split(' ') },
] as const;

export function* checkSchedule(props: ScheduleProps): Iterable<Problem> {
  const { cron, timeZone, deadlineSeconds, retries } = resolveSchedule(props);
  yield* checkCron(cron);
  if (!/^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$/.test(timeZone) || timeZone.length > 64) {
    yield {
      code: 'schedule/time-zone',
      path: 'schedule.timeZone',
      message: `must be a name of the IANA database such as 'Europe/Paris', got ${shown(timeZone)}`,
    };
  }
  yield* checkWholeNumber(deadlineSeconds, {
    code: 'schedule/deadline',
    path: 'schedule.deadline',
    min: 1,
    max: 86_400,
    unit: 'seconds',
  });
  yield* checkWholeNumber(retries, {
    code: 'schedule/retries',
    path: 'schedule.retries',
    min: 0,
    max: 10,
  });
}

function* checkCron(cron: string): Iterable<Problem> {
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length) {
    yield {
      code: 'schedule/cron',
      path: 'schedule.cron',
      message: `must be five fields parted by single spaces, got ${shown(cron)}`,
    };
    return;
  }
  for (const [index, field] of FIELDS.entries()) {
    const written = fields[index] ?? '';
    if (written.split(',').every((part) => isCronPart(part, field))) continue;
    yield {
      code: 'schedule/cron',
      path: 'schedule.cron',
      message: `must have as ${field.name} *, or values and ranges from ${field.min} to ${field.max}, got ${shown(written)}`,
    };
  }
}

/** `*`, a value or a range, each with an optional `/step`. */
function isCronPart(part: string, { min, max, words }: (typeof FIELDS)[number]): boolean {
  const match = /^(\*|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:\/([1-9]\d?))?$/.exec(part);
  if (match === null) return false;
  if (match[1] === '*') return true;
  const valueOf = (written: string) => {
    const word = (words as readonly string[]).indexOf(written.toUpperCase());
    return word === -1 ? (/^\d+$/.test(written) ? Number(written) : NaN) : word + min;
  };
  const from = valueOf(match[2] ?? '');
  const to = match[3] === undefined ? from : valueOf(match[3]);
  return from >= min && to <= max && from <= to;
}
