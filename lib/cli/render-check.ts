import { renderProblems, type LocatedProblem } from '../errors';
import type { ReportedAcceptance, SystemReport } from '../model/report';
import { amount } from './amount';
import { openProblems } from './report-file';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function countProblems(problems: readonly LocatedProblem[]): ProblemCounts {
  const count = (wanted: string): number =>
    problems.filter(({ severity = 'error' }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/** Every open problem, every acceptance with its reason, and the counts on the last line. */
export function renderCheck(report: SystemReport): string {
  const problems = openProblems(report);
  return [
    ...(problems.length > 0 ? [renderProblems(problems)] : []),
    ...report.acceptances.map(renderAcceptance),
    summary(report, countProblems(problems)),
  ].join('\n');
}

function renderAcceptance({ code, reason, silenced }: ReportedAcceptance): string {
  const whom =
    silenced.length === 0 ? 'it matched nothing and can go' : `for ${silenced.join(', ')}`;
  return `accepted ${code}: ${reason} (${whom})`;
}

function summary({ services, edges, stacks }: SystemReport, counts: ProblemCounts): string {
  const size = [
    amount(services.length, 'service'),
    amount(edges.length, 'edge'),
    amount(stacks.length, 'stack'),
  ];
  const found = [
    amount(counts.errors, 'error'),
    amount(counts.warnings, 'warning'),
    amount(counts.notes, 'note'),
  ];
  return `${size.join(', ')}: ${found.join(', ')}`;
}
