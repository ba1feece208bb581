const FIELDS = {
  minute: { min: 0, max: 59, words: [] },
  hour: { min: 0, max: 23, words: [] },
  dayOfMonth: { min: 1, max: 31, words: [] },
  month: { min: 1, max: 12, words: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ') },
  dayOfWeek: { min: 0, max: 6, words: 'SUN MON TUE WED THU FRI SAT'.split(' ') },
} as const;

type Field = (typeof FIELDS)[keyof typeof FIELDS];

/**
 * A schedule as EventBridge Scheduler writes it: six fields, days of the week from 1 (Sunday), and
 * `?` for the day that the other one decides. Expects a cron text that the model has checked.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function renderAwsCron(cron: string): string {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = cron.split(' ');
  const days = renderDays(dayOfMonth, dayOfWeek);
  const fields = [
    renderField(minute, FIELDS.minute),
    renderField(hour, FIELDS.hour),
    days.dayOfMonth,
    renderField(month, FIELDS.month),
    days.dayOfWeek,
    '*',
  ];
  return `cron(${fields.join(' ')})`;
}

function renderDays(dayOfMonth: string, dayOfWeek: string) {
  if (dayOfWeek === '*') {
    return { dayOfMonth: renderField(dayOfMonth, FIELDS.dayOfMonth), dayOfWeek: '?' };
  }
  const days = valuesOf(dayOfWeek, FIELDS.dayOfWeek).map((day) => day + 1);
  return { dayOfMonth: '?', dayOfWeek: listed(days) };
}

function renderField(written: string, field: Field): string {
  return written === '*' ? '*' : listed(valuesOf(written, field));
}

/** Values in order, runs of three or more as a range: AWS takes no more than 256 characters in all. */
function listed(values: readonly number[]): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const runs: { readonly from: number; readonly to: number }[] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last?.to === value - 1) runs[runs.length - 1] = { from: last.from, to: value };
    else runs.push({ from: value, to: value });
  }
  return runs.map(renderRun).join(',');
}

function renderRun({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return `${from}`;
  return to === from + 1 ? `${from},${to}` : `${from}-${to}`;
}

/** Every value that a field allows, one by one: steps and ranges mean the same then everywhere. */
function valuesOf(written: string, field: Field): number[] {
  return written.split(',').flatMap((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [from, to] = boundsOf(range, field, part.includes('/'));
    return Array.from(
      { length: Math.floor((to - from) / Number(step)) + 1 },
      (_, index) => from + index * Number(step),
    );
  });
}

function boundsOf(range: string, field: Field, hasStep: boolean): readonly [number, number] {
  if (range === '*') return [field.min, field.max];
  const [first = '', end] = range.split('-');
  const from = valueOf(first, field);
  if (end !== undefined) return [from, valueOf(end, field)];
  return [from, hasStep ? field.max : from];
}

function valueOf(written: string, { min, words }: Field): number {
  const word = (words as readonly string[]).indexOf(written.toUpperCase());
  return word === -1 ? Number(written) : word + min;
}
