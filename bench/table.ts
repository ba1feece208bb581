import type { Comparison, Side } from './compare';

const HEADINGS = ['', 'fleetwright', 'compared with', '', 'ratio', 'goal', ''];

/** The comparisons as a table for people. */
export function renderTable(comparisons: readonly Comparison[]): string {
  const rows = [HEADINGS, ...comparisons.map(rowOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Whether a comparison reached its goal; without a goal there is nothing to reach. */
export function isMet({ ratio, goal }: Comparison): boolean | undefined {
  return goal === undefined ? undefined : ratio <= goal;
}

function rowOf(comparison: Comparison): string[] {
  const { what, ours, other, ratio, goal } = comparison;
  const verdict = { true: 'met', false: 'not met', undefined: '' }[`${isMet(comparison)}`];
  return [
    what,
    renderSide(ours),
    renderSide(other),
    other.name,
    ratio.toFixed(2),
    goal === undefined ? '' : `≤ ${goal}`,
    verdict,
  ];
}

function renderSide({ seconds, peakMiB }: Side): string {
  return `${seconds.toFixed(2)} s ${peakMiB.toFixed(0)} MiB`;
}
